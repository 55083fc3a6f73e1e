import { wrongType } from '../errors.ts';
import { fill } from '../messages/catalogue.ts';
import { referenceEn } from './en/en.ts';
import {
  type ClassOfReply,
  type EnhancedExplanation,
  type Explanation,
  type ReasonExplanation,
  type ReplyExplanation,
  replyStyles,
} from './explanation.ts';
import { type Step, steps } from './replies.ts';
import { checkWords, listOf, nameStep, type ReferenceWords } from './words.ts';

/**
 * How two codes differ, in sentences: what the facts say, then what is worth saying of these two.
 * @param words the language of the explanations; English when absent
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const [a, b] = [explain('550'), explain('553')];
 * if (a && b) differences(a, b);
 * ```
 */
export function differences(a: Explanation, b: Explanation, words: ReferenceWords = referenceEn): string[] {
  checkWords(words);
  for (const [name, value] of Object.entries({ a, b })) {
    if (typeof value?.code === 'string' && Object.hasOwn(words.labels.kinds, value.kind)) continue;
    throw wrongType(name, 'what explain returned', value);
  }
  const names = { a: a.code, b: b.code };
  const say = (template: string, values = {}) => fill(template, { ...names, ...values });
  if (a.code === b.code) return [say(words.differences.sameCode)];
  return [...sentences(a, b, words, say), ...pairNotes(a.code, b.code, words)];
}

type Say = (template: string, values?: Readonly<Record<string, string>>) => string;

function sentences(a: Explanation, b: Explanation, words: ReferenceWords, say: Say): string[] {
  if (a.kind === 'reply' && b.kind === 'reply') return ofReplies(a, b, words, say);
  if (a.kind === 'enhanced' && b.kind === 'enhanced') return ofEnhanced(a, b, words, say);
  if (a.kind === 'reason' && b.kind === 'reason') return ofReasons(a, b, words, say);
  const { kinds } = words.labels;
  const first = say(words.differences.otherKinds, { kindA: kinds[a.kind], kindB: kinds[b.kind] });
  return [first, ofKinds(a, b, words, say)];
}

/** Two codes of different kinds. */
function ofKinds(a: Explanation, b: Explanation, words: ReferenceWords, say: Say): string {
  const both = [a, b];
  const reply = both.find((one) => one.kind === 'reply');
  const status = both.find((one) => one.kind === 'enhanced');
  const reason = both.find((one) => one.kind === 'reason');
  if (reply && status) return besides(reply, status, words);
  return ofAnswer((reply ?? status) as ReplyExplanation, reason as ReasonExplanation, words, say);
}

function pairNotes(a: string, b: string, words: ReferenceWords): readonly string[] {
  return words.pairs[[a, b].sort().join(' ')] ?? [];
}

function ofReplies(a: ReplyExplanation, b: ReplyExplanation, words: ReferenceWords, say: Say): string[] {
  const found = [ofClasses(a.class, b.class, words, say), ...ofSteps(a.steps, b.steps, words, say)];
  const [digitA, digitB] = [a.class.digit, b.class.digit];
  if ((digitA === '3') !== (digitB === '3')) {
    const [without, other] = digitA === '3' ? [a, b] : [b, a];
    if (other.enhanced.length > 0) {
      const list = listOf(other.enhanced.slice(0, 3), words);
      found.push(fill(words.differences.oneHasEnhanced, { a: without.code, b: other.code, list }));
    }
  }
  if ([digitA, digitB].sort().join('') === '45') {
    const [later, never] = digitA === '4' ? [a, b] : [b, a];
    found.push(fill(words.differences.retryOne, { a: later.code, b: never.code }));
  }
  return found;
}

function ofClasses(a: ClassOfReply, b: ClassOfReply, words: ReferenceWords, say: Say): string {
  if (a.digit === b.digit) return say(words.differences.sameClass, { class: a.name });
  return say(words.differences.otherClass, { classA: a.meaning, classB: b.meaning });
}

/** Any command: everything but the two steps that are none. */
const commands: readonly Step[] = steps.filter((step) => step !== 'connect' && step !== 'message');

function ofSteps(a: Step[] | null, b: Step[] | null, words: ReferenceWords, say: Say): string[] {
  const inWords = (list: readonly Step[] | null) =>
    list
      ? listOf(
          list.map((step) => nameStep(step, words)),
          words,
        )
      : words.labels.anyStep;
  if (!a && !b) return [say(words.differences.commonSteps, { list: words.labels.anyStep })];
  const common = (a ?? commands).filter((step) => (b ?? commands).includes(step));
  if (common.length > 0) return [say(words.differences.commonSteps, { list: inWords(common) })];
  return [say(words.differences.noCommonStep, { listA: inWords(a), listB: inWords(b) })];
}

function ofEnhanced(
  a: EnhancedExplanation,
  b: EnhancedExplanation,
  words: ReferenceWords,
  say: Say,
): string[] {
  const found: string[] = [];
  if (a.class && b.class) found.push(ofClasses(a.class, b.class, words, say));
  const isSame = a.subject.digit === b.subject.digit;
  found.push(
    isSame
      ? say(words.differences.sameSubject, { list: a.subject.name })
      : say(words.differences.otherSubject, { listA: a.subject.name, listB: b.subject.name }),
  );
  if (a.steps.length > 0 && b.steps.length > 0) found.push(...ofSteps(a.steps, b.steps, words, say));
  return found;
}

function ofReasons(a: ReasonExplanation, b: ReasonExplanation, words: ReferenceWords, say: Say): string[] {
  const isSamePart = a.part.name === b.part.name;
  const [listA, listB] = [a, b].map(({ replies }) =>
    [...new Set(replyStyles.map((style) => replies.RCPT[style]))].join(' / '),
  );
  const isSameReply = JSON.stringify(a.replies) === JSON.stringify(b.replies);
  return [
    isSamePart
      ? say(words.differences.samePart, { list: a.part.words })
      : say(words.differences.otherPart, { listA: a.part.words, listB: b.part.words }),
    isSameReply
      ? say(words.differences.sameReplies)
      : say(words.differences.otherReplies, { listA: listA as string, listB: listB as string }),
  ];
}

/** Whether an enhanced code stands beside a reply. */
function besides(reply: ReplyExplanation, status: EnhancedExplanation, words: ReferenceWords): string {
  const beside = status.code.replace('X', reply.class.digit);
  const [a, b] = [reply.code, status.code];
  return reply.enhanced.includes(beside)
    ? fill(words.differences.standsBeside, { a, b, example: `${a} ${beside}` })
    : fill(words.differences.neverBeside, { a, b });
}

/** In which styles a reason gets a reply or an enhanced code. */
function ofAnswer(
  to: ReplyExplanation | EnhancedExplanation,
  { code: reason, replies }: ReasonExplanation,
  words: ReferenceWords,
  say: Say,
): string {
  const isMeant = (reply: string) =>
    to.kind === 'reply' ? reply.startsWith(to.code) : reply.endsWith(to.code.replace(/^X/, ''));
  const styles = replyStyles.filter((style) => isMeant(replies.MAIL[style]) || isMeant(replies.RCPT[style]));
  return styles.length > 0
    ? say(words.differences.answers, { reason, code: to.code, list: listOf(styles, words) })
    : say(words.differences.answersNot, { reason, code: to.code });
}
