/** The pages of replies, enhanced codes and comparisons. */

import {
  confusedPairs,
  type EnhancedExplanation,
  enhancedCodes,
  explain,
  type ReplyExplanation,
  replyCodes,
} from '../../src/reference/reference.ts';
import { comparison } from './comparison.ts';
import { html, type Markup } from './html.ts';
import { type Context, type Page, pathOfCode } from './page.ts';
import {
  codeLink,
  codeList,
  filled,
  nameOf,
  type Saying,
  session,
  sources,
  tryForm,
  wildTable,
} from './parts.ts';

/** What parts need, of a page. */
export function sayingOf(context: Context): Saying {
  const { words, site } = context;
  return { words, site, link: (code) => context.to(pathOfCode(code)), bounce: context.to('bounce/') };
}

/** A text that search engines cut no further: whole sentences of about 155 characters. */
export function shortened(text: string, length = 158): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/(?<![\s,;:.])[\s,;:.]+$/, '')}…`;
}

/** The path of the page of a pair. */
export function pathOfPair([a, b]: readonly [string, string]): string {
  return `compare/${a}-${b}/`;
}

function pairsWith(code: string, context: Context): Markup | false {
  const pairs = confusedPairs.filter((pair) =>
    pair.some((one) => one === code || one.replace(/^\d/, 'X') === code),
  );
  if (pairs.length === 0) return false;
  return html`<section><h2 id="confused">${context.site.confused}</h2><ul class="pairs">${pairs.map(
    (pair) =>
      html`<li><a href="${context.to(pathOfPair(pair))}">${filled(context.site.compare.pair, { a: pair[0], b: pair[1] })}</a></li>`,
  )}</ul></section>`;
}

function reasonList(codes: readonly string[], context: Context): Markup | false {
  if (codes.length === 0) return false;
  return html`<section><h2 id="reasons">${context.site.reasonsSo}</h2><details${codes.length <= 12 ? html` open` : ''}><summary>${filled(context.site.showReasons, { count: codes.length })}</summary>${codeList(codes, sayingOf(context))}</details></section>`;
}

/** A field for the address that was refused, where a reason can be told of it. */
function tryField(reasons: readonly string[], context: Context): Markup | false {
  return reasons.length > 0 && tryForm(context);
}

const stepsOf = (steps: readonly string[], { words }: Context) =>
  steps.map((step) => (step === 'connect' || step === 'message' ? words.steps[step] : step)).join(', ');

export function replyPage(code: (typeof replyCodes)[number], context: Context): Page {
  const { words, site } = context;
  const one: ReplyExplanation = explain(code, words);
  const saying = sayingOf(context);
  const { labels } = words;
  const answers = {
    [filled(site.faq.what, { code })]: one.meaning,
    [filled(site.faq.when, { code })]: one.when,
    [filled(site.faq.fix, { code })]: one.fix,
  };
  return {
    path: pathOfCode(code),
    kind: 'reply',
    title: filled(site.replyTitle, { code, name: one.name }),
    description: shortened(`SMTP ${code} ${one.name}: ${one.meaning} ${one.when} ${one.fix}`),
    trail: [{ path: 'replies/', title: site.replies.title }],
    scripts: one.reasons.length > 0 ? ['try'] : [],
    data: {
      '@type': 'FAQPage',
      headline: `${code} ${one.name}`,
      mainEntity: Object.entries(answers).map(([name, text]) => ({
        '@type': 'Question',
        name,
        acceptedAnswer: { '@type': 'Answer', text },
      })),
    },
    body: html`<header class="hero c${code[0] ?? ''}"><h1><span class="number">${code}</span> <span class="called">${one.name}</span></h1>
<p class="class">${one.class.name}</p><p class="lead">${one.meaning}</p></header>
<section><h2 id="when">${site.when}</h2><p>${one.when}</p></section>
<section><h2 id="fix">${site.fix}</h2><p>${one.fix}</p>${tryField(one.reasons, context)}</section>
<section><h2 id="next">${site.next}</h2><p>${one.next}</p></section>
${one.dialogue.length > 0 && html`<section><h2 id="session">${site.session}</h2>${session(one.dialogue)}</section>`}
${wildTable(code, saying)}
<section><h2 id="steps">${site.steps}</h2><p>${one.steps ? stepsOf(one.steps, context) : labels.anyStep}</p></section>
<section><h2 id="enhanced">${site.beside}</h2>${
      one.enhanced.length > 0
        ? codeList(one.enhanced, saying)
        : html`<p>${one.class.digit === '3' ? labels.noEnhanced : labels.noneKnown}</p>`
    }</section>
${reasonList(one.reasons, context)}
${pairsWith(code, context)}
${sources(one.source, site.sources)}`,
  };
}

export function enhancedPage(code: (typeof enhancedCodes)[number], context: Context): Page {
  const { words, site } = context;
  const one = explain(code as string, words) as EnhancedExplanation;
  const saying = sayingOf(context);
  const digits = ['4', '5'].map((digit) => code.replace('X', digit));
  const { registered, inUse } = one.replies;
  return {
    path: pathOfCode(code),
    kind: 'enhanced',
    title: filled(site.replyTitle, { code: `${digits[1]} / ${digits[0]}`, name: one.name }),
    description: shortened(
      `${digits[1]}, ${digits[0]}: ${one.name}. ${one.meaning} ${one.when ?? ''} ${one.fix ?? ''}`.trim(),
    ),
    trail: [{ path: 'enhanced/', title: site.enhanced.title }],
    scripts: one.reasons.length > 0 && one.fix ? ['try'] : [],
    data: { '@type': 'TechArticle', headline: `${code} ${one.name}`, description: one.meaning },
    body: html`<header class="hero"><h1><span class="number">${code}</span> <span class="called">${one.name}</span></h1>
