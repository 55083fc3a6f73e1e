import { Findings } from '../findings.ts';
import { type MailboxOptions, resolveOptions } from '../options.ts';
import { judgeInput } from '../parse.ts';
import type { Reason } from '../reasons.ts';

/** What is asked of a line that is only counted. */
export interface Judged {
  valid: boolean;
  reasons: readonly Reason[];
}

/**
 * `parseMailbox` without the repair, for lines that are only counted: it takes half the time. A property test holds the two together.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function reasonsOnly(options: MailboxOptions): (text: string) => Judged {
  const settings = resolveOptions(options);
  return (text) => {
    const findings = new Findings(settings.levels);
    const { reasons } = judgeInput(text, settings, findings);
    return { valid: !findings.invalid, reasons };
  };
}
