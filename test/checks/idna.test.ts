import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode } from 'punycode/punycode.es6.js';
import { describe, expect, it } from 'vitest';
import { derivedProperty } from '../../src/checks/code-points.ts';
import { MAX_REASONS } from '../../src/findings.ts';
import { reasons } from '../../src/reasons.ts';
import { slow } from '../slow.ts';
import { checkDomain } from './check-domain.ts';

const zwnj = '\u200c';
const zwj = '\u200d';

const SURROGATES_APART = 'xn--jb9b09e';

/** The A-label of anything, valid or not. */
const toALabel = (label: string): string => `xn--${encode(label)}`;

function expectReasons(domain: string, ...expected: unknown[][]): void {
  expect(checkDomain(domain).reasons, JSON.stringify(domain)).toEqual(expected);
}

const wellFormed: [domain: string, rfc: string][] = [
  ['bücher.example', 'RFC 5890 2.3.2.1'],
  ['xn--bcher-kva.example', 'RFC 5890 2.3.2.1'],
  ['XN--BCHER-KVA.EXAMPLE', 'RFC 5890 2.3.2.4: A-labels compare without case'],
  ['straße.example', 'RFC 5892 2.6: U+00DF is PVALID'],
  ['βόλος.example', 'RFC 5892 2.6: U+03C2 is PVALID'],
  ['президент.рф', 'RFC 5892 2.1'],
  ['例え.テスト', 'RFC 5892 2.1'],
  ['ᎠᎡᎢ.example', 'RFC 5892 2.2: case folding leaves Cherokee capital letters alone'],
  ['한국.example', 'RFC 5892 2.1'],
  ['b-ü.example', 'RFC 5891 4.2.3.1'],
  ['büc--her.example', 'RFC 5891 4.2.3.1: only the third and fourth characters'],
  ['नमस्ते.example', 'RFC 5891 4.2.3.2: marks inside'],
  ['𐐨𐐩.example', 'RFC 5892 2.1: beyond the BMP'],
  ['a.EXAMPLE.bücher', 'RFC 5890 2.3.2.2: upper case in an NR-LDH label'],
];

describe('U-labels and A-labels', () => {
  it.each(wellFormed)('%s has no reason (%s)', (domain) => {
    expectReasons(domain);
  });

  it('returns both forms in lower case (RFC 5891 5.5)', () => {
    expect(checkDomain('Mail.bücher.xn--bcher-kva.EXAMPLE')).toMatchObject({
      ascii: 'mail.xn--bcher-kva.xn--bcher-kva.example',
      unicode: 'mail.bücher.bücher.example',
    });
  });

  it('does not lower the case of Cherokee (RFC 5892 2.2)', () => {
    const { ascii, unicode } = checkDomain('Ꭰ.EXAMPLE');
    expect(unicode).toBe('Ꭰ.example');
    expect(ascii).toBe(`${toALabel('Ꭰ')}.example`);
  });

  it('looks at its part of the text only', () => {
    const text = 'ö♥@bücher.i♥you> ♥.♥';
    expect(checkDomain(text, 3, 15)).toMatchObject({
      reasons: [['domain-disallowed-code-point', 11, 12, { codePoint: 'U+2665' }]],
      unicode: 'bücher.i♥you',
    });
  });

  it('keeps a faulty A-label as it is, and encodes a faulty U-label', () => {
    const heart = toALabel('i♥you');
    expect(checkDomain(`${heart.toUpperCase()}.I♥YOU`)).toMatchObject({
      ascii: `${heart}.${heart}`,
      unicode: `${heart}.i♥you`,
    });
  });

  it('keeps an A-label that the Bidi rule refuses', () => {
    const mixed = toALabel('אa');
    expect(checkDomain(mixed)).toMatchObject({ ascii: mixed, unicode: mixed });
  });
});

