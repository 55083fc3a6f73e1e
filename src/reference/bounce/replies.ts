/** Replies of servers in a text that a person reads: lines of a session, of a log, or of a letter from a mail server. */

import { unicodePattern } from '../../unicode-pattern.ts';

/** A reply as it stands in a text. */
export interface RawReply {
  /** Its line in what was pasted, from 1, as far as it can be told; of a decoded part, in that. */
  line: number;
  code: string | null;
  enhanced: string | null;
  /** The words after the codes, on one line. */
  text: string;
  /** What the reply stands in: from its paragraph or log line, the reply included. */
  around: string;
  /** The command that it answers; null where the text does not say. */
  command: Command | null;
  /** What the last such commands named between their brackets, and the last address that the text named before. */
  named: { MAIL: string | null; RCPT: string | null; other: string | null };
}

type Command = 'MAIL' | 'RCPT' | 'DATA' | 'other';

/** No more of one reply is read, in UTF-16 units. */
const MAX_REPLY = 4000;

/** `553`, `553 5.1.3`, `553-5.1.3`, `553 #5.1.3`, `(553, b'5.1.3`, `550: 5.7.1`. */
const AT_START = /^([2-5]\d\d)(?:(?=-)|(?=[ \t])|$)/;
const WITH_ENHANCED = /(?<![\w.:/#-])([2-5]\d\d)[ \t\-:,'"b(#]{1,5}([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g;
/** A code after the words that announce one, or after a colon and before more words. */
const AFTER_WORD = String.raw`(?:said|says|responded|response|reason|returned|with|code|serveur|server|status|smtp|was|reply|[;(])["']?[ \t]{0,3}(?:code[ \t])?[:;=(]?[ \t]{0,3}["'\u00ab(<]{0,2}([2-5]\d\d)(?=[ \t\-:,'")]|$)|(?:error|fehler|erreur|errore|erro|fout|b\u0142\u0105d|\u043e\u0448\u0438\u0431\u043a\u0430)[ \t]{1,3}(?:code[ \t])?[#:]?[ \t]{0,3}(4[2-5]\d|5[0-7]\d)(?=[ \t\-:,'")]|$)|:[ \t]{1,3}["'\u00ab]?([45]\d\d)[ -](?=[\p{L}<[#"'(\d])`;
let compiled: RegExp | undefined;

/** The pattern, compiled at its first use: it names properties of Unicode. */
function afterWord(): RegExp {
  compiled ??= new RegExp(AFTER_WORD, 'giu');
  return compiled;
}

/** A reply of several lines that begins inside a line. */
const OPENS_INSIDE = String.raw`(?:^|[\s:;('"])([45]\d\d)-(?:[245]\.\d|\p{L})`;
/** An enhanced code anywhere in the words of a reply, and one without a reply code, where more must speak for it. */
const ENHANCED_IN_WORDS = /(?:^|[#=:(\s"'])([45]\.[0-7]\.\d{1,3})(?![\d.]*\d)/;
const ENHANCED_ALONE =
  /(?:^|#|status:?[ \t]{0,3}|dsn=|[("']|(?:respon\w{1,4}|r\u00e9pon\w{1,3}|antwort\w{0,3}|geantwortet|rispo\w{1,6}|respuesta|resposta|odpowied\w{1,4}|\u043e\u0442\u0432\u0435\u0442\w{0,3}|said|was|error|failed|@[\w.-]{1,253}) ?:[ \t]{1,3})([45]\.[0-7]\.\d{1,3})(?![\d.]*\d)/i;
const COMMAND =
  /^(?:\W{0,4}C:|>>>|->|SENT|CLIENT[ \w>-]{0,10}:)?\s*\W{0,4}(MAIL\s+FROM|RCPT\s+TO|DATA|EHLO|HELO|QUIT|RSET)\b(.*)$/i;
const IN_REPLY =
  /in reply to (?:end of )?(MAIL FROM|RCPT TO|DATA)|after (?:end of )?(MAIL FROM|RCPT TO|DATA)|(?:^|[\s,])(MAIL FROM|RCPT TO):/i;
const LOG = /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\d{4}-\d\d-\d\d[T ]\d\d:)/;

interface Segment {
  line: number;
  lines: string[];
  column: number;
  /** The code at its beginning, or of the reply of several lines inside it. */
  code: string | null;
  /** Whether it begins with its code. */
  starts: boolean;
  /** Whether the last line was `553-`, so that another must follow. */
  isOpen: boolean;
}

/** The replies of a text, in order; at most `limit`. */
export function repliesIn(lines: readonly string[], limit: number): RawReply[] {
  const found: RawReply[] = [];
  const named: RawReply['named'] = { MAIL: null, RCPT: null, other: null };
  let command: Command | null = null;
  let before = '';
  let segment: Segment | null = null;

  const close = () => {
    if (segment && found.length < limit) {
      const reply = read(segment, before, command, named);
      if (reply) found.push(reply);
      before = `${before} ${segment.lines.join(' ')}`.slice(-MAX_REPLY);
    }
    segment = null;
  };

  for (const [index, whole] of lines.entries()) {
    if (found.length >= limit) break;
    const line = whole.length > MAX_REPLY ? whole.slice(0, MAX_REPLY) : whole;
    const text = withoutMark(line);
    if (text === '') {
      close();
      before = '';
      continue;
    }
    const spoken = commandOf(line);
    if (spoken) {
      close();
      command = spoken.command;
      if (spoken.path !== null && (command === 'MAIL' || command === 'RCPT')) named[command] = spoken.path;
      continue;
    }
    const column = line.length - line.trimStart().length;
    const [, code = null] = AT_START.exec(text) ?? [];
    const open = segment as Segment | null;
    if (open && !beginsAnew(open, text, code, column, line)) {
      open.lines.push(code !== null && code === open.code ? text.slice(4) : text);
      if (code !== null) open.isOpen = text[3] === '-';
      if (open.code === null) {
        open.code = unicodePattern(OPENS_INSIDE).exec(text)?.[1] ?? null;
        open.isOpen = open.code !== null;
      }
    } else {
      close();
      const inside = code === null ? (unicodePattern(OPENS_INSIDE).exec(text)?.[1] ?? null) : null;
      const isOpen = code === null ? inside !== null : text[3] === '-';
      segment = {
        line: index + 1,
        lines: [text],
        column,
        code: code ?? inside,
        starts: code !== null,
        isOpen,
      };
    }
    const address = namedIn(text);
    if (address !== null && code === null) named.other = address;
  }
  close();
  return found;
}

/** Whether a line is no more of the reply that is open. */
function beginsAnew(open: Segment, text: string, code: string | null, column: number, line: string): boolean {
  if (LOG.test(line)) return true;
  if (code !== null) {
    if (code === open.code && open.isOpen) return false;
    // A number that a folded line happens to begin with is none; one that stands where the others stand is.
    return open.code === null || column <= open.column || /^\d{3}[ -][245]\.\d/.test(text);
  }
  // `<anna@example.com>: host …` of the next recipient.
  return column <= open.column && /^<[^<>]{1,320}>(?::|\.\.\.)/.test(text);
}

/** A line without blanks and the mark of who speaks. */
function withoutMark(line: string): string {
  return line.trim().replace(/^(?:S:|<<<|<-|<~|SERVER -> CLIENT:|< |[*] )\s*/i, '');
}

function commandOf(line: string): { command: Command; path: string | null } | null {
  const [, verb, after = ''] = COMMAND.exec(line.trim()) ?? [];
  if (!verb) return null;
  const rest = after.replace(/^\s*:?\s*/, '');
  const name = verb.toUpperCase();
  const isPath = name.startsWith('MAIL') || name.startsWith('RCPT');
  // `DATA` and the others only where nothing else is said: a sentence may begin with them.
  if (!isPath && rest !== '' && !/^\S+$/.test(rest)) return null;
  const from = rest.indexOf('<');
  const to = rest.lastIndexOf('>');
  const path = from >= 0 && to > from ? rest.slice(from + 1, to) : rest.split(/\s/)[0] || null;
  const command = name.startsWith('MAIL')
    ? 'MAIL'
    : name.startsWith('RCPT')
      ? 'RCPT'
      : name === 'DATA'
        ? 'DATA'
        : 'other';
  return { command, path: isPath ? path : null };
}

/** An address as a dictionary of Python has it as its key, spaces too: `{'anna@example .com': (501, …`. */
const KEY = /'([^'@]{0,320}@[^'@]{0,320})': \(\d{3},/;
/** An address between quotes. */
const QUOTED = /(["'])([^\s"'<>@]{1,320}@[^\s"'<>@]{1,320})\1/g;
/** An address in a sentence; of one with a comma for a dot, `anna@example,com:`, the ending too. */
const WORD =
  /(?<![^\s<>()[\]{}"',;:])[^\s<>()[\]{}"',;:@]{1,320}@[^\s<>()[\]{}"',;:@]{1,320}(?:,[a-z]{2,24}(?=[\s:;'")]|$)(?![\s:;'")]{1,3}[^\s@]*@))?/gi;

/** The address that a line names: `<anna@example.com>:`, a line of an address alone, or the last one in a sentence. */
function namedIn(text: string): string | null {
  const [, bracketed] = /^<([^<>]{1,320})>/.exec(text) ?? [];
  if (bracketed?.includes('@')) return bracketed;
  if (!text.includes('@')) return null;
  const [, key] = KEY.exec(text) ?? [];
  if (key !== undefined) return key;
  // What stands between quotes is whole: `{'anna@example.com.': (501, …`.
  const quoted = [...text.matchAll(QUOTED)].filter(
    ({ index }) => !/id["']?: ?$/.test(text.slice(Math.max(0, index - 8), index)),
  );
  if (quoted.length > 0) return quoted.at(-1)?.[2] ?? null;
  const words = [...text.matchAll(WORD)].map(([word]) => word).filter((one) => one.length < 400);
  // The comma is in the address where no more than an ending follows it.
  return words.at(-1)?.replace(/(?<![.!?])[.!?]+$/, '') ?? null;
}

/** The first address that a text names. */
export function firstNamed(lines: readonly string[]): string | null {
  for (const line of lines) {
    const address = namedIn(withoutMark(line.slice(0, MAX_REPLY)));
    if (address !== null) return address;
  }
  return null;
}

function read(
  { line, lines, code, starts }: Segment,
  before: string,
  command: Command | null,
  named: RawReply['named'],
): RawReply | null {
  const first = starts ? code : null;
  const whole = lines.join(' ').replace(/\s+/g, ' ').slice(0, MAX_REPLY);
  const place = placeOf(whole, first);
  const around = `${before} ${whole}`.trim();
  if (!place) {
    const [, alone] = ENHANCED_ALONE.exec(whole) ?? [];
    if (!alone) return null;
    return {
      line,
      code: null,
      enhanced: alone,
      text: whole,
      around,
      command: saidCommand(around) ?? command,
      named: { ...named },
    };
  }
  const { enhanced, at } = place;
  // Every line of a reply repeats the enhanced code.
  const text = enhanced ? whole.slice(at).replaceAll(` ${enhanced} `, ' ') : whole.slice(at);
  return {
    line,
    code: place.code,
    enhanced: enhanced ?? ENHANCED_IN_WORDS.exec(whole.slice(at))?.[1] ?? null,
    text: text.replace(/^[\s\-:,'")]+/, '').trim(),
    around,
    command: saidCommand(around) ?? command,
    named: { ...named },
  };
}

/** Where the codes of a reply stand: that of the server farthest away, if the text tells of several. */
function placeOf(
  whole: string,
  first: string | null,
): { code: string; enhanced: string | null; at: number } | null {
  let best: { code: string; enhanced: string | null; at: number } | null = null;
  for (const match of whole.matchAll(WITH_ENHANCED)) {
    const [all, code = '', enhanced = ''] = match;
    if (code[0] !== enhanced[0]) continue;
    const isRelayed = /smtp; ?$/i.test(whole.slice(Math.max(0, match.index - 6), match.index));
    if (!best || isRelayed) best = { code, enhanced, at: match.index + all.length };
  }
  // A code at the beginning that another follows in the text of the reply.
  if (first !== null && (!best || best.code !== first)) return { code: first, enhanced: null, at: 3 };
  if (best) return best;
  for (const match of whole.matchAll(afterWord())) {
    const code = (match[1] ?? match[2] ?? match[3]) as string;
    const isExpected = /expected[\w ]*(?:code )?$/i.test(
      whole.slice(Math.max(0, match.index - 20), match.index + 5),
    );
    const isOfWeb = /\bhttp/i.test(whole.slice(Math.max(0, match.index - 20), match.index));
    if (isExpected || isOfWeb || code[0] === '2' || code[0] === '3') continue;
    return { code, enhanced: null, at: match.index + match[0].lastIndexOf(code) + code.length };
  }
  return null;
}

function saidCommand(text: string): Command | null {
  const match = IN_REPLY.exec(text);
  const name = (match?.[1] ?? match?.[2] ?? match?.[3])?.toUpperCase();
  if (!name) return null;
  return name.startsWith('MAIL') ? 'MAIL' : name.startsWith('RCPT') ? 'RCPT' : 'DATA';
}
