import { keySeed } from '../batch/mailbox-key.ts';
import type { JudgeSetup, Writing } from '../batch/setup.ts';
import type { LevelSettings } from '../profiles.ts';
import type { CheckOptions } from './check-options.ts';

/** How a run of `check` judges and writes. */
export function setupOf(options: CheckOptions, levels: LevelSettings | undefined): JudgeSetup {
  const { profile, smtputf8, table, field, replyStyle: style, command, only, dns } = options;
  return {
    options: levels === undefined ? { profile, smtputf8 } : { profile, smtputf8, levels },
    grammar: options.grammar,
    suffix: options.suffix,
    nearMiss: options.nearMiss,
    reply: { command, style },
    messages: options.messages,
    shape: table ? { kind: 'rows' } : field ? { kind: 'ndjson', field } : { kind: 'lines' },
    writing: writingOf(options),
    // DNS has a say in what is valid: then it is divided behind it.
    only: dns ? null : only,
    divided: dns === null && (options.valid !== null || options.invalid !== null),
    keySeed: options.dedupe ? keySeed() : null,
  };
}

function writingOf({ format, table, quiet, valid, invalid }: CheckOptions): Writing {
  const isSplit = valid !== null || invalid !== null;
  if (quiet && !isSplit) return 'nothing';
  if (format === 'csv') return table ? 'rows' : 'csv';
  return isSplit && format === null ? 'records' : 'ndjson';
}
