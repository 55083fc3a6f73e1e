import { knownDomains, type MailDomain, mailDomains } from './providers.ts';
import { cost, costOfSlips } from './slips.ts';

/** A domain that was probably meant. */
export interface NearMiss {
  /** Index in the domain at which it goes wrong, from there to its end. */
  from: number;
  /** What was meant there. */
  meant: string;
}

/** Tells whether a label, in lower case, is a top-level domain. */
export type IsTopLevel = (label: string) => boolean;

/** By how much the likeliest reading has to be ahead of the next one. */
const MARGIN = 3;

/** What is subtracted from the cost for endings and providers that far more people use than any other. */
const HEAD_START = 3;

/** The highest cost of slips for anything. */
const MAX_COST = cost.added + cost.near;

/** The longest domain name, in octets of its text form (RFC 1035 2.3.4). */
const MAX_DOMAIN = 253;

/** Countries whose endings are recognized after any name. */
const countryEndings =
  'at au be br ca ch cn cz de dk es eu fi fr gr hu ie il in it jp kr mx nl no nz pl pt ro ru se sg tr tw ua uk us za ' +
  'co.uk org.uk ac.uk com.br com.au com.mx com.ar com.tr com.cn co.jp ne.jp co.kr co.in co.nz co.za';

let commonEndings: ReadonlyMap<string, number> | undefined;

/** Endings that are recognized after any name, with what is added to their cost: countries have fewer domains than `com`, and more neighbours. */
function weighedEndings(): ReadonlyMap<string, number> {
  commonEndings ??= new Map([
    ['com', 0],
    ['net', 3],
    ['org', 3],
    ['edu', 4],
    ...countryEndings.split(' ').map((ending) => [ending, 5] as const),
  ]);
  return commonEndings;
}

/** Endings that exist and are still taken for another: a letter of it is missing. */
const shortened: Readonly<Record<string, string>> = { co: 'com', cm: 'com', om: 'com', ne: 'net', et: 'net' };

/**
 * The domain that was meant: a provider's, where the one given is a likely slip for it and for no other, or the same
 * name under a common ending, where the given ending does not exist. Null elsewhere.
 * @param domain in lower case
 */
export function findNearMiss(domain: string, isTopLevel: IsTopLevel): NearMiss | null {
  if (domain.length > MAX_DOMAIN || knownDomains().has(domain)) return null;
  const top = domain.slice(domain.lastIndexOf('.') + 1);
  const exists = top !== domain && isTopLevel(top);
  const provider = bareProvider(domain) ?? repeated(domain) ?? likeliest(domain, exists);
  if (provider === AMBIGUOUS) return null;
  if (provider !== null) return { from: 0, meant: provider };
  if (exists || top === domain) return null;
  return followedByText(domain) ?? misspeltEnding(domain, top);
}

const AMBIGUOUS = Symbol('ambiguous');

/** The provider whose name stands alone (`gmail`), where that name has only one ending. */
function bareProvider(domain: string): string | null {
  if (domain.includes('.') || domain.length < 4) return null;
  return (
    mailDomains().find(({ name, isOnly, isOrdinary }) => name === domain && isOnly && !isOrdinary)?.domain ??
    null
  );
}

/** What is left of a domain whose ending stands there twice, or that begins with `www.`. */
function repeated(domain: string): string | null {
  if (domain.startsWith('www.') && knownDomains().has(domain.slice(4))) return domain.slice(4);
  const twice = /^[^.]+.*?((?:\.[^.]+){1,2})\1$/.exec(domain);
  if (!twice) return null;
  const ending = twice[1] as string;
  const once = domain.slice(0, -ending.length);
  return knownDomains().has(once) || /^[^.]+\.(?:com|net|org)$/.test(once) ? once : null;
}

/** The provider's domain that most likely was meant. */
function likeliest(domain: string, exists: boolean): string | typeof AMBIGUOUS | null {
  const letters = lettersOf(domain);
  let best = Number.POSITIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  let meant: string | null = null;
  for (const [index, target] of mailDomains().entries()) {
    if (Math.abs(target.domain.length - domain.length) > 2) continue;
    if (countBits(letters ^ (targetLetters()[index] as number)) > 4) continue;
    if (!beginsAlike(domain, target.domain)) continue;
    const slips = costOfSlips(domain, target.domain, MAX_COST);
    if (slips > limitOf(domain, target, exists, slips)) continue;
    const weighed =
      slips - (target.ending === 'com' ? HEAD_START : 0) - (target.name === 'gmail' ? HEAD_START : 0);
    if (weighed < best) {
      next = best;
      best = weighed;
      meant = target.domain;
    } else if (weighed < next) next = weighed;
  }
  return meant === null ? null : next - best < MARGIN ? AMBIGUOUS : meant;
}

