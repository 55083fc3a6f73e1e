import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { bounded } from './bounded.ts';
import { type Expression, expressionsOf } from './collect.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folders of what reads foreign input, here or in a page; scripts that read our own documents are left out. */
const FOLDERS = ['src', 'site/playground', 'site/scripts', 'site/src', 'packaging'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(?:ts|mjs|js)$/.test(file) && !file.includes('/node_modules/')),
);

/** What stands for what only a run tells: text that is put between brackets of a class, a word, a character. */
const GIVEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'src/unicode-pattern.ts': { source: 'x' },
  'src/batch/extract/mail-parts.ts': { name: 'charset' },
  'src/batch/input/encoding-guess.ts': { letters: 'x' },
  'src/checks/code-points.ts': { viramas: 'x', dual: 'x', right: 'x' },
  'src/checks/scripts.ts': { group: 'x', characters: '[x]' },
  'src/damage/windows-1252.ts': { high: 'x' },
  'src/reference/bounce/address.ts': { name: 'from', command: 'RCPT' },
};

/** Scripts that the analysis does not know. */
const UNKNOWN_SCRIPT = /\\p\{Script=Khitan_Small_Script\}/g;

interface Slow extends Expression {
  file: string;
  /** The ways in which it is slow, as scslre calls them. */
  ways: string[];
  isExponential: boolean;
}

/** Whether an expression takes more than linear time for some text that repeats one character. */
function slowness(file: string, expression: Expression): Slow | null {
  const { source, flags } = expression;
  const { reports } = analyse({ source: source.replace(UNKNOWN_SCRIPT, ''), flags });
  if (reports.length === 0) return null;
  const ways = [...new Set(reports.map(({ type }) => type))];
  return { ...expression, file, ways, isExponential: reports.some(({ exponential }) => exponential) };
}

const collected = files.map((file) => ({ file, ...expressionsOf(ROOT + file, GIVEN[file]) }));
const slow = collected.flatMap(({ file, expressions }) =>
  expressions.flatMap((expression) => slowness(file, expression) ?? []),
);

const isListed = ({ file, text }: Slow) => bounded.some((one) => one.file === file && one.text === text);

describe('the regular expressions', () => {
  it('are all read, whatever they are built of', () => {
    const unknown = collected.flatMap(({ file, unknown }) => unknown.map((one) => `${file}:${one}`));
    expect(unknown).toEqual([]);
    expect(collected.flatMap(({ expressions }) => expressions).length).toBeGreaterThan(600);
  });

  it('take linear time, but for those whose input is bounded', () => {
    const found = slow.filter((one) => !isListed(one));
    expect(found.map(({ file, line, text, ways }) => `${file}:${line} ${ways}: ${text}`)).toEqual([]);
  });

  it('never take exponential time, however short the input is', () => {
    expect(slow.filter(({ isExponential }) => isExponential)).toEqual([]);
  });

  it.each(bounded)('$file: $text is still there, and slow: $because', ({ file, text }) => {
    expect(slow.some((one) => one.file === file && one.text === text)).toBe(true);
  });
});

describe('the check', () => {
  const check = (text: string) => {
    const { expressions, unknown } = expressionsOf('planted.ts', {}, text);
    return [...expressions.map((one) => slowness('planted.ts', one)?.ways.join() ?? 'linear'), ...unknown];
  };

  it.each([
    ['a run that is searched from each of its characters', 'text.replace(/ +$/, "")', 'Move'],
    ['two runs that share characters', '/^ *(.*)x$/.exec(text)', 'Trade'],
    ['a run of runs', '/^(?:>+ ?)*to:/.test(text)', 'Self'],
    ['the same run with one beginning', 'text.replace(/(?<! ) +$/, "")', 'linear'],
    ['a constant', "const RUN = '\\\\s+$';\nunicodePattern(RUN)", 'Move'],
    ['a template', `const ONE = 'a+';\nnew RegExp(\`^(?:\${ONE})+$\`, 'u')`, 'Self'],
    ['a list', "new RegExp(['b', 'a+$'].join('|'))", 'Move'],
    ['a function', `const many = (one: string) => \`\${one}+$\`;\nnew RegExp(many('a'))`, 'Move'],
    [
      'a letter that stands for words',
      "const WORDS = 'X+$'.replace(/X/g, 'a');\nunicodePattern(WORDS)",
      'Move',
    ],
    ['the source of another', `const ONE = /a+/;\nnew RegExp(\`\${ONE.source}$\`)`, 'Move'],
    ['what only a run tells', 'function f(words: string) { return new RegExp(words); }', '1: words'],
  ])('tells of %s', (_, text, expected) => {
    expect(check(text).at(-1)).toBe(expected);
  });

  it('follows imports', () => {
    const file = `${ROOT}src/checks/idna.ts`;
    const text = `import { notPvalid } from './code-points.ts';\nnew RegExp(\`(?:\${notPvalid().source})+$\`, 'u')`;
    const { expressions } = expressionsOf(file, {}, text);
    expect(expressions[0]?.source).toContain('\\p{CWKCF}');
    expect(slowness(file, expressions[0] as Expression)?.ways).toEqual(['Move']);
  });
});
