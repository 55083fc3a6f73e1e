/** The examples of forms that need no browser, run with the real libraries. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TRPCError } from '@trpc/server';
import { Ajv } from 'ajv';
import { type as arktype } from 'arktype';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ValidationError } from 'yup';
import { addMailbox, ajv, isSignUp } from '../examples/forms/ajv.ts';
import * as ark from '../examples/forms/arktype.ts';
import { app } from '../examples/forms/hono.ts';
import { router } from '../examples/forms/trpc.ts';
import * as valibot from '../examples/forms/valibot.ts';
import * as yup from '../examples/forms/yup.ts';
import * as zod from '../examples/forms/zod.ts';
import { enForm } from '../src/messages/en.ts';

const GOOD = { name: 'Anna', email: 'Anna@EXAMPLE.com' };
const CANONICAL = { name: 'Anna', email: 'Anna@example.com' };
const BAD = { name: 'Anna', email: 'anna..schmidt@exam_ple.com' };
/** One repair, so that there is a suggestion. */
const MENDABLE = { name: 'Anna', email: 'anna..schmidt@example.com' };
const SUGGESTION = 'anna.schmidt@example.com';
const DOTS = 'Check the dots in the address';
const UNDERSCORE = enForm.texts.checkUnderscore;

describe('zod', () => {
  it('gives the canonical address', () => {
    expect(zod.signUp.parse(GOOD)).toEqual(CANONICAL);
  });

  it('keeps every reason with its place', () => {
    const { error } = zod.signUp.safeParse(BAD);
    expect(error?.issues).toMatchObject([
      { path: ['email'], message: DOTS, params: { code: 'local-part-empty-atom', start: 5, end: 5 } },
      { path: ['email'], message: UNDERSCORE, params: { code: 'domain-underscore', start: 18, end: 19 } },
    ]);
    expect(zod.signUp.safeParse(MENDABLE).error?.issues).toMatchObject([
      { params: { suggestion: SUGGESTION } },
    ]);
  });

  it('passes on options', () => {
    expect(zod.email({ profile: 'smtp' }).safeParse('"a b"@example.com').success).toBe(true);
    expect(zod.email().safeParse('"a b"@example.com').success).toBe(false);
  });
});

describe('valibot', () => {
  it('gives the canonical address', () => {
    expect(v.parse(valibot.SignUp, GOOD)).toEqual(CANONICAL);
  });

  it('keeps every reason, its code and what it speaks of', () => {
    const { issues } = v.safeParse(valibot.SignUp, BAD);
    expect(issues).toMatchObject([
      { message: DOTS, expected: 'local-part-empty-atom', received: '' },
      { message: UNDERSCORE, expected: 'domain-underscore', received: '_' },
    ]);
    expect([BAD, MENDABLE].map(({ email }) => valibot.suggestionFor(email))).toEqual([null, SUGGESTION]);
    expect(issues?.map((issue) => v.getDotPath(issue))).toEqual(['email', 'email']);
  });
});

describe('ArkType', () => {
  it('gives the canonical address', () => {
    expect(ark.SignUp(GOOD)).toEqual(CANONICAL);
  });

  it('keeps every reason', () => {
    const errors = ark.SignUp(BAD);
    if (!(errors instanceof arktype.errors)) throw new Error('taken for valid');
    const [error] = errors;
    expect([error?.path.join(), error?.message]).toEqual(['email', `${DOTS}\n${UNDERSCORE}`]);
    expect(error?.meta).toMatchObject({
      issues: [
        { code: 'local-part-empty-atom', start: 5, end: 5 },
        { code: 'domain-underscore', start: 18, end: 19 },
      ],
    });
  });
});

describe('yup', () => {
  it('gives the canonical address', async () => {
    expect(await yup.signUp.validate(GOOD)).toEqual(CANONICAL);
  });

  it('keeps every reason with its place', async () => {
    const error = await yup.signUp.validate(BAD, { abortEarly: false }).catch((error: unknown) => error);
    if (!(error instanceof ValidationError)) throw error;
    expect(error.inner).toMatchObject([
      { path: 'email', message: DOTS, params: { code: 'local-part-empty-atom', start: 5, end: 5 } },
      { path: 'email', message: UNDERSCORE, params: { code: 'domain-underscore', start: 18, end: 19 } },
    ]);
  });

  it('leaves it to required() to miss the address', async () => {
    await expect(yup.signUp.validate({ name: 'Anna' })).rejects.toThrow('email is a required field');
    expect(await yup.email().validate(undefined)).toBe(undefined);
  });
});

