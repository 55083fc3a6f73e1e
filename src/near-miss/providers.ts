/**
 * Mail providers with many mailboxes: a name, and the endings under which people have addresses. The comment after each
 * is its source: the page of the operator where people sign in to that mail, or read about it.
 */
const endingsByName = {
  // Everywhere
  gmail: 'com', // https://mail.google.com
  googlemail: 'com', // https://support.google.com/mail/answer/159001
  yahoo: // https://login.yahoo.com
    'com ca co.id co.in co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.cn com.co com.hk com.mx ' +
    'com.my com.ph com.sg com.tr com.tw com.vn de dk es fi fr gr hu ie in it nl no pl pt ro se',
  ymail: 'com', // https://login.yahoo.com
  rocketmail: 'com', // https://login.yahoo.com
  hotmail: // https://outlook.live.com
    'com be ca ch cl co.il co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.hk com.tr com.tw ' +
    'com.vn de dk es fi fr gr hu it nl no rs se sg',
  outlook: // https://outlook.live.com
    'com at be cl co.id co.il co.nz co.th com.ar com.au com.br com.gr com.pe com.tr com.vn cz de dk es fr hu ie in ' +
    'it jp kr lv my ph pt sa sg sk',
  live: // https://outlook.live.com
    'com at be ca ch cl cn co.kr co.uk co.za com.ar com.au com.mx com.my com.pt com.sg de dk fi fr hk ie in it jp ' +
    'nl no ru se',
  msn: 'com', // https://outlook.live.com
  passport: 'com', // https://outlook.live.com
  windowslive: 'com', // https://outlook.live.com
  icloud: 'com', // https://www.icloud.com/mail
  me: 'com', // https://support.apple.com/en-us/102540
  mac: 'com', // https://support.apple.com/en-us/102540
  aol: 'com co.uk de es fr it', // https://mail.aol.com
  aim: 'com', // https://mail.aol.com
  proton: 'me', // https://proton.me/mail
  protonmail: 'com ch', // https://proton.me/mail
  pm: 'me', // https://proton.me/mail
  tutanota: 'com de', // https://tuta.com
  tutamail: 'com', // https://tuta.com
  tuta: 'io com', // https://tuta.com
  fastmail: 'com fm', // https://www.fastmail.com
  zoho: 'com eu in', // https://www.zoho.com/mail
  zohomail: 'com eu in', // https://www.zoho.com/mail
  hushmail: 'com', // https://www.hushmail.com
  mail: 'com ru ee ua', // https://www.mail.com https://mail.ru https://www.mail.ee
  email: 'com cz', // https://www.mail.com https://www.email.cz
  usa: 'com net', // https://www.mail.com
  inbox: 'com lt lv ru', // https://www.inbox.com https://www.inbox.lv https://mail.ru
  lycos: 'com', // https://mail.lycos.com
  // Germany, Austria, Switzerland
  gmx: 'at ch com de eu fr net', // https://www.gmx.net
  web: 'de', // https://web.de
  't-online': 'de', // https://email.t-online.de
  magenta: 'de', // https://email.t-online.de
  freenet: 'de', // https://email.freenet.de
  arcor: 'de', // https://www.vodafone.de
  vodafonemail: 'de', // https://www.vodafone.de
  vodafone: 'de it', // https://www.vodafone.de
  kabelmail: 'de', // https://www.vodafone.de
  unitybox: 'de', // https://www.vodafone.de
  online: 'de no', // https://www.ionos.de https://www.telenor.no
  onlinehome: 'de', // https://www.ionos.de
  netcologne: 'de', // https://www.netcologne.de
  osnanet: 'de', // https://www.osnatel.de
  ewetel: 'net', // https://www.ewe.de
  posteo: 'de net', // https://posteo.de
  mailbox: 'org', // https://mailbox.org
  aon: 'at', // https://www.a1.net
  a1: 'net', // https://www.a1.net
  chello: 'at nl', // https://www.magenta.at https://www.ziggo.nl
  bluewin: 'ch', // https://www.swisscom.ch
  sunrise: 'ch', // https://www.sunrise.ch
  hispeed: 'ch', // https://www.sunrise.ch
  // France, Belgium, Netherlands, Luxembourg
  orange: 'fr', // https://messagerie.orange.fr
  wanadoo: 'es fr nl', // https://messagerie.orange.fr
  free: 'fr', // https://webmail.free.fr
  aliceadsl: 'fr', // https://webmail.free.fr
  laposte: 'net', // https://www.laposte.net
  sfr: 'fr', // https://webmail.sfr.fr
  neuf: 'fr', // https://webmail.sfr.fr
  cegetel: 'net', // https://webmail.sfr.fr
  'club-internet': 'fr', // https://webmail.sfr.fr
  numericable: 'fr', // https://webmail.sfr.fr
  bbox: 'fr', // https://www.bouyguestelecom.fr
  mailo: 'com', // https://www.mailo.com
  telenet: 'be', // https://www.telenet.be
  skynet: 'be', // https://www.proximus.be
  proximus: 'be', // https://www.proximus.be
  scarlet: 'be', // https://www.scarlet.be
  ziggo: 'nl', // https://www.ziggo.nl
  kpnmail: 'nl', // https://www.kpn.com
  planet: 'nl', // https://www.kpn.com
  hetnet: 'nl', // https://www.kpn.com
  xs4all: 'nl', // https://www.xs4all.nl
  casema: 'nl', // https://www.ziggo.nl
  upcmail: 'nl', // https://www.ziggo.nl
  quicknet: 'nl', // https://www.ziggo.nl
  voila: 'fr', // https://messagerie.orange.fr
  caramail: 'com', // https://www.gmx.fr
  telfort: 'nl', // https://www.kpn.com
  // Italy, Spain, Portugal, Greece
  libero: 'it', // https://mail.libero.it
  virgilio: 'it', // https://mail.virgilio.it
  iol: 'it pt', // https://mail.libero.it https://mail.iol.pt
  alice: 'it', // https://mail.tim.it
  tim: 'it', // https://mail.tim.it
  tin: 'it', // https://mail.tim.it
  tiscali: 'it co.uk', // https://mail.tiscali.it https://www.talktalk.co.uk
  fastwebnet: 'it', // https://www.fastweb.it
  aruba: 'it', // https://webmail.aruba.it
  telefonica: 'net', // https://www.movistar.es
  ono: 'com', // https://www.vodafone.es
  terra: 'com com.br es', // https://mail.terra.com.br
  sapo: 'pt', // https://mail.sapo.pt
  otenet: 'gr', // https://www.cosmote.gr
  inwind: 'it', // https://mail.libero.it
  supereva: 'it', // https://www.supereva.it
  forthnet: 'gr', // https://www.nova.gr
  // Britain, Ireland
  btinternet: 'com', // https://www.bt.com/email
  btopenworld: 'com', // https://www.bt.com/email
  virginmedia: 'com', // https://mail.virginmedia.com
  virgin: 'net', // https://mail.virginmedia.com
  ntlworld: 'com', // https://mail.virginmedia.com
  blueyonder: 'co.uk', // https://mail.virginmedia.com
  talktalk: 'net', // https://www.talktalk.co.uk
  sky: 'com', // https://www.sky.com
  plusnet: 'com', // https://www.plus.net
  eircom: 'net', // https://www.eir.ie
  btconnect: 'com', // https://www.bt.com/email
  freeserve: 'co.uk', // https://ee.co.uk
  // The north
  telia: 'com', // https://www.telia.se
  bredband: 'net', // https://www.telenor.se
  spray: 'se', // https://www.spray.se
  home: 'se nl', // https://www.ziggo.nl https://www.tele2.se
  comhem: 'se', // https://www.tele2.se
  tele2: 'se nl', // https://www.tele2.se
  kolumbus: 'fi', // https://elisa.fi
  elisanet: 'fi', // https://elisa.fi
  luukku: 'com', // https://www.luukku.com
  suomi24: 'fi', // https://www.suomi24.fi
  jubii: 'dk', // https://www.jubii.dk
  broadpark: 'no', // https://www.telia.no
  frisurf: 'no', // https://www.telia.no
  netti: 'fi', // https://www.dna.fi
  // Middle and eastern Europe
  wp: 'pl', // https://poczta.wp.pl
  o2: 'pl', // https://poczta.o2.pl
  tlen: 'pl', // https://poczta.o2.pl
  onet: 'pl eu', // https://poczta.onet.pl
  op: 'pl', // https://poczta.onet.pl
  vp: 'pl', // https://poczta.onet.pl
  interia: 'pl eu', // https://poczta.interia.pl
  gazeta: 'pl', // https://poczta.gazeta.pl
  seznam: 'cz', // https://email.seznam.cz
  centrum: 'cz sk', // https://mail.centrum.cz
  post: 'cz sk', // https://email.seznam.cz https://posta.sk
  atlas: 'cz', // https://mail.centrum.cz
  volny: 'cz', // https://mail.volny.cz
  azet: 'sk', // https://emaily.azet.sk
  zoznam: 'sk', // https://mail.zoznam.sk
  freemail: 'hu', // https://freemail.hu
  citromail: 'hu', // https://citromail.hu
  abv: 'bg', // https://www.abv.bg
  yandex: 'by com com.tr kz ru ua', // https://mail.yandex.ru
  ya: 'ru', // https://mail.yandex.ru
  bk: 'ru', // https://mail.ru
  list: 'ru', // https://mail.ru
  rambler: 'ru', // https://mail.rambler.ru
  ukr: 'net', // https://mail.ukr.net
  i: 'ua', // https://mail.i.ua
  meta: 'ua', // https://meta.ua
  bigmir: 'net', // https://www.bigmir.net
  tut: 'by', // https://www.tut.by
  mynet: 'com', // https://eposta.mynet.com
  freestart: 'hu', // https://freestart.hu
  vipmail: 'hu', // https://www.vipmail.hu
  indamail: 'hu', // https://indamail.hu
  pobox: 'sk', // https://www.pobox.sk
  autograf: 'pl', // https://www.wp.pl
  poczta: 'fm', // https://poczta.interia.pl
  spoko: 'pl', // https://www.onet.pl
  pochta: 'ru', // https://www.pochta.ru
  nextmail: 'ru', // https://www.nextmail.ru
  lenta: 'ru', // https://lenta.ru
  // North America
  comcast: 'net', // https://www.xfinity.com
  verizon: 'net', // https://www.verizon.com
  att: 'net', // https://www.att.com
  sbcglobal: 'net', // https://www.att.com
  bellsouth: 'net', // https://www.att.com
  ameritech: 'net', // https://www.att.com
  pacbell: 'net', // https://www.att.com
  cox: 'net', // https://www.cox.com
  charter: 'net', // https://www.spectrum.net
  roadrunner: 'com', // https://www.spectrum.net
  optonline: 'net', // https://www.optimum.net
  earthlink: 'net', // https://webmail.earthlink.net
  mindspring: 'com', // https://webmail.earthlink.net
  juno: 'com', // https://www.juno.com
  netzero: 'net com', // https://www.netzero.net
  windstream: 'net', // https://www.windstream.com
  frontier: 'com', // https://frontier.com
  frontiernet: 'net', // https://frontier.com
  centurylink: 'net', // https://www.centurylink.com
  suddenlink: 'net', // https://www.optimum.net
  cableone: 'net', // https://www.sparklight.com
  shaw: 'ca', // https://www.shaw.ca
  rogers: 'com', // https://www.rogers.com
  sympatico: 'ca', // https://www.bell.ca
  bell: 'net', // https://www.bell.ca
  telus: 'net', // https://www.telus.com
  videotron: 'ca', // https://www.videotron.com
  embarqmail: 'com', // https://www.centurylink.com
  swbell: 'net', // https://www.att.com
  peoplepc: 'com', // https://www.peoplepc.com
  netscape: 'net', // https://mail.aol.com
  compuserve: 'com', // https://mail.aol.com
  wowway: 'com', // https://www.wowway.com
  excite: 'com it', // https://www.excite.com
  bigfoot: 'com', // https://www.bigfoot.com
  cogeco: 'ca', // https://www.cogeco.ca
  // Central and South America
  uol: 'com.br', // https://email.uol.com.br
  bol: 'com.br', // https://email.bol.uol.com.br
  ig: 'com.br', // https://email.ig.com.br
  globo: 'com', // https://globomail.globo.com
  globomail: 'com', // https://globomail.globo.com
  r7: 'com', // https://email.r7.com
  fibertel: 'com.ar', // https://www.personal.com.ar
  prodigy: 'net.mx', // https://telmex.com
  zipmail: 'com.br', // https://www.zipmail.com.br
  speedy: 'com.ar', // https://www.movistar.com.ar
  arnet: 'com.ar', // https://www.personal.com.ar
  // Asia
  qq: 'com', // https://mail.qq.com
  foxmail: 'com', // https://mail.qq.com
  '126': 'com', // https://mail.126.com
  '163': 'com', // https://mail.163.com
  '188': 'com', // https://www.188.com
  yeah: 'net', // https://mail.yeah.net
  '139': 'com', // https://mail.10086.cn
  '189': 'cn', // https://webmail30.189.cn
  '21cn': 'com', // https://mail.21cn.com
  sina: 'com cn', // https://mail.sina.com.cn
  sohu: 'com', // https://mail.sohu.com
  tom: 'com', // https://mail.tom.com
  aliyun: 'com', // https://mail.aliyun.com
  naver: 'com', // https://mail.naver.com
  hanmail: 'net', // https://mail.daum.net
  daum: 'net', // https://mail.daum.net
  nate: 'com', // https://mail.nate.com
  docomo: 'ne.jp', // https://www.docomo.ne.jp
  ezweb: 'ne.jp', // https://www.au.com
  softbank: 'ne.jp', // https://www.softbank.jp
  'i.softbank': 'jp', // https://www.softbank.jp
  nifty: 'com', // https://mail.nifty.com
  biglobe: 'ne.jp', // https://mail.biglobe.ne.jp
  rediffmail: 'com', // https://mail.rediff.com
  sify: 'com', // https://mail.sify.com
  singnet: 'com.sg', // https://www.singtel.com
  hinet: 'net', // https://webmail.hinet.net
  rediff: 'com', // https://mail.rediff.com
  indiatimes: 'com', // https://www.indiatimes.com
  dreamwiz: 'com', // https://www.dreamwiz.com
  hanafos: 'com', // https://www.hanafos.com
  paran: 'com', // https://www.paran.com
  freechal: 'com', // https://www.freechal.com
  infoseek: 'jp', // https://www.rakuten.co.jp
  'so-net': 'ne.jp', // https://www.so-net.ne.jp
  maktoob: 'com', // https://www.yahoo.com
  // Israel, Australia, New Zealand, South Africa
  walla: 'com co.il', // https://mail.walla.co.il
  bezeqint: 'net', // https://www.bezeqint.net
  bigpond: 'com net.au', // https://www.telstra.com.au
  optusnet: 'com.au', // https://www.optus.com.au
  iinet: 'net.au', // https://www.iinet.net.au
  tpg: 'com.au', // https://www.tpg.com.au
  westnet: 'com.au', // https://www.iinet.net.au
  xtra: 'co.nz', // https://www.spark.co.nz
  mweb: 'co.za', // https://www.mweb.co.za
  telkomsa: 'net', // https://www.telkom.co.za
  ozemail: 'com.au', // https://www.iinet.net.au
  iprimus: 'com.au', // https://www.iprimus.com.au
  vodamail: 'co.za', // https://www.vodacom.co.za
} as const satisfies Record<string, string>;

