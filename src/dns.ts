/** './dns': whether a domain accepts mail. Nothing else of the package asks anybody. */

export { checkDomain, type DomainOptions } from './dns/check-domain.ts';
export { type DomainChecker, type DomainCheckerOptions, domainChecker } from './dns/checker.ts';
export { type DomainReply, domainReplyFor } from './dns/domain-reply.ts';
export type { DomainResult, DomainStatus, Exchange } from './dns/domain-result.ts';
export type { DnsResolver, MxRecord } from './dns/lookup.ts';
