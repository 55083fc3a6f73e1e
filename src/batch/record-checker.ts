import { isUtf8 } from 'node:buffer';
import { asciiLowerCase } from '../grammar/chars.ts';
import * as limits from '../limits.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Block, BlockResult, CheckSetup, RecordSpan } from './block.ts';
import { DomainMemory } from './forms/domains.ts';
import { type Form, FormMemory } from './forms/memory.ts';
import { openAt, readAlike } from './input/encoding-guess.ts';
import { comparable, Division, KeyMaker } from './output/division.ts';
import { OctetBuffer } from './output/octet-buffer.ts';
import { Template } from './output/template.ts';
import { type Format, type RecordWriter, writerOf } from './output/write.ts';
import { reasonsOnly } from './parser.ts';
import { BlockCount, type RecordResult } from './tally.ts';
import {
  checkLine,
  checkText,
  type Entry,
  hasVisible,
  heldLine,
  isAscii,
  isMissing,
  type LineOptions,
  type LineResult,
  MAX_HELD,
  type Verdict,
} from './verdict.ts';

/*
 * One record: known by its form (forms/), or given to the parser; then counted (tally.ts), written (output/write.ts) and, where
 * the output is divided, given its key (output/division.ts). Each way has to count and write the same: property tests in
 * test/batch hold them together.
 */

/** Octets for what is written of a first block; later ones get the memory of those before. */
const FIRST_MEMORY = 1 << 16;

/** block-checker.ts finds the addresses of a block and hands each over to this, which checks, counts and writes them. */
export class RecordChecker {
  /** Whether plain addresses may be taken without a look at the options. */
  readonly takesPlain: boolean;
  /** Whether plain addresses are only counted. */
  readonly onlyCounts: boolean;
  /** Whether some texts stand for no address. */
  readonly takesNulls: boolean;
  count = new BlockCount();
  private readonly out = new OctetBuffer(new ArrayBuffer(0));
  private readonly writer: RecordWriter;
  private readonly how: LineOptions;
  private readonly quick: ((text: string) => RecordResult) | null;
  private readonly keyMaker: KeyMaker | null;
  private readonly only: CheckSetup['only'];
  private readonly divided: Division | null;
  private readonly keepsSkipped: boolean;
  private readonly memory: FormMemory | null;
  /** Where of a valid address without a finding no more is asked for. */
  private readonly domains: DomainMemory | null;
  /** Where the symbols of a plain address begin. */
  private readonly plainPlaces = new Uint8Array(4);
  private readonly byDomain: boolean;
  private readonly ignoresCase: boolean;
  private readonly isRequired: boolean;
  private readonly nulls: readonly string[];
  private block: Block = NO_BLOCK;

  constructor(setup: CheckSetup, parse: LineOptions['parse'], text: Format | null) {
    const { options, suffix, conventions, grammar, keySeed, only } = setup;
    const asksMore = suffix || conventions !== null;
    const writesReply = setup.writing === 'ndjson' || setup.columns.includes('reply');
    this.how = {
      parse,
      reply: text || writesReply ? setup.reply : null,
      reread: (octets, line) => {
        const { open, line: first } = this.block;
        return open && readAlike(octets, openAt(open, line - first));
      },
    };
    this.byDomain = setup.byDomain;
    this.isRequired = setup.isRequired;
    this.nulls = setup.nulls;
    this.ignoresCase = setup.ignoresCase;
    this.writer = writerOf(setup, this.how, this.out, text);
    this.takesPlain = !asksMore && (options.maxOctets === undefined || options.maxOctets >= limits.mailbox);
    const isBare = !asksMore && grammar === 'rfc5321';
    this.quick = isBare && !this.writer.needsVerdict ? reasonsOnly(options) : null;
    this.keepsSkipped = setup.writing === 'rows' && only === null && !setup.divided;
    this.keyMaker = keySeed === null ? null : new KeyMaker(keySeed);
    this.only = only;
    this.divided = setup.divided || keySeed !== null ? new Division(keySeed !== null) : null;
    this.onlyCounts = setup.writing === 'nothing' && !text && this.divided === null && !setup.byDomain;
    this.takesNulls = setup.nulls.length > 0;
    // What is written in a way of its own has no form.
    this.memory = isBare && this.takesPlain && !text ? new FormMemory(Boolean(this.writer.text)) : null;
    const needsMailbox = keySeed !== null || setup.byDomain;
    this.domains = this.quick && this.takesPlain && !needsMailbox ? new DomainMemory() : null;
  }

