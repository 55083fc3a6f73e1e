import { LF, type RowLayout } from './block.ts';
import { EncodingGuess } from './input/encoding-guess.ts';
import { RowReader } from './rows.ts';
import { listOf } from './tables.ts';
import { type BlockTally, LINE_NOTES, type LineNoteKind } from './tally.ts';

/*
 * What there is to say of a file besides its records. A new note is a kind here, or in `LINE_NOTES` (tally.ts) where it is
 * about single lines, with its words in `notes` of cli/words; one that says that records went unchecked is in `UNREAD`
 * (cli/check/check.ts), too.
 */

const REPLACEMENT = Buffer.from('\ufffd');

/** The most encodings that are named beside a first one. */
const MAX_NAMED = 3;

/** What decides which notes there are of a file: how its records are read, and whether rows are written. */
export interface NotedSetup {
  /** The way to the field of NDJSON, where records are that. */
  field: readonly string[] | null;
  writesRows: boolean;
}

/** One file on its way, and what there is to say of it. */
export class Reading {
  /** The number of the next line that is cut off, where lines are counted. */
  line = 1;
  /** The number of the next line that is delivered. */
  delivered = 1;
  rows: RowLayout | null = null;
  /** What its lines say of the encoding where they are not UTF-8. */
  readonly guess = new EncodingGuess();
  /** Of NDJSON: in how many records the field was found, and the names of the first one's. */
  found = 0;
  names: readonly string[] | null = null;
  /** What it looks like instead; null for nothing else, undefined before its first lines have come. */
  other: OtherKind | null | undefined = undefined;
  /** The lines of which there is something to say, by what that is. */
  private readonly samples: Partial<Record<LineNoteKind, LineSample>> = {};

  /**
   * @param file its name; null for standard input
   * @param encoding what it was decoded from; null for UTF-8
   */
  constructor(
    readonly file: string | null,
    readonly encoding: string | null,
  ) {}

  /** Notes something about a line. */
  sample(kind: LineNoteKind, line: number): void {
    this.samples[kind] ??= new LineSample();
    this.samples[kind].add(line);
  }

  /** Notes the lines of a block in which something could not be decoded. */
  sampleUndecoded(octets: Uint8Array): void {
    const text = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
    let number = this.line;
    let from = 0;
    for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, from)) {
      for (; from < at; from++) if (text[from] === LF) number++;
      this.sample('undecoded', number);
      const next = text.indexOf(LF, at);
      if (next < 0) return;
      from = next + 1;
      number++;
    }
  }

  /** The names of columns may have lines, that of the address too. */
  sampleWideHeader(header: Uint8Array, delimiter: number): void {
    if (header.length === 0) return;
    const reader = new RowReader(delimiter, -1);
    reader.read(header, 0, header.length);
    if (reader.linesBeforeWide >= 0) this.sample('quote-wide', this.delivered + reader.linesBeforeWide);
  }

  /** What there is to say once all of it was delivered, in order. */
  *notes({ field, writesRows }: NotedSetup): Generator<Note> {
    const { samples, other, encoding, found, names } = this;
    if (field && found === 0 && names) {
      const kind = names.length > 0 ? 'no-field' : 'no-fields';
      yield { kind, field: JSON.stringify(field.join('.')), fields: listOf(names) };
    }
    for (const kind of LINE_NOTES) {
      // What is noted of a list as a whole stands before what is noted of rows.
      if (kind === 'long-rows' && other) yield { kind: other };
      const lines = samples[kind];
      // That it is spread over lines says it for all of them.
      if (kind === 'not-json' && other === 'json-spread') continue;
      if (!lines || (kind === 'long-rows' && !writesRows)) continue;
      const [named, ...others] = kind === 'not-utf8' ? this.guess.named : [];
      if (named !== undefined && others.length < MAX_NAMED) {
        const guess = others.length > 0 ? 'encodings-open' : 'encoding-likely';
        yield { kind: guess, lines, encoding: [named, ...others].join(', ') };
      } else yield { kind, lines, encoding: encoding ?? 'utf-8', width: this.rows?.width ?? 0 };
    }
  }
}

