import { type ParseArgsConfig, parseArgs } from 'node:util';
import { isMisspelled } from '../errors.ts';
import { usageError } from './usage.ts';

/** The options of a command, as parseArgs takes them; `takesValue` allows a value after `=` where none is needed. */
type Flags = Record<string, NonNullable<ParseArgsConfig['options']>[string] & { takesValue?: boolean }>;

/** What parseArgs returns for these options when it is strict. */
type Arguments<F extends Flags> = ReturnType<typeof parseArgs<{ options: F; allowPositionals: true }>>;

/**
 * Reads arguments as parseArgs of node:util does when it is strict. What is wrong is found here, since the words of Node
 * differ between its releases and are English alone.
 * @throws UsageError
 */
export function readArguments<const F extends Flags>(argv: readonly string[], flags: F): Arguments<F> {
  const config = {
    args: [...argv],
    options: flags,
    allowPositionals: true,
    strict: false,
    tokens: true,
  } as const;
  const { values, positionals, tokens } = parseArgs(config);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (!flag) {
      const meant = nearestName(token.name, Object.keys(flags));
      const values = { option: token.rawName, meant: `--${meant}` };
      throw usageError(meant === null ? 'unknown-option' : 'unknown-option-meant', values);
    }
    const option = flag.short ? `-${flag.short}, --${token.name}` : `--${token.name}`;
    if (flag.type === 'boolean') {
      if (token.value !== undefined && !flag.takesValue) throw usageError('value-for-none', { option });
    } else if (token.value === undefined) {
      throw usageError('value-missing', { option });
    } else if (!token.inlineValue && /^-./s.test(token.value)) {
      throw usageError('value-ambiguous', { option: `--${token.name}`, value: token.value });
    }
  }
  return { values, positionals } as unknown as Arguments<F>;
}

/** The name that a misspelled one may mean; null where that cannot be said. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const near = names.filter((name) => isMisspelled(written, name));
  if (near.length > 0) return near[0] as string;
  // The beginning of one name alone.
  const begun = written.length > 2 ? names.filter((name) => name.startsWith(written)) : [];
  return begun.length === 1 ? (begun[0] as string) : null;
}
