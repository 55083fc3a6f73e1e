/**
 * Runs the recipes of examples/scale/ and compares what they write with what one process writes, octet by octet.
 *
 *   node scripts/test-scale.mjs
 *
 * Needs GNU parallel, OpenSSH (ssh, ssh-keygen, sshd) and npm, which installs ClickHouse (chdb, half a gigabyte) into a
 * temporary folder. Two hosts are played by two sshd on 127.0.0.1, started and ended by this script.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { broken } from '../bench/lists.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PARALLEL = join(ROOT, 'examples/scale/parallel.sh');
const CHDB = 'chdb@3.4.0';
const LINES = 300_000;
const HOSTS = ['scale-one', 'scale-two'];

const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-scale-'));
const at = (/** @type {string} */ name) => join(folder, name);
/** @type {import('node:child_process').ChildProcess[]} */
const daemons = [];

/**
 * A script that can be run.
 *
 * @param {string} name
 * @param {string} text
 */
function script(name, text) {
  writeFileSync(at(name), text);
  chmodSync(at(name), 0o755);
  return at(name);
}

/**
 * @param {string} name
 * @param {boolean} isRight
 */
function tell(name, isRight) {
  console.log(`${isRight ? 'ok  ' : 'FAIL'}  ${name}`);
  if (!isRight) process.exitCode = 1;
}

/**
 * Runs parallel.sh on the list.
 *
 * @param {string[]} options
 * @param {Record<string, string>} env
 */
