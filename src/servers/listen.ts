import { lstat, unlink } from 'node:fs/promises';
import {
  type AddressInfo,
  connect,
  createServer,
  type ListenOptions,
  type Server,
  type Socket,
} from 'node:net';
import { rejectMisspelledOptions, wrongType, wrongValue } from '../errors.ts';
import { Connection } from './connection.ts';
import type { Protocol, Session } from './session.ts';
import { type CurrentSite, resolveSite, type Site, type SiteOptions } from './site.ts';

/** Where to listen: a TCP port (0 picks a free one), the path of a Unix socket, or a socket that another has opened. */
export type Place =
  | {
      /** The address to listen at. */
      host: string;
      /** The TCP port; 0 picks a free one. */
      port: number;
    }
  | {
      /** The path of a Unix socket. */
      path: string;
    }
  | {
      /** The descriptor of a socket that listens already, such as a service manager hands over. */
      fd: number;
    };

/** How much a daemon bears. Times are in milliseconds. */
export interface Limits {
  /** The most connections at a time; more are closed at once. 4,096 when absent. */
  maxConnections?: number | undefined;
  /** How long a connection may be silent; what is usual for the protocol when absent. */
  idleTimeout?: number | undefined;
  /** How long a request may take to arrive, and an answer to be taken; 30 seconds when absent. */
  readTimeout?: number | undefined;
  /** How long `close` waits for the sessions that the host would miss; 10 seconds when absent. */
  drainTimeout?: number | undefined;
  /** Told of what goes wrong with a connection, in plain ASCII words with nothing of the peer's; for a log. */
  onWarning?: ((message: string) => void) | undefined;
}

/** A server of one protocol. */
export interface Daemon {
  /**
   * Listens, and says where. A socket file that a dead process has left is replaced, and one that a process listens on
   * is not.
   * @throws the Error of Node, with its `code`, where that cannot be done
   */
  listen(place: Place): Promise<Place>;
  /** Takes no more connections, lets those that are engaged end (`drainTimeout`), closes the others. */
  close(): Promise<void>;
  /** How many connections there are. */
  readonly connections: number;
}

/** A server that judges as a site wants it. */
export interface SiteDaemon extends Daemon {
  /**
   * Goes on with other options, in the sessions at hand too. The limits stay.
   * @throws {OptionError} if an argument has the wrong type or an option is unknown.
   */
  configure(options: SiteOptions): void;
}

const DEFAULTS = { maxConnections: 4096, readTimeout: 30_000, drainTimeout: 10_000 };

/**
 * A daemon that speaks a protocol on every connection.
 * @param idleTimeout what is usual for the protocol, in milliseconds
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function daemon(protocol: Protocol, limits: Limits, idleTimeout: number): Daemon {
  const bounds = resolveLimits(limits, idleTimeout);
  const onWarning = limits.onWarning ?? (() => {});
  const connections = new Set<Connection>();
  // Told once each time the cap is reached, and not for each that is turned away.
  let isFull = false;
  let isClosing = false;

  // Half open: one who has sent a request and shut that side down still gets the answer.
  const server = createServer({ noDelay: true, keepAlive: true, allowHalfOpen: true }, (socket: Socket) => {
    const connection = new Connection(socket, protocol(), bounds, onWarning);
    connections.add(connection);
    socket.once('close', () => {
      connections.delete(connection);
      isFull = false;
    });
    // One that the kernel had accepted before the listening ended.
    if (isClosing) connection.drain();
  });
  server.maxConnections = bounds.maxConnections;
  server.on('drop', () => {
    if (!isFull) onWarning(`more than ${bounds.maxConnections} connections: turned away`);
    isFull = true;
  });

  return {
    async listen(place) {
      const where = await listenAt(server, place);
      server.on('error', (error) => onWarning(`cannot accept a connection: ${error.message}`));
      return where;
    },
    async close() {
      isClosing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of connections) connection.drain();
      const timer = setTimeout(() => {
        for (const connection of connections) connection.cut('still in use at the end of the drain');
      }, bounds.drainTimeout);
      await closed;
      clearTimeout(timer);
    },
    get connections() {
      return connections.size;
    },
  };
}

/**
 * A daemon whose sessions judge by the options of a site.
 * @param open makes the session of a new connection
 * @param idleTimeout what is usual for the protocol, in milliseconds
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function siteDaemon(
  open: (site: CurrentSite) => Session,
  options: SiteOptions & Limits,
  idleTimeout: number,
  resolve: (options: SiteOptions) => Site = resolveSite,
): SiteDaemon {
  let site = resolve(options);
  const server = daemon(() => open(() => site), options, idleTimeout);
  const configure = (other: SiteOptions) => {
    site = resolve(other);
  };
  return Object.assign(server, { configure });
}

/** The limits of a daemon, complete. */
type Bounds = { [N in Exclude<keyof Limits, 'onWarning'>]-?: number };

