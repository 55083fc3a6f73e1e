import type { CheckWords } from './words.ts';

// A no-break space stands before ; : ? ! and inside « », as French typography asks for; a test looks after it.

/** French. */
export const fr: CheckWords = {
  numbers: { thousands: '\u202f', decimal: ',', isOne: (count) => count < 2 },
  valid: 'valide',
  invalid: 'non valide',
  warnings: { one: '{count} avertissement', many: '{count} avertissements' },
  error: 'erreur\u00a0:',
  warning: 'avertissement\u00a0:',
  reply: 'réponse SMTP\u00a0: {reply}',
  suggestion: 'vouliez-vous dire\u00a0: {suggestion}',
  stdin: 'entrée',
  standardInput: 'entrée standard',
  counts: {
    lines: { one: '{count} ligne', many: '{count} lignes' },
    linesUntilInterrupted: {
      one: '{count} ligne avant l’interruption',
      many: '{count} lignes avant l’interruption',
    },
    valid: { one: '{count} valide', many: '{count} valides' },
    warned: { one: '(dont {count} avec avertissement)', many: '(dont {count} avec avertissement)' },
    invalid: { one: '{count} non valide', many: '{count} non valides' },
    empty: { one: '{count} ligne vide', many: '{count} lignes vides' },
    emptySkipped: { one: '{count} ligne vide ignorée', many: '{count} lignes vides ignorées' },
    duplicates: { one: '{count} doublon écarté', many: '{count} doublons écartés' },
    warningsBelow: 'avertissements\u00a0:',
    headline: '{lines}\u00a0: {counts}',
    place: 'ligne {line}',
  },
  progress: { rate: '{rate} par seconde', left: 'encore {time}' },
  note: '{file}\u00a0: {note}',
  notes: {
    'mark-skipped': 'la marque d’ordre des octets (BOM) du début a été ignorée',
    'mark-encoding': 'lu en {encoding}, comme le dit sa marque d’ordre des octets (BOM)',
    'quote-unclosed':
      'le guillemet double ouvert à la ligne {line} n’est jamais fermé, et la suite a été lue comme un seul champ de {lines}\u00a0: fermez-le ou supprimez-le',
    'long-rows':
      'plus de {width} champs, {lines}\u00a0: ce qui est ajouté se trouve derrière, et non sous son en-tête',
    undecoded: 'U+FFFD remplace ce qui n’est pas du {encoding}, {lines}',
    'not-json': 'pas de JSON\u00a0: {lines}',
    'not-utf8': 'pas de l’UTF-8, {lines}\u00a0; si c’est du windows-1252, ajoutez --encoding windows-1252',
    table: 'ceci ressemble à un tableau\u00a0: --column NOM en lit une colonne',
    'written-utf8': 'ce qui en est écrit est en UTF-8, et non en {encoding}',
  },
  spots: { one: 'ligne {list}', some: 'lignes {list}', more: '{count} lignes, d’abord {list}' },
  unreadable: 'lecture impossible\u00a0: {why}',
  unreadableFor: {
    ENOENT: 'ce fichier n’existe pas',
    ENOTDIR: 'ce fichier n’existe pas',
    EISDIR: 'c’est un dossier',
    EACCES: 'vous n’avez pas le droit de le lire',
    EPERM: 'vous n’avez pas le droit de le lire',
    ENXIO: 'ce n’est pas un fichier qui puisse être lu',
    Z_DATA_ERROR: 'ce fichier gzip est abîmé',
    Z_BUF_ERROR: 'ce fichier gzip est incomplet',
  },
  addressHint:
    '\u00a0; les adresses se lisent dans des fichiers ou sur l’entrée standard\u00a0: echo ADRESSE | mailbox-syntax check',
  nameHint: '\u00a0; un nom qui n’est pas en UTF-8 ne peut être donné\u00a0: mailbox-syntax check < FICHIER',
  layouts: {
    'no-column-named': 'il n’y a pas de colonne {column}\u00a0; la première ligne a {fields}',
    'no-column-numbered': 'il n’y a pas de colonne {column}\u00a0; la première ligne en a {width}',
    'columns-alike': 'il y a {count} colonnes {column}\u00a0; demandez-en une par son numéro, {numbers}',
    'other-columns': 'ses colonnes ne sont pas celles du premier fichier',
  },
  dedupeFull: 'plus de {count} adresses\u00a0: les doublons de celles qui suivent sont gardés',
  nothingSplit: '--valid et --invalid\u00a0: rien n’a été écrit',
  dns: {
    line: 'DNS\u00a0: {words}',
    statuses: {
      mx: 'le courrier va à {host}',
      'implicit-mx': 'pas d’enregistrement MX\u00a0; le courrier va au domaine lui-même',
      'address-literal': 'pas interrogé\u00a0: le domaine est une adresse IP',
      'null-mx': 'le domaine ne prend pas de courrier (MX nul)',
      'no-domain': 'ce domaine n’existe pas',
      'no-host': 'le domaine n’a ni MX ni adresse',
      'no-usable-mx': 'aucun des hôtes de courrier que le domaine nomme n’existe',
      temporary: 'pas de réponse pour l’instant ({cause})\u00a0; réessayez plus tard',
      malformed: 'pas interrogé\u00a0: le domaine est mal formé',
    },
    refused: { one: '{count} sans courrier', many: '{count} sans courrier' },
    undecided: { one: '{count} sans réponse', many: '{count} sans réponse' },
  },
};
