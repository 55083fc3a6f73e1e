import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConventionsError, readConventions, withConventions } from '../../src/conventions/index.ts';
import { JsonFault, readJson } from '../../src/conventions/json.ts';

function faultOf(text: string | Uint8Array): ConventionsError | null {
  try {
    readConventions(text);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(ConventionsError);
    return error as ConventionsError;
  }
}

describe('a file of conventions', () => {
  it('is read, with a byte order mark and any line ends', () => {
    const conventions = {
      'example.com': { characters: ['letters'], maxOctets: 8 },
      'example.org': 'example.com',
    };
    const json = JSON.stringify(conventions, null, 2);
    for (const text of [json, `\ufeff${json}`, json.replaceAll('\n', '\r\n'), Buffer.from(`\ufeff${json}`)]) {
      expect(withConventions(readConventions(text)).conventions).toEqual({
        'example.com': conventions['example.com'],
        'example.org': conventions['example.com'],
      });
    }
  });

  it.each([
    [
      '{\n  "example.com": {\n    "charcters": []\n  }\n}',
      3,
      5,
      '"example.com".charcters',
      /^unknown key; did you mean "characters"\?$/,
    ],
    [
      '{"example.com": {"colour": 1}}',
      1,
      18,
      '"example.com".colour',
      /^unknown key; there are characters, first/,
    ],
    [
      '{"example.com": {\r\n"maxOctets": "3"}}',
      2,
      14,
      '"example.com".maxOctets',
      /expected a whole number of octets/,
    ],
    ['{"a.example": {"words": {"en": "x", "de": 1}}}', 1, 43, '"a.example".words.de', /one line/],
    [
      '{"a.example": {"characters": ["letters",\n "leters"]}}',
      2,
      2,
      '"a.example".characters[1]',
      /did you mean "letters"\?$/,
    ],
    ['{"a.example": {},\n "A.example": {}}', 2, 2, '"A.example"', /^the same domain as "a\.example"$/],
    [
      '{"bücher.example": {}, "xn--bcher-kva.example": {}}',
      1,
      24,
      '"xn--bcher-kva.example"',
      /^the same domain/,
    ],
    [
      '{"a.example": {},\n "a.example": {}}',
      2,
      2,
      '',
      /^this is not JSON: the key "a\.example" is there twice$/,
    ],
    ['{"a.example": {"first": [],\n "first": []}}', 2, 2, '', /the key "first" is there twice$/],
    ['{"a.example": {},}', 1, 18, '', /^this is not JSON: a comma before it is one too many$/],
    ['{"a.example": {}', 1, 17, '', /expected a comma or \}, got the end of the text$/],
    ["{'a.example': {}}", 1, 2, '', /expected a key in double quotes, got "'"$/],
    ['{"a.example" {}}', 1, 14, '', /expected a colon after the key/],
    ['{"a.example": "b\n"}', 1, 15, '', /no closing quote on its line$/],
    ['{"a\\x": {}}', 1, 2, '', /a backslash in it escapes nothing$/],
    ['{"a.example": {"maxOctets": 08}}', 1, 29, '', /expected a value, got "0"$/],
    ['{} {}', 1, 4, '', /expected nothing more, got "\{"$/],
    ['', 1, 1, '', /expected a value, got the end of the text$/],
    ['// no comments', 1, 1, '', /expected a value, got "\/"$/],
    ['[]', 1, 1, '', /^expected an object of domains and their rules, got an array$/],
    ['{"a b.example": {}}', 1, 2, '"a b.example"', /^this is not a domain: There is a space/],
    ['{"*": {}}', 1, 2, '"*"', /^expected a domain, such as example\.com/],
    [
      '{"a.example": "b.example"}',
      1,
      15,
      '"a.example"',
      /^expected the name of a domain that has rules here/,
    ],
    ['{"a.example": "b.exmple", "b.example": {}}', 1, 15, '"a.example"', /did you mean "b\.example"\?$/],
    [
      '{"a.example": {"blocked": ["x", "POST*"]}}',
      1,
      33,
      '"a.example".blocked[1]',
      /^postmaster accepts mail/,
    ],
    ['{"a.example": {"minOctets": 5, "maxOctets": 3}}', 1, 29, '"a.example".minOctets', /at most maxOctets/],
    ['{"a.example": {"tag": true}}', 1, 16, '"a.example".tag', /^says nothing without "delimiter"$/],
    ['{"__proto__": {"x": 1}}', 1, 16, '"__proto__".x', /^unknown key/],
    [`${'['.repeat(100_000)}`, 1, 18, '', /^this is not JSON: nested too deep$/],
  ])('%j is refused with its place', (text, line, column, key, why) => {
    const fault = faultOf(text);
    expect(fault).toMatchObject({ line, column, key });
    expect(fault?.message.replace(/^line \d+, column \d+: /, '').replace(key && `${key}: `, '')).toMatch(why);
  });

  it('that is not UTF-8 is refused with its place', () => {
    expect(faultOf(Buffer.from('{\n"b\xfccher.example": {}}', 'latin1'))).toMatchObject({
      line: 2,
      column: 3,
    });
    expect(faultOf(Buffer.from('{}', 'utf16le'))).toMatchObject({ line: 1 });
  });

  it('reads JSON as JSON.parse does', () => {
    const texts = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc
        .json({ maxDepth: 3 })
        .chain((json) =>
          fc
            .tuple(
              fc.nat(json.length),
              fc.constantFrom('"', '\\', ',', '}', ']', ' ', '0', '-', '\t', '\u2028'),
            )
            .map(([index, sign]) => json.slice(0, index) + sign + json.slice(index + 1)),
        ),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let parsed: unknown;
        try {
          parsed = JSON.parse(text);
        } catch {
          expect(() => readJson(text)).toThrow(JsonFault);
          return;
        }
        try {
          expect(JSON.stringify(readJson(text).value)).toBe(JSON.stringify(parsed));
        } catch (error) {
          if (!(error instanceof JsonFault)) throw error;
          expect(error.message).toMatch(/is there twice$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('throws nothing else, whatever is in it', () => {
    const values = fc.anything({
      maxDepth: 3,
      key: fc.constantFrom('example.com', 'characters', 'words', 'en', 'blocked', 'x'),
    });
    fc.assert(
      fc.property(values, (value) => {
        let json: string | undefined;
        try {
          json = JSON.stringify(value);
        } catch {
          // Not data.
        }
        if (json !== undefined) faultOf(json);
      }),
    );
  });
});
