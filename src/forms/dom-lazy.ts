/**
 * mailbox-syntax/dom/lazy: `attach` in two steps. A first part of 1.8 kB knows ordinary addresses and holds the form for the
 * moment in which the rest is loaded, which it is when the person comes to the field.
 */

import type { MailboxResult } from '../parse.ts';
import type { AttachOptions } from './dom/attach.ts';
import type { Field } from './dom/field.ts';
import type { FormOptions } from './form-options.ts';
import { ordinary } from './ordinary.ts';
import type { EmailOutcome } from './validator.ts';

export type { FormMessages } from '../messages/form.ts';
export type { AttachOptions } from './dom/attach.ts';
export type { FormOptions } from './form-options.ts';

/** What `attach` may be asked for. */
export interface LazyAttachOptions extends AttachOptions {
  /**
   * Decides where the rest cannot be loaded: `fallback` of `mailbox-syntax/is-mailbox`, 5 kB. When absent, the form is let
   * go then, and the server decides.
   */
  fallback?: ((value: unknown, options: FormOptions) => EmailOutcome<string>) | undefined;
}

/** An input that is watched. */
export interface LazyAttached {
  /**
   * Loads the rest if it is not there yet, and checks what the input holds now; null when it is empty, or nothing can check
   * it.
   */
  check(): Promise<MailboxResult | null>;
  /** Takes back everything that `attach` has done. The value stays. */
  detach(): void;
}

/** After this time in ms without an answer, the form is not held any longer. */
const PATIENCE = 5000;

/**
 * `attach` of `mailbox-syntax/dom`, in two steps.
 * @param input of type `text` or `search`: the others change what is typed
 * @throws {OptionError} if an argument has the wrong type or an option is unknown. What only the rest can tell, a reason code
 * in `levels` that does not exist say, is an error in the console when it is loaded.
 * @example
 * ```ts
 * const field = attach(input, { output: document.querySelector('#email-hint') });
 * field.detach();
 * ```
 */
export function attach(input: HTMLInputElement, options: LazyAttachOptions = {}): LazyAttached {
  checkArguments(input, options);
  const { fallback, messages, tidy = true } = options;
  const { ownerDocument } = input;
  let full: Field | undefined;
  let rest: typeof import('./dom/attach.ts') | undefined;
  let loading: Promise<void> | undefined;
  /** The form whose submission is held while nothing is known. */
  let held: HTMLFormElement | null = null;
  let [isOver, isTold, isDown, isLost] = [false, false, false, false];

  function load(): Promise<void> {
    loading ??= import('./dom/attach.ts').then((module) => {
      rest = module;
      takeOver();
    });
    return loading.catch((error) => {
      // It may be there the next time.
      loading = undefined;
      isLost = true;
      update();
      // An option was wrong, which is not a fault of the network.
      if (rest) throw error;
    });
  }

  /** Lets the rest watch. It may show something, so it does not begin while a pointer is pressed. */
  function takeOver(): void {
    if (!rest || isDown || isOver || full) return;
    stop();
    full = rest.attachTo(input, options, isTold);
  }

  /** Sets what the first part knows, and gets what it does not. */
  function update(): void {
    if (full || isOver) return;
    const { value } = input;
    let fault = '';
    // What is missing the browser itself says.
    if (value && !ordinary(value, options)) {
      if (!isLost) {
        fault = messages?.phrases.checking ?? 'Checking the address. Please wait';
        held?.removeEventListener('submit', hold, true);
        held = input.form;
        held?.addEventListener('submit', hold, true);
        load();
      } else {
        fault = fallback?.(value, { ...options, tidy }).issues?.[0]?.message ?? '';
      }
    }
    input.setCustomValidity(fault);
  }

  /** The person sends the form: the browser is to ask the other fields, and not this one, which `hold` does. */
  function free({ type, key }: Event & { key?: string }): void {
    if (full || isLost || (type !== 'click' && key !== 'Enter')) return;
    input.setCustomValidity('');
    setTimeout(update);
  }

  /** Holds what is sent while nothing is known, and sends it when it is, as it would have been. */
  function hold(event: Event): void {
    if (full || isLost || !input.value || ordinary(input.value, options)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event as SubmitEvent;
    isTold = true;
    const timer = setTimeout(() => {
      isLost = true;
      again();
    }, PATIENCE);
    const again = () => {
      clearTimeout(timer);
      update();
      if (full) full.send(submitter);
      else if (!isOver) input.form?.requestSubmit(submitter);
    };
    load().then(again);
  }

  function press({ type }: Event): void {
    isDown = /down$/.test(type);
    // A touch becomes a click a moment after it ended.
    setTimeout(takeOver, 350);
  }

  function leave(): void {
    isTold ||= options.when !== 'submit';
    update();
  }

  const listeners: readonly (readonly [EventTarget, string, (event: Event) => void])[] = [
    [input, 'focus', load],
    [input, 'input', update],
    [input, 'change', leave],
    ...['click', 'keydown', 'keypress'].map((type) => [ownerDocument, type, free] as const),
    ...['pointerdown', 'mousedown', 'pointerup', 'pointercancel', 'mouseup'].map(
      (type) => [ownerDocument, type, press] as const,
    ),
  ];
  function stop(): void {
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener, true);
    held?.removeEventListener('submit', hold, true);
    input.setCustomValidity('');
  }
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener, true);
  update();
  if (input === ownerDocument.activeElement) load();
  return {
    async check() {
      await load();
      return full ? full.check() : null;
    },
    detach() {
      stop();
      isOver = true;
      full?.detach();
    },
  };
}

