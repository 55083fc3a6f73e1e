// tRPC takes a Standard Schema as a procedure's input. The issues, each with the suggestion, are in `error.cause` on the
// server; `errorFormatter` hands them to the client, where they are `error.data.issues`.
//   npm install mailbox-syntax @trpc/server
import { initTRPC } from '@trpc/server';
import { type EmailIssue, emailField } from 'mailbox-syntax/standard';

const t = initTRPC.create({
  errorFormatter({ shape, error: { code, cause } }) {
    const { issues } = (cause ?? {}) as { issues?: readonly EmailIssue[] };
    return { ...shape, data: { ...shape.data, issues: code === 'BAD_REQUEST' ? issues : undefined } };
  },
});

export const router = t.router({
  signUp: t.procedure
    .input(emailField('email', { tidy: true }))
    .mutation(({ input }) => ({ welcome: input.email })),
});
