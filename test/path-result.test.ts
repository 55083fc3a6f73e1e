import { expect, expectTypeOf, it } from 'vitest';
import { type Mailbox, type MailboxResult, type PathResult, parseMailbox, parsePath } from '../src/index.ts';

it('the compiler knows the mailbox of a valid path of kind mailbox', () => {
  const result = parsePath('<user@example.com>', { command: 'RCPT' });
  expect(result.kind).toBe('mailbox');
  if (result.valid && result.kind === 'mailbox') expectTypeOf(result.mailbox).toEqualTypeOf<Mailbox>();
  if (result.kind === 'null' || result.kind === 'postmaster') {
    expectTypeOf(result.mailbox).toEqualTypeOf<null>();
    expectTypeOf(result.valid).toEqualTypeOf<true>();
  }
  if (!result.valid) {
    expectTypeOf(result.kind).toEqualTypeOf<null>();
    expectTypeOf(result.mailbox).toEqualTypeOf<null>();
  }
});

it.each([
  ['<>', 'MAIL', 'null'],
  ['<Postmaster>', 'RCPT', 'postmaster'],
] as const)('%s at %s has no mailbox', (path, command, kind) => {
  expect(parsePath(path, { command })).toMatchObject({ valid: true, kind, mailbox: null });
});

it('an invalid path has neither kind nor mailbox', () => {
  expect(parsePath('<a..b@example.com>', { command: 'RCPT' })).toMatchObject({
    valid: false,
    kind: null,
    mailbox: null,
  });
});

it('the compiler knows the mailbox of a valid result', () => {
  const result: MailboxResult = parseMailbox('user@example.com');
  expect(result.valid).toBe(true);
  if (result.valid) expectTypeOf(result.mailbox).toEqualTypeOf<Mailbox>();
  expectTypeOf<PathResult['kind']>().toEqualTypeOf<'mailbox' | 'null' | 'postmaster' | null>();
});