// Each option with its values, or its type.
const OPTIONS =
  'profile rfc smtp form mta interoperable,smtputf8 boolean,levels object,maxOctets number,messages object,parse function,tidy boolean,when change submit,max number,output object function,fallback function';

/** The errors of `../errors.ts`, which are larger than all that is here. */
function refuse(
  option: string,
  expected: string,
  value: unknown,
  code = 'ARG_TYPE',
  message?: string,
): never {
  const got =
    typeof value === 'string'
      ? `"${value}"`
      : typeof value === 'number'
        ? `the number ${value}`
        : typeOf(value);
  throw Object.assign(new TypeError(message ?? `${option}: expected ${expected}, got ${got}`), {
    name: 'OptionError',
    code: `ERR_MAILBOX_${code}`,
    option,
    expected,
    value,
  });
}

/** The type of a value: null and a list are no `object`, and only what can be a count is a `number`. */
function typeOf(value: unknown): string {
  if (typeof value === 'number' && (!(value >= 0) || value % 1)) return 'fraction';
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}

/** A name in one style, and what is left of it without one letter after the first. */
function slipsOf(name: string): string[] {
  const plain = name.toLowerCase().replace(/\W|_/g, '');
  return [plain, ...Array.from(plain, (_, index) => plain.slice(0, index + 1) + plain.slice(index + 2))];
}

/** Whether a name is another in another style, or with one letter more, less, wrong or in another place. */
function isNear(name: string, known: string): boolean {
  return slipsOf(name).some((text) => slipsOf(known).includes(text));
}

function checkArguments(input: HTMLInputElement, options: LazyAttachOptions): void {
  if (typeOf(options) !== 'object') refuse('options', 'an object', options);
  const rows = OPTIONS.split(',').map((row) => row.split(' ') as [string, ...string[]]);
  for (const [name, value] of Object.entries(options)) {
    const [known, ...values] =
      rows.find(([known]) => known === name) ?? rows.find(([known]) => isNear(name, known)) ?? [];
    if (known && known !== name) {
      const message = `options: unknown option "${name}"; did you mean "${known}"?`;
      refuse(name, known, value, 'UNKNOWN_OPTION', message);
    }
    if (known && value !== undefined && !values.includes(value) && !values.includes(typeOf(value))) {
      // A value of the right type is a text where there is a choice of them.
      const type = values.length > 1 && !values.includes('function') ? 'string' : values[0];
      const code = typeof value === type && typeof value !== 'object' ? 'ARG_VALUE' : 'ARG_TYPE';
      refuse(name, values.join(', ').replace(/, (?!.*,)/, ' or '), value, code);
    }
  }
  if (options.max === 0) refuse('max', 'at least 1', 0, 'ARG_VALUE');
  // The words of a log, `fr` in place of `frForm`, are the likeliest slip.
  if (options.messages && !options.messages.phrases) {
    refuse('messages', 'the messages of a form, such as frForm', options.messages);
  }
  if (input?.localName !== 'input') refuse('input', 'an <input>', input);
  if (!/^(?:text|search)$/.test(input.type))
    refuse('input.type', 'text, with inputmode="email"', input.type, 'ARG_VALUE');
}
