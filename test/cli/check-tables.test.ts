import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLines } from '../../src/batch/index.ts';
import { records, running } from './running.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-tables-'));
});

afterAll(() => rm(folder, { recursive: true }));

const TABLE = 'name,Email\nA,a@x.example\nB,\nC,\u00a0 \nD,none@x.example\nE,n/a\n\nF,b..c@x.example\n';
const table = (...argv: string[]) =>
  running(['check', '--column', 'Email', '--format', 'csv', ...argv], { stdin: TABLE });

describe('check: records without an address', () => {
  it('skips what is empty or blank, keeps its row, and counts it apart, rows as rows', async () => {
    const { code, stdout, stderr } = await table('--summary');
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(2, 4)).toEqual(['B,,,,,', 'C,\u00a0 ,,,,']);
    expect(stderr).toMatch(/^7 rows: 2 valid, 2 invalid, 2 without an address, 1 empty line\n/);
  });

  it('skips what --null names, an address too', async () => {
    const { code, stdout, stderr } = await table('--summary', '--null', 'n/a', '--null', 'none@x.example');
    expect(code).toBe(1);
    expect(stdout).toContain('D,none@x.example,,,,\nE,n/a,,,,\n');
    expect(stderr).toMatch(/^7 rows: 1 valid, 1 invalid, 4 without an address, 1 empty line\n/);
  });

  it('--require makes them invalid', async () => {
    const { stdout, stderr } = await table('--require', '--null', 'none@x.example', '--summary');
    expect(stdout).toMatch(/^B,,false,input-empty,/m);
    expect(stdout).toMatch(/^D,none@x\.example,false,input-empty,/m);
    expect(stderr).toMatch(/^7 rows: 1 valid, 5 invalid, 1 empty line\n/);
  });

  it.each([
    ['--valid', 'name,Email\nA,a@x.example\nD,none@x.example\n'],
    ['--invalid', 'name,Email\nE,n/a\nF,b..c@x.example\n'],
  ])('are in no file of %s', async (option, expected) => {
    await running(['check', '--column', 'Email', option, at('part.csv')], { stdin: TABLE });
    expect(readFileSync(at('part.csv'), 'utf8')).toBe(expected);
  });

  it('are fields of null, and fields that are not there', async () => {
    const stdin = '{"email":"a@x.example"}\n{"email":null}\n{"email":" "}\n{}\n';
    const { code, stdout, stderr } = await running(['check', '--field', 'email', '--summary'], { stdin });
    expect(code).toBe(0);
    expect(records(stdout).map(({ line }) => line)).toEqual([1]);
    expect(stderr).toBe('4 lines: 1 valid, 0 invalid, 3 without an address\n');
  });

  it('are lines of a list, too: blank ones are counted with the empty ones', async () => {
    const list = ' \n\nnone\n\t\u00a0\r\na@x.example\n';
    const argv = ['check', '--null', 'none', '--summary'];
    const { code, stdout, stderr } = await running(argv, { stdin: list });
    expect(code).toBe(0);
    expect(records(stdout).map(({ line, valid }) => [line, valid])).toEqual([[5, true]]);
    expect(stderr).toBe('5 lines: 1 valid, 0 invalid, 1 without an address, 3 empty lines\n');
    const quiet = await running([...argv, '-q'], { stdin: list });
    expect(quiet.stderr).toBe(stderr);
    const required = await running([...argv, '--require'], { stdin: list });
    expect(records(required.stdout).map(({ line, input, valid }) => [line, input, valid])).toEqual([
      ...[1, 2, 3, 4].map((line) => [line, '', false]),
      [5, 'a@x.example', true],
    ]);
    expect(required.stderr).toMatch(/^5 lines: 1 valid, 4 invalid\n/);
    const found = [];
    for await (const { line } of checkLines([Buffer.from(list)])) found.push(line);
    expect(found).toEqual([3, 5]);
    const ndjson = await running(['check', '--field', 'e', '--summary'], {
      stdin: ' \n{"e":"a@x.example"}\n',
    });
    expect(ndjson.stderr).toBe('2 lines: 1 valid, 0 invalid, 1 empty line\n');
  });
});

