/** The reply codes of SMTP and which command each may answer: facts that no language changes. */

import { rowsOf } from './rows.ts';

/** A step of a session at which a server answers. */
export type Step =
  | 'connect'
  | 'EHLO'
  | 'HELO'
  | 'STARTTLS'
  | 'AUTH'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  /** The line with a single dot that ends the message after DATA. */
  | 'message'
  | 'RSET'
  | 'VRFY'
  | 'EXPN'
  | 'HELP'
  | 'NOOP'
  | 'QUIT';

/** What one reply code rests on. */
interface ReplyRow {
  /** Documents and sections, `5321#4.2.2`. */
  readonly rfc: readonly string[];
  /** Lines of a session in which it is seen, `C:` and `S:`. Refusals of an address have the words of this package. */
  readonly dialogue?: readonly string[];
}

export const replyRows = /* @__PURE__ */ rowsOf<ReplyRow>()({
  211: { rfc: ['5321#4.2.2'] },
  214: { rfc: ['5321#4.2.2'] },
  220: { rfc: ['5321#4.2.2', '3207#4'], dialogue: ['S: 220 mail.example ESMTP', 'C: EHLO client.example'] },
  221: { rfc: ['5321#4.2.2'], dialogue: ['C: QUIT', 'S: 221 2.0.0 Bye'] },
  235: { rfc: ['4954#6'] },
  250: {
    rfc: ['5321#4.2.2', '5321#4.3.2'],
    dialogue: ['C: RCPT TO:<anna@example.com>', 'S: 250 2.1.5 Recipient accepted'],
  },
  251: { rfc: ['5321#3.4', '5321#4.2.2'] },
  252: { rfc: ['5321#3.5.3'] },
  334: { rfc: ['4954#4'] },
  354: {
    rfc: ['5321#3.3', '5321#4.1.1.4', '5321#4.2.2', '2034#4'],
    dialogue: [
      'C: RCPT TO:<anna@example.com>',
      'S: 250 2.1.5 Recipient accepted',
      'C: DATA',
      'S: 354 End with <CRLF>.<CRLF>',
      'C: Subject: Hello',
      'C: ',
      'C: Hello Anna',
      'C: .',
      'S: 250 2.0.0 Message accepted',
    ],
  },
  421: { rfc: ['5321#4.2.2'] },
  432: { rfc: ['4954#6'] },
  450: {
    rfc: ['5321#4.2.2'],
    dialogue: ['C: RCPT TO:<anna@example.com>', 'S: 450 4.2.1 Mailbox busy, try again later'],
  },
  451: {
    rfc: ['5321#4.2.2'],
    dialogue: ['C: MAIL FROM:<ben@example.net>', 'S: 451 4.4.3 DNS gives no answer, try again later'],
  },
  452: {
    rfc: ['5321#4.2.2', '5321#4.5.3.1.10'],
    dialogue: ['C: RCPT TO:<number101@example.com>', 'S: 452 4.5.3 Too many recipients'],
  },
  454: { rfc: ['4954#6', '3207#4'] },
  455: { rfc: ['5321#4.2.2'] },
  500: { rfc: ['5321#4.2.2', '5321#4.5.3.1.9'], dialogue: ['C: HLEO client.example', 'S: 500 5.5.2 What?'] },
  501: {
    rfc: ['5321#4.1.2', '5321#4.2.2', '5321#4.5.3.1.9'],
    dialogue: [
      'C: RCPT TO:anna@example.com',
      'S: 501 5.5.4 The address must be in angle brackets; write <user@example.com>',
    ],
  },
  502: { rfc: ['5321#4.2.4'] },
  503: {
    rfc: ['5321#3.3', '5321#4.2.2'],
    dialogue: ['C: RCPT TO:<anna@example.com>', 'S: 503 5.5.1 MAIL comes first'],
  },
  504: { rfc: ['5321#4.2.2', '5321#4.3.2'] },
  521: { rfc: ['7504#3'], dialogue: ['S: 521 web.example accepts no mail'] },
  530: { rfc: ['4954#6', '3207#4'] },
  534: { rfc: ['4954#6'] },
  535: { rfc: ['4954#6'] },
  538: { rfc: ['4954#6'] },
  550: {
    rfc: ['5321#4.2.2', '6531#3.5'],
    dialogue: ['C: RCPT TO:<nobody@example.com>', 'S: 550 5.1.1 There is no such mailbox'],
  },
  551: { rfc: ['5321#3.4'] },
  552: { rfc: ['5321#4.2.2', '5321#4.5.3.1.10'] },
  553: {
    rfc: ['5321#4.2.2', '5321#4.3.2', '6531#3.5'],
    dialogue: [
      'C: MAIL FROM:<john..doe@example.com>',
      'S: 553 5.1.7 There is more than one dot in a row before the @; keep one',
      'C: MAIL FROM:<john.doe@example.com>',
      'S: 250 2.1.0 Sender accepted',
      'C: RCPT TO:<anna@exam_ple.com>',
      'S: 553 5.1.3 A mail domain cannot contain an underscore; use a hyphen if that was meant',
    ],
  },
  554: {
    rfc: ['5321#3.3', '5321#4.2.2'],
    dialogue: ['C: DATA', 'S: 554 5.5.1 No valid recipients'],
  },
  555: {
    rfc: ['5321#4.2.2'],
    dialogue: [
      'C: MAIL FROM:<ben@example.net> FOO=1',
      'S: 555 5.5.4 This server does not support this parameter; remove it',
    ],
  },
  556: {
    rfc: ['7504#4', '7505#4.1'],
    dialogue: [
      'C: RCPT TO:<anna@nomail.example>',
      'S: 556 5.1.10 This domain accepts no mail (null MX); check how it is spelled',
    ],
  },
});

