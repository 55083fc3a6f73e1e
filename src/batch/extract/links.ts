import { type Rewriting, replaced } from './rewriting.ts';

/** A part of a link that may hold addresses, without its escapes. */
interface LinkPart {
  rewriting: Rewriting;
  /** Where it begins in the text. */
  offset: number;
  isField: boolean;
}

/** A link, and what of it may hold addresses. */
interface Link {
  start: number;
  end: number;
  parts: LinkPart[];
}

/** A run of a text without white space and quotes. */
export interface Token {
  start: number;
  end: number;
  links: Link[];
}

/** Signs may be escaped, as in vCards of Apple and JSON of PHP: `http\\://`, `https:\\/\\/`. */
const LINK = /\\?:\\?\/\\?\/|mailto:(?:\/\/)?/gi;
/** Ends a link that stands in a text. */
const END = /[)\]}'`|\\]/;

/**
 * The links of a token. Of a `mailto:` link (RFC 6068) the addresses are looked at, and those of its fields; of any other
 * only what comes after `?` or `#`, since before that `user@host` is not a mailbox (RFC 3986 3.2.1) and a path often has the id of
 * a message or a version.
 */
export function linksIn(text: string, start: number, end: number): Link[] {
  const token = text.slice(start, end);
  const links: Link[] = [];
  let floor = 0;
  for (const { 0: sign, index } of token.matchAll(LINK)) {
    if (index < floor) continue;
    const isMailto = /^m/i.test(sign);
    if (!isMailto && !/[a-z\d]/i.test(token[index - 1] ?? '')) continue;
    const from = index + sign.length;
    const to = linkEnd(token, from, isMailto);
    const parts = (isMailto ? partsOfMailto : partsOfUrl)(token.slice(from, to), start + from);
    links.push({ start: start + (isMailto ? from : urlStart(token, index, floor)), end: start + to, parts });
    floor = to;
  }
  if (links.length === 0 && /%(?:25)*40/.test(token) && !token.includes('@')) {
    links.push({ start, end, parts: partsOf(token, start, /[?&=;,#]/, false) });
  }
  return links;
}

/** Where a link ends. A comma ends a path, but neither a query nor the addresses of `mailto:`. */
function linkEnd(token: string, from: number, isMailto: boolean): number {
  const rest = token.slice(from);
  const length = rest.search(END);
  const link = length < 0 ? rest : rest.slice(0, length);
  const comma = isMailto ? -1 : link.search(/[,?]/);
  return from + (link[comma] === ',' ? comma : link.length);
}

/** Where the scheme begins that ends at `at`. */
function urlStart(token: string, at: number, least: number): number {
  let start = at;
  while (start > least && at - start < 20 && /[a-z\d+.-]/i.test(token[start - 1] as string)) start--;
  return start;
}

function partsOfMailto(link: string, offset: number): LinkPart[] {
  const query = link.search(/[?#]/);
  const to = query < 0 ? link : link.slice(0, query);
  const parts = partsOf(to, offset, /,/, true);
  return query < 0 ? parts : [...parts, ...partsOfQuery(link.slice(query), offset + query)];
}

function partsOfUrl(link: string, offset: number): LinkPart[] {
  const query = link.search(/[?#]/);
  return query < 0 ? [] : partsOfQuery(link.slice(query), offset + query);
}

/** Fields whose value is the id of a message. */
const ID = /^(?:i|mid|msg-?id|message[-_]?id|in-?reply-to)$/i;

function partsOfQuery(query: string, offset: number): LinkPart[] {
  const parts: LinkPart[] = [];
  for (const { 0: field, index } of query.matchAll(/[^?&;#]+/g)) {
    const equals = field.indexOf('=') + 1;
    if (ID.test(field.slice(0, Math.max(0, equals - 1)))) continue;
    parts.push(...partsOf(field.slice(equals), offset + index + equals, /,/, false));
  }
  return parts;
}

function partsOf(text: string, offset: number, divider: RegExp, isField: boolean): LinkPart[] {
  const parts: LinkPart[] = [];
  let at = 0;
  for (const part of text.split(divider)) {
    if (/@|%(?:25)*40/.test(part)) parts.push({ rewriting: unescaped(part), offset: offset + at, isField });
    at += part.length + 1;
  }
  return parts;
}

/** RFC 3986 2.1, where it is UTF-8. */
function unescaped(text: string): Rewriting {
  return replaced(text, /(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return null;
    }
  });
}
