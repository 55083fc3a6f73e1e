import { describe, expect, it } from 'vitest';
import { CODES_MODULE, codesModule, packCodes } from '../../build/pack-codes.ts';
import { mailboxLevels } from '../../src/profiles.ts';

const CODES = ['input-empty', 'local-part-empty', 'local-part-empty-atom', 'domain-empty'];

/** What a program leaves in `result`, run as it is and run packed. */
function run(program: string, codes = CODES): unknown {
  const packed = packCodes(program, codes).replace(/^import .*\n/, '');
  const codesOf = codesModule(codes).replaceAll('export ', '');
  return new Function(`${codesOf}\n${packed}\nreturn result;`)();
}

const asItIs = (program: string) => new Function(`${program}\nreturn result;`)();

describe('packCodes', () => {
  it.each([
    ['a code that is reported', `const f = () => 'local-part-empty-atom'; const result = f();`],
    [
      'a comparison',
      `const f = (code) => code === 'domain-empty'; const result = [f('domain-empty'), f('x')];`,
    ],
    ['a key', `const f = () => ({ 'domain-empty': 1, other: 2 }); const result = f();`],
    [
      'a method',
      `class A { get x() { return 'input-empty'; } y = 'domain-empty'; } const a = new A(); const result = [a.x, a.y];`,
    ],
    [
      'a switch',
      `function f(c) { switch (c) { case 'input-empty': return 1; default: return 2; } } const result = [f('input-empty'), f('')];`,
    ],
    [
      'a table of words',
      `const result = { 'domain-empty': 'c', 'input-empty': 'E', 'local-part-empty': 'a', 'local-part-empty-atom': 'b' };`,
    ],
    [
      'a table of values, and what else is in it',
      `const s = 'x'; const result = { a: { 'input-empty': 'a b', 'domain-empty': { s }, 'local-part-empty': [1], 'local-part-empty-atom': s, 'path-unclosed': 2 } };`,
    ],
  ])('changes nothing of %s', (_, program) => {
    expect(packCodes(program, CODES)).not.toBe(program);
    expect(run(program)).toEqual(asItIs(program));
  });

  it.each([
    ['a text that holds a code', `const f = () => 'see domain-empty';`],
    [
      'an object with some of the codes at the top level, which a bundler must be able to drop',
      `const a = { 'domain-empty': 1 };`,
    ],
    ['a list at the top level', `const a = ['domain-empty'];`],
  ])('leaves %s', (_, program) => {
    expect(packCodes(program, CODES)).toBe(program);
  });

  it('puts the list into each module that reads it', () => {
    expect(packCodes(`const f = () => 'domain-empty';`, CODES)).toBe(
      `import { mailboxCodes, tableOfCodes } from ${JSON.stringify(CODES_MODULE)};\nconst f = () => mailboxCodes[3] /* domain-empty */;`,
    );
  });

  it('lists the codes of the table in their order', () => {
    const codes = Object.keys(mailboxLevels);
    expect(run('const result = mailboxCodes;', codes)).toEqual(codes);
    const table = `const result = ${JSON.stringify(mailboxLevels)};`;
    expect(packCodes(table, codes).length).toBeLessThan(table.length / 2);
    expect(run(table, codes)).toEqual(mailboxLevels);
  });
});
