import { execFileSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExtractSource, extracted } from '../../src/batch/extract/source.ts';
import { ChunkSource } from '../../src/batch/input/source.ts';

const source = (...chunks: (string | Uint8Array)[]) =>
  new ChunkSource(Readable.from(chunks.map((chunk) => Buffer.from(chunk as string))));

/** The addresses of a text with their places: `2:7 anna@example.org`. */
async function placed(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { line, column, octets } of extracted(source(...chunks))) {
    found.push(`${line}:${column} ${Buffer.from(octets)}`);
  }
  return found;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const base64 = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64');

/** A part with its header. */
const part = (type: string, encoding: string, ...body: string[]) => [
  `Content-Type: ${type}`,
  `Content-Transfer-Encoding: ${encoding}`,
  '',
  ...body,
];

describe('encoded parts of messages', () => {
  it('are read at their place in the file: base64 across lines, in any charset', async () => {
    const text = base64(Buffer.from('J\xf6rg, j\xf6rg@example.org and ben@example.org\r\n', 'latin1'));
    const mail = [
      'From: <anna@example.org>',
      ...part('text/plain; charset="windows-1252"', 'base64', text.slice(0, 20), `  ${text.slice(20)}`),
    ];
    expect(await placed(mail.join('\r\n'))).toEqual([
      '1:8 anna@example.org',
      // Octet 6 has its first bits in character 8, octet 27 in character 36, which is the 17th of the next line.
      '5:9 jörg@example.org',
      '6:19 ben@example.org',
    ]);
  });

  it('quoted-printable with its charset, whose octets may be those of ASCII', async () => {
    const mail = part(
      'text/plain;\n charset=Shift_JIS',
      'Quoted-Printable',
      '=83=5C=83Aanna=40exam=',
      'ple.org, =82=a0=20',
    );
    expect(await placed(mail.join('\n'))).toEqual(['5:11 anna@example.org']);
    const latin = part('text/plain; charset=iso-8859-2', 'quoted-printable', '=B3ukasz@example.org');
    expect(await placed(latin.join('\n'))).toEqual(['4:1 łukasz@example.org']);
  });

  it('8bit by its charset, unless it is UTF-8; ISO-2022-JP by its escapes', async () => {
    const octets = Buffer.from('\xb3ukasz@example.org\n', 'latin1');
    const header = 'Content-Type: text/plain; charset=iso-8859-2\n\n';
    expect(await placed(header, octets)).toEqual(['3:1 łukasz@example.org']);
    expect(await placed(header, 'łukasz@example.org')).toEqual(['3:1 łukasz@example.org']);
    // 0x2440 of JIS X 0208 is "぀"; as ASCII it would be "$@".
    const jis = 'Content-Type: text/plain; charset=iso-2022-jp\n\n\x1b$Ba@a.a@\x1b(B anna@example.org';
    expect(await placed(jis)).toEqual(['3:14 anna@example.org']);
  });

  it('UTF-16 in base64: the line, and where it begins', async () => {
    const text = base64(Buffer.from('\ufeffwrite to anna@example.org', 'utf16le'));
    const mail = part('text/plain; charset=utf-16le', 'base64', text.slice(0, 40), text.slice(40));
    expect(await placed(mail.join('\n'))).toEqual(['4:1 anna@example.org']);
  });

  it('parts within parts, each by its own header', async () => {
    const mail = [
      'From x Mon Jan  1 00:00:00 2024',
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      '--outer',
      'Content-Type: multipart/alternative;',
      '\tboundary=inner',
      '',
      '--inner',
      ...part('text/plain', 'base64', base64('anna@example.org\n')),
      '',
      '--inner',
      ...part('text/html', 'quoted-printable', '<a href=3D"mailto:ben@example.org">'),
      '--inner--',
      '--outer',
      ...part('image/png', 'base64', base64('carl@example.org')),
      '--outer',
      ...part('application/octet-stream; name="list.csv"', 'base64', base64('dora@example.org')),
      '--outer',
      'Content-Type: message/rfc822',
      '',
      'To: Emil <emil@example.org>',
      ...part('text/plain', 'base64', base64('fritz@example.org')),
      '--outer--',
      'x=20gerd=40example.org',
      '',
      'From y Mon Jan  1 00:00:00 2024',
      '',
      base64('hans@example.org'),
    ];
    expect(await placed(mail.join('\n'))).toEqual([
      '12:1 anna@example.org',
      '18:19 ben@example.org',
      '29:1 dora@example.org',
      '33:11 emil@example.org',
      '37:1 fritz@example.org',
      '39:5 gerd@example.org',
    ]);
  });

  it('messages and calendars within a part in base64', async () => {
    const inner = ['To: root@localhost', ...part('text/plain', 'base64', base64('anna@example.org'))];
    const mail = part('message/rfc822', 'base64', base64(inner.join('\n')));
    // The octet at 88 of the message is that of "Y" in its last line.
    expect(inner.join('\n').indexOf('YW5u')).toBe(79);
    expect(await placed(mail.join('\n'))).toEqual(['4:6 root@localhost', '4:106 anna@example.org']);
    const calendar = 'BEGIN:VCALENDAR\r\nUID:1@example.org\r\nATTENDEE:mailto:be\r\n n@example.org\r\n';
    expect(
      (await placed(part('text/calendar', 'base64', base64(calendar)).join('\n'))).map((one) =>
        one.replace(/.* /, ''),
      ),
    ).toEqual(['ben@example.org']);
  });

  it('are read no deeper than three', async () => {
    let message = 'anna@example.org';
    const counts: number[] = [];
    for (let depth = 0; depth < 6; depth++) {
      counts.push((await placed(message)).length);
      message = part('message/rfc822', 'base64', base64(message)).join('\n');
    }
    expect(counts).toEqual([1, 1, 1, 1, 0, 0]);
  });

  it('end where lines are no base64 any more', async () => {
    const mail = part('text/plain', 'base64', base64('anna@example.org'), '____', 'ben@example.org');
    expect(await placed(mail.join('\n'))).toEqual(['4:1 anna@example.org', '6:1 ben@example.org']);
    // A header that is wrong.
    expect(await placed(part('text/plain', 'base64', 'Dear Ben,', 'carl@example.org').join('\n'))).toEqual([
      '5:1 carl@example.org',
    ]);
  });

  it('a header is read as it is, whatever it says of the body', async () => {
    const mail = [
      'Content-Transfer-Encoding: quoted-printable',
      'Reply-To: <bounce+3=40@example.org>',
      '',
      'x=20anna=40example.org',
    ];
    expect((await placed(mail.join('\n'))).at(-1)).toBe('4:5 anna@example.org');
  });

  it('encoded words hold addresses, too', async () => {
    const mail = [
      'From: =?iso-8859-1?Q?J=F6rg_anna=40example.org?= <joerg@example.org>',
      `Subject: =?UTF-8?B?${base64('schreib ben@example.org')}?= =?utf-8*de?q?=26=20carl@example.org?=`,
      'X: =?unknown?q?dora=40example.org?= =?utf-8?b?????=',
    ];
    expect(await placed(mail.join('\n'))).toEqual([
      '1:7 anna@example.org',
      '1:51 joerg@example.org',
      '2:10 ben@example.org',
      '2:55 carl@example.org',
      '3:4 dora@example.org',
    ]);
  });

  it('a body in one long line is read in parts', async () => {
    const text = 'ä, anna@example.org; '.repeat(10_000);
    const long = part('text/plain; charset=utf-8', 'base64', base64(text));
    const found = await placed(`${long.join('\n')}\nben@example.org\n`);
    expect(found).toHaveLength(10_000 + 1);
    const size = Buffer.byteLength('ä, anna@example.org; ');
    expect(found[7_000]).toBe(`4:${1 + Math.floor(((7_000 * size + 4) * 4) / 3)} anna@example.org`);
    const quoted = '=C3=A4, anna=40example.org; '.repeat(10_000);
    const lines = await placed(part('text/plain', 'quoted-printable', quoted).join('\n'));
    expect(lines).toEqual(
      Array.from({ length: 10_000 }, (_, index) => `4:${index * 28 + 9} anna@example.org`),
    );
  });

  it.each([
    ['one line', 'base64', 'QEBA'],
    ['short lines', 'base64', 'Y\n'],
    ['lines of nothing', 'base64', '=\n'],
    ['lines that go on', 'quoted-printable', 'a=\n'],
    ['escapes', 'quoted-printable', '=40'],
  ])('of hostile messages are read in flat memory: %s', async (_, encoding, unit) => {
    const block = Buffer.from(unit.repeat((1 << 16) / unit.length));
    const header = Buffer.from(`${part('text/plain', encoding).join('\n')}\n`);
    /** What the heap holds at each eighth of the text. */
    const held: number[] = [];
    async function* chunks() {
      yield header;
      for (let count = 0; count < 8; count++) {
        collectGarbage();
        held.push(process.memoryUsage().heapUsed);
        yield block;
      }
    }
    const text = new ExtractSource(new ChunkSource(chunks()));
    expect(await text.read(Buffer.alloc(1 << 20))).toBe(0);
    expect(Math.max(...held.slice(4))).toBeLessThan(Math.max(...held.slice(0, 4)) + (8 << 20));
  });
});

