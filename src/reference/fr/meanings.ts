import type { ReferenceWords } from '../words.ts';

/** Who must act, in French. */
export const actors: ReferenceWords['actors'] = {
  sender: 'la personne ou le programme qui a envoyé le message',
  'sender-admin': 'l’administrateur de messagerie de l’expéditeur',
  recipient: 'le destinataire',
  'recipient-admin': 'l’administrateur de messagerie du destinataire',
  wait: 'le serveur d’envoi, qui réessaie de lui-même',
  none: 'personne',
};

/** What a refusal can mean, in French. */
export const meanings: ReferenceWords['meanings'] = {
  'recipient-syntax': {
    name: 'L’adresse du destinataire est mal formée',
    meaning: 'Le serveur refuse l’adresse pour sa forme\u00a0: aucune boîte ne peut s’appeler ainsi.',
    help: 'Corrigez l’adresse et renvoyez le message. Une seule adresse par destinataire\u00a0: pas de virgule, pas de guillemets autour, pas de texte à côté.',
  },
  'sender-syntax': {
    name: 'L’adresse de l’expéditeur est mal formée',
    meaning: 'Le serveur refuse, pour sa forme, l’adresse dont vient le message.',
    help: 'Corrigez l’adresse d’expéditeur dans les réglages du compte ou du programme\u00a0: user@example.com, sans nom à côté.',
  },
  'recipient-name': {
    name: 'Le nom de la boîte n’est pas autorisé',
    meaning:
      'La forme de l’adresse est correcte, mais le serveur n’accepte pas ce nom\u00a0: il est contraire à ses propres règles de nommage, ou aucune boîte de ce genre n’y est servie.',
    help: 'Comparez l’adresse à une autre qui fonctionne chez ce serveur, ou demandez la bonne forme au postmaster du domaine.',
  },
  'recipient-unknown': {
    name: 'Cette boîte n’existe pas',
    meaning:
      'Le domaine existe et reçoit du courrier, mais il n’a pas de boîte de ce nom. Certains serveurs le disent aussi aux expéditeurs dont ils ne veulent pas.',
    help: 'Vérifiez l’orthographe, demandez au destinataire par un autre moyen, et retirez l’adresse de la liste si elle reste inconnue.',
  },
  'recipient-moved': {
    name: 'La boîte a déménagé',
    meaning: 'Le destinataire n’est plus ici\u00a0; la réponse nomme parfois la nouvelle adresse.',
    help: 'Utilisez la nouvelle adresse si la réponse en nomme une\u00a0; sinon, demandez au destinataire.',
  },
  'recipient-domain': {
    name: 'Le domaine ne reçoit pas de courrier',
    meaning:
      'Le domaine après le @ n’existe pas, n’a pas de serveur de messagerie, ou déclare qu’il n’en reçoit pas.',
    help: 'Vérifiez l’orthographe du domaine. Si elle est correcte, son propriétaire doit créer un enregistrement MX.',
  },
  'recipient-disabled': {
    name: 'La boîte est désactivée',
    meaning: 'La boîte a existé\u00a0; elle est fermée, suspendue ou inutilisée depuis trop longtemps.',
    help: 'Joignez le destinataire par un autre moyen. Retirez l’adresse d’une liste\u00a0: les messages suivants seront refusés aussi.',
  },
  suppressed: {
    name: 'Le service d’envoi n’essaie plus cette adresse',
    meaning:
      'Un message précédent est revenu, ou le destinataire s’est plaint\u00a0: le service a mis l’adresse sur sa liste de suppression. Ce message n’a pas été envoyé du tout.',
    help: 'Vérifiez l’orthographe. Si la boîte fonctionne de nouveau, retirez l’adresse de la liste de suppression dans les réglages du service.',
  },
  'mailbox-full': {
    name: 'La boîte est pleine',
    meaning: 'La boîte existe, mais elle n’a plus de place.',
    help: 'Le destinataire doit supprimer des messages ou obtenir plus de place. Renvoyez le message plus tard.',
  },
  'recipient-restricted': {
    name: 'Le destinataire n’accepte que certains expéditeurs',
    meaning: 'La boîte ou le groupe existe, mais tout le monde ne peut pas lui écrire.',
    help: 'Demandez au destinataire, ou à son administrateur, d’autoriser l’expéditeur.',
  },
  'sender-domain': {
    name: 'Le domaine de l’expéditeur n’existe pas',
    meaning:
      'Le domaine de l’adresse d’expéditeur n’est pas dans le DNS, n’est pas un nom complet, ou ne reçoit pas de courrier lui-même\u00a0: aucune réponse ne pourrait l’atteindre.',
    help: 'Envoyez depuis une adresse dont le domaine existe. Son administrateur donne au domaine un enregistrement MX ou d’adresse, et au programme d’envoi le nom complet.',
  },
  'sender-refused': {
    name: 'L’expéditeur est refusé',
    meaning:
      'Le serveur n’accepte pas de courrier de cette adresse\u00a0: il n’a pas pu la vérifier, ou quelqu’un l’a bloquée.',
    help: 'Vérifiez que l’adresse d’expéditeur existe et reçoit les réponses. Si c’est le cas, demandez au destinataire de la débloquer.',
  },
  'sender-not-owned': {
    name: 'L’adresse d’expéditeur n’est pas celle du compte',
    meaning: 'Le programme s’est identifié comme un utilisateur et envoie comme un autre.',
    help: 'Mettez comme expéditeur l’adresse du compte qui s’identifie, ou faites autoriser ce compte à envoyer au nom de l’autre.',
  },
  smtputf8: {
    name: 'L’adresse exige SMTPUTF8',
    meaning:
      'L’adresse contient des caractères non ASCII, et un serveur sur le chemin ne sait pas les transmettre.',
    help: 'Utilisez une adresse ASCII de la même personne s’il y en a une\u00a0; un domaine seul peut s’écrire sous sa forme xn--.',
  },
  relaying: {
    name: 'Le serveur ne relaie pas ce message',
    meaning:
      'Le destinataire n’est pas chez ce serveur, et l’expéditeur ne s’y est pas identifié\u00a0: il faudrait relayer pour un inconnu.',
    help: 'Identifiez-vous auprès de votre propre serveur d’envoi, avec votre propre adresse comme expéditeur. Si le message était envoyé comme il faut, l’enregistrement MX du domaine destinataire mène au mauvais serveur.',
  },
  'login-failed': {
    name: 'L’identification a échoué ou manque',
    meaning:
      'Le serveur d’envoi veut un nom d’utilisateur et un mot de passe, et n’en a pas reçu, ou ils sont incorrects.',
    help: 'Vérifiez le nom d’utilisateur, le mot de passe et le serveur. Beaucoup de fournisseurs demandent un mot de passe créé pour le programme, ou un code d’autorisation.',
  },
  'client-blocked': {
    name: 'L’adresse IP du serveur d’envoi est bloquée',
    meaning:
      'L’adresse IP dont vient le message est sur une liste de blocage, ou a mauvaise réputation. Cela ne dit rien de l’adresse du destinataire.',
    help: 'L’administrateur du serveur d’envoi suit le lien de la réponse, trouve ce qui a envoyé des indésirables, et demande le retrait.',
  },
  'client-name': {
    name: 'Le serveur d’envoi n’a pas de nom correct',
    meaning:
      'L’adresse IP n’a pas d’entrée DNS inverse, ou le serveur se présente sous un nom qui n’existe pas.',
    help: 'L’administrateur du serveur d’envoi crée un enregistrement PTR et met le même nom dans la salutation (EHLO).',
  },
  authentication: {
    name: 'Le domaine de l’expéditeur n’a pas pu être authentifié',
    meaning: 'Le SPF, le DKIM ou le DMARC du domaine dont le message se réclame ne concordent pas.',
    help: 'L’administrateur du domaine de l’expéditeur ajoute le serveur d’envoi au SPF et signe en DKIM. Les messages transférés y échouent aussi.',
  },
  content: {
    name: 'Le message a été pris pour indésirable ou dangereux',
    meaning: 'Un filtre a refusé le contenu du message. Cela ne dit rien de l’adresse.',
    help: 'Retirez les liens, pièces jointes et tournures qui peuvent gêner un filtre, et renvoyez-le\u00a0; s’il est encore refusé, écrivez au postmaster.',
  },
  policy: {
    name: 'Une règle du serveur destinataire l’interdit',
    meaning: 'Le serveur refuse selon une règle à lui, et ne dit pas laquelle.',
    help: 'Demandez au postmaster du domaine destinataire, avec la réponse entière.',
  },
  'too-large': {
    name: 'Le message est trop gros',
    meaning:
      'Le message et ses pièces jointes dépassent la limite d’un serveur. Codées, les pièces jointes grossissent d’un tiers.',
    help: 'Envoyez un lien à la place de la pièce jointe, ou divisez-la.',
  },
  'too-many-recipients': {
    name: 'Trop de destinataires à la fois',
    meaning: 'Le serveur accepte moins de destinataires par transaction.',
    help: 'Envoyez à moins de personnes à la fois. Après 452, un serveur envoie de lui-même aux autres.',
  },
  rate: {
    name: 'Trop de messages en trop peu de temps',
    meaning: 'Le serveur d’envoi, ou le destinataire, a atteint une limite de messages ou de connexions.',
    help: 'Envoyez plus lentement. L’administrateur cherche un compte qui envoie trop.',
  },
  greylisting: {
    name: 'Liste grise\u00a0: la première tentative est remise à plus tard',
    meaning:
      'Le serveur ne connaît pas encore l’expéditeur et veut une seconde tentative après quelques minutes.',
    help: 'Attendez\u00a0: le serveur d’envoi réessaie. Un programme qui envoie lui-même doit le faire aussi.',
  },
  busy: {
    name: 'Le serveur ne peut pas l’accepter maintenant',
    meaning: 'Un défaut passager\u00a0: charge, entretien, recherche qui échoue, boîte occupée.',
    help: 'Attendez\u00a0: le serveur d’envoi réessaie pendant quelques jours.',
  },
  unreachable: {
    name: 'Le serveur est injoignable',
    meaning: 'Aucune connexion au serveur destinataire n’a abouti, ou le délai des tentatives est dépassé.',
    help: 'Vérifiez l’orthographe du domaine. Si elle est correcte, son administrateur doit s’occuper du serveur\u00a0; renvoyez plus tard.',
  },
  loop: {
    name: 'Le message tourne en rond',
    meaning:
      'Des serveurs se passent le message jusqu’à ce que l’un d’eux en ait assez\u00a0: un transfert ou des MX ramènent en arrière.',
    help: 'L’administrateur du destinataire corrige le transfert ou les enregistrements MX.',
  },
  configuration: {
    name: 'Un serveur est mal configuré',
    meaning:
      'La configuration d’un serveur de messagerie sur le chemin, ou du DNS qu’il consulte, comporte une erreur. Cela ne dit rien de l’adresse.',
    help: 'Signalez-le au postmaster du serveur qui répond ainsi, et renvoyez le message une fois l’erreur corrigée.',
  },
  encryption: {
    name: 'Le serveur exige le chiffrement',
    meaning: 'Le serveur n’accepte le message ou l’identification que par TLS.',
    help: 'Activez STARTTLS ou TLS dans le programme qui envoie.',
  },
  protocol: {
    name: 'Les deux programmes ne se comprennent pas',
    meaning:
      'Une commande est venue dans le mauvais ordre, avec un paramètre inconnu du serveur, ou n’a pas été comprise.',
    help: 'L’administrateur du serveur d’envoi regarde la session\u00a0: la commande qui précède la réponse est en cause.',
  },
  'no-failure': {
    name: 'Rien n’a échoué',
    meaning: 'Une réponse qui commence par 2 ou 3 est un accord.',
    help: 'Il n’y a rien à faire.',
  },
  temporary: {
    name: 'Un défaut passager, que la réponse ne précise pas',
    meaning: 'Le serveur dit «\u00a0pas maintenant\u00a0», et aucun mot connu ne dit pourquoi.',
    help: 'Attendez\u00a0: le serveur d’envoi réessaie. Si le message revient après des jours, demandez au postmaster.',
  },
  permanent: {
    name: 'Un refus que la réponse ne précise pas',
    meaning: 'Le serveur dit «\u00a0non\u00a0» pour de bon, et aucun mot connu ne dit pourquoi.',
    help: 'Envoyez la réponse entière au postmaster du domaine destinataire, par un autre moyen.',
  },
};

