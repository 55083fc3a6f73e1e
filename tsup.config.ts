import { copyFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
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

/**
 * What the command loads only when it is asked for it. Each is a file of the library's build, which shares code with the
 * others; the command itself is one file, since a small list is judged in less time than twenty files are opened in.
 */
const loadedLater = {
  explain: 'src/cli/explain.ts',
  serve: 'src/cli/serve.ts',
  'check-help': 'src/cli/check-help.ts',
  'check-levels': 'src/cli/levels.ts',
  'check-text': 'src/cli/text.ts',
  'check-dns': 'src/cli/dns-stage.ts',
  'check-fr': 'src/cli/words/fr.ts',
  'split-files': 'src/cli/split-files.ts',
  'worker-pool': 'src/batch/worker-pool.ts',
  'header-judge': 'src/header/header-mailbox.ts',
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
    suffix: 'src/suffix/index.ts',
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

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];

const files = new Map(
  Object.entries({ ...loadedLater, suffix: library.entry.suffix }).map(([name, path]) => [path, name]),
);

/** Leaves what is loaded later where the library's build puts it. */
const besideTheCommand: EsbuildPlugin = {
  name: 'beside-the-command',
  setup(build) {
    build.onResolve({ filter: /\.ts$/ }, ({ path, kind, resolveDir }) => {
      if (kind !== 'dynamic-import') return null;
      const name = files.get(relative('.', resolve(resolveDir, path)));
      if (!name) throw new Error(`${path}: name it in loadedLater`);
      return { path: `./${name}.js`, external: true };
    });
  },
};

/** The command, and the worker that it starts: one file each. */
const command = {
  ...library,
  entry: { bin: 'src/cli/bin.ts', ...workerBuild.entry },
  format: 'esm',
  splitting: false,
  esbuildPlugins: [besideTheCommand],
} satisfies Options;

const dts = { entry: library.entry };

/** Knows the DOM, so that its types are made apart. */
const browser = { dom: 'src/forms/dom.ts' };

// No `clean`: the two builds run at the same time and would delete each other's types. `npm run build` empties dist.
export default defineConfig([
  {
    ...library,
    format: 'esm',
    entry: { ...library.entry, ...browser, ...loadedLater },
    dts,
    splitting: true,
    onSuccess: () => copyFile('node_modules/punycode/LICENSE-MIT.txt', 'dist/LICENSE-punycode.txt'),
  },
  command,
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
