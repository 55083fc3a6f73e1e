import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);

/** One `from '…'` or `import('…')`: a file of src by its path in src, a package by its name. */
interface Arrow {
  from: string;
  to: string;
  /** `import type`, which leaves nothing behind when built. */
  isType: boolean;
  /** `import('…')`, which waits until it is reached. */
  isDynamic: boolean;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

const IMPORT =
  /(?:^|\n)\s*(?:import|export)(\s+type\b)?[^;'"]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;
const BARE_IMPORT = /(?:^|\n)import\s*'([^']+)'/g;

/** The imports of a text that stands at `from` in src. */
function arrowsOf(from: string, text: string): Arrow[] {
  const arrows: Arrow[] = [];
  for (const [, type, named, dynamic] of text.matchAll(IMPORT)) {
    const to = resolve(from, (named ?? dynamic) as string);
    arrows.push({ from, to, isType: type !== undefined, isDynamic: dynamic !== undefined });
  }
  for (const [, bare] of text.matchAll(BARE_IMPORT)) {
    arrows.push({ from, to: resolve(from, bare as string), isType: false, isDynamic: false });
  }
  return arrows;
}

function resolve(from: string, to: string): string {
  if (!to.startsWith('.')) return to;
  const root = 'file:///src/';
  return new URL(to, root + from).href.slice(root.length);
}

const arrows = files.flatMap((file) => arrowsOf(file, readFileSync(new URL(file, SOURCE), 'utf8')));

/** Everything that a file leads to when it is loaded, packages too. */
function reachable(entry: string): Set<string> {
  const found = new Set([entry]);
  for (const file of found) {
    for (const { from, to, isType } of arrows) if (from === file && !isType) found.add(to);
  }
  return found;
}

/** The folder of a file in src; '' for one that stands in src itself. */
function layer(file: string): string {
  return file.includes('/') ? (file.split('/')[0] as string) : '';
}

const isSource = (file: string) => file.endsWith('.ts');
const show = ({ from, to }: Arrow) => `${from} -> ${to}`;

/** What a core file may see: the house's arrows, from the table outwards. */
const CORE = [
  'errors.ts',
  'limits.ts',
  'span.ts',
  'unicode-pattern.ts',
  'reasons.ts',
  'profiles.ts',
  'findings.ts',
  'octets.ts',
  'grammar/',
  'checks/',
  'damage/',
  'repair/',
  'messages/',
  'options.ts',
  'mailbox.ts',
  'input.ts',
  'read-mailbox.ts',
  'parse.ts',
  'parse-path.ts',
  'reply.ts',
];

const startsWithAny = (file: string, prefixes: readonly string[]) =>
  prefixes.some((prefix) => file.startsWith(prefix));

/** What grammar and checks are made of. */
const FINDINGS = [
  'limits.ts',
  'span.ts',
  'unicode-pattern.ts',
  'findings.ts',
  'reasons.ts',
  'profiles.ts',
  'octets.ts',
];

/** What the commands of cli/ have in common. */
const COMMANDS = [
  'cli/io.ts',
  'cli/usage.ts',
  'cli/terminal.ts',
  'cli/excerpt.ts',
  'cli/option-files.ts',
  'cli/words/',
];

