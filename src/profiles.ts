import { checkChoice, entriesOf, isPlainObject, unknownReason, wrongType } from './errors.ts';
import type { Level, ReasonCode } from './reasons.ts';

/** A named table of levels. */
export type Profile = 'rfc' | 'smtp' | 'form' | 'mta' | 'interoperable';

/** The profiles in the order of the columns below. */
export const PROFILES: readonly Profile[] = ['rfc', 'smtp', 'form', 'mta', 'interoperable'];

/**
 * The level of a reason in one profile: `e` error, `w` warning, `o` off. `E` is an error that no setting lowers: what it
 * names can break out of an SMTP command, a header, a log or a terminal. `a` is an error, but a warning for what an A-label
 * decodes to: on the wire that is plain LDH.
 */
type Letter = 'e' | 'w' | 'o' | 'E' | 'a';
type Row = `${Letter}${Letter}${Letter}${Letter}${Letter}`;

/**
 * The level of each reason: rfc, smtp, form, mta, interoperable. The rows are in the order of reasons.ts. Those of paths
 * and of message headers are apart, for programs that check mailboxes alone.
 */
export const mailboxLevels = {
  'input-too-long': 'EEEEE',
  'input-empty': 'eeeee',
  'encoding-malformed-utf8': 'EEEEE',
  'encoding-lone-surrogate': 'EEEEE',
  'encoding-control-character': 'EEEEE',
  'encoding-utf16': 'EEEEE',
  'encoding-c1-control': 'weeee',
  'encoding-line-separator': 'weeee',
  'encoding-noncharacter': 'weeee',
  'encoding-private-use': 'weeee',
  'encoding-unassigned': 'weeee',
  'encoding-replacement-character': 'weeee',
  'encoding-byte-order-mark': 'weeee',
  'encoding-bidi-control': 'weeee',
  'encoding-invisible-character': 'weeee',
  'encoding-unicode-space': 'wwewe',
  'encoding-mojibake': 'wweww',
  'encoding-smart-quotes': 'wwewe',
  'encoding-html-entity': 'eeeee',
  'encoding-backslash-escape': 'eeeee',
  'mailbox-unsendable': 'EEEEE',
  'mailbox-edge-white-space': 'eeeee',
  'mailbox-mailto-prefix': 'eeeee',
  'mailbox-scheme-prefix': 'eeeee',
  'mailbox-cloudflare': 'eeeee',
  'mailbox-several-addresses': 'eeeee',
  'mailbox-display-name': 'eeeee',
  'mailbox-angle-brackets': 'eeeee',
  'mailbox-surrounding-quotes': 'eeeee',
  'mailbox-trailing-punctuation': 'eeeee',
  'mailbox-label': 'eeeee',
  'mailbox-repeated-address': 'eeeee',
  'mailbox-bare-name': 'eeeee',
  'mailbox-surrounding-brackets': 'eeeee',
  'mailbox-masked': 'wweww',
  'mailbox-url-encoded': 'eeeee',
  'mailbox-web-address': 'eeeee',
  'mailbox-placeholder': 'eeeee',
  'mailbox-at-sign-lookalike': 'eeeee',
  'mailbox-obfuscation': 'eeeee',
  'mailbox-at-sign-missing': 'eeeee',
  'mailbox-too-long': 'eeeee',
  'mailbox-mixed-scripts': 'wwewe',
  'mailbox-mixed-digits': 'wweww',
  'mailbox-case-collision': 'wwwww',
  'local-part-empty': 'eeeee',
  'local-part-empty-atom': 'eeeee',
  'local-part-space': 'eeeee',
  'local-part-comment': 'eeeee',
  'local-part-backslash': 'eeeee',
  'local-part-stray-quote': 'eeeee',
  'local-part-forbidden-character': 'eeeee',
  'local-part-quote-unclosed': 'eeeee',
  'local-part-quoted-pair': 'eeeee',
  'local-part-text-after-quote': 'eeeee',
  'local-part-quoted-word': 'eeeee',
  'local-part-too-long': 'eeewe',
  'local-part-needs-smtputf8': 'eeeee',
  'local-part-quoted': 'wweww',
  'local-part-empty-quoted': 'wweww',
  'local-part-needless-quoting': 'wweww',
  'local-part-quoted-delimiter': 'wweww',
  'local-part-leading-hyphen': 'wwwww',
  'local-part-leading-pipe': 'wweww',
  'local-part-leading-sign': 'wweww',
  'local-part-leading-formula': 'wwwww',
  'local-part-imceaex': 'wwwww',
  'local-part-encoded-word': 'weewe',
  'local-part-quoted-printable': 'wweww',
  'local-part-percent-encoding': 'wweww',
  'local-part-percent-hack': 'wwwww',
  'local-part-bang-path': 'wwwww',
  'local-part-a-label': 'wwwwe',
  'local-part-at-sign-lookalike': 'wwwww',
  'local-part-leading-mark': 'weeee',
  'local-part-nfc-special': 'weeee',
  'local-part-not-nfc': 'wwwwe',
  'local-part-not-identifier': 'ooeoe',
  'domain-empty': 'eeeee',
  'domain-empty-label': 'eeeee',
  'domain-trailing-dot': 'eeewe',
  'domain-label-leading-hyphen': 'eeeae',
  'domain-label-trailing-hyphen': 'eeeae',
  'domain-space': 'eeeee',
  'domain-underscore': 'eeewe',
  'domain-at-sign': 'eeeee',
  'domain-comment': 'eeeee',
  'domain-forbidden-character': 'eeeee',
  'domain-label-too-long': 'eeeee',
  'domain-too-long': 'eeeee',
  'domain-ip-without-brackets': 'eeewe',
  'domain-numeric-top-label': 'eeewe',
  'domain-needs-smtputf8': 'eeeee',
  'domain-dotless': 'wweww',
  'domain-address-literal': 'wweww',
  'domain-near-miss': 'wwwww',
  'domain-public-suffix': 'wwwww',
  'domain-special-use': 'wwwww',
  'domain-unknown-top-label': 'wwwww',
  'domain-label-reserved-hyphens': 'wwwww',
  'domain-u-label-hyphens': 'eeeae',
  'domain-a-label-undecodable': 'eeewe',
  'domain-a-label-not-canonical': 'eeewe',
  'domain-label-not-nfc': 'eeeae',
  'domain-label-leading-mark': 'eeeae',
  'domain-label-upper-case': 'eeeee',
  'domain-disallowed-code-point': 'eeeae',
  'domain-unassigned-code-point': 'eeeae',
  'domain-contextj': 'eeeae',
  'domain-contexto': 'eeeae',
  'domain-bidi': 'eeeae',
  'domain-percent-encoding': 'eeeee',
  'domain-dot-lookalike': 'eeeee',
  'domain-hyphen-lookalike': 'eeeee',
  'domain-ascii-lookalike': 'wwwww',
  'domain-a-label': 'ooooe',
  'literal-unclosed': 'eeeee',
  'literal-text-after': 'eeeee',
  'literal-empty': 'eeeee',
  'literal-malformed': 'eeeee',
  'literal-forbidden-character': 'eeeee',
  'literal-unregistered-tag': 'eeeee',
  'literal-ipv4-count': 'eeeee',
  'literal-ipv4-range': 'eeeee',
  'literal-ipv4-leading-zero': 'wweww',
  'literal-ipv6-tag-missing': 'eeeee',
  'literal-ipv6-group': 'eeeee',
  'literal-ipv6-count': 'eeeee',
  'literal-ipv6-short-compression': 'eeeee',
  'literal-ipv6-second-compression': 'eeeee',
  'literal-ipv6-zone': 'eeeee',
  'literal-not-global': 'wweww',
} as const satisfies Partial<Record<ReasonCode, Row>>;

