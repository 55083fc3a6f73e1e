/** The pages of the reasons, and of the RFC sections that everything rests on. */

import { checkExample, messageOf } from '../../src/cli/explain/page.ts';
import { type ReasonCode, reasons } from '../../src/reasons.ts';
import { replyStyles } from '../../src/reference/explanation.ts';
import { enhancedCodes, explain, type ReasonExplanation, replyCodes } from '../../src/reference/reference.ts';
import { alsoCalled } from './also.ts';
import { sayingOf, shortened } from './codes.ts';
import { html, type Markup } from './html.ts';
import { type Context, type Page, pathOfCode } from './page.ts';
import { codeLink, codeList, filled, picture, sources } from './parts.ts';

export const reasonCodes = Object.keys(reasons) as ReasonCode[];

/** A link to the playground that tries an example. */
function tried(text: string, one: ReasonExplanation, context: Context): Markup | false {
  const { as, options } = one.example;
  // What the playground has no setting for, and what no link can carry.
  const isSettable = Object.keys(options ?? {}).every((name) => name === 'profile' || name === 'smtputf8');
  const isCarried = text !== '' && text.length < 2000 && text.isWellFormed();
  if (
    !isSettable ||
    !isCarried ||
    as === 'octets' ||
    as === 'suffix' ||
    as === 'conventions' ||
    as === 'list'
  ) {
    return false;
  }
  const settings = new URLSearchParams({ address: text, lang: context.language });
  if (as === 'MAIL') settings.set('role', 'MAIL');
  if (as === 'MAIL' || as === 'RCPT') settings.set('grammar', 'path');
  if (as === 'header') settings.set('grammar', 'header');
  const { profile, smtputf8 } = (options ?? {}) as { profile?: string; smtputf8?: boolean };
  if (profile) settings.set('profile', profile);
  if (smtputf8 === false) settings.set('smtputf8', 'no');
  return html`<a class="try" href="${context.to('playground/')}#${settings.toString()}">${context.site.reason.try}</a>`;
}

const readable = (text: string, one: ReasonExplanation) =>
  one.example.as === 'octets'
    ? new TextDecoder().decode(Uint8Array.from(text, (unit) => unit.charCodeAt(0)))
    : text;

export async function reasonPage(code: ReasonCode, context: Context): Promise<Page> {
  const { words, site } = context;
  const one = explain(code, words) as ReasonExplanation;
  const result = await checkExample(code, one.example);
  const { labels } = words;
  const also = alsoCalled[code]?.[context.language] ?? null;
  const said = messageOf(result, words.messages);
  const how = one.example.as ? labels.as[one.example.as] : null;
  const styles = replyStyles;
  return {
    path: pathOfCode(code),
    kind: 'reason',
    title: filled(site.reasonTitle, { code }),
    description: shortened(`${code}: ${said}. ${one.why}`),
    trail: [{ path: 'reasons/', title: site.reasons.title }],
    data: { '@type': 'TechArticle', headline: code, description: said },
    body: html`<header class="hero"><h1><code>${code}</code></h1><p class="class">${one.part.words}</p><p class="lead">${said}.</p>${also && html`<p class="class" data-pagefind-weight="10">${site.reason.also} ${also}</p>`}</header>
<section><h2 id="picture">${site.reason.picture}</h2>
<dl class="examples" data-pagefind-ignore><dt>${site.reason.wrong}${how && html` <small>${how}</small>`}</dt><dd>${picture(readable(one.example.bad, one), [result.reason])} ${tried(one.example.bad, one, context)}</dd>
<dt>${site.reason.right}</dt><dd>${picture(readable(one.example.good, one), [])} ${tried(one.example.good, one, context)}</dd>
<dt>${site.reason.repair}</dt><dd>${result.suggestion === null ? site.reason.noRepair : picture(result.suggestion, [])}</dd></dl></section>
<section><h2 id="why">${site.reason.why}</h2><p>${one.why}</p></section>
<section><h2 id="levels">${site.reason.levels}</h2><dl class="levels">${Object.entries(one.levels).map(
      ([profile, level]) =>
        html`<div class="${level}"><dt><code>${profile}</code></dt><dd>${labels.level[level]}</dd></div>`,
    )}</dl></section>
<section><h2 id="replies">${site.reason.replies}</h2><table><thead><tr><th>${site.reason.style}</th>${(['MAIL', 'RCPT'] as const).map((command) => html`<th>${command}</th>`)}</tr></thead><tbody>${styles.map(
      (style) =>
        html`<tr><th><code>${style}</code></th>${(['MAIL', 'RCPT'] as const).map((command) => {
          const [reply = '', status = ''] = one.replies[command][style].split(' ');
          return html`<td>${codeLink(reply, sayingOf(context))} ${codeLink(status, sayingOf(context))}</td>`;
        })}</tr>`,
    )}</tbody></table></section>
${sources(one.source, site.sources)}
<p class="since">${filled(site.reason.since, { version: one.since })}</p>`,
  };
}

