import { describe, expect, it } from 'vitest';
import { isMailbox } from '../src/index.ts';
import { loadSyntaxCases, parseCase, readCase, type SyntaxCase } from './fixtures.ts';

const cases = loadSyntaxCases();
const files = [...new Set(cases.map(({ file }) => file))];

describe.each(files)('fixtures/syntax/%s', (file) => {
  it.each(cases.filter((one) => one.file === file))('$id: $why', (one) => {
    const result = parseCase(one);
    expect(result.reasons.map(({ code, start, end }) => [code, start, end])).toEqual(one.expect);
    expect(result.valid).toBe(one.valid);
    const { levels, ...options } = one.options ?? {};
    if (!one.command && !levels) expect(isMailbox(one.input, one.options && options)).toBe(one.valid);
    if (one.octets) expect(result.reasons.map(({ octets }) => octets)).toEqual(one.octets);
    // Whether the words lead to the suggestion: test/properties.test.ts
    const found = result.reasons.map(({ args }) => {
      const { repair: _, ...others } = args as { repair?: string };
      return others;
    });
    if (one.args) expect(found).toEqual(one.args);
    if (one.mailbox) expect(result.mailbox).toMatchObject(one.mailbox);
    for (const key of ['kind', 'route', 'parameters'] as const) {
      if (one[key] !== undefined) expect(result[key]).toEqual(one[key]);
    }
    if (one.suggestion !== undefined) expect(result.suggestion).toBe(one.suggestion);
  });
});

describe('the loader', () => {
  const good = {
    id: 'local-001',
    input: 'a@b.com',
    rfc: '5321#4.1.2',
    valid: true,
    expect: [],
    why: 'Plain.',
  };
  const read = (row: object) => () => readCase(JSON.stringify(row), 'some.ndjson:1');

  it('reads a case', () => {
    expect(read(good)()).toEqual<SyntaxCase>({ ...good, file: 'some' });
  });

  it.each([
    ['an unknown code', { ...good, expect: [['no-such-code', 0, 1]] }, 'expect'],
    ['a span that ends before it starts', { ...good, expect: [['input-empty', 1, 0]] }, 'expect'],
    ['an unknown key', { ...good, expects: [] }, 'expects'],
    ['a section without a document', { ...good, rfc: '4.1.2' }, 'rfc'],
    ['a missing explanation', { ...good, why: undefined }, 'why is missing'],
    ['two inputs', { ...good, inputBase64: 'YQ==' }, 'exactly one'],
    ['no input', { ...good, input: undefined }, 'exactly one'],
    ['octets for other reasons', { ...good, octets: [[0, 1]] }, 'octets'],
    ['arguments for other reasons', { ...good, args: [{}] }, 'args'],
    ['arguments without names', { ...good, args: [1] }, 'args'],
  ])('refuses %s', (_name, row, named) => {
    expect(read(row)).toThrow(named);
  });
});
