// yup: every error of the address, with its reason in `params`. cast() and validate() give the canonical address.
//   npm install mailbox-syntax yup
import { emailSchema, type SchemaOptions } from 'mailbox-syntax/standard';
import * as yup from 'yup';

export function email(options?: SchemaOptions) {
  const { validate } = emailSchema(options)['~standard'];
  return yup
    .string()
    .transform((value: unknown) => {
      const outcome = validate(value);
      return outcome.issues ? value : outcome.value;
    })
    .test('email', (value, context) => {
      // An address that is missing is for .required() to say.
      const { issues } = validate(value);
      if (!issues || value === undefined) return true;
      return new yup.ValidationError(
        issues.map(({ message, ...params }) => context.createError({ message, params })),
        value,
        context.path,
      );
    });
}

export const signUp = yup.object({ name: yup.string().required(), email: email().required() });
