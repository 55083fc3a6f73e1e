import type { ReferenceWords } from '../words.ts';

/** The enhanced status codes in French. */
export const enhanced: ReferenceWords['enhanced'] = {
  'X.0.0': { name: 'État indéfini', meaning: 'On ne connaît que le premier chiffre.' },

  'X.1.0': {
    name: 'Autre état de l’adresse',
    meaning: 'Il s’agit de l’adresse, sans plus de précision.',
    when: 'Un expéditeur accepté reçoit d’habitude 250 2.1.0.',
  },
  'X.1.1': {
    name: 'Boîte de destination incorrecte',
    meaning: 'Le domaine n’a pas de boîte de ce nom. Pour les échecs définitifs seulement.',
    when: 'L’utilisateur est inconnu.',
    fix: 'Vérifiez ce qui précède le @.',
  },
  'X.1.2': {
    name: 'Système de destination incorrect',
    meaning:
      'Le domaine n’existe pas ou n’a pas de serveur de messagerie. Pour les échecs définitifs seulement.',
    when: 'Le DNS dit que ce nom n’existe pas, ou qu’aucun serveur n’accepte son courrier.',
    fix: 'Vérifiez ce qui suit le @.',
  },
  'X.1.3': {
    name: 'Syntaxe de l’adresse de destination incorrecte',
    meaning:
      'L’adresse du destinataire est mal formée, dans n’importe laquelle de ses parties. Pour les échecs définitifs seulement.',
    when: 'L’adresse donnée à RCPT enfreint la grammaire\u00a0; à côté de 553 et, sur bien des serveurs, de 501.',
    fix: 'Réécrivez l’adresse comme le texte de la réponse le dit.',
  },
  'X.1.4': {
    name: 'Destination ambiguë',
    meaning: 'L’adresse correspond ici à plusieurs boîtes.',
    fix: 'Saisissez l’adresse en entier.',
  },
  'X.1.5': {
    name: 'Adresse de destination valable',
    meaning: 'Le destinataire est bon.',
    when: 'RCPT a été acceptée\u00a0: 250 2.1.5.',
  },
  'X.1.6': {
    name: 'Boîte déménagée, sans suivi',
    meaning: 'La boîte existait et n’accepte plus de courrier\u00a0; on ne sait pas où elle est allée.',
    fix: 'Demandez la nouvelle adresse au destinataire.',
  },
  'X.1.7': {
    name: 'Syntaxe de l’adresse d’expédition incorrecte',
    meaning: 'L’adresse de l’expéditeur est mal formée.',
    when: 'L’adresse donnée à MAIL enfreint la grammaire.',
    fix: 'Corrigez l’expéditeur dans les réglages du logiciel de messagerie.',
  },
  'X.1.8': {
    name: 'Système de l’expéditeur incorrect',
    meaning: 'Le domaine de l’expéditeur n’existe pas ou ne peut pas recevoir de réponse.',
    when: 'Le DNS dit que ce nom n’existe pas, ou qu’aucun serveur n’accepte son courrier.',
    fix: 'Utilisez un expéditeur dont le domaine reçoit du courrier.',
  },
  'X.1.9': {
    name: 'Transmis à un système sans rapports',
    meaning: 'Le message est passé à un système qui ne parle pas ce protocole et ne rend compte de rien.',
  },
  'X.1.10': {
    name: 'Le domaine du destinataire a un MX nul',
    meaning: 'Le domaine du destinataire déclare qu’il n’accepte pas de courrier.',
    when: 'Son seul enregistrement MX nomme un simple point.',
    fix: 'Vérifiez l’orthographe du domaine.',
  },

  'X.2.0': { name: 'Autre état de la boîte', meaning: 'La boîte existe et a causé un problème.' },
  'X.2.1': {
    name: 'Boîte désactivée',
    meaning: 'La boîte n’accepte pas de messages, pour un temps ou pour toujours.',
  },
  'X.2.2': {
    name: 'Boîte pleine',
    meaning: 'Le quota de la boîte est épuisé.',
    fix: 'Son propriétaire doit faire de la place\u00a0; réessayez plus tard.',
  },
  'X.2.3': {
    name: 'Message trop gros pour la boîte',
    meaning: 'Le message est plus long que ce que cette boîte accepte.',
    fix: 'Réduisez le message.',
  },
  'X.2.4': {
    name: 'Problème de liste de diffusion',
    meaning: 'Les membres de la liste de diffusion n’ont pas pu être déterminés.',
  },

  'X.3.0': {
    name: 'Autre état du système de messagerie',
    meaning: 'Il s’agit du système de destination, sans plus de précision.',
  },
  'X.3.1': { name: 'Système plein', meaning: 'La place du système est épuisée.' },
  'X.3.2': {
    name: 'Le système n’accepte pas de messages',
    meaning:
      'Le système est en panne, se ferme ou est surchargé\u00a0; avec 521, il n’accepte jamais de courrier.',
  },
  'X.3.3': {
    name: 'Il manque une fonction au système',
    meaning: 'Le message demande une fonction que le système n’a pas.',
  },
  'X.3.4': {
    name: 'Message trop gros pour le système',
    meaning: 'Le message dépasse la limite valable pour tous.',
    fix: 'Réduisez le message.',
  },
  'X.3.5': {
    name: 'Système mal configuré',
    meaning: 'Le système n’est pas configuré pour accepter ce message.',
  },
  'X.3.6': {
    name: 'Priorité changée',
    meaning: 'Le message a été accepté avec une autre priorité que celle demandée.',
  },

  'X.4.0': { name: 'Autre état du réseau', meaning: 'Il s’agit du réseau, sans plus de précision.' },
  'X.4.1': { name: 'L’hôte ne répond pas', meaning: 'L’hôte suivant n’a pas répondu.' },
  'X.4.2': { name: 'Mauvaise connexion', meaning: 'La connexion s’est rompue ou figée.' },
  'X.4.3': {
    name: 'Annuaire en panne',
    meaning: 'Le DNS ou un autre annuaire n’a pas pu être interrogé.',
    when: 'Le DNS échoue pour le moment\u00a0: 451 4.4.3.',
    fix: 'Réessayez plus tard. Sur votre propre serveur, vérifiez le résolveur.',
  },
  'X.4.4': { name: 'Routage impossible', meaning: 'Aucune étape suivante n’est connue pour ce message.' },
  'X.4.5': {
    name: 'Système engorgé',
    meaning: 'Le système a trop à faire pour remettre le message maintenant.',
  },
  'X.4.6': { name: 'Boucle de routage', meaning: 'Le message a été transmis trop de fois.' },
  'X.4.7': { name: 'Délai de remise dépassé', meaning: 'Le message est devenu trop vieux avant d’arriver.' },

  'X.5.0': { name: 'Autre état du protocole', meaning: 'Il s’agit du protocole, sans plus de précision.' },
  'X.5.1': {
    name: 'Commande incorrecte',
    meaning: 'La commande n’est pas offerte, ou n’arrive pas dans l’ordre.',
    when: 'À côté de 503, et de 554 quand DATA n’a pas de destinataire.',
    fix: 'Envoyez MAIL, RCPT et DATA dans cet ordre.',
  },
  'X.5.2': {
    name: 'Erreur de syntaxe',
    meaning: 'La commande n’a pas pu être lue du tout.',
    when: 'Un verbe inconnu, une ligne trop longue.',
  },
  'X.5.3': {
    name: 'Trop de destinataires',
    meaning: 'Plus de destinataires qu’on ne peut en servir à la fois.',
    when: 'Sous la forme 452 4.5.3, quand le serveur a une limite.',
    fix: 'Divisez la liste des destinataires.',
  },
  'X.5.4': {
    name: 'Arguments de commande incorrects',
    meaning: 'La commande est bonne\u00a0; ce qui la suit est mal formé ou n’est pas offert.',
    when: 'Il manque des chevrons, ou un paramètre est mal formé ou inconnu.',
    fix: 'Corrigez ce qui suit la commande.',
  },
  'X.5.5': {
    name: 'Mauvaise version du protocole',
    meaning: 'Deux versions du protocole ne s’accordent pas.',
  },
  'X.5.6': {
    name: 'Ligne d’authentification trop longue',
    meaning: 'La réponse du client à AUTH est plus longue que ce que le serveur lit.',
  },

  'X.6.0': {
    name: 'Autre erreur de contenu',
    meaning: 'Le contenu ne peut pas être remis, sans dire pourquoi.',
  },
  'X.6.1': {
    name: 'Type de contenu refusé',
    meaning: 'Le système suivant n’accepte pas ce genre de contenu.',
  },
  'X.6.2': {
    name: 'Conversion nécessaire et interdite',
    meaning: 'Il faudrait convertir le contenu, et c’est interdit.',
  },
  'X.6.3': {
    name: 'Conversion nécessaire et impossible ici',
    meaning: 'Il faudrait convertir le contenu, ce qui n’est pas possible ici.',
  },
  'X.6.4': {
    name: 'Conversion avec perte',
    meaning: 'Le contenu a été converti et a perdu quelque chose.',
  },
  'X.6.5': {
    name: 'Conversion échouée',
    meaning: 'Une conversion a été tentée et n’a pas réussi.',
  },
  'X.6.6': {
    name: 'Contenu introuvable',
    meaning: 'Une partie à laquelle le message renvoie n’a pas pu être récupérée.',
  },
  'X.6.7': {
    name: 'Adresse non ASCII non permise',
    meaning: 'L’expéditeur ou le destinataire a des lettres non ASCII, là où seul l’ASCII est permis.',
    when: 'SMTPUTF8 n’est pas en vigueur\u00a0: 550 à MAIL, 553 à RCPT.',
    fix: 'Utilisez une adresse ASCII. Si seul le domaine est non ASCII, sa forme xn-- suffit.',
  },
  'X.6.8': {
    name: 'Réponse UTF-8 nécessaire et non permise',
    meaning: 'La réponse devrait contenir de l’UTF-8, que le client n’a pas demandé.',
  },
  'X.6.9': {
    name: 'Message UTF-8 impossible à transmettre',
    meaning:
      'C’est après le message seulement qu’un destinataire s’est révélé incapable de recevoir des en-têtes UTF-8.',
    when: 'Après le point final\u00a0: 554 dans le texte de la RFC 6531, 550 dans le registre.',
  },
  'X.6.10': { name: 'Abandonné', meaning: 'Disait autrefois ce que dit X.6.8.' },

  'X.7.0': {
    name: 'Autre état de sécurité',
    meaning: 'Il s’agit de sécurité ou de règles du site, sans plus de précision.',
  },
  'X.7.1': {
    name: 'Remise non autorisée',
    meaning: 'Cet expéditeur n’a pas le droit d’écrire là.',
    when: 'Un relais pour des inconnus, ou un blocage par le site.',
    fix: 'Authentifiez-vous d’abord, ou passez par votre propre serveur.',
  },
  'X.7.2': {
    name: 'Liste de diffusion interdite',
    meaning: 'Cet expéditeur n’a pas le droit d’écrire à la liste.',
  },
  'X.7.3': {
    name: 'Conversion de sécurité nécessaire et impossible',
    meaning: 'Le message devrait passer d’une forme protégée à une autre, ce qui ne se peut pas.',
  },
  'X.7.4': { name: 'Protection non offerte', meaning: 'Une protection nécessaire manque.' },
  'X.7.5': {
    name: 'Échec cryptographique',
    meaning: 'Le message n’a pas pu être déchiffré ou vérifié.',
  },
  'X.7.6': {
    name: 'Algorithme inconnu',
    meaning: 'L’algorithme cryptographique n’est pas connu ici.',
  },
  'X.7.7': { name: 'Intégrité perdue', meaning: 'Le message a été modifié en route.' },
  'X.7.8': {
    name: 'Identifiants refusés',
    meaning: 'L’identifiant ou le mot de passe est incorrect.',
    fix: 'Vérifiez les deux.',
  },
  'X.7.9': {
    name: 'Mécanisme trop faible',
    meaning: 'Le mécanisme d’authentification est plus faible que ce qui est permis.',
  },
  'X.7.10': { name: 'Chiffrement nécessaire', meaning: 'La connexion doit d’abord être chiffrée.' },
  'X.7.11': {
    name: 'Chiffrement exigé pour ce mécanisme',
    meaning: 'Ce mécanisme d’authentification demande TLS. Historique.',
  },
  'X.7.12': {
    name: 'Changement de mot de passe nécessaire',
    meaning: 'Le compte doit se connecter une fois autrement avant que ce mécanisme ne fonctionne.',
  },
  'X.7.13': {
    name: 'Compte désactivé',
    meaning: 'Les identifiants sont bons, mais le compte est désactivé.',
  },
  'X.7.14': {
    name: 'Relation de confiance nécessaire',
    meaning: 'Un troisième serveur détient le contenu et ne fait pas confiance à celui-ci.',
  },
  'X.7.15': {
    name: 'Priorité trop basse',
    meaning: 'La priorité du message est plus basse que ce qui est accepté en ce moment.',
  },
  'X.7.16': {
    name: 'Message trop gros pour sa priorité',
    meaning: 'Avec cette priorité, un message doit être plus petit.',
  },
  'X.7.17': {
    name: 'La boîte a changé de propriétaire',
    meaning: 'La boîte appartient à quelqu’un d’autre depuis la date donnée par l’expéditeur.',
  },
  'X.7.18': {
    name: 'Le domaine a changé de propriétaire',
    meaning: 'Le domaine appartient à quelqu’un d’autre depuis la date donnée par l’expéditeur.',
  },
  'X.7.19': {
    name: 'Contrôle du propriétaire impossible',
    meaning: 'Rien ne dit depuis quand la boîte ou le domaine appartient à son propriétaire.',
  },
  'X.7.20': {
    name: 'Aucune signature DKIM valable',
    meaning: 'Aucune signature DKIM du message ne tient.',
  },
  'X.7.21': {
    name: 'Aucune signature DKIM acceptable',
    meaning: 'Des signatures DKIM tiennent, mais aucune n’est de celles qu’on accepte ici.',
  },
  'X.7.22': {
    name: 'Aucune signature DKIM de l’auteur',
    meaning: 'Aucune signature DKIM qui tient n’est du domaine de From:.',
  },
  'X.7.23': {
    name: 'SPF refusé',
    meaning: 'Le domaine de l’expéditeur dit que cet hôte n’envoie pas pour lui.',
    fix: 'Son propriétaire doit ajouter l’hôte à l’enregistrement SPF, ou le courrier doit passer par un autre hôte.',
  },
  'X.7.24': { name: 'Erreur SPF', meaning: 'SPF n’a pas pu être évalué.' },
  'X.7.25': {
    name: 'DNS inverse incorrect',
    meaning: 'L’adresse IP du client n’a pas de nom, ou un nom qui ne mène pas à elle.',
  },
  'X.7.26': {
    name: 'Plusieurs contrôles d’authenticité échoués',
    meaning: 'De plusieurs contrôles de l’expéditeur, aucun n’a réussi.',
  },
  'X.7.27': {
    name: 'Le domaine de l’expéditeur a un MX nul',
    meaning:
      'Le domaine de l’expéditeur n’accepte pas de courrier\u00a0: ni réponse ni rapport ne pourrait lui être remis.',
    fix: 'Utilisez un expéditeur dont le domaine reçoit du courrier.',
  },
  'X.7.28': {
    name: 'Déluge de courrier',
    meaning: 'Le message semble faire partie d’un déluge de messages semblables.',
  },
  'X.7.29': { name: 'ARC refusé', meaning: 'La chaîne des sceaux ARC ne tient pas.' },
  'X.7.30': { name: 'REQUIRETLS nécessaire', meaning: 'L’hôte suivant n’offre pas REQUIRETLS.' },
};
