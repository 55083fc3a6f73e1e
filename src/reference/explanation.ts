import type { Profile } from '../profiles.ts';
import type { Command, Level, Part, ReasonCode, ReasonRow } from '../reasons.ts';
import type { ReplyStyle } from '../reply.ts';
import type { Citation } from './citation.ts';
import type { EnhancedCode } from './enhanced.ts';
import type { ReplyCode, Step } from './replies.ts';
import type { Digit, Subject } from './words.ts';

/** What a first digit says. */
export interface ClassOfReply {
  /** The digit. */
  digit: Digit;
  /** What the class is called. */
  name: string;
  /** What the digit says, in a sentence. */
  meaning: string;
}

/** What is known of a reply code. */
export interface ReplyExplanation {
  /** Tells the three kinds of explanations apart. */
  kind: 'reply';
  /** The reply code. */
  code: ReplyCode;
  /** What the code is called. */
  name: string;
  /** What its first digit says. */
  class: ClassOfReply;
  /** What the code says, in a sentence. */
  meaning: string;
  /** The steps of a session that it may answer; null: any command. */
  steps: Step[] | null;
  /** When a server sends it. */
  when: string;
  /** What a client does on it. */
  next: string;
  /** What to do about it. */
  fix: string;
  /** When a server should send it. */
  use: string;
  /** The enhanced codes that stand beside it, `5.1.3`. Always empty for 3yz. */
  enhanced: string[];
  /** The reasons that are answered with it in the default style, at MAIL or RCPT. */
  reasons: ReasonCode[];
  /** Lines of a session; empty where there is none to show. */
  dialogue: string[];
  /** Where it is specified. */
  source: Citation[];
}

/** What is known of an enhanced status code. */
export interface EnhancedExplanation {
  /** Tells the three kinds of explanations apart. */
  kind: 'enhanced';
  /** As asked for: `5.1.3`, or `X.1.3` for all first digits. */
  code: string;
  /** Without its first digit, as the registry has it. */
  registered: EnhancedCode;
  /** What the code is called. */
  name: string;
  /** null for `X.1.3` */
  class: ClassOfReply | null;
  /** What its second number is about. */
  subject: { digit: Subject; name: string };
  /** What the code says, in a sentence. */
  meaning: string;
  /** When a server sends it; null where the registry says no more. */
  when: string | null;
  /** What to do about it; null where nothing is known. */
  fix: string | null;
  /** The steps of a session that speak of it; empty where it is bound to none. */
  steps: Step[];
  /** The reply codes beside it, where the first digits agree: those of the registry, and others in use. */
  replies: { registered: string[]; inUse: string[] };
  /** The reasons that are answered with it. */
  reasons: ReasonCode[];
  /** Where it is specified. */
  source: Citation[];
}

/** The styles, the default first; the keys of an object would put numbers in their order. */
export const replyStyles: readonly ReplyStyle[] = ['553', 'rfc5321', '501'];

/** What is known of a reason. */
export interface ReasonExplanation {
  /** Tells the three kinds of explanations apart. */
  kind: 'reason';
  /** The code of the reason. */
  code: ReasonCode;
  /** The part of the address that it is about. */
  part: { name: Part; words: string };
  /** What it says; arguments stand as `{name}`. */
  message: string;
  /** Why it is a reason. */
  why: string;
  /** Its level in each profile. */
  levels: Record<Profile, Level | 'off'>;
  /** An input that has it, and one that does not. */
  example: ReasonRow['example'];
  /** What a server answers where it is an error, `553 5.1.3`, by command and style. */
  replies: Record<Command, Record<ReplyStyle, string>>;
  /** The release that first had this code. */
  since: string;
  /** Where it is specified. */
  source: Citation[];
}

/** What `explain` returns; `kind` tells the three apart. */
export type Explanation = ReplyExplanation | EnhancedExplanation | ReasonExplanation;