/** A text with addresses, and what each is expected to be. */
const words = fc.array(
  fc.oneof(
    fc.constantFrom('and', 'Jörg', 'ÄÖÜ', '=', '\n', '\r\n', '.\n', 'a longer word that fills a line', '€'),
    fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/).map((name) => `${name}@example.org`),
  ),
  { maxLength: 60 },
);

/** Encodes a text, and tells the place of each of its octets in lines that begin with the fourth. */
function inBase64(text: Buffer, width: number): { lines: string[]; placeOf: (octet: number) => string } {
  const all = text.toString('base64');
  const lines = all.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  const placeOf = (octet: number) => {
    const character = Math.floor((octet * 4) / 3);
    return `${4 + Math.floor(character / width)}:${1 + (character % width)}`;
  };
  return { lines, placeOf };
}

function inQuotedPrintable(
  text: Buffer,
  width: number,
): { lines: string[]; placeOf: (octet: number) => string } {
  const lines = [''];
  const places: string[] = [];
  for (const octet of text) {
    const character = String.fromCharCode(octet);
    if (character === '\n') {
      places.push('');
      lines.push('');
      continue;
    }
    const written =
      /[!-<>-~]/.test(character) && octet % 7 !== 0
        ? character
        : `=${octet.toString(16).toUpperCase().padStart(2, '0')}`;
    if ((lines.at(-1) as string).length + written.length >= width) {
      lines[lines.length - 1] += '=';
      lines.push('');
    }
    places.push(`${3 + lines.length}:${(lines.at(-1) as string).length + 1}`);
    lines[lines.length - 1] += written;
  }
  return { lines, placeOf: (octet) => places[octet] as string };
}

