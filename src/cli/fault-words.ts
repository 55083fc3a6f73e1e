import { fill } from '../messages/catalogue.ts';
import { escapeText } from './escape.ts';
import type { OutputError } from './output.ts';
import { faultText, type UsageError } from './usage.ts';
import type { CheckWords } from './words/words.ts';

/** The faults of writing that have words of their own, by the codes of Node. */
export type WriteFault =
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EACCES'
  | 'EEXIST'
  | 'EPERM'
  | 'EROFS'
  | 'ENOSPC'
  | 'ELOOP'
  | 'EPIPE';

/** Why something cannot be written, with its name. */
export function writeWords({ file, cause }: OutputError, words: CheckWords): string {
  const { code = '', message } = cause;
  const { unwritableFor, standardOutput } = words;
  const why = Object.hasOwn(unwritableFor, code) ? unwritableFor[code as WriteFault] : escapeText(message);
  return fill(words.note, {
    file: file === null ? standardOutput : escapeText(file),
    note: fill(words.unwritable, { why }),
  });
}

/** What is wrong with the arguments. */
export function usageWords(error: UsageError, words: CheckWords): string {
  return error.fault ? faultText(error.fault, words) : escapeText(error.message);
}
