import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLines, checkOctets } from '../../src/batch/index.ts';
import { type Conventions, readConventions, withConventions } from '../../src/conventions/index.ts';
import { resolveSite } from '../../src/servers/site.ts';
import { checkPath } from '../../src/servers/verdict.ts';
import { records, running } from '../cli/running.ts';

const own: Conventions = {
  'example.com': { characters: ['letters', '.'], reserved: ['abuse'] },
  'bücher.example': 'example.com',
};

let folder = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbox-syntax-conventions-'));
  file = join(folder, 'own.json');
  await writeFile(file, `\ufeff${JSON.stringify(own)}`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const LINES =
  'a.b@example.com\na_b@example.com\na_b@example.net\n"a_b"@XN--BCHER-KVA.example\nabuse@example.com\n';

describe('check --conventions', () => {
  it('names the broken rule, its place and the reply', async () => {
    const { code, stdout, stderr } = await running(['check', '--conventions', file, '--format', 'ndjson'], {
      stdin: LINES,
    });
    expect([code, stderr]).toEqual([1, '']);
    const found = records(stdout);
    expect(found.map(({ valid }) => valid)).toEqual([true, false, true, false, true]);
    expect(found[1]).toMatchObject({
      reasons: [
        {
          ...{ code: 'convention-character', level: 'error', start: 1, end: 2, octets: [1, 2] },
          message: 'example.com has only letters and dots before the @; check the name',
        },
      ],
      mailbox: null,
      reply: { code: 553, enhanced: '5.1.3' },
    });
    expect(found[4]).toMatchObject({ reasons: [{ code: 'convention-reserved-name', level: 'warning' }] });
  });

  it.each([
    ['--lang', 'fr'],
    ['--suffix'],
    ['--grammar', 'rfc5322'],
    ['--quiet'],
    ['--dedupe'],
    ['--jobs', '2'],
  ])('goes with %s', async (...options) => {
    const many = LINES.repeat(options[0] === '--jobs' ? 20_000 : 1);
    const { code, stdout } = await running(
      ['check', '--conventions', file, '--format', 'ndjson', '--only', 'invalid', ...options],
      { stdin: many },
    );
    expect(code).toBe(1);
    const lines = stdout === '' ? 0 : records(stdout).length;
    expect(lines).toBe(options[0] === '--quiet' ? 0 : (many.length / LINES.length) * 2);
  });

  it('says what is wrong with the file, and ends with 2', async () => {
    const wrong = join(folder, 'wrong.json');
    await writeFile(wrong, '{"example.com":\n{"level": "off"}}');
    for (const [name, why] of [
      [wrong, 'line 2, column 11: "example.com".level: expected error or warning, got "off"'],
      [join(folder, 'none.json'), 'cannot be read: there is no such file\n'],
      [folder, 'cannot be read: this is a folder\n'],
    ] as const) {
      const { code, stdout, stderr } = await running(['check', '--conventions', name], { stdin: LINES });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`--conventions: ${name}`);
      expect(stderr).toContain(why);
    }
  });
});

describe('lists', () => {
  const conventions = withConventions(readConventions(JSON.stringify(own)));

  it('take what withConventions returned', async () => {
    const valid: boolean[] = [];
    for await (const each of checkLines([Buffer.from(LINES)], { conventions })) valid.push(each.result.valid);
    expect(valid).toEqual([true, false, true, false, true]);
    const run = checkOctets([Buffer.from(LINES)], { conventions, format: 'none' });
    for await (const _ of run) expect.unreachable();
    expect(await run.summary).toMatchObject({ valid: 3, invalid: 2 });
  });

  it('refuse the data itself', () => {
    expect(() => checkOctets([], { conventions: own as never })).toThrow(
      'conventions: expected what withConventions returned, got an object',
    );
  });
});

describe('a site', () => {
  const conventions = withConventions(own);

  it('checks its own domains by its rules, plain addresses too', () => {
    const site = resolveSite({ conventions });
    const textOf = (command: 'MAIL' | 'RCPT', path: string) => checkPath(site, command, path)?.text ?? null;
    expect(textOf('RCPT', '<a.b@example.com>')).toBe(null);
    expect(textOf('RCPT', '<ab1@EXAMPLE.com>')).toMatch(/^example\.com has only letters and dots/);
    expect(textOf('RCPT', '<ab1@bücher.example>')).toMatch(/^xn--bcher-kva\.example has only/);
    expect(textOf('RCPT', '<ab1@example.net>')).toBe(null);
    expect(textOf('MAIL', '<ab1@example.com>')).toBe(null);
    expect(checkPath(site, 'RCPT', Buffer.from('<ab1@example.com>'))).toMatchObject({
      code: 553,
      enhanced: '5.1.3',
    });
  });

  it('refuses the data itself', () => {
    expect(() => resolveSite({ conventions: own as never })).toThrow(
      'conventions: expected what withConventions returned, got an object',
    );
  });
});
