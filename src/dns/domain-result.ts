import type { Reason } from '../reasons.ts';

/** What DNS says of a domain's mail. */
export type DomainStatus =
  /** MX records, of which at least one can be used. */
  | 'mx'
  /** No MX record, but an address: the domain itself takes the mail (RFC 5321 5.1). */
  | 'implicit-mx'
  /** An IP address in brackets: DNS is not asked. */
  | 'address-literal'
  /** The domain declares that it accepts no mail (RFC 7505). */
  | 'null-mx'
  /** There is no such name (NXDOMAIN). */
  | 'no-domain'
  /** The name exists, without MX and without an address. */
  | 'no-host'
  /** MX records, none of which leads to a host. */
  | 'no-usable-mx'
  /** DNS could not say. */
  | 'temporary'
  /** The domain is against the syntax: DNS is not asked. */
  | 'malformed';

/** A host that a domain names for its mail. */
export interface Exchange {
  /**
   * In lower case, without a dot at the end; empty for the `.` of a null MX. Printable ASCII without spaces: whatever
   * else DNS may hold is escaped octet by octet as in a zone file, `\\013` (RFC 1035 5.1).
   */
  host: string;
  /** The preference of its MX record; a lower one is tried first. */
  preference: number;
  /** IPv4 and IPv6; null where it was not asked, because an earlier host was good. */
  addresses: string[] | null;
  /**
   * What makes it unusable. `null-mx`: a `.` among other records, `ip-address`: an IP address where a name must stand
   * (RFC 1035 3.3.9), `not-a-name`: what can be no host name, which is not asked for, `no-address`: no such host, or none with an address, `temporary`: DNS could not say.
   */
  fault: 'null-mx' | 'ip-address' | 'not-a-name' | 'no-address' | 'temporary' | null;
  /**
   * Whether all of its addresses are loopback, private or link-local ones (RFC 6890), which lead another server nowhere;
   * null where it was not asked. That is right inside a network of one's own, so that it decides nothing.
   */
  private: boolean | null;
  /** Whether the name is an alias, which it may not be (RFC 2181 10.3) and which works all the same; null: not asked. */
  alias: boolean | null;
}

/** The verdict on a domain. */
export interface DomainResult {
  /** As DNS was asked: A-labels in lower case. As given, where it is malformed. */
  domain: string;
  /** What was found. */
  status: DomainStatus;
  /** Whether mail can be sent there; null where DNS could not say. */
  accepts: boolean | null;
  /** By preference, the most wanted first; 20 at most, of which 5 are asked for their addresses. */
  exchanges: Exchange[];
  /**
   * Why the status is `temporary`: the code of node:dns, such as `ETIMEOUT`, or `ETOOMANYHOSTS` where none of the first 5
   * hosts is good and there are more; else null.
   */
  cause: string | null;
  /** Of a malformed domain; places are those in the domain. */
  reasons: Reason[];
}