/** Something about a file that whoever runs a list wants to know. Its words are the reader's (cli/words). */
export type Note =
  /** A byte order mark of UTF-8 was skipped. */
  | { kind: 'mark-skipped' }
  /** A byte order mark decided the encoding, or the places of NULs where there is none. */
  | { kind: 'mark-encoding' | 'nul-encoding'; encoding: string }
  /** A quoted field of a table has no end: it opens in `line` and has this number of `lines`, to the end of the file. */
  | { kind: 'quote-unclosed'; line: number; lines: number }
  /** Lines end in CR alone, and were read and are written as if that were LF. */
  | { kind: 'lone-cr' }
  /** It looks like something that is to be read in another way. */
  | { kind: OtherKind }
  /** A table has no row at all, and so no column of a name that was asked for. */
  | { kind: 'no-rows' }
  /** Records come back in UTF-8, though they were read in another encoding. */
  | { kind: 'written-utf8'; encoding: string }
  /** The field of NDJSON is in no record; `fields` are the names that the first one has, as JSON strings, where it has any. */
  | { kind: 'no-field' | 'no-fields'; field: string; fields: string }
  /** Lines are not UTF-8: in which encoding all of them are letters of one script, or in which few. */
  | { kind: 'encoding-likely' | 'encodings-open'; lines: LineSample; encoding: string }
  /** What was found of single lines, with the encoding of the file and the width of the table. */
  | { kind: LineNoteKind; lines: LineSample; encoding: string; width: number };

/** The number of line numbers that are named. */
const NAMED = 5;

/** How many lines of a file there is something to say of, and the first of them. */
export class LineSample {
  count = 0;
  readonly first: number[] = [];

  add(line: number): void {
    this.count++;
    if (this.first.length < NAMED) this.first.push(line);
  }
}

/** What a file looks like that is read as something else: a list, or NDJSON. */
export type OtherKind = 'table' | 'ndjson' | 'text' | 'json-spread';

/** The number of lines that are looked at, and the share of them that decides. */
const LINES = 20;
const MOST = 0.9;

/** What a list looks like by its first lines, where it is likely to be something else; null for a list. */
export function otherKind(octets: Uint8Array): Exclude<OtherKind, 'json-spread'> | null {
  const lines = linesOf(octets);
  if (lines.length === 0) return null;
  if (isShare(lines, (line) => JSON_LINE.test(line), MOST) || isSpreadJson(octets)) return 'ndjson';
  if (TEXT_BEGIN.test(lines[0] as string)) return 'text';
  if (isTable(lines)) return 'table';
  return lines.length > 1 && isShare(lines, isProse, 0.5) ? 'text' : null;
}

/** Whether NDJSON begins as JSON does that is spread over lines. */
export function isSpreadJson(octets: Uint8Array): boolean {
  const [first = '', second = ''] = linesOf(octets);
  return /^\s*(?:\[\s*)?[[{]\s*$/.test(first) && second !== '';
}

function linesOf(octets: Uint8Array): string[] {
  const head = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1', 0, 1 << 14);
  return head
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES + 1);
}

function isShare(lines: readonly string[], is: (line: string) => boolean, share: number): boolean {
  return lines.filter(is).length >= share * lines.length;
}

const JSON_LINE = /^(?:\[\s*)?\{\s*".*"\s*:.*\}\]?\s*$/;

/** Contacts, directories, pages, mail. */
const TEXT_BEGIN =
  /^(?:BEGIN:V(?:CARD|CALENDAR)|(?:[\w-]+\.)?EMAIL;[^@]*:|dn::? |version: 1\s*$|<(?:!doctype|html|\?xml)|From \S+ .*\d\d:\d\d|(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Date|Subject|X-[\w-]+): )/i;

const AMONG_FIELDS = /[,;\t]/;
/** The name of a column that holds addresses. */
const ADDRESS_COLUMN = /mail|courriel|correo|adress?e?\b/i;

/** Whether lines look like rows of a table: an address, and what divides fields. */
function isTable(lines: readonly string[]): boolean {
  if (/^"?sep=/.test(lines[0] as string)) return isTable(lines.slice(1));
  const [first = ''] = lines;
  const isHeader = AMONG_FIELDS.test(first) && !first.includes('@');
  const rows = lines.slice(isHeader ? 1 : 0).slice(0, LINES);
  // One line alone may be addresses in a row.
  if (rows.length <= (isHeader ? 0 : 1)) return false;
  if (isShare(rows, isRow, MOST)) return true;
  // A row may lack its address, and a cell may go on in the next line.
  const isLikely = isHeader && ADDRESS_COLUMN.test(first) && rows.some(isRow);
  return isLikely && isShare(rows, (row) => AMONG_FIELDS.test(row), 0.5);
}

/** What stands in double quotes or before an address in angle brackets may hold anything. */
function isRow(line: string): boolean {
  const bare = line.replace(/"[^"]*"(?=@)/g, 'x');
  return bare.includes('@') && !/<[^<>]*@/.test(bare) && AMONG_FIELDS.test(bare);
}

/** An address among words, but for one after a name. */
function isProse(line: string): boolean {
  return line.includes('@') && line.trim().split(/\s+/).length > 4 && !/<[^<>@]*@[^<>]*>\s*$/.test(line);
}

/** Whether most records of a block are invalid, as rows are that are read as addresses. */
export function areMostInvalid({ valid, invalid }: BlockTally): boolean {
  return invalid >= MOST * (valid + invalid);
}
