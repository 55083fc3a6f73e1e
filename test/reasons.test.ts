import { describe, expect, it } from 'vitest';
import { parseAddressList, parseHeaderMailbox } from '../src/header/index.ts';
import {
  en,
  formatReason,
  type LevelSettings,
  type PathResult,
  parseMailbox,
  parsePath,
  type Reason,
  type ReasonCode,
  type ReasonRow,
  reasons,
  replyFor,
} from '../src/index.ts';
import { levelTable } from '../src/profiles.ts';
import { replyClasses } from '../src/reasons.ts';
import { parseMailboxWithSuffix } from '../src/suffix/index.ts';
import { parseByConventions } from './conventions/parse.ts';
import {
  isRfc,
  loadConventionCases,
  loadHeaderCases,
  loadSuffixCases,
  loadSyntaxCases,
  type SyntaxCase,
} from './fixtures.ts';

const codes = Object.keys(reasons) as ReasonCode[];
const rows = Object.entries(reasons) as [ReasonCode, ReasonRow][];
const fixtures = [...loadSyntaxCases(), ...loadSuffixCases(), ...loadConventionCases()];
const headerFixtures = loadHeaderCases();
const allFixtures = [...fixtures, ...headerFixtures];

describe('the catalogue', () => {
  it('cannot be changed, however deep', () => {
    const open: string[] = [];
    const visit = (value: unknown, way: string) => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) open.push(way);
      for (const [name, inner] of Object.entries(value)) visit(inner, `${way}.${name}`);
    };
    visit(reasons, 'reasons');
    expect(open).toEqual([]);
    expect(() => Object.assign(reasons['input-empty'].example, { bad: 'x' })).toThrow(TypeError);
  });
});

/** Checks an example as its row says. */
function parseExample(text: string, { as, options }: ReasonRow['example']) {
  if (as === 'MAIL' || as === 'RCPT') return parsePath(text, { ...options, command: as });
  if (as === 'suffix') return parseMailboxWithSuffix(text, options);
  if (as === 'header') return parseHeaderMailbox(text, options);
  if (as === 'list') return parseAddressList(text, options);
  if (as === 'conventions') return parseByConventions(text, options);
  return parseMailbox(as === 'octets' ? latin1(text) : text, options);
}

/** One octet a UTF-16 unit. */
function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

const codesOf = (result: { reasons: Reason[] }) => [...new Set(result.reasons.map(({ code }) => code))];

/** The result of a row's bad example in which its reason is an error, whatever its level is. */
function asError(code: ReasonCode, { example }: ReasonRow) {
  const levels = { ...(example.options?.levels as LevelSettings | undefined), [code]: 'error' as const };
  const options = { ...example.options, levels };
  return parseExample(example.bad, { ...example, options });
}

function withoutFixture(cases: readonly Pick<SyntaxCase, 'expect'>[]): ReasonCode[] {
  const seen = new Set(cases.flatMap((one) => one.expect.map(([code]) => code)));
  return codes.filter((code) => !seen.has(code));
}

describe('fixtures', () => {
  it('have a case for every code', () => {
    expect(withoutFixture(allFixtures)).toEqual([]);
  });

  it('would be missed if those of one code were taken away', () => {
    for (const code of codes) {
      const others = allFixtures.filter((one) => one.expect.every(([expected]) => expected !== code));
      expect(withoutFixture(others)).toContain(code);
    }
  });
});

describe('the table', () => {
  it('has its codes in the order in which reasons are reported', () => {
    expect(Object.keys(levelTable)).toEqual(codes);
  });

  it.each(rows)('%s: the code begins with its part', (code, { part }) => {
    expect(code).toMatch(new RegExp(`^${part}-[a-z0-9-]+$`));
  });

  it.each(rows)('%s: names a document and a section', (_code, { rfc }) => {
    expect(isRfc(rfc), rfc).toBe(true);
  });

  it.each(rows)('%s: its bad example yields it and nothing else', (code, { example }) => {
    expect(codesOf(parseExample(example.bad, example))).toEqual([code]);
  });

  it.each(rows)('%s: its good example does not yield it', (code, { example }) => {
    expect(codesOf(parseExample(example.good, example))).not.toContain(code);
  });

  it.each(rows)('%s: the arguments are those that the row names', (code, row) => {
    const found = parseExample(row.example.bad, row.example).reasons.filter((reason) => reason.code === code);
    expect(found).not.toEqual([]);
    for (const { args } of found) expect(Object.keys(args).sort()).toEqual([...row.args].sort());
  });
});

