// Builds the web pages into site/dist: `npm run site`. No network is needed, and nothing but `npm ci` before.
//
// SITE_URL is the address that they will be published at, for canonical links and the sitemap; links between pages are
// relative, so that the folder works below any path.

import { readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Eleventy from '@11ty/eleventy';
import { build } from 'esbuild';
import markdown from 'markdown-it';
import * as pagefind from 'pagefind';
import { readApi, readEntries } from './api.mjs';
import { compilerOf } from './examples.mjs';

const SITE = new URL('./', import.meta.url);
const ROOT = new URL('../', SITE);
const path = (url) => fileURLToPath(url);
const WORK = new URL('.work/', SITE);
const DIST = new URL(process.env.SITE_DIST ? `${process.env.SITE_DIST}/` : 'dist/', SITE);
const TARGET = ['chrome123', 'firefox120', 'safari17.5'];

const entries = readEntries();
/** The names of the package's entries, which scripts import as users do; the longer ones first. */
const alias = Object.fromEntries(
  entries
    .sort((a, b) => b.name.length - a.name.length)
    .map(({ name, source }) => [name, path(new URL(source, ROOT))]),
);

/** What the package isemail asks of Node, for a page. */
const forIsemail = {
  name: 'for-isemail',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /isemail\/lib\/index\.js$/ }, async ({ path: file }) => ({
      contents: `const Buffer = { byteLength: (text) => new TextEncoder().encode(text).length };\n${await readFile(file, 'utf8')}`,
      loader: 'js',
    }));
    onResolve({ filter: /^(?:util|punycode)$/ }, ({ path: name, importer }) =>
      importer.includes('isemail') ? { path: name, namespace: 'for-isemail' } : undefined,
    );
    onLoad({ filter: /^util$/, namespace: 'for-isemail' }, () => ({
      contents: 'exports.inherits = () => {}; exports.inspect = String; exports.TextDecoder = TextDecoder;',
      loader: 'js',
    }));
    onLoad({ filter: /^punycode$/, namespace: 'for-isemail' }, () => ({
      contents: "module.exports = require('punycode/punycode.js');",
      loader: 'js',
      resolveDir: path(ROOT),
    }));
  },
};

