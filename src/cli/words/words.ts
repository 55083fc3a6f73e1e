import type { Note } from '../../batch/notes.ts';
import type { LayoutDetails } from '../../batch/tables.ts';
import type { DomainStatus } from '../../dns/domain-result.ts';

/*
 * All that `check` says, as the type that each language fills in. A new text is a field here and in every file of a language;
 * wording.ts puts numbers and names into them. What the help says is in help.ts, and the files beside it.
 */

/** The usage errors of the commands that speak several languages. */
export type UsageKind =
  | 'no-command'
  | 'no-command-meant'
  | 'no-command-address'
  | 'unknown-option-meant'
  | 'shell'
  | 'addresses'
  | 'unknown-option'
  | 'value-missing'
  | 'value-ambiguous'
  | 'value-for-none'
  | 'choice'
  | 'needs'
  | 'contradiction'
  | 'stdin-twice'
  | 'dns-rows'
  | 'dns-server'
  | 'several-dedupe'
  | 'takes-csv'
  | 'split-text'
  | 'split-same'
  | 'split-nameless'
  | 'split-packed'
  | 'field'
  | 'nameless'
  | 'column'
  | 'delimiter'
  | 'encoding'
  | 'encoding-meant'
  | 'jobs'
  | 'levels-not-json'
  | 'levels-file-not-json'
  | 'file-unreadable'
  | 'levels'
  | 'levels-file'
  | 'levels-shape'
  | 'levels-code'
  | 'levels-code-meant'
  | 'levels-level'
  | 'codes'
  | 'no-code';

/** What is wrong, and what the words of it are filled in with. */
export interface UsageFault {
  kind: UsageKind;
  /** `code`, of Node, is that of a `why` that has words of its own. */
  values: Readonly<Record<string, string | number>>;
  /** What stands for `{what}`. */
  what?: UsageFault | undefined;
}

/** The faults of reading that have words of their own, by the codes of Node and zlib. */
export type ReadFault =
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EACCES'
  | 'EPERM'
  | 'ENXIO'
  | 'Z_DATA_ERROR'
  | 'FILE_IS_OUTPUT'
  | 'FILE_WORKBOOK'
  | 'FILE_OLD_WORKBOOK'
  | 'FILE_PDF'
  | 'FILE_BZIP2'
  | 'FILE_XZ'
  | 'FILE_ZSTD'
  | 'FILE_7Z'
  | 'FILE_RAR'
  | 'FILE_TAR'
  | 'FILE_COMPRESS'
  | 'FILE_ACCESS'
  | 'FILE_OUTLOOK'
  | 'ZSTD_DATA_ERROR'
  | 'FILE_LZ4'
  | 'FILE_SQLITE'
  | 'FILE_PARQUET'
  | 'FILE_IMAGE'
  | 'Z_BUF_ERROR';

/** The faults of writing that have words of their own, by the codes of Node. */
export type WriteFault =
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EACCES'
  | 'EEXIST'
  | 'EPERM'
  | 'EROFS'
  | 'ENOSPC'
  | 'ELOOP'
  | 'EPIPE';

/** A number with its noun, `{count}`: for one, and for any other number. */
export interface Counted {
  one: string;
  many: string;
}

/** How numbers are written, and which of them go with a singular. */
export interface NumberWords {
  thousands: string;
  decimal: string;
  isOne(count: number): boolean;
}

/** What `check` says to a person besides the reasons. What stands in braces is filled in. */
export interface CheckWords {
  numbers: NumberWords;
  /** Of one address. */
  valid: string;
  invalid: string;
  warnings: Counted;
  /** Before the words of a reason. */
  error: string;
  warning: string;
  /** `{reply}` */
  reply: string;
  /** `{suggestion}` */
  suggestion: string;
  /** `{clean}`: the clean address, with --fix. */
  clean: string;
  /** `{name}` and `{address}`: of a mailbox in a message header. */
  name: string;
  address: string;
  /** How standard input is named before a line number, and in a sentence. */
  stdin: string;
  standardInput: string;
  standardOutput: string;
  counts: {
    lines: Counted;
    /** Where a run did not come to its end. */
    linesUntilInterrupted: Counted;
    valid: Counted;
    /** Follows `valid`. */
    warned: Counted;
    invalid: Counted;
    empty: Counted;
    emptySkipped: Counted;
    duplicates: Counted;
    /** `{lines}`, `{counts}` */
    headline: string;
    rows: Counted;
    rowsUntilInterrupted: Counted;
    /** Rows and fields without an address. */
    missing: Counted;
    /** Stands above the domains of a summary. */
    domains: string;
    otherDomains: Counted;
    /** Stands above the warnings of a summary, which follow the errors. */
    warningsBelow: string;
    /** Where a reason was met first: `{line}`. */
    place: string;
  };
  progress: {
    /** `{rate}` */
    rate: string;
    /** `{time}` */
    left: string;
  };
  /** Of a file: `{file}`, `{note}`. */
  note: string;
  /** Of each, what it carries: `{encoding}`, `{width}`, `{line}`, `{lines}`. */
  notes: { readonly [K in Note['kind']]: string };
  /** Which lines of a file: `{list}`, `{count}` */
  spots: { one: string; some: string; more: string };
  /** `{why}` */
  unreadable: string;
  unreadableFor: { readonly [F in ReadFault]: string };
  /** Follows the words on a missing file whose name looks like an address. */
  addressHint: string;
  /** The same, where the name is not UTF-8. */
  nameHint: string;
  /** Why a table cannot be read; of each, what it carries. */
  layouts: { readonly [K in LayoutDetails['kind']]: string };
  /** `{count}` */
  dedupeFull: string;
  nothingSplit: string;
  /** `{why}` */
  unwritable: string;
  unwritableFor: { readonly [F in WriteFault]: string };
  /** What is wrong with the arguments; of each, what it carries. */
  usage: { readonly [K in UsageKind]: string };
  /** `{command}` */
  see: string;
  dns: {
    /** `{words}` */
    line: string;
    /** `{host}`, `{cause}` */
    statuses: { readonly [S in DomainStatus]: string };
    /** Follows a status whose host has private addresses alone. */
    private: string;
    refused: Counted;
    undecided: Counted;
  };
}
