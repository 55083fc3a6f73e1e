import type { Server, Socket } from 'node:net';
import { listenAt, type Place } from '../servers/listen.ts';
import type { SiteOptions } from '../servers/site.ts';
import { mailboxHooks } from '../servers/smtp-server.ts';
import type { Running, Start } from './serve-host.ts';
import { UsageError } from './usage.ts';

/** How long sessions get to end by themselves when the server stops, in milliseconds. */
const CLOSE_TIMEOUT = 1000;
const MAX_CLIENTS = 4096;

/** An SMTP server that checks addresses and throws messages away. */
export async function serveSmtp({ site, place, onWarning }: Start): Promise<Running> {
  let hooks = mailboxHooks(site);
  const { SMTPServer } = await loadSmtpServer();
  const server = new SMTPServer({
    onMailFrom: (...asked) => hooks.onMailFrom(...asked),
    onRcptTo: (...asked) => hooks.onRcptTo(...asked),
    // What the host would refuse by itself gets a reason.
    lenientAddressParsing: true,
    // A plain client is to be able to try it: no certificate and no password.
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: CLOSE_TIMEOUT,
    maxClients: MAX_CLIENTS,
    onData(stream, _session, callback) {
      stream.on('end', callback);
      stream.resume();
    },
  });
  // Of TCP's server it hands on every error; those of the listening are ours.
  let isListening = false;
  server.on('error', (error) => {
    if (isListening) onWarning(`connection failed: ${error.message}`);
  });
  const sockets = new Set<Socket>();
  const listener = server.server as Server;
  listener.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const where = await listenAt(listener, place as Place);
  isListening = true;
  return {
    place: where,
    connections: () => sockets.size,
    configure(options: SiteOptions) {
      hooks = mailboxHooks(options);
    },
    async stop() {
      await new Promise<void>((resolve) => server.close(resolve));
      // A client that keeps its side open must not keep the program.
      for (const socket of sockets) socket.destroySoon();
    },
    ended: null,
  };
}

async function loadSmtpServer() {
  try {
    return await import('smtp-server');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError('the host smtp needs the package smtp-server; install it: npm install smtp-server');
  }
}
