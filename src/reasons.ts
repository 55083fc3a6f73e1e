/**
 * THE TABLE: one row a reason code. A row holds the facts of a reason that no language changes; everything else
 * (types, messages, replies, links, the README's list, `explain`, tests) is derived from it.
 *
 * A code is kebab-case, part first and fact second. Once released it is never renamed and never reused.
 * This file imports nothing.
 */

/**
 * Reply classes: what an SMTP server answers, at MAIL and at RCPT, in the default style (RFC 5321 4.2.2, 4.3.2;
 * RFC 3463; RFC 6531 3.5). `reply.ts` knows the same in a shorter form, for programs that need no table; a test holds
 * it to this one.
 */
export const replyClasses = {
  /** Mailbox name not allowed: its syntax is wrong. */
  mailbox: { MAIL: [553, '5.1.7'], RCPT: [553, '5.1.3'], rfc: '5321#4.2.2' },
  /** The same, for character codes that RFC 5321 4.1.2 (last paragraph) answers with 501 if nothing else is wrong. */
  character: { MAIL: [553, '5.1.7'], RCPT: [553, '5.1.3'], rfc: '5321#4.1.2' },
  /** The same, for a path over its length, which RFC 5321 4.5.3.1.9 answers with 501. */
  pathLength: { MAIL: [553, '5.1.7'], RCPT: [553, '5.1.3'], rfc: '5321#4.5.3.1.9' },
  /** No path can be delimited, or a parameter is malformed: a syntax error in the command's argument. */
  argument: { MAIL: [501, '5.5.4'], RCPT: [501, '5.5.4'], rfc: '5321#4.2.2' },
  /** A parameter that this server does not know. */
  parameter: { MAIL: [555, '5.5.4'], RCPT: [555, '5.5.4'], rfc: '5321#4.2.2' },
  /** The address needs SMTPUTF8 and it is not in effect. */
  smtputf8: { MAIL: [550, '5.6.7'], RCPT: [553, '5.6.7'], rfc: '6531#3.5' },
} as const;

/** The SMTP commands whose argument is an address: MAIL FROM and RCPT TO (RFC 5321 4.1.1.2, 4.1.1.3). */
export type Command = 'MAIL' | 'RCPT';

/** The name of a reply class. */
export type ReplyClass = keyof typeof replyClasses;

/** The grammatical part that a reason speaks of. */
export type Part =
  | 'input'
  | 'encoding'
  | 'mailbox'
  | 'local-part'
  | 'domain'
  | 'literal'
  | 'path'
  | 'parameter'
  | 'header'
  | 'convention';

/** The facts of one reason. */
export interface ReasonRow {
  /** The part of the input that it is about. */
  readonly part: Part;
  /** Document and section, `5321#4.1.2`; a draft or a registry by its name. */
  readonly rfc: string;
  /** What an SMTP server answers. */
  readonly reply: ReplyClass;
  /** The release that first had this code. */
  readonly since: string;
  /** The names of the arguments that a message may use. */
  readonly args: readonly string[];
  /** An input that yields this reason and one that does not. */
  readonly example: Example;
}

/**
 * An input that yields a reason and one that does not. `as` says how to read them: as a mailbox (when absent), as the
 * argument of a command, as octets (one UTF-16 unit an octet), as a mailbox for `./suffix`, as a mailbox or a list for
 * `./header`, or as a mailbox for `./conventions`, whose rules are `options.conventions`. `options` are those of the call.
 */
interface Example {
  readonly bad: string;
  readonly good: string;
  readonly as?: Command | 'octets' | 'suffix' | 'header' | 'list' | 'conventions';
  readonly options?: Readonly<Record<string, unknown>>;
}

/**
 * A row with what other types ask of it. With its name the declarations have a line a row, which the literal types of all that
 * is in it would make eight.
 */
export interface RowOf<P extends Part, R extends ReplyClass, A extends readonly string[]> extends ReasonRow {
  readonly part: P;
  readonly reply: R;
  readonly args: A;
}

/** The rows, which cannot be changed, with all that they hold: a whole process shares them. */
function catalogue<T extends Record<string, ReasonRow>>(
  rows: T,
): { readonly [C in keyof T]: RowOf<T[C]['part'], T[C]['reply'], T[C]['args']> } {
  return frozen(rows);
}

function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object') frozen(inner);
  return Object.freeze(value);
}

