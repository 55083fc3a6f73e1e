import { copyFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['plugins']>[number];

/**
 * esbuild makes `var` of what is `const` at the top level. V8 takes a constant's value into the compiled code but loads a
 * variable at each use, which costs `isMailbox` a fifth of its speed.
 */
const topLevelConstants: Plugin = {
  name: 'top-level-constants',
  renderChunk(code) {
    const isChanged = (name: string) => {
      const pattern = name.replaceAll('$', '\\$&');
      return new RegExp(
        `(?<![\\w$.]|^var )${pattern} *(?:=(?![=>])|[^\\s\\w(),;:.]{1,3}=|\\+\\+|--)`,
        'm',
      ).test(code);
    };
    const keyword = (written: string, name: string) => (isChanged(name) ? written : `const ${name} =`);
    return { code: code.replace(/^var ([\w$]+) =/gm, keyword) };
  },
};

const library = {
  // One line an entry; each also has its block in the `exports` of package.json.
  entry: {
    index: 'src/index.ts',
    'smtp-server': 'src/servers/smtp-server.ts',
    haraka: 'src/servers/haraka.ts',
    opensmtpd: 'src/servers/opensmtpd.ts',
    milter: 'src/servers/milter.ts',
    postfix: 'src/servers/postfix.ts',
    exim: 'src/servers/exim.ts',
    header: 'src/header/header.ts',
    suffix: 'src/suffix.ts',
    standard: 'src/forms/standard-schema.ts',
    'messages-fr': 'src/messages/fr.ts',
    reference: 'src/reference/reference.ts',
    dns: 'src/dns.ts',
    batch: 'src/batch/batch.ts',
  },
  target: 'es2022',
  treeshake: true,
  plugins: [topLevelConstants],
  // The bare name means Node's deprecated built-in, so the package's own file is inlined.
  noExternal: [/^punycode\//],
  removeNodeProtocol: false,
} satisfies Options;

/** The program of a worker of './batch', which is started by its file name. */
export const workerBuild = {
  ...library,
  entry: { 'batch-worker': 'src/batch/worker.ts' },
  format: 'esm',
} satisfies Options;

const dts = { entry: library.entry };

/** Knows the DOM, so that its types are made apart. */
const browser = { dom: 'src/forms/dom.ts' };

// No `clean`: the two builds run at the same time and would delete each other's types. `npm run build` empties dist.
export default defineConfig([
  {
    ...library,
    format: 'esm',
    entry: { ...library.entry, ...browser, bin: 'src/cli/bin.ts', ...workerBuild.entry },
    dts,
    splitting: true,
    onSuccess: () => copyFile('node_modules/punycode/LICENSE-MIT.txt', 'dist/LICENSE-punycode.txt'),
  },
  // With shims for import.meta.url, by which the worker is found.
  { ...library, format: 'cjs', entry: { ...library.entry, ...browser }, dts, shims: true },
  { entry: browser, format: ['esm', 'cjs'], dts: { only: true }, tsconfig: 'tsconfig.dom.json' },
  {
    ...library,
    format: 'iife',
    entry: { 'mailbox-syntax': 'src/global.ts' },
    globalName: 'mailboxSyntax',
    // Engines inside databases are often old.
    target: 'es2020',
    minify: true,
    // esbuild alone: what Rollup writes around it names `exports` and is taken for CommonJS. And the global stays `var`.
    treeshake: false,
    plugins: [],
    outExtension: () => ({ js: '.iife.js' }),
  },
]);
