/** The built pages in Chromium: links, examples, search, languages, what they load, and whether all can use them. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beginning, readHash, type State, toHash } from '../../site/playground/state.ts';
import { words } from '../../site/playground/words.ts';
import { formatReason, parseMailbox } from '../../src/index.ts';
import { en as messages } from '../../src/messages/en.ts';
import { fr } from '../../src/messages/fr.ts';
import { reasons } from '../../src/reasons.ts';
import { confusedPairs, enhancedCodes, referenceFr, replyCodes } from '../../src/reference/reference.ts';
import { launch, missingBrowser } from '../forms/browser.ts';
import { ENGINES, type Engine } from '../forms/engines.ts';
import { missing as missingPrograms } from '../missing.ts';
import { serve } from './serve.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const missing = missingBrowser();

/** What is said of the first reason of an address with two. */
const BAD = 'anna..schmidt@exam_ple.com';
const [dots] = parseMailbox(BAD).reasons;
if (!dots) throw new Error('it has one');
const DOUBLE_DOT = { en: formatReason(dots), fr: formatReason(dots, fr) };

/** Every setting of a link, as the playground begins: a fragment that leaves one out keeps what was before. */
const DEFAULTS = Object.fromEntries(
  Object.entries(beginning).map(([name, value]) => [
    name === 'language' ? 'lang' : name,
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : value,
  ]),
);

/** A page of each kind. */
const KINDS: readonly [kind: string, path: string][] = [
  ['start', ''],
  ['list of replies', 'replies/'],
  ['reply', 'replies/553/'],
  ['list of enhanced codes', 'enhanced/'],
  ['enhanced code', 'enhanced/x.1.3/'],
  ['comparisons', 'compare/'],
  ['comparison', 'compare/354-553/'],
  ['any comparison', 'compare/?a=211&b=5.1.3'],
  ['list of reasons', 'reasons/'],
  ['reason', 'reasons/local-part-empty-atom/'],
  ['documents', 'rfc/'],
  ['document', 'rfc/5321/'],
  ['providers', 'providers/'],
  ['playground', 'playground/#address=anna..schmidt%40exam_ple.com'],
  ['bounce', 'bounce/'],
  ['search', 'search/?q=two+dots'],
  ['documentation', 'docs/'],
  ['page of the documentation', 'docs/forms/'],
  ['list of entries', 'api/'],
  ['entry', 'api/reference/'],
  ['French start', 'fr/'],
  ['French comparison', 'fr/compare/354-553/'],
];

