import { freeze } from '../../messages/catalogue.ts';
import { en as messages } from '../../messages/en.ts';
import type { ReferenceWords } from '../words.ts';
import { enhanced } from './enhanced.ts';
import { actors, bounce, meanings } from './meanings.ts';
import { replies } from './replies.ts';
import { use } from './use.ts';
import { why } from './why.ts';

/** The reference in English: the words of `explain`, the messages of the reasons (`en` of `mailbox-syntax`) among them. */
export const referenceEn: ReferenceWords = /* @__PURE__ */ freeze({
  language: 'en',
  messages,
  labels: {
    kinds: { reply: 'SMTP reply code', enhanced: 'enhanced status code', reason: 'reason' },
    code: 'Code',
    class: 'Class',
    subject: 'Subject',
    meaning: 'Meaning',
    steps: 'Answers',
    anyStep: 'any command',
    noStep: 'no command in particular',
    when: 'When you see it',
    next: 'What the client does',
    fix: 'How to fix it',
    enhanced: 'Enhanced codes',
    noEnhanced: 'none: a 3yz reply never carries one (RFC 2034)',
    noneKnown: 'none is registered',
    replies: 'Used with',
    registered: '{list} (registered)',
    inUse: '{list} (not registered)',
    reasons: 'Reasons with this reply',
    reasonsSuchAs: '{count}, such as {list}',
    dialogue: 'In a session',
    source: 'Source',
    page: 'Page of the site',
    what: 'Message',
    why: 'Why',
    part: 'Part',
    wrong: 'Example',
    right: 'Corrected',
    levels: 'Level by profile',
    level: { error: 'error', warning: 'warning', off: 'off' },
    reply: 'Reply at {step}',
    style: 'style {style}',
    withOption: 'with {option}',
    as: {
      MAIL: 'as the argument of MAIL',
      RCPT: 'as the argument of RCPT',
      octets: 'as octets',
      suffix: 'with --suffix',
      header: 'in a message header',
      list: 'in a list of a message header',
      conventions: 'with the conventions of a site',
    },
    differences: 'Key differences',
    and: 'and',
  },
  classes: {
    2: {
      name: 'positive completion (2yz)',
      meaning: 'Done: the command has succeeded.',
      next: 'The client goes on with its next command.',
    },
    3: {
      name: 'positive intermediate (3yz)',
      meaning: 'Good so far: the server waits for more.',
      next: 'The client sends what the server waits for.',
    },
    4: {
      name: 'transient negative (4yz)',
      meaning: 'Not now: the cause is expected to pass.',
      next: 'The client keeps the message and tries the same again later.',
    },
    5: {
      name: 'permanent negative (5yz)',
      meaning: 'No: the same request will fail again.',
      next: 'The client gives up on this request and reports it; something must be changed first.',
    },
  },
  subjects: {
    0: 'other',
    1: 'addressing',
    2: 'mailbox',
    3: 'mail system',
    4: 'network and routing',
    5: 'protocol',
    6: 'content and media',
    7: 'security and policy',
  },
  steps: { connect: 'the connection', message: 'the end of the message' },
  parts: {
    input: 'the input as a whole',
    encoding: 'characters and encoding',
    mailbox: 'the mailbox as a whole',
    'local-part': 'the part before the @',
    domain: 'the domain',
    literal: 'an IP address in brackets',
    path: 'the path of a command',
    parameter: 'a parameter of a command',
    header: 'a message header',
    convention: 'the naming conventions of a site',
  },
  replies,
  enhanced,
  why,
  use,
  meanings,
  actors,
  bounce,
  differences: {
    sameCode: '{a} and {b} are the same.',
    sameClass: 'Both are of the class "{class}": a client acts on the first digit and treats them alike.',
    otherClass: '{a}: {classA} {b}: {classB}',
    otherKinds: '{a} is of the kind "{kindA}", {b} of the kind "{kindB}".',
    noCommonStep: 'They never answer the same thing: {a} answers {listA}; {b} answers {listB}.',
    commonSteps: 'Both can answer {list}.',
    oneHasEnhanced: '{a} never carries an enhanced status code; {b} may, such as {list}.',
    retryOne: 'After {a} the same may be sent again later; after {b} it may not without a change.',
    sameSubject: 'Both are about {list}.',
    otherSubject: '{a} is about {listA}, {b} about {listB}.',
    sameReplies: 'As errors both get the same replies.',
    otherReplies: 'As errors they get different replies: {a} {listA}; {b} {listB} (at RCPT).',
    samePart: 'Both concern {list}.',
    otherPart: '{a} concerns {listA}, {b} concerns {listB}.',
    standsBeside: '{b} can stand beside {a}: {example}.',
    neverBeside: '{b} does not usually stand beside {a}.',
    answers: '{reason} is answered with {code} in the style {list}.',
    answersNot: '{reason} is not answered with {code} in any style.',
  },
  pairs: {
    '354 553': [
      '354 is an invitation to go on; 553 is a refusal. After 354 the server reads text and no commands until the dot; after 553 it waits for the next command.',
      '553 is about one address; 354 is about the message, for all recipients that were accepted.',
      'Both may occur in one transaction: one recipient gets 553, another 250, and DATA then gets 354. Where every recipient is refused, DATA gets 503 or 554 and never 354.',
      'A wrong address is refused with 553 before 354. After it there is one more reply only, that to the whole message (250, 4yz, 550, 552 or 554), and 553 is not among them.',
    ],
    '550 553': [
      '550 speaks of a mailbox: it is not there, or not for this sender. 553 speaks of the name: written so, it could not be a mailbox here.',
      'After 550 another spelling may help or the person has left; after 553 the address must be written differently.',
      'Many servers answer 553 for relaying or a blocked IP address; then the words after the code count, and the address is not at fault.',
    ],
    '501 553': [
      '501 finds fault with the command line, 553 with the address in it. Both are in use for a malformed address: Postfix says 501 5.1.3, Gmail and Sendmail say 553 5.1.3.',
      'A conforming client treats both alike: it gives up on this recipient.',
    ],
    '451 550': [
      "451 is the server's own trouble and passes; 550 is about the mailbox and stays.",
      "A fault in a server's own program must be 451: a 550 would lose mail that was fit for delivery.",
    ],
    '450 550': [
      'Greylisting and mailboxes in use are 450; unknown mailboxes are 550. A server that answers 450 for a mailbox that does not exist makes senders try for days.',
    ],
    '450 451': ["450 is about one mailbox, 451 about the server's own work. Greylisting is seen with both."],
    '550 554': [
      '550 is about one recipient or sender, 554 about the transaction as a whole, or about the connection where it is the greeting.',
    ],
    '553 554': [
      '553 refuses one address at MAIL or RCPT; 554 refuses the message after DATA, or the session at its beginning.',
    ],
    '530 535': ['530 says that a login is missing; 535 says that it was tried and failed.'],
    '500 501': [
      'With 500 the server does not know the command at all; with 501 it knows the command and cannot read what follows it.',
    ],
    '503 554': [
      'DATA without a recipient may get either: 503 where the order is at fault, 554 where every recipient has been refused.',
    ],
    '334 354': ['Both ask for more. 334 wants the next answer of a login, 354 the text of the message.'],
    '251 551': [
      'With 251 the server forwards the message itself; with 551 it only says where the recipient is now.',
    ],
    '550 556': [
      '550 speaks of a mailbox, 556 of a whole domain that declares in the DNS (null MX) that it takes no mail.',
    ],
    '5.1.3 5.1.7': [
      "5.1.3 is about the recipient's address, 5.1.7 about the sender's; the fault can be the same.",
    ],
    '5.1.1 5.1.3': [
      '5.1.3 can be told from the address alone; 5.1.1 only the server with the mailboxes can tell.',
    ],
    '5.1.1 5.1.2': ['5.1.1 speaks of the part before the @, 5.1.2 of the domain after it.'],
    '501 555': ['501 is for a parameter that is malformed, 555 for one that is well formed and not known.'],
  },
});
