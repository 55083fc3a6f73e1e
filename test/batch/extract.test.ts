import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddresses } from '../../src/batch/extract/finder.ts';
import { replaced, rewritten } from '../../src/batch/extract/rewriting.ts';
import { ExtractSource, extracted } from '../../src/batch/extract/source.ts';
import { checkLines, checkOctets } from '../../src/batch/index.ts';
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

/** The addresses of one line. */
const inLine = (text: string) => findAddresses(text, { isField: false, depth: 0 }).map(({ input }) => input);

describe('addresses in a text', () => {
  it.each<[text: string, found: string[]]>([
    // Punctuation of sentences, quotes, brackets and marks of emphasis belong to none.
    ['Write to anna@example.org.', ['anna@example.org']],
    [
      '(anna@example.org), <ben@example.org>; "carl@example.org", [dora@example.org]!',
      ['anna@example.org', 'ben@example.org', 'carl@example.org', 'dora@example.org'],
    ],
    [
      "'anna@example.org' *ben@example.org* **carl@example.org** _dora@example.org_ `emil@example.org`",
      ['anna@example.org', 'ben@example.org', 'carl@example.org', 'dora@example.org', 'emil@example.org'],
    ],
    [
      'anna@example.org,ben@example.org;carl@example.org|dora@example.org/emil@example.org',
      ['anna@example.org', 'ben@example.org', 'carl@example.org', 'dora@example.org', 'emil@example.org'],
    ],
    [
      'anna@example.org... anna@example.org?! a anna@example.org-based firm, anna@example.org.2',
      Array(4).fill('anna@example.org'),
    ],
    [
      'E-Mail:anna@example.org email=ben@example.org mail to "ben"@example.org',
      ['anna@example.org', 'ben@example.org', '"ben"@example.org'],
    ],
    [
      '« anna@example.org » „ben@example.org“ 「carl@example.org」。',
      ['anna@example.org', 'ben@example.org', 'carl@example.org'],
    ],
    // Scripts without spaces.
    ['请联系anna@example.org谢谢。メールはben@example.orgまで', ['anna@example.org', 'ben@example.org']],
    ['用户@例子.广告，пётр@пример.рф', ['用户@例子.广告', 'пётр@пример.рф']],
    // What a name is written with.
    ["o'neill@example.org's list, 'o'neill@example.org'", ["o'neill@example.org", "o'neill@example.org"]],
    [
      "o'brien@example.org o’brien@example.org r&d@example.org anna+x@example.org",
      ["o'brien@example.org", 'o’brien@example.org', 'r&d@example.org', 'anna+x@example.org'],
    ],
    [
      'bounces+1-anna=example.org@lists.example prvs=1234=anna@example.org',
      ['bounces+1-anna=example.org@lists.example', 'prvs=1234=anna@example.org'],
    ],
    [
      '"anna schmidt"@example.org anna@[192.0.2.1] anna@[IPv6:2001:db8::1]',
      ['"anna schmidt"@example.org', 'anna@[192.0.2.1]', 'anna@[IPv6:2001:db8::1]'],
    ],
    ['<a/b=c@x400.example>', ['a/b=c@x400.example']],
    // What is damaged is found as it is, and not cut down to another address.
    [
      'a..b@example.org abc.@docomo.ne.jp anna@exam_ple.org anna@-x.org anna@example..org',
      ['a..b@example.org', 'abc.@docomo.ne.jp', 'anna@exam_ple.org', 'anna@-x.org', 'anna@example..org'],
    ],
    [
      'anna@@example.org a@b.org@c.org an\u200bna@example.org',
      ['anna@@example.org', 'a@b.org@c.org', 'an\u200bna@example.org'],
    ],
    // Masks.
    [
      'an...@apache.org an…@apache.org joh***@example.org ***@example.org j***@e***.org ...@example.org',
      [
        'an...@apache.org',
        'an…@apache.org',
        'joh***@example.org',
        '***@example.org',
        'j***@e***.org',
        '...@example.org',
      ],
    ],
    // Words for signs.
    [
      'anna (at) example (dot) org, ben [at] example.org; carl AT example DOT org',
      ['anna (at) example (dot) org', 'ben [at] example.org', 'carl AT example DOT org'],
    ],
    [
      'anna{at}example{dot}org anna(ät)example.de anna [arroba] ejemplo [punto] es',
      ['anna{at}example{dot}org', 'anna(ät)example.de', 'anna [arroba] ejemplo [punto] es'],
    ],
    [
      'ask anna at example dot org; anna_at_example_dot_org; anna -at- example.org; anna(@)example.org',
      ['anna at example dot org', 'anna_at_example_dot_org', 'anna -at- example.org', 'anna(@)example.org'],
    ],
    ['anna dot schmidt at example dot co dot uk', ['anna dot schmidt at example dot co dot uk']],
    ['anna@example dot org anna@example[.]org', ['anna@example dot org', 'anna@example[.]org']],
    [
      'anna＠example.org ａｎｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ anna﹫example.org',
      ['anna＠example.org', 'ａｎｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'anna﹫example.org'],
    ],
    // Links.
    [
      '<a href="mailto:anna@example.org?cc=ben%40example.org&subject=x">',
      ['anna@example.org', 'ben@example.org'],
    ],
    [
      'mailto:anna%2Bx@example.org,ben@example.org?subject=carl@example.org.',
      ['anna+x@example.org', 'ben@example.org', 'carl@example.org'],
    ],
    ['[anna@example.org](mailto:anna@example.org)', ['anna@example.org', 'anna@example.org']],
    [
      'mailto:a/b@x400.example mailto:root@localhost mailto://anna@example.org',
      ['a/b@x400.example', 'root@localhost', 'anna@example.org'],
    ],
    [
      'https://example.org/?to=anna%40example.org,ben%40example.org#x=carl@example.org',
      ['anna@example.org', 'ben@example.org', 'carl@example.org'],
    ],
    ['%3Canna@example.org%3E ben%40example.org', ['anna@example.org', 'ben@example.org']],
  ])('%j', (text, found) => {
    expect(inLine(text)).toEqual(found);
  });

  it.each([
    ['code', 'foo@ @bar @Override def@x obj@name[0] a @ b asarray(a).ravel list[at].name'],
    [
      'packages',
      'npm i pkg@1.2.3 @scope/pkg@1.2.3-beta.1 pkg@latest pkg@^2.0.0 react@18.x actions/checkout@v4 pkg@2.0.0-alpha.beta',
    ],
    ['handles', '@anna @anna@example.social .@anna'],
    [
      'accounts in URLs',
      'https://user:pass@example.org/ ftp://anna@example.org postgres://a:b@db.example.org:5432/x',
    ],
    [
      'paths of URLs',
      'https://lore.example.org/r/20240101.1@mail.example.org/ https://maps.example.org/@52.5,13.4z',
    ],
    ['ids in queries', 'https://marc.example.org/?i=1234@mail.example.org'],
    [
      'repositories',
      'git@example.org:anna/repo.git git@example.org:repo root@example.org:/etc anna@example.org:~$',
    ],
    ['URLs with escaped signs', 'http\\://anna@example.org "https:\\/\\/anna:x@db.example.org\\/x"'],
    [
      'ids of messages in logs',
      'message-id=<1.2@mx.example.org> msgid=<3@mx.example.org> "messageId":"<4@mx.example.org>" S=812 DKIM=x id=5@mx.example.org id: <6@mx.example.org>',
    ],
    ['logins', 'ssh anna@host.example.org; ssh -p 22 -i key anna@host.example.org'],
    ['proxies', 'user:pass@proxy.example.org:8080'],
    [
      'other schemes',
      'sip:anna@example.org xmpp:anna@example.org cid:part1@example.org acct:anna@example.org',
    ],
    ['files', 'image@2x.png photo@3x.webp, main@1.css getty@tty1.service'],
    ['operators', 'x@w.T a@b'],
    [
      'prose',
      'Look at example.org, or meet at example dot. At (a) example.org (b) example.com at all (at) least',
    ],
    ['mathematics', 'A = {x | x @ y} (((((( @@@@@@ ------'],
    ['sizes', '10@5.00 3 @ $2.50 2@1.50'],
  ])('none in %s', (_, text) => {
    expect(inLine(text)).toEqual([]);
  });

  it('is not an address with more than 320 characters on a side, whatever is beside it', () => {
    expect(inLine(`${'x'.repeat(330)}@example.org`)).toEqual([]);
    expect(inLine(`x@${'x.'.repeat(330)}org`)).toEqual([]);
    expect(inLine(`${'x'.repeat(70)}@example.org`)).toEqual([`${'x'.repeat(70)}@example.org`]);
  });

  it('follows links within links, but not for ever', () => {
    const link = (inner: string) => `https://example.org/?u=${encodeURIComponent(inner)}`;
    expect(inLine(link(link('mailto:anna@example.org')))).toEqual(['anna@example.org']);
    let deep = 'anna@example.org';
    for (let depth = 0; depth < 6; depth++) deep = link(deep);
    expect(inLine(deep)).toEqual([]);
  });
});

describe('places', () => {
  it('counts lines and characters from 1', async () => {
    expect(await placed('\r\n  Jörg 😀 anna@example.org, ben@example.org\nx\n\tcarl@example.org')).toEqual([
      '2:10 anna@example.org',
      '2:28 ben@example.org',
      '4:2 carl@example.org',
    ]);
  });

  it('counts octets in a line that is not UTF-8, and keeps them', async () => {
    const found: string[] = [];
    const text = Buffer.from('\xf6 \xc3\xb6 j\xf6rg@example.org, anna@example.org', 'latin1');
    for await (const { column, octets } of extracted(source(text))) {
      found.push(`${column} ${Buffer.from(octets).toString('latin1')}`);
    }
    expect(found).toEqual(['6 j\xf6rg@example.org', '24 anna@example.org']);
  });

  it('are the same however the octets are cut', async () => {
    const text =
      'From: anna at example.org (A)\nBEGIN:VCARD\nEMAIL:be\n n@example.org\nEND:VCARD\n\ndn: x\nmail:: YW5uYUBleGFtcGxlLm9yZw==\n\nan=\nna =40 ö@example.org\r\n';
    const whole = await placed(text);
    expect(whole).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(Buffer.byteLength(text))), async (cuts) => {
        const octets = Buffer.from(text);
        const ends = [...cuts, octets.length].sort((a, b) => a - b);
        const chunks = ends.map((end, index) => octets.subarray(ends[index - 1] ?? 0, end));
        expect(await placed(...chunks)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('are right in a line that is looked at in parts', async () => {
    const word = 'ä,<p> anna (at) example (dot) org </p>';
    const text = `${word.repeat(8_000)}\nben@example.org`;
    const found = await placed(text);
    expect(found).toHaveLength(8_001);
    const columns = Array.from({ length: 8_000 }, (_, index) => index * word.length + 7);
    expect(found.slice(0, -1)).toEqual(columns.map((column) => `1:${column} anna (at) example (dot) org`));
    expect(found.at(-1)).toBe('2:1 ben@example.org');
  });

  it.each([
    ['@', 0],
    ['(', 0],
    ['a@b.example,', 1],
    [' ', 0],
    ['a', 0],
  ])('memory does not grow with a line of %j', async (unit, count) => {
    const block = Buffer.from(unit.repeat((1 << 16) / unit.length));
    const text = new ExtractSource(source(...Array.from({ length: 16 }, () => block)));
    const room = Buffer.alloc(1 << 20);
    let records = 0;
    for (let read = await text.read(room); read > 0; read = await text.read(room)) {
      records += room.subarray(0, read).filter((octet) => octet === 0x0a).length;
    }
    expect(records).toBe(count === 0 ? 0 : 16 * Math.floor((1 << 16) / unit.length));
    expect(text.lines).toBe(1);
  });

  it('map a rewritten text to the one it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'bb', '&', '\n ', '=41')), (parts) => {
        const text = parts.join('');
        const { text: made, origin } = rewritten(
          replaced(text, /\n /g, () => ''),
          (unfolded) => replaced(unfolded, /&/g, () => 'XYZ'),
        );
        for (let index = 0; index < made.length; index++) {
          const there = text[origin(index)];
          expect(there).toBe('XYZ'.includes(made[index] as string) ? '&' : made[index]);
        }
      }),
    );
  });
});

