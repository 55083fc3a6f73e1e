import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLLIDING } from '../../src/checks/scripts.ts';
import { unmojibake } from '../../src/damage/encoding.ts';
import { windows1252Octet } from '../../src/damage/windows-1252.ts';
import {
  isMailbox,
  type LevelSetting,
  type Profile,
  parseMailbox,
  type Reason,
  type ReasonCode,
  reasons,
} from '../../src/index.ts';
import { isQuick, slow } from '../slow.ts';

const DATA = process.env.MAILBOX_SYNTAX_DATA;
const WORDS_FILE = DATA ? join(DATA, 'mojibake-words.json') : '';
const OWN_WORDS =
  'andré größe søren łukasz dvořák çelik niño ħelwa Ångström иван їжак γιώργος שלום سلام नमस्ते สวัสดี 東京 たろう 서울 ქალი';

const words: string[] =
  WORDS_FILE && existsSync(WORDS_FILE)
    ? (JSON.parse(readFileSync(WORDS_FILE, 'utf8')) as string[])
    : OWN_WORDS.split(' ');
if (words.length === 0) throw new Error('no words');

/** The 27 characters of windows-1252 from 0x80 to 0x9F, by their octets; written down apart from the source. */
const HIGH: Readonly<Record<number, number>> = {
  128: 0x20ac,
  130: 0x201a,
  131: 0x192,
  132: 0x201e,
  133: 0x2026,
  134: 0x2020,
  135: 0x2021,
  136: 0x2c6,
  137: 0x2030,
  138: 0x160,
  139: 0x2039,
  140: 0x152,
  142: 0x17d,
  145: 0x2018,
  146: 0x2019,
  147: 0x201c,
  148: 0x201d,
  149: 0x2022,
  150: 0x2013,
  151: 0x2014,
  152: 0x2dc,
  153: 0x2122,
  154: 0x161,
  155: 0x203a,
  156: 0x153,
  158: 0x17e,
  159: 0x178,
};

/** UTF-8 read as windows-1252, several times over. */
function damaged(text: string, times: number): string {
  let found = text;
  for (let time = 0; time < times; time++) {
    found = Array.from(Buffer.from(found), (octet) => String.fromCharCode(HIGH[octet] ?? octet)).join('');
  }
  return found;
}

const isDamage = ({ code }: Reason) =>
  code.startsWith('encoding-') ||
  (code.startsWith('mailbox-') && code !== 'mailbox-case-collision' && code !== 'mailbox-mixed-scripts');

describe('mojibake', () => {
  it.each([1, 2, 3])('of %i times is repaired before the @', (times) => {
    // Where the octets are C1 controls the address is refused for them, and repaired all the same.
    for (const word of words.map((one) => one.normalize())) {
      const input = `${damaged(word, times)}@example.com`;
      const { reasons: found, suggestion } = parseMailbox(input);
      expect(found.map(({ code }) => code)).toContain('encoding-mojibake');
      expect(suggestion, word).toBe(`${word}@example.com`);
    }
  });

  it.each([1, 2, 3])('of %i times is repaired in the domain', (times) => {
    for (const word of words.map((one) => one.normalize().toLowerCase())) {
      expect(parseMailbox(`user@${damaged(word, times)}.example`).suggestion, word).toBe(
        `user@${word}.example`,
      );
    }
  });

  it('says how often', () => {
    for (const times of [1, 2, 3]) {
      const [found] = parseMailbox(`${damaged('größe', times)}@example.com`).reasons.filter(
        ({ code }) => code === 'encoding-mojibake',
      );
      expect(found?.args).toMatchObject({ times });
    }
  });

  it('is not found in genuine words', () => {
    for (const word of words) {
      expect(parseMailbox(`${word}@example.com`).reasons.filter(isDamage), word).toEqual([]);
      expect(parseMailbox(`user@${word}.example`).reasons.filter(isDamage), word).toEqual([]);
    }
  });

  it('is repaired before white space is taken off, which may be half of a letter', () => {
    expect(parseMailbox(`user@example.${damaged('voilà', 1)}`).suggestion).toBe('user@example.voilà');
  });

  it('is made of characters that are octets in windows-1252', () => {
    expect([...'\xff\u0178'].map(windows1252Octet)).toEqual([0xff, 0x9f]);
    expect([...'a\u0100'].map(windows1252Octet)).toEqual([0, 0]);
  });

  it('is what decodes, and nothing else', () => {
    expect(unmojibake('Ã¶')).toEqual({ text: 'ö', times: 1 });
    for (const text of ['Ã', '¶Ã', 'é', 'Ã¶é', '€']) expect(unmojibake(text)).toBeNull();
  });
});

