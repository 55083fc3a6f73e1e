/** Any two codes side by side, on the page of all comparisons: `compare/?a=354&b=5.1.3`. */

import { explain } from '../../src/reference/explain.ts';
import { pageOf as pathOfCode } from '../../src/reference/page.ts';
import type { ReferenceWords } from '../../src/reference/words.ts';
import { comparison } from '../src/comparison.ts';
import { filled } from '../src/parts.ts';
import type { SiteWords } from '../src/words.ts';
import { here } from './search.ts';

/** Shows the comparison that the address of the page asks for. */
export function compareHere(words: ReferenceWords, site: SiteWords): void {
  const place = document.getElementById('compared') as HTMLElement;
  const form = document.getElementById('compare') as HTMLFormElement;
  const given = new URLSearchParams(location.search);
  const names = [given.get('a'), given.get('b')].map((name) => name?.trim() ?? '');
  const [a = '', b = ''] = names;
  if (a === '' && b === '') return;
  for (const [index, name] of ['a', 'b'].entries()) {
    (form.elements.namedItem(name) as HTMLInputElement).value = names[index] ?? '';
  }
  const [first, second] = [explain(a, words), explain(b, words)];
  if (!first || !second) {
    place.textContent = filled(site.compare.unknown, { code: first ? b : a });
    return;
  }
  document.title = `${filled(site.compare.title2, { a: first.code, b: second.code })} – ${site.name}`;
  const heading = document.createElement('h2');
  heading.textContent = filled(site.compare.title2, { a: first.code, b: second.code });
  const link = (code: string) => here + pathOfCode(code);
  place.innerHTML = comparison(first, second, { words, site, link, bounce: `${here}bounce/` }).text;
  place.prepend(heading);
}
