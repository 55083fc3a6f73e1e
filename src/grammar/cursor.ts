import type { Findings } from '../findings.ts';
import { classesOf, isIn } from './chars.ts';
import * as classes from './classes.ts';
import * as codes from './codes.ts';

/** A place in a text that the grammar moves forward, and what it reports to. Positions are UTF-16 indices. */
export class Cursor {
  pos: number;
  readonly findings: Findings;
  /** Set when a comment was found to have no end, so that a run of `(` is searched once and not once each. */
  private commentsEnd = true;

  constructor(
    readonly text: string,
    from: number,
    /** Nothing at or after this index belongs to what is parsed. */
    public end: number,
    findings: Findings,
  ) {
    this.pos = from;
    this.findings = findings;
  }

  /** The UTF-16 unit at the cursor, or `codes.end`. */
  get code(): number {
    return this.pos < this.end ? this.text.charCodeAt(this.pos) : codes.end;
  }

  /** Whether a comment may begin at the cursor. */
  get mayBeComment(): boolean {
    return this.commentsEnd && this.code === codes.openParenthesis;
  }

  /**
   * Moves to a character, or to the end, if what is found from here on would be dropped.
   * Returns whether it did.
   */
  giveUp(barrier: string): boolean {
    if (!this.findings.isFullAt(this.pos)) return false;
    const index = barrier ? this.text.indexOf(barrier, this.pos) : -1;
    this.pos = index < 0 || index > this.end ? this.end : index;
    return true;
  }

  /**
   * Moves over characters of a class, and over what the grammar passes over in silence. Returns whether any was beyond
   * ASCII. Most of every address is read here, so that the loop keeps to itself.
   */
  skipClass(bits: number): boolean {
    const { text, end } = this;
    const passed = bits | classes.control;
    let { pos } = this;
    let all = 0;
    for (; pos < end; pos++) {
      const code = text.charCodeAt(pos);
      if (code < 0x80 && (classesOf(code) & passed) === 0) break;
      all |= code;
    }
    this.pos = pos;
    return all >= 0x80;
  }

  /** Moves over a run of one character and returns where it began. */
  skipRun(code: number): number {
    const { text, end, pos: start } = this;
    let pos = start;
    while (pos < end && text.charCodeAt(pos) === code) pos++;
    this.pos = pos;
    return start;
  }

  /**
   * Moves over the comment that begins at the cursor, nested ones included, if it ends before `barrier`. Comments
   * belong to RFC 5322 3.2.2 and have no place in RFC 5321; they are known here so that one reason can cover the
   * whole of one. Returns whether there was one.
   */
  skipComment(barrier: number): boolean {
    let depth = 0;
    for (let index = this.pos; this.commentsEnd && index < this.end; index++) {
      const code = this.text.charCodeAt(index);
      if (code === barrier) break;
      if (code === codes.backslash) index++;
      else if (code === codes.openParenthesis) depth++;
      else if (code === codes.closeParenthesis && --depth === 0) {
        this.pos = index + 1;
        return true;
      }
    }
    this.commentsEnd = false;
    return false;
  }
}

/**
 * What the grammar passes over in silence: control characters are reported anywhere by
 * checks/characters.ts, and non-ASCII characters are RFC 6531's, which other checks look at.
 */
export function isPassedOver(code: number): boolean {
  return code >= 0x80 || isIn(classes.control, code);
}