describe('formats', () => {
  it('reads a mailbox file: addresses of its fields, no ids of messages', async () => {
    const mail = [
      'From anna@example.org Mon Jan  1 00:00:00 2024',
      'From: anna at example.org (Anna Schmidt)',
      'To: Ben <ben@example.org>,',
      '\troot@localhost',
      'Message-ID: <1@mail.example.org>',
      'In-Reply-To: <2@mail.example.org>',
      'References: <3@mail.example.org>',
      ' <4@mail.example.org>',
      'DKIM-Signature: v=1; d=example.org; i=carl@example.org;',
      ' s=x@example.org',
      'Received: from a (b [192.0.2.1]) by c for <dora@example.org>; Mon, 1 Jan 2024',
      'List-Unsubscribe: <mailto:leave-1@example.org?subject=x>',
      '',
      '> Message-ID: <5@mail.example.org>',
      'References: emil@example.org (a former employer)',
    ];
    expect(await placed(mail.join('\n'))).toEqual([
      '1:6 anna@example.org',
      '2:7 anna at example.org',
      '3:10 ben@example.org',
      '4:2 root@localhost',
      '11:44 dora@example.org',
      '12:27 leave-1@example.org',
      '15:13 emil@example.org',
    ]);
  });

  it('reads quoted fields, however deep', async () => {
    const deep = ['> > >Bcc: root@localhost', `${'>'.repeat(60)} Cc: root@localhost`, '>'.repeat(60_000)];
    expect(await placed(deep.join('\n'))).toEqual(['1:11 root@localhost', '2:66 root@localhost']);
  });

  it('reads quoted-printable where a message says so, up to its boundary', async () => {
    const mail = [
      'Content-Type: multipart/mixed; boundary="b1"',
      '',
      '--b1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'J=C3=B6rg j=C3=B6rg=40example.org an=',
      'na@example.o=',
      'rg',
      '--b1',
      '',
      'x=',
      'ben@example.org',
    ];
    expect(await placed(mail.join('\r\n'))).toEqual([
      '6:11 jörg@example.org',
      '6:35 anna@example.org',
      '12:1 ben@example.org',
    ]);
  });

  it.each<[text: string, found: string[]]>([
    ['Contact: anna@exam=\nple.org', ['1:10 anna@example.org']],
    ['Contact: anna@example.co=\nm', ['1:10 anna@example.com']],
    ['Contact=3A=20anna=40example.org', ['1:14 anna@example.org']],
    ['EMAIL=\nanna@example.org', ['2:1 anna@example.org']],
    ['Zm9vYmE=\nanna@example.org', ['2:1 anna@example.org']],
  ])('knows quoted-printable by itself: %j', async (text, found) => {
    expect(await placed(text)).toEqual(found);
  });

  it('reads LDIF: base64 and lines that go on', async () => {
    const value = Buffer.from('Jörg, joerg@example.org, and dora@example.org').toString('base64');
    const ldif = [
      'dn: cn=x',
      `mail:: ${Buffer.from('anna@example.org').toString('base64')}`,
      'mail: ben@exam',
      ' ple.org',
      `description:: ${value.slice(0, 30)}`,
      ` ${value.slice(30)}`,
      'jpegPhoto:: /9j/4AAQSkZJRg==',
      'mail: carl@localhost',
      '',
      'carl@localhost and emil@example.org',
      ' dora@example.org',
    ];
    expect(await placed(ldif.join('\n'))).toEqual([
      '2:8 anna@example.org',
      '3:7 ben@example.org',
      // The octet at 7 has its first bits in the character at 9.
      '5:24 joerg@example.org',
      '6:12 dora@example.org',
      '8:7 carl@localhost',
      '10:20 emil@example.org',
      '11:2 dora@example.org',
    ]);
  });

  it('reads vCards of 2.1, 3.0 and 4.0', async () => {
    const card = [
      'BEGIN:VCARD',
      'EMAIL;INTERNET:anna@example.org',
      'EMAIL;TYPE=INTERNET;ENCODING=QUOTED-PRINTABLE:ben=40exam=',
      'ple.org',
      'item1.EMAIL;TYPE="home,work";PREF=1:ca',
      ' rl@example.org',
      'UID:1@example.org',
      'IMPP:xmpp:dora@example.org',
      'NOTE:write\\nemil@example.org\\, please',
      'PHOTO;ENCODING=b;TYPE=JPEG:YUBi',
      ' LmNv',
      'END:VCARD',
      'UID:fritz@example.org',
    ];
    expect(await placed(card.join('\r\n'))).toEqual([
      '2:16 anna@example.org',
      '3:47 ben@example.org',
      '5:37 carl@example.org',
      '9:13 emil@example.org',
      '13:5 fritz@example.org',
    ]);
  });

  it('reads HTML and strings of programs', async () => {
    const page = [
      '<a href="mailto:anna%2Bx@example.org?cc=ben@example.org&amp;x=1">carl&#64;example.org</a>',
      '&#100;&#111;&#x72;&#97;&commat;example&period;org emil<wbr>@example.org&nbsp;fritz@example.org',
      '{"a": "x\\ngerd@example.org", "b": "hans\\u0040example.org", "c": "\\u003cida@example.org\\u003e"}',
    ];
    expect((await placed(page.join('\n'))).map((one) => one.split(' ')[1])).toEqual(
      ['anna+x', 'ben', 'carl', 'dora', 'emil', 'fritz', 'gerd', 'hans', 'ida'].map(
        (one) => `${one}@example.org`,
      ),
    );
  });
});

