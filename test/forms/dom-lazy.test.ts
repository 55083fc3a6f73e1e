/** `attach` in two steps, from the built package: what is loaded when, and what happens where it cannot be loaded. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enForm } from '../../src/messages/en.ts';
import { missing } from '../missing.ts';
import { ENGINES, type Engine, type EngineKind, type Tab } from './engines.ts';
import { type Site, serveSite } from './site.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
/** The files of the rest: what the first part of `./dom/lazy` loads later, and what that loads. */
function rest(): string[] {
  const seen = new Set([
    /import\("\.\/(.+?)"\)/.exec(readFileSync(`${DIST}dom-lazy.js`, 'utf8'))?.[1] as string,
  ]);
  for (const file of seen) {
    const imports = readFileSync(DIST + file, 'utf8').matchAll(/from ["']\.\/(.+?)["']/g);
    for (const [, imported] of imports) seen.add(imported as string);
  }
  return [...seen].map((file) => `/dist/${file}`);
}

const FORM = (nonce = '') => `<!doctype html><title>form</title>
  <form action="/sent"><label for="email">Email</label><input id="email" name="email" HOW><div id="note"></div>
  <button id="send" name="by" value="send">Send</button></form><input id="elsewhere">
  <script type="module"${nonce}>
    import { attach } from '/dist/dom-lazy.js';
    import { fallback } from '/dist/is-mailbox.js';
    try { window.attached = attach(email, { output: note, OPTIONS }); } catch (error) { window.refused = String(error); window.refusal = error; }
    window.isReady = true;
  </script>`;

let site: Site;
beforeAll(async () => {
  site = await serveSite();
  for (const file of readdirSync(DIST).filter((file) => file.endsWith('.js'))) {
    site.pages.set(`/dist/${file}`, { body: readFileSync(DIST + file) });
  }
});
afterAll(() => site.close());

describe.each(ENGINES)('$name', (kind: EngineKind) => {
  const reason = missing(kind.programs, kind.packages);
  describe.skipIf(reason)(
    reason ? `attach, lazy: skipped, ${reason}` : 'attach, lazy',
    { retry: kind.retry },
    () => attachIn(kind),
  );
});

function attachIn(kind: EngineKind): void {
  let engine: Engine;
  let tab: Tab;
  beforeAll(async () => {
    engine = await kind.start();
    tab = engine.tab;
  });
  afterAll(() => engine?.close());
  beforeEach(() => {
    site.sent.length = 0;
    site.asked.length = 0;
  });

  async function open(
    options = '',
    how = '',
    headers: Record<string, string> = {},
    nonce = '',
  ): Promise<void> {
    const body = FORM(nonce).replace('HOW', how).replace('OPTIONS', options);
    site.pages.set('/', { body, headers });
    await tab.goto(`${site.url}/`);
    await tab.until('window.isReady');
  }
  async function click(selector: string): Promise<void> {
    const [x, y] = await tab.evaluate<[number, number]>(
      `(({ x, y, width, height }) => [x + width / 2, y + height / 2])(document.querySelector('${selector}').getBoundingClientRect())`,
    );
    await tab.move(x, y);
    await tab.down();
    await tab.up();
  }
  async function type(text: string): Promise<void> {
    await tab.evaluate('void email.focus(), void email.select()');
    await tab.type(text);
  }
  /** Runs with the rest answered as `page` says. */
  async function withRest(page: null | { after: Promise<unknown> }, run: () => Promise<void>): Promise<void> {
    // What `fallback` needs is there all the same: only the module that is imported later is not.
    const [first = ''] = rest();
    const before = site.pages.get(first);
    if (!before) throw new Error(`${first} is not in dist`);
    if (page) site.pages.set(first, { ...before, ...page });
    else site.pages.delete(first);
    await run().finally(() => site.pages.set(first, before));
  }
  const sent = () => tab.until(`document.title === 'sent'`);
  const isAsked = () => rest().some((path) => site.asked.includes(path) && path === rest()[0]);

  it('loads nothing more before the person comes to the field', async () => {
    await open();
    expect(isAsked()).toBe(false);
    await type('anna..x@example.com');
    await tab.press('Tab');
    await tab.until(`note.querySelector('button')`);
    expect(isAsked()).toBe(true);
    await click('#note button');
    await click('#send');
    await sent();
    expect(site.sent).toEqual(['anna.x@example.com']);
  });

  it('sends an ordinary address that a browser has filled in without it', async () => {
    await open('', 'value="anna@example.com"');
    await click('#send');
    await sent();
    expect([site.sent, isAsked()]).toEqual([['anna@example.com'], false]);
  });

  it('loads it for an address that was there and is not ordinary', async () => {
    await open('', 'value="anna..x@example.com"');
    await tab.until(`email.validationMessage.includes('dot')`);
    await click('#send');
    await tab.until('note.textContent && document.activeElement === email');
    expect(site.sent).toEqual([]);
  });

  it.each([
    ['j\u00f6rg@example.com', 'click'],
    ['j\u00f6rg@example.com', 'Enter'],
    ['anna..x@example.com', 'click'],
    ['anna..x@example.com', 'Enter'],
  ])('holds %s while the rest is slow, and goes on by itself after %s', async (address, how) => {
    let arrive = () => {};
    const after = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await withRest({ after }, async () => {
      await open();
      await tab.evaluate('void elsewhere.focus()');
      await type(address);
      if (how === 'Enter') await tab.press('Enter');
      else await click('#send');
      expect([site.sent, await tab.evaluate('note.textContent')]).toEqual([[], '']);
      arrive();
      if (address.startsWith('j')) {
        await sent();
        expect(site.sent).toEqual([address]);
      } else {
        await tab.until('note.textContent && document.activeElement === email');
        expect([site.sent, await tab.evaluate('email.value')]).toEqual([[], address]);
      }
    });
  });

  it('shows nothing when it comes while the button of the mouse is down', async () => {
    let arrive = () => {};
    const after = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await withRest({ after }, async () => {
      await open();
      await type('anna..x@example.com');
      const [x, y] = await tab.evaluate<[number, number]>(
        `(({ x, y }) => [x + 5, y + 5])(send.getBoundingClientRect())`,
      );
      await tab.move(x, y);
      await tab.down();
      arrive();
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await tab.evaluate('note.textContent')).toBe('');
      await tab.up();
      await tab.until('note.textContent');
      expect(site.sent).toEqual([]);
    });
  });

  it.each([
    ['a wrong address', '', 'anna..x@example.com', true],
    ['a right one', '', 'j\u00f6rg@example.com', true],
    ['a wrong address, by the small verdict', 'fallback', 'anna..x@example.com', false],
    ['a right one, by the small verdict', 'fallback', 'j\u00f6rg@example.com', true],
  ])('locks no one out where the rest is not there: %s', async (_, options, address, isLetGo) => {
    await withRest(null, async () => {
      await open(options);
      await type(address);
      await tab.until(`!email.validationMessage.startsWith('Checking')`);
      await click('#send');
      if (isLetGo) {
        await sent();
        expect(site.sent).toEqual([address]);
      } else {
        expect(await tab.evaluate('email.validationMessage')).toBe(enForm.phrases.notValid);
        expect(site.sent).toEqual([]);
        await type('anna.x@example.com');
        await click('#send');
        await sent();
        expect(site.sent).toEqual(['anna.x@example.com']);
      }
    });
  });

  it('lets go where a policy keeps the rest out', async () => {
    const allowed = [...site.pages.keys()].filter((path) => path.endsWith('.js') && path !== rest()[0]);
    const policy = `script-src 'unsafe-inline' ${allowed.map((path) => site.url + path).join(' ')}`;
    await open('', '', { 'content-security-policy': policy });
    await type('anna..x@example.com');
    await tab.until(`email.validationMessage === ''`);
    await click('#send');
    await sent();
    expect(site.sent).toEqual(['anna..x@example.com']);
  });

  it.each([
    ['a nonce', `script-src 'nonce-n' 'strict-dynamic'`],
    ['a nonce and the own site', `default-src 'none'; form-action 'self'; script-src 'nonce-n' 'self'`],
  ])('works under a policy with %s', async (_, policy) => {
    await open('', '', { 'content-security-policy': policy }, ' nonce="n"');
    await type('anna..x@example.com');
    await tab.press('Tab');
    await tab.until(`note.querySelector('button')`);
  });

  it('checks when it is asked, and takes everything back', async () => {
    await open();
    expect(
      await tab.evaluate(`(email.value = 'a@b_c.de', attached.check().then((r) => r.reasons[0].code))`),
    ).toBe('domain-underscore');
    await tab.evaluate('void attached.detach()');
    expect(await tab.evaluate(`[email.validationMessage, note.innerHTML]`)).toEqual(['', '']);
    await open();
    await tab.evaluate('void attached.detach()');
    await type('anna..x@');
    expect(await tab.evaluate(`email.validationMessage`)).toBe('');
  });

  it.each([
    [
      'profile: "strict"',
      'ARG_VALUE',
      'profile: expected rfc, smtp, form, mta or interoperable, got "strict"',
    ],
    ['profile: null', 'ARG_TYPE', 'profile: expected rfc, smtp, form, mta or interoperable, got null'],
    ['tidy: 1', 'ARG_TYPE', 'tidy: expected boolean, got the number 1'],
    ['levels: null', 'ARG_TYPE', 'levels: expected object, got null'],
    ['levels: []', 'ARG_TYPE', 'levels: expected object, got list'],
    ['max: 0', 'ARG_VALUE', 'max: expected at least 1, got the number 0'],
    ['max: 1.5', 'ARG_VALUE', 'max: expected number, got the number 1.5'],
    ['max: NaN', 'ARG_VALUE', 'max: expected number, got the number NaN'],
    [
      'messages: { language: "fr" }',
      'ARG_TYPE',
      'messages: expected the messages of a form, such as frForm, got object',
    ],
    ['when: "blur"', 'ARG_VALUE', 'when: expected change or submit, got "blur"'],
    ['fallback: "isMailbox"', 'ARG_TYPE', 'fallback: expected function, got "isMailbox"'],
    ['profil: "form"', 'UNKNOWN_OPTION', 'options: unknown option "profil"; did you mean "profile"?'],
    ['max_octets: 5', 'UNKNOWN_OPTION', 'options: unknown option "max_octets"; did you mean "maxOctets"?'],
    ['mesages: {}', 'UNKNOWN_OPTION', 'options: unknown option "mesages"; did you mean "messages"?'],
    ['levles: {}', 'UNKNOWN_OPTION', 'options: unknown option "levles"; did you mean "levels"?'],
  ])('says at once that %s is wrong', async (options, code, message) => {
    await open(options);
    expect(await tab.evaluate('window.refused')).toBe(`OptionError: ${message}`);
    expect(
      await tab.evaluate('[refusal.code, refusal instanceof TypeError, refusal.expected.length > 3]'),
    ).toEqual([`ERR_MAILBOX_${code}`, true, true]);
  });

  it('passes over the names of others, and takes what the whole takes', async () => {
    await open('language: "fr", id: 1, max: Infinity, maxOctets: 0, levels: undefined');
    expect(await tab.evaluate('window.refused ?? null')).toBe(null);
  });

  it('says in the console what only the rest can tell, and locks no one out', async () => {
    await open('levels: { "no-such-code": "error" }');
    await tab.evaluate(
      `void addEventListener('unhandledrejection', ({ reason }) => window.said = String(reason))`,
    );
    await type('j\u00f6rg@example.com');
    await tab.until(`window.said === 'OptionError: levels: unknown reason "no-such-code"'`);
    await click('#send');
    await sent();
  });
}
