import type { HelpWords } from './help.ts';

// A no-break space stands before ; : ? ! and inside « », as French typography asks for; a test looks after it.

/** French. */
export const helpFr: HelpWords = {
  usage: 'Usage\u00a0: mailbox-syntax check [OPTION...] [FICHIER...]',
  about: [
    'Juge des adresses e-mail, une par ligne, lues dans des fichiers ou sur',
    'l’entrée standard (-). Une ligne est jugée telle quelle\u00a0: rien n’est enlevé.',
    'Les lignes vides sont ignorées. gzip est décompressé.',
  ],
  judging: 'Comment juger, et comment le dire\u00a0:',
  tables: 'Tableaux et autres entrées\u00a0:',
  lists: 'Longues listes\u00a0:',
  byDefault: '(par défaut {value})',
  choices: {
    format: 'par défaut text sur un terminal, sinon ndjson',
    grammar: 'adresses seules, ou celles d’un en-tête\u00a0: Nom <adresse>',
    profile: 'serveurs, normes seules, formulaires, nouvelles adresses',
    command: 'la commande SMTP à laquelle il est répondu',
    'reply-style': 'refuser par 553, par 501 où la RFC 5321 le veut, ou par 501',
    lang: 'la langue de ce qui se lit\u00a0; SMTP répond en anglais',
  },
  options: {
    levels: [
      '--levels NIVEAUX',
      'JSON, ou un fichier qui en contient\u00a0: error, warning ou',
      'off pour certaines raisons, {"domain-dotless": "error"}',
    ],
    conventions: ['--conventions', 'FICHIER\u00a0: ce que vos domaines admettent avant le @'],
    'no-smtputf8': ['--no-smtputf8', 'refuser ce qui a besoin de SMTPUTF8, comme sans lui'],
    suffix: ['--suffix', 'juger aussi la fin des domaines\u00a0: inconnue, mal écrite…'],
    'no-near-miss': ['--no-near-miss', 'avec --suffix\u00a0: ne pas proposer de domaine connu'],
    dns: ['--dns', 'demander au DNS si les domaines prennent du courrier'],
    'dns-server': ['--dns-server', 'HÔTE:PORT du serveur DNS (par défaut, ceux de la machine)'],
    column: [
      '--column NOM|N',
      'CSV ou TSV avec l’adresse dans cette colonne\u00a0; avec',
      '--format csv, les lignes reviennent avec quatre colonnes',
      'de plus',
    ],
    delimiter: ['--delimiter C', 'ce qui sépare les champs, ou tab (par défaut, deviné)'],
    header: [
      '--header',
      'la première ligne est un en-tête\u00a0; --no-header\u00a0: elle',
      'n’en est pas un (par défaut, s’il n’y a pas de @ dans la',
      'colonne, c’en est un)',
    ],
    field: ['--field A.B', 'NDJSON avec l’adresse dans ce champ'],
    encoding: [
      '--encoding NOM',
      'de l’entrée, comme windows-1252 (par défaut UTF-8, ou',
      'UTF-16 par sa marque d’ordre des octets)\u00a0; la sortie est',
      'en UTF-8',
    ],
    jobs: ['-j, --jobs N', 'sur tant de cœurs à la fois (par défaut, tous)'],
    quiet: ['-q, --quiet', 'n’écrire aucun verdict'],
    summary: ['--summary', 'compter, sur la sortie d’erreur, verdicts et raisons'],
    only: ['--only GENRE', 'n’écrire que ce qui est valide (valid), ou non (invalid)'],
    valid: ['--valid FICHIER', 'y écrire ce qui est valide, tel quel ou dans --format'],
    invalid: [
      '--invalid FICHIER',
      'de même pour ce qui n’est pas valide\u00a0; rien ne va sur la',
      'sortie standard',
    ],
    dedupe: ['--dedupe', 'laisser de côté une adresse valide déjà rencontrée'],
    help: ['--help', 'montrer cette aide'],
    version: ['--version', 'montrer la version'],
  },
  exit: [
    'Code de sortie\u00a0: 0 tout est valide, 1 une partie ne l’est pas, 2 usage, ou',
    'fichier qui ne peut être lu ou écrit, 130 arrêt par Ctrl-C. NO_COLOR et',
    'FORCE_COLOR sont respectés.',
  ],
};
