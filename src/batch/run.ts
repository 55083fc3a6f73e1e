import { type Block, type BlockResult, type CheckSetup, LF } from './block.ts';
import { malformedLines } from './input/encoding-guess.ts';
import { type Decoded, decoded, type OctetSource, PeekedSource } from './input/source.ts';
import { type Chunk, lineBoundaries, RecordSplitter, RowBoundaries } from './input/splitter.ts';
import {
  areMostInvalid,
  isSpreadJson,
  type Note,
  type NotedSetup,
  type OtherKind,
  otherKind,
  Reading,
} from './notes.ts';
import { divide, MailboxSet } from './output/division.ts';
import type { Checkers } from './pool.ts';
import { type CsvOptions, hasFirstRow, TableHeader, tableStart } from './tables.ts';
import { LINE_NOTES, Summary } from './tally.ts';

/*
 * A run: each file is decoded (input/source.ts), cut into blocks of whole records (input/splitter.ts), checked (pool.ts) and
 * delivered in its order to a receiver, with the notes on it (notes.ts). Tables have their first row read before (tables.ts).
 */

/** What a run is asked besides how to check. */
export interface RunSetup {
  check: CheckSetup;
  /** How CSV is read, where records are rows. */
  rows: CsvOptions | null;
  /** The name of the encoding of the input. */
  encoding: string;
  /** Whether a byte order mark was written already, so that none is copied from a table. */
  hasMark: boolean;
  /** Whether what is written tells line numbers. */
  isNumbered: boolean;
}

/** Where the output of a run goes. Each call is awaited before the next. */
export interface Receiver {
  /** Whether it keeps the octets it is given; else their memory is used again once a call has ended. */
  readonly keeps: boolean;
  /** Whole records; valid or not matters only where they are divided. */
  records(octets: Uint8Array, valid: boolean): Promise<void>;
  /** Valid records whose mailbox came before, where duplicates are left out. */
  duplicates?(octets: Uint8Array): Promise<void>;
  /** A piece of an invalid record, the rest of which follows. */
  part(octets: Uint8Array): Promise<void>;
  /** What stands before all records: the header of the first file. */
  head(octets: Uint8Array): Promise<void>;
  /** Something about a file. */
  note(file: string | null, note: Note): Promise<void>;
  /** A block was delivered. */
  progress(): void;
}

