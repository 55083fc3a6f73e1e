// Fastify: a Standard Schema in place of JSON Schema, for the whole server. A bad address is answered with 422 and its
// issues, each with the suggestion; a good one arrives in its canonical form.
//   npm install mailbox-syntax fastify
import Fastify from 'fastify';
import { type EmailIssue, type EmailSchema, emailField } from 'mailbox-syntax/standard';

class Unprocessable extends Error {
  readonly statusCode = 422;
  constructor(readonly issues: readonly EmailIssue[]) {
    super(issues[0]?.message);
  }
}

export const app = Fastify();

app.setValidatorCompiler<EmailSchema<unknown>>(({ schema }) => (data) => {
  const outcome = schema['~standard'].validate(data);
  return outcome.issues ? { error: new Unprocessable(outcome.issues) } : { value: outcome.value };
});

app.setErrorHandler((error, _request, reply) => {
  if (!(error instanceof Unprocessable)) return reply.send(error);
  return reply.status(422).send({ issues: error.issues });
});

app.post<{ Body: { email: string } }>(
  '/sign-up',
  { schema: { body: emailField('email', { tidy: true }) } },
  async ({ body }) => ({ welcome: body.email }),
);
