// What each kind of recipe must do.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

export const WORDS = 'Remove the extra dot from the part before the @';
const [BAD, REPAIRED] = ['anna..schmidt@example.com', 'anna.schmidt@example.com'];
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves a folder on a free port of 127.0.0.1. Its `headers` may change meanwhile. */
export async function serveFolder(folder) {
  const site = { headers: {} };
  const server = createServer(async ({ url = '' }, response) => {
    try {
      const { pathname } = new URL(url, 'http://localhost');
      const path = normalize(decodeURIComponent(pathname === '/' ? '/index.html' : pathname));
      const body = await readFile(join(folder, path));
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...site.headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(site, {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
}

/** Starts a program and waits for a line that says its port. */
export async function startProgram(file, args, cwd, env) {
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  // Asked kindly, a server waits half a minute for the connections of the browser.
  const close = () => child.kill('SIGKILL');
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const ended = new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`ended with ${code} before it listened: ${said}`)));
  });
  const found = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`does not listen: ${said}`)), 60_000).unref();
    createInterface(child.stdout).on('line', (line) => {
      said += `${line}\n`;
      const port = /^listening on (\d+)$/.exec(line)?.[1] ?? /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}/`);
    });
  });
  try {
    return { url: await Promise.race([found, ended]), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** A sign-up in a page, with a real mouse and real keys. */
export async function checkPage(browser, url, { javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ javaScriptEnabled });
  const faults = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // A browser asks for an icon by itself.
      const isIcon = message.location().url.endsWith('/favicon.ico');
      if (message.type() === 'error' && !isIcon) faults.push(message.text());
    });
    const open = async () => {
      await page.goto(url, { waitUntil: 'networkidle' });
      await page.locator('#email').waitFor();
    };
    const send = () => page.getByRole('button', { name: 'Sign up' }).click();
    await open();
    await page.locator('#email').click();
    await page.keyboard.type(BAD);
    await send();
    await page.getByText(WORDS).waitFor({ timeout: 10_000 });
    if (javaScriptEnabled) {
      assert.equal(await page.evaluate('document.activeElement.id'), 'email');
      const described = await page.locator('#email').getAttribute('aria-describedby');
      const words = described.split(' ').map((id) => page.locator(`#${id}`).textContent());
      assert.match((await Promise.all(words)).join(' '), new RegExp(WORDS));
      assert.equal(await page.locator('#email').getAttribute('aria-invalid'), 'true');
    }
    assert.equal(await page.inputValue('#email'), BAD);
    await page.getByRole('button', { name: `Did you mean ${REPAIRED}?` }).click();
    await until(
      page,
      () => document.getElementById('email')?.value,
      (value) => value === REPAIRED,
    );
    if (javaScriptEnabled) assert.equal(await page.evaluate('document.activeElement.id'), 'email');
    await send();
    assert.equal(await sentBy(page), REPAIRED);
    // One click each: what needs no question is taken off, and what is not ASCII is let through.
    for (const [typed, expected] of [
      [' anna@example.com ', 'anna@example.com'],
      ['j\u00f6rg@example.com', 'j\u00f6rg@example.com'],
    ]) {
      await open();
      await page.locator('#email').click();
      await page.keyboard.type(typed);
      await send();
      assert.equal(await sentBy(page), expected);
    }
    assert.deepEqual(faults, []);
    return 'message, suggestion pressed, address sent';
  } catch (error) {
    throw faults.length > 0 ? new Error(`${faults.join('\n')}\n${error.message}`) : error;
  } finally {
    await context.close();
  }
}

/** What the page has sent: kept by it, in its address, or in a word of welcome. */
async function sentBy(page) {
  const read = () => {
    const kept = globalThis.sent?.at(-1)?.email;
    const [, welcome] = /^Welcome, (\S+)$/.exec(document.querySelector('p')?.textContent) ?? [];
    return kept ?? new URL(location.href).searchParams.get('email') ?? welcome;
  };
  return until(page, read, Boolean);
}

/** Asks again and again what the page has; a page without scripts cannot do so itself. */
async function until(page, read, isRight) {
  const end = Date.now() + 10_000;
  for (;;) {
    // While another page is loaded there is nothing to ask.
    const value = await page.evaluate(read).catch(() => null);
    if (isRight(value)) return value;
    if (Date.now() > end) throw new Error(`the page has ${JSON.stringify(value)}: ${await page.content()}`);
    await wait(50);
  }
}

const ISSUE = {
  message: WORDS,
  code: 'local-part-empty-atom',
  start: 5,
  end: 5,
  suggestion: REPAIRED,
  path: ['email'],
};

/** A sign-up sent to a server as JSON. */
export async function checkServer(url, isTrpc = false) {
  const post = async (body) => {
    const response = await fetch(`${url}${isTrpc ? 'signUp' : 'sign-up'}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    // tRPC has envelopes of its own.
    if (!isTrpc) return [response.status, answer];
    return answer.error ? [422, { issues: answer.error.data.issues }] : [200, answer.result.data];
  };
  assert.deepEqual(await post({ email: 'Anna@EXAMPLE.com' }), [200, { welcome: 'Anna@example.com' }]);
  assert.deepEqual(await post({ email: BAD }), [422, { issues: [ISSUE] }]);
  for (const body of [{}, { email: 5 }, { email: [BAD] }, [BAD]]) {
    const [status, answer] = await post(body);
    assert.equal(status, 422, JSON.stringify(body));
    assert.match(answer.issues[0].code, /^(?:input-empty|not-text)$/);
  }
  return '200 with the canonical address, 422 with the issue and its suggestion';
}

/** What the program of a library of schemas has printed. */
export function checkModule(printed) {
  const { message, code, suggestion } = ISSUE;
  assert.deepEqual(JSON.parse(printed), {
    good: { name: 'Anna', email: 'Anna@example.com' },
    bad: { path: 'email', message, code, suggestion },
  });
  return 'the canonical address; message, code and suggestion';
}
