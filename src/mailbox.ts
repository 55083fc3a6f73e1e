import { judgeIdna } from './checks/idna.ts';
import { checkChoice, checkOptions, wrongType } from './errors.ts';
import { Findings } from './findings.ts';
import { asciiLowerCase } from './grammar/chars.ts';
import { isDotString } from './grammar/local-part.ts';
import { smtpLevels } from './profiles.ts';

/** A mailbox that was judged valid. Plain data. */
export interface Mailbox {
  /** The content of the local part: unquoted, its case kept. */
  localPart: string;
  /** The domain as written, in lower case; an address literal with its brackets. */
  domain: string;
  /** What the domain is: a name, or an address literal. */
  kind: 'domain' | 'ipv4' | 'ipv6';
  /** The canonical address with A-labels; null when the local part is not ASCII. */
  ascii: string | null;
  /** The canonical address with U-labels. */
  unicode: string;
  /** The address as written needs SMTPUTF8 (RFC 6531). */
  smtputf8: boolean;
  /** The local part was written as a Quoted-string. */
  quoted: boolean;
}

/** The two canonical forms of an address. */
export const FORMS = ['ascii', 'unicode'] as const;

/** A local part's content in its shortest form: quoted only where it must be (RFC 5321 4.1.2). */
export function formatLocalPart(content: string): string {
  return isDotString(content) ? content : `"${content.replace(/["\\]/g, '\\$&')}"`;
}

/** Which of the two canonical forms to write: the domain with A-labels, or with U-labels. */
export type FormatOptions =
  | {
      /** Which form to write. */
      form: 'ascii' | 'unicode';
      /** Another name for `form`, the one that `./standard` has. */
      output?: undefined;
    }
  | {
      /** Another name for `form`, the one that `./standard` has. */
      output: 'ascii' | 'unicode';
      /** Which form to write. */
      form?: undefined;
    };

/**
 * The canonical address: minimum quoting, domain in lower case, with A-labels (`ascii`) or U-labels (`unicode`).
 * A local part that is not ASCII stays as it is in both forms: nothing can write it in ASCII.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const { mailbox } = parseMailbox('"jane"@Bücher.example');
 * if (mailbox) formatMailbox(mailbox, { form: 'ascii' }); // 'jane@xn--bcher-kva.example'
 * ```
 */
export function formatMailbox(mailbox: Mailbox, options: FormatOptions): string {
  checkMailbox(mailbox);
  checkOptions(options, ['form', 'output']);
  const name = options.output === undefined ? 'form' : 'output';
  const form = checkChoice(name, FORMS, options[name]);
  const { domain, kind } = mailbox;
  const labels =
    kind === 'domain'
      ? judgeIdna(domain, 0, domain.length, new Findings(smtpLevels))[form]
      : asciiLowerCase(domain);
  return `${formatLocalPart(mailbox.localPart)}@${labels}`;
}

/**
 * Whether two mailboxes are the same: quoting, the case of the domain, and A- or U-labels make no difference (RFC 5321
 * 4.1.2, RFC 5890 2.3.2.4). The case of a local part does (RFC 5321 2.4).
 * @example
 * ```ts
 * const [a, b] = ['"jane"@Example.com', 'jane@example.com'].map((address) => parseMailbox(address).mailbox);
 * if (a && b) sameMailbox(a, b); // true
 * ```
 */
export function sameMailbox(a: Mailbox, b: Mailbox): boolean {
  return formatMailbox(a, { form: 'unicode' }) === formatMailbox(b, { form: 'unicode' });
}

/** Two strings, say, are no mailboxes and must not count as the same one. */
function checkMailbox(mailbox: unknown): void {
  const { localPart, domain } = (mailbox ?? {}) as Partial<Record<keyof Mailbox, unknown>>;
  if (typeof localPart !== 'string' || typeof domain !== 'string') {
    throw wrongType('mailbox', 'the mailbox of a valid result', mailbox);
  }
}
