import { Findings } from '../findings.ts';
import { smtpLevels } from '../profiles.ts';
import type { Reason, ReasonCode } from '../reasons.ts';
import { judgeIdna } from './idna.ts';

/** Puts `text` in place of what stands from `start` to `end` (UTF-16 indices). */
interface Edit {
  start: number;
  end: number;
  text: string;
}

type Repair = (reason: Reason, text: string) => Edit | null;

const remove: Repair = ({ start, end }) => ({ start, end, text: '' });
const insert =
  (text: string): Repair =>
  ({ start }) => ({ start, end: start, text });

/** Takes out the dots of empty atoms or labels: those behind them, or at the very end those before them. */
const removeDots: Repair = ({ start, end }, text) =>
  text[end] === '.' ? { start, end: end + 1, text: '' } : { start: Math.max(0, start - 1), end, text: '' };

/** How to mend what a reason names; a reason that is not here cannot be mended without a guess. */
const repairs: { readonly [C in ReasonCode]?: Repair } = {
  'mailbox-edge-white-space': remove,
  'mailbox-mailto-prefix': remove,
  'mailbox-angle-brackets': remove,
  // Line ends at the edge go with the white space around them.
  'encoding-control-character': ({ start, end }, text) =>
    isEdge(text, start, end) ? { start, end, text: '' } : null,
  'local-part-empty-atom': removeDots,
  'local-part-comment': remove,
  'local-part-quoted-pair': ({ start }) => ({ start, end: start + 1, text: '' }),
  'domain-empty-label': removeDots,
  'domain-trailing-dot': remove,
  'domain-comment': remove,
  'domain-at-sign': (reason, text) => (text[reason.start - 1] === '@' ? remove(reason, text) : null),
  'domain-ip-without-brackets': ({ start, end }, text) => ({
    start,
    end,
    text: `[${text.slice(start, end)}]`,
  }),
  'domain-needs-smtputf8': (reason, text) => {
    const start = text.lastIndexOf('@', reason.start) + 1;
    // In a path the domain ends before its bracket, or before the next of a source route.
    const length = text.slice(reason.end).search(/[>,: ]/);
    const end = length < 0 ? text.length : reason.end + length;
    return { start, end, text: judgeIdna(text, start, end, new Findings(smtpLevels)).ascii };
  },
  'literal-unclosed': insert(']'),
  'literal-ipv6-tag-missing': insert('IPv6:'),
  'literal-ipv6-zone': remove,
  'literal-ipv6-short-compression': ({ start, end }, text) => ({
    start,
    end,
    text: `${text[start - 1] === ':' ? '' : ':'}0${text[end] === ']' ? '' : ':'}`,
  }),
  'path-space-at-colon': remove,
  'path-text-before-bracket': remove,
  'path-brackets-missing': ({ start, end }, text) => ({ start, end, text: `<${text.slice(start, end)}>` }),
  // Nothing at all behind the bracket must not become the null path.
  'path-unclosed': ({ start }, text) => (text[start - 1] === '<' ? null : { start, end: start, text: '>' }),
  'parameter-space': remove,
};

/** More rounds than any known damage needs. */
const MAX_ROUNDS = 6;

/**
 * The repaired address, or null where there is no repair that leads to a valid one. Each round mends everything that
 * can be mended at once, so that several kinds of damage come off together.
 * @param reasons those of `text`
 * @param again judges a candidate
 */
export function repair(
  text: string,
  reasons: readonly Reason[],
  again: (candidate: string) => readonly Reason[],
): string | null {
  let candidate = text;
  let left = reasons;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = mend(candidate, left);
    if (next === null) return null;
    if (next === candidate) return candidate === text ? null : candidate;
    candidate = next;
    left = again(candidate);
    if (left.length === 0) return candidate;
  }
  return null;
}

/** Mends what can be mended; null when there is an error that cannot, the text itself when nothing is to be mended. */
function mend(text: string, reasons: readonly Reason[]): string | null {
  let mended = '';
  let done = 0;
  for (const reason of reasons) {
    const edit = repairs[reason.code]?.(reason, text) ?? null;
    if (!edit) {
      if (reason.level === 'error') return null;
      continue;
    }
    // What overlaps is left to the next round.
    if (edit.start < done) continue;
    mended += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return mended + text.slice(done);
}

function isEdge(text: string, start: number, end: number): boolean {
  return text.slice(0, start).trim() === '' || text.slice(end).trim() === '';
}
