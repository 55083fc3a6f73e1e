import { parseMailbox } from 'mailbox-syntax';
import { byId, element } from './element.ts';
import { showAddress, showDialogue, showForms, showLengths, showOctets, showReasons } from './show.ts';
import { languages, profiles, readHash, roles, type State, toHash } from './state.ts';
import { words } from './words.ts';

const EXAMPLES = [
  'anna.schmidt@example.com',
  'anna..schmidt@exam_ple.com',
  'Anna Schmidt <anna@example.com>',
  'jörg@bücher.example',
  'jÃ¶rg@example.com',
  '"john doe"@[IPv6:2001:db8::25]',
  'us\u200ber@example。com',
];

const input = byId<HTMLInputElement>('address');
const smtputf8 = byId<HTMLInputElement>('smtputf8');
const link = byId<HTMLInputElement>('link');
const groups = { language: languages, profile: profiles, role: roles };

let state = readHash(location.hash, {
  address: EXAMPLES[1] as string,
  profile: 'smtp',
  role: 'RCPT',
  smtputf8: true,
  language: navigator.language.startsWith('fr') ? 'fr' : 'en',
});

let writing: ReturnType<typeof setTimeout> | undefined;

/** Changes the state, the page, and the link. */
function change(some: Partial<State>): void {
  const isOther = some.language !== undefined && some.language !== state.language;
  state = { ...state, ...some };
  clearTimeout(writing);
  // Once a key has come up: Safari throws where a page does this a hundred times in ten seconds.
  writing = setTimeout(() => history.replaceState(null, '', toHash(state)), 200);
  if (isOther) speak();
  show();
}

/** Writes the words of the page, and its choices. */
function speak(): void {
  const said = words[state.language];
  document.documentElement.lang = state.language;
  document.title = said.title;
  for (const place of document.querySelectorAll<HTMLElement>('[data-word]')) {
    const word = said[place.dataset.word as keyof typeof said];
    if (typeof word === 'string') place.textContent = word;
  }
  for (const [name, values] of Object.entries(groups)) {
    const labels: Readonly<Record<string, string>> =
      name === 'profile' ? said.profiles : name === 'role' ? said.roles : { en: 'English', fr: 'Français' };
    const choices = values.map((value) => {
      const radio = element('input', { type: 'radio', name, value });
      radio.checked = state[name as keyof typeof groups] === value;
      return element('label', {}, radio, element('span', {}, labels[value] ?? value));
    });
    replaceKeepingFocus(byId(name), choices);
  }
}

/** New words must not take the focus from the choice that a keyboard has just made. */
function replaceKeepingFocus(group: HTMLElement, choices: HTMLElement[]): void {
  const hadFocus = group.contains(document.activeElement);
  group.replaceChildren(...choices);
  if (hadFocus) group.querySelector<HTMLInputElement>('input:checked')?.focus();
}

function show(): void {
  const said = words[state.language];
  const { address, profile } = state;
  const result = parseMailbox(address, { profile, smtputf8: state.smtputf8 });
  const { valid, reasons, suggestion } = result;
  if (input.value !== address) input.value = address;
  smtputf8.checked = state.smtputf8;

  const verdict = byId('verdict');
  verdict.textContent = valid ? (reasons.length > 0 ? said.validWarned : said.valid) : said.invalid;
  verdict.className = valid ? (reasons.length > 0 ? 'warning' : 'ok') : 'error';
  if (valid) input.removeAttribute('aria-invalid');
  else input.setAttribute('aria-invalid', 'true');

  byId('shown').replaceChildren(...showAddress(address, reasons));
  byId('reasons').replaceChildren(...showReasons(reasons, state));
  byId('none').hidden = reasons.length > 0;
  showSuggestion(suggestion, said.didYouMean);
  byId('dialogue').replaceChildren(...showDialogue(state));
  byId('lengths').replaceChildren(...showLengths(address, result, said));
  byId('octets').replaceChildren(...showOctets(address, reasons, said));
  byId('forms').replaceChildren(...showForms(result, said));
  link.value = location.href.replace(/#.*/, '') + toHash(state);
  byId('copied').textContent = '';
}

function showSuggestion(suggestion: string | null, template: string): void {
  const button = byId('suggestion');
  button.hidden = suggestion === null;
  const [before = '', after = ''] = template.split('{suggestion}');
  button.replaceChildren(before, element('bdi', {}, suggestion ?? ''), after);
  button.onclick = () => {
    if (suggestion === null) return;
    change({ address: suggestion });
    input.focus();
  };
}

function listen(): void {
  input.addEventListener('input', () => change({ address: input.value }));
  smtputf8.addEventListener('change', () => change({ smtputf8: smtputf8.checked }));
  for (const name of Object.keys(groups)) {
    byId(name).addEventListener('change', ({ target }) =>
      change({ [name]: (target as HTMLInputElement).value } as Partial<State>),
    );
  }
  byId('copy').addEventListener('click', async () => {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
      byId('copied').textContent = words[state.language].copied;
    } catch {
      // Not allowed here: the link stays selected, for the person to copy.
    }
  });
  addEventListener('hashchange', () => {
    clearTimeout(writing);
    state = readHash(location.hash, state);
    speak();
    show();
  });
}

byId('examples').append(
  ...EXAMPLES.map((address) => {
    const button = element('button', { type: 'button' }, element('bdi', {}, address));
    button.addEventListener('click', () => change({ address }));
    return element('li', {}, button);
  }),
);
listen();
speak();
show();
