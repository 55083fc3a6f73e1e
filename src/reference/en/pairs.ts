/** What is worth saying of two codes, besides what their facts say, in English. The key has them in order. */

import type { ReferenceWords } from '../words.ts';

export const pairs: ReferenceWords['pairs'] = {
  '354 553': [
    '354 is an invitation to go on; 553 is a refusal. After 354 the server reads text and no commands until the dot; after 553 it waits for the next command.',
    '553 is about one address; 354 is about the message, for all recipients that were accepted.',
    'Both may occur in one transaction: one recipient gets 553, another 250, and DATA then gets 354. Where every recipient is refused, DATA gets 503 or 554 and never 354.',
    'A wrong address is refused with 553 before 354. After it there is one more reply only, that to the whole message (250, 4yz, 550, 552 or 554), and 553 is not among them.',
  ],
  '550 553': [
    '550 is about a mailbox: it does not exist, or not for this sender. 553 is about the name: written like this, it cannot be a mailbox here.',
    'After 550 another spelling may help or the person has left; after 553 the address must be written differently.',
    'Many servers answer 553 for relaying or a blocked IP address; then the words after the code count, and the address is not at fault.',
  ],
  '501 553': [
    '501 finds fault with the command line, 553 with the address in it. Both are in use for a malformed address: Postfix says 501 5.1.3, Gmail and Sendmail say 553 5.1.3.',
    'A conforming client treats both alike: it gives up on this recipient.',
  ],
  '451 550': [
    '451 is a temporary problem of the server itself; 550 is about the mailbox and is permanent.',
    "A fault in a server's own program must be 451: a 550 would lose mail that could have been delivered.",
  ],
  '450 550': [
    'Greylisting and mailboxes in use are 450; unknown mailboxes are 550. A server that answers 450 for a mailbox that does not exist makes senders try for days.',
  ],
  '450 451': ["450 is about one mailbox, 451 about the server's own work. Greylisting uses both."],
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
    '550 is about a mailbox, 556 about a whole domain that declares in the DNS (null MX) that it accepts no mail.',
  ],
  '5.1.3 5.1.7': [
    "5.1.3 is about the recipient's address, 5.1.7 about the sender's; the fault can be the same.",
  ],
  '5.1.1 5.1.3': ['5.1.3 follows from the address alone; only the server with the mailboxes can tell 5.1.1.'],
  '5.1.1 5.1.2': ['5.1.1 is about the part before the @, 5.1.2 about the domain after it.'],
  '501 555': ['501 is for a parameter that is malformed, 555 for one that is well formed and not known.'],
  '211 214': ['211 tells of the state of the server, 214 how its commands are used.'],
  '220 250': ['220 opens something: the session, or TLS after STARTTLS. 250 completes a command.'],
  '221 421': [
    'Both come before the connection is closed: 221 because the client has asked for it with QUIT, 421 because the server ends the session.',
  ],
  '235 250': ['235 ends AUTH alone, 250 most other commands.'],
  '235 334': ['334 asks for the next step of a login, 235 says that it has succeeded.'],
  '250 251': [
    'Both accept the recipient. 251 adds that the mailbox has moved and that the server forwards the message.',
  ],
  '250 354': [
    'DATA gets 354 first, and 250 once the message has come and is accepted. The server has taken charge of a message only with that 250.',
  ],
  '251 252': [
    'With 251 the server knows the user and forwards the message; with 252 it does not say whether the user exists, but accepts mail for the address.',
  ],
  '252 550': [
    'To VRFY, 252 leaves open whether the user exists, and 550 says that the user does not exist. Many servers prefer 252, so that addresses cannot be collected.',
  ],
  '354 503': [
    'At DATA, 354 needs a recipient that was accepted before; without MAIL and RCPT the reply is 503.',
  ],
  '354 554': [
    'At DATA, 354 lets the message come, and 554 does not, because no recipient was accepted (RFC 5321 3.3).',
    '554 may follow 354 too, as the reply to the message.',
  ],
  '4.4.1 4.4.2': [
    'With 4.4.1 the other host does not answer; with 4.4.2 it has answered, and the connection broke.',
  ],
  '421 450': [
    '421 ends the session: the server closes the connection, whatever the command was. After 450 the session goes on, and other recipients may be accepted.',
  ],
  '421 451': [
    'After 421 the server closes the connection; after 451 it waits for the next command.',
    '421 often tells a sender that it connects too often; 451 more often tells of a lookup that failed, or of greylisting.',
  ],
  '421 550': [
    '421 says nothing of the recipient: the server is busy, or the client connects too often. 550 refuses this recipient or this sender.',
  ],
  '421 554': ['As a greeting, 421 asks the client to come back later, and 554 gives it no service at all.'],
  '432 535': [
    '432 asks for one login in another way, usually PLAIN over TLS, after which this one works (RFC 4954 6); 535 says that the name or the password is wrong.',
  ],
  '450 452': [
    '450 is about one mailbox: it is locked, greylisted or over a rate. 452 is about room: the server lacks storage, or accepts no more recipients in this transaction.',
    'After 452 at RCPT a client sends the message to the recipients accepted so far, and to the others in a separate transaction (RFC 5321 4.5.3.1.10).',
  ],
  '450 553': [
    'After 450 the same address may be accepted later; after 553 no attempt succeeds until it is written differently.',
  ],
  '451 452': ['With 451 something went wrong in the server; with 452 nothing did, it only lacks room.'],
  '451 454': [
    '451 is about mail that the server cannot handle now, 454 about TLS or a login that it cannot do now.',
  ],
  '452 550': [
    '452 at RCPT does not refuse the address: the client sends to it later. After 550 it should be taken off a list.',
  ],
  '452 552': [
    '452 means that room is lacking for the moment, 552 that the message or the mailbox is over a limit.',
    'A full mailbox is seen with both: 452 4.2.2 as long as the server expects it to be emptied, 552 5.2.2 where it does not.',
    '552 to a further recipient is an old way to say 452: a client sends to it later (RFC 5321 4.5.3.1.10).',
  ],
  '454 535': [
    'With 454 the login could not be checked, for example because a directory is down; with 535 it was checked and is wrong.',
    'After 454 a program should try the same again and not ask for another password.',
  ],
  '455 555': [
    'With 455 the server knows the parameter and cannot honour it now; with 555 it does not know it. After 555 it helps to send without it.',
  ],
  '5.1.0 5.1.1': [
    '5.1.0 leaves open what is wrong with the address; 5.1.1 says that the mailbox does not exist.',
  ],
  '5.1.1 5.1.6': ['5.1.6 says that the mailbox has moved; 5.1.1 does not say that it ever existed.'],
  '5.1.1 5.2.1': ['With 5.1.1 there is no such mailbox; with 5.2.1 it exists but accepts no mail.'],
  '5.1.1 550': ['550 alone does not say why; with 5.1.1 it says that the mailbox does not exist.'],
  '5.1.10 5.1.2': [
    'With 5.1.10 the domain exists and declares that it accepts no mail (null MX, RFC 7505); with 5.1.2 it cannot be found.',
  ],
  '5.1.2 5.1.3': [
    'With 5.1.2 the domain is well formed and cannot be found; with 5.1.3 the address is not well formed.',
  ],
  '5.1.3 5.6.7': [
    'No server can accept an address that gets 5.1.3; a server with SMTPUTF8 can accept one that gets 5.6.7.',
  ],
  '5.1.3 501': [
    "501 alone may be about any argument; with 5.1.3 it says that the recipient's address is malformed.",
  ],
  '5.1.3 553': [
    "553 alone has several meanings; with 5.1.3 it says that the recipient's address is malformed.",
    '5.1.3 is also used with 501 and 550, and means the same there.',
  ],
  '5.1.7 5.1.8': [
    "With 5.1.7 the sender's address is malformed; with 5.1.8 it is well formed and its domain cannot be found.",
  ],
  '5.1.8 5.7.27': [
    "With 5.1.8 the sender's domain cannot be found; with 5.7.27 it declares that it accepts no mail (null MX), so that no answer could reach it.",
  ],
  '5.2.2 5.2.3': [
    'With 5.2.2 the mailbox is full, and the message may fit once it is emptied; with 5.2.3 the message is too long for it even then.',
  ],
  '5.2.3 5.3.4': ['5.2.3 is a limit of one mailbox, 5.3.4 one of the whole system.'],
  '5.5.1 5.5.2': [
    '5.5.1 is about which command it is, unknown or out of order; 5.5.2 is about how it is written.',
  ],
  '5.5.2 5.5.4': [
    'With 5.5.2 the line cannot be read; with 5.5.4 it can, but one of its arguments is not valid.',
  ],
  '5.6.7 5.6.9': ['5.6.7 is about a non-ASCII address, 5.6.9 about a message with a non-ASCII header.'],
  '5.6.7 553': [
    '553 5.6.7 says that the address could be a mailbox, and that this server, or the way to it, lacks SMTPUTF8.',
  ],
  '5.7.0 5.7.1': [
    '5.7.0 leaves open which rule is broken; with 5.7.1 this sender is not allowed to send to this recipient.',
  ],
  '5.7.1 5.7.26': [
    '5.7.26 names the cause: more than one check of authentication, such as SPF and DKIM, has failed (RFC 7372). 5.7.1 stands for any rule.',
  ],
  '5.7.1 550': [
    '550 5.7.1 is about a rule and not about a missing mailbox: relaying, a block list, a filter, or a recipient who accepts mail from some senders only.',
  ],
  '5.7.1 553': [
    '553 5.7.1 is not about how the address is written: a login is missing, the sender belongs to another user, or the client is blocked.',
  ],
  '5.7.8 5.7.9': ['5.7.8 refuses the name or the password, 5.7.9 a way of logging in that is too weak.'],
  '500 502': [
    'With 500 the server does not know the command; with 502 it knows the command and does not offer it.',
  ],
  '501 502': [
    '501 finds fault with what follows the command. With 502 nothing is wrong with the line: the server does not offer the command.',
  ],
  '501 503': [
    '501 is about how the line is written, 503 about when it comes. After 503 the same line may be right in its place; after 501 it must be written differently.',
  ],
  '501 504': [
    '501 is for a parameter that cannot be read, 504 for one that is well formed and not implemented.',
  ],
  '501 550': ['501 follows from the line alone; 550 depends on the mailboxes, or on who may use them.'],
  '502 504': ['With 502 a whole command is not implemented, with 504 only one parameter of it.'],
  '503 530': ['503 wants another command first, such as MAIL before RCPT; 530 wants a login, or TLS, first.'],
  '504 555': [
    '555 is for parameters of MAIL and RCPT alone; 504 is for those of other commands, such as a mechanism of AUTH.',
  ],
  '521 554': [
    'As a greeting, 521 says that the host accepts no mail from any client (RFC 7504); 554 refuses service to this client, perhaps only for now.',
  ],
  '521 556': [
    "The host that accepts no mail says 521 itself; 556 comes from another server and is about the recipient's domain (RFC 7504).",
  ],
  '530 538': [
    '530 wants TLS or a login before the command; 538 wants TLS before this one mechanism of AUTH.',
  ],
  '530 550': [
    'After 530 the client can help itself: log in, or switch to TLS. After 550 it cannot: the mailbox, or the right to use it, is lacking.',
    'A server that relays only for its own users says either, 530 5.7.0 or 550 5.7.1: log in before sending.',
  ],
  '534 535': ['534 refuses the way of logging in, 535 the name or the password.'],
  '535 550': [
    '535 is about the user who logs in, 550 about the mailbox that the message is for or comes from.',
  ],
  '550 551': [
    'With 551 the server knows where the recipient is now and says so in its text; 550 names no other address.',
  ],
  '550 552': [
    '550 is about whether the mailbox can be reached at all, 552 about whether it has room for this message.',
  ],
  '551 553': [
    '551 says where the recipient is now; 553 says that the address as written cannot be a mailbox here.',
    '551 is rare, since it discloses an address to strangers (RFC 5321 7.4).',
  ],
  '552 553': ['552 is about room, 553 about the way the address is written.'],
  '552 554': [
    '552 names the limit, which is storage or size. 554 says only that the transaction failed, so that its words must tell why.',
  ],
  '553 555': ['553 is about the address, 555 about the parameters after it.'],
};
