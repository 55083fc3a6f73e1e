import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkSource } from '../../src/batch/input/source.ts';
import { linesOf } from '../../src/batch/input/splitter.ts';
import { type Line, MAX_HELD } from '../../src/batch/verdict.ts';

async function read(chunks: readonly Uint8Array[]): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const { octets, length } of linesOf(new ChunkSource(Readable.from(chunks)))) {
    lines.push({ octets: Uint8Array.from(octets), length });
  }
  return lines;
}

async function textsOf(...chunks: string[]): Promise<string[]> {
  const lines = await read(chunks.map((chunk) => Buffer.from(chunk, 'latin1')));
  return lines.map(({ octets }) => Buffer.from(octets).toString('latin1'));
}

describe('linesOf', () => {
  it.each<[string, string[], string[]]>([
    ['nothing', [], []],
    ['one LF', ['\n'], ['']],
    ['LF', ['a\nb\n'], ['a', 'b']],
    ['no LF at the end', ['a\nb'], ['a', 'b']],
    ['CRLF', ['a\r\nb\r\n'], ['a', 'b']],
    ['empty lines', ['\n\r\n\na'], ['', '', '', 'a']],
    ['a lone CR as content', ['a\rb\r\r\nc\r'], ['a\rb\r', 'c\r']],
    ['CRLF cut between two chunks', ['a\r', '\nb'], ['a', 'b']],
    ['a CR that ends a chunk and no line', ['a\r', 'b\n'], ['a\rb']],
    ['octets that are not UTF-8', ['\xff\xfe\n\x00'], ['\xff\xfe', '\x00']],
  ])('reads %s', async (_, chunks, expected) => {
    expect(await textsOf(...chunks)).toEqual(expected);
  });

  it('reads the same lines however the octets are cut', async () => {
    const octet = fc.constantFrom(0x0a, 0x0d, 0x61, 0xc3, 0xb6);
    const chunks = fc.array(fc.array(octet).map((octets) => Uint8Array.from(octets)));
    await fc.assert(
      fc.asyncProperty(chunks, async (pieces) => {
        const whole = Buffer.concat(pieces).toString('latin1');
        const expected = whole.split('\n');
        const last = expected.pop() as string;
        const lines = expected.map((line) => line.replace(/\r$/, ''));
        expect(await textsOf(...pieces.map((piece) => Buffer.from(piece).toString('latin1')))).toEqual(
          last === '' ? lines : [...lines, last],
        );
      }),
    );
  });

  it('keeps the head of a line that is too long, and counts the rest', async () => {
    const piece = Buffer.alloc(1 << 18, 'x');
    const lines = await read([...Array(9).fill(piece), Buffer.from('\r\nshort\n')]);
    expect(lines.map(({ octets, length }) => [octets.length, length])).toEqual([
      [MAX_HELD, 9 << 18],
      [5, 5],
    ]);
  });

  it.each([-1, 0, 1, 2])(
    'does not count the CR of a line end %i octets after the kept head',
    async (more) => {
      const [line] = await read([Buffer.alloc(MAX_HELD + more, 'x'), Buffer.from('\r\n')]);
      expect(line?.length).toBe(MAX_HELD + more);
      expect(line?.octets.length).toBe(Math.min(MAX_HELD, MAX_HELD + more));
    },
  );

  it.each(['\u00f6', '\u20ac', '\u{1f600}'])('does not cut %s in two', async (character) => {
    for (let before = 0; before < 4; before++) {
      const octets = Buffer.from('x'.repeat(before) + character.repeat(MAX_HELD / 2));
      const [line] = await read([octets]);
      const head = Buffer.from(line?.octets ?? []);
      expect(head.toString()).not.toContain('\ufffd');
      expect(head.length).toBeGreaterThanOrEqual(MAX_HELD - 4);
      expect(line?.length).toBe(octets.length);
    }
  });
});
