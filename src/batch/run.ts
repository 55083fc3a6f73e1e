import { type Block, type BlockResult, CR, LF, type RowLayout } from './block.ts';
import { Cutter, lineBoundaries, type Piece, RowBoundaries } from './cutter.ts';
import { type Decoded, decoded } from './decode.ts';
import { divide } from './divide.ts';
import { InOrder } from './in-order.ts';
import { hasFirstRow, type RowsAsked, tableStart } from './layout.ts';
import { MailboxSet } from './mailbox-set.ts';
import type { Note } from './note.ts';
import { type OctetSource, PeekedSource } from './octet-source.ts';
import { RowReader } from './row-shape.ts';
import type { JudgeSetup } from './setup.ts';
import { Spots } from './spots.ts';
import { TableHeader } from './table-header.ts';
import { areMostInvalid, looksLikeTable } from './table-look.ts';
import { Summary } from './tally.ts';
import type { Judges } from './workers.ts';

/** What a run is asked besides how to judge. */
export interface RunSetup {
  judge: JudgeSetup;
  /** How CSV is read, where records are rows. */
  rows: RowsAsked | null;
  /** The name of the encoding of the input. */
  encoding: string;
  /** Whether what is written tells line numbers. */
  isNumbered: boolean;
}

/** Where the output of a run goes. Each call is awaited before the next. */
export interface Receiver {
  /** Whether it keeps the octets it is given; else their memory is used again once a call has ended. */
  readonly keeps: boolean;
  /** Whole records; valid or not matters only where they are divided. */
  records(octets: Uint8Array, valid: boolean): Promise<void>;
  /** A piece of an invalid record, the rest of which follows. */
  part(octets: Uint8Array): Promise<void>;
  /** What stands before all records: the header of the first file. */
  head(octets: Uint8Array): Promise<void>;
  /** Something about a file. */
  note(file: string | null, note: Note): Promise<void>;
  /** A block was delivered. */
  progress(): void;
}

/** One file on its way. */
interface Reading {
  file: string | null;
  /** The number of the next line that is cut off, where lines are counted. */
  line: number;
  /** The number of the next line that is delivered. */
  delivered: number;
  rows: RowLayout | null;
  encoding: string | null;
  undecoded: Spots;
  notJson: Spots;
  longRows: Spots;
  wideQuotes: Spots;
  windows1252: Spots;
  /** Whether a list looks like a table; null before its first lines have come. */
  isTable: boolean | null;
}

/** Judges file after file, and delivers what becomes of them in their order. */
export class BatchRun {
  readonly summary = new Summary();
  /** The mailboxes that came before, where duplicates are left out. */
  readonly known: MailboxSet | null;
  private readonly order = new InOrder();
  private readonly header: TableHeader;
  private isStopped = false;
  private stopWaiting: () => void = () => {};
  private readonly stopped = new Promise<void>((resolve) => {
    this.stopWaiting = resolve;
  });

  constructor(
    private readonly setup: RunSetup,
    private readonly judges: Judges,
    private readonly receiver: Receiver,
  ) {
    this.header = new TableHeader(setup.judge.writing);
    this.known = setup.judge.keySeed === null ? null : new MailboxSet();
  }

  /**
   * Judges one file.
   * @param file its name; null for standard input
   * @throws ReadError where it cannot be read, LayoutError where it is no such table; and whatever the receiver throws
   */
  async read(source: OctetSource, file: string | null): Promise<void> {
    const from = await this.unlessStopped(decoded(source, this.setup.encoding));
    if (!from) return;
    const reading: Reading = {
      file,
      line: 1,
      delivered: 1,
      rows: null,
      encoding: from.from,
      undecoded: new Spots(),
      notJson: new Spots(),
      longRows: new Spots(),
      wideQuotes: new Spots(),
      windows1252: new Spots(),
      isTable: null,
    };
    this.noteMark(from, file);
    try {
      const { rows } = this.setup;
      const rest = rows ? await this.unlessStopped(this.begin(from, reading, rows)) : from.source;
      if (rest) await this.cut(rest, reading);
    } finally {
      this.order.add(() => this.noteSpots(reading));
    }
  }

  /** What is waited for; null when nothing more is to be read, which does not wait for the first octets of a source. */
  private async unlessStopped<T>(awaited: Promise<T>): Promise<T | null> {
    return await Promise.race([awaited, this.stopped.then(() => null)]);
  }