describe.skipIf(missing)(missing ? `the pages: skipped, ${missing}` : 'the pages', () => {
  let folder: string;
  let server: Server;
  let base: string;
  let browser: Browser;
  let page: Page;
  let problems: string[] = [];
  let elsewhere: string[] = [];
  let files: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'site-'));
    execFileSync(process.execPath, ['site/build.mjs'], {
      cwd: ROOT,
      env: { ...process.env, SITE_DIST: folder, SITE_URL: 'https://mail.example/some/path' },
    });
    files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.html'),
    );
    ({ server, base } = await serve(folder));
    browser = await launch();
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await page?.close();
    expect(problems).toEqual([]);
    expect(elsewhere).toEqual([]);
    [problems, elsewhere] = [[], []];
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
    page = await browser.newPage({ locale: 'en', ...options });
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => {
      if (!/^(?:blob:)?http:\/\/127\.0\.0\.1:/.test(request.url())) elsewhere.push(request.url());
    });
    await page.goto(base + path);
  }
  const texts = (selector: string) => page.locator(selector).allTextContents();
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');

  it('are there for every code, reason and pair, in both languages', () => {
    for (const language of ['', 'fr/']) {
      for (const code of replyCodes) expect(files).toContain(`${language}replies/${code}/index.html`);
      for (const code of enhancedCodes)
        expect(files).toContain(`${language}enhanced/${code.toLowerCase()}/index.html`);
      for (const code of Object.keys(reasons))
        expect(files).toContain(`${language}reasons/${code}/index.html`);
      for (const pair of confusedPairs)
        expect(files).toContain(`${language}compare/${pair.join('-')}/index.html`);
    }
    expect(confusedPairs.length).toBeGreaterThanOrEqual(60);
    expect(new Set(confusedPairs.map((pair) => [...pair].sort().join(' '))).size).toBe(confusedPairs.length);
  });

  it('link to nothing that is not there', () => {
    const targets = new Map<string, Set<string>>();
    const idsOf = (file: string) => {
      const known = targets.get(file);
      if (known) return known;
      const ids = new Set([...read(file).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id as string));
      targets.set(file, ids);
      return ids;
    };
    const isThere = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
    const wrong: string[] = [];
    for (const file of files) {
      const address = new URL(file.replace(/index\.html$/, ''), 'http://site.example/some/path/');
      for (const [, to = ''] of read(file).matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
        const url = new URL(to.replaceAll('&amp;', '&'), address);
        if (url.host !== 'site.example') continue;
        const path =
          decodeURIComponent(url.pathname).replace('/some/path/', '').replace(/\/$/, '/index.html') ||
          'index.html';
        if (!isThere.has(path)) wrong.push(`${file}: ${to}`);
        else if (
          url.hash &&
          !url.hash.includes('=') &&
          path.endsWith('.html') &&
          !idsOf(path).has(decodeURIComponent(url.hash.slice(1)))
        ) {
          wrong.push(`${file}: ${to}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('have a title and a description of their own, and name their twin', () => {
    const titles = new Map<string, string>();
    for (const file of files) {
      const text = read(file);
      const title = /<title>([^<]+)<\/title>/.exec(text)?.[1] ?? '';
      const description = /<meta name="description" content="([^"]*)"/.exec(text)?.[1] ?? '';
      expect(description.length, file).toBeGreaterThan(15);
      expect(description.length, file).toBeLessThan(220);
      const language = file.startsWith('fr/') ? 'fr' : 'en';
      expect(text).toContain(`<html lang="${language}">`);
      if (/404/.test(file)) continue;
      expect(titles.get(language + title), `${file}: ${title}`).toBeUndefined();
      titles.set(language + title, file);
      const own = file.replace(/index\.html$/, '');
      if (!text.includes('hreflang="x-default"')) continue;
      const [inEnglish, inFrench] = [own.replace(/^fr\//, ''), `fr/${own.replace(/^fr\//, '')}`];
      expect(text).toContain(`rel="canonical" href="https://mail.example/some/path/${own}"`);
      expect(text).toContain(`hreflang="en" href="https://mail.example/some/path/${inEnglish}"`);
      expect(text).toContain(`hreflang="fr" href="https://mail.example/some/path/${inFrench}"`);
      expect(files).toContain(`${inFrench}index.html`);
    }
  });

  it('have data that search engines read, and a sitemap', () => {
    for (const file of files) {
      for (const [, json = ''] of read(file).matchAll(
        /<script type="application\/ld\+json">(.*?)<\/script>/g,
      )) {
        expect(JSON.parse(json)['@context']).toBe('https://schema.org');
      }
    }
    expect(read('replies/553/index.html')).toContain('"@type":"FAQPage"');
    const map = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
    const locations = [...map.matchAll(/<loc>https:\/\/mail\.example\/some\/path\/([^<]*)<\/loc>/g)].map(
      ([, path]) => path,
    );
    expect(locations).toContain('fr/replies/553/');
    for (const path of locations) expect(files).toContain(`${path}index.html`);
    expect(locations.length).toBeGreaterThan(files.length - 10);
  });

  it('run nothing inline and ask no other site, by their policy', () => {
    for (const file of files) {
      const text = read(file).replaceAll('&#39;', "'");
      expect(text).toContain("default-src 'none'");
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1];
      expect(policy).not.toContain('unsafe-inline');
      const inline = [...text.matchAll(/<script(?![^>]*(?:src=|ld\+json))[^>]*>([\s\S]*?)<\/script>/g)];
      expect(inline.length, file).toBe(file === '404.html' ? 1 : 0);
      for (const [, code = ''] of inline) {
        expect(policy).toContain(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
      }
      expect(text).not.toMatch(/<[a-z][^<>]*\s(?:style|on\w+)="|<style/);
      expect(text).not.toMatch(/(?:src|<link[^>]*stylesheet[^>]*href)="(?:https?:)?\/\//);
    }
  });

  it.each([
    ['replies/553/', ['style.css', 'scripts/search.js']],
    ['compare/354-553/', ['style.css', 'scripts/search.js']],
    ['', ['style.css', 'scripts/search.js', 'scripts/try.js']],
    ['docs/migration/', ['style.css', 'scripts/search.js']],
  ])('%s with all that it loads is below 60 kB, compressed', (path, others) => {
    const size = [`${path}index.html`, ...others].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length,
      0,
    );
    expect(size).toBeLessThan(60_000);
  });

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  it.each(KINDS)('%s: has nothing that axe objects to', async (_, path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await open(path, {
        colorScheme,
        viewport: { width: colorScheme === 'light' ? 1280 : 390, height: 800 },
      });
      await page.waitForLoadState('networkidle');
      const session = await page.context().newCDPSession(page);
      await session.send('Runtime.evaluate', { expression: axe });
      const { result } = await session.send('Runtime.evaluate', {
        expression:
          'axe.run().then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 120), nodes[0].failureSummary])))',
        awaitPromise: true,
      });
      expect(JSON.parse(result.value as string)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await page.locator('h1').count()).toBe(1);
      if (colorScheme === 'light') await page.close();
    }
  });

  async function search(query: string): Promise<void> {
    await page.fill('#q', query);
    await page.press('#q', 'Enter');
  }

  it.each([
    ['553', 'replies/553/'],
    ['5.1.3', 'enhanced/x.1.3/'],
    ['553 5.1.3', 'enhanced/x.1.3/'],
    ['354 vs 553', 'compare/354-553/'],
    ['553 354', 'compare/354-553/'],
    ['domain underscore', 'reasons/domain-underscore/'],
    ['a..b@example.com', 'playground/#address=a..b%40example.com&lang=en'],
  ])('a search for %j leads straight to its page', async (query, path) => {
    await open('docs/');
    await search(query);
    await page.waitForURL(base + path);
  });

  it.each([
    ['', 'two dots', /local-part-empty-atom|domain-empty-label/],
    ['', 'mailbox name invalid', /553/],
    ['fr/', 'nom de boîte', /553/],
  ])('%s: the full text finds %j', async (language, query, wanted) => {
    await open(`${language}replies/`);
    await search(query);
    await page.waitForURL(/search\//);
    await page.locator('#results li').first().waitFor();
    const first = (await texts('#results a')).slice(0, 3).join(' | ');
    expect(first).toMatch(wanted);
    await page.locator('#results a').first().click();
    await page.locator('h1').waitFor();
  });

  it('a search for nothing known says so', async () => {
    await open('');
    await search('<img src=x onerror=alert(1)>qqqzzz');
    await page.waitForURL(/search\//);
    // The search loads its engine first.
    await expect.poll(() => page.locator('#count').textContent(), { timeout: 20_000 }).not.toBe('');
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('a bounce in the search field is read in the page, with its lines', async () => {
    await open('');
    const bounce =
      '<anna..b@example.org>: host mx.example.org said:\n 553 5.1.3 The recipient address <anna..b@example.org> is not a valid RFC 5321 address';
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text', ${JSON.stringify(bounce)});
      document.querySelector('#q').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    await page.waitForURL(`${base}bounce/`);
    await page.locator('#read h2').waitFor();
    expect(await page.locator('#read h2').textContent()).toBe('The recipient address is malformed');
    expect(await texts('#read .suggestion bdi')).toEqual(['anna.b@example.org']);
    expect(await page.inputValue('#pasted')).toBe(bounce);
    expect(page.url()).not.toContain('anna');
  });

  it.each([
    ['', '550 5.1.1', 'enhanced/x.1.1/'],
    ['fr/', '452', 'fr/replies/452/'],
    ['', 'Could not reach anna@example.org', 'bounce/'],
    ['fr/', 'Undelivered Mail Returned to Sender\n<a@example.com>: 554 5.7.1 Blocked', 'fr/bounce/'],
  ])('%s: the start page has a field for a bounce: %j', async (language, text, path) => {
    await open(language);
    await page.fill('.paste textarea', text);
    if (text.includes('\n')) await page.click('.paste button');
    else await page.press('.paste textarea', 'Enter');
    await page.waitForURL(base + path);
    if (path.endsWith('bounce/')) await expect.poll(() => page.inputValue('#pasted')).toBe(text);
    expect(page.url()).not.toContain('?');
  });

  it('a hostile bounce is shown as text', async () => {
    await open('fr/bounce/');
    await page.fill(
      '#pasted',
      '550 5.1.1 \u202e<img src=x onerror=alert(1)>@x.example unknown user <script>alert(1)</script>',
    );
    await page.locator('#read h2').waitFor();
    expect(await page.locator('#read img, #read script').count()).toBe(0);
    expect((await texts('#read')).join('')).not.toMatch(/\u202e/);
    expect(await page.locator('#read h2').textContent()).toBe(referenceFr.meanings['recipient-unknown'].name);
  });

  it('compares any two codes, and escapes what it does not know', async () => {
    await open('compare/?a=211&b=domain-underscore');
    await page.locator('.pair').waitFor();
    expect(await page.title()).toContain('211 and domain-underscore');
    await page.close();
    await open('fr/compare/?a=%3Cimg%20src%3Dx%3E&b=553');
    await expect.poll(() => page.locator('#compared').textContent()).toContain('<img src=x>');
  });

  it('has the five headings of a comparison, in both languages', async () => {
    for (const [path, headings] of [
      [
        'compare/354-553/',
        ['Description', 'When you see it', 'How to fix it', 'Key differences', 'When to use which'],
      ],
      [
        'fr/compare/354-553/',
        [
          'Description',
          'Quand vous le voyez',
          'Comment y remédier',
          'Différences principales',
          'Lequel employer quand',
        ],
      ],
    ] as const) {
      await open(path);
      for (const heading of headings) expect(await texts('h2')).toContain(heading);
      for (const [index, text] of (await texts('.two > div')).entries())
        expect(text.trim(), `${index}`).not.toBe('');
      await page.close();
    }
  });

  it('switches the language on every page, and stays where it is', async () => {
    await open('replies/553/');
    await page.click('a.language');
    await page.waitForURL(`${base}fr/replies/553/`);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    await page.click('a.language');
    await page.waitForURL(`${base}replies/553/`);
    await page.goto(
      `${base}playground/${toHash({ ...beginning, address: 'a..b@example.com', profile: 'form' })}`,
    );
    await page.click('a.language');
    await page.waitForURL(/fr\/playground/);
    expect(await page.inputValue('#address')).toBe('a..b@example.com');
  });

  it('runs every example of the documentation, which says what its comments promise', async () => {
    const withExamples = files.filter((file) => read(file).includes('data-example='));
    expect(withExamples.length).toBeGreaterThan(12);
    const wrong: string[] = [];
    let count = 0;
    for (const file of withExamples) {
      await open(file.replace(/index\.html$/, ''));
      const runs = page.locator('.run');
      for (let index = 0; index < (await runs.count()); index++) {
        const run = runs.nth(index);
        await run.locator('button').click();
        await run.locator('.output li').first().waitFor();
        if ((await run.locator('.error').count()) > 0) wrong.push(`${file} ${await run.textContent()}`);
        // A text between quotes right after a statement is its value, if it is not cut short.
        const code = (await runs.nth(index).locator('xpath=preceding-sibling::pre[1]').textContent()) ?? '';
        for (const item of await run.locator('.output li').all()) {
          const text = (await item.locator('code').allTextContents())[0] ?? '';
          const value = (await item.locator('samp').textContent())?.replace(/\p{Zs}/gu, ' ') ?? '';
          const [, promised] =
            /^;\s*\/\/ (?:'([^'\u2026]*)'|"([^"\u2026]*)")(?:$|[;,\n])/.exec(
              code.slice(code.indexOf(text) + text.length),
            ) ?? [];
          if (text === '' || !promised || promised.endsWith('...')) continue;
          count++;
          if (value !== JSON.stringify(promised.replace(/\p{Zs}/gu, ' ')))
            wrong.push(`${file}: ${text}: ${promised}, ${value}`);
        }
      }
      await page.close();
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(20);
  });

  it('shows a page for what is not there', async () => {
    page = await browser.newPage();
    const answer = await page.goto(`${base}no/such/page/`);
    expect(answer?.status()).toBe(404);
    expect(await page.locator('h1').textContent()).toContain('No such page');
    expect(await page.evaluate('getComputedStyle(document.querySelector(".top")).display')).toBe('grid');
  });

  it('finds its style and its pages from a page that is not there, below a path it was not built for', async () => {
    const other = await serve(folder, '/elsewhere/it/is/');
    page = await browser.newPage();
    await page.goto(`${other.base}no/such/page/`);
    await expect
      .poll(() => page.evaluate('getComputedStyle(document.querySelector(".top")).display'))
      .toBe('grid');
    await search('553');
    await page.waitForURL(`${other.base}replies/553/`);
    await page.goto(`${other.base}no/such/page/`);
    await page.locator(`a.brand[href="${new URL(other.base).pathname}"]`).waitFor();
    await page.locator('main a').first().click();
    await page.waitForURL(`${other.base}replies/`);
    other.server.close();
  });

  describe('the playground', () => {
    const at = (some: Partial<State> = {}, options: BrowserContextOptions = {}) => {
      const state = { ...beginning, address: BAD, ...some };
      return open(`${state.language === 'fr' ? 'fr/' : ''}playground/${toHash(state)}`, options);
    };

    it('shows of every example of the reasons what its page says', async () => {
      const examples = Object.keys(reasons).flatMap((code) => {
        const links = [...read(`reasons/${code}/index.html`).matchAll(/class="try" href="[^"#]*(#[^"]*)"/g)];
        const [bad, good] = links.map(([, hash = '']) => hash.replaceAll('&amp;', '&'));
        // Two engines may know different characters.
        const isOfEngine = code === 'domain-unassigned-code-point';
        return bad && good && !isOfEngine ? [{ code, bad, good }] : [];
      });
      expect(examples.length).toBeGreaterThan(120);
      await open('playground/');
      const wrong = await page.evaluate(
        `(async () => {
        let count = 0;
        const codes = async (hash) => {
          const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
          // Two examples may be the same.
          location.hash = hash + '&n=' + ++count;
          await changed;
          return [...document.querySelectorAll('#reasons summary code')].map((one) => one.textContent);
        };
        const wrong = [];
        for (const { code, bad, good } of ${JSON.stringify(examples)}) {
          if (!(await codes('#' + new URLSearchParams({ ...defaults, ...Object.fromEntries(new URLSearchParams(bad.slice(1))) }))).includes(code)) wrong.push(code);
          if ((await codes('#' + new URLSearchParams({ ...defaults, ...Object.fromEntries(new URLSearchParams(good.slice(1))) }))).includes(code)) wrong.push('good ' + code);
        }
        return wrong;
      })()`.replaceAll('...defaults', `...${JSON.stringify(DEFAULTS)}`),
      );
      expect(wrong).toEqual([]);
    });

    it('is neutral while it is empty', async () => {
      await open('playground/');
      expect(await page.locator('#verdict').textContent()).toBe(words.en.empty);
      expect(await page.getAttribute('#address', 'aria-invalid')).toBe(null);
      expect(await page.locator('#reasons li').count()).toBe(0);
    });

    it('says every reason with its place, why it is one, and its page', async () => {
      await at();
      expect(await page.locator('#verdict').textContent()).toBe('Not valid');
      expect(await texts('#shown > *')).toEqual(['anna.', '1', '.schmidt@exam', '_2', 'ple.com']);
      expect((await texts('#reasons > li > p')).map((text) => text.replace('Error ', ''))).toEqual([
        DOUBLE_DOT.en,
        messages.reasons['domain-underscore'],
      ]);
      await page.locator('#reasons summary').first().click();
      await page.locator('#reasons details a').nth(1).click();
      await page.waitForURL(`${base}reasons/local-part-empty-atom/`);
    });

    it('has the verdict below the field and the suggestion before the reasons, on a phone', async () => {
      await at({ address: 'anna@gmial.com' }, { viewport: { width: 390, height: 844 } });
      const tops = await page.evaluate<number[]>(
        `['#address', '#verdict', '#suggestion', '#reasons'].map((one) => document.querySelector(one).getBoundingClientRect().top)`,
      );
      expect(tops).toEqual([...tops].sort((a, b) => a - b));
      expect(tops[3]).toBeLessThan(844);
      await page.click('#suggestion');
      expect(await page.inputValue('#address')).toBe('anna@gmail.com');
      expect(await page.evaluate('document.activeElement.id')).toBe('address');
    });

    it('shows the forms and the octets of a good address', async () => {
      await at({ address: 'j\u00f6rg@b\u00fccher.example' });
      expect(await page.locator('#verdict').textContent()).toBe('Valid');
      expect(await texts('#forms dd')).toEqual([
        'j\u00f6rg@b\u00fccher.example',
        'j\u00f6rg@xn--bcher-kva.example',
        'yes',
      ]);
      expect((await texts('#octets li')).slice(0, 3)).toEqual(['j6A', '\u00f6C3 B6', 'r72']);
      expect((await texts('#dialogue li')).at(-1)).toMatch(/^S354 /);
    });

    it('reads paths, header fields and octets, with levels and the replies of other servers', async () => {
      await at({ address: '<a..b@example.com> SIZE=5', grammar: 'path' });
      expect((await texts('#reasons > li'))[0]).toContain('local-part-empty-atom');
      await page.goto(
        `${base}playground/${toHash({ ...beginning, address: 'Anna <anna@example.com>', grammar: 'header' })}`,
      );
      await page.reload();
      expect(await page.locator('#verdict').textContent()).not.toBe('Not valid');
      await page.goto(`${base}playground/${toHash({ ...beginning, address: '61ff40622e63', hex: true })}`);
      await page.reload();
      expect((await texts('#reasons > li'))[0]).toContain('encoding-malformed-utf8');
      await page.goto(
        `${base}playground/${toHash({ ...beginning, address: 'anna@localhost', levels: 'domain-dotless=error', style: '501' })}`,
      );
      await page.reload();
      expect(await page.locator('#verdict').textContent()).toBe('Not valid');
      expect(await page.locator('#dialogue .error').first().textContent()).toMatch(/^S501 5\.1\.3 /);
    });

    it('speaks French, but for what goes over SMTP', async () => {
      await at({ language: 'fr' });
      expect(await page.title()).toContain(words.fr.title);
      expect((await texts('#reasons > li'))[0]).toContain(DOUBLE_DOT.fr);
      expect(await page.locator('#dialogue .error').first().textContent()).toContain(DOUBLE_DOT.en);
    });

    it('switches profile, role and SMTPUTF8', async () => {
      await at({ address: '"j\u00f6rg"@example.com' });
      expect(await page.locator('#verdict').textContent()).toBe('Valid, with remarks');
      await page.locator('#profile').getByText('Sign-up forms').click();
      const [said = ''] = await texts('#reasons > li.error');
      expect(said).toContain('local-part-quoted');
      expect(said).not.toContain(messages.reasons['local-part-quoted']);
      await page.locator('#profile').getByText('Mail servers').click();
      await page.getByLabel('The server offers SMTPUTF8').uncheck();
      expect(await page.locator('#dialogue .error').first().textContent()).toMatch(/^S553 5\.6\.7/);
      await page.locator('#role').getByText('the sender').click();
      expect(await page.locator('#dialogue .error').first().textContent()).toMatch(/^S550 5\.6\.7/);
    });

    it('lets each recorded server speak, with where its answer comes from', async () => {
      await at({ address: 'a..b@example.com' });
      await page.selectOption('#host', 'exim');
      await expect.poll(() => page.locator('#host-note').textContent()).toContain('Exim');
      expect(await page.locator('#host-note').textContent()).toContain('Without the hook it answers 250.');
      expect(await page.locator('#profile input:checked').inputValue()).toBe('mta');
      expect(await page.locator('#dialogue .error').first().textContent()).toMatch(/^S553 5\.1\.3 /);
      await page.selectOption('#host', 'opensmtpd');
      await page.fill('#address', '"john doe"@example.com');
      expect(await page.locator('#dialogue .error').first().textContent()).toBe('S501 5.1.3');
      const link = await page.inputValue('#link');
      expect(link).toContain('host=opensmtpd');
      await page.goto('about:blank');
      await page.goto(link);
      await expect.poll(() => page.locator('#host-note').textContent()).toContain('OpenSMTPD');
    });

    it('asks naming rules that are typed, and says where they are wrong', async () => {
      await at({ address: 'nobody@example.com' });
      await page.locator('#own summary').click();
      await page.click('#conventions-example');
      expect((await texts('#reasons > li'))[0]).toContain('convention-blocked-name');
      await page.fill('#conventions', '{"example.com": {"minOctets": "<img src=x>"}}');
      expect(await page.locator('#conventions-fault').textContent()).toMatch(
        /^line 1, column \d+: "example.com".minOctets: /,
      );
      expect(await page.getAttribute('#conventions', 'aria-invalid')).toBe('true');
      expect(await page.locator('#verdict').textContent()).toBe('Valid');
      expect(await page.locator('main img').count()).toBe(0);
    });

    it('asks the others when it is asked to', async () => {
      await at({ address: 'a..b@example.com' });
      await page.click('#ask-peers');
      await page.locator('#peers tr').nth(5).waitFor();
      expect(await texts('#peers th')).toEqual([
        'mailbox-syntax',
        'type=email',
        'HTML',
        'zod',
        'validator.js',
        'isemail',
      ]);
      expect(await texts('#peers td')).toEqual([
        'refuses',
        'accepts',
        'accepts',
        'refuses',
        'refuses',
        'refuses',
      ]);
    });

    it('checks several lines and a file in a worker', async () => {
      await at();
      await page.fill('#lines', 'anna@example.com\na..b@example.com\n\n<img src=x>@example.com');
      await page.click('#check-lines');
      await expect
        .poll(() => page.locator('#lines-count').textContent())
        .toContain('3 addresses: 1 valid, 2 not valid');
      expect(await page.locator('#lines-found img').count()).toBe(0);
      await page.setInputFiles('#file', {
        name: 'list.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('Name,Email\nAnna,anna@gmial.com\n'),
      });
      await expect.poll(() => page.locator('#lines-count').textContent()).toContain('1 address: 1 valid');
      expect((await texts('#lines-found td'))[3]).toBe('anna@gmail.com');
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
      expect(readFileSync(await download.path(), 'utf8')).toContain(
        'Anna,anna@gmial.com,true,domain-near-miss,anna@gmail.com',
      );
    });

    it('gives code that says the same', async () => {
      await at({ address: "o'brien\u200b@example.com", profile: 'form' });
      const program = (await page.locator('#program').textContent()) ?? '';
      expect(program).toContain(
        "parseMailboxWithNearMiss('o\\'brien\\u{200b}@example.com', { profile: 'form' })",
      );
      expect(JSON.parse((await page.locator('#json').textContent()) ?? '').valid).toBe(false);
      const report = JSON.parse((await page.locator('#case').textContent()) ?? '');
      expect(report).toMatchObject({ valid: false, state: { profile: 'form' } });
    });

    it('keeps up with a key that is held down, and writes it into the history once', async () => {
      await at();
      await page.evaluate(`written = 0; history.replaceState = new Proxy(history.replaceState, {
        apply: (...call) => { written++; return Reflect.apply(...call); },
      })`);
      await page.evaluate(`for (let count = 1; count <= 100; count++) {
        address.value = 'a'.repeat(count % 64) + count + '@example.com';
        address.dispatchEvent(new Event('input'));
      }`);
      await expect.poll(() => page.url()).toContain('100%40example.com');
      expect(await page.evaluate('written')).toBe(1);
    });

    it('makes a link that brings all of it back', async () => {
      await at({
        address: 'a+b <x&y>@\u4f8b.example',
        profile: 'form',
        role: 'MAIL',
        smtputf8: false,
        language: 'fr',
      });
      const before = await page.locator('main').textContent();
      const link = await page.inputValue('#link');
      await page.goto('about:blank');
      await page.goto(link);
      expect(await page.locator('main').textContent()).toBe(before);
    });

    it.each([
      ['markup', '"><img src=x onerror=alert(1)><script>alert(1)</script>@example.com'],
      ['a second command', 'a@example.com>\r\nDATA\r\n.'],
      ['a link', 'javascript:alert(1)@example.com'],
      ['what turns or hides text', '\u202eadmin\u200b\u2066@\u0000example.com\u2028'],
      ['a very long one', `${'a'.repeat(200_000)}@example.com`],
    ])('shows %s in a link as text', async (_, address) => {
      await at({ address });
      expect(await page.locator('#verdict').textContent()).toBe('Not valid');
      expect(await page.locator('main img, main script, main a[href^="javascript"]').count()).toBe(0);
      const visible = (
        await texts('#shown, #dialogue, #reasons > li > p, #octets, #suggestion, #program, #json, #case')
      ).join('');
      expect(visible.match(/(?!\n)[\p{Cc}\p{Cf}\u2028]/u)).toBe(null);
      expect(readHash(new URL(await page.inputValue('#link')).hash, beginning).address).toBe(address);
    });
  });

  describe.each(ENGINES.filter(({ name }) => name !== 'Chromium').map((kind) => [kind.name, kind] as const))(
    'in %s',
    (_, kind) => {
      const absent = missingPrograms(kind.programs, kind.packages);
      let engine: Engine;
      beforeAll(async () => {
        if (!absent) engine = await kind.start();
      }, 60_000);
      afterAll(() => engine?.close());
      const textOf = (selector: string) =>
        engine.tab.evaluate<string>(`document.querySelector(${JSON.stringify(selector)}).textContent`);

      it.skipIf(absent)(
        'the playground says why, and writes what is typed into its link',
        { retry: kind.retry },
        async () => {
          const { tab } = engine;
          await tab.goto(`${base}playground/${toHash({ ...beginning, address: BAD })}`);
          await tab.until(`document.querySelectorAll('#reasons > li').length === 2`);
          expect(await textOf('#verdict')).toBe('Not valid');
          expect(await textOf('#reasons > li')).toContain(DOUBLE_DOT.en);
          await tab.evaluate(`(() => {
          address.focus();
          address.select();
        })()`);
          await tab.type('anna@gmial.com');
          await tab.until(`!document.querySelector('#suggestion').hidden`);
          expect(await textOf('#suggestion bdi')).toBe('anna@gmail.com');
          expect(await tab.evaluate('link.value')).toContain('address=anna%40gmial.com');
        },
      );

      it.skipIf(absent)(
        'a list is checked in a worker, and a server speaks',
        { retry: kind.retry },
        async () => {
          const { tab } = engine;
          await tab.goto(
            `${base}playground/${toHash({ ...beginning, address: 'a..b@example.com', host: 'exim' })}`,
          );
          await tab.until(`document.querySelector('#host-note').textContent.includes('Exim')`);
          await tab.evaluate(`(() => {
          lines.value = 'anna@example.com\\na..b@example.com';
          document.querySelector('#check-lines').click();
        })()`);
          await tab.until(`document.querySelector('#lines-count').textContent.startsWith('2 addresses')`);
          expect(await textOf('#lines-found bdi')).toBe('a.b@example.com');
        },
      );

      it.skipIf(absent)('a bounce is read, and the search finds', { retry: kind.retry }, async () => {
        const { tab } = engine;
        await tab.goto(`${base}bounce/`);
        await tab.until(`document.querySelector('#example')`);
        await tab.evaluate(`document.querySelector('#example').click()`);
        await tab.until(`document.querySelector('#read h2')`);
        expect(await textOf('#read .suggestion bdi')).toBe('anna.b@example.org');
        await tab.goto(`${base}search/?q=two+dots`);
        await tab.until(`document.querySelector('#results li')`);
        expect(await textOf('#results li')).toContain('dot');
      });
    },
  );
});
