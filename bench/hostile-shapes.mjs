/**
 * Inputs made to be slow for somebody: long runs of what a parser may have to look at twice.
 *
 * @typedef {object} Shape
 * @property {string} name
 * @property {(octets: number) => string | Uint8Array} make  an input of about that many octets
 */

/**
 * `before`, then `unit` as often as it fits in that number of octets of UTF-8, then `after`.
 *
 * @param {string} name
 * @param {string} unit
 * @param {string} [before]
 * @param {string} [after]
 * @returns {Shape}
 */
function run(name, unit, before = '', after = '') {
  const width = Buffer.byteLength(unit);
  return { name, make: (octets) => before + unit.repeat(Math.floor(octets / width)) + after };
}

/**
 * @param {string} name
 * @param {(octets: number) => string | Uint8Array} make
 * @returns {Shape}
 */
const shape = (name, make) => ({ name, make });

/**
 * @param {string} open
 * @param {string} close
 * @returns {Shape}
 */
const nested = (open, close) =>
  shape(`${open}... ...${close}`, (octets) => open.repeat(octets / 2) + close.repeat(octets / 2));

/** @type {Shape[]} */
export const shapes = [
  // one character
  ...Array.from('@"\\().[]<>,;:&=%?-_+/#\'`!| ', (character) =>
    run(character === ' ' ? 'space' : character, character),
  ),
  run('tab', '\t'),
  run('CR LF', '\r\n'),
  run('NUL', '\0'),
  run('DEL', '\x7f'),
  run('a', 'a'),
  run('9', '9'),
  run('A', 'A'),

  // local part
  run('a.', 'a.'),
  run('a.a... then @', 'a.', '', 'a@b.example'),
  run('a..', 'a..'),
  run('.a', '.a'),
  run('a space', 'a '),
  run('a+', 'a+'),
  run('a@ local of n', 'a', '', '@b.example'),
  run('open quote, a', 'a', '"'),
  run('quoted a', 'a', '"', '"@b.example'),
  run('quoted space', ' ', '"', '"@b.example'),
  run('quoted pairs', '\\"', '"', '"@b.example'),
  run('quoted backslashes', '\\\\', '"', '"@b.example'),
  run('open quoted pairs', '\\"', '"'),
  run('"" pairs', '""'),
  run('"a".', '"a".'),
  run('"@', '"@'),
  run('a"', 'a"'),
  run('quoted @', '@', '"', '"@b.example'),
  run('@ inside open quote', '@', '"'),

  // domain
  run('a@a.', 'a.', 'a@'),
  run('a@a-', 'a-', 'a@', 'a.example'),
  run('a@-', '-', 'a@'),
  run('a@_', '_', 'a@'),
  run('a@.', '.', 'a@'),
  run('a@1.', '1.', 'a@'),
  run('a@9', '9', 'a@'),
  run('a@a of n', 'a', 'a@'),
  run('a@A', 'A', 'a@', '.EXAMPLE'),
  run('a@space', ' ', 'a@'),
  run('a@,', ',', 'a@'),
  run('a@;', ';', 'a@'),
  run('a@space comma', ' ,', 'a@'),
  run('a@a:;', 'a:;', 'a@'),
  run('a@&#64;', '&#64;', 'a@'),
  run('a@, spaces, b', ' ', 'a@', 'b.example'),
  run('a@b, spaces', ' ', 'a@b.example'),
  run('spaces, a@b', ' ', '', 'a@b.example'),
  run('a@b.', 'a@b.'),
  run('@a,', '@a,'),
  run('a@', 'a@'),
  run('xn--', 'xn--'),
  run('a@xn--', 'xn--', 'a@'),
  run('a@xn--.', 'xn--.', 'a@'),
  run('a@xn--9', '9', 'a@xn--'),
  run('a@xn--a', 'a', 'a@xn--'),
  run('a@xn--z-', '-', 'a@xn--z'),
  run('a@xn--bcher-kva.', 'xn--bcher-kva.', 'a@', 'example'),
  run('a@xn--ls8h.', 'xn--ls8h.', 'a@'),

  // address literals
  run('[IPv6:', '[IPv6:'),
  run('a@[', '[', 'a@'),
  run('a@[IPv6:1:', '1:', 'a@[IPv6:', ']'),
  run('a@[IPv6:1: open', '1:', 'a@[IPv6:'),
  run('a@[IPv6:::', '::', 'a@[IPv6:', ']'),
  run('a@[IPv6:0', '0', 'a@[IPv6:', ']'),
  run('a@[1.', '1.', 'a@[', ']'),
  run('a@[0', '0', 'a@[', ']'),
  run('a@[tag:', 'x', 'a@[tag:', ']'),
  run('a@[tag-', '-', 'a@[tag', ':x]'),
  run('a@[]', '[]', 'a@'),

  // comments, brackets, lists, display names
  nested('(', ')'),
  nested('<', '>'),
  nested('[', ']'),
  run('()', '()'),
  run('(a)', '(a)'),
  run('(\\', '(\\'),
  run('<>', '<>'),
  run('<a@b>', '<a@b>'),
  run('<a@b> once, x', 'x', '<a@b.example>'),
  run('x, <a@b> once', 'x', '', '<a@b.example>'),
  run('x <', 'x <'),
  run('a,b@c;', 'a,b@c;'),
  run('a@b,', 'a@b.example,'),
  run('a@b;', 'a@b.example;'),
  run('a@b space', 'a@b.example '),
  run('a@b LF', 'a@b.example\n'),
  run('"a" <a@b>,', '"a" <a@b>,'),
  run('A <a@b>, ', 'A <a@b.example>, '),
  run('g:a@b;', 'g:a@b;'),
  run('mailto:', 'mailto:'),
  run('mailto: once, a', 'a', 'mailto:', '@b.example'),
  run('mailto:a@b?', 'mailto:a@b.example?'),
  run('mailto:a@b?x=y&', 'x=y&', 'mailto:a@b.example?'),

  // what is written or left around an address
  run('spaces, a@', ' ', '', 'a@'),
  run('a@, spaces', ' ', 'a@', 'b'),
  run('a@b, tabs', '\t', 'a@b.example', 'x'),
  run('NBSP, a@b', '\u00a0', '', 'a@b.example'),
  run('BOM, a@b', '\ufeff', 'x', 'a@b.example'),
  run('label, @', 'e-mail: @'),
  run('label, a@b', 'Email: a@b.example '),
  run('spaces, colon', ' :', 'a', 'a@b.example'),
  run('a@b, brackets', ')', 'a@b.example'),
  run('a@b, exclamation marks', '!', 'a@b.example', 'x'),
  run('a@b, closing marks', '» ', 'a@b.example'),
  run('quotation marks, a@b', '“', '', 'a@b.example'),
  run('Anna, a@b', 'Anna ', '', 'a@b.example'),
  run('a@b, Anna', ' Anna', 'a@b.example'),
  run('a@b twice', 'x', 'a@b.example', 'a@b.example'),
  run('n/a', ' ', 'n/a', 'x'),
  run('http, slashes', '/', 'http://', '@b.example'),
  run('slashes, a@b', '/', '', 'a@b.example'),

  // markup
  run('<b>', '<b>'),
  run('<b>, spaces', ' ', '<b>', '/@'),
  run('<b>a@, spaces', ' ', '<b>a@', '</b>'),
  run('<b>a@b, spaces', ' ', '<b>a@b.example', '/'),
  run('<b> apart', '<b> ', '', 'a@b.example</b>'),
  run('<b attribute', ' x', '<b', '>a@b.example</b>'),
  run('<a href', '<a href="mailto:'),
  run('href', ' href=mailto:', '<a', 'a@b.example>'),
  run('href, spaces', ' ', '<a href', '="mailto:a@b.example">a</a>'),
  run('href, a', 'a', '<a href=mailto:a@'),
  run('link, words', 'a ', '<a href="mailto:a@b.example">', '</a'),
  run('&lt;', '&lt;'),
  run('&lt;a@b&gt;', '&lt;a@b.example&gt;'),
  run('> ', '> '),
  run('> ... To:', '>', '', 'x'),

  // escapes and encodings in ASCII
  run('&#', '&#'),
  run('&#6', '6', '&#'),
  run('&#64;', '&#64;'),
  run('&#x40;', '&#x40;'),
  run('&commat;', '&commat;'),
  run('&amp;', '&amp;'),
  run('& once, letters', 'a', '&', ';'),
  run('=?', '=?'),
  run('=?x?q?', '=?x?q?'),
  run('=?x?q? once, a', 'a', '=?x?q?'),
  run('=?utf-8?q?a?=', '=?utf-8?q?a?='),
  run('=?utf-8?b?YQ==?=', '=?utf-8?b?YQ==?= '),
  run('=C3', '=C3'),
  run('=C3=A9', '=C3=A9'),
  run('=40', '=40'),
  run('%C3', '%C3'),
  run('%C3%A9', '%C3%A9'),
  run('%40', '%40'),
  run('a%b', 'a%b'),
  run('%25', '%25'),
  run('\\u', '\\u'),
  run('\\u0041', '\\u0041'),
  run('\\x41', '\\x41'),
  run('\\u00', '\\u00', 'a', '@b.example'),

  // obfuscation in words
  run(' at ', ' at '),
  run('a at ', 'a at '),
  run('dot', 'dot'),
  run(' dot ', ' dot ', 'a at b'),
  run('(at)', '(at)'),
  run('[dot]', '[dot]'),
  run('[at', '[at'),
  run('a at, spaces', ' ', 'a at', 'b'),
  run('a, spaces, at', ' ', 'a', 'at b.example'),
  run('a, spaces, @', ' ', 'a', '(@) b.example'),
  run('a (, spaces', ' ', 'a (', '@) b.example'),
  run('a ( ( (', '( ', 'a', '@) b.example'),
  run('a ((( at', '(', 'a ', 'at) b.example'),
  run('a@b, spaces, dot', ' ', 'a@b', 'dot example'),
  run('a@b [dot]', ' [dot] b', 'a@b'),
  run('_at_', '_at_'),
  run('a@b-dot-', '-dot-b', 'a@b'),

  // dots, hyphens and equals signs
  run('a, dots, @', '.', 'a', '@b.example'),
  run('a@b, dots', '.', 'a@b'),
  run('a@b., dots, x', '.', 'a@b.example', ' x'),
  run('a@b, ellipses', '\u2026', 'a@b'),
  run('a@b, middle dots', '\u00b7', 'a@b', 'example'),
  run('a@b, katakana middle dots', '・', 'a@b', 'example'),
  run('a@b, katakana middle dots, kana', '・', 'a@ア', 'example'),
  run('a@b, bullets', '\u2022', 'a@b', 'example'),
  run('a@b, commas for dots', '，b', 'a@b'),
  run('a, hyphens, @', '-', 'a', '@b.example'),
  run('a, dashes, @', ' – ', 'a', '@b.example'),
  run('a, equals signs, @', '=', 'a', '@b.example'),
  run('bounce=', 'bounce=a', '', '@b.example'),
  run('base64, equals signs', '=', '=?utf-8?b?YQ', '?=@b.example'),
  run('a, %20, %40', '%20', 'a', '%40b.example'),
  run('a, asterisks, @', '*', 'a', '@b.example'),
  run('at', 'at'),

  // outside ASCII
  run('é', 'é'),
  run('é@ local', 'é', '', '@b.example'),
  run('a@é', 'é', 'a@'),
  run('a@é.', 'é.', 'a@'),
  run('e + acute', 'e\u0301'),
  run('a@e + acute', 'e\u0301', 'a@'),
  run('acute', '\u0301'),
  run('a, acute and cedilla', '\u0301\u0327', 'a'),
  run('a@a, acute and cedilla', '\u0301\u0327', 'a@a'),
  run('mojibake', 'Ã©'),
  run('mojibake twice over', 'ÃƒÂ©'),
  run('Ã', 'Ã'),
  run('mojibake of a quote', 'â€™'),
  run('a, mojibake', 'aÃ©'),
  run('mojibake, quotation marks', 'â€™“', 'a', '@b.example'),
  run('a@mojibake', 'Ã©', 'a@'),
  run('C1 mojibake', 'Ã\u0083'),
  run('full-width @', '\uff20'),
  run('a, full-width @', 'a\uff20'),
  run('full-width letters', 'ａ'),
  run('full-width brackets', '（'),
  run('full-width colons', '：', 'a', 'a@b.example'),
  run('full-width marks, a@b', '＜a＞'),
  run('a@full-width.', 'ａ．', 'a@'),
  run('ideographic stop', '\u3002'),
  run('a@b, ideographic stop', 'b\u3002', 'a@'),
  run('right-to-left override', '\u202e'),
  run('zero-width space', '\u200b'),
  run('a, zero-width space', 'a\u200b'),
  run('ZWNJ', '\u200c'),
  run('a@ZWNJ', '\u200c', 'a@'),
  run('a@beh ZWNJ', 'ب\u200c', 'a@', 'ب'),
  run('a@ka virama ZWJ', 'क\u094d\u200d', 'a@'),
  run('ka, ZWNJ in the domain', '\u094d\u200c', 'a@क'),
  run('Arabic letters', 'ب'),
  run('a@Arabic letters', 'ب', 'a@'),
  run('a@Arabic marks', '\u064b', 'a@ب'),
  run('a@Hebrew.', 'א.', 'a@'),
  run('a@Hebrew 1', 'א1', 'a@'),
  run('a@Arabic digits', '\u0661\u06f1', 'a@ب'),
  run('a@middle dot', 'l·', 'a@', 'l'),
  run('a@katakana middle dot', '・', 'a@'),
  run('a@geresh', 'א׳', 'a@'),
  run('a@keraia', '͵α', 'a@'),
  run('BOM', '\ufeff'),
  run('NBSP', '\u00a0'),
  run('C1 control', '\u0085'),
  run('noncharacter', '\uffff'),
  run('private use', '\ue000'),
  run('replacement character', '\ufffd'),
  run('emoji', '😀'),
  run('a@emoji.', '😀.', 'a@'),
  run('emoji joined', '👩\u200d'),
  run('high surrogate', '\ud83d'),
  run('low surrogate', '\ude00'),
  run('surrogates swapped', '\ude00\ud83d'),
  run('a, high surrogate', 'a\ud83d'),
  run('Hangul letters apart', '\u1112\u1161\u11ab'),
  run('a@Hangul', '한', 'a@'),
  run('a@Han', '中', 'a@'),
  run('ligature of 18', '\ufdfa'),
  run('a@ligature of 18', '\ufdfa', 'a@'),
  run('a@sharp s', 'ẞ', 'a@'),
  run('dotted I', 'İ', 'a@'),
  run('smart quotes', '“”'),
  run('Latin, Cyrillic', 'aа'),
  shape('every letter of the first plane', (octets) => {
    let text = '';
    for (let code = 0x00a1; text.length < octets / 3; code = code < 0xd7ff ? code + 1 : 0x00a1) {
      text += String.fromCharCode(code);
    }
    return text;
  }),
  shape('a@ as many different letters', (octets) => {
    let text = 'a@';
    for (let code = 0x4e00; text.length < octets / 3; code = code < 0x9fff ? code + 1 : 0x4e00) {
      text += String.fromCharCode(code);
    }
    return text;
  }),

  // octets
  shape('octets FF', (octets) => new Uint8Array(octets).fill(0xff)),
  shape('octets C3', (octets) => new Uint8Array(octets).fill(0xc3)),
  shape('octets 80', (octets) => new Uint8Array(octets).fill(0x80)),
  shape('octets E2', (octets) => new Uint8Array(octets).fill(0xe2)),
  shape('octets F0', (octets) => new Uint8Array(octets).fill(0xf0)),
  shape('octets 00', (octets) => new Uint8Array(octets)),
  shape('octets a', (octets) => new Uint8Array(octets).fill(0x61)),
  shape('octets C3 A9', (octets) => Buffer.from('é'.repeat(octets / 2))),
  shape('octets C3 28', (octets) => Buffer.from('c328'.repeat(octets / 2), 'hex')),
  shape('octets C0 80', (octets) => Buffer.from('c080'.repeat(octets / 2), 'hex')),
  shape('octets ED A0 80', (octets) => Buffer.from('eda080'.repeat(octets / 3), 'hex')),
  shape('octets F0 9F 98 80', (octets) => Buffer.from('😀'.repeat(octets / 4))),
  shape('octets a FF', (octets) => Buffer.from('61ff'.repeat(octets / 2), 'hex')),
  shape('octets UTF-16', (octets) => Buffer.from('a@b.'.repeat(octets / 8), 'utf16le')),
];
