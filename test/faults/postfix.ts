import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Postfix of its own, in a temporary folder and on a port of 127.0.0.1. It stores nothing. */
export interface Postfix {
  port: number;
  /** What it has logged so far. */
  log(): string;
  stop(): void;
}

/** Why no Postfix can be started here; null where one can. */
export function postfixMissing(): string | null {
  if (process.getuid?.() !== 0) return 'Postfix starts as root only';
  if (spawnSync('postfix', ['-h']).error) return 'postfix is not installed: apt-get install postfix';
  return null;
}

// What smtpd needs to take a message to a transport that throws it away.
const SERVICES = `
cleanup   unix n - n - 0 cleanup
qmgr      unix n - n 300 1 qmgr
rewrite   unix - - n - - trivial-rewrite
bounce    unix - - n - 0 bounce
defer     unix - - n - 0 bounce
trace     unix - - n - 0 bounce
flush     unix n - n 1000? 0 flush
proxymap  unix - - n - - proxymap
error     unix - - n - - error
retry     unix - - n - - error
discard   unix - - n - - discard
anvil     unix - - n - 1 anvil
postlog   unix-dgram n - n - 1 postlogd
`;

/** Starts Postfix with these lines in main.cf over those that a test needs. */
export async function startPostfix(settings: Readonly<Record<string, string>>): Promise<Postfix> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-postfix-'));
  const [config, queue, data] = ['config', 'queue', 'data'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  execFileSync('chmod', ['755', folder]);
  for (const path of [config, queue, data]) mkdirSync(path);
  execFileSync('chown', ['postfix', data]);
  const log = join(folder, 'mail.log');
  const main = {
    compatibility_level: '3.6',
    queue_directory: queue,
    data_directory: data,
    maillog_file: log,
    maillog_file_prefixes: folder,
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mynetworks: '127.0.0.0/8',
    myhostname: 'mail.example',
    mydestination: '',
    alias_maps: '',
    local_recipient_maps: '',
    default_transport: 'discard:',
    relay_transport: 'discard:',
    smtpd_peername_lookup: 'no',
    smtpd_relay_restrictions: 'permit_mynetworks, reject',
    smtpd_error_sleep_time: '0',
    in_flow_delay: '0',
    smtpd_soft_error_limit: '1000000',
    smtpd_hard_error_limit: '1000000',
    smtpd_junk_command_limit: '1000000',
    smtpd_client_connection_count_limit: '0',
    ...settings,
  };
  const lines = Object.entries(main).map(([name, value]) => `${name} = ${value}\n`);
  writeFileSync(join(config, 'main.cf'), lines.join(''));
  writeFileSync(join(config, 'master.cf'), `127.0.0.1:${port} inet n - n - - smtpd\n${SERVICES}`);
  const control = (command: string) => execFileSync('postfix', ['-c', config, command], { stdio: 'pipe' });
  try {
    control('start');
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    port,
    log: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
    stop() {
      try {
        control('stop');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A port that no one listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
