import type { Messages } from '../messages/catalogue.ts';
import type { MailboxOptions } from '../options.ts';
import type { ReplyOptions } from '../reply.ts';

/**
 * What is written of a record: nothing; its verdict as NDJSON or as CSV of five columns; the record as it came (`records`);
 * the same, a CSV row, with four columns added (`rows`).
 */
export type Writing = 'nothing' | 'ndjson' | 'csv' | 'records' | 'rows';

/** What a record is: a line that is an address, one of NDJSON with the address in a field, or a CSV row. */
export type RecordShape = { kind: 'lines' } | { kind: 'rows' } | { kind: 'ndjson'; field: readonly string[] };

/** How records are judged and written. Plain data: workers are given a copy. */
export interface JudgeSetup {
  options: MailboxOptions;
  grammar: 'rfc5321' | 'rfc5322';
  /** Whether to judge the ends of domains, and to look for near misses. */
  suffix: boolean;
  nearMiss: boolean;
  reply: ReplyOptions;
  messages: Messages;
  shape: RecordShape;
  writing: Writing;
  /** Which records are written; null for all. */
  only: 'valid' | 'invalid' | null;
  /** Whether it must be told of each written record where it ends and whether it is valid. */
  divided: boolean;
  /** Whether duplicates are looked for: then the key of each mailbox is told. The seed makes keys unforeseeable. */
  keySeed: number | null;
}
