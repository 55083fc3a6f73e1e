import { INVALID, plain } from '../grammar/plain.ts';

/**
 * The fast path: an ordinary line such as `Anna Schmidt <anna@example.com>`. What it takes is valid and has no reason but
 * its name; all else is left to the grammar. A property test proves it.
 */

/** Atoms with single spaces between them, or one quoted string without backslashes; an address between brackets. */
const NAMED =
  /^(?:((?:[^\0- "(),.:;<>@[\\\]\x7f\ud800-\udfff][^\0- "(),:;<>@[\\\]\x7f\ud800-\udfff]*(?: (?=[^<. ])|(?= ?<)))+|"[^\0-\x1f"\\\x7f\ud800-\udfff]*") ?)?<([^<>]+)>$/;

/** A name as written, null where there is none, and a plain address. */
export interface PlainHeader {
  name: string | null;
  address: string;
}

/** The parts of an ordinary line; null for any other. */
export function plainHeader(text: string): PlainHeader | null {
  const [, name, address] = NAMED.exec(text) ?? [];
  if (address === undefined || plain(address) <= INVALID) return null;
  return { name: name ?? null, address };
}
