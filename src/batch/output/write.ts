import type { Messages } from '../../messages/catalogue.ts';
import { formatReason } from '../../messages/format.ts';
import { unicodePattern } from '../../unicode-pattern.ts';
import type { Block, CheckSetup, RecordSpan } from '../block.ts';
import type { Counts } from '../tally.ts';
import { checkText, type LineOptions, type Verdict } from '../verdict.ts';
import { type ColumnName, cellFieldsText, changeOf, cleanOf, fieldsText } from './columns.ts';
import { Constant, type OctetBuffer } from './octet-buffer.ts';
import { type Places, Template } from './template.ts';

/**
 * Writes records to `out`. A new format is a class here, and a name in `Writing` (block.ts); whether it has a template is
 * for `text` to say.
 */
export interface RecordWriter {
  /** Whether it writes what was found, or nothing of it. */
  readonly needsVerdict: boolean;
  /** What `other` writes of a verdict besides the record itself; null where no template can write it. */
  readonly text: ((verdict: Verdict) => string) | null;
  /** What it writes of a plain address; null where that needs a verdict. */
  readonly plain: Template | null;
  /** Begins a block. Returns whether what is written of a verdict has changed since the one before. */
  begin(block: Block): boolean;
  /** A record of a block's `octets` whose address, which begins at `from` in `source`, has a known form. */
  known(
    template: Template,
    source: Uint8Array,
    from: number,
    places: Places,
    octets: Uint8Array,
    span: RecordSpan,
    line: number,
  ): void;
  /** Any other one; without a verdict where none is needed. */
  other(octets: Uint8Array, span: RecordSpan, verdict: Verdict | null): void;
  /**
   * A record that may hold several addresses, once for all: those of each cell. Where it is missing, each address is written as
   * a record of its own.
   */
  several?(octets: Uint8Array, span: RecordSpan, cells: readonly (readonly Verdict[])[]): void;
}

/** The writer that a setup asks for. */
export function writerOf(
  setup: CheckSetup,
  how: LineOptions,
  out: OctetBuffer,
  text: Format | null,
): RecordWriter {
  if (text) return new VerdictWriter(text, how, out, false);
  switch (setup.writing) {
    case 'nothing':
      return { needsVerdict: false, text: null, plain: null, begin: () => false, known() {}, other() {} };
    case 'records':
      return new CopyWriter(out);
    case 'rows':
      return new RowWriter(setup, how, out);
    case 'ndjson':
      return new VerdictWriter(ndjson(setup), how, out, true, setup.fix);
    case 'csv':
      return new VerdictWriter(csv(setup), how, out, true, setup.columns.includes('change'));
  }
}

/** Writes each verdict in a format. */
class VerdictWriter implements RecordWriter {
  readonly needsVerdict = true;
  readonly text: RecordWriter['text'];
  plain: Template | null = null;
  private file: string | null = null;

  constructor(
    private readonly format: Format,
    private readonly how: LineOptions,
    private readonly out: OctetBuffer,
    private readonly hasTemplate: boolean,
    /** Whether it is written what was done to an address. */
    private readonly writesChange = false,
  ) {
    this.text = hasTemplate ? format.verdict : null;
  }

  begin({ file }: Block): boolean {
    const isSame = file === this.file && this.plain !== null;
    this.file = file;
    if (!this.hasTemplate || isSame) return false;
    const check = (example: string) => checkText(example, file, 1, this.how);
    this.plain = Template.ofPlain(check, this.format.verdict, this.writesChange);
    return true;
  }

  known(
    template: Template,
    source: Uint8Array,
    from: number,
    places: Places,
    _octets: Uint8Array,
    _span: RecordSpan,
    line: number,
  ): void {
    template.write(this.out, source, from, places, line);
  }

  other(octets: Uint8Array, span: RecordSpan, verdict: Verdict): void {
    this.out.text(this.format.verdict(verdict, octets, span));
  }
}

/** Writes records as they came. */
class CopyWriter implements RecordWriter {
  readonly needsVerdict = false;
  readonly text = null;
  readonly plain = null;

  constructor(private readonly out: OctetBuffer) {}

  begin(): boolean {
    return false;
  }

  known(): void {}

  other(octets: Uint8Array, { start, next }: RecordSpan): void {
    this.out.copy(octets, start, next);
  }

  several(octets: Uint8Array, span: RecordSpan): void {
    this.other(octets, span);
  }
}

/** Writes CSV rows as they came, with columns added: for each column of addresses the same. */
class RowWriter implements RecordWriter {
  readonly needsVerdict = true;
  plain: Template | null = null;
  private delimiter = '';
  private file: string | null = null;
  /** The delimiter as octets: for the fields that a short row lacks. */
  private empty = new Constant('');
  private width = 0;
  private addresses = 1;
  private readonly messages: Messages;
  private readonly columns: readonly ColumnName[];

  constructor(
    { messages, columns }: CheckSetup,
    private readonly how: LineOptions,
    private readonly out: OctetBuffer,
  ) {
    this.messages = messages;
    this.columns = columns;
  }

