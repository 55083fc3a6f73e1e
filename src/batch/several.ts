import type { AddressList } from '../header/address-list.ts';
import { ADDRESS_FIELD } from '../header/fields.ts';
import type { CheckSetup } from './block.ts';

/** Finds the addresses of a line; null where it is one. */
export type Splitter = (line: string) => string[] | null;

/**
 * What finds the addresses of a line of a header: those of a list, and what stands after the name of a field. It returns
 * null where the line is to be checked as it is, as a list is that is malformed itself.
 */
export async function splitterOf({
  options,
  grammar,
}: Pick<CheckSetup, 'options' | 'grammar'>): Promise<Splitter | null> {
  if (grammar === 'rfc5321') return null;
  const { parseAddressList } = await import('../header/address-list.ts');
  const isStrict = options.profile === 'rfc';
  return (whole) => {
    // White space at the edges belongs to no address: a field may go on in a line that begins with it.
    const line = isStrict ? whole : whole.replace(EDGES, '');
    const value = line.replace(ADDRESS_FIELD, '');
    const isField = value !== line;
    const asItIs = line === whole ? null : [line];
    if (!isField && !/[,;]/.test(line) && !COLONS.test(line)) return asItIs;
    // RFC 5322 3.6.7: a return path may be empty.
    if (isField && NULL_PATH.test(line)) return [];
    // Three colons would be those of groups.
    const isCells = !isStrict && COLONS.test(value);
    let list = parseAddressList(isCells ? withCommas(value) : value, options);
    if (!isSound(list) && !isStrict && value.includes(';')) {
      list = parseAddressList(withCommas(value), options);
    }
    if (!isSound(list)) return isField ? [value] : asItIs;
    const { entries } = list;
    const groups = entries.filter((entry) => entry.kind === 'group');
    const mailboxes = entries.flatMap((entry) => (entry.kind === 'group' ? entry.members : [entry]));
    const texts = mailboxes.map(({ start, end }) => value.slice(start, end));
    // One mailbox, with a comma in its name, unless one beside it makes a list of it.
    const [only] = mailboxes;
    if (!isField && groups.length === 0 && only && mailboxes.length === 1) {
      if (!value.slice(0, only.start).includes(',') && !value.slice(only.end).includes(',')) return asItIs;
    }
    // A comma in a name that is not quoted: `Smith, Anna <anna@x.example>` is one mailbox with a repair.
    if (texts.some((text) => !text.includes('@'))) return isField ? [value] : asItIs;
    return texts;
  };
}

const EDGES = /^[ \t]+|(?<![ \t])[ \t]+$/g;
const NULL_PATH = /^Return-Path[ \t]*:[ \t]*<[ \t]*>$/i;
const COLONS = /\s:::\s/;

/** What divides addresses in Outlook, and in tables of Google Contacts; not within quotes or comments. */
const DIVIDER = /"(?:\\.|[^"\\])*"|\((?:\\.|[^()\\])*\)|;|(?<=\s):::(?=\s)/g;

function withCommas(list: string): string {
  // As long as what it stands for, so that places stay.
  return list.replace(DIVIDER, (found) => (found === ';' ? ',' : found === ':::' ? ',  ' : found));
}

/** Whether a list is well-formed itself, whatever its mailboxes are. */
function isSound({ entries, reasons }: Pick<AddressList, 'entries' | 'reasons'>): boolean {
  const groups = entries.filter((entry) => entry.kind === 'group');
  return [{ reasons }, ...groups].every((one) => one.reasons.every(({ level }) => level !== 'error'));
}

/** A line break that does not fold a line, as a cell of a spreadsheet or a text of JSON may have it between addresses. */
const LINE_BREAK = /\r?\n(?![ \t])|\r(?!\n)/;

/** The addresses of a cell or a text; null where it is one. */
export function splitText(text: string, split: Splitter | null): string[] | null {
  if (!split) return null;
  const lines = text.split(LINE_BREAK).filter((line) => line.trim() !== '');
  if (lines.length < 2) return split(text.trim());
  return lines.flatMap((line) => split(line.trim()) ?? [line]);
}
