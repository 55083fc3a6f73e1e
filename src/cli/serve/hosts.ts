import type { Server, Socket } from 'node:net';
import { eximServer } from '../../servers/exim.ts';
import { type Limits, listenAt, type Place, type SiteDaemon } from '../../servers/listen.ts';
import { milterServer } from '../../servers/milter.ts';
import { opensmtpdFilter } from '../../servers/opensmtpd.ts';
import { postfixServer } from '../../servers/postfix.ts';
import type { SiteOptions } from '../../servers/site.ts';
import { mailboxHooks } from '../../servers/smtp-server.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage.ts';

/*
 * What `serve` can be: a new host is a row of `hosts`, whose options are those of every host (options.ts).
 */

/** What a host is given to start with. */
export interface Start {
  site: SiteOptions;
  /** Null where the host has no port. */
  place: Place | null;
  io: Io;
  /** For a log: in words with nothing of the peer's. */
  onWarning(message: string): void;
}

/** A host that serves. */
export interface Running {
  /** Where; null where it does not listen. */
  place: Place | null;
  /** How many connections there are. */
  connections(): number;
  /**
   * Goes on with other options, in the sessions at hand too.
   * @throws {OptionError} if an argument has the wrong type or an option is unknown.
   */
  configure(site: SiteOptions): void;
  /** Lets the sessions end. */
  stop(): Promise<void>;
  /** Resolves when it has ended by itself; null for one that does not. */
  ended: Promise<void> | null;
}

/** A mail server, or a protocol of one. */
export interface Host {
  /** For the help; lines after the first are indented. */
  about: string;
  /** Where to listen unless told; null for standard input and output. */
  port: number | null;
  /** Why clients cannot be exempted for having authenticated; null where they can. */
  cannotExempt: string | null;
  /** @throws {OptionError} if an argument has the wrong type or an option is unknown. */
  start(given: Start): Promise<Running>;
}

/** The hosts by name. */
export const hosts: Readonly<Record<string, Host>> = {
  smtp: {
    about: `an SMTP server to try it with: refuses bad addresses, accepts every message
             for the others and stores none; needs the package smtp-server (port 2525)`,
    port: 2525,
    cannotExempt: 'this server takes no passwords, so clients are never authenticated',
    start: serveSmtp,
  },
  milter: {
    about: 'for smtpd_milters of Postfix and INPUT_MAIL_FILTER of Sendmail (port 8899)',
    port: 8899,
    cannotExempt: null,
    start: onSockets(milterServer),
  },
  postfix: {
    about: 'for check_policy_service of Postfix, which tells less than a milter sees (port 10055)',
    port: 10_055,
    cannotExempt: null,
    start: onSockets(postfixServer),
  },
  exim: {
    about: 'for readsocket in an ACL of Exim (port 10056)',
    port: 10_056,
    cannotExempt: 'Exim does not tell; its ACL can ask by itself: !authenticated = *',
    start: onSockets(eximServer),
  },
  opensmtpd: {
    about: 'as a filter that OpenSMTPD runs by itself, on standard input and output',
    port: null,
    cannotExempt: null,
    start: onStreams,
  },
};

/** A host whose protocol has a daemon. */
function onSockets(serverFor: (options: SiteOptions & Limits) => SiteDaemon): Host['start'] {
  return async ({ site, place, onWarning }) => {
    const server = serverFor({ ...site, onWarning });
    return {
      place: await server.listen(place as Place),
      connections: () => server.connections,
      configure: (options) => server.configure(options),
      stop: () => server.close(),
      ended: null,
    };
  };
}

/** OpenSMTPD has started this program, and ends it by closing its standard input. */
async function onStreams({ site, io, onWarning }: Start): Promise<Running> {
  const filter = opensmtpdFilter({ ...site, onWarning }, io);
  return {
    place: null,
    connections: () => 1,
    configure: filter.configure,
    stop: filter.stop,
    ended: filter.ended,
  };
}

/** Their names, for a message. */
export const hostNames = Object.keys(hosts).join(', ');

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
