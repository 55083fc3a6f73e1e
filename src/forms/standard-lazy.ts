/**
 * mailbox-syntax/standard/lazy: Standard Schema v1 in two steps. A first part of 0.6 kB decides ordinary addresses at once;
 * for any other the rest is loaded, and `validate` returns a promise.
 */

import { ordinary } from './ordinary.ts';
import type { EmailSchema } from './standard-schema.ts';
import type { EmailOutcome, SchemaOptions } from './validator.ts';

export type { FormMessages } from '../messages/form.ts';
export type { FormOptions } from './form-options.ts';
export type { EmailIssue, EmailOutcome, SchemaOptions } from './validator.ts';

/** What `emailSchema` and `emailField` may be asked for. */
export interface LazySchemaOptions extends SchemaOptions {
  /**
   * Decides where the rest cannot be loaded: `fallback` of `mailbox-syntax/is-mailbox`, 5 kB. When absent, the value is let
   * through then as it is, and the server decides.
   */
  fallback?: ((value: unknown, options: SchemaOptions) => EmailOutcome<string>) | undefined;
}

/** Standard Schema v1 (standardschema.dev) whose `validate` returns the outcome, or a promise of it. */
export interface LazyEmailSchema<Input, Output = Input> {
  /** What libraries that take a Standard Schema read. */
  readonly '~standard': Omit<EmailSchema<Input, Output>['~standard'], 'validate'> & {
    /** The outcome at once where the address is an ordinary one, else a promise of it. */
    readonly validate: (value: unknown) => EmailOutcome<Output> | Promise<EmailOutcome<Output>>;
  };
}

/**
 * `emailSchema` of `mailbox-syntax/standard`, in two steps.
 * @throws {OptionError} if the options are not an object, or `profile` or `output` is none of its values. What only the
 * rest can tell, a reason code in `levels` that does not exist say, rejects the promises.
 * @example
 * ```ts
 * const { validate } = emailSchema()['~standard'];
 * validate('anna@example.com');          // { value: 'anna@example.com' }
 * await validate('anna..b@example.com'); // { issues: [ … ] }
 * ```
 */
export function emailSchema(options?: LazySchemaOptions): LazyEmailSchema<string> {
  return { '~standard': { version: 1, vendor: 'mailbox-syntax', validate: validator(options) } };
}

/**
 * `emailField` of `mailbox-syntax/standard`, in two steps.
 * @throws {OptionError} if `name` is not a string, the options are not an object, or `profile` or `output` is none of its
 * values
 * @example
 * ```ts
 * const form = useForm({ resolver: standardSchemaResolver(emailField('email')) });
 * ```
 */
export function emailField<N extends string>(
  name: N,
  options?: LazySchemaOptions,
): LazyEmailSchema<{ [K in N]: string }> {
  if (typeof name !== 'string') check('name', 'a string', name);
  const validate = validator(options);
  type Fields = { [K in N]: string };
  const put = (value: unknown, found: EmailOutcome<string>): EmailOutcome<Fields> =>
    found.issues
      ? { issues: found.issues.map((issue) => ({ ...issue, path: [name] })) }
      : { value: { ...(value as object), [name]: found.value } as Fields };
  return {
    '~standard': {
      version: 1,
      vendor: 'mailbox-syntax',
      validate(value) {
        const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
        const found = validate(isThere ? (value as Fields)[name] : undefined);
        return found instanceof Promise ? found.then((outcome) => put(value, outcome)) : put(value, found);
      },
    },
  };
}

/**
 * Throws an `OptionError` where a value is not one of those expected, or its type is not. The class in `../errors.ts` is
 * larger than all that is here.
 */
function check(option: string, expected: string, value: unknown): void {
  const isText = typeof value === 'string';
  const got = isText ? value : value && typeof value;
  if (expected.split(/, | or /).includes(got as string)) return;
  throw Object.assign(TypeError(`${option}: expected ${expected}, got ${got}`), {
    name: 'OptionError',
    code: `ERR_MAILBOX_ARG_${isText ? 'VALUE' : 'TYPE'}`,
    option,
    expected,
    value,
  });
}

function validator(
  options: LazySchemaOptions = {},
): (value: unknown) => EmailOutcome<string> | Promise<EmailOutcome<string>> {
  check('options', 'object', options);
  const { fallback, profile = 'form', output = 'ascii' } = options;
  // What else can be wrong the rest knows, which is loaded when it is needed.
  check('profile', 'rfc, smtp, form, mta or interoperable', profile);
  check('output', 'ascii or unicode', output);
  return (given) => {
    const value = ordinary(given, options);
    return value
      ? { value }
      : import('./validator.ts').then(
          (rest) => rest.validator(options)(given),
          () => (fallback ? fallback(given, options) : { value: given as string }),
        );
  };
}
