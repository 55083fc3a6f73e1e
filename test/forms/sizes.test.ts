/** The sizes in docs/forms.md: what a page loads for each import, from the built package, by two bundlers. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build as buildByEsbuild } from 'esbuild';
import { type BuildOptions, build as buildByVite } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = new URL('../../docs/forms.md', import.meta.url);
/** What is imported, and from which entries. */
const IMPORTS: readonly (readonly [
  what: string,
  names: Readonly<Record<string, string>>,
  build?: BuildOptions,
])[] = [
  ['`emailSchema` of `./standard`', { emailSchema: 'standard' }],
  ['`emailSchema` of `./standard/lazy`', { emailSchema: 'standard-lazy' }],
  ['`attach` of `./dom`', { attach: 'dom' }],
  ['`attach` of `./dom/lazy`', { attach: 'dom-lazy' }],
  ['`attach` of `./dom/lazy`, with its `fallback`', { attach: 'dom-lazy', fallback: 'is-mailbox' }],
  [
    '`attach` of `./dom`, `parseMailboxWithNearMiss`',
    { attach: 'dom', parseMailboxWithNearMiss: 'near-miss' },
  ],
  ['`attach` of `./dom`, `deForm`', { attach: 'dom', deForm: 'messages-de' }],
  [
    '`attach` of `./dom`, `formMessagesFor` (one language is loaded)',
    { attach: 'dom', formMessagesFor: 'messages' },
  ],
  ['`attach` of `./dom`, `parseMailboxWithSuffix`', { attach: 'dom', parseMailboxWithSuffix: 'suffix' }],
  [
    'the same, in Vite with `inlineConst: false`',
    { attach: 'dom', parseMailboxWithSuffix: 'suffix' },
    { rolldownOptions: { optimization: { inlineConst: false } } },
  ],
  ['`isMailbox`', { isMailbox: 'index' }],
  ['`parseMailbox`', { parseMailbox: 'index' }],
];

/** A file of a bundle, and what it imports before it runs. */
interface Output {
  name: string;
  isEntry: boolean;
  code: string | Uint8Array;
  imports: readonly string[];
}

/** The gzipped octets of what is loaded first, and of what may be loaded later. */
type Sizes = [first: number, later: number];

function sizesOf(outputs: readonly Output[], level: number): Sizes {
  const first = new Set(outputs.filter(({ isEntry }) => isEntry));
  for (const output of first) {
    for (const other of outputs) if (output.imports.includes(other.name)) first.add(other);
  }
  const sum = (isFirst: boolean) =>
    outputs
      .filter((output) => first.has(output) === isFirst)
      .reduce((total, { code }) => total + gzipSync(code, { level }).length, 0);
  return [sum(true), sum(false)];
}

function programOf(names: Readonly<Record<string, string>>): string {
  const lines = Object.entries(names).map(
    ([name, entry]) => `import { ${name} } from ${JSON.stringify(`${ROOT}dist/${entry}.js`)};`,
  );
  return `${lines.join('\n')}\nglobalThis.x = [${Object.keys(names)}];\n`;
}

async function byEsbuild(program: string): Promise<Sizes> {
  const { outputFiles, metafile } = await buildByEsbuild({
    stdin: { contents: program, resolveDir: ROOT },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: 'out',
    write: false,
    metafile: true,
  });
  const outputs = Object.entries(metafile.outputs).map(([name, { entryPoint, imports }]) => ({
    name,
    isEntry: entryPoint === '<stdin>',
    code: outputFiles.find(({ path }) => path.endsWith(name))?.contents as Uint8Array,
    imports: imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
  }));
  return sizesOf(outputs, 9);
}

const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As it reports them: the entry of a page, gzipped at the usual level. */
async function byVite(program: string, build: BuildOptions = {}): Promise<Sizes> {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>');
  writeFileSync(join(folder, 'main.js'), program);
  const built = await buildByVite({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: { ...build, write: false },
  });
  if (!('output' in built)) throw new Error('more than one bundle, or none');
  const outputs = built.output.flatMap((file) =>
    file.type === 'chunk'
      ? [{ name: file.fileName, isEntry: file.isEntry, code: file.code, imports: file.imports }]
      : [],
  );
  return sizesOf(outputs, 6);
}

const kilo = (octets: number) => (octets / 1000).toFixed(1);

describe('docs/forms.md', () => {
  it('has the sizes of what a page loads, to a twentieth', async () => {
    const page = readFileSync(PAGE, 'utf8');
    const [, table = ''] = /<!-- sizes:begin -->\n([\s\S]*?)<!-- sizes:end -->/.exec(page) ?? [];
    const rows: string[] = [];
    let isTrue = true;
    for (const [what, names, build] of IMPORTS) {
      const program = programOf(names);
      const sizes = [...(await byEsbuild(program)), ...(await byVite(program, build))];
      const written = table.split('\n').find((line) => line.startsWith(`| ${what} |`));
      const numbers =
        written
          ?.split('|')
          .slice(2, 6)
          .map((cell) => Number(cell)) ?? [];
      isTrue &&= sizes.every((octets, index) => {
        const said = (numbers[index] ?? Number.NaN) * 1000;
        return Math.abs(said - octets) <= Math.max(octets / 20, 60);
      });
      rows.push(`| ${[what, ...sizes.map((octets) => (octets === 0 ? '' : kilo(octets)))].join(' | ')} |`);
    }
    const script = gzipSync(readFileSync(`${ROOT}dist/mailbox-syntax.iife.js`), { level: 9 }).length;
    const numbers = /^\| `mailbox-syntax\.iife\.js`, .*?\| ([\d.]+) \|/m.exec(table);
    isTrue &&= Math.abs(Number(numbers?.[1]) * 1000 - script) <= script / 20;
    rows.push(
      `| \`mailbox-syntax.iife.js\`, for \`<script>\`, as it is | ${kilo(script)} |  | ${kilo(script)} |  |`,
    );
    const head = '| | esbuild: first | later | Vite: first | later |\n|---|--:|--:|--:|--:|\n';
    const fresh = isTrue ? table : `${head}${rows.join('\n')}\n`;
    // `npx vitest run test/forms/sizes.test.ts -u` writes it.
    await expect(
      page.replace(
        /(<!-- sizes:begin -->\n)[\s\S]*?(<!-- sizes:end -->)/,
        (_, begin, end) => begin + fresh + end,
      ),
    ).toMatchFileSnapshot('../../docs/forms.md');
  });
});
