/** The first octets of a kind of file, by the format's own magic number; ANY is any octet. */
type Magic = readonly (number | typeof ANY)[];
const ANY = -1;

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));

/**
 * What is not a list, by how it begins and where. Its name is the `code` of a fault, and has its words in cli/words. A
 * packed file that is not unpacked here is one of them.
 */
const KINDS: readonly [code: string, magic: Magic, at?: number][] = [
  // ZIP, which the workbooks of Office and LibreOffice are as well; empty, and in several parts.
  ['FILE_WORKBOOK', [...ascii('PK'), 3, 4]],
  ['FILE_WORKBOOK', [...ascii('PK'), 5, 6]],
  ['FILE_WORKBOOK', [...ascii('PK'), 7, 8]],
  ['FILE_OLD_WORKBOOK', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['FILE_PDF', ascii('%PDF-')],
  // A digit stands fourth; `BZh` alone may begin an address.
  ['FILE_BZIP2', [...ascii('BZh'), ANY, 0x31, 0x41, 0x59, 0x26]],
  ['FILE_XZ', [0xfd, ...ascii('7zXZ'), 0]],
  ['FILE_LZ4', [0x04, 0x22, 0x4d, 0x18]],
  ['FILE_COMPRESS', [0x1f, 0x9d]],
  ['FILE_7Z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['FILE_RAR', [...ascii('Rar!'), 0x1a, 0x07]],
  ['FILE_TAR', ascii('ustar'), 257],
  ['FILE_SQLITE', ascii('SQLite f')],
  ['FILE_ACCESS', [0, 1, 0, 0, ...ascii('Standard '), ANY, ANY, ANY]],
  // Parquet, by its first page header (`PAR1` alone may begin an address), Arrow and Avro.
  ['FILE_PARQUET', [...ascii('PAR1'), 0x15]],
  ['FILE_PARQUET', [...ascii('ARROW1'), 0, 0]],
  ['FILE_PARQUET', [...ascii('Obj'), 1]],
  ['FILE_IMAGE', [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a]],
  ['FILE_IMAGE', [0xff, 0xd8, 0xff]],
  ['FILE_OUTLOOK', ascii('!BDN')],
];

function begins(octets: Uint8Array, magic: Magic, from = 0): boolean {
  return magic.every((octet, at) =>
    octet === ANY ? from + at < octets.length : octets[from + at] === octet,
  );
}

/** What a file is that is not a list; null for a text. */
export function fileKind(octets: Uint8Array): string | null {
  return KINDS.find(([, magic, at]) => begins(octets, magic, at))?.[0] ?? null;
}

/** How a file is packed that is unpacked here, where this Node can. */
export type Packing = 'gzip' | 'zstd';

const PACKINGS: readonly [packing: Packing, magic: Magic][] = [
  // RFC 1952 2.3.1
  ['gzip', [0x1f, 0x8b]],
  // RFC 8878 3.1.1
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  // RFC 8878 3.1.2: frames that hold nothing, with which parallel programs begin.
  ...Array.from({ length: 16 }, (_, low): [Packing, Magic] => ['zstd', [0x50 + low, 0x2a, 0x4d, 0x18]]),
];

/** How a file is packed; null where it is not, or where only another program can unpack it. */
export function packingOf(octets: Uint8Array): Packing | null {
  return PACKINGS.find(([, magic]) => begins(octets, magic))?.[0] ?? null;
}

/** RFC 8878 3.1.1, 3.1.2 */
const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

/** What comes next of a frame, and how many octets it has. */
type State = 'magic' | 'descriptor' | 'header' | 'skippable' | 'block' | 'content' | 'checksum';

const SIZES: Readonly<Record<'magic' | 'descriptor' | 'skippable' | 'block', number>> = {
  magic: 4,
  descriptor: 1,
  skippable: 4,
  block: 3,
};

/** The octets of a Frame_Content_Size by its flag (RFC 8878 3.1.1.1.4), and of a Dictionary_ID (3.1.1.1.3). */
const CONTENT_SIZES = [0, 2, 4, 8] as const;
const DICTIONARY_SIZES = [0, 1, 2, 4] as const;

/**
 * Divides octets of zstd where a frame ends. Deliberate: Node's stream takes what follows a frame in the same chunk for the
 * end of all, and in Node 22 a frame that is cut for a whole one.
 */
export class ZstdFrames {
  private state: State = 'magic';
  /** The octets that are still to come of the state, and the number that those of it make so far. */
  private missing = SIZES.magic;
  private value = 0;
  private read = 0;
  private hasChecksum = false;
  private isLast = false;

  /** Whether what came so far is whole frames. */
  get isWhole(): boolean {
    return this.state === 'magic' && this.missing === SIZES.magic;
  }

  /** The parts of a chunk, each of which a frame may end. */
  *parts(chunk: Uint8Array): Generator<Uint8Array> {
    let from = 0;
    for (let at = 0; at < chunk.length; ) {
      at += this.take(chunk, at);
      if (!this.isWhole) continue;
      yield chunk.subarray(from, at);
      from = at;
    }
    if (from < chunk.length) yield chunk.subarray(from);
  }

  /** Takes octets of one state, and returns how many. */
  private take(chunk: Uint8Array, at: number): number {
    const { state } = this;
    const isValue = state !== 'header' && state !== 'content' && state !== 'checksum';
    const count = isValue ? 1 : Math.min(this.missing, chunk.length - at);
    if (isValue) this.value += (chunk[at] as number) * 256 ** this.read++;
    this.missing -= count;
    while (this.missing === 0) this.enter(...this.next());
    return count;
  }

  private enter(state: State, missing: number): void {
    this.state = state;
    this.missing = missing;
    this.value = 0;
    this.read = 0;
  }

  private next(): [state: State, missing: number] {
    const { value } = this;
    switch (this.state) {
      case 'magic':
        if (value === FRAME) return ['descriptor', SIZES.descriptor];
        // One of 16 that hold nothing; what is none of them is for the decoder to refuse.
        if (value - (value % 16) === SKIPPABLE) return ['skippable', SIZES.skippable];
        return ['content', Number.POSITIVE_INFINITY];
      case 'skippable':
        this.isLast = true;
        this.hasChecksum = false;
        return ['content', value];
      case 'descriptor':
        this.hasChecksum = (value & 4) !== 0;
        return ['header', headerSize(value)];
      case 'header':
        return ['block', SIZES.block];
      case 'block': {
        this.isLast = (value & 1) !== 0;
        // A block of one octet that is repeated.
        const isRepeated = (value >> 1) % 4 === 1;
        return ['content', isRepeated ? 1 : value >> 3];
      }
      case 'content':
        if (!this.isLast) return ['block', SIZES.block];
        return this.hasChecksum ? ['checksum', 4] : ['magic', SIZES.magic];
      case 'checksum':
        return ['magic', SIZES.magic];
    }
  }
}

/** RFC 8878 3.1.1.1: the octets of a header after its descriptor. */
function headerSize(descriptor: number): number {
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const flag = (descriptor >> 6) as 0 | 1 | 2 | 3;
  const contentSize = flag === 0 && isSingleSegment ? 1 : CONTENT_SIZES[flag];
  return (isSingleSegment ? 0 : 1) + DICTIONARY_SIZES[(descriptor & 3) as 0 | 1 | 2 | 3] + contentSize;
}
