import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dialogue } from '../examples/playground/dialogue.ts';
import { pieces, shown } from '../examples/playground/pieces.ts';
import { readHash, type State, toHash } from '../examples/playground/state.ts';
import { words } from '../examples/playground/words.ts';
import { textOf } from '../src/messages/catalogue.ts';
import { en, enForm } from '../src/messages/en.ts';
import { fr } from '../src/messages/fr.ts';
import { launch, missingBrowser } from './forms/browser.ts';

const DOUBLE_DOT = {
  en: textOf(en.reasons['local-part-empty-atom'], { where: 'double', repair: 'suggested' }),
  fr: textOf(fr.reasons['local-part-empty-atom'], { where: 'double', repair: 'suggested' }),
} as const;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = pathToFileURL(`${ROOT}/examples/playground/dist/index.html`).href;
const BAD = 'anna..schmidt@exam_ple.com';

const state: State = { address: BAD, profile: 'smtp', role: 'RCPT', smtputf8: true, language: 'en' };
const session = (some: Partial<State>) =>
  dialogue({ ...state, ...some }).flatMap(({ from, text }) =>
    /^(?:220|250|EHLO)/.test(text) ? [] : [`${from[0]}: ${text}`],
  );

describe('the dialogue', () => {
  it('goes on to 354 with a good recipient', () => {
    const lines = dialogue({ ...state, address: 'anna@example.com' });
    expect(lines.map(({ text }) => text)).toEqual([
      '220 mail.example ESMTP',
      'EHLO client.example',
      '250-mail.example',
      '250-8BITMIME',
      '250-SMTPUTF8',
      '250 ENHANCEDSTATUSCODES',
      'MAIL FROM:<someone@example.org>',
      '250 2.1.0 Sender accepted',
      'RCPT TO:<anna@example.com>',
      '250 2.1.5 Recipient accepted',
      'DATA',
      '354 Send the message, then a line with a single dot',
    ]);
    expect(lines.at(-1)?.agrees).toBe(true);
  });

  it('refuses a bad recipient and a bad sender', () => {
    const words = DOUBLE_DOT.en;
    expect(session({})).toEqual([
      'c: MAIL FROM:<someone@example.org>',
      `c: RCPT TO:<${BAD}>`,
      `s: 553 5.1.3 ${words}`,
      'c: DATA',
      's: 503 5.5.1 No valid recipients',
    ]);
    expect(session({ role: 'MAIL' })).toEqual([
      `c: MAIL FROM:<${BAD}>`,
      `s: 553 5.1.7 ${words}`,
      'c: RCPT TO:<someone@example.org>',
      's: 503 5.5.1 MAIL first',
      'c: DATA',
      's: 503 5.5.1 No valid recipients',
    ]);
  });

  it('asks for SMTPUTF8 where the address needs it and the server has it', () => {
    const address = 'j\u00f6rg@example.com';
    expect(session({ address })[0]).toBe('c: MAIL FROM:<someone@example.org> SMTPUTF8');
    expect(session({ address, role: 'MAIL' })[0]).toBe(`c: MAIL FROM:<${address}> SMTPUTF8`);
    expect(session({ address }).at(-1)).toMatch(/^s: 354/);
    expect(session({ address, role: 'MAIL' }).at(-1)).toMatch(/^s: 354/);
    expect(session({ address, smtputf8: false })).toContainEqual(expect.stringMatching(/^s: 553 5\.6\.7 /));
    expect(session({ address, role: 'MAIL', smtputf8: false })).toContainEqual(
      expect.stringMatching(/^s: 550 5\.6\.7 /),
    );
  });

  it('takes an empty sender for the null path', () => {
    expect(session({ address: '', role: 'MAIL' }).at(-1)).toMatch(/^s: 354/);
    expect(session({ address: '' })).toContainEqual(`s: 553 5.1.3 ${en.reasons['path-null-recipient']}`);
  });
});

