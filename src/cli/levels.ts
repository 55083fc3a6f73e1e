import { readFile } from 'node:fs/promises';
import type { LevelSettings } from '../profiles.ts';
import { type UsageError, type UsageFault, usageError } from './usage.ts';

/** Begins with what no name of a file of levels does: also of what is no object a reader is to be told. */
const isJson = (source: string) => /^\s*[[{"]/.test(source);

/**
 * The levels of `--levels`: JSON, or a file of it. Whether these are levels of reasons is for whoever judges to say.
 * @throws UsageError
 */
export async function readLevels(source: string): Promise<LevelSettings> {
  try {
    return JSON.parse(isJson(source) ? source : await readFile(source, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (isJson(source)) throw usageError('levels-not-json', { why: message });
    const kind = error instanceof SyntaxError ? 'levels-file-not-json' : 'levels-unreadable';
    throw usageError(kind, { file: source, why: message, ...(code !== undefined && { code }) });
  }
}

/** The message of a TypeError about levels, for who gave them. */
export function levelsFault(message: string, source: string): UsageError {
  const what = whatIs(message);
  return isJson(source) ? usageError('levels', {}, what) : usageError('levels-file', { file: source }, what);
}

function whatIs(message: string): UsageFault {
  const [, reason] = / there is no reason (.*)/s.exec(message) ?? [];
  if (reason !== undefined) return { kind: 'levels-code', values: { reason } };
  const [, code, value = ''] = /(?: for (\S+))?, got (.*)/s.exec(message) ?? [];
  const got = value
    .replace(/^the \w+ /, '')
    .replace(/^an array/, '[…]')
    .replace(/^an object/, '{…}');
  return code === undefined
    ? { kind: 'levels-shape', values: { got } }
    : { kind: 'levels-level', values: { reason: code, got } };
}