describe('what is left to the grammar', () => {
  it.each([
    '',
    '.',
    'ü..ö',
    'ü.',
    '.ü',
    '-ü-',
    'ü_ü',
    'ü ü',
    'ü!#[]ü',
    'ü\0\x1f\x7fü',
    'ü\ud800ü',
    '\udfffü',
  ])('%j has no reason here', (domain) => expectReasons(domain));

  it('keeps empty labels in both forms', () => {
    expect(checkDomain('ü..A.')).toMatchObject({ ascii: 'xn--tda..a.', unicode: 'ü..a.' });
  });

  it('decodes no A-label of more than 63 octets', () => {
    expectReasons(`xn--${'a'.repeat(60)}`);
  });

  it('says nothing of an A-label that holds what no label may', () => expectReasons('xn--bcher-kva!'));
});

describe('domain-label-reserved-hyphens (RFC 5890 2.3.1)', () => {
  it('spans the hyphens', () => {
    expectReasons('x.ab--cd.example', ['domain-label-reserved-hyphens', 4, 6, {}]);
    expectReasons('AB--CD', ['domain-label-reserved-hyphens', 2, 4, {}]);
  });
  it.each(['a--bcd', 'abc--d', 'a-b-c', 'xn-a'])('%s has none', (domain) => expectReasons(domain));
});

describe('A-labels (RFC 5891 5.4)', () => {
  it.each(['xn--', 'xn--0', 'XN--0', 'xn--99999999', 'xn---', toALabel('a\ud800b')])(
    '%s is undecodable',
    (label) => expectReasons(`${label}.example`, ['domain-a-label-undecodable', 0, label.length, {}]),
  );
  // In the last one, each surrogate of a pair (U+10428, which is PVALID) was encoded as a character of its own.
  it.each(['xn--example-', 'xn--a-', 'XN--A-', SURROGATES_APART])('%s is not canonical', (label) => {
    expectReasons(`x.${label}`, ['domain-a-label-not-canonical', 2, 2 + label.length, {}]);
  });

  it.each([
    ['bu\u0308cher', 'domain-label-not-nfc', {}],
    ['bü--cher', 'domain-u-label-hyphens', {}],
    ['\u0301bc', 'domain-label-leading-mark', { codePoint: 'U+0301' }],
    ['i♥you', 'domain-disallowed-code-point', { codePoint: 'U+2665' }],
    ['aB\u00fc'.replace('B', '\u0181'), 'domain-disallowed-code-point', { codePoint: 'U+0181' }],
    ['a\u0378', 'domain-unassigned-code-point', { codePoint: 'U+0378' }],
    [`a${zwj}b`, 'domain-contextj', { codePoint: 'U+200D' }],
    ['a\u00b7b', 'domain-contexto', { codePoint: 'U+00B7' }],
    ['אa', 'domain-bidi', { rule: 2 }],
    ['-ü', 'domain-label-leading-hyphen', { where: 'first' }],
    ['ü-', 'domain-label-trailing-hyphen', { where: 'last' }],
  ])('spans the whole of an A-label that decodes to %j', (decoded, code, args) => {
    const label = toALabel(decoded);
    expectReasons(`x.${label}.y`, [code, 2, 2 + label.length, args]);
  });

  it('reports a kind of fault once', () => {
    const label = toALabel('a♥b♥c');
    expectReasons(label, ['domain-disallowed-code-point', 0, label.length, { codePoint: 'U+2665' }]);
  });
});

describe('domain-u-label-hyphens (RFC 5891 4.2.3.1)', () => {
  it('spans the hyphens', () => {
    expectReasons('bü--cher.example', ['domain-u-label-hyphens', 2, 4, {}]);
    expectReasons('xn--bücher', ['domain-u-label-hyphens', 2, 4, {}]);
  });
  it('counts characters, not UTF-16 units', () => {
    expectReasons('𐐨𐐨--𐐨', ['domain-u-label-hyphens', 4, 6, {}]);
    expectReasons('𐐨--𐐨');
  });
  it.each(['ü--x', 'büc--her'])('%s has none', (domain) => expectReasons(domain));
});

