/** The start page and the pages on which something happens: bounce, search, playground, no such page. */

import { confusedPairs } from '../../src/reference/reference.ts';
import { words as playgroundWords } from '../playground/words.ts';
import { pathOfPair, sayingOf, shortened } from './codes.ts';
import { escapeHtml, html, raw } from './html.ts';
import type { Context, Page } from './page.ts';
import { codeLink, filled, tryForm } from './parts.ts';
import { en, fr } from './words.ts';

const OFTEN = ['553', '550', '554', '501', '354', '421', '451', '452', '5.1.1', '5.1.3', '5.7.1', '4.2.2'];

/** @param isFrench whether a page of the documentation is there in French */
export function startPage(context: Context, isFrench: (name: string) => boolean): Page {
  const { site, words } = context;
  const { start } = site;
  // What the documentation does not have in French leads to English.
  const at = (path: string) => {
    const name = /^docs\/([\w-]+)\//.exec(path)?.[1];
    return context.to(path, name && !isFrench(name) ? 'en' : context.language);
  };
  const paths = [
    { ...start.web, to: 'docs/forms/', after: 'playground/' },
    { ...start.postmaster, to: 'bounce/', after: 'docs/servers/' },
    { ...start.data, to: 'docs/command/', after: 'docs/in-a-program/' },
  ];
  return {
    path: '',
    kind: 'start',
    title: start.title,
    description: shortened(start.description),
    scripts: ['try'],
    data: { '@type': 'WebSite', name: site.name, description: start.description },
    body: html`<h1>${start.title.replace('e-mail', 'e\u2011mail')}</h1><p class="lead">${start.lead}</p>
<div class="ways"><form class="paste" action="${context.to('bounce/')}"><label for="returned">${start.pasteLabel}</label><textarea id="returned" rows="2" spellcheck="false" autocomplete="off" autocapitalize="off" dir="ltr" placeholder="${start.pastePlaceholder}"></textarea><button>${start.pasteButton}</button></form>
${tryForm(context, 'anna..schmidt@exam_ple.com')}</div>
<h2>${start.paths}</h2><ul class="paths">${paths.map(
      ({ title, text, link, more, to, after }) =>
        html`<li><h3>${title}</h3><p>${text}</p><p><a class="main" href="${at(to)}">${link}</a> <a href="${at(after)}">${more}</a></p></li>`,
    )}</ul>
<p class="install">${start.install} <code>npm install mailbox-syntax</code> · <a href="${at('docs/in-a-program/')}">${start.installMore}</a></p>
<section><h2>${start.often}</h2><ul class="often">${OFTEN.map((code) => {
      const name = code.includes('.')
        ? words.enhanced[`X${code.slice(1)}` as 'X.1.3'].name
        : words.replies[code as '553'].name;
      return html`<li>${codeLink(code, sayingOf(context))} <span>${name}</span></li>`;
    })}</ul></section>
<section><h2>${start.pairs}</h2><ul class="pairs">${confusedPairs
      .slice(0, 8)
      .map(
        (pair) =>
          html`<li><a href="${context.to(pathOfPair(pair))}">${filled(site.compare.pair, { a: pair[0], b: pair[1] })}</a></li>`,
      )}</ul></section>`,
  };
}

const BOUNCE = `<anna..b@example.org>: host mx.example.org[192.0.2.25] said:
    553-5.1.3 The recipient address <anna..b@example.org> is not a valid
    553 5.1.3 RFC 5321 address. (in reply to RCPT TO command)`;

export function bouncePage(context: Context): Page {
  const { bounce } = context.site;
  return {
    path: 'bounce/',
    kind: 'bounce',
    title: bounce.title,
    description: shortened(bounce.description),
    scripts: ['bounce'],
    data: {
      '@type': 'WebApplication',
      name: bounce.title,
      applicationCategory: 'UtilitiesApplication',
      operatingSystem: 'Any',
    },
    body: html`<h1>${bounce.title}</h1><p class="lead">${bounce.lead}</p>
<label class="title" for="pasted">${bounce.label}</label><textarea id="pasted" rows="8" spellcheck="false" autocomplete="off" dir="ltr"></textarea>
<p><button id="example" class="plain" type="button" data-bounce="${BOUNCE}">${bounce.example}</button></p>
<noscript><p>${bounce.noScript}</p></noscript>
<div id="read" aria-live="polite"></div>`,
  };
}