describe('genuine addresses', () => {
  const alphabets: Readonly<Record<string, string>> = {
    Greek: 'αβγδεζηθικλμνξοπρστυφχψωάέήίόύώς',
    Cyrillic: 'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўђћ',
    Armenian: 'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ',
    Georgian: 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
    Hebrew: 'אבגדהוזחטיכלמנסעפצקרשתםןץףך',
    Arabic: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگک',
    Devanagari: 'अआइईउऊकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह',
    Bengali: 'অআইঈউকখগঘচছজঝটঠডতথদধনপফবভমযরলশষসহ',
    Tamil: 'அஆஇஈஉகஙசஞடணதநபமயரலவழளறன',
    Thai: 'กขคงจฉชซญดตถทธนบปผฝพฟมยรลวศสหอฮ',
    Han: '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
    Kana: 'あいうえおかきくけこさしすせそたちつてとなにぬねのアイウエオカキクケコ',
    Hangul: '가나다라마바사아자차카타파하서울한국메일도관',
  };
  const persian = ['می\u200cخواهم', 'کتاب\u200cها', 'نیم\u200cفاصله'];

  /** Consonants and vowels by turns, as a language has them. */
  const languages: readonly (readonly [string, string])[] = [
    ['bdfghklmnprstwzß', 'aeiouäöü'],
    ['bcçdfglmnprstv', 'aeiouéèêëàâîïôùûœ'],
    ['bcčdďhjklmnňprřsštťvzž', 'aáeéěiíoóuúůyý'],
    ['bcćdgjkłlmnńprsśtwzźż', 'aąeęioóuy'],
    ['bcçdfgğhklmnprsştvyz', 'aeıioöuü'],
  ];

  const addresses = isQuick ? 1000 : 10_000;

  it(`have no reason of damage: ${addresses} in 14 scripts`, () => {
    const names = Object.keys(alphabets);
    expect(names.length + 1).toBeGreaterThanOrEqual(12);
    let state = 5321;
    const below = (limit: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * limit);
    };
    const letter = (letters: string) => [...letters][below([...letters].length)] as string;
    const inLatin = () => {
      const [consonants, vowels] = languages[below(languages.length)] as readonly [string, string];
      return Array.from({ length: 1 + below(4) }, () => letter(consonants) + letter(vowels)).join('');
    };
    let checked = 0;
    const wrong: string[] = [];
    for (let count = 0; count < addresses; count++) {
      const name = names[count % (names.length + 1)];
      const word = () => {
        if (name === undefined) return inLatin();
        if (name === 'Arabic' && below(3) === 0) return persian[below(persian.length)] as string;
        const letters = alphabets[name] as string;
        return Array.from({ length: 2 + below(8) }, () => letter(letters)).join('');
      };
      const local = below(3) === 0 ? `${word()}.${word()}` : `${word()}${below(4) === 0 ? below(99) : ''}`;
      const input = `${local}@${below(2) === 0 ? 'example' : word()}.${below(2) === 0 ? 'com' : word()}`;
      checked++;
      const found = parseMailbox(input);
      if (found.reasons.some(isDamage) || !found.valid) {
        wrong.push(`${input} ${found.reasons.map(({ code }) => code)}`);
      }
    }
    expect(checked).toBe(addresses);
    expect(wrong).toEqual([]);
  });
});

