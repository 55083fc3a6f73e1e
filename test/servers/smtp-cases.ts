/** The one loader of fixtures/smtp: cases for every mail server, and what no hook of a server can change. */

import { readFileSync } from 'node:fs';
import { type ReasonCode, reasons } from '../../src/index.ts';
import { isRfc } from '../fixtures.ts';
import { type HostName, hostNames } from './hosts/host.ts';

/** One path as it follows the colon. */
export interface PathCase {
  id: string;
  /** As it is sent. */
  path: Buffer;
  /** Behind the path; SMTPUTF8 stands at MAIL only. */
  parameters: string;
  /** The reply that each command deserves, `553 5.1.3` and the reason's code; null for none, absent where it has no case. */
  mail?: string | null;
  rcpt?: string | null;
  rfc: string;
  why: string;
}

/** A conversation. */
export interface SessionCase {
  id: string;
  /** Sent in one write (RFC 2920). */
  pipelined: boolean;
  /** A line, and how its reply begins. */
  steps: [line: string, reply: string][];
  rfc: string;
  why: string;
}

/** What a server does by itself, whatever we say, in place of what the case expects. */
export interface Skip {
  host: HostName;
  /** `refuses` before we are asked; `accepts` unasked, or what it has hidden or repaired; `rewords` our refusal. */
  does: 'refuses' | 'accepts' | 'rewords';
  /** `smtp-001 MAIL`, `session-002`. */
  cases: string[];
  reason: string;
}

export type Command = 'MAIL' | 'RCPT';

const FOLDER = new URL('../../fixtures/smtp/', import.meta.url);

function rowsOf(file: string): { row: Record<string, unknown>; place: string }[] {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line, index) => ({ row: JSON.parse(line), place: `${file}:${index + 1}` }));
}

/**
 * All paths.
 * @throws Error that names the place of a line that is not as it should be
 */
export function loadPathCases(): PathCase[] {
  const ids = new Set<unknown>();
  return rowsOf('paths.ndjson').map(({ row, place }) => {
    const { id, path, pathBase64, parameters = '', mail, rcpt, rfc, why, ...rest } = row;
    const isWhole =
      /^smtp-\d{3}$/.test(String(id)) &&
      !ids.has(id) &&
      (typeof path === 'string') !== (typeof pathBase64 === 'string') &&
      typeof parameters === 'string' &&
      (mail !== undefined || rcpt !== undefined) &&
      [mail, rcpt].every(isReply) &&
      isRfc(String(rfc)) &&
      typeof why === 'string' &&
      Object.keys(rest).length === 0;
    if (!isWhole) throw new Error(`${place}: not a case: ${JSON.stringify(row)}`);
    ids.add(id);
    const octets = typeof path === 'string' ? Buffer.from(path) : Buffer.from(String(pathBase64), 'base64');
    return { ...row, path: octets, parameters } as unknown as PathCase;
  });
}

function isReply(reply: unknown): boolean {
  if (reply === null || reply === undefined) return true;
  const [, code] = /^5\d\d 5\.\d\.\d ([a-z\d-]+)$/.exec(String(reply)) ?? [];
  return code !== undefined && Object.hasOwn(reasons, code);
}

/** A command of a legitimate sender, and where it was reported. */
export type PracticeCase = PathCase & {
  who: string;
  source: string;
};

/** What senders do in practice. */
export function loadPracticeCases(): PracticeCase[] {
  const seen = new Set<string>();
  return rowsOf('practice.ndjson').map(({ row, place }) => {
    const { id, path, parameters = '', commands, who, source, ...rest } = row;
    const list = Array.isArray(commands) ? commands : [];
    const isWhole =
      /^practice-\d{3}$/.test(String(id)) &&
      [path, parameters, who, source].every((each) => typeof each === 'string') &&
      who !== '' &&
      source !== '' &&
      list.length > 0 &&
      list.every((command) => command === 'MAIL' || command === 'RCPT') &&
      !seen.has(String(id)) &&
      Object.keys(rest).length === 0;
    if (!isWhole) throw new Error(`${place}: not a case: ${JSON.stringify(row)}`);
    seen.add(String(id));
    return {
      id: String(id),
      path: Buffer.from(String(path)),
      parameters: String(parameters),
      ...(list.includes('MAIL') && { mail: null }),
      ...(list.includes('RCPT') && { rcpt: null }),
      rfc: '',
      why: String(who),
      who: String(who),
      source: String(source),
    };
  });
}

/** All conversations. */
export function loadSessionCases(): SessionCase[] {
  return rowsOf('sessions.ndjson').map(({ row, place }) => {
    const { id, pipelined, steps, rfc, why, repeat = 1 } = row;
    const isWhole =
      /^session-\d{3}$/.test(String(id)) &&
      typeof pipelined === 'boolean' &&
      Array.isArray(steps) &&
      steps.every((step) => Array.isArray(step) && step.length === 2) &&
      isRfc(String(rfc)) &&
      typeof why === 'string' &&
      Number.isInteger(repeat);
    if (!isWhole) throw new Error(`${place}: not a conversation: ${JSON.stringify(row)}`);
    const all = Array.from({ length: Number(repeat) }, () => steps as SessionCase['steps']).flat();
    return { id, pipelined, steps: all, rfc, why } as SessionCase;
  });
}

/** All skips; each case of a host is skipped once. */
export function loadSkips(): Skip[] {
  const seen = new Set<string>();
  return rowsOf('skips.ndjson').map(({ row, place }) => {
    const { host, does, cases, reason } = row as unknown as Skip;
    const isWhole =
      hostNames.includes(host) &&
      ['refuses', 'accepts', 'rewords'].includes(does) &&
      Array.isArray(cases) &&
      typeof reason === 'string' &&
      reason !== '';
    if (!isWhole) throw new Error(`${place}: not a skip: ${JSON.stringify(row)}`);
    for (const name of cases) {
      if (seen.has(`${host} ${name}`)) throw new Error(`${place}: ${name} is skipped twice`);
      seen.add(`${host} ${name}`);
    }
    return { host, does, cases, reason };
  });
}

/** What a command deserves. */
export interface Expected {
  /** `553 5.1.3`. */
  reply: string;
  reason: ReasonCode;
}

/** What a path deserves at a command: null for acceptance, undefined where it has no case there. */
export function expectedAt({ mail, rcpt }: PathCase, command: Command): Expected | null | undefined {
  const said = command === 'MAIL' ? mail : rcpt;
  if (said === null || said === undefined) return said;
  const [, reply = '', reason] = /^(\S+ \S+) (\S+)$/.exec(said) ?? [];
  return { reply, reason: reason as ReasonCode };
}

/** The lines that put a path to a server: a new transaction, whose last line has it. */
export function linesOf({ path, parameters }: PathCase, command: Command): (string | Uint8Array)[] {
  const after = parameters === '' ? '' : ` ${parameters}`;
  if (command === 'MAIL') return [Buffer.concat([Buffer.from('MAIL FROM:'), path, Buffer.from(after)])];
  const isOfMail = parameters.startsWith('SMTPUTF8');
  return [
    `MAIL FROM:<sender@example.org>${isOfMail ? after : ''}`,
    Buffer.concat([Buffer.from('RCPT TO:'), path, Buffer.from(isOfMail ? '' : after)]),
  ];
}