describe('Ajv', () => {
  it('keeps every reason with its place by the keyword', () => {
    expect(isSignUp(GOOD)).toBe(true);
    expect(isSignUp(BAD)).toBe(false);
    expect(isSignUp.errors).toMatchObject([
      { instancePath: '/email', message: DOTS, params: { code: 'local-part-empty-atom', start: 5, end: 5 } },
      {
        instancePath: '/email',
        message: UNDERSCORE,
        params: { code: 'domain-underscore', start: 18, end: 19 },
      },
    ]);
    expect(isSignUp(GOOD)).toBe(true);
    expect(isSignUp.errors).toBe(null);
  });

  it('takes options, and refuses those that there are not when it compiles', () => {
    const untyped = addMailbox(new Ajv({ strictTypes: false }));
    const takes = (mailbox: unknown, input: unknown) => untyped.compile({ mailbox })(input);
    expect(takes({ profile: 'smtp' }, '"a b"@example.com')).toBe(true);
    expect(takes(true, '"a b"@example.com')).toBe(false);
    expect(takes(false, 'nonsense')).toBe(true);
    expect(takes(true, 5)).toBe(true);
    expect(() => takes({ profile: 'strict' }, '')).toThrow(/"strict"/);
  });

  const isEmail = ajv.compile({ type: 'string', format: 'email' });
  const isIdnEmail = ajv.compile({ type: 'string', format: 'idn-email' });

  it('knows the formats', () => {
    expect([isEmail('joe@example.com'), isEmail('j\u00f6rg@example.com'), isEmail('joe')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isIdnEmail('j\u00f6rg@example.com'), isIdnEmail('joe')]).toEqual([true, false]);
  });

  const folder = process.env.MAILBOX_SYNTAX_DATA;
  const path = join(folder ?? '', 'public-cases.ndjson');
  const cases = (existsSync(path) ? readFileSync(path, 'utf8') : '')
    .split('\n')
    .filter((line) => line.includes('JSON-Schema-Test-Suite'))
    .map((line) => JSON.parse(line) as { address: string; rfc5321: boolean; source: string });
  const ofFormat = (file: string) => cases.filter(({ source }) => source.endsWith(` ${file}`));

  it.skipIf(!existsSync(path))(
    'finds the cases of the JSON-Schema-Test-Suite in the folder that MAILBOX_SYNTAX_DATA names',
    () => {
      expect([ofFormat('email.json').length, ofFormat('idn-email.json').length]).toEqual([21, 10]);
    },
  );

  it.each(ofFormat('email.json'))('email: $address', ({ address, rfc5321 }) => {
    expect(isEmail(address)).toBe(rfc5321);
    expect(isIdnEmail(address)).toBe(rfc5321);
  });

  it.each(ofFormat('idn-email.json'))('idn-email: $address', ({ address, rfc5321 }) => {
    expect(isIdnEmail(address)).toBe(rfc5321);
  });
});

describe('Hono', () => {
  const post = (body: unknown) =>
    app.request('/sign-up', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  it('hands over the canonical address', async () => {
    const response = await post(GOOD);
    expect([response.status, await response.json()]).toEqual([200, { welcome: CANONICAL.email }]);
  });

  it('answers with every reason and its place', async () => {
    const response = await post(BAD);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      issues: [
        { path: ['email'], message: DOTS, code: 'local-part-empty-atom', start: 5, end: 5, suggestion: null },
        {
          path: ['email'],
          message: UNDERSCORE,
          code: 'domain-underscore',
          start: 18,
          end: 19,
          suggestion: null,
        },
      ],
    });
    expect(await (await post(MENDABLE)).json()).toMatchObject({ issues: [{ suggestion: SUGGESTION }] });
    expect((await post(['anna@example.com'])).status).toBe(422);
    expect((await post({ email: 5 })).status).toBe(422);
  });
});

describe('tRPC', () => {
  const caller = router.createCaller({});

  it('hands over the canonical address', async () => {
    expect(await caller.signUp(GOOD)).toEqual({ welcome: CANONICAL.email });
  });

  it('fails with every reason and its place', async () => {
    const error = await caller.signUp(BAD).catch((error: unknown) => error);
    if (!(error instanceof TRPCError)) throw error;
    expect(error.code).toBe('BAD_REQUEST');
    expect(error.cause).toMatchObject({
      issues: [
        { path: ['email'], message: DOTS, code: 'local-part-empty-atom', start: 5, end: 5 },
        { path: ['email'], message: UNDERSCORE, code: 'domain-underscore', start: 18, end: 19 },
      ],
    });
  });
});
