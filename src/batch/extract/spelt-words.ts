/** The words for "@" and for "." that hide an address from programs, as damage/substitutes.ts reads them. */
const AT = '(?:at|[äæ]t|arob(?:ase|as)|arroba|chiocciola|собака|ma[lł]pa|snabel-?a|kukac)';
const DOT = '(?:dot|punkt|punto|ponto|point|точка)';
const SPACES = '[ \\t\\xa0]';

const bracketed = (words: string) =>
  `${SPACES}{0,2}[([{<]{1,2}${SPACES}{0,2}(?:${words})${SPACES}{0,2}[)\\]}>]{1,2}${SPACES}{0,2}`;

const BRACKETED_DOT = new RegExp(bracketed(`${DOT}|\\.`), 'iuy');
const SPACED_DOT = new RegExp(`${SPACES}{1,3}(?:dot)${SPACES}{1,3}|([-_])(?:dot)\\1`, 'iuy');

/**
 * Where the label begins that follows a word for a dot at `at`; null where there is no such word.
 * @param isBare whether spaces or hyphens alone may be around it
 */
export function dotWord(text: string, at: number, isBare: boolean): number | null {
  BRACKETED_DOT.lastIndex = at;
  if (BRACKETED_DOT.test(text)) return BRACKETED_DOT.lastIndex;
  if (!isBare) return null;
  SPACED_DOT.lastIndex = at;
  return SPACED_DOT.test(text) ? SPACED_DOT.lastIndex : null;
}

/** Where the name ends that a word for a dot follows, which ends at `at`: `anna (dot) smith`; null where there is no such word. */
export function dotWordBefore(text: string, at: number): number | null {
  const before = text.slice(Math.max(0, at - 16), at);
  const word = DOT_AT_END.exec(before);
  return word ? at - word[0].length : null;
}

const DOT_AT_END = new RegExp(
  `(?:${bracketed(`${DOT}|\\.`)}|${SPACES}{1,3}(?:dot)${SPACES}{1,3}|[-_](?:dot)[-_])$`,
  'iu',
);

/** A word for "@", and how it is set off. */
export interface AtWord {
  start: number;
  end: number;
  /** `brackets`, or `spaces`, `hyphens` around it; `capitals` is between spaces, too. */
  kind: 'brackets' | 'letter' | 'spaces' | 'capitals' | 'hyphens';
}

const AT_WORD = new RegExp(
  `${bracketed(`(?<word>${AT})|(?<letter>a|@)`)}|(?<spaces>${SPACES}{1,3}(?<bare>${AT})${SPACES}{1,3})|(?<hyphens>${SPACES}{0,2}(?<sign>[-_*|])${AT}\\k<sign>${SPACES}{0,2})`,
  'giu',
);

/** The words for "@" of a text. */
export function* atWords(text: string): Generator<AtWord> {
  for (const { 0: found, index, groups = {} } of text.matchAll(AT_WORD)) {
    const { word, letter, bare } = groups;
    const kind = word
      ? 'brackets'
      : letter
        ? 'letter'
        : bare
          ? bare === 'AT'
            ? 'capitals'
            : 'spaces'
          : 'hyphens';
    yield { start: index, end: index + found.length, kind };
  }
}
