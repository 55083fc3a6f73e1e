import { readFile } from 'node:fs/promises';
import type { LevelSettings } from '../profiles.ts';
import { UsageError } from './usage.ts';

/** Begins with what no name of a file of levels does. */
const isJson = (source: string) => source.trimStart().startsWith('{');

/**
 * The levels of `--levels`: JSON, or a file of it. Whether these are levels of reasons is for whoever judges to say.
 * @throws UsageError
 */
export async function readLevels(source: string): Promise<LevelSettings> {
  try {
    return JSON.parse(isJson(source) ? source : await readFile(source, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    const why = code === 'ENOENT' ? 'there is no such file' : message;
    throw new UsageError(`--levels: ${isJson(source) ? 'this' : source} ${what}: ${why}`);
  }
}

/** The message of a TypeError about levels, in words for who gave them. */
export function levelsFault(message: string, source: string): string {
  const file = isJson(source) ? '' : `${source}: `;
  return `--levels: ${file}${message.slice('levels: '.length)}`;
}
