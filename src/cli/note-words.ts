import type { Note } from '../batch/note.ts';
import type { Spots } from '../batch/spots.ts';
import { fill } from '../messages/catalogue.ts';
import { count, numberText } from './count.ts';
import type { CheckWords } from './words/words.ts';

/** A note on a file, in words. */
export function noteWords(note: Note, words: CheckWords): string {
  const template = words.notes[note.kind];
  switch (note.kind) {
    case 'mark-skipped':
    case 'table':
    case 'lone-cr':
      return template;
    case 'quote-unclosed':
      return fill(template, {
        line: numberText(note.line, words.numbers),
        lines: count(note.lines, words.counts.lines, words.numbers),
      });
    case 'mark-encoding':
      return fill(template, { encoding: note.encoding.toUpperCase() });
    case 'undecoded':
      return fill(template, { encoding: note.encoding, lines: spotsIn(note.lines, words) });
    case 'long-rows':
      return fill(template, { width: note.width, lines: spotsIn(note.lines, words) });
    case 'written-utf8':
      return fill(template, { encoding: note.encoding });
    case 'quote-wide':
    case 'not-json':
    case 'not-utf8':
      return fill(template, { lines: spotsIn(note.lines, words) });
  }
}

/** `line 3`, `lines 3, 5`, `7 lines, the first 3, 5, 8, 9, 11`. */
function spotsIn({ count, first }: Spots, { spots }: CheckWords): string {
  const template = count > first.length ? spots.more : count === 1 ? spots.one : spots.some;
  return fill(template, { count, list: first.join(', ') });
}
