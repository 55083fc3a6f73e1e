import { freeze } from '../../messages/catalogue.ts';
import { fr as messages } from '../../messages/fr.ts';
import type { ReferenceWords } from '../words.ts';
import { enhanced } from './enhanced.ts';
import { actors, bounce, meanings } from './meanings.ts';
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
  pairs: {
    '354 553': [
      '354 invite à continuer\u00a0; 553 refuse. Après 354, le serveur lit du texte, et non des commandes, jusqu’au point\u00a0; après 553, il attend la commande suivante.',
      '553 concerne une seule adresse\u00a0; 354 concerne le message, pour tous les destinataires acceptés.',
      'Les deux peuvent se suivre dans une même transaction\u00a0: un destinataire reçoit 553, un autre 250, puis DATA reçoit 354. Si tous les destinataires sont refusés, DATA reçoit 503 ou 554, jamais 354.',
      'Une adresse incorrecte est refusée par 553 avant 354. Après, il ne vient plus qu’une réponse, à tout le message (250, 4yz, 550, 552 ou 554), et 553 n’en fait pas partie.',
    ],
    '550 553': [
      '550 parle d’une boîte\u00a0: elle n’est pas là, ou pas pour cet expéditeur. 553 parle du nom\u00a0: écrit ainsi, il ne peut désigner aucune boîte ici.',
      'Après 550, une autre orthographe peut aider, ou la personne est partie\u00a0; après 553, il faut écrire l’adresse autrement.',
      'Beaucoup de serveurs répondent 553 pour un relais refusé ou une adresse IP bloquée\u00a0; alors ce sont les mots après le code qui comptent, et l’adresse n’est pas en cause.',
    ],
    '501 553': [
      '501 s’en prend à la ligne de commande, 553 à l’adresse qu’elle contient. Les deux servent pour une adresse mal formée\u00a0: Postfix dit 501 5.1.3, Gmail et Sendmail disent 553 5.1.3.',
      'Un client conforme les traite de la même façon\u00a0: il renonce à ce destinataire.',
    ],
    '451 550': [
      '451 est un ennui du serveur lui-même, et passe\u00a0; 550 concerne la boîte, et reste.',
      'Un défaut du programme d’un serveur doit donner 451\u00a0: un 550 perdrait du courrier qui pouvait être remis.',
    ],
    '450 550': [
      'Une liste grise et une boîte occupée donnent 450\u00a0; une boîte inconnue donne 550. Un serveur qui répond 450 pour une boîte inexistante fait réessayer les expéditeurs pendant des jours.',
    ],
    '450 451': [
      '450 concerne une boîte, 451 le travail du serveur lui-même. La liste grise se voit avec les deux.',
    ],
    '550 554': [
      '550 concerne un destinataire ou un expéditeur, 554 la transaction entière, ou la connexion quand c’est la salutation.',
    ],
    '553 554': [
      '553 refuse une adresse à MAIL ou à RCPT\u00a0; 554 refuse le message après DATA, ou la session à son début.',
    ],
    '530 535': ['530 dit qu’une identification manque\u00a0; 535 dit qu’elle a été tentée et a échoué.'],
    '500 501': [
      'Avec 500, le serveur ne connaît pas la commande\u00a0; avec 501, il la connaît et ne peut pas lire ce qui la suit.',
    ],
    '503 554': [
      'DATA sans destinataire peut recevoir l’un ou l’autre\u00a0: 503 quand l’ordre est en cause, 554 quand tous les destinataires ont été refusés.',
    ],
    '334 354': [
      'Les deux demandent la suite. 334 veut la prochaine réponse d’une identification, 354 le texte du message.',
    ],
    '251 551': [
      'Avec 251, le serveur transmet lui-même le message\u00a0; avec 551, il dit seulement où est maintenant le destinataire.',
    ],
    '550 556': [
      '550 parle d’une boîte, 556 d’un domaine entier qui déclare dans le DNS (MX nul) qu’il ne reçoit pas de courrier.',
    ],
    '5.1.3 5.1.7': [
      '5.1.3 concerne l’adresse du destinataire, 5.1.7 celle de l’expéditeur\u00a0; le défaut peut être le même.',
    ],
    '5.1.1 5.1.3': [
      '5.1.3 se voit à l’adresse seule\u00a0; 5.1.1, seul le serveur qui a les boîtes peut le dire.',
    ],
    '5.1.1 5.1.2': ['5.1.1 parle de la partie avant le @, 5.1.2 du domaine après.'],
    '501 555': ['501 est pour un paramètre mal formé, 555 pour un paramètre bien formé et inconnu.'],
  },
});
