import type { Reply } from '../reply.ts';

/**
 * The text of a host that has put U+FFFD for octets that are not UTF-8, with those octets malformed again, for a reply
 * that says so.
 * Deliberate: a U+FFFD that was sent as such is refused as well; there is no telling, and it stands for damage anyway.
 */
export function withMalformed(text: string): string | Uint8Array {
  if (!text.includes('\uFFFD')) return text;
  const octets = Buffer.from(text).toString('latin1').replaceAll('\xEF\xBF\xBD', '\xFF');
  return Buffer.from(octets, 'latin1');
}

/** A reply to what `withMalformed` gave: which octets were malformed, and how, is not known. */
export function honest(reply: Reply | null): Reply | null {
  if (reply?.reason !== 'encoding-malformed-utf8') return reply;
  return { ...reply, text: 'This address is not UTF-8; send it as UTF-8' };
}
