/** axe-core and the accessibility tree, before and after an error, in the three engines. */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enForm } from '../../src/messages/en.ts';
import { missing } from '../missing.ts';
import { launch, missingBrowser } from './browser.ts';
import { ENGINES, type Engine, type Tab } from './engines.ts';
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
  const reason = missing(kind.programs, kind.packages);
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

      it('hands the field, the suggestion and the button to assistive technology', async () => {
        const suggestion = 'Did you mean anna.x@example.com?';
        const found = async () => [
          await tab.hasRole('textbox', 'Email'),
          await tab.hasRole('button', suggestion),
          await tab.hasRole('button', 'Sign up'),
        ];
        await open();
        expect(await found()).toEqual([true, false, true]);
        await open('anna..x@example.com');
        expect(await found()).toEqual([true, true, true]);
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

const absent = missingBrowser();
describe.skipIf(absent)(absent ? `colours: skipped, ${absent}` : 'colours, in Chromium', () => {
  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced', { forcedColors: 'active' }],
    ['forced, dark', { forcedColors: 'active', colorScheme: 'dark' }],
  ] as const)(
    '%s: an error and the focus are seen, and axe-core finds no violation',
    async (name, scheme) => {
      const browser = await launch();
      try {
        const page = await browser.newPage(scheme);
        await page.goto(`${site.url}/examples/forms/plain.html`);
        const styles = (selector: string, ...names: string[]): Promise<string[]> =>
          page.evaluate(
            `((style) => ${JSON.stringify(names)}.map((name) => style.getPropertyValue(name)))(getComputedStyle(document.querySelector('${selector}')))`,
          );
        const border = ['border-top-width', 'border-top-style', 'border-top-color'];
        const calm = await styles('#email', ...border);
        await page.fill('#email', 'anna..x@example.com');
        await page.keyboard.press('Enter');
        await page.locator('#email-note button').waitFor();
        // Told by the width too, where all borders have one colour.
        expect(calm.slice(0, 2)).toEqual(['1px', 'solid']);
        expect((await styles('#email', ...border)).slice(0, 2)).toEqual(['2px', 'solid']);
        expect(await styles('#email', 'outline-width', 'outline-style')).toEqual(['3px', 'solid']);
        await page.keyboard.press('Tab');
        expect(await styles('#email-note button', 'outline-width', 'outline-style')).toEqual([
          '3px',
          'solid',
        ]);
        expect((await styles('#email', 'outline-style'))[0]).toBe('none');
        const [words, body] = await Promise.all([styles('#email-note p', 'color'), styles('body', 'color')]);
        expect(words[0] === body[0]).toBe(name.startsWith('forced'));
        await page.addScriptTag({ path: AXE });
        // axe-core sees the colours that the page asked for, not those that were forced.
        const options = { rules: { 'color-contrast': { enabled: !name.startsWith('forced') } } };
        const violations = await page.evaluate(
          `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id }) => id))`,
        );
        expect(violations).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );
});
