import { readdirSync, readFileSync } from 'node:fs';
import { lstat, mkdir, rmdir, unlink } from 'node:fs/promises';
import {
  type AddressInfo,
  connect,
  createServer,
  type ListenOptions,
  type Server,
  type Socket,
} from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
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
  /** The most connections at a time; more are closed at once. 4,096 when absent, or what the process may have open. */
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
  /**
   * Closes connections that the host would not miss, and serves the others and new ones until none is engaged or
   * `drainTimeout` is over: while it listens no mail has to wait. Then it listens no more.
   */
  close(): Promise<void>;
  /** How many connections there are. */
  readonly connections: number;
}

/** A server that checks as a site wants it. */
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
  // Once a stop is under way: looks whether it can end.
  let onDrained = () => {};

  // Half open: one who has sent a request and shut that side down still gets the answer.
  const server = createServer({ noDelay: true, keepAlive: true, allowHalfOpen: true }, (socket: Socket) => {
    const connection = new Connection(socket, protocol(), bounds, onWarning);
    connections.add(connection);
    socket.once('close', () => {
      connections.delete(connection);
      isFull = false;
      onDrained();
    });
    // It is served while others end, and ends with its first request.
    if (isClosing) connection.drain();
  });
  server.maxConnections = bounds.maxConnections;
  server.on('drop', () => {
    if (!isFull) onWarning(`more than ${server.maxConnections} connections: turned away`);
    isFull = true;
  });

  return {
    async listen(place) {
      const where = await listenAt(server, place);
      server.on('error', (error) => onWarning(`cannot accept a connection: ${error.message}`));
      const most = descriptorsLeft();
      if (most !== null && most < bounds.maxConnections) {
        server.maxConnections = most;
        onWarning(
          `room for ${most} connections only: raise the limit of open files (ulimit -n, LimitNOFILE)`,
        );
      }
      return where;
    },
    async close() {
      isClosing = true;
      for (const connection of connections) connection.drain();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, bounds.drainTimeout);
        onDrained = () => {
          if ([...connections].some(({ isBusy }) => isBusy)) return;
          clearTimeout(timer);
          resolve();
        };
        onDrained();
      });
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of connections) {
        if (connection.isBusy) connection.cut('still in use at the end of the drain');
        else connection.leave();
      }
      await closed;
    },
    get connections() {
      return connections.size;
    },
  };
}

/** Descriptors for what is not a connection: the log, a file of levels, a peer of the metrics. */
const SPARE_DESCRIPTORS = 16;

/**
 * How many connections the process may open. Linux turns those beyond it away without a word to us.
 * @returns null where that is not known
 */
function descriptorsLeft(): number | null {
  try {
    const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'latin1')) ?? [];
    if (soft === undefined) return null;
    return Math.max(1, Number(soft) - readdirSync('/proc/self/fd').length - SPARE_DESCRIPTORS);
  } catch {
    return null;
  }
}

/**
 * A daemon whose sessions check by the options of a site.
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
    return whileLocked(place.path, async () => {
      if (!(await isLeftBehind(place.path))) throw error;
      await unlink(place.path);
      return tryListen(server, place);
    });
  }
}

/** How long a lock may be held, and is waited for, in milliseconds. What it is held for takes a few. */
const LOCK_TIME = 10_000;

/**
 * Does something while no other process that starts looks at the same path: between the look whether a socket is dead and
 * its removal, another could listen there.
 */
async function whileLocked<T>(path: string, act: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const found = await lstat(lock).catch(() => null);
      // Its owner was killed.
      if (found && Date.now() - found.mtimeMs > LOCK_TIME) await rmdir(lock).catch(() => {});
      await wait(20);
    }
  }
  try {
    return await act();
  } finally {
    await rmdir(lock).catch(() => {});
  }
}

/** The longest path of a socket, in octets: sun_path with its NUL has 108 on Linux, 104 elsewhere. The rest would be lost. */
const MAX_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

function checkPlace(place: unknown): void {
  const { host, port, path, fd } = Object(place) as Record<string, unknown>;
  const isPort = Number.isInteger(port) && (port as number) >= 0 && (port as number) < 0x10000;
  const isHost = host === undefined || typeof host === 'string';
  const isDescriptor = Number.isInteger(fd) && (fd as number) >= 0;
  const isPlace =
    fd === undefined ? (path === undefined ? isHost && isPort : typeof path === 'string') : isDescriptor;
  if (!isPlace) throw wrongType('place', '{ host, port }, { path } or { fd }', place);
  if (path === undefined) return;
  const octets = Buffer.byteLength(path as string);
  if (octets === 0 || octets > MAX_SOCKET_PATH) {
    const expected = `the path of a socket of at most ${MAX_SOCKET_PATH} octets`;
    throw wrongValue('place.path', expected, path, octets === 0 ? undefined : `one of ${octets}`);
  }
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

/** Whether a file is a socket on which no program listens any more. */
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
