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
    const threshold = Math.min(Math.max(place - bias, T_MIN), T_MAX);
    if (left < threshold) return digits + digit(left);
    left -= threshold;
    digits += digit(threshold + (left % (BASE - threshold)));
    left = Math.floor(left / (BASE - threshold));
  }
}

/** a to z are 0 to 25, 0 to 9 are 26 to 35. */
function digit(value: number): string {
  return String.fromCharCode(value < 26 ? 0x61 + value : 0x30 - 26 + value);
}

/** The next bias (RFC 3492 6.1). */
function adapt(delta: number, count: number, isFirst: boolean): number {
  let left = Math.floor(delta / (isFirst ? DAMP : 2));
  left += Math.floor(left / count);
  let bias = 0;
  for (; left > ((BASE - T_MIN) * T_MAX) / 2; bias += BASE) left = Math.floor(left / (BASE - T_MIN));
  return bias + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW));
}
