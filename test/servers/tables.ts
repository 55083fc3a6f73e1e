/** The tables that are made of fixtures/smtp and of what `npm run record:servers` recorded. */

import { readFileSync } from 'node:fs';
import { type HostName, hostNames } from './hosts/host.ts';
import { loadPathCases, loadSkips, type PathCase, type Skip } from './smtp-cases.ts';

const RESULTS = new URL('../../fixtures/servers/results.ndjson', import.meta.url);

/** Codes before, under `smtp`, under `mta`, and `host` where the server decided without us. */
type Cell = [before: string, after: string, byDefault: string, who?: 'host'];

interface Row {
  case: string;
  command: 'MAIL' | 'RCPT';
  expected: string | null;
  hosts: Record<HostName, Cell>;
}

/** A command of a legitimate sender: codes before and after. */
interface Sender {
  case: string;
  command: 'MAIL' | 'RCPT';
  hosts: Record<HostName, [before: string, after: string]>;
}

interface Run {
  date: string;
  node: string;
  hosts: Record<HostName, string>;
}

function readResults(): { run: Run; rows: Row[]; senders: Sender[] } {
  const [run, ...all] = readFileSync(RESULTS, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const isSender = (row: { case: string }) => row.case.startsWith('practice-');
  return { run, rows: all.filter((row) => !isSender(row)), senders: all.filter(isSender) };
}

const isAccepted = (codes: string) => codes.startsWith('2');

/** Ways to ask that two servers differ in: their names say it. */
const suffixes: Partial<Record<HostName, string>> = {
  'postfix-milter': ', milter',
  'postfix-policy': ', policy',
};
const titleOf = (name: HostName, run: Run) => `${run.hosts[name]}${suffixes[name] ?? ''}`;

/** How many invalid commands each server accepts, before and after. */
export function summaryTable(): string {
  const { run, rows } = readResults();
  const invalid = rows.filter(({ expected }) => expected !== null);
  const valid = rows.filter(({ expected }) => expected === null);
  const lines = hostNames.map((name) => {
    const cells = invalid.map(({ hosts }) => hosts[name]);
    const before = cells.filter(([codes]) => isAccepted(codes)).length;
    const after = cells.filter(([, codes]) => isAccepted(codes)).length;
    const byDefault = cells.filter(([, , codes]) => isAccepted(codes)).length;
    const ours = cells.filter(([, codes, , who]) => !isAccepted(codes) && who !== 'host').length;
    const theirs = invalid.length - ours - after;
    const lost = (index: 0 | 1) => valid.filter(({ hosts }) => !isAccepted(hosts[name][index])).length;
    const [was, is] = [lost(0), lost(1)];
    const refused = was === is ? `${is}` : `${was}, then ${is}`;
    return `| ${titleOf(name, run)} | ${before} | ${byDefault} | ${after} | ${ours} | ${theirs} | ${refused} |`;
  });
  return [
    `${rows.length} commands, ${invalid.length} of them invalid, put to each server on ${run.date} (Node ${run.node.slice(1)}):`,
    '',
    '| server | invalid ones accepted before | after, `mta` | after, `smtp` | refused by us under `smtp` | by itself | valid ones refused by itself |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...lines,
    '',
  ].join('\n');
}

/** What became of the commands of legitimate senders. */
export function practiceTable(): string {
  const { run, senders } = readResults();
  const lines = hostNames.map((name) => {
    const cells = senders.map(({ hosts }) => hosts[name]);
    const before = cells.filter(([codes]) => isAccepted(codes)).length;
    const lost = cells.filter(([was, is]) => isAccepted(was) && !isAccepted(is)).length;
    const gained = cells.filter(([was, is]) => !isAccepted(was) && isAccepted(is)).length;
    return `| ${titleOf(name, run)} | ${before} | ${lost} | ${gained} |`;
  });
  return [
    `${senders.length} commands of legitimate senders, put to each server on ${run.date}:`,
    '',
    '| server | accepted without us | of these refused with us | accepted only with us |',
    '|---|--:|--:|--:|',
    ...lines,
    '',
  ].join('\n');
}

/** What each server does by itself, with the reason, as the skips tell. */
export function skipTable(): string {
  const { run } = readResults();
  const cases = new Map(loadPathCases().map((each) => [each.id, each]));
  const lines = loadSkips().map(({ host, does, reason, cases: names }) => {
    const shown = examples(names, cases);
    return `| ${titleOf(host, run)} | ${WORDS[does]} | ${reason} | ${names.length}: ${shown} |`;
  });
  return ['| server | by itself it | because | cases |', '|---|---|---|---|', ...lines, ''].join('\n');
}

const WORDS: Readonly<Record<Skip['does'], string>> = {
  refuses: 'refuses',
  accepts: 'accepts',
  rewords: 'has us say less',
};

/** Some of the cases, as one would write them. */
function examples(names: readonly string[], cases: ReadonlyMap<string, PathCase>): string {
  const ids = [...new Set(names.map((name) => name.split(' ')[0] as string))];
  const shown = ids.slice(0, 3).map((id) => {
    const found = cases.get(id);
    return found ? code(`${found.path}${found.parameters && ` ${found.parameters}`}`) : id;
  });
  return shown.join(', ') + (ids.length > shown.length ? ', …' : '');
}

/** Text as code in a table, shortened, with what would disturb a reader escaped. */
function code(text: string): string {
  const escaped = text
    .replace(/(?! )[\p{C}\p{Z}\ufffd]/gu, (found) => `\\u{${found.codePointAt(0)?.toString(16)}}`)
    .replaceAll('|', '\\|');
  const short = escaped.length > 44 ? `${escaped.slice(0, 41)}...` : escaped;
  if (short === '') return '(nothing)';
  const fence = short.includes('`') ? '``' : '`';
  return `${fence}${short}${fence}`;
}

/** Every case before and after, for examples/servers. */
export function fullTable(): string {
  const { run, rows } = readResults();
  const cases = new Map(loadPathCases().map((each) => [each.id, each]));
  const lines = rows.map((row) => {
    const found = cases.get(row.case) as PathCase;
    const sent = code(`${found.path}${found.parameters && ` ${found.parameters}`}`);
    const cells = hostNames.map((name) => cell(row.hosts[name], row.expected !== null));
    return `| ${row.case} | ${row.command} | ${sent} | ${row.expected ?? 'valid'} | ${cells.join(' | ')} |`;
  });
  return [
    '# Every case before and after',
    '',
    `Each cell is what the server answered without us, then with us under profile \`smtp\`, on ${run.date}. \`ok\` is an acceptance; **bold** is an invalid command that was accepted. In (parentheses) the server decided before it asked us, or after we had accepted. \`npm run record:servers\` writes this anew; the cases with their sections are in \`fixtures/smtp/paths.ndjson\`, what no hook can change is in [docs/servers.md](../../docs/servers.md#what-each-host-can-say).`,
    '',
    `| case | at | path | deserves | ${hostNames.map((name) => titleOf(name, run)).join(' | ')} |`,
    `|---|---|---|---|${'---|'.repeat(hostNames.length)}`,
    ...lines,
    '',
  ].join('\n');
}

function cell([before, after, , who]: Cell, isInvalid: boolean): string {
  const show = (codes: string) => {
    if (!isAccepted(codes)) return codes;
    return isInvalid ? '**ok**' : 'ok';
  };
  const said = show(before) === show(after) ? show(after) : `${show(before)} → ${show(after)}`;
  return who === 'host' && !isAccepted(after) ? `(${said})` : said;
}
