import { wrongType } from '../errors.ts';
import { textOf } from '../messages/catalogue.ts';
import { levelTable, PROFILES } from '../profiles.ts';
import {
  type Command,
  type Level,
  type Reason,
  type ReasonCode,
  type ReasonRow,
  reasons,
} from '../reasons.ts';
import { type ReplyStyle, replyFor } from '../reply.ts';
import { citationOf } from './citation.ts';
import { referenceEn } from './en/en.ts';
import { type EnhancedCode, enhancedCodes, enhancedRow, enhancedRows } from './enhanced.ts';
import {
  type ClassOfReply,
  type EnhancedExplanation,
  type Explanation,
  type ReasonExplanation,
  type ReplyExplanation,
  replyStyles,
} from './explanation.ts';
import { type ReplyCode, replyRows, stepsOf } from './replies.ts';
import { checkWords, type Digit, type ReferenceWords, type Subject } from './words.ts';

const reasonCodes = Object.keys(reasons) as ReasonCode[];

/** `X.1.3` with any first digit that a reply may have. */
type WithDigit<C extends EnhancedCode> = C extends `X${infer Rest}`
  ? `${Exclude<Digit, '3'> | 'X'}${Rest}`
  : never;

/**
 * Explains a reply code (`553`), an enhanced status code (`5.1.3`, or `X.1.3` for every first digit) or the code of a
 * reason (`local-part-empty-atom`).
 * @param words the language; English when absent
 * @returns null for a code that the reference does not know
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * explain('553')?.meaning;
 * explain('local-part-empty-atom')?.why;
 * ```
 */
export function explain(code: ReplyCode | keyof typeof replyRows, words?: ReferenceWords): ReplyExplanation;
export function explain(code: ReasonCode, words?: ReferenceWords): ReasonExplanation;
export function explain(code: WithDigit<EnhancedCode>, words?: ReferenceWords): EnhancedExplanation;
export function explain(code: string | number, words?: ReferenceWords): Explanation | null;
export function explain(code: string | number, words: ReferenceWords = referenceEn): Explanation | null {
  if (typeof code !== 'string' && typeof code !== 'number') {
    throw wrongType('code', 'a string or a number', code);
  }
  checkWords(words);
  const asked = String(code).trim();
  if (Object.hasOwn(replyRows, asked)) return explainReply(asked as ReplyCode, words);
  const [, digit, rest] = /^([245x])(\.\d{1,3}\.\d{1,3})$/i.exec(asked) ?? [];
  const registered = `X${rest}` as EnhancedCode;
  if (digit && Object.hasOwn(enhancedRows, registered)) {
    return explainEnhanced(registered, digit.toUpperCase() as Digit | 'X', words);
  }
  const reason = asked.toLowerCase() as ReasonCode;
  return Object.hasOwn(reasons, reason) ? explainReason(reason, words) : null;
}

function classOf(digit: Digit, words: ReferenceWords): ClassOfReply {
  const { name, meaning } = words.classes[digit];
  return { digit, name, meaning };
}

function explainReply(code: ReplyCode, words: ReferenceWords): ReplyExplanation {
  const digit = code[0] as Digit;
  const { next = words.classes[digit].next, ...own } = words.replies[code];
  const { name, meaning, when, fix } = own;
  const row: { rfc: readonly string[]; dialogue?: readonly string[] } = replyRows[code];
  return {
    kind: 'reply',
    code,
    name,
    class: classOf(digit, words),
    meaning,
    steps: stepsOf(code),
    when,
    next,
    fix,
    use: words.use[code],
    enhanced: digit === '3' ? [] : enhancedBeside(code),
    reasons: reasonsAnswered((reply) => reply.startsWith(code)),
    dialogue: [...(row.dialogue ?? [])],
    source: row.rfc.map(citationOf),
  };
}

/** The enhanced codes that name this reply, with its first digit. */
function enhancedBeside(code: ReplyCode): string[] {
  const found = enhancedCodes.filter((enhanced) => {
    const { replies, alsoWith } = enhancedRow(enhanced);
    return [...replies, ...alsoWith].includes(code);
  });
  return found.map((enhanced) => enhanced.replace('X', code[0] as string));
}

function explainEnhanced(
  registered: EnhancedCode,
  digit: Digit | 'X',
  words: ReferenceWords,
): EnhancedExplanation {
  const { name, meaning, when = null, fix = null } = words.enhanced[registered];
  const { replies, alsoWith, steps, rfc } = enhancedRow(registered);
  const subject = registered.split('.')[1] as Subject;
  const code = registered.replace('X', digit);
  const agrees = (reply: string) => digit === 'X' || reply === 'any' || reply.startsWith(digit);
  return {
    kind: 'enhanced',
    code,
    registered,
    name,
    class: digit === 'X' ? null : classOf(digit, words),
    subject: { digit: subject, name: words.subjects[subject] },
    meaning,
    when,
    fix,
    steps: [...steps],
    replies: { registered: replies.filter(agrees), inUse: alsoWith.filter(agrees) },
    reasons: reasonsAnswered((reply) => reply.endsWith(digit === 'X' ? registered.slice(1) : ` ${code}`)),
    source: rfc.map(citationOf),
  };
}

/** The reasons that are answered with a certain reply, in the default style, at MAIL or RCPT. */
function reasonsAnswered(isMeant: (reply: string) => boolean): ReasonCode[] {
  return reasonCodes.filter(
    (code) => isMeant(replyTo(code, 'MAIL', '553')) || isMeant(replyTo(code, 'RCPT', '553')),
  );
}

/** What a server says to a reason that is an error and the only one, `553 5.1.3`. */
function replyTo(code: ReasonCode, command: Command, style: ReplyStyle): string {
  const reason = { code, level: 'error', start: 0, end: 0, octets: [0, 0], args: {} } as unknown as Reason;
  const reply = replyFor({ reasons: [reason] }, { command, style });
  return `${reply?.code} ${reply?.enhanced}`;
}

function repliesTo(code: ReasonCode, command: Command): Record<ReplyStyle, string> {
  return Object.fromEntries(replyStyles.map((style) => [style, replyTo(code, command, style)])) as Record<
    ReplyStyle,
    string
  >;
}

function explainReason(code: ReasonCode, words: ReferenceWords): ReasonExplanation {
  const { part, rfc, since, example }: ReasonRow = reasons[code];
  return {
    kind: 'reason',
    code,
    part: { name: part, words: words.parts[part] },
    message: textOf(words.messages.reasons[code]),
    why: words.why[code],
    levels: levelsOf(code),
    example,
    replies: { MAIL: repliesTo(code, 'MAIL'), RCPT: repliesTo(code, 'RCPT') },
    since,
    source: [citationOf(rfc)],
  };
}

function level(letter: string | undefined): Level | 'off' {
  return letter === 'o' ? 'off' : letter === 'w' ? 'warning' : 'error';
}

function levelsOf(code: ReasonCode): ReasonExplanation['levels'] {
  const row = levelTable[code];
  const levels = PROFILES.map((profile, column) => [profile, level(row[column])]);
  return Object.fromEntries(levels) as ReasonExplanation['levels'];
}
