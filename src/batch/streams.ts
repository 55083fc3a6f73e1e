import { isUtf8 } from 'node:buffer';
import { Duplex, Readable } from 'node:stream';
import type { ReadableStream, ReadableWritablePair } from 'node:stream/web';
import { describe } from '../errors.ts';
import { isLost, LOST } from '../octets.ts';
import { EncodingGuess, readAlike } from './input/encoding-guess.ts';
import { ChunkError, ChunkSource, decoded } from './input/source.ts';
import { linesOf } from './input/splitter.ts';
import {
  type BatchOptions,
  checkSource,
  type OctetOptions,
  type OctetsIn,
  refuseOctetOptions,
  type Settings,
  settingsOf,
} from './options.ts';
import { csv } from './output/write.ts';
import { parserOf, splitterOf } from './parser.ts';
import { checkersFor } from './pool.ts';
import { BatchRun, type Receiver, Signal } from './run.ts';
import type { Summary } from './tally.ts';
import { checkLine, checkText, isMissing, utf8Text, type Verdict } from './verdict.ts';

/*
 * The functions of './batch'. `checkOctets` and the streams go through a run (run.ts); `checkLines` needs no blocks and checks
 * line by line, so that what is new in records or options has to be looked at in both.
 */

/** What was written, in chunks; and when all is read, what was counted. */
export interface Checked extends AsyncIterable<Uint8Array> {
  /** Settled when the iteration ends: it rejects where that is by a fault, or early. */
  readonly summary: Promise<Summary>;
}

/**
 * Checks a list as the command does, in workers when it is long: octets of NDJSON or CSV, in the order of the input, in
 * bounded memory. Nothing is read before the iteration begins, and no faster than it goes on.
 *
 * The iteration throws a `ReadError` whose `cause` is what the source threw, a `ChunkError` for a chunk that is not
 * octets, and a `LayoutError` for a table without the column.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const checked = checkOctets(createReadStream('list.txt'), { format: 'csv' });
 * for await (const octets of checked) process.stdout.write(octets);
 * const { valid, invalid } = await checked.summary;
 * ```
 */
export function checkOctets(source: OctetsIn, options?: OctetOptions): Checked {
  const settings = settingsOf(options);
  checkSource(source);
  const summary = deferred<Summary>();
  return { [Symbol.asyncIterator]: () => written(source, settings, summary), summary: summary.promise };
}

/**
 * `checkOctets` as a stream of Node, to be put between others with `pipeline`.
 * @example
 * ```ts
 * await pipeline(process.stdin, nodeStream({ format: 'csv' }), process.stdout);
 * ```
 */
export function nodeStream(options?: OctetOptions): Duplex {
  const settings = settingsOf(options);
  return Duplex.from((source: AsyncIterable<Uint8Array>) => written(source, settings, deferred()));
}

/**
 * `checkOctets` as a pair of web streams, for `pipeThrough`.
 * @example
 * ```ts
 * return new Response(request.body?.pipeThrough(webStream()));
 * ```
 */
export function webStream(options?: OctetOptions): ReadableWritablePair<Uint8Array, Uint8Array> {
  const settings = settingsOf(options);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const out = Readable.toWeb(Readable.from(written(readable, settings, deferred()), { objectMode: false }));
  return { readable: out as ReadableStream<Uint8Array>, writable };
}

interface Deferred<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Who does not ask for it must not be ended by it.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

async function* written(
  source: OctetsIn,
  { run: setup, jobs, file }: Settings,
  summary: Deferred<Summary>,
): AsyncGenerator<Uint8Array> {
  const checkers = await checkersFor(setup.check, jobs, null);
  const handoff = new Handoff();
  const run = new BatchRun(setup, checkers, handoff);
  const chunks = toAsync(source);
  const all = (async () => {
    await run.read(new ChunkSource(chunks), file);
    return run.end();
  })();
  all.then(
    () => handoff.end(null),
    (error: unknown) => handoff.end({ error }),
  );
  try {
    if (setup.check.writing === 'csv') yield Buffer.from(csv(setup.check).head);
    for (let chunk = await handoff.take(); chunk; chunk = await handoff.take()) yield chunk;
    summary.resolve(await all);
  } catch (error) {
    summary.reject(error);
    throw error;
  } finally {
    summary.reject(new Error('the iteration was left before its end'));
    run.stop();
    handoff.close();
    // A source that keeps its reader waiting is not waited for.
    chunks.return(undefined).catch(() => {});
    await checkers.close();
  }
}