/** Words that hold no address. */
const word = fc.constantFrom(
  ...[
    'and',
    'Jörg',
    'at',
    '(x)',
    'see',
    '3.5',
    '@anna',
    'pkg@1.2.3',
    '日本',
    'https://example.org/@x',
    '😀',
    '.',
    '--',
    '=',
    "d'accord",
    '100%',
    '&',
    'R&D',
    '#7',
  ],
);
const prose = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const atom = fc.stringMatching(/^[a-z][a-z0-9_+-]{0,8}[a-z0-9]$/);
const address = fc
  .tuple(
    fc.array(atom, { minLength: 1, maxLength: 2 }),
    fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?$/),
  )
  .map(([atoms, label]) => `${atoms.join('.')}@${label}.example`);

const surroundings = fc.constantFrom<[before: string, after: string]>(
  ...([
    ['', ''],
    ['<', '>'],
    ['(', ')'],
    ['"', '",'],
    ["'", "'"],
    ['<td>', '</td>'],
    ['<a href="mailto:', '?subject=x">'],
    ['Mail: ', '.'],
    ['&lt;', '&gt;'],
    ['"\\n', '"'],
    ['[', ']:'],
  ] as [string, string][]),
);

describe('properties', () => {
  it('an address in prose or HTML is found exactly once, at its place', async () => {
    await fc.assert(
      fc.asyncProperty(
        prose,
        surroundings,
        address,
        prose,
        fc.nat(3),
        async (before, [left, right], one, after, lines) => {
          const start = `${before} ${left}`;
          const text = `${'x\n'.repeat(lines)}${start}${one}${right} ${after}\n`;
          expect(await placed(text)).toEqual([`${lines + 1}:${[...start].length + 1} ${one}`]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('an address in LDIF or a vCard is found exactly once, folded wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        address,
        fc.nat(30),
        fc.constantFrom('ldif', 'base64', 'card', 'quoted'),
        async (one, cut, kind) => {
          const value = kind === 'base64' ? Buffer.from(one).toString('base64') : one;
          const at = Math.min(cut, value.length);
          const fold = kind === 'quoted' ? '=\r\n' : '\r\n ';
          const folded =
            at === 0 || at === value.length ? value : value.slice(0, at) + fold + value.slice(at);
          const [head, tail] = {
            ldif: ['dn: x\r\nmail: ', '\r\ncn: x\r\n'],
            base64: ['dn: x\r\nmail:: ', '\r\ncn: x\r\n'],
            card: ['BEGIN:VCARD\r\nEMAIL;TYPE=home:', '\r\nEND:VCARD\r\n'],
            quoted: ['BEGIN:VCARD\r\nEMAIL;QUOTED-PRINTABLE:', '\r\nEND:VCARD\r\n'],
          }[kind] as [string, string];
          const column = (head.split('\n')[1] as string).length + 1;
          expect(await placed(head + folded + tail)).toEqual([`2:${column} ${one}`]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a text without a sign or word for @ has none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const without = text.replace(/[@\uff20\ufe6b%&=\\]|at/giu, '');
        expect(inLine(without)).toEqual([]);
      }),
    );
  });

  it('takes any octets, and finds what stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (octets) => {
        const text = Buffer.from(octets).toString('latin1');
        for (const found of await placed(octets)) expect(found).toMatch(/^[1-9]\d*:[1-9]\d* \S/);
        expect(() => inLine(text)).not.toThrow();
      }),
    );
  });
});

