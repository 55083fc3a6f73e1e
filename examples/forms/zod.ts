// zod 4: an address inside z.object(). What comes out is the canonical address; each issue keeps its reason in `params`.
//   npm install mailbox-syntax zod
import { emailSchema, type SchemaOptions } from 'mailbox-syntax/standard';
import { z } from 'zod';

export function email(options?: SchemaOptions) {
  const { validate } = emailSchema(options)['~standard'];
  return z.string().transform((input, context) => {
    const outcome = validate(input);
    if (!outcome.issues) return outcome.value;
    for (const { message, ...params } of outcome.issues) {
      context.issues.push({ code: 'custom', input, message, params });
    }
    return z.NEVER;
  });
}

export const signUp = z.object({ name: z.string().min(1), email: email() });