  /** Whether what is written of an address may say where in its record it is. */
  get writesPlaces(): boolean {
    return this.writer.needsVerdict;
  }

  /** @param memory what is written goes there, if it has room */
  begin(block: Block, memory: ArrayBuffer | null): void {
    this.block = block;
    this.count = new BlockCount();
    this.out.use(memory ?? new ArrayBuffer(FIRST_MEMORY));
    if (this.writer.begin(block)) this.memory?.forgetTemplates();
  }

  /** The result; its memory is the receiver's from then on. */
  end(): BlockResult {
    for (const form of this.memory?.take() ?? []) this.count.addForm(form);
    const written = new Uint8Array(this.out.memory, 0, this.out.length);
    return { out: written, records: this.divided?.take() ?? null, tally: this.count.tally() };
  }

  /** A record of a block's `octets` whose address, at `from` to `to` in `source`, is plain. */
  plain(
    source: Uint8Array,
    from: number,
    to: number,
    octets: Uint8Array,
    span: RecordSpan,
    line: number,
  ): void {
    this.count.valid++;
    if (this.byDomain) this.count.domain(domainOf(source, from, to));
    if (this.only === 'invalid') return;
    this.writePlain(source, from, to, octets, span, this.block.line + line);
    const { divided, keyMaker } = this;
    if (!divided) return;
    const at = divided.add(this.out.length, true);
    if (keyMaker) keyMaker.ofPlain(source, from, to, divided.keys, at, this.ignoresCase);
  }

  private writePlain(
    source: Uint8Array,
    from: number,
    to: number,
    octets: Uint8Array,
    span: RecordSpan,
    line: number,
  ): void {
    const { writer, plainPlaces } = this;
    const { plain } = writer;
    let at = from;
    while (source[at] !== AT_SIGN) at++;
    if (plain?.holdsFor(source, from, at + 1, to)) {
      plainPlaces[1] = at - from;
      plainPlaces[2] = at + 1 - from;
      plainPlaces[3] = to - from;
      writer.known(plain, source, from, plainPlaces, octets, span, line);
    } else if (!writer.needsVerdict) writer.other(octets, span, null);
    else {
      const held = { octets: source.subarray(from, to), length: to - from };
      writer.other(octets, span, checkLine(held, this.block.file, line, this.how));
    }
  }

  /**
   * Any other record.
   * @param source holds the address, at `from` to `to`
   * @param length how many octets the whole of the address has
   * @param octets of its block
   */
  other(
    source: Buffer,
    from: number,
    to: number,
    length: number,
    octets: Uint8Array,
    span: RecordSpan,
    line: number,
  ): void {
    const { memory, domains } = this;
    const form = memory?.find(source, from, to) ?? null;
    if (memory && form && this.onlyCounts) {
      memory.count(form, source, from, to, line);
      return;
    }
    if (memory && form && this.isKnown(form)) {
      memory.count(form, source, from, to, line);
      if (form.template) this.writeKnown(form.template, source, from, to, octets, span, line);
      else this.write(octets, span, form.valid, null, null);
      return;
    }
    if (!form && domains?.isClean(source, from, to)) {
      this.count.valid++;
      this.write(octets, span, true, null, null);
      return;
    }
    if (
      this.quick &&
      length <= MAX_HELD &&
      (isAscii(source, from, to) || isUtf8(source.subarray(from, to)))
    ) {
      const text = source.toString('utf8', from, to);
      const found = this.quick(text);
      const { valid, reasons } = found;
      // Of a valid one the mailbox may be needed.
      if (!valid || !(this.keyMaker || this.byDomain)) {
        if (!form) memory?.learn(found);
        if (valid && reasons.length === 0) domains?.learn();
        this.count.add(valid, reasons, line, text);
        this.write(octets, span, valid, null, null);
        return;
      }
    }
    const held = heldLine(source.subarray(from, to), length);
    const verdict = checkLine(held, this.block.file, this.block.line + line, this.how);
    if (verdict.result.valid && verdict.result.reasons.length === 0) domains?.learn();
    if (!form) memory?.learn(verdict.result);
    // One that was met once may never be met again.
    else if (!form.valid && form.template === undefined) {
      memory?.divide(source, from, to);
      form.template = this.templateOf(verdict);
    }
    this.report(verdict, octets, span, line);
  }

