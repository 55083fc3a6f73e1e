/** mailbox-syntax/dom: an address in a plain `<input>`, with the browser's own constraint validation. */

import { wrongType, wrongValue } from '../errors.ts';
import type { MailboxResult } from '../parse.ts';
import { type FormOptions, resolveFormOptions } from './form-options.ts';
import { wordFor } from './wording.ts';

export type { FormMessages } from '../messages/catalogue.ts';
export type { FormOptions } from './form-options.ts';

/** What `attach` may be asked for. */
export interface AttachOptions extends FormOptions {
  /** An element that is empty and belongs to this input alone; it will hold what is wrong, and the suggestion. */
  output: HTMLElement;
}

/** An input that is watched. */
export interface Attached {
  /** Judges what the input holds now, for a page that has changed it; null when it is empty. */
  check(): MailboxResult | null;
  /** Takes back everything that `attach` has done. The value stays. */
  detach(): void;
}

/**
 * Watches an input. Its custom validity always tells whether the form may be sent; the words appear in `output` once the
 * person has left the field or has tried to send, and then follow what is typed. A suggestion is a button; nothing is
 * rewritten unless it is pressed. An empty input is wrong only where it is `required`.
 * @param input of type `text` or `search`: the others change what is typed
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const field = attach(input, { output: document.querySelector('#email-hint') });
 * field.detach();
 * ```
 */
export function attach(input: HTMLInputElement, options: AttachOptions): Attached {
  checkInput(input);
  checkOutput(options);
  const { judge, messages } = resolveFormOptions(options, 'output');
  const { output } = options;
  const undo = describe(input, output);
  const { form } = input;
  /** Whether the words may be seen yet, and those that are. */
  let isTold = false;
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function check(): MailboxResult | null {
    const { value } = input;
    const result = value === '' && !input.required ? null : judge(value);
    const errors = result?.reasons.filter(({ level }) => level === 'error') ?? [];
    const words = [...new Set(errors.map((reason) => wordFor(reason, messages)))];
    input.setCustomValidity(words[0] ?? '');
    if (isTold) tell(words, result?.suggestion ?? null);
    return value === '' ? null : result;
  }

  function tell(words: readonly string[], suggestion: string | null): void {
    if (words.length > 0) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    // What has not changed must not be read out again, nor lose the focus.
    const now = JSON.stringify([words, suggestion]);
    if (now === told) return;
    told = now;
    const offered = suggestion === null ? [] : [offer(suggestion)];
    output.replaceChildren(...words.map((line) => paragraph(input, line)), ...offered);
  }

  function offer(suggestion: string): HTMLElement {
    const button = didYouMean(input, suggestion, messages.phrases.didYouMean);
    button.addEventListener('click', () => apply(input, suggestion));
    return button;
  }

  function silence(): void {
    isTold = false;
    told = '';
    output.replaceChildren();
    input.removeAttribute('aria-invalid');
  }

  const listeners: [EventTarget | null, string, () => void][] = [
    [input, 'input', check],
    [input, 'change', speak],
    [input, 'invalid', speak],
    [form, 'reset', reset],
  ];
  function speak(): void {
    isTold = true;
    check();
  }
  function reset(): void {
    silence();
    // The event comes before the values are reset.
    timer = setTimeout(check);
  }
  for (const [target, type, listener] of listeners) target?.addEventListener(type, listener);
  check();
  return {
    check,
    detach() {
      for (const [target, type, listener] of listeners) target?.removeEventListener(type, listener);
      clearTimeout(timer);
      silence();
      input.setCustomValidity('');
      undo();
    },
  };
}

function checkInput(input: HTMLInputElement): void {
  if (input?.localName !== 'input') throw wrongType('input', 'an <input>', input);
  // A browser changes the value of the other types before anybody sees it.
  if (input.type !== 'text' && input.type !== 'search') {
    throw wrongValue('input.type', 'text, with inputmode="email"', input.type);
  }
}

function checkOutput(options: AttachOptions): void {
  if (options === null || typeof options !== 'object') {
    throw wrongType('options', 'an object with output', options);
  }
  const { output } = options;
  if (output?.nodeType !== 1) throw wrongType('output', 'an element', output);
}

/** Makes `output` the description of `input`, read out when it changes. Gives what takes that back. */
function describe(input: HTMLInputElement, output: HTMLElement): () => void {
  const forget = [
    remember(input, ['aria-describedby', 'aria-invalid']),
    remember(output, ['id', 'aria-live']),
  ];
  output.id ||= `${input.id || input.name || 'email'}-${Math.random().toString(36).slice(2)}`;
  if (!output.hasAttribute('aria-live')) output.setAttribute('aria-live', 'polite');
  const described = input.getAttribute('aria-describedby');
  input.setAttribute('aria-describedby', described ? `${described} ${output.id}` : output.id);
  return () => {
    for (const back of forget) back();
  };
}

/** Gives what puts the attributes back as they are now. */
function remember(element: Element, names: readonly string[]): () => void {
  const before = names.map((name) => [name, element.getAttribute(name)] as const);
  return () => {
    for (const [name, value] of before) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  };
}

function paragraph({ ownerDocument }: Element, text: string): HTMLElement {
  const element = ownerDocument.createElement('p');
  element.textContent = text;
  return element;
}

function didYouMean({ ownerDocument }: Element, suggestion: string, template: string): HTMLElement {
  const button = ownerDocument.createElement('button');
  button.type = 'button';
  // Isolated: an address that is written to the left must not turn the words around it.
  const address = ownerDocument.createElement('bdi');
  address.textContent = suggestion;
  const [before = '', after = ''] = template.split('{suggestion}');
  button.append(before, address, after);
  return button;
}

/** Puts the suggestion into the input, as if it had been typed. */
function apply(input: HTMLInputElement, suggestion: string): void {
  // Unlike `value =`, this is noticed by frameworks that keep a value of their own.
  input.setRangeText(suggestion, 0, input.value.length, 'end');
  // Before the button goes, or the focus would be lost.
  input.focus();
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
}
