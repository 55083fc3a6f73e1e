import type { HelpWords } from './help.ts';

/** English. */
export const helpEn: HelpWords = {
  usage: 'Usage: mailbox-syntax check [OPTION...] [FILE...]',
  about: [
    'Judges email addresses, one a line, from files or from standard input (-).',
    'A line is judged as it is: nothing is trimmed. Empty lines are skipped.',
    'gzip is unpacked.',
  ],
  judging: 'How to judge and to say it:',
  tables: 'Tables and other input:',
  lists: 'Long lists:',
  byDefault: '(default: {value})',
  choices: {
    format: 'default: text on a terminal, else ndjson',
    grammar: 'bare addresses, or those of a message header: Name <address>',
    profile: 'for servers, the standards alone, forms, new addresses',
    command: 'the SMTP command that is replied to',
    'reply-style': 'refuse with 553, with 501 where RFC 5321 has it, or with 501',
    lang: 'the language of what people read; SMTP replies are English',
  },
  options: {
    levels: [
      '--levels LEVELS',
      'JSON, or a file of it, with error, warning or off for',
      'single reasons: {"domain-dotless": "error"}',
    ],
    conventions: ['--conventions', 'FILE: what your domains allow before the @, as JSON'],
    'no-smtputf8': ['--no-smtputf8', 'refuse what needs SMTPUTF8, as a server without it does'],
    suffix: ['--suffix', 'also judge how domains end: unknown, misspelt, of special use'],
    'no-near-miss': ['--no-near-miss', 'with --suffix: suggest no well-known domain instead'],
    dns: ['--dns', 'ask DNS whether the domains of valid addresses take mail'],
    'dns-server': ['--dns-server', 'HOST:PORT of the DNS server (default: those of this machine)'],
    column: [
      '--column NAME|N',
      'CSV or TSV with the address in this column; with --format csv',
      'the rows come back with four columns added',
    ],
    delimiter: ['--delimiter C', 'what divides fields, or tab (default: found out)'],
    header: [
      '--header',
      'the first row is a header; --no-header: it is none',
      '(default: it is, unless there is an @ in the column)',
    ],
    field: ['--field A.B', 'NDJSON with the address in this field'],
    encoding: [
      '--encoding NAME',
      'of the input, as windows-1252 (default: UTF-8, or UTF-16',
      'by its byte order mark); the output is UTF-8',
    ],
    jobs: ['-j, --jobs N', 'so many threads (default: the cores)'],
    quiet: ['-q, --quiet', 'write no verdicts'],
    summary: ['--summary', 'count on standard error: the verdicts, and each reason'],
    only: ['--only KIND', 'write only what is valid, or invalid'],
    valid: ['--valid FILE', 'write there what is valid, as it came or in --format'],
    invalid: ['--invalid FILE', 'the same for what is invalid; nothing to standard output'],
    dedupe: ['--dedupe', 'leave out a valid address whose mailbox came before'],
    help: ['--help', 'show this'],
    version: ['--version', 'show the version'],
  },
  exit: [
    'Exit code: 0 all valid, 1 some invalid, 2 usage, or a file that cannot be read',
    'or written, 130 ended by Ctrl-C. NO_COLOR and FORCE_COLOR are honoured.',
  ],
};
