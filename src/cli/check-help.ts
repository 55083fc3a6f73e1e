import { choices } from './check-options.ts';

const INDENT = 19;

/** The help of `check`. */
export function checkHelp(): string {
  const listed = Object.entries(choices).flatMap(([name, { values, about }]) => {
    const hasDefault = name !== 'format' && values.length > 1;
    const names = values.join('|') + (hasDefault ? ` (default: ${values[0]})` : '');
    return [entry(`--${name}`, names), entry('', about)];
  });
  return `Usage: mailbox-syntax check [OPTION...] [FILE...]

Judges email addresses, one a line, from files or from standard input (-).
A line is judged as it is: nothing is trimmed. Empty lines are skipped.
gzip is unpacked.

How to judge and to say it:
${[
  ...listed,
  entry('--no-smtputf8', 'refuse what needs SMTPUTF8, as a server without it does'),
  entry('--suffix', 'also judge how domains end: unknown, misspelt, of special use'),
  entry('--no-near-miss', 'with --suffix: suggest no well-known domain instead'),
  entry('--dns', 'ask DNS whether the domains of valid addresses take mail'),
  entry('--dns-server', 'HOST:PORT of the DNS server (default: those of this machine)'),
].join('\n')}

Tables and other input:
${[
  entry('--column NAME|N', 'CSV or TSV with the address in this column; with --format csv'),
  entry('', 'the rows come back with four columns added'),
  entry('--delimiter C', 'what divides fields, or tab (default: found out)'),
  entry('--header', 'the first row is a header; --no-header: it is none'),
  entry('', '(default: it is, unless there is an @ in the column)'),
  entry('--field A.B', 'NDJSON with the address in this field'),
  entry('--encoding NAME', 'of the input, as windows-1252 (default: UTF-8, or UTF-16'),
  entry('', 'by its byte order mark); the output is UTF-8'),
].join('\n')}

Long lists:
${[
  entry('-j, --jobs N', 'so many workers (default: the cores)'),
  entry('-q, --quiet', 'write no verdicts'),
  entry('--summary', 'count on standard error: the verdicts, and each reason'),
  entry('--only KIND', 'write only what is valid, or invalid'),
  entry('--valid FILE', 'write there what is valid, as it came or in --format'),
  entry('--invalid FILE', 'the same for what is invalid; nothing to standard output'),
  entry('--dedupe', 'leave out a valid address whose mailbox came before'),
].join('\n')}

${[entry('--help', 'show this'), entry('--version', 'show the version')].join('\n')}

Exit code: 0 all valid, 1 some invalid, 2 usage, or a file that cannot be read
or written, 130 ended by Ctrl-C. NO_COLOR and FORCE_COLOR are honoured.
`;
}

function entry(name: string, about: string): string {
  return `${`  ${name}`.padEnd(INDENT)}${about}`;
}