export function searchPage(context: Context): Page {
  const { search } = context.site;
  return {
    path: 'search/',
    kind: 'search-page',
    title: search.title,
    description: shortened(search.lead),
    runsWasm: true,
    isHidden: true,
    body: html`<h1>${search.title}</h1><p class="lead">${search.lead}</p><noscript><p>${search.noScript}</p></noscript>
<p id="count" role="status" data-one="${search.one}" data-found="${search.found}" data-none="${search.none}" data-other="${search.other}"></p><ol id="results" class="results"></ol>`,
  };
}

/**
 * Finds where the site is, from the address of a page that is not there: links lead there, and the style comes from there.
 * The folders of the address are asked, the shortest first, for a file that only this site has.
 */
const FIND_ROOT = `const { dataset } = document.body;
const folders = location.pathname.split('/').slice(1, -1);
const roots = [dataset.root, '/', ...folders.map((_, index) => '/' + folders.slice(0, index + 1).join('/') + '/')];
for (const root of new Set(roots)) {
  const answer = await fetch(root + 'codes.json').catch(() => null);
  if (!answer?.ok || (await answer.json().catch(() => null))?.['553'] !== 'replies/553/') continue;
  if (root === dataset.root) break;
  for (const name of ['href', 'action'])
    for (const one of document.querySelectorAll('[' + name + '^="' + dataset.root + '"]'))
      one.setAttribute(name, root + one.getAttribute(name).slice(dataset.root.length));
  dataset.root = root;
  const script = document.createElement('script');
  script.type = 'module';
  script.src = root + 'scripts/search.js';
  document.head.append(script);
  break;
}`;

/** Shown at any address where there is no page, and so in both languages. */
export function notFoundPage(context: Context, root: string): Page {
  const { notFound } = context.site;
  const lists = (one: typeof en, language: 'en' | 'fr') =>
    html`<p lang="${language}">${one.notFound.text} <a href="${context.to('replies/', language)}">${one.replies.title}</a> · <a href="${context.to('reasons/', language)}">${one.reasons.title}</a></p>`;
  return {
    path: '404/',
    root,
    only: 'en',
    kind: 'not-found',
    title: notFound.title,
    description: notFound.text,
    isHidden: true,
    inline: FIND_ROOT,
    body: html`<h1>${notFound.title} <small lang="fr">${fr.notFound.title}</small></h1>${lists(en, 'en')}${lists(fr, 'fr')}`,
  };
}

/** The playground: its template holds English words, which its script writes in the language of the page. */
export function playgroundPage(
  context: Context,
  template: string,
  hosts: readonly { name: string; title: string }[],
): Page {
  const said = playgroundWords[context.language];
  const { title, lead } = said;
  const spoken = template.replace(
    /(data-word="(\w+)"[^>]*>)[^<]*/g,
    (_, tag: string, word: keyof typeof said) => {
      const text = said[word];
      if (typeof text !== 'string') throw new Error(`${word}: no word of the playground`);
      return tag + escapeHtml(text);
    },
  );
  return {
    path: 'playground/',
    kind: 'playground',
    title,
    description: shortened(lead),
    scripts: ['playground'],
    data: {
      '@type': 'WebApplication',
      name: title,
      applicationCategory: 'DeveloperApplication',
      operatingSystem: 'Any',
    },
    body: raw(
      spoken.replace(
        '<!-- hosts -->',
        html`${hosts.map(({ name, title }) => html`<option value="${name}">${title}</option>`)}`.text,
      ),
    ),
  };
}
