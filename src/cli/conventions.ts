import { readFile } from 'node:fs/promises';
import {
  ConventionsError,
  readConventions,
  type WithConventions,
  withConventions,
} from '../conventions/index.ts';
import { unreadable } from './levels.ts';
import { UsageError } from './usage.ts';

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
  try {
    return withConventions(readConventions(octets));
  } catch (error) {
    if (!(error instanceof ConventionsError)) throw error;
    throw new UsageError(`--conventions: ${file}: ${error.message}`);
  }
}
