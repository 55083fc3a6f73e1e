/** What is worth saying of two codes, besides what their facts say, in French. The key has them in order. */

import type { ReferenceWords } from '../words.ts';

export const pairs: ReferenceWords['pairs'] = {
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
  '211 214': ['211 renseigne sur l’état du serveur, 214 sur l’emploi de ses commandes.'],
  '220 250': ['220 ouvre quelque chose\u00a0: la session, ou TLS après STARTTLS. 250 achève une commande.'],
  '221 421': [
    'Les deux précèdent la fermeture de la connexion\u00a0: 221 parce que le client l’a demandée par QUIT, 421 parce que le serveur rompt la session.',
  ],
  '235 250': ['235 ne termine que AUTH, 250 la plupart des autres commandes.'],
  '235 334': ['334 demande l’étape suivante d’une authentification, 235 dit qu’elle a réussi.'],
  '250 251': [
    'Les deux acceptent le destinataire. 251 ajoute que la boîte a déménagé et que le serveur fait suivre le message.',
  ],
  '250 354': [
    'DATA reçoit d’abord 354, puis 250 une fois le message venu et accepté. Le serveur n’a pris en charge un message qu’avec ce 250.',
  ],
  '251 252': [
    '251 connaît l’utilisateur et fait suivre\u00a0; 252 ne dit pas si l’utilisateur existe, et accepte quand même le message.',
  ],
  '252 550': [
    'À VRFY, 252 laisse ouvert si l’utilisateur existe, et 550 dit qu’il n’y en a pas. Beaucoup de serveurs préfèrent 252, pour que les adresses ne puissent être récoltées.',
  ],
  '354 503': [
    'À DATA, 354 suppose un destinataire accepté auparavant\u00a0; sans MAIL ni RCPT la réponse est 503.',
  ],
  '354 554': [
    'À DATA, 354 laisse venir le message, et 554 non, car aucun destinataire n’a été accepté (RFC 5321 3.3).',
    '554 peut aussi suivre 354, en réponse au message.',
  ],
  '4.4.1 4.4.2': [
    'Avec 4.4.1 l’autre hôte ne répond pas\u00a0; avec 4.4.2 il a répondu, et la connexion s’est rompue.',
  ],
  '421 450': [
    '421 met fin à la session\u00a0: le serveur ferme la connexion, quelle que soit la commande. Après 450 la session continue, et d’autres destinataires peuvent être acceptés.',
  ],
  '421 451': [
    'Après 421 le serveur ferme la connexion\u00a0; après 451 il attend la commande suivante.',
    '421 dit souvent à un expéditeur qu’il se connecte trop souvent\u00a0; 451 vient plutôt d’une recherche qui a échoué, ou d’une liste grise.',
  ],
  '421 550': [
    '421 ne dit rien du destinataire\u00a0: le serveur est occupé, ou le client se connecte trop souvent. 550 refuse ce destinataire ou cet expéditeur.',
  ],
  '421 554': ['Comme accueil, 421 demande au client de revenir plus tard, et 554 lui refuse tout service.'],
  '432 535': [
    '432 demande une authentification d’une autre façon, d’ordinaire PLAIN sur TLS, après quoi celle-ci marche (RFC 4954 6)\u00a0; 535 dit que le nom ou le mot de passe est faux.',
  ],
  '450 452': [
    '450 concerne une boîte\u00a0: elle est verrouillée, en liste grise ou sollicitée trop souvent. 452 concerne la place\u00a0: le serveur manque de stockage, ou n’accepte plus de destinataires dans cette transaction.',
    'Après 452 à RCPT, le client envoie le message aux destinataires déjà acceptés, et aux autres dans une autre transaction (RFC 5321 4.5.3.1.10).',
  ],
  '450 553': [
    'Après 450 la même adresse peut être acceptée plus tard\u00a0; après 553 aucun essai ne réussit tant qu’elle n’est pas écrite autrement.',
  ],
  '451 452': [
    'Avec 451, quelque chose a échoué pendant le travail du serveur\u00a0; avec 452, rien n’a échoué, seule la place manque.',
  ],
  '451 454': [
    '451 concerne du courrier que le serveur ne peut traiter maintenant, 454 TLS ou une authentification qu’il ne peut faire maintenant.',
  ],
  '452 550': [
    '452 à RCPT ne refuse pas l’adresse\u00a0: le client lui envoie plus tard. Après 550 il faudrait la retirer d’une liste.',
  ],
  '452 552': [
    '452 est une place qui manque pour l’instant, 552 une limite que dépasse le message ou la boîte.',
    'Une boîte pleine se voit avec les deux\u00a0: 452 4.2.2 tant que le serveur compte qu’elle se vide, 552 5.2.2 quand il n’y compte plus.',
    '552 pour un destinataire de plus est une vieille façon de dire 452\u00a0: le client lui envoie plus tard (RFC 5321 4.5.3.1.10).',
  ],
  '454 535': [
    'Avec 454 l’authentification n’a pas pu être vérifiée, par exemple parce qu’un annuaire est en panne\u00a0; avec 535 elle l’a été, et elle est incorrecte.',
    'Après 454 un programme devrait réessayer tel quel, sans demander un autre mot de passe.',
  ],
  '455 555': [
    'Avec 455 le serveur connaît le paramètre et ne peut le suivre pour l’instant\u00a0; avec 555 il ne le connaît pas. Après 555, envoyer sans lui suffit souvent.',
  ],
  '5.1.0 5.1.1': [
    '5.1.0 laisse ouvert ce qui ne va pas dans l’adresse\u00a0; 5.1.1 dit que la boîte n’existe pas.',
  ],
  '5.1.1 5.1.6': ['5.1.6 sait que la boîte a déménagé\u00a0; 5.1.1 ne dit pas qu’elle ait jamais existé.'],
  '5.1.1 5.2.1': [
    'Avec 5.1.1 il n’y a pas de telle boîte\u00a0; avec 5.2.1 elle existe et n’accepte pas de courrier.',
  ],
  '5.1.1 550': ['550 seul ne dit pas pourquoi\u00a0; avec 5.1.1 à côté, la boîte n’existe pas.'],
  '5.1.10 5.1.2': [
    'Avec 5.1.10 le domaine existe et déclare ne pas accepter de courrier (MX nul, RFC 7505)\u00a0; avec 5.1.2 il est introuvable.',
  ],
  '5.1.2 5.1.3': [
    'Avec 5.1.2 le domaine est bien formé et reste introuvable\u00a0; avec 5.1.3 l’adresse n’est pas bien formée.',
  ],
  '5.1.3 5.6.7': [
    'Une adresse avec 5.1.3, aucun serveur ne peut l’accepter\u00a0; avec 5.6.7, un serveur qui a SMTPUTF8 le peut.',
  ],
  '5.1.3 501': [
    '501 seul peut concerner n’importe quel argument\u00a0; avec 5.1.3 à côté, l’adresse du destinataire est mal formée.',
  ],
  '5.1.3 553': [
    '553 seul a plusieurs sens\u00a0; avec 5.1.3 à côté, l’adresse du destinataire est mal formée.',
    '5.1.3 se trouve aussi à côté de 501 et de 550, et y veut dire la même chose.',
  ],
  '5.1.7 5.1.8': [
    'Avec 5.1.7 l’adresse de l’expéditeur est mal formée\u00a0; avec 5.1.8 elle est bien formée et son domaine est introuvable.',
  ],
  '5.1.8 5.7.27': [
    'Avec 5.1.8 le domaine de l’expéditeur est introuvable\u00a0; avec 5.7.27 il déclare ne pas accepter de courrier (MX nul), si bien qu’aucune réponse ne pourrait l’atteindre.',
  ],
  '5.2.2 5.2.3': [
    'Avec 5.2.2 la boîte est pleine, et le message peut y tenir une fois qu’elle est vidée\u00a0; avec 5.2.3 il est trop long même alors.',
  ],
  '5.2.3 5.3.4': ['5.2.3 est une limite d’une boîte, 5.3.4 une limite de tout le système.'],
  '5.5.1 5.5.2': [
    '5.5.1 concerne la commande elle-même, inconnue ou hors de sa place\u00a0; 5.5.2 la façon dont elle est écrite.',
  ],
  '5.5.2 5.5.4': [
    'Avec 5.5.2 la ligne est illisible\u00a0; avec 5.5.4 elle se lit, et un de ses arguments n’est pas valide.',
  ],
  '5.6.7 5.6.9': [
    '5.6.7 concerne une adresse non ASCII, 5.6.9 un message dont l’en-tête contient des caractères non ASCII.',
  ],
  '5.6.7 553': [
    '553 5.6.7 dit que l’adresse pourrait être une boîte, et que ce serveur, ou le chemin vers lui, n’a pas SMTPUTF8.',
  ],
  '5.7.0 5.7.1': [
    '5.7.0 laisse ouvert quelle règle est enfreinte\u00a0; avec 5.7.1 cet expéditeur ne peut écrire à ce destinataire.',
  ],
  '5.7.1 5.7.26': [
    '5.7.26 nomme la cause\u00a0: plusieurs vérifications d’authenticité, comme SPF et DKIM, ont échoué (RFC 7372). 5.7.1 vaut pour n’importe quelle règle.',
  ],
  '5.7.1 550': [
    '550 5.7.1 est une règle et non une boîte absente\u00a0: relais, liste de blocage, filtre, ou destinataire qui n’accepte que certains expéditeurs.',
  ],
  '5.7.1 553': [
    '553 5.7.1 ne concerne pas la façon d’écrire l’adresse\u00a0: l’authentification manque, l’expéditeur appartient à un autre utilisateur, ou le client est bloqué.',
  ],
  '5.7.8 5.7.9': ['5.7.8 refuse le nom ou le mot de passe, 5.7.9 une façon de s’authentifier trop faible.'],
  '500 502': [
    'Avec 500 le serveur ne connaît pas la commande\u00a0; avec 502 il la connaît et ne la propose pas.',
  ],
  '501 502': [
    '501 trouve à redire à ce qui suit la commande. Avec 502 la ligne est bonne\u00a0: le serveur ne propose pas la commande.',
  ],
  '501 503': [
    '501 concerne la façon dont la ligne est écrite, 503 le moment où elle vient. Après 503 la même ligne peut être bonne à sa place\u00a0; après 501 il faut l’écrire autrement.',
  ],
  '501 504': [
    '501 est pour un paramètre illisible, 504 pour un paramètre bien formé qui n’est pas mis en œuvre.',
  ],
  '501 550': [
    '501 se voit à la ligne seule\u00a0; pour 550 il faut regarder les boîtes, ou qui peut s’en servir.',
  ],
  '502 504': ['502 laisse de côté une commande entière, 504 un seul de ses paramètres.'],
  '503 530': [
    '503 veut d’abord une autre commande, comme MAIL avant RCPT\u00a0; 530 veut d’abord une authentification, ou TLS.',
  ],
  '504 555': [
    '555 est pour les seuls paramètres de MAIL et de RCPT\u00a0; 504 pour ceux d’autres commandes, comme un mécanisme de AUTH.',
  ],
  '521 554': [
    'Comme accueil, 521 dit que l’hôte n’accepte de courrier d’aucun client (RFC 7504)\u00a0; 554 refuse le service à celui-ci, et peut-être seulement maintenant.',
  ],
  '521 556': [
    'L’hôte qui n’accepte pas de courrier dit lui-même 521\u00a0; 556 est dit par un autre serveur, du domaine du destinataire (RFC 7504).',
  ],
  '530 538': [
    '530 veut TLS ou une authentification avant la commande\u00a0; 538 veut TLS avant ce seul mécanisme de AUTH.',
  ],
  '530 550': [
    'Après 530 le client peut y remédier lui-même\u00a0: s’authentifier, ou passer à TLS. Après 550 il ne le peut pas\u00a0: la boîte manque, ou le droit de s’en servir.',
    'Un serveur qui ne relaie que pour ses propres utilisateurs dit l’un ou l’autre, 530 5.7.0 ou 550 5.7.1\u00a0: authentifiez-vous avant d’envoyer.',
  ],
  '534 535': ['534 refuse la façon de s’authentifier, 535 le nom ou le mot de passe.'],
  '535 550': [
    '535 concerne l’utilisateur qui s’authentifie, 550 la boîte à qui va le message ou dont il vient.',
  ],
  '550 551': [
    'Avec 551 le serveur sait où est maintenant le destinataire et le dit dans son texte\u00a0; 550 ne nomme pas d’autre adresse.',
  ],
  '550 552': ['550 dit si la boîte peut être atteinte, 552 si elle a de la place pour ce message.'],
  '551 553': [
    '551 dit où est maintenant le destinataire\u00a0; 553 dit que l’adresse ainsi écrite ne peut être une boîte ici.',
    '551 est rare, car il livre une adresse à des inconnus (RFC 5321 7.4).',
  ],
  '552 553': ['552 concerne la place, 553 la façon dont l’adresse est écrite.'],
  '552 554': [
    '552 nomme la limite, stockage ou taille. 554 dit seulement que la transaction a échoué\u00a0: ses mots doivent dire pourquoi.',
  ],
  '553 555': ['553 concerne l’adresse, 555 les paramètres qui la suivent.'],
};
