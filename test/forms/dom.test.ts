import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enForm } from '../../src/messages/en.ts';
import { bundled, launch, missingBrowser } from './browser.ts';

const missing = missingBrowser();
const DOTS = 'Check the dots in the part before the @';

/** What the page's scripts can use. */
const SCRIPT = `
  import { attach } from 'mailbox-syntax/dom';
  import { frForm } from 'mailbox-syntax/messages/fr';
  import { parseMailboxWithSuffix } from 'mailbox-syntax/suffix';
  Object.assign(globalThis, { attach, frForm, parseMailboxWithSuffix });
`;

const FORM = `<!doctype html><form><label for="email">Email</label>
  <input id="email" name="email" aria-describedby="hint" HOW><p id="hint">We write once a month.</p>
  <div id="note"></div><button>Send</button></form>
  <script>addEventListener('submit', (event) => { event.preventDefault(); document.title = 'sent'; });</script>`;

describe.skipIf(missing)(missing ? `attach: skipped, ${missing}` : 'attach', () => {
  let browser: Browser;
  let page: Page;
  let script: string;

  beforeAll(async () => {
    [browser, script] = await Promise.all([launch(), bundled(SCRIPT)]);
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());

  /** A page with an input that is attached to. */
  async function open(options = '', how = ''): Promise<void> {
    await page.setContent(FORM.replace('HOW', how));
    await page.addScriptTag({ content: script });
    await page.evaluate(`attached = attach(email, { output: note, ${options} })`);
  }
  const input = () => page.locator('#email');
  /** The lines of the note, the button's too. */
  const note = () => page.locator('#note > *').allTextContents();
  const validity = () => page.evaluate<string>('email.validationMessage');
  const leave = () => page.keyboard.press('Tab');
  const type = (text: string) => input().pressSequentially(text);

  it('says nothing while a person types, but knows whether the form may be sent', async () => {
    await open();
    await type('anna..x@exam');
    expect(await note()).toEqual([]);
    expect(await validity()).toBe(DOTS);
    expect(await page.evaluate('email.form.checkValidity() ? 1 : 0')).toBe(0);
  });

  it('says all that is wrong when the field is left, and follows what is typed then', async () => {
    await open();
    await type('anna..x@exam_ple.com');
    await leave();
    expect(await note()).toEqual([DOTS, enForm.reasons['domain-underscore']]);
    expect(await input().getAttribute('aria-invalid')).toBe('true');
    await input().fill('anna.x@exam_ple.com');
    expect(await note()).toEqual([enForm.reasons['domain-underscore']]);
    await input().fill('anna.x@example.com');
    expect(await note()).toEqual([]);
    expect(await input().getAttribute('aria-invalid')).toBe(null);
    expect(await validity()).toBe('');
  });

  it('keeps a bad address from being sent, and lets a good one go', async () => {
    await open();
    await type('anna@');
    await page.keyboard.press('Enter');
    expect(await page.title()).toBe('');
    expect(await note()).toEqual([enForm.reasons['domain-empty']]);
    await type('example.com');
    await page.keyboard.press('Enter');
    expect(await page.title()).toBe('sent');
    expect(await input().inputValue()).toBe('anna@example.com');
  });

  it('misses an address only where one is required', async () => {
    await open();
    await page.keyboard.press('Enter');
    expect(await validity()).toBe('');
    await open('', 'required');
    expect(await validity()).toBe(enForm.reasons['input-empty']);
    expect(await page.evaluate('attached.check()')).toBe(null);
  });

  it('offers a suggestion as a button that the keyboard reaches, and rewrites nothing else', async () => {
    await open();
    await page.evaluate(
      'events = []; for (const t of ["input", "change"]) email.form.addEventListener(t, (e) => events.push(e.type))',
    );
    await type('anna..x@Example.com');
    await leave();
    expect(await input().inputValue()).toBe('anna..x@Example.com');
    const button = page.getByRole('button', { name: 'Did you mean anna.x@Example.com?' });
    expect(await button.getAttribute('type')).toBe('button');
    await page.evaluate('events.length = 0; email.focus()');
    await leave();
    await page.keyboard.press('Enter');
    expect(await input().inputValue()).toBe('anna.x@Example.com');
    expect(await page.evaluate('document.activeElement.id')).toBe('email');
    expect(await page.evaluate('events.join()')).toBe('input,change');
    expect(await note()).toEqual([]);
    expect(await validity()).toBe('');
    expect(await page.title()).toBe('');
  });

  it('does not touch what is shown while it stays the same', async () => {
    await open();
    await type('anna..x@example_x.com');
    await leave();
    await page.evaluate('shown = note.firstChild');
    await input().press('End');
    await type('m');
    expect(await page.evaluate('note.firstChild === shown')).toBe(true);
  });

  it('suggests a near miss of a valid address when it is given the parser that knows them', async () => {
    await open('parse: parseMailboxWithSuffix');
    await type('anna@gmial.com');
    await leave();
    expect(await note()).toEqual(['Did you mean anna@gmail.com?']);
    expect(await validity()).toBe('');
    expect(await input().getAttribute('aria-invalid')).toBe(null);
    await page.getByRole('button', { name: 'Did you mean' }).click();
    expect(await input().inputValue()).toBe('anna@gmail.com');
    expect(await note()).toEqual([]);
  });

  it('speaks another language', async () => {
    await open('messages: frForm');
    await type('anna..x@example.com');
    await leave();
    expect(await note()).toEqual([
      'Supprimez le point en trop dans la partie avant le @',
      'Vouliez-vous dire anna.x@example.com\u00a0?',
    ]);
  });

  it('writes an address into the page as text', async () => {
    await open();
    await type('<img src=x onerror=document.title=1>..x@example.com');
    await leave();
    expect(await page.locator('#note img').count()).toBe(0);
    await input().fill('\u05d0..\u05d1@example.com');
    expect(await page.locator('#note bdi').textContent()).toBe('\u05d0.\u05d1@example.com');
  });

  it('leaves beyond ASCII what a browser would change', async () => {
    await open();
    await input().fill('anna@stra\u00dfe.de');
    await leave();
    expect([await input().inputValue(), await validity()]).toEqual(['anna@stra\u00dfe.de', '']);
  });

  it('is wired for a screen reader', async () => {
    await open();
    expect(await input().getAttribute('aria-describedby')).toBe('hint note');
    expect(await page.locator('#note').getAttribute('aria-live')).toBe('polite');
    await type('anna@');
    await leave();
    const cdp = await page.context().newCDPSession(page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const node = nodes.find(({ role, ignored }) => !ignored && role?.value === 'textbox');
    expect(node?.description?.value).toBe(`We write once a month. ${enForm.reasons['domain-empty']}`);
    expect(node?.properties?.find(({ name }) => name === 'invalid')?.value.value).toBe('true');
  });

  it('gives an output without an id one', async () => {
    await page.setContent('<main><input id="email"><div></div></main>');
    await page.addScriptTag({ content: script });
    await page.evaluate(`attached = attach(email, { output: document.querySelector('div') })`);
    const id = await page.locator('div').getAttribute('id');
    expect(id).toMatch(/^email-./);
    expect(await input().getAttribute('aria-describedby')).toBe(id);
    await page.evaluate('attached.detach()');
    expect(await page.locator('main').innerHTML()).toBe('<input id="email"><div></div>');
  });

  it('begins anew when the form is reset', async () => {
    await open('', 'value="old@example.com"');
    await input().fill('anna@');
    await leave();
    expect(await note()).not.toEqual([]);
    await page.evaluate('email.form.reset()');
    await expect.poll(validity).toBe('');
    expect(await note()).toEqual([]);
    expect(await input().inputValue()).toBe('old@example.com');
    await input().fill('anna@ex');
    expect(await note()).toEqual([]);
  });

  it('takes everything back', async () => {
    await page.setContent(FORM.replace('HOW', ''));
    const before = await page.evaluate('email.form.outerHTML');
    await page.addScriptTag({ content: script });
    await page.evaluate('attached = attach(email, { output: note })');
    await type('anna..x@example.com');
    await leave();
    expect(await page.evaluate('email.form.outerHTML')).not.toBe(before);
    await page.evaluate('attached.detach()');
    expect(await page.evaluate('email.form.outerHTML')).toBe(before);
    expect(await validity()).toBe('');
    await type('@');
    await leave();
    expect([await validity(), await note()]).toEqual(['', []]);
  });

  it('judges again when it is asked', async () => {
    await open();
    expect(await page.evaluate('email.value = "a@b_c.de", attached.check().reasons[0].code')).toBe(
      'domain-underscore',
    );
    expect(await validity()).toBe(enForm.reasons['domain-underscore']);
  });

  it.each([
    ['type="email"', 'note', '', 'input.type: expected text, with inputmode="email", got "email"'],
    ['', 'null', '', 'output: expected an element, got null'],
    ['', '"note"', '', 'output: expected an element, got "note"'],
    [
      '',
      'note',
      'profile: "strict"',
      'profile: expected rfc, smtp, form, mta or interoperable, got "strict"',
    ],
    ['', 'note', 'messages: "fr"', 'messages: expected the messages of a form, such as frForm, got "fr"'],
    ['', 'note', 'parse: true', 'parse: expected a function, got the boolean true'],
    ['', 'note', 'Messages: {}', 'options: unknown option "Messages"; did you mean "messages"?'],
    ['', 'note', 'Output: note', 'options: unknown option "Output"; did you mean "output"?'],
  ])('refuses %s, %s, %s', async (how, output, options, message) => {
    await page.setContent(FORM.replace('HOW', how));
    await page.addScriptTag({ content: script });
    const attempt = `try { attach(email, { output: ${output}, ${options} }) } catch (error) { String(error) }`;
    expect(await page.evaluate(attempt)).toBe(`OptionError: ${message}`);
    expect(await input().getAttribute('aria-describedby')).toBe('hint');
  });

  it.each([
    ['email', 'options: expected an object with output, got undefined'],
    ['email, null', 'options: expected an object with output, got null'],
    ['email, "note"', 'options: expected an object with output, got "note"'],
    ['email, {}', 'output: expected an element, got undefined'],
    ['', 'input: expected an <input>, got undefined'],
    ['"email"', 'input: expected an <input>, got "email"'],
  ])('refuses attach(%s)', async (args, message) => {
    await page.setContent(FORM.replace('HOW', ''));
    await page.addScriptTag({ content: script });
    expect(await page.evaluate(`try { attach(${args}) } catch (error) { String(error) }`)).toBe(
      `OptionError: ${message}`,
    );
  });

  it('tells a framework that keeps the value of an input itself', async () => {
    await page.setContent('<div id="root"></div>');
    const content = await bundled(`
      import { attach } from 'mailbox-syntax/dom';
      import { useEffect, useRef, useState } from 'react';
      import { createRoot } from 'react-dom/client';
      function Field() {
        const [value, setValue] = useState('anna..x@example.com');
        const input = useRef(null), note = useRef(null);
        useEffect(() => attach(input.current, { output: note.current }).detach, []);
        return <>
          <input id="email" ref={input} value={value} onChange={(event) => setValue(event.target.value)} />
          <div id="note" ref={note} />
          <p id="kept">{value}</p>
        </>;
      }
      createRoot(document.getElementById('root')).render(<Field />);
    `);
    await page.addScriptTag({ content });
    await input().focus();
    await page.keyboard.press('End');
    await type('m');
    await leave();
    await page.getByRole('button', { name: 'Did you mean' }).click();
    await expect.poll(() => page.locator('#kept').textContent()).toBe('anna.x@example.comm');
    expect(await input().inputValue()).toBe('anna.x@example.comm');
  });

  it('is needed: what a browser makes of type="email"', async () => {
    await page.setContent('<form><input id="email" type="email"></form>');
    const judged = async (text: string) => {
      await input().fill('');
      await input().pressSequentially(text);
      return [await input().inputValue(), await page.evaluate('email.validity.valid')];
    };
    expect(await judged('a@stra\u00dfe.de')).toEqual(['a@strasse.de', true]);
    expect(await judged('a..b@example.com')).toEqual(['a..b@example.com', true]);
    expect(await judged('.a@example.com')).toEqual(['.a@example.com', true]);
    expect(await judged(`${'a'.repeat(65)}@example.com`)).toEqual([`${'a'.repeat(65)}@example.com`, true]);
    expect(await judged('j\u00f6rg@example.com')).toEqual(['j\u00f6rg@example.com', false]);
    expect(await judged('"a b"@example.com')).toEqual(['"a b"@example.com', false]);
  });
});
