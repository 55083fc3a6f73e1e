import type { CheckSetup, Writing } from '../../batch/block.ts';
import { encodingName } from '../../batch/input/encodings.ts';
import { DELIMITER, namesLines, settingsOf } from '../../batch/options.ts';
import { COLUMN_NAMES, type ColumnName } from '../../batch/output/columns.ts';
import type { RunSetup } from '../../batch/run.ts';
import type { WithConventions } from '../../conventions/with-conventions.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { en } from '../../messages/en.ts';
import type { LevelSettings, Profile } from '../../profiles.ts';
import type { Command } from '../../reasons.ts';
import type { ReplyStyle } from '../../reply.ts';
import { readArguments, usageError } from '../usage.ts';
import type { SplitKind } from './split-files.ts';

/** The languages of what people read, each but English loaded when it is asked for; a reply is always English. */
const languages: Readonly<Record<string, () => Messages | Promise<Messages>>> = {
  en: () => en,
  fr: async () => (await import('../../messages/fr.ts')).fr,
};

/** The options that take one of a few values; the first is the default, but for `format`. */
export const choices = {
  format: ['text', 'ndjson', 'csv'],
  grammar: ['rfc5321', 'rfc5322'],
  profile: ['smtp', 'rfc', 'form', 'mta', 'interoperable'] satisfies Profile[],
  command: ['RCPT', 'MAIL'],
  'reply-style': ['553', 'rfc5321', '501'] satisfies ReplyStyle[],
  lang: Object.keys(languages),
} as const satisfies Record<string, readonly string[]>;

export type ChoiceName = keyof typeof choices;
type ChoiceOf<N extends ChoiceName> = (typeof choices)[N][number];

/** What `check` is asked to do. */
export interface CheckOptions {
  files: string[];
  help: boolean;
  version: boolean;
  /** Null when not asked for. */
  format: ChoiceOf<'format'> | null;
  grammar: ChoiceOf<'grammar'>;
  profile: Profile;
  /** The levels of single reasons, as JSON or as a file of it; null where there are none. */
  levels: string | null;
  /** The file of a site's naming conventions; null where there is none. */
  conventions: string | null;
  smtputf8: boolean;
  /** Whether to check the ends of domains, and to look for near misses. */
  suffix: boolean;
  nearMiss: boolean;
  command: Command;
  replyStyle: ReplyStyle;
  messages: Messages;
  table: TableOptions | null;
  /** The way to the address in an object of NDJSON; null where lines are addresses. */
  field: string[] | null;
  /** Whether the input is text in which addresses are found. */
  extract: boolean;
  /** The name of an encoding. */
  encoding: string;
  /** null for as many as there are cores. */
  jobs: number | null;
  quiet: boolean;
  summary: boolean;
  only: 'valid' | 'invalid' | null;
  /** Files that take what is valid, and what is not. */
  valid: string | null;
  invalid: string | null;
  dedupe: boolean | 'ignore-case';
  /** A file that takes the duplicates. */
  duplicates: string | null;
  /** The columns of CSV; null for the usual ones. */
  columns: readonly ColumnName[] | null;
  /** Whether to add the clean address. */
  fix: boolean;
  /** Texts that stand for no address, and whether a row without one is invalid. */
  nulls: readonly string[];
  isRequired: boolean;
  /** Whether CSV begins with a byte order mark. */
  bom: boolean;
  byDomain: boolean;
  /** Whether to ask DNS, and which server, HOST:PORT; null for the machine's own. */
  dns: { server: string | null } | null;
}

/** How a table is read. */
interface TableOptions {
  column: readonly (string | number)[];
  delimiter: string | undefined;
  header: boolean | undefined;
}

/**
 * Reads the arguments of `check`.
 * @throws UsageError
 */
