import type { MailboxResult } from '../../parse.ts';
import type { Reason } from '../../reasons.ts';
import type { FormSettings } from '../form-options.ts';
import { wordFor } from '../wording.ts';
import { type Hand, handOf, type Watcher } from './hand.ts';
import { Note, type Words } from './note.ts';

/** What a field is asked for. */
export interface FieldSettings extends FormSettings {
  when: 'change' | 'submit';
  max: number;
  output: HTMLElement | (() => HTMLElement | null | undefined) | undefined;
}

/** What has changed is read out when nothing was typed for this time in ms. */
const PAUSE = 700;
const NOTHING: Words = { kind: 'none', lines: [], suggestion: null };
/** Warnings that a person can do something about: mail to such an address most likely does not arrive. */
const MATTERS = /^(?:domain-(?:near-miss|public-suffix|special-use|unknown-top-label)|convention-.+)$/;

/** An input whose address is checked as it is typed. */
export class Field implements Watcher {
  readonly #input: HTMLInputElement;
  readonly #settings: FieldSettings;
  readonly #hand: Hand;
  #note: Note | null = null;
  /** The form whose events are heard; an input may be put into another. */
  #form: HTMLFormElement | null = null;
  /** Whether the words may be seen yet. */
  #isTold: boolean;
  /** What is seen, as text. */
  #shown = JSON.stringify(NOTHING);
  /** What the input's validity was set to here. */
  #fault = '';
  #isComposing = false;
  #isOver = false;
  /** What the input held when the person came to it. */
  #atFocus: string;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #again = () => {
    this.check();
  };
  readonly #listeners: Readonly<Record<string, (event: Event) => void>> = {
    focus: () => {
      this.#atFocus = this.#input.value;
      this.#join();
    },
    input: () => this.#update(true),
    change: () => this.#leave(),
    keydown: (event) => this.#key(event as KeyboardEvent),
    invalid: (event) => this.#refuse(event),
    compositionstart: () => {
      this.#isComposing = true;
    },
    compositionend: () => {
      this.#isComposing = false;
      this.#update(true);
    },
  };
  readonly #ofForm: Readonly<Record<string, () => void>> = {
    reset: () => {
      this.#silence();
      // The event comes before the values are reset.
      this.#after('reset', 0, () => this.check());
    },
    // A script may send it, while the focus is still in the field; and the browser does not ask where the form has
    // `novalidate`.
    submit: () => {
      this.#tidy();
      this.check();
      if (this.#fault) this.#tell();
    },
  };

  constructor(input: HTMLInputElement, settings: FieldSettings, isTold: boolean) {
    this.#input = input;
    this.#settings = settings;
    this.#isTold = isTold;
    this.#atFocus = input.value;
    this.#hand = handOf(input.ownerDocument);
    this.#hand.watch(this);
    for (const [type, listener] of Object.entries(this.#listeners)) input.addEventListener(type, listener);
    this.#join();
    // An element that a function returns may not be there yet.
    if (typeof settings.output !== 'function') this.#place();
    this.check();
  }

  /** Checks what the input holds, and says it where it may be said. */
  check(): MailboxResult | null {
    return this.#update(false);
  }

  /** Sends the form as the person did before anything was known. */
  send(submitter: HTMLElement | null): void {
    this.#hand.isSending = true;
    this.#tidy();
    this.#input.form?.requestSubmit(submitter);
    this.#hand.isSending = false;
  }

  /** The form is asked whether it may be sent: what the input holds counts, however it came there. */
  onSend(form: HTMLFormElement | null): void {
    if (form && form === this.#input.form) this.#tidy();
    this.check();
  }

  /** The browser may have filled in what was there when the page was left. */
  onShow(): void {
    this.check();
  }

  detach(): void {
    // The second time, the input may be another's.
    if (this.#isOver) return;
    this.#isOver = true;
    this.#hand.unwatch(this);
    for (const [type, listener] of Object.entries(this.#listeners))
      this.#input.removeEventListener(type, listener);
    this.#listenTo(null);
    this.#silence();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#setFault('');
    this.#note?.remove();
    this.#note = null;
  }

  #update(isTyping: boolean): MailboxResult | null {
    this.#join();
    const { text, result } = this.#parse();
    const words = result ? this.#wordsFor(result) : NOTHING;
    this.#setFault(words.kind === 'error' ? (words.lines[0] as string) : '');
    if (this.#isTold) this.#say(words, isTyping);
    return text === '' ? null : result;
  }

  #parse(): { text: string; result: MailboxResult | null } {
    const { value, required } = this.#input;
    const checked = this.#settings.check(value);
    return checked.text === '' && !required ? { text: '', result: null } : checked;
  }

  #wordsFor({ valid, reasons, suggestion }: MailboxResult): Words {
    const { messages, max, check } = this.#settings;
    const said = valid ? reasons.filter(({ code }) => MATTERS.test(code)) : reasons.filter(isError);
    const lines = [...new Set(said.map((reason) => wordFor(reason, messages)))].slice(0, max);
    const kind = valid ? (lines.length > 0 || suggestion !== null ? 'warning' : 'none') : 'error';
    return { kind, lines, suggestion: this.#isFixed || suggestion === null ? null : check(suggestion).text };
  }

  /** Whether the value cannot be changed. */
  get #isFixed(): boolean {
    return this.#input.readOnly || this.#input.disabled;
  }

  #setFault(fault: string): void {
    // A page may have set what it knows itself: that a name is taken, say.
    if (fault === this.#fault) return;
    this.#fault = fault;
    this.#input.setCustomValidity(fault);
  }

  #say(words: Words, isTyping: boolean): void {
    if (this.#isComposing) return;
    if (words.kind === 'error') this.#input.setAttribute('aria-invalid', 'true');
    else this.#input.removeAttribute('aria-invalid');
    // What has not changed must not be read out again, nor lose the focus.
    const shown = JSON.stringify(words);
    this.#forget('pause');
    if (shown === this.#shown) return;
    const isLater = isTyping && words.lines.length > 0;
    if (isLater) this.#note?.outdate();
    this.#after('pause', isLater ? PAUSE : -1, () => {
      if (this.#hand.isDown) {
        this.#hand.whenFree(this.#again);
      } else {
        this.#shown = shown;
        this.#place().show(words, (suggestion) => this.#take(suggestion));
      }
    });
  }

  #leave(): void {
    this.#tidy();
    if (this.#settings.when === 'change') this.#tell();
    else this.check();
  }

  #tell(): void {
    this.#isTold = true;
    this.check();
  }

  #key(event: KeyboardEvent): void {
    // The suggestion is to be the next stop, so it must be there before the browser looks for it.
    const isTab = event.key === 'Tab' && !event.shiftKey && !event.isComposing;
    if (isTab && this.#settings.when === 'change' && this.#input.value !== this.#atFocus) this.#tell();
  }

  /** The browser refuses to send the form. */
  #refuse(event: Event): void {
    // A script may have written something else without an event: the next time, it is not refused for what was there.
    if (!this.#hand.isSending) this.check();
    // A script that only asks whether all is right yet is to change nothing. What the field has not been told here, a
    // pattern say, the browser says itself.
    if (!this.#hand.isSending || !this.#fault) return;
    event.preventDefault();
    this.#tell();
    const focus = () => {
      if (firstInvalid(this.#input.form) === this.#input) this.#input.focus();
    };
    focus();
    // The browser puts the focus into the first field that has not said so itself.
    this.#after('focus', 0, focus);
  }

  /** Writes the address without what needs no question. */
  #tidy(): void {
    if (this.#isComposing || this.#isFixed) return;
    const { text } = this.#settings.check(this.#input.value);
    if (text !== this.#input.value) this.#write(text);
  }

  /** Puts the suggestion into the input, as if it had been typed. */
  #take(suggestion: string): void {
    const input = this.#input;
    // Before the button goes, or the focus would be lost.
    input.focus();
    input.select();
    const before = input.value;
    // Out of use elsewhere, but what else can write with an entry in the history of the browser: Ctrl+Z brings it back.
    input.ownerDocument.execCommand('insertText', false, suggestion);
    if (input.value === before) this.#write(suggestion);
    input.dispatchEvent(new Event('change', { bubbles: true }));
    this.#place().confirm(suggestion);
    this.#shown = '';
  }

  #write(text: string): void {
    // Unlike `value =`, this is noticed by frameworks that keep a value of their own.
    this.#input.setRangeText(text, 0, this.#input.value.length, 'end');
    this.#input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #silence(): void {
    this.#isTold = false;
    this.#forget('pause');
    this.#shown = JSON.stringify(NOTHING);
    this.#note?.clear();
    this.#input.removeAttribute('aria-invalid');
  }

  #place(): Note {
    const { output, messages } = this.#settings;
    const element = typeof output === 'function' ? output() : output;
    this.#note ??= new Note(this.#input, element ?? null, this.#hand, messages);
    return this.#note;
  }

  /** Hears the form that the input is in now. */
  #join(): void {
    const { form } = this.#input;
    if (form !== this.#form) this.#listenTo(form);
  }

  #listenTo(form: HTMLFormElement | null): void {
    for (const [type, listener] of Object.entries(this.#ofForm)) {
      // Before the handlers of the page, which read what is sent.
      this.#form?.removeEventListener(type, listener, true);
      form?.addEventListener(type, listener, true);
    }
    this.#form = form;
  }

  /** Runs one action of a kind later, in place of the one that waits; at once where the time is negative. */
  #after(kind: string, time: number, action: () => void): void {
    this.#forget(kind);
    if (time < 0) {
      action();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(kind);
      action();
    }, time);
    this.#timers.set(kind, timer);
  }

  #forget(kind: string): void {
    clearTimeout(this.#timers.get(kind));
    this.#timers.delete(kind);
  }
}

function isError({ level }: Reason): boolean {
  return level === 'error';
}

function firstInvalid(form: HTMLFormElement | null): Element | undefined {
  return [...(form?.elements ?? [])].find(
    (element) => element.localName !== 'fieldset' && element.matches(':invalid'),
  );
}
