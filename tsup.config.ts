import { copyFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { writeCommonJs } from './build/commonjs.ts';
import { mergeChunks } from './build/merge-chunks.ts';
import { privateNames } from './build/private-names.ts';
import { topLevelConstants } from './build/top-level-constants.ts';
import { languages } from './src/messages/index.ts';

type Plugin = NonNullable<Options['plugins']>[number];

const constants: Plugin = {
  name: 'top-level-constants',
  async renderChunk(code, { path }) {
    try {
      return { code: await topLevelConstants(code) };
    } catch (error) {
      throw new Error(`${path}: ${(error as Error).message}`);
    }
  },
};

/**
 * What the command loads only when it is asked for it. Each is a file of the library's build, which shares code with the
 * others; the command itself is one file, since a small list is checked in less time than twenty files are opened in.
 */
const loadedLater = {
  explain: 'src/cli/explain/explain.ts',
  'explain-bounce': 'src/cli/explain/bounce.ts',
  serve: 'src/cli/serve/serve.ts',
  'check-help': 'src/cli/check/help.ts',
  completion: 'src/cli/completion.ts',
  'option-files': 'src/cli/option-files.ts',
  'check-text': 'src/cli/check/text.ts',
  'check-dns': 'src/cli/check/dns.ts',
  'check-fr': 'src/cli/words/fr.ts',
  'split-files': 'src/cli/check/split-files.ts',
  'header-mailbox': 'src/header/header-mailbox.ts',
  'header-list': 'src/header/address-list.ts',
  'batch-extract': 'src/batch/extract/source.ts',
};

/** The words of each language: `messages-de` is 'mailbox-syntax/messages/de'. */
const languageEntries = Object.fromEntries(
  languages.map((language) => [`messages-${language}`, `src/messages/${language}.ts`]),
);

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
    header: 'src/header/index.ts',
    'near-miss': 'src/near-miss/index.ts',
    suffix: 'src/suffix/index.ts',
    standard: 'src/forms/standard-schema.ts',
    'standard-lazy': 'src/forms/standard-lazy.ts',
    messages: 'src/messages/index.ts',
    ...languageEntries,
    reference: 'src/reference/reference.ts',
    dns: 'src/dns.ts',
    conventions: 'src/conventions/index.ts',
    'zone-mta': 'src/servers/zone-mta.ts',
    batch: 'src/batch/index.ts',
  },
  target: 'es2022',
  treeshake: true,
  plugins: [constants],
  // Puts constants of other modules in place, which minifiers of the built files can no longer do.
  esbuildOptions(options) {
    options.minifySyntax = true;
    options.mangleProps = new RegExp(`^(?:${Object.keys(privateNames).join('|')})$`);
    options.mangleCache = { ...privateNames };
  },
  // The bare name means Node's deprecated built-in, so the package's own file is inlined.
} satisfies Options;

/** The program of a worker of './batch', which is started by its file name: in one file for tests that start it from the sources. */
export const workerBuild = {
  ...library,
  entry: { 'batch-worker': 'src/batch/worker.ts' },
  format: 'esm',
} satisfies Options;

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];

const files = new Map(
  Object.entries({
    ...loadedLater,
    ...languageEntries,
    suffix: library.entry.suffix,
    conventions: library.entry.conventions,
  }).map(([name, path]) => [path, name]),
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

/** The command. */
const command = {
  ...library,
  entry: { bin: 'src/cli/bin.ts' },
  format: 'esm',
  splitting: false,
  esbuildPlugins: [besideTheCommand],
  // A program, which is run and not read; it starts sooner.
  esbuildOptions(options) {
    library.esbuildOptions(options);
    options.minifyWhitespace = true;
    options.minifyIdentifiers = true;
  },
} satisfies Options;

/** They know the DOM. */
const browser = { dom: 'src/forms/dom.ts', 'dom-lazy': 'src/forms/dom-lazy.ts' };

/**
 * What the entries in two steps load later. Without a name of its own, each would be a chunk named by a hash, of which a
 * first part that small has to carry every letter.
 */
const secondSteps = { validator: 'src/forms/validator.ts', attach: 'src/forms/dom/attach.ts' };

/**
 * The small verdict by itself, sharing no file with the others: a bundler never divides a file between what a page loads first
 * and what it loads later, so with a shared one a page with `./dom/lazy` and its fallback would load the whole parser first.
 */
const verdict = { 'is-mailbox': 'src/forms/fallback.ts' };

// No `clean`: the two builds run at the same time and would delete each other's types. `npm run build` empties dist.
export default defineConfig([
  {
    ...library,
    format: 'esm',
    entry: { ...library.entry, ...workerBuild.entry, ...browser, ...secondSteps, ...loadedLater },
    splitting: true,
    async onSuccess() {
      await mergeChunks(
        'dist',
        Object.keys({ ...library.entry, ...workerBuild.entry, ...browser, ...secondSteps, ...loadedLater }),
      );
      await writeCommonJs('dist', Object.keys({ ...library.entry, ...browser, ...secondSteps }));
      await copyFile('LICENSES/Unicode-3.0.txt', 'dist/LICENSE-unicode.txt');
    },
  },
  {
    ...library,
    entry: verdict,
    format: ['esm', 'cjs'],
    splitting: false,
    esbuildOptions(options) {
      library.esbuildOptions(options);
      options.minifyWhitespace = true;
    },
  },
  command,
  // In one build, so that the types of all entries share one copy.
  {
    entry: { ...library.entry, ...browser, ...verdict },
    format: ['esm', 'cjs'],
    dts: {
      only: true,
      compilerOptions: {
        lib: ['ES2022', 'ES2024.String', 'DOM', 'DOM.Iterable'],
      },
    },
  },
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
