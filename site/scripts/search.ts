/** The search of every page: a code first, then a bounce, then the full text. Nothing leaves the site. */

const root = document.body.dataset.root ?? './';
const language = document.documentElement.lang;
/** Where the pages of this language begin. */
export const here = root + (language === 'fr' ? 'fr/' : '');

/** Where a bounce waits for the page that reads it: in the tab, and never in an address. */
export const PASTED = 'pasted-bounce';

/** Whether a text looks like what a mail server wrote, and not like words to search for. */
function isBounce(text: string): boolean {
  if (text.includes('\n') && text.trim().split('\n').length > 1) return true;
  return (
    /^\W{0,4}[245]\d\d[ -].{12,}|(?:said|smtp;|diagnostic-code|status=bounced)/i.test(text.trim()) ||
    (text.length > 60 && /\b[45]\d\d\b/.test(text)) ||
    // Longer than words to search for.
    text.trim().length > 120
  );
}

let codes: Promise<Record<string, string>> | undefined;

/** The path of the page of a code, of `553 5.1.3`, or of two codes side by side. */
async function pageOf(query: string): Promise<string | null> {
  codes ??= fetch(`${root}codes.json`).then((answer) => answer.json());
  const known = await codes;
  const asked = query.trim().toLowerCase().replace(/\s+/g, ' ');
  const find = (code: string) => (Object.hasOwn(known, code) ? (known[code] as string) : null);
  // A reply as it stands in a bounce.
  const [, , status = ''] = /^(\d{3})[ -]([245]\.\d+\.\d+)$/.exec(asked) ?? [];
  const one = find(status) ?? find(asked) ?? find(asked.replace(/[ _]+/g, '-'));
  if (one) return one;
  const parts = asked.split(/ (?:vs\.?|and|or|et|ou|versus) |[\s,/|]+|-(?=\d)/).filter(Boolean);
  if (parts.length !== 2) return null;
  const [a = '', b = ''] = parts;
  const pair = find(`${a} ${b}`) ?? find(`${b} ${a}`);
  if (pair) return pair;
  return find(a) && find(b) ? `compare/?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}` : null;
}

/** Takes a bounce to the page that reads it. */
function read(bounce: string): void {
  sessionStorage.setItem(PASTED, bounce);
  location.href = `${here}bounce/`;
}

/** Goes where a query leads: to a page, or else to the full text. */
async function go(query: string): Promise<void> {
  const asked = query.trim();
  if (isBounce(query)) return read(query);
  if (/^\S[^\s@]*@\S+$/.test(asked)) {
    // In the fragment, which no server sees.
    location.href = `${here}playground/#${new URLSearchParams({ address: asked, lang: language })}`;
    return;
  }
  const path = await pageOf(query);
  if (path !== null) location.href = here + path;
  // A search stands in the address of its page: nothing with an address of a person in it goes there.
  else if (asked.includes('@')) read(query);
  else location.href = `${here}search/?q=${encodeURIComponent(asked)}`;
}

const form = document.querySelector<HTMLFormElement>('form.search');
const field = form?.querySelector<HTMLInputElement>('input');
if (form && field) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim() === '') field.focus();
    else void go(field.value);
  });
  // A field of one line would lose the ends of the lines.
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!text.trim().includes('\n')) return;
    event.preventDefault();
    void go(text);
  });
  addEventListener('keydown', (event) => {
    const { target } = event;
    const isTyping = target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
}

// The field of the start page that is for bounces, where a code is welcome too.
const paste = document.querySelector<HTMLFormElement>('form.paste');
const pasted = paste?.querySelector('textarea');
if (paste && pasted) {
  paste.addEventListener('submit', (event) => {
    event.preventDefault();
    if (pasted.value.trim() === '') pasted.focus();
    else void go(pasted.value);
  });
  pasted.addEventListener('keydown', (event) => {
    // A code is sent off by Enter; a text of several lines goes on.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || pasted.value.includes('\n')) return;
    event.preventDefault();
    paste.requestSubmit();
  });
}

interface Found {
  url: string;
  meta: { title?: string };
  excerpt: string;
}

/** The results, on the page of the search. */
async function showResults(list: HTMLElement, query: string): Promise<void> {
  const status = document.getElementById('count') as HTMLElement;
  const address = new URL(`${root}pagefind/pagefind.js`, location.href).href;
  const engine = await import(address);
  const { results } = await engine.search(query);
  const found: Found[] = await Promise.all(
    results.slice(0, 20).map((one: { data(): Promise<Found> }) => one.data()),
  );
  const { one = '', found: many = '', none = '', other = '' } = status.dataset;
  const template = results.length === 0 ? none : results.length === 1 ? one : many;
  status.textContent = template.replace('{count}', String(results.length)).replace('{query}', () => query);
  if (results.length === 0) {
    const link = document.createElement('a');
    const isFrench = language === 'fr';
    link.href = `${root}${isFrench ? '' : 'fr/'}search/?q=${encodeURIComponent(query)}`;
    link.hreflang = isFrench ? 'en' : 'fr';
    link.textContent = other;
    status.append(' ', link);
  }
  list.replaceChildren(
    ...found.map(({ url, meta, excerpt }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = url;
      link.textContent = meta.title ?? url;
      const text = document.createElement('p');
      // The excerpt has marks around what was found, and nothing else.
      for (const part of excerpt.split(/(<mark>.*?<\/mark>)/s)) {
        const [, marked] = /^<mark>(.*)<\/mark>$/s.exec(part) ?? [];
        const node = document.createElement(marked === undefined ? 'span' : 'mark');
        node.textContent = decoded(marked ?? part);
        text.append(node);
      }
      item.append(link, text);
      return item;
    }),
  );
}

/** A piece of HTML as text. What stands before it keeps its blanks, which a document would begin without. */
function decoded(text: string): string {
  return new DOMParser().parseFromString(`|${text}`, 'text/html').body.textContent?.slice(1) ?? '';
}

const results = document.getElementById('results');
const query = new URLSearchParams(location.search).get('q')?.trim();
if (results && query && field) {
  field.value = query;
  const path = await pageOf(query);
  if (path === null) await showResults(results, query);
  else location.replace(here + path);
}
