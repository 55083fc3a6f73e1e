import { type Conventions, withConventions } from '../../src/conventions/index.ts';
import type { MailboxOptions, MailboxResult } from '../../src/index.ts';

/** Checks a mailbox by the conventions that its options name, as the examples of the catalogue have them. */
export function parseByConventions(
  input: string | Uint8Array,
  options: { readonly [name: string]: unknown } = {},
): MailboxResult {
  const { conventions, ...rest } = options as unknown as { conventions: Conventions } & MailboxOptions;
  return withConventions(conventions).parseMailbox(input, rest);
}
