/** The examples of forms that run in a page: two React forms, and a plain page on the built package. */

import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enForm } from '../src/messages/en.ts';
import { bundled, launch, missingBrowser, SITE, serveFiles } from './forms/browser.ts';

const missing = missingBrowser();
const DOTS = enForm.texts.removeDotBefore;

describe.skipIf(missing)(missing ? `recipes in a page: skipped, ${missing}` : 'recipes in a page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** A page with a React form that keeps what it is handed in `sent`. */
  async function openReact(example: string): Promise<Page> {
    const page = await browser.newPage();
    await page.setContent('<div id="root"></div>');
    const content = await bundled(`
      import { createRoot } from 'react-dom/client';
      import { SignUp } from './examples/forms/${example}.tsx';
      globalThis.sent = [];
      createRoot(document.getElementById('root')).render(<SignUp onSignUp={(values) => sent.push(values)} />);
    `);
    await page.addScriptTag({ content });
    await page.locator('#email').waitFor();
    return page;
  }
  const sent = (page: Page) => page.evaluate('JSON.stringify(sent)');
  const shown = (page: Page) => page.locator('#email-error').textContent();

  it('React Hook Form shows the reason at the field, and hands over the canonical address', async () => {
    const page = await openReact('react-hook-form');
    await page.fill('#email', 'anna..schmidt@example.com');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page)).toBe(DOTS);
    expect(await page.getAttribute('#email', 'aria-invalid')).toBe('true');
    expect(await sent(page)).toBe('[]');
    await page.getByRole('button', { name: 'Did you mean anna.schmidt@example.com?' }).click();
    expect(await page.inputValue('#email')).toBe('anna.schmidt@example.com');
    await expect.poll(() => shown(page)).toBe('');
    await page.fill('#email', 'Anna@EXAMPLE.com');
    await page.keyboard.press('Enter');
    await expect.poll(() => sent(page)).toBe('[{"email":"Anna@example.com"}]');
    expect(await shown(page)).toBe('');
    await page.close();
  });

  it('TanStack Form shows the reason and the suggestion, and hands over the canonical address', async () => {
    const page = await openReact('tanstack-form');
    await page.fill('#email', 'anna..schmidt@EXAMPLE.com');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page)).toBe(DOTS);
    expect(await page.evaluate('document.activeElement.id')).toBe('email');
    expect(await sent(page)).toBe('[]');
    await page.getByRole('button', { name: 'Did you mean' }).click();
    await expect.poll(() => page.inputValue('#email')).toBe('anna.schmidt@EXAMPLE.com');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await expect.poll(() => sent(page)).toBe('[{"email":"anna.schmidt@example.com"}]');
    await page.close();
  });

  it('the plain page works from the built package', async () => {
    if (!existsSync(new URL('../dist/dom.js', import.meta.url)))
      throw new Error('there is no build: npm run build');
    const page = await browser.newPage();
    const asked = await serveFiles(page);
    await page.goto(`${SITE}examples/forms/plain.html`);
    await page.fill('#email', 'anna..schmidt@example.com');
    await page.keyboard.press('Enter');
    expect(await page.locator('#email-note').textContent()).toBe(
      `${DOTS}Did you mean anna.schmidt@example.com?`,
    );
    expect(page.url()).toBe(`${SITE}examples/forms/plain.html`);
    await page.getByRole('button', { name: 'Did you mean' }).click();
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.waitForURL('**/plain.html?email=anna.schmidt%40example.com');
    expect(asked.filter((url) => !url.startsWith(SITE))).toEqual([]);
    await page.close();
  });
});