describe('each address of an encoded text is found once, at its place', () => {
  it.each([
    ['base64', 'utf-8', inBase64],
    ['base64', 'windows-1252', inBase64],
    ['quoted-printable', 'utf-8', inQuotedPrintable],
    ['quoted-printable', 'windows-1252', inQuotedPrintable],
  ] as const)('%s in %s', async (encoding, charset, encode) => {
    await fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 4, max: 76 }), async (list, width) => {
        const text = list.join(' ').replace(/\r(?!\n)/g, '');
        const octets =
          charset === 'utf-8' ? Buffer.from(text) : Buffer.from(text.replaceAll('€', '\x80'), 'latin1');
        const { lines, placeOf } = encode(octets, width);
        const expected = [...octets.toString('latin1').matchAll(/[a-z0-9]+@example\.org/g)].map(
          ({ 0: address, index }) => `${placeOf(index)} ${address}`,
        );
        const mail = [...part(`text/plain; charset=${charset}`, encoding, ...lines)].join('\n');
        expect(await placed(mail)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

const PYTHON = '/usr/bin/python3';
/** Writes an mbox with texts, tables, pictures and messages in several encodings. */
const SCRIPT = `
import mailbox, os, sys, tempfile
from email.message import EmailMessage
def message(n, cte, charset, word):
    m = EmailMessage()
    m['From'] = 'Jörg Müller <joerg%d@example.org>' % n
    m['Subject'] = word + ' subject%d@example.org' % n
    m.set_content((word + ' text%d@example.org und so weiter\\n' % n) * 9, charset=charset, cte=cte)
    m.add_alternative('<p>%s <a href="mailto:html%d@example.org">x</a></p>' % (word, n), subtype='html', charset=charset, cte=cte)
    m.add_attachment(('name;mail\\r\\n%s;csv%d@example.org' % (word, n)).encode('utf-8'),
                     maintype='application', subtype='octet-stream', filename='list.csv')
    m.add_attachment(('png%d@example.org' % n).encode(), maintype='image', subtype='png', filename='x.png')
    inner = EmailMessage()
    inner['To'] = 'inner%d@example.org' % n
    inner.set_content(word + ' forwarded%d@example.org' % n, charset=charset, cte=cte)
    m.add_attachment(inner)
    return m
cases = [('base64', 'utf-8', 'Grüße'), ('quoted-printable', 'utf-8', 'Łódź'), ('base64', 'iso-8859-1', 'Grüße'),
         ('quoted-printable', 'windows-1252', 'Grüße'), ('base64', 'shift_jis', 'ソース'), ('base64', 'koi8-r', 'пётр'),
         ('7bit', 'iso-2022-jp', '日本'), ('8bit', 'iso-8859-2', 'Łódź'), ('base64', 'gb18030', '请联系'), ('base64', 'euc-kr', '한국')]
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'mbox')
    box = mailbox.mbox(path)
    for n, (cte, charset, word) in enumerate(cases):
        box.add(message(n, cte, charset, word))
    box.close()
    sys.stdout.buffer.write(open(path, 'rb').read())
`;

describe('an mbox that Python wrote', () => {
  it('has the addresses of its texts, tables and messages, and no others', async () => {
    const mbox = execFileSync(PYTHON, ['-c', SCRIPT], { env: { PYTHONIOENCODING: 'utf-8' } });
    const found = (await placed(mbox)).map((one) => one.replace(/.* /, ''));
    const expected = Array.from({ length: 10 }, (_, n) => [
      ...[`joerg${n}`, `subject${n}`, ...Array<string>(9).fill(`text${n}`), `html${n}`, `csv${n}`],
      ...[`inner${n}`, `forwarded${n}`],
    ]).flat();
    expect(found.filter((one) => one.endsWith('@example.org'))).toEqual(
      expected.map((one) => `${one}@example.org`),
    );
  });
});
