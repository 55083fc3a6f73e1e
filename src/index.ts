/** mailbox-syntax: checks email addresses as a mail server must. */

export { OptionError, type OptionErrorCode } from './errors.ts';
export { isMailbox, type VerdictOptions } from './is-mailbox.ts';
export { type FormatOptions, formatMailbox, type Mailbox, sameMailbox } from './mailbox.ts';
export type { Messages } from './messages/catalogue.ts';
export { en } from './messages/en.ts';
export { formatReason } from './messages/format.ts';
export type { MailboxOptions } from './options.ts';
export { type MailboxResult, parseMailbox } from './parse.ts';
export { type Parameter, type PathOptions, type PathResult, parsePath } from './parse-path.ts';
export type { LevelSetting, LevelSettings, Profile } from './profiles.ts';
export {
  type Level,
  type Part,
  type Reason,
  type ReasonArgs,
  type ReasonCode,
  type ReasonOf,
  type ReasonRow,
  type ReplyClass,
  reasons,
  type Utf8Fault,
} from './reasons.ts';
export { type Reply, type ReplyOptions, type ReplyStyle, replyFor } from './reply.ts';
