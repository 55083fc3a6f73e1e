/** The pages of docs/ and of what each entry exports. */

import { shortened } from './codes.ts';
import { html, type Markup, raw } from './html.ts';
import type { Context, Language, Page } from './page.ts';
import { filled } from './parts.ts';

/** A page of docs/, made of its Markdown. */
export interface Document {
  /** `forms` */
  name: string;
  language: Language;
  title: string;
  /** Its first sentence. */
  summary: string;
  markup: string;
  /** Whether it has examples that can be run. */
  runs: boolean;
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
  /** The text of each, and the button that runs it. */
  examples: readonly { text: string; run: string | null }[];
}

export function docsPage(documents: readonly Document[], context: Context): Page {
  const { docs } = context.site;
  // Those in the language of the page come first.
  const own = documents.filter(({ language }) => language === context.language);
  const others = documents.filter(
    ({ name, language }) => language === 'en' && !own.some((one) => one.name === name),
  );
  const card = ({ name, language, title, summary }: Document) =>
    html`<li lang="${language}"><h2><a href="${context.to(`docs/${name}/`, language)}">${title}</a></h2><p>${summary}</p></li>`;
  return {
    path: 'docs/',
    kind: 'list',
    title: docs.title,
    description: docs.lead,
    body: html`<h1>${docs.title}</h1><p class="lead">${docs.lead}</p><ul class="cards">${own.map(card)}${context.language === 'en' && apiCard(context)}</ul>${
      others.length > 0 &&
      html`<h2>${docs.english}</h2><ul class="cards">${others.map(card)}${apiCard(context)}</ul>`
    }`,
  };
}

function apiCard(context: Context): Markup {
  const { api } = context.site;
  return html`<li><h2><a href="${context.to('api/')}">${api.title}</a></h2><p>${api.lead}</p></li>`;
}

export function documentPage(
  { name, language, title, summary, markup, runs }: Document,
  context: Context,
  hasTwin: boolean,
): Page {
  return {
    path: `docs/${name}/`,
    kind: 'document',
    ...(!hasTwin && { only: language }),
    title,
    description: shortened(summary),
    trail: [{ path: 'docs/', title: context.site.docs.title }],
    scripts: runs ? ['run'] : [],
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
    scripts: exports.some(({ examples }) => examples.some(({ run }) => run !== null)) ? ['run'] : [],
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
${one.examples.map(({ text, run }) => html`<h3>${api.example}</h3><pre tabindex="0"><code>${text}</code></pre>${run !== null && raw(run)}`)}</section>`;
}

const paragraphs = (text: string) => (text === '' ? html`` : html`<p>${inline(text)}</p>`);

/** Code between backquotes; the rest as it is. */
function inline(text: string): Markup {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