function parallel(options, env) {
  const child = spawn('sh', [PARALLEL, at('list.txt'), ...options], {
    env: { ...process.env, HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {Buffer[]} */
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  return { child, ended: once(child, 'close').then(() => Buffer.concat(chunks)) };
}

/** A free port. Another program could take it before it is used; then sshd says so. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts an sshd that lets in the key of this run and no one else.
 *
 * @param {string} name
 */
async function startHost(name) {
  const port = await freePort();
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(`${name}.key`)]);
  writeFileSync(
    at(`${name}.conf`),
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${at(`${name}.key`)}
AuthorizedKeysFile ${at('user.key.pub')}
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
PidFile none
`,
  );
  // sshd wants its own path. Debian keeps it where not every PATH looks.
  const sshd = programs('sshd', ['/usr/sbin', '/usr/local/sbin']);
  const host = spawn(sshd, ['-D', '-e', '-f', at(`${name}.conf`)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  daemons.push(host);
  for await (const line of host.stderr) if (String(line).includes('Server listening')) break;
  host.stderr?.destroy();
  return { name, port, host };
}

/**
 * Where a program is.
 *
 * @param {string} name
 * @param {string[]} [others]
 */
function programs(name, others = []) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...others];
  const found = folders.map((path) => join(path, name)).find((path) => existsSync(path));
  if (!found) throw new Error(`${name} is not installed`);
  return found;
}

/**
 * Ends a host with everybody who is logged in: its processes and theirs, by their numbers.
 *
 * @param {import('node:child_process').ChildProcess} host
 */
function kill(host) {
  const table = spawnSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout;
  const pairs = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const own = [host.pid];
  for (const parent of own) for (const [pid, ppid] of pairs) if (ppid === parent) own.push(pid);
  for (const pid of own) {
    try {
      if (pid) process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** @param {Buffer} expected */
async function overSsh(expected) {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at('user.key')]);
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  const hosts = [];
  for (const name of HOSTS) hosts.push(await startHost(name));
  const blocks = hosts.map(
    ({ name, port }) => `Host ${name}
  HostName 127.0.0.1
  Port ${port}
  User ${userInfo().username}
  IdentityFile ${at('user.key')}
  IdentitiesOnly yes
  StrictHostKeyChecking no
  UserKnownHostsFile ${at('known_hosts')}
  LogLevel ERROR
`,
  );
  writeFileSync(at('ssh.conf'), blocks.join(''));
  const log = at('blocks.log');
  const [, second] = hosts;
  // Notes which host checks a block. While the file `hang` is there, the second host never ends with its own.
  const check = script(
    'remote-check',
    `#!/bin/sh
set -- "$@" -
port=$(echo "$SSH_CONNECTION" | cut -d' ' -f4)
echo "$port" >> ${log}
if [ -e ${at('hang')} ] && [ "$port" = ${second?.port} ]; then touch ${at('hanging')}; sleep 600; fi
exec ${process.execPath} ${join(ROOT, 'dist/bin.js')} "$@"
`,
  );
  const options = [
    '--ssh',
    `ssh -F ${at('ssh.conf')}`,
    '-S',
    HOSTS.map((name) => `1/${name}`).join(),
    '--retries',
    '5',
  ];
  const env = { CHECK: check, BLOCK: '512k' };

  const both = await parallel(options, env).ended;
  tell('GNU parallel over two hosts writes what one process writes', both.equals(expected));
  tell(
    `both hosts checked blocks: ${perHost(log, hosts)}`,
    hosts.every(({ port }) => countOf(log, port) > 0),
  );

  writeFileSync(log, '');
  writeFileSync(at('hang'), '');
  const { ended } = parallel(options, env);
  while (!existsSync(at('hanging'))) await new Promise((resolve) => setTimeout(resolve, 20));
  if (second) kill(second.host);
  const rest = await ended;
  tell(
    `one host killed while it checked; blocks begun: ${perHost(log, hosts)}`,
    countOf(log, second?.port ?? 0) > 0,
  );
  tell('its blocks went to the other: what one process writes', rest.equals(expected));
}

/**
 * @param {string} log
 * @param {number} port
 */
function countOf(log, port) {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line === String(port)).length;
}

/**
 * @param {string} log
 * @param {{name: string, port: number}[]} hosts
 */
function perHost(log, hosts) {
  return hosts.map(({ name, port }) => `${name} ${countOf(log, port)}`).join(', ');
}

/** @param {string} command */
function clickHouse(command) {
  writeFileSync(at('package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', CHDB], {
    cwd: folder,
    stdio: 'inherit',
  });
  mkdirSync(at('data/user_scripts'), { recursive: true });
  const recipe = at('data/user_scripts/clickhouse-check.sh');
  copyFileSync(join(ROOT, 'examples/scale/clickhouse-check.sh'), recipe);
  chmodSync(recipe, 0o755);
  const query = `SELECT input, valid, reasons.code AS codes
    FROM executable('clickhouse-check.sh', JSONEachRow, 'input String, valid Bool, reasons Array(Tuple(code String))',
      (SELECT line AS email FROM file('${at('list.txt')}', LineAsString) LIMIT 50000))`;
  const program = `const { Session } = require('chdb');
const session = new Session(${JSON.stringify(at('data'))});
process.stdout.write(session.query(${JSON.stringify(query)}, 'JSONEachRow'));
session.close();`;
  const out = execFileSync(process.execPath, ['-e', program], {
    cwd: folder,
    maxBuffer: 1 << 28,
    env: { ...process.env, CHECK: command },
    encoding: 'utf8',
  });
  const head = readFileSync(at('list.txt'), 'utf8').split('\n').slice(0, 50_000).join('\n');
  const own = spawnSync(command, ['check', '-j1'], {
    input: head,
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  }).stdout;
  const expected = own
    .trim()
    .split('\n')
    .map((line) => {
      const { input, valid, reasons } = JSON.parse(line);
      return { input, valid, codes: reasons.map((/** @type {{code: string}} */ { code }) => code) };
    });
  const rows = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const invalid = rows.filter(({ valid }) => !valid).length;
  tell(
    `ClickHouse checks ${rows.length} rows through executable(), ${invalid} invalid, as one process does`,
    JSON.stringify(rows) === JSON.stringify(expected),
  );
}

try {
  if (!existsSync(join(ROOT, 'dist/bin.js'))) throw new Error('there is no build: npm run build makes it');
  for (const program of ['parallel', 'ssh', 'ssh-keygen']) programs(program);
  const command = script(
    'mailbox-syntax',
    `#!/bin/sh\nexec ${process.execPath} ${join(ROOT, 'dist/bin.js')} "$@"\n`,
  );
  const list = broken(LINES).map((address) => address.replace(/[\r\n]+/g, ' '));
  writeFileSync(at('list.txt'), `${list.join('\n')}\n`);
  const { stdout } = spawnSync(command, ['check', '-j1', '--format', 'csv', at('list.txt')], {
    maxBuffer: 1 << 28,
  });
  const expected = stdout.subarray(stdout.indexOf('\n') + 1);
  console.log(`${LINES} lines, ${expected.length} octets of verdicts by one process`);
  const here = await parallel([], { CHECK: command }).ended;
  tell('GNU parallel on this machine writes what one process writes', here.equals(expected));
  await overSsh(expected);
  clickHouse(command);
} finally {
  for (const host of daemons) kill(host);
  rmSync(folder, { recursive: true, force: true });
}
