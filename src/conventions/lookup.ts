/** From a domain to its rules. */

import { checkIdna } from '../checks/idna.ts';
import { Findings } from '../findings.ts';
import type { Mailbox } from '../mailbox.ts';
import { smtpLevels } from '../profiles.ts';
import type { Entry } from './check.ts';
import { Rules } from './rules.ts';

/** The domains that have rules. */
export class Lookup {
  private readonly domains = new Map<string, Rules>();
  private readonly below = new Map<string, Rules>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      (entry.isWildcard ? this.below : this.domains).set(entry.ascii, new Rules(entry));
    }
  }

  /** The rules of a mailbox's domain; null where it has none. */
  of(mailbox: Mailbox): Rules | null {
    return mailbox.kind === 'domain' ? this.ofDomain(mailbox.domain) : null;
  }

  /**
   * The rules of a domain: its own, else those of the nearest domain above it that has rules for all below.
   * @param domain in any case, with A-labels or U-labels
   */
  ofDomain(domain: string): Rules | null {
    const name = aLabels(domain);
    const own = this.domains.get(name);
    if (own) return own;
    if (this.below.size === 0) return null;
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      const rules = this.below.get(name.slice(dot + 1));
      if (rules) return rules;
    }
    return null;
  }
}

/** A domain as it is looked up: in A-labels and lower case, without a dot at the end. */
function aLabels(domain: string): string {
  const name = domain.replace(/\.$/, '').toLowerCase();
  if (!/[^\0-\x7f]/.test(name)) return name;
  return checkIdna(name, 0, name.length, new Findings(smtpLevels)).ascii;
}
