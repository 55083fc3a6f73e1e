import { describe, expect, it } from 'vitest';
import { unescaped } from '../../src/damage/escapes.ts';

describe('unescaped', () => {
  it.each([
    // HTML 13.5
    ['&amp;', '&'],
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&apos;', "'"],
    ['&commat;', '@'],
    ['&period;', '.'],
    ['&nbsp;', ' '],
    ['&shy;', '\u00ad'],
    ['&lowbar;', '_'],
    ['&hyphen;', '-'],
    ['&dash;', '-'],
    ['&plus;', '+'],
    ['&num;', '#'],
    ['&percnt;', '%'],
    ['&szlig;', '\u00df'],
    ['&aelig;', '\u00e6'],
    ['&AElig;', '\u00c6'],
    ['&oslash;', '\u00f8'],
    ['&Oslash;', '\u00d8'],
    ['&agrave;', '\u00e0'],
    ['&eacute;', '\u00e9'],
    ['&Ecirc;', '\u00ca'],
    ['&ntilde;', '\u00f1'],
    ['&ouml;', '\u00f6'],
    ['&Aring;', '\u00c5'],
    ['&ccedil;', '\u00e7'],
    ['&laquo;', '"'],
    ['&rsquo;', "'"],
    ['&sbquo;', "'"],
    ['&bdquo;', '"'],
    ['&ensp;', ' '],
    ['&NewLine;', ' '],
    ['&zwj;', '\u200d'],
    ['&amp;ndash;', '–'],
    // Numbers
    ['&#64;', '@'],
    ['&#64', '@'],
    ['&#x40;', '@'],
    ['&#X40;', '@'],
    ['&#x10FFFF;', '\u{10ffff}'],
    ['&#1;', '\u0001'],
    ['&#0;', '\0'],
    ['\\u0000', '\0'],
    ['&amp;amp;#64;', '@'],
    // Escapes of programs
    ['\\u00e9', '\u00e9'],
    ['\\xe9', '\u00e9'],
    ['\\n', '\n'],
  ])('reads %s as %j', (written, character) => {
    expect(unescaped(written)).toBe(character);
  });

  it.each([
    '&#x110000;',
    '&unknown;',
    '&acute;',
    '&nope;',
    '&l;',
    '&q;',
    '&ampx;',
    '&constructor;',
    '&lt',
    'x&lt;',
    '&lt;x',
    'x&#64;',
    '&#64;x',
    '',
  ])('reads no character in %j', (written) => {
    expect(unescaped(written)).toBe('');
  });
});
