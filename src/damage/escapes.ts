/** Characters by the names that HTML gives them; those of accented letters are composed. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  commat: '@',
  period: '.',
  nbsp: '\xa0',
  shy: '\xad',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  plus: '+',
  num: '#',
  percnt: '%',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
};
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
};

/** The character that an HTML entity or a program's escape means; '' if it means none. */
export function unescaped(written: string): string {
  const [, number = '', name = ''] = /^(?:&#|\\)([xu]?[\da-f]+);?$|^&(\w+);$/i.exec(written) ?? [];
  if (number) {
    const isHex = /^[xu]/i.test(number);
    const code = Number.parseInt(isHex ? number.slice(1) : number, isHex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  const accent = ACCENTS[name.slice(1)];
  if (accent) return `${name[0]}${accent}`.normalize();
  return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] as string) : '';
}
