// Writes docs/mutation.md from what `npm run mutate` found: `node scripts/mutation-table.mjs [REPORT…]`.
//
// A report is what Stryker leaves in reports/mutation.json. Of a file that stands in several the last one counts, so that
// files can be run one by one, each report kept under a name of its own.
import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../docs/mutation.md', import.meta.url);
const COLUMNS = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];

const reports = process.argv.slice(2);
if (reports.length === 0) reports.push('reports/mutation.json');

/** How many mutants of each file came to each end. */
const files = new Map();
for (const report of reports) {
  const found = JSON.parse(readFileSync(report, 'utf8'));
  for (const [file, { mutants }] of Object.entries(found.files)) {
    const count = (status) => mutants.filter((mutant) => mutant.status === status).length;
    files.set(file, COLUMNS.map(count));
  }
}

function row(name, counts) {
  const [killed, timeout, survived, notReached] = counts;
  const all = killed + timeout + survived + notReached;
  if (all === 0) return '';
  const score = ((100 * (killed + timeout)) / all).toFixed(1);
  return `| ${[name, all, ...counts, score].join(' | ')} |\n`;
}

const rows = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
const total = COLUMNS.map((_, column) => rows.reduce((sum, [, counts]) => sum + counts[column], 0));
const date = new Date().toISOString().slice(0, 10);

writeFileSync(
  PAGE,
  `# What the tests notice

Files of \`src\`, changed in as many small ways as \`mutants\` says, one at a time (Stryker): how many of the changes one of the quick tests noticed (\`killed\`, or \`timeout\` for one that went round in circles), how many none did (\`survived\`), and how many stand where no test goes (\`not reached\`). What runs only when a module is loaded is left out where it was run with \`--ignoreStatic\`. Each row is of the last run of its file, and the tests have grown since some of them; with \`--incremental\` what a test had noticed before is not tried again. The rows of \`src/checks\`, \`src/grammar\`, \`src/suffix\` and \`src/reply.ts\` are of the same changes, tried on the quick tests in one process, which is faster, and hold what runs when a module is loaded; those of \`src/damage\` and \`src/repair\` are so too, but leave it out. ${date}, by \`npm run mutate\`; the page by \`node scripts/mutation-table.mjs\`.

Most of what survives is a guard that only saves time, one that the types ask for, or a part of an expression that no example needs. The properties of \`test/properties.test.ts\` and the differential tests, which take too long to be run for each change, notice more.

| file | mutants | killed | timeout | survived | not reached | % |
|---|--:|--:|--:|--:|--:|--:|
${rows.map(([file, counts]) => row(`\`${file}\``, counts)).join('')}${row('all', total)}`,
);
