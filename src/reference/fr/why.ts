import type { ReferenceWords } from '../words.ts';

/** Why each reason is one, in French. */
export const why: ReferenceWords['why'] = {
  'input-too-long':
    'Un chemin contient 256 octets au plus. Un texte beaucoup plus long ne peut pas être une adresse, et le lire coûterait du temps.',
  'input-empty':
    'Une adresse est faite d’un nom, d’un @ et d’un domaine\u00a0; aucun des trois ne peut manquer.',

  'encoding-malformed-utf8':
    'SMTP transporte de l’ASCII, et de l’UTF-8 avec SMTPUTF8. D’autres octets pourraient être lus comme une autre adresse par le système suivant.',
  'encoding-lone-surrogate':
    'C’est la moitié d’une paire UTF-16 et non un caractère\u00a0; UTF-8 n’a pas de forme pour elle.',
  'encoding-control-character':
    'La grammaire n’a pas de caractères de contrôle. CR et LF mettraient fin à la commande, et la suite serait lue comme une autre commande.',
  'encoding-utf16':
    'SMTP lit les octets comme de l’ASCII ou de l’UTF-8\u00a0; ici un octet sur deux est nul, ce qui est de l’UTF-16.',
  'encoding-c1-control':
    'U+0080 à U+009F agissent sur les terminaux et trahissent presque toujours un mauvais encodage\u00a0; aucun nom n’en a besoin.',
  'encoding-line-separator':
    'U+2028 et U+2029 terminent une ligne pour certains programmes et non pour d’autres\u00a0: deux d’entre eux liraient deux choses.',
  'encoding-noncharacter':
    'Unicode réserve ces numéros à l’intérieur des programmes\u00a0; ils ne sont pas faits pour être envoyés.',
  'encoding-private-use':
    'Ce qu’un tel numéro affiche dépend de la police\u00a0; le système suivant verra autre chose.',
  'encoding-unassigned':
    'Unicode ne donne encore aucun sens à ce numéro\u00a0: on ne sait pas comment il s’affiche ou se normalise.',
  'encoding-replacement-character':
    'U+FFFD se trouve là où un programme n’a pas su décoder quelque chose\u00a0: l’adresse est déjà altérée.',
  'encoding-byte-order-mark':
    'Cette marque appartient au début d’un fichier. À l’intérieur d’une adresse, elle en fait une autre adresse.',
  'encoding-bidi-control':
    'Un tel caractère retourne l’ordre d’affichage\u00a0: les gens liraient une autre adresse que les programmes.',
  'encoding-invisible-character':
    'Un caractère invisible ne peut pas être retapé\u00a0; deux adresses d’apparence égale seraient différentes.',
  'encoding-unicode-space':
    'Il ressemble à un espace et n’en est pas un pour les programmes\u00a0; le plus souvent, il vient d’un texte collé.',
  'encoding-mojibake':
    'En chemin, de l’UTF-8 a été lu comme du Windows-1252 ou du Latin-1\u00a0: une lettre est devenue deux ou trois signes.',
  'encoding-smart-quotes':
    'Les traitements de texte remplacent les guillemets droits par des guillemets typographiques\u00a0; la boîte elle-même n’en a presque jamais.',
  'encoding-html-entity':
    'Le texte a été copié du HTML sans être décodé\u00a0; avec «\u00a0&\u00a0» et «\u00a0;\u00a0», il désigne une autre boîte, ou aucune.',
  'encoding-backslash-escape':
    'Le texte a été copié du code ou du JSON d’un programme\u00a0; la barre oblique inverse ne fait pas partie du nom.',

  'mailbox-unsendable':
    'Les signes de ce domaine mettraient fin au chemin ou commenceraient un paramètre\u00a0: la commande dirait autre chose. Aucun réglage ne peut le permettre.',
  'mailbox-edge-white-space':
    'La grammaire n’a pas d’espace aux bords. Les serveurs qui ne l’enlèvent pas le prennent pour une partie du nom.',
  'mailbox-mailto-prefix':
    'mailto: est le schéma d’un lien, et ce qui suit un point d’interrogation ses champs\u00a0; l’adresse est entre les deux.',
  'mailbox-scheme-prefix':
    'Un mot suivi de deux-points, comme smtp:, nomme un protocole ou un champ\u00a0; l’adresse commence après.',
  'mailbox-cloudflare':
    'Un service remplace par ce texte les adresses des pages web\u00a0; l’adresse elle-même n’a pas été copiée.',
  'mailbox-several-addresses': 'Un chemin nomme une seule boîte. Pour plusieurs, il faut autant de RCPT.',
  'mailbox-display-name':
    'Le nom et les chevrons appartiennent aux champs From: et To: d’un message. Un chemin SMTP n’a que l’adresse.',
  'mailbox-angle-brackets':
    'Les chevrons délimitent le chemin dans une commande\u00a0; l’adresse est ce qu’ils contiennent.',
  'mailbox-surrounding-quotes':
    'Les guillemets peuvent entourer ce qui précède le @ mais pas toute l’adresse\u00a0; ceux-ci viennent d’un texte ou d’un fichier CSV.',
  'mailbox-trailing-punctuation':
    'Ce signe terminait une phrase ou séparait une liste dans le texte d’où l’adresse a été copiée.',
  'mailbox-label': 'On copie souvent une adresse avec le mot ou la puce qui la précède.',
  'mailbox-repeated-address':
    'Des programmes de messagerie et des pages web montrent l’adresse puis son lien, et l’on copie les deux.',
  'mailbox-bare-name':
    'Un en-tête a un nom avant l’adresse entre chevrons\u00a0; une commande SMTP n’a que l’adresse.',
  'mailbox-surrounding-brackets':
    'Les textes mettent une adresse entre parenthèses\u00a0; elles font partie de la phrase.',
  'mailbox-masked':
    'Des archives remplacent une partie du nom par des points ou des étoiles\u00a0: l’adresse reste inconnue, et ce qui en reste peut être celle d’une autre personne.',
  'mailbox-url-encoded':
    'Dans une URL, certains caractères s’écrivent % et deux chiffres (RFC 3986). SMTP a les caractères eux-mêmes.',
  'mailbox-web-address':
    'Une adresse web désigne une page, une adresse e-mail une boîte\u00a0: seule la seconde a un nom avant un @.',
  'mailbox-placeholder':
    'Listes et formulaires contiennent des mots comme n/a ou un tiret là où l’adresse est inconnue.',
  'mailbox-at-sign-lookalike':
    'Seul U+0040 sépare le nom du domaine\u00a0; l’autre n’est qu’une lettre pour les programmes.',
  'mailbox-obfuscation':
    'Des mots à la place des signes éloignent les robots, et les serveurs de messagerie aussi.',
  'mailbox-at-sign-missing': 'Sans @, on ne sait pas où se termine le nom et où commence le domaine.',
  'mailbox-too-long':
    'Un chemin avec ses chevrons a 256 octets au plus, ce qui en laisse 254 à l’adresse. Une lettre non ASCII en compte deux à quatre.',
  'mailbox-mixed-scripts':
    'Les lettres semblables d’une autre écriture sont un moyen courant de tromper\u00a0: les gens ne peuvent pas les distinguer.',
  'mailbox-mixed-digits':
    'Des chiffres de systèmes différents se ressemblent sans valoir la même chose (le 4 bengali ressemble à un 8)\u00a0: personne ne peut distinguer de telles adresses.',
  'mailbox-case-collision':
    'Là où majuscules et minuscules sont confondues, cette lettre devient une lettre ASCII, et l’adresse celle de quelqu’un d’autre.',

  'local-part-empty': 'Ce qui précède le @ nomme la boîte\u00a0; un domaine seul n’en a pas.',
  'local-part-empty-atom':
    'Sans guillemets, ce qui précède le @ est une suite de mots séparés par des points, et un mot a au moins un caractère.',
  'local-part-space':
    'Pour la plupart des programmes, un espace met fin à l’adresse\u00a0; SMTP ne le permet qu’à l’intérieur de guillemets.',
  'local-part-comment':
    'Les commentaires appartiennent aux en-têtes des messages (RFC 5322)\u00a0; la grammaire des chemins SMTP n’en a pas.',
  'local-part-backslash':
    'La barre oblique inverse protège un caractère entre guillemets\u00a0; hors des guillemets, elle n’est pas permise.',
  'local-part-stray-quote':
    'Les guillemets ouvrent et ferment toute la partie avant le @\u00a0; un guillemet à l’intérieur demande une barre oblique inverse devant lui.',
  'local-part-forbidden-character':
    'Sans guillemets, il y a des lettres, des chiffres et dix-neuf signes. Les autres signes séparent des adresses et des commandes, et demandent donc des guillemets.',
  'local-part-quote-unclosed':
    'Après un guillemet ouvert, le @ n’est que du texte\u00a0: rien ne dit où commence le domaine.',
  'local-part-quoted-pair':
    'Après une barre oblique inverse, il ne peut y avoir que de l’ASCII visible\u00a0; les autres lettres n’en ont pas besoin.',
  'local-part-text-after-quote':
    'Les guillemets contiennent toute la partie avant le @\u00a0: le @ suit le guillemet fermant.',
  'local-part-quoted-word':
    'Les anciens en-têtes pouvaient mettre des mots isolés entre guillemets\u00a0; SMTP met tout entre guillemets, ou rien.',
  'local-part-too-long':
    'La RFC 5321 limite ce qui précède le @ à 64 octets, et les serveurs peuvent refuser davantage. Une lettre non ASCII en compte deux à quatre.',
  'local-part-needs-smtputf8':
    'Des lettres non ASCII ne peuvent précéder le @ que si les deux côtés sont convenus de SMTPUTF8\u00a0; elles n’ont pas de forme ASCII.',
  'local-part-quoted':
    'La RFC permet les guillemets, mais beaucoup de programmes les refusent ou les altèrent\u00a0; la RFC 5321 elle-même déconseille de telles boîtes.',
  'local-part-empty-quoted':
    'La grammaire actuelle laisse passer "" par mégarde\u00a0; celle qui vient exige un caractère.',
  'local-part-needless-quoting':
    'La même boîte a une forme plus courte. Les programmes qui comparent des textes prennent les deux pour des boîtes différentes.',
  'local-part-quoted-delimiter':
    'Un programme qui coupe au premier signe de cette sorte, et non après les guillemets, obtient une autre adresse.',
  'local-part-leading-hyphen':
    'Un programme qui passe l’adresse à une ligne de commande pourrait la prendre pour une option.',
  'local-part-leading-pipe':
    'D’anciens systèmes de messagerie exécutaient comme un programme ce qui suit un |.',
  'local-part-leading-sign':
    'Une apostrophe, un astérisque ou une accolade avant une adresse reste presque toujours de guillemets, d’un balisage ou d’un tableur.',
  'local-part-leading-formula':
    'Dans un tableur, une cellule qui commence par = ou + est exécutée comme une formule. L’adresse elle-même est valide.',
  'local-part-imceaex':
    'Exchange écrit ainsi ses adresses X.500 internes\u00a0; seule cette organisation peut leur remettre du courrier.',
  'local-part-encoded-word':
    'La RFC 2047 interdit les mots encodés dans une adresse\u00a0: les serveurs comparent les octets et ne les décodent jamais.',
  'local-part-quoted-printable':
    'La forme avec = appartient au corps des messages. Pour un serveur, c’est un autre nom, avec de vrais signes égal.',
  'local-part-percent-encoding':
    'La forme avec % appartient aux liens. Pour un serveur, c’est un autre nom, avec de vrais signes pour cent.',
  'local-part-percent-hack':
    'Le % choisissait autrefois un chemin par d’autres hôtes. Comme il sert à faire relayer des inconnus, les serveurs le refusent ou s’en méfient.',
  'local-part-bang-path':
    'UUCP écrivait ainsi le chemin par les hôtes. Comme il sert à faire relayer des inconnus, les serveurs le refusent.',
  'local-part-a-label':
    'xn-- n’encode que des parties de domaine. Avant le @, il n’est jamais décodé, et les gens le prennent pour le nom qu’il cache.',
  'local-part-at-sign-lookalike':
    'Les gens le prennent pour le @ et lisent un autre domaine que celui où va le courrier.',
  'local-part-leading-mark':
    'Un signe combinant se joint à ce qui le précède\u00a0; au bord, il se cacherait.',
  'local-part-nfc-special':
    'Un programme qui normalise le texte en fait un signe ASCII de la grammaire, et de l’adresse une autre, ou rien.',
  'local-part-not-nfc':
    'Les mêmes lettres ont deux encodages. Les serveurs comparent les octets\u00a0: le courrier n’arrive qu’à l’un des deux.',
  'local-part-not-identifier':
    'PRECIS limite les noms aux lettres et aux chiffres, que tous les systèmes enregistrent, comparent et affichent de même.',

  'domain-empty': 'Le domaine dit où va le courrier\u00a0; sans lui, il n’y a qu’un nom.',
  'domain-empty-label':
    'Un domaine est une suite de parties séparées par des points, et une partie a au moins un caractère.',
  'domain-trailing-dot':
    'Dans les fichiers du DNS, un point final est habituel\u00a0; la grammaire de SMTP n’en a pas.',
  'domain-label-leading-hyphen': 'Une partie de domaine commence et se termine par une lettre ou un chiffre.',
  'domain-label-trailing-hyphen':
    'Une partie de domaine commence et se termine par une lettre ou un chiffre.',
  'domain-space': 'Un nom d’hôte n’a pas d’espaces, même entre guillemets.',
  'domain-underscore':
    'Le DNS connaît des noms avec un tiret bas, mais pas pour des hôtes, et le courrier va à des hôtes\u00a0: les noms d’hôtes n’ont que des lettres, des chiffres et des traits d’union.',
  'domain-at-sign': 'Hors des guillemets, il n’y a qu’un @\u00a0: il sépare le nom du domaine.',
  'domain-comment':
    'Les commentaires appartiennent aux en-têtes des messages (RFC 5322)\u00a0; la grammaire des chemins SMTP n’en a pas.',
  'domain-forbidden-character':
    'Les noms d’hôtes ont des lettres, des chiffres et des traits d’union, et des points entre les parties.',
  'domain-label-too-long':
    'Le DNS écrit la longueur d’une partie sur six bits\u00a0: 63 octets, comptés sous la forme xn--.',
  'domain-too-long': 'Le DNS admet 255 octets avec toutes les longueurs, soit 253 tels qu’on les écrit.',
  'domain-ip-without-brackets':
    'Sans crochets, ces nombres seraient un nom d’hôte, mais un nom qui se termine par des chiffres seuls ne peut pas exister.',
  'domain-numeric-top-label':
    'Une dernière partie faite de chiffres se confondrait avec une adresse IP\u00a0; aucun domaine de premier niveau n’est ainsi.',
  'domain-needs-smtputf8':
    'Des lettres non ASCII ne peuvent être envoyées qu’avec SMTPUTF8\u00a0; la forme xn-- du domaine peut toujours l’être.',
  'domain-dotless':
    'Un nom sans point est cherché autrement sur chaque réseau\u00a0; la RFC 5321 demande des noms complets.',
  'domain-address-literal':
    'Ces adresses servent à joindre un hôte dont le nom ne fonctionne pas. Presque tous les serveurs les refusent aux inconnus.',
  'domain-near-miss':
    'Une seule faute de frappe mène à un autre domaine, qui souvent n’attend que ce courrier-là.',
  'domain-public-suffix':
    'D’autres enregistrent leurs noms en dessous, comme sous co.uk\u00a0; il n’a pas de boîtes à lui.',
  'domain-special-use':
    'La RFC 6761 et les suivantes tiennent ces noms hors du DNS mondial\u00a0: aucun courrier n’y trouve de chemin.',
  'domain-unknown-top-label':
    'Tout nom du DNS mondial se termine par une partie inscrite à la racine\u00a0; celle-ci n’y est pas.',
  'domain-label-reserved-hyphens':
    'Des traits d’union en troisième et quatrième position annoncent un nom encodé\u00a0; xn-- est la seule marque définie.',
  'domain-u-label-hyphens':
    'IDNA interdit les traits d’union à ces deux positions dans les noms non ASCII, pour qu’on ne les prenne jamais pour des noms encodés.',
  'domain-a-label-undecodable':
    'Après xn-- doit venir du Punycode\u00a0; ceci ne donne rien qu’IDNA autorise.',
  'domain-a-label-not-canonical':
    'Un nom a exactement une forme xn--. Avec une seconde, le même nom pourrait être enregistré deux fois.',
  'domain-label-not-nfc':
    'IDNA n’admet les lettres accentuées que composées, sinon le même nom aurait deux encodages.',
  'domain-label-leading-mark': 'Un signe combinant se joint à ce qui le précède, ici au point ou au @.',
  'domain-label-upper-case':
    'IDNA2008 n’admet pas de majuscules dans les noms non ASCII. D’anciens programmes les mettaient en minuscules sans le dire\u00a0; IDNA2008 laisse ce soin à l’interface.',
  'domain-disallowed-code-point':
    'IDNA2008 permet les lettres, chiffres et accents qu’il faut pour écrire une langue\u00a0; les symboles et les émojis n’en sont pas.',
  'domain-unassigned-code-point':
    'Ce qui n’est pas attribué aujourd’hui peut devenir n’importe quoi demain\u00a0; IDNA ne cherche pas de tels noms.',
  'domain-contextj':
    'Ces caractères de liaison sont invisibles et ne changent la forme des lettres que dans quelques écritures\u00a0; ailleurs, ils feraient un second nom d’apparence égale.',
  'domain-contexto': 'De tels signes ne sont permis qu’entre les lettres de la langue qui en a besoin.',
  'domain-bidi':
    'Quand les sens d’écriture se mêlent, l’affichage pourrait être celui d’un autre nom. La RFC 5893 pose six conditions qui l’excluent.',
  'domain-percent-encoding':
    'La forme avec % appartient aux liens\u00a0; dans un domaine, ce signe n’est pas permis.',
  'domain-dot-lookalike':
    'Les claviers chinois et japonais écrivent ce point. Les navigateurs en font un point ordinaire, les serveurs de messagerie non.',
  'domain-hyphen-lookalike':
    'Unicode a une douzaine de tirets qui ressemblent au trait d’union\u00a0; le DNS ne connaît que U+002D.',
  'domain-ascii-lookalike':
    'Toutes ses lettres ont une jumelle en ASCII\u00a0: les gens y lisent un nom connu.',
  'domain-a-label':
    'La forme xn-- est faite pour les programmes\u00a0: les gens ne peuvent ni la lire ni donc la vérifier.',

  'literal-unclosed': 'Une adresse IP entre crochets se termine par le crochet fermant.',
  'literal-text-after': 'L’adresse entre crochets est tout le domaine\u00a0: on n’y ajoute rien.',
  'literal-empty': 'Les crochets contiennent une adresse IP, ou une étiquette et son contenu.',
  'literal-malformed':
    'Les crochets annoncent une adresse IP. Sans chiffres et points, ou IPv6: et des groupes, ce n’en est pas une.',
  'literal-forbidden-character':
    'Entre les crochets, il y a de l’ASCII visible, sans espace, sans crochet et sans barre oblique inverse.',
  'literal-unregistered-tag': 'Une étiquette dit ce qui suit. L’IANA a enregistré IPv6 et aucune autre.',
  'literal-ipv4-count': 'IPv4 a 32 bits, écrits en quatre nombres.',
  'literal-ipv4-range': 'Chacun des quatre nombres vaut huit bits.',
  'literal-ipv4-leading-zero':
    'Certains programmes lisent 010 comme huit et d’autres comme dix\u00a0: un même texte désigne deux hôtes.',
  'literal-ipv6-tag-missing':
    'La RFC 5321 distingue IPv6 de l’ancienne forme par son étiquette et non par les deux-points.',
  'literal-ipv6-group': 'Un groupe vaut seize bits\u00a0: un à quatre chiffres hexadécimaux.',
  'literal-ipv6-count': 'IPv6 a 128 bits\u00a0: huit groupes, ou moins avec\u00a0:: pour les zéros.',
  'literal-ipv6-short-compression':
    'La grammaire de la RFC 5321 emploie\u00a0:: pour deux groupes ou plus\u00a0; un seul s’écrit 0.',
  'literal-ipv6-second-compression': 'Avec deux\u00a0::, on ne saurait pas combien de zéros va à chacun.',
  'literal-ipv6-zone':
    'Une zone est le nom d’une carte réseau sur une machine\u00a0; sur une autre, elle ne veut rien dire.',
  'literal-not-global':
    'Ces réseaux sont privés, locaux ou réservés (RFC 6890)\u00a0: l’adresse n’est pas celle d’un hôte sur l’internet.',

  'path-space-at-colon':
    'Le chemin suit aussitôt les deux-points. La RFC 5321 signale cette erreur fréquente.',
  'path-brackets-missing': 'Les chevrons montrent où se termine le chemin et où commencent les paramètres.',
  'path-text-before-bracket':
    'Le chemin suit aussitôt les deux-points\u00a0; un nom a sa place dans l’en-tête du message.',
  'path-unclosed': 'Sans >, rien ne dit où se termine le chemin et où commencent les paramètres.',
  'path-text-after-bracket': 'Un paramètre est séparé du chemin par un espace.',
  'path-null-recipient':
    'Le chemin vide dit «\u00a0pas de réponse\u00a0», comme dans les rapports de remise. Il ne désigne aucun destinataire.',
  'path-postmaster-sender':
    'Postmaster ne peut se passer de domaine que comme destinataire, pour joindre l’hôte auquel on parle.',
  'path-source-route':
    'Elle énumérait les hôtes à traverser. La RFC 5321 demande de l’accepter, de l’ignorer et de ne pas en envoyer.',
  'path-source-route-syntax':
    'Une route est une liste de @domaine séparés par des virgules, avec deux-points à la fin.',
  'path-too-long':
    'La RFC 5321 limite un chemin à 256 octets avec ses chevrons\u00a0; les serveurs peuvent refuser davantage.',

  'parameter-space': 'Un espace sépare les paramètres\u00a0; avec deux, il y en aurait un de vide entre eux.',
  'parameter-keyword':
    'Un mot-clé a des lettres, des chiffres et des traits d’union, et commence par une lettre ou un chiffre.',
  'parameter-value': 'Une valeur est de l’ASCII visible sans = ni espace, ou de l’UTF-8 avec SMTPUTF8.',
  'parameter-duplicate': 'Avec deux valeurs, on ne saurait pas laquelle compte.',
  'parameter-smtputf8-value': 'SMTPUTF8 est un interrupteur\u00a0: sa présence est tout ce qu’il dit.',
  'parameter-unknown':
    'Un client ne peut employer que ce que la réponse à EHLO a proposé\u00a0; ignorer un paramètre pourrait changer ce qui est remis.',

  'header-comment-unclosed': 'Tout ce qui suit la parenthèse ouverte est un commentaire, l’adresse aussi.',
  'header-quote-unclosed': 'Tout ce qui suit le guillemet ouvert est du texte, l’adresse aussi.',
  'header-bracket-unclosed': 'Sans >, on ne sait pas où se termine l’adresse.',
  'header-text-after': 'Après le chevron, l’entrée est finie\u00a0; un nom se met avant l’adresse.',
  'header-phrase-forbidden-character':
    'Une virgule termine une entrée de la liste et d’autres signes séparent des adresses\u00a0; dans un nom, ils demandent donc des guillemets.',
  'header-group-unclosed':
    'Un groupe dure jusqu’à son point-virgule\u00a0; sans lui, il prendrait le reste de la liste.',
  'header-group-unnamed':
    'Un groupe est un nom, deux-points, des adresses et un point-virgule\u00a0; le nom ne peut manquer.',
  'header-semicolon':
    'Certains programmes séparent ainsi les listes, mais selon la RFC 5322 seule la virgule le fait.',
  'header-display-name':
    'Il est là pour les gens qui lisent le message\u00a0; MAIL et RCPT ne connaissent que l’adresse.',
  'header-comment':
    'Il est là pour les gens qui lisent le message\u00a0; MAIL et RCPT ne connaissent que l’adresse.',
  'header-folding-white-space':
    'Les en-têtes peuvent être repliés, et leurs adresses espacées\u00a0; un chemin ne le peut pas.',
  'header-quoted-word': 'La RFC 5322 l’accepte dans les anciens messages mais interdit de le produire.',
  'header-obsolete-local-part':
    'La RFC 5322 l’accepte dans les anciens messages mais interdit de le produire.',
  'header-obsolete-domain': 'La RFC 5322 l’accepte dans les anciens messages mais interdit de le produire.',
  'header-route':
    'La RFC 5322 accepte les routes dans les anciens messages, demande de les ignorer et interdit d’en produire.',
  'header-domain-literal':
    'La RFC 5322 accepte presque tout texte entre crochets\u00a0; la RFC 5321 n’accepte qu’une adresse IP, et aucun serveur ne peut donc être trouvé.',
  'header-control-character':
    'La RFC 5322 accepte certains caractères de contrôle dans les anciens messages\u00a0; sur un terminal ou dans un journal, ils sont nuisibles.',
  'header-empty-element':
    'La RFC 5322 accepte les entrées vides d’une liste dans les anciens messages mais interdit d’en produire.',

  'convention-character':
    'Un site peut n’attribuer que des noms formés de moins de caractères que la RFC n’en permet\u00a0: seul l’hôte du domaine décide de ce qui précède le @.',
  'convention-first-character':
    'Au début d’un nom, un signe passe pour une option ou une formule\u00a0: beaucoup de sites n’en attribuent pas de tel.',
  'convention-last-character':
    'À la fin d’un nom, un signe se perd dans les phrases et les liens\u00a0: beaucoup de sites n’en attribuent pas de tel.',
  'convention-missing-character':
    'Un nom fait de chiffres seuls ressemble à un numéro de téléphone ou de compte\u00a0: certains sites n’en attribuent pas.',
  'convention-repeated-separator':
    'Deux tirets bas de suite se lisent comme un seul\u00a0: beaucoup de sites n’attribuent pas de tel nom.',
  'convention-adjacent-separators':
    'Des signes côte à côte se dictent mal et s’échangent facilement\u00a0: beaucoup de sites n’attribuent pas de tel nom.',
  'convention-too-short':
    'Un site peut n’attribuer aucun nom plus court\u00a0; les anciens sont nommés comme exceptions.',
  'convention-too-long': 'Un site peut n’attribuer aucun nom plus long, bien que 64 octets soient permis.',
  'convention-tag':
    'Sur un site sans sous-adressage, l’étiquette fait partie du nom, et un tel nom n’existe pas.',
  'convention-blocked-name': 'Le site sait que ce nom n’existe pas et le dit avant d’accepter le message.',
  'convention-reserved-name':
    'La RFC 2142 nomme des adresses qui reviennent aux responsables du site\u00a0: personne d’autre ne les reçoit.',
  'convention-not-a-recipient':
    'Un domaine qui ne fait qu’envoyer ne reçoit rien\u00a0; le dire tout de suite épargne un renvoi plus tard.',
};
