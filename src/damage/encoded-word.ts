/** What an encoded-word holds. */
export interface EncodedWord {
  /** In lower case, without a language. */
  charset: string;
  /** One octet a UTF-16 unit. */
  binary: string;
}

/**
 * Decodes the transfer encoding of one encoded-word; null where its text does not fit the encoding.
 * @param written ASCII with four question marks; between the second and the third stands "B" or "Q"
 */
// encoded-word = "=?" charset "?" encoding "?" encoded-text "?="      RFC 2047 2
// charset may be followed by "*" and a language                       RFC 2231 5
export function readEncodedWord(written: string): EncodedWord | null {
  const [, charset, encoding, encoded] = written.split('?') as [string, string, string, string];
  const binary = /b/i.test(encoding) ? fromBase64(encoded) : fromQ(encoded);
  return binary === null ? null : { charset: charset.replace(/\*.*/, '').toLowerCase(), binary };
}

/** The octets of a word. */
export function octetsOf({ binary }: EncodedWord): Uint8Array {
  return Uint8Array.from(binary, (octet) => octet.charCodeAt(0));
}

// The "Q" encoding                                                    RFC 2047 4.2
function fromQ(encoded: string): string {
  return encoded
    .replace(/_/g, ' ')
    .replace(/=([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

// The "B" encoding                                                    RFC 2047 4.1, RFC 4648 4
function fromBase64(encoded: string): string | null {
  try {
    // Without padding, which is often wrong.
    return atob(encoded.replace(/(?<!=)=+$/, ''));
  } catch {
    // Malformed, or the engine has no atob, as bare ones have none.
    return null;
  }
}
