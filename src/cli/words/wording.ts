import type { ReadError } from '../../batch/input/source.ts';
import type { Note } from '../../batch/notes.ts';
import { LayoutError } from '../../batch/tables.ts';
import type { Counts } from '../../batch/tally.ts';
import { fill } from '../../messages/catalogue.ts';
import type { OutputError } from '../io.ts';
import { escapeText } from '../terminal.ts';
import type { CheckWords, Counted, NumberWords, ReadFault, UsageFault, WriteFault } from './words.ts';

/** What the command says, out of the words of a language (words/) and what they are filled in with. */

/**
 * A whole number as a language writes it. Not by the engine's own tables, which take longer to load than a short list to
 * check.
 */
export function numberText(number: number, { thousands }: NumberWords): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, thousands);
}

/** A number with its noun. */
export function count(number: number, noun: Counted, numbers: NumberWords): string {
  const words = numbers.isOne(number) ? noun.one : noun.many;
  return fill(words, { count: numberText(number, numbers) });
}

/** How many were valid, and how many invalid. */
export function verdictCounts(
  { valid, warned, invalid }: Counts,
  { counts, numbers }: CheckWords,
): [valid: string, invalid: string] {
  const warnings = warned > 0 ? ` ${count(warned, counts.warned, numbers)}` : '';
  return [count(valid, counts.valid, numbers) + warnings, count(invalid, counts.invalid, numbers)];
}

/** A note on a file. */
export function formatNote(note: Note, words: CheckWords): string {
  const values = { ...note } as Record<string, string | number>;
  if (note.kind === 'quote-unclosed') {
    values.line = numberText(note.line, words.numbers);
    values.lines = count(note.lines, words.counts.lines, words.numbers);
  } else if (note.kind === 'mark-encoding' || note.kind === 'nul-encoding')
    values.encoding = note.encoding.toUpperCase();
  else if ('lines' in note) values.lines = sampleText(note.lines, words);
  return fill(words.notes[note.kind], values);
}

/** `line 3`, `lines 3, 5`, `7 lines, the first 3, 5, 8, 9, 11`. */
function sampleText({ count, first }: { count: number; first: readonly number[] }, { spots }: CheckWords) {
  const template = count > first.length ? spots.more : count === 1 ? spots.one : spots.some;
  return fill(template, { count, list: first.join(', ') });
}

/** Why a file cannot be read. */
export function formatReadError(
  error: ReadError | LayoutError,
  file: string | null,
  words: CheckWords,
): string {
  if (error instanceof LayoutError) {
    const { kind, ...values } = error.details;
    const shown = Object.entries(values).map(([name, value]) => [name, escapeText(String(value))]);
    return fill(words.layouts[kind], Object.fromEntries(shown));
  }
  const { code: given = '', message } = error.cause;
  // Of zstd each kind of damage has a code of its own.
  const code = given.startsWith('ZSTD_error_') ? 'ZSTD_DATA_ERROR' : given;
  const { unreadableFor } = words;
  if (!Object.hasOwn(unreadableFor, code)) return escapeText(message);
  const why = unreadableFor[code as ReadFault];
  // Node has put it in place of the octets, so that the file is not found.
  if (code === 'ENOENT' && file?.includes('\ufffd')) return why + words.nameHint;
  // What those want who take an argument for an address.
  return code === 'ENOENT' && file?.includes('@') ? why + words.addressHint : why;
}

/** Why something cannot be written, with its name. */
export function formatWriteError({ file, cause }: OutputError, words: CheckWords): string {
  const { code = '', message } = cause;
  const { unwritableFor, standardOutput } = words;
  const why = Object.hasOwn(unwritableFor, code) ? unwritableFor[code as WriteFault] : escapeText(message);
  return fill(words.note, {
    file: file === null ? standardOutput : escapeText(file),
    note: fill(words.unwritable, { why }),
  });
}

/** What is wrong with the arguments, as a terminal may show it. */
export function formatUsageFault({ kind, values, what }: UsageFault, words: CheckWords): string {
  const { unreadableFor } = words;
  const { code = '' } = values;
  const shown = Object.entries(values).map(([name, value]) => [name, escapeText(String(value))]);
  return fill(words.usage[kind], {
    ...Object.fromEntries(shown),
    ...(Object.hasOwn(unreadableFor, code) && { why: unreadableFor[code as keyof typeof unreadableFor] }),
    ...(what && { what: formatUsageFault(what, words) }),
  });
}

/** French is read only when it is asked for. */
const others: Readonly<Record<string, () => Promise<CheckWords>>> = {
  fr: async () => (await import('./fr.ts')).fr,
};

/** The words of a language; English where there are none. */
export async function checkWords(language: string, english: CheckWords): Promise<CheckWords> {
  return Object.hasOwn(others, language) ? ((await others[language]?.()) ?? english) : english;
}
