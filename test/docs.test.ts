import { describe, expect, it } from 'vitest';
import { en, fr } from '../src/reference/reference.ts';
import { reasonsPage, repliesPage } from './docs/pages.ts';

describe('docs', () => {
  it.each([
    ['reasons.md', en],
    ['reasons.fr.md', fr],
  ] as const)('%s says what the code says now (vitest -u writes it anew)', async (name, words) => {
    await expect(await reasonsPage(words)).toMatchFileSnapshot(`../docs/${name}`);
  });

  it.each([
    ['replies.md', en],
    ['replies.fr.md', fr],
  ] as const)('%s says what the code says now (vitest -u writes it anew)', async (name, words) => {
    await expect(repliesPage(words)).toMatchFileSnapshot(`../docs/${name}`);
  });
});
