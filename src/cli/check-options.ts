import { parseArgs } from 'node:util';
import type { Messages } from '../messages/catalogue.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import type { Profile } from '../profiles.ts';
import type { ReplyStyle } from '../reply.ts';
import { UsageError } from './usage.ts';

/** The languages of the reasons; a reply is always English. */
const languages: Readonly<Record<string, Messages>> = { en, fr };

/** The options that take one of a few values; the first is the default, but for `format`. */
const choices = {
  format: {
    values: ['text', 'ndjson', 'csv'],
    about: 'default: text on a terminal, else ndjson',
  },
  grammar: {
    values: ['rfc5321', 'rfc5322'],
    about: 'bare addresses, or those of a message header: Name <address>',
  },
  profile: {
    values: ['smtp', 'rfc', 'form', 'interoperable'] satisfies Profile[],
    about: 'for servers, the standards alone, for forms, for new addresses',
  },
  command: { values: ['RCPT', 'MAIL'], about: 'the SMTP command that is replied to' },
  'reply-style': {
    values: ['553', 'rfc5321', '501'] satisfies ReplyStyle[],
    about: 'refuse with 553, with 501 where RFC 5321 has it, or with 501',
  },
  lang: { values: Object.keys(languages), about: 'the language of the reasons' },
} as const satisfies Record<string, { values: readonly string[]; about: string }>;

type ChoiceName = keyof typeof choices;
type ChoiceOf<N extends ChoiceName> = (typeof choices)[N]['values'][number];

/** What `check` is asked to do. */
export interface CheckOptions {
  files: string[];
  help: boolean;
  version: boolean;
  /** Null when not asked for. */
  format: ChoiceOf<'format'> | null;
  grammar: ChoiceOf<'grammar'>;
  profile: Profile;
  smtputf8: boolean;
  /** Whether to judge the ends of domains, and to look for near misses. */
  suffix: boolean;
  nearMiss: boolean;
  command: 'MAIL' | 'RCPT';
  replyStyle: ReplyStyle;
  messages: Messages;
  /** Whether to ask DNS, and which server, HOST:PORT; null for the machine's own. */
  dns: { server: string | null } | null;
}

/**
 * Reads the arguments of `check`.
 * @throws UsageError, or the error of node:util's parseArgs
 */
export function readCheckOptions(argv: readonly string[]): CheckOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      grammar: { type: 'string' },
      profile: { type: 'string' },
      command: { type: 'string' },
      'reply-style': { type: 'string' },
      lang: { type: 'string' },
      'no-smtputf8': { type: 'boolean' },
      suffix: { type: 'boolean' },
      'no-near-miss': { type: 'boolean' },
      dns: { type: 'boolean' },
      'dns-server': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  if (values['no-near-miss'] && !values.suffix) throw new UsageError('--no-near-miss needs --suffix');
  const server = values['dns-server'];
  if (server !== undefined && !values.dns) throw new UsageError('--dns-server needs --dns');
  return {
    files: positionals,
    help: values.help ?? false,
    version: values.version ?? false,
    format: values.format === undefined ? null : choose('format', values.format),
    grammar: choose('grammar', values.grammar),
    profile: choose('profile', values.profile),
    smtputf8: !values['no-smtputf8'],
    suffix: values.suffix ?? false,
    nearMiss: !values['no-near-miss'],
    command: choose('command', values.command),
    replyStyle: choose('reply-style', values['reply-style']),
    messages: languages[choose('lang', values.lang)] as Messages,
    dns: values.dns ? { server: server ?? null } : null,
  };
}

function choose<N extends ChoiceName>(name: N, value: string | undefined): ChoiceOf<N> {
  const values: readonly ChoiceOf<N>[] = choices[name].values;
  const chosen = value === undefined ? values[0] : values.find((candidate) => candidate === value);
  if (chosen === undefined) {
    throw new UsageError(`--${name}: expected ${values.join(', ')}, got ${JSON.stringify(value)}`);
  }
  return chosen;
}

const INDENT = 17;

/** The help of `check`. */
export function checkHelp(): string {
  const options = Object.entries(choices).flatMap(([name, { values, about }]) => {
    const hasDefault = name !== 'format' && values.length > 1;
    const listed = values.join('|') + (hasDefault ? ` (default: ${values[0]})` : '');
    return [entry(`--${name}`, listed), entry('', about)];
  });
  return `Usage: mailbox-syntax check [OPTION...] [FILE...]

Judges email addresses, one a line, from files or from standard input (-).
A line is judged as it is: nothing is trimmed. Empty lines are skipped.

${[
  ...options,
  entry('--no-smtputf8', 'refuse what needs SMTPUTF8, as a server without it does'),
  entry('--suffix', 'also judge how domains end: unknown, misspelt, for special use'),
  entry('--no-near-miss', 'with --suffix: suggest no well-known domain instead'),
  entry('--dns', 'ask DNS whether the domains of valid addresses take mail'),
  entry('--dns-server', 'HOST:PORT of the DNS server (default: those of this machine)'),
  entry('--help', 'show this'),
  entry('--version', 'show the version'),
].join('\n')}

Exit code: 0 all valid, 1 some invalid, 2 usage, or a file that cannot be read.
NO_COLOR and FORCE_COLOR are honoured.
`;
}

function entry(name: string, about: string): string {
  return `${`  ${name}`.padEnd(INDENT)}${about}`;
}
