import type { OctetBuffer } from './octet-buffer.ts';

/** The stand-ins of a template's example. */
export const EXAMPLE = {
  line: 987_654_321,
  input: 'qLOCALq@QDOMAINQ.example',
  address: 'qLOCALq@qdomainq.example',
  localPart: 'qLOCALq',
  domain: 'qdomainq.example',
} as const;

type Part = keyof typeof EXAMPLE;
const PARTS = Object.keys(EXAMPLE) as Part[];
const pattern = new RegExp(PARTS.map((part) => String(EXAMPLE[part]).replaceAll('.', '\\.')).join('|'));

/**
 * What a format writes of a plain address, learnt from what it wrote of one example: the same octets with other
 * addresses in them, without a string. It holds for formats in which no character of a plain address is escaped.
 */
export class PlainTemplate {
  private readonly constants: Uint8Array[] = [];
  private readonly parts: Part[] = [];
  private readonly size: number;

  /**
   * The template of what was written of the example.
   * @param other what else of unknown origin was written; null is returned where it looks like a part of the example
   */
  static of(written: string, other: string): PlainTemplate | null {
    return pattern.test(other) ? null : new PlainTemplate(written);
  }

  private constructor(written: string) {
    let rest = written;
    for (;;) {
      const found = pattern.exec(rest);
      this.constants.push(Buffer.from(found ? rest.slice(0, found.index) : rest));
      if (!found) break;
      this.parts.push(PARTS.find((part) => String(EXAMPLE[part]) === found[0]) as Part);
      rest = rest.slice(found.index + found[0].length);
    }
    this.size = this.constants.reduce((sum, { length }) => sum + length, 0);
  }

  /** Writes the address at `start` to `end` in `octets`. */
  write(out: OctetBuffer, octets: Uint8Array, start: number, end: number, line: number): void {
    const { parts, constants } = this;
    out.reserve(this.size + parts.length * Math.max(20, end - start));
    const target = out.octets;
    const at = octets.indexOf(0x40, start);
    let length = put(target, out.length, constants[0] as Uint8Array);
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (part === 'line') length = putNumber(target, length, line);
      else if (part === 'domain') length = putLower(target, length, octets, at + 1, end);
      else {
        const to = part === 'input' ? end : part === 'address' ? at + 1 : at;
        for (let from = start; from < to; from++) target[length++] = octets[from] as number;
        if (part === 'address') length = putLower(target, length, octets, at + 1, end);
      }
      length = put(target, length, constants[index + 1] as Uint8Array);
    }
    out.length = length;
  }
}

function put(target: Uint8Array, at: number, constant: Uint8Array): number {
  let length = at;
  for (let index = 0; index < constant.length; index++) target[length++] = constant[index] as number;
  return length;
}

/** In lower case. */
function putLower(target: Uint8Array, at: number, octets: Uint8Array, from: number, to: number): number {
  let length = at;
  for (let index = from; index < to; index++) {
    const octet = octets[index] as number;
    target[length++] = octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet;
  }
  return length;
}

function putNumber(target: Uint8Array, at: number, number: number): number {
  let digits = 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits++;
  let rest = number;
  for (let index = at + digits - 1; index >= at; index--) {
    const next = Math.floor(rest / 10);
    target[index] = 0x30 + rest - next * 10;
    rest = next;
  }
  return at + digits;
}
