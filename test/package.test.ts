import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { privateNames } from '../build/private-names.ts';
import { topLevelConstants } from '../build/top-level-constants.ts';
import manifest from '../package.json' with { type: 'json' };
import { mailboxLevels } from '../src/profiles.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
const MAX_UNPACKED = 3_000_000;
const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-package-'));

/** Runs a program in the empty folder and gives what it printed. */
function inFolder(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const SHOW = `
const { valid, reasons, suggestion } = parseMailbox('a..b@xn--bcher-kva.example');
console.log(JSON.stringify([valid, reasons.map(({ code }) => code), suggestion, isMailbox('a@b\\u00fccher.example')]));`;
const SHOWN = '[false,["local-part-empty-atom"],"a.b@xn--bcher-kva.example",true]\n';

/** What can be imported as well as required, and needs nothing else installed. */
const ENTRIES = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target === 'object')
  .map(([name]) => name.replace('.', 'mailbox-syntax'));

/** Prints which exports, or properties of exports, of several entries are one object. */
const SHARED = `
const places = new Map();
const note = (value, place) => {
  if (Object(value) === value) places.set(value, [...(places.get(value) ?? []), place]);
};
for (const [entry, module] of modules) {
  for (const [name, value] of Object.entries(module)) {
    note(value, entry + ' ' + name);
    for (const key of Object.keys(Object(value))) note(value[key], entry + ' ' + name + '.' + key);
  }
}
const entryOf = (place) => place.split(' ')[0];
const isShared = (found) => found.some((place) => entryOf(place) !== entryOf(found[0]));
console.log(JSON.stringify([...places.values()].filter(isShared).map((found) => found.sort()).sort()));`;

describe('the build', () => {
  const files = readdirSync(DIST).filter((file) => /(?<!\.iife)\.c?js$/.test(file));

  it('has no variable at the top level of a file that nothing assigns', async () => {
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const code = readFileSync(join(DIST, file), 'utf8');
      expect(await topLevelConstants(code), file).toBe(code);
    }
    expect(readFileSync(join(DIST, 'bin.js'), 'utf8')).toMatch(/\bconst \w+=Uint16Array.from/);
  });

  it('brings no table of levels with replyFor, which reads none', async () => {
    const bundle = async (name: string) => {
      const contents = `export { ${name} } from './index.js';`;
      const stdin = { contents, resolveDir: DIST };
      const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: 'esm', write: false });
      return outputFiles[0]?.text ?? '';
    };
    const rows = [...new Set(Object.values(mailboxLevels))];
    const rowsIn = (code: string) => rows.filter((row) => new RegExp(`\\b${row}\\b`).test(code));
    expect(rowsIn(await bundle('parseMailbox'))).toEqual(rows);
    expect(rowsIn(await bundle('replyFor'))).toEqual([]);
  });

  it('has types without a name that it writes otherwise', () => {
    const types = readdirSync(DIST).filter((file) => /\.d\.c?ts$/.test(file));
    const texts = types.map((file) => readFileSync(join(DIST, file), 'utf8')).join('\n');
    expect(types).not.toEqual([]);
    expect(Object.keys(privateNames).filter((name) => new RegExp(`\\b${name}\\b`).test(texts))).toEqual([]);
  });

  it('has no file that reads a constant before it is there', () => {
    const code = `
      for (const file of ${JSON.stringify(files)}) {
        if (!/^(?:bin|batch-worker)\\.js$/.test(file)) await import(file.replace(/^/, ${JSON.stringify(`${DIST}/`)}));
      }
      console.log('all');`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', code)).toBe('all\n');
  });
});

