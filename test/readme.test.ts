import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkDomain, domainReplyFor } from '../src/dns.ts';
import { emailField } from '../src/forms/standard-schema.ts';
import { en, formatReason, parseMailbox, type ReasonCode, reasons, replyFor } from '../src/index.ts';
import { levelTable } from '../src/profiles.ts';
import { running } from './cli/running.ts';
import { type DnsServer, hasKnot, startKnot } from './dns/knot.ts';
import { fullTable, skipTable, summaryTable } from './servers/tables.ts';

const README = new URL('../README.md', import.meta.url);
const readme = readFileSync(README, 'utf8');

/** The text between two markers of the README. */
function block(name: string): string {
  const found = new RegExp(`<!-- ${name}:begin -->\n([\\s\\S]*?)<!-- ${name}:end -->`).exec(readme);
  if (!found) throw new Error(`README.md has no markers ${name}:begin and ${name}:end`);
  return found[1] as string;
}

/** The README with other text between two markers. */
function withBlock(text: string, name: string, content: string): string {
  const begin = `<!-- ${name}:begin -->\n`;
  const end = `<!-- ${name}:end -->`;
  return text.slice(0, text.indexOf(begin) + begin.length) + content + text.slice(text.indexOf(end));
}

const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;

function reasonTable(): string {
  const rows = Object.entries(reasons).map(([code, { rfc, example }]) => {
    const [document = '', section] = rfc.split('#');
    const source =
      section && /^draft/.test(document)
        ? `[${document} ${section}](https://datatracker.ietf.org/doc/${document}/)`
        : section
          ? `[RFC ${document} ${section}](${link(document, section)})`
          : document;
    const levels = levelTable[code as ReasonCode].toLowerCase();
    return `| \`${code}\` | \`${levels}\` | ${source} | ${cell(example.bad)} | ${en.reasons[code as ReasonCode]} |`;
  });
  return `| code | levels | source | example | what it says |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

function link(document: string, section: string): string {
  const kind = /^[A-Z]/.test(section) ? 'appendix' : 'section';
  return `https://www.rfc-editor.org/rfc/rfc${document}#${kind}-${section}`;
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

/** Runs an example of the README and gives what it prints. */
function printed(name: string, imported: Readonly<Record<string, unknown>>): string {
  const code = /```js\nimport[^\n]*\n([\s\S]*?)```/.exec(block(name))?.[1] as string;
  const lines: string[] = [];
  const log = (...values: unknown[]) =>
    lines.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '));
  new Function(...Object.keys(imported), 'console', code)(...Object.values(imported), { log });
  return lines.join('\n');
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

async function withDns(text: string): Promise<string> {
  const server = await startKnot();
  try {
    const addresses = ['mx', 'null', 'nowhere'].map((name) => `anna@${name}.example\n`).join('');
    const argv = ['--dns', '--dns-server', `127.0.0.1:${server.port}`, '--format', 'text'];
    const list = `${addresses}a..b@mx.example\nanna@host.broken\n`;
    const shown = withBlock(text, 'dns-check', fenced('', await checked(argv, list)));
    return withBlock(shown, 'dns', await dnsTable(server));
  } finally {
    await server.stop();
  }
}

describe('README.md', () => {
  it('shows what the code does now (vitest -u writes it anew)', async () => {
    let text = withBlock(readme, 'reasons', reasonTable());
    text = withBlock(text, 'check', fenced('', await checkedSample()));
    text = withBlock(text, 'repairs', repairTable());
    const ndjson = await checked([], 'a..b@example.com\nok@example.com\n');
    text = withBlock(text, 'ndjson', fenced('json', ndjson));
    text = withBlock(
      text,
      'output',
      fenced('', printed('example', { formatReason, parseMailbox, replyFor })),
    );
    text = withBlock(text, 'forms-output', fenced('', printed('forms', { emailField })));
    text = withBlock(text, 'explain', fenced('', await explained('354', '553')));
    text = withBlock(text, 'explain-fr', fenced('', await explained('354', '553', '--lang', 'fr')));
    // Without knotd the README keeps what a machine with it has written.
    if (hasKnot || process.env.CI) text = await withDns(text);
    text = withBlock(text, 'servers', summaryTable());
    text = withBlock(text, 'skips', skipTable());
    text = withBlock(text, 'milter', fenced('', file('fixtures/servers/postfix-milter-dialogue.txt')));
    text = withBlock(text, 'exim', fenced('', file('examples/servers/exim.conf')));
    await expect(text).toMatchFileSnapshot('../README.md');
  });

  it('has a table of every case and server beside the examples (vitest -u writes it anew)', async () => {
    await expect(fullTable()).toMatchFileSnapshot('../examples/servers/conformance.md');
  });

  it('names every command and option that --help names', async () => {
    for (const command of ['check', 'serve']) {
      const { stdout } = await running([command, '--help']);
      for (const [option] of stdout.matchAll(/--[a-z][a-z0-9-]+/g)) {
        if (option !== '--help' && option !== '--version') expect(readme, option).toContain(option);
      }
    }
  });
});
