import { scanFeatures } from '../checks/characters.ts';
import * as feature from '../checks/features.ts';
import { Findings } from '../findings.ts';
import * as codes from '../grammar/codes.ts';
import { readInput, toReasons } from '../input.ts';
import { decodeUtf8, octetLength, type Source } from '../octets.ts';
import type { Reason } from '../reasons.ts';
import type { Span } from '../span.ts';
import { phrase } from './grammar.ts';
import type { HeaderMailboxResult, HeaderParser } from './header-mailbox.ts';
import { cfws, edge, HeaderCursor, nextDelimiter, passOver, surrogates, trimFws } from './lexical.ts';
import { commentText, displayNameOf } from './names.ts';

/** Where an entry stands in its list, without the white space around it. */
interface EntrySpan {
  /** UTF-16 indices. */
  start: number;
  end: number;
  /** The same in octets. */
  octets: [start: number, end: number];
}

/** A mailbox of a list. The spans of its reasons are places in the list. */
export interface MailboxEntry extends HeaderMailboxResult, EntrySpan {
  /** Tells a mailbox from a group. */
  kind: 'mailbox';
}

/** A group of a list: `Friends: anna@example.com, ben@example.com;`. */
export interface GroupEntry extends EntrySpan {
  /** Tells a group from a mailbox. */
  kind: 'group';
  /** Its name and every member are valid, and it is closed. */
  valid: boolean;
  /** The name before the colon, decoded; null when it is not valid. */
  displayName: string | null;
  /** Those beside its name, between its members and after its semicolon, in order. */
  comments: string[];
  /** The mailboxes between the colon and the semicolon. */
  members: MailboxEntry[];
  /** Of its name. */
  reasons: Reason[];
}

/** A part of a list: a mailbox or a group. */
export type AddressEntry = MailboxEntry | GroupEntry;

/** Reads a list from left to right. Each entry is checked by itself, so that a list is as linear as its entries. */
// address-list     = (address *("," address)) / obs-addr-list         RFC 5322 3.4
// address          = mailbox / group
// group            = display-name ":" [group-list] ";" [CFWS]
// obs-addr-list    = *([CFWS] ",") address *("," [address / CFWS])    RFC 5322 4.4
// obs-group-list   = 1*([CFWS] ",") [CFWS]
//   anna@example.com,,ben@example.com
//                    ^ header-empty-element
export class ListReader {
  private readonly text: string;
  private readonly entries: AddressEntry[] = [];
  private readonly comments: string[] = [];
  /** The group that is open. */
  private group: GroupEntry | null = null;
  /** The group that has just been closed, until the next comma. */
  private closed: GroupEntry | null = null;
  /** Where the element begins that is being read. */
  private from = 0;
  /** The run of empty elements before it. */
  private empty: Span | null = null;
  private hasElements = false;
  private hasFailed = false;
  private isUnclosed = false;
  /** A place in UTF-16 units, and the number of octets before it. */
  private counted: [units: number, octets: number] = [0, 0];

  constructor(
    private readonly input: string | Uint8Array,
    private readonly source: Source,
    private readonly parser: HeaderParser,
    private readonly findings: Findings,
    private readonly isEmptyValid: boolean,
  ) {
    this.text = source.text;
  }

  read(): { entries: AddressEntry[]; comments: string[]; hasFailed: boolean } {
    const { text } = this;
    let mayBeGroup = true;
    let index = 0;
    for (;;) {
      index = nextDelimiter(text, index);
      // After a quote that is never closed, the rest is one entry.
      this.isUnclosed = index < 0;
      if (index < 0 || index >= text.length) break;
      const code = text.charCodeAt(index);
      if (code === codes.less) {
        mayBeGroup = false;
        index = afterAngle(text, index);
        continue;
      }
      if (code === codes.atSign) mayBeGroup = false;
      else if (code === codes.colon && mayBeGroup && !this.group && !this.closed) this.openGroup(index);
      else if (code === codes.semicolon) this.semicolon(index);
      else if (code === codes.comma) this.element(index, true);
      if (code === codes.semicolon || code === codes.comma) mayBeGroup = true;
      index++;
    }
    this.last();
    const { entries, comments, hasFailed } = this;
    return { entries, comments, hasFailed };
  }

  /** Ends the element that is being read. */
  private element(end: number, isDivided: boolean): void {
    const { from, text } = this;
    this.from = end + 1;
    const cursor = new HeaderCursor(text, from, end, this.findings);
    const place = trimFws(cursor, end);
    const octets = this.octetsOf(place.start, place.end);
    const isEmpty = place.start === place.end || this.readComments(place, octets);
    if (this.closed) {
      if (!isEmpty) {
        const isError = this.findings.add('header-text-after', place.start, place.end);
        passOver(new HeaderCursor(text, place.start, place.end, this.findings), isError);
      }
      if (isDivided) this.closed = null;
      return;
    }
    if (isEmpty) {
      const isAfterSemicolon = text.charCodeAt(from - 1) === codes.semicolon;
      if (isDivided || this.empty || (this.hasElements && !isAfterSemicolon))
        this.empty = { start: this.empty?.start ?? from, end };
      this.hasElements ||= isDivided;
      return;
    }
    this.endOfEmpty();
    this.hasElements = true;
    const entry = this.mailbox(place, octets);
    (this.group ? this.group.members : this.entries).push(entry);
    if (entry.valid) return;
    this.hasFailed = true;
    if (this.group) this.group.valid = false;
  }

