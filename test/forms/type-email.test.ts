/** What the README says of `<input type="email">`, typed with real keys in the three engines. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES, type Engine, missing } from './engines.ts';
import { type Site, serveSite } from './site.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const LONG = `${'a'.repeat(65)}@example.com`;
/** Each engine: what the page gets of `a@straße.de`, and whether it is valid. */
const SHARP_S = {
  Chromium: ['a@strasse.de', true],
  Firefox: ['a@stra\u00dfe.de', true],
  WebKit: ['a@stra\u00dfe.de', false],
} as const;

let site: Site;
beforeAll(async () => {
  site = await serveSite();
  site.pages.set('/', { body: '<!doctype html><input id="email" type="email">' });
});
afterAll(() => site.close());

describe.each(ENGINES)('$name', (kind) => {
  const reason = missing(kind);
  it.skipIf(reason)(
    reason ? `type="email": skipped, ${reason}` : 'type="email" does what the README says',
    { retry: kind.retry },
    async () => {
      expect(README).toContain('Firefox leaves it and takes it for valid, WebKit leaves it and refuses it');
      const engine: Engine = await kind.start();
      try {
        const { tab } = engine;
        await tab.goto(`${site.url}/`);
        const typed = async (text: string) => {
          await tab.evaluate(`void (email.value = '', email.focus())`);
          await tab.type(text);
          return tab.evaluate('[email.value, email.validity.valid]');
        };
        expect(await typed('a@stra\u00dfe.de')).toEqual(SHARP_S[kind.name]);
        expect(await typed('j\u00f6rg@example.com')).toEqual([expect.any(String), false]);
        expect(await typed('"a b"@example.com')).toEqual(['"a b"@example.com', false]);
        for (const text of ['a..b@example.com', '.a@example.com', LONG])
          expect(await typed(text)).toEqual([text, true]);
      } finally {
        await engine.close();
      }
    },
  );
});
