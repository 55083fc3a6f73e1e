/** Conventions as a file has them. */

import { wrongType } from '../errors.ts';
import { decodeUtf8 } from '../octets.ts';
import { ConventionFault, checkConventions, formatWay, type Way } from './check.ts';
import type { Conventions } from './convention.ts';
import { JsonFault, type JsonNode, readJson } from './json.ts';

/** What is wrong with a file of conventions, and where. */
export class ConventionsError extends Error {
  /** The name of the class. */
  override readonly name = 'ConventionsError';
  /** Stable: what went wrong is a file of conventions. */
  readonly code = 'ERR_MAILBOX_CONVENTIONS';

  /**
   * @param line from 1
   * @param column from 1, in UTF-16 units
   * @param key the way to what is wrong, such as `"example.com".characters[2]`; empty where it is the text itself
   * @param why what is wrong
   */
  constructor(
    readonly line: number,
    readonly column: number,
    readonly key: string,
    why: string,
  ) {
    super(`line ${line}, column ${column}: ${key === '' ? '' : `${key}: `}${why}`);
  }
}

/**
 * Reads conventions from JSON. Whatever is wrong, be it the JSON, a key or a value, is told with its line and key. A
 * byte order mark is passed over.
 * @param text as a string, or as UTF-8
 * @throws {ConventionsError} if it is not JSON, or holds no conventions.
 * @throws {OptionError} if the argument has the wrong type.
 * @example
 * ```ts
 * const site = withConventions(readConventions(readFileSync('conventions.json')));
 * ```
 */
export function readConventions(text: string | Uint8Array): Conventions {
  const json = textOf(text).replace(/^\ufeff/, '');
  let node: JsonNode;
  try {
    node = readJson(json);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    throw new ConventionsError(...placeOf(json, error.index), '', `this is not JSON: ${error.message}`);
  }
  try {
    checkConventions(node.value);
  } catch (error) {
    if (!(error instanceof ConventionFault)) throw error;
    const { way, isOfKey, message } = error;
    throw new ConventionsError(...placeOf(json, indexOf(node, way, isOfKey)), nameOf(way), message);
  }
  return node.value as Conventions;
}

function textOf(text: string | Uint8Array): string {
  if (typeof text === 'string') return text;
  if (!(text instanceof Uint8Array)) throw wrongType('text', 'a string or a Uint8Array', text);
  const { text: decoded, malformed } = decodeUtf8(text);
  const first = malformed[0];
  if (!first) return decoded;
  throw new ConventionsError(...placeOf(decoded, first.start), '', 'this is not UTF-8');
}

/** Where a value stands, or its key. */
function indexOf(node: JsonNode, way: Way, isOfKey: boolean): number {
  let found: JsonNode & { key: number } = { ...node, key: node.start };
  for (const step of way) found = found.inner.get(step) ?? found;
  return isOfKey ? found.key : found.start;
}

/** Line and column of an index, from 1. A line ends at LF, at CRLF, or at CR. */
function placeOf(text: string, index: number): [line: number, column: number] {
  const lines = text.slice(0, index).split(/\r\n|\r|\n/);
  return [lines.length, (lines.at(-1) as string).length + 1];
}

function nameOf([domain, ...rest]: Way): string {
  return domain === undefined ? '' : JSON.stringify(domain) + formatWay(rest);
}
