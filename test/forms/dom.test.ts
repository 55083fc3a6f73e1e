import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enForm } from '../../src/messages/en.ts';
import { frForm } from '../../src/messages/fr.ts';
import { missing } from '../missing.ts';
import { bundled } from './browser.ts';
import { ENGINES, type Engine, type EngineKind, type Tab } from './engines.ts';
import { type Site, serveSite } from './site.ts';

const DOTS = enForm.texts.removeDotBefore;
const UNDERSCORE = enForm.texts.checkUnderscore;

/** What the page's scripts can use. */
const SCRIPT = `
  import { attach } from 'mailbox-syntax/dom';
  import { frForm } from 'mailbox-syntax/messages/fr';
  import { enForm } from 'mailbox-syntax/messages/en';
  import { parseMailboxWithNearMiss } from 'mailbox-syntax/near-miss';
  import { parseMailboxWithSuffix } from 'mailbox-syntax/suffix';
  Object.assign(globalThis, { attach, frForm, enForm, parseMailboxWithNearMiss, parseMailboxWithSuffix });
`;
const REACT = `
  import { attach } from 'mailbox-syntax/dom';
  import { StrictMode, useEffect, useRef, useState } from 'react';
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
  createRoot(document.getElementById('root')).render(<StrictMode><Field /></StrictMode>);
`;

const FORM = `<!doctype html><title>form</title><style>body { font: 16px/1.5 sans-serif }</style>
  <form action="/sent" HOW-FORM><label for="email">Email</label>
  <input id="email" name="email" aria-describedby="hint" HOW><p id="hint">We write once a month.</p>
  <div id="note"></div><button id="send">Send</button> <button id="other" type="button">Other</button></form>
  <input id="elsewhere"><script src="/script.js"></script>`;

let site: Site;
beforeAll(async () => {
  site = await serveSite();
  const [script, react] = await Promise.all([bundled(SCRIPT), bundled(REACT)]);
  site.pages.set('/script.js', { body: script }).set('/react.js', { body: react });
});
afterAll(() => site.close());

