import type { ReferenceWords } from '../words.ts';

/** Who must act, in English. */
export const actors: ReferenceWords['actors'] = {
  sender: 'the person or program that sent the message',
  'sender-admin': "the sender's mail administrator",
  recipient: 'the recipient',
  'recipient-admin': "the recipient's mail administrator",
  wait: 'the sending server, which tries again by itself',
  none: 'no one',
};

/** What a refusal can mean, in English. */
export const meanings: ReferenceWords['meanings'] = {
  'recipient-syntax': {
    name: 'The recipient address is malformed',
    meaning: 'The server refuses the address by its form: no mailbox can be called that.',
    help: 'Correct the address and send the message again. One address goes with each recipient: no commas, no quotes around it, no text beside it.',
  },
  'sender-syntax': {
    name: 'The sender address is malformed',
    meaning: 'The server refuses the address that the message comes from, by its form.',
    help: 'Correct the sender address in the settings of the account or the program: user@example.com, without a name beside it.',
  },
  'recipient-name': {
    name: 'The mailbox name is not allowed',
    meaning:
      "The form of the address is right, but the server does not accept the name: it breaks the server's own naming rules, or no such mailbox is served.",
    help: 'Compare the address with one that is known to work there, or ask the postmaster of the domain for the right form.',
  },
  'recipient-unknown': {
    name: 'There is no such mailbox',
    meaning:
      'The domain exists and accepts mail, but it has no mailbox of this name. Some servers also say this to senders that they do not want.',
    help: 'Check the spelling, ask the recipient by other means, and take the address off the list if it stays unknown.',
  },
  'recipient-moved': {
    name: 'The mailbox has moved',
    meaning: 'The recipient is no longer here; the reply may name the new address.',
    help: 'Use the new address if the reply names one; otherwise ask the recipient.',
  },
  'recipient-domain': {
    name: 'The domain accepts no mail',
    meaning:
      'The domain after the @ does not exist, has no mail server, or declares that it accepts no mail.',
    help: 'Check the spelling of the domain. If it is right, its owner must set up an MX record.',
  },
  'recipient-disabled': {
    name: 'The mailbox is disabled',
    meaning: 'The mailbox existed and is closed, suspended or unused for too long.',
    help: 'Reach the recipient by other means. Take the address off a list: later messages will be refused as well.',
  },
  suppressed: {
    name: 'The sending service no longer tries this address',
    meaning:
      'An earlier message to it came back, or its owner complained, so the service has it on its suppression list. This message was not sent at all.',
    help: 'Check the spelling. If the mailbox works again, take the address off the suppression list in the settings of the service.',
  },
  'mailbox-full': {
    name: 'The mailbox is full',
    meaning: 'The mailbox exists but has no room left.',
    help: 'The recipient must delete messages or get more room. Send the message again later.',
  },
  'recipient-restricted': {
    name: 'The recipient accepts mail from some senders only',
    meaning: 'The mailbox or group exists, but not everyone may write to it.',
    help: "Ask the recipient or the recipient's administrator to allow the sender.",
  },
  'sender-domain': {
    name: "The sender's domain does not exist",
    meaning:
      'The domain of the sender address is not in the DNS, is not a full name, or accepts no mail itself, so that no answer could reach it.',
    help: 'Send from an address with a real domain. Its administrator gives the domain an MX or address record, and the sending program the full name.',
  },
  'sender-refused': {
    name: 'The sender is refused',
    meaning:
      'The server does not accept mail from this sender address: it could not verify it, or someone has blocked it.',
    help: 'Check that the sender address exists and receives replies. If it does, ask the recipient to unblock it.',
  },
  'sender-not-owned': {
    name: 'The sender address is not that of the account',
    meaning: 'The program has logged in as one user and sends as another.',
    help: 'Set the sender address to that of the account that logs in, or have the administrator allow the account to send as the other.',
  },
  smtputf8: {
    name: 'The address needs SMTPUTF8',
    meaning: 'The address has non-ASCII characters, and a server on the way cannot carry those.',
    help: 'Use an ASCII address of the same person if there is one; a domain alone can be written in its xn-- form.',
  },
  relaying: {
    name: 'The server does not pass this message on',
    meaning:
      'The recipient is not at this server, and the sender has not logged in to it: it would have to relay for a stranger.',
    help: "Log in to your own outgoing server, with your own address as the sender. If the message was sent the right way, the MX record of the recipient's domain leads to the wrong server.",
  },
  'login-failed': {
    name: 'The login failed or is missing',
    meaning: 'The outgoing server wants a user name and a password, and got none or wrong ones.',
    help: 'Check user name, password and server. Many providers want a password made for the program, or an authorization code.',
  },
  'client-blocked': {
    name: "The sending server's IP address is blocked",
    meaning:
      'The IP address that the message came from is on a block list, or has a bad reputation. It says nothing of the recipient address.',
    help: 'The administrator of the sending server follows the link in the reply, finds what sent spam, and asks for removal.',
  },
  'client-name': {
    name: 'The sending server has no proper name',
    meaning: 'The IP address has no reverse DNS entry, or the server greets with a name that does not exist.',
    help: 'The administrator of the sending server sets a PTR record and the same name in the greeting (EHLO).',
  },
  authentication: {
    name: "The sender's domain could not be authenticated",
    meaning: 'SPF, DKIM or DMARC of the domain that the message claims to come from do not match.',
    help: "The administrator of the sender's domain adds the sending server to SPF and signs with DKIM. Forwarded messages can fail these checks, too.",
  },
  content: {
    name: 'The message was classed as spam or as dangerous',
    meaning: 'A filter refused the content of the message. It says nothing of the address.',
    help: 'Take out links, attachments and phrases that a filter may object to, and send it again; if it is refused once more, write to the postmaster.',
  },
  policy: {
    name: "A rule of the recipient's server forbids it",
    meaning: 'The server refuses by one of its own rules and does not say which.',
    help: "Ask the postmaster of the recipient's domain, with the whole reply.",
  },
  'too-large': {
    name: 'The message is too large',
    meaning:
      'The message with its attachments is over the limit of a server. Encoded attachments grow by a third.',
    help: 'Send a link in place of the attachment, or divide it.',
  },
  'too-many-recipients': {
    name: 'Too many recipients at once',
    meaning: 'The server takes fewer recipients in one transaction.',
    help: 'Send to fewer at a time. After 452 a server sends to the rest by itself.',
  },
  rate: {
    name: 'Too many messages in too short a time',
    meaning: 'The sending server, or the recipient, has reached a limit of messages or connections.',
    help: 'Send more slowly. The administrator looks for an account that sends too much.',
  },
  greylisting: {
    name: 'Greylisting: the first attempt is put off',
    meaning: 'The server does not know the sender yet and wants a second attempt after some minutes.',
    help: 'Wait: the sending server tries again. A program that sends by itself must do so too.',
  },
  busy: {
    name: 'The server cannot take it now',
    meaning: 'A temporary problem: load, maintenance, a failed lookup, a mailbox in use.',
    help: 'Wait: the sending server tries again for some days.',
  },
  unreachable: {
    name: 'The server cannot be reached',
    meaning: "No connection to the recipient's server came about, or the attempts ran out of time.",
    help: "Check the domain's spelling. If it is right, its administrator must see to the server; send again later.",
  },
  loop: {
    name: 'The message goes round in a circle',
    meaning: 'Servers pass the message to each other until one gives up: forwarding or MX records lead back.',
    help: "The recipient's administrator corrects the forwarding or the MX records.",
  },
  configuration: {
    name: 'A server is set up wrongly',
    meaning:
      'A mail server on the way, or the DNS that it reads, has a fault in its configuration. It says nothing of the address.',
    help: 'Tell the postmaster of the server that says so, and send the message again once it is repaired.',
  },
  encryption: {
    name: 'The server wants encryption',
    meaning: 'The server accepts the message or the login over TLS only.',
    help: 'Switch on STARTTLS or TLS in the program that sends.',
  },
  protocol: {
    name: 'The two programs misunderstand each other',
    meaning:
      'A command came in the wrong order, with a parameter that the server does not know, or was not understood.',
    help: 'The administrator of the sending server looks at the session: the command before the reply is the one at fault.',
  },
  'no-failure': {
    name: 'Nothing failed',
    meaning: 'A reply that begins with 2 or 3 is an agreement.',
    help: 'There is nothing to do.',
  },
  temporary: {
    name: 'A temporary failure, whose kind the reply does not tell',
    meaning: 'The server says "not now", and no known words say why.',
    help: 'Wait: the sending server tries again. If the message comes back after days, ask the postmaster.',
  },
  permanent: {
    name: 'A refusal, whose kind the reply does not tell',
    meaning: 'The server says "no" for good, and no known words say why.',
    help: "Send the whole reply to the postmaster of the recipient's domain, by another way.",
  },
};

/** The words around what a bounce says, in English. */
export const bounce: ReferenceWords['bounce'] = {
  said: 'Reply {code}',
  saidBy: 'from {server}',
  meaning: 'What it means here',
  told: 'How this was recognised',
  by: {
    words: 'by the words "{text}"',
    enhanced: 'by the enhanced code {text}',
    command: 'by the command that it answers, {text}',
    reply: 'by the reply code {text} alone',
    digit: 'by the first digit, {text}',
    address: 'by the address, which is malformed',
  },
  actor: 'Who must act',
  help: 'What to do',
  address: { sender: 'The sender address', recipient: 'The recipient address' },
  valid: 'Its form is valid.',
  invalid: 'Its form is not valid.',
  suggestion: 'Probably meant: {suggestion}',
  more: 'More on this code',
  nothing:
    'No reply of a mail server was found in this text: a line such as "553 5.1.3 …", or a delivery report.',
  truncated: 'The text is longer than what is read; its end was left out.',
  wild: 'In the wild',
  seenAt: 'Seen at {list}',
  source: 'Source',
};
