/**
 * The three engines of browsers, each with a real mouse and real keys: Chromium and Firefox through puppeteer, WebKit
 * through its own WebDriver on a screen that no one sees. Nothing here reaches a network.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type KeyInput } from 'puppeteer-core';

/** A key, or keys that are held while it is pressed: `Tab`, `Shift+Tab`, `Control+z`. */
type Keys = string;

/** One page in a browser. */
export interface Tab {
  goto(url: string): Promise<void>;
  /** The value of an expression in the page, as JSON; what a promise becomes. */
  evaluate<T = unknown>(expression: string): Promise<T>;
  /** Moves the mouse, in CSS pixels of the viewport. */
  move(x: number, y: number): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  /** Two clicks at the same place as fast as a person's. */
  doubleClick(): Promise<void>;
  press(keys: Keys): Promise<void>;
  type(text: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** Puts what is selected on the clipboard, or what is on it where the focus is. */
  clipboard(command: 'Copy' | 'Paste'): Promise<void>;
  /** What Ctrl+Z does. */
  undo(): Promise<void>;
  back(): Promise<void>;
  /** Whether the engine hands an element of this role and name to assistive technology. */
  hasRole(role: string, name: string): Promise<boolean>;
  /** Waits until an expression is true in the page. */
  until(expression: string): Promise<void>;
}

export interface Engine {
  tab: Tab;
  close(): Promise<void>;
}

export interface EngineKind {
  name: 'Chromium' | 'Firefox' | 'WebKit';
  /** What must be installed. */
  programs: readonly string[];
  packages: string;
  /** How often a test may be tried again. */
  retry: number;
  start(): Promise<Engine>;
}

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const MINI_BROWSER = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

export const ENGINES: readonly EngineKind[] = [
  {
    name: 'Chromium',
    programs: [CHROMIUM],
    packages: 'chromium',
    retry: 0,
    start: () =>
      startPuppeteer({
        browser: 'chrome',
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-sync'],
      }),
  },
  {
    name: 'Firefox',
    programs: [FIREFOX],
    packages: 'firefox-esr',
    retry: 0,
    start: () => startPuppeteer({ browser: 'firefox', executablePath: FIREFOX }),
  },
  {
    name: 'WebKit',
    programs: ['/usr/bin/WebKitWebDriver', MINI_BROWSER, '/usr/bin/xvfb-run', '/usr/bin/xauth'],
    packages: 'webkit2gtk-driver xvfb xauth',
    // Its web process crashes at times as its window is made smaller; the next page is opened in another one.
    retry: 3,
    start: startWebKit,
  },
];

const SIZE = { width: 800, height: 600 };

async function startPuppeteer(options: Parameters<typeof puppeteer.launch>[0]): Promise<Engine> {
  const browser: Browser = await puppeteer.launch({ headless: true, ...options, defaultViewport: SIZE });
  const page = await browser.newPage();
  const isChromium = options?.browser === 'chrome';
  const press = async (keys: Keys, commands?: string[]) => {
    const held = keys.split('+') as KeyInput[];
    const key = held.pop() as KeyInput;
    for (const one of held) await page.keyboard.down(one);
    await page.keyboard.press(key, commands && isChromium ? { commands } : undefined);
    for (const one of held) await page.keyboard.up(one);
  };
  const evaluate = async (expression: string) => (await page.evaluate(expression)) as never;
  const tab: Tab = {
    async goto(url) {
      // After a way back puppeteer may wait for a page of Firefox that it takes for the last one.
      const load = () => page.goto(url, { waitUntil: 'load', timeout: 5000 });
      await load().catch(load);
    },
    evaluate,
    move: (x, y) => page.mouse.move(x, y),
    down: () => page.mouse.down(),
    up: () => page.mouse.up(),
    async doubleClick() {
      for (const clickCount of [1, 2]) {
        await page.mouse.down({ clickCount });
        await page.mouse.up({ clickCount });
      }
    },
    press,
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewport({ width, height }),
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png`, fullPage: true });
    },
    // Without a desktop Chromium undoes, copies and pastes only when it is told the command.
    clipboard: (command) => press(command === 'Copy' ? 'Control+c' : 'Control+v', [command]),
    undo: () => press('Control+z', ['undo']),
    hasRole: async (role, name) => (await page.$(`aria/${name}[role="${role}"]`)) !== null,
    async back() {
      await page.evaluate('void setTimeout(() => history.back())');
    },
    until: (expression) => until(evaluate, expression),
  };
  return { tab, close: () => browser.close() };
}

const KEYS: Readonly<Record<string, string>> = {
  Tab: '\ue004',
  Enter: '\ue007',
  Shift: '\ue008',
  Control: '\ue009',
  Home: '\ue011',
  End: '\ue010',
  Backspace: '\ue003',
  Space: ' ',
};

/** A port that nothing listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function startWebKit(): Promise<Engine> {
  const port = await freePort();
  const args = ['-a', 'WebKitWebDriver', '--host=127.0.0.1', `--port=${port}`];
  // A group of its own, so that the screen and the browser end with it.
  const driver = spawn('xvfb-run', args, { detached: true, stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}`;
  const call = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => {
    const response = await fetch(base + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
    if (!response.ok) throw new Error(`${path}: ${value?.error}: ${value?.message}`);
    return value as never;
  };
  for (let tries = 0; ; tries++) {
    const isReady = await call('GET', '/status').then(
      () => true,
      () => false,
    );
    if (isReady) break;
    if (tries > 300) throw new Error('WebKitWebDriver does not answer');
    await wait(100);
  }
  const newSession = async () => {
    const { sessionId } = (await call('POST', '/session', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] } },
      },
    })) as { sessionId: string };
    return `/session/${sessionId}`;
  };
  let session = await newSession();
  const pointer = (...actions: object[]) =>
    call('POST', `${session}/actions`, {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  const keys = (actions: object[]) =>
    call('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keys', actions }] });
  const [down, up] = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 })) as [object, object];
  const press = async (combination: Keys) => {
    const held = combination.split('+').map((key) => KEYS[key] ?? key);
    const ups = [...held].reverse().map((value) => ({ type: 'keyUp', value }));
    await keys([...held.map((value) => ({ type: 'keyDown', value })), ...ups]);
  };
  const evaluate = (expression: string) =>
    call('POST', `${session}/execute/sync`, { script: `return (${expression})`, args: [] });
  const tab: Tab = {
    async goto(url) {
      const load = () => call('POST', `${session}/url`, { url });
      await load().catch(async () => {
        // Its web process crashed, and the session with it.
        await call('DELETE', session).catch(() => {});
        session = await newSession();
        await load();
      });
    },
    evaluate,
    move: (x, y) => pointer({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) }),
    down: () => pointer(down),
    up: () => pointer(up),
    doubleClick: () => pointer(down, up, down, up),
    press,
    async type(text) {
      for (const value of text)
        await keys([
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]);
    },
    async resize(width, height) {
      // The window has a bar above the page.
      for (const _ of [1, 2]) {
        const [dx, dy] = (await evaluate('[outerWidth - innerWidth, outerHeight - innerHeight]')) as number[];
        const rect = { width: width + (dx as number), height: height + (dy as number) };
        await call('POST', `${session}/window/rect`, rect);
      }
    },
    async screenshot(path) {
      await writeFile(path, Buffer.from(await call('GET', `${session}/screenshot`), 'base64'));
    },
    clipboard: (command) => press(command === 'Copy' ? 'Control+c' : 'Control+v'),
    // Its MiniBrowser has no key for it, not even for what was typed.
    undo: () => evaluate(`document.execCommand('undo')`),
    back: () => call('POST', `${session}/back`, {}),
    async hasRole(role, name) {
      const found: Record<string, string>[] = await call('POST', `${session}/elements`, {
        using: 'css selector',
        value: 'h1, input, button, p',
      });
      for (const element of found) {
        const path = `${session}/element/${Object.values(element)[0]}`;
        if ((await call('GET', `${path}/computedrole`)) !== role) continue;
        if ((await call('GET', `${path}/computedlabel`)) === name) return true;
      }
      return false;
    },
    until: (expression) => until(evaluate, expression),
  };
  return {
    tab,
    async close() {
      await call('DELETE', session).catch(() => {});
      end(driver);
    },
  };
}

function end({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGTERM');
}

async function until(evaluate: (expression: string) => Promise<unknown>, expression: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    // While another page is loaded there is nothing to ask.
    if (await evaluate(`Boolean(${expression})`).catch(() => false)) return;
    await wait(50);
  }
  throw new Error(`never true: ${expression}`);
}
