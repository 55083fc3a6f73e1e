import { escapeActive } from '../../batch/output/write.ts';
import { reasons } from '../../reasons.ts';
import { differences } from '../../reference/differences.ts';
import { referenceEn } from '../../reference/en/en.ts';
import { enhancedCodes } from '../../reference/enhanced.ts';
import { explain as lookUp } from '../../reference/explain.ts';
import { nearestCodes } from '../../reference/nearest.ts';
import { replyCodes } from '../../reference/replies.ts';
import type { ReferenceWords } from '../../reference/words.ts';
import { type Io, writePage } from '../io.ts';
import { columnsOf, fits, type Paint, painter, table, wrap } from '../terminal.ts';
import { exits, readArguments, usageError, version } from '../usage.ts';
import { checkExample, type Explained, messageOf, rowsOf } from './page.ts';

/*
 * The command `explain`: codes beside each other (page.ts), or a bounce (bounce.ts). What they mean is in src/reference.
 */

export const explainHelp = `Usage: mailbox-syntax explain [OPTION...] CODE [CODE]
       mailbox-syntax explain [OPTION...] -

Explains SMTP reply codes (553), enhanced status codes (5.1.3, or X.1.3 for
every first digit) and reasons (local-part-empty-atom). Two codes are shown
beside each other, with their key differences.

With - it reads a bounce from standard input: a reply line, several, a session,
a letter from a mail server or a whole delivery report (RFC 3464). It says what
the code means there, how that was told, who must act, and what is wrong with
the address.

  --lang en|fr         the language (default: en)
  --format text|json   default: text
  --list               list all codes
  --help               show this
  --version            show the version

Exit code: 0; 1 for a bounce without a reply in it; 2 for a code that is not
known, or wrong usage.
`;

/** Lines are at most so wide, however wide the terminal is; this wide where there is none. */
const MAX_WIDTH = 100;
const MIN_WIDTH = 30;

/** French is read only when it is asked for. */
const languages: Readonly<Record<string, () => Promise<ReferenceWords>>> = {
  en: async () => referenceEn,
  fr: async () => (await import('../../reference/fr/fr.ts')).referenceFr,
};

/**
 * The command `explain CODE [CODE]`.
 * @param argv the arguments after `explain`
 * @returns the exit code
 * @throws UsageError for a code that is not known, and for arguments that it does not have
 */
export async function explain(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    lang: { type: 'string', default: 'en' },
    format: { type: 'string', default: 'text' },
    help: { type: 'boolean', short: 'h' },
    list: { type: 'boolean' },
    version: { type: 'boolean', short: 'V' },
  });
  if (values.help || values.version) {
    await writePage(values.help ? explainHelp : `${version()}\n`, io.stdout);
    return exits.valid;
  }
  const words = await languageOf(values.lang);
  if (values.format !== 'text' && values.format !== 'json') {
    throw usageError('choice', { name: 'format', list: 'text, json', value: JSON.stringify(values.format) });
  }
  if (values.list) {
    await writePage(codesList(values.format), io.stdout);
    return exits.valid;
  }
  if (positionals.length === 1 && positionals[0] === '-') {
    const { explainBounce } = await import('./bounce.ts');
    const { format } = values;
    const { page, isFound } = await explainBounce(io.stdin, {
      words,
      format,
      width: widthOf(io),
      paint: painter(io),
    });
    await writePage(page, io.stdout);
    return isFound ? exits.valid : exits.invalid;
  }
  if (positionals.length < 1 || positionals.length > 2) {
    throw usageError('codes', { count: positionals.length });
  }
  const explained = await Promise.all(positionals.map((code) => find(code, words)));
  const page = values.format === 'json' ? toJson(explained, words) : toText(explained, words, io);
  await writePage(page, io.stdout);
  return exits.valid;
}

/** All codes that can be explained, one a line: reply codes, enhanced ones, reasons. */
function codesList(format: 'text' | 'json'): string {
  const codes = [...replyCodes, ...enhancedCodes, ...Object.keys(reasons)];
  return format === 'json' ? `${JSON.stringify(codes, null, 2)}\n` : `${codes.join('\n')}\n`;
}

async function languageOf(name: string): Promise<ReferenceWords> {
  const load = Object.hasOwn(languages, name) ? languages[name] : undefined;
  if (!load) {
    const known = Object.keys(languages).join(', ');
    throw usageError('choice', { name: 'lang', list: known, value: JSON.stringify(name) });
  }
  return load();
}

async function find(code: string, words: ReferenceWords): Promise<Explained> {
  const found = lookUp(code, words);
  if (!found) {
    const shown = JSON.stringify(code.length > 60 ? `${code.slice(0, 60)}…` : code);
    throw usageError('no-code', { code: shown, list: nearestCodes(code).join(', ') });
  }
  if (found.kind !== 'reason') return found;
  return { ...found, result: await checkExample(found.code, found.example) };
}

function toText(explained: readonly Explained[], words: ReferenceWords, io: Io): string {
  const width = widthOf(io);
  const paint = painter(io);
  const rows = rowsOf(explained, words);
  const isBeside = fits(rows, explained.length, width);
  const pages = isBeside ? [explained] : explained.map((one) => [one]);
  const parts = pages.map((page) => table(rowsOf(page, words), page.length, width, paint));
  const [a, b] = explained;
  if (a && b) parts.push(listed(words.labels.differences, differences(a, b, words), width, paint));
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The columns of a line. Some terminals say that they have 0. */
function widthOf(io: Io): number {
  return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, io.stdout.columns || MAX_WIDTH));
}

function listed(title: string, sentences: readonly string[], width: number, paint: Paint): string[] {
  const mark = '- ';
  const lines = sentences.flatMap((sentence) =>
    wrap(sentence, width - columnsOf(mark)).map((line, index) => (index === 0 ? mark : '  ') + line),
  );
  return [paint('dim', title), ...lines];
}

/** One object for one code; for two, both and how they differ. */
function toJson(explained: readonly Explained[], words: ReferenceWords): string {
  const [a, b] = explained.map((one) => toRecord(one, words));
  const [first, second] = explained;
  const value = first && second ? { codes: [a, b], differences: differences(first, second, words) } : a;
  return `${escapeActive(JSON.stringify(value, null, 2))}\n`;
}

function toRecord(one: Explained, words: ReferenceWords) {
  if (one.kind !== 'reason') return one;
  const { result, ...rest } = one;
  const { start, end, octets } = result.reason;
  const { suggestion } = result;
  const found = { start, end, octets, message: messageOf(result, words.messages), suggestion };
  return { ...rest, example: { ...rest.example, found } };
}
