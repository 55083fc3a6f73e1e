import * as limits from '../limits.ts';

// Parameters                                              RFC 3492 5
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;

/** Of a longer U-label only this many UTF-16 units are encoded: Punycode is quadratic. */
export const MAX_ENCODED = limits.domain;

/** The code points of the label at work: to make a list of them each time is half of the time. */
const points = /* @__PURE__ */ new Int32Array(MAX_ENCODED);

/**
 * Encodes a label, without the prefix `xn--` (RFC 3492 6.3). Quadratic.
 * @param label no longer than MAX_ENCODED
 */
export function encode(label: string): string {
  let count = 0;
  let encoded = '';
  for (let index = 0; index < label.length; index++) {
    const point = label.codePointAt(index) as number;
    points[count++] = point;
    if (point < 0x80) encoded += label[index];
    else if (point > 0xffff) index++;
  }
  let done = encoded.length;
  const basic = done;
  if (basic > 0) encoded += '-';
  let bias = INITIAL_BIAS;
  let delta = 0;
  for (let last = 0x80; done < count; last++, delta++) {
    let next = 0x110000;
    for (let index = 0; index < count; index++) {
      const point = points[index] as number;
      if (point >= last && point < next) next = point;
    }
    delta += (next - last) * (done + 1);
    last = next;
    for (let index = 0; index < count; index++) {
      const point = points[index] as number;
      if (point < next) delta++;
      if (point !== next) continue;
      encoded += integer(delta, bias);
      bias = adapt(delta, done + 1, done === basic);
      delta = 0;
      done++;
    }
  }
  return encoded;
}

/** A generalized variable-length integer (RFC 3492 3.3). */
function integer(value: number, bias: number): string {
  let digits = '';
  let left = value;
  for (let place = BASE; ; place += BASE) {
    const t = threshold(place, bias);
    if (left < t) return digits + digit(left);
    left -= t;
    digits += digit(t + (left % (BASE - t)));
    left = Math.floor(left / (BASE - t));
  }
}

/** What ends an integer at a place: the digit that is less than it. */
function threshold(place: number, bias: number): number {
  return Math.min(Math.max(place - bias, T_MIN), T_MAX);
}

/** a to z are 0 to 25, 0 to 9 are 26 to 35. */
function digit(value: number): string {
  return ((value + 10) % BASE).toString(BASE);
}

/** The next bias (RFC 3492 6.1). A delta of 32 bits or more is of no code point, and any bias will do. */
function adapt(delta: number, count: number, isFirst: boolean): number {
  let left = (delta / (isFirst ? DAMP : 2)) | 0;
  left += (left / count) | 0;
  let bias = 0;
  for (; left > ((BASE - T_MIN) * T_MAX) / 2; bias += BASE) left = (left / (BASE - T_MIN)) | 0;
  return bias + ((((BASE - T_MIN + 1) * left) / (left + SKEW)) | 0);
}

/**
 * Decodes what follows `xn--` in an A-label in lower case (RFC 3492 6.2); '' where it is not Punycode, or not of a
 * Unicode string. The result may have another encoding: it can be ASCII, or have characters made of two surrogates.
 * @param encoded no longer than MAX_ENCODED
 */
export function decode(encoded: string): string {
  const basic = Math.max(0, encoded.lastIndexOf('-'));
  const decoded = Array.from(encoded.slice(0, basic));
  let bias = INITIAL_BIAS;
  let point = 0x80;
  let index = 0;
  let before = 0;
  let weight = 1;
  let place = BASE;
  for (const character of encoded.slice(basic && basic + 1)) {
    // What is not a digit makes NaN of all that follows, so that nothing ends it.
    const value = (Number.parseInt(character, BASE) + 26) % BASE;
    const t = threshold(place, bias);
    index += value * weight;
    weight *= BASE - t;
    place += BASE;
    if (value < t) {
      const count = decoded.length + 1;
      bias = adapt(index - before, count, before === 0);
      point += Math.floor(index / count);
      index %= count;
      if (!(point < 0x110000)) return '';
      decoded.splice(index, 0, String.fromCodePoint(point));
      before = ++index;
      weight = 1;
      place = BASE;
    }
  }
  const text = place > BASE ? '' : decoded.join('');
  return /[\uD800-\uDFFF]/u.test(text) ? '' : text;
}
