/** The words of the page itself; those of the reasons come with the package. */

const en = {
  title: 'Email address playground',
  lead: 'Every reason why an address is right or wrong, where it stands, and what a mail server answers.',
  offline: 'Everything happens in this page: what you type is sent nowhere.',
  language: 'Language',
  address: 'Email address',
  examples: 'Try',
  profile: 'Profile',
  profiles: {
    rfc: 'The standards alone',
    smtp: 'Mail servers',
    form: 'Sign-up forms',
    interoperable: 'New addresses',
  },
  role: 'The address is',
  roles: { RCPT: 'the recipient', MAIL: 'the sender' },
  smtputf8: 'The server offers SMTPUTF8',
  verdict: 'Verdict',
  valid: 'Valid',
  validWarned: 'Valid, with remarks',
  invalid: 'Not valid',
  noReasons: 'Nothing is wrong with this address.',
  error: 'Error',
  warning: 'Remark',
  at: (from: number, to: number) =>
    from === to
      ? `before character ${from + 1}`
      : to === from + 1
        ? `character ${to}`
        : `characters ${from + 1} to ${to}`,
  didYouMean: 'Did you mean {suggestion}?',
  dialogue: 'What the mail server says',
  client: 'client',
  server: 'server',
  octets: 'Octets',
  octetsOf: (count: number, limit: number) => `${count} of ${limit} octets`,
  localPart: 'Before the @',
  domain: 'After the @',
  asciiDomain: 'After the @, as A-labels',
  whole: 'Whole address',
  more: (count: number) => `… and ${count} more octets`,
  forms: 'Canonical forms',
  unicode: 'For people (Unicode)',
  ascii: 'For programs (A-labels)',
  needsSmtputf8: 'Needs SMTPUTF8',
  yes: 'yes',
  no: 'no',
  noForm: 'An address that is not valid has none.',
  link: 'Link to this address',
  copy: 'Copy',
  copied: 'Copied',
};

/** All that the page says, in one language. */
export type Words = typeof en;

const fr: Words = {
  title: 'Essayer une adresse e-mail',
  lead: 'Toutes les raisons pour lesquelles une adresse est juste ou fausse, à quel endroit, et ce que répond un serveur de courrier.',
  offline: 'Tout se passe dans cette page\u00a0: ce que vous tapez n’est envoyé nulle part.',
  language: 'Langue',
  address: 'Adresse e-mail',
  examples: 'Essayez',
  profile: 'Profil',
  profiles: {
    rfc: 'Les normes seules',
    smtp: 'Serveurs de courrier',
    form: 'Formulaires',
    interoperable: 'Nouvelles adresses',
  },
  role: 'L’adresse est',
  roles: { RCPT: 'le destinataire', MAIL: 'l’expéditeur' },
  smtputf8: 'Le serveur propose SMTPUTF8',
  verdict: 'Verdict',
  valid: 'Valide',
  validWarned: 'Valide, avec des remarques',
  invalid: 'Non valide',
  noReasons: 'Cette adresse n’a aucun défaut.',
  error: 'Erreur',
  warning: 'Remarque',
  at: (from, to) =>
    from === to
      ? `avant le caractère ${from + 1}`
      : to === from + 1
        ? `caractère ${to}`
        : `caractères ${from + 1} à ${to}`,
  didYouMean: 'Vouliez-vous dire {suggestion}\u00a0?',
  dialogue: 'Ce que dit le serveur de courrier',
  client: 'client',
  server: 'serveur',
  octets: 'Octets',
  octetsOf: (count, limit) => `${count} octets sur ${limit}`,
  localPart: 'Avant le @',
  domain: 'Après le @',
  asciiDomain: 'Après le @, en forme xn--',
  whole: 'Adresse entière',
  more: (count) => `… et ${count} octets de plus`,
  forms: 'Formes canoniques',
  unicode: 'Pour les personnes (Unicode)',
  ascii: 'Pour les programmes (formes xn--)',
  needsSmtputf8: 'Exige SMTPUTF8',
  yes: 'oui',
  no: 'non',
  noForm: 'Une adresse qui n’est pas valide n’en a pas.',
  link: 'Lien vers cette adresse',
  copy: 'Copier',
  copied: 'Copié',
};

export const words = { en, fr };
export type Language = keyof typeof words;
