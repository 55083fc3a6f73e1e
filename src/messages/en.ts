import { defineFormMessages, defineMessages } from './catalogue.ts';

/** English. Plain ASCII, one line each: these texts also go over SMTP. */
// Marked, so that a bundler can leave the messages out.
export const en = /* @__PURE__ */ defineMessages({
  language: 'en',
  reasons: {
    'input-too-long': 'The input is more than {limit} octets long, too long for an address; shorten it',
    'input-empty': 'There is no address here; write one such as user@example.com',

    'encoding-malformed-utf8': 'This is not UTF-8 ({kind}); save or send the address as UTF-8',
    'encoding-lone-surrogate': '{codePoint} is half of a character; type this character again',
    'encoding-control-character': 'There is an invisible control character here, {codePoint}; remove it',
    'encoding-utf16': 'This is UTF-16 and not UTF-8; save or send the address as UTF-8',
    'encoding-c1-control': 'There is an invisible control character here, {codePoint}; remove it',
    'encoding-line-separator': 'There is an invisible line end here, {codePoint}; remove it',
    'encoding-noncharacter':
      '{codePoint} is no character and means something inside programs only; remove it',
    'encoding-private-use': 'What {codePoint} means is agreed in private only; use another character',
    'encoding-unassigned': '{codePoint} is no character that is known here; use another one',
    'encoding-replacement-character':
      'A program has put {codePoint} here for a character that it lost; type the address again',
    'encoding-byte-order-mark': 'The address begins with something invisible, {codePoint}; remove it',
    'encoding-bidi-control':
      'An invisible character, {codePoint}, changes the direction of writing here; remove it',
    'encoding-invisible-character': 'There is an invisible character here, {codePoint}; remove it',
    'encoding-unicode-space': 'There is a space here that is no ordinary one, {codePoint}; remove it',
    'encoding-mojibake':
      'These letters are UTF-8 that was read as another encoding (times: {times}); type them again',
    'encoding-smart-quotes': "There is a typographic quotation mark here, {codePoint}; use ' or leave it out",
    'encoding-html-entity': 'This is the HTML code of a character; write the character itself',
    'encoding-backslash-escape': 'This is the escape of a character in a program; write the character itself',

    'mailbox-unsendable':
      'This site would let the address pass, but a mail command cannot carry such a domain; correct the domain',
    'mailbox-edge-white-space': 'There is white space before or after the address; remove it',
    'mailbox-mailto-prefix': 'mailto: belongs to a link, not to the address; remove it',
    'mailbox-scheme-prefix':
      'The word before the colon says what follows and is not part of the address; remove it',
    'mailbox-cloudflare': 'A web page has hidden the address from robots; ask its owner for the address',
    'mailbox-several-addresses': 'There is more than one address here; give one',
    'mailbox-display-name': 'A name before the address belongs in a message header; keep only the address',
    'mailbox-angle-brackets': 'Angle brackets are not part of the address; remove them',
    'mailbox-surrounding-quotes': 'Quotation marks around the whole address are not part of it; remove them',
    'mailbox-trailing-punctuation': 'Punctuation after the address is not part of it; remove it',
    'mailbox-at-sign-lookalike': 'This character only looks like the @; write an ordinary @',
    'mailbox-obfuscation': 'The address is spelt out to hide it from robots; write @ and dots',
    'mailbox-at-sign-missing': 'There is no @; write the name, then @, then the domain',
    'mailbox-too-long': 'The address is {octets} octets long and may be {limit}; shorten it',
    'mailbox-mixed-scripts': {
      written: 'These letters mix several scripts, which can mislead; use those of one',
      decoded:
        'The name this xn-- form stands for mixes several scripts, which can mislead; check the domain',
    },
    'mailbox-mixed-digits': {
      written: 'These digits are of different number systems; type them again with one keyboard',
      decoded: 'The name this xn-- form stands for mixes digits of two number systems; check the domain',
    },
    'mailbox-case-collision': {
      written: 'Programs that ignore upper and lower case take {codePoint} for an ASCII letter; check it',
      decoded:
        'The name this xn-- form stands for contains {codePoint}, easily taken for an ASCII letter; check it',
    },

    'local-part-empty': 'There is nothing before the @; write the name of the mailbox there',
    'local-part-empty-atom':
      'A dot may not begin or end the part before the @, nor follow another dot; remove it',
    'local-part-space':
      'There is a space before the @; remove it, or put the whole part before the @ in double quotes',
    'local-part-comment': 'A comment in parentheses may stand in a message header but not here; remove it',
    'local-part-backslash':
      'A backslash may stand only inside double quotes; remove it, or quote the part before the @',
    'local-part-stray-quote': 'Double quotes must surround the whole part before the @; remove this one',
    'local-part-forbidden-character':
      'Before the @, {codePoint} may stand only inside double quotes; remove it, or quote the whole part',
    'local-part-quote-unclosed':
      'The double quote that opens here is never closed; close it before the @, or remove it',
    'local-part-quoted-pair': 'A backslash may not stand before {codePoint}; remove the backslash',
    'local-part-text-after-quote':
      'There is text between the closing quote and the @; move it inside the quotes',
    'local-part-quoted-word':
      'Only the whole part before the @ may be quoted, not a piece of it; quote all or nothing',
    'local-part-too-long': 'The part before the @ is {octets} octets long and may be {limit}; shorten it',
    'local-part-needs-smtputf8':
      'The part before the @ has letters beyond ASCII, which this server takes only with SMTPUTF8; use an ASCII address',
    'local-part-quoted':
      'The part before the @ is in double quotes, which many programs refuse; prefer an address without them',
    'local-part-empty-quoted':
      'There is nothing inside the double quotes, which a future standard forbids; write a name there',
    'local-part-needless-quoting':
      'The double quotes or backslashes are not needed; the same mailbox can be written without',
    'local-part-quoted-delimiter':
      'The quotes hold {codePoint}, at which careless programs split an address; prefer one without quotes',
    'local-part-leading-hyphen':
      'The address begins with a hyphen, which some programs take for an option; check it',
    'local-part-leading-pipe':
      'The address begins with a vertical bar, which some programs take for a command; check it',
    'local-part-leading-formula':
      'The part before the @ begins with {codePoint}, which a spreadsheet runs as a formula; check it',
    'local-part-imceaex':
      'This is an address of an Exchange server that no other server knows; use the SMTP address',
    'local-part-encoded-word':
      'An encoded word (=?...?=) may stand in a header but in no address; write what it says',
    'local-part-quoted-printable':
      'This looks like letters in quoted-printable form (=XX); write the letters themselves',
    'local-part-percent-encoding':
      'This looks like letters in the form of a link (%XX); write the letters themselves',
    'local-part-percent-hack':
      'A host after a % asks for mail to be passed on, which servers refuse; write the direct address',
    'local-part-bang-path':
      'A host before a ! asks for mail to be passed on, which servers refuse; write the direct address',
    'local-part-a-label': 'xn-- is a form for domains and means nothing before the @; write the name itself',
    'local-part-at-sign-lookalike': '{codePoint} looks like the @ but is not; remove it',
    'local-part-leading-mark':
      'The address begins with {codePoint}, a mark that needs a letter before it; type it again',
    'local-part-nfc-special':
      '{codePoint} turns into an ASCII sign when the text is normalized; use another character',
    'local-part-not-nfc':
      'The accents before the @ are typed apart from their letters (not NFC); type them again',
    'local-part-not-identifier':
      'A new mailbox should not have {codePoint} in its name; use letters and digits',

    'domain-empty': 'There is nothing after the @; write the domain there, such as example.com',
    'domain-empty-label': 'A dot may not begin the domain, nor follow another dot; remove it',
    'domain-trailing-dot': 'The domain ends with a dot; remove it',
    'domain-label-leading-hyphen': {
      written: 'A part of the domain begins with a hyphen; remove it',
      decoded: 'The name this xn-- form stands for begins with a hyphen; check the domain',
    },
    'domain-label-trailing-hyphen': {
      written: 'A part of the domain ends with a hyphen; remove it',
      decoded: 'The name this xn-- form stands for ends with a hyphen; check the domain',
    },
    'domain-space': 'There is a space in the domain; remove it',
    'domain-underscore': 'A domain that takes mail has no underscore; perhaps a hyphen was meant',
    'domain-at-sign': 'There is more than one @; keep one, or put the part before the last in double quotes',
    'domain-comment': 'A comment in parentheses may stand in a message header but not here; remove it',
    'domain-forbidden-character': 'A domain has only letters, digits, hyphens and dots; remove {codePoint}',
    'domain-label-too-long': 'A part of the domain is {octets} octets long and may be {limit}; shorten it',
    'domain-too-long': 'The domain is {octets} octets long and may be {limit}; shorten it',
    'domain-ip-without-brackets': 'An IP address must stand in square brackets; put it in them',
    'domain-numeric-top-label':
      'The last part of the domain has only digits, as no real domain does; check it',
    'domain-needs-smtputf8':
      'The domain has letters beyond ASCII, which this server takes only with SMTPUTF8; write it with its xn-- form',
    'domain-dotless': 'The domain has no dot; outside of one network it needs its ending, such as .com',
    'domain-address-literal': 'The domain is an IP address, which most servers refuse; write a domain name',

    'domain-near-miss':
      'The domain is a typo away from a well-known one; check the @, the dots and the spelling',
    'domain-public-suffix':
      'Under this domain others register their own, as under co.uk; write the part that stands before it',
    'domain-special-use':
      'This name is set apart for tests, documentation or one network, and no mail goes there; check the domain',
    'domain-unknown-top-label': 'No top-level domain of this name is known; check the ending of the domain',

    'domain-label-reserved-hyphens':
      'Two hyphens at places 3 and 4 are reserved for encoded names (xn--); check this name',
    'domain-u-label-hyphens': {
      written: 'A non-ASCII name cannot have hyphens as its third and fourth characters; remove them',
      decoded: 'The name this xn-- form stands for has hyphens as characters 3 and 4; check the domain',
    },
    'domain-a-label-undecodable': 'This begins with xn-- but encodes no name; write the name itself',
    'domain-a-label-not-canonical':
      'This xn-- form is not the one that its name encodes to; write the name itself',
    'domain-label-not-nfc': {
      written: 'The accents of this name are typed apart from their letters (not NFC); type it again',
      decoded: 'The name this xn-- form stands for is not normalized (NFC); check the domain',
    },
    'domain-label-leading-mark': {
      written:
        'A part of the domain begins with {codePoint}, a mark that needs a letter before it; type it again',
      decoded:
        'The name this xn-- form stands for begins with {codePoint}, a combining mark; check the domain',
    },
    'domain-label-upper-case':
      'A name with letters beyond ASCII is written in small letters; write {codePoint} small',
    'domain-disallowed-code-point': {
      written: 'A domain cannot contain {codePoint}; use the small letters and digits of one language',
      decoded:
        'The name this xn-- form stands for contains {codePoint}, which IDNA2008 does not allow; check it',
    },
    'domain-unassigned-code-point': {
      written: '{codePoint} is not assigned in this version of Unicode; remove it',
      decoded:
        'The name this xn-- form stands for contains {codePoint}, which is not assigned; check the domain',
    },
    'domain-contextj': {
      written: 'The invisible joiner {codePoint} is not allowed here; type the name again',
      decoded:
        'The name this xn-- form stands for has the joiner {codePoint} where it is not allowed; check it',
    },
    'domain-contexto': {
      written: '{codePoint} is not allowed here, where it would mislead; remove it',
      decoded: 'The name this xn-- form stands for has {codePoint} where it would mislead; check the domain',
    },
    'domain-bidi': {
      written: 'This name mixes writing directions in a way that can mislead (Bidi rule {rule}); check it',
      decoded: 'The xn-- forms of this domain stand for names that break Bidi rule {rule}; check the domain',
    },
    'domain-percent-encoding':
      'This is the form of a link (%XX), which no domain has; write the letters themselves',
    'domain-dot-lookalike': '{codePoint} only looks like a dot; write an ordinary dot',
    'domain-hyphen-lookalike': '{codePoint} only looks like a hyphen; write an ordinary hyphen',
    'domain-ascii-lookalike': {
      written: 'This name looks like one in ASCII but is not; make sure it is the one you mean',
      decoded: 'The name this xn-- form stands for looks like one in ASCII; make sure it is the one you mean',
    },
    'domain-a-label': 'Few people can read an xn-- form; write the name itself',

    'literal-unclosed': 'The square bracket is never closed; add ] at the end',
    'literal-text-after': 'Nothing may follow the closing square bracket; remove it',
    'literal-empty': 'There is nothing inside the square brackets; write an IP address there',
    'literal-malformed': 'What stands in square brackets is no IP address; write a domain without brackets',
    'literal-forbidden-character': 'Square brackets may hold only an IP address; remove {codePoint}',
    'literal-unregistered-tag':
      'The tag inside the square brackets is not registered; write IPv6:, the only one that is',
    'literal-ipv4-count':
      'An IPv4 address has four numbers with dots between them; write four (here: {count})',
    'literal-ipv4-range': 'Each number of an IPv4 address is from 0 to 255; correct this one',
    'literal-ipv4-leading-zero':
      'A number begins with 0, and some programs read it as octal; leave the 0 out',
    'literal-ipv6-tag-missing': 'Write IPv6: before the IPv6 address, inside the brackets',
    'literal-ipv6-group':
      'Each group of an IPv6 address has one to four hexadecimal digits; correct this one',
    'literal-ipv6-count':
      'This IPv6 address has {count} groups and needs {limit}, or fewer with ::; correct their number',
    'literal-ipv6-short-compression':
      'Here :: stands for a single group, and must stand for two at least; write 0',
    'literal-ipv6-second-compression':
      'An IPv6 address may have :: only once; write the zeros of one of them',
    'literal-ipv6-zone': 'A zone (from the % on) means something only on one machine; remove it',
    'literal-not-global':
      'This IP address is a private or special one, which the Internet cannot reach; write a domain name',

    'path-space-at-colon': 'No space may stand beside the colon; remove it',
    'path-brackets-missing': 'The address must stand in angle brackets: <user@example.com>',
    'path-text-before-bracket': 'Nothing may stand before the opening angle bracket; remove it',
    'path-unclosed': 'The angle bracket is never closed; add > after the address',
    'path-text-after-bracket': 'A space must come right after the closing angle bracket; insert one',
    'path-null-recipient': 'The empty path <> can send but not receive; name a recipient',
    'path-postmaster-sender': 'Postmaster without a domain can only receive; add a domain',
    'path-source-route': 'This is a source route, which has no effect; the address alone is enough',
    'path-source-route-syntax':
      'In a source route each domain begins with @, with commas between them; leave the route out',
    'path-too-long': 'The path is {octets} octets long and may be {limit}; shorten it',

    'parameter-space': 'There is more than one space before a parameter; leave one',
    'parameter-keyword':
      'The name of a parameter has only letters, digits and hyphens, and no hyphen first; correct it',
    'parameter-value':
      'The value of a parameter may not be empty, nor hold =, a space or letters beyond ASCII; correct it',
    'parameter-duplicate': 'This parameter is given twice; give it once',
    'parameter-smtputf8-value': 'SMTPUTF8 takes no value; leave out what follows it',
    'parameter-unknown': 'This server does not know this parameter; leave it out',

    'header-comment-unclosed':
      'The parenthesis that opens a comment here is never closed; close it, or remove it',
    'header-quote-unclosed': 'The double quote that opens here is never closed; close it, or remove it',
    'header-bracket-unclosed': 'The angle bracket is never closed; add > after the address',
    'header-text-after': 'Nothing may follow the address here; remove it, or put a name before the address',
    'header-phrase-forbidden-character':
      'In a name, {codePoint} may stand only inside double quotes; quote the name',
    'header-group-unclosed': 'The group is never closed; add a semicolon after its last address',
    'header-group-unnamed': 'A group needs a name before its colon; write one',
    'header-semicolon': 'A semicolon only ends a group; put a comma between addresses',
    'header-display-name':
      'A name before the address is right in a message header but not in an SMTP path; give SMTP the address alone',
    'header-comment':
      'A comment in parentheses is right in a message header but not in an SMTP path; give SMTP none',
    'header-folding-white-space':
      'White space here is right in a message header but not in an SMTP path; give SMTP none',
    'header-quoted-word':
      'Quotes around a piece of the part before the @ are an old form, right in a message header but not in an SMTP path; quote all or nothing',
    'header-obsolete-local-part':
      'Space or a comment beside this dot is an old form, right in a message header but not in an SMTP path; remove it',
    'header-obsolete-domain':
      'Space or a comment beside a dot of the domain is an old form, right in a message header but not in an SMTP path; remove it',
    'header-route':
      'A route before the address is an old form and has no effect; the address alone is enough',
    'header-domain-literal':
      'What stands in square brackets is right in a message header, but SMTP knows no such address; write a domain',
    'header-control-character': 'There is an invisible control character here, {codePoint}; remove it',
    'header-empty-element': 'There is nothing between two commas, or beside one; remove a comma',
  },
  utf8Faults: {
    'stray-continuation': 'a continuation octet without a lead',
    overlong: 'a longer form than the character needs',
    surrogate: 'half of a UTF-16 pair',
    'out-of-range': 'an octet that UTF-8 never has, perhaps Latin-1',
    truncated: 'a sequence cut short',
  },
  characters: {
    'U+0000': 'NUL',
    'U+0009': 'a tab',
    'U+000A': 'a line feed',
    'U+000D': 'a carriage return',
    'U+0020': 'a space',
    'U+0021': 'an exclamation mark',
    'U+0022': 'a double quote',
    'U+0023': 'a number sign',
    'U+0024': 'a dollar sign',
    'U+0025': 'a percent sign',
    'U+0026': 'an ampersand',
    'U+0027': 'an apostrophe',
    'U+0028': 'an opening parenthesis',
    'U+0029': 'a closing parenthesis',
    'U+002A': 'an asterisk',
    'U+002B': 'a plus sign',
    'U+002C': 'a comma',
    'U+002F': 'a slash',
    'U+003A': 'a colon',
    'U+003B': 'a semicolon',
    'U+003C': 'a less-than sign',
    'U+003D': 'an equals sign',
    'U+003E': 'a greater-than sign',
    'U+003F': 'a question mark',
    'U+0040': 'an at sign',
    'U+005B': 'an opening square bracket',
    'U+005C': 'a backslash',
    'U+005D': 'a closing square bracket',
    'U+005E': 'a caret',
    'U+0060': 'a backtick',
    'U+007B': 'an opening brace',
    'U+007C': 'a vertical bar',
    'U+007D': 'a closing brace',
    'U+007E': 'a tilde',
    'U+00A0': 'a no-break space',
    'U+00AD': 'a soft hyphen',
    'U+200B': 'a zero-width space',
    'U+FEFF': 'a byte order mark',
  },
});

