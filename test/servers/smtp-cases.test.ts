import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePath } from '../../src/parse-path.ts';
import { replyFor } from '../../src/reply.ts';
import { expectedAt, loadPathCases, loadSessionCases, loadSkips } from './smtp-cases.ts';

const cases = loadPathCases();

describe('fixtures/smtp', () => {
  it.each(cases.map((each) => [each.id, each.why, each] as const))('%s: %s', (_, __, each) => {
    const { path, parameters } = each;
    const isOfMail = parameters.startsWith('SMTPUTF8');
    for (const command of ['MAIL', 'RCPT'] as const) {
      const expected = expectedAt(each, command);
      if (expected === undefined) continue;
      const own = parameters !== '' && (command === 'MAIL' || !isOfMail) ? ` ${parameters}` : '';
      const smtputf8 = command === 'MAIL' ? undefined : isOfMail;
      const result = parsePath(Buffer.concat([path, Buffer.from(own)]), { command, smtputf8 });
      const reply = replyFor(result, { command });
      expect(reply && { reply: `${reply.code} ${reply.enhanced}`, reason: reply.reason }).toEqual(expected);
    }
  });

  it('skips only cases that there are, with a reason', () => {
    const names = new Set(cases.flatMap(({ id }) => [`${id} MAIL`, `${id} RCPT`]));
    for (const { id } of loadSessionCases()) names.add(id);
    const unknown = loadSkips().flatMap((skip) => skip.cases.filter((name) => !names.has(name)));
    expect(unknown).toEqual([]);
  });

  it('never lets a valid case be refused by us, whatever is skipped', () => {
    const valid = cases.flatMap((each) =>
      (['MAIL', 'RCPT'] as const)
        .filter((command) => expectedAt(each, command) === null)
        .map((command) => `${each.id} ${command}`),
    );
    const wrong = loadSkips().filter(
      ({ does, cases: names }) => does !== 'refuses' && names.some((name) => valid.includes(name)),
    );
    expect(wrong).toEqual([]);
  });
});

const folder = process.env.MAILBOX_SYNTAX_DATA;
const title = folder ? '' : ' (skipped: MAILBOX_SYNTAX_DATA names no folder)';

describe.skipIf(!folder)(`rows of smtp-cases.ndjson${title}`, () => {
  interface Row {
    id: string;
    path?: string;
    pathBase64?: string;
    parameters?: string;
    validAtMail: boolean;
    validAtRcpt: boolean;
  }

  it('are all among the fixtures, with the same verdicts', () => {
    const rows = readFileSync(join(folder as string, 'smtp-cases.ndjson'), 'utf8')
      .trimEnd()
      .split('\n');
    const wrong = rows.flatMap((line) => {
      const row = JSON.parse(line) as Row;
      const octets =
        row.path === undefined ? Buffer.from(row.pathBase64 ?? '', 'base64') : Buffer.from(row.path);
      const found = cases.find(
        ({ path, parameters }) => path.equals(octets) && parameters === (row.parameters ?? ''),
      );
      const isSame =
        found && (found.mail === null) === row.validAtMail && (found.rcpt === null) === row.validAtRcpt;
      return isSame ? [] : [row.id];
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});
