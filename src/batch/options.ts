import type { WithConventions } from '../conventions/with-conventions.ts';
import { checkChoice, checkFlag, checkOptions, OptionError, wrongType, wrongValue } from '../errors.ts';
import type { Messages } from '../messages/catalogue.ts';
import { en } from '../messages/en.ts';
import { type MailboxOptions, resolveOptions } from '../options.ts';
import { levelTable } from '../profiles.ts';
import { type ReplyOptions, STYLES } from '../reply.ts';
import type { JudgeSetup, RecordKind, Writing } from './block.ts';
import { keySeed } from './dedupe.ts';
import type { CsvOptions } from './rows.ts';
import type { RunSetup } from './run.ts';
import { encodingName } from './source.ts';

/** Octets in chunks: a stream of Node or of the web, or anything else that can be iterated. */
export type OctetsIn = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | ReadableStream<Uint8Array>;

/** How lines are judged: the options of `parseMailbox`, and those of the command. */
export interface BatchOptions extends MailboxOptions {
  /** Bare addresses (`rfc5321`, when absent) or lines of a message header (`rfc5322`). */
  grammar?: 'rfc5321' | 'rfc5322' | undefined;
  /** Whether to judge the ends of domains as `mailbox-syntax/suffix` does, and whether to look for near misses. */
  suffix?: boolean | undefined;
  /** With `suffix`: whether to look for misspelled providers; true when absent. */
  nearMiss?: boolean | undefined;
  /** What a site allows before the @ of its own domains: what `withConventions` of `./conventions` returned. */
  conventions?: Pick<WithConventions, 'conventions'> | undefined;
  /** The SMTP command that is replied to, RCPT when absent, and how. */
  command?: ReplyOptions['command'] | undefined;
  /** How a refusal is worded; `553` when absent. */
  replyStyle?: ReplyOptions['style'];
  /** The language of the reasons. */
  messages?: Messages | undefined;
  /** The encoding of the input by a WHATWG label; UTF-8 when absent. A byte order mark takes precedence. */
  encoding?: string | undefined;
}

/** What is read besides lines, and what is written. */
export interface OctetOptions extends BatchOptions {
  /** `ndjson` when absent; `csv` of a table are its rows with four columns added; `none` only counts. */
  format?: 'ndjson' | 'csv' | 'none' | undefined;
  /** Reads CSV or TSV: the column of the address, by name or by number from 1. */
  column?: string | number | undefined;
  /** What divides fields, one ASCII character; found out when absent. */
  delimiter?: string | undefined;
  /** Whether the first row is a header; when absent it is, unless there is an "@" in the column. */
  header?: boolean | undefined;
  /** Reads NDJSON: the way to the address in each object. */
  field?: readonly string[] | undefined;
  /** Writes only these records; all when absent. */
  only?: 'valid' | 'invalid' | undefined;
  /** Leaves out a valid address whose mailbox came before. */
  dedupe?: boolean | undefined;
  /** How many threads, this one included; as many as there are cores when absent, once that saves time. */
  jobs?: number | undefined;
  /** What the `file` of each verdict says. */
  file?: string | null | undefined;
}

