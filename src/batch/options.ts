import type { WithConventions } from '../conventions/with-conventions.ts';
import { checkChoice, checkFlag, checkOptions, OptionError, wrongType, wrongValue } from '../errors.ts';
import type { Messages } from '../messages/catalogue.ts';
import { en } from '../messages/en.ts';
import { type MailboxOptions, resolveOptions } from '../options.ts';
import { levelTable } from '../profiles.ts';
import { type ReplyOptions, STYLES } from '../reply.ts';
import type { CheckSetup, RecordKind, Writing } from './block.ts';
import { encodingName } from './input/encodings.ts';
import {
  ADDED_COLUMNS,
  COLUMN_NAMES,
  type ColumnName,
  FIX_COLUMNS,
  HEADER_COLUMNS,
  PLACE_COLUMNS,
} from './output/columns.ts';
import { keySeed } from './output/division.ts';
import type { RunSetup } from './run.ts';
import type { CsvOptions } from './tables.ts';

/*
 * The options of './batch' and of the command: what they mean is here, what the command calls them in cli/check/options.ts.
 *
 * A new option is a field of `BatchOptions` or `OctetOptions`, is read in `settingsOf` or `checkSetupOf`, and is passed on by
 * `setupOf` (cli/check/options.ts), with a line in its help (cli/words/help.ts and a file a language).
 */

/** Octets in chunks: a stream of Node or of the web, or anything else that can be iterated. */
export type OctetsIn = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | ReadableStream<Uint8Array>;

/** How lines are checked: the options of `parseMailbox`, and those of the command. */
export interface BatchOptions extends MailboxOptions {
  /** Bare addresses (`rfc5321`, when absent) or lines of a message header (`rfc5322`). */
  grammar?: 'rfc5321' | 'rfc5322' | undefined;
  /** Finds the addresses of a text, such as a page, a mailbox file, LDIF or vCards; each is a record with its line and column. */
  extract?: boolean | undefined;
  /** Whether to check the ends of domains as `mailbox-syntax/suffix` does, and whether to look for near misses. */
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
  /** Reads CSV or TSV: the column of the address, by name or by number from 1; or several. */
  column?: string | number | readonly (string | number)[] | undefined;
  /** What divides fields, one ASCII character; found out when absent. */
  delimiter?: string | undefined;
  /** Whether the first row is a header; when absent it is, unless there is an "@" in the column. */
  header?: boolean | undefined;
  /** Reads NDJSON: the way to the address in each object. */
  field?: readonly string[] | undefined;
  /** Writes only these records; all when absent. */
  only?: 'valid' | 'invalid' | undefined;
  /** Leaves out a valid address whose mailbox came before; with `ignore-case` also where local parts differ in case. */
  dedupe?: boolean | 'ignore-case' | undefined;
  /** The columns that CSV has, or that a table gets: names such as `address`, `domain`, `reasons`. */
  outputColumns?: readonly ColumnName[] | undefined;
  /** Adds the clean address, and what was done for it. */
  fix?: boolean | undefined;
  /** Texts that stand for no address in a row, a field or a line, as white space does. */
  nulls?: readonly string[] | undefined;
  /** Whether a row or field without an address is invalid; else it is skipped and counted. */
  requireAddress?: boolean | undefined;
  /** Counts the domains of valid addresses, for the summary. */
  byDomain?: boolean | undefined;
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
  ...(['outputColumns', 'fix', 'nulls', 'requireAddress', 'byDomain'] as const),
] satisfies (keyof OctetOptions)[];

