/** The one loader of fixtures/syntax, near-miss, suffix and header: what a case is, and a check of every line's shape. */

import { readdirSync, readFileSync } from 'node:fs';
import {
  type MailboxOptions,
  type PathOptions,
  type PathResult,
  parseMailbox,
  parsePath,
  type ReasonCode,
  reasons,
} from '../src/index.ts';

/** One line of fixtures/syntax/*.ndjson. */
export interface SyntaxCase {
  /** Unique in all files. */
  id: string;
  /** The name of its file, without the ending. */
  file: string;
  input: string | Uint8Array;
  /** Document and section that decides. */
  rfc: string;
  /** The verdict under `options`. */
  valid: boolean;
  /** Every reason in order, warnings too: code, start and end in UTF-16 units. */
  expect: [code: ReasonCode, start: number, end: number][];
  why: string;
  /** The input is the argument of this command; a mailbox when absent. */
  command?: 'MAIL' | 'RCPT';
  options?: MailboxOptions & Pick<PathOptions, 'parameters'>;
  /** The spans of `expect` in octets. */
  octets?: [start: number, end: number][];
  /** The arguments of `expect`. */
  args?: Record<string, string | number>[];
  /** Some fields of the mailbox. */
  mailbox?: Record<string, string | boolean | null>;
  suggestion?: string | null;
  /** Of a path: what it is, the domains of its source route, its parameters. */
  kind?: PathResult['kind'];
  route?: string[];
  parameters?: PathResult['parameters'];
}

const FOLDER = new URL('../fixtures/', import.meta.url);

/** Every key that a line may have, and what it holds. */
const shape: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: (value) => typeof value === 'string' && /^[a-z]+-\d{3}$/.test(value),
  input: (value) => typeof value === 'string',
  inputBase64: (value) => typeof value === 'string',
  rfc: (value) => typeof value === 'string' && isRfc(value),
  valid: (value) => typeof value === 'boolean',
  expect: (value) => Array.isArray(value) && value.every(isExpectation),
  why: (value) => typeof value === 'string' && value !== '',
  command: (value) => value === 'MAIL' || value === 'RCPT',
  options: isObject,
  octets: (value) => Array.isArray(value) && value.every(isSpan),
  args: (value) => Array.isArray(value) && value.every(isObject),
  mailbox: (value) => value === null || isObject(value),
  kind: (value) => value === null || value === 'mailbox' || value === 'null' || value === 'postmaster',
  route: (value) => Array.isArray(value) && value.every((domain) => typeof domain === 'string'),
  parameters: (value) => Array.isArray(value) && value.every(isObject),
  list: (value) => value === true,
  displayName: (value) => value === null || typeof value === 'string',
  comments: (value) => Array.isArray(value) && value.every((comment) => typeof comment === 'string'),
  entries: (value) => Array.isArray(value) && value.every(isEntry),
  suggestion: (value) => value === null || typeof value === 'string',
};

const REQUIRED = ['id', 'rfc', 'valid', 'expect', 'why'];

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The canonical address of a mailbox, null for one that has none, or a group's name with its members. */
function isEntry(value: unknown): boolean {
  if (value === null || typeof value === 'string') return true;
  return isObject(value) && Object.values(value as object).every((members) => Array.isArray(members));
}

function isSpan(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isInteger)) return false;
  return value[0] <= value[1];
}

function isExpectation(value: unknown): boolean {
  return Array.isArray(value) && Object.hasOwn(reasons, value[0]) && isSpan(value.slice(1));
}

/** Whether a text names a document and a section: `5321#4.1.2`, `5892#A.1`; the successor of 5321 has no sections yet. */
export function isRfc(text: string): boolean {
  return /^(?:\d{3,4}|UTS\d+|draft-[\w-]+)#(?:[A-Z]|\d+)(?:\.\d+)*$/.test(text) || text === '5321bis';
}

/**
 * One line as a case.
 * @throws Error that names the place and the key
 */
export function readCase(line: string, place: string): SyntaxCase {
  const row = JSON.parse(line) as Record<string, unknown>;
  for (const [key, value] of Object.entries(row)) {
    if (!shape[key]?.(value)) throw new Error(`${place}: ${key} cannot be ${JSON.stringify(value)}`);
  }
  for (const key of REQUIRED) {
    if (!Object.hasOwn(row, key)) throw new Error(`${place}: ${key} is missing`);
  }
  const { input, inputBase64, ...rest } = row;
  if ((input === undefined) === (inputBase64 === undefined)) {
    throw new Error(`${place}: exactly one of input and inputBase64 is needed`);
  }
  const octets = typeof inputBase64 === 'string' ? new Uint8Array(Buffer.from(inputBase64, 'base64')) : null;
  const file = place.replace(/\..*$/, '');
  const found = { ...rest, file, input: octets ?? input } as SyntaxCase;
  for (const key of ['octets', 'args'] as const) {
    if (found[key] && found[key].length !== found.expect.length) {
      throw new Error(`${place}: ${key} and expect differ in length`);
    }
  }
  return found;
}

/** All cases of fixtures/syntax. */
export function loadSyntaxCases(): SyntaxCase[] {
  return loadCases('syntax');
}

/** All cases of fixtures/near-miss, which `parseMailboxWithNearMiss` checks. */
export function loadNearMissCases(): SyntaxCase[] {
  return loadCases('near-miss');
}

/** All cases of fixtures/suffix, which `parseMailboxWithSuffix` checks. */
export function loadSuffixCases(): SyntaxCase[] {
  return loadCases('suffix');
}

/** All cases of fixtures/conventions: the rules are among the options of each. */
export function loadConventionCases(): SyntaxCase[] {
  return loadCases('conventions');
}

/** One line of fixtures/header/*.ndjson, which `parseHeaderMailbox` or `parseAddressList` checks. */
export interface HeaderCase extends Omit<SyntaxCase, 'mailbox' | 'command'> {
  /** The input is a list: `expect` holds the reasons of the list, its entries and their members. */
  list?: true;
  mailbox?: Record<string, string | boolean | null> | null;
  displayName?: string | null;
  comments?: string[];
  /** What the list holds: canonical addresses, and groups as `{name: members}`. */
  entries?: unknown[];
}

/** All cases of fixtures/header. */
export function loadHeaderCases(): HeaderCase[] {
  return loadCases('header') as HeaderCase[];
}

function loadCases(name: string): SyntaxCase[] {
  const folder = new URL(`${name}/`, FOLDER);
  const cases: SyntaxCase[] = [];
  const ids = new Set<string>();
  for (const file of readdirSync(folder)
    .filter((file) => file.endsWith('.ndjson'))
    .sort()) {
    const lines = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n');
    lines.forEach((line, index) => {
      const found = readCase(line, `${file}:${index + 1}`);
      if (ids.has(found.id)) throw new Error(`${file}:${index + 1}: ${found.id} is there twice`);
      ids.add(found.id);
      cases.push(found);
    });
  }
  return cases;
}

/** What the parser says of a case; a mailbox's verdict with the fields that a path's has besides. */
export function parseCase({ input, command, options }: SyntaxCase): PathResult {
  if (command) return parsePath(input, { ...options, command });
  const result = parseMailbox(input, options);
  const rest = { route: [], parameters: [] };
  return result.valid ? { ...result, kind: 'mailbox', ...rest } : { ...result, kind: null, ...rest };
}