describe('tables that are written down', () => {
  // Made only where it is used: a million numbers take longer than most tests.
  const everything = () =>
    Array.from({ length: isQuick ? 0x10000 : 0x110000 }, (_, code) => code).filter(
      (code) => code > 0x7f && (code < 0xd800 || code > 0xdfff),
    );

  it('hold every character that a change of case turns into one ASCII letter', () => {
    const wrong = everything().filter((code) => {
      const character = String.fromCodePoint(code);
      const cases = [character.toLowerCase(), character.toUpperCase()];
      const isOne = cases.some((text) => text.match(/[a-z]/gi)?.length === 1);
      return isOne !== COLLIDING.test(character);
    });
    expect(wrong).toEqual([]);
  });

  it('hold every character whose NFC is an ASCII sign', () => {
    const special = everything().filter((code) => {
      const nfc = String.fromCodePoint(code).normalize();
      return nfc < '\x80' && !/[a-z]/i.test(nfc);
    });
    expect(special).toEqual([0x37e, 0x1fef]);
    for (const code of special) {
      const [found] = parseMailbox(`1${String.fromCodePoint(code)}2@example.com`).reasons;
      expect(found?.code).toBe('local-part-nfc-special');
    }
  });

  it('hold every character that compatibility makes an @', () => {
    const ats = everything().filter((code) => String.fromCodePoint(code).normalize('NFKC') === '@');
    for (const code of ats) {
      const { suggestion } = parseMailbox(`user${String.fromCodePoint(code)}example.com`);
      expect(suggestion).toBe('user@example.com');
    }
    expect(ats).toEqual([0xfe6b, 0xff20]);
  });
});

describe('isMailbox', () => {
  const codes = Object.keys(reasons) as ReasonCode[];
  const piece = fc.constantFrom(
    ...'ab1.@@"\\;,:<>()[] -_%=&?!',
    ...['Ã¶', '\u00a0', '\u200b', '\u200c', '\u202e', '\u2028', '\ufeff', '\ufffd', '\ue000', '\u0301', 'ö'],
    ...['\u0378', '\u3002', '\uff20', '\u2010', '\u2019', '\u201c', '\u037e', 'ı', 'а', 'ж', 'の', '한', 'ب'],
    ...['=?utf-8?q?a?=', '=C3=B6', '%40', '%C3%B6', '&amp;', '&#64;', '\\u00f6', '(at)', ' dot ', 'mailto:'],
    ...['smtp:', 'xn--', 'xn--jrg-sna', '.com', '\0', '\t', '\ud800', '\u{1f600}', '[email protected]'],
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  const options = fc.record(
    {
      profile: fc.constantFrom<Profile>('rfc', 'smtp', 'form', 'mta', 'interoperable'),
      smtputf8: fc.boolean(),
      levels: fc.dictionary(
        fc.constantFrom(...codes),
        fc.constantFrom<LevelSetting>('error', 'warning', 'off'),
        { maxKeys: 12 },
      ),
    },
    { requiredKeys: [] },
  );

  slow('says what parseMailbox says, whatever the levels', () => {
    fc.assert(
      fc.property(text, options, (input, given) => {
        const { valid, suggestion } = parseMailbox(input, given);
        const { levels, ...rest } = given;
        if (!levels) expect(isMailbox(input, rest)).toBe(valid);
        if (suggestion === null) return;
        expect(parseMailbox(suggestion, given)).toMatchObject({ valid: true, suggestion: null });
      }),
      { seed: 6531, numRuns: 20_000 },
    );
  });
});

describe('octets whose encoding is unknown', () => {
  const octets = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it('are read where one encoding alone makes letters of one script of them', () => {
    expect(parseMailbox(octets('\xb3ukasz@example.com')).suggestion).toBe('\u0142ukasz@example.com');
  });

  it.each(['o\x92brien', 'jan\x96peter', '\x93anna\x94', 'M\x81ller'])(
    'are not read where they are signs, or nothing, in some: %j',
    (local) => {
      expect(parseMailbox(octets(`${local}@example.com`)).suggestion).toBeNull();
    },
  );
});