/** The words around what a bounce says, in French. */
export const bounce: ReferenceWords['bounce'] = {
  said: 'Réponse {code}',
  saidBy: 'de {server}',
  meaning: 'Ce qu’elle veut dire ici',
  told: 'À quoi cela se voit',
  by: {
    words: 'aux mots «\u00a0{text}\u00a0»',
    enhanced: 'au code étendu {text}',
    command: 'à la commande à laquelle elle répond, {text}',
    reply: 'au seul code de réponse {text}',
    digit: 'au premier chiffre, {text}',
    address: 'à l’adresse, qui est mal formée',
  },
  actor: 'Qui doit agir',
  help: 'Que faire',
  address: { sender: 'L’adresse de l’expéditeur', recipient: 'L’adresse du destinataire' },
  valid: 'Sa forme est valide.',
  invalid: 'Sa forme n’est pas valide.',
  suggestion: 'Sans doute\u00a0: {suggestion}',
  more: 'En savoir plus sur ce code',
  nothing:
    'Aucune réponse d’un serveur de messagerie dans ce texte\u00a0: une ligne comme «\u00a0553 5.1.3 …\u00a0», ou un rapport de remise.',
  truncated: 'Le texte est plus long que ce qui est lu\u00a0; sa fin a été laissée de côté.',
  wild: 'Dans la pratique',
  seenAt: 'Vu chez {list}',
  source: 'Source',
};
