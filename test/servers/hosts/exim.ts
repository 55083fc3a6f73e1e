import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sent, startDaemon, wiresOf } from './daemon.ts';
import { example } from './example.ts';
import type { Host } from './host.ts';
import { debian, missingOf } from './installed.ts';
import { freePort, Program, temporaryFolder } from './program.ts';

export const EXIM = debian('usr/sbin/exim4');

/** Exim as a test wants it: everything accepted and left in the queue, nothing looked up. */
const configuration = (folder: string, port: number, acl: string) => `
primary_hostname = mx.example
spool_directory = ${folder}/spool
log_file_path = ${folder}/log-%s
pid_file_path = ${folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
smtputf8_advertise_hosts = *
tls_advertise_hosts =
host_lookup =
rfc1413_hosts =
queue_only = true
smtp_max_synprot_errors = 1000
smtp_accept_max_nonmail = 10000
allow_domain_literals = true
hostlist relay_from_hosts = 192.0.2.0/24
acl_smtp_mail = check_mail
acl_smtp_rcpt = check_rcpt
begin acl
check_mail:
${acl && '  require acl = mailbox_syntax_mail'}
  accept
check_rcpt:
${acl && '  require acl = mailbox_syntax_rcpt'}
  accept
${acl}
begin routers
throw_away:
  driver = redirect
  data = :blackhole:
`;

/** Exim that asks with \${readsocket} in its ACLs. */
export const exim: Host = {
  name: 'exim',
  missing: () => missingOf('Exim', [EXIM]),
  version() {
    const [, version] =
      /^Exim version (\S+)/.exec(execFileSync(EXIM, ['-bV', '-C', '/dev/null'], { encoding: 'utf8' })) ?? [];
    return `Exim ${version}`;
  },
  async start(hook) {
    const daemon = await startDaemon(hook, 'exim');
    const folder = temporaryFolder('exim');
    const port = await freePort();
    chmodSync(folder.path, 0o755);
    mkdirSync(join(folder.path, 'spool'));
    execFileSync('chown', ['Debian-exim:Debian-exim', folder.path, join(folder.path, 'spool')]);
    const acl = daemon ? example('exim.conf', { 10056: daemon.port }) : '';
    const file = join(folder.path, 'exim.conf');
    writeFileSync(file, configuration(folder.path, port, acl));
    const server = Program.start(EXIM, ['-C', file, '-bdf']);
    const stop = async () => {
      await server.stop();
      await daemon?.stop();
      folder.remove();
    };
    try {
      await server.greets(port);
    } catch (error) {
      await stop();
      throw error;
    }
    const asked = () =>
      daemon?.connections.filter((pieces) => sent(pieces, 'server').includes('\n')).length ?? 0;
    return { port, asked, wires: () => wiresOf(daemon), stop };
  },
};