const NAMES: readonly (keyof OctetOptions)[] = [
  ...(['profile', 'smtputf8', 'levels', 'maxOctets'] as const),
  ...([
    'grammar',
    'extract',
    'suffix',
    'nearMiss',
    'conventions',
    'command',
    'replyStyle',
    'messages',
    'encoding',
  ] as const),
  // In this order: of two names that are as near to a misspelled one, the first is meant.
  ...(['field', 'file'] as const),
  ...OF_OCTETS,
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
  if (flag('extract', options.extract, false)) refuseBesideExtract(options);
  const check = checkSetupOf(options);
  const rows = column === undefined ? null : csvOptions(options, column);
  const encoding = encodingOf(options.encoding);
  return {
    run: { check, rows, encoding, hasMark: false, isNumbered: namesLines(check) },
    jobs: jobs ?? null,
    file,
  };
}

/** What has no meaning where addresses are found in a text. */
const NOT_EXTRACTED = ['column', 'delimiter', 'header', 'field', 'nulls', 'requireAddress'] as const;

function refuseBesideExtract(options: OctetOptions): void {
  const name = NOT_EXTRACTED.find((name) => options[name] !== undefined);
  if (name) throw wrongValue(name, 'nothing, since extract is set', options[name]);
  if (options.grammar === 'rfc5322') throw wrongValue('grammar', 'rfc5321, since extract is set', 'rfc5322');
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

function checkSetupOf(options: OctetOptions): CheckSetup {
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
    keySeed: dedupeOf(options.dedupe) === false ? null : keySeed(),
    ignoresCase: options.dedupe === 'ignore-case',
    byDomain: flag('byDomain', options.byDomain, false),
    columns: columnsOf(options),
    fix: flag('fix', options.fix, false),
    nulls: textsOf('nulls', options.nulls),
    isRequired: flag('requireAddress', options.requireAddress, false),
  };
}

/** Whether what is written tells the numbers of lines. */
export function namesLines({ writing, columns }: Pick<CheckSetup, 'writing' | 'columns'>): boolean {
  return writing === 'ndjson' || columns.includes('line');
}

function conventionsOf(given: BatchOptions['conventions']): CheckSetup['conventions'] {
  if (given === undefined) return null;
  if (typeof given?.conventions === 'object' && 'parsePath' in given) return given.conventions;
  throw wrongType('conventions', 'what withConventions returned', given);
}

function dedupeOf(value: unknown): boolean {
  if (value === 'ignore-case') return true;
  if (typeof value === 'string') throw wrongValue('dedupe', "true, false or 'ignore-case'", value);
  return flag('dedupe', value, false);
}

/** The columns that are asked for, or those of a list or of a table. */
function columnsOf({ outputColumns, column, fix, grammar, extract }: OctetOptions): ColumnName[] {
  const chosen = textsOf('outputColumns', outputColumns).map((name) =>
    checkChoice('outputColumns', COLUMN_NAMES, name),
  );
  const usual = [
    ...(extract ? PLACE_COLUMNS : []),
    ...(column === undefined ? (['input'] as const) : []),
    ...ADDED_COLUMNS,
  ];
  const added =
    outputColumns === undefined ? [...usual, ...(grammar === 'rfc5322' ? HEADER_COLUMNS : [])] : chosen;
  return [...new Set([...added, ...(fix ? FIX_COLUMNS : [])])];
}

function textsOf(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((text) => typeof text === 'string')) return [...value];
  throw wrongType(name, 'an array of strings', value);
}

function kindOf({ column, field, extract }: OctetOptions): RecordKind {
  if (extract) return { kind: 'extracted' };
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
  const columns = Array.isArray(column) ? column : [column];
  if (columns.length === 0) throw wrongValue('column', 'a name or a number from 1, or several', column);
  for (const one of columns) {
    if (typeof one === 'string' || (Number.isInteger(one) && one > 0)) continue;
    throw (typeof one === 'number' ? wrongValue : wrongType)('column', 'a name or a number from 1', one);
  }
  if (delimiter !== undefined && !DELIMITER.test(delimiter)) {
    const wrong = typeof delimiter === 'string' ? wrongValue : wrongType;
    throw wrong('delimiter', 'a tab, a space or one ASCII punctuation mark but the double quote', delimiter);
  }
  if (header !== undefined) flag('header', header, false);
  return {
    columns,
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
