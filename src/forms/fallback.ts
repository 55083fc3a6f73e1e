/**
 * mailbox-syntax/is-mailbox: the small verdict, sharing no file with the other entries, and the outcome of it that the
 * entries in two steps fall back on.
 */

import { checkOptions } from '../errors.ts';
import { isMailbox } from '../is-mailbox.ts';
import { NAMES } from '../options.ts';
import type { FormOptions } from './form-options.ts';
import type { EmailOutcome } from './validator.ts';

export { isMailbox, type VerdictOptions } from '../is-mailbox.ts';

/**
 * What `mailbox-syntax/standard/lazy` and `mailbox-syntax/dom/lazy` decide by where the rest cannot be loaded: the verdict
 * of `isMailbox`, as the outcome of a schema. It has one issue, `not-valid`, without a place and a suggestion, and knows
 * neither `levels` nor `parse`; of what `tidy` takes off it knows the white space at the edges.
 * @throws {OptionError} if the options are no object, or `profile`, `smtputf8` or `maxOctets` has a value that it does not
 * accept
 * @example
 * ```ts
 * const { validate } = emailSchema({ fallback })['~standard'];
 * ```
 */
export function fallback(value: unknown, options: FormOptions = {}): EmailOutcome<string> {
  checkOptions(options, [...NAMES, 'messages', 'tidy']);
  const { messages, profile = 'form', smtputf8, maxOctets, tidy } = options;
  // A field that was never filled in is an empty one.
  const given = value ?? '';
  const isText = typeof given === 'string';
  const text = isText && tidy ? given.trim() : given;
  if (isText && isMailbox(text as string, { profile, smtputf8, maxOctets })) return { value: text as string };
  const message = isText
    ? (messages?.phrases.notValid ?? 'Check the email address')
    : (messages?.texts.enterAddress ?? 'Enter an email address, such as name@example.com');
  return {
    issues: [{ message, code: isText ? 'not-valid' : 'not-text', start: 0, end: 0, suggestion: null }],
  };
}
