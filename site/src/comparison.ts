/** Two codes side by side: the same in a page of its own and in one that a script makes for any two. */

import { differences, type Explanation } from '../../src/reference/reference.ts';
import { html, type Markup } from './html.ts';
import { codeLink, nameOf, type Saying, session, sources } from './parts.ts';

/** What is shown of one code, heading by heading; null where it says nothing. */
function cellsOf(one: Explanation, saying: Saying): Readonly<Record<string, Markup | string | null>> {
  const { site, words } = saying;
  if (one.kind === 'reason') {
    return {
      [site.description]: nameOf(one),
      [site.reason.why]: one.why,
      [site.reason.replies]:
        html`MAIL <code>${one.replies.MAIL['553']}</code>, RCPT <code>${one.replies.RCPT['553']}</code>`,
    };
  }
  const steps =
    one.steps === null
      ? words.labels.anyStep
      : one.steps.length > 0
        ? one.steps
            .map((step) => (step === 'connect' || step === 'message' ? words.steps[step] : step))
            .join(', ')
        : words.labels.noStep;
  return {
    [site.description]: one.meaning,
    [site.when]: one.when,
    [site.fix]: one.fix,
    [site.next]: one.kind === 'reply' ? one.next : null,
    [site.steps]: steps,
    [site.session]: one.kind === 'reply' && one.dialogue.length > 0 ? session(one.dialogue) : null,
  };
}

/** When to use which: for a reply what a server sends it for, else what it says. */
function useOf(one: Explanation): string {
  if (one.kind === 'reply') return one.use;
  return one.kind === 'enhanced' ? one.meaning : one.why;
}

/** The whole comparison, below its heading. */
export function comparison(a: Explanation, b: Explanation, saying: Saying): Markup {
  const { site, words } = saying;
  const [cellsA, cellsB] = [cellsOf(a, saying), cellsOf(b, saying)];
  const headings = [...new Set([...Object.keys(cellsA), ...Object.keys(cellsB)])].filter(
    (heading) => cellsA[heading] || cellsB[heading],
  );
  // What tells two codes apart comes before what one would look up of either.
  const isDetail = (heading: string) => [site.next, site.steps, site.session].includes(heading);
  const both = (heading: string) =>
    html`<section><h2>${heading}</h2><div class="two">${[cellsA, cellsB].map(
      (cells, index) =>
        html`<div><p class="of c${[a, b][index]?.code[0] ?? ''}" aria-hidden="true">${[a, b][index]?.code}</p>${wrapped(cells[heading] ?? '–')}</div>`,
    )}</div></section>`;
  return html`<div class="pair">
<div class="heads">${[a, b].map((one) => html`<div class="head c${one.code[0] ?? ''}"><p class="number">${codeLink(one.code, saying)}</p><p class="called">${nameOf(one)}</p><p class="class">${'class' in one && one.class ? one.class.name : words.labels.kinds[one.kind]}</p></div>`)}</div>
${headings.filter((heading) => !isDetail(heading)).map(both)}
<section><h2>${site.differences}</h2><ul>${differences(a, b, words).map((sentence) => html`<li>${sentence}</li>`)}</ul></section>
<section><h2>${site.use}</h2><dl class="uses">${[a, b].map((one) => html`<dt>${codeLink(one.code, saying)}</dt><dd>${useOf(one)}</dd>`)}</dl></section>
${headings.filter(isDetail).map(both)}
${sources(
  [...a.source, ...b.source].filter(
    ({ url }, index, all) => all.findIndex((other) => other.url === url) === index,
  ),
  site.sources,
)}
</div>`;
}

function wrapped(content: Markup | string): Markup {
  return typeof content === 'string' ? html`<p>${content}</p>` : html`${content}`;
}