describe('domain-label-not-nfc (RFC 5891 5.3)', () => {
  it('spans the label', () => {
    expectReasons('x.bu\u0308cher.y', ['domain-label-not-nfc', 2, 9, {}]);
  });
  it('is the only reason for Hangul that is decomposed', () => {
    expectReasons('한국'.normalize('NFD'), ['domain-label-not-nfc', 0, 6, {}]);
  });
  it('leaves other faults their reasons, which span the label', () => {
    expectReasons(
      'u\u0308♥',
      ['domain-label-not-nfc', 0, 3, {}],
      ['domain-disallowed-code-point', 0, 3, { codePoint: 'U+2665' }],
    );
  });
  it('does not touch a label that is NFC', () => expectReasons('bücher'));
});

describe('domain-label-leading-mark (RFC 5891 4.2.3.2)', () => {
  it.each([
    ['\u0301bc', 1, 'U+0301'],
    ['\u0903a', 1, 'U+0903'],
    ['\u{10a01}ü', 2, 'U+10A01'],
  ])('spans the mark of %j', (label, length, codePoint) => {
    expectReasons(`x.${label}`, ['domain-label-leading-mark', 2, 2 + length, { codePoint }]);
  });
  it('allows a mark elsewhere', () => expectReasons('b\u0301c'));
});

describe('code points (RFC 5892 2.10, 3)', () => {
  it('reports a run once, by its first character', () => {
    expectReasons(
      'a♥♦b😀',
      ['domain-disallowed-code-point', 1, 3, { codePoint: 'U+2665' }],
      ['domain-disallowed-code-point', 4, 6, { codePoint: 'U+1F600' }],
    );
  });
  it('tells what is unassigned from what is disallowed', () => {
    expectReasons(
      'a♥\u0378\u0379\ufdd0b',
      ['domain-disallowed-code-point', 1, 2, { codePoint: 'U+2665' }],
      ['domain-unassigned-code-point', 2, 4, { codePoint: 'U+0378' }],
      ['domain-disallowed-code-point', 4, 5, { codePoint: 'U+FDD0' }],
    );
  });
  it('refuses upper case in a U-label (RFC 5892 2.2)', () => {
    expectReasons('Bücher', ['domain-label-upper-case', 0, 1, { codePoint: 'U+0042' }]);
    expectReasons('bÜCher', ['domain-label-upper-case', 1, 3, { codePoint: 'U+00DC' }]);
  });
  it.each(['\u0080', '\u00ad', '\u200b', '\u202e', '\u3002', '\ufeff', '\ufffd', '\uff20', '\u{e0001}', 'ꭰ'])(
    'refuses %j',
    (character) => expect(checkDomain(`ü${character}ü`).codes).toEqual(['domain-disallowed-code-point']),
  );
  it('says no more than anybody will see', () => {
    expect(
      checkDomain('ü♥'.repeat(1000)).codes.filter((code) => code !== 'domain-label-too-long'),
    ).toHaveLength(MAX_REASONS);
  });
  it.each([
    ['-', 'PVALID'],
    ['a', 'PVALID'],
    ['A', 'DISALLOWED'],
    ['_', 'DISALLOWED'],
    ['\ud800', 'DISALLOWED'],
    ['\u200c', 'CONTEXTJ'],
    ['\u200d', 'CONTEXTJ'],
    ['\u200e', 'DISALLOWED'],
    ['\u30fb', 'CONTEXTO'],
    ['\u0378', 'UNASSIGNED'],
    ['\ufdd0', 'DISALLOWED'],
    ['\u{10ffff}', 'DISALLOWED'],
    ['ß', 'PVALID'],
  ])('derivedProperty of %j is %s', (character, property) => {
    expect(derivedProperty(character.codePointAt(0) as number)).toBe(property);
  });
});

