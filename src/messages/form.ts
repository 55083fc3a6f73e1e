import type { ReasonArgs, ReasonCode, reasons } from '../reasons.ts';
import { freeze, type Message, type PlaceholdersIn } from './catalogue.ts';

/** A text that shows a character of the address: `{character}`. */
type WithCharacter = `${string}{character}${string}`;

/**
 * What a form says to the person who fills it in and knows nothing of mail: one text for each thing there is to do, however
 * many reasons lead to it. Each says how to fix what is wrong in a form, where quotes and IP addresses do not help. None
 * has a number in it, so that no language needs a plural; `{character}` is a character of the address, quoted.
 */
export interface FormTexts {
  // The address as a whole
  /** The field is empty, has a placeholder such as "n/a", or a program gave something that is not text. */
  readonly enterAddress: string;
  /** The address is too long. */
  readonly enterShorter: string;
  /** There are several addresses, or the same one twice. */
  readonly enterOne: string;
  /** A web address is in the field. */
  readonly enterNotWeb: string;
  /** A part of the address is hidden, by stars or by a page that hides addresses from robots. */
  readonly enterHidden: string;
  /** There is no "@". */
  readonly enterWithAt: string;
  /** There is more than one "@". */
  readonly enterOneAt: string;
  /** The part before the "@" is missing. */
  readonly enterBefore: string;
  /** The part after the "@" is missing. */
  readonly enterAfter: string;
  /** There is an IP address or text in square brackets after the "@". */
  readonly enterName: string;
  /** Quotation marks in the part before the "@", which this form does not accept. */
  readonly enterWithoutQuotes: string;
  /** The part before the "@" is too long. */
  readonly enterShorterBefore: string;
  /** The site cannot send mail to an address with non-ASCII letters before the "@". */
  readonly enterAsciiBefore: string;
  /** The same, after the "@". */
  readonly enterAsciiAfter: string;
  /** An address that works only inside an organisation. */
  readonly enterPublic: string;
  /** An encoded form of a name (`xn--…`, `=?utf-8?…?=`) is before the "@". */
  readonly enterPlainBefore: string;
  /** An encoded form of a name (`xn--…`) is after the "@". */
  readonly enterPlainAfter: string;

  // Characters that cannot be seen, or are not what was typed
  /** Characters were damaged on their way into the field. */
  readonly retypeDamaged: string;
  /** There is a character that cannot be seen. */
  readonly retypeInvisible: string;
  /** There is a character that most devices cannot show. */
  readonly retypeUnknown: string;
  /** A letter before the "@" and its accent were stored apart. */
  readonly retypeAccentsBefore: string;
  /** The same, after the "@". */
  readonly retypeAccentsAfter: string;

  // What is around an address
  /** Words, a label or signs are before the address: `Email: `, `mailto:`, an opening bracket alone. */
  readonly removeBefore: string;
  /** Something is after the address: punctuation, `?subject=…`, a closing bracket alone. */
  readonly removeAfter: string;
  /** A space before the address. */
  readonly removeSpaceBefore: string;
  /** A space after the address. */
  readonly removeSpaceAfter: string;
  /** A person's name is beside the address. */
  readonly removeName: string;
  /** Brackets, or signs such as stars, are around the address. */
  readonly removeBrackets: string;
  /** Quotation marks are around the address. */
  readonly removeQuotes: string;