  /** Reads an element of comments only, which is an empty one (RFC 5322 4.4); returns whether it is one. */
  private readComments({ start, end }: Span, octets: [number, number]): boolean {
    const { text, parser } = this;
    if (this.isUnclosed || text.charCodeAt(start) !== codes.openParenthesis) return false;
    const trial = new HeaderCursor(text, start, end, new Findings(parser.levels));
    cfws(trial);
    if (trial.pos < end) return false;
    const slice = this.slice(start, end, octets);
    // Otherwise it is reported as a mailbox without an address.
    const isBroken = typeof slice === 'string' ? LONE.test(slice) : decodeUtf8(slice).malformed.length > 0;
    if (isBroken) return false;
    const cursor = new HeaderCursor(text, start, end, this.findings);
    edge(cursor, cfws(cursor));
    const comments = (this.group ?? this.closed)?.comments ?? this.comments;
    for (const comment of cursor.comments) comments.push(commentText(text, comment));
    return true;
  }

  /** Reports the run of empty elements, if there is one. */
  private endOfEmpty(): void {
    const { empty } = this;
    this.empty = null;
    if (empty) this.findings.add('header-empty-element', empty.start, empty.end);
  }

  private mailbox({ start, end }: Span, octets: [number, number]): MailboxEntry {
    const result = this.parser.parse(this.slice(start, end, octets));
    shift(result.reasons, start, octets[0]);
    return { kind: 'mailbox', start, end, octets, ...result };
  }

  //   : anna@example.com;
  //  ^ header-group-unnamed
  private openGroup(colon: number): void {
    const { text, findings, parser } = this;
    this.endOfEmpty();
    const place = trimFws(new HeaderCursor(text, this.from, colon, findings), colon);
    const { start, end } = place;
    const octets = this.octetsOf(start, end);
    const own = new Findings(parser.levels);
    const name = readInput(this.slice(start, end, octets), parser.maxOctets, own);
    name.features = scanFeatures(name.text);
    const cursor = new HeaderCursor(name.text, 0, name.text.length, own);
    if (name.features & feature.surrogate) surrogates(name.text, own);
    const words = phrase(cursor);
    const valid = !own.invalid;
    if (words.length === 0) findings.add('header-group-unnamed', end, end);
    const reasons = toReasons(own, name);
    shift(reasons, start, octets[0]);
    this.group = {
      kind: 'group',
      start,
      end,
      octets,
      valid: valid && words.length > 0,
      displayName: words.length > 0 && valid ? displayNameOf(name.text, words) : null,
      comments: cursor.comments.map((comment) => commentText(name.text, comment)),
      members: [],
      reasons,
    };
    if (!valid) this.hasFailed = true;
    this.entries.push(this.group);
    this.from = colon + 1;
    this.hasElements = false;
  }

  /** The end of a group; anywhere else a mistake for a comma. */
  //   anna@example.com; ben@example.com
  //                   ^ header-semicolon
  private semicolon(index: number): void {
    if (!this.group) {
      this.findings.add('header-semicolon', index, index + 1);
      this.element(index, true);
      return;
    }
    this.element(index, false);
    this.endOfEmpty();
    this.closed = this.group;
    this.closeGroup(this.group, index + 1);
    this.hasElements = true;
  }

  private closeGroup(group: GroupEntry, end: number): void {
    group.end = end;
    group.octets[1] = this.octetAt(end);
    this.group = null;
  }

  //   Friends: anna@example.com
  //                            ^ header-group-unclosed
  private last(): void {
    const { text, findings } = this;
    const { length } = text;
    this.element(length, false);
    this.endOfEmpty();
    if (this.group) {
      findings.add('header-group-unclosed', length, length);
      this.group.valid = false;
      this.closeGroup(this.group, length);
    }
    if (this.entries.length === 0 && !this.isEmptyValid) findings.add('input-empty', length, length);
  }

  /** A stretch of the input, in octets where some of them may not be UTF-8. */
  private slice(start: number, end: number, [from, to]: [number, number]): string | Uint8Array {
    const { input } = this;
    return typeof input === 'string' ? input.slice(start, end) : input.subarray(from, to);
  }

  private octetsOf(start: number, end: number): [number, number] {
    return [this.octetAt(start), this.octetAt(end)];
  }

  /** Octets before an index; the indices are asked for in ascending order. */
  private octetAt(index: number): number {
    const { text, offsets } = this.source;
    if (offsets) return offsets[index] as number;
    const [units, octets] = this.counted;
    this.counted = [index, octets + octetLength(text, units, index)];
    return this.counted[1];
  }
}

/** The index after the closing angle bracket; after the opening one where it is never closed. */
function afterAngle(text: string, open: number): number {
  for (let index = open + 1; ; index++) {
    index = nextDelimiter(text, index);
    if (index < 0 || index >= text.length) return open + 1;
    const code = text.charCodeAt(index);
    if (code === codes.greater) return index + 1;
    if (code === codes.less) return open + 1;
  }
}

const LONE = /[\uD800-\uDFFF]/u;

/** Moves spans of an entry to their place in the list. */
function shift(reasons: readonly Reason[], units: number, octets: number): void {
  for (const reason of reasons) {
    reason.start += units;
    reason.end += units;
    reason.octets = [reason.octets[0] + octets, reason.octets[1] + octets];
    if (reason.code === 'encoding-malformed-utf8') reason.args.offset += octets;
  }
}