/** The pages' own code, for Node. */
async function bundlePages() {
  const outfile = path(new URL('site.mjs', WORK));
  await build({
    entryPoints: [path(new URL('src/site.ts', SITE))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    alias,
    logLevel: 'error',
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}

/** What runs in pages, and the styles. */
async function bundleScripts(examples) {
  const scripts = ['search', 'try', 'compare', 'bounce', 'lines', 'run'];
  const folder = new URL('examples/', WORK);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, code] of examples) await writeFile(new URL(`${name}.ts`, folder), code);
  const options = { bundle: true, minify: true, target: TARGET, logLevel: 'error', alias };
  await build({
    ...options,
    entryPoints: {
      ...Object.fromEntries(scripts.map((name) => [name, path(new URL(`scripts/${name}.ts`, SITE))])),
      playground: path(new URL('playground/playground.ts', SITE)),
    },
    outdir: path(new URL('scripts/', DIST)),
    format: 'esm',
    splitting: true,
    // `isemail` asks Node for two things.
    plugins: [forIsemail],
    chunkNames: 'part-[hash]',
    define: { VERSION: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
  });
  // Apart from the others, so that what they share does not cut those into small pieces.
  await build({
    ...options,
    entryPoints: [...examples.keys()].map((name) => path(new URL(`${name}.ts`, folder))),
    outdir: path(new URL('scripts/examples/', DIST)),
    format: 'esm',
    splitting: true,
    chunkNames: 'part-[hash]',
  });
  await build({
    ...options,
    entryPoints: ['style', 'playground'].map((name) => path(new URL(`style/${name}.css`, SITE))),
    outdir: path(DIST),
  });
  await cp(new URL('style/icon.svg', SITE), new URL('icon.svg', DIST));
}

/** The pages of docs/, but for those that the reference has better; links lead to pages. */
async function readDocuments(examples) {
  const names = (await readdir(new URL('docs/', ROOT))).filter((name) => /^[\w-]+(?:\.fr)?\.md$/.test(name));
  const parser = markdown({ html: true, linkify: false, typographer: false });
  parser.renderer.rules.heading_open = (tokens, index) => {
    const text = tokens[index + 1].content
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-');
    return `<${tokens[index].tag} id="${text}">`;
  };
  // Wide tables and long lines scroll, with the keyboard too.
  parser.renderer.rules.table_open = () =>
    '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>';
  parser.renderer.rules.table_close = () => '</table></div>';
  const fence = parser.renderer.rules.fence;
  parser.renderer.rules.fence = (...given) => {
    const [tokens, index, , env] = given;
    const { info, content } = tokens[index];
    const code = /^(?:js|ts)$/.test(info.trim()) ? compile(content) : null;
    const written = fence(...given).replace('<pre>', '<pre tabindex="0">');
    if (code === null) return written;
    const name = `${env.name}-${++env.count}`;
    examples.set(name, code);
    return `${written}${runnable(name, env.language)}`;
  };
  const found = [];
  for (const file of names) {
    const [, name, isFrench] = /^([\w-]+?)(\.fr)?\.md$/.exec(file);
    if (['reasons', 'replies'].includes(name)) continue;
    const language = isFrench ? 'fr' : 'en';
    const text = await readFile(new URL(`docs/${file}`, ROOT), 'utf8');
    const env = { name: `${name}-${language}`, count: 0, language };
    const hasTwin = (one) => names.includes(language === 'fr' ? `${one}.fr.md` : `${one}.md`);
    const markup = parser
      .render(text.replace(/<!--[\s\S]*?-->\n?/g, ''), env)
      .replace(/href="([^"]*)"/g, (_, to) => `href="${linked(to, language, hasTwin)}"`)
      // A heading of nothing is none.
      .replace(/<th([^>]*)><\/th>/g, '<td$1></td>')
      // The policy of the pages allows no style in a tag.
      .replace(/ style="text-align: ?(\w+);?"/g, ' class="$1"');
    const plain = markdown({ html: true })
      .render(text)
      .replace(/<[^>]+>/g, '');
    found.push({
      name,
      language,
      title: /^# (.*)$/m.exec(text)?.[1].replaceAll('`', '') ?? name,
      summary: (
        /^(?!#|<|\s*$)(.{20,}?\.)(?:\s|$)/m.exec(text.replace(/<!--[\s\S]*?-->/g, ''))?.[1] ??
        plain.slice(0, 150)
      )
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll('`', ''),
      markup,
      runs: env.count > 0,
    });
  }
  return found;
}

/** The button that runs an example, and the place of what it shows. */
function runnable(name, language) {
  const label = language === 'fr' ? 'Exécuter' : 'Run';
  return `<div class="run"><button type="button" class="plain" data-example="${name}" hidden>${label}</button><ol class="output" role="status"></ol></div>`;
}

/** A link of docs/ as the site has it, from the page of a language; files that are not pages lead to the package. */
function linked(to, language, hasTwin) {
  const [, name, isFrench, hash = ''] = /^(?:\.\/)?([\w-]+?)(\.fr)?\.md(#.*)?$/.exec(to) ?? [];
  const up = language === 'fr' ? '../../../' : '../../';
  if (name === 'reasons' || name === 'replies') return `${up}${isFrench ? 'fr/' : ''}${name}/`;
  if (name) return `${up}${isFrench && hasTwin(name) ? 'fr/' : ''}docs/${name}/${hash}`;
  if (/^(?:https?:|#)/.test(to)) return to;
  return `https://www.npmjs.com/package/mailbox-syntax?activeTab=code`;
}

const { version, homepage } = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8'));
// Deliberate: a name that RFC 2606 reserves, until there is an address.
const base = `${(process.env.SITE_URL ?? homepage ?? 'https://example.org/mailbox-syntax').replace(/\/$/, '')}/`;

const started = performance.now();
await rm(DIST, { recursive: true, force: true });
await mkdir(WORK, { recursive: true });
await mkdir(DIST, { recursive: true });
const api = readApi();
const isValue = ({ kind }) => kind !== 'interface' && kind !== 'type';
const compile = compilerOf(
  entries,
  new Map(api.map(({ name, exports }) => [name, exports.filter(isValue).map((one) => one.name)])),
);
/** The modules of examples by name. */
const examples = new Map();
const documents = await readDocuments(examples);
for (const { name, path: entry, exports } of api) {
  for (const one of exports) {
    one.examples = one.examples.map((example, index) => {
      const text = example.replace(/^```\w*\n|\n?```$/g, '');
      const code = compile(text, name);
      const run = `api-${entry}-${one.name}-${index}`;
      if (code !== null) examples.set(run, code);
      return { text, run: code === null ? null : runnable(run, 'en') };
    });
  }
}
const [{ outputs, lookup, recordedOf, sitemap }] = await Promise.all([
  bundlePages(),
  bundleScripts(examples),
]);
const template = await readFile(new URL('playground/index.html', SITE), 'utf8');
const recorded = recordedOf((name) => readFileSync(new URL(`fixtures/${name}`, ROOT), 'utf8'));
const pages = await outputs({
  base,
  version,
  documents,
  entries: api,
  playground: template,
  hosts: recorded.hosts,
  root: process.env.SITE_URL || homepage ? new URL(base).pathname : '/',
});
await writeFile(new URL('hosts.json', DIST), JSON.stringify(recorded));
await writeFile(new URL('codes.json', DIST), JSON.stringify(lookup()));
await writeFile(new URL('robots.txt', DIST), `User-agent: *\nAllow: /\nSitemap: ${base}sitemap.xml\n`);
// GitHub Pages would leave out names that begin with an underscore, and run Jekyll.
await writeFile(new URL('.nojekyll', DIST), '');

const eleventy = new Eleventy(path(new URL('templates/', SITE)), path(DIST), {
  quietMode: true,
  config(config) {
    config.addGlobalData('pages', pages);
    config.addGlobalData('map', sitemap(pages, base));
    config.setUseGitIgnore(false);
  },
});
await eleventy.write();

const { index } = await pagefind.createIndex({ keepIndexUrl: true });
await index.addDirectory({ path: path(DIST) });
await index.writeFiles({ outputPath: path(new URL('pagefind/', DIST)) });
await pagefind.close();
for (const name of await readdir(new URL('pagefind/', DIST))) {
  // Only the engine is used; the ready-made interfaces are left out.
  if (/ui\.(?:js|css)$|component|highlight|modular/.test(name)) await rm(new URL(`pagefind/${name}`, DIST));
}

let files = 0;
let octets = 0;
for (const name of await readdir(DIST, { recursive: true })) {
  const one = await stat(new URL(name, DIST));
  if (one.isFile()) {
    files++;
    octets += one.size;
  }
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${pages.length} pages, ${files} files, ${(octets / 1e6).toFixed(1)} MB, ${seconds} s: ${path(DIST)}`,
);
process.exit(0);