  // The "@", dots and spaces
  /** An "@" too many, and it is clear which. */
  readonly removeAt: string;
  /** A sign that looks like "@". */
  readonly replaceAt: string;
  /** The same, where it is not clear what was meant. */
  readonly checkAt: string;
  /** Words in place of "@" or dots: "name at example dot com". */
  readonly replaceWords: string;
  /** A space, and the address without it was meant. */
  readonly removeSpace: string;
  /** A space, and it is not clear what was meant. */
  readonly checkSpace: string;
  /** A dot at the very start. */
  readonly removeDotAtStart: string;
  /** A dot directly before the "@". */
  readonly removeDotBeforeAt: string;
  /** A dot directly after the "@". */
  readonly removeDotAfterAt: string;
  /** A dot at the very end. */
  readonly removeDotAtEnd: string;
  /** Several dots in a row before the "@". */
  readonly removeDotBefore: string;
  /** Several dots in a row after the "@". */
  readonly removeDotAfter: string;
  /** Dots in a wrong place, and it is not clear what was meant. */
  readonly checkDots: string;
  /** A sign that stands where a dot was meant: a comma, a dot of another script. */
  readonly replaceByDot: WithCharacter;
  /** A dash or the like where a hyphen was meant. */
  readonly replaceByHyphen: WithCharacter;
  /** A typographic apostrophe. */
  readonly replaceByApostrophe: WithCharacter;
  /** A full-width or otherwise unusual form of a letter, a digit or a sign. */
  readonly replaceByOrdinary: WithCharacter;
  /** A code that stands for a character, and begins with this one: `%40`, `=C3=B6`, `&amp;`, `\u00f6`. */
  readonly replaceCode: WithCharacter;
  /** The same, where it is not clear what was meant. */
  readonly checkCode: WithCharacter;
  /** A comment in parentheses. */
  readonly removeParentheses: string;
  /** The same, where it is not clear what was meant. */
  readonly checkParentheses: string;

  // One character
  /** A character, wherever it is. */
  readonly checkCharacter: WithCharacter;
  /** A character that no address can have there, before the "@". */
  readonly checkBefore: WithCharacter;
  /** The same, after the "@". */
  readonly checkAfter: WithCharacter;
  /** A character at the very start that hardly belongs there. */
  readonly checkStart: WithCharacter;
  /** The same, and it is clear that it was left over. */
  readonly removeStart: WithCharacter;
  /** A letter that is easily taken for another. */
  readonly checkSimilar: WithCharacter;
  /** Quotation marks before the "@", in a wrong place. */
  readonly checkQuotes: string;

  // The part after the "@"
  /** A hyphen directly after the "@". */
  readonly checkHyphenAfterAt: string;
  /** A hyphen next to a dot. */
  readonly checkHyphenAtDot: string;
  /** A hyphen at the very end. */
  readonly checkHyphenAtEnd: string;
  /** An underscore after the "@", where a hyphen is allowed. */
  readonly checkUnderscore: string;
  /** It is too long. */
  readonly checkDomainLength: string;
  /** It is a misspelt well-known name, or its "@" or dot is in the wrong place. */
  readonly checkSpelling: string;
  /** It has a dot too many, or lacks its last part. */
  readonly checkEnding: string;
  /** Its last part is missing: `example` for `example.com`. */
  readonly checkEndingMissing: string;
  /** Its last part does not exist: `example.cmo`, `example.123`. */
  readonly checkEndingUnknown: string;
  /** It is only an ending under which names are registered: `co.uk`. */
  readonly checkNameMissing: string;
  /** It is reserved, so that no mail arrives, as in `example.test` and `printer.local`; or no command could carry it. */
  readonly checkReserved: string;
  /** It has capitals, which names with non-ASCII letters cannot have. */
  readonly useSmallLetters: string;
  /** It looks like another name: `сосо` in Cyrillic letters for `coco`. */
  readonly checkLookalike: string;
  /** It mixes letters written from left to right and from right to left in a way that can be misread. */
  readonly checkDirections: string;
  /** A code such as `xn--…` stands for a name that is not allowed. */
  readonly checkDecoded: string;
  /** A code such as `xn--…` stands for a name that can be taken for another. */
  readonly checkDecodedLookalike: string;

  // The whole again
  /** Letters of several alphabets in one part of the address. */
  readonly useOneAlphabet: string;
  /** Digits of several number systems. */
  readonly useOneKeyboard: string;
}

/** The name of a text of a form. */
export type FormTextKey = keyof FormTexts;

/** The keys of texts that show a character, and of those that do not. */
type CharacterKey = {
  [K in FormTextKey]: string extends FormTexts[K] ? never : K;
}[FormTextKey];
type PlainKey = Exclude<FormTextKey, CharacterKey>;

