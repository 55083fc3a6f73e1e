import { describe, expect, it } from 'vitest';
import * as feature from '../../src/checks/features.ts';
import { unwrapDamage } from '../../src/damage/surroundings.ts';
import { afterQuotes, atFrom } from '../../src/damage/unwrapped.ts';
import { Findings } from '../../src/findings.ts';
import { parseMailbox } from '../../src/parse.ts';
import { smtpLevels } from '../../src/profiles.ts';

/** What is left of a text, and the codes of what was taken off. */
function unwrapped(text: string, features: number): [left: string, ...codes: string[]] {
  const findings = new Findings(smtpLevels);
  const { start, end } = unwrapDamage(text, 0, text.length, features, findings);
  return [text.slice(start, end), ...findings.sorted().map(({ code }) => code)];
}

describe('a place in a stretch of a text', () => {
  it('is that of the first "@" before its end', () => {
    expect(atFrom('a@b@', 2, 4)).toBe(3);
    expect(atFrom('a@b@', 2, 3)).toBe(-1);
  });

  it('is that after a quoted string at its beginning, or the beginning', () => {
    expect(afterQuotes('x"a"b', 1, 5)).toBe(4);
    expect(afterQuotes('x"ab', 1, 4)).toBe(1);
  });
});

describe('what is around an address', () => {
  // Most addresses are plain, and are not to be searched for what they cannot have.
  it('is looked for only where the features of the text speak of it', () => {
    expect(unwrapped('(a@x.example', 0)).toEqual(['(a@x.example']);
    expect(unwrapped('(a@x.example', feature.delimiter)).toEqual([
      'a@x.example',
      'mailbox-surrounding-brackets',
    ]);
    expect(unwrapped(' a@x.example', feature.delimiter)).toEqual([' a@x.example']);
    expect(unwrapped('a@x(dot)example', 0)).toEqual(['a@x(dot)example']);
  });

  it('is looked for between letters only where the features say that it can be there', () => {
    const text = 'b="a@x.example';
    expect(unwrapped(text, feature.sign | feature.equals)).toEqual([text]);
    expect(unwrapped(text, feature.delimiter | feature.equals)).toEqual(['a@x.example', 'mailbox-label']);
  });

  it('is a name only in a text of 320 characters at most', () => {
    const text = (length: number) => `Anna anna@${'a'.repeat(length - 18)}.example`;
    const features = feature.space | feature.delimiter;
    expect(unwrapped(text(320), features)).toEqual([text(320).slice(5), 'mailbox-bare-name']);
    expect(unwrapped(text(321), features)).toEqual([text(321)]);
  });

  it('is no name where a level leaves white space at the end', () => {
    for (const level of ['warning', 'off'] as const) {
      const { suggestion } = parseMailbox('a@x.example,  ', {
        levels: { 'mailbox-edge-white-space': level },
      });
      expect(suggestion).toBe('a@x.example');
    }
  });

  it('is taken off sixteen times at most, so that the time is linear', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a@x.example${')'.repeat(depth)}`;
    expect(unwrapped(nested(16), feature.delimiter)[0]).toBe('a@x.example');
    expect(unwrapped(nested(18), feature.delimiter)[0]).toBe(nested(2));
  });
});
