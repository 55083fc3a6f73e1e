import { isTopLabel } from './public-suffix.ts';

/** A domain that was probably meant. */
export interface NearMiss {
  /** Index in the domain at which it goes wrong, from there to its end. */
  from: number;
  /** What was meant there. */
  meant: string;
}

/** Domains at which very many people have their mailboxes: a name, and the endings that it has. */
const mailDomains = {
  gmail: 'com',
  googlemail: 'com',
  yahoo:
    'com ca co.id co.in co.jp co.nz co.th co.uk co.za com.ar com.au com.br com.cn com.co com.hk com.mx com.my ' +
    'com.ph com.sg com.tr com.tw com.vn de dk es fi fr gr ie in it nl no pl ro se',
  rocketmail: 'com',
  hotmail:
    'com be ca ch cl co.il co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.hk com.tr com.tw com.vn ' +
    'de dk es fi fr gr hu it nl no rs se sg',
  outlook:
    'com at be cl co.id co.il co.th com.ar com.au com.br com.gr com.tr com.vn cz de dk es fr hu ie in it jp kr ' +
    'lv my ph pt sa sg sk',
  live:
    'com at be ca ch cl cn co.kr co.uk co.za com.ar com.au com.mx com.my com.pt com.sg de dk fi fr hk ie in it jp ' +
    'nl no ru se',
  msn: 'com',
  icloud: 'com',
  me: 'com',
  mac: 'com',
  aol: 'com co.uk de es fr it',
  gmx: 'at ch com de fr net',
  web: 'de',
  't-online': 'de',
  freenet: 'de',
  orange: 'fr',
  free: 'fr',
  laposte: 'net',
  wanadoo: 'es fr nl',
  sfr: 'fr',
  neuf: 'fr',
  bbox: 'fr',
  protonmail: 'ch com',
  proton: 'me',
  pm: 'me',
  tutanota: 'com de',
  fastmail: 'com fm',
  zoho: 'com eu in',
  yandex: 'by com com.tr kz ru ua',
  mail: 'com ru',
  rambler: 'ru',
  rediffmail: 'com',
  comcast: 'net',
  verizon: 'net',
  sbcglobal: 'net',
  bellsouth: 'net',
  earthlink: 'net',
  btinternet: 'com',
  virginmedia: 'com',
  seznam: 'cz',
  qq: 'com',
  foxmail: 'com',
  '126': 'com',
  '139': 'com',
  '163': 'com',
  sina: 'com',
  sohu: 'com',
} as const satisfies Record<string, string>;

interface MailDomain {
  name: string;
  ending: string;
}

const targets: readonly MailDomain[] = Object.entries(mailDomains).flatMap(([name, endings]) =>
  endings.split(' ').map((ending) => ({ name, ending })),
);

/** Real domains that are one slip away from one above. */
const others = [
  'cloud.com',
  'earthling.net',
  'email.com',
  'orage.fr',
  'oranger.fr',
  'oranges.fr',
  'photon.me',
  'range.fr',
  'ymail.com',
];

const known: ReadonlySet<string> = new Set([
  ...targets.map(({ name, ending }) => `${name}.${ending}`),
  ...others,
]);

/** The most frequent top labels, and usual misspellings that are not top labels themselves. */
const slips: ReadonlyMap<string, string> = new Map(
  Object.entries({
    com: 'c0m ccom cim clm cmo coim comm comn con conm coom copm cpm cvom ocm vcom vom xcom xom',
    net: 'bnet ent met neet ner nett netr ney nnet nret nrt nte nwt',
    org: 'ofg ogr oorg orgg orgh orh orrg otg prg rog',
  }).flatMap(([meant, written]) => written.split(' ').map((slip) => [slip, meant] as const)),
);

/**
 * The fewest letters of a name whose variants are taken for slips: names of four letters and fewer are real in nearly
 * every spelling.
 */
const MIN_NAME = 5;

/** Where `.com` loses a letter, there is often another top label. */
const lostLetter: ReadonlySet<string> = new Set(['cm', 'co', 'om']);

/**
 * The domain that was meant where one of the well-known mail domains was missed by one letter (left out, added, another
 * in its place, or two in the wrong order), or where a top label that does not exist is a usual slip for `com`, `net`
 * or `org`; null elsewhere.
 * @param domain in lower case
 */
export function findNearMiss(domain: string): NearMiss | null {
  if (known.has(domain)) return null;
  let meant: string | null = null;
  for (const target of targets) {
    const whole = `${target.name}.${target.ending}`;
    if (!isOneSlip(domain, whole) || !isMiss(domain, target)) continue;
    // Two that are equally near cannot be told apart.
    if (meant !== null) return null;
    meant = whole;
  }
  if (meant !== null) return { from: 0, meant };
  const top = domain.lastIndexOf('.') + 1;
  const slip = top > 1 && slips.get(domain.slice(top));
  return slip && !isTopLabel(domain.slice(top)) ? { from: top, meant: slip } : null;
}

/** Whether a domain that is one slip away from another is a miss of it, and not a domain of its own. */
function isMiss(domain: string, { name, ending }: MailDomain): boolean {
  const top = domain.slice(domain.lastIndexOf('.') + 1);
  const hasTop = top !== domain && isTopLabel(top);
  // A domain that cannot exist belongs to no one.
  if (!hasTop) return true;
  if (name.length < MIN_NAME) return false;
  if (domain.endsWith(`.${ending}`)) {
    // Another first letter makes another name: zmail, qmail, fmail.
    return domain.length !== name.length + 1 + ending.length || domain[0] === name[0] || isSwap(domain, name);
  }
  if (!domain.startsWith(`${name}.`)) return true;
  // Another country's ending is another domain.
  return ending === 'com' ? lostLetter.has(domain.slice(name.length + 1)) : top === lastLabel(ending);
}

function isSwap(domain: string, name: string): boolean {
  return domain[0] === name[1] && domain[1] === name[0];
}

function lastLabel(ending: string): string {
  return ending.slice(ending.lastIndexOf('.') + 1);
}

/** Whether two texts are at Damerau's distance one: an insertion, a deletion, a substitution or a transposition. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let from = 0;
  while (a[from] === b[from]) from++;
  if (a.length !== b.length) {
    const [long, short] = a.length > b.length ? [a, b] : [b, a];
    return long.slice(from + 1) === short.slice(from);
  }
  if (a.slice(from + 1) === b.slice(from + 1)) return true;
  return a[from] === b[from + 1] && a[from + 1] === b[from] && a.slice(from + 2) === b.slice(from + 2);
}
