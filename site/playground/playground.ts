import { why as whyEn } from '../../src/reference/en/why.ts';
import { why as whyFr } from '../../src/reference/fr/why.ts';
import { dialogue } from './dialogue.ts';
import { byId, element } from './element.ts';
import { type Host, hostOf, type Recorded } from './hosts.ts';
import { listenToLines } from './lines.ts';
import { readRules } from './rules.ts';
import {
  hostNote,
  showAddress,
  showDialogue,
  showForms,
  showLengths,
  showOctets,
  showReasons,
} from './show.ts';
import {
  beginning,
  grammars,
  profiles,
  readHash,
  readHex,
  readLevels,
  roles,
  type State,
  styles,
  toHash,
} from './state.ts';
import { check } from './verdict.ts';
import { words } from './words.ts';

declare const VERSION: string;

const EXAMPLES = [
  'anna.schmidt@example.com',
  'anna..schmidt@exam_ple.com',
  'Anna Schmidt <anna@example.com>',
  'anna@gmial.com',
  'jörg@bücher.example',
  'jÃ¶rg@example.com',
  '"john doe"@[IPv6:2001:db8::25]',
  'us\u200ber@example。com',
];

const input = byId<HTMLInputElement>('address');
const levels = byId<HTMLInputElement>('levels');
const link = byId<HTMLInputElement>('link');
const conventions = byId<HTMLTextAreaElement>('conventions');
const hosts = byId<HTMLSelectElement>('host');
const groups = { profile: profiles, grammar: grammars, role: roles, style: styles };
const flags = ['smtputf8', 'nearMiss', 'providers', 'hex'] as const;
const language = document.documentElement.lang === 'fr' ? 'fr' : 'en';
const said = words[language];
const why = language === 'fr' ? whyFr : whyEn;

let state = readHash(location.hash, { ...beginning, language });
let writing: ReturnType<typeof setTimeout> | undefined;
/** What was recorded of servers, once it was asked for. */
let recorded: Recorded | null | undefined;

const OWN = `{
  "example.com": {
    "characters": ["letters", "digits", "."],
    "minOctets": 3,
    "delimiter": "+",
    "blocked": ["nobody", "test*"]
  }
}`;

