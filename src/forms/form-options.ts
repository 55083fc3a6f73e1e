import { wrongType } from '../errors.ts';
import type { FormMessages } from '../messages/catalogue.ts';
import { enForm } from '../messages/en.ts';
import { type MailboxOptions, NAMES, resolveOptions } from '../options.ts';
import { type MailboxResult, parseMailbox } from '../parse.ts';

/** What a form may ask for. */
export interface FormOptions extends MailboxOptions {
  /** The language; English when absent. */
  messages?: FormMessages | undefined;
  /** The parser: `parseMailbox` when absent; `parseMailboxWithNearMiss` of `./near-miss` also finds misspelt providers. */
  parse?: ((input: string, options: MailboxOptions) => MailboxResult) | undefined;
}

/** The options of a form, checked: what the caller changes later must not change a verdict. */
export interface FormSettings {
  judge: (input: string) => MailboxResult;
  messages: FormMessages;
}

/**
 * Checks the options of a form; the profile is `form` when none is named.
 * @param own the name of the option that only the caller has
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function resolveFormOptions(options: FormOptions = {}, own: string): FormSettings {
  resolveOptions(options, [...NAMES, 'messages', 'parse', own]);
  const { messages = enForm, parse = parseMailbox, ...judging } = options;
  if (!messages?.phrases || !messages.reasons) {
    throw wrongType('messages', 'the messages of a form, such as frForm', messages);
  }
  if (typeof parse !== 'function') throw wrongType('parse', 'a function', parse);
  const settings: MailboxOptions = { ...judging, profile: judging.profile ?? 'form' };
  if (settings.levels) settings.levels = { ...settings.levels };
  return { judge: (input) => parse(input, settings), messages };
}
