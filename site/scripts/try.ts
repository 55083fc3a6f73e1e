/** The field of the start page: the address goes to the playground in the fragment, which no server sees. */

const form = document.querySelector<HTMLFormElement>('form.tryout');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const address = form.querySelector('input')?.value ?? '';
  location.href = `${form.action}#${new URLSearchParams({ address, lang: document.documentElement.lang })}`;
});
