/** Writes what every server did with every path, before and after, for the tables that are made of it. */

import { writeFileSync } from 'node:fs';
import { expectedAt } from '../smtp-cases.ts';
import { codesOf, departureOf, nameOf } from './judgement.ts';
import type { Outcome } from './outcomes.ts';

const FILE = new URL('../../../fixtures/servers/results.ndjson', import.meta.url);

export interface HostResult {
  name: string;
  version: string;
  before: readonly Outcome[];
  after: readonly Outcome[];
}

/** One line of the run, then a line a path and command: codes before, codes after, `host` where it decided alone. */
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
  const lines = [{ date, node: process.version, hosts }, ...rows].map((row) => JSON.stringify(row));
  writeFileSync(FILE, `${lines.join('\n')}\n`);
}

function cell({ before, after }: HostResult, index: number): [string, string, string?] {
  const [was, is] = [before[index], after[index]];
  if (!was || !is || nameOf(was) !== nameOf(is)) throw new Error('a server was not put every case');
  const codes: [string, string] = [codesOf(was.reply), codesOf(is.reply)];
  const isOfHost = departureOf(is) === 'refuses' || !is.asked;
  return isOfHost ? [...codes, 'host'] : codes;
}