  /** Waits until all is delivered. */
  async end(): Promise<Summary> {
    await this.order.below(1);
    return this.summary;
  }

  /** Reads no further. What is on its way is still delivered. */
  stop(): void {
    this.isStopped = true;
    this.stopWaiting();
  }

  private async cut(source: OctetSource, reading: Reading): Promise<void> {
    const { rows, encoding } = reading;
    const boundaries = rows ? new RowBoundaries(rows.delimiter) : lineBoundaries;
    const counts = this.setup.isNumbered || encoding !== null;
    const cutter = new Cutter(boundaries, this.judges, counts);
    while (!this.isStopped) {
      if (cutter.isFull || this.order.pending === 0) await this.addAll(cutter.take(), reading);
      // Who is idle gets what there is, so that nobody waits for a block to fill.
      const isReady = source.ready().then(() => true);
      const idle = this.order.below(1).then(never, never);
      const mayRead = await Promise.race([isReady, idle, this.stopped.then(never)]);
      if (!mayRead && this.order.pending === 0 && cutter.hasRecords) continue;
      await Promise.race([isReady, this.stopped]);
      if (this.isStopped) return;
      const count = await this.fill(source, cutter, reading);
      if (count === 0) break;
    }
    if (this.isStopped) return;
    await this.addAll(cutter.end(), reading);
    if (boundaries instanceof RowBoundaries) this.noteUnclosed(boundaries, reading);
  }

  /** Says it where the file ended in a quoted field. */
  private noteUnclosed({ linesInQuotes: lines }: RowBoundaries, reading: Reading): void {
    if (lines === 0) return;
    // They are the last ones, and all are delivered by then.
    this.order.add(() => {
      const line = reading.delivered - lines;
      return this.receiver.note(reading.file, { kind: 'quote-unclosed', line, lines });
    });
  }

  private async fill(source: OctetSource, cutter: Cutter, reading: Reading): Promise<number> {
    try {
      const count = await source.read(cutter.room());
      cutter.filled(count);
      return count;
    } catch (error) {
      // What came before the fault is whole.
      await this.addAll(cutter.take(), reading);
      throw error;
    }
  }

  private async addAll(pieces: Iterable<Piece>, reading: Reading): Promise<void> {
    for (const piece of pieces) await this.add(piece, reading);
  }

  private async add(piece: Piece, reading: Reading): Promise<void> {
    await this.order.below(this.judges.width);
    const { judge } = this.setup;
    if (piece.kind === 'part') {
      const isCopied = judge.writing === 'records' || judge.writing === 'rows';
      const { octets } = piece;
      if (isCopied && judge.only !== 'valid') this.order.add(() => this.receiver.part(octets));
      return;
    }
    if (reading.encoding !== null) this.findUndecoded(piece.octets, reading);
    const block: Block = {
      octets: piece.octets,
      file: reading.file,
      line: reading.line,
      isEnded: piece.kind === 'long' || piece.isEnded,
      rows: reading.rows,
      long: piece.kind === 'long' ? piece.long : null,
    };
    reading.line += piece.kind === 'long' ? piece.long.lines : piece.lines;
    const isFirst = reading.isTable === null;
    if (isFirst) reading.isTable = this.setup.judge.shape.kind === 'lines' && looksLikeTable(piece.octets);
    const judged = this.judges.judge(block);
    judged.catch(() => {});
    this.order.add(async () => this.deliver(await judged, reading, isFirst));
  }

  private async deliver(result: BlockResult, reading: Reading, isFirst: boolean): Promise<void> {
    const { tally } = result;
    this.summary.add(tally, reading.file, reading.delivered);
    for (const line of tally.notJson) reading.notJson.add(reading.delivered + line);
    if (isFirst && !areMostInvalid(tally)) reading.isTable = false;
    for (const line of tally.windows1252) reading.windows1252.add(reading.delivered + line);
    for (const line of tally.wideQuotes) reading.wideQuotes.add(reading.delivered + line);
    for (const line of tally.longRows) reading.longRows.add(reading.delivered + line);
    reading.delivered += tally.lines;
    const duplicate = () => {
      this.summary.duplicates++;
    };
    const { valid, invalid } = divide(result, this.setup.judge.divided, this.known, duplicate);
    if (valid.length > 0) await this.receiver.records(valid, true);
    if (invalid.length > 0) await this.receiver.records(invalid, false);
    if (!this.receiver.keeps) this.judges.giveBack(result.out);
    this.receiver.progress();
  }

