import { unicodePattern } from '../../unicode-pattern.ts';
import { BETWEEN, kindAt, kindBefore, MASK, OTHER, WORD, widthBefore } from './characters.ts';
import { type DomainFound, domainAt, hyphenedDomainAt } from './domain.ts';
import { linksIn, type Token } from './links.ts';
import { isFileOrVersion, isOtherAfter, isOtherBefore } from './not-mail.ts';
import { atWords, dotWordBefore } from './spelt-words.ts';

/** An address of a text. */
export interface AddressFound {
  start: number;
  end: number;
  /** As it is to be checked: as it stands, but for the escapes of a link. */
  input: string;
}

/** What is known of a text. */
export interface TextKind {
  /** Whether it is where addresses are expected, as in `To:` or `mailto:`: then a domain may lack a dot, and "at" is an @. */
  isField: boolean;
  /** How deep in links of links it stands. */
  depth: number;
}

/** A longer run of characters before the @ is no local part. RFC 5321 4.5.3.1.1 has 64 octets. */
const MAX_LOCAL = 320;
/** A link in a link in a link is not followed. */
const MAX_DEPTH = 3;

/** A longer run of signs is the border of something. */
const SIGN = /[@\uff20\ufe6b]+|%(?:25)*40/g;

/**
 * Finds the addresses of a text, in their order. What hides or damages one belongs to it, so that the check can tell
 * and nothing is cut down to the address of somebody else: `an...@example.org` is found as it is.
 */
export function findAddresses(text: string, kind: TextKind): AddressFound[] {
  const signs = new SignFinder(text, kind).all();
  const words = speltIn(text, kind);
  if (words.length === 0) return signs;
  const found: AddressFound[] = [];
  for (const one of [...signs, ...words].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start >= (found.at(-1)?.end ?? 0)) found.push(one);
  }
  return found;
}

/** Finds the addresses that have an @. */
class SignFinder {
  private readonly found: AddressFound[] = [];
  /** Where the last one ends, or what was passed over. */
  private floor = 0;
  private token: Token = { start: 0, end: 0, links: [] };

  constructor(
    private readonly text: string,
    private readonly kind: TextKind,
  ) {}

  all(): AddressFound[] {
    for (const { 0: sign, index } of this.text.matchAll(SIGN)) {
      if (index < this.floor || (sign.length > 2 && sign[0] !== '%')) continue;
      if (index >= this.token.end) this.token = tokenAt(this.text, index, this.token.end);
      const { links } = this.token;
      while (links[0] && links[0].end <= index) links.shift();
      const [link] = links;
      if (link && link.start <= index) {
        if (this.kind.depth < MAX_DEPTH) this.inside(link.parts);
        this.floor = link.end;
      } else if (sign[0] !== '%') this.plain(index, sign);
    }
    return this.found;
  }

  private inside(parts: Token['links'][number]['parts']): void {
    for (const { rewriting, offset, isField } of parts) {
      for (const { start, end, input } of findAddresses(rewriting.text, {
        isField,
        depth: this.kind.depth + 1,
      })) {
        this.found.push({
          start: offset + rewriting.origin(start),
          end: offset + rewriting.origin(end),
          input,
        });
      }
    }
  }

  /** Whether there is an address around the sign at `at`. */
  private plain(at: number, sign: string): void {
    const { text } = this;
    // One too many belongs to it.
    const domain = this.domain(at + sign.length, sign[0] !== '@');
    if (!domain) return;
    const start = text[at - 1] === '"' ? quotedStart(text, at, this.floor) : this.localStart(at, domain.end);
    if (start === null) return;
    // What is said of it as a whole is said once.
    this.floor = domain.end;
    if (domain.isDotless && !this.kind.isField) return;
    if (isOtherBefore(text, start) || isOtherAfter(text, start, at, domain.end)) return;
    if (!this.kind.isField && isFileOrVersion(text.slice(at + sign.length, domain.end))) return;
    this.found.push({ start, end: domain.end, input: text.slice(start, domain.end) });
  }

  /** The domain, and with it a second one where two were written. */
  private domain(start: number, isWide: boolean): DomainFound | null {
    const { text } = this;
    const first = domainAt(text, start, isWide);
    if (!first || text[first.end] !== '@') return first;
    const second = domainAt(text, first.end + 1, false);
    return second && !second.isDotless ? second : first;
  }