/** The files of a folder that those outside of it may import. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  'batch/forms/': ['memory.ts', 'domains.ts', 'plain.ts'],
  'batch/extract/': ['source.ts', 'record.ts'],
  'cli/check/': ['check.ts', 'options.ts', 'help.ts'],
  'cli/explain/': ['explain.ts'],
  'cli/serve/': ['serve.ts', 'options.ts', 'hosts.ts', 'signals.ts'],
};

/** The rules: what each stretch of src may import from src. Where a file matches none, the core is open to it. */
const mayImport: [from: string, to: readonly string[]][] = [
  ['errors.ts', []],
  ['limits.ts', []],
  ['span.ts', []],
  ['unicode-pattern.ts', []],
  ['reasons.ts', []],
  ['profiles.ts', ['errors.ts', 'reasons.ts']],
  ['octets.ts', ['errors.ts', 'reasons.ts']],
  ['findings.ts', ['reasons.ts', 'profiles.ts']],
  ['grammar/', ['grammar/', ...FINDINGS]],
  // What decides does not see what explains, but for the characters of which mojibake is made.
  ['checks/', ['checks/', 'grammar/', 'damage/encoding.ts', 'damage/windows-1252.ts', ...FINDINGS]],
  ['damage/', ['damage/', 'checks/', 'grammar/', ...FINDINGS]],
  ['repair/', ['repair/', 'damage/', 'checks/', 'grammar/', ...FINDINGS]],
  ['messages/', ['messages/', 'errors.ts', 'reasons.ts']],
  ['reference/', [...CORE, 'reference/']],
  ['near-miss/', [...CORE, 'near-miss/']],
  ['suffix/', [...CORE, 'near-miss/', 'suffix/']],
  ['header/', [...CORE, 'header/']],
  ['servers/', [...CORE, 'servers/', 'conventions/']],
  ['forms/', [...CORE, 'forms/', 'is-mailbox.ts']],
  ['dns.ts', [...CORE, 'dns/']],
  ['dns/', [...CORE, 'dns/']],
  ['conventions/', [...CORE, 'conventions/']],
  ['batch/input/', [...CORE, 'batch/input/', 'batch/block.ts', 'batch/verdict.ts']],
  ['batch/output/', [...CORE, 'batch/output/', 'batch/block.ts', 'batch/tally.ts', 'batch/verdict.ts']],
  ['batch/forms/', [...CORE, 'batch/forms/', 'batch/output/template.ts', 'batch/block.ts', 'batch/tally.ts']],
  ['batch/extract/', [...CORE, 'batch/extract/', 'batch/input/', 'batch/block.ts', 'batch/verdict.ts']],
  ['batch/', [...CORE, 'header/', 'suffix/', 'conventions/', 'batch/']],
  [
    'cli/explain/',
    [
      ...CORE,
      'header/',
      'suffix/',
      'conventions/',
      'reference/',
      'batch/output/write.ts',
      'cli/explain/',
      ...COMMANDS,
    ],
  ],
  [
    'cli/serve/',
    [...CORE, 'suffix/', 'servers/', 'conventions/', 'batch/output/write.ts', 'cli/serve/', ...COMMANDS],
  ],
  ['cli/check/', [...CORE, 'batch/', 'suffix/', 'dns.ts', 'dns/', 'conventions/', 'cli/check/', ...COMMANDS]],
  [
    'cli/',
    [
      ...CORE,
      'header/',
      'batch/',
      'servers/',
      'reference/',
      'dns.ts',
      'dns/',
      'suffix/',
      'conventions/',
      'cli/',
    ],
  ],
];

/** Which host files of servers/ may be shared. */
const SHARED_BY_SERVERS = [
  'servers/listen.ts',
  'servers/connection.ts',
  'servers/session.ts',
  'servers/site.ts',
  'servers/site-levels.ts',
  'servers/networks.ts',
  'servers/verdict.ts',
  'servers/lines.ts',
  'servers/milter-packets.ts',
  'servers/decoded.ts',
  'servers/stdio.ts',
  // ZoneMTA is built on it.
  'servers/smtp-server.ts',
];

/** What is wrong with an arrow, or null. */
function faultOf({ from, to, isType }: Arrow): string | null {
  if (isSource(to)) {
    // The build for <script> is all of the index, and French.
    if (from === 'global.ts') return null;
    if (to === 'index.ts') return 'index.ts is imported by no file';
    if (layer(from) === 'servers' && layer(to) === 'servers' && !SHARED_BY_SERVERS.includes(to)) {
      return 'servers never import each other';
    }
    const behind = Object.keys(DOORS).find((folder) => to.startsWith(folder) && !from.startsWith(folder));
    if (behind && !DOORS[behind]?.includes(to.slice(behind.length))) return `${behind} has other doors`;
    const rule = mayImport.find(([start]) => from.startsWith(start));
    // What stands in src itself and is the core: nothing that lies further out.
    const allowed = rule ? rule[1] : from === 'index.ts' ? null : CORE;
    if (allowed && !startsWithAny(to, allowed)) return 'arrows run one way';
    if (from.startsWith('grammar/') && to === 'profiles.ts' && !isType)
      return 'grammar sees types of profiles';
    return null;
  }
  if (/^punycode(?:\/|$)/.test(to)) return 'Punycode is in checks/punycode.ts';
  if (/^tldts(?:\/|$)/.test(to) && layer(from) !== 'suffix') return 'only suffix/ names tldts';
  if (layer(from) === 'forms') return 'forms need no package, nor do their types';
  const seesNode = ['servers/', 'batch/', 'cli/', 'dns/'];
  if (to.startsWith('node:') && !startsWithAny(from, seesNode)) return `${from} may not see Node`;
  return null;
}

