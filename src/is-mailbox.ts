/**
 * The verdict of `parseMailbox` without its reasons: the same tables and rules, and no record of places. It is small, for
 * pages that ask nothing else.
 */

import { NON_ASCII } from './checks/code-points.ts';
import { hasContextFault, hasJoinerFault, uLabels } from './checks/idna-verdict.ts';
import { notIdentifier } from './checks/interoperable.ts';
import { mixesDigits, mixesScripts } from './checks/scripts.ts';
import { ENCODED_WORD, fromHex, PERCENT_ENCODING, QUOTED_PRINTABLE, unmojibake } from './damage/encoding.ts';
import { WINDOWS_1252_RUN } from './damage/windows-1252.ts';
import { checkChoice, checkFlag, checkOptions, wrongValue } from './errors.ts';
import { INVALID, plain, UNDECIDED } from './grammar/plain.ts';
import { checkOctets } from './input.ts';
import * as limits from './limits.ts';
import { fromUtf8 } from './octets.ts';
import { checkMaxOctets, NAMES } from './options.ts';
import { PROFILES, type Profile } from './profiles.ts';
import { unicodePattern } from './unicode-pattern.ts';

/** The options of `isMailbox`. It has no `levels`: those are for reasons, which `parseMailbox` has. */
export interface VerdictOptions {
  /** The table of levels; `smtp` when absent. */
  profile?: Profile | undefined;
  /** Whether SMTPUTF8 is in effect (RFC 6531); true when absent. */
  smtputf8?: boolean | undefined;
  /** The longest input that is looked at, in octets; 4,096 when absent. */
  maxOctets?: number | undefined;
  /** Refused: levels are for `parseMailbox`. */
  levels?: undefined;
}

/**
 * Whether an input is a Mailbox: `parseMailbox(input, options).valid`, in a fifth of its size.
 * @param input an address as a string, or as octets in UTF-8
 * @throws {OptionError} if the input is neither, an option has a value that it does not accept, or there are `levels`
 * @example
 * ```ts
 * list.filter((address) => isMailbox(address, { profile: 'form' }));
 * ```
 */
export function isMailbox(input: string | Uint8Array, options?: VerdictOptions): boolean {
  const found = typeof input === 'string' ? plain(input) : UNDECIDED;
  if (options === undefined && found !== UNDECIDED) return found > INVALID;
  const asked = options === undefined ? {} : options;
  checkOptions(asked, NAMES, 'list.filter((address) => isMailbox(address))');
  const { profile = 'smtp', smtputf8 = true, maxOctets, levels } = asked;
  checkChoice('profile', PROFILES, profile);
  checkFlag('smtputf8', smtputf8);
  const limit = Math.min(checkMaxOctets(maxOctets), limits.mailbox);
  if (levels !== undefined) throw wrongValue('levels', 'none: parseMailbox takes levels', levels);
  if (typeof input !== 'string') checkOctets(input);
  if (input.length > limit) return false;
  if (found > INVALID) return true;
  const text = typeof input === 'string' ? input : fromUtf8(String.fromCharCode(...input));
  return isValid(text, profile, smtputf8, limit);
}

/** Whether a text without lone surrogates is longer in octets. A UTF-16 unit is three octets at most. */
function isLonger(text: string, octets: number): boolean {
  return text.length * 3 > octets && encodeURIComponent(text).replace(/%../g, '%').length > octets;
}

