// Next: the server action of page.tsx.
//   npm install mailbox-syntax
'use server';

import { emailSchema } from 'mailbox-syntax/standard';

const { validate } = emailSchema({ tidy: true })['~standard'];

export interface State {
  /** What the field holds. */
  email: string;
  message?: string;
  suggestion?: string | null;
  /** The canonical address, once it is accepted. */
  welcome?: string;
}

export async function signUp(_: State, form: FormData): Promise<State> {
  // The button of the suggestion only fills in the field: the person sends it.
  const suggestion = form.get('suggestion');
  if (typeof suggestion === 'string') return { email: suggestion };
  const email = form.get('email');
  const outcome = validate(email);
  if (!outcome.issues) return { email: '', welcome: outcome.value };
  const [issue] = outcome.issues;
  return {
    email: typeof email === 'string' ? email : '',
    message: issue?.message ?? '',
    suggestion: issue?.suggestion ?? null,
  };
}
