import { checkChoice, propertyOf, wrongType, wrongValue } from '../../errors.ts';
import type { MailboxResult } from '../../parse.ts';
import { type FormOptions, resolveFormOptions } from '../form-options.ts';
import { Field, type FieldSettings } from './field.ts';

const WHEN = ['change', 'submit'] as const;

/** What `attach` may be asked for. */
export interface AttachOptions extends FormOptions {
  /**
   * The element that will hold what is wrong, and the suggestion; or a function that returns it, called when the person
   * first comes to the field, for pages that make it after the input. When absent, a `<div>` is made after the input (after
   * its label, where the input is inside one).
   */
  output?: HTMLElement | (() => HTMLElement | null | undefined) | undefined;
  /**
   * When the words appear: `change` (when absent), as soon as the person has left the field with something new in it, or
   * `submit`, when the form is to be sent.
   */
  when?: 'change' | 'submit' | undefined;
  /** The most errors that are shown at the same time; 1 when absent. */
  max?: number | undefined;
}

/** An input that is watched. */
export interface Attached {
  /**
   * Checks what the input holds now, for a page that has changed it; null when it is empty. Places are those in the tidied
   * address.
   */
  check(): MailboxResult | null;
  /** Takes back everything that `attach` has done. The value stays. */
  detach(): void;
}

const attachedTo = new WeakMap<HTMLInputElement, Field>();

/**
 * Checks what it is given, and watches the input in place of whatever did until now.
 * @param isTold whether the words may be seen already
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function attachTo(input: HTMLInputElement, options: AttachOptions, isTold: boolean): Field {
  const settings = resolveFormOptions(options, ['output', 'when', 'max', 'fallback'], true);
  const own = checkOwn(options);
  checkInput(input);
  attachedTo.get(input)?.detach();
  const field = new Field(input, { ...settings, ...own }, isTold);
  attachedTo.set(input, field);
  return field;
}

function checkOwn(options: AttachOptions): Pick<FieldSettings, 'when' | 'max' | 'output'> {
  const { when = 'change', max = 1, output } = options;
  if (!Number.isInteger(max) && max !== Number.POSITIVE_INFINITY) {
    throw (typeof max === 'number' ? wrongValue : wrongType)('max', 'a whole number', max);
  }
  if (max < 1) throw wrongValue('max', 'at least 1', max);
  if (output !== undefined && typeof output !== 'function' && propertyOf(output, 'nodeType') !== 1) {
    throw wrongType('output', 'an element, or a function that returns one', output);
  }
  return { when: checkChoice('when', WHEN, when), max, output };
}

function checkInput(input: HTMLInputElement): void {
  if (propertyOf(input, 'localName') !== 'input') throw wrongType('input', 'an <input>', input);
  // A browser changes the value of the other types before anybody sees it.
  if (input.type !== 'text' && input.type !== 'search') {
    throw wrongValue('input.type', 'text, with inputmode="email"', input.type);
  }
}
