import { describe, expect, it } from 'vitest';
import { type Level, type Profile, parseMailbox, type Reason, type ReasonCode } from '../../src/index.ts';
import { repair } from '../../src/repair/repair.ts';

const reason = (code: ReasonCode, start: number, end: number, level: Level = 'error') =>
  ({ code, level, start, end, octets: [start, end], args: {} }) as Reason;

/** It is taken out. */
const mark = (level: Level = 'error') => reason('encoding-byte-order-mark', 0, 1, level);

const none = () => [];

/** What a text becomes by its reasons, where nothing is wrong with what is made of it. */
const repaired = (text: string, ...reasons: Reason[]) => repair(text, text, reasons, none);

describe('an error that has no repair', () => {
  // "local-part-space" has none.
  it('leaves no suggestion', () => {
    expect(repaired('xab cd', reason('local-part-space', 3, 4))).toBeNull();
    expect(repaired('xab cd', mark(), reason('local-part-space', 3, 4))).toBeNull();
  });

  it('matters no more where all of it lies in what is fixed', () => {
    const edge = reason('mailbox-edge-white-space', 2, 4);
    expect(repaired('ab  ', edge, reason('local-part-space', 2, 3))).toBe('ab');
    expect(repaired('ab  ', edge, reason('local-part-space', 3, 4))).toBe('ab');
    expect(repaired('ab  ', edge, reason('local-part-stray-quote', 1, 3))).toBeNull();
    expect(repaired('ab  c', edge, reason('local-part-stray-quote', 3, 5))).toBeNull();
  });

  it('is left alone in a text of more than 4096 characters', () => {
    expect(repaired(`x${'a'.repeat(4095)}`, mark())).toBe('a'.repeat(4095));
    expect(repaired(`x${'a'.repeat(4096)}`, mark())).toBeNull();
  });

  it('leaves one where it is a warning', () => {
    expect(repaired('xab cd', mark(), reason('local-part-space', 3, 4, 'warning'))).toBe('ab cd');
  });
});

describe('the @ that is missing', () => {
  const missing = reason('mailbox-at-sign-missing', 3, 3);

  it('is found again in what is fixed', () => {
    expect(repaired('a\uff20b', reason('mailbox-at-sign-lookalike', 1, 2), missing)).toBe('a@b');
  });

  it('is not found in what holds none', () => {
    expect(repaired('xab', mark(), missing)).toBeNull();
  });

  it('fixes nothing else', () => {
    const space = reason('local-part-space', 2, 3);
    const at = reason('mailbox-at-sign-lookalike', 1, 2);
    expect(repair('a\uff20 b', 'a\uff20 b', [at, space], () => [space])).toBeNull();
  });
});

describe('rounds', () => {
  const recheck = (level: Level) => (text: string) => (text.startsWith('x') ? [mark(level)] : []);

  it.each<Level>(['error', 'warning'])('are six at most, for what is a reason of level %s', (level) => {
    for (const [count, expected] of [
      [6, 'a'],
      [7, null],
    ] as const) {
      const text = `${'x'.repeat(count)}a`;
      expect(repair(text, text, [mark(level)], recheck(level))).toBe(expected);
    }
  });

  it('go on with the warnings that are left once the errors are gone, as often again', () => {
    // The first six are warnings, what is before them are errors.
    const onlySix = (text: string) => {
      const count = text.lastIndexOf('x') + 1;
      return count > 0 ? [mark(count > 6 ? 'error' : 'warning')] : [];
    };
    const space = reason('local-part-space', 20, 21, 'warning');
    for (const [count, expected] of [
      [7, 'a'],
      [12, 'a'],
      [13, null],
    ] as const) {
      const text = `${'x'.repeat(count)}a`;
      expect(repair(text, text, [mark(), space], onlySix)).toBe(expected);
    }
  });
});

