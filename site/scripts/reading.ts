/** Reads a pasted bounce in the page. */

import { formatReason } from '../../src/messages/format.ts';
import { parseMailboxWithNearMiss } from '../../src/near-miss/index.ts';
import { type BounceReply, readBounce } from '../../src/reference/bounce/read.ts';
import { pageOf as pathOfCode } from '../../src/reference/page.ts';
import type { ReferenceWords } from '../../src/reference/words.ts';
import { html, type Markup } from '../src/html.ts';
import { codeLink, filled, picture, type Saying, sentence } from '../src/parts.ts';
import type { SiteWords } from '../src/words.ts';
import { here, PASTED } from './search.ts';

/** Makes the field of the page read what is typed or pasted into it. */
export function readHere(words: ReferenceWords, site: SiteWords): void {
  const field = document.getElementById('pasted') as HTMLTextAreaElement;
  const place = document.getElementById('read') as HTMLElement;
  const saying: Saying = {
    words,
    site,
    link: (code) => here + pathOfCode(code),
    bounce: `${here}bounce/`,
  };
  const show = () => {
    if (field.value.trim() === '') return place.replaceChildren();
    const { replies, truncated } = readBounce(field.value, {
      words,
      check: (address) => parseMailboxWithNearMiss(address),
    });
    const parts = replies.map((reply) => card(reply, saying));
    if (parts.length === 0) parts.push(html`<p class="none">${words.bounce.nothing}</p>`);
    if (truncated) parts.push(html`<p class="none">${words.bounce.truncated}</p>`);
    place.innerHTML = html`${parts}`.text;
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  const pasted = sessionStorage.getItem(PASTED);
  if (pasted !== null) {
    sessionStorage.removeItem(PASTED);
    field.value = pasted;
  }
  show();
}

function card(reply: BounceReply, saying: Saying): Markup {
  const { words } = saying;
  const { bounce } = words;
  const codes = [reply.code, reply.enhanced].filter((code) => code !== null);
  const known = codes.map((code) => html`${codeLink(code, saying)} `);
  return html`<article class="answer c${(reply.code ?? reply.enhanced ?? '')[0] ?? ''}">
<p class="codes">${known}${reply.server && html`<span>${filled(bounce.saidBy, { server: reply.server })}</span>`}</p>
<h2>${reply.words.name}</h2><p>${reply.words.meaning}</p>
<dl><dt>${bounce.actor}</dt><dd>${reply.actor.words}</dd><dt>${bounce.help}</dt><dd>${reply.words.help}</dd>
<dt>${bounce.told}</dt><dd>${reply.told.map(({ by, text }) => filled(bounce.by[by], { text })).join(', ')}</dd>
${reply.address && addressOf(reply.address, saying)}
${reply.source && html`<dt>${bounce.source}</dt><dd><a href="${reply.source}" rel="noreferrer">${reply.source.replace(/^https?:\/\//, '')}</a></dd>`}</dl>
${reply.text !== '' && html`<blockquote dir="ltr">${sentence(reply.text)}</blockquote>`}</article>`;
}

function addressOf(
  { role, address, result }: NonNullable<BounceReply['address']>,
  { words, site }: Saying,
): Markup {
  const { bounce } = words;
  const { valid, reasons, suggestion } = result;
  const link = (text: string) =>
    `${here}playground/#${new URLSearchParams({ address: text, lang: words.language })}`;
  return html`<dt>${bounce.address[role]}</dt><dd>${picture(address, reasons)} <a class="try" href="${link(address)}">${site.reason.try}</a>
<p class="${valid ? 'ok' : 'error'}">${valid ? bounce.valid : bounce.invalid}</p>
${reasons.length > 0 && html`<ul>${reasons.map((reason) => html`<li>${formatReason(reason, words.messages)} <a href="${here}${pathOfCode(reason.code)}"><code>${reason.code}</code></a></li>`)}</ul>`}
${suggestion !== null && html`<p class="suggestion">${filled(bounce.suggestion, { suggestion: '' })}<bdi>${suggestion}</bdi></p>`}</dd>`;
}
