import type { Place } from '../servers/listen.ts';
import type { SiteOptions } from '../servers/site.ts';
import type { Io } from './io.ts';

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