describe('what a reason says of its own repair', () => {
  // A form's words say "remove" or "replace" only where that leads to the suggestion.
  it.each<
    [input: string, suggestion: string | null, code: ReasonCode, repair: 'suggested' | 'unknown', Profile?]
  >([
    ['a..b@x.example', 'a.b@x.example', 'local-part-empty-atom', 'suggested'],
    ['a..b@docomo.ne.jp', '"a..b"@docomo.ne.jp', 'local-part-empty-atom', 'unknown'],
    ['a@x..example', 'a@x.example', 'domain-empty-label', 'suggested'],
    ['a@x.example.', 'a@x.example', 'domain-trailing-dot', 'suggested'],
    ['a@x.co.', null, 'domain-trailing-dot', 'unknown'],
    ['a @x.example', 'a@x.example', 'local-part-space', 'suggested'],
    ['a b@x.example', null, 'local-part-space', 'unknown'],
    ['a(c)@x.example', 'a@x.example', 'local-part-comment', 'suggested'],
    ['a(c)b@x.example', null, 'local-part-comment', 'unknown'],
    [' a@x.example', 'a@x.example', 'mailbox-edge-white-space', 'suggested'],
    ['Anna <a@x.example>', 'a@x.example', 'mailbox-display-name', 'suggested'],
    ['a@b.example <a@x.example>', null, 'mailbox-display-name', 'unknown'],
    ['a@x,example', 'a@x.example', 'domain-forbidden-character', 'suggested'],
    ['a@x,example,com', null, 'domain-forbidden-character', 'unknown'],
    ['a@x\u3002example', 'a@x.example', 'domain-dot-lookalike', 'suggested'],
    ['a@x\u2010y.example', 'a@x-y.example', 'domain-hyphen-lookalike', 'suggested'],
    ['a at x.example', 'a@x.example', 'mailbox-obfuscation', 'suggested'],
    ['a%40x.example', 'a@x.example', 'mailbox-url-encoded', 'unknown'],
    ['o\u2019neill@x.example', "o'neill@x.example", 'encoding-smart-quotes', 'suggested', 'form'],
    ['a&amp;b@x.example', 'a&b@x.example', 'encoding-html-entity', 'suggested', 'form'],
    ['"a"@x.example', 'a@x.example', 'local-part-needless-quoting', 'unknown', 'form'],
    ['x\u2010y@x.example', 'x-y@x.example', 'local-part-not-identifier', 'unknown', 'form'],
    ['>', null, 'mailbox-angle-brackets', 'unknown'],
    ['a@\uff45xample.com', 'a@example.com', 'domain-disallowed-code-point', 'unknown'],
    ['|usr@x.example', 'usr@x.example', 'local-part-leading-pipe', 'unknown'],
    ['a@x.\uff0eexample', 'a@x.example', 'domain-empty-label', 'unknown'],
    ['us..er\uff20exam..ple.com', 'us.er@exam.ple.com', 'domain-empty-label', 'suggested'],
    ['user&#64;example..com', 'user@example.com', 'domain-empty-label', 'suggested'],
    ['\uff08anna\uff20x.example\uff09', 'anna@x.example', 'local-part-not-identifier', 'suggested', 'form'],
  ])('of %j with the suggestion %j', (input, suggestion, code, repair, profile = 'smtp') => {
    const result = parseMailbox(input, { profile });
    expect(result.suggestion).toBe(suggestion);
    expect(result.reasons.find((reason) => reason.code === code)?.args).toMatchObject({ repair });
  });

  it('is nothing where its code has no repair', () => {
    const [underscore] = parseMailbox('a@x_y.example').reasons;
    expect(underscore?.code).toBe('domain-underscore');
    expect(underscore?.args).not.toHaveProperty('repair');
  });

  it('is unknown in a text that is far too long, of which nothing is repaired', () => {
    const { suggestion, reasons } = parseMailbox(` ${'a'.repeat(5000)}@x.example`, { maxOctets: 10_000 });
    expect(suggestion).toBeNull();
    expect(reasons[0]).toMatchObject({ code: 'mailbox-edge-white-space', args: { repair: 'unknown' } });
  });
});

describe('the words for a name beside an address', () => {
  it.each(['Anna Schmidt <ann...@example.com>', 'Ken <a..b@docomo.ne.jp>', 'Anna <anna@exam ple.com>'])(
    'say to remove it, whatever is wrong with the address: %j',
    (text) => {
      const { reasons, suggestion } = parseMailbox(text, { profile: 'form' });
      expect(suggestion).toBeNull();
      expect(reasons[0]).toMatchObject({ code: 'mailbox-display-name', args: { repair: 'suggested' } });
    },
  );
});
