import { describe, expect, it } from 'vitest';
import { EncodingGuess } from '../../src/batch/input/encoding-guess.ts';
import { checkLines, checkOctets } from '../../src/batch/streams.ts';

const tables = new Map<string, Map<string, number[]>>();

/** Which octets each character has in an encoding, by what TextDecoder reads. */
function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (...octets: number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(octets));
      if ([...text].length === 1 && !table.has(text)) table.set(text, octets);
    } catch {}
  };
  for (let one = 0; one < 256; one++) add(one);
  const isDouble = /^(?:shift_jis|euc-|gb|big5)/.test(encoding);
  for (let one = 0x81; isDouble && one < 0xff; one++) for (let two = 0x40; two < 0xff; two++) add(one, two);
  tables.set(encoding, table);
  return table;
}

/** Null for a text that has no such octets. */
function encoded(text: string, encoding: string): Buffer | null {
  const octets = Array.from(text, (character) => tableOf(encoding).get(character));
  return octets.includes(undefined) ? null : Buffer.from(octets.flatMap((one) => one ?? []));
}

const NAMES = {
  German: 'jörg müller weiß jürgen äpfel straßer böll',
  French: 'rené andré hélène françois voilà noël benoît gaëlle maïté',
  Spanish: 'josé maría nuñez begoña íñigo ángel raúl',
  Danish: 'bjørn åse jørgensen sæby søren',
  Portuguese: 'joão conceição magalhães antónio',
  Shouted: 'JOSé ANDRé NUñEZ bjØrn sØren josÉ renÉ',
  Polish: 'łukasz żółw paweł wąs michał staś gęsi ćma',
  Czech: 'jiří životek čapek šímová ťuk řehoř',
  Hungarian: 'őrsi erzsébet bálint gergő tűzkő',
  Turkish: 'şule ığdır gökçe çağlar',
  Russian: 'пётр иван ключ чайка дядя юлия',
  Capitalised: 'Пётр Иван Ключ Чайка Дядя Юлия',
  Bulgarian: 'георги щерев ангел',
  Greek: 'άννα γιώργος ελένη αθηνά',
  Hebrew: 'שלום אבגד משה',
  Arabic: 'محمد علي فاطمة',
  Japanese: '田中 さとう 山田太郎 スズキ',
  Chinese: '用户 张伟 王芳 李娜',
  Taiwanese: '用戶 張偉 王芳 李娜',
  Korean: '김철수 이영희 박지민',
};
const ENCODINGS = [
  ...['windows-1250', 'windows-1251', 'windows-1254', 'windows-1257', 'iso-8859-1', 'iso-8859-2'],
  ...['iso-8859-15', 'macintosh', 'koi8-r', 'ibm866', 'iso-8859-5', 'iso-8859-7', 'windows-1253'],
  ...['windows-1255', 'windows-1256', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'],
];

/** The lists that there are: language, encoding, addresses, and these as octets. */
const lists = Object.entries(NAMES).flatMap(([language, names]) =>
  ENCODINGS.flatMap((encoding) => {
    const addresses = names.split(' ').map((name) => `${name}@example.com`);
    const octets = encoded(`${addresses.join('\n')}\n`, encoding);
    return octets ? [{ language, encoding, addresses, octets }] : [];
  }),
);

describe('addresses in a legacy encoding', () => {
  it('are in more than forty lists', () => {
    expect(lists.length).toBeGreaterThan(40);
  });

  it.each(lists)('$language in $encoding: no suggestion is another name', async ({ addresses, octets }) => {
    let at = 0;
    for await (const { line, result, malformed } of checkLines([octets])) {
      at++;
      if (!malformed) continue;
      expect(result.valid).toBe(false);
      expect([null, addresses[line - 1]?.normalize()]).toContain(result.suggestion);
    }
    expect(at).toBe(addresses.length);
  });

  it.each(lists)(
    '$language in $encoding: no line alone has another name',
    async ({ addresses, encoding }) => {
      for (const address of addresses) {
        for await (const { result, malformed } of checkLines([encoded(address, encoding) as Buffer])) {
          if (malformed) expect([null, address.normalize()]).toContain(result.suggestion);
        }
      }
    },
  );

  it.each(lists)('$language in $encoding: what is named reads it', ({ addresses, encoding }) => {
    const guess = new EncodingGuess();
    const lines = addresses.map((address) => encoded(address, encoding) as Buffer);
    for (const line of lines) guess.add(line);
    const [named, ...others] = guess.named;
    if (named === undefined || others.length > 0) return;
    const decoder = new TextDecoder(named === 'windows-1252' ? 'iso-8859-1' : named);
    expect(lines.map((line) => decoder.decode(line))).toEqual(addresses);
  });

  it.each([
    ['German', 'iso-8859-1', 'windows-1252'],
    ['Polish', 'windows-1250', 'windows-1250'],
    ['Capitalised', 'koi8-r', 'koi8-r'],
  ])('%s in %s is named', (language, encoding, name) => {
    const guess = new EncodingGuess();
    const { addresses = [] } =
      lists.find((list) => list.language === language && list.encoding === encoding) ?? {};
    for (const address of addresses) guess.add(encoded(address, encoding) as Buffer);
    expect(guess.named).toEqual([name]);
  });

  it('have a suggestion by what came before in their file, however it is cut and by any number of workers', async () => {
    // Alone 0xE8 may be è as well.
    const names = ['štěpán', 'łukasz', 'paweł', 'wąsik', 'anna', 'jiří', 'čapek'];
    const lines = names.map((name) => encoded(`${name}@example.com\n`, 'windows-1250') as Buffer);
    const octets = Buffer.concat([
      ...lines,
      ...Array<Buffer>(60_000).fill(Buffer.from('anna@example.com\n')),
      ...lines,
    ]);
    const outs = [];
    for (const [jobs, size] of [
      [1, 1 << 20],
      [1, 7000],
      [2, 1 << 16],
    ] as const) {
      const chunks = Array.from({ length: Math.ceil(octets.length / size) }, (_, at) =>
        octets.subarray(at * size, (at + 1) * size),
      );
      const pieces = [];
      for await (const piece of checkOctets(chunks, { jobs, only: 'invalid' })) pieces.push(piece);
      outs.push(Buffer.concat(pieces).toString());
    }
    expect(outs[1] === outs[0] && outs[2] === outs[0]).toBe(true);
    const suggestions = (outs[0] as string)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).suggestion);
    expect(suggestions.slice(6)).toContain('łukasz@example.com');
  });

  it.each([
    ['jörg', 'iso-8859-1', 'чайка'],
    ['jörg', 'iso-8859-1', 'иван'],
    ['ťukŤ', 'windows-1250', 'иван'],
  ])('have none in a line of another encoding: %s in %s, then %s', async (first, encoding, second) => {
    const one = encoded(`${first}@example.com\n`, encoding) as Buffer;
    const other = encoded(`${second}@example.com\n`, 'windows-1251') as Buffer;
    const found = [];
    for await (const { result } of checkLines([one, one, other])) found.push(result.suggestion);
    expect(found[2]).toBeNull();
  });

  it.each([
    // Names as these write them, which read as letters in encodings that are known here.
    [
      'Greek',
      'cp737',
      '4aSkmC6nmKen4UBleGFtcGxlLmNvbQqk5aGmqi6nmKen4apAZXhhbXBsZS5jb20KmqDpqJqmqi6ZmKmgopzlpqxAZXhhbXBsZS5jb20KnKLipJ4um56jnquo5aasQGV4YW1wbGUuY29tCqHpqauYqi6anOComuWmrEBleGFtcGxlLmNvbQqjmKjlmC6moKGmpOajpqxAZXhhbXBsZS5jb20K',
    ],
    [
      'Polish',
      'Mac Central European',
      'uHVrYXN6Lv2XuGtpZXdza2lAZXhhbXBsZS5jb20KbWG4Z29yemF0YS53aeZuaWV3c2thQGV4YW1wbGUuY29tCv1hbmV0YS6Nd2lrQGV4YW1wbGUuY29tCnBhd2W4LmSIYnJvd3NraUBleGFtcGxlLmNvbQpiuGH9ZWouemllbGnEc2tpQGV4YW1wbGUuY29tCg==',
    ],
    [
      'Lithuanian',
      'cp775',
      '2Hlkctdu0y5wZXRyYXVza2llbtNAZXhhbXBsZS5jb20K1WFy125hcy5rYXpsYXVza2FzQGV4YW1wbGUuY29tCnLXdGEu2HVrYXVza2FpdNNAZXhhbXBsZS5jb20KatdyYXTTLnN0YW5rZXZp0WllbtNAZXhhbXBsZS5jb20KZWds0y7Q2HVvbGFzQGV4YW1wbGUuY29tCg==',
    ],
    [
      'Turkish',
      'Mac Turkish',
      '33VsZS6aenSfcmtAZXhhbXBsZS5jb20Kadtk3XIujWVsaWtAZXhhbXBsZS5jb20KZ5praGFuLnndbG1hekBleGFtcGxlLmNvbQqNYdtsYXIu32FoaW5AZXhhbXBsZS5jb20Kn21pdC5r3WzdjUBleGFtcGxlLmNvbQo=',
    ],
    [
      'Ukrainian',
      'cp1125',
      '7qv37y7opaLnpa2qrkBleGFtcGxlLmNvbQr5pqCqpaKo5y6graTg96lAZXhhbXBsZS5jb20KraDioKv37y6qrqKgq6Wtqq5AZXhhbXBsZS5jb20K4aXgo/epLqGuraSg4KWtqq5AZXhhbXBsZS5jb20K9aKjpa0u4qqg56Wtqq5AZXhhbXBsZS5jb20K',
    ],
  ])('%s in %s, which is not known here, has no suggestion', async (_, __, base64) => {
    const octets = Buffer.from(base64, 'base64');
    const suggestions = [];
    for await (const { result, malformed } of checkLines([octets]))
      if (malformed) suggestions.push(result.suggestion);
    expect(suggestions.length).toBeGreaterThan(4);
    expect(suggestions.filter((suggestion) => suggestion !== null)).toEqual([]);
  });
});
