import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { records, running } from './running.ts';

let folder = '';
const at = (name: string) => join(folder, name);

const LETTER = `From: Anna Schmidt <anna@example.org>
Message-ID: <1@mail.example.org>

Dear Ben,
ask carl (at) example (dot) org, or an...@apache.org.
Anna@EXAMPLE.org and dora@exam_ple.org
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-extract-'));
  await writeFile(at('letter.txt'), LETTER);
  await writeFile(at('page.html.gz'), gzipSync('<a href="mailto:emil@example.org?subject=x">me</a>\n'));
});

afterAll(() => rm(folder, { recursive: true }));

const extract = (...argv: string[]) => running(['check', '--extract', ...argv]);

describe('check --extract', () => {
  it('ndjson: a record an address, with file, line and column', async () => {
    const { code, stdout, stderr } = await extract(at('letter.txt'), at('page.html.gz'));
    expect([code, stderr]).toEqual([1, '']);
    const found = records(stdout).map(({ file, line, column, input, valid, suggestion }) => {
      return [file === at('letter.txt') ? 'letter' : 'page', line, column, input, valid, suggestion];
    });
    expect(found).toEqual([
      ['letter', 1, 21, 'anna@example.org', true, null],
      ['letter', 5, 5, 'carl (at) example (dot) org', false, 'carl@example.org'],
      // What an archive hides is told and never guessed.
      ['letter', 5, 37, 'an...@apache.org', false, null],
      ['letter', 6, 1, 'Anna@EXAMPLE.org', true, null],
      ['letter', 6, 22, 'dora@exam_ple.org', false, null],
      ['page', 1, 17, 'emil@example.org', true, null],
    ]);
  });

  it('csv: file, line and column stand before the address; --columns chooses', async () => {
    const { stdout } = await extract('--format', 'csv', at('letter.txt'));
    const [head, first] = stdout.split('\r\n');
    expect(head).toBe('file,line,column,input,valid,reason,message,suggestion');
    expect(first).toBe(`${at('letter.txt')},1,21,anna@example.org,true,,,`);
    const chosen = await extract('--format', 'csv', '--columns', 'line,column,address', at('letter.txt'));
    expect(chosen.stdout.split('\r\n').slice(0, 3)).toEqual([
      'line,column,address',
      '1,21,anna@example.org',
      '5,5,',
    ]);
  });

  it('text: as compilers name places', async () => {
    const { stdout } = await extract('--format', 'text', at('letter.txt'));
    expect(stdout).toContain(`${at('letter.txt')}:1:21: valid  anna@example.org\n`);
    expect(stdout).toContain(`${at('letter.txt')}:5:5: invalid\n    carl (at) example (dot) org\n`);
    expect(stdout).toMatch(/\n2 valid, 3 invalid, 0 empty lines skipped\n$/);
  });

  it('--valid and --invalid divide addresses, one a line', async () => {
    await extract('--valid', at('good.txt'), '--invalid', at('bad.txt'), '--dedupe', at('letter.txt'));
    expect(await readFile(at('good.txt'), 'utf8')).toBe('anna@example.org\nAnna@EXAMPLE.org\n');
    expect(await readFile(at('bad.txt'), 'utf8')).toBe(
      'carl (at) example (dot) org\nan...@apache.org\ndora@exam_ple.org\n',
    );
  });

  it('--only, --fix, --dedupe=ignore-case and --summary', async () => {
    const { stdout, stderr } = await extract(
      ...['--only', 'valid', '--fix', '--dedupe=ignore-case', '--summary', at('letter.txt')],
    );
    expect(records(stdout).map(({ input, clean, change }) => [input, clean, change])).toEqual([
      ['anna@example.org', 'anna@example.org', ''],
    ]);
    expect(stderr).toMatch(/^6 lines: 2 valid, 3 invalid, 1 duplicate left out\n/);
    expect(stderr).toMatch(/mailbox-masked +1 .* line 5 {2}an\.\.\.@apache\.org\n/);
  });

  it('reads the parts of a message, in every format', async () => {
    const body = Buffer.from('Grüße, ben@example.org\r\ncarl@exam_ple.org\r\n').toString('base64');
    const stdin = `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${body}\n`;
    const { code, stdout } = await running(['check', '--extract', '--format', 'csv'], { stdin });
    expect(code).toBe(1);
    expect(stdout.split('\r\n').map((row) => row.split(',').slice(0, 5).join(','))).toEqual([
      'file,line,column,input,valid',
      ',4,13,ben@example.org,true',
      ',4,35,carl@exam_ple.org,false',
      '',
    ]);
    const text = await running(['check', '--extract', '--format', 'text'], { stdin });
    expect(text.stdout).toContain('stdin:4:13: valid  ben@example.org\n');
  });

  it('reads standard input, also without a line end, and nothing', async () => {
    const stdin = 'see anna@example.org';
    const { code, stdout } = await running(['check', '--extract', '--format', 'csv', '-'], { stdin });
    expect([code, stdout.split('\r\n')[1]]).toEqual([0, ',1,5,anna@example.org,true,,,']);
    expect(await running(['check', '--extract'], { stdin: '' })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await running(['check', '--extract', '-q'], { stdin: 'no address\n' })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('writes the same with any number of threads', async () => {
    const stdin = LETTER.repeat(10_000);
    const one = await running(['check', '--extract', '-j1', '--summary'], { stdin });
    const two = await running(['check', '--extract', '-j2', '--summary'], { stdin });
    expect(two.stdout === one.stdout).toBe(true);
    expect(two.stderr).toBe(one.stderr);
    expect(one.stderr).toMatch(/^60,000 lines: 20,000 valid, 30,000 invalid\n/);
  });

  it('shows nothing raw', async () => {
    const stdin = 'x\x1b[31m a\u202e\x07b@example.org "a\x1bb"@example.org\0';
    for (const format of ['text', 'ndjson']) {
      const { stdout } = await running(['check', '--extract', '--format', format], { stdin });
      expect(stdout).toContain('@example.org');
      expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
    }
  });

  it('decodes, and says what is not UTF-8', async () => {
    const stdin = Buffer.from('Gr\xfc\xdfe, j\xf6rg@example.org', 'latin1');
    const known = await running(['check', '--extract', '--encoding', 'windows-1252'], { stdin });
    expect(records(known.stdout)[0]).toMatchObject({ input: 'jörg@example.org', column: 8, valid: true });
    const { stdout, stderr } = await running(['check', '--extract'], { stdin });
    expect(records(stdout)[0]).toMatchObject({
      column: 8,
      valid: false,
      inputBase64: 'avZyZ0BleGFtcGxlLm9yZw==',
    });
    expect(stderr).toContain('not UTF-8 in line 1');
  });

  it.each([
    [['--column', 'x'], '--extract and --column cannot be used together'],
    [['--field', 'x'], '--extract and --field cannot be used together'],
    [['--null', 'x'], '--extract and --null cannot be used together'],
    [['--require'], '--extract and --require cannot be used together'],
    [['--grammar', 'rfc5322'], '--extract and --grammar rfc5322 cannot be used together'],
    [['anna@example.org'], 'an address can be an argument only without --column, --field and --extract'],
  ])('refuses %o', async (argv, words) => {
    const { code, stdout, stderr } = await extract(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});

describe('docs/extract.md', () => {
  const page = readFileSync(new URL('../../docs/extract.md', import.meta.url), 'utf8');
  const files: Record<string, string> = {
    'mail.mbox': 'From: Anna <anna@example.org>\nCc: ANNA@example.org\n',
    'page.html': '<a href="mailto:ben@example.org">carl [at] example.org</a> an...@example.org',
    'cards.vcf': 'BEGIN:VCARD\nEMAIL:dora@EXAMPLE.org\nEND:VCARD\n',
    'people.ldif': 'dn: x\nmail:: YW5uYUBleGFtcGxlLm9yZw==\n',
  };
  const recipes = [...page.matchAll(/^```sh\n(.+)\n```/gm)].map(([, recipe = '']) => recipe);

  async function followed(recipe = ''): Promise<string> {
    for (const [name, text] of Object.entries(files)) await writeFile(at(name), text);
    const [command = ''] = recipe.split(' > ');
    const argv = command.split(' ').slice(1);
    const { stdout, stderr } = await running(argv.map((one) => (one in files ? at(one) : one)));
    return (stdout + stderr).replaceAll(`${folder}/`, '');
  }

  it('has recipes that do what they say', async () => {
    expect(recipes).toHaveLength(4);
    // Written to a file, as `-` is the standard output of this process.
    expect(await followed(recipes[0]?.replace('--valid -', `--valid ${at('addresses.txt')}`))).toBe('');
    expect(await readFile(at('addresses.txt'), 'utf8')).toBe('anna@example.org\n');
    expect(await followed(recipes[1])).toBe(
      '\ufefffile,line,column,input,clean\r\npage.html,1,17,ben@example.org,ben@example.org\r\n' +
        'page.html,1,34,carl [at] example.org,carl@example.org\r\npage.html,1,60,an...@example.org,\r\n' +
        'cards.vcf,2,7,dora@EXAMPLE.org,dora@example.org\r\n',
    );
    expect(await followed(recipes[2])).toMatch(/domains of valid addresses:\n {2}example\.org {2}1 /);
    expect(await followed(recipes[3])).toBe(
      'file,line,column,reasons,suggestion\r\npage.html,1,34,mailbox-obfuscation,carl@example.org\r\n' +
        'page.html,1,60,mailbox-masked local-part-empty-atom,\r\n',
    );
  });
});

describe('check --columns', () => {
  it('has file and line for lists and tables, too', async () => {
    await writeFile(at('list.txt'), 'anna@example.org\n\na..b@example.org\n');
    await writeFile(at('a.csv'), 'Name,Email\nA,anna@example.org\nB,\nC,c@example.org\n');
    await writeFile(at('b.csv'), 'Name,Email\nD,d@example.org\n');
    const list = await running(['check', '--format', 'csv', '--columns', 'file,line,input', at('list.txt')]);
    expect(list.stdout).toBe(
      `file,line,input\r\n${at('list.txt')},1,anna@example.org\r\n${at('list.txt')},3,a..b@example.org\r\n`,
    );
    const columns = ['--column', 'Email', '--format', 'csv', '--columns', 'file,line,valid'];
    const table = await running(['check', ...columns, at('a.csv'), at('b.csv')]);
    expect(table.stdout.replaceAll(folder, '')).toBe(
      'Name,Email,file,line,valid\nA,anna@example.org,/a.csv,2,true\nB,,,,\nC,c@example.org,/a.csv,4,true\nD,d@example.org,/b.csv,2,true\n',
    );
  });
});
