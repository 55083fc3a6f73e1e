/** Writes what every server did with every path, before and after, for the tables that are made of it. */

import { writeFileSync } from 'node:fs';
import { expectedAt } from '../smtp-cases.ts';
import { codesOf, departureOf, nameOf } from './departure.ts';
import type { Outcome } from './outcomes.ts';

const FILE = new URL('../../../fixtures/servers/results.ndjson', import.meta.url);

export interface HostResult {
  name: string;
  version: string;
  before: readonly Outcome[];
  after: readonly Outcome[];
  byDefault: readonly Outcome[];
  senders: { before: readonly Outcome[]; after: readonly Outcome[] };
}

/**
 * One line of the run, then a line a path and command: codes before, under `smtp` and under `mta`, `host` where it decided
 * alone. Those of legitimate senders have only before and after.
 */
export function recordResults(results: readonly HostResult[]): void {
  const date = new Date().toISOString().slice(0, 10);
  const hosts = Object.fromEntries(results.map(({ name, version }) => [name, version]));
  const [first] = results;
  const rows = (first?.after ?? []).map((outcome, index) => ({
    case: outcome.case.id,
    command: outcome.command,
    expected: expectedAt(outcome.case, outcome.command)?.reply ?? null,
    hosts: Object.fromEntries(results.map((result) => [result.name, cell(result, index)])),
  }));
  const senders = (first?.senders.after ?? []).map(({ case: each, command }, index) => ({
    case: each.id,
    command,
    hosts: Object.fromEntries(
      results.map(({ name, senders: { before, after } }) => [
        name,
        [before[index], after[index]].map((outcome) => codesOf(outcome?.reply ?? '')),
      ]),
    ),
  }));
  const lines = [{ date, node: process.version, hosts }, ...rows, ...senders].map((row) =>
    JSON.stringify(row),
  );
  writeFileSync(FILE, `${lines.join('\n')}\n`);
}

function cell({ before, after, byDefault }: HostResult, index: number): [string, string, string, string?] {
  const [was, is, mta] = [before[index], after[index], byDefault[index]];
  if (!was || !is || !mta || nameOf(was) !== nameOf(is)) throw new Error('a server was not put every case');
  const codes: [string, string, string] = [codesOf(was.reply), codesOf(is.reply), codesOf(mta.reply)];
  const isOfHost = departureOf(is) === 'refuses' || !is.asked;
  return isOfHost ? [...codes, 'host'] : codes;
}
