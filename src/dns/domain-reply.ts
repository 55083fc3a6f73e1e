import { wrongType } from '../errors.ts';
import type { Command } from '../reasons.ts';
import { type ReplyOptions, replyFor } from '../reply.ts';
import type { DomainResult, DomainStatus } from './domain-result.ts';

/** What an SMTP server answers because of DNS. */
export interface DomainReply {
  /** The reply code (RFC 5321 4.2). */
  code: number;
  /** The enhanced status code (RFC 3463); its first digit is that of `code`. */
  enhanced: string;
  /** Plain ASCII on one line; never holds anything of the domain. */
  text: string;
}

type Row = Record<Command, DomainReply | null>;

const accepted: Row = { MAIL: null, RCPT: null };

/** RFC 3463 X.1.8 and X.1.2: the domain of the sender, or of the recipient, has no host for mail. */
function refused(text: string): Row {
  return { MAIL: { code: 550, enhanced: '5.1.8', text }, RCPT: { code: 550, enhanced: '5.1.2', text } };
}

const temporary: DomainReply = {
  code: 451,
  enhanced: '4.4.3',
  text: 'DNS gives no answer about this domain for now; try again later',
};

const replies: { readonly [S in Exclude<DomainStatus, 'malformed'>]: Row } = {
  mx: accepted,
  'implicit-mx': accepted,
  'address-literal': accepted,
  // RFC 7505 4.1 and 4.2
  'null-mx': {
    MAIL: {
      code: 550,
      enhanced: '5.7.27',
      text: 'This domain accepts no mail (null MX), so replies could not be delivered; use another sender',
    },
    RCPT: {
      code: 556,
      enhanced: '5.1.10',
      text: 'This domain accepts no mail (null MX); check how it is spelled',
    },
  },
  'no-domain': refused('There is no such domain; check how it is spelled'),
  'no-host': refused('This domain has no host for mail; check how it is spelled'),
  // RFC 5321 5.1: MX records none of which can be used are an error, and A records are not asked for instead.
  'no-usable-mx': refused('None of the mail hosts that this domain names exists'),
  temporary: { MAIL: temporary, RCPT: temporary },
};

/**
 * The reply that a domain deserves; null when mail can be sent there.
 * @param options the command, and the style of the reply to a malformed domain
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const reply = domainReplyFor(await checkDomain('example.com'), { command: 'RCPT' });
 * ```
 */
export function domainReplyFor(
  result: Pick<DomainResult, 'status' | 'reasons'>,
  options: ReplyOptions,
): DomainReply | null {
  if (!Array.isArray(result?.reasons)) {
    throw wrongType('result', 'what checkDomain returned', result);
  }
  const { status, reasons } = result;
  // Also checks the options.
  const malformed = replyFor({ reasons }, options);
  if (status === 'malformed') {
    return malformed && { code: malformed.code, enhanced: malformed.enhanced, text: malformed.text };
  }
  if (!Object.hasOwn(replies, status)) {
    throw wrongType('result', 'what checkDomain returned', result);
  }
  return replies[status][options.command];
}
