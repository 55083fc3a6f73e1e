import type { Conventions } from '../../conventions/convention.ts';
import { fill, type Messages } from '../../messages/catalogue.ts';
import { formatReason } from '../../messages/format.ts';
import { parseMailbox } from '../../parse.ts';
import { parsePath } from '../../parse-path.ts';
import type { Reason, ReasonCode, ReasonRow } from '../../reasons.ts';
import {
  type EnhancedExplanation,
  type Explanation,
  type ReasonExplanation,
  type ReplyExplanation,
  replyStyles,
} from '../../reference/explanation.ts';
import { pageOf } from '../../reference/page.ts';
import { wildRowsOf } from '../../reference/wild/rows.ts';
import { listOf, nameStep, type ReferenceWords } from '../../reference/words.ts';
import type { ReplyStyle } from '../../reply.ts';
import { excerpts } from '../excerpt.ts';
import { type Block, type Row, wrap } from '../terminal.ts';

/** What `explain` shows of one code. */
export type Explained =
  | ReplyExplanation
  | EnhancedExplanation
  | (ReasonExplanation & { result: ExampleResult });

type Cells = [label: string, block: Block][];

/** How many reasons are named where there are many. */
const SOME = 3;

/**
 * The rows of a page on one code, or on several beside each other. A row that only some of them have is there for all.
 */
export function rowsOf(explained: readonly Explained[], words: ReferenceWords): Row[] {
  const pages = explained.map((one) => new Map(cellsOf(one, words)));
  const labels: string[] = [];
  for (const page of pages) {
    // Where a page has a row of its own, it comes after the row that came before it there.
    let after = -1;
    for (const label of page.keys()) {
      const index = labels.indexOf(label);
      if (index < 0) labels.splice(after + 1, 0, label);
      after = index < 0 ? after + 1 : index;
    }
  }
  return labels.map((label) => ({ label, columns: pages.map((page) => page.get(label) ?? ['-']) }));
}

function cellsOf(one: Explained, words: ReferenceWords): Cells {
  switch (one.kind) {
    case 'reply':
      return ofReply(one, words);
    case 'enhanced':
      return ofEnhanced(one, words);
    case 'reason':
      return ofReason(one, words);
  }
}

function ofReply(one: ReplyExplanation, words: ReferenceWords): Cells {
  const { labels } = words;
  const enhanced = one.enhanced.length > 0 ? one.enhanced.join(', ') : labels.noneKnown;
  const cells: Cells = [
    [labels.code, [`${one.code} ${one.name}`]],
    [labels.class, [one.class.name, one.class.meaning]],
    [labels.meaning, [one.meaning]],
    [labels.steps, [one.steps ? inWords(one.steps, words) : labels.anyStep]],
    [labels.when, [one.when]],
    [labels.next, [one.next]],
    [labels.fix, [one.fix]],
    [labels.enhanced, [one.class.digit === '3' ? labels.noEnhanced : enhanced]],
  ];
  if (one.reasons.length > 0) cells.push([labels.reasons, [some(one.reasons, words)]]);
  if (one.dialogue.length > 0) cells.push([labels.dialogue, one.dialogue]);
  return [...cells, ...wild(one.code, words), sources(one, words), page(one, words)];
}

function ofEnhanced(one: EnhancedExplanation, words: ReferenceWords): Cells {
  const { labels } = words;
  const cells: Cells = [[labels.code, [`${one.code} ${one.name}`]]];
  if (one.class) cells.push([labels.class, [one.class.name, one.class.meaning]]);
  cells.push([labels.subject, [one.subject.name]], [labels.meaning, [one.meaning]]);
  cells.push([labels.steps, [one.steps.length > 0 ? inWords(one.steps, words) : labels.noStep]]);
  if (one.when) cells.push([labels.when, [one.when]]);
  if (one.fix) cells.push([labels.fix, [one.fix]]);
  const { registered, inUse } = one.replies;
  const beside = [
    registered.length > 0 ? fill(labels.registered, { list: listOf(registered, words) }) : '',
    inUse.length > 0 ? fill(labels.inUse, { list: listOf(inUse, words) }) : '',
  ];
  cells.push([labels.replies, [beside.filter(Boolean).join(', ') || labels.noneKnown]]);
  if (one.reasons.length > 0) cells.push([labels.reasons, [some(one.reasons, words)]]);
  return [...cells, ...wild(one.code, words), sources(one, words), page(one, words)];
}

/** What servers really mean by a code, a paragraph for each meaning. */
function wild(code: string, words: ReferenceWords): Cells {
  const named = new Set(wildRowsOf(code).map(({ meaning }) => words.meanings[meaning].name));
  return named.size === 0 ? [] : [[words.bounce.wild, [...named].map((name) => `- ${name}`)]];
}

function ofReason(one: ReasonExplanation & { result: ExampleResult }, words: ReferenceWords): Cells {
  const { labels } = words;
  const { result, levels } = one;
  const byProfile = Object.entries(levels).map(([profile, level]) => `${profile} ${labels.level[level]}`);
  const cells: Cells = [
    [labels.code, [one.code]],
    [labels.part, [one.part.words]],
    [labels.what, [messageOf(result, words.messages)]],
    [labels.why, [one.why]],
    [labels.wrong, (width) => pointed(one, width, words)],
    [labels.right, (width) => [cut(readable(one.example.good, one.example), width)]],
  ];
  for (const command of ['MAIL', 'RCPT'] as const) {
    cells.push([fill(labels.reply, { step: command }), repliesAt(one.replies[command], words)]);
  }
  return [...cells, [labels.levels, [byProfile.join(', ')]], sources(one, words), page(one, words)];
}

