import type { AddressInfo, Socket } from 'node:net';
import { parseArgs } from 'node:util';
import type { Profile } from '../profiles.ts';
import type { ReplyStyle } from '../reply.ts';
import { type MailboxHooks, mailboxHooks, type Refusal } from '../servers/smtp-server.ts';
import { escapeText } from './escape.ts';
import type { Io } from './io.ts';
import { writePage } from './output.ts';
import { exits, UsageError } from './usage.ts';
import { version } from './version.ts';

const HELP = `Usage: mailbox-syntax serve HOST [options]

Runs a server that judges addresses, until SIGINT or SIGTERM.

Hosts:
  smtp  an SMTP server that refuses bad addresses at MAIL and RCPT, accepts every
        message for the others and stores none; needs the package smtp-server

Options:
  --listen HOST:PORT   where to listen; port 0 picks a free one (default 127.0.0.1:2525)
  --profile NAME       rfc, smtp, form or interoperable (default smtp)
  --reply-style STYLE  553, rfc5321 or 501 (default 553)
  --help, --version
`;

/** How long sessions get to end by themselves when the server stops, in milliseconds. */
const CLOSE_TIMEOUT = 1000;

/** One way to serve; resolves when it has stopped. */
type Serve = (where: Where, refusals: ServeSettings, io: Io) => Promise<void>;

interface Where {
  host: string;
  port: number;
}

interface ServeSettings {
  profile: Profile | undefined;
  replyStyle: ReplyStyle | undefined;
}

const hosts: Readonly<Record<string, Serve>> = { smtp: serveSmtp };

/**
 * The command `serve`: listens until SIGINT or SIGTERM.
 * @param argv what stands behind the word `serve`
 * @returns the exit code: 0 when it was stopped
 * @throws UsageError for what cannot be done
 */
export async function serve(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv);
  if (values.help || values.version) {
    await writePage(values.help ? HELP : `${version()}\n`, io.stdout);
    return exits.valid;
  }
  const settings = {
    profile: values.profile as Profile | undefined,
    replyStyle: values['reply-style'] as ReplyStyle | undefined,
  };
  const start = hostNamed(positionals);
  const where = readListen(values.listen);
  // A server goes on when nobody reads what it says.
  for (const stream of [io.stdout, io.stderr]) stream.on('error', () => {});
  await start(where, settings, io);
  return exits.valid;
}

function readArguments(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      listen: { type: 'string', default: '127.0.0.1:2525' },
      profile: { type: 'string' },
      'reply-style': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
}

function hostNamed([name, ...more]: string[]): Serve {
  const known = Object.keys(hosts).join(', ');
  if (name === undefined) throw new UsageError(`name a host to serve: ${known}`);
  if (more.length > 0) throw new UsageError(`expected one host, got "${name}" and "${more.join('", "')}"`);
  const found = Object.hasOwn(hosts, name) && hosts[name];
  if (!found) throw new UsageError(`there is no host "${name}"; there are: ${known}`);
  return found;
}

/** HOST:PORT, or [IPv6]:PORT. */
function readListen(listen: string): Where {
  const [, v6, name, digits] = /^(?:\[([\da-f:.]+)\]|([^\s:[\]]+)):(\d{1,5})$/i.exec(listen) ?? [];
  const host = v6 ?? name;
  const port = Number(digits);
  if (host === undefined || port > 65_535) {
    throw new UsageError(
      `--listen: expected HOST:PORT, such as 127.0.0.1:2525 or [::1]:2525, got "${listen}"`,
    );
  }
  return { host, port };
}

/** An SMTP server that judges addresses and throws messages away. */
async function serveSmtp({ host, port }: Where, settings: ServeSettings, io: Io): Promise<void> {
  const log = (line: string) => io.stderr.write(`${escapeText(line)}\n`);
  const hooks = hooksFor(settings, (refusal) => log(describe(refusal)));
  const { SMTPServer } = await loadSmtpServer();
  const server = new SMTPServer({
    ...hooks,
    // What the host would refuse by itself gets a reason.
    lenientAddressParsing: true,
    // A plain client is to be able to try it: no certificate and no password.
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: CLOSE_TIMEOUT,
    onData(stream, _session, callback) {
      stream.on('end', callback);
      stream.resume();
    },
  });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, `${host}:${port}`)));
    server.listen(port, host, resolve);
  });
  server.removeAllListeners('error');
  server.on('error', (error) => log(`connection failed: ${error.message}`));

  const stopped = untilSignal();
  io.stdout.write(`listening on smtp://${formatAddress(server.server.address() as AddressInfo)}\n`);
  await stopped;
  await new Promise<void>((resolve) => server.close(resolve));
  // A client that keeps its side open must not keep the program.
  for (const socket of sockets) socket.destroySoon();
}

function hooksFor(settings: ServeSettings, onRefusal: (refusal: Refusal) => void): MailboxHooks {
  try {
    return mailboxHooks({ ...settings, onRefusal });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`--${error.message.replace(/^style/, 'reply-style')}`);
  }
}

async function loadSmtpServer() {
  try {
    return await import('smtp-server');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError('the host smtp needs the package smtp-server; install it: npm install smtp-server');
  }
}

function cannotListen(error: NodeJS.ErrnoException, where: string): Error {
  const causes: Readonly<Record<string, string>> = {
    EADDRINUSE: 'something else listens there',
    EACCES: 'that port needs more rights',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no host of that name',
  };
  return new UsageError(`cannot listen on ${where}: ${causes[error.code ?? ''] ?? error.message}`);
}

function formatAddress({ address, port }: AddressInfo): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process as it would without us. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

function describe({ command, address, reply, session, cause }: Refusal): string {
  const { code, enhanced, reason, text } = reply;
  const why = reason ? `${reason}: ${text}` : String(cause);
  return `refused ${command} <${address}> from ${session.remoteAddress}: ${code} ${enhanced} ${why}`;
}