  /** Reads the first row of a table, and returns the source of what follows it. */
  private async begin({ source, bom }: Decoded, reading: Reading, asked: RowsAsked): Promise<OctetSource> {
    let head = Buffer.alloc(0);
    while (!hasFirstRow(head, asked)) {
      await Promise.race([source.ready(), this.stopped]);
      const more = Buffer.alloc(1 << 14);
      const count = this.isStopped ? 0 : await source.read(more);
      if (count === 0) break;
      head = Buffer.concat([head, more.subarray(0, count)]);
    }
    if (head.length === 0) return source;
    const { layout, headerLength } = tableStart(head, asked);
    reading.rows = layout;
    const header = head.subarray(0, headerLength);
    noteWideHeader(header, layout.delimiter, reading);
    // It may be all there is, without a line end.
    const isAll = headerLength > 0 && headerLength === head.length;
    const lines =
      header.filter((octet) => octet === LF).length + (isAll && header[headerLength - 1] !== LF ? 1 : 0);
    reading.line += lines;
    reading.delivered += lines;
    this.summary.lines += lines;
    const isKept = reading.encoding === null;
    const written = this.header.add(isKept ? bom : new Uint8Array(), header, layout.delimiter);
    if (written.length > 0) this.order.add(() => this.receiver.head(written));
    if (isAll) {
      const boundaries = new RowBoundaries(layout.delimiter);
      boundaries.last(head, 0, headerLength);
      this.noteUnclosed(boundaries, reading);
      const isOldMac = !header.includes(LF) && header.subarray(0, -1).includes(CR);
      if (isOldMac) this.order.add(() => this.receiver.note(reading.file, { kind: 'lone-cr' }));
    }
    return new PeekedSource(head.subarray(headerLength), source);
  }

  private noteMark({ bom, from, byMark }: Decoded, file: string | null): void {
    const { writing } = this.setup.judge;
    const isAsItCame = writing === 'rows' || writing === 'records';
    if (from !== null && isAsItCame) {
      this.order.add(() => this.receiver.note(file, { kind: 'written-utf8', encoding: from }));
    }
    const isKept = this.setup.rows !== null && isAsItCame;
    if (bom.length === 0 || (from === null && isKept)) return;
    const note: Note =
      byMark && from !== null ? { kind: 'mark-encoding', encoding: from } : { kind: 'mark-skipped' };
    this.order.add(() => this.receiver.note(file, note));
  }

  private async noteSpots(reading: Reading): Promise<void> {
    const { file, rows, encoding, undecoded, notJson, longRows, wideQuotes, windows1252, isTable } = reading;
    if (undecoded.count > 0 && encoding !== null) {
      await this.receiver.note(file, { kind: 'undecoded', encoding, lines: undecoded });
    }
    if (notJson.count > 0) await this.receiver.note(file, { kind: 'not-json', lines: notJson });
    if (windows1252.count > 0) await this.receiver.note(file, { kind: 'not-utf8', lines: windows1252 });
    if (wideQuotes.count > 0) await this.receiver.note(file, { kind: 'quote-wide', lines: wideQuotes });
    if (isTable) await this.receiver.note(file, { kind: 'table' });
    if (longRows.count > 0 && rows && this.setup.judge.writing === 'rows') {
      await this.receiver.note(file, { kind: 'long-rows', width: rows.width, lines: longRows });
    }
  }

  private findUndecoded(octets: Uint8Array, { line, undecoded }: Reading): void {
    const text = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
    let number = line;
    let from = 0;
    for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, from)) {
      for (; from < at; from++) if (text[from] === LF) number++;
      undecoded.add(number);
      const next = text.indexOf(LF, at);
      if (next < 0) return;
      from = next + 1;
      number++;
    }
  }
}

/** The names of columns may have lines, that of the address too. */
function noteWideHeader(header: Uint8Array, delimiter: number, { wideQuotes, delivered }: Reading): void {
  if (header.length === 0) return;
  const reader = new RowReader(delimiter, -1);
  reader.read(header, 0, header.length);
  if (reader.linesBeforeWide >= 0) wideQuotes.add(delivered + reader.linesBeforeWide);
}

const never = () => false;

const REPLACEMENT = Buffer.from('\ufffd');
