import { isPlainObject, oneOf, unknownReason, wrongType, wrongValue } from './errors.ts';
import type { Level, ReasonCode } from './reasons.ts';

/** A named table of levels. */
export type Profile = 'rfc' | 'smtp' | 'form' | 'interoperable';

/** The profiles in the order of the columns below. */
const PROFILES: readonly Profile[] = ['rfc', 'smtp', 'form', 'interoperable'];

/** `e` error, `w` warning, `o` off; one letter a profile. */
type Letter = 'e' | 'w' | 'o';
type Row = `${Letter}${Letter}${Letter}${Letter}` | 'EEEE';

/**
 * The level of each reason: rfc, smtp, form, interoperable. `EEEE` stays an error whatever a site asks for: what it
 * names can break out of an SMTP command, a log or a terminal. The rows stand in the order of reasons.ts.
 */
export const levelTable = {
  'input-too-long': 'EEEE',
  'input-empty': 'eeee',
  'encoding-malformed-utf8': 'EEEE',
  'encoding-lone-surrogate': 'EEEE',
  'encoding-control-character': 'EEEE',
  'encoding-utf16': 'EEEE',
  'encoding-c1-control': 'weee',
  'encoding-line-separator': 'weee',
  'encoding-noncharacter': 'weee',
  'encoding-private-use': 'weee',
  'encoding-unassigned': 'weee',
  'encoding-replacement-character': 'weee',
  'encoding-byte-order-mark': 'weee',
  'encoding-bidi-control': 'weee',
  'encoding-invisible-character': 'weee',
  'encoding-unicode-space': 'wwwe',
  'encoding-mojibake': 'wwew',
  'encoding-smart-quotes': 'wwwe',
  'encoding-html-entity': 'eeee',
  'encoding-backslash-escape': 'eeee',
  'mailbox-unsendable': 'EEEE',
  'mailbox-edge-white-space': 'eeee',
  'mailbox-mailto-prefix': 'eeee',
  'mailbox-scheme-prefix': 'eeee',
  'mailbox-cloudflare': 'eeee',
  'mailbox-several-addresses': 'eeee',
  'mailbox-display-name': 'eeee',
  'mailbox-angle-brackets': 'eeee',
  'mailbox-surrounding-quotes': 'eeee',
  'mailbox-trailing-punctuation': 'eeee',
  'mailbox-at-sign-lookalike': 'eeee',
  'mailbox-obfuscation': 'eeee',
  'mailbox-at-sign-missing': 'eeee',
  'mailbox-too-long': 'eeee',
  'mailbox-mixed-scripts': 'wwwe',
  'mailbox-case-collision': 'wwww',
  'local-part-empty': 'eeee',
  'local-part-empty-atom': 'eeee',
  'local-part-space': 'eeee',
  'local-part-comment': 'eeee',
  'local-part-backslash': 'eeee',
  'local-part-stray-quote': 'eeee',
  'local-part-forbidden-character': 'eeee',
  'local-part-quote-unclosed': 'eeee',
  'local-part-quoted-pair': 'eeee',
  'local-part-text-after-quote': 'eeee',
  'local-part-quoted-word': 'eeee',
  'local-part-too-long': 'eeee',
  'local-part-needs-smtputf8': 'eeee',
  'local-part-quoted': 'wwew',
  'local-part-empty-quoted': 'wwew',
  'local-part-needless-quoting': 'wwew',
  'local-part-quoted-delimiter': 'wwew',
  'local-part-leading-hyphen': 'wwww',
  'local-part-leading-pipe': 'wwww',
  'local-part-imceaex': 'wwww',
  'local-part-encoded-word': 'weee',
  'local-part-quoted-printable': 'wwew',
  'local-part-percent-encoding': 'wwew',
  'local-part-percent-hack': 'wwww',
  'local-part-bang-path': 'wwww',
  'local-part-a-label': 'wwwe',
  'local-part-at-sign-lookalike': 'wwww',
  'local-part-leading-mark': 'weee',
  'local-part-nfc-special': 'weee',
  'local-part-not-nfc': 'wwwe',
  'local-part-not-identifier': 'oooe',
  'domain-empty': 'eeee',
  'domain-empty-label': 'eeee',
  'domain-trailing-dot': 'eeee',
  'domain-label-leading-hyphen': 'eeee',
  'domain-label-trailing-hyphen': 'eeee',
  'domain-space': 'eeee',
  'domain-underscore': 'eeee',
  'domain-at-sign': 'eeee',
  'domain-comment': 'eeee',
  'domain-forbidden-character': 'eeee',
  'domain-label-too-long': 'eeee',
  'domain-too-long': 'eeee',
  'domain-ip-without-brackets': 'eeee',
  'domain-numeric-top-label': 'eeee',
  'domain-needs-smtputf8': 'eeee',
  'domain-dotless': 'wwew',
  'domain-address-literal': 'wwew',
  'domain-near-miss': 'wwww',
  'domain-public-suffix': 'wwww',
  'domain-special-use': 'wwww',
  'domain-unknown-top-label': 'wwww',
  'domain-label-reserved-hyphens': 'wwww',
  'domain-u-label-hyphens': 'eeee',
  'domain-a-label-undecodable': 'eeee',
  'domain-a-label-not-canonical': 'eeee',
  'domain-label-not-nfc': 'eeee',
  'domain-label-leading-mark': 'eeee',
  'domain-label-upper-case': 'eeee',
  'domain-disallowed-code-point': 'eeee',
  'domain-unassigned-code-point': 'eeee',
  'domain-contextj': 'eeee',
  'domain-contexto': 'eeee',
  'domain-bidi': 'eeee',
  'domain-percent-encoding': 'eeee',
  'domain-dot-lookalike': 'eeee',
  'domain-hyphen-lookalike': 'eeee',
  'domain-ascii-lookalike': 'wwww',
  'domain-a-label': 'oooe',
  'literal-unclosed': 'eeee',
  'literal-text-after': 'eeee',
  'literal-empty': 'eeee',
  'literal-malformed': 'eeee',
  'literal-forbidden-character': 'eeee',
  'literal-unregistered-tag': 'eeee',
  'literal-ipv4-count': 'eeee',
  'literal-ipv4-range': 'eeee',
  'literal-ipv4-leading-zero': 'wwew',
  'literal-ipv6-tag-missing': 'eeee',
  'literal-ipv6-group': 'eeee',
  'literal-ipv6-count': 'eeee',
  'literal-ipv6-short-compression': 'eeee',
  'literal-ipv6-second-compression': 'eeee',
  'literal-ipv6-zone': 'eeee',
  'literal-not-global': 'wwew',
  'path-space-at-colon': 'eeee',
  'path-brackets-missing': 'eeee',
  'path-text-before-bracket': 'eeee',
  'path-unclosed': 'eeee',
  'path-text-after-bracket': 'eeee',
  'path-null-recipient': 'eeee',
  'path-postmaster-sender': 'eeee',
  'path-source-route': 'wwww',
  'path-source-route-syntax': 'eeee',
  'path-too-long': 'eeee',
  'parameter-space': 'eeee',
  'parameter-keyword': 'eeee',
  'parameter-value': 'eeee',
  'parameter-duplicate': 'eeee',
  'parameter-smtputf8-value': 'eeee',
  'parameter-unknown': 'eeee',
  'header-comment-unclosed': 'eeee',
  'header-quote-unclosed': 'eeee',
  'header-bracket-unclosed': 'eeee',
  'header-text-after': 'eeee',
  'header-phrase-forbidden-character': 'eeee',
  'header-group-unclosed': 'eeee',
  'header-group-unnamed': 'eeee',
  'header-semicolon': 'eeee',
  'header-display-name': 'wwww',
  'header-comment': 'wwww',
  'header-folding-white-space': 'wwww',
  'header-quoted-word': 'wwww',
  'header-obsolete-local-part': 'wwww',
  'header-obsolete-domain': 'wwww',
  'header-route': 'wwww',
  'header-domain-literal': 'wwww',
  'header-control-character': 'wwww',
  'header-empty-element': 'wwww',
} as const satisfies Record<ReasonCode, Row>;