describe('the parts of the page', () => {
  it('cuts an address where spans begin and end', () => {
    const spans = [
      { start: 0, end: 3 },
      { start: 2, end: 4 },
      { start: 4, end: 4 },
    ];
    expect(pieces(6, spans)).toEqual([
      { start: 0, end: 2, reasons: [1] },
      { start: 2, end: 3, reasons: [1, 2] },
      { start: 3, end: 4, reasons: [2] },
      { start: 4, end: 4, reasons: [3] },
      { start: 4, end: 6, reasons: [] },
    ]);
    expect(pieces(0, [{ start: 0, end: 0 }])).toEqual([{ start: 0, end: 0, reasons: [1] }]);
  });

  it.each([
    ['a', 'a'],
    [' ', '\u2423'],
    ['\0', 'U+0000'],
    ['\u202e', 'U+202E'],
    ['\u00a0', 'U+00A0'],
    ['\u3164', 'U+3164'],
    ['\ud800', 'U+D800'],
    ['\u{e0041}', 'U+E0041'],
    ['\u0301', '\u25cc\u0301'],
  ])('shows %j as %j', (character, expected) => {
    expect(shown(character)).toBe(expected);
  });

  it('keeps all of its state in a link, and believes no other', () => {
    const other: State = {
      address: 'a+b c&d=\u00e9#%41@x',
      profile: 'form',
      role: 'MAIL',
      smtputf8: false,
      language: 'fr',
    };
    expect(readHash(toHash(other), state)).toEqual(other);
    expect(readHash('#profile=strict&role=__proto__&smtputf8=maybe&lang=tlh', state)).toEqual(state);
    expect(readHash('', state)).toEqual(state);
  });
});

const missing = missingBrowser();