export async function readCheckOptions(argv: readonly string[]): Promise<CheckOptions> {
  const { values, positionals } = readArguments(argv, {
    format: { type: 'string' },
    grammar: { type: 'string' },
    profile: { type: 'string' },
    command: { type: 'string' },
    'reply-style': { type: 'string' },
    lang: { type: 'string' },
    levels: { type: 'string' },
    conventions: { type: 'string' },
    'no-smtputf8': { type: 'boolean' },
    suffix: { type: 'boolean' },
    'no-near-miss': { type: 'boolean' },
    column: { type: 'string', multiple: true },
    columns: { type: 'string' },
    fix: { type: 'boolean' },
    null: { type: 'string', multiple: true },
    require: { type: 'boolean' },
    bom: { type: 'boolean' },
    duplicates: { type: 'string' },
    'by-domain': { type: 'boolean' },
    delimiter: { type: 'string' },
    header: { type: 'boolean' },
    'no-header': { type: 'boolean' },
    field: { type: 'string' },
    extract: { type: 'boolean' },
    encoding: { type: 'string' },
    jobs: { type: 'string', short: 'j' },
    quiet: { type: 'boolean', short: 'q' },
    summary: { type: 'boolean' },
    only: { type: 'string' },
    valid: { type: 'string' },
    invalid: { type: 'string' },
    dedupe: { type: 'boolean', takesValue: true },
    dns: { type: 'boolean' },
    'dns-server': { type: 'string' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
  });
  refuseContradictions(values);
  if (positionals.includes('')) throw usageError('nameless', {});
  const language = choose('lang', values.lang);
  return {
    files: positionals,
    help: values.help ?? false,
    version: values.version ?? false,
    format: values.format === undefined ? null : choose('format', values.format),
    grammar: choose('grammar', values.grammar),
    profile: choose('profile', values.profile),
    levels: values.levels ?? null,
    conventions: values.conventions ?? null,
    smtputf8: !values['no-smtputf8'],
    suffix: values.suffix ?? false,
    nearMiss: !values['no-near-miss'],
    command: choose('command', values.command),
    replyStyle: choose('reply-style', values['reply-style']),
    messages: (await languages[language]?.()) ?? en,
    table: tableOptions(values),
    field: fieldOf(values.field),
    extract: values.extract ?? false,
    encoding: encodingOf(values.encoding),
    jobs: jobsOf(values.jobs),
    quiet: values.quiet ?? false,
    summary: values.summary ?? values['by-domain'] ?? false,
    only: values.only === undefined ? null : oneOf('only', ['valid', 'invalid'] as const, values.only),
    valid: outputOf('valid', values.valid),
    invalid: outputOf('invalid', values.invalid),
    dedupe: dedupeOf(values.dedupe),
    duplicates: outputOf('duplicates', values.duplicates),
    columns: columnsOf(values.columns),
    fix: values.fix ?? false,
    nulls: values.null ?? [],
    isRequired: values.require ?? false,
    bom: values.bom ?? false,
    byDomain: values['by-domain'] ?? false,
    dns: values.dns ? { server: values['dns-server'] ?? null } : null,
  };
}

/** The arguments as parseArgs has them, by name. */
type Values = { readonly [name: string]: string | boolean | readonly string[] | undefined };

/** Pairs of which the first needs the second, or contradicts it. */
const needs = [
  ['no-near-miss', 'suffix'],
  ['delimiter', 'column'],
  ['header', 'column'],
  ['no-header', 'column'],
  ['dns-server', 'dns'],
  ['duplicates', 'dedupe'],
] as const;
const contradictions = [
  ['column', 'field'],
  ['extract', 'column'],
  ['extract', 'field'],
  ['extract', 'null'],
  ['extract', 'require'],
  ['header', 'no-header'],
  ['only', 'valid'],
  ['only', 'invalid'],
] as const;

function refuseContradictions(values: Values): void {
  for (const [name, other] of needs) {
    if (values[name] !== undefined && values[other] === undefined) throw usageError('needs', { name, other });
  }
  for (const [name, other] of contradictions) {
    if (values[name] !== undefined && values[other] !== undefined) {
      throw usageError('contradiction', { name, other });
    }
  }
  if (values.extract && values.grammar === 'rfc5322') {
    throw usageError('contradiction', { name: 'extract', other: 'grammar rfc5322' });
  }
  if (values.dns && values.column !== undefined && values.format === 'csv') {
    throw usageError('dns-rows');
  }
  const isSeveral = Array.isArray(values.column) && values.column.length > 1;
  if (isSeveral && values.dedupe !== undefined && values.format !== 'ndjson')
    throw usageError('several-dedupe');
  const isSplit = values.valid !== undefined || values.invalid !== undefined;
  if (values.columns !== undefined && values.format !== 'csv') {
    throw usageError('takes-csv', { name: 'columns' });
  }
  if (values.bom && values.format !== 'csv' && !(isSplit && values.format === undefined)) {
    throw usageError('takes-csv', { name: 'bom' });
  }
  if (isSplit && values.format === 'text') {
    throw usageError('split-text');
  }
}

function tableOptions({ column, delimiter, header, 'no-header': none }: Values): TableOptions | null {
  if (!Array.isArray(column)) return null;
  return {
    column: column.map(columnOf),
    delimiter: typeof delimiter === 'string' ? delimiterOf(delimiter) : undefined,
    header: header ? true : none ? false : undefined,
  };
}

function columnOf(column: string): string | number {
  if (/^0*$/.test(column)) throw usageError('column', { value: JSON.stringify(column) });
  return /^\d+$/.test(column) ? Number(column) : column;
}

function fieldOf(path: string | undefined): string[] | null {
  if (path === '') throw usageError('field', { value: '""' });
  return path?.split('.') ?? null;
}

/** Endings of what is packed, or made by other programs. */
const PACKED = /\.(?:t?gz|zst|xz|bz2|zip|xlsx?|ods|pdf)$/i;

/** A file that text is written to. */
function outputOf(name: SplitKind, file: string | undefined): string | null {
  const [ending] = PACKED.exec(file ?? '') ?? [];
  if (file === undefined || ending === undefined) return file ?? null;
  throw usageError('split-packed', { name, file, ending });
}

function dedupeOf(value: unknown): boolean | 'ignore-case' {
  return typeof value === 'string' ? oneOf('dedupe', ['ignore-case'] as const, value) : value === true;
}

/** `address,domain`; names are known whatever their case and hyphens. */
function columnsOf(list: string | undefined): ColumnName[] | null {
  if (list === undefined) return null;
  const plain = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '');
  return list.split(',').map((name) => {
    const known = COLUMN_NAMES.find((one) => plain(one) === plain(name));
    return known ?? oneOf('columns', COLUMN_NAMES, name);
  });
}