/** English, as a form speaks it to a person. */
export const enForm = /* @__PURE__ */ defineFormMessages({
  language: 'en',
  reasons: {
    'input-too-long': 'This is too long for an email address; shorten it',
    'input-empty': 'Write an email address, such as name@example.com',

    'encoding-malformed-utf8': 'Some characters were damaged; type the address again',
    'encoding-lone-surrogate': 'A character was damaged; type the address again',
    'encoding-control-character': 'There is an invisible character in the address; remove it',
    'encoding-utf16': 'Some characters were damaged; type the address again',
    'encoding-c1-control': 'There is an invisible character in the address; remove it',
    'encoding-line-separator': 'There is an invisible line break in the address; remove it',
    'encoding-noncharacter': 'A character was damaged; type the address again',
    'encoding-private-use': 'The address has a character that only some devices know; remove it',
    'encoding-unassigned': 'The address has a character that is not known here; remove it',
    'encoding-replacement-character': 'A character was lost, and “{codePoint}” stands for it; type it again',
    'encoding-byte-order-mark': 'There is an invisible character before the address; remove it',
    'encoding-bidi-control': 'There is an invisible character in the address; remove it',
    'encoding-invisible-character': 'There is an invisible character in the address; remove it',
    'encoding-unicode-space': 'There is a space in the address; remove it',
    'encoding-mojibake': 'Some letters were damaged; type them again',
    'encoding-smart-quotes': "Write a straight apostrophe (') for “{codePoint}”, or remove it",
    'encoding-html-entity':
      'There is a code between & and ; in the address; write the character it stands for',
    'encoding-backslash-escape': 'There is a code after \\ in the address; write the character it stands for',

    'mailbox-unsendable': 'The part after the @ cannot be right; check it',
    'mailbox-edge-white-space': 'There is a space before or after the address; remove it',
    'mailbox-mailto-prefix': 'Remove “mailto:” before the address',
    'mailbox-scheme-prefix': 'Remove the word and the colon before the address',
    'mailbox-cloudflare': 'The web page you copied this from hides the address; type the address itself',
    'mailbox-several-addresses': 'Write one address only',
    'mailbox-display-name': 'Write the address alone, without a name and without < and >',
    'mailbox-angle-brackets': 'Write the address without < and >',
    'mailbox-surrounding-quotes': 'Write the address without quotation marks around it',
    'mailbox-trailing-punctuation': 'Remove the punctuation after the address',
    'mailbox-at-sign-lookalike': 'This sign only looks like an @; type an ordinary @',
    'mailbox-obfuscation': 'Write the address with an @ and with dots',
    'mailbox-at-sign-missing': 'There is no @; write the address as name@example.com',
    'mailbox-too-long': 'The address is too long; shorten it',
    'mailbox-mixed-scripts': {
      written: 'Use letters of one alphabet in each part of the address',
      decoded: 'The code (xn--) after the @ mixes alphabets. Check the address',
    },
    'mailbox-mixed-digits': {
      written: 'Type all digits of the address with the same keyboard',
      decoded: 'The code (xn--) after the @ mixes digits of two scripts. Check the address',
    },
    'mailbox-case-collision': {
      written: 'Check “{codePoint}”, which is easily taken for another letter',
      decoded: 'The code (xn--) after the @ hides “{codePoint}”. Check the address',
    },

    'local-part-empty': 'Write something before the @, as in name@example.com',
    'local-part-empty-atom':
      'A dot cannot come first, right before the @, or right after another dot; remove it',
    'local-part-space': 'There is a space in the address; remove it',
    'local-part-comment': 'Remove the parentheses and what is between them',
    'local-part-backslash': 'Remove the “\\” before the @',
    'local-part-stray-quote': 'Remove the quotation marks before the @',
    'local-part-forbidden-character': 'There can be no “{codePoint}” before the @; remove it',
    'local-part-quote-unclosed': 'Remove the quotation mark before the @',
    'local-part-quoted-pair': 'Remove the “\\” before the @',
    'local-part-text-after-quote': 'Remove the quotation marks before the @',
    'local-part-quoted-word': 'Remove the quotation marks before the @',
    'local-part-too-long': 'The part before the @ is too long; shorten it',
    'local-part-needs-smtputf8':
      'Mail from here cannot reach an address with accents or other special letters before the @; use another address',
    'local-part-quoted': 'An address with quotation marks cannot be used here; use another address',
    'local-part-empty-quoted': 'Write something before the @, as in name@example.com',
    'local-part-needless-quoting': 'Remove the quotation marks before the @',
    'local-part-quoted-delimiter': 'An address with quotation marks cannot be used here; use another address',
    'local-part-leading-hyphen': 'The address begins with a hyphen; check it',
    'local-part-leading-pipe': 'The address begins with “|”; check it',
    'local-part-leading-formula': 'Check the “{codePoint}” at the start of the address',
    'local-part-imceaex': 'This address works only inside one company; use the one that others write to',
    'local-part-encoded-word': 'There is a code before the @; type the name itself',
    'local-part-quoted-printable': 'There is a code after = in the address; write the letter it stands for',
    'local-part-percent-encoding': 'There is a code after % in the address; write the letter it stands for',
    'local-part-percent-hack': 'There is a second address before the @; write one only',
    'local-part-bang-path': 'Remove the “!” and what is before it',
    'local-part-a-label': 'There is a code (xn--) before the @; type the name itself',
    'local-part-at-sign-lookalike': 'Remove “{codePoint}”, which only looks like an @',
    'local-part-leading-mark': 'The address begins with an accent that has no letter; type it again',
    'local-part-nfc-special': 'There can be no “{codePoint}” before the @; remove it',
    'local-part-not-nfc': 'The accents before the @ are damaged; type these letters again',
    'local-part-not-identifier': 'There can be no “{codePoint}” before the @; use letters and digits',

    'domain-empty': 'Write something after the @, as in name@example.com',
    'domain-empty-label': 'A dot cannot come right after the @ or after another dot; remove it',
    'domain-trailing-dot': 'Remove the dot at the end of the address',
    'domain-label-leading-hyphen': {
      written: 'A hyphen cannot come right after the @ or a dot; remove it',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-label-trailing-hyphen': {
      written: 'After the @, a hyphen cannot come last or before a dot; remove it',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-space': 'There is a space in the address; remove it',
    'domain-underscore': 'There can be no “_” after the @; perhaps you meant a hyphen',
    'domain-at-sign': 'There is more than one @; keep only one',
    'domain-comment': 'Remove the parentheses and what is between them',
    'domain-forbidden-character': 'There can be no “{codePoint}” after the @; remove it',
    'domain-label-too-long': 'A part after the @ is too long; check it',
    'domain-too-long': 'The part after the @ is too long; check it',
    'domain-ip-without-brackets': 'Write a name after the @, such as example.com, not numbers',
    'domain-numeric-top-label': 'The address ends with a number; check the part after the last dot',
    'domain-needs-smtputf8':
      'The part after the @ has special letters, which cannot be used here; use another address',
    'domain-dotless': 'The ending is missing after the @; add it, such as .com',
    'domain-address-literal': 'Write a name after the @, such as example.com, not numbers',

    'domain-near-miss': 'Check the @ and the spelling of what follows it',
    'domain-public-suffix': 'A part is missing between the @ and the ending; check the address',
    'domain-special-use': 'No mail can reach this address; check the part after the @',
    'domain-unknown-top-label': 'No address has this ending; check the part after the last dot',

    'domain-label-reserved-hyphens': 'There are two hyphens too many after the @; check them',
    'domain-u-label-hyphens': {
      written: 'There are two hyphens too many after the @; check them',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-a-label-undecodable': 'The code (xn--) after the @ is damaged; type the name itself',
    'domain-a-label-not-canonical': 'The code (xn--) after the @ is damaged; type the name itself',
    'domain-label-not-nfc': {
      written: 'The accents after the @ are damaged; type these letters again',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-label-leading-mark': {
      written: 'After the @ there is an accent that has no letter; type it again',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-label-upper-case': 'Write “{codePoint}” as a small letter',
    'domain-disallowed-code-point': {
      written: 'There can be no “{codePoint}” after the @; remove it',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-unassigned-code-point': {
      written: 'There can be no “{codePoint}” after the @; remove it',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-contextj': {
      written: 'There is an invisible character after the @; remove it',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-contexto': {
      written: 'There can be no “{codePoint}” in this place; remove it',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-bidi': {
      written: 'Letters written to the right and to the left are mixed after the @; check them',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-percent-encoding': 'There is a code after % in the address; write the letter it stands for',
    'domain-dot-lookalike': '“{codePoint}” only looks like a dot; type an ordinary dot',
    'domain-hyphen-lookalike': '“{codePoint}” only looks like a hyphen; type an ordinary hyphen',
    'domain-ascii-lookalike': {
      written: 'The part after the @ looks like another name. Check it',
      decoded: 'The code (xn--) after the @ stands for a name that looks like another. Check it',
    },
    'domain-a-label': 'There is a code (xn--) after the @; type the name itself',

    'literal-unclosed': 'Write a name after the @, such as example.com, not numbers',
    'literal-text-after': 'Write a name after the @, such as example.com, not numbers',
    'literal-empty': 'Write a name after the @, such as example.com',
    'literal-malformed': 'Write a name after the @, such as example.com, without brackets',
    'literal-forbidden-character': 'Write a name after the @, such as example.com, without brackets',
    'literal-unregistered-tag': 'Write a name after the @, such as example.com, without brackets',
    'literal-ipv4-count': 'Write a name after the @, such as example.com, not numbers',
    'literal-ipv4-range': 'Write a name after the @, such as example.com, not numbers',
    'literal-ipv4-leading-zero': 'Write a name after the @, such as example.com, not numbers',
    'literal-ipv6-tag-missing': 'Write a name after the @, such as example.com, not numbers',
    'literal-ipv6-group': 'Write a name after the @, such as example.com, not numbers',
    'literal-ipv6-count': 'Write a name after the @, such as example.com, not numbers',
    'literal-ipv6-short-compression': 'Write a name after the @, such as example.com, not numbers',
    'literal-ipv6-second-compression': 'Write a name after the @, such as example.com, not numbers',
    'literal-ipv6-zone': 'Write a name after the @, such as example.com, not numbers',
    'literal-not-global': 'Write a name after the @, such as example.com, not numbers',
  },
  phrases: {
    didYouMean: 'Did you mean {suggestion}?',
    notText: 'An email address must be text',
  },
});
