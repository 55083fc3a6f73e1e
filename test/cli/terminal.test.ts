import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/cli/terminal.ts';

describe('wrap', () => {
  it.each([
    ['', 10, ['']],
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 6, ['one', 'two', 'three']],
    ['extraordinary words', 5, ['extra', 'ordin', 'ary', 'words']],
  ])('divides %j into lines of at most %d columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('keeps together what a no-break space joins, and writes an ordinary space', () => {
    expect(wrap('oui oui\u00a0; non', 9)).toEqual(['oui oui ;', 'non']);
    expect(wrap('oui oui\u00a0; non', 8)).toEqual(['oui', 'oui ;', 'non']);
  });

  it('counts the columns of a terminal, two for a wide character and none for a mark', () => {
    expect(wrap('漢字漢字 漢字', 12)).toEqual(['漢字漢字', '漢字']);
    expect(wrap('e\u0301te\u0301 ete', 7)).toEqual(['e\u0301te\u0301 ete']);
  });
});
