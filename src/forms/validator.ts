import { checkChoice, unknownOption } from '../errors.ts';
import { FORMS, formatMailbox } from '../mailbox.ts';
import type { FormCode } from '../messages/form.ts';
import type { ConventionCode } from '../reasons.ts';
import { type FormOptions, resolveFormOptions } from './form-options.ts';
import { wordFor } from './wording.ts';

/** What `emailSchema` and `emailField` may be asked for. */
export interface SchemaOptions extends FormOptions {
  /**
   * The form of the canonical address that comes out; `ascii` when absent: what every mail program takes for the same
   * domain. `unicode` is for showing.
   */
  output?: 'ascii' | 'unicode' | undefined;
}

/** One error of an address. Some libraries drop the keys beyond the standard's: the recipes show how to get them. */
export interface EmailIssue {
  /** What is wrong, in the language of the schema. */
  readonly message: string;
  /** The field, from `emailField` alone. */
  readonly path?: readonly PropertyKey[];
  /** The reason, one of a site's conventions, or `not-text` for a value that is not a string. */
  readonly code: FormCode | ConventionCode | 'not-text' | 'not-valid';
  /** UTF-16 indices in the value; empty where something is missing. */
  readonly start: number;
  /** UTF-16 index after the last unit concerned. */
  readonly end: number;
  /** The repaired address. Never applied. */
  readonly suggestion: string | null;
}

/** What `validate` returns: the value, or every error in order. */
export type EmailOutcome<Output> =
  | {
      /** The canonical address, or the object with it. */
      readonly value: Output;
      /** Every error in order; absent where there is none. */
      readonly issues?: undefined;
    }
  | {
      /** Every error in order; absent where there is none. */
      readonly issues: readonly EmailIssue[];
    };

/**
 * What `validate` of a schema does. It is a file of its own, since `./standard/lazy` loads it and nothing else.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function validator(options: SchemaOptions = {}): (value: unknown) => EmailOutcome<string> {
  const { check, messages } = resolveFormOptions(options, ['output', 'fallback'], false);
  if ('form' in options) throw unknownOption('form', 'output', options.form);
  const output = checkChoice('output', FORMS, options.output === undefined ? 'ascii' : options.output);
  return (value) => {
    // A field that was never filled in is an empty one.
    const given = value ?? '';
    if (typeof given !== 'string') {
      const message = messages.texts.enterAddress;
      return { issues: [{ message, code: 'not-text', start: 0, end: 0, suggestion: null }] };
    }
    const { result, offset } = check(given);
    const { valid, mailbox, reasons, suggestion } = result;
    if (valid) return { value: formatMailbox(mailbox, { output }) };
    const errors = reasons.filter(({ level }) => level === 'error');
    return {
      issues: errors.map((reason) => ({
        message: wordFor(reason, messages),
        code: reason.code as FormCode | ConventionCode,
        start: reason.start + offset,
        end: reason.end + offset,
        suggestion,
      })),
    };
  };
}
