// The entries in two steps, built by a bundler: what is loaded when, and what happens where the second part is kept out.
import assert from 'node:assert/strict';
import { serveFolder, WORDS } from './checks.mjs';

/** A page with a field of each entry; `?fallback` gives them the small verdict. */
export const LAZY_MAIN = `import { fallback } from 'mailbox-syntax/is-mailbox';
import { attach } from 'mailbox-syntax/dom/lazy';
import { emailSchema } from 'mailbox-syntax/standard/lazy';

const options = location.search === '?fallback' ? { fallback } : {};
const input = document.querySelector<HTMLInputElement>('#email');
if (input) attach(input, options);
const schema = emailSchema(options);
Object.assign(globalThis, {
  validate: async (text: string) => schema['~standard'].validate(text),
  isReady: true,
});
`;

export const lazyPage = (script) => `<!doctype html><html lang="en"><title>Sign up</title><body>
<form action="/sent.html"><label for="email">Email</label><input id="email" name="email"><button id="send">Sign up</button></form>
${script}`;

const [RIGHT, WRONG] = ['j\u00f6rg@example.com', 'anna..x@example.com'];

const POLICIES = [
  "default-src 'none'; form-action 'self'; script-src 'self'",
  "default-src 'none'; form-action 'self'; script-src 'nonce-n' 'strict-dynamic'",
  "default-src 'none'; form-action 'self'; script-src 'nonce-n' 'self'",
];

/** The built page in a folder, also under policies. */
export async function checkLazyFolder(browser, folder) {
  const site = await serveFolder(folder);
  try {
    const first = await checkLazy(browser, site.url);
    for (const policy of POLICIES) {
      site.headers = { 'content-security-policy': policy };
      await withPage(browser, site.url, (page) => works(page));
    }
    // A policy forbids the second part.
    const allowed = first.map((path) => new URL(path, site.url).href).join(' ');
    site.headers = { 'content-security-policy': `script-src ${allowed}` };
    await worksWithoutRest(browser, site.url);
    return `as in ${first.length} files and later ones, under a policy, and without what is loaded later`;
  } finally {
    site.close();
  }
}

/** A page in which nothing is loaded before it is needed, and which works where it is missing. Gives the first files. */
export async function checkLazy(browser, url) {
  const first = await firstFiles(browser, url);
  await withPage(browser, url, (page) => works(page));
  await worksWithoutRest(browser, url, (page) =>
    page.route(isScript, (route) =>
      first.includes(pathOf(route.request())) ? route.continue() : route.fulfill({ status: 404 }),
    ),
  );
  return first;
}

async function works(page) {
  assert.equal((await validate(page, 'anna@EXAMPLE.com')).value, 'anna@example.com');
  assert.equal((await validate(page, WRONG)).issues[0].message, WORDS);
  await type(page, WRONG);
  await page.click('#send');
  await page.getByText(WORDS).waitFor({ timeout: 10_000 });
  await type(page, RIGHT);
  await page.click('#send');
  assert.equal(await sentTo(page), RIGHT);
}

/** No one is locked out, and with the small verdict what is wrong is still refused. */
async function worksWithoutRest(browser, url, prepare) {
  for (const text of [RIGHT, WRONG]) {
    const run = async (page) => {
      assert.deepEqual(await validate(page, text), { value: text });
      await type(page, text);
      await page.click('#send');
      assert.equal(await sentTo(page), text);
    };
    await withPage(browser, url, run, prepare);
  }
  const run = async (page) => {
    assert.deepEqual(await validate(page, RIGHT), { value: RIGHT });
    assert.equal((await validate(page, WRONG)).issues[0].code, 'not-valid');
    await type(page, WRONG);
    await page.click('#send');
    const isTold = () => document.getElementById('email').validationMessage.startsWith('Check the email');
    await page.waitForFunction(isTold);
    assert.match(page.url(), /fallback$/);
    await type(page, RIGHT);
    await page.click('#send');
    assert.equal(await sentTo(page), RIGHT);
  };
  await withPage(browser, `${url}?fallback`, run, prepare);
}

const pathOf = (request) => new URL(request.url()).pathname;
const isScript = (url) => url.pathname.endsWith('.js');

/** What is loaded before the person comes to the field; something more must be loaded then. */
async function firstFiles(browser, url) {
  const asked = new Set();
  let first = [];
  const listen = (page) =>
    page.on('request', (request) => {
      const path = pathOf(request);
      if (path.endsWith('.js')) asked.add(path);
    });
  const run = async (page) => {
    await validate(page, 'anna@example.com');
    await page.waitForLoadState('networkidle');
    first = [...asked];
    assert.ok(first.length > 0, 'nothing is loaded');
    await page.focus('#email');
    await page.waitForLoadState('networkidle');
    assert.ok(asked.size > first.length, 'nothing is loaded later');
  };
  await withPage(browser, url, run, listen);
  return first;
}

async function withPage(browser, url, run, prepare = () => {}) {
  const page = await browser.newPage();
  try {
    await prepare(page);
    await page.goto(url);
    await page.waitForFunction('globalThis.isReady', null, { timeout: 10_000 });
    await run(page);
  } finally {
    await page.close();
  }
}

const validate = (page, text) => page.evaluate((text) => globalThis.validate(text), text);

async function type(page, text) {
  await page.fill('#email', '');
  await page.locator('#email').click();
  await page.keyboard.type(text);
}

async function sentTo(page) {
  await page.waitForURL('**/sent.html?*', { timeout: 15_000 });
  return new URL(page.url()).searchParams.get('email');
}