const argumentLevels = {
  'path-space-at-colon': 'eeewe',
  'path-brackets-missing': 'eeewe',
  'path-text-before-bracket': 'eeeee',
  'path-unclosed': 'eeeee',
  'path-text-after-bracket': 'eeeee',
  'path-null-recipient': 'eeeee',
  'path-postmaster-sender': 'eeewe',
  'path-source-route': 'wwwww',
  'path-source-route-syntax': 'eeeee',
  'path-too-long': 'eeeee',
  'parameter-space': 'eeewe',
  'parameter-keyword': 'eeeee',
  'parameter-value': 'eeewe',
  'parameter-duplicate': 'eeeee',
  'parameter-smtputf8-value': 'eeeee',
  'parameter-unknown': 'eeeee',
} as const satisfies Partial<Record<ReasonCode, Row>>;

const headerLevels = {
  'header-comment-unclosed': 'eeeee',
  'header-quote-unclosed': 'eeeee',
  'header-bracket-unclosed': 'eeeee',
  'header-text-after': 'eeeee',
  'header-phrase-forbidden-character': 'eeeee',
  'header-group-unclosed': 'eeeee',
  'header-group-unnamed': 'eeeee',
  'header-semicolon': 'eeeee',
  'header-display-name': 'wwwww',
  'header-comment': 'wwwww',
  'header-folding-white-space': 'wwwww',
  'header-quoted-word': 'wwwww',
  'header-obsolete-local-part': 'wwwww',
  'header-obsolete-domain': 'wwwww',
  'header-route': 'wwwww',
  'header-domain-literal': 'wwwww',
  'header-control-character': 'wEEEE',
  'header-empty-element': 'wwwww',
} as const satisfies Partial<Record<ReasonCode, Row>>;

