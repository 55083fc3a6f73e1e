import { defineFormMessages, defineMessages } from './catalogue.ts';

/** What is said of a name that only its A-label shows. */
const NOT_ALLOWED =
  'Le nom que représente cette forme xn-- n’est pas autorisé par IDNA2008\u00a0; vérifiez le domaine';

// A no-break space stands before ; : ? ! and inside « », as French typography asks for; a test looks after it.

/** French. */
export const fr = /* @__PURE__ */ defineMessages({
  language: 'fr',
  reasons: {
    'input-too-long':
      'Ce texte de plus de {limit} octets est trop long pour une adresse\u00a0; raccourcissez-le',
    'input-empty': 'Il n’y a pas d’adresse ici\u00a0; écrivez-en une, par exemple nom@example.com',

    'encoding-malformed-utf8':
      'Ceci n’est pas de l’UTF-8 ({kind})\u00a0; enregistrez ou envoyez l’adresse en UTF-8',
    'encoding-lone-surrogate':
      'Il ne reste ici que la moitié d’un caractère, {codePoint}\u00a0; tapez-le de nouveau',
    'encoding-control-character':
      'Il y a ici un caractère de contrôle invisible, {codePoint}\u00a0; supprimez-le',
    'encoding-utf16':
      'Ceci est de l’UTF-16 et non de l’UTF-8\u00a0; enregistrez ou envoyez l’adresse en UTF-8',
    'encoding-c1-control': 'Il y a ici un caractère de contrôle invisible, {codePoint}\u00a0; supprimez-le',
    'encoding-line-separator': 'Il y a ici une fin de ligne invisible, {codePoint}\u00a0; supprimez-la',
    'encoding-noncharacter':
      '{codePoint} n’est pas un caractère et n’a de sens qu’à l’intérieur d’un programme\u00a0; supprimez-le',
    'encoding-private-use':
      'Le sens de {codePoint} n’est convenu qu’en privé\u00a0; utilisez un autre caractère',
    'encoding-unassigned': '{codePoint} n’est pas un caractère connu ici\u00a0; utilisez-en un autre',
    'encoding-replacement-character':
      'Un programme a mis {codePoint} à la place d’un caractère perdu\u00a0; tapez l’adresse de nouveau',
    'encoding-byte-order-mark':
      'L’adresse commence par un caractère invisible, {codePoint}\u00a0; supprimez-le',
    'encoding-bidi-control':
      'Un caractère invisible, {codePoint}, change ici le sens de l’écriture\u00a0; supprimez-le',
    'encoding-invisible-character': 'Il y a ici un caractère invisible, {codePoint}\u00a0; supprimez-le',
    'encoding-unicode-space': 'Il y a ici un espace qui n’est pas ordinaire, {codePoint}\u00a0; supprimez-le',
    'encoding-mojibake':
      'Ces lettres ont été abîmées par un mauvais codage (nombre de fois\u00a0: {times})\u00a0; tapez-les de nouveau',
    'encoding-smart-quotes':
      "Il y a ici un guillemet ou une apostrophe typographique, {codePoint}\u00a0; écrivez ' ou supprimez ce signe",
    'encoding-html-entity': 'Ceci est le code HTML d’un caractère\u00a0; écrivez le caractère lui-même',
    'encoding-backslash-escape':
      'Ceci est le code d’un caractère dans un programme\u00a0; écrivez le caractère lui-même',

    'mailbox-unsendable':
      'Ce site laisserait passer l’adresse, mais aucune commande de courrier ne peut contenir ce domaine\u00a0; corrigez le domaine',
    'mailbox-edge-white-space': 'Il y a un espace avant ou après l’adresse\u00a0; supprimez-le',
    'mailbox-mailto-prefix': 'mailto: fait partie d’un lien et non de l’adresse\u00a0; supprimez-le',
    'mailbox-scheme-prefix':
      'Le mot placé devant les deux-points annonce l’adresse mais n’en fait pas partie\u00a0; supprimez-le',
    'mailbox-cloudflare':
      'Une page web a caché l’adresse aux robots\u00a0; demandez-la à la personne concernée',
    'mailbox-several-addresses': 'Il y a plusieurs adresses ici\u00a0; donnez-en une seule',
    'mailbox-display-name':
      'Un nom devant l’adresse n’a sa place que dans l’en-tête d’un message\u00a0; gardez seulement l’adresse',
    'mailbox-angle-brackets': 'Les signes < et > ne font pas partie de l’adresse\u00a0; supprimez-les',
    'mailbox-surrounding-quotes':
      'Les guillemets autour de l’adresse n’en font pas partie\u00a0; supprimez-les',
    'mailbox-trailing-punctuation': 'La ponctuation après l’adresse n’en fait pas partie\u00a0; supprimez-la',
    'mailbox-label': 'Un mot ou un signe avant l’adresse n’en fait pas partie\u00a0; supprimez-le',
    'mailbox-repeated-address': 'La même adresse figure deux fois\u00a0; gardez-en une',
    'mailbox-bare-name': 'Un nom à côté de l’adresse n’en fait pas partie\u00a0; ne gardez que l’adresse',
    'mailbox-surrounding-brackets':
      'Les parenthèses ou crochets autour de l’adresse n’en font pas partie\u00a0; supprimez-les',
    'mailbox-masked':
      'Une partie de ce nom est masquée, comme dans des archives\u00a0; demandez l’adresse à son titulaire',
    'mailbox-url-encoded': 'L’adresse est codée pour une URL (%40)\u00a0; décodez-la',
    'mailbox-web-address':
      'C’est une adresse web et non une adresse e-mail\u00a0; écrivez une adresse e-mail',
    'mailbox-placeholder':
      'Ceci dit qu’il n’y a pas d’adresse\u00a0; laissez le champ vide ou écrivez-en une',
    'mailbox-at-sign-lookalike':
      'Ce caractère ressemble à @ mais n’en est pas un\u00a0; écrivez un @ ordinaire',
    'mailbox-obfuscation':
      'L’adresse est écrite en toutes lettres pour la cacher aux robots\u00a0; écrivez @ et des points',
    'mailbox-at-sign-missing': 'Il manque le signe @\u00a0; écrivez le nom, puis @, puis le domaine',
    'mailbox-too-long':
      'L’adresse compte {octets} octets, {limit} au plus sont permis\u00a0; raccourcissez-la',
    'mailbox-mixed-scripts': {
      written: 'Ces lettres mêlent plusieurs écritures, ce qui peut tromper\u00a0; n’en utilisez qu’une',
      decoded:
        'Le nom que représente cette forme xn-- mêle plusieurs écritures, ce qui peut tromper\u00a0; vérifiez le domaine',
    },
    'mailbox-mixed-digits': {
      written: 'Ces chiffres sont de systèmes différents\u00a0; tapez-les de nouveau avec un seul clavier',
      decoded:
        'Le nom que représente cette forme xn-- mêle des chiffres de deux systèmes\u00a0; vérifiez le domaine',
    },
    'mailbox-case-collision': {
      written:
        'Des programmes qui confondent majuscules et minuscules prennent {codePoint} pour une autre lettre\u00a0; vérifiez-la',
      decoded:
        'Le nom que représente cette forme xn-- contient {codePoint}, facile à confondre avec une lettre ASCII\u00a0; vérifiez-le',
    },

    'local-part-empty': 'Il n’y a rien avant le @\u00a0; écrivez-y le nom de la boîte aux lettres',
    'local-part-empty-atom':
      'Un point ne peut ni commencer ni finir la partie avant le @, ni suivre un autre point\u00a0; supprimez-le',
    'local-part-space':
      'Il y a un espace avant le @\u00a0; supprimez-le, ou mettez toute la partie avant le @ entre guillemets droits',
    'local-part-comment':
      'Un commentaire entre parenthèses est permis dans un en-tête mais pas ici\u00a0; supprimez-le',
    'local-part-backslash':
      'Une barre oblique inverse n’est permise qu’entre guillemets droits\u00a0; supprimez-la, ou mettez toute la partie avant le @ entre guillemets droits',
    'local-part-stray-quote':
      'Les guillemets droits doivent entourer toute la partie avant le @\u00a0; supprimez celui-ci',
    'local-part-forbidden-character':
      'Avant le @, on ne peut mettre {codePoint} qu’entre guillemets droits\u00a0; supprimez ce caractère, ou mettez toute la partie entre guillemets droits',
    'local-part-quote-unclosed':
      'Le guillemet droit ouvert ici n’est jamais refermé\u00a0; refermez-le avant le @, ou supprimez-le',
    'local-part-quoted-pair':
      'Une barre oblique inverse ne peut pas précéder {codePoint}\u00a0; supprimez-la',
    'local-part-text-after-quote':
      'Il y a du texte entre le guillemet fermant et le @\u00a0; placez-le à l’intérieur des guillemets',
    'local-part-quoted-word':
      'Seule la partie entière avant le @ peut être entre guillemets, non un morceau\u00a0; mettez tout ou rien entre guillemets',
    'local-part-too-long':
      'La partie avant le @ compte {octets} octets, {limit} au plus sont permis\u00a0; raccourcissez-la',
    'local-part-needs-smtputf8':
      'La partie avant le @ a des lettres accentuées ou spéciales, que ce serveur n’accepte pas sans SMTPUTF8\u00a0; utilisez une adresse sans elles',
    'local-part-quoted':
      'La partie avant le @ est entre guillemets droits, ce que beaucoup de programmes refusent\u00a0; préférez une adresse sans guillemets',
    'local-part-empty-quoted':
      'Il n’y a rien entre les guillemets, ce qu’une future norme interdira\u00a0; écrivez-y un nom',
    'local-part-needless-quoting':
      'Les guillemets ou les barres obliques inverses sont inutiles\u00a0; la même adresse s’écrit sans eux',
    'local-part-quoted-delimiter':
      'Les guillemets contiennent {codePoint}, où des programmes peu soigneux coupent l’adresse\u00a0; préférez une adresse sans guillemets',
    'local-part-leading-hyphen':
      'L’adresse commence par un tiret, que certains programmes prennent pour une option\u00a0; vérifiez-la',
    'local-part-leading-pipe':
      'L’adresse commence par une barre verticale, que certains programmes prennent pour une commande\u00a0; vérifiez-la',
    'local-part-leading-sign':
      'La partie avant le @ commence par {codePoint}, resté de guillemets ou d’un balisage\u00a0; supprimez ce signe',
    'local-part-leading-formula':
      'La partie avant le @ commence par {codePoint}, qu’un tableur exécute comme une formule\u00a0; vérifiez-la',
    'local-part-imceaex':
      'Cette adresse n’est connue que d’un serveur Exchange\u00a0; utilisez celle à laquelle les autres écrivent',
    'local-part-encoded-word':
      'Un mot codé (=?...?=) est permis dans un en-tête mais pas dans une adresse\u00a0; écrivez ce qu’il veut dire',
    'local-part-quoted-printable':
      'Ceci ressemble à des lettres codées (=XX)\u00a0; écrivez les lettres elles-mêmes',
    'local-part-percent-encoding':
      'Ceci ressemble à des lettres codées comme dans un lien (%XX)\u00a0; écrivez les lettres elles-mêmes',
    'local-part-percent-hack':
      'Un serveur placé après % demande de faire suivre le courrier, ce que les serveurs refusent\u00a0; écrivez l’adresse directe',
    'local-part-bang-path':
      'Un serveur placé avant ! demande de faire suivre le courrier, ce que les serveurs refusent\u00a0; écrivez l’adresse directe',
    'local-part-a-label':
      'xn-- est une forme réservée aux domaines et ne veut rien dire avant le @\u00a0; écrivez le nom lui-même',
    'local-part-at-sign-lookalike': '{codePoint} ressemble à @ mais n’en est pas un\u00a0; supprimez-le',
    'local-part-leading-mark':
      'L’adresse commence par {codePoint}, un accent qui doit suivre une lettre\u00a0; tapez-la de nouveau',
    'local-part-nfc-special':
      '{codePoint} se change en un autre signe quand le texte est normalisé\u00a0; utilisez un autre caractère',
    'local-part-not-nfc':
      'Les accents avant le @ sont séparés de leurs lettres (forme non NFC)\u00a0; tapez ces lettres de nouveau',
    'local-part-not-identifier':
      'Le nom d’une nouvelle adresse ne devrait pas contenir {codePoint}\u00a0; utilisez des lettres et des chiffres',

    'domain-empty': 'Il n’y a rien après le @\u00a0; écrivez-y le domaine, par exemple example.com',
    'domain-empty-label':
      'Un point ne peut ni commencer le domaine ni suivre un autre point\u00a0; supprimez-le',
    'domain-trailing-dot': 'Le domaine finit par un point\u00a0; supprimez-le',
    'domain-label-leading-hyphen': {
      written: 'Une partie du domaine commence par un tiret\u00a0; supprimez-le',
      decoded: NOT_ALLOWED,
    },
    'domain-label-trailing-hyphen': {
      written: 'Une partie du domaine finit par un tiret\u00a0; supprimez-le',
      decoded: NOT_ALLOWED,
    },
    'domain-space': 'Il y a un espace dans le domaine\u00a0; supprimez-le',
    'domain-underscore':
      'Un domaine qui reçoit du courrier n’a pas de tiret bas (_)\u00a0; peut-être vouliez-vous un tiret (-)',
    'domain-at-sign':
      'Il y a plusieurs @\u00a0; gardez-en un seul, ou mettez entre guillemets droits ce qui précède le dernier',
    'domain-comment':
      'Un commentaire entre parenthèses est permis dans un en-tête mais pas ici\u00a0; supprimez-le',
    'domain-forbidden-character':
      'Un domaine n’a que des lettres, des chiffres, des tirets et des points, et non {codePoint}\u00a0; supprimez ce caractère',
    'domain-label-too-long':
      'Une partie du domaine compte {octets} octets, {limit} au plus sont permis\u00a0; raccourcissez-la',
    'domain-too-long':
      'Le domaine compte {octets} octets, {limit} au plus sont permis\u00a0; raccourcissez-le',
    'domain-ip-without-brackets': 'Une adresse IP doit être entre crochets\u00a0; ajoutez-les',
    'domain-numeric-top-label':
      'La dernière partie du domaine n’a que des chiffres, ce qui n’existe pour aucun vrai domaine\u00a0; vérifiez-la',
    'domain-needs-smtputf8':
      'Le domaine a des lettres accentuées ou spéciales, que ce serveur n’accepte pas sans SMTPUTF8\u00a0; écrivez sa forme xn--',
    'domain-dotless':
      'Le domaine n’a pas de point\u00a0; hors d’un réseau privé il lui faut sa terminaison, par exemple .com',
    'domain-address-literal':
      'Le domaine est une adresse IP, ce que la plupart des serveurs refusent\u00a0; écrivez un nom de domaine',

    'domain-near-miss':
      'Le domaine ressemble, à une faute de frappe près, à un domaine connu\u00a0; vérifiez le @, les points et l’orthographe',
    'domain-public-suffix':
      'Sous ce domaine d’autres enregistrent le leur, comme sous co.uk\u00a0; écrivez la partie qui le précède',
    'domain-special-use':
      'Ce nom est réservé aux essais, à la documentation ou à un réseau privé, et aucun courrier n’y va\u00a0; vérifiez le domaine',
    'domain-unknown-top-label': 'Aucun domaine connu n’a cette terminaison\u00a0; vérifiez la fin du domaine',

    'domain-label-reserved-hyphens':
      'Deux tirets en 3e et 4e place sont réservés aux noms codés (xn--)\u00a0; vérifiez ce nom',
    'domain-u-label-hyphens': {
      written:
        'Un nom à lettres accentuées ou spéciales ne peut avoir deux tirets en 3e et 4e place\u00a0; supprimez-les',
      decoded: NOT_ALLOWED,
    },
    'domain-a-label-undecodable':
      'Ceci commence par xn-- mais ne code aucun nom\u00a0; écrivez le nom lui-même',
    'domain-a-label-not-canonical':
      'Cette forme xn-- n’est pas celle que donne son nom\u00a0; écrivez le nom lui-même',
    'domain-label-not-nfc': {
      written:
        'Les accents de ce nom sont séparés de leurs lettres (forme non NFC)\u00a0; tapez-le de nouveau',
      decoded: NOT_ALLOWED,
    },
    'domain-label-leading-mark': {
      written:
        'Une partie du domaine commence par {codePoint}, un accent qui doit suivre une lettre\u00a0; tapez-la de nouveau',
      decoded: NOT_ALLOWED,
    },
    'domain-label-upper-case':
      'Un nom à lettres accentuées ou spéciales s’écrit en minuscules\u00a0; écrivez {codePoint} en minuscule',
    'domain-disallowed-code-point': {
      written:
        'Aucun domaine ne peut contenir {codePoint}\u00a0; utilisez les minuscules et les chiffres d’une seule langue',
      decoded:
        'Le nom que représente cette forme xn-- contient {codePoint}, qu’IDNA2008 n’autorise pas\u00a0; vérifiez-le',
    },
    'domain-unassigned-code-point': {
      written: '{codePoint} n’est pas attribué dans cette version d’Unicode\u00a0; supprimez-le',
      decoded: NOT_ALLOWED,
    },
    'domain-contextj': {
      written:
        'Le caractère de liaison invisible {codePoint} n’est pas permis à cet endroit\u00a0; tapez le nom de nouveau',
      decoded: NOT_ALLOWED,
    },
    'domain-contexto': {
      written: '{codePoint} ne peut pas être à cet endroit, où ce signe tromperait\u00a0; supprimez-le',
      decoded: NOT_ALLOWED,
    },
    'domain-bidi': {
      written: 'Ce nom mêle des sens d’écriture et peut être mal lu (règle Bidi {rule})\u00a0; vérifiez-le',
      decoded:
        'Les formes xn-- de ce domaine représentent des noms contraires à la règle Bidi {rule}\u00a0; vérifiez-le',
    },
    'domain-percent-encoding':
      'Ceci est codé comme dans un lien (%XX), ce qu’un domaine ne peut pas être\u00a0; écrivez les lettres elles-mêmes',
    'domain-dot-lookalike':
      '{codePoint} ressemble à un point mais n’en est pas un\u00a0; écrivez un point ordinaire',
    'domain-hyphen-lookalike':
      '{codePoint} ressemble à un tiret mais n’en est pas un\u00a0; écrivez un tiret ordinaire (-)',
    'domain-ascii-lookalike': {
      written:
        'Ce nom ressemble à un nom en lettres latines mais n’en est pas un\u00a0; assurez-vous que c’est le bon',
      decoded:
        'Le nom que représente cette forme xn-- ressemble à un nom en lettres latines\u00a0; assurez-vous que c’est le bon',
    },
    'domain-a-label': 'Peu de gens savent lire une forme xn--\u00a0; écrivez le nom lui-même',

    'literal-unclosed': 'Le crochet n’est jamais refermé\u00a0; ajoutez ] à la fin',
    'literal-text-after': 'Rien ne peut suivre le crochet fermant\u00a0; supprimez ce texte',
    'literal-empty': 'Il n’y a rien entre les crochets\u00a0; écrivez-y une adresse IP',
    'literal-malformed':
      'Ce qui est entre crochets n’est pas une adresse IP\u00a0; écrivez un domaine sans crochets',
    'literal-forbidden-character':
      'Les crochets ne peuvent contenir qu’une adresse IP, et non {codePoint}\u00a0; supprimez ce caractère',
    'literal-unregistered-tag':
      'L’étiquette entre les crochets n’est pas enregistrée\u00a0; écrivez IPv6:, la seule qui le soit',
    'literal-ipv4-count':
      'Une adresse IPv4 a quatre nombres séparés par des points\u00a0; écrivez-en quatre (ici\u00a0: {count})',
    'literal-ipv4-range': 'Un nombre d’une adresse IPv4 va de 0 à 255\u00a0; corrigez celui-ci',
    'literal-ipv4-leading-zero':
      'Un nombre commence par 0, et certains programmes le lisent en base huit\u00a0; supprimez ce 0',
    'literal-ipv6-tag-missing':
      'Il manque IPv6: devant l’adresse IPv6\u00a0; écrivez-le à l’intérieur des crochets',
    'literal-ipv6-group':
      'Un groupe d’une adresse IPv6 a un à quatre chiffres hexadécimaux\u00a0; corrigez celui-ci',
    'literal-ipv6-count':
      'Cette adresse IPv6 a {count} groupes et il en faut {limit}, ou moins avec ::\u00a0; corrigez leur nombre',
    'literal-ipv6-short-compression':
      'Ici :: ne remplace qu’un groupe et doit en remplacer deux au moins\u00a0; écrivez 0',
    'literal-ipv6-second-compression':
      'Une adresse IPv6 ne peut avoir :: qu’une fois\u00a0; écrivez les zéros de l’un des deux',
    'literal-ipv6-zone': 'Une zone (à partir de %) n’a de sens que sur une seule machine\u00a0; supprimez-la',
    'literal-not-global':
      'Cette adresse IP est privée ou spéciale, et Internet ne peut pas l’atteindre\u00a0; écrivez un nom de domaine',

    'path-space-at-colon': 'Aucun espace n’est permis près des deux-points\u00a0; supprimez-le',
    'path-brackets-missing': 'L’adresse doit être entre < et >\u00a0; écrivez <nom@example.com>',
    'path-text-before-bracket': 'Rien ne peut précéder le signe <\u00a0; supprimez ce texte',
    'path-unclosed': 'Le signe < n’est jamais refermé\u00a0; ajoutez > après l’adresse',
    'path-text-after-bracket': 'Après le signe > il faut d’abord un espace\u00a0; ajoutez-le',
    'path-null-recipient': 'Le chemin vide <> peut envoyer mais non recevoir\u00a0; indiquez un destinataire',
    'path-postmaster-sender': 'Postmaster sans domaine ne peut que recevoir\u00a0; ajoutez un domaine',
    'path-source-route': 'Ceci est une route, qui n’a plus d’effet\u00a0; l’adresse seule suffit',
    'path-source-route-syntax':
      'Dans une route, chaque domaine commence par @ et une virgule les sépare\u00a0; supprimez la route',
    'path-too-long': 'Le chemin compte {octets} octets, {limit} au plus sont permis\u00a0; raccourcissez-le',

    'parameter-space': 'Il y a plus d’un espace devant un paramètre\u00a0; laissez-en un',
    'parameter-keyword':
      'Le nom d’un paramètre n’a que des lettres, des chiffres et des tirets, sans tiret au début\u00a0; corrigez-le',
    'parameter-value':
      'La valeur d’un paramètre ne peut être vide ni contenir =, un espace ou une lettre accentuée ou spéciale\u00a0; corrigez-la',
    'parameter-duplicate': 'Ce paramètre est donné deux fois\u00a0; donnez-le une seule fois',
    'parameter-smtputf8-value': 'SMTPUTF8 ne prend pas de valeur\u00a0; supprimez ce qui suit',
    'parameter-unknown': 'Ce serveur ne connaît pas ce paramètre\u00a0; supprimez-le',

    'header-comment-unclosed':
      'La parenthèse qui ouvre ici un commentaire n’est jamais refermée\u00a0; refermez-la, ou supprimez-la',
    'header-quote-unclosed':
      'Le guillemet droit ouvert ici n’est jamais refermé\u00a0; refermez-le, ou supprimez-le',
    'header-bracket-unclosed': 'Le signe < n’est jamais refermé\u00a0; ajoutez > après l’adresse',
    'header-text-after':
      'Rien ne peut suivre l’adresse ici\u00a0; supprimez ce texte, ou mettez un nom devant l’adresse',
    'header-phrase-forbidden-character':
      'Dans un nom, on ne peut mettre {codePoint} qu’entre guillemets droits\u00a0; mettez le nom entre guillemets droits',
    'header-group-unclosed':
      'Le groupe n’est jamais refermé\u00a0; ajoutez un point-virgule après sa dernière adresse',
    'header-group-unnamed': 'Il faut un nom de groupe devant les deux-points\u00a0; écrivez-en un',
    'header-semicolon':
      'Un point-virgule ne sert qu’à finir un groupe\u00a0; mettez une virgule entre les adresses',
    'header-display-name':
      'Un nom devant l’adresse est permis dans un en-tête mais pas dans un chemin SMTP\u00a0; ne donnez à SMTP que l’adresse',
    'header-comment':
      'Un commentaire entre parenthèses est permis dans un en-tête mais pas dans un chemin SMTP\u00a0; n’en donnez pas à SMTP',
    'header-folding-white-space':
      'Un espace ici est permis dans un en-tête mais pas dans un chemin SMTP\u00a0; n’en donnez pas à SMTP',
    'header-quoted-word':
      'Des guillemets autour d’un morceau de la partie avant le @ sont une forme ancienne, permise dans un en-tête mais pas dans un chemin SMTP\u00a0; mettez tout ou rien entre guillemets',
    'header-obsolete-local-part':
      'Un espace ou un commentaire près de ce point est une forme ancienne, permise dans un en-tête mais pas dans un chemin SMTP\u00a0; supprimez-le',
    'header-obsolete-domain':
      'Un espace ou un commentaire près d’un point du domaine est une forme ancienne, permise dans un en-tête mais pas dans un chemin SMTP\u00a0; supprimez-le',
    'header-route':
      'Une route devant l’adresse est une forme ancienne et sans effet\u00a0; l’adresse seule suffit',
    'header-domain-literal':
      'Ce qui est entre crochets est permis dans un en-tête, mais SMTP ne connaît pas une telle adresse\u00a0; écrivez un domaine',
    'header-control-character':
      'Il y a ici un caractère de contrôle invisible, {codePoint}\u00a0; supprimez-le',
    'header-empty-element':
      'Il n’y a rien entre deux virgules, ou à côté d’une virgule\u00a0; supprimez-en une',

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
    'stray-continuation': 'un octet de suite sans octet de tête',
    overlong: 'une forme plus longue que le caractère ne le demande',
    surrogate: 'la moitié d’une paire UTF-16',
    'out-of-range': 'un octet que l’UTF-8 n’a jamais, peut-être du Latin-1',
    truncated: 'une suite coupée trop tôt',
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
  reasons: {
    'input-too-long': 'Indiquez une adresse e-mail plus courte',
    'input-empty': 'Indiquez une adresse e-mail, par exemple nom@example.com',

    'encoding-malformed-utf8': 'Retapez l’adresse. Des caractères y sont abîmés',
    'encoding-lone-surrogate': 'Retapez l’adresse. Des caractères y sont abîmés',
    'encoding-control-character': 'Retapez l’adresse. Elle contient un caractère invisible',
    'encoding-utf16': 'Retapez l’adresse. Des caractères y sont abîmés',
    'encoding-c1-control': 'Retapez l’adresse. Elle contient un caractère invisible',
    'encoding-line-separator': 'Retapez l’adresse. Elle contient un caractère invisible',
    'encoding-noncharacter': 'Retapez l’adresse. Des caractères y sont abîmés',
    'encoding-private-use': 'Retapez l’adresse. Elle contient un signe propre à certains appareils',
    'encoding-unassigned': 'Retapez l’adresse. Elle contient un caractère inconnu',
    'encoding-replacement-character': 'Retapez l’adresse. Des caractères y sont abîmés',
    'encoding-byte-order-mark': 'Retapez l’adresse. Elle contient un caractère invisible',
    'encoding-bidi-control': 'Retapez l’adresse. Elle contient un caractère invisible',
    'encoding-invisible-character': 'Retapez l’adresse. Elle contient un caractère invisible',
    'encoding-unicode-space': {
      suggested: 'Supprimez l’espace',
      unknown: 'Vérifiez l’espace dans l’adresse',
    },
    'encoding-mojibake': 'Retapez les lettres accentuées. Elles sont abîmées',
    'encoding-smart-quotes': {
      suggested: 'Remplacez «\u00a0{codePoint}\u00a0» par une apostrophe droite',
      unknown: 'Vérifiez «\u00a0{codePoint}\u00a0» dans l’adresse',
    },
    'encoding-html-entity': {
      suggested: 'Remplacez le code entre & et\u00a0; par son caractère',
      unknown: 'Vérifiez le code entre & et\u00a0; dans l’adresse',
    },
    'encoding-backslash-escape': {
      suggested: 'Remplacez le code après «\u00a0\\\u00a0» par son caractère',
      unknown: 'Vérifiez le code après «\u00a0\\\u00a0» dans l’adresse',
    },

    'mailbox-unsendable': 'Vérifiez la partie après le @',
    'mailbox-edge-white-space': 'Supprimez les espaces autour de l’adresse',
    'mailbox-mailto-prefix': 'Supprimez tout sauf l’adresse',
    'mailbox-scheme-prefix': 'Supprimez les mots ou les signes avant l’adresse',
    'mailbox-cloudflare': 'Indiquez l’adresse elle-même. La page web la masque',
    'mailbox-several-addresses': 'N’indiquez qu’une adresse e-mail',
    'mailbox-display-name': {
      suggested: 'Supprimez le nom et les chevrons',
      unknown: 'N’indiquez qu’une adresse e-mail',
    },
    'mailbox-angle-brackets': 'Supprimez «\u00a0<\u00a0» et «\u00a0>\u00a0» autour de l’adresse',
    'mailbox-surrounding-quotes': 'Supprimez les guillemets autour de l’adresse',
    'mailbox-trailing-punctuation': 'Supprimez ce qui suit l’adresse',
    'mailbox-label': 'Supprimez les mots ou les signes avant l’adresse',
    'mailbox-repeated-address': 'Supprimez l’adresse répétée',
    'mailbox-bare-name': 'Supprimez le nom et ne gardez que l’adresse',
    'mailbox-surrounding-brackets': 'Supprimez les parenthèses ou crochets autour de l’adresse',
    'mailbox-masked': 'Indiquez l’adresse entière. Une partie en est masquée',
    'mailbox-url-encoded': 'Indiquez l’adresse avec un @, sans codes comme %40',
    'mailbox-web-address': 'Indiquez une adresse e-mail, et non une adresse web',
    'mailbox-placeholder': 'Indiquez une adresse e-mail, par exemple nom@example.com',
    'mailbox-at-sign-lookalike': {
      suggested: 'Remplacez le signe qui ressemble au @ par un @ ordinaire',
      unknown: 'Indiquez l’adresse avec un seul @ ordinaire',
    },
    'mailbox-obfuscation': {
      suggested: 'Remplacez les mots pour @ et les points par les signes',
      unknown: 'Indiquez l’adresse avec un @ et des points',
    },
    'mailbox-at-sign-missing': 'Indiquez l’adresse avec un @, comme nom@example.com',
    'mailbox-too-long': 'Indiquez une adresse e-mail plus courte',
    'mailbox-mixed-scripts': {
      written: 'N’utilisez qu’un alphabet dans chaque partie de l’adresse',
      decoded: 'Le code (xn--) après le @ mêle des alphabets. Vérifiez l’adresse',
    },
    'mailbox-mixed-digits': {
      written: 'Tapez tous les chiffres de l’adresse avec le même clavier',
      decoded: 'Le code (xn--) après le @ mêle des chiffres de deux systèmes. Vérifiez l’adresse',
    },
    'mailbox-case-collision': {
      written: 'Vérifiez «\u00a0{codePoint}\u00a0», qui se confond facilement avec une autre lettre',
      decoded: 'Le code (xn--) après le @ cache «\u00a0{codePoint}\u00a0». Vérifiez l’adresse',
    },

    'local-part-empty': 'Indiquez la partie avant le @, comme dans nom@example.com',
    'local-part-empty-atom': {
      suggested: 'Supprimez le point en trop dans la partie avant le @',
      unknown: 'Vérifiez les points dans la partie avant le @',
    },
    'local-part-space': {
      suggested: 'Supprimez l’espace',
      unknown: 'Vérifiez l’espace dans la partie avant le @',
    },
    'local-part-comment': {
      suggested: 'Supprimez les parenthèses et leur contenu',
      unknown: 'Vérifiez les parenthèses dans la partie avant le @',
    },
    'local-part-backslash': 'Vérifiez «\u00a0\\\u00a0» dans la partie avant le @',
    'local-part-stray-quote': 'Vérifiez les guillemets dans la partie avant le @',
    'local-part-forbidden-character': 'Vérifiez «\u00a0{codePoint}\u00a0» dans la partie avant le @',
    'local-part-quote-unclosed': 'Vérifiez les guillemets dans la partie avant le @',
    'local-part-quoted-pair': 'Vérifiez «\u00a0\\\u00a0» dans la partie avant le @',
    'local-part-text-after-quote': 'Vérifiez les guillemets dans la partie avant le @',
    'local-part-quoted-word': 'Vérifiez les guillemets dans la partie avant le @',
    'local-part-too-long': 'Indiquez une adresse avec une partie plus courte avant le @',
    'local-part-needs-smtputf8': 'Indiquez une adresse sans accents ni lettres spéciales avant le @',
    'local-part-quoted': 'Indiquez une adresse sans guillemets',
    'local-part-empty-quoted': 'Indiquez la partie avant le @, comme dans nom@example.com',
    'local-part-needless-quoting': 'Indiquez une adresse sans guillemets',
    'local-part-quoted-delimiter': 'Indiquez une adresse sans guillemets',
    'local-part-leading-hyphen': 'Vérifiez le tiret au début de l’adresse',
    'local-part-leading-pipe': 'Vérifiez «\u00a0|\u00a0» au début de l’adresse',
    'local-part-leading-sign': {
      suggested: 'Supprimez «\u00a0{codePoint}\u00a0» au début de l’adresse',
      unknown: 'Vérifiez «\u00a0{codePoint}\u00a0» au début de l’adresse',
    },
    'local-part-leading-formula': 'Vérifiez le «\u00a0{codePoint}\u00a0» au début de l’adresse',
    'local-part-imceaex': 'Indiquez l’adresse qu’on utilise hors de l’entreprise',
    'local-part-encoded-word': 'Indiquez le nom lui-même. Il y a un code avant le @',
    'local-part-quoted-printable': {
      suggested: 'Remplacez le code après «\u00a0=\u00a0» par son caractère',
      unknown: 'Vérifiez «\u00a0=\u00a0» dans la partie avant le @',
    },
    'local-part-percent-encoding': {
      suggested: 'Remplacez le code après «\u00a0%\u00a0» par son caractère',
      unknown: 'Vérifiez «\u00a0%\u00a0» dans la partie avant le @',
    },
    'local-part-percent-hack': 'N’indiquez qu’une adresse e-mail',
    'local-part-bang-path': 'Vérifiez «\u00a0!\u00a0» dans la partie avant le @',
    'local-part-a-label': 'Indiquez le nom lui-même. Il y a un code (xn--) avant le @',
    'local-part-at-sign-lookalike': 'Vérifiez «\u00a0{codePoint}\u00a0», qui ressemble seulement à un @',
    'local-part-leading-mark': 'Retapez le début de l’adresse. Il a un accent sans lettre',
    'local-part-nfc-special': 'Retapez «\u00a0{codePoint}\u00a0» dans la partie avant le @',
    'local-part-not-nfc': 'Retapez les lettres accentuées avant le @',
    'local-part-not-identifier':
      'Utilisez des lettres et des chiffres ordinaires au lieu de «\u00a0{codePoint}\u00a0»',

    'domain-empty': 'Indiquez la partie après le @, comme dans nom@example.com',
    'domain-empty-label': {
      suggested: 'Supprimez le point en trop dans la partie après le @',
      unknown: 'Vérifiez les points dans la partie après le @',
    },
    'domain-trailing-dot': {
      suggested: 'Supprimez le point à la fin de l’adresse',
      unknown: 'Vérifiez la terminaison de l’adresse',
    },
    'domain-label-leading-hyphen': {
      written: 'Vérifiez le tiret dans la partie après le @',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-label-trailing-hyphen': {
      written: 'Vérifiez le tiret dans la partie après le @',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-space': {
      suggested: 'Supprimez l’espace',
      unknown: 'Vérifiez l’espace dans la partie après le @',
    },
    'domain-underscore': 'Vérifiez «\u00a0_\u00a0» dans la partie après le @. Ce peut être un tiret',
    'domain-at-sign': {
      suggested: 'Supprimez le @ en trop',
      unknown: 'Indiquez une adresse e-mail avec un seul @',
    },
    'domain-comment': {
      suggested: 'Supprimez les parenthèses et leur contenu',
      unknown: 'Vérifiez les parenthèses dans la partie après le @',
    },
    'domain-forbidden-character': {
      suggested: 'Remplacez «\u00a0{codePoint}\u00a0» par un point',
      unknown: 'Vérifiez «\u00a0{codePoint}\u00a0» dans la partie après le @',
    },
    'domain-label-too-long': 'Vérifiez la partie après le @. Un nom y est trop long',
    'domain-too-long': 'Vérifiez la partie après le @. Elle est trop longue',
    'domain-ip-without-brackets': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'domain-numeric-top-label': 'Vérifiez la terminaison. Une adresse ne finit pas par un nombre',
    'domain-needs-smtputf8': 'Indiquez une adresse sans accents ni lettres spéciales après le @',
    'domain-dotless': 'Vérifiez la partie après le @. Sa terminaison manque, par exemple .com',
    'domain-address-literal': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',

    'domain-near-miss': 'Vérifiez le @ et l’orthographe de ce qui le suit',
    'domain-public-suffix': 'Vérifiez la partie après le @. Il manque un nom avant la terminaison',
    'domain-special-use': 'Vérifiez la partie après le @. Aucun e-mail ne peut y arriver',
    'domain-unknown-top-label': 'Vérifiez la terminaison de l’adresse. Elle n’existe pas',

    'domain-label-reserved-hyphens': 'Vérifiez les tirets dans la partie après le @',
    'domain-u-label-hyphens': {
      written: 'Vérifiez les tirets dans la partie après le @',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-a-label-undecodable': 'Indiquez le nom lui-même. Le code (xn--) après le @ est abîmé',
    'domain-a-label-not-canonical': 'Indiquez le nom lui-même. Le code (xn--) après le @ est abîmé',
    'domain-label-not-nfc': {
      written: 'Retapez les lettres accentuées après le @',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-label-leading-mark': {
      written: 'Retapez la partie après le @. Elle a un accent sans lettre',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-label-upper-case': 'Utilisez des minuscules dans la partie après le @',
    'domain-disallowed-code-point': {
      suggested: 'Utilisez une lettre ou un signe ordinaire au lieu de «\u00a0{codePoint}\u00a0»',
      unknown: 'Vérifiez «\u00a0{codePoint}\u00a0» dans la partie après le @',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-unassigned-code-point': {
      written: 'Vérifiez «\u00a0{codePoint}\u00a0» dans la partie après le @',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-contextj': {
      written: 'Retapez la partie après le @. Elle contient un caractère invisible',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-contexto': {
      written: 'Vérifiez «\u00a0{codePoint}\u00a0» dans la partie après le @',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-bidi': {
      written: 'Vérifiez la partie après le @. Elle mêle des sens d’écriture',
      decoded: 'Vérifiez le code (xn--) après le @, qui représente un nom non autorisé',
    },
    'domain-percent-encoding': {
      suggested: 'Remplacez le code après «\u00a0%\u00a0» par son caractère',
      unknown: 'Vérifiez «\u00a0%\u00a0» dans la partie après le @',
    },
    'domain-dot-lookalike': {
      suggested: 'Remplacez «\u00a0{codePoint}\u00a0» par un point ordinaire',
      unknown: 'Vérifiez «\u00a0{codePoint}\u00a0» dans la partie après le @',
    },
    'domain-hyphen-lookalike': {
      suggested: 'Remplacez «\u00a0{codePoint}\u00a0» par un tiret ordinaire',
      unknown: 'Vérifiez «\u00a0{codePoint}\u00a0» dans la partie après le @',
    },
    'domain-ascii-lookalike': {
      written: 'La partie après le @ ressemble à un autre nom. Vérifiez-la',
      decoded: 'Le code (xn--) après le @ ressemble à un autre nom. Vérifiez-le',
    },
    'domain-a-label': 'Indiquez le nom lui-même. Il y a un code (xn--) après le @',

    'literal-unclosed': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-text-after': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-empty': 'Indiquez un nom après le @, par exemple example.com',
    'literal-malformed': 'Indiquez un nom après le @, par exemple example.com',
    'literal-forbidden-character': 'Indiquez un nom après le @, par exemple example.com',
    'literal-unregistered-tag': 'Indiquez un nom après le @, par exemple example.com',
    'literal-ipv4-count': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-ipv4-range': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-ipv4-leading-zero': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-ipv6-tag-missing': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-ipv6-group': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-ipv6-count': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-ipv6-short-compression':
      'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-ipv6-second-compression':
      'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-ipv6-zone': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
    'literal-not-global': 'Indiquez un nom après le @, par exemple example.com, et non des chiffres',
  },
  phrases: {
    didYouMean: 'Vouliez-vous dire {suggestion}\u00a0?',
    notText: 'Une adresse e-mail doit être un texte',
    changed: 'Remplacée par {suggestion}',
    checking: 'Vérification de l’adresse en cours. Veuillez patienter',
    notValid: 'Vérifiez l’adresse e-mail',
  },
});
