/** What people call a fault before they know its name: it is what they search for. */

import type { ReasonCode } from '../../src/reasons.ts';
import type { Language } from './page.ts';

export const alsoCalled: Readonly<Partial<Record<ReasonCode, Readonly<Record<Language, string>>>>> = {
  'local-part-empty-atom': {
    en: 'two dots, double dot, consecutive dots, dot at the start, dot before the @',
    fr: 'deux points, double point, points consécutifs, point au début, point avant le @',
  },
  'domain-empty-label': {
    en: 'two dots in the domain, dot after the @',
    fr: 'deux points dans le domaine, point après le @',
  },
  'domain-trailing-dot': { en: 'dot at the end', fr: 'point à la fin' },
  'domain-underscore': { en: 'underscore in the domain', fr: 'tiret bas dans le domaine, souligné' },
  'domain-dotless': { en: 'no dot in the domain, missing .com', fr: 'domaine sans point, .com manquant' },
  'domain-near-miss': {
    en: 'typo in the domain, gmial.com, hotmial.com, misspelt provider',
    fr: 'faute de frappe dans le domaine, gmial.com, fournisseur mal orthographié',
  },
  'mailbox-at-sign-missing': { en: 'no at sign, missing @', fr: 'pas d’arobase, @ manquant' },
  'mailbox-several-addresses': {
    en: 'commas between addresses, several recipients in one',
    fr: 'virgules entre adresses, plusieurs destinataires en un',
  },
  'local-part-too-long': { en: 'longer than 64 characters', fr: 'plus de 64 caractères' },
  'mailbox-edge-white-space': {
    en: 'space at the beginning or the end, trailing space',
    fr: 'espace au début ou à la fin',
  },
  'local-part-space': { en: 'space before the @', fr: 'espace avant le @' },
  'domain-space': { en: 'space after the @', fr: 'espace après le @' },
  'mailbox-surrounding-quotes': { en: 'quotes around the address', fr: 'guillemets autour de l’adresse' },
};