/** Whether the standards alone call it an error: the first column. */
export function isFault(row: string): boolean {
  return row[0] === 'e' || row[0] === 'E';
}

/** The codes in the order of the table. */
const CODES = Object.keys(levelTable) as ReasonCode[];

/** What a site may say of a code. */
export type LevelSetting = Level | 'off';

/** A site's own levels, over those of its profile. */
export type LevelSettings = { readonly [C in ReasonCode]?: LevelSetting };

/** The order of two codes in the table. */
export function compareCodes(a: ReasonCode, b: ReasonCode): number {
  return CODES.indexOf(a) - CODES.indexOf(b);
}

/** A profile with a site's own levels over it. */
export class Levels {
  constructor(
    private readonly column: number,
    readonly settings?: LevelSettings,
  ) {}

  /** The level of a code here. */
  of(code: ReasonCode): LevelSetting {
    return this.read(code, levelTable[code]);
  }

  /** The same, for one who has the row already. */
  read(code: ReasonCode, row: string): LevelSetting {
    const letter = row[this.column];
    if (letter === 'E') return 'error';
    return this.settings?.[code] ?? (letter === 'e' ? 'error' : letter === 'w' ? 'warning' : 'off');
  }
}

/** The levels of `smtp`, which a call without options gets. */
export const smtpLevels = new Levels(PROFILES.indexOf('smtp'));

/**
 * The levels that a call asks for.
 * @throws TypeError for an unknown profile, code or level, naming what it got.
 */
export function resolveLevels(profile: unknown, settings: unknown): Levels {
  const column = profile === undefined ? 1 : PROFILES.indexOf(profile as Profile);
  if (column < 0) {
    throw wrongValue('profile', oneOf(PROFILES), profile);
  }
  if (settings === undefined) return new Levels(column);
  if (!isPlainObject(settings)) {
    throw wrongType('levels', 'an object of reason codes and levels', settings);
  }
  // A copy: what the caller changes later must not change a verdict under way.
  const copy: Partial<Record<ReasonCode, LevelSetting>> = {};
  for (const [code, level] of Object.entries(settings)) {
    if (!Object.hasOwn(levelTable, code)) {
      throw unknownReason(code, level);
    }
    if (level === undefined) continue;
    if (level !== 'error' && level !== 'warning' && level !== 'off') {
      throw wrongValue(`levels.${code}`, 'error, warning or off', level);
    }
    copy[code as ReasonCode] = level;
  }
  return new Levels(column, copy);
}
