import type { Messages } from '../messages/catalogue.ts';
import type { Block } from './block.ts';
import { addedFields, csv } from './csv.ts';
import type { Format } from './format.ts';
import { ndjson } from './ndjson.ts';
import type { OctetBuffer } from './octet-buffer.ts';
import { EXAMPLE, PlainTemplate } from './plain-template.ts';
import type { JudgeSetup } from './setup.ts';
import type { ShapeTemplate } from './shape-template.ts';
import type { Shapes } from './shapes.ts';
import { Constant } from './template-parts.ts';
import { type JudgeOptions, judgeLine, type Verdict } from './verdict.ts';

/** A record in its block: where it stands, where its content ends and where, behind its line end, the next one begins. */
export interface Place {
  start: number;
  end: number;
  next: number;
  /** How many fields a CSV row has. */
  fields: number;
}

/** Writes records to `out`. */
export interface RecordWriter {
  /** Whether it writes what was found, or nothing of it. */
  readonly needsVerdict: boolean;
  /** Begins a block. Returns whether what is written of a verdict has changed since the one before. */
  begin(block: Block): boolean;
  /** A record of a block's `octets` whose address, at `from` to `to` in `source`, is plain. */
  plain(source: Uint8Array, from: number, to: number, octets: Uint8Array, place: Place, line: number): void;
  /** Any other one; without a verdict where none is needed. */
  other(octets: Uint8Array, place: Place, verdict: Verdict | null): void;
  /** A record whose address, which begins at `from` in `source`, has a known shape. */
  shaped(
    template: ShapeTemplate,
    source: Uint8Array,
    from: number,
    places: Shapes['places'],
    octets: Uint8Array,
    place: Place,
    line: number,
  ): void;
  /** What `other` writes of a verdict besides the record itself; null where no template can write it. */
  readonly text: ((verdict: Verdict) => string) | null;
}

/** The writer that a setup asks for. */
export function writerOf(
  { writing, messages }: JudgeSetup,
  how: JudgeOptions,
  out: OctetBuffer,
  text: Format | null,
): RecordWriter {
  if (text) return new VerdictWriter(text, how, out, false);
  switch (writing) {
    case 'nothing':
      return { needsVerdict: false, text: null, begin: () => false, plain() {}, other() {}, shaped() {} };
    case 'records':
      return new CopyWriter(out);
    case 'rows':
      return new RowWriter(messages, out);
    case 'ndjson':
      return new VerdictWriter(ndjson(messages), how, out, true);
    case 'csv':
      return new VerdictWriter(csv(messages), how, out, true);
  }
}

const PLUS = 0x2b;
const APOSTROPHE = 0x27;

/** Writes each verdict in a format. */
class VerdictWriter implements RecordWriter {
  readonly needsVerdict = true;
  readonly text: RecordWriter['text'];
  private template: PlainTemplate | null = null;
  private file: string | null = null;

  constructor(
    private readonly format: Format,
    private readonly how: JudgeOptions,
    private readonly out: OctetBuffer,
    private readonly hasTemplate: boolean,
  ) {
    this.text = hasTemplate ? format.verdict : null;
  }

  begin({ file }: Block): boolean {
    const isSame = file === this.file && this.template !== null;
    this.file = file;
    if (!this.hasTemplate || isSame) return false;
    const octets = Buffer.from(EXAMPLE.input);
    const verdict = judgeLine({ octets, length: octets.length }, file, EXAMPLE.line, this.how);
    this.template = PlainTemplate.of(this.format.verdict(verdict), file ?? '');
    return true;
  }

  plain(source: Uint8Array, from: number, to: number, block: Uint8Array, place: Place, line: number): void {
    const first = source[from];
    // What a spreadsheet would run is written another way.
    if (this.template && first !== PLUS && first !== APOSTROPHE) {
      this.template.write(this.out, source, from, to, line);
      return;
    }
    const octets = source.subarray(from, to);
    const verdict = judgeLine({ octets, length: octets.length }, this.file, line, this.how);
    this.out.text(this.format.verdict(verdict, block, place));
  }

  other(octets: Uint8Array, place: Place, verdict: Verdict): void {
    this.out.text(this.format.verdict(verdict, octets, place));
  }

  shaped(
    template: ShapeTemplate,
    source: Uint8Array,
    from: number,
    places: Shapes['places'],
    _octets: Uint8Array,
    _place: Place,
    line: number,
  ): void {
    template.write(this.out, source, from, places, line);
  }
}

/** Writes records as they came. */
class CopyWriter implements RecordWriter {
  readonly needsVerdict = false;
  readonly text = null;

  constructor(private readonly out: OctetBuffer) {}

  begin(): boolean {
    return false;
  }

  plain(_: Uint8Array, _from: number, _to: number, octets: Uint8Array, { start, next }: Place): void {
    this.out.copy(octets, start, next);
  }

  other(octets: Uint8Array, { start, next }: Place): void {
    this.out.copy(octets, start, next);
  }

  shaped(): void {}
}

/** Writes CSV rows as they came, with columns added. */
class RowWriter implements RecordWriter {
  readonly needsVerdict = true;
  private delimiter = '';
  private width = 0;
  private plainFields = new Constant('');

  constructor(
    private readonly messages: Messages,
    private readonly out: OctetBuffer,
  ) {}

  begin({ rows }: Block): boolean {
    if (!rows) return false;
    const delimiter = String.fromCharCode(rows.delimiter);
    this.width = rows.width;
    if (delimiter === this.delimiter) return false;
    this.delimiter = delimiter;
    const valid = { valid: true, mailbox: null, reasons: [], suggestion: null };
    this.plainFields = new Constant(addedFields(valid, this.messages, delimiter));
    return true;
  }

  readonly text = ({ result }: Verdict) => addedFields(result, this.messages, this.delimiter);

  plain(_: Uint8Array, _from: number, _to: number, octets: Uint8Array, place: Place): void {
    this.row(octets, place);
    this.out.constant(this.plainFields);
    this.out.copy(octets, place.end, place.next);
  }

  other(octets: Uint8Array, place: Place, verdict: Verdict): void {
    this.row(octets, place);
    this.out.text(this.text(verdict));
    this.out.copy(octets, place.end, place.next);
  }

  shaped(
    template: ShapeTemplate,
    source: Uint8Array,
    from: number,
    places: Shapes['places'],
    octets: Uint8Array,
    place: Place,
    line: number,
  ): void {
    this.row(octets, place);
    template.write(this.out, source, from, places, line);
    this.out.copy(octets, place.end, place.next);
  }

  /** The row itself, filled up with empty fields, so that what is added stands in its columns. */
  private row(octets: Uint8Array, { start, end, fields }: Place): void {
    this.out.copy(octets, start, end);
    for (let count = fields; count < this.width; count++) this.out.text(this.delimiter);
  }
}
