/** Runs the examples of a page: each is a module of the site's own, loaded when asked for. */

import { element } from '../playground/element.ts';
import { shown } from '../playground/pieces.ts';

type Show = (code: string | null, ...values: readonly unknown[]) => void;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-example]')) {
  button.hidden = false;
  button.addEventListener('click', () => void run(button));
}

async function run(button: HTMLButtonElement): Promise<void> {
  const output = button.nextElementSibling as HTMLElement;
  const { example = '' } = button.dataset;
  const items: HTMLElement[] = [];
  const show: Show = (code, ...values) => {
    const value = element('samp', {}, values.map(inspect).join(' '));
    items.push(element('li', {}, ...(code === null ? [] : [element('code', {}, code), ' ']), value));
  };
  try {
    const module = await import(new URL(`./examples/${example}.js`, import.meta.url).href);
    await (module.run as (show: Show) => Promise<void>)(show);
  } catch (error) {
    items.push(element('li', { class: 'error' }, element('samp', {}, inspect(error))));
  }
  // What says nothing has run all the same.
  if (items.length === 0) items.push(element('li', {}, element('samp', {}, '–')));
  output.replaceChildren(...items);
}

/** A value as one line of text, or several; what is invisible is written as its number. */
function inspect(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Promise) return 'Promise';
  if (typeof value === 'function') return `function ${value.name}`;
  const text = JSON.stringify(value, null, 1) ?? String(value);
  const short = text.replace(/\n\s*/g, ' ');
  const written = short.length <= 100 ? short : JSON.stringify(value, null, 2);
  return Array.from(written, (one) => (/[\n\p{Zs}]/u.test(one) ? one : shown(one))).join('');
}
