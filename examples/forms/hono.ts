// Hono: a bad address is answered with 422 and its reasons; a good one arrives in its canonical form.
//   npm install mailbox-syntax hono @hono/standard-validator
import { sValidator } from '@hono/standard-validator';
import { Hono } from 'hono';
import { emailField } from 'mailbox-syntax/standard';

export const app = new Hono().post(
  '/sign-up',
  sValidator('json', emailField('email'), (result, context) =>
    result.success ? undefined : context.json({ issues: result.error }, 422),
  ),
  (context) => context.json({ welcome: context.req.valid('json').email }),
);
