import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsOf } from './daemon.ts';
import { example } from './example.ts';
import type { Host, Wire } from './host.ts';
import { built, debian, missingOf } from './installed.ts';
import { freePort, Program, temporaryFolder } from './program.ts';

const SMTPD = debian('usr/sbin/smtpd');

/** OpenSMTPD that runs us as a filter. */
export const opensmtpd: Host = {
  name: 'opensmtpd',
  missing: () => missingOf('OpenSMTPD', [SMTPD, '/var/spool/smtpd']),
  version() {
    const { stderr, stdout } = spawnSync(SMTPD, ['-h'], { encoding: 'utf8' });
    return /OpenSMTPD [\w.]+/.exec(stdout + stderr)?.[0] ?? 'OpenSMTPD';
  },
  async start(hook) {
    const folder = temporaryFolder('opensmtpd');
    const port = await freePort();
    const told = join(folder.path, 'told');
    const said = join(folder.path, 'said');
    // It refuses a file that others may write, and runs the filter by `sh -c`.
    const file = join(folder.path, 'smtpd.conf');
    chmodSync(folder.path, 0o755);
    const filter = join(folder.path, 'filter.sh');
    writeFileSync(
      filter,
      `#!/bin/sh\ntee -a ${told} | ${process.execPath} ${join(built, 'bin.js')} serve opensmtpd ${optionsOf(hook).join(' ')} | tee -a ${said}\n`,
    );
    chmodSync(filter, 0o755);
    const configuration =
      hook !== 'none'
        ? example('smtpd.conf', {
            '/usr/bin/mailbox-syntax serve opensmtpd': filter,
            'user nobody': 'user root',
            'port 25': `port ${port}`,
          })
        : `listen on 127.0.0.1 port ${port}\n`;
    const rest = 'action "queue" relay host "smtp://127.0.0.1:1"\nmatch from any for any action "queue"\n';
    writeFileSync(file, configuration + rest, { mode: 0o600 });
    // The path of its queue is built in: it sees a folder of ours in its place.
    const spool = join(folder.path, 'spool');
    mkdirSync(spool, { mode: 0o711 });
    const script = 'mount --bind "$1" /var/spool/smtpd; shift; exec "$@"';
    const args = ['--mount', 'sh', '-e', '-c', script, 'sh', spool, SMTPD, '-d', '-f', file];
    const server = Program.start('unshare', args);
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
    const asked = () => (existsSync(told) ? readFileSync(told, 'latin1').split('\nfilter|').length - 1 : 0);
    const wires = (): Wire[] => [
      [
        ['server', readFileSync(told, 'latin1')],
        ['us', readFileSync(said, 'latin1')],
      ],
    ];
    return { port, asked, wires, stop };
  },
};