describe('check: several addresses in a record', () => {
  const stdin = 'E-mail 1,E-mail 2\na@x.example,b..c@x.example\n,\nd@x.example,\n';
  const columns = ['check', '--column', 'E-mail 1', '--column', '2'];

  it('reads several columns: in NDJSON a record each, with its column', async () => {
    const { stdout } = await running(columns, { stdin });
    expect(records(stdout).map(({ line, input, valid, column }) => [line, input, valid, column])).toEqual([
      [2, 'a@x.example', true, 'E-mail 1'],
      [2, 'b..c@x.example', false, 'E-mail 2'],
      [4, 'd@x.example', true, 'E-mail 1'],
    ]);
  });

  it('adds its columns for each to a table, and divides rows by all of them', async () => {
    const { stdout } = await running([...columns, '--format', 'csv'], { stdin });
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    expect(
      rows.map((row) => [row['E-mail 1 valid'], row['E-mail 2 valid'], row['E-mail 2 suggestion']]),
    ).toEqual([
      ['true', 'false', 'b.c@x.example'],
      ['', '', ''],
      ['true', '', ''],
    ]);
    await running([...columns, '--valid', at('v.csv'), '--invalid', at('i.csv')], { stdin });
    expect(readFileSync(at('v.csv'), 'utf8')).toBe('E-mail 1,E-mail 2\nd@x.example,\n');
    expect(readFileSync(at('i.csv'), 'utf8')).toBe('E-mail 1,E-mail 2\na@x.example,b..c@x.example\n');
  });

  it('finds duplicates among them in NDJSON alone', async () => {
    const twice = 'a,b\nx@x.example,x@X.example\n';
    const { stdout } = await running(
      ['check', '--column', '1', '--column', '2', '--dedupe', '--format', 'ndjson', '--header'],
      {
        stdin: twice,
      },
    );
    expect(records(stdout)).toHaveLength(1);
    const { code, stderr } = await running([...columns, '--dedupe', '--format', 'csv'], { stdin });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--dedupe with several columns takes --format ndjson'),
    ]);
  });

  it('takes each element of an array in NDJSON', async () => {
    const json = '{"to":["a@x.example",null,"b..c@x.example"]}\n{"to":[]}\n';
    const { stdout } = await running(['check', '--field', 'to'], { stdin: json });
    expect(records(stdout).map(({ line, input, index }) => [line, input, index])).toEqual([
      [1, 'a@x.example', 1],
      [1, 'b..c@x.example', 3],
    ]);
  });
});

describe('check: NDJSON with arrays on the way to a field', () => {
  it('takes the field of each element, with its place among them', async () => {
    const json = [
      '{"people":[{"mail":["a@x.example","b@x.example"]},{"name":"C"},{"mail":"d..e@x.example"}]}',
      '{"people":[]}',
      '{"people":null}',
      '{"people":{"mail":"f@x.example"}}',
    ].join('\n');
    const { code, stdout, stderr } = await running(['check', '--field', 'people.mail', '--summary'], {
      stdin: json,
    });
    expect(code).toBe(1);
    expect(records(stdout).map(({ line, input, index }) => [line, input, index])).toEqual([
      [1, 'a@x.example', 1],
      [1, 'b@x.example', 2],
      [1, 'd..e@x.example', 4],
      [4, 'f@x.example', undefined],
    ]);
    expect(stderr).toContain('4 lines: 3 valid, 1 invalid, 2 without an address\n');
    const third = await running(['check', '--field', 'people.2.mail'], { stdin: json });
    expect(records(third.stdout).map(({ input }) => input)).toEqual(['d..e@x.example']);
  });

  it('is not misled by an empty one, nor by many', async () => {
    const stdin = '{"people":[]}\n{"people":[{"mail":"a@x.example"}]}\n';
    const { code, stderr } = await running(['check', '--field', 'people.mial'], { stdin });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('no field "people.mial" in any record: the first one has "people"'),
    ]);
    expect(await running(['check', '--field', 'people.mail'], { stdin: '{"people":[]}\n' })).toMatchObject({
      code: 0,
      stderr: '',
    });
    const depth = 3000;
    const deep = `${'{"a":['.repeat(depth)}"b@x.example"${']}'.repeat(depth)}\n`;
    const field = Array(depth).fill('a').join('.');
    const { stdout } = await running(['check', '--field', field], { stdin: deep });
    expect(records(stdout)[0]).toMatchObject({ input: 'b@x.example' });
  });
});

