import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/cli/terminal.ts';
import { type ReasonCode, reasons } from '../../src/index.ts';
import { enhancedCodes, replyCodes } from '../../src/reference/reference.ts';
import { running } from './running.ts';

const explained = (argv: string[], columns?: number) =>
  running(['explain', ...argv], columns === undefined ? {} : { terminal: { stdout: true, columns } });

/** Without colours. */
const plain = (text: string) => text.replaceAll(/\x1b\[\d+m/g, '');

describe('explain', () => {
  it('shows two codes beside each other', async () => {
    const { code, stdout } = await explained(['354', '553']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Code +354 Start mail input +553 Mailbox name not allowed$/m);
    expect(stdout).toMatch(/^Answers +DATA +MAIL, RCPT and VRFY$/m);
    expect(stdout).toContain('\nKey differences\n- 354: ');
  });

  it('does so in French', async () => {
    const { stdout } = await explained(['354', '553', '--lang', 'fr']);
    expect(stdout).toMatch(/^Code +354 Envoyez le message +553 Nom de bo\u00eete non autoris\u00e9$/m);
    expect(stdout).toContain('\nDiff\u00e9rences principales\n- 354 : ');
  });

  it('shows them below each other where there is little room', async () => {
    const { stdout } = await explained(['354', '553'], 50);
    const text = plain(stdout);
    expect(text.indexOf('354 Start')).toBeLessThan(text.indexOf('553 Mailbox'));
    expect(text).not.toMatch(/354 Start.*553/);
    expect(text.match(/^Meaning/gm)).toHaveLength(2);
  });

  it.each([30, 40, 60, 79, 80, 100])('keeps to %i columns', async (columns) => {
    for (const argv of [
      ['354', '553'],
      ['354', '553', '--lang', 'fr'],
      ['5.1.3', 'X.7.27'],
      ['path-too-long', 'encoding-bidi-control'],
      ['header-control-character', '451', '--lang', 'fr'],
    ]) {
      const { stdout } = await explained(argv, columns);
      for (const line of plain(stdout).split('\n'))
        expect(columnsOf(line), line).toBeLessThanOrEqual(columns);
    }
  });

  it('shows the place of the fault, the replies in the styles and the message filled in', async () => {
    const { stdout } = await explained(['domain-label-too-long']);
    expect(stdout).toContain('64 octets long (limit: 63)');
    expect(stdout).toMatch(
      /^Reply at RCPT +553 5\.1\.3 \(style 553 and rfc5321\)\n +501 5\.1\.3 \(style 501\)$/m,
    );
    const { stdout: atom } = await explained(['local-part-empty-atom']);
    expect(atom).toMatch(/^Example +a\.\.b@example\.com\n {20}\^$/m);
  });

  it('shows nothing of an example raw', async () => {
    for (const code of ['encoding-control-character', 'encoding-bidi-control', 'encoding-utf16']) {
      const { stdout } = await explained([code]);
      expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    }
  });

  it.each(['en', 'fr'])('explains every code there is, in %s', async (lang) => {
    const codes = [...replyCodes, ...enhancedCodes, ...(Object.keys(reasons) as ReasonCode[])];
    for (const code of codes) {
      const { code: exit, stdout, stderr } = await explained([code, '--lang', lang]);
      expect([exit, stderr], code).toEqual([0, '']);
      expect(stdout, code).not.toMatch(/undefined|(?<!\\u)\{\w+\}|\[object/);
      expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    }
  });

  it('writes JSON', async () => {
    const { stdout } = await explained(['local-part-empty-atom', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'reason',
      code: 'local-part-empty-atom',
      example: { bad: 'a..b@example.com', found: { start: 2, end: 2, suggestion: 'a.b@example.com' } },
      replies: { MAIL: { 553: '553 5.1.7' }, RCPT: { 501: '501 5.1.3' } },
      source: [{ url: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2' }],
    });
    const two = JSON.parse((await explained(['354', '553', '--format', 'json', '--lang', 'fr'])).stdout);
    expect(two.codes.map(({ code }: { code: string }) => code)).toEqual(['354', '553']);
    expect(two.differences.length).toBeGreaterThan(3);
  });

  it('writes nothing into JSON that acts upon a terminal', async () => {
    const { stdout } = await explained(['encoding-bidi-control', '--format', 'json']);
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(JSON.parse(stdout).example.bad).toBe('us\u202eer@example.com');
  });

  it.each([
    [['559'], 'unknown code: "559"; the nearest are: 556, 555, 554'],
    [['5.1.33'], 'unknown code: "5.1.33"; the nearest are: 5.1.3'],
    [['local-part-empty-atoms'], 'the nearest are: local-part-empty-atom'],
    [['\u001b[31m553'], 'unknown code: "\\u001b[31m553"'],
    [['354', 'nothing'], 'unknown code: "nothing"'],
    [[], 'expected one or two codes'],
    [['354', '553', '250'], 'expected one or two codes'],
    [['354', '--lang', 'de'], '--lang: expected en, fr, got "de"'],
    [['354', '--format', 'csv'], '--format: expected text, json, got "csv"'],
    [['354', '--odd'], "Unknown option '--odd'"],
  ])('says of %j: %s', async (argv, words) => {
    const { code, stdout, stderr } = await explained(argv);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/^mailbox-syntax explain: [^\n]*\nSee: mailbox-syntax explain --help\n$/);
  });

  const BOUNCE =
    '553-5.1.3 The recipient address <a..b@gmial.com> is not a valid\r\n553 5.1.3 RFC 5321 address. gsmtp\r\n';

  it('reads a bounce from standard input', async () => {
    const { code, stdout, stderr } = await running(['explain', '-'], { stdin: BOUNCE });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Reply 553 5.1.3 from Gmail\n');
    expect(stdout).toContain('The recipient address is malformed.');
    expect(stdout).toContain('  a..b@gmial.com\n    ^\n');
    expect(stdout).toContain('(local-part-empty-atom)');
    expect(stdout).toContain('a.b@g');
  });

  it('does so in French, and as JSON', async () => {
    const { stdout } = await running(['explain', '-', '--lang', 'fr'], { stdin: BOUNCE });
    // The no-break spaces of French are its own; only what the bounce holds is escaped.
    expect(stdout).not.toContain('\\u{a0}');
    expect(stdout).toContain('\u00ab ');
    expect(stdout).toContain('L’adresse du destinataire est mal formée');
    const { stdout: json } = await running(['explain', '-', '--format', 'json'], { stdin: BOUNCE });
    expect(JSON.parse(json)).toMatchObject({
      kind: 'text',
      replies: [{ code: '553', meaning: 'recipient-syntax', address: { address: 'a..b@gmial.com' } }],
    });
  });

  it('shows nothing of a bounce raw, and keeps to the columns', async () => {
    const stdin = `550 5.1.1 \u001b[2J\u202e<anna\u0000\u200b@${'x'.repeat(300)}.example> ${'long '.repeat(100)}unknown user\n`;
    for (const columns of [30, 80]) {
      const { stdout } = await running(['explain', '-'], { stdin, terminal: { stdout: true, columns } });
      const shown = plain(stdout);
      expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
      for (const one of shown.split('\n')) expect(columnsOf(one)).toBeLessThanOrEqual(Math.max(30, columns));
    }
    const { stdout } = await running(['explain', '-', '--format', 'json'], { stdin });
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e]/u);
  });

  it('says that there is no reply in a text, and exits with 1', async () => {
    const { code, stdout } = await running(['explain', '-'], { stdin: 'Hello\n' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^No reply of a mail server/);
    const long = await running(['explain', '-'], {
      stdin: [Buffer.from(BOUNCE), Buffer.alloc(600_000, 120)],
    });
    expect(long.code).toBe(0);
    expect(long.stdout).toContain('longer than what is read');
  });

  it('has help and a version', async () => {
    expect((await explained(['--help'])).stdout).toContain('Usage: mailbox-syntax explain');
    expect((await explained(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await running(['--help'])).stdout).toContain('mailbox-syntax explain CODE');
  });
});
