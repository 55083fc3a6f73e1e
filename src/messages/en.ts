import { defineMessages } from './catalogue.ts';
import { defineFormMessages } from './form.ts';

/** What is said of a name that only its A-label shows. */
const NOT_ALLOWED = 'The name that this xn-- form stands for is not allowed by IDNA2008; check the domain';

/** English. Plain ASCII, one line each: these texts also go over SMTP. */
// Marked, so that a bundler can leave the messages out.
export const en = /* @__PURE__ */ defineMessages({
  language: 'en',
  reasons: {
    'input-too-long':
      'The input is more than {limit} octets long, too long for an address; use a shorter one',
    'input-empty': 'The address is missing; write one such as user@example.com',

    'encoding-malformed-utf8': 'The address is not valid UTF-8 ({kind}); send it as UTF-8',
    'encoding-lone-surrogate':
      'The address contains half of a surrogate pair, {codePoint}; retype the address',
    'encoding-control-character': 'The address contains a control character, {codePoint}; retype the address',
    'encoding-utf16': 'The address is encoded as UTF-16; send it as UTF-8',
    'encoding-c1-control': 'The address contains a control character, {codePoint}; retype the address',
    'encoding-line-separator':
      'The address contains an invisible line break, {codePoint}; retype the address',
    'encoding-noncharacter':
      'The address contains {codePoint}, which is reserved for use inside programs; retype the address',
    'encoding-private-use':
      'The address contains {codePoint}, a private-use character that other systems cannot read; replace it',
    'encoding-unassigned':
      'The address contains {codePoint}, which Unicode does not assign to any character; replace it',
    'encoding-replacement-character':
      'A program lost a character here and put {codePoint} in its place; retype the address',
    'encoding-byte-order-mark': 'The address contains {codePoint}, which is invisible; retype the address',
    'encoding-bidi-control':
      'The address contains {codePoint}, which invisibly changes the text direction; retype the address',
    'encoding-invisible-character':
      'The address contains an invisible character, {codePoint}; retype the address',
    'encoding-unicode-space': 'The address contains an unusual space, {codePoint}; {remove|check} it',
    'encoding-mojibake':
      'These letters are garbled: UTF-8 was decoded as another encoding ({times}x); retype them',
    'encoding-smart-quotes': "This is a typographic quotation mark, {codePoint}; {use ' instead|check it}",
    'encoding-html-entity':
      'This {is|looks like} an HTML entity; {write the character it stands for|check it}',
    'encoding-backslash-escape':
      'This {is|looks like} an escape sequence of a programming language; {write the character it stands for|check it}',

    'mailbox-unsendable':
      'An SMTP command cannot carry this domain, whatever the local settings allow; correct the domain',
    'mailbox-edge-white-space': {
      before: 'There is white space before the address; remove it',
      after: 'There is white space after the address; remove it',
    },
    'mailbox-mailto-prefix': {
      before: 'The mailto: of a link is not part of the address; remove it',
      after: 'The fields of a link, from the question mark on, are not part of the address; remove them',
    },
    'mailbox-scheme-prefix': 'The word and the colon before the address are not part of it; remove them',
    'mailbox-cloudflare':
      'The web page this was copied from hides the address from robots; write the address itself',
    'mailbox-several-addresses': 'There is more than one address; give only one',
    'mailbox-display-name':
      'There is {a name|other text} before the address; {give the address alone|give one address alone}',
    'mailbox-angle-brackets': {
      around: 'The angle brackets around the address are not part of it; remove them',
      before: 'The angle bracket before the address is not part of it; remove it',
      after: 'The angle bracket after the address is not part of it; remove it',
    },
    'mailbox-surrounding-quotes': {
      around: 'The quotation marks around the address are not part of it; remove them',
      before: 'The quotation mark before the address is not part of it; remove it',
      after: 'The quotation mark after the address is not part of it; remove it',
    },
    'mailbox-trailing-punctuation': 'The punctuation after the address is not part of it; remove it',
    'mailbox-label': 'The label or sign before the address is not part of it; remove it',
    'mailbox-repeated-address': 'The same address is given more than once; keep one',
    'mailbox-bare-name': 'There is a name next to the address; give the address alone',
    'mailbox-surrounding-brackets': {
      around: 'The brackets or signs around the address are not part of it; remove them',
      before: 'The bracket before the address is not part of it; remove it',
      after: 'The bracket after the address is not part of it; remove it',
    },
    'mailbox-masked': 'Part of the address is hidden, as archives do it; write the whole address',
    'mailbox-url-encoded': 'The address is URL-encoded (%XX); decode it',
    'mailbox-web-address': 'This is a web address; give an email address',
    'mailbox-placeholder': 'This is a placeholder, not an address; give an address, or leave it empty',
    'mailbox-at-sign-lookalike': 'This character looks like @ but is not; {replace it with @|check it}',
    'mailbox-obfuscation':
      'Words or signs {stand|seem to stand} for @ or a dot; write the address with @ and dots',
    'mailbox-at-sign-missing': 'There is no @; write the address as user@example.com',
    'mailbox-too-long': 'The address is {octets} octets long (limit: {limit}); use a shorter one',
    'mailbox-mixed-scripts': {
      written: 'These letters mix several scripts, which can mislead; use letters of one script',
      decoded:
        'The name this xn-- form stands for mixes several scripts, which can mislead; check the domain',
    },
    'mailbox-mixed-digits': {
      written: 'These digits are from different number systems, which can mislead; use one system',
      decoded: 'The name this xn-- form stands for mixes digits of several number systems; check the domain',
    },
    'mailbox-case-collision': {
      written: 'Programs that ignore case confuse {codePoint} with an ASCII letter; check it',
      decoded:
        'The name this xn-- form stands for contains {codePoint}, easily taken for an ASCII letter; check it',
    },

    'local-part-empty': 'There is nothing before the @; add the mailbox name',
    'local-part-empty-atom': {
      first: 'The part before the @ starts with a dot; {remove|check} it',
      last: 'The part before the @ ends with a dot; {remove|check} it',
      double: 'There is more than one dot in a row before the @; {keep one|check them}',
    },
    'local-part-space': 'There is a space in the part before the @; {remove|check} it',
    'local-part-comment':
      'Comments in parentheses are allowed only in message headers; {remove|check} this one',
    'local-part-backslash':
      'Before the @ a backslash is allowed only inside double quotes; {remove|check} it',
    'local-part-stray-quote': 'Double quotes must enclose everything before the @; check this one',
    'local-part-forbidden-character':
      'Before the @, {codePoint} is allowed only inside double quotes; check it',
    'local-part-quote-unclosed': 'The double quote opened here is never closed before the @; check it',
    'local-part-quoted-pair': 'A backslash cannot escape {codePoint}; remove the backslash',
    'local-part-text-after-quote':
      'There is text between the closing double quote and the @; check the quotes',
    'local-part-quoted-word':
      'Double quotes must enclose everything before the @, not part of it; quote all of it or none',
    'local-part-too-long':
      'The part before the @ is {octets} octets long (limit: {limit}); use a shorter one',
    'local-part-needs-smtputf8':
      'Non-ASCII letters before the @ need SMTPUTF8, which is not in use here; use an ASCII address',
    'local-part-quoted': 'Many programs refuse an address with double quotes; use one without them',
    'local-part-empty-quoted':
      'The double quotes before the @ are empty, which the next SMTP standard forbids; write a name',
    'local-part-needless-quoting': {
      quotes: 'The double quotes change nothing; write the address without them',
      backslashes: 'The double quotes and backslashes change nothing; write the address without them',
    },
    'local-part-quoted-delimiter':
      'The quotes contain {codePoint}, which some programs split at; use another address',
    'local-part-leading-hyphen':
      'The address starts with a hyphen, which some programs take for an option; check it',
    'local-part-leading-pipe':
      'The address starts with a vertical bar, which some programs take for a command; check it',
    'local-part-leading-sign':
      'The address starts with {codePoint}, {left over|perhaps left over} from quotes or markup; {remove|check} it',
    'local-part-leading-formula':
      'The address starts with {codePoint}, which makes it a formula in a spreadsheet; check it',
    'local-part-imceaex':
      'This is an internal Exchange address that no other server can deliver to; use the SMTP address',
    'local-part-encoded-word': 'Encoded words (=?...?=) are not decoded in an address; write the text itself',
    'local-part-quoted-printable':
      'This {is|looks like} quoted-printable text (=XX); {write the letters themselves|check it}',
    'local-part-percent-encoding':
      'This {is|looks like} URL encoding (%XX); {write the letters themselves|check it}',
    'local-part-percent-hack':
      'The percent sign asks a server to relay to another host, which most refuse; write the direct address',
    'local-part-bang-path':
      'The exclamation mark asks a server to relay to another host, which most refuse; write the direct address',
    'local-part-a-label': 'An xn-- form has no meaning before the @; write the name itself',
    'local-part-at-sign-lookalike': 'The character {codePoint} looks like @ but is not; check it',
    'local-part-leading-mark':
      'The address starts with {codePoint}, a mark that must follow a letter; retype it',
    'local-part-nfc-special': 'Normalizing turns {codePoint} into an ASCII symbol; use another character',
    'local-part-not-nfc':
      'Accents before the @ are stored apart from their letters (not NFC); retype those letters',
    'local-part-not-identifier': 'New addresses should not contain {codePoint}; use letters and digits',

    'domain-empty': 'There is nothing after the @; add the domain, such as example.com',
    'domain-empty-label': {
      first: 'The domain starts with a dot; {remove|check} it',
      double: 'There is more than one dot in a row in the domain; {keep one|check them}',
    },
    'domain-trailing-dot': 'The domain ends with a dot; {remove it|check its ending}',
    'domain-label-leading-hyphen': {
      first: 'The domain starts with a hyphen; check it',
      inner: 'A part of the domain starts with a hyphen, after a dot; check it',
      decoded: NOT_ALLOWED,
    },
    'domain-label-trailing-hyphen': {
      last: 'The domain ends with a hyphen; check it',
      inner: 'A part of the domain ends with a hyphen, before a dot; check it',
      decoded: NOT_ALLOWED,
    },
    'domain-space': 'There is a space in the domain; {remove|check} it',
    'domain-underscore': 'A mail domain cannot contain an underscore; use a hyphen if that was meant',
    'domain-at-sign': 'There is more than one @; {remove the extra one|write one address with one @}',
    'domain-comment': 'Comments in parentheses are allowed only in message headers; {remove|check} this one',
    'domain-forbidden-character': 'A domain cannot contain {codePoint}; {write a dot instead|check it}',
    'domain-label-too-long': 'A part of the domain is {octets} octets long (limit: {limit}); check it',
    'domain-too-long': 'The domain is {octets} octets long (limit: {limit}); check it',
    'domain-ip-without-brackets': 'An IP address must be in square brackets; add them',
    'domain-numeric-top-label': 'The domain ends in a number, which no real domain does; check it',
    'domain-needs-smtputf8':
      'Non-ASCII letters in the domain need SMTPUTF8, which is not in use here; write its xn-- form',
    'domain-dotless':
      'The domain has no dot, so it works only on a local network; add an ending such as .com',
    'domain-address-literal': 'Most servers refuse an IP address in place of a domain; use a domain name',

    'domain-near-miss':
      'The domain is a typo away from a well-known one; check the @, the dots and the spelling',
    'domain-public-suffix':
      'Domains are registered under this one, as under co.uk, but it has no mail; add the missing name',
    'domain-special-use':
      'This domain is reserved for tests, examples or local networks and gets no mail; check it',
    'domain-unknown-top-label': 'The domain has an unknown ending; check the part after the last dot',

    'domain-label-reserved-hyphens':
      'Hyphens in positions 3 and 4 are reserved for encoded names (xn--); check this name',
    'domain-u-label-hyphens': {
      written: 'A non-ASCII name cannot have hyphens as its third and fourth characters; check it',
      decoded: NOT_ALLOWED,
    },
    'domain-a-label-undecodable': 'This starts with xn-- but cannot be decoded; write the name itself',
    'domain-a-label-not-canonical': 'This is not the standard xn-- form of the name; write the name itself',
    'domain-label-not-nfc': {
      written: 'The accents of this name are typed apart from their letters (not NFC); retype it',
      decoded: NOT_ALLOWED,
    },
    'domain-label-leading-mark': {
      written: 'A part of the domain starts with {codePoint}, a mark that must follow a letter; retype it',
      decoded: NOT_ALLOWED,
    },
    'domain-label-upper-case': 'A domain with non-ASCII letters must be in lower case; use small letters',
    'domain-disallowed-code-point': {
      written: 'A domain cannot contain {codePoint}; {write an ordinary letter or sign instead|check it}',
      decoded:
        'The name this xn-- form stands for contains {codePoint}, which IDNA2008 does not allow; check it',
    },
    'domain-unassigned-code-point': {
      written: 'The domain contains {codePoint}, which this version of Unicode does not assign; check it',
      decoded: NOT_ALLOWED,
    },
    'domain-contextj': {
      written: 'The invisible joiner {codePoint} is not allowed here; retype the name',
      decoded: NOT_ALLOWED,
    },
    'domain-contexto': {
      written: 'The character {codePoint} is not allowed here, where it can mislead; check it',
      decoded: NOT_ALLOWED,
    },
    'domain-bidi': {
      written: 'This name mixes writing directions in a way that can mislead (Bidi rule {rule}); check it',
      decoded: 'The xn-- forms of this domain stand for names that break Bidi rule {rule}; check the domain',
    },
    'domain-percent-encoding':
      'URL encoding (%XX) is not allowed in a domain; {write the letters themselves|check it}',
    'domain-dot-lookalike':
      'The character {codePoint} looks like a dot but is not; {replace it with a dot|check it}',
    'domain-hyphen-lookalike':
      'The character {codePoint} looks like a hyphen but is not; {replace it with a hyphen|check it}',
    'domain-ascii-lookalike': {
      written: 'This name looks like an ASCII name but is not; check that it is the one that is meant',
      decoded: 'The name this xn-- form stands for looks like an ASCII name; check that it is meant',
    },
    'domain-a-label': 'The xn-- form is hard for people to read; write the name itself',

    'literal-unclosed': 'The square bracket is never closed; add ] at the end',
    'literal-text-after': 'There is text after the closing square bracket; check it',
    'literal-empty': 'The square brackets are empty; write an IP address in them',
    'literal-malformed': 'The text in square brackets is not an IP address; write a domain without brackets',
    'literal-forbidden-character':
      'Square brackets after the @ can contain only an IP address, not {codePoint}; check it',
    'literal-unregistered-tag':
      'The tag in the square brackets is unknown; write IPv6:, the only registered one',
    'literal-ipv4-count': 'An IPv4 address has four numbers, not {count}; correct it',
    'literal-ipv4-range': 'Each number of an IPv4 address is between 0 and 255; correct this one',
    'literal-ipv4-leading-zero':
      'This number starts with 0, so some programs read it as octal; write it without the 0',
    'literal-ipv6-tag-missing': 'An IPv6 address in brackets must start with IPv6: (no space); add it',
    'literal-ipv6-group': 'Each group of an IPv6 address is one to four hexadecimal digits; correct this one',
    'literal-ipv6-count':
      'This IPv6 address has {count} groups instead of {limit} (fewer only with ::); correct it',
    'literal-ipv6-short-compression':
      'Here :: replaces one group but must replace at least two; write 0 instead',
    'literal-ipv6-second-compression':
      'An IPv6 address can contain :: only once; write the zeros that one of them stands for',
    'literal-ipv6-zone':
      'The zone of an IPv6 address, from the % on, has a meaning on one machine only; {remove|check} it',
    'literal-not-global':
      'This IP address is private or reserved, so the Internet cannot reach it; use a domain name',

    'path-space-at-colon': 'There must be no space next to the colon; remove it',
    'path-brackets-missing': 'The address must be in angle brackets; write <user@example.com>',
    'path-text-before-bracket': 'There is text before the opening angle bracket; remove it',
    'path-unclosed': 'The angle bracket is never closed; add > after the address',
    'path-text-after-bracket': 'There must be a space after the closing angle bracket; insert one',
    'path-null-recipient': 'The empty path <> can only be a sender; name a recipient',
    'path-postmaster-sender': 'Postmaster without a domain can only be a recipient; add a domain',
    'path-source-route': 'Source routes are obsolete and ignored; give the address alone',
    'path-source-route-syntax': 'The source route is malformed; remove it',
    'path-too-long': 'The path is {octets} octets long (limit: {limit}); shorten it',

    'parameter-space': 'There is more than one space before this parameter; keep one',
    'parameter-keyword': {
      empty: 'The name of this parameter is missing; write one',
      hyphen: 'The name of a parameter cannot start with a hyphen; correct it',
      character: 'The name of a parameter can contain only letters, digits and hyphens; correct it',
    },
    'parameter-value': {
      empty: 'The value of this parameter is missing; write one',
      equals: 'The value of a parameter cannot contain =; correct it',
      nonAscii: 'The value of a parameter cannot contain non-ASCII letters without SMTPUTF8; correct it',
    },
    'parameter-duplicate': 'This parameter is given twice; keep one',
    'parameter-smtputf8-value': 'The SMTPUTF8 parameter has no value; remove the value',
    'parameter-unknown': 'This server does not support this parameter; remove it',

    'header-comment-unclosed': 'The parenthesis opened here is never closed; close or remove it',
    'header-quote-unclosed': 'The double quote opened here is never closed; close or remove it',
    'header-bracket-unclosed': 'The angle bracket is never closed; add > after the address',
    'header-text-after': 'There is text after the address; remove it, or put the name before the address',
    'header-phrase-forbidden-character':
      'A name can contain {codePoint} only inside double quotes; quote the name',
    'header-group-unclosed': 'The group is never closed; add a semicolon after its last address',
    'header-group-unnamed': 'The group has no name; write one before its colon',
    'header-semicolon': 'A semicolon can only end a group; separate addresses with commas',
    'header-display-name': 'SMTP does not accept a name with the address; give the address alone',
    'header-comment': 'SMTP does not accept comments in parentheses; remove this one',
    'header-folding-white-space': 'SMTP does not allow white space here; remove it',
    'header-quoted-word':
      'SMTP allows double quotes only around everything before the @; quote all of it or none',
    'header-obsolete-local-part': {
      space: 'White space next to a dot is obsolete before the @, and SMTP refuses it; remove it',
      comment: 'A comment next to a dot is obsolete before the @, and SMTP refuses it; remove it',
    },
    'header-obsolete-domain': {
      space: 'White space next to a dot is obsolete in a domain, and SMTP refuses it; remove it',
      comment: 'A comment next to a dot is obsolete in a domain, and SMTP refuses it; remove it',
    },
    'header-route': 'Routes are obsolete and ignored; give the address alone',
    'header-domain-literal': 'SMTP cannot deliver to this text in square brackets; write a domain',
    'header-control-character':
      'The header contains a control character, {codePoint}, an obsolete form; retype the address',
    'header-empty-element': 'There is a comma without an address next to it; remove the comma',

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
  texts: {
    enterAddress: 'Enter an email address, such as name@example.com',
    enterShorter: 'Enter a shorter email address',
    enterOne: 'Enter one email address only',
    enterNotWeb: 'Enter an email address, not a web address',
    enterHidden: 'Enter the whole address. Some of it is hidden',
    enterWithAt: 'Enter the address with an @, as in name@example.com',
    enterOneAt: 'Enter one email address with one @',
    enterBefore: 'Enter the part before the @, as in name@example.com',
    enterAfter: 'Enter the part after the @, as in name@example.com',
    enterName: 'Enter a name after the @, such as example.com',
    enterWithoutQuotes: 'Enter an address without quotation marks',
    enterShorterBefore: 'Enter an address with a shorter part before the @',
    enterAsciiBefore: 'Enter an address without letters such as é or ж before the @',
    enterAsciiAfter: 'Enter an address without letters such as é or ж after the @',
    enterPublic: 'Enter the address that people outside the organization use',
    enterPlainBefore: 'Enter the name itself, not the code, before the @',
    enterPlainAfter: 'Enter the name itself, not the code (xn--), after the @',

    retypeDamaged: 'Retype the address. Some characters in it were damaged',
    retypeInvisible: 'Retype the address. It contains an invisible character',
    retypeUnknown: 'Retype the address. It contains an unknown character',
    retypeAccentsBefore: 'Retype the letters with accents in the part before the @',
    retypeAccentsAfter: 'Retype the letters with accents in the part after the @',

    removeBefore: 'Remove what comes before the address',
    removeAfter: 'Remove what comes after the address',
    removeSpaceBefore: 'Remove the space before the address',
    removeSpaceAfter: 'Remove the space after the address',
    removeName: 'Remove the name and keep only the address',
    removeBrackets: 'Remove the brackets or signs around the address',
    removeQuotes: 'Remove the quotation marks around the address',

    removeAt: 'Remove the extra @',
    replaceAt: 'Replace the sign that looks like an @ with an ordinary @',
    checkAt: 'Check the sign that only looks like an @',
    replaceWords: 'Replace the words for @ and dots with the signs',
    removeSpace: 'Remove the space from the address',
    checkSpace: 'Check the space in the address',
    removeDotAtStart: 'Remove the dot at the start of the address',
    removeDotBeforeAt: 'Remove the dot directly before the @',
    removeDotAfterAt: 'Remove the dot directly after the @',
    removeDotAtEnd: 'Remove the dot at the end of the address',
    removeDotBefore: 'Remove the extra dot from the part before the @',
    removeDotAfter: 'Remove the extra dot from the part after the @',
    checkDots: 'Check the dots in the address',
    replaceByDot: 'Replace “{character}” with a dot (.)',
    replaceByHyphen: 'Replace “{character}” with an ordinary hyphen (-)',
    replaceByApostrophe: "Replace “{character}” with a straight apostrophe (')",
    replaceByOrdinary: 'Replace “{character}” with an ordinary letter or sign',
    replaceCode: 'Replace the code that starts with “{character}” with what it stands for',
    checkCode: 'Check the code that starts with “{character}”',
    removeParentheses: 'Remove the parentheses and what is in them',
    checkParentheses: 'Check the parentheses in the address',

    checkCharacter: 'Check “{character}” in the address',
    checkBefore: 'Check “{character}” in the part before the @',
    checkAfter: 'Check “{character}” in the part after the @',
    checkStart: 'Check “{character}” at the start of the address',
    removeStart: 'Remove “{character}” at the start of the address',
    checkSimilar: 'Check “{character}”, which is easily taken for another letter',
    checkQuotes: 'Check the quotation marks in the part before the @',

    checkHyphenAfterAt: 'Check the hyphen directly after the @',
    checkHyphenAtDot: 'Check the hyphen next to the dot in the part after the @',
    checkHyphenAtEnd: 'Check the hyphen at the end of the address',
    checkUnderscore: 'Check “_” in the part after the @. A hyphen may be meant',
    checkDomainLength: 'Check the part after the @. It is too long',
    checkSpelling: 'Check the @ and the spelling of what follows it',
    checkEnding: 'Check the ending of the address',
    checkEndingMissing: 'Check the part after the @. Its ending is missing, such as .com',
    checkEndingUnknown: 'Check the ending of the address. It does not exist',
    checkNameMissing: 'Check the part after the @. A name is missing before the ending',
    checkReserved: 'Check the part after the @. No email can reach it',
    useSmallLetters: 'Use small letters in the part after the @',
    checkLookalike: 'Check the part after the @. It looks like another name',
    checkDirections: 'Check the part after the @. It mixes writing directions',
    checkDecoded: 'Check the code (xn--) after the @. It stands for a name that is not allowed',
    checkDecodedLookalike: 'Check the code (xn--) after the @. It stands for a misleading name',

    useOneAlphabet: 'Use letters of one alphabet in each part of the address',
    useOneKeyboard: 'Type all digits of the address with the same keyboard',
  },
  phrases: {
    didYouMean: 'Did you mean {suggestion}?',
    changed: 'Changed to {suggestion}',
    checking: 'Wait a moment. The address is being checked',
    notValid: 'Check the email address',
  },
});