describe('the packed tarball, installed in an empty folder', () => {
  let unpackedSize = Number.POSITIVE_INFINITY;

  beforeAll(() => {
    if (!existsSync(join(ROOT, 'dist/index.js'))) throw new Error('there is no build: run npm run build');
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
        cwd: ROOT,
        encoding: 'utf8',
      }),
    );
    unpackedSize = packed.unpackedSize;
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    inFolder('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed.filename}`);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('works from import', () => {
    const code = `import { isMailbox, parseMailbox } from 'mailbox-syntax';${SHOW}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', code)).toBe(SHOWN);
  });

  it('works from require', () => {
    const code = `const { isMailbox, parseMailbox } = require('mailbox-syntax');${SHOW}`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', code)).toBe(SHOWN);
  });

  it('shares objects between entries under require as it does under import', () => {
    const names = JSON.stringify(ENTRIES);
    const imported = `const modules = [];
      for (const name of ${names}) modules.push([name, await import(name)]);${SHARED}`;
    const required = `const modules = ${names}.map((name) => [name, require(name)]);${SHARED}`;
    const shared = inFolder(process.execPath, '--input-type=module', '-e', imported);
    expect(JSON.parse(shared)).toContainEqual([
      'mailbox-syntax en',
      'mailbox-syntax/messages/en en',
      'mailbox-syntax/reference referenceEn.messages',
    ]);
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe(shared);
  });

  it(`unpacks to no more than ${MAX_UNPACKED / 1e6} MB`, () => {
    expect(unpackedSize).toBeLessThanOrEqual(MAX_UNPACKED);
  });

  it('carries the licences of what it contains', () => {
    const licence = (name: string) =>
      readFileSync(join(folder, `node_modules/mailbox-syntax/dist/LICENSE-${name}.txt`), 'utf8');
    expect(licence('unicode')).toMatch(/^UNICODE LICENSE V3\n[\s\S]*Copyright © 1991-\d{4} Unicode, Inc\./);
  });

  it('has the hooks for smtp-server, which need smtp-server only when they run', () => {
    const code = `console.log(Object.keys(require('mailbox-syntax/smtp-server').mailboxHooks()).join())`;
    expect(inFolder(process.execPath, '-e', code)).toBe('onMailFrom,onRcptTo\n');
  });

  it.each(['milter', 'postfix', 'exim'])('has ./%s', (host) => {
    const path = join(folder, `${host}.sock`);
    const show = `const server = ${host}Server(); server.listen({ path: '${path}' }).then(async (place) => {
      const { send, end } = ${host}Session().receive(new Uint8Array());
      console.log(place.path === '${path}', send, end);
      await server.close();
    });`;
    const imported = `import { ${host}Server, ${host}Session } from 'mailbox-syntax/${host}';${show}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe('true null false\n');
    const required = `const { ${host}Server, ${host}Session } = require('mailbox-syntax/${host}');${show}`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe('true null false\n');
  });

  it('has the plugin for Haraka, where Haraka looks for it and where Node does', () => {
    const hooks = 'hook_mail,hook_rcpt,register\n';
    const show = `for (const name of ['hook_mail', 'hook_rcpt', 'register']) if (typeof plugin[name] !== 'function') throw name;
      console.log(Object.keys(plugin).filter((name) => /^hook_|^register$/.test(name)).sort().join());`;
    const asHaraka = `const plugin = require(process.cwd() + '/node_modules/mailbox-syntax/haraka');${show}`;
    expect(inFolder(process.execPath, '-e', asHaraka)).toBe(hooks);
    const required = `const plugin = require('mailbox-syntax/haraka');${show}`;
    expect(inFolder(process.execPath, '-e', required)).toBe(hooks);
    const imported = `import * as plugin from 'mailbox-syntax/haraka';${show}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe(hooks);
  });

  it('has the filter for OpenSMTPD, and as a command', () => {
    const show = 'console.log(typeof opensmtpdFilter, opensmtpdSession().requests)';
    const imported = `import { opensmtpdFilter, opensmtpdSession } from 'mailbox-syntax/opensmtpd';${show}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe('function 0\n');
    const required = `const { opensmtpdFilter, opensmtpdSession } = require('mailbox-syntax/opensmtpd');${show}`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe('function 0\n');
    const bin = join(folder, 'node_modules/.bin/mailbox-syntax');
    const input = 'config|ready\nfilter|0.6|1.0|smtp-in|rcpt-to|a1|b2|a..b@example.com\n';
    const { status, stdout } = spawnSync(bin, ['serve', 'opensmtpd'], {
      cwd: folder,
      input,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^(?:register\|[ -~]+\n){7}filter-result\|a1\|b2\|reject\|553 5\.1\.3 [ -~]+\n$/);
  });

  it('has ./header', () => {
    const show = `console.log(parseHeaderMailbox('Anna <anna@example.com>').mailbox.ascii)`;
    const imported = `import { parseHeaderMailbox } from 'mailbox-syntax/header';${show}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe('anna@example.com\n');
    const required = `const { parseHeaderMailbox } = require('mailbox-syntax/header');${show}`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe('anna@example.com\n');
  });

  it('has ./batch, whose workers are found', () => {
    const list = 'a@b.example\\na..b@c.example\\n';
    const show = `const checked = checkOctets([Buffer.from('${list}'.repeat(50_000))], { jobs: 2, format: 'none' });
      (async () => {
        for await (const _ of checked);
        const { valid, invalid } = await checked.summary;
        console.log(valid, invalid);
      })();`;
    const imported = `import { checkOctets } from 'mailbox-syntax/batch';${show}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe('50000 50000\n');
    const required = `const { checkOctets } = require('mailbox-syntax/batch');${show}`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe('50000 50000\n');
  });

  it.each([
    ['the suffix list', 'a@gmial.com', '{ suffix: true }', '"suggestion":"a@gmail.com"'],
    ['the grammar of headers', 'A <a@b.example>', "{ grammar: 'rfc5322' }", '"displayName":"A"'],
  ])('has ./batch, which loads %s when asked for it', (_, line, options, found) => {
    const show = `(async () => {
      let text = '';
      for await (const chunk of checkOctets([Buffer.from('${line}\\n')], { format: 'ndjson', ...${options} })) text += Buffer.from(chunk);
      console.log(text.includes('${found}'));
    })();`;
    const imported = `import { checkOctets } from 'mailbox-syntax/batch';${show}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe('true\n');
    const required = `const { checkOctets } = require('mailbox-syntax/batch');${show}`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe('true\n');
  });

  it('reads 250,000 chunks of 25 octets in a heap of 96 MB', () => {
    const read = `const { checkOctets, nodeStream } = require('mailbox-syntax/batch');
      const { Readable, Writable } = require('node:stream');
      const { pipeline } = require('node:stream/promises');
      function* chunks(count) {
        for (let at = 0; at < count; at++) yield Buffer.from(String(at).padStart(12, 'u') + '@example.com\\n');
      }
      (async () => {
        const checked = checkOctets(chunks(250_000), { format: 'none', jobs: 1 });
        for await (const _ of checked);
        const { valid } = await checked.summary;
        let octets = 0;
        const write = (chunk, _, done) => { octets += chunk.length; done(); };
        const sink = new Writable({ write });
        await pipeline(Readable.from(chunks(50_000)), nodeStream({ format: 'csv', jobs: 1 }), sink);
        console.log(valid, octets);
      })();`;
    const flags = ['--max-old-space-size=96', '--input-type=commonjs'];
    expect(inFolder(process.execPath, ...flags, '-e', read)).toBe(`250000 ${39 + 50_000 * 34}\n`);
  });

  it('checks a long list in workers as one thread does', () => {
    const bin = join(folder, 'node_modules/.bin/mailbox-syntax');
    const input = 'a@b.example\na..b@c.example\n'.repeat(50_000);
    const [one, two] = ['1', '2'].map(
      (jobs) => spawnSync(bin, ['check', '-j', jobs], { cwd: folder, input, maxBuffer: 1 << 28 }).stdout,
    );
    expect(one?.length).toBeGreaterThan(input.length);
    expect(one?.equals(two as Buffer)).toBe(true);
  });

  it('has ./near-miss, under import and under require', () => {
    const show = `console.log(parseMailboxWithNearMiss('a@gmailcom', { profile: 'form' }).suggestion)`;
    const imported = `import { parseMailboxWithNearMiss } from 'mailbox-syntax/near-miss';${show}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe('a@gmail.com\n');
    const required = `const { parseMailboxWithNearMiss } = require('mailbox-syntax/near-miss');${show}`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe('a@gmail.com\n');
  });

  it('has ./suffix, with the list that it needs', () => {
    const show = `console.log(parseMailboxWithSuffix('a@gmial.com').suggestion)`;
    const imported = `import { parseMailboxWithSuffix } from 'mailbox-syntax/suffix';${show}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe('a@gmail.com\n');
    const required = `const { parseMailboxWithSuffix } = require('mailbox-syntax/suffix');${show}`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe('a@gmail.com\n');
    const bin = join(folder, 'node_modules/.bin/mailbox-syntax');
    const { stdout } = spawnSync(bin, ['check', '--suffix'], {
      cwd: folder,
      input: 'a@co.uk\n',
      encoding: 'utf8',
    });
    expect(stdout).toContain('domain-public-suffix');
  });

  it('has English messages that are the same object in . and in ./messages/en', () => {
    const imported = `import { en } from 'mailbox-syntax'; import * as messages from 'mailbox-syntax/messages/en';
      import { enForm } from 'mailbox-syntax/standard'; import { referenceEn } from 'mailbox-syntax/reference';
      console.log(en === messages.en, enForm === messages.enForm, en === referenceEn.messages);`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe('true true true\n');
    const required = `const { en, enForm } = require('mailbox-syntax/messages/en');
      console.log(en.language, Object.isFrozen(en.reasons), Object.isFrozen(enForm.phrases));`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe('en true true\n');
  });

  it('has ./standard, ./dom and ./messages/fr', () => {
    const show = `
      const { issues } = emailSchema({ messages: frForm })['~standard'].validate('');
      console.log(issues[0].message === frForm.texts.enterAddress, typeof attach);`;
    const imported = `import { emailSchema } from 'mailbox-syntax/standard'; import { attach } from 'mailbox-syntax/dom';
      import { frForm } from 'mailbox-syntax/messages/fr';${show}`;
    expect(inFolder(process.execPath, '--input-type=module', '-e', imported)).toBe('true function\n');
    const required = `const { emailSchema } = require('mailbox-syntax/standard'), { attach } = require('mailbox-syntax/dom');
      const { frForm } = require('mailbox-syntax/messages/fr');${show}`;
    expect(inFolder(process.execPath, '--input-type=commonjs', '-e', required)).toBe('true function\n');
  });

  it('has types of ./standard and ./dom that need no package', () => {
    for (const entry of ['standard', 'dom']) {
      for (const extension of ['ts', 'cts']) {
        const file = join(folder, `node_modules/mailbox-syntax/dist/${entry}.d.${extension}`);
        const from = [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(
          ([, name]) => name as string,
        );
        expect(from.filter((name) => !name.startsWith('./'))).toEqual([]);
      }
    }
  });

  it('works as a command', () => {
    const bin = join(folder, 'node_modules/.bin/mailbox-syntax');
    const { status, stdout } = spawnSync(bin, ['check', '--format', 'csv'], {
      cwd: folder,
      input: 'a@b.example\na..b@c.example\n',
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout.split('\r\n').slice(0, 3)).toEqual([
      'input,valid,reason,message,suggestion',
      'a@b.example,true,,,',
      expect.stringMatching(/^a\.\.b@c\.example,false,local-part-empty-atom,.*,a\.b@c\.example$/),
    ]);
  });

  it('says what to install when serve smtp lacks its host', () => {
    const bin = join(folder, 'node_modules/.bin/mailbox-syntax');
    const { status, stderr } = spawnSync(bin, ['serve', 'smtp'], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('npm install smtp-server');
  });

  it('holds the build, the licence, what people read and the files to put in place, and nothing else', () => {
    const files = inFolder('find', 'node_modules/mailbox-syntax', '-type', 'f').trim().split('\n');
    const kinds =
      /^node_modules\/mailbox-syntax\/(?:dist\/[\w.-]+\.(?:js|cjs|d\.ts|d\.cts|txt)|haraka\/(?:package\.json|config\/mailbox-syntax\.ini)|docs\/[\w.-]+\.md|examples\/(?:forms|scale|servers)\/[\w./@-]+|man\/mailbox-syntax\.1|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md|package\.json)$/;
    expect(files.filter((file) => !kinds.test(file))).toEqual([]);
  });

  it('has what its pages link to', () => {
    const root = join(folder, 'node_modules/mailbox-syntax');
    const pages = inFolder('find', root, '-name', '*.md', '-not', '-name', 'CHANGELOG.md').trim().split('\n');
    expect(pages.length).toBeGreaterThan(10);
    const missing = pages.flatMap((page) => {
      const text = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
      const links = [...text.matchAll(/\]\(([^)#\s]+)[^)\s]*\)/g)].map(([, link = '']) => link);
      const lost = links.filter(
        (link) => !/^(?:https?|mailto):/.test(link) && !existsSync(join(dirname(page), link)),
      );
      return lost.map((link) => `${page.slice(root.length + 1)}: ${link}`);
    });
    expect(missing).toEqual([]);
  });
});