// Examples are literals, long as some are: a bundler then sees that the table is not used, and leaves it out.
/** The catalogue: the facts of each reason by its code. */
export const reasons = /* @__PURE__ */ catalogue({
  // The input as a whole
  'input-too-long': {
    part: 'input',
    rfc: '5321#4.5.3.1',
    reply: 'pathLength',
    since: '0.1.0',
    args: ['octets', 'limit'],
    example: { bad: 'someone@example.com', good: 'me@example.com', options: { maxOctets: 16 } },
  },
  'input-empty': {
    part: 'input',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '', good: 'user@example.com' },
  },

  // Characters and encodings that no address may hold
  'encoding-malformed-utf8': {
    part: 'encoding',
    rfc: '3629#3',
    reply: 'character',
    since: '0.1.0',
    args: ['kind', 'offset', 'repair'],
    example: { bad: 'j\xf6rg@example.com', good: 'j\xc3\xb6rg@example.com', as: 'octets' },
  },
  'encoding-lone-surrogate': {
    part: 'encoding',
    rfc: '3629#3',
    reply: 'character',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: 'a\ud800b@example.com', good: 'a\ud83d\ude00b@example.com' },
  },
  'encoding-control-character': {
    part: 'encoding',
    rfc: '5321#4.1.2',
    reply: 'character',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'a\u0000b@example.com', good: 'ab@example.com' },
  },
  'encoding-utf16': {
    part: 'encoding',
    rfc: '2781#4.3',
    reply: 'character',
    since: '0.1.0',
    args: ['repair'],
    example: {
      bad: 'u\u0000s\u0000e\u0000r\u0000@\u0000e\u0000x\u0000.\u0000c\u0000o\u0000m\u0000',
      good: 'user@ex.com',
    },
  },
  'encoding-c1-control': {
    part: 'encoding',
    rfc: '6530#10.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: 'a\u0085b@example.com', good: 'ab@example.com' },
  },
  'encoding-line-separator': {
    part: 'encoding',
    rfc: '5198#2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'a\u2028b@example.com', good: 'ab@example.com' },
  },
  'encoding-noncharacter': {
    part: 'encoding',
    rfc: '5198#2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: 'a\ufdd0b@example.com', good: 'ab@example.com' },
  },
  'encoding-private-use': {
    part: 'encoding',
    rfc: '5198#4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'a\ue000b@example.com', good: 'ab@example.com' },
  },
  'encoding-unassigned': {
    part: 'encoding',
    rfc: '5198#4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: 'a\u0378b@example.com', good: 'ab@example.com' },
  },
  'encoding-replacement-character': {
    part: 'encoding',
    rfc: '5198#4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: 'j\ufffdrg@example.com', good: 'j\u00f6rg@example.com' },
  },
  'encoding-byte-order-mark': {
    part: 'encoding',
    rfc: '5198#2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: '\ufeffuser@example.com', good: 'user@example.com' },
  },
  'encoding-bidi-control': {
    part: 'encoding',
    rfc: '5198#4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'us\u202eer@example.com', good: 'user@example.com' },
  },
  'encoding-invisible-character': {
    part: 'encoding',
    rfc: '8264#9.13',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'us\u200ber@example.com', good: 'user@example.com' },
  },
  'encoding-unicode-space': {
    part: 'encoding',
    rfc: '8264#9.14',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'us\u00a0er@example.com', good: 'user@example.com' },
  },
  'encoding-mojibake': {
    part: 'encoding',
    rfc: '6532#3.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['times', 'repair'],
    example: { bad: 'j\u00c3\u00b6rg@example.com', good: 'j\u00f6rg@example.com' },
  },
  'encoding-smart-quotes': {
    part: 'encoding',
    rfc: '8264#9.16',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'o\u2019neill@example.com', good: "o'neill@example.com" },
  },
  'encoding-html-entity': {
    part: 'encoding',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'a&amp;b@example.com', good: 'a&b@example.com' },
  },
  'encoding-backslash-escape': {
    part: 'encoding',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'j\\u00f6rg@example.com', good: 'j\u00f6rg@example.com' },
  },

  // The mailbox as a whole
  'mailbox-unsendable': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: 'user@exam>ple.com',
      good: 'user@example.com',
      options: { levels: { 'domain-forbidden-character': 'off' } },
    },
  },
  'mailbox-edge-white-space': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['where', 'repair'],
    example: { bad: ' user@example.com', good: 'user@example.com' },
  },
  'mailbox-mailto-prefix': {
    part: 'mailbox',
    rfc: '6068#2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['where', 'repair'],
    example: { bad: 'mailto:user@example.com', good: 'user@example.com' },
  },
  'mailbox-scheme-prefix': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'smtp:user@example.com', good: 'user@example.com' },
  },
  'mailbox-cloudflare': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: '[email protected]', good: 'user@example.com' },
  },
  'mailbox-several-addresses': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'a@example.com; b@example.com', good: 'a@example.com' },
  },
  'mailbox-display-name': {
    part: 'mailbox',
    rfc: '5322#3.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'John <user@example.com>', good: 'user@example.com' },
  },
  'mailbox-angle-brackets': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['where', 'repair'],
    example: { bad: '<user@example.com>', good: 'user@example.com' },
  },
  'mailbox-surrounding-quotes': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['where', 'repair'],
    example: { bad: '"user@example.com"', good: 'user@example.com' },
  },
  'mailbox-trailing-punctuation': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@example.com;', good: 'user@example.com' },
  },
  'mailbox-label': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['repair'],
    example: { bad: 'Courriel : user@example.com', good: 'user@example.com' },
  },
  'mailbox-repeated-address': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['repair'],
    example: { bad: 'user@example.com user@example.com', good: 'user@example.com' },
  },
  'mailbox-bare-name': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['repair'],
    example: { bad: 'Ann User user@example.com', good: 'user@example.com' },
  },
  'mailbox-surrounding-brackets': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['where', 'repair'],
    example: { bad: '(user@example.com)', good: 'user@example.com' },
  },
  'mailbox-masked': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.2.0',
    args: [],
    example: { bad: 'us**@example.com', good: 'user@example.com' },
  },
  'mailbox-url-encoded': {
    part: 'mailbox',
    rfc: '3986#2.1',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['repair'],
    example: { bad: 'user%40example.com', good: 'user@example.com' },
  },
  'mailbox-web-address': {
    part: 'mailbox',
    rfc: '3986#3',
    reply: 'mailbox',
    since: '0.2.0',
    args: [],
    example: { bad: 'https://example.com/contact', good: 'user@example.com' },
  },
  'mailbox-placeholder': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.2.0',
    args: [],
    example: { bad: 'n/a', good: 'user@example.com' },
  },
  'mailbox-at-sign-lookalike': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user\uff20example.com', good: 'user@example.com' },
  },
  'mailbox-obfuscation': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user (at) example.com', good: 'user@example.com' },
  },
  'mailbox-at-sign-missing': {
    part: 'mailbox',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user.example.com', good: 'user@example.com' },
  },
  'mailbox-too-long': {
    part: 'mailbox',
    rfc: '5321#4.5.3.1.3',
    reply: 'pathLength',
    since: '0.1.0',
    args: ['octets', 'limit'],
    example: {
      bad: 'user.name.and.more@abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456',
      good: 'user@abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456',
    },
  },
  'mailbox-mixed-scripts': {
    part: 'mailbox',
    rfc: 'draft-ietf-mailmaint-smtputf8-syntax#3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['form', 'repair'],
    example: { bad: 'user@ex\u0436mple.com', good: 'user@example.com' },
  },
  'mailbox-mixed-digits': {
    part: 'mailbox',
    rfc: 'UTS39#5.3',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['form', 'repair'],
    example: { bad: '20\u06f2\u06f5@example.com', good: '2025@example.com' },
  },
  'mailbox-case-collision': {
    part: 'mailbox',
    rfc: '6530#10.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'form'],
    example: { bad: 'm\u0131ke@example.com', good: 'mike@example.com' },
  },

  // Local-part = Dot-string / Quoted-string
  'local-part-empty': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '@example.com', good: 'user@example.com' },
  },
  'local-part-empty-atom': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['where', 'repair'],
    example: { bad: 'a..b@example.com', good: 'a.b@example.com' },
  },
  'local-part-space': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'john doe@example.com', good: '"john doe"@example.com' },
  },
  'local-part-comment': {
    part: 'local-part',
    rfc: '5322#3.2.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user(home)@example.com', good: 'user@example.com' },
  },
  'local-part-backslash': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'a\\b@example.com', good: '"a\\\\b"@example.com' },
  },
  'local-part-stray-quote': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'us"er@example.com', good: '"us\\"er"@example.com' },
  },
  'local-part-forbidden-character': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: 'a:b@example.com', good: '"a:b"@example.com' },
  },
  'local-part-quote-unclosed': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'a."user@example.com', good: '"user"@example.com' },
  },
  'local-part-quoted-pair': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: '"a\\\u00e9"@example.com', good: '"a\u00e9"@example.com' },
  },
  'local-part-text-after-quote': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '"user"name@example.com', good: '"user name"@example.com' },
  },
  'local-part-quoted-word': {
    part: 'local-part',
    rfc: '5322#4.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: '"user".name@example.com', good: '"user.name"@example.com' },
  },
  'local-part-too-long': {
    part: 'local-part',
    rfc: '5321#4.5.3.1.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['octets', 'limit'],
    example: {
      bad: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com',
      good: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com',
    },
  },
  'local-part-needs-smtputf8': {
    part: 'local-part',
    rfc: '6531#3.5',
    reply: 'smtputf8',
    since: '0.1.0',
    args: [],
    example: {
      bad: 'j\u00f6rg@example.com',
      good: 'joerg@example.com',
      options: { smtputf8: false },
    },
  },
  'local-part-quoted': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '"john doe"@example.com', good: 'john.doe@example.com' },
  },
  'local-part-empty-quoted': {
    part: 'local-part',
    rfc: 'draft-ietf-emailcore-rfc5321bis#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: '""@example.com',
      good: '"user"@example.com',
      options: { levels: { 'local-part-quoted': 'off' } },
    },
  },
  'local-part-needless-quoting': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['what', 'repair'],
    example: {
      bad: '"user"@example.com',
      good: 'user@example.com',
      options: { levels: { 'local-part-quoted': 'off' } },
    },
  },
  'local-part-quoted-delimiter': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: {
      bad: '"a@b"@example.com',
      good: '"a b"@example.com',
      options: { levels: { 'local-part-quoted': 'off' } },
    },
  },
  'local-part-leading-hyphen': {
    part: 'local-part',
    rfc: '5321#7',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '-user@example.com', good: 'user-@example.com' },
  },
  'local-part-leading-pipe': {
    part: 'local-part',
    rfc: '5321#7',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: '|user@example.com', good: 'us|er@example.com' },
  },
  'local-part-leading-sign': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['codePoint', 'repair'],
    example: { bad: "'user@example.com", good: 'user@example.com' },
  },
  'local-part-leading-formula': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['codePoint'],
    example: { bad: '+user@example.com', good: 'user+tag@example.com' },
  },
  'local-part-imceaex': {
    part: 'local-part',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'IMCEAEX-_O=EXAMPLE_CN=USER@example.com', good: 'user@example.com' },
  },
  'local-part-encoded-word': {
    part: 'local-part',
    rfc: '2047#5',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: '=?utf-8?q?user?=@example.com', good: 'user@example.com' },
  },
  'local-part-quoted-printable': {
    part: 'local-part',
    rfc: '2045#6.7',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'j=C3=B6rg@example.com', good: 'j\u00f6rg@example.com' },
  },
  'local-part-percent-encoding': {
    part: 'local-part',
    rfc: '3986#2.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'j%C3%B6rg@example.com', good: 'j\u00f6rg@example.com' },
  },
  'local-part-percent-hack': {
    part: 'local-part',
    rfc: '1123#5.2.16',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user%host.example@example.com', good: 'user@example.com' },
  },
  'local-part-bang-path': {
    part: 'local-part',
    rfc: '976#2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'host.example!user@example.com', good: 'user!@example.com' },
  },
  'local-part-a-label': {
    part: 'local-part',
    rfc: 'draft-ietf-mailmaint-smtputf8-syntax#3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'xn--jrg-sna@example.com', good: 'j\u00f6rg@example.com' },
  },
  'local-part-at-sign-lookalike': {
    part: 'local-part',
    rfc: '8264#9.17',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: 'us\uff20er@example.com', good: 'user@example.com' },
  },
  'local-part-leading-mark': {
    part: 'local-part',
    rfc: '5892#2.6',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: '\u0301user@example.com', good: 'u\u0301ser@example.com' },
  },
  'local-part-nfc-special': {
    part: 'local-part',
    rfc: '6532#3.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'us\u037eer@example.com', good: 'user@example.com' },
  },
  'local-part-not-nfc': {
    part: 'local-part',
    rfc: '6532#3.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'jo\u0308rg@example.com', good: 'j\u00f6rg@example.com' },
  },
  'local-part-not-identifier': {
    part: 'local-part',
    rfc: '8264#4.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: {
      bad: '\u2665user@example.com',
      good: 'user@example.com',
      options: { profile: 'interoperable' },
    },
  },

  // Domain = sub-domain *("." sub-domain)
  'domain-empty': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@', good: 'user@example.com' },
  },
  'domain-empty-label': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['where', 'repair'],
    example: { bad: 'user@example..com', good: 'user@example.com' },
  },
  'domain-trailing-dot': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@example.com.', good: 'user@example.com' },
  },
  'domain-label-leading-hyphen': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['where', 'form'],
    example: { bad: 'user@-example.com', good: 'user@ex-ample.com' },
  },
  'domain-label-trailing-hyphen': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['where', 'form'],
    example: { bad: 'user@example-.com', good: 'user@ex-ample.com' },
  },
  'domain-space': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'character',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@exam ple.com', good: 'user@example.com' },
  },
  'domain-underscore': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'character',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@my_host.example.com', good: 'user@my-host.example.com' },
  },
  'domain-at-sign': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'character',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'a@b@example.com', good: '"a@b"@example.com' },
  },
  'domain-comment': {
    part: 'domain',
    rfc: '5322#3.2.2',
    reply: 'character',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@example.com(home)', good: 'user@example.com' },
  },
  'domain-forbidden-character': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'character',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'user@exam!ple.com', good: 'user@example.com' },
  },
  'domain-label-too-long': {
    part: 'domain',
    rfc: '1035#2.3.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['octets', 'limit'],
    example: {
      bad: 'user@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com',
      good: 'user@example.com',
    },
  },
  'domain-too-long': {
    part: 'domain',
    rfc: '5321#4.5.3.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['octets', 'limit'],
    example: {
      bad: 'u@abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.example.com',
      good: 'u@abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456',
    },
  },
  'domain-ip-without-brackets': {
    part: 'domain',
    rfc: '1123#2.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@192.0.2.1', good: 'user@[192.0.2.1]' },
  },
  'domain-numeric-top-label': {
    part: 'domain',
    rfc: '1123#2.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@example.123', good: 'user@123.example' },
  },
  'domain-needs-smtputf8': {
    part: 'domain',
    rfc: '6531#3.5',
    reply: 'smtputf8',
    since: '0.1.0',
    args: ['repair'],
    example: {
      bad: 'user@b\u00fccher.example',
      good: 'user@xn--bcher-kva.example',
      options: { smtputf8: false },
    },
  },
  'domain-dotless': {
    part: 'domain',
    rfc: '5321#2.3.5',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@localhost', good: 'user@example.com' },
  },
  'domain-address-literal': {
    part: 'domain',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@[8.8.8.8]', good: 'user@example.com' },
  },

  // How a domain ends: './suffix'
  'domain-near-miss': {
    part: 'domain',
    rfc: '5321#2.3.5',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@gmial.com', good: 'user@gmail.com', as: 'suffix' },
  },
  'domain-public-suffix': {
    part: 'domain',
    rfc: '9499#9',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@co.uk', good: 'user@ietf.org', as: 'suffix' },
  },
  'domain-special-use': {
    part: 'domain',
    rfc: '6761#6',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@printer.local', good: 'user@ietf.org', as: 'suffix' },
  },
  'domain-unknown-top-label': {
    part: 'domain',
    rfc: '5321#2.3.5',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@ietf.notatld', good: 'user@ietf.org', as: 'suffix' },
  },

  // IDNA2008: RFC 5890 to 5893
  'domain-label-reserved-hyphens': {
    part: 'domain',
    rfc: '5890#2.3.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@ab--cd.example', good: 'user@a--bcd.example' },
  },
  'domain-u-label-hyphens': {
    part: 'domain',
    rfc: '5891#4.2.3.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['form'],
    example: { bad: 'user@b\u00fc--cher.example', good: 'user@b\u00fcc--her.example' },
  },
  'domain-a-label-undecodable': {
    part: 'domain',
    rfc: '5891#5.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@xn--0.example', good: 'user@xn--bcher-kva.example' },
  },
  'domain-a-label-not-canonical': {
    part: 'domain',
    rfc: '5891#5.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@xn--jb9b09e.com', good: 'user@xn--bcher-kva.example' },
  },
  'domain-label-not-nfc': {
    part: 'domain',
    rfc: '5891#5.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['form', 'repair'],
    example: { bad: 'user@bu\u0308cher.example', good: 'user@b\u00fccher.example' },
  },
  'domain-label-leading-mark': {
    part: 'domain',
    rfc: '5891#4.2.3.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'form'],
    example: { bad: 'user@\u0301bc.example', good: 'user@\u00e1bc.example' },
  },
  'domain-label-upper-case': {
    part: 'domain',
    rfc: '5892#2.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'user@B\u00fccher.example', good: 'user@b\u00fccher.example' },
  },
  'domain-disallowed-code-point': {
    part: 'domain',
    rfc: '5892#2.10',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'form', 'repair'],
    example: { bad: 'user@i\u2665you.example', good: 'user@iyou.example' },
  },
  'domain-unassigned-code-point': {
    part: 'domain',
    rfc: '5892#2.10',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'form'],
    example: {
      bad: 'user@a\u0378.example',
      good: 'user@\u03b1.example',
      options: { levels: { 'encoding-unassigned': 'off' } },
    },
  },
  'domain-contextj': {
    part: 'domain',
    rfc: '5892#A.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'form', 'repair'],
    example: { bad: 'user@a\u200db.example', good: 'user@\u0915\u094d\u200d\u0937.example' },
  },
  'domain-contexto': {
    part: 'domain',
    rfc: '5892#A.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'form', 'repair'],
    example: { bad: 'user@a\u00b7b.example', good: 'user@l\u00b7l.example' },
  },
  'domain-bidi': {
    part: 'domain',
    rfc: '5893#2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['rule', 'form'],
    example: { bad: 'user@0\u05d0.example', good: 'user@\u05d0\u05d1.example' },
  },
  'domain-percent-encoding': {
    part: 'domain',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@b%C3%BCcher.example', good: 'user@b\u00fccher.example' },
  },
  'domain-dot-lookalike': {
    part: 'domain',
    rfc: '5895#2',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'user@example\u3002com', good: 'user@example.com' },
  },
  'domain-hyphen-lookalike': {
    part: 'domain',
    rfc: '5892#2.10',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint', 'repair'],
    example: { bad: 'user@ex\u2010ample.com', good: 'user@ex-ample.com' },
  },
  'domain-ascii-lookalike': {
    part: 'domain',
    rfc: '5890#4.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['form'],
    example: { bad: 'user@\u0441\u043e\u0441\u043e.example', good: 'user@coco.example' },
  },
  'domain-a-label': {
    part: 'domain',
    rfc: 'draft-ietf-mailmaint-smtputf8-syntax#3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: {
      bad: 'user@xn--bcher-kva.example',
      good: 'user@b\u00fccher.example',
      options: { profile: 'interoperable' },
    },
  },

  // address-literal = "[" ( IPv4-address-literal / IPv6-address-literal / General-address-literal ) "]"
  'literal-unclosed': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@[8.8.8.8', good: 'user@[8.8.8.8]' },
  },
  'literal-text-after': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@[8.8.8.8].com', good: 'user@[8.8.8.8]' },
  },
  'literal-empty': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@[]', good: 'user@[192.0.2.1]' },
  },
  'literal-malformed': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@[host]', good: 'user@[192.0.2.1]' },
  },
  'literal-forbidden-character': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: 'user@[192.0.2.1 ]', good: 'user@[192.0.2.1]' },
  },
  'literal-unregistered-tag': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@[x-foo:bar]', good: 'user@[IPv6:2001:db8::1]' },
  },
  'literal-ipv4-count': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['count'],
    example: { bad: 'user@[192.0.2]', good: 'user@[192.0.2.1]' },
  },
  'literal-ipv4-range': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@[192.0.2.256]', good: 'user@[192.0.2.255]' },
  },
  'literal-ipv4-leading-zero': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: 'user@[8.8.08.8]',
      good: 'user@[8.8.8.8]',
      options: { levels: { 'domain-address-literal': 'off' } },
    },
  },
  'literal-ipv6-tag-missing': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@[2001:db8::1]', good: 'user@[IPv6:2001:db8::1]' },
  },
  'literal-ipv6-group': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@[IPv6:2001:db8::zz]', good: 'user@[IPv6:2001:db8::1]' },
  },
  'literal-ipv6-count': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['count', 'limit'],
    example: { bad: 'user@[IPv6:1:2:3]', good: 'user@[IPv6:1:2:3::]' },
  },
  'literal-ipv6-short-compression': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@[IPv6:1::3:4:5:6:7:8]', good: 'user@[IPv6:1:0:3:4:5:6:7:8]' },
  },
  'literal-ipv6-second-compression': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'user@[IPv6:1::2::3]', good: 'user@[IPv6:1::2:0:3]' },
  },
  'literal-ipv6-zone': {
    part: 'literal',
    rfc: '5321#4.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@[IPv6:fe80::1%eth0]', good: 'user@[IPv6:fe80::1]' },
  },
  'literal-not-global': {
    part: 'literal',
    rfc: '6890#2.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: 'user@[127.0.0.1]',
      good: 'user@[8.8.8.8]',
      options: { levels: { 'domain-address-literal': 'off' } },
    },
  },

  // Path = "<" [ A-d-l ":" ] Mailbox ">"
  'path-space-at-colon': {
    part: 'path',
    rfc: '5321#3.3',
    reply: 'argument',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: ' <user@example.com>', good: '<user@example.com>', as: 'RCPT' },
  },
  'path-brackets-missing': {
    part: 'path',
    rfc: '5321#4.1.2',
    reply: 'argument',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'user@example.com', good: '<user@example.com>', as: 'RCPT' },
  },
  'path-text-before-bracket': {
    part: 'path',
    rfc: '5321#4.1.2',
    reply: 'argument',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: 'John <user@example.com>', good: '<user@example.com>', as: 'RCPT' },
  },
  'path-unclosed': {
    part: 'path',
    rfc: '5321#4.1.2',
    reply: 'argument',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: '<user@example.com', good: '<user@example.com>', as: 'RCPT' },
  },
  'path-text-after-bracket': {
    part: 'path',
    rfc: '5321#4.1.2',
    reply: 'argument',
    since: '0.1.0',
    args: [],
    example: { bad: '<user@example.com>SIZE=1', good: '<user@example.com> SIZE=1', as: 'MAIL' },
  },
  'path-null-recipient': {
    part: 'path',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '<>', good: '<user@example.com>', as: 'RCPT' },
  },
  'path-postmaster-sender': {
    part: 'path',
    rfc: '5321#4.1.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '<Postmaster>', good: '<postmaster@example.com>', as: 'MAIL' },
  },
  'path-source-route': {
    part: 'path',
    rfc: '5321#4.1.1.3',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '<@relay.example:user@example.com>', good: '<user@example.com>', as: 'RCPT' },
  },
  'path-source-route-syntax': {
    part: 'path',
    rfc: '5321#4.1.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: '<@a.example,:user@example.com>',
      good: '<@a.example:user@example.com>',
      as: 'RCPT',
    },
  },
  'path-too-long': {
    part: 'path',
    rfc: '5321#4.5.3.1.3',
    reply: 'pathLength',
    since: '0.1.0',
    args: ['octets', 'limit'],
    example: {
      bad: '<user.name.and.more@abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456>',
      good: '<user@abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456.abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456>',
      as: 'RCPT',
    },
  },

  // esmtp-param = esmtp-keyword ["=" esmtp-value]
  'parameter-space': {
    part: 'parameter',
    rfc: '5321#4.1.1.11',
    reply: 'argument',
    since: '0.1.0',
    args: ['repair'],
    example: { bad: '<user@example.com>  SIZE=1', good: '<user@example.com> SIZE=1', as: 'MAIL' },
  },
  'parameter-keyword': {
    part: 'parameter',
    rfc: '5321#4.1.2',
    reply: 'argument',
    since: '0.1.0',
    args: ['what'],
    example: { bad: '<user@example.com> -SIZE=1', good: '<user@example.com> SIZE=1', as: 'MAIL' },
  },
  'parameter-value': {
    part: 'parameter',
    rfc: '5321#4.1.2',
    reply: 'argument',
    since: '0.1.0',
    args: ['what'],
    example: { bad: '<user@example.com> SIZE=', good: '<user@example.com> SIZE=1', as: 'MAIL' },
  },
  'parameter-duplicate': {
    part: 'parameter',
    rfc: '5321#4.1.1.11',
    reply: 'argument',
    since: '0.1.0',
    args: [],
    example: {
      bad: '<user@example.com> SIZE=1 SIZE=2',
      good: '<user@example.com> SIZE=1 BODY=8BITMIME',
      as: 'MAIL',
    },
  },
  'parameter-smtputf8-value': {
    part: 'parameter',
    rfc: '6531#3.4',
    reply: 'argument',
    since: '0.1.0',
    args: [],
    example: {
      bad: '<user@example.com> SMTPUTF8=yes',
      good: '<user@example.com> SMTPUTF8',
      as: 'MAIL',
    },
  },
  'parameter-unknown': {
    part: 'parameter',
    rfc: '5321#4.1.1.11',
    reply: 'parameter',
    since: '0.1.0',
    args: [],
    example: {
      bad: '<user@example.com> FOO=1',
      good: '<user@example.com> SIZE=1',
      as: 'MAIL',
      options: { parameters: ['SIZE'] },
    },
  },
  // mailbox = name-addr / addr-spec of RFC 5322, and lists of them: './header'
  'header-comment-unclosed': {
    part: 'header',
    rfc: '5322#3.2.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: 'Anna (home <anna@example.com>',
      good: 'Anna (home) <anna@example.com>',
      as: 'header',
    },
  },
  'header-quote-unclosed': {
    part: 'header',
    rfc: '5322#3.2.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '"Anna <anna@example.com>', good: '"Anna" <anna@example.com>', as: 'header' },
  },
  'header-bracket-unclosed': {
    part: 'header',
    rfc: '5322#3.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: '<anna@example.com', good: '<anna@example.com>', as: 'header' },
  },
  'header-text-after': {
    part: 'header',
    rfc: '5322#3.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: '<anna@example.com> Schmidt',
      good: '"Schmidt" <anna@example.com>',
      as: 'header',
    },
  },
  'header-phrase-forbidden-character': {
    part: 'header',
    rfc: '5322#3.2.5',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: {
      bad: 'Schmidt, Anna <anna@example.com>',
      good: '"Schmidt, Anna" <anna@example.com>',
      as: 'header',
    },
  },
  'header-group-unclosed': {
    part: 'header',
    rfc: '5322#3.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'Friends: anna@example.com', good: 'Friends: anna@example.com;', as: 'list' },
  },
  'header-group-unnamed': {
    part: 'header',
    rfc: '5322#3.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: ': anna@example.com;', good: 'Friends: anna@example.com;', as: 'list' },
  },
  'header-semicolon': {
    part: 'header',
    rfc: '5322#3.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: 'anna@example.com; ben@example.com',
      good: 'anna@example.com, ben@example.com',
      as: 'list',
    },
  },
  'header-display-name': {
    part: 'header',
    rfc: '5322#3.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'Anna Schmidt <anna@example.com>', good: 'anna@example.com', as: 'header' },
  },
  'header-comment': {
    part: 'header',
    rfc: '5322#3.2.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'anna@example.com (Anna)', good: 'anna@example.com', as: 'header' },
  },
  'header-folding-white-space': {
    part: 'header',
    rfc: '5322#3.2.2',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'anna@example.com ', good: 'anna@example.com', as: 'header' },
  },
  'header-quoted-word': {
    part: 'header',
    rfc: '5322#4.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: '"anna".schmidt@example.com',
      good: '"anna.schmidt"@example.com',
      as: 'header',
    },
  },
  'header-obsolete-local-part': {
    part: 'header',
    rfc: '5322#4.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['what'],
    example: { bad: 'anna .schmidt@example.com', good: 'anna.schmidt@example.com', as: 'header' },
  },
  'header-obsolete-domain': {
    part: 'header',
    rfc: '5322#4.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['what'],
    example: { bad: 'anna@example. com', good: 'anna@example.com', as: 'header' },
  },
  'header-route': {
    part: 'header',
    rfc: '5322#4.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: '<@relay.example:anna@example.com>',
      good: '<anna@example.com>',
      as: 'header',
    },
  },
  'header-domain-literal': {
    part: 'header',
    rfc: '5322#3.4.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: { bad: 'anna@[host]', good: 'anna@example.com', as: 'header' },
  },
  'header-control-character': {
    part: 'header',
    rfc: '5322#4.1',
    reply: 'mailbox',
    since: '0.1.0',
    args: ['codePoint'],
    example: { bad: 'anna@[a\u0007b]', good: 'anna@example.com', as: 'header' },
  },
  'header-empty-element': {
    part: 'header',
    rfc: '5322#4.4',
    reply: 'mailbox',
    since: '0.1.0',
    args: [],
    example: {
      bad: 'anna@example.com,, ben@example.com',
      good: 'anna@example.com, ben@example.com',
      as: 'list',
    },
  },

  // What a site allows before the @ of its own domains: './conventions'
  'convention-character': {
    part: 'convention',
    rfc: '5321#2.3.11',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'anna+news@example.com',
      good: 'anna.news@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { characters: ['letters', '.'] } } },
    },
  },
  'convention-first-character': {
    part: 'convention',
    rfc: '5321#2.3.11',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: '1anna@example.com',
      good: 'anna1@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { first: ['letters'] } } },
    },
  },
  'convention-last-character': {
    part: 'convention',
    rfc: '5321#2.3.11',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'anna-@example.com',
      good: 'anna@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { last: ['letters'] } } },
    },
  },
  'convention-missing-character': {
    part: 'convention',
    rfc: '5321#2.3.11',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: '4711@example.com',
      good: 'a4711@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { contains: ['letters'] } } },
    },
  },
  'convention-repeated-separator': {
    part: 'convention',
    rfc: '5321#2.3.11',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'anna__b@example.com',
      good: 'anna_b@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { notRepeated: ['_'] } } },
    },
  },
  'convention-adjacent-separators': {
    part: 'convention',
    rfc: '5321#2.3.11',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'anna_.b@example.com',
      good: 'anna_b.c@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { notAdjacent: ['.', '_'] } } },
    },
  },
  'convention-too-short': {
    part: 'convention',
    rfc: '5321#2.3.11',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'a@example.com',
      good: 'anna@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { minOctets: 3 } } },
    },
  },
  'convention-too-long': {
    part: 'convention',
    rfc: '5321#2.3.11',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'maximilian@example.com',
      good: 'max@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { maxOctets: 8 } } },
    },
  },
  'convention-tag': {
    part: 'convention',
    rfc: '5233#4',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'anna+news@example.com',
      good: 'anna@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { delimiter: '+', tag: false } } },
    },
  },
  'convention-blocked-name': {
    part: 'convention',
    rfc: '5321#3.5.3',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'nobody@example.com',
      good: 'anna@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { blocked: ['nobody'] } } },
    },
  },
  'convention-reserved-name': {
    part: 'convention',
    rfc: '2142#1',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'abuse@example.com',
      good: 'anna@example.com',
      as: 'conventions',
      options: { conventions: { 'example.com': { reserved: ['abuse'] } } },
    },
  },
  'convention-not-a-recipient': {
    part: 'convention',
    rfc: '5321#3.6.2',
    reply: 'mailbox',
    since: '0.2.0',
    args: ['domain', 'words'],
    example: {
      bad: 'anna@example.com',
      good: 'anna@example.org',
      as: 'conventions',
      options: { conventions: { 'example.com': { recipient: false } } },
    },
  },
} as const);