  /** Whether a text of a known form needs no look. Of a valid one the mailbox may be needed. */
  private isKnown({ valid, template }: Form): boolean {
    if (this.writer.needsVerdict) return !valid && Boolean(template);
    return !valid || !(this.keyMaker || this.byDomain);
  }

  private templateOf(verdict: Verdict): Template | null {
    const { text } = this.writer;
    const { memory, how } = this;
    if (!text || !memory) return null;
    const { input, file, line } = verdict;
    const { symbols: count, places } = memory;
    const symbols = Array.from({ length: count }, (_, symbol) =>
      input.slice(places[symbol], places[symbol + 1]),
    );
    const check = (example: string) => checkText(example, file, line, how);
    const template = Template.ofInvalid(symbols, check, text);
    return template?.writes(text(verdict), input, places, line) ? template : null;
  }

  /** A record whose address is a text, which may hold lone surrogates. */
  text(text: string, octets: Uint8Array, span: RecordSpan, line: number): void {
    this.report(checkText(text, this.block.file, this.block.line + line, this.how), octets, span, line);
  }

  /**
   * A record that may hold several addresses, in one cell or in several; null stands for one that is not there. Where records
   * are written as they came, it is written once, and is valid when all of its addresses are.
   */
  several(
    found: readonly (readonly (Verdict | null)[])[],
    octets: Uint8Array,
    span: RecordSpan,
    line: number,
  ): void {
    const cells = found.map((cell) => cell.filter((verdict) => verdict !== null));
    const verdicts = cells.flat();
    if (verdicts.length === 0) {
      this.missing(octets, span);
      return;
    }
    if (!this.writer.several) {
      for (const verdict of verdicts) this.report(verdict, octets, span, line);
      return;
    }
    for (const { result, input } of verdicts) this.add(result, line, input);
    const valid = verdicts.every(({ result }) => result.valid);
    if (this.only !== null && (this.only === 'valid') !== valid) return;
    this.writer.several(octets, span, cells);
    const at = this.divided?.add(this.out.length, valid);
    if (!this.divided || !this.keyMaker || at === undefined || !valid) return;
    const keys = verdicts.map(({ result }) => this.keyOf(result.mailbox) ?? '');
    this.keyMaker.ofText(keys.join('\n'), this.divided.keys, at);
  }

  /** Whether there is white space alone at `from` to `to`. */
  isBlank(octets: Uint8Array, from: number, to: number): boolean {
    return !hasVisible(octets, from, to) && isMissing(octets.subarray(from, to), NO_TEXTS);
  }

  /** A line of a list that is empty, or of white space alone: it is skipped, or checked as empty. */
  blank(octets: Uint8Array, span: RecordSpan, line: number): void {
    if (!this.isRequired) this.skip(octets, span);
    else this.report(checkText('', this.block.file, this.block.line + line, this.how), octets, span, line);
  }

  /** The verdict of one address of a record that may hold several; null where there is none. */
  entry(octets: Uint8Array, length: number, line: number, entry: Entry): Verdict | null {
    const held = heldLine(this.given(octets), length);
    if (held.octets.length === 0 && !this.isRequired) return null;
    return { ...checkLine(held, this.block.file, this.block.line + line, this.how), entry };
  }