describe('check: a table with lines above its header', () => {
  it.each([
    ['a title', 'People of 2024\n\nName,Email\nA,a@x.example\n', 3],
    ['a comment with commas', '# a, b, c\r\nName;EMAIL \r\nA;a@x.example\r\n', 2],
    ['the line of Excel and a title', 'sep=;\nPeople\nName;Email\nA;a@x.example\n', 3],
  ])('says which line has the column: %s', async (_, stdin, line) => {
    const { code, stdout, stderr } = await running(['check', '--column', 'Email'], { stdin });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      `the first row has no column "Email", but line ${line} has: remove the lines above it, as tail -n +${line} does`,
    );
    const rest = stdin
      .split('\n')
      .slice(line - 1)
      .join('\n');
    expect((await running(['check', '--column', 'Email'], { stdin: rest })).code).toBe(0);
  });

  it.each(['Name;Email\nA;a@x.example\n', `x\n${'y\n'.repeat(30)}Email\n`])(
    'lists what there is otherwise: %j',
    async (stdin) => {
      const argv = ['check', '--column', 'Email', '--delimiter', ','];
      const { stderr } = await running(argv, { stdin });
      expect(stderr).toContain('there is no column "Email": the first row has "');
    },
  );
});

describe('check: NDJSON of programs', () => {
  it('has names with dots, where a record is flattened', async () => {
    const stdin = '{"user.email":"a@x.example"}\n{"user":{"email":"b@x.example"},"user.email":"no"}\n';
    const { code, stdout } = await running(['check', '--field', 'user.email'], { stdin });
    expect(code).toBe(0);
    expect(records(stdout).map(({ input }) => input)).toEqual(['a@x.example', 'b@x.example']);
  });

  it('is written without lone surrogates, which other readers refuse, and none is lost', async () => {
    const stdin = '{"email":"\\ud800a@x.example"}\n{"email":"b\\udfff@x.example"}\n';
    const { stdout } = await running(['check', '--field', 'email'], { stdin });
    expect(stdout).not.toMatch(/\\ud[89a-f]/i);
    expect(records(stdout).map(({ input, inputBase64 }) => [input, inputBase64])).toEqual([
      ['\ufffda@x.example', Buffer.from('\xed\xa0\x80a@x.example', 'latin1').toString('base64')],
      ['b\ufffd@x.example', Buffer.from('b\xed\xbf\xbf@x.example', 'latin1').toString('base64')],
    ]);
    expect(records(stdout)[0]).toMatchObject({
      reasons: [{ code: 'encoding-lone-surrogate', start: 0, end: 1, octets: [0, 3] }],
    });
  });
});

