/** Reads ABNF (RFC 5234, with RFC 7405's case-sensitive strings). A terminal is an octet. */

/** What a rule is made of. */
export type Element =
  /** One octet of a set: ascending pairs of first and last. */
  | { kind: 'octet'; ranges: readonly (readonly [first: number, last: number])[] }
  | { kind: 'sequence'; parts: readonly Element[] }
  | { kind: 'choice'; parts: readonly Element[] }
  /** `max` may be infinite. */
  | { kind: 'repeat'; min: number; max: number; part: Element }
  /** The name in lower case: rule names ignore case (RFC 5234 2.1). */
  | { kind: 'rule'; name: string };

/** Rules by their names in lower case. */
export type Grammar = ReadonlyMap<string, Element>;

/**
 * The rules of an ABNF file.
 * @throws Error for what is not ABNF, for a rule that is defined twice or not at all, and for prose
 */
export function parseAbnf(text: string): Grammar {
  const rules = new Map<string, Element>();
  for (const [name, operator, definition] of definitions(text)) {
    const element = new Reader(definition, name).whole();
    const before = rules.get(name);
    if ((operator === '=/') !== (before !== undefined)) {
      throw new Error(`${name}: ${before ? 'defined twice' : 'increment of what is not there'}`);
    }
    rules.set(name, before ? { kind: 'choice', parts: [before, element] } : element);
  }
  for (const [name, element] of rules) {
    for (const other of references(element)) {
      if (!rules.has(other)) throw new Error(`${name}: ${other} is not defined`);
    }
  }
  return rules;
}

/** The names that an element refers to. */
function references(element: Element): string[] {
  if (element.kind === 'rule') return [element.name];
  if (element.kind === 'octet') return [];
  return (element.kind === 'repeat' ? [element.part] : element.parts).flatMap(references);
}

/** The rules that can be reached from themselves. */
export function recursiveRules(grammar: Grammar): Set<string> {
  const next = (name: string) => references(grammar.get(name) as Element);
  return new Set(
    [...grammar.keys()].filter((name) => {
      const seen = new Set(next(name));
      for (const other of seen) for (const further of next(other)) seen.add(further);
      return seen.has(name);
    }),
  );
}

/** Name, operator and text of each rule. A line that begins with white space goes on with the one before. */
function definitions(text: string): [name: string, operator: string, definition: string][] {
  const found: [string, string, string][] = [];
  for (const line of text.split(/\r?\n/)) {
    const content = withoutComment(line);
    if (content.trim() === '') continue;
    const start = /^([a-z][a-z\d-]*)\s*(=\/?)(.*)$/i.exec(content);
    const last = found.at(-1);
    if (start) {
      found.push([(start[1] as string).toLowerCase(), start[2] as string, start[3] as string]);
    } else if (last && /^\s/.test(content)) {
      last[2] += ` ${content}`;
    } else {
      throw new Error(`no ABNF: ${line}`);
    }
  }
  return found;
}

/** A semicolon in a string begins no comment. */
function withoutComment(line: string): string {
  const [content] = /^(?:"[^"]*"|[^;"])*/.exec(line) as RegExpExecArray;
  return content;
}

/** Reads one definition. Positions are indices into its text. */
class Reader {
  private pos = 0;

  constructor(
    private readonly text: string,
    private readonly name: string,
  ) {}

  whole(): Element {
    const element = this.alternation();
    if (this.pos < this.text.length) this.fail();
    return element;
  }

  // alternation = concatenation *(*c-wsp "/" *c-wsp concatenation)     RFC 5234 4
  private alternation(): Element {
    const parts = [this.concatenation()];
    while (this.take(/\s*\//y)) parts.push(this.concatenation());
    this.take(/\s*/y);
    return parts.length === 1 ? (parts[0] as Element) : { kind: 'choice', parts };
  }

  // concatenation = repetition *(1*c-wsp repetition)
  private concatenation(): Element {
    const parts: Element[] = [];
    do {
      this.take(/\s*/y);
      parts.push(this.repetition());
    } while (/^\s*[^\s/)\]]/.test(this.text.slice(this.pos)));
    return parts.length === 1 ? (parts[0] as Element) : { kind: 'sequence', parts };
  }

  // repetition = [repeat] element ; repeat = 1*DIGIT / (*DIGIT "*" *DIGIT)
  private repetition(): Element {
    const repeat = this.take(/(\d*)(\*?)(\d*)/y) as RegExpExecArray;
    const [counted, first, star, last] = repeat;
    const part = this.element();
    if (counted === '') return part;
    const min = Number(first);
    return { kind: 'repeat', min, max: star ? (last ? Number(last) : Number.POSITIVE_INFINITY) : min, part };
  }

  // element = rulename / group / option / char-val / num-val
  private element(): Element {
    const rule = this.take(/[a-z][a-z\d-]*/iy);
    if (rule) return { kind: 'rule', name: rule[0].toLowerCase() };
    if (this.take(/\(/y)) return this.until(/\)/y);
    if (this.take(/\[/y)) return { kind: 'repeat', min: 0, max: 1, part: this.until(/\]/y) };
    const string = this.take(/(%[si])?"([^"]*)"/iy);
    if (string) return literal(string[2] as string, /^%s$/i.test(string[1] ?? ''));
    const number = this.take(/%([bdx])([\da-f]+)(?:-([\da-f]+)|((?:\.[\da-f]+)*))/iy);
    if (number) return this.numbers(number);
    return this.fail();
  }

  private until(bracket: RegExp): Element {
    const inside = this.alternation();
    return this.take(bracket) ? inside : this.fail();
  }

  private numbers([, base, first, last, more = '']: RegExpExecArray): Element {
    const radix = { b: 2, d: 10, x: 16 }[(base as string).toLowerCase()] as number;
    const octet = (digits: string): number => {
      const value = Number.parseInt(digits, radix);
      return value <= 0xff ? value : this.fail();
    };
    if (last) return { kind: 'octet', ranges: [[octet(first as string), octet(last)]] };
    return sequence(`${first}${more}`.split('.').map((digits) => [octet(digits)]));
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.pos;
    const match = pattern.exec(this.text);
    if (match) this.pos = pattern.lastIndex;
    return match;
  }

  private fail(): never {
    throw new Error(`${this.name}: no ABNF at ${JSON.stringify(this.text.slice(this.pos))}`);
  }
}

/** A string. Its letters are of either case, unless it is marked (RFC 5234 2.3, RFC 7405). */
function literal(text: string, isSensitive: boolean): Element {
  const octets = Array.from(text, (character) => {
    const cases = isSensitive ? [character] : [character.toUpperCase(), character.toLowerCase()];
    return [...new Set(cases)].map((form) => form.charCodeAt(0));
  });
  return sequence(octets);
}

function sequence(octets: readonly (readonly number[])[]): Element {
  const parts = octets.map(
    (values): Element => ({ kind: 'octet', ranges: values.map((value) => [value, value]) }),
  );
  return parts.length === 1 ? (parts[0] as Element) : { kind: 'sequence', parts };
}