function delimiterOf(name: string): string {
  const character = name === 'tab' || name === '\\t' ? '\t' : name;
  if (DELIMITER.test(character)) return character;
  throw usageError('delimiter', { value: JSON.stringify(name) });
}

function encodingOf(label = 'utf-8'): string {
  try {
    return encodingName(label);
  } catch {
    const meant = encodingMeant(label);
    const value = JSON.stringify(label);
    throw meant === null ? usageError('encoding', { value }) : usageError('encoding-meant', { value, meant });
  }
}

/** Names that people and other programs have for encodings, whatever their case and separators. */
const encodingNames: readonly [written: RegExp, name: string][] = [
  [/^(?:ansi|(?:ms|win|windows|cp)?1252|(?:iso)?latin1?|westerneurope(?:an)?)$/, 'windows-1252'],
  [/^(?:ms|win|windows|cp)?(125\d)$/, 'windows-$1'],
  [/^(?:iso)?8859(\d{1,2})$/, 'iso-8859-$1'],
  [/^(?:iso)?latin([2-6])$/, 'latin$1'],
  [/^utf8(?:bom|sig|mb4)?$/, 'utf-8'],
  [/^(?:shift|cp|ms|windows)?(?:jis|932)$/, 'shift_jis'],
  [/^(?:cp|ms|windows)?936$/, 'gbk'],
  [/^(?:mac|macos)?roman$/, 'macintosh'],
];

/** The encoding that a name may mean that TextDecoder does not know; null where that cannot be said. */
function encodingMeant(label: string): string | null {
  const plain = label.toLowerCase().replace(/[^a-z\d]/g, '');
  const [written, name] = encodingNames.find(([written]) => written.test(plain)) ?? [];
  return written && name ? plain.replace(written, name) : null;
}

function jobsOf(jobs: string | undefined): number | null {
  if (jobs === undefined) return null;
  if (/^[1-9]\d{0,2}$/.test(jobs)) return Number(jobs);
  throw usageError('jobs', { value: JSON.stringify(jobs) });
}

function choose<N extends ChoiceName>(name: N, value: string | undefined): ChoiceOf<N> {
  const values: readonly ChoiceOf<N>[] = choices[name];
  return value === undefined ? (values[0] as ChoiceOf<N>) : oneOf(name, values, value);
}

function oneOf<T extends string>(name: string, values: readonly T[], value: string): T {
  const chosen = values.find((candidate) => candidate === value);
  if (chosen !== undefined) return chosen;
  throw usageError('choice', { name, list: values.join(', '), value: JSON.stringify(value) });
}

/** How a run of `check` checks and writes: the options of the library, and what only the command has. */
export function setupOf(
  options: CheckOptions,
  levels: LevelSettings | undefined,
  conventions: WithConventions | undefined,
): RunSetup {
  const { profile, smtputf8, grammar, suffix, nearMiss, command, replyStyle, messages } = options;
  const { table, field, extract, encoding, only, dedupe, dns, fix, nulls, byDomain } = options;
  const { run } = settingsOf({
    profile,
    smtputf8,
    levels,
    grammar,
    suffix,
    nearMiss,
    conventions,
    command,
    replyStyle,
    messages,
    encoding,
    dedupe,
    fix,
    byDomain,
    ...(extract ? { extract } : { nulls, requireAddress: options.isRequired }),
    outputColumns: options.columns ?? undefined,
    ...table,
    field: field ?? undefined,
    // DNS has a say in what is valid: then the list is divided after it.
    only: dns ? undefined : (only ?? undefined),
  });
  const isSplit = options.valid !== null || options.invalid !== null;
  const writing = writingOf(options);
  const check: CheckSetup = { ...run.check, writing, divided: dns === null && isSplit };
  return { ...run, check, isNumbered: namesLines(check), hasMark: options.bom };
}

function writingOf({ format, table, quiet, valid, invalid, duplicates }: CheckOptions): Writing {
  const isSplit = valid !== null || invalid !== null;
  if (quiet && !isSplit && duplicates === null) return 'nothing';
  if (format === 'csv') return table ? 'rows' : 'csv';
  return isSplit && format === null ? 'records' : 'ndjson';
}
