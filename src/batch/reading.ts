import { LF, type RowLayout } from './block.ts';
import { EncodingGuess } from './legacy.ts';
import { LineSample, type Note } from './notes.ts';
import type { OtherKind } from './other-kinds.ts';
import { RowReader } from './rows.ts';
import { listOf } from './tables.ts';
import { LINE_NOTES, type LineNoteKind } from './tally.ts';

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
