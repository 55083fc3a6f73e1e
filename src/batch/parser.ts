import type { JudgeBare } from '../header/header-mailbox.ts';
import { parseMailbox } from '../parse.ts';
import type { JudgeSetup } from './setup.ts';
import type { JudgeOptions } from './verdict.ts';

/**
 * What judges one address. The public suffix list and the grammar of headers are read only when they are asked for: the
 * rest starts fast.
 */
export async function parserOf({
  options,
  grammar,
  suffix,
  nearMiss,
}: Pick<JudgeSetup, 'options' | 'grammar' | 'suffix' | 'nearMiss'>): Promise<JudgeOptions['parse']> {
  let judge: JudgeBare = parseMailbox;
  if (suffix) {
    const { parseMailboxWithSuffix } = await import('../suffix/index.ts');
    judge = (input, how) => parseMailboxWithSuffix(input, { ...how, nearMiss });
  }
  if (grammar === 'rfc5321') return (input) => judge(input, options);
  const { HeaderJudge } = await import('../header/header-mailbox.ts');
  const header = new HeaderJudge(options, judge);
  return (input) => header.judge(input);
}
