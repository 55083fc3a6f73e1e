import { describe, expect, it } from 'vitest';
import type { Findings } from '../../src/findings.ts';
import { Cursor } from '../../src/grammar/cursor.ts';
import { domain } from '../../src/grammar/domain.ts';

/** Findings that keep nothing. */
const nowhere = (isFull: boolean) =>
  ({ faults: 0, isFullAt: () => isFull, add: () => true, addCharacter: () => {} }) as unknown as Findings;

/** A cursor in the text between two bars. */
function cursorIn(marked: string, isFull = false): Cursor {
  const [before = '', part = ''] = marked.split('|');
  return new Cursor(marked.replaceAll('|', ''), before.length, before.length + part.length, nowhere(isFull));
}

describe('giveUp', () => {
  it('does nothing as long as something can be shown', () => {
    const cursor = cursorIn('a|bc@d|e');
    expect(cursor.giveUp('@')).toBe(false);
    expect(cursor.pos).toBe(1);
  });

  it('moves to the barrier', () => {
    const cursor = cursorIn('a|bc@d|e', true);
    expect(cursor.giveUp('@')).toBe(true);
    expect(cursor.pos).toBe(3);
  });

  it('moves to a barrier at the cursor, and to one at the beginning of the text', () => {
    expect([cursorIn('a|@b|', true)].map((cursor) => [cursor.giveUp('@'), cursor.pos])).toEqual([[true, 1]]);
    expect([cursorIn('|@b|', true)].map((cursor) => [cursor.giveUp('@'), cursor.pos])).toEqual([[true, 0]]);
  });

  it.each([
    ['there is none', 'a|bcd|e', '@', 4],
    ['it follows the end', 'a|bcd|e@', '@', 4],
    ['there shall be none', '|b@d|', '', 3],
  ])('moves to the end where %s', (_name, marked, barrier, end) => {
    const cursor = cursorIn(marked, true);
    expect(cursor.giveUp(barrier)).toBe(true);
    expect(cursor.pos).toBe(end);
  });
});

describe('what lies after the end', () => {
  it('is not read', () => {
    expect(cursorIn('||a').code).toBe(-1);
    expect(cursorIn('||(').mayBeComment).toBe(false);
  });

  it('belongs to no run', () => {
    const cursor = cursorIn('a|..|.');
    expect(cursor.skipRun(0x2e)).toBe(1);
    expect(cursor.pos).toBe(3);
  });

  it('belongs to no class', () => {
    const cursor = cursorIn('|ab|\u00e9');
    expect(cursor.skipClass(1)).toBe(false);
    expect(cursor.pos).toBe(2);
  });

  it('ends no comment', () => {
    expect(cursorIn('|(a|)').skipComment(-1)).toBe(false);
    expect(cursorIn('|(a)|').skipComment(-1)).toBe(true);
  });
});

describe('a comment that has no end', () => {
  it('is searched for once', () => {
    const cursor = cursorIn('|((((|');
    expect(cursor.mayBeComment).toBe(true);
    expect(cursor.skipComment(-1)).toBe(false);
    expect(cursor.mayBeComment).toBe(false);
  });
});

describe('domain', () => {
  it.each([
    'ab--cd.com',
    'a.ab--cd',
    'ab--',
    'xn--bcher-kva.example',
    'b\u00fccher',
    'a.b\u00fccher',
    '\u00e9.\u00e9',
  ])('says that IDNA must look at %s', (text) => {
    expect(domain(cursorIn(`|${text}|`))).toBe(true);
  });

  it.each(['', 'a', 'abc', 'example.com', 'a--b', 'abc--d.com', 'a.--b', 'ab.-.c', '--ab.com', 'a-b.c-d'])(
    'says that IDNA need not look at %j',
    (text) => {
      expect(domain(cursorIn(`|${text}|`))).toBe(false);
    },
  );
});
