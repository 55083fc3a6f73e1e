/** The place of the words about an input: what is wrong, and the suggestion as a button. */

import type { Hand } from './hand.ts';

/** What a note says. */
export interface Words {
  kind: 'error' | 'warning' | 'changed' | 'none';
  lines: readonly string[];
  suggestion: string | null;
}

/** The words of a note in their language. */
export interface Language {
  language: string;
  phrases: { readonly didYouMean: string; readonly changed: string };
}

// Languages that are written from right to left, by ISO 639, and scripts, by ISO 15924.
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|khw|ks|ps|sd|ug|ur|yi)\b|-(?:arab|hebr|thaa|syrc|nkoo)\b/i;

/** A target of WCAG 2.2, 2.5.8, in CSS pixels. */
const TARGET = 24;
/** Within this time in ms a click at the same place was meant for what was there before. */
const SAME_CLICK = 1000;

export class Note {
  readonly #input: HTMLInputElement;
  readonly #output: HTMLElement;
  readonly #hand: Hand;
  readonly #language: Language;
  readonly #undo: (() => void)[] = [];
  /** Read out when it changes. The button is beside it: what is read out must not be a control. */
  readonly #live: HTMLElement;
  #button: HTMLElement | null = null;
  #shownAt = 0;

  /** @param output where the words go; null makes a place after the input. */
  constructor(input: HTMLInputElement, output: HTMLElement | null, hand: Hand, language: Language) {
    this.#input = input;
    this.#hand = hand;
    this.#language = language;
    this.#output = output ?? this.#make();
    this.#undo.push(remember(input, 'aria-describedby', 'aria-invalid'));
    this.#undo.push(remember(this.#output, 'id', 'style', 'data-mailbox-syntax'));
    this.#output.id ||= `${input.id || input.name || 'email'}-${Math.random().toString(36).slice(2)}`;
    this.#live = this.#element('div');
    if (!this.#output.hasAttribute('aria-live')) this.#live.setAttribute('aria-live', 'polite');
    this.#output.append(this.#live);
    const described = input.getAttribute('aria-describedby');
    input.setAttribute('aria-describedby', described ? `${described} ${this.#output.id}` : this.#output.id);
  }

  /** Shows what is given, and nothing else. */
  show({ kind, lines, suggestion }: Words, onTake: (suggestion: string) => void): void {
    const paragraphs = lines.map((line) => this.#element('p', line));
    this.#put(kind, paragraphs, suggestion === null ? null : this.#offer(suggestion, onTake));
  }

  /** Says that the suggestion is in the input now. */
  confirm(suggestion: string): void {
    this.#put('changed', [this.#element('p', ...this.#withAddress('changed', suggestion))], null);
  }

  /** Removes what no longer fits, a suggestion and "Changed to", and leaves what may still be wrong until more is known. */
  outdate(): void {
    if (this.#output.getAttribute('data-mailbox-syntax') === 'changed') this.#put('none', [], null);
    else this.#withdraw();
  }

  clear(): void {
    this.#put('none', [], null);
    this.#output.style.minHeight = '';
  }

  remove(): void {
    this.#live.remove();
    this.#withdraw();
    for (const back of this.#undo.reverse()) back();
  }

  #withdraw(): void {
    this.#button?.remove();
    this.#button = null;
  }

  #put(kind: Words['kind'], paragraphs: readonly HTMLElement[], button: HTMLElement | null): void {
    const output = this.#output;
    this.#withdraw();
    this.#live.replaceChildren(...paragraphs);
    if (button) this.#live.after(button);
    this.#button = button;
    this.#shownAt = performance.now();
    output.setAttribute('data-mailbox-syntax', kind);
    if (kind === 'none') return;
    // The place is kept once it was needed: what follows stays where it is when the words go.
    output.style.minHeight = `${Math.ceil(output.getBoundingClientRect().height)}px`;
  }

  /** A place for the words where the page has none. A label would take the words for the name of the input. */
  #make(): HTMLElement {
    const output = this.#input.ownerDocument.createElement('div');
    (this.#input.closest('label') ?? this.#input).after(output);
    this.#undo.push(() => output.remove());
    return output;
  }

  #offer(suggestion: string, onTake: (suggestion: string) => void): HTMLElement {
    const button = this.#element('button', ...this.#withAddress('didYouMean', suggestion));
    button.setAttribute('type', 'button');
    // A long address is broken rather than the page made wider.
    Object.assign(button.style, { overflowWrap: 'anywhere', maxWidth: '100%' });
    button.addEventListener('click', (event) => {
      if (!this.#isForAnother(event as MouseEvent)) onTake(suggestion);
    });
    // Before it is seen: only where the page makes it smaller.
    this.#live.after(button);
    if (button.getBoundingClientRect().height < TARGET) button.style.minHeight = `${TARGET}px`;
    return button;
  }

  /** Whether a click was meant for what had been at this place: the second half of a double click, or the same again. */
  #isForAnother({ detail, timeStamp }: MouseEvent): boolean {
    const [now, before] = this.#hand.presses;
    const isSamePlace = Math.abs(now.x - before.x) < 4 && Math.abs(now.y - before.y) < 4;
    return detail > 1 || (detail > 0 && isSamePlace && timeStamp - this.#shownAt < SAME_CLICK);
  }

  #element(name: string, ...content: (string | Node)[]): HTMLElement {
    const element = this.#input.ownerDocument.createElement(name);
    const { language } = this.#language;
    element.lang = language;
    element.dir = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
    element.append(...content);
    return element;
  }

  /** Isolated: an address that is written to the left must not turn the words around it. */
  #withAddress(phrase: keyof Language['phrases'], suggestion: string): (string | Node)[] {
    const [before = '', after = ''] = this.#language.phrases[phrase].split('{suggestion}');
    const address = this.#input.ownerDocument.createElement('bdi');
    address.textContent = suggestion;
    return [before, address, after];
  }
}

/** Returns what puts the attributes back as they are now. */
function remember(element: Element, ...names: readonly string[]): () => void {
  const before = names.map((name) => [name, element.getAttribute(name)] as const);
  return () => {
    for (const [name, value] of before) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  };
}
