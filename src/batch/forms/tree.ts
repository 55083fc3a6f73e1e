/**
 * The forms of texts, in a tree that grows with what is met. The form of a text is what is left of it when its words are
 * all the same: `anna..schmidt@example.com` has the form `w..w@w.w` of every other address with this slip. A `w` stands
 * for a word, which is a run of letters and digits, a `9` for a number, which is one of digits alone, a sign for itself.
 * Each node is the form of the beginning of some text. One look-up an octet leads from node to node, so that it takes as
 * long to find a form as to see that an address is plain.
 */
export class FormTree {
  /** The form of each node. */
  readonly forms: string[] = ['', ''];
  private readonly nodes = new Map([['', ROOT]]);
  /** Where the row of the next node begins, by node and kind of character; 0 where that is not known yet. */
  private readonly next = new Int32Array(MAX_NODES * KINDS);

  /** @param after the form of a text after one more character of a kind; null where it has none */
  constructor(private readonly after: (form: string, kind: number) => string | null) {}

  /** The node of a text's form; NONE where it has none, or there are too many others. */
  walk(octets: Uint8Array, from: number, to: number): number {
    const { next } = this;
    const kindOf = kinds;
    let row = ROOT * KINDS;
    for (let index = from; index < to; index++) {
      const kind = kindOf[octets[index] as number] as number;
      const found = next[row | kind] as number;
      row = found > 0 ? found : this.grow(row, kind);
      if (row < 0) return NONE;
    }
    return row / KINDS;
  }

  /** The node after one more character, or symbol, of a kind; NONE after none. */
  step(node: number, kind: number): number {
    if (node === NONE) return NONE;
    const row = node * KINDS;
    const found = this.next[row | kind] as number;
    const next = found > 0 ? found : this.grow(row, kind);
    return next < 0 ? NONE : next / KINDS;
  }

  /**
   * Finds out where each symbol of a text's form begins, in octets from the beginning of the text, and last where it ends.
   * @param places takes them
   * @returns how many symbols there are
   */
  divide(octets: Uint8Array, from: number, to: number, places: Uint8Array): number {
    let node = ROOT;
    let count = 0;
    for (let index = from; index < to; index++) {
      node = this.step(node, kinds[octets[index] as number] as number);
      const { length } = this.forms[node] as string;
      // It may become one less: the sign before this octet joins two words.
      if (length > count) places[length - 1] = index - from;
      count = length;
    }
    places[count] = to - from;
    return count;
  }

  private grow(row: number, kind: number): number {
    const { forms, nodes, next } = this;
    if ((next[row | kind] as number) < 0) return NONE;
    const form = this.after(forms[row / KINDS] as string, kind);
    let node = form === null || form.length > MAX_SYMBOLS ? NONE : nodes.get(form);
    if (node === undefined) {
      if (forms.length === MAX_NODES) return NONE;
      node = forms.push(form as string) - 1;
      nodes.set(form as string, node);
    }
    const found = node * KINDS;
    next[row | kind] = found;
    return found;
  }
}

export const NONE = -1;
export const ROOT = 1;
/** The number of beginnings of forms that are kept; ordinary lists have some hundreds, or thousands to be written. */
export const MAX_NODES = 1 << 14;
const MAX_SYMBOLS = 64;

/** Kinds of characters. */
export const NUMBER = 1;
export const LETTER = 2;
/** Of symbols: a word, and words that are a symbol of their own. */
export const WORD = 3;
export const WORD_AT = 4;
export const WORD_DOT = 5;
export const WORD_MAILTO = 6;
const FIRST_SIGN = 7;
const SIGNS = '-\\+%= :@"._</,>()#!^`|~$*?{}\'&;';
/** What was found out of a text besides its form (checks.ts), a kind each. */
export const FIRST_MARK = 44;
/** Of no form. */
const OTHER = 63;
const KINDS = 64;

/** The kind of each octet. */
export const kinds: Uint8Array = /* @__PURE__ */ new Uint8Array(256).fill(OTHER);
for (let code = 0x30; code <= 0x39; code++) kinds[code] = NUMBER;
for (let code = 0x61; code <= 0x7a; code++) {
  kinds[code] = LETTER;
  kinds[code - 0x20] = LETTER;
}
for (const [index, character] of [...SIGNS].entries()) kinds[character.charCodeAt(0)] = FIRST_SIGN + index;

/** Symbols as a form has them, by their kinds: letters that no form has otherwise, signs, and what is none. */
const symbols = /* @__PURE__ */ Array.from({ length: KINDS }, (_, kind) => {
  if (kind < FIRST_SIGN) return ' 9wwadm'.charAt(kind);
  return SIGNS.charAt(kind - FIRST_SIGN) || (kind < OTHER ? String.fromCharCode(0x100 + kind) : '');
});

/**
 * The form of a text after one more character. Words that a dot or a hyphen joins are one word, as far as that makes no
 * difference; in the domain it matters whether there is a dot and what its last label is. Of a row of "_", or of "+",
 * between words one stays: neither can stand in the host of a route (`host!user`), nor "_" in a name.
 */
export function wordForm(form: string, kind: number): string | null {
  if (kind !== LETTER && kind !== NUMBER) return symbolForm(form, kind);
  if (/[w9]-$/.test(form)) return `${form.slice(0, -2)}w`;
  if (!form.includes('@')) {
    const isSeries = /w\.$/.test(form) || (/([_+])w\1$/.test(form) && kind === LETTER);
    if (isSeries) return form.slice(0, -1);
  } else if (kind === LETTER && /w\.w\.$/.test(form)) return form.slice(0, -1);
  if (form.endsWith('w') || (form.endsWith('9') && kind === NUMBER)) return form;
  if (form.endsWith('9')) return `${form.slice(0, -1)}w`;
  return symbolForm(form, kind);
}

/**
 * The form of a text without an "@" that is only counted, after one more symbol. Words that a sign joins are one word, as
 * above; after a word for "@" (`a`) there is a domain.
 */
export function bareForm(form: string, kind: number): string | null {
  if (kind === WORD || kind === NUMBER) {
    if (/[w9]-$/.test(form)) return `${form.slice(0, -2)}w`;
    if (kind === WORD && /w\.w\.$/.test(form)) return form.slice(0, -1);
    if (kind === WORD && !form.includes('a') && /w[_+]$/.test(form)) return form.slice(0, -1);
  }
  return symbolForm(form, kind);
}

/** The form of a text after one more symbol. */
export function symbolForm(form: string, kind: number): string | null {
  const symbol = symbols[kind] as string;
  if (symbol === '') return null;
  // An Exchange server writes a character as its number, as in +40.
  if (symbol === '9' && form.endsWith('+')) return null;
  // Two in a row may be those of an A-label.
  if (symbol === '-' && form.endsWith('-')) return null;
  // A web page's
  if (symbol === '/' && form.endsWith(':')) return null;
  // A third one, apart from the others
  if (symbol === '@' && /@[^@]+@/.test(form)) return null;
  // The end of an entity or of a label, where it does not divide two addresses
  if (symbol === ';' && !/^[w9._+-]+@[w9._+-]+$/.test(form)) return null;
  // A quoted-pair inside a word hides what word it is; before all words it is white space to programs.
  if (symbol === '\\' && !/^[^"]*[w9]/.test(form)) return null;
  if (symbol === '"' && form.includes('\\')) return null;
  return form + symbol;
}
