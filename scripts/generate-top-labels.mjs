/**
 * Writes src/near-miss/top-labels.ts: the top-level domains of ASCII letters, as the installed tldts knows them.
 *
 *   node scripts/generate-top-labels.mjs           writes the file
 *   node scripts/generate-top-labels.mjs --check   exits 1 when the file is not what this script would write
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const target = new URL('../src/near-miss/top-labels.ts', import.meta.url);
const require = createRequire(import.meta.url);
// tldts exports no list; its trie has one edge for each label, and those of the root are the top-level domains.
const trie = require(join(dirname(require.resolve('tldts/package.json')), 'dist/cjs/src/data/trie.js'));

function rootLabels({ edgeStart, edgeLength, labelText, rulesRoot }) {
  const labels = [];
  let offset = 0;
  edgeLength.forEach((length, edge) => {
    if (edge >= edgeStart[rulesRoot] && edge < edgeStart[rulesRoot + 1]) {
      labels.push(labelText.slice(offset, offset + length));
    }
    offset += length;
  });
  return labels;
}

/** Front coding: a digit for the letters shared with the label before, then the rest. */
function encode(labels) {
  let before = '';
  return labels
    .map((label) => {
      let shared = 0;
      while (shared < 9 && shared < label.length && label[shared] === before[shared]) shared++;
      before = label;
      return shared + label.slice(shared);
    })
    .join('');
}

// Every label at the root counts, "za" too, under which only "co.za" and the like are public suffixes.
const labels = rootLabels(trie)
  .filter((label) => /^[a-z]+$/.test(label))
  .sort();
if (labels.length < 1000) throw new Error(`only ${labels.length} top-level domains: has tldts a new format?`);

const text = encode(labels);
const lines = text.match(/.{1,100}/g).map((line) => `  '${line}'`);
const wanted = `// Generated from the public suffix list in tldts by scripts/generate-top-labels.mjs: do not edit.
// A digit is the number of letters shared with the label before; the rest of the label follows.

/** The ${labels.length} top-level domains of ASCII letters, sorted and front-coded. */
export const topLabelText =
${lines.join(' +\n')};
`;

if (process.argv.includes('--check')) {
  const written = await readFile(target, 'utf8').catch(() => null);
  if (written !== wanted) {
    console.error('src/near-miss/top-labels.ts is not what tldts says: run scripts/generate-top-labels.mjs');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, wanted);
}
