/**
 * mailbox-syntax/standard/lazy: Standard Schema v1 in two steps. A first part of 0.6 kB decides ordinary addresses at once;
 * for any other the rest is loaded, and `validate` returns a promise.
 */

import type { VerdictOptions } from '../is-mailbox.ts';
import { ordinary } from './ordinary.ts';
import type { EmailOutcome, EmailSchema, SchemaOptions } from './standard-schema.ts';

export type { FormMessages } from '../messages/form.ts';
export type { FormOptions } from './form-options.ts';
export type { EmailIssue, EmailOutcome, SchemaOptions } from './standard-schema.ts';

/** What `emailSchema` and `emailField` may be asked for. */
export interface LazySchemaOptions extends SchemaOptions {
  /**
   * Decides where the rest cannot be loaded: `isMailbox` of `mailbox-syntax/is-mailbox`, 5 kB. When absent, the value is let through
   * then as it is, and the server decides.
   */
  fallback?: ((input: string, options: VerdictOptions) => boolean) | undefined;
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
 * @throws {TypeError} with the name `OptionError`, if `profile` or `output` is none of its values. What only the rest can
 * tell, a reason code in `levels` that does not exist say, rejects the promises.
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
 * @throws {TypeError} with the name `OptionError`, if `profile` or `output` is none of its values; a plain one, if `name`
 * is not a string
 * @example
 * ```ts
 * const form = useForm({ resolver: standardSchemaResolver(emailField('email')) });
 * ```
 */
export function emailField<N extends string>(
  name: N,
  options?: LazySchemaOptions,
): LazyEmailSchema<{ [K in N]: string }> {
  if (typeof name !== 'string') throw new TypeError(`name: expected a string, got ${name}`);
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

// The choices of `profile` and `output`. What else can be wrong the rest knows, which is loaded when it is needed.
const CHOICES = /^(rfc|smtp|form|mta|interoperable),(ascii|unicode)$/;

function validator(
  options: LazySchemaOptions = {},
): (value: unknown) => EmailOutcome<string> | Promise<EmailOutcome<string>> {
  const { fallback, messages, profile = 'form', output = 'ascii' } = options;
  const chosen = [profile, output];
  // The name alone says what it is: the class of `../errors.ts` is larger than all that is here.
  const error = TypeError(`profile,output: got ${chosen}`);
  error.name = 'OptionError';
  // Taken as text, with a comma.
  if (!CHOICES.test(chosen as never)) throw error;
  return (given) => {
    const value = ordinary(given, options);
    if (value) return { value };
    return import('./standard-schema.ts').then(
      (rest) => rest.emailSchema(options)['~standard'].validate(given),
      () =>
        !fallback || fallback(`${given ?? ''}`, { ...options, profile, levels: undefined })
          ? { value: given as string }
          : {
              issues: [
                {
                  message: messages?.phrases.notValid ?? 'Check the email address',
                  code: 'not-valid',
                  start: 0,
                  end: 0,
                  suggestion: null,
                },
              ],
            },
    );
  };
}
