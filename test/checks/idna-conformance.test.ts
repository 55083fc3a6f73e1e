import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { encode } from 'punycode/punycode.es6.js';
import { describe, expect, it } from 'vitest';
import { derivedProperty } from '../../src/checks/code-points.ts';
import { checkDomain, errors } from './check-domain.ts';
import { bidiRule, failsContextJ, failsContextO, isAssigned, isBidi, property } from './ucd.ts';

const zwnj = '\u200c';
const zwj = '\u200d';
const require = createRequire(import.meta.url);

type Strictly = Record<string, boolean>;
const { toASCII, toUnicode } = require('tr46') as {
  toASCII(domain: string, options: Strictly): string | null;
  toUnicode(domain: string, options: Strictly): { domain: string; error: boolean };
};
const strictly: Strictly = {
  useSTD3ASCIIRules: true,
  checkHyphens: true,
  checkBidi: true,
  checkJoiners: true,
  verifyDNSLength: true,
  transitionalProcessing: false,
};

const codePointsOf = (text: string): number[] =>
  Array.from(text, (character) => character.codePointAt(0) as number);
const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** The faults that are the grammar's (RFC 5321 4.1.2) or those of lengths in octets (RFC 1035 2.3.4). */
function hasGrammarFault(domain: string): boolean {
  const labels = domain.split('.');
  return (
    /[\0-,/:-@[-`{-\x7f]|\p{Surrogate}/u.test(domain) ||
    labels.some((label) => label === '' || /^-|-$/.test(label) || (isAscii(label) && label.length > 63)) ||
    checkDomain(domain).ascii.length > 253
  );
}

const isValid = (domain: string): boolean => !hasGrammarFault(domain) && errors(domain).length === 0;

/** The U-labels of a domain that UTS 46 accepts, as UTS 46 has them. */
const mapped = (domain: string): string[] => toUnicode(domain, strictly).domain.split('.');

/**
 * What UTS 46 accepts and IDNA2008 refuses, as predicates on a domain that UTS 46 accepts. None of them asks the code
 * under test. A sample in, a sample out.
 */
const classes: { name: string; in: string; out: string; holds(domain: string): boolean }[] = [
  {
    name: 'label separator other than U+002E (UTS 46 2.3; RFC 5891 5.2: no mapping)',
    in: 'a\u3002b',
    out: 'ü.b',
    holds: (domain) => /[\u3002\uff0e\uff61]/.test(domain),
  },
  {
    name: 'not NFC (RFC 5891 5.3)',
    in: 'u\u0308',
    out: '\u00fc',
    holds: (domain) => domain.split('.').some((label) => label !== label.normalize('NFC')),
  },
  {
    name: 'a character that UTS 46 maps, outside ASCII (RFC 5891 5.2: no mapping)',
    in: 'Ü\u00ad',
    out: 'Übß'.toLowerCase(),
    // Mapping one character at a time is what the table of UTS 46 does before it normalises.
    holds: (domain) => Array.from(domain).some((character) => !isAscii(character) && isMapped(character)),
  },
  {
    name: 'upper-case ASCII in a U-label (RFC 5892 2.2)',
    in: 'Bücher',
    out: 'BUCHER.bücher',
    holds: (domain) => domain.split('.').some((label) => !isAscii(label) && /[A-Z]/.test(label)),
  },
  {
    name: 'valid in UTS 46, DISALLOWED in RFC 5892',
    in: 'xn--i-7iq',
    out: 'ü\u00b7',
    holds: (domain) => mapped(domain).some((label) => !isAscii(label) && hasDisallowed(label)),
  },
];

function isMapped(character: string): boolean {
  return toUnicode(`a${character}a`, {}).domain.normalize('NFC') !== `a${character}a`.normalize('NFC');
}

function hasDisallowed(label: string): boolean {
  return codePointsOf(label).some((codePoint) => property(codePoint) === 'DISALLOWED');
}

/** What UTS 46 refuses and we only warn of: hyphens at 3 and 4 of an ASCII label. They are made ordinary. */
function withoutReservedHyphens(domain: string): string {
  return domain
    .split('.')
    .map((label) =>
      isAscii(label) && !/^xn--/i.test(label) ? label.replace(/^(..)--(?=.)/s, '$1-x') : label,
    )
    .join('.');
}

describe('difference classes between UTS 46 and IDNA2008', () => {
  it.each(classes)('$name: a sample in, a sample out', ({ holds, ...sample }) => {
    expect(holds(sample.in)).toBe(true);
    expect(holds(sample.out)).toBe(false);
  });
  it('reserved hyphens are made ordinary, and only they', () => {
    expect(withoutReservedHyphens('ab--cd.xn--a.bü--c.a--b')).toBe('ab-xcd.xn--a.bü--c.a--b');
  });
});

const folder = process.env.MAILBOX_SYNTAX_DATA;
// UTS 46 conformance data: every source, and every result, is an input.
describe.skipIf(!folder)(`IdnaTestV2 17.0${folder ? '' : ' (MAILBOX_SYNTAX_DATA is not set)'}`, () => {
  const inputs = folder ? readInputs(join(folder, 'IdnaTestV2-17.0.txt')) : [];

  it('agrees with tr46 but for the differences named', () => {
    const counts = new Map(classes.map(({ name }) => [name, 0]));
    const reserved = 'hyphens at 3 and 4 of an ASCII label: a warning here (RFC 5890 2.3.1)';
    counts.set(reserved, 0);
    const unexplained: string[] = [];
    let cases = 0;
    let agreed = 0;
    for (const input of inputs) {
      if (
        !codePointsOf(input).every(
          (codePoint) => isAssigned(codePoint) || property(codePoint) === 'UNASSIGNED',
        )
      )
        continue;
      cases++;
      const accepted = toASCII(input, strictly) !== null;
      const ordinary = withoutReservedHyphens(input);
      const acceptedOrdinary = toASCII(ordinary, strictly) !== null;
      const difference = acceptedOrdinary ? classes.find(({ holds }) => holds(ordinary)) : undefined;
      const expected = acceptedOrdinary && !difference;
      if (isValid(input) !== expected) unexplained.push(input);
      else if (accepted === expected) agreed++;
      else {
        const name = difference?.name ?? reserved;
        counts.set(name, (counts.get(name) as number) + 1);
      }
    }
    console.log(`IdnaTestV2: ${cases} inputs, ${agreed} agree, ${unexplained.length} unexplained`);
    console.table(Object.fromEntries(counts));
    expect(unexplained).toEqual([]);
    expect(cases).toBeGreaterThan(7000);
  });

  it('has the same A-labels and U-labels as tr46', () => {
    let cases = 0;
    for (const input of inputs.filter(isValid)) {
      if (input !== withoutReservedHyphens(input)) continue;
      cases++;
      expect(checkDomain(input)).toMatchObject({
        ascii: toASCII(input, strictly),
        unicode: toUnicode(input, strictly).domain,
      });
    }
    console.log(`IdnaTestV2: ${cases} domains in both forms`);
    expect(cases).toBeGreaterThan(200);
  });
});

function readInputs(path: string): string[] {
  const inputs = new Set<string>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const columns = line.replace(/#.*/, '').split(';');
    if (columns.length < 5) continue;
    // Source, toUnicode, toAsciiN; an empty column means the one before.
    for (const column of [columns[0], columns[1], columns[3]]) {
      const text = (column as string).trim();
      if (text !== '') inputs.add(text === '""' ? '' : toText(text));
    }
  }
  return [...inputs];
}

function toText(text: string): string {
  return text
    .replace(/\\u([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\x\{([0-9A-F]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

describe('every code point', () => {
  const all = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint).filter(
    (codePoint) =>
      isAssigned(codePoint) || property(codePoint) === 'UNASSIGNED' || property(codePoint) === 'DISALLOWED',
  );
  const assigned = all.filter(isAssigned);
  const inLabels = assigned.filter(
    (codePoint) => !['DISALLOWED', 'UNASSIGNED'].includes(property(codePoint)),
  );
  const name = (codePoint: number): string => `U+${codePoint.toString(16)}`;

  it('has the derived property that the data give it (RFC 5892 3)', () => {
    const wrong = assigned.filter((codePoint) => derivedProperty(codePoint) !== property(codePoint));
    console.log(`RFC 5892: ${assigned.length} assigned code points, ${wrong.length} mismatches`);
    expect(wrong.map(name)).toEqual([]);
  });

  it.runIf(process.versions.unicode === '17.0')('is UNASSIGNED where the data say so', () => {
    const wrong = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint).filter(
      (codePoint) => derivedProperty(codePoint) !== property(codePoint),
    );
    console.log(`RFC 5892: 1114112 code points, ${wrong.length} mismatches`);
    expect(wrong.map(name)).toEqual([]);
  });

  it('is reported in a label by its property', () => {
    const codes: Record<string, string | undefined> = {
      DISALLOWED: 'domain-disallowed-code-point',
      UNASSIGNED: 'domain-unassigned-code-point',
    };
    const wrong = assigned.filter((codePoint) => {
      // What the grammar reports, and what normalisation changes.
      const label = `ü${String.fromCodePoint(codePoint)}ü`;
      if (codePoint < 0x80 || /\p{Surrogate}/u.test(label) || label.normalize() !== label) return false;
      // Capital letters are DISALLOWED under a name of their own.
      const found = checkDomain(label)
        .codes.map((code) => (code === 'domain-label-upper-case' ? 'domain-disallowed-code-point' : code))
        .filter((code) => code.endsWith('-code-point'));
      return found.join() !== (codes[property(codePoint)] ?? '');
    });
    expect(wrong.map(name)).toEqual([]);
  });

  it('has the Bidi class that the data give it (RFC 5893 2)', () => {
    const wrong: string[] = [];
    for (const codePoint of inLabels) {
      const character = String.fromCodePoint(codePoint);
      // Alone, and where a left-to-right and a right-to-left label tell the classes apart.
      for (const written of [
        character,
        `a${character}`,
        `a-${character}`,
        `א${character}`,
        `א1${character}`,
        `א-${character}`,
      ]) {
        const label = written.normalize();
        const found = checkDomain(`${label}.א`).reasons.find(([code]) => code === 'domain-bidi');
        if ((found?.[3].rule ?? 0) !== bidiRule(label)) wrong.push(`${name(codePoint)} in ${written}`);
        const alone = checkDomain(label).codes.includes('domain-bidi');
        if (alone !== (isBidi(label) && bidiRule(label) > 0))
          wrong.push(`${name(codePoint)} alone in ${written}`);
      }
    }
    console.log(`RFC 5893: ${inLabels.length} code points, ${wrong.length} mismatches`);
    expect(wrong).toEqual([]);
  });

  it('has the joining type and the combining class that the data give it (RFC 5892 A.1, A.2)', () => {
    const wrong: string[] = [];
    for (const codePoint of inLabels) {
      const c = String.fromCodePoint(codePoint);
      for (const label of [
        `a${c}${zwj}`,
        `a${c}${zwnj}ب`,
        `ب${zwnj}${c}`,
        `ب${c}${zwnj}ب`,
        `ب${zwnj}${c}ب`,
      ]) {
        if (label.normalize() !== label) continue;
        if (checkDomain(label).codes.includes('domain-contextj') !== failsContextJ(label))
          wrong.push(`${name(codePoint)} in ${label}`);
      }
    }
    console.log(`RFC 5892 A.1, A.2: ${inLabels.length} code points, ${wrong.length} mismatches`);
    expect(wrong).toEqual([]);
  });

  const oneOf = (list: number[]) => fc.nat(list.length - 1).map((index) => list[index] as number);
  // Characters of every kind, the contextual ones and the right-to-left ones often.
  const contextual = inLabels.filter((codePoint) => property(codePoint).startsWith('CONTEXT'));
  const rightToLeft = inLabels.filter((codePoint) => isBidi(String.fromCodePoint(codePoint)));
  const character = fc
    .oneof(
      fc.constantFrom(...codePointsOf('abl019-'), ...codePointsOf('αאבクنꡲ')),
      oneOf(contextual),
      oneOf(rightToLeft),
      oneOf(inLabels),
      { arbitrary: oneOf(all), weight: 1 },
    )
    .map((codePoint) => String.fromCodePoint(codePoint));
  const label = fc
    .array(character, { minLength: 1, maxLength: 8 })
    .map((characters) => lowerAscii(characters.join('').normalize()))
    .filter((text) => !isAscii(text) && !/[\0-,./:-@[-`{-\x7f]|\p{Surrogate}/u.test(text));

  it('makes labels that are checked as the data say', () => {
    let valid = 0;
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
        const { codes, reasons, ascii, unicode } = checkDomain(labels.join('.'));
        const properties = labels.flatMap((text) => codePointsOf(text).map(property));
        const isDisallowed =
          codes.includes('domain-disallowed-code-point') || codes.includes('domain-label-upper-case');
        expect(isDisallowed).toBe(properties.includes('DISALLOWED'));
        expect(codes.includes('domain-unassigned-code-point')).toBe(properties.includes('UNASSIGNED'));
        expect(codes.includes('domain-contextj')).toBe(labels.some(failsContextJ));
        expect(codes.includes('domain-contexto')).toBe(labels.some(failsContextO));
        expect(codes.includes('domain-label-leading-mark')).toBe(labels.some((text) => /^\p{M}/u.test(text)));
        expect(codes.includes('domain-u-label-hyphens')).toBe(labels.some((text) => /^..--/su.test(text)));
        if (!properties.includes('DISALLOWED') && !properties.includes('UNASSIGNED')) {
          const rules = labels.some(isBidi) ? labels.map(bidiRule).filter((rule) => rule > 0) : [];
          expect(reasons.filter(([code]) => code === 'domain-bidi').map(([, , , { rule }]) => rule)).toEqual(
            rules,
          );
        }
        if (codes.length > 0) return;
        valid++;
        const aLabels = labels.map((text) => `xn--${encode(text)}`);
        expect(unicode).toBe(labels.join('.'));
        // A decoded U-label may begin or end with a hyphen, which of a written one the grammar tells.
        expect(ascii).toBe(aLabels.join('.'));
        if (labels.some((text) => /^-|-$/.test(text))) return;
        expect(checkDomain(aLabels.join('.').toUpperCase())).toMatchObject({ codes: [], ascii, unicode });
      }),
      { numRuns: 20_000 },
    );
    console.log(`U-labels: 20000 domains, ${valid} of them valid and round-tripped`);
    expect(valid).toBeGreaterThan(500);
  });

  it('never throws, and keeps its spans in the text', () => {
    const text = fc.string({
      unit: fc.oneof(character, fc.constantFrom('.', 'xn--', '--', '\ud800')),
      maxLength: 99,
    });
    fc.assert(
      fc.property(text, fc.nat(9), fc.nat(9), (domain, before, after) => {
        const whole = `${'@'.repeat(before)}${domain}${'>'.repeat(after)}`;
        const { reasons } = checkDomain(whole, before, before + domain.length);
        for (const [, start, end] of reasons) {
          expect(before <= start && start < end && end <= before + domain.length).toBe(true);
        }
      }),
      { numRuns: 20_000 },
    );
  });
});
