import { MAX_LOOK } from '../checks/characters.ts';
import type { Reason, ReasonCode } from '../reasons.ts';
import { applyEdits, type Edit } from '../span.ts';
import { isOpen, isRepairable, repairOf } from './repairs.ts';

const isError = ({ level }: Reason) => level === 'error';

/** More rounds than any known damage needs. */
const MAX_ROUNDS = 6;

/**
 * The repaired address, or null where there is no repair that leads to a valid one. Each round fixes everything that
 * can be fixed at once, so that several kinds of damage come off together. Where that leads nowhere, warnings stay.
 * What is far too long is left as it is.
 * @param input what the text was read from
 * @param reasons those of `text`
 * @param recheck checks a candidate
 */
export function repair(
  text: string,
  input: string | Uint8Array,
  reasons: readonly Reason[],
  recheck: Recheck,
): string | null {
  // What each reason's own repair is, which both the search and the words ask for.
  const edits = mayBeRepaired(text, reasons) ? editsOf(text, reasons, input) : [];
  const suggestion = edits.some(Boolean) ? findRepair(text, reasons, edits, recheck) : null;
  reasons.forEach((reason, index) => {
    // A name beside an address has to go, whatever is wrong with the address.
    const known = reason.code === 'mailbox-display-name' ? repairOf(reason, text, input) : null;
    if (isRepairable(reason.code)) markRepair(reason, suggestion === null ? known : edits[index]);
  });
  return suggestion;
}

/** The codes whose words speak of a replacement; those of all others speak of a removal. */
const SPEAKS_OF_REPLACEMENT =
  /^encoding-(?:smart|html|back)|lookalike$|obfusc|-encoding$|printable$|forbidden|disallowed/;

/**
 * Whoever does what the words say gets to the suggestion only where the repair is about the span of the reason; a dot too
 * many has no place of its own.
 */
function markRepair(reason: Reason, edit: Edit | null | undefined): void {
  const isHere = edit?.start === reason.start && edit.end === reason.end;
  const isSuggested =
    edit &&
    (/empty-[al]/.test(reason.code)
      ? edit.text === ''
      : // A display name goes with its brackets, which its span leaves out.
        reason.code === 'mailbox-display-name' ||
        (isHere && SPEAKS_OF_REPLACEMENT.test(reason.code) === (edit.text !== '')));
  (reason.args as { repair?: 'suggested' | 'unknown' }).repair = isSuggested ? 'suggested' : 'unknown';
}

/** A text that has been repaired, and the reasons that are left: warnings alone. */
interface Repaired {
  text: string;
  left: readonly Reason[];
}

type Recheck = (candidate: string) => readonly Reason[];
type Edits = readonly (Edit | null)[];

function findRepair(text: string, reasons: readonly Reason[], edits: Edits, recheck: Recheck): string | null {
  let found = repairOnce(text, reasons, edits, recheck);
  // The warnings that it has left may have a repair now, and no suggestion is to need another.
  for (let round = 0; found !== null && round < MAX_ROUNDS; round++) {
    const { text: candidate, left } = found;
    found = mayBeRepaired(candidate, left)
      ? repairOnce(candidate, left, editsOf(candidate, left), recheck)
      : null;
    // What is left of another width is only half repaired.
    if (found === null)
      return HALF.test(candidate) || left.some((reason) => isNewDoubt(reason, reasons)) ? null : candidate;
  }
  return null;
}

/** Signs of Asian keyboards and of word processors, where the rest was repaired; or a word of markup or of a header before it. */
const HALF =
  /[\u2010-\u2015\u2024\u3001-\u3003\u3008-\u301f\ufb00-\ufb06\uff01-\uff64]|^[\w.-]*\||\?[bqBQ]\?/;

const editsOf = (text: string, reasons: readonly Reason[], input: string | Uint8Array = text): Edits =>
  reasons.map((reason) => repairOf(reason, text, input));

/** A warning that only the repair brought about, and that says more than how the mailbox is written. */
function isNewDoubt({ code }: Reason, reasons: readonly Reason[]): boolean {
  const had = (known: ReasonCode) => reasons.some((reason) => reason.code === known);
  // A word such as "at" with no domain after it was a word.
  const isNew = !had(code) || (code === 'domain-dotless' && had('mailbox-obfuscation'));
  return isNew && !/part-(?:needless|quot)|literal|header-/.test(code);
}

/** Whether there is something to repair, and no repair would be a guess. */
function mayBeRepaired(text: string, reasons: readonly Reason[]): boolean {
  return text.length <= MAX_LOOK && !reasons.some(({ code }) => isOpen(code));
}

function repairOnce(
  text: string,
  reasons: readonly Reason[],
  edits: Edits,
  recheck: Recheck,
): Repaired | null {
  const all = attempt(text, reasons, edits, recheck);
  // Without the warnings there may be a way, if there are errors besides.
  if (all !== null || reasons.every(isError) || !reasons.some(isError)) return all;
  const errors = attempt(
    text,
    reasons,
    edits.map((edit, index) => (isError(reasons[index] as Reason) ? edit : null)),
    (candidate) => recheck(candidate).filter(isError),
  );
  return errors && { text: errors.text, left: recheck(errors.text) };
}

function attempt(text: string, reasons: readonly Reason[], edits: Edits, recheck: Recheck): Repaired | null {
  let candidate = applyFixes(text, reasons, edits);
  if (candidate === text) return null;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const left = recheck(candidate);
    // The common case, which needs no further look.
    if (left.length === 0) return { text: candidate, left };
    if (!mayBeRepaired(candidate, left)) return null;
    const next = applyFixes(candidate, left, editsOf(candidate, left));
    if (next === candidate) return left.some(isError) ? null : { text: candidate, left };
    candidate = next;
  }
  return null;
}

/**
 * Fixes what can be fixed. Returns the text itself if there is nothing to fix, or an error has no repair and lies in
 * nothing that is fixed.
 */
function applyFixes(text: string, reasons: readonly Reason[], repairs: Edits): string {
  // The common case: there is nothing to put in order, which takes a tenth of the time of a broken address.
  const [only] = repairs;
  if (reasons.length === 1) return only ? applyEdits(text, [only]) : text;
  // What is written in another way is decoded before anything else, since it can mean what is around an address, and
  // misread letters can look like signs.
  const isEncoded = repairs.some((edit, index) => edit && isEncoding(reasons[index] as Reason));
  const edits: Edit[] = [];
  const helpless: Reason[] = [];
  reasons.forEach((reason, index) => {
    if (isEncoded && !isEncoding(reason)) return;
    const edit = repairs[index];
    if (edit) edits.push(edit);
    // Scripts are mixed no more once a word for a sign has become the sign.
    else if (isError(reason) && reason.code !== 'mailbox-mixed-scripts') helpless.push(reason);
  });
  const isFixed = ({ start, end }: Reason) => edits.some((edit) => edit.start <= start && end <= edit.end);
  // What overlaps is left to the next round.
  return helpless.every(isFixed) ? applyEdits(text, edits) : text;
}

const isEncoding = ({ code }: Reason) => /moji|html|g-back|obf|url|sign-look/.test(code);
