import * as limits from '../../limits.ts';
import { MAX_LENGTH, type Template } from '../output/template.ts';
import type { FormCount, RecordResult } from '../tally.ts';
import {
  ALL_FIT,
  isEncoded,
  isEscape,
  isLabelled,
  isRepeated,
  LOCAL_TOO_LONG,
  markOf,
  namesIn,
  partsOf,
  twice,
} from './checks.ts';
import { literalOf } from './literals.ts';
import {
  BARE_WORDS,
  ESCAPE,
  FITS,
  type FormRule,
  LABELLED,
  MAY_BE_LONG,
  MEANT,
  NAMES,
  OCTETS,
  PREFIXED,
  ruleOf,
  SAME,
  SPELT,
  TWICE,
  WORDS,
} from './rules.ts';
import { bareForm, FormTree, MAX_NODES, NONE, symbolForm, wordForm } from './tree.ts';
import { bareWords, divideWords, OTHER_WORDS, prefixOf, walkWords } from './words.ts';

/*
 * This folder is what is known of an address before the parser is asked: that it is plain (plain.ts), that its domain had
 * no finding (domains.ts), what was found of another one of its form (here). Others see these three files alone.
 *
 * Where words or octets decide what the parser finds, and the form does not show them, a rule asks for them (rules.ts) and
 * a check looks at them (checks.ts, words.ts, literals.ts). Without one, a text answers for another that is not like it,
 * which the property tests in test/batch/batch.test.ts notice.
 */

/**
 * What ordinary ways to go wrong amount to, learnt from the parser itself: what it found of a text holds for every other
 * text of its form (tree.ts) in which what rules.ts asks for is the same. Property tests prove it.
 */
export class FormMemory {
  /** How many symbols the text has that was divided last. */
  symbols = 0;
  /** Where each of them begins, in octets from the beginning of the text, and after them where the text ends. */
  readonly places = new Uint8Array(MAX_LENGTH + 1);
  private readonly tree = new FormTree(wordForm);
  private readonly rules: (FormRule | null | undefined)[] = [];
  /** The forms of texts in which words mean something. */
  private readonly wordTree = new FormTree(symbolForm);
  private readonly bareTree = new FormTree(bareForm);
  /** The numbers of the forms of addresses with literals, after the nodes of all trees. */
  private readonly literals = new Map<number, number>();
  private readonly known: Form[] = [];
  /** One more than the place of each form in `known`; 0 where it is not there. */
  private readonly at = new Uint16Array(3 * MAX_NODES + MAX_LITERALS);
  /** The form of the text that was asked for last. */
  private asked = NONE;
  /** The forms that were met since `take`. */
  private met: Form[] = [];

  /** @param isWritten whether what is written of texts is to be learnt, and not only what is counted */
  constructor(private readonly isWritten: boolean) {}

  /** What is known of the form of a text, which stands at `from` to `to`; null for nothing. */
  find(octets: Uint8Array, from: number, to: number): Form | null {
    // No form has a bracket but that of a literal.
    const isLiteral = octets[to - 1] === CLOSE_BRACKET;
    const asked = isLiteral ? this.ofLiteral(octets, from, to) : this.ofForm(octets, from, to);
    this.asked = asked;
    const place = asked === NONE ? 0 : (this.at[asked] as number);
    return place === 0 ? null : (this.known[place - 1] as Form);
  }

  /** The number of the form of an address with a literal; NONE where it has none. */
  private ofLiteral(octets: Uint8Array, from: number, to: number): number {
    const found = this.isWritten ? NONE : literalOf(octets, from, to);
    if (found === NONE) return NONE;
    const { literals } = this;
    const known = literals.get(found);
    if (known !== undefined) return known;
    if (literals.size === MAX_LITERALS) return NONE;
    const form = 3 * MAX_NODES + literals.size;
    literals.set(found, form);
    return form;
  }

  /** The number of the form of a text, by its node and whatever else decides; NONE where it has none. */
  private ofForm(octets: Uint8Array, from: number, to: number): number {
    const { rules, tree } = this;
    const node = tree.walk(octets, from, to);
    if (node === NONE) return NONE;
    let rule = rules[node];
    if (rule === undefined) {
      rule = ruleOf(tree.forms[node] as string, this.isWritten);
      rules[node] = rule;
    }
    if (rule === null) return NONE;
    const { checks } = rule;
    const isLong = to - from > limits.allPartsFit;
    return !isLong && (checks & ~(FITS | MAY_BE_LONG)) === 0
      ? node
      : this.lookedAt(node, rule, isLong, octets, from, to);
  }