/** The list of all reasons, by the part that they are about. */
export function reasonsPage(context: Context): Page {
  const { words, site } = context;
  const parts = [...new Set(reasonCodes.map((code) => reasons[code].part))];
  return {
    path: 'reasons/',
    kind: 'list',
    title: site.reasons.title,
    description: shortened(site.reasons.lead),
    body: html`<h1>${site.reasons.title}</h1><p class="lead">${site.reasons.lead}</p>
${parts.map(
  (part) =>
    html`<section><h2>${words.parts[part]}</h2><dl class="table reasons">${reasonCodes
      .filter((code) => reasons[code].part === part)
      .map(
        (code) =>
          html`<div><dt>${codeLink(code, sayingOf(context))}</dt><dd>${(explain(code, words) as ReasonExplanation).message.replace(/\{\w+\}/g, '…')}</dd></div>`,
      )}</dl></section>`,
)}`,
  };
}

/** A document that codes rest on, and its sections with them. */
interface Source {
  document: string;
  name: string;
  sections: Map<string, { name: string; url: string; codes: string[] }>;
}

/** Every document that something rests on. */
function documents(context: Context): Source[] {
  const found = new Map<string, Source>();
  for (const code of [...replyCodes, ...enhancedCodes, ...reasonCodes]) {
    for (const { name, url } of explain(code as string, context.words)?.source ?? []) {
      const [, document = name] = /^(RFC \d+|UTS \d+|\S+)/.exec(name) ?? [];
      const key = document.toLowerCase().replace(/^rfc /, '').replace(/\s+/g, '-');
      const source = found.get(key) ?? { document: key, name: document, sections: new Map() };
      const section = source.sections.get(name) ?? { name, url, codes: [] };
      section.codes.push(code);
      source.sections.set(name, section);
      found.set(key, source);
    }
  }
  const number = ({ document }: Source) =>
    /^\d+$/.test(document) ? Number(document) : Number.POSITIVE_INFINITY;
  return [...found.values()].sort((a, b) => number(a) - number(b) || a.document.localeCompare(b.document));
}

/** The list of documents, and a page for each. */
export function rfcPages(context: (path: string) => Context): Page[] {
  const here = context('rfc/');
  const { site } = here;
  const all = documents(here);
  const list: Page = {
    path: 'rfc/',
    kind: 'list',
    title: site.rfc.title,
    description: site.rfc.lead,
    body: html`<h1>${site.rfc.title}</h1><p class="lead">${site.rfc.lead}</p><ul class="pairs wide">${all.map(
      ({ document, name, sections }) =>
        html`<li><a href="${here.to(`rfc/${document}/`)}"><b>${name}</b> <span>${[...sections.values()].reduce((sum, { codes }) => sum + codes.length, 0)}</span></a></li>`,
    )}</ul>`,
  };
  const pages = all.map(({ document, name, sections }): Page => {
    const one = context(`rfc/${document}/`);
    const order = [...sections.values()].sort((a, b) =>
      a.name.localeCompare(b.name, 'en', { numeric: true }),
    );
    return {
      path: `rfc/${document}/`,
      kind: 'rfc',
      title: name,
      description: shortened(filled(site.rfc.description, { name })),
      trail: [{ path: 'rfc/', title: site.rfc.title }],
      data: { '@type': 'TechArticle', headline: name },
      body: html`<h1>${name}</h1>${order.map(
        (section) =>
          html`<section><h2><a href="${section.url}" rel="noreferrer">${section.name}</a></h2>${codeList(section.codes, sayingOf(one))}</section>`,
      )}`,
    };
  });
  return [list, ...pages];
}