describe('the classes of replies', () => {
  it.each(Object.entries(replyClasses))(
    '%s: the enhanced code is of the class of the reply',
    (_name, row) => {
      for (const [code, enhanced] of [row.MAIL, row.RCPT]) {
        expect(enhanced.charAt(0)).toBe(String(code).charAt(0));
      }
      expect(isRfc(row.rfc)).toBe(true);
    },
  );

  it.each(rows)('%s: the reply at MAIL and at RCPT is that of its class', (code, row) => {
    const result = asError(code, row);
    for (const command of ['MAIL', 'RCPT'] as const) {
      const [reply, enhanced] = replyClasses[row.reply][command];
      expect(replyFor(result, { command })).toMatchObject({ code: reply, enhanced, reason: code });
    }
  });

  it.each(rows)('%s: the other styles differ from it as they should', (code, row) => {
    const result = asError(code, row);
    for (const command of ['MAIL', 'RCPT'] as const) {
      const [reply, enhanced] = replyClasses[row.reply][command];
      // RFC 5321 4.1.2 and 4.5.3.1.9: the two cases in which it asks for 501.
      const strict = row.reply === 'character' || row.reply === 'pathLength' ? 501 : reply;
      expect(replyFor(result, { command, style: 'rfc5321' })).toMatchObject({ code: strict, enhanced });
      const always = reply === 553 && enhanced.startsWith('5.1.') ? 501 : reply;
      expect(replyFor(result, { command, style: '501' })).toMatchObject({ code: always, enhanced });
    }
  });
});

describe('messages in English', () => {
  /** What a message cannot be, or null. */
  function faultOf(code: ReasonCode, messages: Readonly<Record<string, string | object>>): string | null {
    const texts = messages[code];
    if (texts === undefined) return `${code} has no message`;
    const message = typeof texts === 'string' ? texts : Object.values(texts).join(' ');
    if (!/^[ -~]+$/.test(message)) return `${code} is not plain ASCII on one line`;
    const names = [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    const foreign = names.find((name) => !(reasons[code] as ReasonRow).args.includes(name));
    return foreign === undefined ? null : `${code} has no argument ${foreign}`;
  }

  it('are there for every code, and for nothing else', () => {
    expect(codes.map((code) => faultOf(code, en.reasons)).filter(Boolean)).toEqual([]);
    expect(Object.keys(en.reasons).sort()).toEqual([...codes].sort());
  });

  it('would be missed, each by its name', () => {
    for (const code of codes) {
      const { [code]: _taken, ...others } = en.reasons;
      expect(faultOf(code, others)).toBe(`${code} has no message`);
    }
  });

  it.each(rows)('%s: is one short line of plain ASCII without placeholders', (code, row) => {
    const found = parseExample(row.example.bad, row.example).reasons.find((reason) => reason.code === code);
    const message = formatReason(found as Reason);
    expect(message).toMatch(/^[ -~]{1,399}$/);
    expect(message).not.toMatch(/[{}]|undefined|NaN/);
  });

  it('never hold the address', () => {
    const marked = (text: string) => text.replaceAll('a', 'qzxj').replaceAll('e', 'vwqk');
    for (const { input, command, options } of fixtures) {
      if (typeof input !== 'string') continue;
      const text = marked(input);
      const result: Pick<PathResult, 'reasons'> = command
        ? parsePath(text, { ...options, command })
        : parseMailbox(text, options);
      for (const reason of result.reasons) expect(formatReason(reason)).not.toMatch(/qzxj|vwqk/);
    }
    for (const { input, options } of headerFixtures) {
      if (typeof input !== 'string') continue;
      const { reasons } = parseHeaderMailbox(marked(input), options);
      for (const reason of reasons) expect(formatReason(reason)).not.toMatch(/qzxj|vwqk/);
    }
  });
});
