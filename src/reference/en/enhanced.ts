import type { ReferenceWords } from '../words.ts';

/** The enhanced status codes in English. */
export const enhanced: ReferenceWords['enhanced'] = {
  'X.0.0': { name: 'Undefined status', meaning: 'Only the first digit is known.' },

  'X.1.0': {
    name: 'Other address status',
    meaning: 'Something about the address, without further detail.',
    when: 'An accepted sender usually gets 250 2.1.0.',
  },
  'X.1.1': {
    name: 'Bad destination mailbox',
    meaning: 'The domain has no mailbox of this name. Meant for permanent failures only.',
    when: 'The user is unknown.',
    fix: 'Check the part before the @.',
  },
  'X.1.2': {
    name: 'Bad destination system',
    meaning: 'The domain does not exist or has no host for mail. Meant for permanent failures only.',
    when: 'DNS says that there is no such name, or no host for its mail.',
    fix: 'Check the part after the @.',
  },
  'X.1.3': {
    name: 'Bad destination mailbox syntax',
    meaning:
      'The address of the recipient is malformed, in any of its parts. Meant for permanent failures only.',
    when: 'The address at RCPT breaks the grammar; with 553 and, on many servers, 501.',
    fix: 'Correct the address as the text of the reply says.',
  },
  'X.1.4': {
    name: 'Destination mailbox ambiguous',
    meaning: 'The address fits more than one mailbox here.',
    fix: 'Write the address in full.',
  },
  'X.1.5': {
    name: 'Destination address valid',
    meaning: 'The address of the recipient is valid.',
    when: 'RCPT was accepted: 250 2.1.5.',
  },
  'X.1.6': {
    name: 'Mailbox has moved, no forwarding',
    meaning: 'The mailbox existed once and accepts no more mail; where it went is not known.',
    fix: 'Ask the recipient for the new address.',
  },
  'X.1.7': {
    name: "Bad sender's mailbox syntax",
    meaning: 'The address of the sender is malformed.',
    when: 'The address at MAIL breaks the grammar.',
    fix: 'Correct the sender in the settings of the mail program.',
  },
  'X.1.8': {
    name: "Bad sender's system address",
    meaning: 'The domain of the sender does not exist or cannot receive replies.',
    when: 'DNS says that there is no such name, or no host for its mail.',
    fix: 'Use a sender whose domain accepts mail.',
  },
  'X.1.9': {
    name: 'Relayed to a system without reports',
    meaning: 'The message went on to a system that does not speak this protocol and reports nothing.',
  },
  'X.1.10': {
    name: 'Recipient address has null MX',
    meaning: 'The domain of the recipient declares that it accepts no mail.',
    when: 'Its only MX record names a single dot.',
    fix: 'Check how the domain is spelled.',
  },

  'X.2.0': { name: 'Other mailbox status', meaning: 'The mailbox exists but has a problem.' },
  'X.2.1': {
    name: 'Mailbox disabled',
    meaning: 'The mailbox accepts no messages, for a while or permanently.',
  },
  'X.2.2': {
    name: 'Mailbox full',
    meaning: 'The quota of the mailbox is used up.',
    fix: 'Its owner has to make room; try again later.',
  },
  'X.2.3': {
    name: 'Message exceeds the mailbox limit',
    meaning: 'The message is longer than this mailbox accepts.',
    fix: 'Make the message smaller.',
  },
  'X.2.4': {
    name: 'Mailing list expansion problem',
    meaning: 'The mailing list could not be turned into its members.',
  },

  'X.3.0': {
    name: 'Other mail system status',
    meaning: 'Something about the system of the destination, without further detail.',
  },
  'X.3.1': { name: 'Mail system full', meaning: 'The storage of the system is used up.' },
  'X.3.2': {
    name: 'System not accepting messages',
    meaning: 'The system is down, closing or overloaded; with 521 it never accepts mail.',
  },
  'X.3.3': {
    name: 'System lacks a feature',
    meaning: 'The message needs a feature that the system does not have.',
  },
  'X.3.4': {
    name: 'Message too big for the system',
    meaning: 'The message is over the limit that applies to all.',
    fix: 'Make the message smaller.',
  },
  'X.3.5': {
    name: 'System incorrectly configured',
    meaning: 'The system is not set up to accept this message.',
  },
  'X.3.6': {
    name: 'Priority was changed',
    meaning: 'The message was accepted with another priority than requested.',
  },

  'X.4.0': { name: 'Other network status', meaning: 'Something about the network, without further detail.' },
  'X.4.1': { name: 'No answer from host', meaning: 'The next host did not answer.' },
  'X.4.2': { name: 'Bad connection', meaning: 'The connection broke or came to a standstill.' },
  'X.4.3': {
    name: 'Directory server failure',
    meaning: 'DNS or another directory could not be asked.',
    when: 'DNS fails for the moment: 451 4.4.3.',
    fix: 'Try again later. On your own server, look at its resolver.',
  },
  'X.4.4': { name: 'Unable to route', meaning: 'No next hop is known for this message.' },
  'X.4.5': { name: 'Mail system congestion', meaning: 'The system has too much to do to deliver now.' },
  'X.4.6': { name: 'Routing loop', meaning: 'The message was handed on too often.' },
  'X.4.7': { name: 'Delivery time expired', meaning: 'The message became too old before it arrived.' },

  'X.5.0': {
    name: 'Other protocol status',
    meaning: 'Something about the protocol, without further detail.',
  },
  'X.5.1': {
    name: 'Invalid command',
    meaning: 'The command is not offered, or comes out of order.',
    when: 'With 503, and with 554 where DATA has no recipient.',
    fix: 'Send MAIL, RCPT and DATA in this order.',
  },
  'X.5.2': {
    name: 'Syntax error',
    meaning: 'The command could not be read at all.',
    when: 'An unknown verb, a line that is too long.',
  },
  'X.5.3': {
    name: 'Too many recipients',
    meaning: 'More recipients than can be served at once.',
    when: 'As 452 4.5.3 where the server has a limit.',
    fix: 'Divide the list of recipients.',
  },
  'X.5.4': {
    name: 'Invalid command arguments',
    meaning: 'The command is known; what follows it is malformed or not offered.',
    when: 'Brackets are missing, or a parameter is malformed or unknown.',
    fix: 'Correct what follows the command.',
  },
  'X.5.5': { name: 'Wrong protocol version', meaning: 'Two versions of the protocol do not agree.' },
  'X.5.6': {
    name: 'Authentication line too long',
    meaning: 'The answer of the client at AUTH is longer than the server reads.',
  },

  'X.6.0': {
    name: 'Other media error',
    meaning: 'The content cannot be delivered; the code does not say why.',
  },
  'X.6.1': { name: 'Media not supported', meaning: 'The next system does not take this kind of content.' },
  'X.6.2': {
    name: 'Conversion required and prohibited',
    meaning: 'The content would have to be converted, and that is forbidden.',
  },
  'X.6.3': {
    name: 'Conversion required but not supported',
    meaning: 'The content would have to be converted, which is not possible here.',
  },
  'X.6.4': { name: 'Conversion with loss', meaning: 'The content was converted and lost something.' },
  'X.6.5': { name: 'Conversion failed', meaning: 'A conversion was tried and did not succeed.' },
  'X.6.6': {
    name: 'Message content not available',
    meaning: 'A part that the message only refers to could not be fetched.',
  },
  'X.6.7': {
    name: 'Non-ASCII addresses not permitted',
    meaning: 'Sender or recipient has non-ASCII letters, where only ASCII is allowed.',
    when: 'SMTPUTF8 is not in effect: 550 at MAIL, 553 at RCPT.',
    fix: 'Use an ASCII address. If only the domain is non-ASCII, use its xn-- form.',
  },
  'X.6.8': {
    name: 'UTF-8 reply required but not permitted',
    meaning: 'The reply would have to hold UTF-8, which the client has not asked for.',
  },
  'X.6.9': {
    name: 'UTF-8 message cannot be transferred',
    meaning: 'Only after the message did it turn out that a recipient cannot receive UTF-8 headers.',
    when: 'After the final dot: 554 in the text of RFC 6531, 550 in the registry.',
  },
  'X.6.10': { name: 'Deprecated', meaning: 'Once said what X.6.8 says.' },

  'X.7.0': {
    name: 'Other security status',
    meaning: 'Something about security or policy, without further detail.',
  },
  'X.7.1': {
    name: 'Delivery not authorised',
    meaning: 'This sender is not allowed to send there.',
    when: 'Relaying for strangers, or a block by policy.',
    fix: 'Log in first, or send through your own server.',
  },
  'X.7.2': {
    name: 'Mailing list expansion prohibited',
    meaning: 'This sender is not allowed to write to the list.',
  },
  'X.7.3': {
    name: 'Security conversion required but not possible',
    meaning: 'The message would have to go from one secure form into another, which cannot be done.',
  },
  'X.7.4': { name: 'Security features not supported', meaning: 'A safeguard that is needed is missing.' },
  'X.7.5': { name: 'Cryptographic failure', meaning: 'The message could not be decrypted or verified.' },
  'X.7.6': { name: 'Algorithm not supported', meaning: 'The cryptographic algorithm is not known here.' },
  'X.7.7': { name: 'Message integrity failure', meaning: 'The message was changed on its way.' },
  'X.7.8': {
    name: 'Credentials invalid',
    meaning: 'User name or password is wrong.',
    fix: 'Check both.',
  },
  'X.7.9': { name: 'Mechanism too weak', meaning: 'The login mechanism is weaker than the policy allows.' },
  'X.7.10': { name: 'Encryption needed', meaning: 'The connection must be encrypted first.' },
  'X.7.11': {
    name: 'Encryption required for this mechanism',
    meaning: 'This login mechanism needs TLS. Historic.',
  },
  'X.7.12': {
    name: 'Password transition needed',
    meaning: 'The account must log in once in another way before this mechanism works.',
  },
  'X.7.13': { name: 'Account disabled', meaning: 'The login is right, but the account is switched off.' },
  'X.7.14': {
    name: 'Trust relationship required',
    meaning: 'A third server holds the content and does not trust this one.',
  },
  'X.7.15': {
    name: 'Priority too low',
    meaning: 'The message has a lower priority than is accepted at the moment.',
  },
  'X.7.16': {
    name: 'Message too big for its priority',
    meaning: 'With this priority a message must be smaller.',
  },
  'X.7.17': {
    name: 'Mailbox owner has changed',
    meaning: 'The mailbox has had another owner since the date that the sender gave.',
  },
  'X.7.18': {
    name: 'Domain owner has changed',
    meaning: 'The domain has had another owner since the date that the sender gave.',
  },
  'X.7.19': {
    name: 'Owner test cannot be completed',
    meaning: 'No record says how long the mailbox or domain has had its owner.',
  },
  'X.7.20': { name: 'No passing DKIM signature', meaning: 'No DKIM signature of the message verifies.' },
  'X.7.21': {
    name: 'No acceptable DKIM signature',
    meaning: 'DKIM signatures verify, but none of them is accepted here.',
  },
  'X.7.22': {
    name: 'No valid author-matched DKIM signature',
    meaning: 'No DKIM signature that verifies belongs to the domain in From:.',
  },
  'X.7.23': {
    name: 'SPF validation failed',
    meaning: 'The domain of the sender says that this host does not send for it.',
    fix: 'Its owner has to add the host to the SPF record, or the mail goes through another host.',
  },
  'X.7.24': { name: 'SPF validation error', meaning: 'SPF could not be evaluated.' },
  'X.7.25': {
    name: 'Reverse DNS validation failed',
    meaning: 'The IP address of the client has no name, or one that does not lead back to it.',
  },
  'X.7.26': {
    name: 'Multiple authentication checks failed',
    meaning: 'None of several checks of the sender passed.',
  },
  'X.7.27': {
    name: 'Sender address has null MX',
    meaning: 'The domain of the sender accepts no mail, so replies and reports could not be delivered.',
    fix: 'Use a sender whose domain accepts mail.',
  },
  'X.7.28': {
    name: 'Mail flood detected',
    meaning: 'The message looks like part of a flood of similar ones.',
  },
  'X.7.29': { name: 'ARC validation failure', meaning: 'The chain of ARC seals does not verify.' },
  'X.7.30': { name: 'REQUIRETLS support required', meaning: 'The next host does not offer REQUIRETLS.' },
};
