/** The package's ES module, which has no types of its own: RFC 3492 for one label, without its `xn--`. */
declare module 'punycode/punycode.es6.js' {
  /** Throws a RangeError where the text is not Punycode. */
  export function decode(input: string): string;
  export function encode(input: string): string;
}