<p class="class">${digits.join(', ')} · ${one.subject.name}</p><p class="lead">${one.meaning}</p></header>
${one.when && html`<section><h2 id="when">${site.when}</h2><p>${one.when}</p></section>`}
${one.fix && html`<section><h2 id="fix">${site.fix}</h2><p>${one.fix}</p>${tryField(one.reasons, context)}</section>`}
<section><h2 id="digits">${words.labels.class}</h2><dl class="uses">${digits.map(
      (digit) =>
        html`<dt><code class="code c${digit[0] ?? ''}">${digit}</code></dt><dd>${words.classes[digit[0] as '4'].meaning} ${words.classes[digit[0] as '4'].next}</dd>`,
    )}</dl></section>
${wildTable(digits[1] as string, saying) || wildTable(digits[0] as string, saying)}
<section><h2 id="replies">${site.replyCodes}</h2>${
      registered.length + inUse.length > 0
        ? html`${registered.length > 0 && html`<p>${registered.map((reply) => ((replyCodes as string[]).includes(reply) ? html`${codeLink(reply, saying)} ` : `${reply} `))}</p>`}${inUse.length > 0 && html`<p>${filled(words.labels.inUse, { list: inUse.join(', ') })}</p>`}`
        : html`<p>${words.labels.noneKnown}</p>`
    }</section>
<section><h2 id="steps">${site.steps}</h2><p>${one.steps.length > 0 ? stepsOf(one.steps, context) : words.labels.noStep}</p></section>
${reasonList(one.reasons, context)}
${pairsWith(code, context)}
${sources(one.source, site.sources)}`,
  };
}

export function pairPage(pair: readonly [string, string], context: Context): Page {
  const { words, site } = context;
  const [a, b] = pair.map((code) => explain(code, words));
  if (!a || !b) throw new Error(`${pair.join(' ')}: no such code`);
  const values = { a: a.code, b: b.code, nameA: nameOf(a), nameB: nameOf(b) };
  return {
    path: pathOfPair(pair),
    kind: 'comparison',
    title: filled(site.compare.title2, values),
    description: shortened(filled(site.compare.description, values)),
    trail: [{ path: 'compare/', title: site.compare.title }],
    scripts: ['try'],
    data: { '@type': 'TechArticle', headline: filled(site.compare.title2, values), about: [a.code, b.code] },
    body: html`<h1>${filled(site.compare.title2, values)}</h1>${comparison(a, b, sayingOf(context))}${[a, b].some((one) => 'reasons' in one && one.reasons.length > 0) && tryForm(context)}`,
  };
}

/** The list of all reply codes, by class. */
export function repliesPage(context: Context): Page {
  const { words, site } = context;
  const digits = ['2', '3', '4', '5'] as const;
  return {
    path: 'replies/',
    kind: 'list',
    title: site.replies.title,
    description: shortened(site.replies.lead),
    body: html`<h1>${site.replies.title}</h1><p class="lead">${site.replies.lead}</p>
${digits.map(
  (
    digit,
  ) => html`<section><h2>${words.classes[digit].name}</h2><p>${words.classes[digit].meaning} ${words.classes[digit].next}</p>
<dl class="table">${replyCodes
    .filter((code) => code.startsWith(digit))
    .map(
      (code) =>
        html`<div><dt>${codeLink(code, sayingOf(context))}</dt><dd><b>${words.replies[code].name}</b> ${words.replies[code].meaning}</dd></div>`,
    )}</dl></section>`,
)}`,
  };
}

/** The list of all enhanced codes, by subject. */
export function enhancedListPage(context: Context): Page {
  const { words, site } = context;
  const subjects = Object.entries(words.subjects);
  return {
    path: 'enhanced/',
    kind: 'list',
    title: site.enhanced.title,
    description: shortened(site.enhanced.lead),
    body: html`<h1>${site.enhanced.title}</h1><p class="lead">${site.enhanced.lead}</p>
${subjects.map(
  ([digit, subject]) => html`<section><h2>X.${digit}: ${subject}</h2>
<dl class="table">${enhancedCodes
    .filter((code) => code.split('.')[1] === digit)
    .map(
      (code) =>
        html`<div><dt>${codeLink(code, sayingOf(context))}</dt><dd><b>${words.enhanced[code].name}</b> ${words.enhanced[code].meaning}</dd></div>`,
    )}</dl></section>`,
)}`,
  };
}

/** The pairs, and a form for any other. */
export function comparePage(context: Context): Page {
  const { site, words } = context;
  return {
    path: 'compare/',
    kind: 'compare',
    title: site.compare.title,
    description: shortened(site.compare.lead),
    scripts: ['compare'],
    body: html`<h1>${site.compare.title}</h1><p class="lead">${site.compare.lead}</p>
<form id="compare" class="pick" action="${context.to('compare/')}"><label>${site.compare.a} <input name="a" size="12" autocomplete="off" spellcheck="false"></label> <label>${site.compare.b} <input name="b" size="12" autocomplete="off" spellcheck="false"></label> <button>${site.compare.button}</button></form>
<noscript><p>${site.compare.noScript}</p></noscript>
<div id="compared" aria-live="polite"></div>
<ul class="pairs wide">${confusedPairs.map((pair) => {
      const [a, b] = pair.map((code) => explain(code, words));
      return html`<li><a href="${context.to(pathOfPair(pair))}"><b>${filled(site.compare.pair, { a: pair[0], b: pair[1] })}</b> <span>${a && nameOf(a)} / ${b && nameOf(b)}</span></a></li>`;
    })}</ul>`,
  };
}
