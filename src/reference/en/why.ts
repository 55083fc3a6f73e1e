import type { ReferenceWords } from '../words.ts';

/** Why each reason is one, in English. */
export const why: ReferenceWords['why'] = {
  'input-too-long':
    'A path has at most 256 octets. Anything much longer cannot be an address, and reading it would only cost time.',
  'input-empty': 'A mailbox is a local part, an @ and a domain; all three are required.',

  'encoding-malformed-utf8':
    'SMTP carries ASCII, and UTF-8 under SMTPUTF8. Octets that are neither could be read as another address by the next system.',
  'encoding-lone-surrogate':
    'A surrogate is half of a pair in UTF-16 and no character by itself; UTF-8 has no form for it.',
  'encoding-control-character':
    'The grammar has no control characters. CR and LF would end the command, and the rest would be read as another command.',
  'encoding-utf16': 'SMTP reads octets as ASCII or UTF-8; every second octet here is zero, which is UTF-16.',
  'encoding-c1-control':
    'U+0080 to U+009F control terminals and mostly come from a wrong encoding; no name needs them.',
  'encoding-line-separator':
    'U+2028 and U+2029 end a line for some programs and not for others, so that two programs read two different texts.',
  'encoding-noncharacter':
    'Unicode reserves these code points for use inside programs; they are not meant to be exchanged.',
  'encoding-private-use':
    'What such a code point shows depends on the font; the next system shows something else.',
  'encoding-unassigned':
    'Unicode has not assigned this code point, so it is unknown how it will be normalized or shown.',
  'encoding-replacement-character':
    'U+FFFD shows that a program could not decode something: the address is already damaged.',
  'encoding-byte-order-mark':
    'The mark is for the beginning of a file. Inside an address it makes it a different address.',
  'encoding-bidi-control':
    'Such a character changes the order in which the address is shown, so that people read a different address than programs do.',
  'encoding-invisible-character':
    'A character that cannot be seen cannot be retyped; two addresses that look the same would be different.',
  'encoding-unicode-space':
    'It looks like a space, but programs treat it as another character; it is usually pasted from a text.',
  'encoding-mojibake':
    'UTF-8 was decoded as Windows-1252 or Latin-1 on the way, so that one letter became two or three signs.',
  'encoding-smart-quotes':
    'Word processors turn typewriter quotes into typographic ones; the mailbox itself hardly ever has them.',
  'encoding-html-entity':
    'The text was copied from HTML without being decoded; with the "&" and the ";" it names another mailbox or none.',
  'encoding-backslash-escape':
    'The text was copied from source code or JSON; the backslash is not part of the name.',

  'mailbox-unsendable':
    'The characters in this domain would end the path or begin a parameter, so the command would say something else. No level can allow that.',
  'mailbox-edge-white-space':
    'The grammar has no white space at the edges. Servers that do not trim it treat it as part of the name.',
  'mailbox-mailto-prefix':
    'mailto: is the scheme of a URL, and what follows a ? its header fields; the mailbox is between them.',
  'mailbox-scheme-prefix':
    'A word with a colon, such as smtp:, names a protocol or a field; the mailbox begins after it.',
  'mailbox-cloudflare':
    'A service replaces addresses on web pages with this text; the address itself was never copied.',
  'mailbox-several-addresses': 'A path names one mailbox. Each recipient needs its own RCPT.',
  'mailbox-display-name':
    'Names and brackets are for the From: and To: fields of a message. An SMTP path has the address alone.',
  'mailbox-angle-brackets': 'The brackets delimit a path in a command; the mailbox is what is inside them.',
  'mailbox-surrounding-quotes':
    'Quotes can enclose the part before the @ but not the whole address; these come from a text or a CSV file.',
  'mailbox-trailing-punctuation':
    'The character ended a sentence or separated a list in the text from which the address was copied.',
  'mailbox-label': 'People copy an address together with the word or the bullet before it.',
  'mailbox-repeated-address':
    'Mail programs and web pages show an address and its link one after the other, and both get copied.',
  'mailbox-bare-name':
    'A message header has a name before the address, in brackets; a mail command has the address alone.',
  'mailbox-surrounding-brackets': 'Texts put an address in brackets; the brackets are part of the sentence.',
  'mailbox-masked':
    'Archives put dots or stars for part of the name, so the address cannot be known. What is left can be the address of another person.',
  'mailbox-url-encoded':
    'In a URL some characters are written as % and two digits (RFC 3986). SMTP has the characters themselves.',
  'mailbox-web-address':
    'A web address names a page, an email address a mailbox; only the second has a name before an @.',
  'mailbox-placeholder': 'Lists and forms hold words such as n/a or a dash where no address is known.',
  'mailbox-at-sign-lookalike':
    'Only U+0040 separates the local part from the domain; for programs this one is just another character.',
  'mailbox-obfuscation': 'Words in place of the characters keep robots away, and mail servers too.',
  'mailbox-at-sign-missing': 'Without an @ it is unclear where the name ends and the domain begins.',
  'mailbox-too-long':
    'A path with its brackets has at most 256 octets, which leaves 254 for the mailbox. Non-ASCII letters count two to four each.',
  'mailbox-mixed-scripts':
    'Letters of another script that look alike are a common means of fraud: people cannot tell them apart.',
  'mailbox-mixed-digits':
    'Digits of different number systems can look alike and stand for different numbers (the Bengali 4 looks like 8), so a person cannot tell such addresses apart.',
  'mailbox-case-collision':
    'Where case is ignored, this letter turns into an ASCII letter, and the address into that of another person.',

  'local-part-empty': 'The part before the @ names the mailbox; a domain alone has none.',
  'local-part-empty-atom':
    'Without quotes the local part is a list of atoms with dots between them, and an atom has at least one character.',
  'local-part-space':
    'A space ends the address for most programs; SMTP allows it only inside a quoted local part.',
  'local-part-comment': 'Comments are for message headers (RFC 5322); the grammar of SMTP paths has none.',
  'local-part-backslash': 'A backslash escapes a character inside quotes; an atom cannot contain one.',
  'local-part-stray-quote':
    'A quoted local part begins and ends with a quote; a quote inside needs a backslash before it.',
  'local-part-forbidden-character':
    'An atom has letters, digits and nineteen other characters. The rest separate addresses and commands, and so need quotes.',
  'local-part-quote-unclosed':
    'After an open quote the @ is only text, so it is unclear where the domain begins.',
  'local-part-quoted-pair':
    'After a backslash only printable ASCII is allowed; other letters need no backslash.',
  'local-part-text-after-quote':
    'A quoted local part is the whole local part: the @ follows its closing quote.',
  'local-part-quoted-word':
    'Old message headers could quote single words of a local part; SMTP quotes all of it or none.',
  'local-part-too-long':
    'RFC 5321 limits the local part to 64 octets, and servers may refuse longer ones. Non-ASCII letters count two to four each.',
  'local-part-needs-smtputf8':
    'Non-ASCII letters before the @ are allowed only where both sides have agreed on SMTPUTF8; they have no ASCII form.',
  'local-part-quoted':
    'The RFC allows quotes, but many programs refuse or damage them; RFC 5321 itself advises against such mailboxes.',
  'local-part-empty-quoted':
    'The current grammar allows "" by oversight; its successor requires one character.',
  'local-part-needless-quoting':
    'The same mailbox has a shorter form. Programs that compare texts treat the two as different.',
  'local-part-quoted-delimiter':
    'A program that splits at the first such character, and not after the quotes, gets another address.',
  'local-part-leading-hyphen':
    'A program that passes the address to a command line could take it for an option.',
  'local-part-leading-pipe': 'Old mail systems ran what follows a | as a program.',
  'local-part-leading-sign':
    'An apostrophe, an asterisk or a bracket before an address is nearly always left over from quotation marks, from markup or from a spreadsheet.',
  'local-part-leading-formula':
    'Opened in a spreadsheet, a cell that begins with = or + is run as a formula. The address itself is valid.',
  'local-part-imceaex':
    'Exchange writes its internal X.500 addresses this way; only that organization can deliver to them.',
  'local-part-encoded-word':
    'RFC 2047 forbids encoded words in an address: servers compare the octets and never decode them.',
  'local-part-quoted-printable':
    'The form with = is for message bodies. To a server it is a different name, literally with equals signs.',
  'local-part-percent-encoding':
    'The form with % is for URLs. To a server it is a different name, literally with percent signs.',
  'local-part-percent-hack':
    'The % once chose a route through other hosts. Because it lets strangers relay, servers refuse it or check it.',
  'local-part-bang-path':
    'UUCP wrote routes this way. Because they let strangers relay, servers refuse them.',
  'local-part-a-label':
    'xn-- encodes only labels of domains. Before the @ it is never decoded, and people take it for the name it hides.',
  'local-part-at-sign-lookalike':
    'People take it for the @ and read another domain than the one that gets the mail.',
  'local-part-leading-mark':
    'A combining mark joins the character before it, and so would be hidden at the start.',
  'local-part-nfc-special':
    'A program that normalizes text turns it into an ASCII character of the grammar, and the address into another one or none.',
  'local-part-not-nfc':
    'The same letters have two encodings. Servers compare octets, so mail reaches only one of them.',
  'local-part-not-identifier':
    'PRECIS limits names to letters and digits, which every system stores, compares and shows alike.',

  'domain-empty': 'The domain says where the mail goes; without it there is only a name.',
  'domain-empty-label':
    'A domain is a list of labels with dots between them, and a label has at least one character.',
  'domain-trailing-dot': 'DNS files often have a dot at the end of a name; the grammar of SMTP has none.',
  'domain-label-leading-hyphen': 'A label begins and ends with a letter or a digit.',
  'domain-label-trailing-hyphen': 'A label begins and ends with a letter or a digit.',
  'domain-space': 'A host name has no spaces, even inside quotes.',
  'domain-underscore':
    'DNS has names with underscores, but not for hosts, and mail goes to hosts: host names contain only letters, digits and hyphens.',
  'domain-at-sign': 'Outside quotes there is one @: it separates the local part from the domain.',
  'domain-comment': 'Comments are for message headers (RFC 5322); the grammar of SMTP paths has none.',
  'domain-forbidden-character': 'Host names have letters, digits and hyphens, with dots between the labels.',
  'domain-label-too-long': 'DNS stores the length of a label in six bits: 63 octets, counted in xn-- form.',
  'domain-too-long': 'DNS holds 255 octets with all lengths included, which is 253 as written.',
  'domain-ip-without-brackets':
    'Without brackets the numbers would be a host name, but one that ends in digits alone cannot exist.',
  'domain-numeric-top-label':
    'A last label of digits could not be told from an IP address; no top-level domain has that form.',
  'domain-needs-smtputf8':
    'Non-ASCII letters can be sent only with SMTPUTF8; the xn-- form of the domain can always be sent.',
  'domain-dotless':
    'A name without a dot is looked up differently on each network; RFC 5321 requires complete names.',
  'domain-address-literal':
    'Literals reach a host whose name does not work. Nearly all servers refuse them from strangers.',
  'domain-near-miss':
    'A single typo leads to another domain, often one that was registered to get such mail.',
  'domain-public-suffix': 'Domains are registered under it, as under co.uk; it has no mailboxes itself.',
  'domain-special-use':
    'RFC 6761 and its successors keep these names out of the global DNS, so no mail can reach them.',
  'domain-unknown-top-label':
    'Every name in the global DNS ends in a label of the root; this one is not there.',
  'domain-label-reserved-hyphens':
    'Hyphens in the third and fourth position mark encoded labels; xn-- is the only such mark that is defined.',
  'domain-u-label-hyphens':
    'IDNA forbids hyphens in these two positions of non-ASCII names, so that they are never taken for encoded ones.',
  'domain-a-label-undecodable': 'After xn-- Punycode must follow; this decodes to nothing that IDNA allows.',
  'domain-a-label-not-canonical':
    'A name has exactly one xn-- form. With a second one the same name could be registered twice.',
  'domain-label-not-nfc':
    'IDNA allows accented letters only in composed form; otherwise the same name would have two encodings.',
  'domain-label-leading-mark': 'A combining mark joins the character before it, here the dot or the @.',
  'domain-label-upper-case':
    'IDNA2008 allows no capitals in non-ASCII names. Older software lower-cased them silently; IDNA2008 leaves that to the user interface.',
  'domain-disallowed-code-point':
    'IDNA2008 allows the letters, digits and marks that are needed to write a language, but not symbols and emoji.',
  'domain-unassigned-code-point':
    'An unassigned code point can become anything later; IDNA does not look up such names.',
  'domain-contextj':
    'The joiners are invisible and change the shape of letters in a few scripts only; elsewhere they would make a second name that looks the same.',
  'domain-contexto': 'Such characters are allowed only between the letters of the language that needs them.',
  'domain-bidi':
    'Where directions mix, the name can be shown like another one. RFC 5893 has six conditions that prevent this.',
  'domain-percent-encoding': 'The form with % is for URLs; a domain cannot contain a percent sign.',
  'domain-dot-lookalike':
    'Chinese and Japanese keyboards write this dot. Browsers turn it into an ordinary one; mail servers do not.',
  'domain-hyphen-lookalike': 'Unicode has a dozen dashes that look like the hyphen; DNS allows only U+002D.',
  'domain-ascii-lookalike': 'Every letter of it has an ASCII twin, so people read a well-known name in it.',
  'domain-a-label': 'The xn-- form is for programs: people cannot read it, so they cannot check it.',

  'literal-unclosed': 'An address literal ends with its closing bracket.',
  'literal-text-after': 'A literal is the whole domain: nothing may be added to it.',
  'literal-empty': 'The brackets contain an IP address, or a tag with its content.',
  'literal-malformed': 'Brackets announce an IP address: digits and dots, or IPv6: and groups.',
  'literal-forbidden-character':
    'Inside the brackets only printable ASCII without spaces, brackets and backslashes is allowed.',
  'literal-unregistered-tag': 'A tag says what follows. IANA has registered IPv6 and no other.',
  'literal-ipv4-count': 'IPv4 has 32 bits, written as four numbers.',
  'literal-ipv4-range': 'Each of the four numbers stands for eight bits.',
  'literal-ipv4-leading-zero':
    'Some programs read 010 as eight and some as ten: the same text means two hosts.',
  'literal-ipv6-tag-missing': 'RFC 5321 recognizes IPv6 by its tag, not by its colons.',
  'literal-ipv6-group': 'A group stands for sixteen bits: one to four hexadecimal digits.',
  'literal-ipv6-count': 'IPv6 has 128 bits: eight groups, or fewer and :: for the zeros.',
  'literal-ipv6-short-compression':
    'In the grammar of RFC 5321, :: stands for two groups or more, and a single one is written as 0.',
  'literal-ipv6-second-compression': 'With two :: it would be unclear how many zeros each stands for.',
  'literal-ipv6-zone':
    'A zone is the name of a network interface of one machine; on another it means nothing.',
  'literal-not-global':
    'These networks are private, local or reserved (RFC 6890): the address is not a single host on the Internet.',

  'path-space-at-colon': 'The path follows the colon directly. RFC 5321 mentions this frequent mistake.',
  'path-brackets-missing': 'The brackets show where the path ends and the parameters begin.',
  'path-text-before-bracket': 'The path follows the colon directly; a name is for the message header.',
  'path-unclosed': 'Without > it is unclear where the path ends and the parameters begin.',
  'path-text-after-bracket': 'One space separates a parameter from the path.',
  'path-null-recipient':
    'The empty path means "do not reply", as in delivery reports. It names no recipient.',
  'path-postmaster-sender':
    'Postmaster without a domain is allowed only as a recipient, to reach the host that is connected to.',
  'path-source-route':
    'It once listed the hosts to pass through. RFC 5321 says to accept and ignore it, and not to send it.',
  'path-source-route-syntax': 'A route is a list of @domain with commas between them and a colon at its end.',
  'path-too-long': 'RFC 5321 limits a path to 256 octets with its brackets; servers may refuse more.',

  'parameter-space': 'One space separates parameters; two would enclose an empty one.',
  'parameter-keyword': 'A keyword has letters, digits and hyphens, and begins with a letter or a digit.',
  'parameter-value': 'A value is printable ASCII without = and space, or UTF-8 with SMTPUTF8.',
  'parameter-duplicate': 'With two values it would be unclear which one counts.',
  'parameter-smtputf8-value': 'SMTPUTF8 is a switch: its presence is all it says.',
  'parameter-unknown':
    'A client may use only what the reply to EHLO offered; ignoring a parameter could change what is delivered.',

  'header-comment-unclosed': 'Everything after the open parenthesis is a comment, even the address.',
  'header-quote-unclosed': 'Everything after the open quote is text, even the address.',
  'header-bracket-unclosed': 'Without > it is unclear where the address ends.',
  'header-text-after': 'An entry ends after the bracket; a name goes before the address.',
  'header-phrase-forbidden-character':
    'A comma ends an entry of a list and other characters separate addresses, so in a name they need quotes.',
  'header-group-unclosed':
    'A group lasts until its semicolon; without it, it would include the rest of the list.',
  'header-group-unnamed': 'A group is a name, a colon, addresses and a semicolon; the name is required.',
  'header-semicolon': 'Some programs separate lists this way, but in RFC 5322 only the comma does.',
  'header-display-name': 'It is for the people who read the message; MAIL and RCPT have the address alone.',
  'header-comment': 'It is for the people who read the message; MAIL and RCPT have the address alone.',
  'header-folding-white-space': 'Headers can be folded, and addresses in them spaced out; a path cannot.',
  'header-quoted-word': 'RFC 5322 accepts it in old messages but forbids generating it.',
  'header-obsolete-local-part': 'RFC 5322 accepts it in old messages but forbids generating it.',
  'header-obsolete-domain': 'RFC 5322 accepts it in old messages but forbids generating it.',
  'header-route':
    'RFC 5322 accepts routes in old messages but says to ignore them and forbids generating them.',
  'header-domain-literal':
    'RFC 5322 allows nearly any text in brackets; RFC 5321 allows only an IP address, so no server can be found.',
  'header-control-character':
    'RFC 5322 accepts some control characters in old messages; on a terminal or in a log they do harm.',
  'header-empty-element': 'RFC 5322 accepts empty list entries in old messages but forbids generating them.',

  'convention-character':
    'A site may give out names of fewer characters than the RFC allows; only the host of the domain decides what is before the @.',
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
    'The site knows that this name does not exist, and says so before it accepts the message.',
  'convention-reserved-name': "RFC 2142 reserves these addresses for a site's staff.",
  'convention-not-a-recipient':
    'A domain that only sends accepts no mail; saying this at once saves a bounce later.',
};