/** A reply code that the reference knows, as text. */
export type ReplyCode = `${keyof typeof replyRows}`;

/** The reply codes that are known. */
export const replyCodes = Object.keys(replyRows) as ReplyCode[];

/** The replies that one step of a session may get. */
export interface Permitted {
  /** 3yz: the server waits for more. */
  readonly intermediate?: readonly ReplyCode[];
  /** 2yz. */
  readonly success?: readonly ReplyCode[];
  /** 4yz and 5yz. */
  readonly error?: readonly ReplyCode[];
}

/**
 * Which replies may answer which step (RFC 5321 4.3.2; RFC 7504 for 521 and 556; RFC 3207 and RFC 4954 for STARTTLS,
 * AUTH and 530). Those of `anyCommand` come on top, everywhere but at `connect` and `message`.
 */
export const permittedReplies: { readonly [S in Step]: Permitted } = {
  connect: { success: ['220'], error: ['521', '554'] },
  EHLO: { success: ['250'], error: ['502', '504', '550'] },
  HELO: { success: ['250'], error: ['502', '504', '550'] },
  STARTTLS: { success: ['220'], error: ['454'] },
  AUTH: {
    intermediate: ['334'],
    success: ['235'],
    error: ['432', '454', '503', '504', '534', '535', '538'],
  },
  MAIL: { success: ['250'], error: ['451', '452', '455', '503', '530', '550', '552', '553', '555'] },
  RCPT: {
    success: ['250', '251'],
    error: ['450', '451', '452', '455', '503', '530', '550', '551', '552', '553', '555', '556'],
  },
  DATA: { intermediate: ['354'], error: ['503', '530', '554'] },
  message: { success: ['250'], error: ['450', '451', '452', '550', '552', '554'] },
  RSET: { success: ['250'] },
  VRFY: { success: ['250', '251', '252'], error: ['502', '504', '530', '550', '551', '553'] },
  EXPN: { success: ['250', '252'], error: ['502', '504', '530', '550'] },
  HELP: { success: ['211', '214'], error: ['502', '504'] },
  NOOP: { success: ['250'] },
  QUIT: { success: ['221'] },
};

/** The replies that may answer any command (RFC 5321 4.3.2). */
export const anyCommand: readonly ReplyCode[] = ['421', '500', '501'];

export const steps = Object.keys(permittedReplies) as Step[];

/** The steps that a reply may answer; null for every command. */
export function stepsOf(code: ReplyCode): Step[] | null {
  if (anyCommand.includes(code)) return null;
  return steps.filter((step) => {
    const { intermediate = [], success = [], error = [] } = permittedReplies[step];
    return [...intermediate, ...success, ...error].includes(code);
  });
}
