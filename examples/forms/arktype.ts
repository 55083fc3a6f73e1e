// ArkType takes a Standard Schema as it is, but forgets the messages where an address has several errors. This keeps them.
//   npm install mailbox-syntax arktype
import { type } from 'arktype';
import { emailSchema, type SchemaOptions } from 'mailbox-syntax/standard';

export function email(options?: SchemaOptions) {
  const { validate } = emailSchema(options)['~standard'];
  return type('string').pipe((input, context) => {
    const outcome = validate(input);
    if (!outcome.issues) return outcome.value;
    const { issues } = outcome;
    return context.error({ message: issues.map(({ message }) => message).join('\n'), meta: { issues } });
  });
}

export const SignUp = type({ name: 'string > 0', email: email() });
