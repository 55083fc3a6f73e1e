import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDaemon, wiresOf } from './daemon.ts';
import { example } from './example.ts';
import type { Host } from './host.ts';
import { debian, missingOf, program } from './installed.ts';
import { askedMilter } from './postfix.ts';
import { freePort, Program, temporaryFolder } from './program.ts';

const SENDMAIL = debian('usr/libexec/sendmail/sendmail');
const CF = debian('usr/share/sendmail/cf');

/** Sendmail as a test wants it: everything accepted and left in the queue, nothing looked up. */
const configuration = (folder: string, port: number, milter: string) => `define(\`_CF_DIR_', \`${CF}/')
include(\`${CF}/m4/cf.m4')
OSTYPE(\`linux')
define(\`confDOMAIN_NAME', \`mx.example')
define(\`confSERVICE_SWITCH_FILE', \`${folder}/switch')
define(\`QUEUE_DIR', \`${folder}/queue')
define(\`confPID_FILE', \`${folder}/pid')
define(\`STATUS_FILE', \`${folder}/statistics')
define(\`ALIAS_FILE', \`')
define(\`confDELIVERY_MODE', \`queueonly')
define(\`confTO_IDENT', \`0')
define(\`confREFUSE_LA', \`10000')
define(\`confQUEUE_LA', \`10000')
define(\`confRUN_AS_USER', \`root')
define(\`confBAD_RCPT_THROTTLE', \`')
FEATURE(\`promiscuous_relay')
FEATURE(\`accept_unqualified_senders')
FEATURE(\`accept_unresolvable_domains')
FEATURE(\`nocanonify')
FEATURE(\`no_default_msa')
DAEMON_OPTIONS(\`Name=MTA, Addr=127.0.0.1, Port=${port}')
${milter}
MAILER(\`smtp')
`;

/**
 * Sendmail on a machine with another name. Before it reads its configuration, it sleeps for a minute where the machine's
 * own name has no dot.
 */
function named(...args: string[]): [string, ...string[]] {
  return ['unshare', '--uts', 'sh', '-c', 'hostname mx.example; exec "$@"', 'sh', SENDMAIL, ...args];
}

/** Sendmail that asks a milter. */
export const sendmail: Host = {
  name: 'sendmail',
  missing: () => missingOf('Sendmail', [SENDMAIL, program('m4'), program('unshare')]),
  version() {
    const [command, ...args] = named('-d0.1', '-bt', '-C', '/dev/null');
    const { stdout } = spawnSync(command, args, { encoding: 'utf8', input: '' });
    return `Sendmail ${/^Version (\S+)/m.exec(stdout)?.[1]}`;
  },
  async start(hook) {
    const daemon = await startDaemon(hook, 'milter');
    const folder = temporaryFolder('sendmail');
    const port = await freePort();
    mkdirSync(join(folder.path, 'queue'), { mode: 0o700 });
    writeFileSync(join(folder.path, 'switch'), 'hosts\tfiles\naliases\tfiles\n');
    const milter = daemon ? example('sendmail.mc', { 8899: daemon.port }) : '';
    const mc = join(folder.path, 'sendmail.mc');
    const cf = join(folder.path, 'sendmail.cf');
    writeFileSync(mc, configuration(folder.path, port, milter));
    writeFileSync(cf, execFileSync(program('m4') as string, [mc], { stdio: ['ignore', 'pipe', 'ignore'] }));
    const [command, ...args] = named('-C', cf, '-bD');
    const server = Program.start(command, args);
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
    return { port, asked: () => (daemon ? askedMilter(daemon) : 0), wires: () => wiresOf(daemon), stop };
  },
};
