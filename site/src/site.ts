/** All pages, in both languages. */

import { confusedPairs, enhancedCodes, explain, replyCodes } from '../../src/reference/reference.ts';
import { comparePage, enhancedListPage, enhancedPage, pairPage, repliesPage, replyPage } from './codes.ts';
import { apiPages, type Document, docsPage, documentPage, type Entry } from './docs.ts';
import { framed, type Site } from './frame.ts';
import { Context, type Language, languages, type Page, pathOfCode, urlOf } from './page.ts';
import { providersPage } from './providers.ts';
import { reasonCodes, reasonPage, reasonsPage, rfcPages } from './reasons.ts';
import { bouncePage, notFoundPage, playgroundPage, searchPage, startPage } from './tools.ts';

export { recordedOf } from './hosts.ts';

/** What the pages are made of besides the package itself. */
export interface Material extends Site {
  documents: readonly Document[];
  entries: readonly Entry[];
  /** The inside of the playground. */
  playground: string;
  /** The mail servers that were recorded. */
  hosts: readonly { name: string; title: string }[];
  /** The path that the site is published below, for the page that is shown at any address. */
  root: string;
}

/** A file of the site. */
export interface Output {
  /** Where it is written: `replies/553/index.html`. */
  file: string;
  url: string;
  language: Language;
  kind: string;
  isHidden: boolean;
  html: string;
}

/** Every page as a file. */
export async function outputs(material: Material): Promise<Output[]> {
  const found: Output[] = [];
  for (const language of languages) {
    for (const page of await pagesOf(language, material)) {
      if (page.only && page.only !== language) continue;
      const url = urlOf(language, page.path);
      const isLost = page.kind === 'not-found';
      found.push({
        file: isLost && language === 'en' ? '404.html' : `${url}index.html`,
        url,
        language,
        kind: page.kind,
        isHidden: page.isHidden ?? false,
        html: framed(page, language, material),
      });
    }
  }
  return found;
}

async function pagesOf(language: Language, material: Material): Promise<Page[]> {
  const at = (path: string) => new Context(language, path);
  const reasons: Page[] = [];
  for (const code of reasonCodes) reasons.push(await reasonPage(code, at(pathOfCode(code))));
  return [
    startPage(at(''), (name) => material.documents.some((one) => one.name === name && one.language === 'fr')),
    repliesPage(at('replies/')),
    ...replyCodes.map((code) => replyPage(code, at(pathOfCode(code)))),
    enhancedListPage(at('enhanced/')),
    ...enhancedCodes.map((code) => enhancedPage(code, at(pathOfCode(code)))),
    comparePage(at('compare/')),
    ...confusedPairs.map((pair) => pairPage(pair, at(`compare/${pair.join('-')}/`))),
    reasonsPage(at('reasons/')),
    ...reasons,
    ...rfcPages(at),
    providersPage(at('providers/')),
    playgroundPage(at('playground/'), material.playground, material.hosts),
    bouncePage(at('bounce/')),
    searchPage(at('search/')),
    notFoundPage(new Context(language, '404/', material.root), material.root),
    docsPage(material.documents, at('docs/')),
    ...material.documents
      .filter((document) => document.language === language)
      .map((document) =>
        documentPage(
          document,
          at(`docs/${document.name}/`),
          material.documents.some((other) => other.name === document.name && other.language !== language),
        ),
      ),
    ...apiPages(material.entries, at),
  ];
}

/** Every code with the path of its page: for the look-up that comes before the search. */
export function lookup(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const code of replyCodes) found[code] = pathOfCode(code);
  for (const code of enhancedCodes) {
    for (const digit of ['x', '2', '4', '5']) {
      const one = `${digit}${code.slice(1)}`;
      if (explain(one)) found[one] = pathOfCode(code);
    }
  }
  for (const code of reasonCodes) found[code] = pathOfCode(code);
  for (const [a, b] of confusedPairs) found[`${a} ${b}`] = `compare/${a}-${b}/`;
  return found;
}

/** The sitemap of all pages that are to be found. */
export function sitemap(pages: readonly Output[], base: string): string {
  const urls = pages
    .filter(({ isHidden }) => !isHidden)
    .map(({ url }) => `<url><loc>${base}${url}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}