describe('in a program', () => {
  it('checkLines tells the column', async () => {
    const found = [];
    for await (const { line, input, entry, result } of checkLines(
      [Buffer.from('x\n anna@example.org, an...@x.example')],
      { extract: true },
    )) {
      found.push([line, input, entry, result.valid, result.suggestion]);
    }
    expect(found).toEqual([
      [2, 'anna@example.org', { column: 2 }, true, null],
      [2, 'an...@x.example', { column: 20 }, false, null],
    ]);
  });

  it('checkOctets writes and counts', async () => {
    const checked = checkOctets([Buffer.from('x\n anna@example.org\nanna@EXAMPLE.org\n')], {
      extract: true,
      format: 'csv',
      dedupe: true,
      fix: true,
    });
    let written = '';
    for await (const octets of checked) written += Buffer.from(octets);
    expect(written).toBe(
      'file,line,column,input,valid,reason,message,suggestion,clean,change\r\n,2,2,anna@example.org,true,,,,anna@example.org,\r\n',
    );
    expect(await checked.summary).toMatchObject({ lines: 3, valid: 2, duplicates: 1 });
  });

  it.each([
    [{ column: 1 }, 'column'],
    [{ field: ['a'] }, 'field'],
    [{ nulls: ['x'] }, 'nulls'],
    [{ requireAddress: true }, 'requireAddress'],
    [{ grammar: 'rfc5322' as const }, 'grammar'],
  ])('refuses %o beside extract', (options, option) => {
    expect(() => checkOctets([], { extract: true, ...options })).toThrow(expect.objectContaining({ option }));
  });

  it('throws what the source throws, after what came before', async () => {
    async function* broken() {
      yield Buffer.from('anna@example.org\nx');
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    }
    const found: string[] = [];
    const read = async () => {
      for await (const { input } of checkLines(broken(), { extract: true })) found.push(input);
    };
    await expect(read()).rejects.toMatchObject({ code: 'ERR_MAILBOX_READ', cause: { code: 'EIO' } });
    expect(found).toEqual(['anna@example.org']);
  });
});
