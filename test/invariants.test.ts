/** What always holds, whatever the input: the invariants of the package as properties. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainInternational } from '../src/checks/plain-international.ts';
import { INVALID, plain } from '../src/grammar/plain.ts';
import {
  formatMailbox,
  isMailbox,
  type MailboxOptions,
  parseMailbox,
  parsePath,
  sameMailbox,
} from '../src/index.ts';
import { texts } from './oracle/generate.ts';
import {
  content,
  fixtures,
  type IsValid,
  invariants,
  type Levels,
  neverDecides,
  PROFILES,
  RUNS,
  SEED,
  withoutAll,
  withoutOne,
} from './oracle/invariants.ts';
import { isQuick } from './slow.ts';

const run = (numRuns: number) => ({ seed: SEED, numRuns: isQuick ? numRuns / 4 : numRuns });

const isValid: IsValid = (text, levels) => parseMailbox(text, { profile: 'rfc', levels }).valid;
const isValidPath: IsValid = (text, levels) =>
  parsePath(`<${text}>`, { profile: 'rfc', command: 'RCPT', levels }).valid;

const sources = {
  parseMailbox,
  isMailbox,
  parsePath,
  isPlain: (text: string) => plain(text) > INVALID || isPlainInternational(text),
  isPlainlyInvalid: (text: string) => plain(text) === INVALID,
};

// test/planted.test.ts shows of each that it fails where there is a fault.
describe('the invariants', () => {
  for (const [name, property] of Object.entries(invariants)) {
    it(name, () => {
      fc.assert(property(sources) as fc.IRawProperty<unknown>, run(RUNS[name as keyof typeof RUNS]));
    });
  }
});

describe('what explains', () => {
  it('never decides in a path', () => {
    fc.assert(neverDecides(isValidPath), run(1500));
  });

  it('never decides in a fixture', () => {
    for (const text of fixtures) {
      const expected = isValid(text);
      for (const levels of [...withoutOne, withoutAll]) expect(isValid(text, levels), text).toBe(expected);
    }
  });
});

/** Valid addresses, of which the canonical forms may be too long or not allowed. */
const label = fc.oneof(
  fc.constantFrom('example', 'EXAMPLE', 'xn--bcher-kva', 'XN--BCHER-KVA', 'bücher', '日本', 'straße', 'a-b'),
  // Mixed scripts, and what looks like ASCII: as A-labels and as U-labels.
  fc.constantFrom('xn--a-7sb', 'xn--80ak6aa92e', 'аррӏе', 'xn--e1awd7f', 'xn--mgba3a4f16a', 'ایران'),
  fc.integer({ min: 1, max: 56 }).map((count) => 'é'.repeat(count)),
  fc
    .integer({ min: 1, max: 40 })
    .map((count) => (parseMailbox(`a@${'é'.repeat(count)}.example`).mailbox?.ascii ?? '').slice(2, -8)),
);
const local = fc.oneof(
  fc.constantFrom(
    'a',
    'é',
    '"a"',
    '"a b"',
    '"\\a\\b"',
    '"=?x?\\q?y?="',
    '"xn\\--bcher-kva"',
    '+a',
    '"\ufeffa"',
  ),
  fc.integer({ min: 1, max: 64 }).map((length) => 'a'.repeat(length)),
  content.map((text) => `"${text}"`),
);
const wellFormed = fc.oneof(
  fc
    .tuple(local, fc.array(label, { minLength: 1, maxLength: 6 }))
    .map(([name, labels]) => `${name}@${labels.join('.')}.example`),
  fc
    .tuple(local, fc.constantFrom('[192.0.2.1]', '[IPV6:2001:DB8::1]', '[ipv6:::A]'))
    .map(([name, literal]) => `${name}@${literal}`),
  // Many short labels: their A-labels are far longer.
  fc.tuple(local, fc.integer({ min: 1, max: 31 })).map(([name, n]) => `${name}@${'é.'.repeat(n)}example`),
  texts.derived,
);
const options: fc.Arbitrary<MailboxOptions> = fc.record(
  {
    profile: fc.constantFrom(...PROFILES),
    smtputf8: fc.boolean(),
    levels: fc.constantFrom<Levels>(
      {},
      { 'domain-a-label': 'error' },
      { 'mailbox-too-long': 'off' },
      {
        'mailbox-mixed-scripts': 'error',
      },
      { 'local-part-quoted': 'warning' },
    ),
    maxOctets: fc.constantFrom(64, 4096),
  },
  { requiredKeys: [] },
);

describe('the canonical forms', () => {
  it('are valid under the same options, or null', () => {
    let [noAscii, keptLabels] = [0, 0];
    fc.assert(
      fc.property(wellFormed, options, (text, given) => {
        const { mailbox } = parseMailbox(text, given);
        if (!mailbox) return;
        const { ascii, unicode } = mailbox;
        const fromUnicode = parseMailbox(unicode, given).mailbox;
        expect(fromUnicode, unicode).not.toBeNull();
        if (fromUnicode) expect(sameMailbox(fromUnicode, mailbox)).toBe(true);
        if (/xn--/.test(unicode.slice(unicode.lastIndexOf('@')))) keptLabels++;
        if (ascii === null) {
          if (/^[\0-\x7f]*$/.test(mailbox.localPart)) noAscii++;
          return;
        }
        const fromAscii = parseMailbox(ascii, given).mailbox;
        expect(fromAscii, ascii).not.toBeNull();
        if (fromAscii) expect(sameMailbox(fromAscii, mailbox)).toBe(true);
      }),
      run(8000),
    );
    expect(noAscii).toBeGreaterThan(50);
    expect(keptLabels).toBeGreaterThan(50);
  });

  it('are those of formatMailbox where no option forbids them', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const { mailbox } = parseMailbox(text);
        if (!mailbox) return;
        expect(formatMailbox(mailbox, { form: 'unicode' })).toBe(mailbox.unicode);
        if (mailbox.ascii !== null) expect(formatMailbox(mailbox, { form: 'ascii' })).toBe(mailbox.ascii);
      }),
      run(3000),
    );
  });
});