/** The stable name of a reason. */
export type ReasonCode = keyof typeof reasons;

/** The reasons of a site's naming conventions. */
export type ConventionCode = Extract<ReasonCode, `convention-${string}`>;

/** How grave a reason is. A warning never makes an address invalid. */
export type Level = 'error' | 'warning';

type ArgNames<C extends ReasonCode> = (typeof reasons)[C]['args'][number];

/** The kinds of malformed UTF-8 (RFC 3629 3 and 4). */
export type Utf8Fault = 'stray-continuation' | 'overlong' | 'surrogate' | 'out-of-range' | 'truncated';

/**
 * Which text a reason is about: the address as written, or the name that an A-label in it decodes to, whose characters
 * are nowhere in the address.
 */
export type TextForm = 'written' | 'decoded';

/**
 * Whether the suggestion of the result takes care of a reason in its own place, so that its words can say what to do; or
 * whether it is open what was meant. A name beside an address has to go in any case, also where the address itself has no
 * repair: it is `unknown` only for a name that is an address.
 */
export type Repairable = 'suggested' | 'unknown';

/** Where the fault is, for the codes that know several places: each has words of its own. */
interface Places {
  /** At the start, directly before the "@", or between two others. */
  'local-part-empty-atom': 'first' | 'last' | 'double';
  /** Directly after the "@", or between two others; at the end it is `domain-trailing-dot`. */
  'domain-empty-label': 'first' | 'double';
  /** Directly after the "@", or after a dot. */
  'domain-label-leading-hyphen': 'first' | 'inner';
  /** At the end, or before a dot. */
  'domain-label-trailing-hyphen': 'last' | 'inner';
  'mailbox-edge-white-space': 'before' | 'after';
  /** `mailto:` before the address, or `?subject=` and the like after it. */
  'mailbox-mailto-prefix': 'before' | 'after';
  /** A pair around the address, or one of it alone. */
  'mailbox-angle-brackets': 'around' | 'before' | 'after';
  'mailbox-surrounding-quotes': 'around' | 'before' | 'after';
  'mailbox-surrounding-brackets': 'around' | 'before' | 'after';
}