/** A key; after one of a text that shows a character, and a space, the character, where it is not the reason's `codePoint`. */
type Use<C extends ReasonCode> =
  | PlainKey
  | `${CharacterKey} ${string}`
  | ('codePoint' extends keyof ReasonArgs<C> ? CharacterKey : never);

/**
 * The codes that a mailbox can have, and so a form: those of commands and of message headers left out, and those of a
 * site's conventions, which bring their own words.
 */
export type FormCode = {
  [C in ReasonCode]: (typeof reasons)[C]['part'] extends 'path' | 'parameter' | 'header' | 'convention'
    ? never
    : C;
}[ReasonCode];

/** Which text a form shows for a reason. Where the suggestion does not take care of it, the text only asks to check. */
export const formTextKeys: { readonly [C in FormCode]: Message<C, Use<C>> } = {
  'input-too-long': 'enterShorter',
  'input-empty': 'enterAddress',

  'encoding-malformed-utf8': 'retypeDamaged',
  'encoding-lone-surrogate': 'retypeDamaged',
  'encoding-control-character': 'retypeInvisible',
  'encoding-utf16': 'retypeDamaged',
  'encoding-c1-control': 'retypeInvisible',
  'encoding-line-separator': 'retypeInvisible',
  'encoding-noncharacter': 'retypeDamaged',
  'encoding-private-use': 'retypeUnknown',
  'encoding-unassigned': 'retypeUnknown',
  'encoding-replacement-character': 'retypeDamaged',
  'encoding-byte-order-mark': 'retypeInvisible',
  'encoding-bidi-control': 'retypeInvisible',
  'encoding-invisible-character': 'retypeInvisible',
  'encoding-unicode-space': { suggested: 'removeSpace', unknown: 'checkSpace' },
  'encoding-mojibake': 'retypeDamaged',
  'encoding-smart-quotes': { suggested: 'replaceByApostrophe', unknown: 'checkCharacter' },
  'encoding-html-entity': { suggested: 'replaceCode &', unknown: 'checkCode &' },
  'encoding-backslash-escape': { suggested: 'replaceCode \\', unknown: 'checkCode \\' },

  'mailbox-unsendable': 'checkReserved',
  'mailbox-edge-white-space': { before: 'removeSpaceBefore', after: 'removeSpaceAfter' },
  'mailbox-mailto-prefix': { before: 'removeBefore', after: 'removeAfter' },
  'mailbox-scheme-prefix': 'removeBefore',
  'mailbox-cloudflare': 'enterHidden',
  'mailbox-several-addresses': 'enterOne',
  'mailbox-display-name': { suggested: 'removeName', unknown: 'enterOne' },
  'mailbox-angle-brackets': { around: 'removeBrackets', before: 'removeBefore', after: 'removeAfter' },
  'mailbox-surrounding-quotes': { around: 'removeQuotes', before: 'removeBefore', after: 'removeAfter' },
  'mailbox-trailing-punctuation': 'removeAfter',
  'mailbox-label': 'removeBefore',
  'mailbox-repeated-address': 'enterOne',
  'mailbox-bare-name': 'removeName',
  'mailbox-surrounding-brackets': { around: 'removeBrackets', before: 'removeBefore', after: 'removeAfter' },
  'mailbox-masked': 'enterHidden',
  'mailbox-url-encoded': 'replaceCode %',
  'mailbox-web-address': 'enterNotWeb',
  'mailbox-placeholder': 'enterAddress',
  'mailbox-at-sign-lookalike': { suggested: 'replaceAt', unknown: 'checkAt' },
  'mailbox-obfuscation': { suggested: 'replaceWords', unknown: 'enterWithAt' },
  'mailbox-at-sign-missing': 'enterWithAt',
  'mailbox-too-long': 'enterShorter',
  'mailbox-mixed-scripts': { written: 'useOneAlphabet', decoded: 'checkDecodedLookalike' },
  'mailbox-mixed-digits': { written: 'useOneKeyboard', decoded: 'checkDecodedLookalike' },
  'mailbox-case-collision': { written: 'checkSimilar', decoded: 'checkDecodedLookalike' },

  'local-part-empty': 'enterBefore',
  'local-part-empty-atom': {
    first: 'removeDotAtStart',
    last: 'removeDotBeforeAt',
    double: 'removeDotBefore',
    unknown: 'checkDots',
  },
  'local-part-space': { suggested: 'removeSpace', unknown: 'checkSpace' },
  'local-part-comment': { suggested: 'removeParentheses', unknown: 'checkParentheses' },
  'local-part-backslash': 'checkBefore \\',
  'local-part-stray-quote': 'checkQuotes',
  'local-part-forbidden-character': 'checkBefore',
  'local-part-quote-unclosed': 'checkQuotes',
  'local-part-quoted-pair': 'checkBefore \\',
  'local-part-text-after-quote': 'checkQuotes',
  'local-part-quoted-word': 'checkQuotes',
  'local-part-too-long': 'enterShorterBefore',
  'local-part-needs-smtputf8': 'enterAsciiBefore',
  'local-part-quoted': 'enterWithoutQuotes',
  'local-part-empty-quoted': 'enterBefore',
  'local-part-needless-quoting': 'enterWithoutQuotes',
  'local-part-quoted-delimiter': 'enterWithoutQuotes',
  'local-part-leading-hyphen': 'checkStart -',
  'local-part-leading-pipe': 'checkStart |',
  'local-part-leading-sign': { suggested: 'removeStart', unknown: 'checkStart' },
  'local-part-leading-formula': 'checkStart',
  'local-part-imceaex': 'enterPublic',
  'local-part-encoded-word': 'enterPlainBefore',
  'local-part-quoted-printable': { suggested: 'replaceCode =', unknown: 'checkBefore =' },
  'local-part-percent-encoding': { suggested: 'replaceCode %', unknown: 'checkBefore %' },
  'local-part-percent-hack': 'enterOne',
  'local-part-bang-path': 'checkBefore !',
  'local-part-a-label': 'enterPlainBefore',
  'local-part-at-sign-lookalike': 'checkAt',
  'local-part-leading-mark': 'retypeAccentsBefore',
  'local-part-nfc-special': 'checkBefore',
  'local-part-not-nfc': 'retypeAccentsBefore',
  'local-part-not-identifier': 'replaceByOrdinary',

  'domain-empty': 'enterAfter',
  'domain-empty-label': { first: 'removeDotAfterAt', double: 'removeDotAfter', unknown: 'checkDots' },
  'domain-trailing-dot': { suggested: 'removeDotAtEnd', unknown: 'checkEnding' },
  'domain-label-leading-hyphen': {
    first: 'checkHyphenAfterAt',
    inner: 'checkHyphenAtDot',
    decoded: 'checkDecoded',
  },
  'domain-label-trailing-hyphen': {
    last: 'checkHyphenAtEnd',
    inner: 'checkHyphenAtDot',
    decoded: 'checkDecoded',
  },
  'domain-space': { suggested: 'removeSpace', unknown: 'checkSpace' },
  'domain-underscore': 'checkUnderscore',
  'domain-at-sign': { suggested: 'removeAt', unknown: 'enterOneAt' },
  'domain-comment': { suggested: 'removeParentheses', unknown: 'checkParentheses' },
  'domain-forbidden-character': { suggested: 'replaceByDot', unknown: 'checkAfter' },
  'domain-label-too-long': 'checkDomainLength',
  'domain-too-long': 'checkDomainLength',
  'domain-ip-without-brackets': 'enterName',
  'domain-numeric-top-label': 'checkEndingUnknown',
  'domain-needs-smtputf8': 'enterAsciiAfter',
  'domain-dotless': 'checkEndingMissing',
  'domain-address-literal': 'enterName',

  'domain-near-miss': 'checkSpelling',
  'domain-public-suffix': 'checkNameMissing',
  'domain-special-use': 'checkReserved',
  'domain-unknown-top-label': 'checkEndingUnknown',

  'domain-label-reserved-hyphens': 'checkAfter --',
  'domain-u-label-hyphens': { written: 'checkAfter --', decoded: 'checkDecoded' },
  'domain-a-label-undecodable': 'enterPlainAfter',
  'domain-a-label-not-canonical': 'enterPlainAfter',
  'domain-label-not-nfc': { written: 'retypeAccentsAfter', decoded: 'checkDecoded' },
  'domain-label-leading-mark': { written: 'retypeAccentsAfter', decoded: 'checkDecoded' },
  'domain-label-upper-case': 'useSmallLetters',
  'domain-disallowed-code-point': {
    suggested: 'replaceByOrdinary',
    unknown: 'checkAfter',
    decoded: 'checkDecoded',
  },
  'domain-unassigned-code-point': { written: 'checkAfter', decoded: 'checkDecoded' },
  'domain-contextj': { written: 'retypeInvisible', decoded: 'checkDecoded' },
  'domain-contexto': { written: 'checkAfter', decoded: 'checkDecoded' },
  'domain-bidi': { written: 'checkDirections', decoded: 'checkDecoded' },
  'domain-percent-encoding': { suggested: 'replaceCode %', unknown: 'checkAfter %' },
  'domain-dot-lookalike': { suggested: 'replaceByDot', unknown: 'checkAfter' },
  'domain-hyphen-lookalike': { suggested: 'replaceByHyphen', unknown: 'checkAfter' },
  'domain-ascii-lookalike': { written: 'checkLookalike', decoded: 'checkDecodedLookalike' },
  'domain-a-label': 'enterPlainAfter',

  // A form accepts no IP address, however it is written.
  'literal-unclosed': 'enterName',
  'literal-text-after': 'enterName',
  'literal-empty': 'enterName',
  'literal-malformed': 'enterName',
  'literal-forbidden-character': 'enterName',
  'literal-unregistered-tag': 'enterName',
  'literal-ipv4-count': 'enterName',
  'literal-ipv4-range': 'enterName',
  'literal-ipv4-leading-zero': 'enterName',
  'literal-ipv6-tag-missing': 'enterName',
  'literal-ipv6-group': 'enterName',
  'literal-ipv6-count': 'enterName',
  'literal-ipv6-short-compression': 'enterName',
  'literal-ipv6-second-compression': 'enterName',
  'literal-ipv6-zone': 'enterName',
  'literal-not-global': 'enterName',
};

