/** The pages of docs/ and of what each entry exports. */

import { shortened } from './codes.ts';
import { html, type Markup, raw } from './html.ts';
import type { Context, Page } from './page.ts';
import { filled } from './parts.ts';

/** A page of docs/, made of its Markdown. */
export interface Document {
  /** `forms` */
  name: string;
  title: string;
  /** Its first sentence. */
  summary: string;
  markup: string;
}

/** What an entry exports. */
export interface Entry {
  /** `mailbox-syntax/reference` */
  name: string;
  /** `reference` */
  path: string;
  summary: string;
  exports: readonly Exported[];
}

interface Exported {
  name: string;
  /** `function`, `interface`, `type`, `const`, `class` */
  kind: string;
  /** As TypeScript has it, without a body. */
  signature: string;
  summary: string;
  parameters: readonly { name: string; text: string }[];
  returns: string | null;
  throws: string | null;
  examples: readonly string[];
}

export function docsPage(documents: readonly Document[], context: Context): Page {
  const { docs, api } = context.site;
  return {
    path: 'docs/',
    kind: 'list',
    title: docs.title,
    description: docs.lead,
    body: html`<h1>${docs.title}</h1><p class="lead">${docs.lead} ${docs.english}</p><ul class="cards">${documents.map(
      ({ name, title, summary }) =>
        html`<li lang="en"><h2><a href="${context.to(`docs/${name}/`, 'en')}">${title}</a></h2><p>${summary}</p></li>`,
    )}<li><h2><a href="${context.to('api/')}">${api.title}</a></h2><p>${api.lead}</p></li></ul>`,
  };
}

export function documentPage({ name, title, summary, markup }: Document, context: Context): Page {
  return {
    path: `docs/${name}/`,
    kind: 'document',
    only: 'en',
    title,
    description: shortened(summary),
    trail: [{ path: 'docs/', title: context.site.docs.title }],
    data: { '@type': 'TechArticle', headline: title },
    body: html`<article class="prose">${raw(markup)}</article>`,
  };
}

export function apiPages(entries: readonly Entry[], context: (path: string) => Context): Page[] {
  const here = context('api/');
  const { api } = here.site;
  const list: Page = {
    path: 'api/',
    kind: 'list',
    title: api.title,
    description: api.lead,
    body: html`<h1>${api.title}</h1><p class="lead">${api.lead}</p><ul class="cards">${entries.map(
      ({ name, path, summary, exports }) =>
        html`<li><h2><a href="${here.to(`api/${path}/`, 'en')}"><code>${name}</code></a></h2><p lang="en">${summary}</p><p class="names">${exports.map(({ name: one }) => html`<code>${one}</code> `)}</p></li>`,
    )}</ul>`,
  };
  if (here.language !== 'en') return [list];
  return [list, ...entries.map((entry) => entryPage(entry, context(`api/${entry.path}/`)))];
}

function entryPage({ name, path, summary, exports }: Entry, context: Context): Page {
  const { api } = context.site;
  return {
    path: `api/${path}/`,
    kind: 'api',
    only: 'en',
    title: name,
    description: filled(api.description, { name }),
    trail: [{ path: 'api/', title: api.title }],
    data: { '@type': 'TechArticle', headline: name },
    body: html`<h1><code>${name}</code></h1><p class="lead">${summary}</p><p class="names">${exports.map(
      (one) => html`<a href="#${one.name}"><code>${one.name}</code></a> `,
    )}</p>${exports.map((one) => exported(one, context))}`,
  };
}

function exported(one: Exported, { site }: Context): Markup {
  const { api } = site;
  return html`<section class="export"><h2 id="${one.name}"><code>${one.name}</code> <small>${one.kind}</small></h2>${paragraphs(one.summary)}
<pre tabindex="0"><code>${one.signature}</code></pre>
${one.parameters.length > 0 && html`<h3>${api.parameters}</h3><dl>${one.parameters.map(({ name, text }) => html`<dt><code>${name}</code></dt><dd>${inline(text)}</dd>`)}</dl>`}
${one.returns && html`<h3>${api.returns}</h3><p>${inline(one.returns)}</p>`}
${one.throws && html`<h3>${api.throws}</h3><p>${inline(one.throws)}</p>`}
${one.examples.map((example) => html`<h3>${api.example}</h3><pre tabindex="0"><code>${example.replace(/^```\w*\n|\n?```$/g, '')}</code></pre>`)}</section>`;
}

const paragraphs = (text: string) => (text === '' ? html`` : html`<p>${inline(text)}</p>`);

/** Code between backquotes; the rest as it is. */
function inline(text: string): Markup {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
