/** Parts that several kinds of pages have; also what scripts of pages are made of, so nothing here needs Node. */

import { meaningRows } from '../../src/reference/meanings.ts';
import {
  type Citation,
  type Explanation,
  explain,
  type ReferenceWords,
  wildRowsOf,
} from '../../src/reference/reference.ts';
import { shown } from '../playground/pieces.ts';
import { html, type Markup } from './html.ts';
import type { Context } from './page.ts';
import type { SiteWords } from './words.ts';

/** What a part needs of the page that it is on. */
export interface Saying {
  words: ReferenceWords;
  site: SiteWords;
  /** The address of the page of a code, from here. */
  link(code: string): string;
  /** The address of the page that reads a bounce. */
  bounce: string;
}

/** A template with `{name}` filled in. */
export function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A code as a link to its page. */
export function codeLink(code: string, { link, words }: Pick<Saying, 'link' | 'words'>): Markup {
  const found = explain(code, words);
  const title = found && found.kind !== 'reason' ? found.name : null;
  return html`<a class="code c${code[0] ?? ''}" href="${link(code)}"${title ? html` title="${title}"` : ''}>${code}</a>`;
}

/** A field for an address; its script takes what is typed to the playground. It has no name: without a script nothing is sent. */
export function tryForm(context: Context, address = ''): Markup {
  const { start } = context.site;
  return html`<form class="tryout" action="${context.to('playground/')}"><label for="try">${start.tryLabel}</label><input id="try" type="text" inputmode="email" autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr" value="${address}"${address === '' && html` placeholder="${start.tryPlaceholder}"`}><button>${start.tryButton}</button></form>`;
}

export function codeList(codes: readonly string[], saying: Saying): Markup {
  return html`<ul class="codes">${codes.map((code) => html`<li>${codeLink(code, saying)}</li>`)}</ul>`;
}

/** Lines of a session, each with who speaks. */
export function session(lines: readonly string[]): Markup {
  return html`<ol class="session" lang="en">${lines.map((line) => {
    const [who = '', text = ''] = [line.slice(0, 1), line.slice(3)];
    const digit = who === 'S' ? text[0] : '';
    return html`<li class="${who === 'S' ? `server c${digit}` : 'client'}"><abbr title="${who === 'S' ? 'server' : 'client'}">${who}</abbr><code>${text || '\u00a0'}</code></li>`;
  })}</ol>`;
}

/** Where a statement is written. */
export function sources(source: readonly Citation[], title: string): Markup {
  return html`<section class="sources"><h2 id="sources">${title}</h2><ul>${source.map(
    ({ name, url }) => html`<li><a href="${url}" rel="noreferrer">${name}</a></li>`,
  )}</ul></section>`;
}

/** An address or another text with its spans marked, as in the playground; nothing invisible stays invisible. */
export function picture(text: string, spans: readonly { start: number; end: number }[]): Markup {
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const parts: Markup[] = [];
  cuts.forEach((start, index) => {
    if (spans.some((span) => span.start === start && span.end === start))
      parts.push(html`<mark class="missing"></mark>`);
    const end = cuts[index + 1];
    if (end === undefined) return;
    const written = visible(text.slice(start, end));
    const isMarked = spans.some((span) => span.start <= start && span.end >= end && span.end > span.start);
    parts.push(isMarked ? html`<mark>${written}</mark>` : written);
  });
  return html`<code class="picture" dir="ltr">${parts}</code>`;
}

/** A text with what is invisible written as its number. */
function visible(text: string): Markup {
  return html`${Array.from(text, (character) => {
    const seen = shown(character);
    if (seen === character) return character;
    return html`<span class="${character === ' ' ? 'space' : 'escape'}">${seen}</span>`;
  })}`;
}

/** A sentence with what is invisible written as its number; spaces between words stay spaces. */
export function sentence(text: string): Markup {
  return html`${text.split(' ').map((word, index) => html`${index > 0 && ' '}${visible(word)}`)}`;
}

/** What servers mean by a code, a row for each meaning, with its source. */
export function wildTable(code: string, { words, site, bounce }: Saying): Markup | false {
  const rows = wildRowsOf(code);
  if (rows.length === 0) return false;
  return html`<section><h2 id="wild">${site.wild.title}</h2><p>${filled(site.wild.lead, { code })} <a href="${bounce}">${site.wild.paste}</a></p>
<div class="wild">${rows.map(({ meaning, words: phrases, servers, source, replies }) => {
    const { name, meaning: said, help } = words.meanings[meaning];
    const seen = replies.filter((reply) => reply.split(' ').includes(code));
    const list = phrases.filter((phrase) => !/[^\p{Script=Latin}\p{P}\p{S}\s\d]/u.test(phrase)).slice(0, 4);
    return html`<article><h3>${name}</h3><p>${said}</p><p>${help}</p>
<dl><dt>${site.wild.told}</dt><dd>${[
      ...seen.filter((reply) => reply !== code).map((reply) => html`<code>${reply}</code>`),
      ...list.map((phrase) => html`<q>${phrase.trim()}</q>`),
    ].map((sign, index) => html`${index > 0 && ', '}${sign}`)}</dd>
<dt>${site.wild.by}</dt><dd>${servers.join(', ')}</dd>
<dt>${site.wild.act}</dt><dd>${words.actors[actorOf(meaning)]}</dd>
<dt>${site.wild.source}</dt><dd><a href="${source}" rel="noreferrer">${hostOf(source)}</a></dd></dl></article>`;
  })}</div></section>`;
}

const actorOf = (meaning: keyof typeof meaningRows) => meaningRows[meaning].actor;

function hostOf(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

/** How a code is called: its name, or for a reason what it says. */
export function nameOf(one: Explanation): string {
  return one.kind === 'reason' ? one.message.replace(/\{(\w+)\}/g, '…') : one.name;
}
