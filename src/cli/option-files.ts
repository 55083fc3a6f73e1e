import { readFile } from 'node:fs/promises';
import type { WithConventions } from '../conventions/with-conventions.ts';
import { describe, type OptionError } from '../errors.ts';
import { type LevelSettings, levelTable } from '../profiles.ts';
import { nearestName, UsageError, usageError } from './usage.ts';
import type { UsageFault } from './words/words.ts';

/**
 * What `check` and `serve` read from a file that an option names: levels and naming conventions. The words for what is
 * wrong with one are in words/; a new file needs a function here and a line in the help of both commands.
 */

/** Begins as no name of a file of levels does; what is not an object is read as well, so that its fault is told. */
const isJson = (source: string) => /^\s*[[{"]/.test(source);

/**
 * The levels of `--levels`: JSON, or a file of it. Whether these are levels of reasons is for whoever checks to say.
 * @throws UsageError
 */
export async function readLevels(source: string): Promise<LevelSettings> {
  try {
    return JSON.parse(isJson(source) ? source : await readFile(source, 'utf8'));
  } catch (error) {
    const { message } = error as Error;
    if (isJson(source)) throw usageError('levels-not-json', { why: message });
    if (!(error instanceof SyntaxError)) throw unreadable('--levels', source, error);
    throw usageError('levels-file-not-json', { file: source, why: message });
  }
}

/** Says of the file of an option that it cannot be read, and why. */
export function unreadable(option: string, file: string, error: unknown): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  return usageError('file-unreadable', { option, file, why: message, ...(code !== undefined && { code }) });
}

/** What is wrong with the levels, for those who gave them. */
export function levelsFault(error: OptionError, source: string): UsageError {
  const what = whatIs(error);
  return isJson(source) ? usageError('levels', {}, what) : usageError('levels-file', { file: source }, what);
}

function whatIs({ code, option, value }: OptionError): UsageFault {
  const reason = option.slice('levels.'.length);
  if (code === 'ERR_MAILBOX_UNKNOWN_REASON') {
    const meant = nearestName(reason, Object.keys(levelTable));
    const values = { reason: describe(reason), meant: meant ?? '' };
    return { kind: meant === null ? 'levels-code' : 'levels-code-meant', values };
  }
  const got = shortJson(value);
  return option === 'levels'
    ? { kind: 'levels-shape', values: { got } }
    : { kind: 'levels-level', values: { reason, got } };
}

/** A value of a JSON text, short enough for a message. */
function shortJson(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  return typeof value === 'string' ? describe(value) : String(value);
}

/**
 * The conventions of `--conventions`: a file of JSON.
 * @throws UsageError that names the file, the line and the key of what is wrong
 */
export async function readConventionsFile(file: string): Promise<WithConventions> {
  let octets: Uint8Array;
  try {
    octets = await readFile(file);
  } catch (error) {
    throw unreadable('--conventions', file, error);
  }
  const { ConventionsError, readConventions, withConventions } = await import('../conventions/index.ts');
  try {
    return withConventions(readConventions(octets));
  } catch (error) {
    if (!(error instanceof ConventionsError)) throw error;
    throw new UsageError(`--conventions: ${file}: ${error.message}`);
  }
}