/** Checks file after file, and delivers what becomes of them in their order. */
export class BatchRun {
  readonly summary = new Summary();
  /** The mailboxes that came before, where duplicates are left out. */
  readonly known: MailboxSet | null;
  /** Tells that something was delivered, or can be read, or that the run was stopped. */
  private readonly changed = new Signal();
  private readonly queue = new SerialQueue(this.changed);
  private readonly header: TableHeader;
  private readonly noted: NotedSetup;
  private isStopped = false;
  /** What waits for a source, and is let go when the run is stopped. */
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly setup: RunSetup,
    private readonly checkers: Checkers,
    private readonly receiver: Receiver,
  ) {
    const { records, writing, columns } = setup.check;
    this.header = new TableHeader(writing, columns);
    this.noted = { field: records.kind === 'ndjson' ? records.field : null, writesRows: writing === 'rows' };
    this.known = setup.check.keySeed === null ? null : new MailboxSet();
  }

  /**
   * Checks one file.
   * @param file its name; null for standard input
   * @throws ReadError where it cannot be read, LayoutError where it is not such a table; and whatever the receiver throws
   */
  async read(source: OctetSource, file: string | null): Promise<void> {
    const { encoding, rows } = this.setup;
    const from = await this.unlessStopped(decoded(source, encoding, rows !== null));
    if (!from) return;
    const reading = new Reading(file, from.from);
    this.noteMark(from, file);
    try {
      if (this.setup.check.records.kind === 'extracted') {
        await this.extract(from.source, reading);
        return;
      }
      const rest = rows ? await this.unlessStopped(this.begin(from, reading, rows)) : from.source;
      if (rest) await this.cut(rest, reading);
    } finally {
      this.queue.add(async () => {
        if (from.lineEnds.isLoneCr) await this.receiver.note(file, { kind: 'lone-cr' });
        for (const note of reading.notes(this.noted)) await this.receiver.note(file, note);
      });
    }
  }

  /** Awaits a promise, or resolves to null once the run is stopped. */
  private unlessStopped<T>(awaited: Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const stop = () => resolve(null);
      if (this.isStopped) stop();
      this.waiting.add(stop);
      awaited.then(resolve, reject).finally(() => this.waiting.delete(stop));
    });
  }

  /** Waits until all is delivered. */
  async end(): Promise<Summary> {
    await this.queue.whenSizeBelow(1);
    return this.summary;
  }

  /** Reads no further. What is on its way is still delivered. */
  stop(): void {
    this.isStopped = true;
    for (const stop of this.waiting) stop();
    this.changed.wake();
  }

  private async cut(source: OctetSource, reading: Reading): Promise<void> {
    const { rows, encoding } = reading;
    const boundaries = rows ? new RowBoundaries(rows.delimiter) : lineBoundaries;
    const isExtracted = this.setup.check.records.kind === 'extracted';
    const counts = !isExtracted && (this.setup.isNumbered || encoding !== null);
    const splitter = new RecordSplitter(boundaries, this.checkers, counts);
    while (!this.isStopped) {
      if (splitter.isFull || this.queue.pending === 0) await this.addAll(splitter.take(), reading);
      let isReady = false;
      source.ready().then(() => {
        isReady = true;
        this.changed.wake();
      });
      // An idle checker gets what there is, so that nothing waits for a block to fill.
      const isIdle = () => this.queue.pending === 0 && splitter.hasRecords;
      while (!isReady && !this.isStopped && !isIdle()) await this.changed.next();
      if (this.isStopped) return;
      if (!isReady) continue;
      const count = await this.fill(source, splitter, reading);
      if (count === 0) break;
    }
    if (this.isStopped) return;
    await this.addAll(splitter.end(), reading);
    if (boundaries instanceof RowBoundaries) this.noteUnclosed(boundaries, reading);
  }

  /** Reads the addresses of a text instead of its lines. Each brings its line. */
  private async extract(source: OctetSource, reading: Reading): Promise<void> {
    const { ExtractSource } = await import('./extract/source.ts');
    const extracted = new ExtractSource(source);
    reading.line = 0;
    reading.delivered = 0;
    try {
      await this.cut(extracted, reading);
    } finally {
      extracted.close();
      this.summary.lines += extracted.lines;
    }
  }

  /** Says it where the file ended in a quoted field. */
  private noteUnclosed({ linesInQuotes: lines }: RowBoundaries, reading: Reading): void {
    if (lines === 0) return;
    // They are the last ones, and all are delivered by then.
    this.queue.add(() => {
      const line = reading.delivered - lines;
      return this.receiver.note(reading.file, { kind: 'quote-unclosed', line, lines });
    });
  }

  private async fill(source: OctetSource, splitter: RecordSplitter, reading: Reading): Promise<number> {
    try {
      const count = await source.read(splitter.buffer());
      splitter.advance(count);
      return count;
    } catch (error) {
      // What came before the fault is whole.
      await this.addAll(splitter.take(), reading);
      throw error;
    }
  }

  private async addAll(chunks: Iterable<Chunk>, reading: Reading): Promise<void> {
    for (const chunk of chunks) await this.add(chunk, reading);
  }

  private async add(chunk: Chunk, reading: Reading): Promise<void> {
    await this.queue.whenSizeBelow(this.checkers.width);
    const { check } = this.setup;
    if (chunk.kind === 'part') {
      const isCopied = check.writing === 'records' || check.writing === 'rows';
      const { octets } = chunk;
      if (isCopied && check.only !== 'valid') this.queue.add(() => this.receiver.part(octets));
      return;
    }
    const isExtracted = check.records.kind === 'extracted';
    if (reading.encoding !== null && !isExtracted) reading.sampleUndecoded(chunk.octets);
    // The head of a long record may end within a character.
    const malformed = chunk.kind === 'long' ? null : malformedLines(chunk.octets, reading.guess);
    const block: Block = {
      octets: chunk.octets,
      file: reading.file,
      line: reading.line,
      isEnded: chunk.kind === 'long' || chunk.isEnded,
      rows: reading.rows,
      long: chunk.kind === 'long' ? chunk.long : null,
      // What was found in a text has lines of its own.
      open: isExtracted ? null : (malformed?.open ?? null),
    };
    reading.line += chunk.kind === 'long' ? chunk.long.lines : chunk.lines;
    const isFirst = reading.other === undefined;
    if (isFirst) reading.other = this.otherKind(chunk.octets);
    const checking = this.checkers.check(block);
    checking.catch(() => {});
    this.queue.add(async () => {
      const result = await checking;
      for (const line of (isExtracted ? null : malformed?.lines) ?? [])
        reading.sample('not-utf8', reading.delivered + line);
      await this.deliver(result, reading, isFirst);
    });
  }

  private otherKind(octets: Uint8Array): OtherKind | null {
    const { kind } = this.setup.check.records;
    if (kind === 'lines') return otherKind(octets);
    if (kind !== 'ndjson') return null;
    return isSpreadJson(octets) ? 'json-spread' : otherKind(octets) === 'table' ? 'table' : null;
  }

  private async deliver(result: BlockResult, reading: Reading, isFirst: boolean): Promise<void> {
    const { tally } = result;
    this.summary.add(tally, reading.file, reading.delivered);
    // A bracket alone is not a record, however many of the others are.
    const isSure = reading.other === 'json-spread';
    if (isFirst && !isSure && !areMostInvalid(tally)) reading.other = null;
    for (const kind of LINE_NOTES) {
      for (const line of tally.notes[kind] ?? []) reading.sample(kind, reading.delivered + line);
    }
    reading.delivered += tally.lines;
    reading.found += tally.fields.found;
    reading.names ??= tally.fields.names;
    const duplicate = () => {
      this.summary.duplicates++;
    };
    const { valid, invalid, duplicates } = divide(result, this.setup.check.divided, this.known, duplicate);
    if (valid.length > 0) await this.receiver.records(valid, true);
    if (invalid.length > 0) await this.receiver.records(invalid, false);
    if (duplicates.length > 0) await this.receiver.duplicates?.(duplicates);
    if (!this.receiver.keeps) this.checkers.giveBack(result.out);
    this.receiver.progress();
  }

  /** Reads the first row of a table, and returns the source of what follows it. */
  private async begin(
    { source, bom }: Decoded,
    reading: Reading,
    requested: CsvOptions,
  ): Promise<OctetSource> {
    let head = Buffer.alloc(0);
    while (!hasFirstRow(head, requested)) {
      await this.unlessStopped(source.ready());
      const more = Buffer.alloc(1 << 14);
      const count = this.isStopped ? 0 : await source.read(more);
      if (count === 0) break;
      head = Buffer.concat([head, more.subarray(0, count)]);
    }
    if (head.length === 0) {
      const isNamed = requested.columns.some((column) => typeof column === 'string');
      if (isNamed && !this.isStopped)
        this.queue.add(() => this.receiver.note(reading.file, { kind: 'no-rows' }));
      return source;
    }
    const { layout, separatorLength, headerLength, names } = tableStart(head, requested);
    reading.rows = layout;
    const separator = head.subarray(0, separatorLength);
    const rows = head.subarray(separatorLength);
    const header = rows.subarray(0, headerLength);
    if (separatorLength > 0) this.skipLines(1, reading);
    reading.sampleWideHeader(header, layout.delimiter);
    // It may be all there is, without a line end.
    const isAll = headerLength > 0 && headerLength === rows.length;
    const isOpen = isAll && header[headerLength - 1] !== LF;
    this.skipLines(header.filter((octet) => octet === LF).length + (isOpen ? 1 : 0), reading);
    const isKept = reading.encoding === null && !this.setup.hasMark;
    const before = Buffer.concat([isKept ? bom : new Uint8Array(), separator]);
    const written = this.header.add(before, header, layout, names);
    if (written.length > 0) this.queue.add(() => this.receiver.head(written));
    if (isAll) {
      const boundaries = new RowBoundaries(layout.delimiter);
      boundaries.last(rows, 0, headerLength);
      this.noteUnclosed(boundaries, reading);
    }
    return new PeekedSource(rows.subarray(headerLength), source);
  }

  /** Counts lines that are no records. */
  private skipLines(count: number, reading: Reading): void {
    reading.line += count;
    reading.delivered += count;
    this.summary.lines += count;
  }

  private noteMark({ bom, from, by }: Decoded, file: string | null): void {
    const { writing } = this.setup.check;
    const isAsItCame = writing === 'rows' || writing === 'records';
    if (from !== null && isAsItCame) {
      this.queue.add(() => this.receiver.note(file, { kind: 'written-utf8', encoding: from }));
    }
    const isKept = this.setup.rows !== null && isAsItCame;
    if (by === 'nuls' && from !== null) {
      this.queue.add(() => this.receiver.note(file, { kind: 'nul-encoding', encoding: from }));
    }
    if (bom.length === 0 || (from === null && isKept)) return;
    const note: Note = from === null ? { kind: 'mark-skipped' } : { kind: 'mark-encoding', encoding: from };
    this.queue.add(() => this.receiver.note(file, note));
  }
}

