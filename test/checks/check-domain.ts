import { checkIdna } from '../../src/checks/idna.ts';
import { codePointName, type Findings } from '../../src/findings.ts';

/** Code, start, end, arguments. */
type FoundReason = [code: string, start: number, end: number, args: Record<string, unknown>];

/** What IDNA finds in a domain, in order of start and end. */
export function checkDomain(text: string, from = 0, to = text.length) {
  const reasons: FoundReason[] = [];
  const add = (code: string, start: number, end: number, said: object | number = {}): void => {
    const args = typeof said === 'number' ? { codePoint: codePointName(said) } : { ...said };
    // What misleads in a decoded name is no matter of IDNA, and which form a reason is about has a test of its own.
    if (/^mailbox-|lookalike$/.test(code)) return;
    const { form: _, ...others } = args as { form?: string };
    reasons.push([code, start, end, others]);
  };
  const domain = checkIdna(text, from, to, { add } as unknown as Findings);
  reasons.sort((a, b) => a[1] - b[1] || a[2] - b[2]);
  return { ...domain, reasons, codes: reasons.map(([code]) => code) };
}

/** The reasons that are errors in every profile. */
export function errors(text: string): string[] {
  return checkDomain(text).codes.filter((code) => code !== 'domain-label-reserved-hyphens');
}
