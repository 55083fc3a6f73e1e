/** Characters by the names that HTML gives them; of accented letters, which are composed, the accents. */
const ENTITIES =
  ' amp& lt< gt> quot" apos\' commat@ period. shy\xad lowbar_ hyphen- dash- plus+ num# percnt% szligß aeligæ AEligÆ oslashø OslashØ zwj\u200d zwnj\u200c lrm\u200e rlm\u200f lpar( rpar) ndash– mdash— bull• hellip… grave\u0300 acute\u0301 circ\u0302 tilde\u0303 uml\u0308 ring\u030a cedil\u0327 ';

function entity(name: string): string {
  const index = ENTITIES.indexOf(` ${name}`);
  const sign = index + name.length + 1;
  return index >= 0 && ENTITIES[sign + 1] === ' ' ? ENTITIES.charAt(sign) : '';
}

/** The character that an HTML entity or a program's escape means; '' if it means none. */
export function unescaped(written: string): string {
  const [, number = '', name = ''] =
    /^(?:&(?:amp;)*#|\\)([xu]?[\da-f]+);?$|^&(?:amp;)*(\w+);$/i.exec(written) ?? [];
  if (number) {
    const isHex = /^[xu]/i.test(number);
    const code = Number.parseInt(isHex ? number.slice(1) : number, isHex ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  if (/^\\[nrt0]$/i.test(written)) return '\n';
  if (/(?:sp|space|tab|line)$/i.test(name)) return ' ';
  if (/quo$/.test(name)) return /sq|sb/.test(name) ? "'" : '"';
  const isAccent = (sign: string) => /[\u0300-\u0327]/.test(sign);
  const accent = entity(name.slice(1));
  const sign = isAccent(accent) ? `${name[0]}${accent}`.normalize() : entity(name);
  return isAccent(sign) ? '' : sign;
}
