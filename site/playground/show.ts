import {
  en,
  formatMailbox,
  formatReason,
  type Level,
  type MailboxResult,
  type Reason,
  reasons as table,
} from 'mailbox-syntax';
import { fr, frForm } from 'mailbox-syntax/messages/fr';
import { emailSchema, enForm } from 'mailbox-syntax/standard';
import { citationOf } from '../../src/reference/citation.ts';
import type { Line } from './dialogue.ts';
import { element } from './element.ts';
import type { Host, HostAnswer } from './hosts.ts';
import { pieces, shown } from './pieces.ts';
import type { State } from './state.ts';
import { type Words, words } from './words.ts';

const messages = { en, fr };
const formMessages = { en: enForm, fr: frForm };

/** Longer addresses are shown up to here, in UTF-16 units: what parseMailbox reads of ASCII. */
const MAX_SHOWN = 4096;
/** Their octets are shown up to here. */
const MAX_OCTETS = 320;

/** What the address looks like, with every span marked and numbered. */
export function showAddress(address: string, reasons: readonly Reason[]): Node[] {
  const beginning = pieces(address.length, reasons).filter(({ start }) => start <= MAX_SHOWN);
  return beginning.map(({ start, end, reasons: numbers }) => {
    const text = Array.from(cut(address.slice(start, end)), (character) => {
      const visible = shown(character);
      if (visible === character) return character;
      return element('span', { class: character === ' ' ? 'space' : 'escape' }, visible);
    });
    if (numbers.length === 0) return element('span', {}, ...text);
    const level = levelOf(numbers, reasons);
    const kind = start === end ? 'missing' : 'span';
    return element('mark', { class: `${kind} ${level}` }, ...text, element('sup', {}, numbers.join(' ')));
  });
}

/** A longer text makes the page slow, and no one reads it. */
const cut = (text: string) => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}\u2026` : text);

function levelOf(numbers: readonly number[], reasons: readonly Reason[]): Level {
  return numbers.some((number) => reasons[number - 1]?.level === 'error') ? 'error' : 'warning';
}

/** Each reason: its number, its level, its words, its place, and where it is written. */
export function showReasons(
  reasons: readonly Reason[],
  state: State,
  why: (code: Reason['code']) => string,
): HTMLElement[] {
  const said = words[state.language];
  const asForm = state.profile === 'form' ? formWords(state) : [];
  return reasons.map((reason, index) => {
    const { code, level, start, end } = reason;
    const text = (level === 'error' && asForm.shift()) || formatReason(reason, messages[state.language]);
    return element(
      'li',
      { class: level },
      element('span', { class: 'number', 'aria-hidden': 'true' }, String(index + 1)),
      element('p', {}, element('strong', {}, `${said[level]} `), text),
      element(
        'details',
        { class: 'source' },
        element('summary', {}, `${said.at(start, end)} · `, element('code', {}, code), ` · ${said.why}`),
        element(
          'p',
          {},
          `${why(code)} `,
          source(code),
          ' · ',
          element('a', { href: `../reasons/${code}/` }, code),
        ),
      ),
    );
  });
}

/** What a form says of each error, in order. */
function formWords({ address, language, smtputf8 }: State): string[] {
  const schema = emailSchema({ messages: formMessages[language], smtputf8 });
  return schema['~standard'].validate(address).issues?.map(({ message }) => message) ?? [];
}

function source(code: Reason['code']): HTMLElement {
  const { name, url } = citationOf(table[code].rfc);
  return element('a', { href: url, rel: 'noreferrer' }, name);
}

export function showDialogue(state: State, lines: readonly Line[]): HTMLElement[] {
  const said = words[state.language];
  return lines.map(({ from, text, agrees }) =>
    element(
      'li',
      { class: `${from} ${agrees === null ? '' : agrees ? 'ok' : 'error'}` },
      element('abbr', { title: said[from] }, from === 'client' ? 'C' : 'S'),
      element(
        'span',
        {},
        Array.from(cut(text), (character) => (character === ' ' ? ' ' : shown(character))).join(''),
      ),
    ),
  );
}

/** Where the answer of a server comes from. */
export function hostNote(host: Host, answer: HostAnswer, said: Words): (string | HTMLElement)[] {
  const { title, date } = host;
  const { counts, because } = answer;
  const from = {
    exact: said.hostExact(title, date),
    alike: said.hostAlike(title, date, counts.host, counts.hook, counts.none),
    none: said.hostNone(title),
  };
  return [
    from[answer.from],
    ...(answer.alone ? [` ${said.hostAlone(answer.alone)}`] : []),
    ...(because ? [` ${said.hostBecause} `, element('span', { lang: 'en' }, because), '.'] : []),
  ];
}

/** How many octets each part has, of how many it may have (RFC 5321 4.5.3.1); a domain counts as its A-labels. */
export function showLengths(
  address: string,
  { mailbox }: Pick<MailboxResult, 'mailbox'>,
  said: Words,
): HTMLElement[] {
  const at = address.lastIndexOf('@');
  const parts: [string, string, number][] = [[said.whole, address, 254]];
  if (at >= 0) {
    const written = address.slice(at + 1);
    const whole = mailbox && formatMailbox(mailbox, { form: 'ascii' });
    const ascii = whole ? whole.slice(whole.lastIndexOf('@') + 1) : written;
    const name = ascii.length === written.length ? said.domain : said.asciiDomain;
    parts.unshift([said.localPart, address.slice(0, at), 64], [name, ascii, 253]);
  }
  return parts.flatMap(([name, part, limit]) => {
    const count = octetsOf(part).length;
    const kind = count > limit ? 'error' : '';
    return [element('dt', {}, name), element('dd', { class: kind }, said.octetsOf(count, limit))];
  });
}

function octetsOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Each character with its octets in UTF-8. */
export function showOctets(address: string, reasons: readonly Reason[], said: Words): HTMLElement[] {
  const cells: HTMLElement[] = [];
  let start = 0;
  let octets = 0;
  const total = octetsOf(address).length;
  for (const character of address) {
    if (octets >= MAX_OCTETS) {
      cells.push(element('li', { class: 'more' }, said.more(total - octets)));
      break;
    }
    const end = start + character.length;
    const numbers = reasons.flatMap((reason, index) =>
      reason.start < end && reason.end > start ? [index + 1] : [],
    );
    const hex = Array.from(octetsOf(character), (octet) => octet.toString(16).toUpperCase().padStart(2, '0'));
    const kind = numbers.length > 0 ? levelOf(numbers, reasons) : '';
    cells.push(
      element('li', { class: kind }, element('b', {}, shown(character)), element('code', {}, hex.join(' '))),
    );
    start = end;
    octets += hex.length;
  }
  return cells;
}

/** The canonical forms of a valid address. */
export function showForms({ mailbox }: Pick<MailboxResult, 'mailbox'>, said: Words): HTMLElement[] {
  if (!mailbox) return [];
  return [
    element('dt', {}, said.unicode),
    element('dd', {}, element('bdi', {}, mailbox.unicode)),
    element('dt', {}, said.ascii),
    element('dd', {}, element('bdi', {}, formatMailbox(mailbox, { form: 'ascii' }))),
    element('dt', {}, said.needsSmtputf8),
    element('dd', {}, mailbox.smtputf8 ? said.yes : said.no),
  ];
}
