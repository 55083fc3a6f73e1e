import { scanFeatures } from '../checks/characters.ts';
import * as feature from '../checks/features.ts';
import { type ArgsOf, type Findings, MAX_REASONS } from '../findings.ts';
import { label, leading, prefix, query } from './labels.ts';
import { bareName, displayName, otherAddresses } from './names.ts';
import { checkForAddress, cloudflare, cut } from './no-address.ts';
import { checkSubstitutes, mayBeSigns, SUBSTITUTE_FEATURES } from './substitutes.ts';
import {
  type AroundCode,
  atFrom,
  atOutsideQuotes,
  type Found,
  isLetDig,
  type Kind,
  type Unwrapped,
} from './unwrapped.ts';
import { angleBrackets, edgeWhiteSpace, leftOver, markup, pair, trailing } from './wrapping.ts';

/** Without any of these there is nothing around an address. */
const MAY_BE_DAMAGED =
  feature.delimiter | feature.hash | feature.control | feature.sign | feature.unfit | feature.percent;
/** What can be around an address both ends of which are letters or digits. */
const BETWEEN_LETTERS = feature.delimiter | feature.hash | feature.control;

/**
 * Takes off what people and programs put around an address, and reports what stands for a character inside it. The
 * grammar alone would report a heap of forbidden characters.
 * @param features what `scanFeatures` saw in the text
 */
export function unwrapDamage(
  text: string,
  from: number,
  to: number,
  features: number,
  findings: Findings,
): Unwrapped {
  const rest: Unwrapped = { text, start: from, end: to };
  const at = atFrom(text, from, to);
  const hasTwo = atFrom(text, at + 1, to) >= 0;
  let left = features;
  if (features & MAY_BE_DAMAGED || hasTwo || !isLetDig(text, to - 1)) {
    // Each kind can hide the next one: " <mailto: user@example.com>".
    for (let round = 0; round < MAX_REASONS && (hasTwo || mayBeWrapped(rest, left)); round++) {
      if (!unwrap(rest, left, findings)) break;
      left = scanFeatures(text.slice(rest.start, rest.end));
    }
  }
  if ((left & SUBSTITUTE_FEATURES || at < 0 || mayBeSigns(text, at + 1)) && !rest.hasNoAddress)
    checkSubstitutes(rest, left, findings);
  if (!rest.separator && !rest.hasNoAddress) checkForAddress(rest, findings);
  return rest;
}

/** Whatever is around an address has a sign at its edge, or one that does not belong to it. */
function mayBeWrapped({ text, start, end }: Unwrapped, features: number): boolean {
  return (features & BETWEEN_LETTERS) > 0 || !isLetDig(text, start) || !isLetDig(text, end - 1);
}

/** What is around the address and was not yet reported; returns whether anything was taken off. */
function unwrap(rest: Unwrapped, features: number, findings: Findings): boolean {
  const { text, start, end } = rest;
  const part = text.slice(start, end);
  const at = atOutsideQuotes(part, 0, part.length);
  const edges = (isLetDig(text, start) ? 0 : FIRST) | (isLetDig(text, end - 1) ? 0 : LAST);
  for (const [needed, edge, kind] of kinds) {
    const found =
      (needed === ANY || features & needed) && (edge === ANY || edges & edge) ? kind(part, at) : null;
    if (found && take(rest, found, findings)) return true;
  }
  return false;
}

/** Takes off what is before and after the address, a reason each. */
function take(rest: Unwrapped, found: NonNullable<Found>, findings: Findings): boolean {
  const { start, end } = rest;
  if (found.length === 1) {
    rest.hasNoAddress = findings.addMasking(found[0], start, end);
    return false;
  }
  const [code, from, to] = found;
  const [first, last] = [start + from, start + to];
  if (code === 'mailbox-display-name') {
    // It speaks for the brackets too, but spans only what is before them.
    if (!addNew(code, start, first - 1, 'before', findings)) return false;
    rest.start = first;
    rest.end = last;
    return true;
  }
  const isPair = first > start && last < end && PAIRED.test(code);
  const place = (where: 'before' | 'after') => (isPair ? 'around' : where);
  if (first > start && addNew(code, start, first, place('before'), findings)) rest.start = first;
  if (last < end && addNew(code, last, end, place('after'), findings)) rest.end = last;
  return rest.start > start || rest.end < end;
}

/** The codes that speak of two signs at once where there are two. */
const PAIRED = /angle|surround/;
/** The codes whose words differ by the side. */
const SIDED = /angle|surround|edge|mailto/;

/** A reason lowered to a warning takes nothing off, so it recurs; it is reported once. */
function addNew(
  code: AroundCode,
  start: number,
  end: number,
  where: 'around' | 'before' | 'after',
  findings: Findings,
): boolean {
  const args = SIDED.test(code) ? { where } : {};
  return !findings.has(code, start, end) && findings.add(code, start, end, args as ArgsOf<AroundCode>);
}

/** Whatever the features, or the edges. */
const ANY = 0;
/** The first, or the last, character is neither a letter nor a digit of ASCII. */
const FIRST = 1;
const LAST = 2;
const WHITE_SPACE = feature.space | feature.control | feature.unfit;

/** What can be around an address, outermost first, each with the features and the edges without which there is none of it. */
const kinds: readonly (readonly [features: number, edges: number, Kind])[] = [
  [WHITE_SPACE, FIRST | LAST, edgeWhiteSpace],
  [feature.colon | feature.angle | feature.bracket, ANY, markup],
  [feature.colon | feature.comma, ANY, prefix],
  [feature.delimiter, ANY, query],
  [WHITE_SPACE | feature.colon | feature.comma | feature.equals, ANY, label],
  [feature.delimiter, FIRST, leading],
  [feature.bracket | feature.hash | feature.equals, ANY, cloudflare],
  [ANY, ANY, otherAddresses],
  [feature.angle, FIRST | LAST, displayName],
  [feature.angle, FIRST | LAST, angleBrackets],
  [ANY, LAST, pair],
  [WHITE_SPACE | feature.parenthesis | feature.sign, ANY, bareName],
  [ANY, LAST, cut],
  [ANY, LAST, trailing],
  [ANY, FIRST, leftOver],
];
