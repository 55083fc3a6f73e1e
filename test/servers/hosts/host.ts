/** What the conformance suite knows of a mail server. */

/** The names under which fixtures and results speak of a server with one way to ask us. */
export const hostNames = [
  'smtp-server',
  'haraka',
  'postfix-milter',
  'postfix-policy',
  'sendmail',
  'exim',
  'opensmtpd',
] as const;

export type HostName = (typeof hostNames)[number];

/** How a server is started: as it comes, asking us as we come, or asking us with `--profile smtp`. */
export type Hook = 'none' | 'ours' | 'smtp';

/** What went over one connection: who, and what, one character an octet. */
export type Wire = ['server' | 'us', string][];

/** A server that was started. */
export interface Running {
  /** Where it speaks SMTP, on 127.0.0.1. */
  port: number;
  /** How many questions it has asked us so far; 0 as long as it has no hook. */
  asked(): number;
  /** What it said to us and we to it, a list a connection; for Haraka, what its plugin was called with. */
  wires(): Wire[];
  /** Ends it and whatever was started with it. */
  stop(): Promise<void>;
}

/** A mail server that can be started here. */
export interface Host {
  name: HostName;
  /** What lacks to start it, in words; null where nothing does. */
  missing(): string | null;
  /** Its name with its version. */
  version(): string;
  /**
   * Starts it in a temporary folder on a free port of 127.0.0.1.
   * @param hook whether it asks us at MAIL and RCPT
   */
  start(hook: Hook): Promise<Running>;
}
