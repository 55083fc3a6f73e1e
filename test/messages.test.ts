/** The languages beside each other. English as a server says it has its tests in reasons.test.ts. */

import { describe, expect, it } from 'vitest';
import { wordFor } from '../src/forms/wording.ts';
import { parseAddressList, parseHeaderMailbox } from '../src/header/index.ts';
import {
  formatReason,
  type Messages,
  parseMailbox,
  parsePath,
  type Reason,
  type ReasonCode,
  type ReasonRow,
  reasons,
  replyFor,
} from '../src/index.ts';
import { defineMessages, fill } from '../src/messages/catalogue.ts';
import { en, enForm } from '../src/messages/en.ts';
import { defineFormMessages, type FormMessages } from '../src/messages/form.ts';
import { fr, frForm } from '../src/messages/fr.ts';
import { referenceEn, referenceFr } from '../src/reference/reference.ts';
import { parseMailboxWithSuffix } from '../src/suffix/index.ts';
import { parseByConventions } from './conventions/parse.ts';

const rows = Object.entries(reasons) as [ReasonCode, ReasonRow][];
const forms = rows.filter(([, { part }]) => !['path', 'parameter', 'header', 'convention'].includes(part));

/** The reason that a row's bad example yields. */
function exampleOf(code: ReasonCode, { example }: ReasonRow): Reason {
  const { bad, as, options } = example;
  const parsers = {
    suffix: parseMailboxWithSuffix,
    header: parseHeaderMailbox,
    list: parseAddressList,
    conventions: parseByConventions,
  };
  const { reasons }: { reasons: Reason[] } =
    as === 'MAIL' || as === 'RCPT'
      ? parsePath(bad, { ...options, command: as })
      : as === 'octets'
        ? parseMailbox(new Uint8Array(Buffer.from(bad, 'latin1')), options)
        : (as ? parsers[as] : parseMailbox)(bad, options);
  const found = reasons.find((reason) => reason.code === code);
  if (!found) throw new Error(`the example of ${code} does not yield it`);
  return found;
}