describe('check: NDJSON that is not what --field says', () => {
  it.each([
    [
      'JSON that is spread over lines',
      'email',
      '[\n  {\n    "email": "a@x.example"\n  }\n]\n',
      'JSON spread over lines, not one record per line: write one line per record, as with jq -c ".[]"',
    ],
    [
      'an array with a record in each line',
      'email',
      '[\n{"email":"a@x.example"},\n{"email":"b@x.example"}\n]\n',
      'JSON spread over lines, not one record per line',
    ],
    ['texts', 'email', '"a@x.example"\n7\n', 'no field "email": no record has any fields'],
    [
      '--field e_mail',
      'e_mail',
      '{"id":1,"email":"a@x.example"}\n{"email":"b@x.example"}\n',
      'no field "e_mail" in any record: the first one has "id", "email"',
    ],
    [
      'a JSON array in one line',
      'email',
      '[{"email":"a@x.example"}]\n',
      'a JSON array in line 1, not one record per line',
    ],
  ])('says so of %s, and ends with 2', async (_, field, stdin, words) => {
    const { code, stderr } = await running(['check', '--field', field], { stdin });
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it('names a line of brackets that are never closed, and checks the rest', async () => {
    const stdin = `${'['.repeat(100_000)}\n{"email":${'['.repeat(100_000)}\n{"email":"a@x.example"}\n`;
    const { code, stdout, stderr } = await running(['check', '--field', 'email'], { stdin });
    expect([code, stderr]).toEqual([1, 'mailbox-syntax: standard input: not JSON: lines 1, 2\n']);
    expect(records(stdout).map(({ line, valid }) => [line, valid])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  it('checks a value that is nested deeply as its line, and the rest', async () => {
    const deep = (depth: number) => `{"email":{"x":${'['.repeat(depth)}${']'.repeat(depth)}}}\n`;
    for (const depth of [3000, 5000, 100_000]) {
      const stdin = `${deep(depth)}{"email":"a@x.example"}\n`;
      const { code, stdout } = await running(['check', '--field', 'email'], { stdin });
      expect(code).toBe(1);
      expect(records(stdout).map(({ line, valid }) => [line, valid])).toEqual([
        [1, false],
        [2, true],
      ]);
    }
  });
});

describe('check: repairs applied, and columns', () => {
  const stdin =
    'a@x.example \nA@X.example\n"b"@x.example\nc..d@x.example\nnone\n+e@x.example\njörg@xn--bcher-kva.example\n';

  it('--fix adds the clean address and what was done', async () => {
    const { stdout } = await running(['check', '--fix', '--format', 'ndjson'], { stdin });
    expect(records(stdout).map(({ clean, change }) => [clean, change])).toEqual([
      ['a@x.example', 'mailbox-edge-white-space'],
      ['A@x.example', 'canonical'],
      ['b@x.example', 'local-part-quoted local-part-needless-quoting'],
      ['c.d@x.example', 'local-part-empty-atom'],
      [null, ''],
      ['+e@x.example', ''],
      ['jörg@bücher.example', 'canonical'],
    ]);
  });

  it('writes the same of a plain address from a template as of any other', async () => {
    const lines = ['a@x.example', 'A@X.example', 'a@x.example', 'b@Y.example', '+b@y.example', 'c@y.example'];
    const { stdout } = await running(['check', '--fix', '--format', 'csv'], {
      stdin: `${lines.join('\n')}\n`,
    });
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ clean, change }) => [clean, change])).toEqual([
      ['a@x.example', ''],
      ['A@x.example', 'canonical'],
      ['a@x.example', ''],
      ['b@y.example', 'canonical'],
      ['+b@y.example', ''],
      ['c@y.example', ''],
    ]);
  });

  it('puts no apostrophe before a clean address, only before the input', async () => {
    const { stdout } = await running(['check', '--fix', '--format', 'csv'], { stdin: '+e@x.example\n' });
    expect(stdout).toMatch(/^input,[^\r]*\r\n'\+e@x\.example,true,.*,\+e@x\.example,\r\n$/);
  });

  it('--columns names what CSV has, of a list and of a table', async () => {
    const list = await running(
      ['check', '--format', 'csv', '--columns', 'address,domain,reasons,display-name'],
      {
        stdin: 'A@X.example\na..(b)@x.example\n',
      },
    );
    const [head, first, second] = list.stdout.split('\r\n');
    expect([head, first]).toEqual(['address,domain,reasons,displayName', 'A@x.example,x.example,,']);
    expect(second).toBe(',,local-part-empty-atom local-part-comment,');
    const { stdout } = await table('--columns', 'valid,domain');
    expect(stdout).toContain('name,Email,valid,domain\nA,a@x.example,true,x.example\n');
  });

  it.each([
    [['--columns', 'adress', '--format', 'csv'], 'expected input, valid'],
    [['--columns', 'address'], '--columns takes --format csv'],
    [['--bom'], '--bom takes --format csv'],
    [['--duplicates', 'x'], '--duplicates needs --dedupe'],
    [['--dedupe=case'], '--dedupe: expected ignore-case, got "case"'],
  ])('%j is wrong usage', async (argv, words) => {
    const { code, stderr } = await running(['check', ...argv], { stdin: '' });
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it('gives added columns other names where the table has theirs', async () => {
    const once = (await table()).stdout;
    const { stdout } = await running(['check', '--column', 'Email', '--format', 'csv'], { stdin: once });
    expect(stdout.split('\n')[0]).toBe(
      'name,Email,valid,reason,message,suggestion,valid 2,reason 2,message 2,suggestion 2',
    );
  });

  it('--bom writes one mark, whether the table has one or not', async () => {
    for (const mark of ['', '\ufeff']) {
      const { stdout } = await running(['check', '--column', 'Email', '--format', 'csv', '--bom'], {
        stdin: mark + TABLE,
      });
      expect(stdout.startsWith('\ufeffname,Email,valid')).toBe(true);
    }
    await running(['check', '--column', 'Email', '--bom', '--valid', at('bom.csv')], { stdin: TABLE });
    expect(readFileSync(at('bom.csv'), 'utf8')).toMatch(/^\ufeffname,Email\n/);
  });
});

describe('check: duplicates and domains', () => {
  const stdin = 'Anna@x.example\nanna@X.example\nb@y.example\nB@y.example\nb@y.example\nc..d@z.example\n';

  it('--dedupe=ignore-case, and --duplicates', async () => {
    const argv = [
      'check',
      '--dedupe=ignore-case',
      '--duplicates',
      at('dups'),
      '--format',
      'csv',
      '--columns',
      'input',
    ];
    const { stdout } = await running(argv, { stdin });
    expect(stdout).toBe('input\r\nAnna@x.example\r\nb@y.example\r\nc..d@z.example\r\n');
    expect(readFileSync(at('dups'), 'utf8')).toBe(
      'input\r\nanna@X.example\r\nB@y.example\r\nb@y.example\r\n',
    );
  });

  it('--duplicates beside --valid takes records as they came', async () => {
    await running(['check', '--dedupe', '--valid', at('ok'), '--duplicates', at('dups')], { stdin });
    expect(readFileSync(at('dups'), 'utf8')).toBe('b@y.example\n');
    expect(readFileSync(at('ok'), 'utf8')).toBe('Anna@x.example\nanna@X.example\nb@y.example\nB@y.example\n');
  });

  it('--by-domain counts the domains of valid addresses', async () => {
    const { stderr } = await running(['check', '-q', '--by-domain'], { stdin });
    expect(stderr).toMatch(
      /domains of valid addresses:\n {2}y\.example {2}3 {2}█+\n {2}x\.example {2}2 {2}█+\n$/,
    );
  });
});

describe('check --grammar rfc5322: several addresses in a cell', () => {
  const stdin = [
    'Name,Email',
    'A,"a@x.example; B <b@X.example>"',
    'B,"c@x.example, d..e@x.example"',
    'C,"f@x.example\ng@x.example"',
    'D,',
    'E,h@x.example',
    'F,"i@x.example, j k@x"',
    'G,"""A; B"" <l@x.example>"',
    '',
  ].join('\n');
  const argv = ['check', '--column', 'Email', '--grammar', 'rfc5322'];

  it('NDJSON: a record each, with its number', async () => {
    const { stdout } = await running(argv, { stdin });
    expect(records(stdout).map(({ line, index, input, valid }) => [line, index, input, valid])).toEqual([
      [2, 1, 'a@x.example', true],
      [2, 2, 'B <b@X.example>', true],
      [3, 1, 'c@x.example', true],
      [3, 2, 'd..e@x.example', false],
      [4, 1, 'f@x.example', true],
      [4, 2, 'g@x.example', true],
      [7, undefined, 'h@x.example', true],
      [8, 1, 'i@x.example', true],
      [8, 2, 'j k@x', false],
      [9, undefined, '"A; B" <l@x.example>', true],
    ]);
  });

  it('CSV: a row stays one, with what is known of all', async () => {
    const columns = ['--columns', 'valid,reason,suggestion,address,displayName,domain', '--fix'];
    const { stdout } = await running([...argv, '--format', 'csv', ...columns], { stdin });
    const rows: string[][] = parse(stdout);
    expect(rows.map((row) => row.slice(2))).toEqual([
      ['valid', 'reason', 'suggestion', 'address', 'displayName', 'domain', 'clean', 'change'],
      [
        'true',
        '',
        '',
        'a@x.example, b@x.example',
        'B',
        'x.example, x.example',
        'a@x.example, b@x.example',
        'canonical',
      ],
      [
        ...['false', 'local-part-empty-atom', 'c@x.example, d.e@x.example', '', '', ''],
        ...['c@x.example, d.e@x.example', 'local-part-empty-atom'],
      ],
      [
        'true',
        '',
        '',
        'f@x.example, g@x.example',
        '',
        'x.example, x.example',
        'f@x.example, g@x.example',
        '',
      ],
      ['', '', '', '', '', '', '', ''],
      ['true', '', '', 'h@x.example', '', 'x.example', 'h@x.example', ''],
      // One address has no repair: a list without it would lose it.
      ['false', 'local-part-space', '', '', '', '', '', ''],
      ['true', '', '', 'l@x.example', 'A; B', 'x.example', 'l@x.example', 'canonical'],
    ]);
  });

  it('divides rows by all of them, and names the column where there are several', async () => {
    const two = 'E1,E2\n"a@x.example, b@x.example",c@x.example\n"d@x.example, e..f@x.example",g@x.example\n';
    const several = ['check', '--column', 'E1', '--column', 'E2', '--grammar', 'rfc5322'];
    const { stdout } = await running(
      [...several, '--format', 'csv', '--columns', 'valid', '--only', 'valid'],
      { stdin: two },
    );
    expect(stdout).toBe('E1,E2,E1 valid,E2 valid\n"a@x.example, b@x.example",c@x.example,true,true\n');
    const ndjson = await running(several, { stdin: two });
    expect(records(ndjson.stdout).map(({ column, index, input }) => [column, index, input])).toEqual([
      ['E1', 1, 'a@x.example'],
      ['E1', 2, 'b@x.example'],
      ['E2', undefined, 'c@x.example'],
      ['E1', 1, 'd@x.example'],
      ['E1', 2, 'e..f@x.example'],
      ['E2', undefined, 'g@x.example'],
    ]);
  });

  it('reads a text of NDJSON as a line, and the elements of an array', async () => {
    const lines = [
      { e: 'To: a@x.example; B <b@x.example>' },
      { e: ['c@x.example, d@x.example', null, 'e@x.example'] },
      { e: 'f@x.example\r\ng@x.example' },
      { e: 'h@x.example' },
    ];
    const { stdout } = await running(['check', '--field', 'e', '--grammar', 'rfc5322'], {
      stdin: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    });
    expect(records(stdout).map(({ line, index, input }) => [line, index, input])).toEqual([
      [1, 1, 'a@x.example'],
      [1, 2, 'B <b@x.example>'],
      [2, 1, 'c@x.example'],
      [2, 2, 'd@x.example'],
      [2, 4, 'e@x.example'],
      [3, 1, 'f@x.example'],
      [3, 2, 'g@x.example'],
      [4, undefined, 'h@x.example'],
    ]);
  });

  it('leaves semicolons to profile rfc, which has none', async () => {
    const { stdout } = await running(['check', '--grammar', 'rfc5322', '--profile', 'rfc'], {
      stdin: 'a@x.example; b@x.example\n',
    });
    expect(records(stdout)).toMatchObject([{ input: 'a@x.example; b@x.example', valid: false }]);
  });

  it('is one address without that grammar, with its own reason', async () => {
    const { stdout } = await running(['check', '--column', 'Email'], { stdin });
    const found = records(stdout).find(({ line }) => line === 3);
    expect(found).toMatchObject({ valid: false, reasons: [{ code: 'mailbox-several-addresses' }] });
  });
});

describe('check --format text', () => {
  it('has the name and the bare address of a header', async () => {
    const { stdout } = await running(['check', '--grammar', 'rfc5322', '--format', 'text'], {
      stdin: 'Anna \u202eS <ANNA@Example.org>\na@x.example\n<b@x.example>\n',
    });
    expect(stdout.split('\n').slice(-7)).toEqual([
      '    name: Anna \\u{202e}S',
      '    address: ANNA@example.org',
      'stdin:2: valid  a@x.example',
      'stdin:3: valid  <b@x.example>',
      '    address: b@x.example',
      expect.stringMatching(/^\d valid/),
      '',
    ]);
  });

  it('--fix shows the clean address, once', async () => {
    const { stdout } = await running(['check', '--fix', '--format', 'text'], {
      stdin: 'anna@EXAMPLE.org\na..b@x.example\na@x.example\na b c\n',
    });
    expect(stdout).toContain('stdin:1: valid  anna@EXAMPLE.org\n    clean: anna@example.org\n');
    expect(stdout).toContain('    SMTP reply: 553 5.1.3\n    clean: a.b@x.example\n');
    expect(stdout.match(/clean:/g)).toHaveLength(2);
    expect(stdout).not.toContain('did you mean');
  });
});