/**
 * Something that changes: whoever waits looks again after each change. Nothing is left hanging on it, as each race with a
 * promise that never settles would leave a reaction in memory.
 */
export class Signal {
  private readonly wakes = new Set<() => void>();

  /** Waits for the next change. */
  next(): Promise<void> {
    return new Promise((resolve) => this.wakes.add(resolve));
  }

  wake(): void {
    for (const wake of this.wakes) wake();
    this.wakes.clear();
  }
}

/** A queue that runs asynchronous tasks one at a time and exposes how many are pending. */
class SerialQueue {
  /** How many are not done. */
  pending = 0;
  private last: Promise<void> = Promise.resolve();
  private failure: { error: unknown } | null = null;

  /** @param changed is told of each task that is done */
  constructor(private readonly changed: Signal) {}

  /** Runs a task after all that were added before. After a failure no task is run. */
  add(task: () => Promise<void>): void {
    this.pending++;
    this.last = this.last.then(async () => {
      try {
        if (!this.failure) await task();
      } catch (error) {
        this.failure = { error };
      }
      this.pending--;
      this.changed.wake();
    });
  }

  /**
   * Waits until fewer than `size` tasks are pending.
   * @throws what one of them threw
   */
  async whenSizeBelow(size: number): Promise<void> {
    while (this.pending >= size && !this.failure) await this.changed.next();
    if (this.failure) throw this.failure.error;
  }
}
