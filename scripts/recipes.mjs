// Runs each recipe of examples/forms in an empty project, and there too the entries in two steps as bundlers build them:
// `npm run test:recipes [-- NAME…]`, behind `npm run build`.
//
// A project has the packed tarball, what the recipe itself says to install ("npm install …" in its first lines), and what a
// project of that framework has anyway, from the npm registry with the versions of recipes/versions.mjs. Each has a folder of
// its own, so that no recipe finds what only another one has installed. The recipe is compiled by strict TypeScript, built,
// and run: pages in Chromium, servers by requests.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { checkModule, checkPage, checkServer, serveFolder, startProgram } from './recipes/checks.mjs';
import { checkLazy, checkLazyFolder } from './recipes/lazy.mjs';
import { PROJECTS } from './recipes/projects.mjs';
import { VERSIONS } from './recipes/versions.mjs';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLES = join(ROOT, 'examples/forms');

if (!existsSync(join(ROOT, 'dist/index.js'))) throw new Error('there is no build: run npm run build');

const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-recipes-'));
const ending = [];
process.on('exit', () => {
  for (const close of ending) close();
  execFileSync('rm', ['-rf', folder]);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const { NODE_OPTIONS, FORCE_COLOR, ...others } = process.env;
const env = { ...others, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };

const tarball = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
  cwd: ROOT,
  encoding: 'utf8',
}).trim();
const tools = join(folder, 'tools');
await install(tools, ['typescript', 'vite']);

const chosen = process.argv.slice(2);
const tried = PROJECTS.flatMap(({ recipes }) => Object.keys(recipes));
const untried = readdirSync(EXAMPLES, { recursive: true }).filter(
  (name) => /\.\w+$/.test(name) && !tried.includes(name),
);
if (untried.length > 0) throw new Error(`no project tries ${untried.join(', ')}`);
const unknown = chosen.filter((name) => !PROJECTS.some((project) => project.name === name));
if (unknown.length > 0) throw new Error(`there is no recipe ${unknown.join(', ')}`);
const waiting = PROJECTS.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
});
const total = waiting.length;
let failures = 0;
// Two at the same time: one downloads while the other compiles.
await Promise.all([work(), work()]);
await browser.close();
console.log(`${total} recipes, ${failures} failed`);
if (failures > 0) process.exitCode = 1;

async function work() {
  for (let project = waiting.shift(); project; project = waiting.shift()) {
    const started = performance.now();
    try {
      const found = await runProject(project);
      console.log(
        `ok      ${project.name}: ${found} (${Math.round((performance.now() - started) / 1000)} s)`,
      );
      // Hundreds of megabytes, for which Node itself takes half a minute.
      await run('rm', ['-rf', join(folder, project.name)]);
    } catch (error) {
      failures++;
      console.error(`FAILED  ${project.name}: ${error.stdout ?? ''}${error.stderr ?? ''}${error.stack}`);
    }
  }
}

async function runProject({
  name,
  recipes,
  needs,
  tools: own = [],
  files,
  types,
  build,
  page,
  server,
  module,
  lazy,
}) {
  const cwd = join(folder, name);
  const named = new Set(['mailbox-syntax']);
  for (const [recipe, path] of Object.entries(recipes)) {
    const text = readFileSync(join(EXAMPLES, recipe), 'utf8');
    if (!path) continue;
    for (const one of namedBy(text)) named.add(one);
    write(join(cwd, path), text);
  }
  for (const [path, text] of Object.entries(files)) write(join(cwd, path), text);
  await install(cwd, [...named, ...needs, ...own]);
  if (types) await start(types, cwd);
  if (build) await start(build, cwd);
  if (module) return checkModule((await run(process.execPath, [module], { cwd, env })).stdout);
  if (lazy) return await checkLazyFolder(browser, join(cwd, lazy));
  const host = await serve(cwd, page, server);
  ending.push(host.close);
  try {
    if (server) return await checkServer(host.url, name === 'trpc');
    const url = host.url + (page.path ?? '');
    const found = await checkPage(browser, url);
    // A server action works without a script too.
    if (page.start) await checkPage(browser, url, { javaScriptEnabled: false });
    if (page.lazy) await checkLazy(browser, host.url + page.lazy);
    return found;
  } finally {
    host.close();
  }
}

/** The packages that a recipe says to install. */
function namedBy(text) {
  const lines = [...text.matchAll(/npm install (?:-D )?(.+?)(?= &&|$)/gm)].flatMap(([, names]) =>
    names.split(' '),
  );
  if (!lines.includes('mailbox-syntax'))
    throw new Error('the recipe does not say: npm install mailbox-syntax');
  return lines;
}

function serve(cwd, page, server) {
  if (server) return startProgram(process.execPath, [server], cwd, env);
  if (page.folder) return serveFolder(join(cwd, page.folder));
  const [program, ...args] = page.start;
  return startProgram(programOf(program, cwd), [...args, '0'], cwd, env);
}

function programOf(name, cwd) {
  const own = join(cwd, 'node_modules/.bin', name);
  return existsSync(own) ? own : join(tools, 'node_modules/.bin', name);
}

/** Runs a program of the project, or of the tools. */
function start([name, ...args], cwd) {
  return run(programOf(name, cwd), args, { cwd, env, maxBuffer: 1 << 26 });
}

async function install(cwd, names) {
  const dependencies = {};
  for (const name of names) {
    const version = name === 'mailbox-syntax' ? `file:../${tarball}` : VERSIONS[name];
    if (!version) throw new Error(`no version of ${name} in scripts/recipes/versions.mjs`);
    dependencies[name === 'typescript-5' ? 'typescript' : name] = version.replace('npm:typescript@', '');
  }
  write(join(cwd, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await run('npm', ['install', ...flags], { cwd, env });
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
