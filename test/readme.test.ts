import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkDomain, domainReplyFor } from '../src/dns.ts';
import { emailField } from '../src/forms/standard-schema.ts';
import { formatReason, parseMailbox, type ReasonCode, reasons, replyFor } from '../src/index.ts';
import { parseMailboxWithNearMiss } from '../src/near-miss/index.ts';
import { levelTable } from '../src/profiles.ts';
import { running } from './cli/running.ts';
import { type DnsServer, hasKnot, startKnot } from './dns/knot.ts';
import { entriesTable } from './docs/entries.ts';
import { agreementTable, migrationTable } from './docs/migration-page.ts';
import { fullTable, practiceTable, skipTable, summaryTable } from './servers/tables.ts';

/** A page of prose whose blocks between two markers are written from what the code does. */
class Page {
  readonly name: string;
  text: string;

  constructor(name: string) {
    this.name = name;
    this.text = file(name);
  }

  /** The text between two markers. */
  block(name: string): string {
    const [begin, end] = this.#bounds(name);
    return this.text.slice(begin, end);
  }

  write(name: string, content: string): void {
    const [begin, end] = this.#bounds(name);
    this.text = this.text.slice(0, begin) + content + this.text.slice(end);
  }

  #bounds(name: string): [begin: number, end: number] {
    const marker = `<!-- ${name}:begin -->\n`;
    const begin = this.text.indexOf(marker) + marker.length;
    const end = this.text.indexOf(`<!-- ${name}:end -->`);
    if (begin < marker.length || end < begin)
      throw new Error(`${this.name} has no markers ${name}:begin and ${name}:end`);
    return [begin, end];
  }
}

const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;

/** A line a part: its codes, each with its levels where it is not an error in every profile. */
function reasonList(): string {
  const parts = new Map<string, string[]>();
  for (const [code, { part }] of Object.entries(reasons)) {
    const levels = levelTable[code as ReasonCode].replaceAll('E', 'e');
    const shown = `\`${code}\`${levels === 'eeeee' ? '' : ` ${levels}`}`;
    parts.set(part, [...(parts.get(part) ?? []), shown]);
  }
  return [...parts].map(([part, codes]) => `- ${part}: ${codes.join(', ')}\n`).join('');
}