/** A link is in the language of whoever made it. */
function speakAsLinked(): void {
  if (state.language === language) return;
  const other = document.querySelector<HTMLAnchorElement>('a.language');
  if (other) location.replace(other.href.replace(/#.*/, '') + toHash(state));
}

/** Changes the state, the page, and the link. */
function change(some: Partial<State>): void {
  state = { ...state, ...some };
  clearTimeout(writing);
  // Once a key has come up: Safari throws where a page does this a hundred times in ten seconds.
  writing = setTimeout(() => history.replaceState(null, '', toHash(state)), 200);
  show();
}

/** Writes the choices. */
function choices(): void {
  for (const [name, values] of Object.entries(groups)) {
    const labels: Readonly<Record<string, string>> = {
      ...(name === 'profile' && said.profiles),
      ...(name === 'grammar' && said.grammars),
      ...(name === 'role' && said.roles),
      ...(name === 'style' && said.styles),
    };
    const radios = values.map((value) => {
      const radio = element('input', { type: 'radio', name, value });
      radio.checked = state[name as keyof typeof groups] === value;
      return element('label', {}, radio, element('span', {}, labels[value] ?? value));
    });
    byId(name).replaceChildren(...radios);
  }
}

function show(): void {
  const { address } = state;
  if (input.value !== address) input.value = address;
  if (levels.value !== state.levels) levels.value = state.levels;
  for (const name of flags) byId<HTMLInputElement>(name).checked = state[name];
  const fault = readLevels(state.levels).fault;
  byId('levels-fault').textContent = fault === null ? '' : said.levelsFault(fault);
  showRules();

  const isEmpty = address === '';
  const isNoHex = state.hex && readHex(address) === null;
  const found = check(state);
  const { valid, reasons, suggestion, text } = found;
  const verdict = byId('verdict');
  const kind = isEmpty
    ? 'neutral'
    : isNoHex
      ? 'neutral'
      : valid
        ? reasons.length > 0
          ? 'warning'
          : 'ok'
        : 'error';
  const names = {
    neutral: isNoHex ? said.hexFault : said.empty,
    ok: said.valid,
    warning: said.validWarned,
    error: said.invalid,
  };
  verdict.textContent = names[kind];
  verdict.className = kind;
  if (kind === 'error') input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');

  const shown = kind === 'neutral' ? [] : reasons;
  byId('shown').replaceChildren(...showAddress(text, shown));
  byId('reasons').replaceChildren(...showReasons(shown, state, (code) => why[code]));
  byId('none').hidden = kind === 'neutral' || reasons.length > 0;
  showSuggestion(kind === 'neutral' ? null : suggestion);
  // An empty field asks nothing of a server, but for the null sender.
  showSession(text, isNoHex || (isEmpty && state.role === 'RCPT'));
  byId('lengths').replaceChildren(...(isEmpty ? [] : showLengths(text, found, said)));
  byId('octets').replaceChildren(...showOctets(text, shown, said));
  byId('forms').replaceChildren(...showForms(found, said));
  byId('no-form').hidden = kind === 'neutral' || found.mailbox !== null;
  for (const place of document.querySelectorAll<HTMLElement>('.of-address')) place.hidden = isEmpty;
  byId('json').textContent = isEmpty ? '' : escaped(JSON.stringify(found.result, null, 2));
  byId('program').textContent = isEmpty ? '' : found.program;
  link.value = location.href.replace(/#.*/, '') + toHash(state);
  byId('case').textContent = escaped(
    JSON.stringify(
      {
        version: VERSION,
        state,
        valid,
        reasons: reasons.map(({ code }) => code),
        suggestion,
        engine: navigator.userAgent,
      },
      null,
      2,
    ),
  );
  for (const place of document.querySelectorAll<HTMLAnchorElement>('a.language')) {
    place.href =
      place.href.replace(/#.*/, '') + toHash({ ...state, language: language === 'fr' ? 'en' : 'fr' });
  }
  byId('copied').textContent = '';
  byId<HTMLTableElement>('peers').hidden = true;
}

/** The rules of the site's own, and what is wrong with them: its place is selected when it is asked for. */
function showRules(): void {
  if (conventions.value !== state.conventions) conventions.value = state.conventions;
  if (state.conventions !== '') byId<HTMLDetailsElement>('own').open = true;
  const { fault } = readRules(state);
  byId('conventions-fault').textContent = fault?.message ?? '';
  if (fault) conventions.setAttribute('aria-invalid', 'true');
  else conventions.removeAttribute('aria-invalid');
}

/** The session with the chosen server. */
function showSession(address: string, isNothing: boolean): void {
  const isKnown = [...hosts.options].some(({ value }) => value === state.host);
  hosts.value = isKnown ? state.host : '';
  const host = recorded && isKnown ? hostOf(recorded, state.host) : null;
  const { lines, answer } = isNothing ? { lines: [], answer: null } : dialogue({ ...state, address }, host);
  byId('session').hidden = isNothing;
  byId('dialogue').replaceChildren(...showDialogue(state, lines));
  byId('host-note').replaceChildren(...noteOf(host, answer));
  if (hosts.value !== '' && recorded === undefined) void loadHosts();
}

function noteOf(
  host: Host | null,
  answer: Parameters<typeof hostNote>[1] | null,
): ReturnType<typeof hostNote> {
  if (hosts.value === '') return [];
  if (recorded === undefined) return [said.hostLoading];
  if (recorded === null || !host) return [said.hostFault];
  return answer ? hostNote(host, answer, said) : [];
}

async function loadHosts(): Promise<void> {
  recorded = await fetch(`${document.body.dataset.root}hosts.json`)
    .then((response) => (response.ok ? (response.json() as Promise<Recorded>) : null))
    .catch(() => null);
  show();
}

/** JSON with what is invisible, or turns a text, as an escape. */
function escaped(json: string): string {
  return json.replace(/[^\n\x20-\x7e\p{L}\p{N}\p{M}\p{P}\p{S}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

function showSuggestion(suggestion: string | null): void {
  const button = byId<HTMLButtonElement>('suggestion');
  button.hidden = suggestion === null;
  const [before = '', after = ''] = said.didYouMean.split('{suggestion}');
  button.replaceChildren(before, element('bdi', {}, suggestion ?? ''), after);
  button.onclick = () => {
    if (suggestion === null) return;
    change({ address: suggestion, hex: false });
    input.focus();
  };
}

/** What others say of the input; they are loaded now. */
async function askPeers(): Promise<void> {
  const { peers } = await import('./peers.ts');
  const table = byId<HTMLTableElement>('peers');
  const own = check(state).valid;
  const rows = peers(state.address).map(({ name, accepts, as }) => {
    const answer = accepts ? (as === null ? said.accepts : said.changes(as)) : said.refuses;
    const differs = accepts === own ? '' : 'differs';
    return element(
      'tr',
      { class: differs },
      element('th', { scope: 'row' }, name),
      element('td', { class: accepts ? 'ok' : 'error' }, answer),
    );
  });
  const first = element(
    'tr',
    {},
    element('th', { scope: 'row' }, 'mailbox-syntax'),
    element('td', { class: own ? 'ok' : 'error' }, own ? said.accepts : said.refuses),
  );
  table.tBodies[0]?.replaceChildren(first, ...rows);
  table.hidden = false;
}

async function copy(name: string): Promise<void> {
  const place = byId(name);
  const text = place instanceof HTMLInputElement ? place.value : (place.textContent ?? '');
  try {
    await navigator.clipboard.writeText(text);
    byId('copied').textContent = said.copied;
  } catch {
    // Not allowed here: it is selected, for the person to copy.
    if (place instanceof HTMLInputElement) place.select();
    else getSelection()?.selectAllChildren(place);
  }
}

function listen(): void {
  input.addEventListener('input', () => change({ address: input.value }));
  levels.addEventListener('input', () => change({ levels: levels.value }));
  conventions.addEventListener('input', () => change({ conventions: conventions.value }));
  byId('conventions-example').addEventListener('click', () => change({ conventions: OWN }));
  // A hook checks by the profile `mta` unless it is told otherwise.
  hosts.addEventListener('change', () => {
    change({ host: hosts.value, ...(hosts.value !== '' && state.profile === 'smtp' && { profile: 'mta' }) });
    choices();
  });
  for (const name of flags) {
    byId(name).addEventListener('change', ({ target }) =>
      change({ [name]: (target as HTMLInputElement).checked }),
    );
  }
  for (const name of Object.keys(groups)) {
    byId(name).addEventListener('change', ({ target }) =>
      change({ [name]: (target as HTMLInputElement).value } as Partial<State>),
    );
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    button.addEventListener('click', () => copy(button.dataset.copy ?? ''));
  }
  byId('ask-peers').addEventListener('click', () => void askPeers());
  addEventListener('hashchange', () => {
    clearTimeout(writing);
    state = readHash(location.hash, state);
    speakAsLinked();
    choices();
    show();
  });
}

byId('examples').append(
  ...EXAMPLES.map((address) => {
    const button = element('button', { type: 'button' }, element('bdi', {}, address));
    button.addEventListener('click', () => change({ address, hex: false }));
    return element('li', {}, button);
  }),
);
byId('version').textContent = said.engine(
  VERSION,
  /(?:Firefox|Edg|Chrome|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? navigator.userAgent,
);
speakAsLinked();
listen();
listenToLines(said, language);
choices();
show();
