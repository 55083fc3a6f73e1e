import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { checkLines } from '../../src/batch/index.ts';
import { records, running } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'check-headers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const check = (stdin: string, ...argv: string[]) =>
  running(['check', '--grammar', 'rfc5322', '--format', 'ndjson', ...argv], { stdin });

describe('check --grammar rfc5322', () => {
  it.each([
    ...['Dora <dora@exam_ple.example>', 'A <a@{DOMAIN}>', 'A <a@-x.example>', 'A <a@x.123>', 'a@x.example*'],
    ...[
      `A <${'a'.repeat(70)}@x.example>`,
      `A <a@${'b'.repeat(70)}.example>`,
      'A <a@[1.2.3]>',
      'A <a@[1.2.3.4.5]>',
    ],
  ])('finds what cannot be mailed invalid: %s', async (line) => {
    const { code, stdout } = await check(`${line}\n`);
    const [record] = records(stdout);
    expect([code, record?.valid, record?.mailbox]).toEqual([1, false, null]);
    expect(((record?.reasons ?? []) as { level: string }[]).some(({ level }) => level === 'error')).toBe(
      true,
    );
    // By the standard alone it is a mailbox of a header.
    expect(records((await check(`${line}\n`, '--profile', 'rfc')).stdout)[0]?.valid).toBe(true);
  });

  it('reads a field that goes on in a line that begins with white space, and an empty return path', async () => {
    const lines = [
      ...['To: Anna <a@x.example>,', ' Ben <b@x.example>,', '\t<c@x.example>', 'Return-Path: <>'],
      'Return-Path: <d@x.example>',
    ];
    const { code, stdout, stderr } = await check(`${lines.join('\n')}\n`, '--summary');
    expect(records(stdout).map(({ line, input, reasons }) => [line, input, reasons])).toEqual([
      [1, 'Anna <a@x.example>', []],
      [2, 'Ben <b@x.example>', []],
      [3, '<c@x.example>', []],
      [5, '<d@x.example>', []],
    ]);
    expect([code, stderr]).toEqual([0, '5 lines: 4 valid, 0 invalid, 1 without an address\n']);
  });

  it.each(['Message-ID: <1@x.example>', 'List-Post: <mailto:a@x.example>', 'X-Id: Anna <a@x.example>'])(
    'makes no name of the name of a field: %s',
    async (line) => {
      const [record] = records((await check(`${line}\n`)).stdout);
      expect(record).toMatchObject({ valid: false, suggestion: null });
    },
  );

  it.each([
    ...['a@x.example b@y.example', 'a@x.example / b@y.example', 'a@x.example and b@y.example'],
    ...['a@x.example|b@y.example', 'a@x.example、b@y.example', '<a@x.example> <b@y.example>'],
    ...['A <a@x.example> B <b@y.example>'],
  ])('says that there are several, and not to remove one: %s', async (line) => {
    const [record] = records((await check(`${line}\n`)).stdout);
    const reasons = (record?.reasons ?? []) as { code: string; message: string }[];
    const codes = reasons.map(({ code, message }) => [code, message]);
    expect(codes).toContainEqual([
      'mailbox-several-addresses',
      'There is more than one address; give only one',
    ]);
    expect(codes.map(([code]) => code)).not.toContain('header-text-after');
  });

  it('names what is no address at all as without the grammar', async () => {
    const found = records((await check('n/a\nhttps://x.example/contact\n')).stdout);
    expect(found.map(({ reasons }) => (reasons as { code: string }[])[0]?.code)).toEqual([
      'mailbox-placeholder',
      'mailbox-web-address',
    ]);
  });

  it('divides addresses at three colons, as tables of Google Contacts have them', async () => {
    const stdin = 'A <a@x.example> ::: b@y.example\n"c ::: d"@z.example\nTo: e@x.example ::: f@y.example\n';
    const { code, stdout } = await check(stdin);
    expect(code).toBe(0);
    expect(
      records(stdout).map(({ line, index, input, displayName }) => [line, index, input, displayName]),
    ).toEqual([
      [1, 1, 'A <a@x.example>', 'A'],
      [1, 2, 'b@y.example', null],
      [2, undefined, '"c ::: d"@z.example', null],
      [3, 1, 'e@x.example', null],
      [3, 2, 'f@y.example', null],
    ]);
  });

  it('finds no fault in a name or a comment, and gives name and address in every format', async () => {
    const line = '"Anna, B." <anna@X.example> (work)\n';
    const [record] = records((await check(line)).stdout);
    expect(record).toMatchObject({ valid: true, reasons: [], displayName: 'Anna, B.' });
    const { stdout } = await running(['check', '--grammar', 'rfc5322', '--format', 'csv'], { stdin: line });
    const [row] = parse(stdout, { columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({
      valid: 'true',
      reason: '',
      address: 'anna@x.example',
      displayName: 'Anna, B.',
    });
  });

  it('says of a plain address that it has no name', async () => {
    const found = records((await check('a@x.example\nb@x.example\n"b" <c@x.example>\n')).stdout);
    expect(found.map(({ displayName }) => displayName)).toEqual([null, null, 'b']);
  });

  it.each([
    ['From: Anna <anna@x.example>', ['Anna <anna@x.example>']],
    ['To: a@x.example, "B, C" <b@x.example>', ['a@x.example', '"B, C" <b@x.example>']],
    ['cc:a@x.example,b..c@x.example', ['a@x.example', 'b..c@x.example']],
    ['Uploaders: A <a@x.example>, B <b@x.example>', ['A <a@x.example>', 'B <b@x.example>']],
    ['Original-Maintainer: A <a@x.example>', ['A <a@x.example>']],
    ['Disposition-Notification-To:a@x.example', ['a@x.example']],
    ['Signed-off-by: A B. <a@x.example>', ['A B. <a@x.example>']],
    ['a@x.example, b@x.example', ['a@x.example', 'b@x.example']],
    ['a@x.example, B. C <b@x.example>,', ['a@x.example', 'B. C <b@x.example>']],
    ['A <a@x.example>, ', ['A <a@x.example>']],
    [', "A, B" <a@x.example>', ['"A, B" <a@x.example>']],
    ['Friends: a@x.example, b@x.example;', ['a@x.example', 'b@x.example']],
  ])('reads %s as a record an address, with its place', async (line, texts) => {
    const { stdout } = await check(`first@x.example\n${line}\n`);
    expect(records(stdout).map(({ line, input, index }) => [line, input, index])).toEqual([
      [1, 'first@x.example', undefined],
      ...texts.map((text, index) => [2, text, index + 1]),
    ]);
    const found = [];
    for await (const { input, entry } of checkLines([Buffer.from(line)], { grammar: 'rfc5322' })) {
      found.push([input, entry]);
    }
    expect(found).toEqual(texts.map((text, index) => [text, { index: index + 1 }]));
  });

  it('leaves a comma in a name to the repair', async () => {
    for (const line of ["O'Brien, Mary <mary@x.example>", "To: O'Brien, Mary <mary@x.example>"]) {
      const [record, ...others] = records((await check(`${line}\n`)).stdout);
      expect([record?.valid, record?.suggestion, others]).toEqual([
        false,
        '"O\'Brien, Mary" <mary@x.example>',
        [],
      ]);
    }
  });

  it('skips an empty group, and counts it', async () => {
    const { code, stdout, stderr } = await check('To: undisclosed-recipients:;\n', '--summary');
    expect([code, stdout, stderr]).toEqual([0, '', '1 line: 0 valid, 0 invalid, 1 without an address\n']);
  });

  it('divides lines by all of their addresses', async () => {
    const [valid, invalid] = [join(folder, 'valid'), join(folder, 'invalid')];
    const lines = ['To: a@x.example, b@x.example\n', 'To: a@x.example, b..c@x.example\n'];
    await running(['check', '--grammar', 'rfc5322', '--valid', valid, '--invalid', invalid], {
      stdin: lines.join(''),
    });
    expect([readFileSync(valid, 'utf8'), readFileSync(invalid, 'utf8')]).toEqual(lines);
  });
});