  private lookedAt(
    node: number,
    { checks, meanings }: FormRule,
    isLong: boolean,
    octets: Uint8Array,
    from: number,
    to: number,
  ): number {
    const { tree, wordTree, bareTree, isWritten } = this;
    let form = node;
    if (isLong) {
      if (!(checks & FITS)) return NONE;
      const parts = partsOf(octets, from, to);
      if (parts === NONE || (parts === LOCAL_TOO_LONG && (isWritten || !(checks & MAY_BE_LONG)))) return NONE;
      if (parts !== ALL_FIT) form = tree.step(form, markOf(parts));
    }
    if (checks & LABELLED && isLabelled(octets, from, to)) return NONE;
    if (checks & OCTETS && isEncoded(octets, from, to)) return NONE;
    if (checks & ESCAPE && isEscape(octets, from, to)) return NONE;
    if (checks & MEANT && walkWords(null, meanings, octets, from, to) === NONE) return NONE;
    if (checks & PREFIXED) {
      const prefix = prefixOf(octets, from);
      if (prefix === NONE) return NONE;
      form = tree.step(form, markOf(prefix));
    }
    if (checks & TWICE) form = tree.step(form, markOf(1 + twice(octets, from, to)));
    if (checks & SAME) form = tree.step(form, markOf(isRepeated(octets, from, to) ? 1 : 2));
    if (checks & NAMES) {
      const names = namesIn(octets, from, to);
      if (names === NONE) return NONE;
      form = tree.step(form, markOf(1 + names));
    }
    if (!(checks & (WORDS | BARE_WORDS)) || form === NONE) return form;
    const isBare = (checks & BARE_WORDS) > 0 && !isWritten;
    if (isBare) {
      const bare = bareWords(octets, from, to);
      if (bare !== OTHER_WORDS) return tree.step(form, markOf(bare));
    }
    const words = isBare ? bareTree : wordTree;
    const found = walkWords(words, meanings, octets, from, to);
    if (found === NONE) return NONE;
    if (checks & BARE_WORDS && isWritten && !SPELT.test(words.forms[found] as string)) return NONE;
    return (isBare ? 2 * MAX_NODES : MAX_NODES) + found;
  }

  /** Finds out where the symbols stand of the text that was asked for last. */
  divide(octets: Uint8Array, from: number, to: number): void {
    const { asked, tree, places } = this;
    const isJoined = asked < MAX_NODES;
    this.symbols = isJoined ? tree.divide(octets, from, to, places) : divideWords(octets, from, to, places);
  }

  /** Counts the text that was asked for last, whose form is known. */
  count(form: Form, octets: Uint8Array, from: number, to: number, line: number): void {
    if (form.count++ > 0) return;
    form.line = line;
    form.octets = octets;
    form.from = from;
    form.to = to;
    this.met.push(form);
  }

  /** Learns what became of the text that was asked for last and is not known. */
  learn({ valid, reasons }: RecordResult): void {
    if (this.asked === NONE || this.known.length === MAX_LEARNT) return;
    this.at[this.asked] = this.known.push(new Form(valid, reasons));
  }

  /** Forgets what is written of texts. */
  forgetTemplates(): void {
    for (const form of this.known) form.template = undefined;
  }

  /** The forms that were met, which begin to be counted anew. */
  take(): readonly Form[] {
    const { met } = this;
    this.met = [];
    return met;
  }
}

/** What is known of a form, and how often it was met in a block, where first. */
export class Form implements FormCount {
  /** What is written of its texts; null where that cannot be known, undefined where it was not tried. */
  template: Template | null | undefined;
  count = 0;
  line = 0;
  octets = NOTHING;
  from = 0;
  to = 0;

  constructor(
    readonly valid: boolean,
    readonly reasons: RecordResult['reasons'],
  ) {}
}

const CLOSE_BRACKET = 0x5d;
/** More than there are. */
const MAX_LITERALS = 1 << 11;
/** The number of forms that are remembered. */
const MAX_LEARNT = 1 << 12;
const NOTHING: Uint8Array = new Uint8Array();