/** Hands chunks over one at a time: each is held until it is taken. */
class Handoff implements Receiver {
  readonly keeps = true;
  private chunk: Uint8Array | null = null;
  private isClosed = false;
  private fault: { error: unknown } | null = null;
  private isEnded = false;
  private readonly changed = new Signal();

  async records(octets: Uint8Array): Promise<void> {
    if (octets.length === 0) return;
    while (this.chunk && !this.isClosed) await this.changed.next();
    this.chunk = octets;
    this.changed.wake();
    while (this.chunk === octets && !this.isClosed) await this.changed.next();
  }

  part(octets: Uint8Array): Promise<void> {
    return this.records(octets);
  }

  head(octets: Uint8Array): Promise<void> {
    return this.records(octets);
  }

  async note(): Promise<void> {}

  progress(): void {}

  /** The next chunk; null at the end. */
  async take(): Promise<Uint8Array | null> {
    while (!this.chunk && !this.isEnded) await this.changed.next();
    if (!this.chunk && this.fault) throw this.fault.error;
    const { chunk } = this;
    this.chunk = null;
    this.changed.wake();
    return chunk;
  }

  end(fault: { error: unknown } | null): void {
    this.isEnded = true;
    this.fault = fault;
    this.changed.wake();
  }

  /** Takes nothing more: what comes is let go. */
  close(): void {
    this.isClosed = true;
    this.changed.wake();
  }
}

/**
 * Checks lines one after the other, in this thread: gzip is unpacked, a byte order mark is skipped, and so are empty
 * lines, which count. A line of more than 1 MiB is checked by its head, and is too long.
 *
 * The iteration throws a `ReadError` whose `cause` is what the source threw, and a `ChunkError` for a chunk that is not
 * octets.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * for await (const { line, result } of checkLines([octets])) console.log(line, result.valid);
 * ```
 */
export function checkLines(source: OctetsIn, options?: BatchOptions): AsyncGenerator<Verdict> {
  const { run, file } = settingsOf(options);
  refuseOctetOptions(options);
  checkSource(source);
  const { check, encoding } = run;
  return verdicts();

  async function* verdicts(): AsyncGenerator<Verdict> {
    const guess = new EncodingGuess();
    const how = {
      parse: await parserOf(check),
      reply: check.reply,
      reread: (octets: Uint8Array) => {
        guess.add(octets);
        return readAlike(octets, guess.encodings);
      },
    };
    const { source: octets } = await decoded(new ChunkSource(toAsync(source)), encoding);
    if (check.records.kind === 'extracted') {
      const { extracted } = await import('./extract/source.ts');
      for await (const { line, column, octets: address } of extracted(octets)) {
        const held = { octets: address, length: address.length };
        yield { ...checkLine(held, file, line, how), entry: { column } };
      }
      return;
    }
    let number = 0;
    const split = await splitterOf(check);
    for await (const line of linesOf(octets)) {
      number++;
      if (isMissing(line.octets, [])) continue;
      const isWhole = split && line.octets.length === line.length && isUtf8(line.octets);
      const texts = isWhole ? split(utf8Text(line.octets)) : null;
      if (!texts) yield checkLine(line, file, number, how);
      for (const [index, text] of (texts ?? []).entries()) {
        yield { ...checkText(text, file, number, how), entry: { index: index + 1 } };
      }
    }
  }
}

/** Chunks of any source. A stream that is left early is let go. */
async function* toAsync(source: OctetsIn): AsyncGenerator<Uint8Array> {
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    if (!(chunk instanceof Uint8Array)) {
      throw new ChunkError(`source: expected chunks of octets (Uint8Array), got ${describe(chunk)}`);
    }
    if (isLost(chunk)) throw new ChunkError(`source: expected chunks of octets (Uint8Array), got ${LOST}`);
    yield chunk;
  }
}
