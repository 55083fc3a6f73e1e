import { defineFormMessages, defineMessages } from './catalogue.ts';

/** What is said of a name that only its A-label shows. */
const NOT_ALLOWED = 'The name that this xn-- form stands for is not allowed by IDNA2008; check the domain';

/** English. Plain ASCII, one line each: these texts also go over SMTP. */
// Marked, so that a bundler can leave the messages out.
export const en = /* @__PURE__ */ defineMessages({
  language: 'en',
  reasons: {
    'input-too-long': 'The input is more than {limit} octets long, too long for an address; shorten it',
    'input-empty': 'The address is missing; write one such as user@example.com',

    'encoding-malformed-utf8': 'The address is not valid UTF-8 ({kind}); send it as UTF-8',
    'encoding-lone-surrogate':
      '{codePoint} is half of a surrogate pair, not a character; retype the character',
    'encoding-control-character': 'The address contains a control character, {codePoint}; remove it',
    'encoding-utf16': 'The address is encoded as UTF-16; send it as UTF-8',
    'encoding-c1-control': 'The address contains a control character, {codePoint}; remove it',
    'encoding-line-separator': 'The address contains an invisible line break, {codePoint}; remove it',
    'encoding-noncharacter':
      '{codePoint} is reserved for use inside programs and is not a character; remove it',
    'encoding-private-use':
      '{codePoint} is a private-use character, which other systems cannot interpret; replace it',
    'encoding-unassigned': '{codePoint} is not an assigned Unicode character; replace it',
    'encoding-replacement-character':
      'A program lost a character here and put {codePoint} in its place; retype the address',
    'encoding-byte-order-mark': 'The address starts with {codePoint}, which is invisible; remove it',
    'encoding-bidi-control':
      'The address contains {codePoint}, an invisible character that changes the text direction; remove it',
    'encoding-invisible-character': 'The address contains an invisible character, {codePoint}; remove it',
    'encoding-unicode-space': 'The address contains an unusual space, {codePoint}; remove it',
    'encoding-mojibake':
      'These letters are garbled: UTF-8 was decoded as another encoding ({times}x); retype them',
    'encoding-smart-quotes': "{codePoint} is a typographic quotation mark; use ' instead, or remove it",
    'encoding-html-entity': 'This is an HTML entity; write the character it stands for',
    'encoding-backslash-escape':
      'This is an escape sequence from source code or JSON; write the character it stands for',

    'mailbox-unsendable':
      'This site would let the address pass, but a mail command cannot carry such a domain; correct the domain',
    'mailbox-edge-white-space': 'There is white space before or after the address; remove it',
    'mailbox-mailto-prefix':
      'mailto: and what follows a ? are part of a link, not of the address; remove them',
    'mailbox-scheme-prefix': 'The word and colon before the address are not part of it; remove them',
    'mailbox-cloudflare':
      'The web page this was copied from hides the address from robots; ask its owner for it',
    'mailbox-several-addresses': 'There is more than one address; give only one',
    'mailbox-display-name': 'There is a name before the address; give the address alone',
    'mailbox-angle-brackets': 'Angle brackets are not part of the address; remove them',
    'mailbox-surrounding-quotes': 'The quotation marks around the address are not part of it; remove them',
    'mailbox-trailing-punctuation': 'The punctuation after the address is not part of it; remove it',
    'mailbox-label': 'The words or signs before the address are not part of it; remove them',
    'mailbox-repeated-address': 'The same address is given twice; keep one',
    'mailbox-bare-name': 'There is a name beside the address; give the address alone',
    'mailbox-surrounding-brackets': 'The brackets around the address are not part of it; remove them',
    'mailbox-masked': 'A part of the name is hidden, as in archives; ask its owner for the address',
    'mailbox-url-encoded': 'The address is URL-encoded (%40); decode it',
    'mailbox-web-address': 'This is a web address; give an email address',
    'mailbox-placeholder': 'This is a placeholder for an address; give an address, or leave it empty',
    'mailbox-at-sign-lookalike': 'This character looks like @ but is not; replace it with @',
    'mailbox-obfuscation': 'The address is disguised to fool robots; write it with @ and dots',
    'mailbox-at-sign-missing': 'There is no @; write the address as user@example.com',
    'mailbox-too-long': 'The address is {octets} octets long (limit: {limit}); use a shorter one',
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

    'local-part-empty': 'There is nothing before the @; add the mailbox name',
    'local-part-empty-atom': 'There is a misplaced dot before the @; remove it',
    'local-part-space':
      'There is a space before the @; remove it, or put everything before the @ in double quotes',
    'local-part-comment': 'Comments in parentheses are allowed only in message headers; remove this one',
    'local-part-backslash':
      'A backslash is allowed only inside double quotes; remove it, or quote everything before the @',
    'local-part-stray-quote': 'Double quotes must enclose everything before the @; remove this one',
    'local-part-forbidden-character':
      'Before the @, {codePoint} is allowed only inside double quotes; remove it, or quote everything before the @',
    'local-part-quote-unclosed':
      'The double quote opened here is never closed; close it before the @, or remove it',
    'local-part-quoted-pair': 'A backslash cannot escape {codePoint}; remove the backslash',
    'local-part-text-after-quote':
      'There is text between the closing quote and the @; move it inside the quotes',
    'local-part-quoted-word':
      'Double quotes must enclose everything before the @, not a part of it; quote all of it or none',
    'local-part-too-long':
      'The part before the @ is {octets} octets long (limit: {limit}); use a shorter one',
    'local-part-needs-smtputf8':
      'Non-ASCII letters before the @ need SMTPUTF8, which is not in use here; use an ASCII address',
    'local-part-quoted': 'Many programs refuse an address with double quotes; use one without them',
    'local-part-empty-quoted':
      'The double quotes before the @ are empty, which the next SMTP standard forbids; put a name in them',
    'local-part-needless-quoting':
      'The double quotes or backslashes change nothing; write the address without them',
    'local-part-quoted-delimiter':
      'The quotes contain {codePoint}, where careless programs split the address; use one without quotes',
    'local-part-leading-hyphen':
      'The address starts with a hyphen, which some programs take for an option; check it',
    'local-part-leading-pipe':
      'The address starts with a vertical bar, which some programs take for a command; check it',
    'local-part-leading-sign':
      'The part before the @ begins with {codePoint}, left over from quotes or markup; remove it',
    'local-part-leading-formula':
      'The part before the @ begins with {codePoint}, which a spreadsheet runs as a formula; check it',
    'local-part-imceaex':
      'This is an internal Exchange address that no other server can deliver to; use the SMTP address',
    'local-part-encoded-word': 'Encoded words (=?...?=) are not decoded in an address; write the text itself',
    'local-part-quoted-printable':
      'This looks like quoted-printable text (=XX); write the letters themselves',
    'local-part-percent-encoding': 'This looks like URL encoding (%XX); write the letters themselves',
    'local-part-percent-hack':
      'The % asks a server to relay to another host, which most refuse; write the direct address',
    'local-part-bang-path':
      'The ! asks a server to relay to another host, which most refuse; write the direct address',
    'local-part-a-label': 'The xn-- encoding has no meaning before the @; write the name itself',
    'local-part-at-sign-lookalike': '{codePoint} looks like @ but is not; remove it',
    'local-part-leading-mark':
      'The address starts with {codePoint}, a mark that must follow a letter; retype it',
    'local-part-nfc-special':
      '{codePoint} turns into an ASCII symbol when text is normalized; use another character',
    'local-part-not-nfc':
      'Accents before the @ are stored apart from their letters (not NFC); retype those letters',
    'local-part-not-identifier': 'New addresses should not contain {codePoint}; use letters and digits',

    'domain-empty': 'There is nothing after the @; add the domain, such as example.com',
    'domain-empty-label': 'There is a misplaced dot in the domain; remove it',
    'domain-trailing-dot': 'The domain ends with a dot; remove it',
    'domain-label-leading-hyphen': {
      written: 'A part of the domain begins with a hyphen; remove it',
      decoded: NOT_ALLOWED,
    },
    'domain-label-trailing-hyphen': {
      written: 'A part of the domain ends with a hyphen; remove it',
      decoded: NOT_ALLOWED,
    },
    'domain-space': 'There is a space in the domain; remove it',
    'domain-underscore': 'A mail domain cannot contain an underscore; use a hyphen if that was meant',
    'domain-at-sign': 'There is more than one @; keep one, or quote everything before the last one',
    'domain-comment': 'Comments in parentheses are allowed only in message headers; remove this one',
    'domain-forbidden-character': 'A domain cannot contain {codePoint}; remove or replace it',
    'domain-label-too-long': 'A part of the domain is {octets} octets long (limit: {limit}); shorten it',
    'domain-too-long': 'The domain is {octets} octets long (limit: {limit}); shorten it',
    'domain-ip-without-brackets': 'An IP address must be in square brackets; add them',
    'domain-numeric-top-label': 'The domain ends in a number, as no real domain does; check it',
    'domain-needs-smtputf8':
      'Non-ASCII letters in the domain need SMTPUTF8, which is not in use here; write its xn-- form',
    'domain-dotless':
      'The domain has no dot, so it works only on a local network; add an ending such as .com',
    'domain-address-literal': 'Most servers refuse an IP address in place of a domain; use a domain name',

    'domain-near-miss':
      'The domain is a typo away from a well-known one; check the @, the dots and the spelling',
    'domain-public-suffix':
      'Other domains are registered under this one, as under co.uk; add the name that precedes it',
    'domain-special-use':
      'This domain is reserved for tests, documentation or local networks and gets no mail; check it',
    'domain-unknown-top-label': 'The domain has an unknown ending; check the part after the last dot',

    'domain-label-reserved-hyphens':
      'Hyphens in positions 3 and 4 are reserved for encoded names (xn--); check this name',
    'domain-u-label-hyphens': {
      written: 'A non-ASCII name cannot have hyphens as its third and fourth characters; remove them',
      decoded: NOT_ALLOWED,
    },
    'domain-a-label-undecodable': 'This starts with xn-- but cannot be decoded; write the name itself',
    'domain-a-label-not-canonical': 'This is not the standard xn-- form of the name; write the name itself',
    'domain-label-not-nfc': {
      written: 'The accents of this name are typed apart from their letters (not NFC); type it again',
      decoded: NOT_ALLOWED,
    },
    'domain-label-leading-mark': {
      written:
        'A part of the domain begins with {codePoint}, a mark that needs a letter before it; type it again',
      decoded: NOT_ALLOWED,
    },
    'domain-label-upper-case':
      'A domain with non-ASCII letters must be in lower case; write {codePoint} as a small letter',
    'domain-disallowed-code-point': {
      written: 'A domain cannot contain {codePoint}; use the small letters and digits of one language',
      decoded:
        'The name this xn-- form stands for contains {codePoint}, which IDNA2008 does not allow; check it',
    },
    'domain-unassigned-code-point': {
      written: '{codePoint} is not assigned in this version of Unicode; remove it',
      decoded: NOT_ALLOWED,
    },
    'domain-contextj': {
      written: 'The invisible joiner {codePoint} is not allowed here; type the name again',
      decoded: NOT_ALLOWED,
    },
    'domain-contexto': {
      written: '{codePoint} is not allowed here, where it would mislead; remove it',
      decoded: NOT_ALLOWED,
    },
    'domain-bidi': {
      written: 'This name mixes writing directions in a way that can mislead (Bidi rule {rule}); check it',
      decoded: 'The xn-- forms of this domain stand for names that break Bidi rule {rule}; check the domain',
    },
    'domain-percent-encoding': 'URL encoding (%XX) is not allowed in a domain; write the letters themselves',
    'domain-dot-lookalike': '{codePoint} looks like a dot but is not; replace it with a dot',
    'domain-hyphen-lookalike': '{codePoint} looks like a hyphen but is not; replace it with a hyphen',
    'domain-ascii-lookalike': {
      written: 'This name looks like one in ASCII but is not; make sure it is the one you mean',
      decoded: 'The name this xn-- form stands for looks like one in ASCII; make sure it is the one you mean',
    },
    'domain-a-label': 'The xn-- form is hard for people to read; write the name itself',

    'literal-unclosed': 'The square bracket is never closed; add ] at the end',
    'literal-text-after': 'There is text after the closing square bracket; remove it',
    'literal-empty': 'The square brackets are empty; write an IP address in them',
    'literal-malformed': 'The text in square brackets is not an IP address; write a domain without brackets',
    'literal-forbidden-character': 'Square brackets can contain only an IP address; remove {codePoint}',
    'literal-unregistered-tag':
      'The tag in the square brackets is unknown; write IPv6:, the only registered one',
    'literal-ipv4-count': 'An IPv4 address has four numbers, not {count}; correct it',
    'literal-ipv4-range': 'Each number of an IPv4 address is between 0 and 255; correct this one',
    'literal-ipv4-leading-zero': 'This number starts with 0, so some programs read it as octal; remove the 0',
    'literal-ipv6-tag-missing': 'An IPv6 address in brackets must start with IPv6: (no space); add it',
    'literal-ipv6-group': 'Each group of an IPv6 address is one to four hexadecimal digits; correct this one',
    'literal-ipv6-count':
      'This IPv6 address has {count} groups instead of {limit} (fewer only with ::); correct it',
    'literal-ipv6-short-compression':
      'Here :: replaces one group but must replace at least two; write 0 instead',
    'literal-ipv6-second-compression':
      'An IPv6 address can contain :: only once; write the zeros of one of them',
    'literal-ipv6-zone': 'An IPv6 zone (from the % on) means something only on one machine; remove it',
    'literal-not-global':
      'This IP address is private or reserved, so the Internet cannot reach it; use a domain name',

    'path-space-at-colon': 'There must be no space next to the colon; remove it',
    'path-brackets-missing': 'The address must be in angle brackets: <user@example.com>',
    'path-text-before-bracket': 'There is text before the opening angle bracket; remove it',
    'path-unclosed': 'The angle bracket is never closed; add > after the address',
    'path-text-after-bracket': 'There must be a space after the closing angle bracket; insert one',
    'path-null-recipient': 'The empty path <> can only be a sender; name a recipient',
    'path-postmaster-sender': 'Postmaster without a domain can only be a recipient; add a domain',
    'path-source-route': 'Source routes are obsolete and ignored; give the address alone',
    'path-source-route-syntax': 'The source route is malformed; remove it',
    'path-too-long': 'The path is {octets} octets long (limit: {limit}); shorten it',

    'parameter-space': 'There is more than one space before this parameter; keep one',
    'parameter-keyword':
      'A parameter name has only letters, digits and hyphens, and no hyphen first; correct it',
    'parameter-value':
      'A parameter value cannot be empty or contain =, a space or non-ASCII letters; correct it',
    'parameter-duplicate': 'This parameter is given twice; keep one',
    'parameter-smtputf8-value': 'SMTPUTF8 takes no value; remove the value',
    'parameter-unknown': 'This server does not support this parameter; remove it',

    'header-comment-unclosed': 'The parenthesis opened here is never closed; close it, or remove it',
    'header-quote-unclosed': 'The double quote opened here is never closed; close it, or remove it',
    'header-bracket-unclosed': 'The angle bracket is never closed; add > after the address',
    'header-text-after': 'There is text after the address; remove it, or put the name before the address',
    'header-phrase-forbidden-character':
      'A name can contain {codePoint} only inside double quotes; quote the name',
    'header-group-unclosed': 'The group is never closed; add a semicolon after its last address',
    'header-group-unnamed': 'The group has no name; write one before its colon',
    'header-semicolon': 'A semicolon can only end a group; separate addresses with commas',
    'header-display-name': 'SMTP takes no name with the address; give the address alone',
    'header-comment': 'SMTP takes no comments in parentheses; remove this one',
    'header-folding-white-space': 'SMTP takes no white space around the address or in it; remove it',
    'header-quoted-word':
      'SMTP allows no quotes around a part of the text before the @; quote all of it or none',
    'header-obsolete-local-part':
      'Space or a comment next to a dot is obsolete, and SMTP refuses it; remove it',
    'header-obsolete-domain':
      'Space or a comment next to a dot of the domain is obsolete, and SMTP refuses it; remove it',
    'header-route': 'Routes are obsolete and ignored; give the address alone',
    'header-domain-literal': 'SMTP cannot deliver to this text in square brackets; write a domain',
    'header-control-character':
      'The header contains a control character, {codePoint}, an obsolete form; remove it',
    'header-empty-element': 'An address is missing next to a comma; remove the comma',

    'convention-character': '{words}; check the name',
    'convention-first-character': '{words}; check the name',
    'convention-last-character': '{words}; check the name',
    'convention-missing-character': '{words}; check the name',
    'convention-repeated-separator': '{words}; check the name',
    'convention-adjacent-separators': '{words}; check the name',
    'convention-too-short': '{words}; check the name',
    'convention-too-long': '{words}; check the name',
    'convention-tag': '{words}; check the name',
    'convention-blocked-name': '{words}; check the name',
    'convention-reserved-name': '{words}; check the name',
    'convention-not-a-recipient': '{words}; check the domain',
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
    'input-too-long': 'Enter a shorter email address',
    'input-empty': 'Enter an email address, such as name@example.com',

    'encoding-malformed-utf8': 'Retype the address. Some characters in it were damaged',
    'encoding-lone-surrogate': 'Retype the address. Some characters in it were damaged',
    'encoding-control-character': 'Retype the address. It contains an invisible character',
    'encoding-utf16': 'Retype the address. Some characters in it were damaged',
    'encoding-c1-control': 'Retype the address. It contains an invisible character',
    'encoding-line-separator': 'Retype the address. It contains an invisible character',
    'encoding-noncharacter': 'Retype the address. Some characters in it were damaged',
    'encoding-private-use': 'Retype the address. It contains a sign that only some devices know',
    'encoding-unassigned': 'Retype the address. It contains an unknown character',
    'encoding-replacement-character': 'Retype the address. Some characters in it were damaged',
    'encoding-byte-order-mark': 'Retype the address. It contains an invisible character',
    'encoding-bidi-control': 'Retype the address. It contains an invisible character',
    'encoding-invisible-character': 'Retype the address. It contains an invisible character',
    'encoding-unicode-space': {
      suggested: 'Remove the space',
      unknown: 'Check the space in the address',
    },
    'encoding-mojibake': 'Retype the letters with accents. They were damaged',
    'encoding-smart-quotes': {
      suggested: "Replace “{codePoint}” with a straight apostrophe (')",
      unknown: 'Check “{codePoint}” in the address',
    },
    'encoding-html-entity': {
      suggested: 'Replace the code between & and\u00a0; with its character',
      unknown: 'Check the code between & and\u00a0; in the address',
    },
    'encoding-backslash-escape': {
      suggested: 'Replace the code after “\\” with its character',
      unknown: 'Check the code after “\\” in the address',
    },

    'mailbox-unsendable': 'Check the part after the @',
    'mailbox-edge-white-space': 'Remove the spaces around the address',
    'mailbox-mailto-prefix': 'Remove everything except the address',
    'mailbox-scheme-prefix': 'Remove the words or signs before the address',
    'mailbox-cloudflare': 'Enter the address itself. The web page hides it',
    'mailbox-several-addresses': 'Enter one email address only',
    'mailbox-display-name': {
      suggested: 'Remove the name and the brackets',
      unknown: 'Enter one email address only',
    },
    'mailbox-angle-brackets': 'Remove the “<” and “>” around the address',
    'mailbox-surrounding-quotes': 'Remove the quotation marks around the address',
    'mailbox-trailing-punctuation': 'Remove what comes after the address',
    'mailbox-label': 'Remove the words or signs before the address',
    'mailbox-repeated-address': 'Remove the repeated address',
    'mailbox-bare-name': 'Remove the name and keep only the address',
    'mailbox-surrounding-brackets': 'Remove the brackets around the address',
    'mailbox-masked': 'Enter the whole address. A part of it is hidden',
    'mailbox-url-encoded': 'Enter the address with an @, without codes such as %40',
    'mailbox-web-address': 'Enter an email address, not a web address',
    'mailbox-placeholder': 'Enter an email address, such as name@example.com',
    'mailbox-at-sign-lookalike': {
      suggested: 'Replace the sign that looks like an @ with an ordinary @',
      unknown: 'Enter the address with one ordinary @',
    },
    'mailbox-obfuscation': {
      suggested: 'Replace the words for @ and dots with the signs',
      unknown: 'Enter the address with an @ and dots',
    },
    'mailbox-at-sign-missing': 'Enter the address with an @, as in name@example.com',
    'mailbox-too-long': 'Enter a shorter email address',
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

    'local-part-empty': 'Enter the part before the @, as in name@example.com',
    'local-part-empty-atom': {
      suggested: 'Remove the extra dot from the part before the @',
      unknown: 'Check the dots in the part before the @',
    },
    'local-part-space': {
      suggested: 'Remove the space',
      unknown: 'Check the space in the part before the @',
    },
    'local-part-comment': {
      suggested: 'Remove the parentheses and what is in them',
      unknown: 'Check the parentheses in the part before the @',
    },
    'local-part-backslash': 'Check the “\\” in the part before the @',
    'local-part-stray-quote': 'Check the quotation marks in the part before the @',
    'local-part-forbidden-character': 'Check “{codePoint}” in the part before the @',
    'local-part-quote-unclosed': 'Check the quotation marks in the part before the @',
    'local-part-quoted-pair': 'Check the “\\” in the part before the @',
    'local-part-text-after-quote': 'Check the quotation marks in the part before the @',
    'local-part-quoted-word': 'Check the quotation marks in the part before the @',
    'local-part-too-long': 'Enter an address with a shorter part before the @',
    'local-part-needs-smtputf8': 'Enter an address without accents or special letters before the @',
    'local-part-quoted': 'Enter an address without quotation marks',
    'local-part-empty-quoted': 'Enter the part before the @, as in name@example.com',
    'local-part-needless-quoting': 'Enter an address without quotation marks',
    'local-part-quoted-delimiter': 'Enter an address without quotation marks',
    'local-part-leading-hyphen': 'Check the hyphen at the start of the address',
    'local-part-leading-pipe': 'Check the “|” at the start of the address',
    'local-part-leading-sign': {
      suggested: 'Remove “{codePoint}” at the start of the address',
      unknown: 'Check “{codePoint}” at the start of the address',
    },
    'local-part-leading-formula': 'Check the “{codePoint}” at the start of the address',
    'local-part-imceaex': 'Enter the address that people outside the company use',
    'local-part-encoded-word': 'Enter the name itself. There is a code before the @',
    'local-part-quoted-printable': {
      suggested: 'Replace the code after “=” with its character',
      unknown: 'Check the “=” in the part before the @',
    },
    'local-part-percent-encoding': {
      suggested: 'Replace the code after “%” with its character',
      unknown: 'Check the “%” in the part before the @',
    },
    'local-part-percent-hack': 'Enter one email address only',
    'local-part-bang-path': 'Check the “!” in the part before the @',
    'local-part-a-label': 'Enter the name itself. There is a code (xn--) before the @',
    'local-part-at-sign-lookalike': 'Check “{codePoint}”, which only looks like an @',
    'local-part-leading-mark': 'Retype the start of the address. It has an accent without a letter',
    'local-part-nfc-special': 'Retype “{codePoint}” in the part before the @',
    'local-part-not-nfc': 'Retype the letters with accents before the @',
    'local-part-not-identifier': 'Use ordinary letters and digits in place of “{codePoint}”',

    'domain-empty': 'Enter the part after the @, as in name@example.com',
    'domain-empty-label': {
      suggested: 'Remove the extra dot from the part after the @',
      unknown: 'Check the dots in the part after the @',
    },
    'domain-trailing-dot': {
      suggested: 'Remove the dot at the end of the address',
      unknown: 'Check the ending of the address',
    },
    'domain-label-leading-hyphen': {
      written: 'Check the hyphen in the part after the @',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-label-trailing-hyphen': {
      written: 'Check the hyphen in the part after the @',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-space': {
      suggested: 'Remove the space',
      unknown: 'Check the space in the part after the @',
    },
    'domain-underscore': 'Check the “_” in the part after the @. It may be a hyphen',
    'domain-at-sign': {
      suggested: 'Remove the extra @',
      unknown: 'Enter one email address with one @',
    },
    'domain-comment': {
      suggested: 'Remove the parentheses and what is in them',
      unknown: 'Check the parentheses in the part after the @',
    },
    'domain-forbidden-character': {
      suggested: 'Replace “{codePoint}” with a dot',
      unknown: 'Check “{codePoint}” in the part after the @',
    },
    'domain-label-too-long': 'Check the part after the @. A name in it is too long',
    'domain-too-long': 'Check the part after the @. It is too long',
    'domain-ip-without-brackets': 'Enter a name after the @, such as example.com, not numbers',
    'domain-numeric-top-label': 'Check the ending. An address does not end with a number',
    'domain-needs-smtputf8': 'Enter an address without accents or special letters after the @',
    'domain-dotless': 'Check the part after the @. Its ending is missing, such as .com',
    'domain-address-literal': 'Enter a name after the @, such as example.com, not numbers',

    'domain-near-miss': 'Check the @ and the spelling of what follows it',
    'domain-public-suffix': 'Check the part after the @. A name is missing before the ending',
    'domain-special-use': 'Check the part after the @. No email can reach it',
    'domain-unknown-top-label': 'Check the ending of the address. It does not exist',

    'domain-label-reserved-hyphens': 'Check the hyphens in the part after the @',
    'domain-u-label-hyphens': {
      written: 'Check the hyphens in the part after the @',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-a-label-undecodable': 'Enter the name itself. The code (xn--) after the @ is damaged',
    'domain-a-label-not-canonical': 'Enter the name itself. The code (xn--) after the @ is damaged',
    'domain-label-not-nfc': {
      written: 'Retype the letters with accents after the @',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-label-leading-mark': {
      written: 'Retype the part after the @. It has an accent without a letter',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-label-upper-case': 'Use small letters in the part after the @',
    'domain-disallowed-code-point': {
      suggested: 'Use an ordinary letter or sign in place of “{codePoint}”',
      unknown: 'Check “{codePoint}” in the part after the @',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-unassigned-code-point': {
      written: 'Check “{codePoint}” in the part after the @',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-contextj': {
      written: 'Retype the part after the @. It contains an invisible character',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-contexto': {
      written: 'Check “{codePoint}” in the part after the @',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-bidi': {
      written: 'Check the part after the @. It mixes writing directions',
      decoded: 'Check the code (xn--) after the @, which stands for a name that is not allowed',
    },
    'domain-percent-encoding': {
      suggested: 'Replace the code after “%” with its character',
      unknown: 'Check the “%” in the part after the @',
    },
    'domain-dot-lookalike': {
      suggested: 'Replace “{codePoint}” with an ordinary dot',
      unknown: 'Check “{codePoint}” in the part after the @',
    },
    'domain-hyphen-lookalike': {
      suggested: 'Replace “{codePoint}” with an ordinary hyphen',
      unknown: 'Check “{codePoint}” in the part after the @',
    },
    'domain-ascii-lookalike': {
      written: 'The part after the @ looks like another name. Check it',
      decoded: 'The code (xn--) after the @ stands for a name that looks like another. Check it',
    },
    'domain-a-label': 'Enter the name itself. There is a code (xn--) after the @',

    'literal-unclosed': 'Enter a name after the @, such as example.com, not numbers',
    'literal-text-after': 'Enter a name after the @, such as example.com, not numbers',
    'literal-empty': 'Enter a name after the @, such as example.com',
    'literal-malformed': 'Enter a name after the @, such as example.com',
    'literal-forbidden-character': 'Enter a name after the @, such as example.com',
    'literal-unregistered-tag': 'Enter a name after the @, such as example.com',
    'literal-ipv4-count': 'Enter a name after the @, such as example.com, not numbers',
    'literal-ipv4-range': 'Enter a name after the @, such as example.com, not numbers',
    'literal-ipv4-leading-zero': 'Enter a name after the @, such as example.com, not numbers',
    'literal-ipv6-tag-missing': 'Enter a name after the @, such as example.com, not numbers',
    'literal-ipv6-group': 'Enter a name after the @, such as example.com, not numbers',
    'literal-ipv6-count': 'Enter a name after the @, such as example.com, not numbers',
    'literal-ipv6-short-compression': 'Enter a name after the @, such as example.com, not numbers',
    'literal-ipv6-second-compression': 'Enter a name after the @, such as example.com, not numbers',
    'literal-ipv6-zone': 'Enter a name after the @, such as example.com, not numbers',
    'literal-not-global': 'Enter a name after the @, such as example.com, not numbers',
  },
  phrases: {
    didYouMean: 'Did you mean {suggestion}?',
    notText: 'An email address must be text',
    changed: 'Changed to {suggestion}',
    checking: 'Checking the address. Please wait',
    notValid: 'Check the email address',
  },
});
