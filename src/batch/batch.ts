/**
 * `mailbox-syntax/batch`: judges lists as `mailbox-syntax check` does, for programs. Octets go in; verdicts come out as
 * objects, or as octets of NDJSON or CSV at the speed of the command.
 */

export { type LayoutDetails, LayoutError } from './layout.ts';
export { ChunkError, ReadError } from './lines.ts';
export { type Checked, checkOctets, nodeStream, webStream } from './octet-streams.ts';
export type { BatchOptions, OctetOptions, OctetsIn } from './options.ts';
export type { Counts, ReasonTally, Summary } from './tally.ts';
export type { Verdict } from './verdict.ts';
export { checkLines } from './verdicts.ts';
