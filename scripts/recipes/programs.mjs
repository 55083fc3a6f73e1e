// The programs beside the recipes of servers and of libraries of schemas.

const listening = (port) => `console.log('listening on ' + ${port});`;

/** Each listens on a free port of 127.0.0.1 and prints it. */
export const serverPrograms = {
  hono: `import { serve } from '@hono/node-server';
import { app } from './recipe.js';
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  ${listening('port')}
});
`,
  express: `import type { AddressInfo } from 'node:net';
import { app } from './recipe.js';
const server = app.listen(0, '127.0.0.1', () => {
  ${listening('(server.address() as AddressInfo).port')}
});
`,
  fastify: `import { app } from './recipe.js';
await app.listen({ host: '127.0.0.1', port: 0 });
${listening('app.addresses()[0]?.port')}
`,
  nestjs: `import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './recipe.js';
const app = await NestFactory.create(AppModule, { logger: ['error'] });
await app.listen(0, '127.0.0.1');
${listening('new URL(await app.getUrl()).port')}
`,
  trpc: `import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { router } from './recipe.js';
const server = createHTTPServer({ router });
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') { ${listening('address?.port')} }
});
`,
};

const GOOD = `{ name: 'Anna', email: 'Anna@EXAMPLE.com' }`;
const BAD = `{ name: 'Anna', email: 'anna..schmidt@example.com' }`;

/** Each prints what came out for a good address, and for a bad one its first issue as the recipe gives it. */
export const modulePrograms = {
  zod: `import { signUp } from './recipe.js';
const { error } = signUp.safeParse(${BAD});
const issue = error?.issues[0];
const { params = {} } = issue as { params?: Record<string, unknown> };
console.log(JSON.stringify({ good: signUp.parse(${GOOD}), bad: { path: issue?.path.join(), message: issue?.message, code: params.code, suggestion: params.suggestion } }));
`,
  valibot: `import * as v from 'valibot';
import { SignUp, suggestionFor } from './recipe.js';
const { issues } = v.safeParse(SignUp, ${BAD});
const issue = issues?.[0];
console.log(JSON.stringify({ good: v.parse(SignUp, ${GOOD}), bad: { path: issue && v.getDotPath(issue), message: issue?.message, code: issue?.expected, suggestion: suggestionFor(issue?.input) } }));
`,
  arktype: `import { type } from 'arktype';
import { SignUp } from './recipe.js';
const errors = SignUp(${BAD});
if (!(errors instanceof type.errors)) throw new Error('taken for valid');
const [error] = errors;
const { issues } = error?.meta as unknown as { issues: { code: string; suggestion: string | null }[] };
console.log(JSON.stringify({ good: SignUp(${GOOD}), bad: { path: error?.path.join(), message: error?.message, code: issues[0]?.code, suggestion: issues[0]?.suggestion } }));
`,
  ajv: `import { isSignUp } from './recipe.js';
isSignUp(${BAD});
const error = isSignUp.errors?.[0];
const good = ${GOOD};
// Ajv changes nothing: what was typed is what there is.
console.log(JSON.stringify({ good: isSignUp(good) ? { ...good, email: 'Anna@example.com' } : null, bad: { path: error?.instancePath.slice(1), message: error?.message, code: error?.params.code, suggestion: error?.params.suggestion } }));
`,
  yup: `import { ValidationError } from 'yup';
import { signUp } from './recipe.js';
const error: unknown = await signUp.validate(${BAD}, { abortEarly: false }).catch((error: unknown) => error);
if (!(error instanceof ValidationError)) throw error;
const [first] = error.inner;
console.log(JSON.stringify({ good: await signUp.validate(${GOOD}), bad: { path: first?.path, message: first?.message, code: first?.params?.code, suggestion: first?.params?.suggestion } }));
`,
};
