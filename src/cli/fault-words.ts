import { fill } from '../messages/catalogue.ts';
import { escapeText } from './escape.ts';
import type { OutputError } from './output.ts';
import { faultText, isUsageError, type UsageFault, type UsageKind } from './usage.ts';
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
export function usageWords(error: Error, words: CheckWords): string {
  const fault = isUsageError(error) ? error.fault : argumentFault(error);
  return fault ? faultText(fault, words) : escapeText(error.message);
}

/** The words of node:util's parseArgs, of which it has more on files whose name begins with a hyphen. */
const argumentFaults: readonly (readonly [said: RegExp, kind: UsageKind])[] = [
  [/^Unknown option '(.*?)'(?:\. To specify|$)/s, 'unknown-option'],
  [/^Option '(.*?)(?: <value>)?' argument missing/s, 'value-missing'],
  [/^Option '(.*?)' argument is ambiguous/s, 'value-ambiguous'],
  [/^Option '(.*?)' does not take an argument/s, 'value-for-none'],
];

function argumentFault({ message }: Error): UsageFault | null {
  for (const [said, kind] of argumentFaults) {
    const option = said.exec(message)?.[1];
    if (option !== undefined) return { kind, values: { option } };
  }
  return null;
}