/** Names that are words, or of companies: nothing is concluded from them without an `@` or an ending. */
const ordinaryNames =
  'alice aruba atlas bell bigfoot centrum charter cox email excite free freemail frontier globo home ' +
  'i.softbank inbox juno lenta libero list live lycos magenta mail mailbox meta netti nifty online ' +
  'onlinehome orange passport planet pobox pochta poczta post prodigy proton proximus rambler rediff ' +
  'roadrunner rogers scarlet shaw sky softbank speedy spray start sunrise telia terra virgin vodafone ' +
  'voila';

/** Short names that are neither a word nor the end of one. */
const distinctNames = '126 139 163 188 189 aol bbox gmx msn sfr zoho';

/** Real domains beside those of providers, which are not slips for them. */
const neighbours =
  'amail.com aver.com claramail.com cloud.com cmail.com coxmail.com earthling.net fboxmail.com ' +
  'gotmail.com hanmail2.net hitmail.com inet.net.au liberto.it mynes.com netsero.net online-home.de ' +
  'orage.fr oranger.fr oranges.fr photon.me pochtac.ru prontomail.com proto2mail.com qmail.com range.fr ' +
  'tmail.com vahoo.com wallm.com xmail.com yalla.com zmail.com zoutlook.com';

/** One provider's domain. */
export interface MailDomain {
  readonly name: string;
  readonly ending: string;
  /** The two with a dot between. */
  readonly domain: string;
  /** Whether this is the only ending of the name, so that the name alone tells the domain. */
  readonly isOnly: boolean;
  /** Whether the name is a word or a company. */
  readonly isOrdinary: boolean;
  /** Whether the name is long and unusual enough to be recognized in other text. */
  readonly isDistinct: boolean;
}

let domains: readonly MailDomain[] | undefined;

/** Every provider's domains. */
export function mailDomains(): readonly MailDomain[] {
  domains ??= listDomains();
  return domains;
}

function listDomains(): readonly MailDomain[] {
  const ordinary = new Set(ordinaryNames.split(' '));
  const distinct = new Set(distinctNames.split(' '));
  return Object.entries(endingsByName).flatMap(([name, endings]) => {
    const isOrdinary = ordinary.has(name);
    const isDistinct = distinct.has(name) || (name.length > 4 && !isOrdinary);
    const all = endings.split(' ');
    return all.map((ending) => ({
      name,
      ending,
      domain: `${name}.${ending}`,
      isOnly: all.length === 1,
      isOrdinary,
      isDistinct,
    }));
  });
}

let known: ReadonlySet<string> | undefined;

/** The domains that are never taken for a slip. */
export function knownDomains(): ReadonlySet<string> {
  known ??= new Set([...mailDomains().map(({ domain }) => domain), ...neighbours.split(' ')]);
  return known;
}
