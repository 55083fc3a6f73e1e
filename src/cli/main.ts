import { fill } from '../messages/catalogue.ts';
import { check } from './check/check.ts';
import { type Io, isOutputError, writePage } from './io.ts';
import { escapeText } from './terminal.ts';
import { exits, isUsageError, nearestName, type UsageError, usageError, version } from './usage.ts';
import { en } from './words/en.ts';
import { checkWords, formatUsageFault, formatWriteError } from './words/wording.ts';
import type { CheckWords } from './words/words.ts';

/** A command: from what follows its name to the exit code. */
type Subcommand = (argv: readonly string[], io: Io) => Promise<number>;

/** All but the one that is asked for most is loaded only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Subcommand>>> = {
  check: async () => check,
  explain: async () => (await import('./explain/explain.ts')).explain,
  serve: async () => (await import('./serve/serve.ts')).serve,
  completion: async () => (await import('./completion.ts')).completion,
};

const help = `mailbox-syntax checks the syntax of email addresses as an SMTP server must.

Usage:
  mailbox-syntax check [FILE...|ADDRESS...]  check addresses, one a line
  mailbox-syntax explain CODE                what a reply code or a reason means
  mailbox-syntax explain -                   what a bounce means
  mailbox-syntax serve HOST                  answer for a mail server
  mailbox-syntax completion SHELL            complete options in bash, zsh or fish
  mailbox-syntax COMMAND --help              more about a command
  mailbox-syntax --version
`;

/**
 * Runs the command line.
 * @param argv the arguments after the program's name
 * @returns the exit code: 0 all valid, 1 some invalid, 2 wrong usage or something that cannot be read or written
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  // Nothing here can be done about a standard error that is not read.
  io.stderr.on('error', () => {});
  const [name = '', ...rest] = argv;
  try {
    if (name === 'help' && rest.length > 0) return await run([...rest, '--help'], io);
    if (['--help', '-h', 'help', '--version', '-V'].includes(name)) {
      await writePage(name === '--version' || name === '-V' ? `${version()}\n` : help, io.stdout);
      return exits.valid;
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load) return await (await load())(rest, io);
    if (name === '') io.stderr.write(help);
    else complain('', unknownCommand(name), await wordsFor(argv), io);
    return exits.failure;
  } catch (error) {
    if (isUsageError(error)) complain(` ${name}`, error, await wordsFor(argv), io);
    else if (!isOutputError(error)) throw error;
    else if (error.isClosed) return exits.valid;
    else io.stderr.write(`mailbox-syntax: ${formatWriteError(error, await wordsFor(argv))}\n`);
    return exits.failure;
  }
}

function unknownCommand(name: string): UsageError {
  const meant = nearestName(name, Object.keys(commands));
  const values = { name: JSON.stringify(name), meant: meant ?? '' };
  if (meant !== null) return usageError('no-command-meant', values);
  return usageError(name.includes('@') ? 'no-command-address' : 'no-command', values);
}

function complain(command: string, error: UsageError, words: CheckWords, io: Io): void {
  const see = fill(words.see, { command: `mailbox-syntax${command} --help` });
  io.stderr.write(
    `mailbox-syntax${command}: ${error.fault ? formatUsageFault(error.fault, words) : escapeText(error.message)}\n${see}\n`,
  );
}

/** Those of the language that is asked for, also where the arguments are wrong; `serve` has English alone. */
async function wordsFor([name, ...argv]: readonly string[]): Promise<CheckWords> {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  let language = 'en';
  for (const [index, word] of options.entries()) {
    if (word.startsWith('--lang=')) language = word.slice('--lang='.length);
    else if (options[index - 1] === '--lang') language = word;
  }
  return checkWords(name === 'serve' ? 'en' : language, en);
}