describe.skipIf(missing)(missing ? `the playground: skipped, ${missing}` : 'the playground', () => {
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let asked: string[];

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-playground.mjs'], { cwd: ROOT });
    browser = await launch();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await page.close();
    expect(problems).toEqual([]);
    // The page itself, and nothing from a network.
    expect(asked.filter((url) => !url.startsWith(PAGE))).toEqual([]);
  });

  async function open(some: Partial<State> = {}, options: BrowserContextOptions = {}): Promise<void> {
    page = await browser.newPage({ locale: 'en', ...options });
    problems = [];
    asked = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(PAGE + toHash({ ...state, ...some }));
  }
  const texts = (selector: string) => page.locator(selector).allTextContents();

  it('marks every span, and says every reason with its place and its source', async () => {
    await open();
    expect(await page.locator('#verdict').textContent()).toBe('Not valid');
    expect(await texts('#shown > *')).toEqual(['anna.', '1', '.schmidt@exam', '_2', 'ple.com']);
    expect(await texts('#shown mark sup')).toEqual(['1', '2']);
    expect(await texts('#reasons li')).toEqual([
      `1Error ${DOUBLE_DOT.en}before character 6 · local-part-empty-atom · RFC 5321 4.1.2`,
      `2Error ${en.reasons['domain-underscore']}character 19 · domain-underscore · RFC 5321 4.1.2`,
    ]);
    expect(await page.locator('#reasons a').first().getAttribute('href')).toBe(
      'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2',
    );
    expect((await texts('#dialogue .error')).map((line) => line.slice(1, 10))).toEqual([
      '553 5.1.3',
      '503 5.5.1',
    ]);
  });

  it('shows the forms and the octets of a good address', async () => {
    await open({ address: 'j\u00f6rg@b\u00fccher.example' });
    expect(await page.locator('#verdict').textContent()).toBe('Valid');
    expect(await page.locator('#none').isVisible()).toBe(true);
    expect(await texts('#forms dd')).toEqual([
      'j\u00f6rg@b\u00fccher.example',
      'j\u00f6rg@xn--bcher-kva.example',
      'yes',
    ]);
    expect(await texts('#lengths dd')).toEqual(['5 of 64 octets', '21 of 253 octets', '21 of 254 octets']);
    expect((await texts('#octets li')).slice(0, 5)).toEqual(['j6A', '\u00f6C3 B6', 'r72', 'g67', '@40']);
    expect((await texts('#dialogue li')).at(-1)).toMatch(/^S354 /);
  });

  it('follows what is typed', async () => {
    await open();
    await page.fill('#address', '');
    await page.locator('#address').pressSequentially('anna@example.com');
    expect(await page.locator('#verdict').textContent()).toBe('Valid');
    await expect.poll(() => page.url()).toContain('address=anna%40example.com');
  });

  it('keeps up with a key that is held down, and writes it into the history once', async () => {
    await open();
    await page.evaluate(`written = 0; history.replaceState = new Proxy(history.replaceState, {
      apply: (...call) => { written++; return Reflect.apply(...call); },
    })`);
    await page.evaluate(`for (let count = 1; count <= 400; count++) {
      address.value = 'a'.repeat(count % 64) + count + '@example.com';
      address.dispatchEvent(new Event('input'));
    }`);
    expect(await page.locator('#octets li').count()).toBe((400 % 64) + '400@example.com'.length);
    expect(await page.inputValue('#link')).toContain('400%40example.com');
    await expect.poll(() => page.url()).toContain('400%40example.com');
    expect(await page.evaluate('written')).toBe(1);
  });

  it('applies a suggestion from the keyboard, and only then', async () => {
    await open({ address: 'Anna <anna@example.com>' });
    const button = page.getByRole('button', { name: 'Did you mean anna@example.com?' });
    expect(await page.inputValue('#address')).toBe('Anna <anna@example.com>');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#address')).toBe('anna@example.com');
    expect(await button.isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.id')).toBe('address');
  });

  it('speaks French when asked, without losing the place of the keyboard', async () => {
    await open();
    await page.locator('#language input:checked').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.title()).toBe(words.fr.title);
    expect(await page.locator('#reasons li').first().textContent()).toContain(DOUBLE_DOT.fr);
    expect(await page.evaluate('document.activeElement.value')).toBe('fr');
    expect(await page.locator('#dialogue .error').first().textContent()).toContain(DOUBLE_DOT.en);
    await page.keyboard.press('ArrowLeft');
    expect(await page.title()).toBe(words.en.title);
  });

  it('begins in the language of the browser', async () => {
    await open({}, { locale: 'fr-CA' });
    await page.goto('about:blank');
    await page.goto(PAGE);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  });

  it('switches profile, role and SMTPUTF8', async () => {
    await open({ address: '"j\u00f6rg"@example.com' });
    expect(await page.locator('#verdict').textContent()).toBe('Valid, with remarks');
    await page.locator('#profile').getByText('Sign-up forms').click();
    expect(await page.locator('#verdict').textContent()).toBe('Not valid');
    expect((await texts('#reasons li.error'))[0]).toContain(enForm.texts.enterWithoutQuotes);
    await page.locator('#profile').getByText('Mail servers').click();
    expect((await texts('#reasons li'))[0]).toContain(en.reasons['local-part-quoted']);
    await page.getByLabel('The server offers SMTPUTF8').uncheck();
    expect(await page.locator('#dialogue .error').first().textContent()).toMatch(/^S553 5\.6\.7/);
    await page.locator('#role').getByText('the sender').click();
    expect(await page.locator('#dialogue .error').first().textContent()).toMatch(/^S550 5\.6\.7/);
  });

  it('makes a link that brings all of it back', async () => {
    await open({
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
    expect(await page.inputValue('#address')).toBe('a+b <x&y>@\u4f8b.example');
    await page.evaluate(`location.hash = ${JSON.stringify(toHash(state))}`);
    await expect.poll(() => page.inputValue('#address')).toBe(BAD);
  });

  it.each([
    ['markup', '<img src=x onerror=alert(1)>"\'</script>@example.com'],
    ['what turns or hides text', '\u202eadmin\u200b\u2066@\u0000example.com\u2028'],
    ['a lone surrogate', 'a\ud800b@example.com'],
    ['a very long one', `${'\u4f8b'.repeat(3000)}@${'a.'.repeat(3000)}`],
    ['nothing', ''],
  ])('shows %s as text', async (_, address) => {
    await open({ address: 'x' });
    await page.evaluate(
      `address.value = ${JSON.stringify(address)}; address.dispatchEvent(new Event('input'))`,
    );
    expect(await page.locator('#shown img, #reasons img, #dialogue img').count()).toBe(0);
    const visible = (await texts('#shown, #dialogue, #octets')).join('');
    expect(visible.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)).toBe(null);
    expect(await page.locator('#octets li').count()).toBeLessThan(330);
    expect((await page.locator('#verdict').textContent())?.length).toBeGreaterThan(0);
  });

  it.each([
    ['markup', '"><img src=x onerror=alert(1)><script>alert(1)</script>@example.com'],
    ['a second command', 'a@example.com>\r\nDATA\r\n.'],
    ['a link', 'javascript:alert(1)@example.com'],
    ['what turns text', '\u202eanna@\u2066example.com'],
    ['a very long one', `${'a'.repeat(200_000)}@example.com`],
  ])('believes nothing in a link that carries %s', async (_, address) => {
    await open({ address });
    expect(await page.locator('#verdict').textContent()).toBe('Not valid');
    expect(await page.locator('main img, main script, main a:not([href^="https://"])').count()).toBe(0);
    const visible = (await texts('#shown, #dialogue, #reasons, #octets, #suggestion')).join('');
    expect(visible.match(/[\p{Cc}\p{Cf}]/u)).toBe(null);
    // What stands in the link stands in the next one too, whatever the field could hold of it.
    expect(readHash(new URL(await page.inputValue('#link')).hash, state).address).toBe(address);
  });

  it('has names for a screen reader', async () => {
    await open();
    await page.getByRole('textbox', { name: 'Email address' }).waitFor();
    for (const name of ['Language', 'Profile', 'The address is']) {
      expect(await page.getByRole('group', { name, exact: true }).getByRole('radio').count()).toBeGreaterThan(
        1,
      );
    }
    expect(await page.getByRole('status').first().textContent()).toBe('Not valid');
    for (const name of ['Verdict', 'What the mail server says', 'Canonical forms']) {
      expect(await page.getByRole('region', { name }).count()).toBe(1);
    }
    expect(await page.getAttribute('#address', 'aria-invalid')).toBe('true');
    expect(await page.evaluate('document.querySelectorAll("h1").length')).toBe(1);
    const unnamed = `[...document.querySelectorAll('button, input')].filter((one) =>
      !one.closest('[hidden]') && !one.hidden && !(one.textContent.trim() || one.labels?.length)).length`;
    expect(await page.evaluate(unnamed)).toBe(0);
  });

  it('says in its template what it says in English', () => {
    const template = readFileSync(`${ROOT}/examples/playground/index.html`, 'utf8');
    const said = [...template.matchAll(/data-word="(\w+)"[^>]*>([^<]*)</g)];
    for (const [, word, text] of said) expect(text).toBe(words.en[word as keyof typeof words.en]);
    expect(said.length).toBeGreaterThan(12);
  });

  it.each(['light', 'dark'] as const)('can be read in %s', async (colorScheme) => {
    await open({ address: `${BAD}\u200b"` }, { colorScheme });
    const paper = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    expect(paper).toBe(colorScheme === 'light' ? 'rgb(246, 245, 241)' : 'rgb(19, 23, 26)');
    const faint = await page.evaluate<string[]>(FAINT);
    expect(faint).toEqual([]);
    await page.evaluate(
      'document.body.append(Object.assign(document.createElement("i"), { textContent: "x" }))',
    );
    await page.evaluate(
      'document.body.lastChild.style.color = "color-mix(in srgb, currentColor 40%, transparent)"',
    );
    expect(await page.evaluate<string[]>(FAINT)).toHaveLength(1);
  });

  it.each([320, 1120])('fits a window of %d pixels', async (width) => {
    await open(
      { address: `${'a'.repeat(70)}@${'b'.repeat(70)}.example` },
      { viewport: { width, height: 700 } },
    );
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});

/** The texts whose contrast with their ground is below 4.5 (WCAG 2.2, 1.4.3), read from pixels of a canvas. */
const FAINT = `(() => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const over = ([r, g, b, a], ground) => [r, g, b].map((part, index) => (part * a + ground[index] * (255 - a)) / 255);
  const groundOf = (element) => {
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 255 || !element.parentElement ? own.slice(0, 3) : over(own, groundOf(element.parentElement));
  };
  const light = (colour) => colour
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const faint = [];
  for (const element of document.querySelectorAll('body *')) {
    const isShown = element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!isShown || element.className === 'space') continue;
    const ground = groundOf(element);
    const values = [light(over(rgba(getComputedStyle(element).color), ground)), light(ground)].sort((a, b) => b - a);
    const contrast = (values[0] + 0.05) / (values[1] + 0.05);
    if (contrast < 4.5) faint.push(element.outerHTML.slice(0, 80) + ' ' + contrast.toFixed(2));
  }
  return faint;
})()`;
