import { checkChoice, checkOptions, wrongType } from './errors.ts';
import { en } from './messages/en.ts';
import { formatReason } from './messages/format.ts';
import type { CodesOfReply, Command, Reason, ReasonCode, ReplyClass } from './reasons.ts';

/**
 * The code of a refusal. A client acts on the first digit alone, so that the style changes nothing for it:
 * `553` answers 553 to any error of a mailbox, `rfc5321` keeps the two cases in which RFC 5321 asks for 501,
 * `501` answers 501 instead, as Postfix does.
 */
export type ReplyStyle = '553' | 'rfc5321' | '501';

/** What an SMTP server answers. */
export interface Reply {
  /** The reply code (RFC 5321 4.2), `553` say. */
  code: number;
  /** The enhanced status code (RFC 3463); its first digit is that of `code`. */
  enhanced: string;
  /** Plain ASCII on one line; never holds anything of the address. */
  text: string;
  /** The code of the reason that decided. */
  reason: ReasonCode;
}

/** What a reply needs to know. */
export interface ReplyOptions {
  /** The SMTP command that is answered. */
  command: Command;
  /** `553` when absent. */
  style?: ReplyStyle | undefined;
}

/**
 * The codes of each class but `mailbox`, to which all others belong. Kept apart from the table of reasons, whose rows
 * hold much that no program that only answers needs; the types refuse a code that is missing here or too many.
 */
const classMembers: { readonly [R in Exclude<ReplyClass, 'mailbox'>]: Record<CodesOfReply<R>, 1> } = {
  character: {
    'encoding-malformed-utf8': 1,
    'encoding-lone-surrogate': 1,
    'encoding-control-character': 1,
    'encoding-utf16': 1,
    'domain-space': 1,
    'domain-underscore': 1,
    'domain-at-sign': 1,
    'domain-comment': 1,
    'domain-forbidden-character': 1,
  },
  pathLength: { 'input-too-long': 1, 'mailbox-too-long': 1, 'path-too-long': 1 },
  argument: {
    'path-space-at-colon': 1,
    'path-brackets-missing': 1,
    'path-text-before-bracket': 1,
    'path-unclosed': 1,
    'path-text-after-bracket': 1,
    'parameter-space': 1,
    'parameter-keyword': 1,
    'parameter-value': 1,
    'parameter-duplicate': 1,
    'parameter-smtputf8-value': 1,
  },
  parameter: { 'parameter-unknown': 1 },
  smtputf8: { 'local-part-needs-smtputf8': 1, 'domain-needs-smtputf8': 1 },
};

const COMMANDS = ['MAIL', 'RCPT'] as const;
/** The styles of a reply. */
export const STYLES: readonly ReplyStyle[] = ['553', 'rfc5321', '501'];

function classOf(code: ReasonCode): ReplyClass {
  for (const [name, members] of Object.entries(classMembers)) {
    if (Object.hasOwn(members, code)) return name as ReplyClass;
  }
  return 'mailbox';
}

/**
 * The reply that a result deserves: that of its first error; null when it is valid. Any list of reasons will do: the
 * result of `parseMailbox`, of `parsePath` or of `./header`.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const reply = replyFor(parseMailbox('a..b@example.com'), { command: 'RCPT' });
 * if (reply) `${reply.code} ${reply.enhanced} ${reply.text}`; // '553 5.1.3 ...'
 * ```
 */
export function replyFor(
  result: { readonly reasons: readonly Reason[] },
  options: ReplyOptions,
): Reply | null {
  checkOptions(options, ['command', 'style']);
  const command = checkChoice('command', COMMANDS, options.command);
  const style = checkChoice('style', STYLES, options.style === undefined ? '553' : options.style);
  if (!Array.isArray(result?.reasons)) {
    throw wrongType('result', 'what parseMailbox or parsePath returned', result);
  }
  const errors = result.reasons.filter((reason) => reason?.level === 'error');
  const first = errors[0];
  if (!first) return null;
  const [code, enhanced] = codesFor(first, errors, command, style);
  // A result that came by another way than from here could hold anything: what is sent stays ASCII on one line.
  const text = formatReason(first, en).replace(/[^ -~]/g, '?');
  return { code, enhanced, text, reason: first.code };
}

function codesFor(first: Reason, errors: Reason[], command: Command, style: ReplyStyle): [number, string] {
  const replyClass = classOf(first.code);
  if (replyClass === 'argument') return [501, '5.5.4'];
  if (replyClass === 'parameter') return [555, '5.5.4'];
  if (replyClass === 'smtputf8') return [command === 'MAIL' ? 550 : 553, '5.6.7'];
  return [style === '501' || isRfc5321Exception() ? 501 : 553, command === 'MAIL' ? '5.1.7' : '5.1.3'];

  /**
   * RFC 5321 4.1.2, last paragraph: invalid character codes get 501 if there are no other reasons for rejection.
   * 4.5.3.1.9: so does a path over its length.
   */
  function isRfc5321Exception(): boolean {
    if (style !== 'rfc5321') return false;
    return replyClass === 'pathLength' || errors.every((reason) => classOf(reason.code) === 'character');
  }
}
