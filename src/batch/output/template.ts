import * as limits from '../../limits.ts';
import type { Reason } from '../../reasons.ts';
import type { Verdict } from '../verdict.ts';
import { Constant, copyWords, OctetBuffer, OVERHANG, putConstant, putNumber } from './octet-buffer.ts';

/**
 * What a format writes of an address is learnt from one example and holds for every other address of the same form
 * (forms/memory.ts), so that it is written without a string. A plain address is the form `word@domain` that is known beforehand;
 * the forms of damaged ones are learnt as they come. A format whose output for a form depends on more than the form, its
 * symbols and their places has no template: `writes` compares before one is used.
 */

/** Where each symbol of a text begins, and after them where the text ends; in octets from the beginning of the text. */
export type Places = Uint8Array;

/** A longer text has no template. */
export const MAX_LENGTH = limits.allPartsFit;

/** In what a template is made of: a symbol of the text, the same in lower case, the place of a symbol, and the line. */
const SYMBOL = 0xe000;
const LOWERED = 0xe100;
const PLACE = 970_000_000;
const LINE = 987_654_321;
const pattern = new RegExp(`[\\u{e000}-\\u{e1ff}]|9700000\\d\\d|${LINE}`, 'gu');

/** What stands between two constants. */
const LINE_PART = 0;
const PLACE_PART = 1;
const TEXT_PART = 2;
const LOWERED_PART = 3;

/** The example of a plain address: its three symbols. */
const PLAIN = ['qLOCALq', '@', 'QDOMAINQ.example'] as const;

/** The octets that a format writes of any address of one form. */
export class Template {
  /** Whether it is for addresses without capitals in the domain alone. */
  private isLowerCase = false;
  private readonly constants: Constant[] = [];
  private readonly kinds: number[] = [];
  /** The symbols of each part: the first, and the one after the last. */
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly size: number;

  /**
   * The template of a plain address.
   * @param check checks the example
   * @param write what the format writes of a verdict
   * @param isLowerCase whether it is for addresses without capitals in the domain alone
   * @returns null where something else that is written looks like a part of the example
   */
  static ofPlain(
    check: (text: string) => Verdict,
    write: (verdict: Verdict) => string,
    isLowerCase = false,
  ): Template | null {
    const symbols = isLowerCase ? PLAIN.map((symbol) => symbol.toLowerCase()) : PLAIN;
    const text = symbols.join('');
    const verdict = check(text);
    const { mailbox } = verdict.result;
    const [localPart, lowered] = [
      String.fromCharCode(SYMBOL),
      String.fromCharCode((isLowerCase ? SYMBOL : LOWERED) + 2),
    ];
    const address = `${localPart}@${lowered}`;
    const marked = mailbox && {
      ...mailbox,
      localPart,
      domain: lowered,
      ascii: address,
      unicode: address,
    };
    const input = `${localPart}@${String.fromCharCode(SYMBOL + 2)}`;
    const result = { ...verdict.result, mailbox: marked };
    const template = new Template(write({ ...verdict, line: LINE, input, result }), symbols);
    template.isLowerCase = isLowerCase;
    const places = Uint8Array.of(0, 7, 8, text.length);
    return template.writes(write(verdict), text, places, verdict.line) ? template : null;
  }

  /**
   * Learns from an invalid text what is written of each of its form.
   * @param symbols of the text
   * @param check checks another text of that form
   * @param write what the format writes of a verdict
   * @returns null where what is written depends on more than the form
   */
  static ofInvalid(
    symbols: readonly string[],
    check: (text: string) => Verdict,
    write: (verdict: Verdict) => string,
  ): Template | null {
    const text = symbols.join('');
    if (maybeJoined.test(text)) return null;
    const example = exampleOf(symbols);
    if (!example || example.join('').length > MAX_LENGTH) return null;
    const marked = markedVerdict(check(example.join('')), example);
    return marked && new Template(write(marked), symbols);
  }

  private constructor(written: string, symbols: readonly string[]) {
    let from = 0;
    let rest = '';
    for (const { 0: mark, index } of written.matchAll(pattern)) {
      rest += written.slice(from, index);
      from = index + mark.length;
      const [kind, symbol] = partOf(mark);
      const last = this.to.length - 1;
      const before = kind >= TEXT_PART && this.kinds[last] === kind ? (this.to[last] as number) : Infinity;
      // What stands between two words in the text stands between them here.
      if (symbol >= before && rest === symbols.slice(before, symbol).join('')) this.to[last] = symbol + 1;
      else {
        this.constants.push(new Constant(rest));
        this.kinds.push(kind);
        this.from.push(symbol);
        this.to.push(symbol + 1);
      }
      rest = '';
    }
    this.constants.push(new Constant(rest + written.slice(from)));
    const constants = this.constants.reduce((sum, { length }) => sum + length, 0);
    this.size = constants + this.from.length * limits.mailbox + OVERHANG;
  }

  /** Whether it holds for a plain address that begins at `from`, with its domain at `domain` to `to`. */
  holdsFor(octets: Uint8Array, from: number, domain: number, to: number): boolean {
    const isConstant = this.kinds.length === 0;
    if (!isConstant && isGuarded(octets[from] as number)) return false;
    return !(this.isLowerCase && hasCapital(octets, domain, to));
  }

