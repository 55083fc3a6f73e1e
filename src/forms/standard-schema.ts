/** mailbox-syntax/standard: Standard Schema v1 for one address, and for a field of a form. */

import { wrongType } from '../errors.ts';
import { type EmailOutcome, type SchemaOptions, validator } from './validator.ts';

export { enForm } from '../messages/en.ts';
export type { FormMessages } from '../messages/form.ts';
export type { FormOptions } from './form-options.ts';
export type { EmailIssue, EmailOutcome, SchemaOptions } from './validator.ts';

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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
