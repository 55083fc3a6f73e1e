/** './reference': the replies of SMTP, the enhanced status codes and the reasons, in words. */

export {
  type Bounce,
  type BouncedAddress,
  type BounceOptions,
  type BounceReply,
  readBounce,
} from './bounce/read.ts';
export { type Citation, citationOf } from './citation.ts';
export { confusedPairs } from './confused.ts';
export { differences } from './differences.ts';
export { referenceEn } from './en/en.ts';
export { type EnhancedCode, enhancedCodes } from './enhanced.ts';
export { explain } from './explain.ts';
export type {
  ClassOfReply,
  EnhancedExplanation,
  Explanation,
  ReasonExplanation,
  ReplyExplanation,
} from './explanation.ts';
export { referenceFr } from './fr/fr.ts';
export { type Actor, type Meaning, meanings } from './meanings.ts';
export { nearestCodes } from './nearest.ts';
export { pageOf } from './page.ts';
export {
  anyCommand,
  type Permitted,
  permittedReplies,
  type ReplyCode,
  replyCodes,
  type Step,
} from './replies.ts';
export { type WildRow, wildRowsOf } from './wild/rows.ts';
export type { ReferenceWords } from './words.ts';
