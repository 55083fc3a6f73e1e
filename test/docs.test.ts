import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceEn, referenceFr } from '../src/reference/reference.ts';
import { damagePage } from './docs/damage-page.ts';
import { reasonsPage, repliesPage } from './docs/pages.ts';

describe('docs', () => {
  it.each([
    ['reasons.md', referenceEn],
    ['reasons.fr.md', referenceFr],
  ] as const)('%s says what the code says now (vitest -u writes it anew)', async (name, words) => {
    await expect(await reasonsPage(words)).toMatchFileSnapshot(`../docs/${name}`);
  });

  it.each([
    ['replies.md', referenceEn],
    ['replies.fr.md', referenceFr],
  ] as const)('%s says what the code says now (vitest -u writes it anew)', async (name, words) => {
    await expect(repliesPage(words)).toMatchFileSnapshot(`../docs/${name}`);
  });

  it('damage.md says what the code says now (vitest -u writes it anew)', async () => {
    await expect(damagePage()).toMatchFileSnapshot('../docs/damage.md');
  });
});

const ROOT = new URL('../', import.meta.url);

/** The pages that people read, from the root. */
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...readdirSync(new URL('docs', ROOT)).map((name) => `docs/${name}`),
  ...['servers', 'scale'].map((folder) => `examples/${folder}/README.md`),
];

/** A heading as GitHub makes it an anchor. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '');

describe('links', () => {
  it.each(pages)('of %s lead somewhere', (page) => {
    const text = withoutCode(readFileSync(new URL(page, ROOT), 'utf8'));
    const broken: string[] = [];
    for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(?:https?|mailto):/.test(link)) continue;
      const target = new URL(link, new URL(page, ROOT));
      const heading = decodeURIComponent(target.hash.slice(1));
      target.hash = '';
      if (!existsSync(target)) broken.push(link);
      else if (heading) {
        const there = withoutCode(readFileSync(target, 'utf8'));
        const headings = [...there.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => anchor(words));
        if (!headings.includes(heading)) broken.push(link);
      }
    }
    expect(broken).toEqual([]);
  });
});
