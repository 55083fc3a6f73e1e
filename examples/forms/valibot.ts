// valibot: an address inside v.object(). What comes out is the canonical address; `expected` says the reason's code.
//   npm install mailbox-syntax valibot
import { emailSchema, type SchemaOptions } from 'mailbox-syntax/standard';
import * as v from 'valibot';

export function email(options?: SchemaOptions) {
  const { validate } = emailSchema(options)['~standard'];
  return v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
    const outcome = validate(dataset.value);
    if (!outcome.issues) return outcome.value;
    for (const { message, code, start, end } of outcome.issues) {
      addIssue({ message, expected: code, received: dataset.value.slice(start, end) });
    }
    return NEVER;
  });
}

export const SignUp = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  email: v.pipe(v.string(), email()),
});

/** An issue of valibot has no place for a suggestion. The schema gives it for what was refused, `issue.input`. */
export function suggestionFor(input: unknown, options?: SchemaOptions): string | null {
  return emailSchema(options)['~standard'].validate(input).issues?.[0]?.suggestion ?? null;
}
