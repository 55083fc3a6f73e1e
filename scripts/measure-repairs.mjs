/**
 * Measures suggestions beside those of two other packages: `npm run measure:repairs [-- SEED]`.
 *
 * A seeded generator makes 1,000 slips over all providers and all kinds of slips; what is made is dropped where it is a
 * real domain itself. It has its own keyboards and knows nothing of how slips are found. Then every real domain is
 * tried, none of which may get a suggestion.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { run as checkSpelling } from '@zootools/email-spell-checker';
import { build } from 'esbuild';
import mailcheck from 'mailcheck';
import { seeded } from '../bench/random.mjs';

const require = createRequire(import.meta.url);
const AMOUNT = 1_000;
const seed = Number(process.argv[2] ?? 2_026);
const chance = seeded(seed);

const read = (path) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .trim()
    .split('\n');
const { parseMailboxWithNearMiss, mailDomains } = await source();
const typoDomains = new Set(read('../fixtures/near-miss/typo-domains.txt').map((line) => line.split(' ')[0]));
const realDomains = [
  ...new Set([
    ...require('email-providers/all.json'),
    ...read('../fixtures/near-miss/free-mail-domains.txt'),
    ...read('../fixtures/suffix/real-domains.txt'),
    ...read('../fixtures/near-miss/universities.txt'),
  ]),
].filter((domain) => !typoDomains.has(domain));
const isReal = new Set([...realDomains, ...mailDomains().map(({ domain }) => domain)]);

/** The source, built in memory: the list of providers is not part of the package's interface. */
async function source() {
  const contents =
    "export * from './near-miss/index.ts'; export { mailDomains } from './near-miss/providers.ts';";
  const resolveDir = new URL('../src', import.meta.url).pathname;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** The keys around each key: QWERTY, then what is different on QWERTZ and AZERTY. */
const qwerty = Object.fromEntries(
  (
    'q:wa w:qeas e:wrsd r:etdf t:ryfg y:tugh u:yihj i:uojk o:ipkl p:ol a:qwsz s:awedxz d:serfcx f:drtgvc g:ftyhbv ' +
    'h:gyujnb j:huikmn k:jiolm l:kop z:asx x:zsdc c:xdfv v:cfgb b:vghn n:bhjm m:njk 0:9p 1:2q 2:13w 3:24 4:35r 5:46 ' +
    '6:57y 7:68 8:79i 9:80o -:0p'
  )
    .split(' ')
    .map((entry) => entry.split(':')),
);
const qwertz = {
  ...qwerty,
  t: 'rzfg',
  z: 'tugh',
  u: 'zihj',
  h: 'gzujnb',
  a: 'qwsy',
  s: 'awedxy',
  y: 'asx',
  x: 'ysdc',
};
const azerty = {
  ...qwerty,
  a: 'z',
  z: 'aeqs',
  e: 'zrsd',
  q: 'asw',
  s: 'qzedxw',
  w: 'qsx',
  x: 'wsdc',
  m: 'lp',
  n: 'bhj',
};

function keyboardOf(domain) {
  if (/\.(?:de|at|ch|cz|sk|hu|pl)$/.test(domain)) return qwertz;
  return /\.(?:fr|be)$/.test(domain) ? azerty : qwerty;
}

const splice = (text, index, length, by) => text.slice(0, index) + by + text.slice(index + length);

/** Slips of one letter: from a text, an index in it and the keys beside the one there. */
const letterSlips = {
  'letter left out': (text, index) => splice(text, index, 1, ''),
  'letter doubled': (text, index) => splice(text, index, 0, text[index]),
  'letters swapped': (text, index) => splice(text, index, 2, `${text[index + 1] ?? ''}${text[index]}`),
  'neighbouring key': (text, index, keys) => splice(text, index, 1, chance.pick(keys)),
  'neighbouring key too': (text, index, keys) => splice(text, index, 0, chance.pick(keys)),
};

function inName(slip) {
  return ({ name, ending, domain }) => {
    const index = Math.min(1 + chance.below(name.length), name.length - 1);
    return `anna@${slip(name, index, [...(keyboardOf(domain)[name[index]] ?? 'x')])}.${ending}`;
  };
}

function inEnding(slip) {
  return ({ name, ending, domain }) => {
    const index = chance.below(ending.length);
    return `anna@${name}.${slip(ending, index, [...(keyboardOf(domain)[ending[index]] ?? 'x')])}`;
  };
}

/** Every kind of slip: what it makes of a provider. Kinds of damage can be added here. */
const kinds = {
  ...Object.fromEntries(Object.entries(letterSlips).map(([kind, slip]) => [`name: ${kind}`, inName(slip)])),
  ...Object.fromEntries(
    Object.entries(letterSlips).map(([kind, slip]) => [`ending: ${kind}`, inEnding(slip)]),
  ),
  'name: other first letter': ({ name, ending, domain }) =>
    `anna@${chance.pick([...(keyboardOf(domain)[name[0]] ?? 'x')])}${name.slice(1)}.${ending}`,
  'dot left out': ({ name, ending }) => `anna@${name}${ending}`,
  'all dots left out': ({ domain }) => `anna@${domain.replaceAll('.', '')}`,
  'dot and letter swapped': ({ name, ending }) =>
    chance.happens(0.5)
      ? `anna@${name.slice(0, -1)}.${name.slice(-1)}${ending}`
      : `anna@${name}${ending[0]}.${ending.slice(1)}`,
  'other sign for the dot': ({ name, ending }) => `anna@${name}${chance.pick([...',;:/-_ ·•،。'])}${ending}`,
  'ending twice': ({ domain, ending }) => `anna@${domain}.${ending}`,
  'letter after the ending': ({ domain }) => `anna@${domain}${chance.pick([...'1mnt'])}`,
  'ending left out': ({ name }) => `anna@${name}`,
  '@ left out': ({ domain }) => `anna.schmidt${domain}`,
  'other sign for the @': ({ domain }) => `anna.schmidt${chance.pick([...'"#®!'])}${domain}`,
  'name and ending': ({ name, ending, domain }) => {
    const swapped = letterSlips['letters swapped'](name, chance.below(name.length - 1));

    const index = ending.length - 1;
    return `anna@${swapped}.${letterSlips['neighbouring key'](ending, index, [...keyboardOf(domain)[ending[index]]])}`;
  },
};

/** @returns {{kind: string, typed: string, meant: string}[]} */
function makeTypos() {
  const typos = [];
  const names = Object.keys(kinds);
  for (let tries = 0; typos.length < AMOUNT; tries++) {
    const target = mailDomains()[(tries * 7) % mailDomains().length];
    const kind = chance.pick(names);
    const typed = kinds[kind](target);
    const meant = `${typed.includes('@') ? 'anna' : 'anna.schmidt'}@${target.domain}`;
    const domain = typed.slice(typed.indexOf('@') + 1);
    if (typed !== meant && !isReal.has(domain)) typos.push({ kind, typed, meant });
  }
  return typos;
}

const fullOf = (result) => result?.full ?? null;
const domains = mailDomains().map(({ domain }) => domain);
const checkers = {
  'mailbox-syntax, smtp': (email) => parseMailboxWithNearMiss(email).suggestion,
  'mailbox-syntax, form': (email) => parseMailboxWithNearMiss(email, { profile: 'form' }).suggestion,
  mailcheck: (email) => fullOf(mailcheck.run({ email })),
  'mailcheck, our providers': (email) => fullOf(mailcheck.run({ email, domains })),
  '@zootools/email-spell-checker': (email) => fullOf(checkSpelling({ email })),
};

/** Another package's answer; null where it throws. */
function ask(checker, email) {
  try {
    return checker(email);
  } catch {
    return null;
  }
}

const typos = makeTypos();
const share = (count, of) => `${((100 * count) / of).toFixed(1)} %`.padStart(8);
console.log(
  `${typos.length} slips over ${mailDomains().length} domains, seed ${seed}; ${realDomains.length} real domains\n`,
);
console.log(`${''.padEnd(30)}   right    wrong     none   false suggestions on real domains`);
const ours = {};
let isGood = true;
for (const [name, checker] of Object.entries(checkers)) {
  let right = 0;
  let wrong = 0;
  for (const { kind, typed, meant } of typos) {
    const found = ask(checker, typed);
    if (found === meant) right++;
    else if (found !== null) wrong++;
    if (!name.includes('form')) continue;
    ours[kind] ??= { of: 0, right: 0, missed: [] };
    ours[kind].of++;
    if (found === meant) ours[kind].right++;
    else ours[kind].missed.push(found === null ? typed : `${typed} -> ${found}`);
  }
  const falsely = realDomains.filter((domain) => ask(checker, `anna@${domain}`) !== null).length;
  const of = typos.length;
  console.log(
    `${name.padEnd(30)}${share(right, of)} ${share(wrong, of)} ${share(of - right - wrong, of)} ${String(falsely).padStart(8)}`,
  );
  if (name.startsWith('mailbox-syntax') && (right < 0.8 * of || wrong > 0.01 * of || falsely > 0))
    isGood = false;
}
console.log('\nmailbox-syntax, form, by kind:');
for (const [kind, { of, right, missed }] of Object.entries(ours)) {
  console.log(
    `${kind.padEnd(30)}${share(right, of)} of ${String(of).padStart(3)}   ${process.env.MISSED ? missed.join('  ') : ''}`,
  );
}
if (!isGood) {
  console.error('\nwanted: at least 80 % right, at most 1 % wrong, no false suggestion');
  process.exitCode = 1;
}