const placeholders = (template: string) =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** What French typography does not allow, or null. */
function faultOfFrench(text: string): string | null {
  // Signs that are spoken of, not written.
  const prose = text.replace(/IPv6:|mailto:| ::| & et ;|avant ! demande|\(=\?\.\.\.\?=\)/g, '');
  if (/[^\u00a0][;:?!»]/.test(prose)) return 'a high sign or » without a no-break space before it';
  if (/«(?!\u00a0)/.test(prose)) return '« without a no-break space after it';
  if (/[a-zà-ÿ]'/i.test(prose)) return 'a straight apostrophe for ’';
  if (/[“”"]/.test(prose)) return 'quotation marks of another language';
  if (/\s{2}|^\s|\s$/.test(text)) return 'more than one space, or one at an edge';
  return null;
}

/** The texts of a message: one, or one for each form. */
type Texts = string | Readonly<Record<string, string>>;

const textsOf = (message: Texts): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

/** Each text of a catalogue with its code. */
const entriesOf = (reasons: object): [string, string][] =>
  Object.entries(reasons as Readonly<Record<string, Texts>>).flatMap(([code, message]) =>
    textsOf(message).map((text): [string, string] => [code, text]),
  );

describe('French', () => {
  const texts: [string, string][] = [
    ...entriesOf(fr.reasons),
    ...entriesOf(frForm.texts).map(([code, text]): [string, string] => [`${code} (form)`, text]),
    ...Object.entries(fr.utf8Faults),
    ...Object.entries(fr.characters),
    ...Object.entries(frForm.phrases),
  ];

  it('is there for every code and character, and for nothing else', () => {
    expect(Object.keys(fr.reasons)).toEqual(Object.keys(en.reasons));
    expect(Object.keys(fr.characters)).toEqual(Object.keys(en.characters));
    expect(Object.keys(fr.utf8Faults).sort()).toEqual(Object.keys(en.utf8Faults).sort());
    expect([fr.language, frForm.language]).toEqual(['fr', 'fr']);
  });

  it.each(texts)('%s: is written as French is', (_, text) => {
    expect(faultOfFrench(text)).toBe(null);
  });

  it.each([
    ['Supprimez-le ; merci', 'a high sign or » without a no-break space before it'],
    ['Supprimez-le; merci', 'a high sign or » without a no-break space before it'],
    ['« x\u00a0»', '« without a no-break space after it'],
    ["l'adresse", 'a straight apostrophe for ’'],
    ['le signe “x”', 'quotation marks of another language'],
  ])('would not be, with %s', (text, fault) => {
    expect(faultOfFrench(text)).toBe(fault);
  });

  it.each(rows)('%s: tells what English tells', (code) => {
    expect(textsOf(fr.reasons[code]).map(placeholders)).toEqual(textsOf(en.reasons[code]).map(placeholders));
  });

  it.each(rows)('%s: says what is wrong and how to fix it', (code) => {
    // The two halves of a message.
    for (const text of textsOf(fr.reasons[code])) expect(text).toMatch(/\u00a0; /);
  });

  it.each(rows)('%s: agrees with a character of either gender', (code) => {
    // « une virgule (U+002C) », « un espace (U+0020) »: no participle or pronoun may hang on it.
    for (const text of textsOf(fr.reasons[code])) {
      expect(text).not.toMatch(/(?:^|, )\{codePoint\} (?:n’)?est (?:pas )?(?:permis|connu|interdit)\b/);
    }
  });

  it.each(rows)('%s: is one line without placeholders', (code, row) => {
    const message = formatReason(exampleOf(code, row), fr);
    expect(message).toMatch(/^[^\n\r{}]{1,399}$/);
    expect(message).not.toMatch(/undefined|NaN/);
  });
});

describe('English', () => {
  it.each(rows)('%s: says what is wrong and how to fix it', (code) => {
    for (const text of textsOf(en.reasons[code])) expect(text).toMatch(/^[^;]+; [^;]+$/);
  });
});

describe.each([
  ['en', enForm, en],
  ['fr', frForm, fr],
] as const)('what a form says in %s', (_language, form, terse) => {
  it.each(forms)('%s: is one short line without placeholders', (code, row) => {
    const reason = exampleOf(code, row);
    const words = wordFor(reason, form);
    expect(words).toMatch(/^\P{C}{1,100}$/u);
    expect(words).not.toMatch(/[{}]|undefined|NaN/);
  });

  it.each([
    ['anna@exam\u00a0ple.com', 'checkSpace'],
    ['anna@exam\u3000ple.com', 'checkSpace'],
    ['anna@exam\u200dple.com', 'retypeInvisible'],
    ['anna@exam\ue000ple.com', 'retypeUnknown'],
  ] as const)('%j: a character that no one sees is spoken of, not numbered', (address, like) => {
    const [reason] = parseMailbox(address, { profile: 'form' }).reasons;
    expect(wordFor(reason as Reason, form)).toBe(form.texts[like]);
  });

  it('has no number for what a domain or a local part cannot have', () => {
    const mapped = (codePoint: string) => [
      wordFor({ code: 'domain-disallowed-code-point', args: { codePoint } } as Reason, form),
      wordFor({ code: 'local-part-not-identifier', args: { codePoint } } as Reason, form),
    ];
    expect(mapped('U+0340').every((words) => words.includes('\u25cc\u0340'))).toBe(true);
    for (const codePoint of ['U+2028', 'U+2064', 'U+E000', 'U+0378', 'U+0085']) {
      for (const words of mapped(codePoint)) expect(words).not.toMatch(/U\+|\{/);
    }
  });

  it('advises nothing that the form would refuse', () => {
    const outs = /double quotes|entre guillemets|in (?:square )?brackets|entre crochets/;
    expect(Object.values(form.texts).filter((text) => outs.test(text))).toEqual([]);
    expect(
      Object.values(terse.reasons)
        .flatMap(textsOf)
        .filter((text) => outs.test(text)).length,
    ).toBeGreaterThan(0);
  });
});

describe("a site's own words", () => {
  const reasons = {
    'domain-dotless': 'Enter your company address',
    'domain-forbidden-character': { suggested: 'A dot for {character}', unknown: 'Not {codePoint}' },
  } as const;
  const messages: FormMessages = { ...enForm, reasons };
  const said = (address: string) =>
    parseMailbox(address, { profile: 'form' }).reasons.map((reason) => wordFor(reason, messages));

  it('go before those of the language, for their codes alone', () => {
    expect(said('anna@localhost')).toEqual(['Enter your company address']);
    expect(said('anna@')).toEqual([enForm.texts.enterAfter]);
  });

  it('may differ by argument, and show the character', () => {
    expect(said('anna@gmail,com')).toEqual(['A dot for ,']);
    expect(said('anna@gm!ail.com')).toEqual(['Not !']);
  });
});

describe('the types', () => {
  it('refuse a language with a gap, and a message that names what its code does not carry', () => {
    const { 'domain-bidi': _, ...lacking } = fr.reasons;
    // @ts-expect-error: domain-bidi is missing
    const gap: Messages = { ...fr, reasons: lacking };
    const { checkDots: __, ...formLacking } = frForm.texts;
    // @ts-expect-error: checkDots is missing
    const formGap: FormMessages = { ...frForm, texts: formLacking };
    // @ts-expect-error: there is no such code
    const tooMany: Messages['reasons'] = { ...fr.reasons, 'domain-nonsense': '' };
    // @ts-expect-error: domain-bidi is missing
    const defined = defineMessages({ ...fr, reasons: lacking });
    // @ts-expect-error: checkDots is missing
    const definedForm = defineFormMessages({ ...frForm, texts: formLacking });
    // @ts-expect-error: this text shows the character
    const blind = defineFormMessages({ ...frForm, texts: { ...frForm.texts, checkAfter: 'Check it' } });
    const counting = { ...frForm.texts, checkDots: '{count}' } as const;
    // @ts-expect-error: nothing fills in a count
    const count = defineFormMessages({ ...frForm, texts: counting });
    // @ts-expect-error: one of the three places is missing
    const place: Messages['reasons']['local-part-empty-atom'] = { first: '', last: '', unknown: '' };
    // @ts-expect-error: domain-empty carries no count
    const foreign = defineMessages({ ...fr, reasons: { ...fr.reasons, 'domain-empty': '{count}' } as const });
    // @ts-expect-error: a button without the suggestion
    const mute: FormMessages['phrases'] = { ...frForm.phrases, didYouMean: 'Did you mean that?' };
    const right = defineMessages({ ...fr, reasons: { ...fr.reasons, 'domain-bidi': '{rule}' } as const });
    expect([gap, formGap, tooMany, defined, definedForm, blind, count, place]).toHaveLength(8);
    expect([foreign, mute, right]).toHaveLength(3);
  });
});

describe('A catalogue of messages', () => {
  const catalogues: [string, object][] = [
    ['en', en],
    ['enForm', enForm],
    ['fr', fr],
    ['frForm', frForm],
    ['referenceEn', referenceEn],
    ['referenceFr', referenceFr],
  ];

  it.each(catalogues)('throws when a program changes %s', (_, catalogue) => {
    expect(() => Object.assign(catalogue, { language: 'tlh' })).toThrow(TypeError);
    expect(() => Object.assign(catalogue, { mine: 'new' })).toThrow(TypeError);
  });

  it.each(catalogues)('is frozen in all that %s holds', (_, catalogue) => {
    const loose = (value: unknown, path: string): string[] => {
      if (typeof value !== 'object' || value === null) return [];
      const inside = Object.entries(value).flatMap(([name, held]) => loose(held, `${path}.${name}`));
      return Object.isFrozen(value) ? inside : [path, ...inside];
    };
    expect(loose(catalogue, '')).toEqual([]);
  });

  it('leaves the reply as it was after an attempt to change a message', () => {
    const result = parseMailbox('a..b@example.com');
    const reply = () => replyFor(result, { command: 'RCPT' })?.text;
    const before = reply();
    expect(() => Object.assign(en.reasons, { 'local-part-empty-atom': 'changed' })).toThrow(TypeError);
    expect(reply()).toBe(before);
  });
});

describe('fill', () => {
  it('leaves a place without a value as it is, so that it is seen', () => {
    expect(fill('{code} of {none}', { code: 5 })).toBe('5 of {none}');
  });
});