/** The rows of a site's naming conventions. A reserved name exists, but cannot be chosen. */
export const conventionLevels = {
  'convention-character': 'eeeee',
  'convention-first-character': 'eeeee',
  'convention-last-character': 'eeeee',
  'convention-missing-character': 'eeeee',
  'convention-repeated-separator': 'eeeee',
  'convention-adjacent-separators': 'eeeee',
  'convention-too-short': 'eeeee',
  'convention-too-long': 'eeeee',
  'convention-tag': 'eeeee',
  'convention-blocked-name': 'eeeee',
  'convention-reserved-name': 'wwewe',
  'convention-not-a-recipient': 'eeeee',
} as const satisfies Partial<Record<ReasonCode, Row>>;

/** The rows of all reasons. */
export const levelTable: Readonly<Record<ReasonCode, Row>> = /* @__PURE__ */ Object.assign(
  {},
  mailboxLevels,
  argumentLevels,
  headerLevels,
  conventionLevels,
);

/** The rows of mailboxes and of paths. */
export const pathLevels: LevelRows = /* @__PURE__ */ Object.assign({}, mailboxLevels, argumentLevels);

/** Rows of the reasons that one entry reports. */
export type LevelRows = Readonly<Partial<Record<ReasonCode, Row>>>;

/** Whether the standards alone call it an error: the first column. */
export function isFault(row: string): boolean {
  return row[0] === 'e' || row[0] === 'E';
}

const LEVEL_SETTINGS = ['error', 'warning', 'off'] as const;

/** The level a caller can set for a code. */
export type LevelSetting = Level | 'off';

/** A caller's own levels, which replace those of the profile. */
export type LevelSettings = { readonly [C in ReasonCode]?: LevelSetting };

/** A profile, with a caller's own levels in place of some. */
export class Levels {
  private codes: string[] | undefined;

  /** @param rows the reasons that can occur */
  constructor(
    private readonly column: number,
    readonly settings?: LevelSettings,
    private readonly rows: LevelRows = mailboxLevels,
  ) {}

  /** The level of a code here. */
  of(code: ReasonCode): LevelSetting {
    return this.read(code, this.rowOf(code), false);
  }

  /** The levels of a code in all profiles. */
  rowOf(code: ReasonCode): string {
    return this.rows[code] as string;
  }

  /** The order of two codes in the table. */
  compare(a: ReasonCode, b: ReasonCode): number {
    this.codes ??= Object.keys(this.rows);
    return this.codes.indexOf(a) - this.codes.indexOf(b);
  }

  /**
   * `of`, for callers that already hold the row.
   * @param isDecoded the finding is about what an A-label decodes to
   */
  read(code: ReasonCode, row: string, isDecoded: boolean): LevelSetting {
    const letter = row[this.column];
    if (letter === 'E') return 'error';
    if (this.settings && Object.hasOwn(this.settings, code)) return this.settings[code] as LevelSetting;
    if (letter === 'w' || (letter === 'a' && isDecoded)) return 'warning';
    return letter === 'o' ? 'off' : 'error';
  }
}

/** The levels of `smtp`, which a call without options gets. */
export const smtpLevels = /* @__PURE__ */ new Levels(1);

/**
 * The levels that a call asks for.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function resolveLevels(
  profile: unknown = 'smtp',
  settings?: unknown,
  rows: LevelRows = mailboxLevels,
): Levels {
  const column = PROFILES.indexOf(checkChoice('profile', PROFILES, profile));
  if (settings === undefined) return new Levels(column, undefined, rows);
  if (!isPlainObject(settings)) {
    throw wrongType('levels', 'an object of reason codes and levels', settings);
  }
  // A copy, so that later changes by the caller cannot alter a verdict under way.
  const copy: Partial<Record<ReasonCode, LevelSetting>> = {};
  for (const [code, level] of entriesOf('levels', settings)) {
    if (!Object.hasOwn(rows, code) && !isOfAnotherEntry(code, rows)) throw unknownReason(code, level);
    if (level === undefined) continue;
    copy[code as ReasonCode] = checkChoice(`levels.${code}`, LEVEL_SETTINGS, level);
  }
  return new Levels(column, copy, rows);
}

/** Whether a code is of a part that cannot occur here: a caller can have the same levels for several entries. */
function isOfAnotherEntry(code: string, rows: LevelRows): boolean {
  const part = /^(?:path|parameter|header|convention)-/.exec(code)?.[0];
  return part !== undefined && !Object.keys(rows).some((row) => row.startsWith(part));
}