/**
 * A language as a form speaks it: to a person who fills it in and knows nothing of mail. A language with a gap does not
 * compile.
 */
export interface FormMessages {
  /** BCP 47 tag. */
  readonly language: string;
  /** One text for each thing there is to do. */
  readonly texts: FormTexts;
  /** The other words of a form. */
  readonly phrases: {
    /** The words of the button that applies a suggestion. */
    readonly didYouMean: `${string}{suggestion}${string}`;
    /** What is read out when a suggestion has been taken. */
    readonly changed: `${string}{suggestion}${string}`;
    /** What holds a form for the moment in which the part that checks is still being loaded. */
    readonly checking: string;
    /** What is said where the address is wrong and the part that knows why could not be loaded. */
    readonly notValid: string;
  };
  /**
   * A site's own words for some reasons, by code, in place of those of `texts`; `{character}` is the character that a reason
   * with a `codePoint` is about.
   * @example
   * ```ts
   * emailSchema({ messages: { ...enForm, reasons: { 'domain-dotless': 'Enter your company address' } } });
   * ```
   */
  readonly reasons?: { readonly [C in FormCode]?: Message<C> } | undefined;
}

/** Refuses, in the type, a text with a placeholder that nothing fills in. */
type Filled<T> = { readonly [K in keyof T]: PlaceholdersIn<T[K]> extends 'character' ? T[K] : never };

/** Checks a form's texts when it compiles, and freezes them. */
export function defineFormMessages<const T extends FormTexts>(
  messages: Omit<FormMessages, 'texts' | 'reasons'> & { texts: T & Filled<T> },
): FormMessages {
  return freeze(messages);
}
