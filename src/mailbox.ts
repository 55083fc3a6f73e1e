import { checkIdna } from './checks/idna.ts';
import { checkChoice, checkOptions, wrongType } from './errors.ts';
import { Findings } from './findings.ts';
import { asciiLowerCase } from './grammar/chars.ts';
import { isDotString } from './grammar/local-part.ts';
import * as limits from './limits.ts';
import { octetLength } from './octets.ts';
import { smtpLevels } from './profiles.ts';

/** A mailbox that was found valid. Plain data. */
export interface Mailbox {
  /** The content of the local part: unquoted, its case kept. */
  localPart: string;
  /** The domain as written, in lower case; an address literal exactly as written, with its brackets. */
  domain: string;
  /** What the domain is: a name, or an address literal. */
  kind: 'domain' | 'ipv4' | 'ipv6';
  /** The canonical address with A-labels; null when the local part is not ASCII, or the address is not valid so. */
  ascii: string | null;
  /** The canonical address with U-labels; with the A-labels as written where it is not valid with U-labels. */
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
 * A local part that is not ASCII stays as it is in both forms: nothing can write it in ASCII. An address literal keeps
 * its spelling. A form that one site's options refuse is written all the same, since there are no options here; only
 * where U-labels would make the address too long for SMTP the A-labels stay. `mailbox.ascii` and `mailbox.unicode` are
 * valid under the options of their parse.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * const { mailbox } = parseMailbox('"jane"@bücher.example');
 * if (mailbox) formatMailbox(mailbox, { form: 'ascii' }); // 'jane@xn--bcher-kva.example'
 * ```
 */
export function formatMailbox(mailbox: Mailbox, options: FormatOptions): string {
  checkMailbox(mailbox);
  checkOptions(options, ['form', 'output']);
  const name = options.output === undefined ? 'form' : 'output';
  const form = checkChoice(name, FORMS, options[name]);
  const local = formatLocalPart(mailbox.localPart);
  const forms = domainForms(mailbox);
  if (form === 'ascii') return `${local}@${forms.ascii}`;
  const fitting = [forms.unicode, forms.ascii, mailbox.domain].find(
    (domain) => octetLength(`${local}@${domain}`) <= limits.mailbox,
  );
  return `${local}@${fitting ?? forms.unicode}`;
}

function domainForms({ domain, kind }: Mailbox): { ascii: string; unicode: string } {
  if (kind !== 'domain') return { ascii: domain, unicode: domain };
  return checkIdna(domain, 0, domain.length, new Findings(smtpLevels));
}

/**
 * Whether two mailboxes are the same: quoting, the case of the domain or literal, and A- or U-labels make no difference
 * (RFC 5321 4.1.2, 4.1.3, RFC 5890 2.3.2.4). The case of a local part does (RFC 5321 2.4).
 * @throws {OptionError} if an argument is not the mailbox of a valid result.
 * @example
 * ```ts
 * const [a, b] = ['"jane"@Example.com', 'jane@example.com'].map((address) => parseMailbox(address).mailbox);
 * if (a && b) sameMailbox(a, b); // true
 * ```
 */
export function sameMailbox(a: Mailbox, b: Mailbox): boolean {
  checkMailbox(a);
  checkMailbox(b);
  return a.localPart === b.localPart && comparable(a) === comparable(b);
}

/** The domain in the form in which equal ones are equal. */
function comparable(mailbox: Mailbox): string {
  return asciiLowerCase(domainForms(mailbox).unicode);
}

/** Without it, two strings would count as the same mailbox. */
function checkMailbox(mailbox: unknown): void {
  const { localPart, domain } = (mailbox ?? {}) as Partial<Record<keyof Mailbox, unknown>>;
  if (typeof localPart !== 'string' || typeof domain !== 'string') {
    throw wrongType('mailbox', 'the mailbox of a valid result', mailbox);
  }
}
