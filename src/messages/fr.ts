import { defineMessages } from './catalogue.ts';
import { defineFormMessages } from './form.ts';

/** What is said of a name that only its A-label shows. */
const NOT_ALLOWED =
  'Le nom que représente cette forme xn-- n’est pas autorisé par IDNA2008\u00a0; vérifiez le domaine';

// A no-break space stands before ; : ? ! and inside « », as French typography asks for; a test looks after it.

/** French. */
export const fr = /* @__PURE__ */ defineMessages({
  language: 'fr',
  reasons: {
    'input-too-long':
      'Le texte dépasse {limit} octets, ce qui est trop long pour une adresse\u00a0; raccourcissez-le',
    'input-empty': 'L’adresse est absente\u00a0; écrivez-en une, par exemple nom@example.com',

    'encoding-malformed-utf8': 'L’adresse n’est pas en UTF-8 valide ({kind})\u00a0; envoyez-la en UTF-8',
    'encoding-lone-surrogate':
      'L’adresse contient la moitié d’une paire UTF-16, {codePoint}\u00a0; retapez l’adresse',
    'encoding-control-character':
      'L’adresse contient un caractère de contrôle, {codePoint}\u00a0; retapez l’adresse',
    'encoding-utf16': 'L’adresse est encodée en UTF-16\u00a0; envoyez-la en UTF-8',
    'encoding-c1-control':
      'L’adresse contient un caractère de contrôle, {codePoint}\u00a0; retapez l’adresse',
    'encoding-line-separator':
      'L’adresse contient un saut de ligne invisible, {codePoint}\u00a0; retapez l’adresse',
    'encoding-noncharacter':
      'L’adresse contient {codePoint}, réservé à l’usage interne des programmes\u00a0; retapez l’adresse',
    'encoding-private-use':
      'L’adresse contient {codePoint}, un caractère à usage privé que les autres systèmes ne savent pas lire\u00a0; remplacez-le',
    'encoding-unassigned':
      'L’adresse contient {codePoint}, qu’Unicode n’attribue à aucun caractère\u00a0; remplacez-le',
    'encoding-replacement-character':
      'Un programme a perdu un caractère et mis {codePoint} à sa place\u00a0; retapez l’adresse',
    'encoding-byte-order-mark': 'L’adresse contient {codePoint}, qui est invisible\u00a0; retapez l’adresse',
    'encoding-bidi-control':
      'L’adresse contient {codePoint}, qui change le sens de l’écriture sans se voir\u00a0; retapez l’adresse',
    'encoding-invisible-character':
      'L’adresse contient un caractère invisible, {codePoint}\u00a0; retapez l’adresse',
    'encoding-unicode-space':
      'L’adresse contient un espace inhabituel, {codePoint}\u00a0; {supprimez|vérifiez}-le',
    'encoding-mojibake':
      'Ces lettres sont altérées\u00a0: l’UTF-8 a été lu dans un autre encodage (décodage erroné, {times} fois)\u00a0; retapez-les',
    'encoding-smart-quotes':
      "Il y a ici un guillemet typographique, {codePoint}\u00a0; {écrivez '|vérifiez-le}",
    'encoding-html-entity':
      'Ceci {est|ressemble à} une entité HTML\u00a0; {écrivez le caractère qu’elle représente|vérifiez-la}',
    'encoding-backslash-escape':
      'Ceci {est|ressemble à} une séquence d’échappement d’un langage de programmation\u00a0; {écrivez le caractère qu’elle représente|vérifiez-la}',

    'mailbox-unsendable':
      'Aucune commande SMTP ne peut contenir ce domaine, quels que soient les réglages locaux\u00a0; corrigez-le',
    'mailbox-edge-white-space': {
      before: 'Il y a un espace avant l’adresse\u00a0; supprimez-le',
      after: 'Il y a un espace après l’adresse\u00a0; supprimez-le',
    },
    'mailbox-mailto-prefix': {
      before: 'Le mailto: d’un lien ne fait pas partie de l’adresse\u00a0; supprimez-le',
      after:
        'Les champs d’un lien, à partir du point d’interrogation, ne font pas partie de l’adresse\u00a0; supprimez-les',
    },
    'mailbox-scheme-prefix':
      'Le mot et les deux-points avant l’adresse n’en font pas partie\u00a0; supprimez-les',
    'mailbox-cloudflare':
      'La page web d’où vient ce texte cache l’adresse aux robots\u00a0; écrivez l’adresse elle-même',
    'mailbox-several-addresses': 'Il y a plusieurs adresses\u00a0; n’en donnez qu’une',
    'mailbox-display-name':
      'Il y a {un nom|un autre texte} avant l’adresse\u00a0; {donnez l’adresse seule|donnez une seule adresse}',
    'mailbox-angle-brackets': {
      around: 'Les chevrons autour de l’adresse n’en font pas partie\u00a0; supprimez-les',
      before: 'Le chevron avant l’adresse n’en fait pas partie\u00a0; supprimez-le',
      after: 'Le chevron après l’adresse n’en fait pas partie\u00a0; supprimez-le',
    },
    'mailbox-surrounding-quotes': {
      around: 'Les guillemets autour de l’adresse n’en font pas partie\u00a0; supprimez-les',
      before: 'Le guillemet avant l’adresse n’en fait pas partie\u00a0; supprimez-le',
      after: 'Le guillemet après l’adresse n’en fait pas partie\u00a0; supprimez-le',
    },
    'mailbox-trailing-punctuation': 'La ponctuation après l’adresse n’en fait pas partie\u00a0; supprimez-la',
    'mailbox-label': 'Le libellé ou le signe avant l’adresse n’en fait pas partie\u00a0; supprimez-le',
    'mailbox-repeated-address': 'La même adresse figure plusieurs fois\u00a0; gardez-en une',
    'mailbox-bare-name': 'Il y a un nom à côté de l’adresse\u00a0; donnez l’adresse seule',
    'mailbox-surrounding-brackets': {
      around: 'Les crochets ou les signes autour de l’adresse n’en font pas partie\u00a0; supprimez-les',
      before: 'Le crochet ou la parenthèse avant l’adresse n’en fait pas partie\u00a0; supprimez ce signe',
      after: 'Le crochet ou la parenthèse après l’adresse n’en fait pas partie\u00a0; supprimez ce signe',
    },
    'mailbox-masked':
      'Une partie de l’adresse est masquée, comme dans les archives\u00a0; écrivez l’adresse entière',
    'mailbox-url-encoded': 'L’adresse est encodée pour une URL (%XX)\u00a0; décodez-la',
    'mailbox-web-address': 'Ceci est une adresse web\u00a0; donnez une adresse e-mail',
    'mailbox-placeholder': 'Ceci indique l’absence d’adresse\u00a0; donnez-en une, ou laissez le champ vide',
    'mailbox-at-sign-lookalike':
      'Ce caractère ressemble à un @ mais n’en est pas un\u00a0; {remplacez-le par @|vérifiez-le}',
    'mailbox-obfuscation':
      'Des mots ou des signes {remplacent|semblent remplacer} @ ou un point\u00a0; écrivez l’adresse avec @ et des points',
    'mailbox-at-sign-missing': 'Il n’y a pas de @\u00a0; écrivez l’adresse sous la forme nom@example.com',
    'mailbox-too-long':
      'L’adresse compte {octets} octets (limite\u00a0: {limit})\u00a0; utilisez-en une plus courte',
    'mailbox-mixed-scripts': {
      written: 'Ces lettres mêlent plusieurs écritures, ce qui peut tromper\u00a0; n’en utilisez qu’une',
      decoded:
        'Le nom que représente cette forme xn-- mêle plusieurs écritures, ce qui peut tromper\u00a0; vérifiez le domaine',
    },
    'mailbox-mixed-digits': {
      written: 'Ces chiffres sont de systèmes différents, ce qui peut tromper\u00a0; n’en utilisez qu’un',
      decoded:
        'Le nom que représente cette forme xn-- mêle des chiffres de plusieurs systèmes\u00a0; vérifiez le domaine',
    },
    'mailbox-case-collision': {
      written:
        'Les programmes qui ignorent la casse confondent {codePoint} avec une lettre ASCII\u00a0; vérifiez-la',
      decoded:
        'Le nom que représente cette forme xn-- contient {codePoint}, facile à confondre avec une lettre ASCII\u00a0; vérifiez-le',
    },

    'local-part-empty': 'Il n’y a rien avant le @\u00a0; ajoutez le nom de la boîte aux lettres',
    'local-part-empty-atom': {
      first: 'La partie avant le @ commence par un point\u00a0; {supprimez|vérifiez}-le',
      last: 'La partie avant le @ se termine par un point\u00a0; {supprimez|vérifiez}-le',
      double: 'Il y a plusieurs points de suite avant le @\u00a0; {gardez-en un|vérifiez-les}',
    },
    'local-part-space': 'Il y a un espace dans la partie avant le @\u00a0; {supprimez|vérifiez}-le',
    'local-part-comment':
      'Les commentaires entre parenthèses ne sont permis que dans les en-têtes\u00a0; {supprimez|vérifiez} celui-ci',
    'local-part-backslash':
      'Avant le @, une barre oblique inverse n’est permise qu’entre guillemets droits\u00a0; {supprimez|vérifiez}-la',
    'local-part-stray-quote':
      'Les guillemets droits doivent entourer toute la partie avant le @\u00a0; vérifiez celui-ci',
    'local-part-forbidden-character':
      'Avant le @, {codePoint} n’a sa place qu’entre guillemets droits\u00a0; vérifiez ce signe',
    'local-part-quote-unclosed':
      'Le guillemet droit ouvert ici n’est jamais refermé avant le @\u00a0; vérifiez-le',
    'local-part-quoted-pair':
      'Une barre oblique inverse ne peut pas précéder {codePoint}\u00a0; supprimez la barre',
    'local-part-text-after-quote':
      'Il y a du texte entre le guillemet fermant et le @\u00a0; vérifiez les guillemets',
    'local-part-quoted-word':
      'Les guillemets droits doivent entourer toute la partie avant le @, et non un morceau\u00a0; mettez-y tout ou rien',
    'local-part-too-long':
      'La partie avant le @ compte {octets} octets (limite\u00a0: {limit})\u00a0; utilisez-en une plus courte',
    'local-part-needs-smtputf8':
      'Avant le @, les caractères non ASCII exigent SMTPUTF8, qui n’est pas actif ici\u00a0; utilisez une adresse ASCII',
    'local-part-quoted':
      'Beaucoup de programmes refusent une adresse avec des guillemets\u00a0; utilisez-en une sans guillemets',
    'local-part-empty-quoted':
      'Il n’y a rien entre les guillemets, ce que la prochaine norme SMTP interdit\u00a0; écrivez un nom',
    'local-part-needless-quoting': {
      quotes: 'Les guillemets ne changent rien\u00a0; écrivez l’adresse sans guillemets',
      backslashes:
        'Les guillemets et les barres obliques inverses ne changent rien\u00a0; écrivez l’adresse sans ces signes',
    },
    'local-part-quoted-delimiter':
      'Les guillemets contiennent {codePoint}, où certains programmes coupent l’adresse\u00a0; utilisez une autre adresse',
    'local-part-leading-hyphen':
      'L’adresse commence par un trait d’union, que certains programmes prennent pour une option\u00a0; vérifiez-la',
    'local-part-leading-pipe':
      'L’adresse commence par une barre verticale, que certains programmes prennent pour une commande\u00a0; vérifiez-la',
    'local-part-leading-sign':
      'L’adresse commence par {codePoint}, {reste|peut-être le reste} de guillemets ou d’un balisage\u00a0; {supprimez|vérifiez} ce signe',
    'local-part-leading-formula':
      'L’adresse commence par {codePoint}, ce qui en fait une formule dans un tableur\u00a0; vérifiez-la',
    'local-part-imceaex':
      'Cette adresse interne d’Exchange n’est accessible à aucun autre serveur\u00a0; utilisez l’adresse SMTP',
    'local-part-encoded-word':
      'Les mots encodés (=?...?=) ne sont pas décodés dans une adresse\u00a0; écrivez le texte lui-même',
    'local-part-quoted-printable':
      'Ceci {est|ressemble à} du texte en quoted-printable (=XX)\u00a0; {écrivez les lettres elles-mêmes|vérifiez-le}',
    'local-part-percent-encoding':
      'Ceci {est|ressemble à} un encodage d’URL (%XX)\u00a0; {écrivez les lettres elles-mêmes|vérifiez-le}',
    'local-part-percent-hack':
      'Le % demande à un serveur de relayer vers un autre, ce que la plupart refusent\u00a0; écrivez l’adresse directe',
    'local-part-bang-path':
      'Le point d’exclamation demande de relayer vers un autre serveur, ce que la plupart refusent\u00a0; écrivez l’adresse directe',
    'local-part-a-label': 'Une forme xn-- n’a pas de sens avant le @\u00a0; écrivez le nom lui-même',
    'local-part-at-sign-lookalike':
      'Le caractère {codePoint} ressemble à un @ mais n’en est pas un\u00a0; vérifiez-le',
    'local-part-leading-mark':
      'L’adresse commence par {codePoint}, un accent qui doit suivre une lettre\u00a0; retapez-la',
    'local-part-nfc-special':
      'La normalisation change {codePoint} en un signe ASCII\u00a0; utilisez un autre caractère',
    'local-part-not-nfc':
      'Les accents avant le @ sont séparés de leurs lettres (forme non NFC)\u00a0; retapez ces lettres',
    'local-part-not-identifier':
      'Une nouvelle adresse ne devrait pas contenir {codePoint}\u00a0; utilisez des lettres et des chiffres',

    'domain-empty': 'Il n’y a rien après le @\u00a0; ajoutez le domaine, par exemple example.com',
    'domain-empty-label': {
      first: 'Le domaine commence par un point\u00a0; {supprimez|vérifiez}-le',
      double: 'Il y a plusieurs points de suite dans le domaine\u00a0; {gardez-en un|vérifiez-les}',
    },
    'domain-trailing-dot': 'Le domaine se termine par un point\u00a0; {supprimez-le|vérifiez sa terminaison}',
    'domain-label-leading-hyphen': {
      first: 'Le domaine commence par un trait d’union\u00a0; vérifiez-le',
      inner: 'Une partie du domaine commence par un trait d’union, après un point\u00a0; vérifiez-la',
      decoded: NOT_ALLOWED,
    },
    'domain-label-trailing-hyphen': {
      last: 'Le domaine se termine par un trait d’union\u00a0; vérifiez-le',
      inner: 'Une partie du domaine se termine par un trait d’union, avant un point\u00a0; vérifiez-la',
      decoded: NOT_ALLOWED,
    },
    'domain-space': 'Il y a un espace dans le domaine\u00a0; {supprimez|vérifiez}-le',
    'domain-underscore':
      'Un domaine de messagerie ne peut pas contenir de tiret bas\u00a0; si vous vouliez un trait d’union, écrivez-le',
    'domain-at-sign':
      'Il y a plusieurs @\u00a0; {supprimez celui en trop|écrivez une seule adresse avec un seul @}',
    'domain-comment':
      'Les commentaires entre parenthèses ne sont permis que dans les en-têtes\u00a0; {supprimez|vérifiez} celui-ci',
    'domain-forbidden-character':
      'Un domaine ne peut pas contenir {codePoint}\u00a0; {écrivez plutôt un point|vérifiez ce signe}',
    'domain-label-too-long':
      'Une partie du domaine compte {octets} octets (limite\u00a0: {limit})\u00a0; vérifiez-la',
    'domain-too-long': 'Le domaine compte {octets} octets (limite\u00a0: {limit})\u00a0; vérifiez-le',
    'domain-ip-without-brackets': 'Une adresse IP doit être entre crochets\u00a0; ajoutez-les',
    'domain-numeric-top-label':
      'Le domaine se termine par un nombre, ce qui n’existe pour aucun vrai domaine\u00a0; vérifiez-le',
    'domain-needs-smtputf8':
      'Dans le domaine, les caractères non ASCII exigent SMTPUTF8, qui n’est pas actif ici\u00a0; écrivez sa forme xn--',
    'domain-dotless':
      'Le domaine n’a pas de point et ne fonctionne que dans un réseau local\u00a0; ajoutez une terminaison comme .com',
    'domain-address-literal':
      'La plupart des serveurs refusent une adresse IP à la place d’un domaine\u00a0; utilisez un nom de domaine',

    'domain-near-miss':
      'Ce domaine ressemble, à une faute de frappe près, à un domaine connu\u00a0; vérifiez le @, les points et l’orthographe',
    'domain-public-suffix':
      'Ce domaine est un suffixe public, comme co.uk\u00a0; ajoutez le nom qui le précède',
    'domain-special-use':
      'Ce domaine est réservé aux tests, aux exemples ou aux réseaux locaux et ne reçoit pas de courrier\u00a0; vérifiez-le',
    'domain-unknown-top-label':
      'La terminaison du domaine est inconnue\u00a0; vérifiez ce qui suit le dernier point',

    'domain-label-reserved-hyphens':
      'Les traits d’union en 3e et 4e position sont réservés aux noms encodés (xn--)\u00a0; vérifiez ce nom',
    'domain-u-label-hyphens': {
      written: 'Un nom non ASCII ne peut pas avoir de traits d’union en 3e et 4e position\u00a0; vérifiez-le',
      decoded: NOT_ALLOWED,
    },
    'domain-a-label-undecodable':
      'Ceci commence par xn-- mais ne peut pas être décodé\u00a0; écrivez le nom lui-même',
    'domain-a-label-not-canonical':
      'Ce n’est pas la forme xn-- normale de ce nom\u00a0; écrivez le nom lui-même',
    'domain-label-not-nfc': {
      written: 'Les accents de ce nom sont séparés de leurs lettres (forme non NFC)\u00a0; retapez-le',
      decoded: NOT_ALLOWED,
    },
    'domain-label-leading-mark': {
      written:
        'Une partie du domaine commence par {codePoint}, un accent qui doit suivre une lettre\u00a0; retapez-la',
      decoded: NOT_ALLOWED,
    },
    'domain-label-upper-case':
      'Un domaine avec des lettres non ASCII s’écrit en minuscules\u00a0; utilisez des minuscules',
    'domain-disallowed-code-point': {
      written:
        'Un domaine ne peut pas contenir {codePoint}\u00a0; {écrivez plutôt une lettre ou un signe ordinaire|vérifiez ce signe}',
      decoded:
        'Le nom que représente cette forme xn-- contient {codePoint}, qu’IDNA2008 n’autorise pas\u00a0; vérifiez-le',
    },
    'domain-unassigned-code-point': {
      written:
        'Le domaine contient {codePoint}, que cette version d’Unicode n’attribue pas\u00a0; vérifiez-le',
      decoded: NOT_ALLOWED,
    },
    'domain-contextj': {
      written: 'Le caractère de liaison invisible {codePoint} n’est pas permis ici\u00a0; retapez le nom',
      decoded: NOT_ALLOWED,
    },
    'domain-contexto': {
      written: 'Le caractère {codePoint} n’est pas permis ici, où il peut tromper\u00a0; vérifiez-le',
      decoded: NOT_ALLOWED,
    },
    'domain-bidi': {
      written: 'Ce nom mêle des sens d’écriture et peut être mal lu (règle Bidi {rule})\u00a0; vérifiez-le',
      decoded:
        'Les formes xn-- de ce domaine représentent des noms contraires à la règle Bidi {rule}\u00a0; vérifiez-le',
    },
    'domain-percent-encoding':
      'L’encodage d’URL (%XX) n’est pas permis dans un domaine\u00a0; {écrivez les lettres elles-mêmes|vérifiez-le}',
    'domain-dot-lookalike':
      'Le caractère {codePoint} ressemble à un point mais n’en est pas un\u00a0; {remplacez-le par un point|vérifiez-le}',
    'domain-hyphen-lookalike':
      'Le caractère {codePoint} ressemble à un trait d’union mais n’en est pas un\u00a0; {remplacez-le|vérifiez-le}',
    'domain-ascii-lookalike': {
      written: 'Ce nom ressemble à un nom ASCII mais n’en est pas un\u00a0; vérifiez que c’est le bon',
      decoded:
        'Le nom que représente cette forme xn-- ressemble à un nom ASCII\u00a0; vérifiez que c’est le bon',
    },
    'domain-a-label': 'La forme xn-- est difficile à lire\u00a0; écrivez le nom lui-même',

    'literal-unclosed': 'Le crochet n’est jamais refermé\u00a0; ajoutez ] à la fin',
    'literal-text-after': 'Il y a du texte après le crochet fermant\u00a0; vérifiez-le',
    'literal-empty': 'Il n’y a rien entre les crochets\u00a0; écrivez-y une adresse IP',
    'literal-malformed':
      'Le texte entre crochets n’est pas une adresse IP\u00a0; écrivez un domaine sans crochets',
    'literal-forbidden-character':
      'Après le @, les crochets ne peuvent contenir qu’une adresse IP, et non {codePoint}\u00a0; vérifiez ce signe',
    'literal-unregistered-tag':
      'L’étiquette entre crochets est inconnue\u00a0; écrivez IPv6:, la seule enregistrée',
    'literal-ipv4-count': 'Une adresse IPv4 a quatre nombres (ici\u00a0: {count})\u00a0; corrigez-la',
    'literal-ipv4-range':
      'Chaque nombre d’une adresse IPv4 doit être compris entre 0 et 255\u00a0; corrigez celui-ci',
    'literal-ipv4-leading-zero':
      'Ce nombre commence par 0, et certains programmes le lisent en base huit\u00a0; écrivez-le sans le 0',
    'literal-ipv6-tag-missing':
      'Une adresse IPv6 entre crochets doit commencer par IPv6: (sans espace)\u00a0; ajoutez-le',
    'literal-ipv6-group':
      'Chaque groupe d’une adresse IPv6 a de un à quatre chiffres hexadécimaux\u00a0; corrigez celui-ci',
    'literal-ipv6-count':
      'Cette adresse IPv6 n’a pas le bon nombre de groupes ({count} au lieu de {limit}, ou moins avec ::)\u00a0; corrigez-la',
    'literal-ipv6-short-compression':
      'Ici :: remplace un seul groupe et doit en remplacer au moins deux\u00a0; écrivez 0',
    'literal-ipv6-second-compression':
      'Une adresse IPv6 ne peut contenir :: qu’une fois\u00a0; écrivez les zéros que l’un des deux remplace',
    'literal-ipv6-zone':
      'La zone d’une adresse IPv6, à partir du %, n’a de sens que sur une machine\u00a0; {supprimez|vérifiez}-la',
    'literal-not-global':
      'Cette adresse IP est privée ou réservée, donc inaccessible depuis Internet\u00a0; utilisez un nom de domaine',

    'path-space-at-colon': 'Aucun espace n’est permis à côté des deux-points\u00a0; supprimez-le',
    'path-brackets-missing': 'L’adresse doit être entre chevrons\u00a0; écrivez <nom@example.com>',
    'path-text-before-bracket': 'Il y a du texte avant le chevron ouvrant\u00a0; supprimez-le',
    'path-unclosed': 'Le chevron n’est jamais refermé\u00a0; ajoutez > après l’adresse',
    'path-text-after-bracket': 'Il faut un espace après le chevron fermant\u00a0; ajoutez-le',
    'path-null-recipient':
      'Le chemin vide <> ne peut désigner qu’un expéditeur\u00a0; indiquez un destinataire',
    'path-postmaster-sender':
      'Postmaster sans domaine ne peut désigner qu’un destinataire\u00a0; ajoutez un domaine',
    'path-source-route': 'Les routes source sont obsolètes et ignorées\u00a0; donnez l’adresse seule',
    'path-source-route-syntax': 'La route source est mal formée\u00a0; supprimez-la',
    'path-too-long': 'Le chemin compte {octets} octets (limite\u00a0: {limit})\u00a0; raccourcissez-le',

    'parameter-space': 'Il y a plus d’un espace avant ce paramètre\u00a0; gardez-en un',
    'parameter-keyword': {
      empty: 'Le nom de ce paramètre manque\u00a0; ajoutez-le',
      hyphen: 'Le nom d’un paramètre ne peut pas commencer par un trait d’union\u00a0; corrigez-le',
      character:
        'Le nom d’un paramètre n’a que des lettres, des chiffres et des traits d’union\u00a0; corrigez-le',
    },
    'parameter-value': {
      empty: 'La valeur de ce paramètre manque\u00a0; ajoutez-la',
      equals: 'La valeur d’un paramètre ne peut pas contenir =\u00a0; corrigez-la',
      nonAscii:
        'Sans SMTPUTF8, la valeur d’un paramètre ne peut pas contenir de caractères non ASCII\u00a0; corrigez-la',
    },
    'parameter-duplicate': 'Ce paramètre est donné deux fois\u00a0; gardez-en un',
    'parameter-smtputf8-value': 'Le paramètre SMTPUTF8 n’a pas de valeur\u00a0; supprimez la valeur',
    'parameter-unknown': 'Ce serveur ne connaît pas ce paramètre\u00a0; supprimez-le',

    'header-comment-unclosed':
      'La parenthèse ouverte ici n’est jamais refermée\u00a0; refermez-la ou supprimez-la',
    'header-quote-unclosed':
      'Le guillemet droit ouvert ici n’est jamais refermé\u00a0; refermez-le ou supprimez-le',
    'header-bracket-unclosed': 'Le chevron n’est jamais refermé\u00a0; ajoutez > après l’adresse',
    'header-text-after':
      'Il y a du texte après l’adresse\u00a0; supprimez-le, ou mettez le nom avant l’adresse',
    'header-phrase-forbidden-character':
      'Un nom ne peut contenir {codePoint} qu’entre guillemets droits\u00a0; mettez le nom entre guillemets',
    'header-group-unclosed':
      'Le groupe n’est jamais refermé\u00a0; ajoutez un point-virgule après sa dernière adresse',
    'header-group-unnamed': 'Le groupe n’a pas de nom\u00a0; écrivez-en un avant ses deux-points',
    'header-semicolon':
      'Un point-virgule ne peut que terminer un groupe\u00a0; séparez les adresses par des virgules',
    'header-display-name': 'SMTP n’accepte pas de nom avec l’adresse\u00a0; donnez l’adresse seule',
    'header-comment': 'SMTP n’accepte pas de commentaires entre parenthèses\u00a0; supprimez celui-ci',
    'header-folding-white-space': 'SMTP n’accepte pas d’espace ici\u00a0; supprimez-le',
    'header-quoted-word':
      'SMTP n’accepte de guillemets qu’autour de toute la partie avant le @\u00a0; mettez-y tout ou rien',
    'header-obsolete-local-part': {
      space: 'Avant le @, un espace à côté d’un point est obsolète, et SMTP le refuse\u00a0; supprimez-le',
      comment:
        'Avant le @, un commentaire à côté d’un point est obsolète, et SMTP le refuse\u00a0; supprimez-le',
    },
    'header-obsolete-domain': {
      space:
        'Dans un domaine, un espace à côté d’un point est obsolète, et SMTP le refuse\u00a0; supprimez-le',
      comment:
        'Dans un domaine, un commentaire à côté d’un point est obsolète, et SMTP le refuse\u00a0; supprimez-le',
    },
    'header-route': 'Les routes sont obsolètes et ignorées\u00a0; donnez l’adresse seule',
    'header-domain-literal': 'SMTP ne peut rien livrer à ce texte entre crochets\u00a0; écrivez un domaine',
    'header-control-character':
      'L’en-tête contient un caractère de contrôle, {codePoint}, une forme obsolète\u00a0; retapez l’adresse',
    'header-empty-element': 'Il y a une virgule sans adresse à côté\u00a0; supprimez la virgule',

    'convention-character': '{words}\u00a0; vérifiez le nom',
    'convention-first-character': '{words}\u00a0; vérifiez le nom',
    'convention-last-character': '{words}\u00a0; vérifiez le nom',
    'convention-missing-character': '{words}\u00a0; vérifiez le nom',
    'convention-repeated-separator': '{words}\u00a0; vérifiez le nom',
    'convention-adjacent-separators': '{words}\u00a0; vérifiez le nom',
    'convention-too-short': '{words}\u00a0; vérifiez le nom',
    'convention-too-long': '{words}\u00a0; vérifiez le nom',
    'convention-tag': '{words}\u00a0; vérifiez le nom',
    'convention-blocked-name': '{words}\u00a0; vérifiez le nom',
    'convention-reserved-name': '{words}\u00a0; vérifiez le nom',
    'convention-not-a-recipient': '{words}\u00a0; vérifiez le domaine',
  },
  utf8Faults: {
    'stray-continuation': 'un octet de continuation sans octet de tête',
    overlong: 'une forme plus longue que nécessaire',
    surrogate: 'la moitié d’une paire UTF-16',
    'out-of-range': 'un octet absent de l’UTF-8, peut-être du Latin-1',
    truncated: 'une séquence tronquée',
  },
  characters: {
    'U+0000': 'le caractère nul',
    'U+0009': 'une tabulation',
    'U+000A': 'un saut de ligne',
    'U+000D': 'un retour chariot',
    'U+0020': 'un espace',
    'U+0021': 'un point d’exclamation',
    'U+0022': 'un guillemet droit',
    'U+0023': 'un croisillon',
    'U+0024': 'un signe dollar',
    'U+0025': 'un signe pour cent',
    'U+0026': 'une esperluette',
    'U+0027': 'une apostrophe droite',
    'U+0028': 'une parenthèse ouvrante',
    'U+0029': 'une parenthèse fermante',
    'U+002A': 'un astérisque',
    'U+002B': 'un signe plus',
    'U+002C': 'une virgule',
    'U+002F': 'une barre oblique',
    'U+003A': 'un deux-points',
    'U+003B': 'un point-virgule',
    'U+003C': 'un signe inférieur',
    'U+003D': 'un signe égal',
    'U+003E': 'un signe supérieur',
    'U+003F': 'un point d’interrogation',
    'U+0040': 'une arobase',
    'U+005B': 'un crochet ouvrant',
    'U+005C': 'une barre oblique inverse',
    'U+005D': 'un crochet fermant',
    'U+005E': 'un accent circonflexe seul',
    'U+0060': 'un accent grave seul',
    'U+007B': 'une accolade ouvrante',
    'U+007C': 'une barre verticale',
    'U+007D': 'une accolade fermante',
    'U+007E': 'un tilde',
    'U+00A0': 'un espace insécable',
    'U+00AD': 'un trait d’union conditionnel',
    'U+200B': 'un espace de largeur nulle',
    'U+FEFF': 'une marque d’ordre des octets',
  },
});

