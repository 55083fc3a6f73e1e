/**
 * People do what they are told. Whoever removes or replaces what the words of a form say, again and again, must end at
 * the address that was meant, or still be refused: never at another one.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordFor } from '../../src/forms/wording.ts';
import { parseMailbox, type Reason } from '../../src/index.ts';
import { enForm } from '../../src/messages/en.ts';

/** A damaged text and the address that was meant; null where it cannot be known from the text. */
interface Damaged {
  text: string;
  meant: string | null;
}

const name = fc.constantFrom(
  'anna',
  'ben',
  'anna.schmidt',
  'a_b',
  'info',
  'jan-peter',
  'max2',
  'jörg',
  '用户',
);
const domain = fc.constantFrom(
  'gmail.com',
  'mail.example.org',
  'example.co.uk',
  'b-c.example',
  'bücher.example',
);
const address = fc.tuple(name, domain).map(([local, host]) => `${local}@${host}`);

const PAIRS = [
  '()',
  '[]',
  '{}',
  '<>',
  '""',
  "''",
  '``',
  '«»',
  '»«',
  '“”',
  '„“',
  '‘’',
  '（）',
  '「」',
  '『』',
  '【】',
  '＜＞',
  '**',
  '¿?',
];
const LABELS = [
  'Mail: ',
  'Mail:',
  'E-mail : ',
  'Courriel : ',
  'To: ',
  'http://',
  'mailto:',
  'mailto://',
  'mél: ',
  'почта: ',
  '- ',
  '• ',
  '1. ',
  '> ',
  'smtp:',
  'E-Mail-Adresse:',
  'email address:',
  'Email | ',
  'Email ',
  'kontakt:',
  'a) ',
  ',',
  ';',
  '>',
  '030 123456 ',
];
const AFTER = [
  ' ',
  '.',
  ',',
  ';',
  '!',
  '/',
  '>',
  ')',
  '"',
  '\t',
  '\r\n',
  '&gt;',
  '&nbsp;',
  '@',
  '…',
  '»',
  '?subject=hi',
  ' (work)',
  '。',
  '|',
  '*',
  '😀',
  ' ✉️',
  '™',
  '=',
  '\\n',
  ' | www.example.com',
];
const NAMES = ['Anna Schmidt ', 'Schmidt, Anna ', 'Ben ', 'Anna Schmidt / '];
const DIVIDERS = [' ', '\n', ', ', '; ', ' / ', '|', ' and ', '；', ' ::: ', ' & ', '/'];
const AT = [
  '~at~',
  '<@>',
  ' klammeraffe ',
  '@ @',
  '%2540',
  '&amp;#64;',
  ' @ ',
  ' @',
  '@ ',
  '@@',
  '＠',
  '(at)',
  ' at ',
  '{at}',
  '[at]',
  '(@)',
  '&#64;',
  '%40',
  '\\u0040',
];
const DOTS = [' . ', '、', '\\.', '..', ' .', '. ', ',', '。', '．', '•', '(dot)', '·'];
/** What gets into an address, and what it stands for: nothing, or a character. */
const INSIDE: readonly (readonly [written: string, meant: string])[] = [
  ...[' ', '(x)', '"', '\\', '...', ':', ';', '<', '\u00a0', '\u200b', '\u00ad', '…', '\t', '[', '@'].map(
    (sign) => [sign, ''] as const,
  ),
  ['’', "'"],
  ['–', '-'],
  ['&amp;', '&'],
  ['%2B', '+'],
  ['=3D', '='],
  ['\\_', '_'],
  ['\\-', '-'],
];

type Kind = (one: string, pick: (count: number) => number) => Damaged;
const of = <T>(list: readonly T[], pick: (count: number) => number): T => list[pick(list.length)] as T;

/** What is meant where a dot was doubled, put for an "@" or the like; inserted signs leave it open. */
const kinds: Readonly<Record<string, Kind>> = {
  pair: (one, pick) => {
    const pair = of(PAIRS, pick);
    return { text: `${pair[0]}${one}${pair[1]}`, meant: one };
  },
  half: (one, pick) => {
    const pair = of(PAIRS, pick);
    return { text: pick(2) ? `${pair[0]}${one}` : `${one}${pair[1]}`, meant: one };
  },
  label: (one, pick) => ({ text: of(LABELS, pick) + one, meant: one }),
  after: (one, pick) => ({ text: one + of(AFTER, pick), meant: one }),
  name: (one, pick) => {
    const words = of(NAMES, pick);
    const text = pick(2) ? `${words}${one}` : pick(2) ? `${words}<${one}>` : `${one} ${words.trim()}`;
    return { text, meant: one };
  },
  twice: (one, pick) => ({ text: one + of([...DIVIDERS, ' <', '](mailto:', ''], pick) + one, meant: one }),
  several: (one, pick) => ({ text: `${one}${of(DIVIDERS, pick)}carl@other.example`, meant: null }),
  at: (one, pick) => ({ text: one.replace('@', of(AT, pick)), meant: one }),
  dot: (one, pick) => ({ text: one.replace(/\.(?=[^.]*$)/, of(DOTS, pick)), meant: one }),
  inside: (one, pick) => {
    const at = 1 + pick(one.length - 1);
    const [written, meant] = of(INSIDE, pick);
    return {
      text: one.slice(0, at) + written + one.slice(at),
      meant: one.slice(0, at) + meant + one.slice(at),
    };
  },
  masked: (one, pick) => ({
    text: `${one.slice(0, 2)}${of(['...', '..', '…', '***', '×××', '■■'], pick)}${one.slice(one.indexOf('@'))}`,
    meant: null,
  }),
};

