import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { privateNames } from '../../build/private-names.ts';
import { arrowFunctions, inlineNumbers } from '../../build/shrink.ts';

describe('inlineNumbers', () => {
  it.each([
    ['a number in its place', 'const BASE = 36;\nf(BASE);', 'f(36);\n'],
    ['a number in arithmetic', 'const BASE = 36;\nf(BASE - 1);', 'f(35);\n'],
    ['a shorthand', 'const limit = 64;\nf({ limit });', 'f({ limit: 64 });\n'],
    [
      'not a local of that name',
      'const at = 64;\nf((at) => at + 1);\ng(at);',
      'f((at2) => at2 + 1), g(64);\n',
    ],
    ['not what is exported', 'const at = 64;\nexport { at };', 'const at = 64;\nexport { at };\n'],
  ])('puts %s', async (_, code, expected) => {
    expect(await inlineNumbers(code)).toBe(expected);
  });
});

describe('arrowFunctions', () => {
  it.each([
    ['a function, ahead of what calls it', 'f(1);\nfunction f(a) { return a; }'],
    ['a function with a default and a pattern', 'f(1);\nfunction f(a, { b } = {}) { return a ?? b; }'],
    ['an asynchronous function', 'f(1);\nasync function f(a) { await a; }'],
  ])('writes %s', (_, code) => {
    const written = arrowFunctions(code);
    expect(written).toMatch(/^\s*const f = (?:async )?\(.*\) => \{.*\};\s+f\(1\);/);
    expect(written).not.toContain('function');
  });

  it.each([
    ['a generator', 'function* f() { yield 1; }'],
    ['what has a `this` of its own', 'function f() { return this; }'],
    ['what has arguments of its own', 'function f() { return arguments; }'],
  ])('leaves %s', (_, code) => {
    expect(arrowFunctions(code).trim()).toBe(code);
  });
});

describe('the private names', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(`src/${path}`, 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

  it('are short names that nothing else has', () => {
    const short = Object.values(privateNames);
    expect(new Set(short).size).toBe(short.length);
    expect(short.filter((name) => new RegExp(`[\\w)\\]]\\.${name}\\b|[{,] ${name}:`).test(sources))).toEqual(
      [],
    );
  });

  it('are never written as a text, which the build would not rename', () => {
    const names = Object.keys(privateNames);
    expect(names.filter((name) => new RegExp(`(['"])${name}\\1`).test(sources))).toEqual([]);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
  });
});