  /** The same of a text, which may hold lone surrogates. */
  entryOfText(text: string, line: number, entry: Entry): Verdict | null {
    const given = isMissing(Buffer.from(text), this.nulls) ? '' : text;
    if (given === '' && !this.isRequired) return null;
    return { ...checkText(given, this.block.file, this.block.line + line, this.how), entry };
  }

  /** An address, or nothing where it is blank or stands for none. */
  private given(octets: Uint8Array): Uint8Array {
    return isMissing(octets, this.nulls) ? NO_OCTETS : octets;
  }

  /**
   * Whether a record has no address at `from` to `to`, and so is not checked: then it is skipped, or checked as empty.
   * @returns false where it has to be checked
   */
  lacks(
    source: Uint8Array,
    from: number,
    to: number,
    octets: Uint8Array,
    span: RecordSpan,
    line: number,
  ): boolean {
    if (!isMissing(source.subarray(from, to), this.nulls)) return false;
    if (!this.isRequired) this.missing(octets, span);
    else {
      const verdict = checkText('', this.block.file, this.block.line + line, this.how);
      this.report(verdict, octets, span, line);
    }
    return true;
  }

  /** A record without an address. Among the rows of a user's own CSV it keeps its place. */
  private missing(octets: Uint8Array, span: RecordSpan): void {
    this.count.missing++;
    if (!this.keepsSkipped) return;
    this.writer.several?.(octets, span, []);
    this.divided?.add(this.out.length, false);
  }

  /** A record that is not checked. Only among the rows of a user's own CSV does it keep its span. */
  skip(octets: Uint8Array, span: RecordSpan): void {
    this.count.empty++;
    if (!this.keepsSkipped) return;
    this.out.copy(octets, span.start, span.next);
    this.divided?.add(this.out.length, false);
  }

  private report(verdict: Verdict, octets: Uint8Array, span: RecordSpan, line: number): void {
    const { result } = verdict;
    this.add(result, line, verdict.input);
    this.write(octets, span, result.valid, verdict, this.keyOf(result.mailbox));
  }

  private add({ valid, reasons, mailbox }: LineResult, line: number, input: string): void {
    this.count.add(valid, reasons, line, input);
    if (this.byDomain && valid && mailbox) this.count.domain(mailbox.domain);
  }

  /** A text that is equal for the same mailboxes; null where there is none. */
  private keyOf(mailbox: Mailbox | null): string | null {
    if (!mailbox || !this.keyMaker) return null;
    const text = comparable(mailbox);
    return this.ignoresCase ? asciiLowerCase(text.toLowerCase()) : text;
  }

  private writeKnown(
    template: Template,
    source: Uint8Array,
    from: number,
    to: number,
    octets: Uint8Array,
    span: RecordSpan,
    line: number,
  ): void {
    if (this.only === 'valid') return;
    const memory = this.memory as FormMemory;
    memory.divide(source, from, to);
    this.writer.known(template, source, from, memory.places, octets, span, this.block.line + line);
    this.divided?.add(this.out.length, false);
  }

  private write(
    octets: Uint8Array,
    span: RecordSpan,
    valid: boolean,
    verdict: Verdict | null,
    mailbox: string | null,
  ): void {
    if (this.only !== null && (this.only === 'valid') !== valid) return;
    this.writer.other(octets, span, verdict);
    const { divided, keyMaker } = this;
    if (!divided) return;
    const at = divided.add(this.out.length, valid);
    if (keyMaker && mailbox !== null) keyMaker.ofText(mailbox, divided.keys, at);
  }
}

const AT_SIGN = 0x40;
const NO_OCTETS = new Uint8Array();
const NO_TEXTS: readonly string[] = [];

const NO_BLOCK: Block = {
  octets: new Uint8Array(),
  file: null,
  line: 1,
  isEnded: true,
  rows: null,
  long: null,
  open: null,
};

/** The domain of a plain address in lower case. */
function domainOf(octets: Uint8Array, from: number, to: number): string {
  const at = octets.indexOf(AT_SIGN, from);
  return Buffer.from(octets.buffer, octets.byteOffset + at + 1, to - at - 1)
    .toString('latin1')
    .toLowerCase();
}
