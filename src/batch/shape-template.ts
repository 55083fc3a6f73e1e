import type { Reason } from '../reasons.ts';
import { copyWords, OctetBuffer } from './octet-buffer.ts';
import { EXAMPLE } from './plain-template.ts';
import { MAX_LENGTH, type Shapes } from './shapes.ts';
import { Constant, OVERHANG, putConstant, putNumber } from './template-parts.ts';
import type { Verdict } from './verdict.ts';

/** Where each symbol of a text begins, and behind them where the text ends. */
type Places = Shapes['places'];

/** What stands for a symbol of the text, and for its place, in what a template is made of. */
const SYMBOL = 0xe000;
const PLACE = 970_000_000;
const pattern = new RegExp(`[\\u{e000}-\\u{e0ff}]|9700000\\d\\d|${EXAMPLE.line}`, 'gu');

const LINE = -1;

/**
 * What a format writes of an invalid text, but for the words of the text, the places in it and the line: the same for all
 * texts of one shape. It is learnt from an example whose words are known again in the suggestion.
 */
export class ShapeTemplate {
  private readonly constants: Constant[] = [];
  /** What stands between two constants: LINE; the place of a symbol (`to` is 0); or the text from a symbol to another. */
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly size: number;

  /**
   * Learns from a text what is written of each of its shape.
   * @param judge judges another text of that shape
   * @param write what the format writes of a verdict
   * @returns null where what is written depends on more than the shape
   */
  static of(
    text: string,
    shapes: Shapes,
    judge: (text: string) => Verdict,
    write: (verdict: Verdict) => string,
  ): ShapeTemplate | null {
    if (maybeJoined.test(text) || maybeSeveral.test(text)) return null;
    const symbols = Array.from({ length: shapes.symbols }, (_, symbol) =>
      text.slice(shapes.places[symbol], shapes.places[symbol + 1]),
    );
    const example = exampleOf(symbols);
    if (!example || example.join('').length > MAX_LENGTH) return null;
    const marked = markedVerdict(judge(example.join('')), example);
    return marked && new ShapeTemplate(write(marked), symbols);
  }

  private constructor(written: string, symbols: readonly string[]) {
    let from = 0;
    let rest = '';
    for (const { 0: mark, index } of written.matchAll(pattern)) {
      rest += written.slice(from, index);
      from = index + mark.length;
      const symbol = mark.charCodeAt(0) - SYMBOL;
      const last = this.to.length - 1;
      const before = this.to[last] ?? 0;
      if (symbol > before && before > 0 && rest === symbols.slice(before, symbol).join('')) {
        // What stands between two words in the text stands between them here.
        this.to[last] = symbol + 1;
      } else {
        this.constants.push(new Constant(rest));
        this.from.push(symbol >= 0 ? symbol : mark === String(EXAMPLE.line) ? LINE : Number(mark) - PLACE);
        this.to.push(symbol >= 0 ? symbol + 1 : 0);
      }
      rest = '';
    }
    this.constants.push(new Constant(written.slice(from)));
    const constants = this.constants.reduce((sum, { length }) => sum + length, 0);
    this.size = constants + this.from.length * MAX_LENGTH + OVERHANG;
  }

  /** Writes a text of this shape, which begins at `start` in `octets`. */
  write(out: OctetBuffer, octets: Uint8Array, start: number, places: Places, line: number): void {
    const { constants, from, to } = this;
    out.reserve(this.size);
    const target = out.view;
    const source = out.viewOf(octets);
    const first = octets.byteOffset + start;
    let length = putConstant(target, out.length, constants[0] as Constant);
    for (let part = 0; part < from.length; part++) {
      const symbol = from[part] as number;
      const end = to[part] as number;
      if (symbol === LINE) length = putNumber(target, length, line);
      else {
        const place = places[symbol] as number;
        length =
          end === 0
            ? putNumber(target, length, place)
            : copyWords(target, length, source, first + place, (places[end] as number) - place);
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

/** What a repair may take out of the middle of a text, so that the words beside it are joined and may mean something. */
const maybeJoined = /["()\\]/;
/** Several addresses, which may be one and the same. */
const maybeSeveral = /^(?=.*[,;]).*(?:@|\bat\b).*(?:@|\bat\b)/i;

/** Words that mean nothing, and the spellings of those that mean something. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  word: [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `q${letter}`),
  number: [...'0123456789'].map((digit) => `1${digit}`),
  at: ['at', 'aT', 'At', 'AT'],
  dot: ['dot', 'doT', 'dOt', 'dOT', 'Dot', 'DoT', 'DOt', 'DOT'],
};

/** Another text of the same shape, each word of which stands there once; null where there are too many. */
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
  if (/^\d/.test(symbol) && !/[a-z]/i.test(symbol)) return 'number';
  return /[a-z]/i.test(symbol) ? 'word' : null;
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
  return { ...verdict, line: EXAMPLE.line, input: mark(verdict.input), result };
}
