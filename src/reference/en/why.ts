import type { ReferenceWords } from '../words.ts';

/** Why each reason is one, in English. */
export const why: ReferenceWords['why'] = {
  'input-too-long':
    'A path holds 256 octets at most. Reading on in something much longer finds no address and only costs time.',
  'input-empty': 'A mailbox is a local part, an @ and a domain; none of the three may be missing.',

  'encoding-malformed-utf8':
    'SMTP carries ASCII, and UTF-8 under SMTPUTF8. Octets that are neither could be read as another address by the next system.',
  'encoding-lone-surrogate':
    'A surrogate is half of a pair in UTF-16 and no character by itself; UTF-8 has no form for it.',
  'encoding-control-character':
    'The grammar has no control characters. CR and LF would end the command and let the rest be read as another one.',
  'encoding-utf16': 'SMTP reads octets as ASCII or UTF-8; every second octet here is zero, which is UTF-16.',
  'encoding-c1-control':
    'U+0080 to U+009F act upon terminals and are mostly the trace of a wrong encoding; no name needs them.',
  'encoding-line-separator':
    'U+2028 and U+2029 end a line for some programs and not for others, so that two of them read two things.',
  'encoding-noncharacter':
    'Unicode keeps these code points for the inside of programs; they are not meant to be sent to anybody.',
  'encoding-private-use':
    'What such a code point shows depends on the font; the next system sees something else.',
  'encoding-unassigned':
    'Unicode gives this code point no meaning yet, so that nobody can say how it is normalised or shown.',
  'encoding-replacement-character':
    'U+FFFD stands where a program could not decode something: the address is already damaged.',
  'encoding-byte-order-mark':
    'The mark belongs to the beginning of a file. In an address it makes another one of it.',
  'encoding-bidi-control':
    'Such a character turns the order in which the address is shown, so that people read another one than programs.',
  'encoding-invisible-character':
    'What nobody can see, nobody can type again; two addresses that look the same would be different.',
  'encoding-unicode-space':
    'It looks like a space and is not one to programs; most often it was pasted in from a text.',
  'encoding-mojibake':
    'UTF-8 was decoded as Windows-1252 or Latin-1 on the way, so that one letter became two or three signs.',
  'encoding-smart-quotes':
    'Word processors turn typewriter quotes into typographic ones; the mailbox itself hardly ever has them.',
  'encoding-html-entity':
    'The text was copied out of HTML without being decoded; with & and ; it names another mailbox or none.',
  'encoding-backslash-escape':
    'The text was copied out of the source or the JSON of a program; the backslash is not part of the name.',

  'mailbox-unsendable':
    'The signs in this domain would end the path or begin a parameter, so that the command says something else. No level can allow that.',
  'mailbox-edge-white-space':
    'The grammar has no white space at the edges. Servers that do not trim it take it for part of the name.',
  'mailbox-mailto-prefix': 'mailto: is the scheme of a URL; the mailbox begins behind it.',
  'mailbox-scheme-prefix':
    'A word with a colon, as in smtp:, names a protocol or a field; the mailbox begins behind it.',
  'mailbox-cloudflare':
    'A service replaces addresses on web pages by this text; the address itself was never copied.',
  'mailbox-several-addresses': 'A path names one mailbox. Several need a RCPT each.',
  'mailbox-display-name':
    'Name and brackets belong to From: and To: of a message. An SMTP path has the address alone.',
  'mailbox-angle-brackets':
    'The brackets delimit a path in a command; the mailbox is what stands inside them.',
  'mailbox-surrounding-quotes':
    'Quotes may surround the part before the @ but not the whole address; these come from a text or a CSV file.',
  'mailbox-trailing-punctuation':
    'The sign ended a sentence or divided a list in the text from which the address was copied.',
  'mailbox-label': 'People copy an address together with the word or the bullet in front of it.',
  'mailbox-repeated-address':
    'Mail programs and web pages show an address and its link one after the other, and both get copied.',
  'mailbox-bare-name':
    'A message header has a name before the address, in brackets; a mail command has the address alone.',
  'mailbox-surrounding-brackets': 'Texts put an address in brackets; the brackets belong to the sentence.',
  'mailbox-masked':
    'Archives put dots or stars for a part of the name, so the address cannot be known. What is left can be the address of another person.',
  'mailbox-url-encoded':
    'In a URL some characters are written as % and two digits (RFC 3986). SMTP has the characters themselves.',
  'mailbox-web-address':
    'A web address names a page, an email address a mailbox; only the second has a name before an @.',
  'mailbox-placeholder': 'Lists and forms hold words such as n/a or a dash where no address is known.',
  'mailbox-at-sign-lookalike':
    'Only U+0040 divides the local part from the domain; to programs the other one is just a letter.',
  'mailbox-obfuscation': 'Words in place of the signs keep robots away, and mail servers too.',
  'mailbox-at-sign-missing': 'Without an @ nothing says where the name ends and the domain begins.',
  'mailbox-too-long':
    'A path with its brackets has 256 octets at most, which leaves 254 to the mailbox. Letters beyond ASCII count two to four each.',
  'mailbox-mixed-scripts':
    'Letters of another script that look alike are a common means of deceit: people cannot tell the two apart.',
  'mailbox-mixed-digits':
    'Digits of different number systems can look alike and stand for different numbers (the Bengali 4 looks like 8), so a person cannot tell such addresses apart.',
  'mailbox-case-collision':
    'Where upper and lower case are not told apart, this letter turns into an ASCII one, and the address into that of somebody else.',

  'local-part-empty': 'The part before the @ names the mailbox; a domain alone has none.',
  'local-part-empty-atom':
    'Without quotes the local part is a row of atoms with dots between them, and an atom has at least one character.',
  'local-part-space':
    'A space ends the address for most programs; SMTP allows it only inside a quoted local part.',
  'local-part-comment': 'Comments belong to message headers (RFC 5322); the grammar of SMTP paths has none.',
  'local-part-backslash': 'A backslash escapes a character inside quotes and is no character of an atom.',
  'local-part-stray-quote':
    'A quoted local part begins and ends with a quote; a quote inside needs a backslash before it.',
  'local-part-forbidden-character':
    'An atom has letters, digits and nineteen signs. Other signs divide addresses and commands, and so need quotes.',
  'local-part-quote-unclosed':
    'Behind an open quote the @ is only text, so that nothing says where the domain begins.',
  'local-part-quoted-pair':
    'Behind a backslash only printable ASCII may stand; other letters need no backslash.',
  'local-part-text-after-quote':
    'A quoted local part is the whole local part: the @ follows its closing quote.',
  'local-part-quoted-word':
    'Old message headers could quote single words of a local part; SMTP quotes all of it or nothing.',
  'local-part-too-long':
    'RFC 5321 limits the local part to 64 octets, and servers may refuse what is longer. Letters beyond ASCII count two to four each.',
  'local-part-needs-smtputf8':
    'Letters beyond ASCII may stand before the @ only where both sides have agreed on SMTPUTF8; there is no ASCII form for them.',
  'local-part-quoted':
    'Quotes are right by the RFC, but many programs refuse or mangle them; RFC 5321 itself advises against such mailboxes.',
  'local-part-empty-quoted':
    'The present grammar lets "" pass by oversight; its successor asks for one character.',
  'local-part-needless-quoting':
    'The same mailbox has a shorter form. Programs that compare texts take the two for different ones.',
  'local-part-quoted-delimiter':
    'A program that splits at the first sign of the kind, and not behind the quotes, gets another address.',
  'local-part-leading-hyphen':
    'A program that hands the address to a command line could take it for an option.',
  'local-part-leading-pipe': 'Old mail systems ran what stands behind a | as a program.',
  'local-part-leading-sign':
    'An apostrophe, an asterisk or a bracket before an address is nearly always left over from quotation marks, from markup or from a spreadsheet.',
  'local-part-leading-formula':
    'Opened in a spreadsheet, a cell that begins with = or + is run as a formula. The address itself is valid.',
  'local-part-imceaex':
    'Exchange writes its inner X.500 addresses so; outside of that one organisation nobody can deliver them.',
  'local-part-encoded-word':
    'RFC 2047 forbids encoded words in an address: servers compare the octets and never decode them.',
  'local-part-quoted-printable':
    'The form with = belongs to message bodies. To a server it is a different name, literally with equals signs.',
  'local-part-percent-encoding':
    'The form with % belongs to URLs. To a server it is a different name, literally with percent signs.',
  'local-part-percent-hack':
    'Once the % chose a way through other hosts. As it lets strangers relay, servers refuse it or look twice.',
  'local-part-bang-path':
    'So UUCP wrote the way through hosts. As it lets strangers relay, servers refuse it.',
  'local-part-a-label':
    'xn-- encodes labels of domains only. Before the @ nobody decodes it, and people take it for the name it hides.',
  'local-part-at-sign-lookalike':
    'People take it for the @ and read another domain than the one to which the mail goes.',
  'local-part-leading-mark': 'A combining mark joins what stands before it, and so would hide at the edge.',
  'local-part-nfc-special':
    'A program that normalises turns it into an ASCII sign of the grammar, and the address into another one or none.',
  'local-part-not-nfc':
    'The same letters have two encodings. Servers compare octets, so that mail goes to one of them only.',
  'local-part-not-identifier':
    'PRECIS keeps names to letters and digits, which every system stores, compares and shows alike.',

  'domain-empty': 'The domain says where the mail goes; without it there is only a name.',
  'domain-empty-label':
    'A domain is a row of labels with dots between them, and a label has at least one character.',
  'domain-trailing-dot': 'In DNS files a dot at the end is usual; the grammar of SMTP has none.',
  'domain-label-leading-hyphen': 'A label begins and ends with a letter or a digit.',
  'domain-label-trailing-hyphen': 'A label begins and ends with a letter or a digit.',
  'domain-space': 'A host name has no spaces, not even inside quotes.',
  'domain-underscore':
    'DNS knows names with underscores, but not for hosts, and mail goes to hosts: SMTP has letters, digits and hyphens.',
  'domain-at-sign': 'Outside quotes an @ stands once: it divides the local part from the domain.',
  'domain-comment': 'Comments belong to message headers (RFC 5322); the grammar of SMTP paths has none.',
  'domain-forbidden-character':
    'Names of hosts have letters, digits and hyphens, with dots between the labels.',
  'domain-label-too-long': 'DNS stores the length of a label in six bits: 63 octets, counted in xn-- form.',
  'domain-too-long': 'DNS holds 255 octets with all lengths, which is 253 as written.',
  'domain-ip-without-brackets':
    'Without brackets the numbers would be a host name, which ends in digits only and so cannot exist.',
  'domain-numeric-top-label':
    'A last label of digits could not be told from an IP address; no top-level domain is like that.',
  'domain-needs-smtputf8':
    'Letters beyond ASCII may go over the line only under SMTPUTF8; the xn-- form of the domain can always go.',
  'domain-dotless':
    'A name without a dot is looked up differently on each network; RFC 5321 asks for complete names.',
  'domain-address-literal':
    'Literals serve to reach a host whose name does not work. Nearly all servers refuse them from strangers.',
  'domain-near-miss': 'A single slip leads to another domain, often one that waits for mail of this kind.',
  'domain-public-suffix': 'Others register below it, as below co.uk; it has no mailboxes of its own.',
  'domain-special-use':
    'RFC 6761 and its successors keep these names out of the global DNS, so that no mail finds a way there.',
  'domain-unknown-top-label':
    'Every name in the global DNS ends in a label of the root; this one is not there.',
  'domain-label-reserved-hyphens':
    'Hyphens at the third and fourth place mark encoded labels; xn-- is the only such mark that has been defined.',
  'domain-u-label-hyphens':
    'IDNA keeps these two places free in names beyond ASCII, so that they are never taken for an encoded one.',
  'domain-a-label-undecodable': 'Behind xn-- Punycode must follow; this decodes to nothing that IDNA allows.',
  'domain-a-label-not-canonical':
    'A name has exactly one xn-- form. With a second one the same name could be registered twice.',
  'domain-label-not-nfc':
    'IDNA takes letters with accents only in composed form, or the same name would have two encodings.',
  'domain-label-leading-mark': 'A combining mark joins what stands before it, here the dot or the @.',
  'domain-label-upper-case':
    'IDNA2008 has small letters only beyond ASCII. Programs used to turn them silently; the standard leaves that to whoever typed.',
  'domain-disallowed-code-point':
    'IDNA2008 allows letters, digits and marks that are needed to write a language; signs and emoji are not among them.',
  'domain-unassigned-code-point':
    'What is unassigned today can become anything tomorrow; IDNA looks such names up nowhere.',
  'domain-contextj':
    'The joiners are invisible and change the shape of letters in a few scripts only; elsewhere they would make a second name that looks the same.',
  'domain-contexto': 'Such signs are allowed only between the letters of the language that needs them.',
  'domain-bidi':
    'Where directions mix, what is shown could be that of another name. RFC 5893 has six conditions that rule this out.',
  'domain-percent-encoding': 'The form with % belongs to URLs; in a domain the sign cannot stand at all.',
  'domain-dot-lookalike':
    'Keyboards for Chinese and Japanese write this dot. Browsers turn it into an ordinary one, mail servers do not.',
  'domain-hyphen-lookalike': 'Unicode has a dozen dashes that look like the hyphen; DNS knows only U+002D.',
  'domain-ascii-lookalike':
    'All its letters have a twin in ASCII, so that people read a well-known name in it.',
  'domain-a-label': 'The xn-- form is meant for programs: people cannot read it, and so not check it either.',

  'literal-unclosed': 'An address literal ends with its closing bracket.',
  'literal-text-after': 'A literal is the whole domain: nothing may be added to it.',
  'literal-empty': 'The brackets hold an IP address or a tag with its content.',
  'literal-malformed':
    'Brackets announce an IP address. Without digits and dots, or IPv6: and groups, it is none.',
  'literal-forbidden-character':
    'Inside the brackets there is printable ASCII without space, brackets and backslash.',
  'literal-unregistered-tag': 'A tag says what follows. IANA has registered IPv6 and no other.',
  'literal-ipv4-count': 'IPv4 has 32 bits, written as four numbers.',
  'literal-ipv4-range': 'Each of the four numbers stands for eight bits.',
  'literal-ipv4-leading-zero': 'Some programs read 010 as eight and some as ten: the same text is two hosts.',
  'literal-ipv6-tag-missing': 'RFC 5321 tells IPv6 from the old form by its tag and not by its colons.',
  'literal-ipv6-group': 'A group stands for sixteen bits: one to four hexadecimal digits.',
  'literal-ipv6-count': 'IPv6 has 128 bits: eight groups, or fewer and :: for the zeros.',
  'literal-ipv6-short-compression':
    'The grammar of RFC 5321 lets :: stand for two groups or more, and a single one be written as 0.',
  'literal-ipv6-second-compression': 'With two :: nobody could say how many zeros belong to which.',
  'literal-ipv6-zone': 'A zone is the name of a network card on one machine; on another it means nothing.',
  'literal-not-global':
    'These networks are private, local or set apart (RFC 6890): the address is not one host on the internet.',

  'path-space-at-colon':
    'The path follows the colon at once. RFC 5321 warns of this frequent mistake by name.',
  'path-brackets-missing': 'The brackets show where the path ends and the parameters begin.',
  'path-text-before-bracket': 'The path follows the colon at once; a name belongs into the message header.',
  'path-unclosed': 'Without > nothing says where the path ends and the parameters begin.',
  'path-text-after-bracket': 'A parameter is divided from the path by one space.',
  'path-null-recipient':
    'The empty path says "no answer, please", as in delivery reports. As a recipient it names nobody.',
  'path-postmaster-sender':
    'Only as a recipient may Postmaster stand without a domain, to reach the host one is talking to.',
  'path-source-route':
    'Once it listed the hosts to pass through. RFC 5321 has them accepted and ignored, and nobody should send one.',
  'path-source-route-syntax': 'A route is a list of @domain with commas between and a colon at its end.',
  'path-too-long': 'RFC 5321 limits a path to 256 octets with its brackets; servers may refuse more.',

  'parameter-space': 'One space divides parameters; with two an empty one would stand between them.',
  'parameter-keyword': 'A keyword is letters, digits and hyphens, and begins with a letter or a digit.',
  'parameter-value': 'A value is printable ASCII without = and space, or UTF-8 under SMTPUTF8.',
  'parameter-duplicate': 'With two values nobody could say which one holds.',
  'parameter-smtputf8-value': 'SMTPUTF8 is a switch: that it is there is all it says.',
  'parameter-unknown':
    'A client may use only what the reply to EHLO has offered; to ignore a parameter could change what is delivered.',

  'header-comment-unclosed': 'Everything behind the open parenthesis is comment, the address too.',
  'header-quote-unclosed': 'Everything behind the open quote is text, the address too.',
  'header-bracket-unclosed': 'Without > nothing says where the address ends.',
  'header-text-after': 'Behind the bracket an entry ends; a name stands before the address.',
  'header-phrase-forbidden-character':
    'A comma ends an entry of a list and other signs divide addresses, so that in a name they need quotes.',
  'header-group-unclosed':
    'A group lasts until its semicolon; without it, it would take in the rest of the list.',
  'header-group-unnamed':
    'A group is a name, a colon, addresses and a semicolon; the name may not be missing.',
  'header-semicolon': 'Some programs divide lists so, but by RFC 5322 only the comma does.',
  'header-display-name': 'It is for people who read the message; MAIL and RCPT know the address alone.',
  'header-comment': 'It is for people who read the message; MAIL and RCPT know the address alone.',
  'header-folding-white-space': 'Headers may be folded, and addresses in them spaced out; a path may not.',
  'header-quoted-word': 'RFC 5322 reads it for the sake of old messages and forbids to write it.',
  'header-obsolete-local-part': 'RFC 5322 reads it for the sake of old messages and forbids to write it.',
  'header-obsolete-domain': 'RFC 5322 reads it for the sake of old messages and forbids to write it.',
  'header-route': 'RFC 5322 reads routes for the sake of old messages and has them ignored.',
  'header-domain-literal':
    'RFC 5322 takes nearly any text in brackets; RFC 5321 takes an IP address only, so no server can be found.',
  'header-control-character':
    'RFC 5322 reads some controls for the sake of old messages; on a terminal or in a log they do harm.',
  'header-empty-element':
    'RFC 5322 reads empty places in a list for the sake of old messages and forbids to write them.',

  'convention-character':
    'A site may give out names of fewer characters than the RFC allows; only the host of the domain decides what stands before the @.',
  'convention-first-character':
    'Programs take a sign at the beginning of a name for an option or a formula; many sites give out no such name.',
  'convention-last-character':
    'A sign at the end of a name gets lost in sentences and in links; many sites give out no such name.',
  'convention-missing-character':
    'A name of digits alone looks like the number of a phone or an account; some sites give out none.',
  'convention-repeated-separator':
    'Two underscores in a row look like one; many sites give out no such name.',
  'convention-adjacent-separators':
    'Signs side by side are hard to read out and easy to swap; many sites give out no such name.',
  'convention-too-short': 'A site may give out no name that is shorter; old ones are named as exceptions.',
  'convention-too-long': 'A site may give out no name that is longer, although 64 octets are allowed.',
  'convention-tag': 'At a site without sub-addressing a tag is part of the name, and no such name exists.',
  'convention-blocked-name':
    'The site knows that this name does not exist, and says so before it takes the message.',
  'convention-reserved-name':
    "RFC 2142 names addresses that belong to a site's staff; nobody else is given them.",
  'convention-not-a-recipient':
    'A domain that only sends takes no mail; to say so at once saves a bounce later.',
};
