/** mailbox-syntax/dom: an address in a plain `<input>`, with the browser's own constraint validation. */

import { type Attached, type AttachOptions, attachTo } from './dom/attach.ts';

export type { FormMessages } from '../messages/form.ts';
export type { Attached, AttachOptions } from './dom/attach.ts';
export type { FormOptions } from './form-options.ts';

/**
 * Watches an input. Its custom validity always tells whether the form may be sent; the words appear once the person has left
 * the field or has tried to send, and then follow what is typed. Nothing moves while a pointer is pressed. A suggestion is a
 * button; apart from what `tidy` takes off, nothing is rewritten unless it is pressed. An empty input is wrong only where it
 * is `required`. An input that is watched already is watched anew.
 * @param input of type `text` or `search`: the others change what is typed
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const field = attach(input, { output: document.querySelector('#email-hint') });
 * field.detach();
 * ```
 */
export function attach(input: HTMLInputElement, options: AttachOptions = {}): Attached {
  const field = attachTo(input, options, false);
  return { check: () => field.check(), detach: () => field.detach() };
}
