/** What the README says of `<input type="email">`, typed with real keys in the three engines. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMailbox } from '../../src/is-mailbox.ts';
import { missing } from '../missing.ts';
import { ENGINES, type Engine } from './engines.ts';
import { type Site, serveSite } from './site.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, table = ''] = /<!-- type-email:begin -->\n([\s\S]+?)<!-- type-email:end -->/.exec(README) ?? [];
const [head = [], , ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** What is typed for the first cell of a row. */
function typedOf([, cell = '']: string[]): string {
  const [, length] = /^(\d+) letters before the @$/.exec(cell) ?? [];
  return length ? `${'a'.repeat(Number(length))}@example.com` : cell.replaceAll('`', '');
}

let site: Site;
beforeAll(async () => {
  site = await serveSite();
  site.pages.set('/', { body: '<!doctype html><input id="email" type="email">' });
});
afterAll(() => site.close());

it('the README says what is valid by the RFCs', () => {
  expect(rows.length).toBeGreaterThan(7);
  for (const row of rows) {
    const isValid = isMailbox(typedOf(row), { profile: 'rfc' });
    expect([row[1], row[5]?.split(/[;:]/)[0]]).toEqual([row[1], isValid ? 'valid' : 'invalid']);
  }
});

describe.each(ENGINES)('$name', (kind) => {
  const reason = missing(kind.programs, kind.packages);
  it.skipIf(reason)(
    reason ? `type="email": skipped, ${reason}` : 'type="email" does what the README says',
    { retry: kind.retry },
    async () => {
      const column = head.indexOf(kind.name);
      expect(column).toBeGreaterThan(1);
      const engine: Engine = await kind.start();
      try {
        const { tab } = engine;
        await tab.goto(`${site.url}/`);
        for (const row of rows) {
          const typed = typedOf(row);
          await tab.evaluate(`void (email.value = '', email.focus())`);
          await tab.type(typed);
          const [got, isValid] = await tab.evaluate<[string, boolean]>('[email.value, email.validity.valid]');
          // What is refused goes nowhere, whatever became of it.
          const value = got === typed || !isValid ? '' : `\`${got}\`, `;
          expect([typed, `${value}${isValid ? 'valid' : 'refused'}`]).toEqual([typed, row[column]]);
        }
      } finally {
        await engine.close();
      }
    },
  );
});