function resolveLimits(limits: Limits, idleTimeout: number): Bounds {
  const { onWarning } = limits;
  if (onWarning !== undefined && typeof onWarning !== 'function') {
    throw wrongType('onWarning', 'a function', onWarning);
  }
  const bounds: Bounds = { ...DEFAULTS, idleTimeout };
  rejectMisspelledOptions(limits, [...Object.keys(bounds), 'onWarning']);
  for (const name of Object.keys(bounds) as (keyof Bounds)[]) {
    const value: unknown = limits[name];
    if (value === undefined) continue;
    // No timer of Node's takes more.
    const isNumber = typeof value === 'number';
    if (!isNumber || !Number.isInteger(value) || value < 1 || value > 0x7fffffff) {
      throw (isNumber ? wrongValue : wrongType)(name, 'a whole number from 1 to 2147483647', value);
    }
    bounds[name] = value;
  }
  return bounds;
}

/**
 * Lets a server listen, and says where it does. A socket file that a dead process has left is replaced.
 * @throws the Error of Node where that cannot be done
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export async function listenAt(server: Server, place: Place): Promise<Place> {
  checkPlace(place);
  try {
    return await tryListen(server, place);
  } catch (error) {
    if (!('path' in place) || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (!(await isLeftBehind(place.path))) throw error;
    await unlink(place.path);
    return tryListen(server, place);
  }
}

function checkPlace(place: unknown): void {
  const { host, port, path, fd } = Object(place) as Record<string, unknown>;
  const isPort = Number.isInteger(port) && (port as number) >= 0 && (port as number) < 0x10000;
  const isHost = host === undefined || typeof host === 'string';
  const isDescriptor = Number.isInteger(fd) && (fd as number) >= 0;
  if (fd === undefined ? (path === undefined ? isHost && isPort : typeof path === 'string') : isDescriptor)
    return;
  throw wrongType('place', '{ host, port }, { path } or { fd }', place);
}

function tryListen(server: Server, place: Place): Promise<Place> {
  const options: ListenOptions & { fd?: number } = 'path' in place ? { path: place.path } : { ...place };
  return new Promise((resolve, reject) => {
    const settled = (error?: Error) => {
      server.off('error', settled);
      server.off('listening', settled);
      if (error) reject(error);
      else resolve(placeOf(server.address(), place));
    };
    server.once('error', settled);
    server.once('listening', settled);
    server.listen({ ...options, backlog: BACKLOG });
  });
}

/** As many as a busy host may open while a restart is under way; the kernel may have a lower bound of its own. */
const BACKLOG = 1024;

/** @param asked what stands for an address where Node knows none: that of a Unix socket which another has opened */
function placeOf(address: AddressInfo | string | null, asked: Place): Place {
  if (address === null) return asked;
  return typeof address === 'string' ? { path: address } : { host: address.address, port: address.port };
}

/** Whether a file is a socket on which nobody listens any more. */
async function isLeftBehind(path: string): Promise<boolean> {
  const found = await lstat(path);
  if (!found.isSocket()) return false;
  return new Promise((resolve) => {
    const attempt = connect(path);
    attempt.once('connect', () => {
      attempt.destroy();
      resolve(false);
    });
    attempt.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED'));
  });
}
