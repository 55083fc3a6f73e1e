import { copyFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

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
  },
  target: 'es2022',
  treeshake: true,
  // The bare name means Node's deprecated built-in, so the package's own file is inlined.
  noExternal: [/^punycode\//],
  removeNodeProtocol: false,
} satisfies Options;

const dts = { entry: library.entry };

// No `clean`: the two builds run at the same time and would delete each other's types. `npm run build` empties dist.
export default defineConfig([
  {
    ...library,
    format: 'esm',
    entry: { ...library.entry, bin: 'src/cli/bin.ts' },
    dts,
    splitting: true,
    onSuccess: () => copyFile('node_modules/punycode/LICENSE-MIT.txt', 'dist/LICENSE-punycode.txt'),
  },
  { ...library, format: 'cjs', dts },
]);
