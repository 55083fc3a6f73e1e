/** Punycode as RFC 3492 6 writes it, for the oracle alone. */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 0x80;
const MAX_CODE_POINT = 0x10ffff;

// RFC 3492 6.1
function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

const threshold = (k: number, bias: number): number => Math.min(T_MAX, Math.max(T_MIN, k - bias));

const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The Punycode of a text, without the ACE prefix (RFC 3492 6.3). */
export function encode(text: string): string {
  const input = Array.from(text, (character) => character.codePointAt(0) as number);
  const basic = input.filter((code) => code < INITIAL_N);
  let output = String.fromCharCode(...basic);
  let handled = basic.length;
  if (handled > 0) output += '-';
  let n = INITIAL_N;
  let delta = 0;
  let bias = INITIAL_BIAS;
  while (handled < input.length) {
    const next = input.reduce(
      (least, code) => (code >= n && code < least ? code : least),
      MAX_CODE_POINT + 1,
    );
    delta += (next - n) * (handled + 1);
    n = next;
    for (const code of input) {
      if (code < n) delta++;
      if (code !== n) continue;
      let q = delta;
      for (let k = BASE; ; k += BASE) {
        const t = threshold(k, bias);
        if (q < t) break;
        output += DIGITS[t + ((q - t) % (BASE - t))];
        q = Math.floor((q - t) / (BASE - t));
      }
      output += DIGITS[q];
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return output;
}

/** The text of a Punycode without the ACE prefix; null where it is none, or not of Unicode scalars (RFC 3492 6.2). */
export function decode(code: string): string | null {
  const hyphen = code.lastIndexOf('-');
  const basic = hyphen > 0 ? code.slice(0, hyphen) : '';
  const output = Array.from(basic, (character) => character.charCodeAt(0));
  if (output.some((value) => value >= INITIAL_N)) return null;
  let n = INITIAL_N;
  let i = 0;
  let bias = INITIAL_BIAS;
  for (let index = hyphen > 0 ? hyphen + 1 : 0; index < code.length; ) {
    const before = i;
    for (let k = BASE, weight = 1; ; k += BASE) {
      const digit = DIGITS.indexOf((code[index++] ?? ' ').toLowerCase());
      if (digit < 0) return null;
      i += digit * weight;
      if (i > Number.MAX_SAFE_INTEGER / BASE) return null;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= BASE - t;
    }
    const length = output.length + 1;
    bias = adapt(i - before, length, before === 0);
    n += Math.floor(i / length);
    if (n > MAX_CODE_POINT || (n >= 0xd800 && n <= 0xdfff)) return null;
    i %= length;
    output.splice(i++, 0, n);
  }
  return output.map((value) => String.fromCodePoint(value)).join('');
}
