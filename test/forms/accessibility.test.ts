/** axe-core and the accessibility tree, before and after an error, in the three engines. */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enForm } from '../../src/messages/en.ts';
import { ENGINES, type Engine, missing, type Tab } from './engines.ts';
import { type Site, serveSite } from './site.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let site: Site;
beforeAll(async () => {
  site = await serveSite();
  for (const file of readdirSync(`${ROOT}dist`).filter((name) => name.endsWith('.js'))) {
    site.pages.set(`/dist/${file}`, { body: readFileSync(`${ROOT}dist/${file}`) });
  }
  site.pages.set('/examples/forms/plain.html', { body: readFileSync(`${ROOT}examples/forms/plain.html`) });
  site.pages.set('/axe.js', { body: readFileSync(AXE) });
});
afterAll(() => site.close());

describe.each(ENGINES)('$name', (kind) => {
  const reason = missing(kind);
  describe.skipIf(reason)(
    reason ? `plain.html: skipped, ${reason}` : 'plain.html',
    { retry: kind.retry },
    () => {
      let engine: Engine;
      let tab: Tab;
      beforeAll(async () => {
        engine = await kind.start();
        tab = engine.tab;
      });
      afterAll(() => engine?.close());

      /** Opens the page, with an error where there is text. */
      async function open(text = ''): Promise<void> {
        await tab.goto(`${site.url}/examples/forms/plain.html`);
        await tab.until(`document.getElementById('email').getAttribute('aria-describedby')`);
        if (!text) return;
        await tab.evaluate('void email.focus()');
        await tab.type(text);
        await tab.press('Enter');
        await tab.until(`document.querySelector('#email-note p')`);
      }
      async function violations(): Promise<string[]> {
        await tab.evaluate(`new Promise((resolve) => {
        const script = document.createElement('script');
        script.src = '/axe.js';
        script.onload = () => resolve(true);
        document.head.append(script);
      })`);
        return tab.evaluate(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join()))',
        );
      }

      it.each([
        ['before an error', ''],
        ['after one', 'anna..x@example.com'],
      ])('has no violation of axe-core %s', async (_, text) => {
        await open(text);
        expect(await violations()).toEqual([]);
      });

      it('ties the words to the field', async () => {
        await open('anna..x@example.com');
        expect(
          await tab.evaluate(`[email.labels[0].textContent, email.getAttribute('aria-invalid'),
          document.getElementById(email.getAttribute('aria-describedby')).textContent,
          document.querySelector('#email-note [aria-live="polite"]').textContent]`),
        ).toEqual([
          'Email',
          'true',
          `${enForm.texts.removeDotBefore}Did you mean anna.x@example.com?`,
          enForm.texts.removeDotBefore,
        ]);
      });

      it.each([320, 390, 1280])(
        'needs no scrolling sideways at %i pixels, and keeps the button in its place',
        async (width) => {
          // 320 pixels are 1,280 at 400 % (WCAG 2.2, 1.4.10).
          await open();
          await tab.resize(width, 700);
          await open();
          const place = `document.querySelector('button[type=submit]').getBoundingClientRect().y`;
          const before = await tab.evaluate(place);
          await open('anna..x@example.com');
          expect(await tab.evaluate(place)).toBe(before);
          await open('anna..schmidt.with.a.long.name@department.of.something.with.a.long.name.example.com');
          expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
          await tab.resize(800, 600);
        },
      );
    },
  );
});
