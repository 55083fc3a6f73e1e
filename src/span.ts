/** A stretch of a text, in UTF-16 indices; empty where something is missing. */
export interface Span {
  start: number;
  end: number;
}

/** Puts `text` in place of what stands from `start` to `end`. */
export interface Edit extends Span {
  text: string;
}

/** The text after edits, which are in order. One that overlaps the one before is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = '';
  let done = 0;
  for (const { start, end, text: replacement } of edits) {
    if (start < done) continue;
    edited += text.slice(done, start) + replacement;
    done = end;
  }
  return edited + text.slice(done);
}
