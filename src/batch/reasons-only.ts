import { Findings } from '../findings.ts';
import { readInput } from '../input.ts';
import { checkAllCharacters, judgeMailbox } from '../judge.ts';
import { type MailboxOptions, resolveOptions } from '../options.ts';
import type { Reason } from '../reasons.ts';

/** What is asked of a line that is only counted. */
export interface Judged {
  valid: boolean;
  reasons: readonly Reason[];
}

/**
 * `parseMailbox` without the repair and without places in octets, for lines of ASCII that are only counted: it takes half
 * the time. A property test holds the two together.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 */
export function reasonsOnly(options: MailboxOptions): (text: string) => Judged {
  const { levels, maxOctets, smtputf8 } = resolveOptions(options);
  return (text) => {
    const findings = new Findings(levels);
    const source = readInput(text, maxOctets, findings);
    if (!source.isTooLong) {
      checkAllCharacters(source, findings);
      judgeMailbox(source, 0, text.length, smtputf8, findings);
    }
    return { valid: !findings.invalid, reasons: findings.sorted() };
  };
}
