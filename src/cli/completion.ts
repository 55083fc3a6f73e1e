import { reasons } from '../reasons.ts';
import { replyCodes } from '../reference/replies.ts';
import { checkHelp } from './check/help.ts';
import { choices } from './check/options.ts';
import { explainHelp } from './explain/explain.ts';
import { type Io, writePage } from './io.ts';
import { hosts } from './serve/hosts.ts';
import { serveHelp } from './serve/options.ts';
import { exits, readArguments, usageError, version } from './usage.ts';

const HELP = `Usage: mailbox-syntax completion bash|zsh|fish

Writes a script that completes commands, options and their values. To load it:
  bash: source <(mailbox-syntax completion bash)
  zsh:  source <(mailbox-syntax completion zsh)
  fish: mailbox-syntax completion fish | source
`;

/** What completes after each command: its options, and the words it takes; null for names of files. */
interface Completed {
  options: readonly string[];
  words: readonly string[] | null;
}

/** The options that a help names, in its order. */
function optionsIn(help: string): string[] {
  return [...new Set(help.match(/--[a-z][a-z0-9-]*/g))];
}

const shells: Readonly<Record<string, (commands: Readonly<Record<string, Completed>>) => string>> = {
  bash,
  zsh,
  fish,
};

/**
 * The command `completion SHELL`.
 * @param argv the arguments after `completion`
 * @throws UsageError for a shell that is not known
 */
export async function completion(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
  });
  if (values.help || values.version) {
    await writePage(values.help ? HELP : `${version()}\n`, io.stdout);
    return exits.valid;
  }
  const [shell = ''] = positionals;
  const write = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
  if (!write || positionals.length > 1) {
    throw usageError('shell', {
      list: Object.keys(shells).join(', '),
      value: JSON.stringify(positionals.join(' ')),
    });
  }
  const commands = {
    check: { options: optionsIn(checkHelp('en')), words: null },
    explain: { options: optionsIn(explainHelp), words: [...replyCodes, ...Object.keys(reasons)] },
    serve: { options: optionsIn(serveHelp()), words: Object.keys(hosts) },
    completion: { options: ['--help', '--version'], words: Object.keys(shells) },
  };
  await writePage(write(commands), io.stdout);
  return exits.valid;
}

/** The values of options that take one of a few. */
const valued = Object.entries({ ...choices, only: ['valid', 'invalid'] });

function bash(commands: Readonly<Record<string, Completed>>): string {
  const names = Object.keys(commands).join(' ');
  return `# bash completion of mailbox-syntax
_mailbox_syntax() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names} --help --version' -- "$current"))
    return
  fi
  case $before in
${valued.map(([name, values]) => `    --${name}) COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$current")); return ;;`).join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${Object.entries(commands)
  .map(
    ([name, { options, words }]) => `    ${name})
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '${options.join(' ')}' -- "$current"))
      else COMPREPLY=($(compgen ${words ? `-W '${words.join(' ')}'` : '-f'} -- "$current")); fi ;;`,
  )
  .join('\n')}
  esac
}
complete -o filenames -F _mailbox_syntax mailbox-syntax
`;
}

function zsh(commands: Readonly<Record<string, Completed>>): string {
  const names = Object.keys(commands).join(' ');
  return `#compdef mailbox-syntax
_mailbox_syntax() {
  if (( CURRENT == 2 )); then
    compadd -- ${names} --help --version
    return
  fi
  case $words[CURRENT-1] in
${valued.map(([name, values]) => `    --${name}) compadd -- ${values.join(' ')}; return ;;`).join('\n')}
  esac
  case $words[2] in
${Object.entries(commands)
  .map(
    ([name, { options, words }]) => `    ${name})
      if [[ $words[CURRENT] == -* ]]; then compadd -- ${options.join(' ')}
      else ${words ? `compadd -- ${words.join(' ')}` : '_files'}; fi ;;`,
  )
  .join('\n')}
  esac
}
compdef _mailbox_syntax mailbox-syntax
`;
}

function fish(commands: Readonly<Record<string, Completed>>): string {
  const start = 'complete -c mailbox-syntax';
  const lines = [
    '# fish completion of mailbox-syntax',
    `${start} -n __fish_use_subcommand -f -a '${Object.keys(commands).join(' ')}'`,
  ];
  for (const [name, { options, words }] of Object.entries(commands)) {
    const here = `${start} -n '__fish_seen_subcommand_from ${name}'`;
    if (words) lines.push(`${here} -f -a '${words.join(' ')}'`);
    for (const option of options) {
      const values = valued.find(([known]) => `--${known}` === option)?.[1];
      lines.push(`${here} -l ${option.slice(2)}${values ? ` -x -a '${values.join(' ')}'` : ''}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
