import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type MailboxHooksOptions, mailboxHooks } from '../../../src/servers/smtp-server.ts';
import type { Host } from './host.ts';

/** smtp-server, in this process. */
export const smtpServer: Host = {
  name: 'smtp-server',
  missing: () => null,
  version() {
    const file = new URL('../../../node_modules/smtp-server/package.json', import.meta.url);
    return `smtp-server ${JSON.parse(readFileSync(file, 'utf8')).version}`;
  },
  async start(hook) {
    let asked = 0;
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 1000,
      onData(stream, _session, callback) {
        stream.on('end', callback);
        stream.resume();
      },
      ...(hook === 'none' ? {} : counted(hook === 'smtp' ? { profile: 'smtp' } : {}, () => asked++)),
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
    return { port: (server.server.address() as AddressInfo).port, asked: () => asked, wires: () => [], stop };
  },
};

/** Our hooks, as the README says to use them, and a count of how often they are asked. */
function counted(options: MailboxHooksOptions, count: () => void): SMTPServerOptions {
  const hooks = mailboxHooks(options);
  return {
    lenientAddressParsing: true,
    onMailFrom(address, session, callback) {
      count();
      hooks.onMailFrom(address, session, callback);
    },
    onRcptTo(address, session, callback) {
      count();
      hooks.onRcptTo(address, session, callback);
    },
  };
}
