import { groups } from './check/help.ts';
import { choices } from './check/options.ts';
import { helpEn } from './words/help-en.ts';

/** The manual page in roff, man(7), made of the help and of what it leaves out. `man/mailbox-syntax.1` is this text. */
export function manualPage(): string {
  const { options, choices: about } = helpEn;
  const lines = [
    '.TH MAILBOX-SYNTAX 1',
    '.SH NAME',
    'mailbox-syntax \\- check email addresses as an SMTP server must',
    '.SH SYNOPSIS',
    ...[
      'check [OPTION...] [FILE...|ADDRESS...]',
      'explain CODE [CODE]',
      'explain -',
      'serve HOST [OPTION...]',
    ].flatMap(synopsis),
    ...synopsis('completion bash|zsh|fish'),
    '.SH DESCRIPTION',
    roff(
      'check reads one address a line from files, from standard input (-), or takes addresses as arguments: those with an @ that name no file. A line is checked as it is: nothing is trimmed. Empty lines, and rows without an address, are skipped and counted. gzip is unpacked. Each reason is given with its place, its rule in the RFCs, the reply of a server and the address that was meant.',
    ),
    '.SH OPTIONS OF CHECK',
    `.SS ${roff(helpEn.checking.replace(':', ''))}`,
    ...Object.entries(choices).flatMap(([name, values]) =>
      entry(`--${name} ${values.join('|')}`, [about[name as keyof typeof choices]]),
    ),
    ...groups.checking.flatMap((name) => entry(...split(options[name]))),
    `.SS ${roff(helpEn.tables.replace(':', ''))}`,
    ...groups.tables.flatMap((name) => entry(...split(options[name]))),
    `.SS ${roff(helpEn.lists.replace(':', ''))}`,
    ...groups.lists.flatMap((name) => entry(...split(options[name]))),
    ...entry(...split(options.help)),
    ...entry(...split(options.version)),
    '.SH EXIT STATUS',
    ...entry('0', ['All addresses are valid.']),
    ...entry('1', ['Some are invalid.']),
    ...entry('2', ['Wrong usage, or something that cannot be read or written.']),
    ...entry('130', ['Ended by Ctrl-C: what was checked so far is counted.']),
    '.SH ENVIRONMENT',
    ...entry('NO_COLOR, FORCE_COLOR', ['Whether colours are used on a terminal.']),
    '.SH EXAMPLES',
    ...[
      "mailbox-syntax check 'anna..b@example.com'",
      'mailbox-syntax check list.txt --valid good.txt --invalid bad.txt',
      'mailbox-syntax check people.csv --column Email --format csv --fix > checked.csv',
    ].flatMap((line) => ['.PP', '.nf', roff(line), '.fi']),
    '.SH SEE ALSO',
    'RFC 5321, RFC 5322, RFC 6531',
  ];
  return `${lines.join('\n')}\n`;
}

function synopsis(text: string): string[] {
  return [`.B mailbox\\-syntax`, roff(text), '.br'];
}

function split([written, ...about]: readonly [string, ...string[]]): [string, string[]] {
  return [written, about];
}

/** An option with what it does. */
function entry(written: string, about: readonly string[]): string[] {
  const sentences = about.map((text) => text.charAt(0).toUpperCase() + text.slice(1).replace(/\.?$/, '.'));
  return ['.TP', `.B ${roff(written)}`, roff(sentences.join(' '))];
}

/** A text of one line as roff takes it. */
function roff(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');
}
