import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { example } from './example.ts';
import type { Hook, Host, Running, Wire } from './host.ts';
import { built, haraka as folderOfHaraka } from './installed.ts';
import { freePort, Program, temporaryFolder } from './program.ts';

const PROGRAM = join(folderOfHaraka, 'bin/haraka');

/** A plugin that accepts every recipient and throws every message away. */
const ACCEPT = `
exports.hook_rcpt = (next) => next(OK);
exports.hook_queue = (next) => next(OK);
`;

/** A plugin that writes down what hooks are given, before ours is asked, and what it denies. */
const tap = (file: string) => `
const fs = require('node:fs');
const write = (row) => fs.appendFileSync(${JSON.stringify(file)}, JSON.stringify(row) + '\\n');
const note = (command) => (next, connection, [{ original }, parameters]) => {
  write(['server', { command, line: connection.current_line, original, parameters }]);
  next();
};
exports.hook_mail = note('MAIL');
exports.hook_rcpt = note('RCPT');
exports.hook_deny = (next, connection, [, { code, reply }]) => {
  write(['us', { code, reply }]);
  next();
};
`;

/** A Haraka that was started. */
export interface RunningHaraka extends Running {
  /** Haraka's own folder. */
  folder: string;
  /** What it has logged so far. */
  log(): string;
}

/** Haraka with our plugin. */
export const haraka: Host = {
  name: 'haraka',
  missing() {
    if (!existsSync(join(built, 'haraka.cjs'))) return 'there is no build: run npm run build';
    if (existsSync(folderOfHaraka)) return null;
    return 'Haraka is not installed: run scripts/install-servers.sh';
  },
  version() {
    const { version } = JSON.parse(readFileSync(join(folderOfHaraka, 'package.json'), 'utf8'));
    return `Haraka ${version}`;
  },
  start: (hook) =>
    startHaraka(hook, hook === 'smtp' ? { 'config/mailbox-syntax.ini': '[main]\nprofile=smtp\n' } : {}),
};

/** Starts it with more files in its folder. */
export async function startHaraka(
  hook: Hook,
  more: Readonly<Record<string, string>> = {},
): Promise<RunningHaraka> {
  const folder = temporaryFolder('haraka');
  const port = await freePort();
  const seen = join(folder.path, 'seen.ndjson');
  execFileSync(process.execPath, [PROGRAM, '-i', folder.path], { stdio: 'pipe' });
  if (hook !== 'none') installPacked(folder.path);
  const plugins = hook !== 'none' ? ['tap', example('haraka/config/plugins', {}), 'accept'] : ['accept'];
  const files = {
    'config/plugins': `${plugins.join('\n')}\n`,
    'config/smtp.ini': `listen=127.0.0.1:${port}\nnodes=0\n`,
    'config/me': 'mx.example\n',
    'plugins/accept.js': ACCEPT,
    'plugins/tap.js': tap(seen),
    ...more,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text);
  const server = Program.start(process.execPath, [PROGRAM, '-c', folder.path]);
  const stop = async () => {
    await server.stop();
    folder.remove();
  };
  try {
    await server.greets(port);
  } catch (error) {
    await stop();
    throw error;
  }
  const rows = (): ['server' | 'us', object][] => {
    const lines = existsSync(seen) ? readFileSync(seen, 'utf8').split('\n') : [];
    return lines.filter(Boolean).map((line) => JSON.parse(line));
  };
  const asked = () => rows().filter(([from]) => from === 'server').length;
  const wires = (): Wire[] => [rows().map(([from, row]) => [from, JSON.stringify(row)])];
  return { port, folder: folder.path, log: () => server.output, asked, wires, stop };
}

/** Installs the package as it would be published into a folder. */
function installPacked(folder: string): void {
  const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe' } as const;
  const packed = execFileSync(
    'npm',
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder, resolve('.')],
    options,
  );
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed.trim()}`],
    options,
  );
}