/** What exactly is wrong, for the codes that stand for more than one thing. */
interface Faults {
  /** The quotes alone, or backslashes inside them too. */
  'local-part-needless-quoting': 'quotes' | 'backslashes';
  'parameter-keyword': 'empty' | 'hyphen' | 'character';
  'parameter-value': 'empty' | 'equals' | 'nonAscii';
  'header-obsolete-local-part': 'space' | 'comment';
  'header-obsolete-domain': 'space' | 'comment';
}

/** What each argument's name means; the same name has one type everywhere, but for `where` and `what`. */
interface ArgTypes {
  /** A character by its number, `U+0028`. */
  codePoint: string;
  /** How malformed UTF-8 is malformed. */
  kind: Utf8Fault;
  /** Octets before the place, from 0. */
  offset: number;
  /** A length in octets. */
  octets: number;
  /** The most that is allowed. */
  limit: number;
  /** How many there are. */
  count: number;
  /** How often over. */
  times: number;
  /** The number of the Bidi rule's condition, 1 to 6 (RFC 5893 2). */
  rule: number;
  /** Whether the reason is about the address as written, or about what an A-label decodes to. */
  form: TextForm;
  /** Whether it is known what to do about it. */
  repair: Repairable;
  /** The domain whose rule it is, as the conventions name it: `example.com`, `*.example.com`. */
  domain: string;
  /** The rule in words. */
  words: RuleInWords;
}

