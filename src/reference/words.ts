import { wrongType } from '../errors.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { Part, ReasonCode, ReasonRow } from '../reasons.ts';
import type { EnhancedCode } from './enhanced.ts';
import type { Actor, Meaning } from './meanings.ts';
import type { ReplyCode, Step } from './replies.ts';

/** What the reference explains. */
type Kind = 'reply' | 'enhanced' | 'reason';

/** The first digit of a reply that SMTP uses (RFC 5321 4.2.1). */
export type Digit = '2' | '3' | '4' | '5';

/** The second part of an enhanced status code (RFC 3463 3). */
export type Subject = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7';

/** What a first digit says. */
interface ClassWords {
  name: string;
  meaning: string;
  /** What a client does on it. */
  next: string;
}

/** What is said of one reply code. */
interface ReplyWords {
  name: string;
  meaning: string;
  /** When it is seen. */
  when: string;
  /** How to fix it; what to do where nothing is wrong. */
  fix: string;
  /** What the client does, where its class does not say it exactly enough. */
  next?: string;
}

/** What is said of one enhanced status code. */
interface EnhancedWords {
  name: string;
  meaning: string;
  when?: string;
  fix?: string;
}

/** The words around the facts. What stands in braces is filled in. */
interface Labels {
  kinds: { readonly [K in Kind]: string };
  code: string;
  class: string;
  subject: string;
  meaning: string;
  steps: string;
  anyStep: string;
  noStep: string;
  when: string;
  next: string;
  fix: string;
  enhanced: string;
  noEnhanced: string;
  noneKnown: string;
  replies: string;
  /** `{list}` */
  registered: string;
  /** `{list}` */
  inUse: string;
  reasons: string;
  /** `{count}`, `{list}` */
  reasonsSuchAs: string;
  dialogue: string;
  source: string;
  page: string;
  what: string;
  why: string;
  part: string;
  wrong: string;
  right: string;
  levels: string;
  level: { error: string; warning: string; off: string };
  /** `{step}` */
  reply: string;
  /** `{style}` */
  style: string;
  /** `{option}` */
  withOption: string;
  /** How an example is read, where not as a mailbox. */
  as: { readonly [A in NonNullable<ReasonRow['example']['as']>]: string };
  differences: string;
  and: string;
}

/** How two codes differ, as far as the facts say it. `{a}` and `{b}` are the codes. */
interface DifferenceWords {
  sameCode: string;
  /** `{class}` */
  sameClass: string;
  /** `{classA}`, `{classB}`: their meanings */
  otherClass: string;
  /** `{kindA}`, `{kindB}` */
  otherKinds: string;
  /** `{listA}`, `{listB}` */
  noCommonStep: string;
  /** `{list}` */
  commonSteps: string;
  /** `{list}` */
  oneHasEnhanced: string;
  retryOne: string;
  /** `{list}` */
  sameSubject: string;
  /** `{listA}`, `{listB}` */
  otherSubject: string;
  sameReplies: string;
  /** `{listA}`, `{listB}` */
  otherReplies: string;
  /** `{list}` */
  samePart: string;
  /** `{listA}`, `{listB}` */
  otherPart: string;
  /** `{example}` */
  standsBeside: string;
  neverBeside: string;
  /** `{reason}`, `{code}`, `{list}`: the styles */
  answers: string;
  /** `{reason}`, `{code}` */
  answersNot: string;
}

/** The words around what a bounce says. What stands in braces is filled in. */
interface BounceWords {
  /** `{code}` */
  said: string;
  /** `{server}` */
  saidBy: string;
  meaning: string;
  told: string;
  /** By what a meaning was told; `{text}` */
  by: { readonly [B in Evidence]: string };
  actor: string;
  help: string;
  address: { readonly [R in 'sender' | 'recipient']: string };
  valid: string;
  invalid: string;
  /** `{suggestion}` */
  suggestion: string;
  more: string;
  nothing: string;
  truncated: string;
  wild: string;
  /** `{list}` */
  seenAt: string;
  source: string;
}

/** How a meaning was told. */
type Evidence = 'words' | 'enhanced' | 'command' | 'reply' | 'digit' | 'address';

/** What is said of one meaning of a refusal. */
interface MeaningWords {
  name: string;
  meaning: string;
  /** What to do. */
  help: string;
}

/** Everything that the reference says in one language. A language with a gap does not compile. */
export interface ReferenceWords {
  /** BCP 47 tag. */
  language: string;
  /** The messages of the reasons. */
  messages: Messages;
  /** The headings of a page. */
  labels: Labels;
  /** What the first digits say. */
  classes: { readonly [D in Digit]: ClassWords };
  /** What the second numbers are about. */
  subjects: { readonly [S in Subject]: string };
  /** What a step is called where its name is not a command. */
  steps: { readonly [S in 'connect' | 'message']: string };
  /** The names of the parts of an address. */
  parts: { readonly [P in Part]: string };
  /** The words for each reply code. */
  replies: { readonly [C in ReplyCode]: ReplyWords };
  /** The words for each enhanced status code. */
  enhanced: { readonly [C in EnhancedCode]: EnhancedWords };
  /** When a server sends a reply code. */
  use: { readonly [C in ReplyCode]: string };
  /** Why a reason is one. */
  why: { readonly [C in ReasonCode]: string };
  /** What a refusal can mean, whatever its code. */
  meanings: { readonly [M in Meaning]: MeaningWords };
  /** Who can do something about it. */
  actors: { readonly [A in Actor]: string };
  /** The words around what a bounce says. */
  bounce: BounceWords;
  /** The words for a comparison of two codes. */
  differences: DifferenceWords;
  /** What is worth saying of two codes beyond what the facts say; the lower one first. */
  pairs: Readonly<Record<string, readonly string[]>>;
}

/** @throws {OptionError} if an argument has the wrong type or an option is unknown. */
export function checkWords(words: unknown): void {
  if (typeof (words as Partial<ReferenceWords> | null)?.replies === 'object') return;
  throw wrongType('words', 'referenceEn or referenceFr', words);
}

/** A step as people read it. */
export function nameStep(step: Step, words: ReferenceWords): string {
  return step === 'connect' || step === 'message' ? words.steps[step] : step;
}

/** "a, b and c" in a language. */
export function listOf(items: readonly string[], words: ReferenceWords): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${words.labels.and} ${items.at(-1)}`;
}
