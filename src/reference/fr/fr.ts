import { freeze } from '../../messages/catalogue.ts';
import { fr as messages } from '../../messages/fr.ts';
import type { ReferenceWords } from '../words.ts';
import { enhanced } from './enhanced.ts';
import { actors, bounce, meanings } from './meanings.ts';
import { pairs } from './pairs.ts';
import { replies } from './replies.ts';
import { use } from './use.ts';
import { why } from './why.ts';

// As in messages/fr.ts, a no-break space stands before ; : and inside « ».

/** The reference in French: the words of `explain`, the messages of `mailbox-syntax/messages/fr` among them. */
export const referenceFr: ReferenceWords = /* @__PURE__ */ freeze({
  language: 'fr',
  messages,
  labels: {
    kinds: { reply: 'code de réponse SMTP', enhanced: 'code d’état étendu', reason: 'raison' },
    code: 'Code',
    class: 'Classe',
    subject: 'Sujet',
    meaning: 'Sens',
    steps: 'Répond à',
    anyStep: 'toute commande',
    noStep: 'aucune commande en particulier',
    when: 'Quand on le voit',
    next: 'Ce que fait le client',
    fix: 'Comment y remédier',
    enhanced: 'Codes d’état étendus',
    noEnhanced: 'aucun\u00a0: une réponse 3yz n’en porte jamais (RFC 2034)',
    noneKnown: 'aucun n’est enregistré',
    replies: 'Accompagne',
    registered: '{list} (au registre)',
    inUse: '{list} (hors registre)',
    reasons: 'Raisons recevant cette réponse',
    reasonsSuchAs: '{count}, par exemple {list}',
    dialogue: 'Dans une session',
    source: 'Source',
    page: 'Page du site',
    what: 'Message',
    why: 'Pourquoi',
    part: 'Partie',
    wrong: 'Exemple',
    right: 'Corrigé',
    levels: 'Niveau selon le profil',
    level: { error: 'erreur', warning: 'avertissement', off: 'ignorée' },
    reply: 'Réponse à {step}',
    style: 'style {style}',
    withOption: 'avec {option}',
    as: {
      MAIL: 'comme argument de MAIL',
      RCPT: 'comme argument de RCPT',
      octets: 'comme octets',
      suffix: 'avec --suffix',
      header: 'dans l’en-tête d’un message',
      list: 'dans une liste d’en-tête',
      conventions: 'avec les conventions d’un site',
    },
    differences: 'Différences principales',
    and: 'et',
  },
  classes: {
    2: {
      name: 'succès (2yz)',
      meaning: 'C’est fait\u00a0: la commande a réussi.',
      next: 'Le client passe à sa commande suivante.',
    },
    3: {
      name: 'succès intermédiaire (3yz)',
      meaning: 'Jusqu’ici, tout va bien\u00a0: le serveur attend la suite.',
      next: 'Le client envoie ce que le serveur attend.',
    },
    4: {
      name: 'échec passager (4yz)',
      meaning: 'Pas maintenant\u00a0: la cause devrait passer.',
      next: 'Le client garde le message et renvoie la même chose plus tard.',
    },
    5: {
      name: 'échec définitif (5yz)',
      meaning: 'Non\u00a0: la même demande échouera encore.',
      next: 'Le client renonce à cette demande et le signale\u00a0; il faut d’abord changer quelque chose.',
    },
  },
  subjects: {
    0: 'autre',
    1: 'l’adressage',
    2: 'la boîte',
    3: 'le système de messagerie',
    4: 'le réseau et le routage',
    5: 'le protocole',
    6: 'le contenu',
    7: 'la sécurité et les règles du site',
  },
  steps: { connect: 'l’ouverture de la connexion', message: 'la fin du message' },
  parts: {
    input: 'l’entrée entière',
    encoding: 'les caractères et l’encodage',
    mailbox: 'l’adresse entière',
    'local-part': 'la partie avant le @',
    domain: 'le domaine',
    literal: 'une adresse IP entre crochets',
    path: 'le chemin d’une commande',
    parameter: 'un paramètre de commande',
    header: 'l’en-tête d’un message',
    convention: 'les conventions de nommage d’un site',
  },
  replies,
  enhanced,
  why,
  use,
  meanings,
  actors,
  bounce,
  differences: {
    sameCode: '{a} et {b} sont le même code.',
    sameClass:
      'Les deux sont de la classe «\u00a0{class}\u00a0»\u00a0: un client agit d’après le premier chiffre et les traite de même.',
    otherClass: '{a}\u00a0: {classA} {b}\u00a0: {classB}',
    otherKinds: '{a} est du genre «\u00a0{kindA}\u00a0», {b} du genre «\u00a0{kindB}\u00a0».',
    noCommonStep:
      'Ils ne répondent jamais à la même chose\u00a0: {a} répond à {listA}\u00a0; {b} répond à {listB}.',
    commonSteps: 'Les deux peuvent répondre à {list}.',
    oneHasEnhanced: '{a} ne porte jamais de code d’état étendu\u00a0; {b} le peut, par exemple {list}.',
    retryOne:
      'Après {a}, on peut renvoyer la même chose plus tard\u00a0; après {b}, pas sans changer quelque chose.',
    sameSubject: 'Les deux ont pour sujet\u00a0: {list}.',
    otherSubject: '{a} a pour sujet\u00a0: {listA}\u00a0; {b}\u00a0: {listB}.',
    sameReplies: 'Comme erreurs, les deux reçoivent les mêmes réponses.',
    otherReplies:
      'Comme erreurs, elles reçoivent des réponses différentes\u00a0: {a} {listA}\u00a0; {b} {listB} (à RCPT).',
    samePart: 'Les deux concernent {list}.',
    otherPart: '{a} concerne {listA}, {b} concerne {listB}.',
    standsBeside: '{b} peut se trouver à côté de {a}\u00a0: {example}.',
    neverBeside: '{b} ne se trouve pas d’habitude à côté de {a}.',
    answers: '{reason} reçoit {code} dans le style {list}.',
    answersNot: '{reason} ne reçoit {code} dans aucun style.',
  },
  pairs,
});