/** French, as a form speaks it to a person. */
export const frForm = /* @__PURE__ */ defineFormMessages({
  language: 'fr',
  texts: {
    enterAddress: 'Saisissez une adresse e-mail, par exemple nom@example.com',
    enterShorter: 'Saisissez une adresse e-mail plus courte',
    enterOne: 'Saisissez une seule adresse e-mail',
    enterNotWeb: 'Saisissez une adresse e-mail, et non une adresse web',
    enterHidden: 'Saisissez l’adresse entière. Une partie est masquée',
    enterWithAt: 'Saisissez l’adresse avec un @, comme nom@example.com',
    enterOneAt: 'Saisissez une seule adresse e-mail, avec un seul @',
    enterBefore: 'Saisissez la partie avant le @, comme dans nom@example.com',
    enterAfter: 'Saisissez la partie après le @, comme dans nom@example.com',
    enterName: 'Saisissez un nom après le @, par exemple example.com',
    enterWithoutQuotes: 'Saisissez une adresse sans guillemets',
    enterShorterBefore: 'Saisissez une adresse dont la partie avant le @ est plus courte',
    enterAsciiBefore: 'Saisissez une adresse sans lettres accentuées ou non latines avant le @',
    enterAsciiAfter: 'Saisissez une adresse sans lettres accentuées ou non latines après le @',
    enterPublic: 'Saisissez l’adresse utilisée en dehors de l’organisation',
    enterPlainBefore: 'Saisissez le nom en clair, et non le code, avant le @',
    enterPlainAfter: 'Saisissez le nom en clair, et non le code (xn--), après le @',

    retypeDamaged: 'Retapez l’adresse. Certains caractères sont altérés',
    retypeInvisible: 'Retapez l’adresse. Elle contient un caractère invisible',
    retypeUnknown: 'Retapez l’adresse. Elle contient un caractère inconnu',
    retypeAccentsBefore: 'Retapez les lettres accentuées dans la partie avant le @',
    retypeAccentsAfter: 'Retapez les lettres accentuées dans la partie après le @',

    removeBefore: 'Supprimez ce qui précède l’adresse',
    removeAfter: 'Supprimez ce qui suit l’adresse',
    removeSpaceBefore: 'Supprimez l’espace avant l’adresse',
    removeSpaceAfter: 'Supprimez l’espace après l’adresse',
    removeName: 'Supprimez le nom et gardez seulement l’adresse',
    removeBrackets: 'Supprimez les parenthèses, crochets ou signes autour de l’adresse',
    removeQuotes: 'Supprimez les guillemets autour de l’adresse',

    removeAt: 'Supprimez le @ en trop',
    replaceAt: 'Remplacez le signe qui ressemble à un @ par un @ ordinaire',
    checkAt: 'Vérifiez le signe qui ressemble à un @ mais n’en est pas un',
    replaceWords: 'Remplacez les mots qui désignent @ et les points par ces signes',
    removeSpace: 'Supprimez l’espace dans l’adresse',
    checkSpace: 'Vérifiez l’espace dans l’adresse',
    removeDotAtStart: 'Supprimez le point au début de l’adresse',
    removeDotBeforeAt: 'Supprimez le point juste avant le @',
    removeDotAfterAt: 'Supprimez le point juste après le @',
    removeDotAtEnd: 'Supprimez le point à la fin de l’adresse',
    removeDotBefore: 'Supprimez le point en trop dans la partie avant le @',
    removeDotAfter: 'Supprimez le point en trop dans la partie après le @',
    checkDots: 'Vérifiez les points dans l’adresse',
    replaceByDot: 'Remplacez «\u00a0{character}\u00a0» par un point (.)',
    replaceByHyphen: 'Remplacez «\u00a0{character}\u00a0» par un trait d’union ordinaire (-)',
    replaceByApostrophe: "Remplacez «\u00a0{character}\u00a0» par une apostrophe droite (')",
    replaceByOrdinary: 'Remplacez «\u00a0{character}\u00a0» par une lettre ou un signe ordinaire',
    replaceCode: 'Remplacez le code qui commence par «\u00a0{character}\u00a0» par ce qu’il représente',
    checkCode: 'Vérifiez le code qui commence par «\u00a0{character}\u00a0»',
    removeParentheses: 'Supprimez les parenthèses et leur contenu',
    checkParentheses: 'Vérifiez les parenthèses dans l’adresse',

    checkCharacter: 'Vérifiez «\u00a0{character}\u00a0» dans l’adresse',
    checkBefore: 'Vérifiez «\u00a0{character}\u00a0» dans la partie avant le @',
    checkAfter: 'Vérifiez «\u00a0{character}\u00a0» dans la partie après le @',
    checkStart: 'Vérifiez «\u00a0{character}\u00a0» au début de l’adresse',
    removeStart: 'Supprimez «\u00a0{character}\u00a0» au début de l’adresse',
    checkSimilar: 'Vérifiez «\u00a0{character}\u00a0», qui se confond facilement avec une autre lettre',
    checkQuotes: 'Vérifiez les guillemets dans la partie avant le @',

    checkHyphenAfterAt: 'Vérifiez le trait d’union juste après le @',
    checkHyphenAtDot: 'Vérifiez le trait d’union à côté du point dans la partie après le @',
    checkHyphenAtEnd: 'Vérifiez le trait d’union à la fin de l’adresse',
    checkUnderscore: 'Vérifiez «\u00a0_\u00a0» dans la partie après le @. Il faut peut-être un trait d’union',
    checkDomainLength: 'Vérifiez la partie après le @. Elle est trop longue',
    checkSpelling: 'Vérifiez le @ et l’orthographe de ce qui le suit',
    checkEnding: 'Vérifiez la terminaison de l’adresse',
    checkEndingMissing: 'Vérifiez la partie après le @. Il manque sa terminaison, par exemple .com',
    checkEndingUnknown: 'Vérifiez la terminaison de l’adresse. Cette terminaison n’existe pas',
    checkNameMissing: 'Vérifiez la partie après le @. Il manque un nom avant la terminaison',
    checkReserved: 'Vérifiez la partie après le @. Aucun e-mail ne peut y parvenir',
    useSmallLetters: 'Utilisez des minuscules dans la partie après le @',
    checkLookalike: 'Vérifiez la partie après le @. Elle ressemble à un autre nom',
    checkDirections: 'Vérifiez la partie après le @. Elle mêle deux sens d’écriture',
    checkDecoded: 'Vérifiez le code (xn--) après le @. Il représente un nom non autorisé',
    checkDecodedLookalike: 'Vérifiez le code (xn--) après le @. Il représente un nom trompeur',

    useOneAlphabet: 'Utilisez un seul alphabet dans chaque partie de l’adresse',
    useOneKeyboard: 'Tapez tous les chiffres de l’adresse avec le même clavier',
  },
  phrases: {
    didYouMean: 'Vouliez-vous dire {suggestion}\u00a0?',
    changed: 'Adresse remplacée par {suggestion}',
    checking: 'Patientez un instant. L’adresse est en cours de vérification',
    notValid: 'Vérifiez l’adresse e-mail',
  },
});