/** The bad example with carets under its fault, and how it was read. */
function pointed(
  { example, result }: ReasonExplanation & { result: ExampleResult },
  width: number,
  words: ReferenceWords,
) {
  const found: string[] = [];
  for (const { shown, columns } of excerpts(readable(example.bad, example), [result.reason], width)) {
    found.push(shown, ...columns.map(([from, to]) => ' '.repeat(from) + '^'.repeat(to - from)));
  }
  const how = example.as ? [words.labels.as[example.as]] : [];
  for (const [name, value] of Object.entries(example.options ?? {})) {
    how.push(fill(words.labels.withOption, { option: `${name}: ${JSON.stringify(value)}` }));
  }
  return how.length > 0 ? [...found, ...wrap(`(${how.join(', ')})`, width)] : found;
}

/** A text on one line, without its end where it is too long. */
function cut(text: string, width: number): string {
  const [line = '', ...rest] = wrap(text, width);
  return rest.length === 0 ? line : `${wrap(text, width - 1)[0]}\u2026`;
}

/** The replies in the styles; one line for all that agree. */
function repliesAt(replies: Readonly<Record<ReplyStyle, string>>, words: ReferenceWords): string[] {
  const texts = [...new Set(replyStyles.map((style) => replies[style]))];
  if (texts.length === 1) return texts;
  return texts.map((text) => {
    const styles = replyStyles.filter((style) => replies[style] === text);
    return `${text} (${fill(words.labels.style, { style: listOf(styles, words) })})`;
  });
}

function some(reasons: readonly string[], words: ReferenceWords): string {
  if (reasons.length <= SOME) return listOf(reasons, words);
  const list = listOf(spread(reasons), words);
  return fill(words.labels.reasonsSuchAs, { count: reasons.length, list });
}

/** A few from different places of a list. */
function spread(reasons: readonly string[]): string[] {
  return Array.from({ length: SOME }, (_, index) =>
    String(reasons[Math.floor(((index + 0.5) * reasons.length) / SOME)]),
  );
}

function inWords(steps: NonNullable<ReplyExplanation['steps']>, words: ReferenceWords): string {
  return listOf(
    steps.map((step) => nameStep(step, words)),
    words,
  );
}

/** Where the web pages have it, below wherever they are published. */
function page({ code }: Explanation, words: ReferenceWords): [string, string[]] {
  return [words.labels.page, [pageOf(code)]];
}

/** The documents; of several sections of one RFC, the name only once. */
function sources({ source }: Explanation, words: ReferenceWords): [string, string[]] {
  let last = '';
  const names = source.map(({ name }) => {
    const [, document = name, section] = /^(RFC \d+) (.+)$/.exec(name) ?? [];
    const isRepeated = section !== undefined && document === last;
    last = document;
    return isRepeated ? section : name;
  });
  return [words.labels.source, [names.join(', ')]];
}

/** What was found of a reason's bad example. */
export interface ExampleResult {
  /** The finding itself, with its place and its arguments. */
  reason: Reason;
  suggestion: string | null;
}

/** Checks the bad example of a reason in the way that its row says. */
export async function checkExample(
  code: ReasonCode,
  { bad, as, options }: ReasonRow['example'],
): Promise<ExampleResult> {
  const { reasons, suggestion } = await parseAs(bad, as, options);
  const reason = reasons.find((found) => found.code === code);
  if (!reason) throw new Error(`the example of ${code} does not show it`);
  return { reason, suggestion };
}

/** The public suffix list and the grammar of headers are read only where an example is for them. */
async function parseAs(text: string, as: ReasonRow['example']['as'], options: object | undefined) {
  switch (as) {
    case 'MAIL':
    case 'RCPT':
      return parsePath(text, { ...options, command: as });
    case 'suffix':
      return (await import('../../suffix/index.ts')).parseMailboxWithSuffix(text, options);
    case 'header':
      return (await import('../../header/index.ts')).parseHeaderMailbox(text, options);
    case 'list':
      return (await import('../../header/index.ts')).parseAddressList(text, options);
    case 'conventions':
      return parseByConventions(text, options);
    case 'octets':
      return parseMailbox(Buffer.from(text, 'latin1'), options);
    case undefined:
      return parseMailbox(text, options);
  }
}

/** The rules are among the options of the example. */
async function parseByConventions(text: string, options: object = {}) {
  const { conventions, ...rest } = options as { conventions: Conventions };
  return (await import('../../conventions/index.ts')).withConventions(conventions).parseMailbox(text, rest);
}

/** A text of an example as people read it: octets are decoded. */
export function readable(text: string, { as }: ReasonRow['example']): string {
  return as === 'octets' ? Buffer.from(text, 'latin1').toString() : text;
}

/** What the reason says of its example. */
export function messageOf({ reason }: ExampleResult, messages: Messages): string {
  return formatReason(reason, messages);
}
