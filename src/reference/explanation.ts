import type { Profile } from '../profiles.ts';
import type { Command, Level, Part, ReasonCode, ReasonRow } from '../reasons.ts';
import type { ReplyStyle } from '../reply.ts';
import type { Citation } from './citation.ts';
import type { EnhancedCode } from './enhanced.ts';
import type { ReplyCode, Step } from './replies.ts';
import type { Digit, Subject } from './words.ts';

/** What a first digit says. */
export interface ClassOfReply {
  digit: Digit;
  name: string;
  meaning: string;
}

/** What is known of a reply code. */
export interface ReplyExplanation {
  kind: 'reply';
  code: ReplyCode;
  name: string;
  class: ClassOfReply;
  meaning: string;
  /** The steps of a session that it may answer; null: any command. */
  steps: Step[] | null;
  when: string;
  /** What a client does on it. */
  next: string;
  mend: string;
  /** The enhanced codes that stand beside it, `5.1.3`. Always empty for 3yz. */
  enhanced: string[];
  /** The reasons that are answered with it in the default style, at MAIL or RCPT. */
  reasons: ReasonCode[];
  /** Lines of a session; empty where there is none to show. */
  dialogue: string[];
  source: Citation[];
}

/** What is known of an enhanced status code. */
export interface EnhancedExplanation {
  kind: 'enhanced';
  /** As asked for: `5.1.3`, or `X.1.3` for all first digits. */
  code: string;
  /** Without its first digit, as the registry has it. */
  registered: EnhancedCode;
  name: string;
  /** null for `X.1.3` */
  class: ClassOfReply | null;
  subject: { digit: Subject; name: string };
  meaning: string;
  when: string | null;
  mend: string | null;
  /** The steps of a session that speak of it; empty where it is bound to none. */
  steps: Step[];
  /** The reply codes beside it, where the first digits agree: those of the registry, and others in use. */
  replies: { registered: string[]; inUse: string[] };
  reasons: ReasonCode[];
  source: Citation[];
}

/** The styles, the default first; the keys of an object would put numbers in their order. */
export const replyStyles: readonly ReplyStyle[] = ['553', 'rfc5321', '501'];

/** What is known of a reason. */
export interface ReasonExplanation {
  kind: 'reason';
  code: ReasonCode;
  part: { name: Part; words: string };
  /** What it says; arguments stand as `{name}`. */
  message: string;
  why: string;
  /** Its level in each profile. */
  levels: Record<Profile, Level | 'off'>;
  example: ReasonRow['example'];
  /** What a server answers where it is an error, `553 5.1.3`, by command and style. */
  replies: Record<Command, Record<ReplyStyle, string>>;
  since: string;
  source: Citation[];
}

export type Explanation = ReplyExplanation | EnhancedExplanation | ReasonExplanation;
