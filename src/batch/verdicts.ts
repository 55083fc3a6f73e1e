import { describe } from '../errors.ts';
import { isLost, LOST } from '../octets.ts';
import { decoded } from './decode.ts';
import { ChunkError, readLines } from './lines.ts';
import { ChunkSource, chunksOf } from './octet-source.ts';
import { type BatchOptions, checkSource, type OctetsIn, refuseOctetOptions, settingsOf } from './options.ts';
import { parserOf } from './parser.ts';
import { judgeLine, type Verdict } from './verdict.ts';

/**
 * Judges lines one after the other, in this thread: gzip is unpacked, a byte order mark is skipped, and so are empty
 * lines, which count. A line of more than 1 MiB is judged by its head, and is too long.
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
  const { judge, encoding } = run;
  return verdicts();

  async function* verdicts(): AsyncGenerator<Verdict> {
    const how = { parse: await parserOf(judge), reply: judge.reply };
    const { source: octets } = await decoded(new ChunkSource(toAsync(source)), encoding);
    let number = 0;
    for await (const lines of readLines(chunksOf(octets))) {
      for (const line of lines) {
        number++;
        if (line.length > 0) yield judgeLine(line, file, number, how);
      }
    }
  }
}

/** Chunks of any source. A stream that is left early is let go. */
export async function* toAsync(source: OctetsIn): AsyncGenerator<Uint8Array> {
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    if (!(chunk instanceof Uint8Array)) {
      throw new ChunkError(`source: expected chunks of octets (Uint8Array), got ${describe(chunk)}`);
    }
    if (isLost(chunk)) throw new ChunkError(`source: expected chunks of octets (Uint8Array), got ${LOST}`);
    yield chunk;
  }
}
