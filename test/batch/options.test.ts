import { describe, expect, it } from 'vitest';
import { checkOctets } from '../../src/batch/batch.ts';

describe('options', () => {
  it.each([
    [{ file: 5 }, 'file: expected a string or null, got the number 5'],
    [{ field: 'email' }, 'field: expected a list of names, got "email"'],
    [{ field: [1] }, 'field: expected a list of names, got an array'],
    [{ jobs: 0 }, 'jobs: expected a whole number from 1, got the number 0'],
    [{ column: 1, field: ['email'] }, 'column and field: expected one of them, got both'],
    [null, 'options: expected an object, got null'],
  ])('%j is a TypeError', (options, message) => {
    expect(() => checkOctets([], options as never)).toThrow(new TypeError(message));
  });

  it.each([[{ file: null }], [{ file: 'list.txt' }], [{ field: ['user', 'email'] }]])(
    '%j is none',
    (options) => {
      expect(() => checkOctets([], { format: 'none', jobs: 1, ...options })).not.toThrow();
    },
  );
});