// Local-part "@"                                          RFC 5321 4.1.2, RFC 6531 3.3
const LOCAL_PART = /^(?:(?:[^\0- "(),.:;<>@[\\\]\x7f]+(?:\.(?!@)|(?=@)))+|"(?:[^\0-\x1f"\\\x7f]|\\[ -~])*")@/;

function isValid(text: string, profile: Profile, smtputf8: boolean, maxOctets: number): boolean {
  const isMta = profile === 'mta';
  const isForm = profile === 'form';
  const isNew = profile === 'interoperable';
  const isAscii = !NON_ASCII.test(text);
  if (!isAscii && (!smtputf8 || /[\uD800-\uDFFF]/u.test(text))) return false;
  const head = LOCAL_PART.exec(text)?.[0];
  if (!head || isLonger(text, maxOctets) || (!isMta && isLonger(head, limits.localPart + 1))) return false;
  const isQuoted = head[0] === '"';
  const local = isQuoted ? head.slice(1, -2).replace(/\\(.)/g, '$1') : head.slice(0, -1);
  const rest = text.slice(head.length);
  // An absolute name, as DNS has it (RFC 1034 3.1).
  const domain = isMta ? rest.replace(/([^.\]])\.+$/, '$1') : rest;
  const isLiteral = domain[0] === '[';

  if (
    isForm
      ? isQuoted || isLiteral || !domain.includes('.')
      : isNew && /(?:^|\.)xn--/i.test(`${local}.${domain}`)
  ) {
    return false;
  }
  // RFC 1123 2.1
  if (isLiteral ? !isAddressLiteral(domain) : !isMta && /_|(?:^|\.)\d+$/.test(domain)) return false;
  const labels = isLiteral ? [] : uLabels(domain, isMta);
  return (
    !!labels &&
    (profile === 'rfc' ||
      !(
        (!isMta && local.search(ENCODED_WORD) >= 0) ||
        (!isAscii &&
          (unfit().test(local) || hasJoinerFault(local) || (isNew && local.normalize() !== local))) ||
        (isForm && (/^[*'`~{|]|\*\*/.test(local) || isDamaged(text, local))) ||
        ((isForm || isNew) && (isNoIdentifier(local) || isMixed([...labels, ...local.split(/[.+]/)], isForm)))
      ))
  );
}

function isMixed(words: string[], digitsToo: boolean): boolean {
  return words.some(
    (word) => NON_ASCII.test(word) && (mixesScripts(word) || (digitsToo && mixesDigits(word))),
  );
}

// What RFC 5198 2 and 4, RFC 6530 10.1 and UTS 39 keep out of a local part, but for joiners; a leading mark and what
// NFC turns into an ASCII special (RFC 6532 3.1)
const unfit = () =>
  unicodePattern(
    '^\\p{M}|[\x80-\x9F\u037E\u1FEF\u2028\u2029\uFFFD\\p{Cn}\\p{Co}\\p{Bidi_C}]|(?![\u200C\u200D])\\p{DI}',
  );

/** Whether a character is not one of PRECIS IdentifierClass (RFC 8264 4.2). */
function isNoIdentifier(local: string): boolean {
  return (
    notIdentifier().test(local) ||
    hasContextFault(local) ||
    (local.normalize('NFKC') !== local &&
      [...local].some((character) => character.normalize('NFKC') !== character))
  );
}

/** Whether programs have encoded or decoded what a person typed. */
function isDamaged(text: string, local: string): boolean {
  return (
    [QUOTED_PRINTABLE, PERCENT_ENCODING].some(([runs, meaning]) =>
      local.match(runs)?.some((run) => meaning.test(fromHex(run))),
    ) || !!text.match(WINDOWS_1252_RUN)?.some(unmojibake)
  );
}

// address-literal = "[" ( IPv4-address-literal / IPv6-address-literal ) "]"   RFC 5321 4.1.3
function isAddressLiteral(literal: string): boolean {
  const snum = '(?:[01]?\\d?\\d|2[0-4]\\d|25[0-5])';
  const ipv4 = `${snum}(?:\\.${snum}){3}`;
  const hex = '[\\da-f]{1,4}';
  const groups = `(?:${hex}(?::${hex})*)?`;
  // Of compressed groups there are six at most.
  const ipv6 = `(?:${hex}:){7}${hex}|(?!\\W*(?:\\w+\\W+){6}\\w)${groups}::${groups}`;
  // An IPv4 address at the end counts as two groups.
  const inGroups = literal.replace(new RegExp(`:${ipv4}]$`), ':0:0]');
  return new RegExp(`^\\[(?:${ipv4}|ipv6:(?:${ipv6}))]$`, 'i').test(inGroups);
}
