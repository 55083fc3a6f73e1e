/** What a page is, and where it stands. Links between pages are relative, so that the site works below any path. */

import type { ReferenceWords } from '../../src/reference/reference.ts';
import { referenceEn, referenceFr } from '../../src/reference/reference.ts';
import type { Markup } from './html.ts';
import { en, fr, type SiteWords } from './words.ts';

export { pageOf as pathOfCode } from '../../src/reference/page.ts';

export type Language = 'en' | 'fr';
export const languages: readonly Language[] = ['en', 'fr'];

/** One page, before it gets its frame. */
export interface Page {
  /** Below the language: `replies/553/`; '' is the start page. */
  path: string;
  title: string;
  /** What search engines show, about 150 characters. */
  description: string;
  /** The kind, for styles, structured data and tests. */
  kind: string;
  body: Markup;
  /** The pages above it, from the start page on. */
  trail?: readonly { path: string; title: string }[];
  /** Scripts of this page, by name. */
  scripts?: readonly string[];
  /** A script in the page itself, which the policy allows by its hash: for a page that cannot know where its files are. */
  inline?: string;
  /** Structured data besides the trail (schema.org). */
  data?: object;
  /** A policy that lets WebAssembly run, for the search. */
  runsWasm?: boolean;
  /** Only in one language: the other leads here. */
  only?: Language;
  /** Where the site is, for a page that is shown at any address. */
  root?: string | undefined;
  /** Kept out of the search and of the sitemap. */
  isHidden?: boolean;
}

/** What a page is made with: its language, and links from where it stands. */
export class Context {
  readonly words: ReferenceWords;
  readonly site: SiteWords;
  /** From the page to the root of the site, `../../`. */
  readonly root: string;

  constructor(
    readonly language: Language,
    readonly path: string,
    /** Where the site is, for a page that is shown at any address. */
    root: string | null = null,
  ) {
    this.words = language === 'fr' ? referenceFr : referenceEn;
    this.site = language === 'fr' ? fr : en;
    this.root = root ?? ('../'.repeat(urlOf(language, path).split('/').length - 1) || './');
  }

  /** The address of another page of this language, relative to this one. */
  to(path: string, language: Language = this.language): string {
    return this.root + urlOf(language, path);
  }

  /** The address of a file of the site. */
  file(name: string): string {
    return this.root + name;
  }
}

/** Where a page stands below the root of the site: English at the root, French in `fr/`. */
export function urlOf(language: Language, path: string): string {
  return language === 'en' ? path : `fr/${path}`;
}
