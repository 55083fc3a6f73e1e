/** What holds of every result, on inputs that the RFCs' own grammar derives and on what is nearly such. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mailbox, Reason } from '../src/index.ts';
import { anyText, derivedMailbox, texts } from './oracle/generate.ts';
import { subject } from './oracle/subject.ts';

const { formatMailbox, isMailbox, parseMailbox, reasons, sameMailbox } = subject;

const rfc = { profile: 'rfc' } as const;
const profiles = fc.constantFrom('rfc', 'smtp', 'form', 'mta', 'interoperable');
const run = (numRuns: number) => ({ seed: 5321, numRuns });
const mailboxOf = (text: string): Mailbox | null => parseMailbox(text, rfc).mailbox;

describe('reasons', () => {
  it('have spans inside the input, in order', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyText, profiles, (text, profile) => {
        const found = parseMailbox(text, { profile }).reasons;
        seen += found.length;
        let [start, end] = [0, 0];
        for (const reason of found) {
          expect(reason.start).toBeLessThanOrEqual(reason.end);
          expect(reason.end).toBeLessThanOrEqual(text.length);
          // Before or at the same place as the next, and there the shorter first.
          expect(reason.start > start || (reason.start === start && reason.end >= end)).toBe(true);
          [start, end] = [reason.start, reason.end];
        }
      }),
      run(10_000),
    );
    expect(seen).toBeGreaterThan(10_000);
  });

  /** What the grammar alone reports of a local part or a domain, read from left to right. */
  const OF_GRAMMAR = new Set([
    'local-part-empty',
    'local-part-empty-atom',
    'local-part-space',
    'local-part-comment',
    'local-part-backslash',
    'local-part-stray-quote',
    'local-part-forbidden-character',
    'local-part-text-after-quote',
    'local-part-quoted-word',
    'domain-empty-label',
    'domain-trailing-dot',
    'domain-space',
    'domain-underscore',
    'domain-at-sign',
    'domain-comment',
    'domain-forbidden-character',
  ]);

  /** Dots, and what is read as one when damage is looked for. */
  const DOTS_AT_END = /[.\xb7\u2024\u2026\u3002\u30fb\ufe52\uff0e\uff61\uff65]+$/;

  /** Neither damage nor an encoding: those look at an address as a whole. */
  const isGrammatical = (found: readonly Reason[]): boolean =>
    found.length < 16 &&
    found.every(({ code }) => {
      const { part } = reasons[code];
      return part !== 'encoding' && part !== 'input' && (part !== 'mailbox' || OF_END.has(code));
    });
  const OF_END = new Set(['mailbox-at-sign-missing', 'mailbox-too-long']);

  /** What the grammar found that ends before a place. */
  const endingBefore = (found: readonly Reason[], place: number) =>
    found
      .filter(({ code, end }) => OF_GRAMMAR.has(code) && end < place)
      .map(({ code, start, end, args }) => ({ code, start, end, args }));

  // Recovery never looks ahead: where an address is cut at one of its faults, that fault and what follows go, there may
  // be another at the cut (a dot there is one at the end), and all that ended before it stays as it was. A cut never
  // falls into a quoted string or a literal, since OF_GRAMMAR has none of their faults.
  it('do not depend on what follows them', () => {
    let cuts = 0;
    const alphabet = fc.constantFrom(...'aab1..@@__--  ()"\\:;,[é');
    const broken = fc.array(alphabet, { maxLength: 24 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.oneof(texts.mutated, texts.localPart, texts.domain, broken), (text) => {
        const whole = parseMailbox(text, rfc).reasons;
        // Which of several signs divides an address is known only from all of it.
        if (!isGrammatical(whole) || whole.some(({ code }) => code === 'domain-at-sign')) return;
        for (const { code, start } of whole) {
          if (!OF_GRAMMAR.has(code)) continue;
          const rest = text.slice(0, start);
          const place = rest.replace(DOTS_AT_END, '').length;
          const cut = parseMailbox(rest, rfc).reasons;
          // Of a text with no "@" nothing else is said, and words with spaces have none.
          if (
            !isGrammatical(cut) ||
            cut.some(({ code, end }) => code === 'mailbox-at-sign-missing' && end > 0)
          )
            continue;
          if (endingBefore(whole, place).length > 0) cuts++;
          // `repair` says whether the words lead to the suggestion of this very text, and the cut is another text.
          const known = (reasons: readonly Reason[]) =>
            endingBefore(reasons, place).map(({ args, ...one }) => ({
              ...one,
              args: { ...args, repair: undefined },
            }));
          expect(known(cut)).toEqual(known(whole));
        }
      }),
      run(80_000),
    );
    expect(cuts).toBeGreaterThan(2000);
  });
});

