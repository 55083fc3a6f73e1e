/** The page of the providers' naming rules, written from the data that checks apply. */

import type { Convention } from '../../src/conventions/convention.ts';
import { providers } from '../../src/conventions/providers.ts';
import { inWords } from '../../src/conventions/words/in-words.ts';
import type { ConventionCode } from '../../src/reasons.ts';
import { sayingOf, shortened } from './codes.ts';
import { html } from './html.ts';
import type { Context, Page } from './page.ts';
import { codeLink } from './parts.ts';

/** Which reasons a provider's rules can lead to. */
function codesOf(rules: Convention): ConventionCode[] {
  const has: Readonly<Partial<Record<ConventionCode, unknown>>> = {
    'convention-character': rules.characters,
    'convention-first-character': rules.first,
    'convention-last-character': rules.last,
    'convention-missing-character': rules.contains,
    'convention-repeated-separator': rules.notRepeated,
    'convention-adjacent-separators': rules.notAdjacent,
    'convention-too-short': rules.minOctets,
    'convention-too-long': rules.maxOctets,
    'convention-tag': rules.tag === false ? true : undefined,
    'convention-not-a-recipient': rules.recipient === false ? true : undefined,
  };
  return (Object.keys(has) as ConventionCode[]).filter((code) => has[code] !== undefined);
}

export function providersPage(context: Context): Page {
  const { site, language } = context;
  const found = Object.entries(providers).filter(
    (entry): entry is [string, Convention] => typeof entry[1] !== 'string',
  );
  return {
    path: 'providers/',
    kind: 'list',
    title: site.providers.title,
    description: shortened(site.providers.description),
    data: { '@type': 'TechArticle', headline: site.providers.title },
    body: html`<h1>${site.providers.title}</h1><p class="lead">${site.providers.lead}</p>${found.map(
      ([domain, rules]) => {
        const others = Object.keys(providers).filter((one) => providers[one] === domain);
        return html`<section><h2 id="${domain}">${domain}</h2>${others.length > 0 && html`<p class="class">${others.join(', ')}</p>`}
<ul>${codesOf(rules).map(
          (code) =>
            html`<li>${inWords(code, rules, { ascii: domain, unicode: domain })[language] ?? ''} ${codeLink(code, sayingOf(context))}</li>`,
        )}${rules.delimiter && html`<li>${site.providers.delimiter} <code>${[...rules.delimiter].join(' ')}</code></li>`}${rules.ignored && html`<li>${site.providers.ignored} <code>${rules.ignored.join(' ')}</code></li>`}</ul>
${rules.note && html`<p lang="en">${rules.note}</p>`}
<p class="class">${site.sources}: <a href="${rules.source ?? ''}" rel="noreferrer">${(rules.source ?? '').replace(/^https?:\/\/(?:www\.)?/, '').slice(0, 70)}</a>, ${rules.date}</p></section>`;
      },
    )}`,
  };
}