  /** Writes a text of this form, which begins at `start` in `octets`. */
  write(out: OctetBuffer, octets: Uint8Array, start: number, places: Places, line: number): void {
    const { constants, kinds, from, to } = this;
    out.reserve(this.size);
    const target = out.view;
    const source = out.viewOf(octets);
    const first = octets.byteOffset + start;
    let length = putConstant(target, out.length, constants[0] as Constant);
    for (let part = 0; part < kinds.length; part++) {
      const kind = kinds[part] as number;
      const place = places[from[part] as number] as number;
      if (kind === LINE_PART) length = putNumber(target, length, line);
      else if (kind === PLACE_PART) length = putNumber(target, length, place);
      else {
        const begin = length;
        length = copyWords(
          target,
          length,
          source,
          first + place,
          (places[to[part] as number] as number) - place,
        );
        if (kind === LOWERED_PART) lower(target, begin, length);
      }
      length = putConstant(target, length, constants[part + 1] as Constant);
    }
    out.length = length;
  }

  /** Whether it writes of a text what the format wrote. */
  writes(written: string, text: string, places: Places, line: number): boolean {
    const out = new OctetBuffer(new ArrayBuffer(this.size));
    this.write(out, Buffer.from(text), 0, places, line);
    return Buffer.from(out.memory, 0, out.length).toString() === written;
  }
}

function partOf(mark: string): [kind: number, symbol: number] {
  const code = mark.charCodeAt(0);
  if (code >= LOWERED) return [LOWERED_PART, code - LOWERED];
  if (code >= SYMBOL) return [TEXT_PART, code - SYMBOL];
  return mark === String(LINE) ? [LINE_PART, 0] : [PLACE_PART, Number(mark) - PLACE];
}

/** Whether an address begins with what a spreadsheet would run, which is written another way. */
const isGuarded = (first: number) => first === 0x2b || first === 0x27;

function hasCapital(octets: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const octet = octets[index] as number;
    if (octet >= 0x41 && octet <= 0x5a) return true;
  }
  return false;
}

/** Makes what was written lower case. */
function lower(target: DataView<ArrayBufferLike>, from: number, to: number): void {
  for (let index = from; index < to; index++) {
    const octet = target.getUint8(index);
    if (octet >= 0x41 && octet <= 0x5a) target.setUint8(index, octet | 0x20);
  }
}

/** What a repair may take out of the middle of a text, so that the words beside it are joined and may mean something. */
const maybeJoined = /["()\\]/;

/** Words that mean nothing, and the spellings of those that mean something. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  word: [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `q${letter}`),
  number: [...'0123456789'].map((digit) => `1${digit}`),
  at: ['at', 'aT', 'At', 'AT'],
  dot: ['dot', 'doT', 'dOt', 'dOT', 'Dot', 'DoT', 'DOt', 'DOT'],
};

/** Another text of the same form, each word of which stands there once; null where there are too many. */
function exampleOf(symbols: readonly string[]): string[] | null {
  const left: Record<string, string[]> = {};
  for (const [kind, words] of Object.entries(spellings)) left[kind] = [...words];
  const example = symbols.map((symbol) => {
    const kind = kindOf(symbol);
    return kind === null ? symbol : left[kind]?.shift();
  });
  return example.includes(undefined) ? null : (example as string[]);
}

function kindOf(symbol: string): keyof typeof spellings | null {
  if (/^(?:at|dot|mailto)$/i.test(symbol)) return symbol.toLowerCase();
  if (/^\d+$/.test(symbol)) return 'number';
  return /[a-z\d]/i.test(symbol) ? 'word' : null;
}

/** The verdict of an example, with marks for its words and places; null where it has others, or is valid. */
function markedVerdict(verdict: Verdict, example: readonly string[]): Verdict | null {
  const { valid, reasons, suggestion } = verdict.result;
  if (valid) return null;
  const symbolAt = new Map<number, number>();
  let at = 0;
  for (const [symbol, { length }] of example.entries()) {
    symbolAt.set(at, symbol);
    at += length;
  }
  symbolAt.set(at, example.length);
  const place = (at: number) => PLACE + (symbolAt.get(at) ?? Number.NaN);
  const word = (written: string) => {
    const symbol = example.indexOf(written);
    return symbol < 0 ? written : String.fromCharCode(SYMBOL + symbol);
  };
  const mark = (text: string) => text.replace(/q[a-z]|1\d|at|dot|mailto/gi, word);
  const isPlaced = reasons.every(({ start, end }) => symbolAt.has(start) && symbolAt.has(end));
  if (!isPlaced) return null;
  const marked = reasons.map((reason): Reason => {
    const [start, end] = [place(reason.start), place(reason.end)];
    return { ...reason, start, end, octets: [start, end] };
  });
  const result = { ...verdict.result, reasons: marked, suggestion: suggestion && mark(suggestion) };
  return { ...verdict, line: LINE, input: mark(verdict.input), result };
}
