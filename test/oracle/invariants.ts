/**
 * The invariants of the package as properties of a build: of the sources in test/invariants.test.ts, and in
 * test/planted.test.ts of copies in which a fault was planted, each of which must fail.
 */

import fc from 'fast-check';
import type {
  isMailbox,
  MailboxOptions,
  Profile,
  parseMailbox,
  parsePath,
  ReasonCode,
  VerdictOptions,
} from '../../src/index.ts';
import { loadSyntaxCases } from '../fixtures.ts';
import { anyOctets, anyText } from './generate.ts';

/** What the properties are put to. */
export interface Subject {
  parseMailbox: typeof parseMailbox;
  isMailbox: typeof isMailbox;
  parsePath: typeof parsePath;
  /** Whether a short cut calls a text plain. */
  isPlain: (text: string) => boolean;
  /** Whether a short cut calls a text invalid. */
  isPlainlyInvalid: (text: string) => boolean;
}

export const PROFILES: readonly Profile[] = ['rfc', 'smtp', 'form', 'mta', 'interoperable'];

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
  'mailbox-label',
  'mailbox-repeated-address',
  'mailbox-bare-name',
  'mailbox-surrounding-brackets',
  'mailbox-masked',
  'mailbox-url-encoded',
  'mailbox-web-address',
  'mailbox-placeholder',
  'local-part-leading-sign',
  'local-part-imceaex',
] as const satisfies readonly ReasonCode[];

export type Levels = NonNullable<MailboxOptions['levels']>;
export const withoutOne = EXPLAINING.map((code): Levels => ({ [code]: 'off' }));
export const withoutAll: Levels = Object.fromEntries(EXPLAINING.map((code) => [code, 'off']));

/** What the checks of damage look for, most of it made of characters that an address may hold. */
const damage = fc.constantFrom(
  // What is around an address, most of it made of characters that an atom may hold
  ...[
    'メール：',
    'メール: ',
    'E-Mail: ',
    'Courriel\u00a0:\u00a0',
    'Courriel : ',
    'https://',
    'www.',
    'n/a',
    '\u3000',
    '\ufeff',
    '\u200b',
    '：',
    '；',
    '\u2022',
    '\u2022 ',
    '1. ',
    '…',
    '...',
    '***',
    '**',
    '_',
    '*',
    '~',
    '`',
    '/',
    '（',
    '）',
    '«',
    '»',
    'Anna ',
    ' Anna',
    ' (Anna)',
    'IMCEASMTP-',
    '#',
    '1',
  ],
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
export const content = damaged.map((text) => text.replace(/["\\]/g, '\\$&').replace(/\t/g, ''));

const address = fc.oneof(
  atextDamage.map((local) => `${local}@example.com`),
  content.map((local) => `"${local}"@example.com`),
  damaged.map((text) => `user@${text}`),
  damaged.map((text) => `${text}user@example.com`),
  fc.tuple(damaged, damaged).map(([before, after]) => `${before}user@example.com${after}`),
);
export const fixtures = loadSyntaxCases().flatMap(({ input }) => (typeof input === 'string' ? [input] : []));
const damagedText = fc.oneof(
  { weight: 4, arbitrary: address },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: damaged },
  { weight: 1, arbitrary: fc.constantFrom(...fixtures) },
);

/** What a mailbox is made of, and what checks beyond the grammar look at. */
const piece = fc.constantFrom(
  ...'abgo019-_.+%=é\u0301üñßçаеокх漢字かなカ한אבגابت\u0640٠١۰۱१कखกΑα·͵׳・\u200c\u200d\u094d²ﬁＫ\u2018“»\u3000',
  ...[
    'xn--',
    'xn--bcher-kva',
    'XN--4DB',
    'xn--80ak6aa92e',
    'xn--a-0fd',
    'xn--jb9b09e',
    'xn--0',
    'ab--',
    '\u{1d7d8}',
  ],
  ...[
    '\u{116da}',
    '\u{116d0}',
    '\u{1e900}',
    'ÃƒËœ',
    'Ã¼',
    '%C3%A9',
    '%40',
    '=C3=A9',
    '=2E',
    '=?utf-8?q?a?=',
    '\ud800',
  ],
);
const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const long = fc.tuple(piece, fc.nat(90), word).map(([one, times, rest]) => one.repeat(times) + rest);
const quoted = fc
  .array(fc.oneof(piece, fc.constantFrom('\\', ' ', '@', '"', '\\"')), { maxLength: 8 })
  .map((pieces) => `"${pieces.join('')}"`);
const named = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: word },
      { weight: 1, arbitrary: long },
      { weight: 2, arbitrary: quoted },
    ),
    fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: long }),
    fc.constantFrom('', '.com', '.com', '.example', '.1'),
  )
  .map(([local, domain, end]) => `${local}@${domain}${end}`);
