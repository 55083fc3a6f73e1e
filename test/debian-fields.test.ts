/**
 * Who maintains Debian's packages, as Python's email package reads it and as we do. The fields are those of the lists
 * that apt has on this machine: names of people, of which nothing is kept here or written.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkLines } from '../src/batch/index.ts';
import { parseAddressList } from '../src/header/index.ts';

/** `scripts/debian-lists.sh` makes a folder that has the lists of sources too, where Uploaders are. */
const FOLDER = process.env.MAILBOX_SYNTAX_LISTS ?? '/var/lib/apt/lists';
const PYTHON = '/usr/bin/python3';
const CAT = '/usr/lib/apt/apt-helper';

interface Field {
  field: string;
  value: string;
  defects: string[];
  mailboxes: Pair[];
  strict: Pair[] | null;
}

/** A name, empty where there is none, and an address. */
type Pair = [name: string, address: string];

function readFields(): Field[] | string {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const reason = !names.some((name) => /_(?:Packages|Sources)/.test(name))
    ? `no lists of Debian in ${FOLDER}: scripts/debian-lists.sh`
    : [PYTHON, CAT].every(existsSync) || `no ${PYTHON} or no ${CAT}`;
  if (reason !== true) {
    if (process.env.CI) throw new Error(String(reason));
    return String(reason);
  }
  const lines = execFileSync(PYTHON, ['test/debian-fields.py', FOLDER], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const found = readFields();
const fields = typeof found === 'string' ? [] : found;
/** Python's way to say that a standard of today has it otherwise: a dot in a name without quotes (RFC 5322 4.1). */
const isRead = ({ defects }: Field) => defects.every((defect) => defect === 'ObsoleteHeaderDefect');
const read = fields.filter(isRead);

/** A domain is the same in any case. */
const comparable = (pairs: readonly Pair[]) =>
  pairs.map(([name, address]) => [name, address.replace(/@[^@]*$/, (domain) => domain.toLowerCase())]);

function ours(value: string): { valid: boolean; pairs: unknown[] } {
  const { valid, entries } = parseAddressList(value);
  const mailboxes = entries.flatMap((entry) => (entry.kind === 'group' ? entry.members : [entry]));
  return { valid, pairs: mailboxes.map(({ displayName, mailbox }) => [displayName ?? '', mailbox?.unicode]) };
}

/** Fails with the first few of those that are not so. */
function expectNone(differing: readonly unknown[]): void {
  expect([differing.length, differing.slice(0, 3)]).toEqual([0, []]);
}

describe.skipIf(typeof found === 'string')(
  `Debian's Maintainer and Uploaders${fields.length ? '' : ` (${found})`}`,
  () => {
    it('are many, read without defects nearly all', () => {
      expect(fields.length).toBeGreaterThan(1000);
      if (process.env.CI) expect(new Set(fields.map(({ field }) => field))).toContain('Uploaders');
      expect(read.length / fields.length).toBeGreaterThan(0.99);
    });

    it('are valid where email.headerregistry finds no defect, with the same names and addresses', () => {
      const differing = read.filter(({ value, mailboxes }) => {
        const { valid, pairs } = ours(value);
        return !valid || JSON.stringify(pairs) !== JSON.stringify(comparable(mailboxes));
      });
      expectNone(differing);
    });

    it('are invalid where it finds one, each for a reason that is known', () => {
      const kinds = {
        'a comma is missing: text after an address': ({ value }: Field) => {
          const { entries, valid } = parseAddressList(value);
          return (
            !valid && entries.some(({ reasons }) => reasons.some(({ code }) => code === 'header-text-after'))
          );
        },
      };
      expectNone(
        fields.filter((field) => !isRead(field) && !Object.values(kinds).some((isSo) => isSo(field))),
      );
    });

    it('are what email.utils.getaddresses reads, but for known kinds', () => {
      const kinds = {
        // (a comment beside a name belongs to the name there)
        'keeps comments in names': ({ value, strict, mailboxes }: Field) =>
          /\(.*\)/s.test(value) &&
          JSON.stringify(strict?.map(([, address]) => address)) ===
            JSON.stringify(mailboxes.map(([, address]) => address)),
        'refuses empty elements of a list (obs-mbox-list, RFC 5322 4.4)': ({ value, strict }: Field) =>
          strict === null && /^\s*,|,\s*(?:,|$)/.test(value),
      };
      const differing = read.filter(
        ({ value, strict }) =>
          JSON.stringify(ours(value).pairs) !== JSON.stringify(strict && comparable(strict)),
      );
      expectNone(differing.filter((field) => !Object.values(kinds).some((isSo) => isSo(field))));
    });

    it.each([
      ['with the field before it', ({ field, value }: Field) => `${field}: ${value}`],
      ['alone', ({ value }: Field) => value],
    ])('are read by the command, a line each, %s', async (_, line) => {
      const list = Buffer.from(read.map((field) => `${line(field).replaceAll('\n', '')}\n`).join(''));
      const byLine: unknown[][] = read.map(() => []);
      const wrong: unknown[] = [];
      for await (const verdict of checkLines([list], { grammar: 'rfc5322' })) {
        const { displayName, mailbox } = verdict.result as {
          displayName?: string;
          mailbox: { unicode: string } | null;
        };
        byLine[verdict.line - 1]?.push([displayName ?? '', mailbox?.unicode]);
        // A name is no warning either.
        if (!verdict.result.valid || verdict.result.reasons.length > 0) wrong.push(verdict);
      }
      const differing = read.filter(
        ({ mailboxes }, index) => JSON.stringify(byLine[index]) !== JSON.stringify(comparable(mailboxes)),
      );
      expectNone(differing);
      expectNone(wrong);
    });
  },
);
