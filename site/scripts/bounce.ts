/** The page that reads a bounce: what reads it is loaded when there is something to read. */

import { PASTED } from './search.ts';

const field = document.getElementById('pasted') as HTMLTextAreaElement;
const example = document.getElementById('example') as HTMLButtonElement;
let isLoading = false;

async function load(): Promise<void> {
  if (isLoading) return;
  isLoading = true;
  const isFrench = document.documentElement.lang === 'fr';
  const { read } = await (isFrench ? import('./bounce-fr.ts') : import('./bounce-en.ts'));
  read();
}

field.addEventListener('focus', load);
field.addEventListener('input', load);
example.addEventListener('click', async () => {
  field.value = example.dataset.bounce ?? '';
  await load();
  field.dispatchEvent(new Event('input'));
  field.focus();
});
if (sessionStorage.getItem(PASTED) !== null) void load();