/** The highest cost at which a domain still counts as a slip for another; -1 for none. */
function limitOf(domain: string, target: MailDomain, exists: boolean, slips: number): number {
  const { name, ending } = target;
  const { length } = name;
  // Only dots are missing, or stand where they do not belong.
  const isSameLetters = withoutDots(domain) === withoutDots(target.domain);
  if (!exists) {
    if (isSameLetters) return slips;
    if (!domain.includes('.')) return length > 4 ? cost.usual + cost.near : cost.usual;
    if (/\.[^.]$/.test(domain)) return isOnlyEndingWith(domain, target) ? 2 * cost.near : -1;
    if (length > 4) return length > 5 ? cost.added + cost.near : cost.usual + cost.near;
    return length > 3 || domain.startsWith(target.domain) ? cost.added : cost.near;
  }
  const written = domain.endsWith(`.${ending}`) ? domain.slice(0, -ending.length - 1) : null;
  if (written !== null) return limitOfName(written, target);
  // Within a country there is one ending; another country's is another domain.
  const isNational = ending.includes('.');
  if (length < (isNational ? 4 : 5)) return -1;
  if (isSameLetters) return slips;
  const dot = domain.indexOf('.');
  const before = domain.slice(0, dot);
  const after = domain.slice(dot + 1);
  if (shortened[after] === ending) {
    const isName = before[0] === name[0] && costOfSlips(before, name, cost.near) <= cost.near;
    return length > 4 && (before === name || (isName && length > 5)) ? slips : -1;
  }
  const country = ending.slice(ending.lastIndexOf('.'));
  return before === name && isNational && after.includes('.') && after.endsWith(country) ? cost.added : -1;
}

const withoutDots = (text: string) => text.replaceAll('.', '');

/** Whether of all endings of a name only this one has the one letter that is left of it. */
function isOnlyEndingWith(domain: string, { name, ending }: MailDomain): boolean {
  const [before, letter] = [domain.slice(0, -1), domain.slice(-1)];
  const fits = (one: MailDomain) => {
    const last = one.domain.slice(one.domain.lastIndexOf('.') + 1);
    return (
      `${name}.${one.ending}` === `${before}${last}` && (last.startsWith(letter) || last.endsWith(letter))
    );
  };
  const fitting = mailDomains().filter((one) => one.name === name && fits(one));
  return fitting.length === 1 && fitting[0]?.ending === ending;
}

/** The highest cost for a name before an ending that exists, so that the whole may be another's. */
function limitOfName(written: string, { name, isDistinct }: MailDomain): number {
  const { length } = name;
  if (length < 4) return isDistinct && !/^\d/.test(name) ? cost.usual : -1;
  const isFirstOther = written.length === length && written.slice(1) === name.slice(1);
  if (length < 5) return isFirstOther || /^.mail$/.test(written) ? -1 : cost.usual;
  const prefix = name.endsWith('mail') ? length - 4 : length;
  // There are many short names before "mail": amail, email, xmail; coxmail, boxmail.
  if (prefix < 2 && /^.mail$/.test(written)) return name === 'gmail' ? cost.near : -1;
  if (prefix < 2) return name === 'gmail' ? cost.near : cost.usual;
  if (isFirstOther) return prefix < 5 ? cost.near : cost.replaced;
  return length < 6 || prefix < 5 ? cost.added : cost.replaced;
}

/** A provider's domain with something after it, where that leaves no ending that exists. */
function followedByText(domain: string): NearMiss | null {
  let found = '';
  for (const { domain: target, isDistinct } of mailDomains()) {
    if (isDistinct && domain.startsWith(target) && target.length > found.length) found = target;
  }
  // A letter or two after a dot are what is left of a country.
  return found === '' || /^\.[^.]{0,2}$/.test(domain.slice(found.length)) ? null : { from: 0, meant: found };
}

/** A common ending instead of one that does not exist. */
function misspeltEnding(domain: string, top: string): NearMiss | null {
  if (top.length < 2) return null;
  let best = Number.POSITIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  let meant = '';
  for (const [ending, added] of weighedEndings()) {
    if (Math.abs(ending.length - top.length) > 1) continue;
    const slips = costOfSlips(top, ending, cost.added);
    if (slips > (ending.length > 2 ? cost.added : cost.near)) continue;
    if (slips + added < best) {
      next = best;
      best = slips + added;
      meant = ending;
    } else next = Math.min(next, slips + added);
  }
  return meant === '' || next - best < MARGIN ? null : { from: domain.length - top.length, meant };
}

/** Whether one slip at most is in the first two letters: most domains are told apart by this alone. */
function beginsAlike(domain: string, target: string): boolean {
  return (
    domain[0] === target[0] || domain[1] === target[1] || domain[0] === target[1] || domain[1] === target[0]
  );
}

/** A bit for each letter of the alphabet that a text has, and one for digits and signs. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text.charCodeAt(index) - 0x60;
    bits |= 1 << (letter > 0 && letter < 27 ? letter : 0);
  }
  return bits;
}

let ofTargets: readonly number[] | undefined;

function targetLetters(): readonly number[] {
  ofTargets ??= mailDomains().map(({ domain }) => lettersOf(domain));
  return ofTargets;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
