import { pipeline, Readable } from 'node:stream';
import { fromWindows1252 } from '../damage/windows-1252.ts';
import { ChunkSource, chunksOf, type OctetSource, PeekedSource, peek } from './octet-source.ts';

/** A source as UTF-8, and what was done to make it so. */
export interface Decoded {
  source: OctetSource;
  /** The byte order mark, which is taken off. */
  bom: Uint8Array;
  /** The encoding it was decoded from, where that is not UTF-8: then U+FFFD stands for what could not be decoded. */
  from: string | null;
  /** Whether the byte order mark decided that. */
  byMark: boolean;
}

const MARKS: readonly [mark: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const FIRST_OF_MARKS = MARKS.map(([[first]]) => first as number);

/**
 * The name of an encoding by one of its labels (WHATWG Encoding Standard 4.2).
 * @throws RangeError for an encoding that is not known here
 */
export function encodingName(label: string): string {
  return new TextDecoder(label).encoding;
}

/**
 * Unpacks gzip, which its magic number shows (RFC 1952 2.3.1), and decodes. A byte order mark goes before `encoding`.
 * @param encoding the name of one, `utf-8` for none
 * @throws ReadError
 */
export async function decoded(source: OctetSource, encoding: string): Promise<Decoded> {
  const start = await peek(source, [0x1f], 2);
  const whole = new PeekedSource(start, source);
  const unpacked = start[0] === 0x1f && start[1] === 0x8b ? await gunzipped(whole) : whole;
  const head = await peek(unpacked, FIRST_OF_MARKS, 3);
  const [mark = [], marked = null] =
    MARKS.find(([mark]) => mark.every((octet, at) => head[at] === octet)) ?? [];
  const name = marked ?? encoding;
  const rest = new PeekedSource(head.subarray(mark.length), unpacked);
  return {
    source: name === 'utf-8' ? rest : new ChunkSource(transcoded(rest, name)),
    bom: head.subarray(0, mark.length),
    from: name === 'utf-8' ? null : name,
    byMark: marked !== null && marked !== 'utf-8',
  };
}

async function gunzipped(source: OctetSource): Promise<OctetSource> {
  const { createGunzip } = await import('node:zlib');
  const gunzip = createGunzip();
  // A fault shows where the octets are read.
  pipeline(Readable.from(chunksOf(source)), gunzip, () => {});
  return new ChunkSource(gunzip);
}

/** Makes UTF-8 of another encoding. */
async function* transcoded(source: OctetSource, encoding: string): AsyncGenerator<Uint8Array> {
  const decode = decoderOf(encoding);
  for await (const chunk of chunksOf(source)) yield Buffer.from(decode(chunk, true));
  yield Buffer.from(decode(new Uint8Array(), false));
}

/** Deliberate: not Node's windows-1252, which in several releases is Latin-1 instead. */
function decoderOf(encoding: string): (octets: Uint8Array, stream: boolean) => string {
  if (encoding === 'windows-1252') return fromWindows1252;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (octets, stream) => decoder.decode(octets, { stream });
}
