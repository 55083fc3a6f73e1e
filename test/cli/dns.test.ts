import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DnsServer, hasKnot, startKnot } from '../dns/knot.ts';
import { type LameServer, startLame } from '../dns/lame.ts';
import { records, running } from './running.ts';

const LIST = [
  'anna@mx.example',
  'anna@null.example',
  'anna@mx.example',
  'a..b@mx.example',
  'j\u00f6rg@b\u00fccher.example',
  '',
  'anna@nowhere.example',
  'anna@host.broken',
  'anna@[192.0.2.1]',
].join('\n');

describe.skipIf(!hasKnot && !process.env.CI)('check --dns with knotd (apt-get install knot)', () => {
  let server: DnsServer;
  beforeAll(async () => {
    server = await startKnot();
  });
  afterAll(() => server?.stop());

  const folder = mkdtempSync(join(tmpdir(), 'check-dns-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const check = (argv: string[], stdin: string) =>
    running(['check', '--dns', '--dns-server', `127.0.0.1:${server.port}`, ...argv], { stdin });

  it('adds what DNS says, in the order of the input, and the reply', async () => {
    const { code, stdout } = await check([], LIST);
    expect(code).toBe(1);
    const found = records(stdout).map(({ line, valid, dns, reply }) => [
      line,
      valid,
      (dns as { status: string } | null)?.status ?? null,
      reply && `${(reply as { code: number }).code} ${(reply as { enhanced: string }).enhanced}`,
    ]);
    expect(found).toEqual([
      [1, true, 'mx', null],
      [2, true, 'null-mx', '556 5.1.10'],
      [3, true, 'mx', null],
      [4, false, null, '553 5.1.3'],
      [5, true, 'mx', null],
      [7, true, 'no-domain', '550 5.1.2'],
      [8, true, 'temporary', '451 4.4.3'],
      [9, true, 'address-literal', null],
    ]);
  });

  it('has the reply to MAIL', async () => {
    const { stdout } = await check(['--command', 'MAIL'], 'anna@null.example\n');
    expect(records(stdout)[0]).toMatchObject({ reply: { code: 550, enhanced: '5.7.27' } });
  });

  it('exits with 0 where nothing is refused', async () => {
    expect((await check([], 'anna@mx.example\nanna@host.broken\n')).code).toBe(0);
    expect((await check([], 'anna@nowhere.example\n')).code).toBe(1);
  });

  it('tells a person, in both languages', async () => {
    expect((await check(['--format', 'text'], LIST)).stdout).toMatchInlineSnapshot(`
      "stdin:1: valid  anna@mx.example
          DNS: mail goes to mail.example
      stdin:2: valid  anna@null.example
          DNS: the domain accepts no mail (null MX)
          SMTP reply: 556 5.1.10
      stdin:3: valid  anna@mx.example
          DNS: mail goes to mail.example
      stdin:4: invalid
          a..b@mx.example
            ^
          error: There is more than one dot in a row before the @; keep one
                 local-part-empty-atom, RFC 5321 4.1.2
          SMTP reply: 553 5.1.3
          did you mean: a.b@mx.example
      stdin:5: valid  jörg@bücher.example
          DNS: mail goes to mail.example
      stdin:7: valid  anna@nowhere.example
          DNS: there is no such domain
          SMTP reply: 550 5.1.2
      stdin:8: valid  anna@host.broken
          DNS: no answer for now (ESERVFAIL); try again later
          SMTP reply: 451 4.4.3
      stdin:9: valid, 2 warnings
          anna@[192.0.2.1]
               ^^^^^^^^^^^1
                ^^^^^^^^^2
          [1] warning: Most servers refuse an IP address in place of a domain; use a domain name
                       domain-address-literal, RFC 5321 4.1.3
          [2] warning: This IP address is private or reserved, so the Internet cannot reach it; use a
                       domain name
                       literal-not-global, RFC 6890 2.2
          DNS: not asked: the domain is an IP address
      7 valid (1 with warnings), 1 invalid, 1 empty line skipped
      DNS: 2 without mail, 1 without an answer
      "
    `);
    const { stdout } = await check(['--format', 'text', '--lang', 'fr'], 'anna@null.example\n');
    expect(stdout).toContain('DNS\u00a0: le domaine n’accepte pas de courrier (MX nul)');
  });

  it('divides by what DNS says too, lines as they came or in a format', async () => {
    const [valid, invalid] = [join(folder, 'valid'), join(folder, 'invalid')];
    const split = ['--valid', valid, '--invalid', invalid];
    const list = LIST.replace('\n', '\r\n');
    const { code, stdout } = await check(split, list);
    expect([code, stdout]).toEqual([1, '']);
    expect(readFileSync(valid, 'utf8')).toBe(
      'anna@mx.example\r\nanna@mx.example\nj\u00f6rg@b\u00fccher.example\nanna@host.broken\nanna@[192.0.2.1]',
    );
    expect(readFileSync(invalid, 'utf8')).toBe('anna@null.example\na..b@mx.example\nanna@nowhere.example\n');

    await check([...split, '--format', 'csv'], list);
    expect(readFileSync(invalid, 'utf8')).toMatch(
      /^input,[^\n]*,dns\r\nanna@null.example,true,,,,null-mx\r\na\.\.b/,
    );
    await check([...split, '--format', 'ndjson'], list);
    expect(records(readFileSync(invalid, 'utf8')).map(({ line }) => line)).toEqual([2, 4, 7]);
  });

  it('divides a table by it, under its header', async () => {
    const invalid = join(folder, 'rows');
    const stdin = 'id,mail\n1,anna@mx.example\n2,anna@null.example\n3,\n';
    await check(['--column', 'mail', '--invalid', invalid], stdin);
    expect(readFileSync(invalid, 'utf8')).toBe('id,mail\n2,anna@null.example\n');
  });

  it('writes only what is valid, or invalid, by it', async () => {
    const linesOf = async (only: string) =>
      records((await check(['--only', only], LIST)).stdout).map(({ line }) => line);
    expect(await linesOf('valid')).toEqual([1, 3, 5, 8, 9]);
    expect(await linesOf('invalid')).toEqual([2, 4, 7]);
  });

  it('leaves duplicates out', async () => {
    const { stdout } = await check(['--dedupe'], LIST);
    expect(records(stdout).map(({ line }) => line)).toEqual([1, 2, 4, 5, 7, 8, 9]);
  });

  it('says with --quiet by its exit code alone, and with --summary what it found', async () => {
    expect(await check(['--quiet'], 'anna@null.example\n')).toEqual({ code: 1, stdout: '', stderr: '' });
    const { code, stdout, stderr } = await check(['-q', '--summary'], 'anna@mx.example\nanna@host.broken\n');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe('2 lines: 2 valid, 0 invalid\nDNS: 0 without mail, 1 without an answer\n');
  });

  it('has a column in CSV', async () => {
    const { stdout } = await check(['--format', 'csv'], 'anna@mx.example\na..b@mx.example\n');
    const lines = stdout.split('\r\n');
    expect(lines[0]).toBe('input,valid,reason,message,suggestion,dns');
    expect(lines[1]).toBe('anna@mx.example,true,,,,mx');
    expect(lines[2]).toMatch(/,a\.b@mx\.example,$/);
  });
});

describe('check --dns', () => {
  let lame: LameServer;
  beforeAll(async () => {
    lame = await startLame(() => Buffer.from('no answer that could be read'));
  });
  afterAll(() => lame.stop());

  it('refuses no address because of DNS that is of no use, and asks for a domain once', async () => {
    const stdin = 'a@one.example\n'.repeat(500);
    const argv = ['check', '--dns', '--dns-server', `127.0.0.1:${lame.port}`];
    const { code, stdout } = await running(argv, { stdin });
    expect(code).toBe(0);
    const replies = records(stdout).map(({ reply }) => (reply as { code: number }).code);
    expect(replies).toEqual(Array(500).fill(451));
    // Two tries, and Node may ask a second time by itself.
    expect(lame.asked.length).toBeLessThan(10);
  });

  it('asks for the addresses in a field, and in a column', async () => {
    const argv = ['check', '--dns', '--dns-server', `127.0.0.1:${lame.port}`];
    const field = await running([...argv, '--field', 'mail'], { stdin: '{"mail":"a@one.example"}\n' });
    expect(records(field.stdout)).toMatchObject([{ input: 'a@one.example', dns: { status: 'temporary' } }]);
    const column = await running([...argv, '--column', 'mail'], { stdin: 'id,mail\n1,a@one.example\n' });
    expect(records(column.stdout)).toMatchObject([{ line: 2, dns: { domain: 'one.example' } }]);
  });

  it('keeps octets that are not UTF-8', async () => {
    const stdin = Buffer.concat([
      Buffer.from('j\xf6rg@one.example\n', 'latin1'),
      Buffer.from('a@one.example\n'),
    ]);
    const { stdout } = await running(['check', '--dns', '--dns-server', `127.0.0.1:${lame.port}`], { stdin });
    expect(records(stdout)).toMatchObject([
      { dns: null, inputBase64: Buffer.from('j\xf6rg@one.example', 'latin1').toString('base64') },
      { dns: { status: 'temporary' } },
    ]);
  });

  it.each([
    [['--dns', '--column', '1', '--format', 'csv'], '--dns with --column takes --format text or ndjson'],
    [['--dns-server', '127.0.0.1:53'], '--dns-server needs --dns'],
    [['--dns', '--dns-server', 'localhost:53'], '--dns-server: expected an IP address'],
    [['--dns', '--dns-server', '127.0.0.1:99999'], '--dns-server: expected an IP address'],
    [['--dns', '--dns-server', '::1]:53'], '--dns-server: expected an IP address'],
  ])('refuses %j', async (argv, words) => {
    const { code, stderr } = await running(['check', ...argv], { stdin: 'a@b.example\n' });
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it('is off unless it is asked for', async () => {
    const { stdout } = await running(['check'], { stdin: 'anna@nowhere.example\n' });
    expect(records(stdout)[0]).not.toHaveProperty('dns');
  });
});
