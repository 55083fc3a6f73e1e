/**
 * `mailbox-syntax/batch`: checks lists as `mailbox-syntax check` does, for programs. Octets go in; verdicts come out as
 * objects, or as octets of NDJSON or CSV at the speed of the command.
 */

export { ChunkError, ReadError } from './input/source.ts';
export type { BatchOptions, OctetOptions, OctetsIn } from './options.ts';
export type { ColumnName } from './output/columns.ts';
export { type Checked, checkLines, checkOctets, nodeStream, webStream } from './streams.ts';
export { type LayoutDetails, LayoutError } from './tables.ts';
export type { Counts, ReasonTally, Summary } from './tally.ts';
export type { Entry, Verdict } from './verdict.ts';
