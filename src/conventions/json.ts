/** JSON with the place of every value, so that whoever wrote a file can be shown where it is wrong. */

/** A value, where it begins, and what is in it. */
export interface JsonNode {
  /** UTF-16 index. */
  start: number;
  value: unknown;
  /** The values of an object by key, each with the place of the key; those of a list by their places. */
  inner: ReadonlyMap<string | number, JsonNode & { key: number }>;
}

/** What is wrong with a text as JSON. */
export class JsonFault extends Error {
  /** @param index where, as a UTF-16 index */
  constructor(
    message: string,
    readonly index: number,
  ) {
    super(message);
  }
}

/** Far deeper than conventions go. */
const MAX_DEPTH = 16;

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;

/**
 * Reads JSON (RFC 8259). A key that an object has twice is a fault: which of the two counts is unclear.
 * @throws JsonFault
 */
export function readJson(text: string): JsonNode {
  const reader = new Reader(text);
  const node = reader.value(0);
  reader.end();
  return node;
}

class Reader {
  private index = 0;

  constructor(private readonly text: string) {}

  value(depth: number): JsonNode {
    this.take(SPACE);
    const start = this.index;
    if (depth > MAX_DEPTH) throw new JsonFault('nested too deep', start);
    const character = this.text.charAt(start);
    if (character === '{') return { start, ...this.object(depth) };
    if (character === '[') return { start, ...this.list(depth) };
    const written = character === '"' ? this.string() : this.take(WORD);
    if (written === null) throw this.unexpected('a value');
    return { start, value: JSON.parse(written), inner: new Map() };
  }

  end(): void {
    this.take(SPACE);
    if (this.index < this.text.length) throw this.unexpected('nothing more');
  }

  private object(depth: number) {
    const inner = new Map<string, JsonNode & { key: number }>();
    this.items('}', () => {
      const key = this.index;
      const written = this.text.charAt(key) === '"' ? this.string() : null;
      if (written === null) throw this.unexpected('a key in double quotes');
      const name: string = JSON.parse(written);
      if (inner.has(name)) throw new JsonFault(`the key ${written} is there twice`, key);
      this.take(SPACE);
      if (!this.skip(':')) throw this.unexpected('a colon after the key');
      inner.set(name, { ...this.value(depth + 1), key });
    });
    // Without a prototype: a key may be called __proto__.
    const value: Record<string, unknown> = Object.create(null);
    for (const [name, node] of inner) value[name] = node.value;
    return { value, inner };
  }

  private list(depth: number) {
    const inner = new Map<number, JsonNode & { key: number }>();
    this.items(']', () => {
      const node = this.value(depth + 1);
      inner.set(inner.size, { ...node, key: node.start });
    });
    return { value: [...inner.values()].map(({ value }) => value), inner };
  }

  /** What stands between two brackets, with commas between. */
  private items(close: string, item: () => void): void {
    this.index++;
    this.take(SPACE);
    if (this.skip(close)) return;
    do {
      this.take(SPACE);
      if (this.text.charAt(this.index) === close)
        throw new JsonFault('a comma before it is one too many', this.index);
      item();
      this.take(SPACE);
    } while (this.skip(','));
    if (!this.skip(close)) throw this.unexpected(`a comma or ${close}`);
  }

  private string(): string {
    const start = this.index;
    const written = this.take(STRING);
    if (written !== null) return written;
    const line = /^"(?:[^"\\\0-\x1f]|\\.)*/.exec(this.text.slice(start))?.[0] ?? '"';
    const stop = start + line.length;
    if (this.text.charAt(stop) === '"') throw new JsonFault('a backslash in it escapes nothing', start);
    throw new JsonFault('no closing quote on its line', start);
  }

  private skip(character: string): boolean {
    const isThere = this.text.charAt(this.index) === character;
    if (isThere) this.index++;
    return isThere;
  }

  /** What a pattern matches here; null for nothing. */
  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.text)?.[0] ?? null;
    this.index += found?.length ?? 0;
    return found;
  }

  private unexpected(expected: string): JsonFault {
    const found = [...this.text.slice(this.index, this.index + 2)][0];
    const got = found === undefined ? 'the end of the text' : JSON.stringify(found);
    return new JsonFault(`expected ${expected}, got ${got}`, this.index);
  }
}