describe('domain-contextj (RFC 5892 A.1, A.2)', () => {
  it.each([
    `क्${zwj}ष`,
    `क्${zwnj}ष`,
    `نامه${zwnj}ای`.replace('ه', 'ب'),
    `ب\u064e${zwnj}\u064eب`,
    `ꡲ${zwnj}ꡀ`,
    `ب${zwnj}ا`,
  ])('%j is right', (label) => expect(checkDomain(label).codes).toEqual([]));
  it.each([
    [`a${zwj}b`, 1],
    [`a${zwnj}b`, 1],
    [`${zwnj}ب`, 0],
    [`ب${zwnj}`, 1],
    [`ا${zwnj}ب`, 1],
    [`ب${zwj}ب`, 1],
    [`ب${zwnj}a`, 1],
    [`d${zwnj}d`, 1],
    // Marks of the classes beside that of viramas: nukta 7, kana voicing 8, Hebrew points from 10 on.
    [`क\u093c${zwj}ष`, 2],
    [`ん\u3099${zwj}`, 2],
    [`ב\u05b0${zwj}ב`, 2],
  ])('%j is wrong at %i', (label, at) => {
    const codePoint = label.includes(zwj) ? 'U+200D' : 'U+200C';
    expect(checkDomain(label).reasons.filter(([code]) => code !== 'domain-bidi')).toEqual([
      ['domain-contextj', at, at + 1, { codePoint }],
    ]);
  });
});

