import { checkFlag, propertyOf, wrongType } from '../errors.ts';
import { enForm } from '../messages/en.ts';
import type { FormMessages } from '../messages/form.ts';
import { type MailboxOptions, NAMES, resolveOptions } from '../options.ts';
import { type MailboxResult, parseMailbox } from '../parse.ts';
import { type TidyResult, tidy as tidied } from './tidy.ts';

/** What a form may ask for. */
export interface FormOptions extends MailboxOptions {
  /** The language; English when absent. */
  messages?: FormMessages | undefined;
  /** The parser: `parseMailbox` when absent; `parseMailboxWithNearMiss` of `./near-miss` also finds misspelt providers. */
  parse?: ((input: string, options: MailboxOptions) => MailboxResult) | undefined;
  /**
   * Whether what needs no question is taken off: white space and invisible characters at the edges, `mailto:`, one pair of
   * brackets, full-width forms, capitals of the domain. When absent, `attach` does and a schema does not.
   */
  tidy?: boolean | undefined;
}

/** The options of a form, checked: what the caller changes later must not change a verdict. */
export interface FormSettings {
  check: (input: string) => TidyResult;
  messages: FormMessages;
}

/**
 * Checks the options of a form; the profile is `form` when none is named.
 * @param own the names of the options that only the caller has
 * @param isTidy whether `tidy` is on when it is absent
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function resolveFormOptions(
  options: FormOptions = {},
  own: readonly string[],
  isTidy: boolean,
): FormSettings {
  resolveOptions(options, [...NAMES, 'messages', 'parse', 'tidy', ...own]);
  const { messages = enForm, parse = parseMailbox, tidy = isTidy, ...rest } = options;
  if (!propertyOf(messages, 'phrases') || !propertyOf(messages, 'texts')) {
    throw wrongType('messages', 'the messages of a form, such as frForm', messages);
  }
  if (typeof parse !== 'function') throw wrongType('parse', 'a function', parse);
  checkFlag('tidy', tidy);
  const settings: MailboxOptions = { ...rest, profile: rest.profile ?? 'form' };
  if (settings.levels) settings.levels = { ...settings.levels };
  for (const name of own) delete (settings as Record<string, unknown>)[name];
  const check = (input: string) => parse(input, settings);
  return {
    check: tidy
      ? (input) => tidied(input, check, (text) => parseMailbox(text, settings))
      : (input) => ({ text: input, result: check(input), offset: 0 }),
    messages,
  };
}