/** What goes around a text that is damaged already, and means what that text meant. */
const AROUND = ['pair', 'half', 'label', 'after', 'name', 'twice'];

const step = (names: readonly string[]) =>
  fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 1e6 }));

const damaged = fc
  .tuple(address, step(Object.keys(kinds)), fc.option(step(AROUND)))
  .map(([one, first, second]) => {
    let found: Damaged = { text: one, meant: one };
    for (const [kind, seed] of second ? [first, second] : [first]) {
      let left = seed;
      const pick = (count: number) => {
        const chosen = left % count;
        left = Math.floor(left / 3);
        return chosen;
      };
      const { text, meant } = (kinds[kind] as Kind)(found.text, pick);
      found = { text, meant: found.text === one ? meant : found.meant };
    }
    return found;
  });

/** The text after somebody did what the words say; null where they only ask to check or to type again. */
function obey(text: string, { code, start, end, args, ...rest }: Reason): string | null {
  const words = wordFor({ code, start, end, args, ...rest } as Reason, enForm);
  if (/^Remove the (?:extra )?dot/.test(words)) {
    const dot = text.indexOf('.', Math.max(0, start - 1));
    return dot < 0 ? null : text.slice(0, dot) + text.slice(dot + 1);
  }
  if (/^Remove\b/.test(words)) return text.slice(0, start) + text.slice(end);
  const [, sign] =
    /^Replace .* with (a dot|an ordinary hyphen|an ordinary @|a straight apostrophe)/.exec(words) ?? [];
  if (sign === undefined) return null;
  const plain = /dot/.test(sign) ? '.' : /hyphen/.test(sign) ? '-' : /@/.test(sign) ? '@' : "'";
  return text.slice(0, start) + plain + text.slice(end);
}

/** Where somebody ends who does what the words say, reason by reason; null where the form still refuses. */
function outcome(text: string, choose: (count: number) => number): string | null {
  let written = text;
  for (let step = 0; step < 20; step++) {
    const result = parseMailbox(written, { profile: 'form' });
    if (result.valid) return result.mailbox.unicode;
    const next = result.reasons
      .filter(({ level }) => level === 'error')
      .map((reason) => obey(written, reason))
      .filter((obeyed) => obeyed !== null);
    const chosen = next[choose(next.length)];
    if (chosen === undefined) return null;
    written = chosen;
  }
  return null;
}

const canonical = (text: string) => parseMailbox(text).mailbox?.unicode ?? text;

describe('whoever does what the words of a form say', () => {
  it('ends at the address that was meant or is still refused, over 2,000 damaged inputs of all kinds', () => {
    let reached = 0;
    fc.assert(
      fc.property(damaged, fc.infiniteStream(fc.nat(1000)), ({ text, meant }, numbers) => {
        // What the damage has left an ordinary address is not damage that anybody can see.
        fc.pre(!parseMailbox(text, { profile: 'form' }).valid);
        const end = outcome(text, (count) => (count === 0 ? 0 : (numbers.next().value as number) % count));
        if (end === null) return;
        reached++;
        expect(end, JSON.stringify(text)).toBe(meant === null ? null : canonical(meant));
      }),
      { numRuns: 2000, seed: 2026 },
    );
    expect(reached).toBeGreaterThan(400);
  });

  it('is never given a suggestion of another address, over 2,000 damaged inputs of all kinds', () => {
    let suggested = 0;
    fc.assert(
      fc.property(damaged, ({ text, meant }) => {
        const { valid, suggestion } = parseMailbox(text, { profile: 'form' });
        fc.pre(!valid);
        if (suggestion === null) return;
        suggested++;
        expect(canonical(suggestion), JSON.stringify(text)).toBe(meant === null ? null : canonical(meant));
      }),
      { numRuns: 2000, seed: 2026 },
    );
    expect(suggested).toBeGreaterThan(600);
  });

  it('would be led astray by words that said to remove a space between two words', () => {
    const [space] = parseMailbox('anna schmidt@gmail.com', { profile: 'form' }).reasons;
    expect(
      obey('anna schmidt@gmail.com', { ...(space as Reason), args: { repair: 'suggested' } } as Reason),
    ).toBe('annaschmidt@gmail.com');
  });
});
