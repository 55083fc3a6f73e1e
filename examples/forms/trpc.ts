// tRPC takes a Standard Schema as a procedure's input; its issues are in `error.cause.issues`.
import { initTRPC } from '@trpc/server';
import { emailField } from 'mailbox-syntax/standard';

const t = initTRPC.create();

export const router = t.router({
  signUp: t.procedure.input(emailField('email')).mutation(({ input }) => `welcome, ${input.email}`),
});
