/** './reference': the replies of SMTP, the enhanced status codes and the reasons, in words. */

export { type Citation, citationOf } from './citation.ts';
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
export { nearestCodes } from './nearest.ts';
export {
  anyCommand,
  type Permitted,
  permittedReplies,
  type ReplyCode,
  replyCodes,
  type Step,
} from './replies.ts';
export type { ReferenceWords } from './words.ts';