  private localStart(at: number, end: number): number | null {
    const { text, token } = this;
    const least = Math.max(this.floor, token.start);
    // Angle brackets say where it begins, and so does a link, whatever it is made of.
    const isInBrackets = text[token.start - 1] === '<' && text[end] === '>';
    const isInLink = this.kind.isField && this.kind.depth > 0 && end === text.length;
    if ((isInBrackets || isInLink) && at > least && least === token.start) {
      const whole = text.slice(token.start, at);
      if (whole.length <= MAX_LOCAL && !/[:;,\\'&]/.test(whole)) return token.start;
    }
    let start = at;
    while (start > least && at - start <= MAX_LOCAL) {
      if (kindBefore(text, start) === OTHER) break;
      start -= widthBefore(text, start);
    }
    if (at - start > MAX_LOCAL) return null;
    const isAscii = !/[^\0-\x7f]/.test(text.slice(at, end));
    const offset = localOffset(text.slice(start, at), text[end], isAscii);
    return offset === null ? null : start + offset;
  }
}

/** Divides tokens: white space, brackets and quotes of tags. */
const isDivider = (unit: number) =>
  unit <= 0x20 || unit === 0x22 || unit === 0x3c || unit === 0x3e || unit === 0xa0;

/** The run without dividers around an index. */
function tokenAt(text: string, index: number, least: number): Token {
  let start = index;
  while (start > least && !isDivider(text.charCodeAt(start - 1))) start--;
  let end = index;
  while (end < text.length && !isDivider(text.charCodeAt(end))) end++;
  return { start, end, links: linksIn(text, start, end) };
}

/** Where a quoted local part begins that ends before `at`: `"anna schmidt"@example.org`. */
function quotedStart(text: string, at: number, least: number): number | null {
  for (let index = at - 2; index >= Math.max(least, at - 2 - MAX_LOCAL); index--) {
    const character = text[index];
    if (character === '\n') return null;
    if (character !== '"' || text[index - 1] === '\\') continue;
    const isOwn = index === 0 || kindBefore(text, index) === OTHER;
    return isOwn && index < at - 2 ? index : null;
  }
  return null;
}

/** An escape of a link, of what is not part of a word. */
const ESCAPE = /%[2-7][\da-f]/gi;
/** Letters before an address that stands among them without a space. */
const WITHOUT_SPACES =
  '^[^]*[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\u30fc](?=[a-zA-Z\\d][\\x21-\\x7e]*$)';

/**
 * How much of what stands before the @ is not of the address; null where nothing is left.
 * @param after what follows the domain
 */
function localOffset(run: string, after: string | undefined, isAscii: boolean): number | null {
  if (/[=&%']$/.test(run)) return null;
  let offset = 0;
  for (const { index } of run.matchAll(ESCAPE)) offset = index + 3;
  offset += offsetOfValue(run.slice(offset));
  // Emphasis and quotes have two sides; the apostrophe of a name has letters on both: "o'neill@example.org's".
  const opening = run.lastIndexOf("'");
  if (after === "'" && (opening <= offset || kindBefore(run, opening) !== WORD))
    offset = Math.max(offset, opening + 1);
  if (after === '*' || after === '_') while (run[offset] === after) offset++;
  if (masksAlone.test(run.slice(offset))) return hides.test(run.slice(offset)) ? offset : null;
  if (!hides.test(run.slice(offset))) offset = Math.max(offset, run.lastIndexOf('*') + 1);
  if (isAscii) offset += unicodePattern(WITHOUT_SPACES).exec(run.slice(offset))?.[0].length ?? 0;
  while (offset < run.length && isNoBeginning(run, offset)) offset++;
  return offset === run.length ? null : offset;
}

const masksAlone = /^[.*\u2026\u2022]*$/;
const hides = /\.{3,}|\*{2,}|\u2026|\u2022{2,}/;

/** What no local part begins with in a text: a bullet, the sign of a diff, the dots before a word. */
function isNoBeginning(run: string, offset: number): boolean {
  const kind = kindAt(run, offset);
  return kind === WORD ? /[-+]/.test(run[offset] as string) : kind !== MASK || run[offset] !== '*';
}

/** Before an equals sign stands a name, but for those that mailers put into addresses (SRS, BATV, VERP). */
const OWN_EQUALS = /^(?:prvs|btv1|msprvs1|SRS[01])[=+-]/i;
const RETURN_PATH = /[+\d]|bounce|return|owner/i;

function offsetOfValue(run: string): number {
  const last = run.lastIndexOf('=');
  if (last < 0 || OWN_EQUALS.test(run)) return 0;
  const name = run.slice(run.lastIndexOf('=', last - 1) + 1, last);
  return RETURN_PATH.test(name) && /\.[a-z]{2,}$/i.test(run.slice(last)) ? 0 : last + 1;
}

/** Finds the addresses whose @ is a word. */
function speltIn(text: string, { isField }: TextKind): AddressFound[] {
  const found: AddressFound[] = [];
  let floor = 0;
  for (const { start: at, end: after, kind } of atWords(text)) {
    // `asarray(a).ravel` is a call.
    if (at < floor || kindAt(text, after) !== WORD) continue;
    const domain = kind === 'hyphens' ? hyphenedDomainAt(text, after) : domainAt(text, after, false);
    if (!domain || domain.isDotless) continue;
    const start = speltStart(text, at, floor);
    if (start === null) continue;
    const name = text.slice(after, domain.end);
    const isSpelt = !/^[^\s()[\]{}<>]+$/.test(name);
    const local = text.slice(start, at);
    const isMeant =
      kind === 'brackets' ||
      kind === 'hyphens' ||
      isSpelt ||
      isField ||
      (kind === 'letter' && text[at] !== ' ' && text[after - 1] !== ' ') ||
      (kind === 'capitals' && local !== local.toUpperCase()) ||
      (text[start - 1] === '<' && text[domain.end] === '>');
    if (!isMeant || isFileOrVersion(name)) continue;
    found.push({ start, end: domain.end, input: text.slice(start, domain.end) });
    floor = domain.end;
  }
  return found;
}

/** Where the name before a word for @ begins. */
function speltStart(text: string, at: number, floor: number): number | null {
  let start = at;
  for (let words = 0; words < 4; words++) {
    const end = start;
    while (start > floor && end - start <= MAX_LOCAL && kindBefore(text, start) !== OTHER) {
      start -= widthBefore(text, start);
    }
    if (end - start > MAX_LOCAL) return null;
    while (start < end && (kindAt(text, start) === BETWEEN || isNoBeginning(text, start))) start++;
    if (start === end) return words === 0 ? null : end;
    const before = dotWordBefore(text, start);
    if (before === null || before <= floor) return start;
    start = before;
  }
  return start;
}
