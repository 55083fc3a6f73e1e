import { copyWords, type OctetBuffer } from './octet-buffer.ts';
import { Constant, OVERHANG, putConstant, putNumber } from './template-parts.ts';

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
  private readonly constants: Constant[] = [];
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
      this.constants.push(new Constant(found ? rest.slice(0, found.index) : rest));
      if (!found) break;
      this.parts.push(PARTS.find((part) => String(EXAMPLE[part]) === found[0]) as Part);
      rest = rest.slice(found.index + found[0].length);
    }
    this.size = this.constants.reduce((sum, { length }) => sum + length, 0);
  }

  /** Writes the address at `start` to `end` in `octets`. */
  write(out: OctetBuffer, octets: Uint8Array, start: number, end: number, line: number): void {
    const { parts, constants } = this;
    out.reserve(this.size + parts.length * Math.max(20, end - start) + OVERHANG);
    let at = start;
    while (octets[at] !== AT_SIGN) at++;
    let hasCapital = false;
    for (let index = at + 1; index < end; index++) hasCapital ||= isCapital(octets[index] as number);
    const target = out.view;
    const source = out.viewOf(octets);
    const first = octets.byteOffset + start;
    let length = putConstant(target, out.length, constants[0] as Constant);
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (part === 'line') length = putNumber(target, length, line);
      else if (part === 'domain') {
        const from = length;
        length = copyWords(target, length, source, octets.byteOffset + at + 1, end - at - 1);
        if (hasCapital) lower(target, from, length);
      } else {
        length = copyWords(target, length, source, first, (part === 'localPart' ? at : end) - start);
        if (part === 'address' && hasCapital) lower(target, length - (end - at), length);
      }
      length = putConstant(target, length, constants[index + 1] as Constant);
    }
    out.length = length;
  }
}

const AT_SIGN = 0x40;

function isCapital(octet: number): boolean {
  return octet >= 0x41 && octet <= 0x5a;
}

/** Makes what was written lower case. */
function lower(target: DataView<ArrayBufferLike>, from: number, to: number): void {
  for (let index = from; index < to; index++) {
    const octet = target.getUint8(index);
    if (isCapital(octet)) target.setUint8(index, octet | 0x20);
  }
}