describe.each(ENGINES)('$name', (kind: EngineKind) => {
  const reason = missing(kind.programs, kind.packages);
  describe.skipIf(reason)(reason ? `attach: skipped, ${reason}` : 'attach', { retry: kind.retry }, () =>
    attachIn(kind),
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
  });

  async function show(body: string): Promise<void> {
    site.pages.set('/', { body });
    await tab.goto(`${site.url}/`);
  }
  /** A page with an input that is attached to. */
  async function open(options = '', how = '', form = ''): Promise<void> {
    await show(FORM.replace('HOW-FORM', form).replace('HOW', how));
    await tab.evaluate(`void (window.attached = attach(email, { output: note, ${options} }))`);
  }
  const value = () => tab.evaluate<string>('email.value');
  /** The lines of the note, the button's too. */
  const note = () =>
    tab.evaluate<string[]>(
      `[...document.querySelectorAll('#note p, #note button')].map((e) => e.textContent)`,
    );
  const validity = () => tab.evaluate<string>('email.validationMessage');
  const invalid = () => tab.evaluate<string | null>(`email.getAttribute('aria-invalid')`);
  const focused = () => tab.evaluate<string>('document.activeElement.id || document.activeElement.localName');
  /** Puts the focus into the input, all selected, and types. */
  async function type(text: string): Promise<void> {
    await tab.evaluate('void email.focus(), void email.select()');
    if (text) await tab.type(text);
    else await tab.press('Backspace');
  }
  async function moveTo(selector: string): Promise<void> {
    const [x, y] = await tab.evaluate<[number, number]>(
      `(({ x, y, width, height }) => [x + width / 2, y + height / 2])(document.querySelector('${selector}').getBoundingClientRect())`,
    );
    await tab.move(x, y);
  }
  async function click(selector: string): Promise<void> {
    await moveTo(selector);
    await tab.down();
    await tab.up();
  }
  const isSent = () => tab.until(`document.title === 'sent'`);
  const SUGGESTION = '#note button';

  it('says nothing while a person types, but knows whether the form may be sent', async () => {
    await open();
    await type('anna..x@example.com');
    expect(await note()).toEqual([]);
    expect(await validity()).toBe(DOTS);
    expect(await tab.evaluate('email.form.checkValidity()')).toBe(false);
  });

  it('changes nothing when a script only asks whether all is right', async () => {
    await open();
    await tab.evaluate(`void email.form.addEventListener('input', () => email.form.checkValidity())`);
    await type('anna..x@exam');
    expect([await note(), await focused()]).toEqual([[], 'email']);
  });

  it('says the first of what is wrong when the field is left, and follows what is typed then', async () => {
    await open();
    await type('anna..x@exam_ple.com');
    await tab.evaluate('void elsewhere.focus()');
    await tab.until(`note.textContent`);
    expect(await note()).toEqual([enForm.texts.checkDots]);
    expect(await invalid()).toBe('true');
    await type('anna.x@exam_ple.com');
    await tab.until(`note.textContent === ${JSON.stringify(UNDERSCORE)}`);
    await type('anna.x@example.com');
    expect(await note()).toEqual([]);
    expect([await invalid(), await validity()]).toEqual([null, '']);
  });

  it('shows as many errors as it is asked for', async () => {
    await open('max: 2');
    await type('anna..x@exam_ple.com');
    await tab.press('Enter');
    expect(await note()).toHaveLength(2);
  });

  it('waits for a pause with what is read out, but not to take back what is no longer true', async () => {
    await open();
    await type('anna..x@example.com');
    await tab.press('Enter');
    await tab.evaluate(`void (window.changes = 0, new MutationObserver(() => window.changes++).observe(
      note.querySelector('[aria-live]'), { childList: true, subtree: true, characterData: true }))`);
    await type('anna@exam_ple_example.com');
    await tab.until(`note.textContent === ${JSON.stringify(UNDERSCORE)}`);
    // Once when it was right for a moment, once after the pause; not with each key.
    expect(await tab.evaluate('window.changes')).toBeLessThanOrEqual(4);
    await type('anna@example.com');
    expect(await note()).toEqual([]);
  });

  describe('one click on the button', () => {
    const ADDRESSES = [
      ['valid', 'anna@example.org', '', 'anna@example.org'],
      ['warned', 'anna@gmial.com', 'parse: parseMailboxWithNearMiss', 'anna@gmial.com'],
      ['wrong', 'anna..x@example.org', '', null],
    ] as const;
    const WAYS = ['click', 'Enter', 'Tab', 'autofill', 'paste'] as const;
    const cases = ADDRESSES.flatMap((address) => WAYS.map((way) => [...address, way] as const));

    it.each(cases)('%s: %s %s, %s after %s', async (_, address, options, sent, way) => {
      await open(options);
      if (way === 'autofill') {
        // No key, and the focus may be elsewhere.
        await tab.evaluate(`void (email.value = ${JSON.stringify(address)},
          ['input', 'change'].forEach((type) => email.dispatchEvent(new Event(type, { bubbles: true }))))`);
      } else if (way === 'paste') {
        await tab.evaluate(
          `void (elsewhere.value = ${JSON.stringify(address)}, elsewhere.focus(), elsewhere.select())`,
        );
        await tab.clipboard('Copy');
        await tab.evaluate('void email.focus()');
        await tab.clipboard('Paste');
        expect(await value()).toBe(address);
      } else {
        await type(address);
      }
      if (way === 'Enter') {
        await tab.press('Enter');
      } else if (way === 'Tab') {
        await tab.press('Tab');
        await click('#send');
      } else {
        await click('#send');
      }
      if (sent !== null) {
        await isSent();
        expect(site.sent).toEqual([sent]);
        return;
      }
      await tab.until('note.textContent');
      expect(await note()).toEqual([DOTS, 'Did you mean anna.x@example.org?']);
      await tab.until(`document.activeElement === email`);
      expect([site.sent, await value()]).toEqual([[], address]);
      await click(SUGGESTION);
      expect(await value()).toBe('anna.x@example.org');
      await click('#send');
      await isSent();
      expect(site.sent).toEqual(['anna.x@example.org']);
    });

    it('moves nothing while the button of the mouse is down', async () => {
      await open();
      await type('anna..x@example.org');
      await moveTo('#other');
      const where = `JSON.stringify(other.getBoundingClientRect())`;
      const before = await tab.evaluate(where);
      await tab.down();
      expect([await focused(), await note(), await tab.evaluate(where)]).toEqual(['other', [], before]);
      // Also when the press ends where it did not begin.
      await tab.move(700, 500);
      expect(await note()).toEqual([]);
      await tab.up();
      await tab.until('note.textContent');
      expect(await value()).toBe('anna..x@example.org');
    });

    it('takes the second click of a double click for what it is', async () => {
      await open();
      await type('anna..x@example.org');
      await moveTo('#send');
      await tab.doubleClick();
      await tab.until('note.textContent');
      expect([await value(), site.sent]).toEqual(['anna..x@example.org', []]);
      // The suggestion is now where the button was.
      await tab.evaluate(
        `void (note.style.position = 'fixed', note.style.inset = '0', document.querySelector('${SUGGESTION}').style.cssText = 'width: 100%; height: 100%')`,
      );
      await tab.move(300, 300);
      await tab.down();
      await tab.up();
      expect(await value()).toBe('anna.x@example.org');
    });

    it('keeps the place of the words when they go', async () => {
      await open();
      await type('anna..x@example.org');
      await tab.press('Enter');
      await tab.until('note.textContent');
      const where = 'send.getBoundingClientRect().y';
      const before = await tab.evaluate(where);
      await type('anna.x@example.org');
      expect([await note(), await tab.evaluate(where)]).toEqual([[], before]);
    });
  });

  it('leaves the bubble of the browser out, and the focus at the first field that is wrong', async () => {
    await open();
    await tab.evaluate(`void (document.querySelector('form').insertAdjacentHTML('beforeend', '<input id=after required>'),
      email.addEventListener('invalid', (event) => setTimeout(() => window.prevented = event.defaultPrevented)))`);
    await type('anna@');
    await click('#send');
    await tab.until('window.prevented === true && document.activeElement === email');
    await tab.evaluate(
      `void document.querySelector('form').insertAdjacentHTML('afterbegin', '<input id=first required>')`,
    );
    await click('#send');
    await tab.until('document.activeElement === first');
  });

  it('leaves to the browser what the browser finds', async () => {
    await open('', 'pattern=".*@example[.]org"');
    await tab.evaluate(
      `void email.addEventListener('invalid', (event) => setTimeout(() => window.prevented = event.defaultPrevented))`,
    );
    await type('anna@example.com');
    await click('#send');
    await tab.until('window.prevented === false');
    expect([await note(), site.sent]).toEqual([[], []]);
  });

  it('leaves alone what a page knows itself', async () => {
    await open();
    await type('anna@example.com');
    await tab.evaluate(`void email.setCustomValidity('This address is registered already')`);
    await click('#send');
    expect([await validity(), site.sent]).toEqual(['This address is registered already', []]);
  });

  it('says it also where the browser is not asked', async () => {
    await open('', '', 'novalidate');
    await tab.evaluate(`void email.form.addEventListener('submit', (event) => event.preventDefault())`);
    await type('anna@');
    await tab.press('Enter');
    expect(await note()).toEqual([enForm.texts.enterAfter]);
  });

  it('tidies what a script sends while the focus is in the field', async () => {
    await open('', '', 'onsubmit="window.read = email.value"');
    await type(' Anna@EXAMPLE.com ');
    await tab.evaluate('void email.form.requestSubmit()');
    await isSent();
    expect(site.sent).toEqual(['Anna@example.com']);

    await open('', '', 'onsubmit="window.read = email.value; return false"');
    await type('mailto:anna@example.com');
    await tab.evaluate('void email.form.requestSubmit()');
    expect(await tab.evaluate('window.read')).toBe('anna@example.com');
    expect([await note(), await focused()]).toEqual([[], 'email']);
  });

  it('refuses no address that a script has written for what was there before', async () => {
    await open();
    await type('anna..x@example.com');
    await tab.evaluate(`void (email.value = 'anna@example.com')`);
    expect(await tab.evaluate('email.form.checkValidity()')).toBe(false);
    expect([await tab.evaluate('email.form.checkValidity()'), await validity()]).toEqual([true, '']);
    await tab.evaluate('void email.form.requestSubmit()');
    await isSent();
    expect(site.sent).toEqual(['anna@example.com']);
  });

  it('speaks on submit alone when it is asked to', async () => {
    await open('when: "submit"');
    await type('anna@');
    await tab.press('Tab');
    await tab.evaluate('void elsewhere.focus()');
    expect([await note(), await invalid()]).toEqual([[], null]);
    await click('#send');
    await tab.until('note.textContent');
    expect(await focused()).toBe('email');
  });

  it('misses an address only where one is required', async () => {
    await open();
    await click('#send');
    await isSent();
    expect(site.sent).toEqual(['']);
    await open('', 'required');
    expect(await validity()).toBe(enForm.texts.enterAddress);
    expect(await tab.evaluate('attached.check()')).toBe(null);
    await type('   ');
    await tab.press('Enter');
    await tab.until('note.textContent');
    expect([await note(), site.sent]).toEqual([[enForm.texts.enterAddress], ['']]);
  });

  it('makes the suggestion the next stop of the keyboard, and brings back by Ctrl+Z what was typed', async () => {
    await open();
    await tab.evaluate(
      'void (window.events = [], ["input", "change"].forEach((t) => email.form.addEventListener(t, (e) => events.push(e.type))))',
    );
    await type('anna..x@Example.com');
    await tab.press('Tab');
    expect(await tab.evaluate(`document.activeElement === document.querySelector('${SUGGESTION}')`)).toBe(
      true,
    );
    expect(await tab.evaluate(`document.activeElement.textContent`)).toBe('Did you mean anna.x@example.com?');
    await tab.evaluate('void (events.length = 0)');
    await tab.press('Enter');
    expect([await value(), await focused()]).toEqual(['anna.x@example.com', 'email']);
    expect(await tab.evaluate('[...new Set(events)].join()')).toBe('input,change');
    expect(await note()).toEqual(['Changed to anna.x@example.com']);
    expect([await validity(), await invalid(), site.sent]).toEqual(['', null, []]);
    // "Changed to" is no longer true then.
    await tab.evaluate(
      `void email.addEventListener('input', () => setTimeout(() => { window.after ??= note.textContent }))`,
    );
    await tab.undo();
    expect(await value()).toBe('anna..x@Example.com');
    await tab.until(`window.after === ''`);
    await tab.until(`note.textContent.includes(${JSON.stringify(DOTS)})`);
    expect(await invalid()).toBe('true');
  });

  it('has the live region apart from the button, in its language', async () => {
    await open('messages: frForm');
    await type('anna..x@example.com');
    await tab.press('Tab');
    expect(await note()).toEqual([
      frForm.texts.removeDotBefore,
      'Vouliez-vous dire anna.x@example.com\u00a0?',
    ]);
    expect(
      await tab.evaluate(`[note.querySelector('[aria-live] button'), note.querySelector('[aria-live] p').lang,
        note.querySelector('button').lang, note.querySelector('button').dir]`),
    ).toEqual([null, 'fr', 'fr', 'ltr']);
  });

  it('turns the words of a language that is written from the right, and not the address', async () => {
    await open('messages: { ...enForm, language: "ar" }');
    await type('anna..x@example.com');
    await tab.press('Tab');
    expect(
      await tab.evaluate(`[...note.querySelectorAll('p, button')].map(({ lang, dir }) => lang + dir).join()`),
    ).toBe('arrtl,arrtl');
    expect(await tab.evaluate(`getComputedStyle(note.querySelector('bdi')).unicodeBidi`)).toBe('isolate');
  });

  it('does not touch what is shown while it stays the same', async () => {
    await open();
    await type('anna..x@example_x.com');
    await tab.press('Tab');
    await tab.evaluate(`void (window.shown = note.querySelector('p'))`);
    await type('anna..x@example_x.comm');
    expect(await tab.evaluate(`note.querySelector('p') === shown`)).toBe(true);
  });

  it('says a warning that matters, and lets the form be sent', async () => {
    await open('parse: parseMailboxWithSuffix');
    await type('anna@gmial.com');
    await tab.press('Tab');
    expect(await note()).toEqual([enForm.texts.checkSpelling, 'Did you mean anna@gmail.com?']);
    expect([await validity(), await invalid()]).toEqual(['', null]);
    await click(SUGGESTION);
    expect(await value()).toBe('anna@gmail.com');
    await type('anna@co.uk');
    await tab.until(`note.textContent === ${JSON.stringify(enForm.texts.checkNameMissing)}`);
    await type('anna@example.museum');
    expect(await note()).toEqual([]);
  });

  it('writes an address into the page as text', async () => {
    await open();
    await type('<img src=x onerror=document.title=1>..x@example.com');
    await tab.press('Tab');
    expect(await tab.evaluate(`note.querySelectorAll('img').length`)).toBe(0);
  });

  it('leaves outside ASCII what a browser would change', async () => {
    await open();
    await tab.evaluate(`void (email.value = 'anna@stra\u00dfe.de')`);
    await click('#send');
    await isSent();
    expect(site.sent).toEqual(['anna@stra\u00dfe.de']);
  });

  it.each([
    ['  anna@example.com\u200b ', 'anna@example.com'],
    ['anna@EXAMPLE.com', 'anna@example.com'],
    ['mailto:anna@example.com', 'anna@example.com'],
    ['\uff41nna\uff20example\u3002com', 'anna@example.com'],
    ['Anna@B\u00dcCHER.example', 'Anna@b\u00fccher.example'],
  ])('takes off %j what needs no question', async (typed, sent) => {
    await open();
    await tab.evaluate(`void (email.value = ${JSON.stringify(typed)},
      ['input', 'change'].forEach((type) => email.dispatchEvent(new Event(type, { bubbles: true }))))`);
    expect([await value(), await note(), await validity()]).toEqual([sent, [], '']);
    await click('#send');
    await isSent();
    expect(site.sent).toEqual([sent]);
  });

  it('takes off nothing while a person types, and nothing at all when it is asked not to', async () => {
    await open();
    await type(' anna@EXAMPLE.com');
    expect([await value(), await validity()]).toEqual([' anna@EXAMPLE.com', '']);
    await open('tidy: false');
    await type(' anna@example.com');
    await tab.press('Enter');
    expect(await value()).toBe(' anna@example.com');
    expect(await note()).toEqual([enForm.texts.removeSpaceBefore, 'Did you mean anna@example.com?']);
  });

  it('says nothing in the middle of a composition', async () => {
    await open();
    await type('anna@');
    await tab.press('Enter');
    const before = await note();
    await tab.evaluate(`void (email.dispatchEvent(new CompositionEvent('compositionstart')), email.value = 'a..b@',
      email.dispatchEvent(new InputEvent('input', { isComposing: true })))`);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await note()).toEqual(before);
    await tab.evaluate(`void email.dispatchEvent(new CompositionEvent('compositionend'))`);
    await tab.until(`note.textContent.includes('dots')`);
  });

  it('makes its own place, outside a label', async () => {
    await show(
      '<!doctype html><main><label>Email <input id="email"></label></main><script src="/script.js"></script>',
    );
    await tab.evaluate('void (window.attached = attach(email))');
    await type('anna@');
    await tab.press('Tab');
    expect(await tab.evaluate(`document.querySelector('label + div p').textContent`)).toBe(
      enForm.texts.enterAfter,
    );
    expect(
      await tab.evaluate(
        `email.getAttribute('aria-describedby') === document.querySelector('label + div').id`,
      ),
    ).toBe(true);
    await tab.evaluate('void attached.detach()');
    expect(await tab.evaluate(`document.querySelector('main').innerHTML`)).toBe(
      '<label>Email <input id="email"></label>',
    );
  });

  it('asks a function for the place when it is needed', async () => {
    await show('<!doctype html><input id="email"><script src="/script.js"></script>');
    await tab.evaluate('void (window.attached = attach(email, { output: () => window.later }))');
    await tab.evaluate(`void (window.later = document.createElement('div'), email.after(later))`);
    await type('anna@');
    await tab.press('Tab');
    expect(await tab.evaluate('later.textContent')).toBe(enForm.texts.enterAfter);
  });

  it('fits into 320 pixels, and has targets of 24', async () => {
    await open();
    await tab.evaluate(
      `void (document.head.insertAdjacentHTML('beforeend', '<style>body { width: 300px; margin: 10px; line-height: 1 } button { padding: 0; border: 0 }</style>'))`,
    );
    await type(`anna..schmidt.with.a.long.name@department.of.something.with.a.long.name.example.com`);
    await tab.press('Tab');
    const [width, height] = await tab.evaluate<[number, number]>(
      `(({ width, height }) => [width, height])(document.querySelector('${SUGGESTION}').getBoundingClientRect())`,
    );
    expect(width).toBeLessThanOrEqual(300);
    expect(height).toBeGreaterThanOrEqual(24);
  });

  it('works inside a shadow root', async () => {
    await show('<!doctype html><div id="host"></div><script src="/script.js"></script>');
    await tab.evaluate(`void (window.root = host.attachShadow({ mode: 'open' }),
      root.innerHTML = '<form action="/sent"><input name="email"><div></div><button>Send</button></form>',
      window.email = root.querySelector('input'), window.note = root.querySelector('div'),
      attach(email, { output: note }))`);
    await type('anna..x@example.com');
    const [x, y] = await tab.evaluate<[number, number]>(
      `(({ x, y }) => [x + 5, y + 5])(root.querySelector('form > button').getBoundingClientRect())`,
    );
    await tab.move(x, y);
    await tab.down();
    await tab.up();
    await tab.until(`note.querySelector('button')`);
    expect(await tab.evaluate('root.activeElement === email')).toBe(true);
    await tab.evaluate(`void note.querySelector('button').click()`);
    expect(await value()).toBe('anna.x@example.com');
    await tab.evaluate(`void root.querySelector('form > button').click()`);
    await isSent();
    expect(site.sent).toEqual(['anna.x@example.com']);
  });

  it('keeps two fields of one form apart', async () => {
    await show(`<!doctype html><form action="/sent"><input id="email" name="email"><div id="note"></div>
      <input id="second"><div id="note2"></div><button id="send">Send</button></form><script src="/script.js"></script>`);
    await tab.evaluate('void [attach(email, { output: note }), attach(second, { output: note2 })]');
    await type('anna@');
    await tab.evaluate(`void second.focus()`);
    await tab.type('ben@');
    await click('#send');
    await tab.until('note.textContent && note2.textContent && document.activeElement === email');
    await type('anna@example.com');
    expect([await tab.evaluate('note.textContent'), await tab.evaluate('note2.textContent')]).toEqual([
      '',
      enForm.texts.enterAfter,
    ]);
  });

  it('follows an input that is moved to another form', async () => {
    await open();
    await tab.evaluate(`void (document.body.insertAdjacentHTML('beforeend', '<form action="/sent" id="next"></form>'),
      document.querySelector('#next').append(email, note, send))`);
    await type('anna@');
    await click('#send');
    await tab.until('note.textContent');
    await tab.evaluate(`void document.querySelector('#next').reset()`);
    await tab.until(`note.textContent === ''`);
  });

  it('lets a field go that is disabled, and offers nothing where nothing may be changed', async () => {
    await open('', 'value="anna@"');
    await tab.evaluate('void (email.disabled = true)');
    await click('#send');
    await isSent();
    expect(site.sent).toEqual([null]);
    await open('', 'value="anna..x@example.com" readonly');
    await tab.evaluate(`void (email.dispatchEvent(new Event('change')))`);
    expect(await note()).toEqual([DOTS]);
  });

  it('begins anew when the form is reset', async () => {
    await open('', 'value="old@example.com"');
    await type('anna@');
    await tab.press('Enter');
    expect(await note()).not.toEqual([]);
    await tab.evaluate('void email.form.reset()');
    await tab.until(`email.validationMessage === ''`);
    expect([await note(), await value()]).toEqual([[], 'old@example.com']);
    await type('anna@ex');
    expect(await note()).toEqual([]);
  });

  it('knows what the browser fills in when the person comes back', async () => {
    await open();
    await type('anna@example.com');
    await click('#send');
    await isSent();
    await tab.back();
    await tab.until(`document.title === 'form'`);
    await tab.evaluate('window.attached || void (window.attached = attach(email, { output: note }))');
    await type('anna..x@example.com');
    await click('#send');
    await tab.until('note.textContent');
    expect(site.sent).toEqual(['anna@example.com']);
  });

  it('takes everything back, once', async () => {
    await show(FORM.replace('HOW-FORM', '').replace('HOW', ''));
    const before = await tab.evaluate('email.form.outerHTML');
    await tab.evaluate('void (window.attached = attach(email, { output: note }))');
    await type('anna..x@example.com');
    await tab.press('Tab');
    expect(await tab.evaluate('email.form.outerHTML')).not.toBe(before);
    await tab.evaluate('void attached.detach()');
    expect(await tab.evaluate('email.form.outerHTML')).toBe(before);
    expect(await validity()).toBe('');
    await type('@');
    await tab.press('Tab');
    expect([await validity(), await note()]).toEqual(['', []]);
    // The second detach of the first is nothing to the second.
    await tab.evaluate('void (window.again = attach(email, { output: note }), attached.detach())');
    expect(await validity()).not.toBe('');
  });

  it('watches anew an input that is watched', async () => {
    await open();
    await tab.evaluate('void (window.again = attach(email, { output: note, max: 2 }))');
    await type('anna..x@exam_ple.com');
    await tab.press('Enter');
    expect(await note()).toHaveLength(2);
    await tab.evaluate('void again.detach()');
    expect(await tab.evaluate(`email.getAttribute('aria-describedby')`)).toBe('hint');
  });

  it('checks again when it is asked', async () => {
    await open();
    expect(await tab.evaluate(`(email.value = 'a@b_c.de', attached.check().reasons[0].code)`)).toBe(
      'domain-underscore',
    );
    expect(await validity()).toBe(UNDERSCORE);
  });

  it('tells a framework that keeps the value of an input itself', async () => {
    await show('<!doctype html><div id="root"></div><script src="/react.js"></script>');
    await tab.until('window.email');
    await type('ben..x@example.com ');
    await tab.press('Tab');
    expect(await tab.evaluate('kept.textContent')).toBe('ben..x@example.com');
    await click(SUGGESTION);
    expect([await value(), await tab.evaluate('kept.textContent')]).toEqual([
      'ben.x@example.com',
      'ben.x@example.com',
    ]);
  });

  it.each([
    ['email, { output: null }', 'output: expected an element, or a function that returns one, got null'],
    ['email, { output: "note" }', 'output: expected an element, or a function that returns one, got "note"'],
    ['email, { profile: "strict" }', 'profile: expected rfc, smtp, form, mta or interoperable, got "strict"'],
    ['email, { messages: "fr" }', 'messages: expected the messages of a form, such as frForm, got "fr"'],
    ['email, { parse: true }', 'parse: expected a function, got the boolean true'],
    ['email, { max: 0 }', 'max: expected at least 1, got the number 0'],
    ['email, { max: "1" }', 'max: expected a whole number, got "1"'],
    ['email, { when: "blur" }', 'when: expected change or submit, got "blur"'],
    ['email, { tidy: 1 }', 'tidy: expected true or false, got the number 1'],
    ['email, { Messages: {} }', 'options: unknown option "Messages"; did you mean "messages"?'],
    ['email, { Output: note }', 'options: unknown option "Output"; did you mean "output"?'],
    ['email, null', 'options: expected an object, got null'],
    ['email, "note"', 'options: expected an object, got "note"'],
    ['', 'input: expected an <input>, got undefined'],
    ['"email"', 'input: expected an <input>, got "email"'],
    [
      'Object.assign(email, { type: "email" })',
      'input.type: expected text, with inputmode="email", got "email"',
    ],
  ])('refuses attach(%s)', async (args, message) => {
    await show(FORM.replace('HOW-FORM', '').replace('HOW', ''));
    expect(
      await tab.evaluate(`(() => { try { attach(${args}) } catch (error) { return String(error) } })()`),
    ).toBe(`OptionError: ${message}`);
    expect(await tab.evaluate(`email.getAttribute('aria-describedby')`)).toBe('hint');
  });
}
