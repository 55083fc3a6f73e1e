/** The frame of every page: head, header with search and language, footer. */

import { createHash } from 'node:crypto';
import { html, type Markup, raw } from './html.ts';
import { Context, type Language, type Page, urlOf } from './page.ts';

/** What the whole site is made with. */
export interface Site {
  /** Where it will be published, with a slash at the end: for canonical links and the sitemap. */
  base: string;
  version: string;
}

const sections = ['replies', 'enhanced', 'compare', 'reasons', 'playground', 'docs'] as const;

/** A page as a document. */
export function framed(page: Page, language: Language, site: Site): string {
  const context = new Context(language, page.path, page.root);
  const { site: words } = context;
  const other: Language = language === 'en' ? 'fr' : 'en';
  const title = page.path === '' ? `${words.name}: ${page.title}` : `${page.title} – ${words.name}`;
  const canonical = site.base + urlOf(page.only ?? language, page.path);
  const current = page.path.split('/')[0];
  const policy = [
    "default-src 'none'",
    `script-src 'self'${page.runsWasm ? " 'wasm-unsafe-eval'" : ''}${page.inline === undefined ? '' : ` 'sha256-${createHash('sha256').update(page.inline).digest('base64')}'`}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
  const document = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${page.description}">
<link rel="canonical" href="${canonical}">
${
  page.only
    ? ''
    : html`<link rel="alternate" hreflang="en" href="${site.base + urlOf('en', page.path)}">
<link rel="alternate" hreflang="fr" href="${site.base + urlOf('fr', page.path)}">
<link rel="alternate" hreflang="x-default" href="${site.base + urlOf('en', page.path)}">`
}
${page.isHidden && html`<meta name="robots" content="noindex">`}
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:type" content="article">
<meta property="og:url" content="${canonical}">
<link rel="icon" href="${context.file('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${context.file('style.css')}">
${page.kind === 'playground' && html`<link rel="stylesheet" href="${context.file('playground.css')}">`}
<script type="module" src="${context.file('scripts/search.js')}"></script>
${(page.scripts ?? []).map((name) => html`<script type="module" src="${context.file(`scripts/${name}.js`)}"></script>`)}
${page.inline !== undefined && html`<script type="module">${raw(page.inline)}</script>`}
${dataOf(page, language, site)}
</head>
<body class="${page.kind}" data-root="${context.root}">
<a class="skip" href="#content">${words.skip}</a>
<header class="top">
<a class="brand" href="${context.to('')}"><span aria-hidden="true">a<b>@</b>b</span> ${words.name}</a>
<form class="search" role="search" action="${context.to('search/')}">
<label class="hidden" for="q">${words.search.label}</label>
<input id="q" name="q" type="search" placeholder="${words.search.placeholder}" autocomplete="off" autocapitalize="off" spellcheck="false">
<button>${words.search.button}</button>
</form>
<nav aria-label="${words.menu}">
<ul>
${sections.map(
  (name) =>
    html`<li><a href="${context.to(`${name}/`)}"${raw(current === name ? ` aria-current="${page.path === `${name}/` ? 'page' : 'true'}"` : '')}>${words.nav[name]}</a></li>`,
)}
</ul>
</nav>
<a class="language" href="${context.to(page.only === language ? '' : page.path, other)}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a>
</header>
<main id="content" tabindex="-1">
${trailOf(page, context)}
${page.isHidden ? page.body : html`<div data-pagefind-body>${page.body}</div>`}
</main>
<footer>
<p>${words.source}. ${words.version.replace('{version}', site.version)}.</p>
<p>${words.licence}</p>
<p><a href="${context.to('bounce/')}">${words.finder}</a> · <a href="${context.to('rfc/')}">${words.rfc.title}</a> · <a href="${context.to('providers/')}">${words.providers.title}</a> · <a href="${context.to('api/')}">${words.api.title}</a></p>
</footer>
</body>
</html>
`;
  // Empty lines of code stay.
  return document.text
    .split(/(<pre[ >][\s\S]*?<\/pre>)/)
    .map((part) => (part.startsWith('<pre') ? part : part.replace(/\n{2,}/g, '\n')))
    .join('');
}

function trailOf(page: Page, context: Context): Markup | false {
  const trail = page.trail ?? [];
  if (trail.length === 0) return false;
  return html`<nav class="trail" aria-label="${context.language === 'fr' ? 'Fil d’Ariane' : 'Breadcrumb'}"><ol>${trail.map(
    ({ path, title }) => html`<li><a href="${context.to(path)}">${title}</a></li>`,
  )}</ol></nav>`;
}

/** Structured data: no script runs it, so that no policy needs to allow it. */
function dataOf(page: Page, language: Language, site: Site): Markup {
  const address = site.base + urlOf(language, page.path);
  const graph: object[] = [];
  const trail = [...(page.trail ?? []), { path: page.path, title: page.title }];
  if (trail.length > 1) {
    graph.push({
      '@type': 'BreadcrumbList',
      itemListElement: trail.map(({ path, title }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: title,
        item: site.base + urlOf(language, path),
      })),
    });
  }
  if (page.data) graph.push({ inLanguage: language, url: address, ...page.data });
  if (graph.length === 0) return html``;
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(/</g, '\\u003c');
  return html`<script type="application/ld+json">${raw(json)}</script>`;
}