  begin({ rows, file }: Block): boolean {
    if (!rows) return false;
    const delimiter = String.fromCharCode(rows.delimiter);
    this.width = rows.width;
    this.addresses = rows.columns.length;
    if (delimiter === this.delimiter && file === this.file) return false;
    this.delimiter = delimiter;
    this.file = file;
    this.empty = new Constant(delimiter);
    const writesChange = this.columns.includes('change');
    this.plain = Template.ofPlain(
      (example) => checkText(example, file, 1, this.how),
      this.text,
      writesChange,
    );
    return true;
  }

  readonly text = (...verdicts: Verdict[]) =>
    this.delimiter + cellFieldsText(verdicts, this.columns, this.messages, this.delimiter);

  known(
    template: Template,
    source: Uint8Array,
    from: number,
    places: Places,
    octets: Uint8Array,
    span: RecordSpan,
    line: number,
  ): void {
    this.row(octets, span);
    template.write(this.out, source, from, places, line);
    this.out.copy(octets, span.end, span.next);
  }

  other(octets: Uint8Array, span: RecordSpan, verdict: Verdict): void {
    this.several(octets, span, [[verdict]]);
  }

  several(octets: Uint8Array, span: RecordSpan, cells: readonly (readonly Verdict[])[]): void {
    this.row(octets, span);
    for (let cell = 0; cell < this.addresses; cell++) {
      const verdicts = cells[cell] ?? [];
      if (verdicts.length > 0) this.out.text(this.text(...verdicts));
      else this.out.text(this.delimiter.repeat(this.columns.length));
    }
    this.out.copy(octets, span.end, span.next);
  }

  /** The row itself, filled up with empty fields, so that what is added stands in its columns. */
  private row(octets: Uint8Array, { start, end, fields }: RecordSpan): void {
    this.out.copy(octets, start, end);
    for (let count = fields; count < this.width; count++) this.out.constant(this.empty);
  }
}

/** A way to write verdicts. Each piece ends with its own line end. */
export interface Format {
  /** What comes first. */
  head: string;
  /** @param octets those of a block, with the record at `span`: for a format that writes it as it came */
  verdict(verdict: Verdict, octets?: Uint8Array, span?: RecordSpan): string;
  /** What comes last. */
  tail(counts: Counts): string;
}

/** CSV (RFC 4180: CRLF, double quotes). Octets that are not UTF-8 are written as U+FFFD. */
export function csv({ messages, columns }: Pick<CheckSetup, 'messages' | 'columns'>): Format {
  return {
    head: `${columns.join(',')}\r\n`,
    verdict: (verdict) => `${fieldsText(verdict, columns, messages, ',')}\r\n`,
    tail: () => '',
  };
}

/** What JSON may hold raw, but what acts upon a terminal, or ends a line for some readers. */
const ACTIVE = '[\\u007f-\\u009f\\u2028\\u2029\\p{Bidi_Control}]';

/** One JSON object a line, always with the same keys in the same order; those that only some records have come after them. */
export function ndjson({ messages, fix }: Pick<CheckSetup, 'messages' | 'fix'>): Format {
  return {
    head: '',
    verdict: (verdict) => `${escapeActive(JSON.stringify(toRecord(verdict, messages, fix)))}\n`,
    tail: () => '',
  };
}

function toRecord(verdict: Verdict, messages: Messages, fix: boolean) {
  const { file, line, input, malformed, inputOctets, result, entry, reply } = verdict;
  const { valid, reasons, mailbox, suggestion } = result;
  const isWellFormed = input.isWellFormed();
  const exact = malformed ?? (isWellFormed ? null : generalizedUtf8(input));
  return {
    file,
    line,
    // RFC 7493 2.1: a surrogate that stands alone, as an escape in the JSON that was read, ends many a reader.
    input: isWellFormed ? input : input.toWellFormed(),
    valid,
    reasons: reasons.map((reason) => {
      const { code, level, start, end, octets } = reason;
      return { code, level, start, end, octets, message: formatReason(reason, messages) };
    }),
    mailbox,
    reply: reply && { code: reply.code, enhanced: reply.enhanced, text: reply.text },
    suggestion,
    ...(result.displayName !== undefined && { displayName: result.displayName?.toWellFormed() ?? null }),
    ...entry,
    ...(fix && { clean: cleanOf(verdict), change: changeOf(verdict) }),
    ...(exact && { inputBase64: Buffer.from(exact).toString('base64') }),
    ...(inputOctets !== null && { inputOctets }),
  };
}

/** UTF-8 in which a lone surrogate has three octets, as spans count it. */
function generalizedUtf8(text: string): Buffer {
  return Buffer.concat(
    Array.from(text, (character) => {
      const unit = character.charCodeAt(0);
      return character.isWellFormed()
        ? Buffer.from(character)
        : Buffer.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
    }),
  );
}

/** JSON with what acts upon a terminal escaped. */
export function escapeActive(json: string): string {
  return json.replace(unicodePattern(ACTIVE), escapeUnit);
}

/** A UTF-16 unit as JSON writes it; all of ACTIVE are single units. */
function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
