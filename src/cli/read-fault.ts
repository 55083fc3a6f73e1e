import { LayoutError } from '../batch/layout.ts';
import type { ReadError } from '../batch/lines.ts';
import { fill } from '../messages/catalogue.ts';
import { escapeText } from './escape.ts';
import type { CheckWords } from './words/words.ts';

/** The faults of reading that have words of their own, by the codes of Node and zlib. */
export type ReadFault =
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EACCES'
  | 'EPERM'
  | 'ENXIO'
  | 'Z_DATA_ERROR'
  | 'Z_BUF_ERROR';

/** Why a file cannot be read, in words. */
export function wordsFor(error: ReadError | LayoutError, file: string | null, words: CheckWords): string {
  if (error instanceof LayoutError) {
    const { kind, ...values } = error.details;
    const shown = Object.entries(values).map(([name, value]) => [name, escapeText(String(value))]);
    return fill(words.layouts[kind], Object.fromEntries(shown));
  }
  const { code = '', message } = error.cause;
  const { unreadableFor } = words;
  if (!Object.hasOwn(unreadableFor, code)) return escapeText(message);
  const why = unreadableFor[code as ReadFault];
  // Node has put it in place of the octets, so that the file is not found.
  if (code === 'ENOENT' && file?.includes('\ufffd')) return why + words.nameHint;
  // What those want who take an argument for an address.
  return code === 'ENOENT' && file?.includes('@') ? why + words.addressHint : why;
}