describe('domain-contexto (RFC 5892 A.3 to A.9)', () => {
  it.each([
    ['col·lecció', 'A.3'],
    ['\u0375α', 'A.4'],
    ['ש\u05f3', 'A.5'],
    ['ש\u05f4ת', 'A.6'],
    ['日・本', 'A.7'],
    ['・ひ', 'A.7'],
    ['カ・', 'A.7'],
    ['ب\u0661\u0662', 'A.8'],
    ['ب\u06f1\u06f2', 'A.9'],
  ])('%j is right (%s)', (label) => expect(checkDomain(label).codes).toEqual([]));
  it.each([
    ['a·l', [1], 'A.3'],
    ['l·a', [1], 'A.3'],
    ['·l', [0], 'A.3'],
    ['l·', [1], 'A.3'],
    ['ül·l·', [4], 'A.3'],
    ['α\u0375', [1], 'A.4'],
    ['\u0375a', [0], 'A.4'],
    ['\u05f3ש', [0], 'A.5'],
    ['a\u05f4', [1], 'A.6'],
    ['a・b・', [1, 3], 'A.7'],
    ['ب\u0661\u06f1', [1, 2], 'A.8, A.9'],
  ])('%j is wrong at %j (%s)', (label, places) => {
    const found = checkDomain(label).reasons.filter(([code]) => code !== 'domain-bidi');
    expect(found).toEqual(
      places.map((at) => {
        const codePoint = `U+${label.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
        return ['domain-contexto', at, at + 1, { codePoint }];
      }),
    );
  });
});

describe('domain-bidi (RFC 5893 2)', () => {
  it.each([
    ['0א', 1],
    ['\u0661א', 1],
    ['\u0301א', 1],
    ['אaב', 2],
    ['א\u0cbfב', 2],
    ['א·', 3],
    ['אב\u02c6', 3],
    ['א1\u0661', 4],
    ['aא', 5],
    ['a\u0661', 5],
    ['aאb', 5],
  ])('%j violates condition %i', (label, rule) => {
    expect(checkDomain(label).reasons).toContainEqual(['domain-bidi', 0, label.length, { rule }]);
  });
  it('checks every label of a domain that holds such a label', () => {
    expectReasons('1x.אב.a\u02c6.ü', ['domain-bidi', 0, 2, { rule: 1 }], ['domain-bidi', 6, 8, { rule: 6 }]);
    const label = toALabel('אב');
    expectReasons(`1x.${label}.ü`, ['domain-bidi', 0, 2, { rule: 1 }]);
  });
  it.each([
    'אב',
    'א1',
    'א\u0661',
    'א\u05b0',
    'א1\u05b0',
    'א-ב',
    'a1.אב',
    'ü.אב',
    'ب۰',
    'אב..',
    '𞤀𞤁'.toLowerCase(),
  ])('%j is right', (domain) => expect(checkDomain(domain).codes).toEqual([]));
  it.each(['1ü', '1ü.2ö', 'ü\u0301.1'])('%j is not a Bidi domain name', (domain) => {
    expect(checkDomain(domain).codes).not.toContain('domain-bidi');
  });
});

describe('domain-label-too-long (RFC 1035 2.3.4, RFC 5890 2.3.2.1)', () => {
  const aLabel = (label: string): number => toALabel(label).length;

  it.each([
    'ü'.repeat(70),
    `${'a'.repeat(60)}ü`,
    `${'ab'.repeat(40)}ü`,
    '例'.repeat(65),
    'президент'.repeat(9),
    '𐐨𐐩'.repeat(40),
    'ü'.repeat(253),
  ])('spans the excess of %s', (label) => {
    const { reasons } = checkDomain(`x.${label}.y`);
    expect(reasons).toHaveLength(1);
    const [code, start, end, args] = reasons[0] as (typeof reasons)[0];
    expect([code, end]).toEqual(['domain-label-too-long', 2 + label.length]);
    expect(args).toEqual({ octets: aLabel(label), limit: 63 });
    const within = label.slice(0, start - 2);
    const beyond = within + String.fromCodePoint(label.codePointAt(start - 2) as number);
    const octets = (text: string): number => (/[^\0-\x7f]/.test(text) ? aLabel(text) : text.length);
    expect(octets(within)).toBeLessThanOrEqual(63);
    expect(octets(beyond)).toBeGreaterThan(63);
  });

  it('allows 63 octets', () => {
    const label = `${'a'.repeat(55)}ü`;
    expect(aLabel(label)).toBe(63);
    expectReasons(label);
    expect(checkDomain(toALabel(label))).toMatchObject({ codes: [], unicode: label });
    expect(checkDomain(`${label}a`).codes).toEqual(['domain-label-too-long']);
  });

  it('names a lower bound for what is far too long, which stays as it is', () => {
    const label = 'ü'.repeat(1000);
    const { reasons, ascii } = checkDomain(label);
    expect(reasons[0]?.[3]).toEqual({ octets: aLabel('ü'.repeat(253)), limit: 63 });
    expect(ascii).toBe(label);
  });
});

describe('the reason table', () => {
  const codes = Object.keys(reasons).slice(
    Object.keys(reasons).indexOf('domain-label-reserved-hyphens'),
    Object.keys(reasons).indexOf('domain-bidi') + 1,
  ) as (keyof typeof reasons)[];

  it.each(codes)('%s: its examples hold', (code) => {
    const { bad, good } = reasons[code].example;
    expect(checkDomain(bad.slice(bad.indexOf('@') + 1)).codes).toEqual([code]);
    expect(checkDomain(good.slice(good.indexOf('@') + 1)).codes).toEqual([]);
  });
});

describe('work', () => {
  const octets = 1 << 20;
  const filled = (unit: string): string => unit.repeat(Math.floor(octets / Buffer.byteLength(unit)));

  // Generous: these are there to find what is not linear.
  slow.each([
    'ü',
    '♥',
    'a♥',
    '\u0378a',
    'u\u0308',
    'ب',
    `ب${zwnj}`,
    '\u0300',
    '・',
    'l·',
    'ü.',
    'xn--bcher-kva.',
    '--ü.',
  ])('checks a megabyte of %j in no time', (unit) => {
    const text = filled(unit);
    const start = performance.now();
    checkDomain(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  slow('finds what is wrong with a run of two million units', () => {
    const units = ['♥', '\u0378', '\u0300', 'ب', '\u05d0\u0300', `ب${'\u064e'.repeat(99)}${zwnj}`];
    for (const unit of units) {
      expect(checkDomain(unit.repeat(2_000_000 / unit.length)).codes).not.toEqual([]);
    }
  });
});

describe('the generated data', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const check = (folder: string): string => {
    try {
      execFileSync(process.execPath, [join(folder, 'scripts/generate-idna-data.mjs'), '--check'], {
        stdio: 'pipe',
      });
      return '';
    } catch (error) {
      return String((error as { stderr: Buffer }).stderr);
    }
  };

  slow('are what the script writes', () => expect(check(root)).toBe(''));

  slow('are told from others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'idna-data-'));
    mkdirSync(join(folder, 'src/checks'), { recursive: true });
    cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const written = readFileSync(join(root, 'src/checks/idna-data.ts'), 'utf8');
    writeFileSync(join(folder, 'src/checks/idna-data.ts'), written.replace('1568a', '1568b'));
    expect(check(folder)).toMatch(/idna-data\.ts is not what the Unicode data say/);
    rmSync(folder, { recursive: true });
  });
});
