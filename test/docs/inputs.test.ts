/** The table of docs/command.md that says what to type for what one has: each row is run. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { records, running } from '../cli/running.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-inputs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const page = readFileSync(new URL('../../docs/command.md', import.meta.url), 'utf8');
const [, table = ''] = /<!-- inputs:begin -->\n([\s\S]*?)<!-- inputs:end -->/.exec(page) ?? [];
const commands = [...table.matchAll(/\| `((?:\\\||[^`])*)` \|$/gm)].map(([, command = '']) =>
  command.replace('\\|', '|'),
);

const TABLE = 'Name;Email\r\nJörg;jörg@bücher.example\r\n"B, C";b..c@x.example\r\n';
const EMAILS = ['jörg@bücher.example', 'b..c@x.example'];
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** Of each command, what its file may be, and the addresses that it finds there. */
const KINDS: Record<string, [name: string, content: string | Buffer, found: readonly string[]][]> = {
  'check list.txt': [
    ['a list', 'a@x.example\n\nb@x.example', ['a@x.example', 'b@x.example']],
    ['gzip', gzipSync('a@x.example\n'), ['a@x.example']],
  ],
  'check people.csv --column Email': [
    ['semicolons', TABLE, EMAILS],
    ['UTF-8 with a mark', `\ufeff${TABLE}`, EMAILS],
    ['sep=', `sep=;\r\n${TABLE}`, EMAILS],
    ['commas', 'Name,Email\nA,a@x.example\n', ['a@x.example']],
    ['Unicode text', utf16(`\ufeff${TABLE.replaceAll(';', '\t')}`), EMAILS],
    ['UTF-16 without a mark', utf16(TABLE), EMAILS],
    ['Excel for the Mac', TABLE.replaceAll('\r\n', '\r'), EMAILS],
    ['rows of several lines', 'Embassy,Email\n"A\nB","a@x.example"\n', ['a@x.example']],
  ],
  'check people.csv --column Email --encoding windows-1252': [
    ['windows-1252', Buffer.from(TABLE, 'latin1'), EMAILS],
  ],
  'check contacts.csv --column "E-mail Address" --column "E-mail 2 Address"': [
    [
      'Outlook',
      'First Name,E-mail Address,E-mail 2 Address\nA,a@x.example,\nB,b@x.example,c@x.example\n',
      ['a@x.example', 'b@x.example', 'c@x.example'],
    ],
  ],
  'check domains.csv --column Contact --null "(blank)"': [
    ['a placeholder', 'Domain,Contact\nx,(blank)\ny,a@x.example\nz,\n', ['a@x.example']],
  ],
  'check people.ndjson --field user.email': [
    ['NDJSON', '{"user":{"email":"a@x.example"}}\n{"user":{"email":null}}\n', ['a@x.example']],
    ['arrays', '{"user":{"email":["a@x.example","b@x.example"]}}\n', ['a@x.example', 'b@x.example']],
  ],
  'check maintainers.txt --grammar rfc5322': [
    ['names', 'Anna <a@x.example>\n', ['a@x.example']],
    ['To:', 'To: Anna <a@x.example>, b@x.example\n', ['a@x.example', 'b@x.example']],
    ['Uploaders:', 'Uploaders: A B <a@x.example>, "C, D" <c@x.example>\n', ['a@x.example', 'c@x.example']],
  ],
  'check - --column 2 --grammar rfc5322': [
    ['shortlog', '     3\tAnna <a@x.example>\n     1\tB. C. <b@x.example>\n', ['a@x.example', 'b@x.example']],
  ],
  'check --extract contacts.vcf': [
    ['vCard', 'BEGIN:VCARD\nEMAIL;TYPE=INTERNET:a@x.example\nEND:VCARD\n', ['a@x.example']],
    ['LDIF', 'dn: cn=a\nmail: a@x.example\n', ['a@x.example']],
    ['mailmap', 'Anna <a@x.example> <b@x.example>\n', ['a@x.example', 'b@x.example']],
    ['text', 'Write to a@x.example, please.\n', ['a@x.example']],
  ],
};

const ofCheck = (command: string) =>
  command.slice(command.indexOf('mailbox-syntax ') + 'mailbox-syntax '.length);
const words = (command: string) =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** What was read of a record: the address, without a name beside it. */
const addressOf = ({ input, mailbox }: Record<string, unknown>) =>
  (mailbox as { unicode: string } | null)?.unicode ?? input;

describe('what one has, and what to type', () => {
  it('has its rows here', () => {
    expect(commands.map(ofCheck)).toEqual(Object.keys(KINDS));
  });

  const rows = Object.entries(KINDS).flatMap(([command, kinds]) =>
    kinds.map((kind) => [command, ...kind] as const),
  );
  it.each(rows)('%s: %s', async (command, _, content, found) => {
    const argv = words(command);
    const at = argv.findIndex((word) => /^\w+\.\w+$/.test(word) && word !== 'user.email');
    if (at >= 0) {
      const path = join(folder, argv[at] as string);
      writeFileSync(path, content);
      argv[at] = path;
    }
    const { code, stdout, stderr } = await running([...argv, '--format', 'ndjson'], { stdin: content });
    expect(records(stdout).map(addressOf)).toEqual(found);
    expect([code < 2, stderr.includes('not UTF-8')]).toEqual([true, false]);
  });

  it('git shortlog writes such lines', async () => {
    const git = (...argv: string[]) => execFileSync('git', argv, { cwd: folder, encoding: 'utf8' });
    git('init', '-q', '.');
    const author = ['-c', 'user.name=Anna B', '-c', 'user.email=anna@x.example'];
    git(...author, 'commit', '-q', '--allow-empty', '-m', 'one');
    const { stdout } = await running(words('check - --column 2 --grammar rfc5322'), {
      stdin: git('shortlog', '-se', 'HEAD'),
    });
    expect(records(stdout).map(({ displayName, valid }) => [displayName, valid])).toEqual([['Anna B', true]]);
  });
});