/** What may divide the fields of a table. */
export const DELIMITER = /^[\t !#-/:-@[-`{-~]$/;

/** The options of a call, checked. */
export interface Settings {
  run: RunSetup;
  jobs: number | null;
  file: string | null;
}

/** The options that checkLines does not take. */
const OF_OCTETS = [
  ...(['format', 'column', 'delimiter', 'header', 'field', 'only', 'dedupe', 'jobs'] as const),
] satisfies (keyof OctetOptions)[];

const NAMES: readonly (keyof OctetOptions)[] = [
  ...(['profile', 'smtputf8', 'levels', 'maxOctets'] as const),
  ...([
    'grammar',
    'suffix',
    'nearMiss',
    'conventions',
    'command',
    'replyStyle',
    'messages',
    'encoding',
  ] as const),
  ...OF_OCTETS,
  'file',
];

/**
 * Checks options.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function settingsOf(options: OctetOptions = {}): Settings {
  checkOptions(options, NAMES);
  const { jobs, file = null, column, field } = options;
  if (jobs !== undefined && (!Number.isInteger(jobs) || jobs < 1)) {
    throw (typeof jobs === 'number' ? wrongValue : wrongType)('jobs', 'a whole number from 1', jobs);
  }
  if (file !== null && typeof file !== 'string') {
    throw wrongType('file', 'a string or null', file);
  }
  if (column !== undefined && field !== undefined) {
    throw wrongValue('column', 'nothing, since field is set', column);
  }
  const judge = judgeSetup(options);
  const rows = column === undefined ? null : csvOptions(options, column);
  const encoding = encodingOf(options.encoding);
  return { run: { judge, rows, encoding, isNumbered: judge.writing === 'ndjson' }, jobs: jobs ?? null, file };
}

/**
 * Refuses what a table, or a list that is written, is asked for: passed over it would go for nothing.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function refuseOctetOptions(options: OctetOptions = {}): void {
  const name = OF_OCTETS.find((name) => options[name] !== undefined);
  if (name) {
    throw new OptionError(
      'ERR_MAILBOX_UNKNOWN_OPTION',
      name,
      'an option of checkLines',
      options[name],
      `${name}: checkLines does not take this option; checkOctets, nodeStream and webStream do`,
    );
  }
}

/**
 * Refuses octets themselves, and a text: they can be iterated, but not in chunks.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function checkSource(source: unknown): void {
  const isObject = typeof source === 'object' && source !== null;
  const isChunked =
    isObject &&
    !ArrayBuffer.isView(source) &&
    (Symbol.asyncIterator in source || Symbol.iterator in source || 'getReader' in source);
  if (isChunked) return;
  throw wrongType('source', 'an iterable or stream of Uint8Array chunks, such as [octets]', source);
}

function judgeSetup(options: OctetOptions): JudgeSetup {
  const { profile, smtputf8, levels, maxOctets, replyStyle: style, messages = en } = options;
  const command = choice('command', ['RCPT', 'MAIL'], options.command);
  const mailbox: MailboxOptions = { profile, smtputf8, levels, maxOctets };
  resolveOptions(mailbox, undefined, undefined, levelTable);
  if (style !== undefined) checkChoice('replyStyle', STYLES, style);
  if (typeof messages?.reasons !== 'object') {
    throw wrongType('messages', 'the messages of a language, such as fr', messages);
  }
  return {
    options: mailbox,
    grammar: choice('grammar', ['rfc5321', 'rfc5322'], options.grammar),
    suffix: flag('suffix', options.suffix, false),
    nearMiss: flag('nearMiss', options.nearMiss, true),
    conventions: conventionsOf(options.conventions),
    reply: { command, style },
    messages,
    records: kindOf(options),
    writing: writingOf(options),
    only:
      options.only === undefined ? null : checkChoice('only', ['valid', 'invalid'] as const, options.only),
    divided: false,
    keySeed: flag('dedupe', options.dedupe, false) ? keySeed() : null,
  };
}

function conventionsOf(given: BatchOptions['conventions']): JudgeSetup['conventions'] {
  if (given === undefined) return null;
  if (typeof given?.conventions === 'object' && 'parsePath' in given) return given.conventions;
  throw wrongType('conventions', 'what withConventions returned', given);
}

function kindOf({ column, field }: OctetOptions): RecordKind {
  if (field === undefined) return { kind: column === undefined ? 'lines' : 'rows' };
  if (Array.isArray(field) && field.every((name) => typeof name === 'string')) {
    return { kind: 'ndjson', field: [...field] };
  }
  throw wrongType('field', 'an array of names', field);
}

function writingOf({ format, column }: OctetOptions): Writing {
  const chosen = choice('format', ['ndjson', 'csv', 'none'], format);
  if (chosen === 'none') return 'nothing';
  return chosen === 'csv' && column !== undefined ? 'rows' : chosen;
}

function csvOptions({ delimiter, header }: OctetOptions, column: unknown): CsvOptions {
  const isColumn = typeof column === 'string' || (Number.isInteger(column) && (column as number) > 0);
  if (!isColumn) {
    throw (typeof column === 'number' ? wrongValue : wrongType)(
      'column',
      'a name or a number from 1',
      column,
    );
  }
  if (delimiter !== undefined && !DELIMITER.test(delimiter)) {
    const wrong = typeof delimiter === 'string' ? wrongValue : wrongType;
    throw wrong('delimiter', 'a tab, a space or one ASCII punctuation mark but the double quote', delimiter);
  }
  if (header !== undefined) flag('header', header, false);
  return {
    column: column as string | number,
    delimiter: delimiter?.charCodeAt(0) ?? null,
    header: header ?? null,
  };
}

function encodingOf(label: unknown = 'utf-8'): string {
  try {
    return encodingName(label as string);
  } catch {
    throw (typeof label === 'string' ? wrongValue : wrongType)('encoding', 'the name of an encoding', label);
  }
}

/** The first value is that of an absent option. */
function choice<T extends string>(name: string, values: readonly [T, ...T[]], value: unknown): T {
  return value === undefined ? values[0] : checkChoice(name, values, value);
}

function flag(name: string, value: unknown, absent: boolean): boolean {
  return value === undefined ? absent : checkFlag(name, value);
}