/** A rule of a site's naming conventions in words: one sentence without a full stop, by language (BCP 47). `en` is plain ASCII. */
export interface RuleInWords {
  /** In plain ASCII: it also goes over SMTP. */
  readonly en: string;
  readonly [language: string]: string;
}

/** The arguments that a reason of this code carries. */
export type ReasonArgs<C extends ReasonCode = ReasonCode> = {
  [K in ArgNames<C> & (keyof ArgTypes | 'where' | 'what')]: K extends 'where'
    ? Places[C & keyof Places]
    : K extends 'what'
      ? Faults[C & keyof Faults]
      : ArgTypes[K & keyof ArgTypes];
};

/** The codes whose row names this reply class. */
export type CodesOfReply<R extends ReplyClass> = {
  [C in ReasonCode]: (typeof reasons)[C]['reply'] extends R ? C : never;
}[ReasonCode];

/**
 * One finding in an input. It has no message: `formatReason` gives it, in any language. A union over all codes, so that
 * `code` narrows `args`.
 */
export type Reason = { [C in ReasonCode]: ReasonOf<C> }[ReasonCode];

/** The finding of one code. It has no message: `formatReason` gives it, in any language. */
export interface ReasonOf<C extends ReasonCode> {
  /** The stable name; the catalogue `reasons` has its facts. */
  code: C;
  /** Whether it makes the input invalid. Only an error does. */
  level: Level;
  /** UTF-16 index of the first unit concerned; for octets, in their WHATWG UTF-8 decoding. */
  start: number;
  /** UTF-16 index after the last unit concerned; equal to `start` where something is missing. */
  end: number;
  /** The same span in UTF-8 octets of the input; a lone surrogate counts 3. */
  octets: [start: number, end: number];
  /** What the message of this code is filled in with. */
  args: ReasonArgs<C>;
}
