import { describe, expect, it } from 'vitest';
import { topLevelConstants } from '../../build/top-level-constants.ts';

describe('topLevelConstants', () => {
  it.each([
    ['a variable that nothing assigns', 'var a = 1;', 'const a = 1;'],
    ['a class', 'var A = class {\n};', 'const A = class {\n};'],
    [
      'each declaration of a list by itself',
      'var a = 1, b = 2, c;\nb = c = 3;',
      'const a = 1;\nvar b = 2;\nvar c;\nb = c = 3;',
    ],
    ['a comma inside an initialiser', 'var a = [1, 2], b = (3, 4);', 'const a = [1, 2];\nconst b = (3, 4);'],
    ['a variable without a value', 'var a;\nf(a);', 'const a = void 0;\nf(a);'],
    [
      'a variable that is only compared',
      'var LF = 10;\nf((v) => LF === v);',
      'const LF = 10;\nf((v) => LF === v);',
    ],
    [
      'a name that a local elsewhere assigns',
      'var next = 1;\nfunction f() {\n  let next = 2;\n  next = 3;\n}',
      'const next = 1;\nfunction f() {\n  let next = 2;\n  next = 3;\n}',
    ],
    [
      'a name that a parameter assigns',
      'var known = 1;\nconst f = (known) => known++;',
      'const known = 1;\nconst f = (known) => known++;',
    ],
    ['a property of the name', 'var a = {};\na.b = 1;', 'const a = {};\na.b = 1;'],
    ['a pattern', 'var { a, b: [c] } = d;', 'const { a, b: [c] } = d;'],
    [
      'a mark of purity',
      'var a = /* @__PURE__ */ f(), b = /* @__PURE__ */ g();',
      'const a = /* @__PURE__ */ f();\nconst b = /* @__PURE__ */ g();',
    ],
    ['an export', 'var a = 1;\nexport { a };', 'const a = 1;\nexport { a };'],
  ])('makes constant: %s', async (_, code, expected) => {
    expect(await topLevelConstants(code)).toBe(expected);
  });

  it.each([
    ['a prefix increment', 'var count = 0;\nconst f = () => ++count;'],
    ['a postfix decrement', 'var count = 0;\nconst f = () => count--;'],
    ['a compound assignment', 'var a = 0;\nconst f = () => a >>>= 1;'],
    ['a logical assignment', 'var a;\nconst f = () => a ??= 1;'],
    ['an array pattern', 'var state = 0;\nconst f = (v) => {\n  [state] = v;\n};'],
    ['an object pattern', 'var state = 0;\nconst f = (v) => {\n  ({ state } = v);\n};'],
    ['a rest element', 'var rest = 0;\nconst f = (v) => {\n  [, ...rest] = v;\n};'],
    ['a loop over values', 'var last = 0;\nfunction f(v) {\n  for (last of v) ;\n}'],
    ['a loop over keys', 'var last = 0;\nfunction f(v) {\n  for (last in v) ;\n}'],
    ['a non-ASCII name on a line of its own', 'var é = 0;\né = 1;'],
    ['one name of a pattern', 'var { a, b } = c;\nb = 1;'],
    ['a second declaration', 'var a = 1;\nvar a = 2;'],
  ])('keeps a variable for %s', async (_, code) => {
    expect(await topLevelConstants(code)).toBe(code);
  });

  it('finds what is assigned where a statement begins after non-ASCII text', async () => {
    const code = 'f("é"); var a = 1, b = 2; a = 3;';
    expect(await topLevelConstants(code)).toBe('f("é"); var a = 1;\nconst b = 2; a = 3;');
  });

  it('leaves the text of strings, templates and comments as it is', async () => {
    const text = '`\nvar y = 1;\n$' + '{`\nvar z = 2;\n`}`';
    const comment = '/*\nvar w = 1;\n*/';
    expect(await topLevelConstants(`var x = ${text};\n${comment}`)).toBe(`const x = ${text};\n${comment}`);
  });

  it('leaves variables of functions and loops alone', async () => {
    const code = 'function f() {\n  var a = 1;\n}\nfor (var b of c) ;';
    expect(await topLevelConstants(code)).toBe(code);
  });

  it('fails when a constant is assigned', async () => {
    const code = 'const a = 1;\nfunction f() {\n  a = 2;\n}';
    await expect(topLevelConstants(code)).rejects.toThrow(/"a" is a constant.*Line 3: a = 2;/);
  });
});
