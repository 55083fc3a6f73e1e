import fc from 'fast-check';
import { loadSyntaxCases } from '../fixtures.ts';

/** The inputs of fixtures/syntax that can stand on a line of their own, as octets; none with NULs is the first. */
export const fixtureLines: readonly Buffer[] = loadSyntaxCases()
  .map(({ input }) => Buffer.from(input as string))
  .filter((octets) => octets.length > 0 && !octets.includes(0x0a) && octets.at(-1) !== 0x0d)
  .sort((a, b) => Number(a.includes(0)) - Number(b.includes(0)));

const piece = fc.constantFrom(
  ...[
    'a',
    'B',
    '9',
    '.',
    '..',
    '-',
    '--',
    '@',
    '@@',
    '+',
    "'",
    '_',
    '"',
    '=',
    'i',
    'imcea',
    'imceax-a+40',
    'mailto:',
    ' ',
    '(x)',
  ],
  ...[
    'example',
    '.com',
    'xn--',
    '[',
    '\r',
    '\0',
    'ö',
    '例',
    '\u200b',
    '<',
    '>',
    ',',
    ';',
    '|',
    '\\',
    '%40',
    '&#64;',
  ],
);

/** Addresses, nearly addresses and anything else, as octets without a line end. */
export const anyLine: fc.Arbitrary<Buffer> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.from(pieces.join(''))),
    },
    {
      weight: 3,
      arbitrary: fc
        .stringMatching(/^[a-z0-9._+'-]{1,40}@[A-Za-z0-9.-]{1,40}\.[a-z]{2,6}$/)
        .map((text) => Buffer.from(text)),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }).map((octets) => Buffer.from(octets)) },
    { weight: 1, arbitrary: fc.constantFrom(...fixtureLines) },
  )
  .map((octets) => Buffer.from(octets.filter((octet) => octet !== 0x0a)));

/** The same octets, cut into chunks of any lengths. */
export const cuts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 });

export function* chunks(octets: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  for (let from = 0, index = 0; from < octets.length; index++) {
    const length = lengths[index % lengths.length] as number;
    yield octets.subarray(from, from + length);
    from += length;
  }
}
