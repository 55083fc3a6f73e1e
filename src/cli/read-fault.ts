import { LayoutError } from '../batch/layout.ts';
import type { ReadError } from '../batch/lines.ts';
import { escapeText } from './escape.ts';

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ENXIO: 'this is no file that can be read',
  Z_DATA_ERROR: 'it is damaged gzip',
  Z_BUF_ERROR: 'it is gzip that was cut short',
};

/** What those want who take an argument for an address. */
const ADDRESS_HINT = '; addresses are read from files or standard input: echo ADDRESS | mailbox-syntax check';

/** Why a file cannot be read, in words. */
export function wordsFor(error: ReadError | LayoutError, file: string | null): string {
  if (error instanceof LayoutError) return escapeText(error.message);
  const { code, message } = error.cause;
  const words = (code && faults[code]) ?? escapeText(message);
  return code === 'ENOENT' && file?.includes('@') ? words + ADDRESS_HINT : words;
}
