/** mailbox-syntax/standard: Standard Schema v1 for one address, and for a field of a form. */

import { checkChoice, unknownOption, wrongType } from '../errors.ts';
import { FORMS, formatMailbox } from '../mailbox.ts';
import type { FormCode } from '../messages/form.ts';
import type { ConventionCode } from '../reasons.ts';
import { type FormOptions, resolveFormOptions } from './form-options.ts';
import { wordFor } from './wording.ts';

export { enForm } from '../messages/en.ts';
export type { FormMessages } from '../messages/form.ts';
export type { FormOptions } from './form-options.ts';

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

/** Standard Schema v1 (standardschema.dev): `Output` is what a valid `Input` becomes. */
export interface EmailSchema<Input, Output = Input> {
  /** What libraries that take a Standard Schema read. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'mailbox-syntax';
    readonly types?: { readonly input: Input; readonly output: Output };
    /** Never throws for plain data, whatever its type is. */
    readonly validate: (value: unknown) => EmailOutcome<Output>;
  };
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
 * A schema of one address; what comes out is the canonical address. Nothing is trimmed.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const { issues } = await emailSchema()['~standard'].validate('a..b@example.com');
 * issues?.[0]?.suggestion; // 'a.b@example.com'
 * ```
 */
export function emailSchema(options?: SchemaOptions): EmailSchema<string> {
  return schema(validator(options));
}

/**
 * A schema of an object whose property `name` is an address. Its issues carry `path`; the other properties come out as
 * they are.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const form = useForm({ resolver: standardSchemaResolver(emailField('email')) });
 * ```
 */
export function emailField<N extends string>(
  name: N,
  options?: SchemaOptions,
): EmailSchema<{ [K in N]: string }> {
  if (typeof name !== 'string') throw wrongType('name', 'a string', name);
  const validate = validator(options);
  return schema((value) => {
    const found = validate(isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);
    if (found.issues) return { issues: found.issues.map((issue) => ({ ...issue, path: [name] })) };
    return { value: { ...(value as object), [name]: found.value } as { [K in N]: string } };
  });
}

function schema<T>(validate: (value: unknown) => EmailOutcome<T>): EmailSchema<T> {
  return { '~standard': { version: 1, vendor: 'mailbox-syntax', validate } };
}

function validator(options: SchemaOptions = {}): (value: unknown) => EmailOutcome<string> {
  const { check, messages } = resolveFormOptions(options, ['output'], false);
  if ('form' in options) throw unknownOption('form', 'output', options.form);
  const output = checkChoice('output', FORMS, options.output === undefined ? 'ascii' : options.output);
  return (value) => {
    // A field that was never filled in is an empty one.
    const given = value ?? '';
    if (typeof given !== 'string') {
      const message = messages.phrases.notText;
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