const literal = fc
  .tuple(
    fc.constantFrom('a@[', 'a@[IPv6:', 'a@[ipv6:', '"a"@['),
    fc.array(fc.constantFrom(...'0159aF::::.g%', '192.0.2.1', '::', '1:2:3', '256', '01.2'), {
      maxLength: 12,
    }),
    fc.constantFrom(']', ']', ''),
  )
  .map(([start, pieces, end]) => start + pieces.join('') + end);
const verdictInput = fc.oneof(
  { weight: 6, arbitrary: named },
  { weight: 2, arbitrary: literal },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: anyOctets },
  { weight: 2, arbitrary: named.map((text) => new Uint8Array(Buffer.from(text))) },
);
const verdictOptions: fc.Arbitrary<VerdictOptions> = fc.record(
  {
    profile: fc.constantFrom(...PROFILES),
    smtputf8: fc.boolean(),
    maxOctets: fc.oneof(fc.nat(80), fc.constantFrom(253, 254, 255, Number.POSITIVE_INFINITY)),
  },
  { requiredKeys: [] },
);

/** A verdict under `rfc` with some levels changed. */
export type IsValid = (text: string, levels?: Levels) => boolean;

/** The property that what explains never decides. */
export const neverDecides = (verdict: IsValid) =>
  fc.property(damagedText, (text) => {
    const expected = verdict(text);
    for (const levels of [...withoutOne, withoutAll]) {
      if (verdict(text, levels) !== expected) throw new Error(`${text} ${JSON.stringify(levels)}`);
    }
  });

/** What short cuts look at: ordinary addresses, and what differs from them by little. */
const ordinary = fc.constantFrom(
  ...'abzAZ0189..--+_\'!"%=',
  ...'éüßñаес漢かハングאבابت\u0301٠١١αςi',
  ...['anna', 'xn--', 'imcea', '--', '..', '.-', 'user', '１'],
);
const ordinaryWord = fc.array(ordinary, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const ordinaryText = fc
  .tuple(
    ordinaryWord,
    fc.constantFrom('@', '@', '@', '@', ''),
    ordinaryWord,
    fc.constantFrom('.com', '.de', '.1', '.例子', ''),
  )
  .map((parts) => parts.join(''));

/** The invariants that a planted fault is put to, by their numbers. */
export const invariants = {
  'what explains never decides': ({ parseMailbox: parse }: Subject) =>
    neverDecides((text, levels) => parse(text, { profile: 'rfc', levels }).valid),

  'isMailbox has the verdict of parseMailbox': (subject: Subject) =>
    fc.property(verdictInput, verdictOptions, (one, given) => {
      if (subject.isMailbox(one, given) !== subject.parseMailbox(one, given).valid)
        throw new Error(`${String(one)} ${JSON.stringify(given)}`);
    }),

  // Octets take no short cut.
  'what a short cut decides the full parser says too': (subject: Subject) =>
    fc.property(ordinaryText, (text) => {
      const octets = new Uint8Array(Buffer.from(text));
      if (subject.isPlainlyInvalid(text) && subject.parseMailbox(octets, { profile: 'rfc' }).valid)
        throw new Error(`${text} is valid`);
      if (!subject.isPlain(text)) return;
      for (const profile of PROFILES) {
        const result = subject.parseMailbox(octets, { profile });
        const isSame = JSON.stringify(subject.parseMailbox(text, { profile })) === JSON.stringify(result);
        if (!result.valid || result.reasons.length > 0 || result.suggestion !== null || !isSame)
          throw new Error(`${text} under ${profile}: ${JSON.stringify(result)}`);
      }
    }),
} as const;

/** The seed, and how often each is tried. */
export const RUNS = {
  'what explains never decides': 6000,
  'isMailbox has the verdict of parseMailbox': 20_000,
  'what a short cut decides the full parser says too': 20_000,
} as const satisfies Record<keyof typeof invariants, number>;
export const SEED = 5321;
