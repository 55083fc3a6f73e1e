import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemon, milterFrames, sent, startDaemon, wiresOf } from './daemon.ts';
import { example } from './example.ts';
import type { Hook, Host, Running } from './host.ts';
import { missingOf, program } from './installed.ts';
import { freePort, Program, temporaryFolder } from './program.ts';

/** Postfix as a test wants it: everything accepted and thrown away, nothing looked up, no delay after an error. */
const MAIN_CF = `compatibility_level = 3.6
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
default_transport = discard:
local_transport = discard:
local_recipient_maps =
alias_maps =
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 1000
smtpd_authorized_verp_clients = 127.0.0.1
maillog_file_prefixes = /tmp
`;

const SERVICES = [
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'verify unix - - n - 1 verify',
  'flush unix n - n 1000? 0 flush',
  'proxymap unix - - n - - proxymap',
  'discard unix - - n - - discard',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'anvil unix - - n - 1 anvil',
  'scache unix - - n - 1 scache',
  'postlog unix-dgram n - n - 1 postlogd',
];

/** Postfix that asks a milter. */
export const postfixMilter: Host = {
  name: 'postfix-milter',
  missing,
  version,
  start: (hook) =>
    startPostfix(
      hook,
      'milter',
      (port) =>
        example('postfix-milter.cf', { 8899: port, '# smtpd_milters = $mail': 'smtpd_milters = $mail' }),
      askedMilter,
    ),
};

/** Postfix that delegates its policy. */
export const postfixPolicy: Host = {
  name: 'postfix-policy',
  missing,
  version,
  start: (hook) =>
    startPostfix(
      hook,
      'postfix',
      // Asked at MAIL as well, so that each command has its own answer.
      (port) =>
        `${example('postfix-policy.cf', { 10055: port })}
smtpd_sender_restrictions = check_policy_service inet:127.0.0.1:${port}
smtpd_delay_reject = no
`,
      askedPolicy,
    ),
};

function missing(): string | null {
  return missingOf('Postfix', [program('postfix')]);
}

function version(): string {
  return `Postfix ${execFileSync(program('postconf') as string, ['-dh', 'mail_version'], { encoding: 'utf8' }).trim()}`;
}

/** How many senders and recipients a milter was asked about. */
export function askedMilter(daemon: Daemon): number {
  return daemon.connections
    .flatMap((pieces) => milterFrames(sent(pieces, 'server')))
    .filter(({ command }) => command === 'M' || command === 'R').length;
}

function askedPolicy(daemon: Daemon): number {
  const all = daemon.connections.map((pieces) => sent(pieces, 'server').toString('latin1')).join('');
  return all.split('\n\n').length - 1;
}

/** A Postfix that was started. */
export interface RunningPostfix extends Running {
  /** The folder of its main.cf. */
  etc: string;
  /** What it has logged so far. */
  log(): string;
  daemon: Daemon | null;
}

/**
 * Starts it with our daemon.
 * @param configuration lines for main.cf, given the daemon's port
 * @param services lines for master.cf beside those that every test has
 * @param options those of our daemon
 */
export async function startPostfix(
  hook: Hook,
  protocol: 'milter' | 'postfix',
  configuration: (port: number) => string,
  asked: (daemon: Daemon) => number,
  services: readonly string[] = [],
  options: readonly string[] = [],
): Promise<RunningPostfix> {
  const daemon = await startDaemon(hook, protocol, options);
  const folder = temporaryFolder('postfix');
  const port = await freePort();
  // The processes of Postfix run as its own user.
  chmodSync(folder.path, 0o755);
  for (const name of ['queue', 'data', 'etc']) mkdirSync(join(folder.path, name));
  execFileSync('chown', ['postfix', join(folder.path, 'data')]);
  const own = `queue_directory = ${folder.path}/queue\ndata_directory = ${folder.path}/data\nmaillog_file = ${folder.path}/log\n`;
  writeFileSync(join(folder.path, 'etc/main.cf'), MAIN_CF + own + (daemon ? configuration(daemon.port) : ''));
  const all = [`127.0.0.1:${port} inet n - n - - smtpd`, ...SERVICES, ...services];
  writeFileSync(join(folder.path, 'etc/master.cf'), `${all.join('\n')}\n`);
  const server = Program.start(program('postfix') as string, ['-c', join(folder.path, 'etc'), 'start-fg']);
  // The master has left the process group of the command that starts it.
  const adopt = () => {
    const leader = join(folder.path, 'queue/pid/master.pid');
    if (existsSync(leader)) server.adopt(Number(readFileSync(leader, 'utf8')));
  };
  const log = () => {
    const file = join(folder.path, 'log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const stop = async () => {
    adopt();
    await server.stop();
    await daemon?.stop();
    folder.remove();
  };
  try {
    await server.greets(port);
    adopt();
  } catch (error) {
    const said = log();
    await stop();
    throw new Error(`Postfix did not start:\n${said}`, { cause: error });
  }
  return {
    port,
    etc: join(folder.path, 'etc'),
    log,
    daemon,
    asked: () => (daemon ? asked(daemon) : 0),
    wires: () => wiresOf(daemon),
    stop,
  };
}