describe('a mailbox', () => {
  it('is the same when its canonical form is read again', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(derivedMailbox, texts.domain, texts.literal), (text) => {
        const mailbox = mailboxOf(text);
        if (!mailbox) return;
        for (const form of ['ascii', 'unicode'] as const) {
          const written = formatMailbox(mailbox, { form });
          const { mailbox: again, reasons: found } = parseMailbox(written, rfc);
          // A U-label or an escaped form can be longer or shorter than what was sent.
          if (found.some(({ code }) => code.endsWith('-too-long'))) continue;
          read++;
          expect(again, written).not.toBe(null);
          expect(again?.localPart).toBe(mailbox.localPart);
          expect(again?.kind).toBe(mailbox.kind);
          expect(sameMailbox(mailbox, again as Mailbox)).toBe(true);
          expect([again?.ascii, again?.unicode]).toEqual([mailbox.ascii, mailbox.unicode]);
          expect(formatMailbox(again as Mailbox, { form })).toBe(written);
        }
      }),
      run(8000),
    );
    expect(read).toBeGreaterThan(5000);
  });

  // "all quoted forms MUST be treated as equivalent" (RFC 5321 4.1.2)
  it('is the same however it is quoted', () => {
    let compared = 0;
    fc.assert(
      fc.property(derivedMailbox, fc.array(fc.boolean(), { minLength: 1 }), (text, escapes) => {
        const mailbox = mailboxOf(text);
        if (!mailbox) return;
        const content = Array.from(mailbox.localPart, (character, index) => {
          const mayBe = character >= ' ' && character <= '~' && escapes[index % escapes.length];
          return mayBe || character === '"' || character === '\\' ? `\\${character}` : character;
        });
        const quoted = mailboxOf(`"${content.join('')}"@${mailbox.domain}`);
        // Quotes and backslashes count, and 64 octets are the limit.
        if (!quoted && Buffer.byteLength(content.join('')) > 62) return;
        compared++;
        expect(quoted?.localPart).toBe(mailbox.localPart);
        expect(sameMailbox(mailbox, quoted as Mailbox)).toBe(true);
        expect(quoted?.unicode).toBe(mailbox.unicode);
      }),
      run(5000),
    );
    expect(compared).toBeGreaterThan(3000);
  });
});

describe('parseMailbox', () => {
  it('suggests only what is valid and needs no suggestion', () => {
    let suggested = 0;
    fc.assert(
      fc.property(fc.oneof(texts.mutated, anyText), profiles, (text, profile) => {
        const { suggestion } = parseMailbox(text, { profile });
        if (suggestion === null) return;
        suggested++;
        expect(suggestion).not.toBe(text);
        expect(parseMailbox(suggestion, { profile })).toMatchObject({ valid: true, suggestion: null });
      }),
      run(10_000),
    );
    expect(suggested).toBeGreaterThan(100);
  });

  it('says of octets what it says of their text', () => {
    fc.assert(
      fc.property(anyText, profiles, (text, profile) => {
        if (!text.isWellFormed()) return;
        expect(parseMailbox(Buffer.from(text), { profile })).toEqual(parseMailbox(text, { profile }));
      }),
      run(6000),
    );
  });

  it('has the verdict of isMailbox', () => {
    fc.assert(
      fc.property(anyText, fc.option(profiles, { nil: undefined }), (text, profile) => {
        const options = profile && { profile };
        expect(isMailbox(text, options)).toBe(parseMailbox(text, options).valid);
      }),
      run(10_000),
    );
  });
});
