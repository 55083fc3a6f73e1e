import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { levelTable, PROFILES } from '../../src/profiles.ts';
import { loadPracticeCases } from './smtp-cases.ts';

const page = readFileSync(new URL('../../docs/servers.md', import.meta.url), 'utf8');
const [, table = ''] = /<!-- mta:begin -->\n([\s\S]*?)<!-- mta:end -->/.exec(page) ?? [];
const rows = table.trimEnd().split('\n');

/** The codes whose letter in `smtp` is an error and in `mta` is one of these. */
function lowered(letters: string): string[] {
  const [smtp, mta] = (['smtp', 'mta'] as const).map((name) => PROFILES.indexOf(name)) as [number, number];
  const codes = Object.entries(levelTable).filter(
    ([, row]) => row[smtp] === 'e' && letters.includes(row[mta] as string),
  );
  return codes.map(([code]) => code);
}

it('docs/servers.md names every reason that mta lowers, and no other, with who sends it', () => {
  const named = rows.map((row) => /^\| `([a-z\d-]+)`/.exec(row)?.[1]);
  const ofALabels = named.filter((code) => lowered('a').includes(code as string));
  expect(ofALabels).toHaveLength(1);
  expect(new Set(named)).toEqual(new Set([...lowered('w'), ...ofALabels]));
  for (const row of rows) expect(row.split('|')[3]?.trim().length, row).toBeGreaterThan(20);
});

it('the suite of legitimate senders has 150 commands or more, each with its source', () => {
  const cases = loadPracticeCases();
  const commands = cases.flatMap(({ mail, rcpt }) => [mail, rcpt].filter((each) => each === null));
  expect(commands.length).toBeGreaterThanOrEqual(150);
});