/** An example in a table: long ones shortened, what Markdown or a terminal would take amiss escaped. */
function cell(example: string): string {
  const short = example.length > 40 ? `${example.slice(0, 37)}...` : example;
  const shown = short
    .replace(
      /(?! )[\p{C}\p{M}\p{Z}\ufffd]/gu,
      (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
    )
    .replaceAll('|', '\\|');
  return shown === '' ? '(nothing)' : `\`${shown}\``;
}

async function checked(argv: string[], stdin = ''): Promise<string> {
  const { stdout } = await running(['check', ...argv], { stdin });
  return stdout;
}

/** Runs an example and gives what it prints. */
function printed(example: string, imported: Readonly<Record<string, unknown>>): string {
  const code = /```js\nimport[^\n]*\n([\s\S]*?)```/.exec(example)?.[1] as string;
  const lines: string[] = [];
  const log = (...values: unknown[]) =>
    lines.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '));
  new Function(...Object.keys(imported), 'console', code)(...Object.values(imported), { log });
  return lines.join('\n');
}

/** What the entries of the package are made of, for examples. */
const entries: Readonly<Record<string, () => Promise<object>>> = {
  'mailbox-syntax': () => import('../src/index.ts'),
  'mailbox-syntax/is-mailbox': () => import('../src/forms/fallback.ts'),
  'mailbox-syntax/near-miss': () => import('../src/near-miss/index.ts'),
  'mailbox-syntax/suffix': () => import('../src/suffix/index.ts'),
  'mailbox-syntax/header': () => import('../src/header/index.ts'),
  'mailbox-syntax/reference': () => import('../src/reference/reference.ts'),
  'mailbox-syntax/standard': () => import('../src/forms/standard-schema.ts'),
  'mailbox-syntax/standard/lazy': () => import('../src/forms/standard-lazy.ts'),
  'mailbox-syntax/messages': () => import('../src/messages/index.ts'),
  'mailbox-syntax/messages/en': () => import('../src/messages/en.ts'),
  'mailbox-syntax/messages/fr': () => import('../src/messages/fr.ts'),
};

/** Runs an example and gives the value of each `expression; // what it is`. */
async function valuesIn(example: string): Promise<{ said: string; got: string }[]> {
  const imported: Record<string, unknown> = {};
  const code = [];
  for (const line of example.trimEnd().split('\n')) {
    const [, names, from] = /^import (\{.*\}) from '(.*)';/.exec(line) ?? [];
    if (from) Object.assign(imported, await entries[from]?.());
    else if (names === undefined)
      code.push(
        line.replace(
          /^(\S.*); \/\/ (.*)$/,
          (_, expression, said) => `tell(${JSON.stringify(said)}, ${expression});`,
        ),
      );
  }
  const values: { said: string; got: string }[] = [];
  const tell = (said: string, value: unknown) =>
    values.push({ said, got: inspect(value, { depth: null, maxArrayLength: null }).replace(/\s+/g, '') });
  new Function(...Object.keys(imported), 'tell', code.join('\n'))(...Object.values(imported), tell);
  return values;
}

/** `'a…', …]`: the value as it is printed, of which … may leave out something, and ; begins a remark. */
function patternOf(said: string): RegExp {
  const [value = ''] = said.split(/(?<=['\w\]}]); /);
  const parts = value.replace(/\s+/g, '').split('\u2026');
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'u');
}

/** Addresses as people and programs mangle them. */
const MANGLED = [
  '  MAILTO:Jörg@example。com.',
  'Anna Schmidt <anna@example.com>',
  '“anna@example.com”',
  'anna(at)example(dot)com',
  'anna＠example.com',
  'jÃ¶rg@example.com',
  '=?utf-8?q?j=C3=B6rg?=@example.com',
  'anna&#64;example.com',
  'anna%40example.com',
  'anna@BÜCHER.example',
  'anna@example.com,',
  'anna@[2001:db8::25]',
];

/** Well-known mail domains with typing errors. */
const SLIPS = ['anna@gmial.com', 'anna@hotmail.con', 'anna@gmailcom', 'annagmail.com', 'anna@libreo.it'];

function nearMissTable(): string {
  const rows = SLIPS.map((address) => {
    const { reasons: found, suggestion } = parseMailboxWithNearMiss(address, { profile: 'form' });
    return `| ${cell(address)} | ${found.map(({ code }) => `\`${code}\``).join(', ')} | ${cell(suggestion ?? '')} |`;
  });
  return `| input | reason | suggestion |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function repairTable(): string {
  const rows = MANGLED.map((address) => {
    const { reasons: found, suggestion } = parseMailbox(address);
    const codes = [...new Set(found.map(({ code }) => `\`${code}\``))].join(', ');
    return `| ${cell(address)} | ${codes} | ${suggestion === null ? '' : cell(suggestion)} |`;
  });
  return `| input | reasons | suggestion |\n|---|---|---|\n${rows.join('\n')}\n`;
}

/** The first verdicts of each kind, since the whole of the sample is long. */
async function checkedSample(): Promise<string> {
  const text = await checked(['fixtures/lists/sample.txt', '--format', 'text']);
  const verdicts = text.split(/^(?=fixtures)/m);
  const shown = [0, 3, 4, 8, 13, 19, 22].map((index) => verdicts[index]);
  return [...shown, '…\n', text.trimEnd().split('\n').at(-1)].join('');
}

/** What a list says on standard error that is divided. */
async function dividedList(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-page-'));
  const files = ['--valid', join(folder, 'good.txt'), '--invalid', join(folder, 'bad.txt')];
  const stdin = 'anna@example.com\nben@exam_ple.com\n"anna"@Example.com\nanna..schmidt@example.com\n';
  try {
    const { stderr } = await running(['check', '--dedupe', '--summary', ...files], { stdin });
    return stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function checkedTable(): Promise<string> {
  const rows = [
    'Name;E-Mail;City',
    'Jörg Müller;jörg@müller.example;Köln',
    'Anna Weiß;anna@example,com;Graz',
    'Zoë Adler;zoë..adler@example.com;Gent',
  ];
  // Of these letters windows-1252 is latin1.
  const stdin = Buffer.from(rows.map((row) => `${row}\r\n`).join(''), 'latin1');
  const argv = ['check', '--column', 'E-Mail', '--encoding', 'windows-1252', '--format', 'csv'];
  const { stdout } = await running(argv, { stdin });
  return stdout.replaceAll('\r\n', '\n');
}

async function checkedGzip(): Promise<string> {
  const emails = ['anna@example.com', 'ben@exam_ple.com'];
  const stdin = gzipSync(emails.map((email, id) => `${JSON.stringify({ id, user: { email } })}\n`).join(''));
  const { stdout } = await running(
    ['check', '--field', 'user.email', '--only', 'invalid', '--format', 'text'],
    { stdin },
  );
  return stdout.replace('stdin:', 'export.ndjson.gz:');
}

async function checkedLetter(stdin: string): Promise<string> {
  const { stdout } = await running(['check', '--extract', '--format', 'text'], { stdin });
  return stdout.replaceAll('stdin:', 'letter.txt:');
}

async function explained(...argv: string[]): Promise<string> {
  const { stdout } = await running(['explain', ...argv]);
  return stdout;
}

/** Domains of the test zone, and what stands there in DNS. */
const DOMAINS: [domain: string, records: string][] = [
  ['mx.example', 'MX 10 mail.example'],
  ['bücher.example', 'MX 10 mail.example'],
  ['second.example', 'MX 10 gone.example, MX 20 mail2.example'],
  ['implicit.example', 'A 192.0.2.80'],
  ['alias.example', 'CNAME mx.example'],
  ['mixed.example', 'MX 0 ., MX 10 mail.example'],
  ['null.example', 'MX 0 .'],
  ['nowhere.example', 'NXDOMAIN'],
  ['text.example', 'TXT'],
  ['mxip.example', 'MX 10 192.0.2.25'],
  ['mxgone.example', 'MX 10 gone.example'],
  ['mxfailing.example', 'MX 10 host.broken'],
  ['host.broken', 'SERVFAIL'],
  ['elsewhere.test', 'REFUSED'],
  ['[192.0.2.1]', 'not asked'],
];

async function dnsTable(server: DnsServer): Promise<string> {
  const rows = DOMAINS.map(async ([domain, found]) => {
    const result = await checkDomain(domain, { resolver: server.resolver() });
    const [mail, rcpt] = (['MAIL', 'RCPT'] as const).map((command) => {
      const reply = domainReplyFor(result, { command });
      return reply ? `${reply.code} ${reply.enhanced}` : '';
    });
    return `| \`${domain}\` | ${found} | \`${result.status}\` | ${mail} | ${rcpt} |\n`;
  });
  const head = '| domain | in DNS | status | at MAIL | at RCPT |\n|---|---|---|---|---|\n';
  return head + (await Promise.all(rows)).join('');
}

async function checkedWithDns(server: DnsServer): Promise<string> {
  const addresses = ['mx', 'null', 'nowhere'].map((name) => `anna@${name}.example\n`).join('');
  const argv = ['--dns', '--dns-server', `127.0.0.1:${server.port}`, '--format', 'text'];
  return checked(argv, `${addresses}a..b@mx.example\nanna@host.broken\n`);
}

/** Without knotd a page keeps what a machine with it has written. */
async function writeWithDns(page: Page, name: string, made: (server: DnsServer) => Promise<string>) {
  if (!hasKnot && !process.env.CI) return;
  const server = await startKnot();
  try {
    page.write(name, await made(server));
  } finally {
    await server.stop();
  }
}

/** Names the options of a command's --help. */
async function optionsOf(command: string): Promise<string[]> {
  const { stdout } = await running([command, '--help']);
  const options = [...stdout.matchAll(/--[a-z][a-z0-9-]+/g)].map(([option]) => option);
  return options.filter((option) => option !== '--help' && option !== '--version');
}

describe('the pages show what the code does now (vitest -u writes them anew)', () => {
  it('README.md', async () => {
    const page = new Page('README.md');
    page.write('entries', entriesTable());
    page.write('check', fenced('', await checkedSample()));
    page.write('ndjson', fenced('json', await checked([], 'a..b@example.com\nok@example.com\n')));
    const program = { formatReason, parseMailbox, replyFor };
    page.write('output', fenced('', printed(page.block('example'), program)));
    page.write('repairs', repairTable());
    page.write('near-misses', nearMissTable());
    page.write('forms-output', fenced('', printed(page.block('forms'), { emailField })));
    page.write('milter', fenced('', file('fixtures/servers/postfix-milter-dialogue.txt')));
    page.write('reasons', reasonList());
    await expect(page.text).toMatchFileSnapshot('../README.md');
  });

  it('docs/servers.md', async () => {
    const page = new Page('docs/servers.md');
    page.write('servers', summaryTable());
    page.write('practice', practiceTable());
    page.write('skips', skipTable());
    page.write('exim', fenced('', file('examples/servers/exim.conf')));
    page.write('smtp-server', fenced('js', file('examples/servers/smtp-server.mjs')));
    await expect(page.text).toMatchFileSnapshot('../docs/servers.md');
    for (const option of await optionsOf('serve')) expect(page.text, option).toContain(option);
  });

  it('docs/command.md', async () => {
    const page = new Page('docs/command.md');
    page.write('list', fenced('', await dividedList()));
    page.write('table', fenced('', await checkedTable()));
    page.write('gzip', fenced('', await checkedGzip()));
    page.write('explain', fenced('', await explained('354', '553')));
    page.write('explain-fr', fenced('', await explained('354', '553', '--lang', 'fr')));
    await writeWithDns(page, 'dns-check', async (server) => fenced('', await checkedWithDns(server)));
    await expect(page.text).toMatchFileSnapshot('../docs/command.md');
    for (const option of await optionsOf('check')) expect(page.text, option).toContain(option);
  });

  it('docs/extract.md', async () => {
    const page = new Page('docs/extract.md');
    const letter = file('fixtures/extract/letter.txt');
    page.write('letter', fenced('', letter));
    page.write('extracted', fenced('', await checkedLetter(letter)));
    await expect(page.text).toMatchFileSnapshot('../docs/extract.md');
  });

  it('docs/dns.md', async () => {
    const page = new Page('docs/dns.md');
    await writeWithDns(page, 'dns', dnsTable);
    await expect(page.text).toMatchFileSnapshot('../docs/dns.md');
  });

  it('docs/migration.md', async () => {
    const page = new Page('docs/migration.md');
    page.write('migration', migrationTable());
    page.write('agreement', agreementTable());
    await expect(page.text).toMatchFileSnapshot('../docs/migration.md');
  });

  it.each(['docs/in-a-program.md', 'docs/forms.md', 'docs/migration.md'])(
    '%s: what follows // is the value',
    async (name) => {
      const examples = [...file(name).matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code as string);
      let count = 0;
      for (const example of examples.filter((code) => /^[^/]+; \/\/ /m.test(code))) {
        for (const { said, got } of await valuesIn(example)) {
          count++;
          expect(got, said).toMatch(patternOf(said));
        }
      }
      expect(count).toBeGreaterThan(1);
    },
  );

  it('examples/servers/conformance.md, a table of every case and server', async () => {
    await expect(fullTable()).toMatchFileSnapshot('../examples/servers/conformance.md');
  });
});
