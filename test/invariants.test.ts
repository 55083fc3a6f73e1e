/** What always holds, whatever the input: the invariants of the package as properties. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOUDFLARE } from '../src/damage/surroundings.ts';
import {
  formatMailbox,
  type MailboxOptions,
  parseMailbox,
  parsePath,
  type ReasonCode,
  sameMailbox,
} from '../src/index.ts';
import { PROFILES } from '../src/profiles.ts';
import { loadSyntaxCases } from './fixtures.ts';
import { anyText, texts } from './oracle/generate.ts';
import { isQuick } from './slow.ts';

const run = (numRuns: number) => ({ seed: 5321, numRuns: isQuick ? numRuns / 4 : numRuns });

/** The reasons that explain what the grammar and IDNA find wrong anyway, or that warn. */
const EXPLAINING = [
  'encoding-mojibake',
  'encoding-smart-quotes',
  'encoding-html-entity',
  'encoding-backslash-escape',
  'mailbox-edge-white-space',
  'mailbox-mailto-prefix',
  'mailbox-scheme-prefix',
  'mailbox-cloudflare',
  'mailbox-several-addresses',
  'mailbox-display-name',
  'mailbox-angle-brackets',
  'mailbox-surrounding-quotes',
  'mailbox-trailing-punctuation',
  'mailbox-at-sign-lookalike',
  'mailbox-obfuscation',
  'local-part-encoded-word',
  'local-part-quoted-printable',
  'local-part-percent-encoding',
  'local-part-percent-hack',
  'local-part-bang-path',
  'local-part-a-label',
  'local-part-at-sign-lookalike',
  'local-part-leading-hyphen',
  'local-part-leading-pipe',
  'local-part-leading-formula',
  'domain-percent-encoding',
  'domain-dot-lookalike',
  'domain-hyphen-lookalike',
] as const satisfies readonly ReasonCode[];

type Levels = NonNullable<MailboxOptions['levels']>;
const withoutOne = EXPLAINING.map((code): Levels => ({ [code]: 'off' }));
const withoutAll: Levels = Object.fromEntries(EXPLAINING.map((code) => [code, 'off']));

/** What the checks of damage look for, most of it made of characters that an address may hold. */
const damage = fc.constantFrom(
  ...[
    'data-cfemail=',
    'data-cfemail="',
    '/cdn-cgi/l/email-protection#',
    'aabb',
    'a1b2c3',
    '[email protected]',
  ],
  ...[
    'mailto:',
    'MAILTO:',
    'smtp:',
    'e-mail:',
    '?subject=x',
    '<',
    '>',
    '"',
    "'",
    '\u201c',
    '\u201d',
    '\u2018',
  ],
  ...[
    '&amp;',
    '&#64;',
    '&#64',
    '&#x40;',
    '\\u0040',
    '\\x40',
    '%40',
    '%C3%A9',
    '=40',
    '=C3=A9',
    '=?utf-8?q?a?=',
  ],
  ...[
    ' at ',
    '[at]',
    '(at)',
    ' dot ',
    '[dot]',
    '(dot)',
    '\uff20',
    '\ufe6b',
    '\u3002',
    '\uff0e',
    '\u2013',
    '\uff0d',
  ],
  ...[
    '\u00c3\u00b6',
    '\u00c2\u00a0',
    '\u00a0',
    ' ',
    '\t',
    '.',
    ',',
    ';',
    ':',
    '!',
    ')',
    '(x)',
    '-',
    '|',
    '+',
    '=',
  ],
  ...[
    'host!',
    '%host',
    'xn--bcher-kva',
    '@',
    '@',
    '@b.example',
    '[1.2.3.4]',
    'user',
    'a',
    'b.c',
    'é',
    '\\',
    '#',
  ],
);
const damaged = fc.array(damage, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
const atextDamage = damaged.map((text) => text.replace(/[^a-z\d!#$%&'*+/=?^_`{|}~.-]/gi, ''));
const content = damaged.map((text) => text.replace(/["\\]/g, '\\$&').replace(/\t/g, ''));

const address = fc.oneof(
  atextDamage.map((local) => `${local}@example.com`),
  content.map((local) => `"${local}"@example.com`),
  damaged.map((text) => `user@${text}`),
  damaged.map((text) => `${text}user@example.com`),
  fc.tuple(damaged, damaged).map(([before, behind]) => `${before}user@example.com${behind}`),
);
const fixtures = loadSyntaxCases().flatMap(({ input }) => (typeof input === 'string' ? [input] : []));
const someText = fc.oneof(
  { weight: 4, arbitrary: address },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: damaged },
  { weight: 1, arbitrary: fc.constantFrom(...fixtures) },
);

/** A verdict under `rfc` with some levels changed. */
type IsValid = (text: string, levels?: Levels) => boolean;
const isValid: IsValid = (text, levels) => parseMailbox(text, { profile: 'rfc', levels }).valid;
const isValidPath: IsValid = (text, levels) =>
  parsePath(`<${text}>`, { profile: 'rfc', command: 'RCPT', levels }).valid;

/** The property that what explains never decides. */
const neverDecides = (verdict: IsValid) =>
  fc.property(someText, (text) => {
    const expected = verdict(text);
    for (const levels of [...withoutOne, withoutAll]) {
      if (verdict(text, levels) !== expected) throw new Error(`${text} ${JSON.stringify(levels)}`);
    }
  });

describe('what explains', () => {
  it('never decides: without it every verdict under rfc is the same', () => {
    fc.assert(neverDecides(isValid), run(6000));
  });

  it('never decides in a path', () => {
    fc.assert(neverDecides(isValidPath), run(1500));
  });

  it('never decides in a fixture', () => {
    for (const text of fixtures) {
      const expected = isValid(text);
      for (const levels of [...withoutOne, withoutAll]) expect(isValid(text, levels), text).toBe(expected);
    }
  });

  it('is seen to decide where a check refuses whatever looks like the code of a page, as one did', () => {
    const planted: IsValid = (text, levels) =>
      isValid(text, levels) && (levels?.['mailbox-cloudflare'] === 'off' || !CLOUDFLARE.test(text));
    expect(fc.check(neverDecides(planted), run(6000)).failed).toBe(true);
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
