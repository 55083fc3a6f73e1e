/** docs/conventions.md: what it shows is run here (vitest -u writes it anew). */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Convention, providers, readConventions, withConventions } from '../../src/conventions/index.ts';
import { emailSchema } from '../../src/forms/standard-schema.ts';
import { frForm } from '../../src/messages/fr.ts';
import { mailboxHooks } from '../../src/servers/smtp-server.ts';
import { running } from '../cli/running.ts';
import { installCommand, Served } from '../cli/served.ts';

const PAGE = '../../docs/conventions.md';
const FILE = new URL('../../examples/servers/conventions.json', import.meta.url);
const file = readFileSync(FILE, 'utf8');
const own = withConventions(readConventions(file));

let folder = '';
let command = '';
const toEnd: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbox-syntax-conventions-'));
  command = await installCommand();
});

afterAll(async () => {
  for (const end of toEnd.reverse()) await end();
  for (const each of [folder, command]) await rm(each, { recursive: true, force: true });
});

/** What `check` prints, with the name of the file alone. */
async function checked(...addresses: string[]): Promise<string> {
  const { stdout } = await running(
    [...['check', '--format', 'text', '--profile', 'mta', '--conventions', FILE.pathname]],
    { stdin: `${addresses.join('\n')}\n` },
  );
  return stdout;
}

const WRONG = [
  '{\n  "example.com": {\n    "charcters": ["letters"]\n  }\n}',
  '{\n  "example.com": { "maxOctets": "30" }\n}',
  '{\n  "example.com": {},\n  "Example.COM": {}\n}',
  '{\n  "example.com": { "tag": true, }\n}',
];

/** What is said of wrong files at the start. */
async function faults(): Promise<string> {
  const name = join(folder, 'conventions.json');
  const said: string[] = [];
  for (const text of WRONG) {
    await writeFile(name, text);
    const { code, stderr } = await running(['check', '--conventions', name, 'a@example.com']);
    expect(code).toBe(2);
    said.push((stderr.split('\n')[0] as string).replace(name, 'conventions.json'));
  }
  return `${said.join('\n')}\n`;
}

/** A client of a server of lines: what both say, each line with who says it. */
async function dialogue(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  toEnd.push(() => socket.destroy());
  const said: string[] = [];
  const hear = async () => said.push(`S: ${String((await once(socket, 'data'))[0]).trimEnd()}`);
  await hear();
  for (const line of lines) {
    said.push(`C: ${line}`);
    socket.write(`${line}\r\n`);
    await hear();
  }
  // The greeting and EHLO's reply are the host's own.
  return `${said.slice(said.indexOf('C: MAIL FROM:<ann@example.net>')).join('\n')}\n`;
}

