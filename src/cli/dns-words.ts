import type { DomainResult, DomainStatus } from '../dns/domain-result.ts';
import { escapeText } from './escape.ts';

// A no-break space stands before ; and : in French.

type Statuses = { readonly [S in DomainStatus]: string };

const en: Statuses = {
  mx: 'mail goes to {host}',
  'implicit-mx': 'no MX record; mail goes to the domain itself',
  'address-literal': 'not asked: the domain is an IP address',
  'null-mx': 'the domain takes no mail (null MX)',
  'no-domain': 'there is no such domain',
  'no-host': 'the domain has neither MX nor an address',
  'no-usable-mx': 'none of the mail hosts that the domain names exists',
  temporary: 'no answer for now ({cause}); try again later',
  malformed: 'not asked: the domain is malformed',
};

const fr: Statuses = {
  mx: 'le courrier va à {host}',
  'implicit-mx': 'pas d’enregistrement MX\u00a0; le courrier va au domaine lui-même',
  'address-literal': 'pas interrogé\u00a0: le domaine est une adresse IP',
  'null-mx': 'le domaine ne prend pas de courrier (MX nul)',
  'no-domain': 'ce domaine n’existe pas',
  'no-host': 'le domaine n’a ni MX ni adresse',
  'no-usable-mx': 'aucun des hôtes de courrier que le domaine nomme n’existe',
  temporary: 'pas de réponse pour l’instant ({cause})\u00a0; réessayez plus tard',
  malformed: 'pas interrogé\u00a0: le domaine est mal formé',
};

const languages: Readonly<Record<string, Statuses>> = { en, fr };

/** What DNS says of a domain, for a person. Names from DNS are never shown raw. */
export function dnsWords({ status, exchanges, cause }: DomainResult, language: string): string {
  const host = exchanges.find(({ addresses }) => addresses && addresses.length > 0)?.host ?? '';
  return (languages[language] ?? en)[status]
    .replace('{host}', () => escapeText(host))
    .replace('{cause}', () => escapeText(cause ?? ''));
}

/** How many domains were what. */
export function dnsCounts(
  { refused, undecided }: { refused: number; undecided: number },
  language: string,
): string {
  return language === 'fr'
    ? `DNS\u00a0: ${refused} sans courrier, ${undecided} sans réponse\n`
    : `DNS: ${refused} without mail, ${undecided} without an answer\n`;
}
