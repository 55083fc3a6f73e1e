import type { Messages } from '../messages/catalogue.ts';
import { formatReason } from '../messages/format.ts';
import type { Block, JudgeSetup, RecordSpan } from './block.ts';
import { Constant, type OctetBuffer } from './octet-buffer.ts';
import type { Counts } from './tally.ts';
import { type Places, Template } from './template.ts';
import { type JudgeOptions, judgeText, type LineResult, type Verdict } from './verdict.ts';

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
      return { needsVerdict: false, text: null, plain: null, begin: () => false, known() {}, other() {} };
    case 'records':
      return new CopyWriter(out);
    case 'rows':
      return new RowWriter(messages, how, out);
    case 'ndjson':
      return new VerdictWriter(ndjson(messages), how, out, true);
    case 'csv':
      return new VerdictWriter(csv(messages), how, out, true);
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
    private readonly how: JudgeOptions,
    private readonly out: OctetBuffer,
    private readonly hasTemplate: boolean,
  ) {
    this.text = hasTemplate ? format.verdict : null;
  }

  begin({ file }: Block): boolean {
    const isSame = file === this.file && this.plain !== null;
    this.file = file;
    if (!this.hasTemplate || isSame) return false;
    this.plain = Template.ofPlain((example) => judgeText(example, file, 1, this.how), this.format.verdict);
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
}

/** Writes CSV rows as they came, with columns added. */
class RowWriter implements RecordWriter {
  readonly needsVerdict = true;
  plain: Template | null = null;
  private delimiter = '';
  /** The delimiter as octets: for the fields that a short row lacks. */
  private empty = new Constant('');
  private width = 0;

  constructor(
    private readonly messages: Messages,
    private readonly how: JudgeOptions,
    private readonly out: OctetBuffer,
  ) {}

  begin({ rows }: Block): boolean {
    if (!rows) return false;
    const delimiter = String.fromCharCode(rows.delimiter);
    this.width = rows.width;
    if (delimiter === this.delimiter) return false;
    this.delimiter = delimiter;
    this.empty = new Constant(delimiter);
    this.plain = Template.ofPlain((example) => judgeText(example, null, 1, this.how), this.text);
    return true;
  }

  readonly text = ({ result }: Verdict) => addedFields(result, this.messages, this.delimiter);

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
    this.row(octets, span);
    this.out.text(this.text(verdict));
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

/**
 * CSV (RFC 4180: CRLF, double quotes) of five columns. The reason is the first error, else the first warning. What CSV
 * cannot carry, octets that are not UTF-8 and NUL, is written as U+FFFD.
 */
export function csv(messages: Messages): Format {
  return {
    head: row(['input', ...ADDED_COLUMNS]),
    verdict: ({ input, result }) => row([input, ...findings(result, messages)]),
    tail: () => '',
  };
}

/** The columns that are added to a row of somebody's own CSV. */
export const ADDED_COLUMNS = ['valid', 'reason', 'message', 'suggestion'];

/** What stands in them. */
export function addedFields(result: LineResult, messages: Messages, delimiter: string): string {
  return findings(result, messages)
    .map((text) => delimiter + field(text, delimiter))
    .join('');
}

function findings({ valid, reasons, suggestion }: LineResult, messages: Messages): string[] {
  const reason = reasons.find(({ level }) => level === 'error') ?? reasons[0];
  const message = reason ? formatReason(reason, messages) : '';
  return [String(valid), reason?.code ?? '', message, suggestion ?? ''];
}

/** What a spreadsheet takes for the beginning of a formula, also in full-width form. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20']/;

/** What a field needs quotes for; a tab or a semicolon only for readers that divide fields there. */
const needsQuotes = /[",;\t\r\n]/;

function row(fields: readonly string[]): string {
  return `${fields.map((text) => field(text, ',')).join(',')}\r\n`;
}

/**
 * One field. An apostrophe before what would run as a formula disarms it; as one is also put before an apostrophe of the
 * text itself, taking off one leading apostrophe always gives the text back.
 */
function field(text: string, delimiter: string): string {
  const safe = (formula.test(text) ? `'${text}` : text).replaceAll('\0', '\ufffd');
  return needsQuotes.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What JSON may hold raw, but what acts upon a terminal, or ends a line for some readers. */
const active = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu;

/** One JSON object a line, always with the same keys in the same order; `inputBase64` and `inputOctets` come behind them. */
export function ndjson(messages: Messages): Format {
  return {
    head: '',
    verdict: (verdict) => `${escapeActive(JSON.stringify(toRecord(verdict, messages)))}\n`,
    tail: () => '',
  };
}

function toRecord(verdict: Verdict, messages: Messages) {
  const { file, line, input, malformed, inputOctets, result, reply } = verdict;
  const { valid, reasons, mailbox, suggestion } = result;
  return {
    file,
    line,
    input,
    valid,
    reasons: reasons.map((reason) => {
      const { code, level, start, end, octets } = reason;
      return { code, level, start, end, octets, message: formatReason(reason, messages) };
    }),
    mailbox,
    reply: reply && { code: reply.code, enhanced: reply.enhanced, text: reply.text },
    suggestion,
    ...(malformed && { inputBase64: Buffer.from(malformed).toString('base64') }),
    ...(inputOctets !== null && { inputOctets }),
  };
}

/** JSON with what acts upon a terminal escaped. */
export function escapeActive(json: string): string {
  return json.replace(active, escapeUnit);
}

/** A UTF-16 unit as JSON writes it; all of `active` are single units. */
function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