async function session(): Promise<string> {
  const server = new SMTPServer({
    ...mailboxHooks({ profile: 'mta', conventions: own }),
    disabledCommands: ['AUTH', 'STARTTLS'],
    name: 'mx.example.com',
    disableReverseLookup: true,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  toEnd.push(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as { port: number };
  return dialogue(port, [
    'HELO mx.example.net',
    'MAIL FROM:<ann@example.net>',
    'RCPT TO:<anna.b@example.com>',
    'RCPT TO:<anna_b@example.com>',
    'RCPT TO:<anna+news_2@example.com>',
    'RCPT TO:<Test-7@EXAMPLE.COM>',
    'RCPT TO:<anna.b@cs.students.example.com>',
    'RCPT TO:<anna@news.example.com>',
    'RCPT TO:<postmaster@example.com>',
    'RCPT TO:<anna_b@example.net>',
  ]);
}

/** `serve exim`, whose protocol is a line: a changed file, and a broken one. */
async function served(): Promise<string> {
  const name = join(folder, 'own.json');
  await writeFile(name, '{"example.com": {"characters": ["letters", "."]}}');
  const daemon = new Served(command, ['exim', '--listen', '127.0.0.1:0', '--conventions', name]);
  toEnd.push(() => daemon.kill());
  const { port } = (await daemon.place()) as { port: number };
  const said: string[] = [];
  const ask = async (line: string) => {
    const socket = connect(port, '127.0.0.1').end(`${line}\n`);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    said.push(`> ${line}`, answer.trimEnd() || '(accepted)');
  };
  const reload = async (text: string, count: number) => {
    await writeFile(name, text);
    daemon.process.kill('SIGHUP');
    const { time, ...event } = (await daemon.events('reload', count)).at(-1) ?? {};
    expect(time).toBeTypeOf('string');
    said.push('', `# conventions.json is now ${text.replaceAll('\n', ' ')}`, '$ kill -HUP "$pid"');
    said.push(JSON.stringify(event).replace(name, 'conventions.json'), '');
  };
  await ask('rcpt <anna_b@example.com>');
  await reload('{"example.com": {"characters": ["letters", "_"]}}', 1);
  await ask('rcpt <anna_b@example.com>');
  await ask('rcpt <anna.b@example.com>');
  await reload('{"example.com": {"charcters": []}}', 2);
  await ask('rcpt <anna.b@example.com>');
  await ask('rcpt <anna.b@example.net>');
  return `${said.join('\n')}\n`;
}

const HOOKS = `import { readFileSync } from 'node:fs';
import { readConventions, withConventions } from 'mailbox-syntax/conventions';
import { mailboxHooks } from 'mailbox-syntax/smtp-server';
import { SMTPServer } from 'smtp-server';

const conventions = withConventions(readConventions(readFileSync('conventions.json')));
new SMTPServer(mailboxHooks({ conventions })).listen(25);
`;

const FORM = `import { withConventions } from 'mailbox-syntax/conventions';
import { frForm } from 'mailbox-syntax/messages/fr';
import { emailSchema } from 'mailbox-syntax/standard';

const site = withConventions({ 'example.com': { characters: ['letters', '.'] } });
const schema = emailSchema({ parse: site.parseMailbox, messages: frForm });
schema['~standard'].validate('anna_b@example.com').issues[0].message;
`;

function form(): string {
  const site = withConventions({ 'example.com': { characters: ['letters', '.'] } });
  const schema = emailSchema({ parse: site.parseMailbox, messages: frForm });
  const { issues } = schema['~standard'].validate('anna_b@example.com');
  return `${FORM}// '${issues?.[0]?.message}'\n`;
}

function providerTable(): string {
  const rows = Object.entries(providers).flatMap(([domain, rules]) => {
    if (typeof rules === 'string') return [];
    const same = Object.keys(providers).filter((other) => providers[other] === domain);
    const { source, date, note } = rules as Convention;
    const others = same.length > 0 ? `, ${same.slice(0, 3).join(', ')}${same.length > 3 ? ' …' : ''}` : '';
    return [`| ${domain}${others} | ${note} | [${date}](${source}) |\n`];
  });
  return `| domains | to know | read |\n|---|---|---|\n${rows.join('')}`;
}

it('says what the code says now', async () => {
  const fenced: Record<string, string> = {
    file,
    faults: await faults(),
    check: `$ printf '%s\\n' anna.b@example.com anna_b@example.com abuse@example.com anna_b@example.net |
    mailbox-syntax check --profile mta --conventions conventions.json
${await checked('anna.b@example.com', 'anna_b@example.com', 'abuse@example.com', 'anna_b@example.net')}`,
    hooks: HOOKS,
    session: await session(),
    serve: await served(),
    form: form(),
  };
  let page = readFileSync(new URL(PAGE, import.meta.url), 'utf8');
  for (const [name, text] of Object.entries(fenced)) {
    const block = new RegExp(`(<!-- generated: ${name} -->\\n\`\`\`\\w*\\n)[\\s\\S]*?(?=\`\`\`\\n)`);
    expect(page).toMatch(block);
    page = page.replace(block, (_all, head: string) => head + text);
  }
  page = page.replace(
    /(<!-- generated: providers -->\n)[\s\S]*$/,
    (_all, head: string) => `${head}\n${providerTable()}`,
  );
  await expect(page).toMatchFileSnapshot(PAGE);
}, 60_000);
