import type { Span } from '../span.ts';
import { decodeEncodedWords } from './encoded-words.ts';
import { unquote } from './lexical.ts';

/** A word of a phrase: an atom with the dots beside it, or a quoted string with its quotes. */
export interface Word extends Span {
  quoted: boolean;
}

/**
 * What a phrase says, for show: quotes and comments off, encoded-words decoded, one space where there was white space or
 * a comment. Encoded-words inside quotes are not decoded (RFC 2047 5).
 */
export function displayNameOf(text: string, words: readonly Word[]): string {
  let name = '';
  let atoms = '';
  let end = -1;
  for (const word of words) {
    const space = end >= 0 && word.start > end ? ' ' : '';
    end = word.end;
    if (!word.quoted) {
      atoms += space + text.slice(word.start, word.end);
      continue;
    }
    name += decodeEncodedWords(atoms) + space + unquote(text.slice(word.start + 1, word.end - 1));
    atoms = '';
  }
  return shown(name + decodeEncodedWords(atoms));
}

/** What a comment says, for show; `span` takes in its parentheses. Comments inside it keep theirs. */
export function commentText(text: string, { start, end }: Span): string {
  return shown(decodeEncodedWords(unquote(text.slice(start + 1, end - 1)).trim()));
}

/** Deliberate: control characters are shown as U+FFFD, or whoever puts a name into a header could put in a line. */
function shown(text: string): string {
  return text.replaceAll('\t', ' ').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\ufffd');
}