const wrongArrows = (list: readonly Arrow[]) =>
  list.flatMap((arrow) => {
    const fault = faultOf(arrow);
    return fault ? [`${show(arrow)}: ${fault}`] : [];
  });

/** Each set of files that lead to each other, as their names in order; imports of types count as well. */
function circlesOf(list: readonly Arrow[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of list) if (isSource(to)) next.set(from, [...(next.get(from) ?? []), to]);
  const from = (file: string) => {
    const found = new Set(next.get(file));
    for (const each of found) for (const to of next.get(each) ?? []) found.add(to);
    return found;
  };
  const leadsTo = new Map([...next.keys()].map((file) => [file, from(file)]));
  const circles = [...leadsTo].flatMap(([file, others]) => {
    if (!others.has(file)) return [];
    return [
      [...others]
        .filter((other) => leadsTo.get(other)?.has(file))
        .sort()
        .join(' '),
    ];
  });
  return [...new Set(circles)].sort();
}

describe('layers', () => {
  it('finds the imports of src', () => {
    expect(files).toContain('index.ts');
    expect(arrows.map(show)).toContain('parse.ts -> grammar/plain.ts');
  });

  it('only leads to files that exist', () => {
    expect(arrows.filter(({ to }) => isSource(to) && !files.includes(to)).map(show)).toEqual([]);
  });

  it('has arrows that run one way', () => {
    expect(wrongArrows(arrows)).toEqual([]);
  });

  it('has no circle of imports, within a folder or through several', () => {
    expect(circlesOf(arrows)).toEqual([]);
  });

  it.each([
    [['a.ts -> b.ts', 'b.ts -> c.ts', 'c.ts -> a.ts', 'c.ts -> d.ts'], ['a.ts b.ts c.ts']],
    [['x/a.ts -> x/b.ts', 'x/b.ts -> x/a.ts'], ['x/a.ts x/b.ts']],
    [['x/a.ts -> y/b.ts', 'y/b.ts -> y/c.ts', 'y/c.ts -> x/a.ts'], ['x/a.ts y/b.ts y/c.ts']],
    [['a.ts -> b.ts', 'a.ts -> c.ts', 'b.ts -> d.ts', 'c.ts -> d.ts'], []],
  ])('would find of %j the circles %j', (list, circles) => {
    const planted = list.map((each) => {
      const [from = '', to = ''] = each.split(' -> ');
      return { from, to, isType: false, isDynamic: false };
    });
    expect(circlesOf(planted)).toEqual(circles);
  });

  it('would find a circle that is made of types alone', () => {
    const there = arrowsOf('x/a.ts', "import type { B } from './b.ts';");
    const back = arrowsOf('x/b.ts', "import type { A } from './a.ts';");
    expect(circlesOf([...there, ...back])).toEqual(['x/a.ts x/b.ts']);
  });

  it('leads to the public suffix list from ./suffix alone', () => {
    expect([...reachable('suffix/index.ts')]).toContain('tldts');
    const others = [
      'index.ts',
      'near-miss/index.ts',
      'servers/smtp-server.ts',
      'forms/standard-schema.ts',
      'forms/dom.ts',
    ];
    for (const entry of others) {
      expect([...reachable(entry)]).toContain('read-mailbox.ts');
      expect([...reachable(entry)]).not.toContain('tldts');
    }
    // Only when it is asked for.
    const asked = arrows.filter(({ from, to }) => /^(?:batch|cli)\//.test(from) && layer(to) === 'suffix');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ isDynamic }) => isDynamic)).toBe(true);
  });

  it('has a table that imports nothing', () => {
    expect(arrows.filter(({ from }) => from === 'reasons.ts').map(show)).toEqual([]);
  });

  it('has an index that only passes on', () => {
    const text = readFileSync(new URL('index.ts', SOURCE), 'utf8');
    expect(text).not.toMatch(/^(?:import|const|let|function|class)\b/m);
  });

  it('has an oracle that shares no code with it', () => {
    const oracle = new URL('oracle.ts', new URL('oracle/', import.meta.url)).href;
    const loaded = new Set([oracle]);
    for (const file of loaded) {
      const text = readFileSync(new URL(file), 'utf8');
      for (const [, type, named, dynamic] of text.matchAll(IMPORT)) {
        const to = (named ?? dynamic) as string;
        if (type === undefined && to.startsWith('.')) loaded.add(new URL(to, file).href);
      }
    }
    const files = [...loaded].map((file) => file.slice(new URL('./', import.meta.url).href.length));
    expect(files).toEqual(expect.arrayContaining(['oracle/recognise.ts', 'oracle/abnf.ts', 'checks/ucd.ts']));
    expect([...loaded].filter((file) => file.startsWith(SOURCE.href))).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|commons?)(?:[./-])/i.test(file))).toEqual([]);
  });

  it.each([
    ['reasons.ts', "import { octetLength } from './octets.ts';"],
    ['grammar/domain.ts', "import { checkIdna } from '../checks/idna.ts';"],
    ['grammar/domain.ts', "import { parseMailbox } from '../parse.ts';"],
    ['grammar/domain.ts', "import { resolveLevels } from '../profiles.ts';"],
    ['checks/damage.ts', "export { parseMailbox } from '../parse.ts';"],
    ['parse.ts', "import { replier } from './servers/smtp-server.ts';"],
    ['parse.ts', "import { parseMailbox } from './index.ts';"],
    ['parse.ts', "import { readFileSync } from 'node:fs';"],
    ['parse.ts', "const { decode } = await import('punycode');"],
    ['parse.ts', "import 'tldts';"],
    ['parse.ts', "import { parseMailboxWithSuffix } from './suffix/index.ts';"],
    ['checks/idna.ts', "import { parse } from 'tldts';"],
    ['suffix/index.ts', "import { decode } from 'punycode/punycode.es6.js';"],
    ['errors.ts', "import { reasons } from './reasons.ts';"],
    ['checks/idna.ts', "import { damage } from '../damage/damage.ts';"],
    ['damage/damage.ts', "import { repair } from '../repair/repair.ts';"],
    ['repair/repair.ts', "import { findNearMiss } from '../near-miss/find.ts';"],
    ['near-miss/find.ts', "import { parse } from 'tldts';"],
    ['near-miss/find.ts', "import { isTopLabel } from '../suffix/public-suffix.ts';"],
    ['near-miss/find.ts', "import { decode } from 'punycode/punycode.es6.js';"],
    ['forms/dom.ts', "import { parseMailboxWithNearMiss } from '../near-miss/index.ts';"],
    ['servers/milter.ts', "import { parseMailboxWithSuffix } from '../suffix/index.ts';"],
    ['messages/en.ts', "import type { Levels } from '../profiles.ts';"],
    ['servers/milter.ts', "import { connect } from './postfix.ts';"],
    ['forms/dom.ts', "import { check } from '../cli/check/check.ts';"],
    ['forms/dom.ts', "import { parseMailboxWithSuffix } from '../suffix/index.ts';"],
    ['forms/standard-schema.ts', "import type { StandardSchemaV1 } from '@standard-schema/spec';"],
    ['servers/haraka.ts', "import { check } from '../cli/check/check.ts';"],
    ['batch/output/write.ts', "import {\n  connect,\n} from '../../servers/postfix.ts';"],
    ['batch/input/source.ts', "import { BatchRun } from '../run.ts';"],
    ['batch/record-checker.ts', "import { FormTree } from './forms/tree.ts';"],
    ['cli/serve/serve.ts', "import { explain } from '../explain/explain.ts';"],
    ['cli/main.ts', "import { summaryText } from './check/summary.ts';"],
  ])('would refuse in %s: %s', (from, text) => {
    expect(wrongArrows(arrowsOf(from, text))).toHaveLength(1);
  });

  it.each([
    ['servers/milter.ts', "import { listen } from './listen.ts';"],
    ['suffix/public-suffix.ts', "import { parse } from 'tldts';"],
    ['suffix/index.ts', "import { isTopLevel } from '../near-miss/top-level.ts';"],
    ['damage/encoding.ts', "import { runs } from '../checks/runs.ts';"],
    ['repair/repairs.ts', "import { unescaped } from '../damage/escapes.ts';"],
    ['cli/check/check.ts', "const { parseMailboxWithSuffix } = await import('../../suffix/index.ts');"],
    ['cli/check/check.ts', "import { argv } from 'node:process';"],
    ['batch/record-checker.ts', "import { FormMemory } from './forms/memory.ts';"],
    ['grammar/cursor.ts', "import type { Levels } from '../profiles.ts';"],
    ['parse.ts', "// from './servers/haraka.ts' it may not\nimport { reply } from './reply.ts';"],
  ])('allows in %s: %s', (from, text) => {
    expect(wrongArrows(arrowsOf(from, text))).toEqual([]);
  });
});
