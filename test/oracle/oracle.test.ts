import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import tr46 from 'tr46';
import { describe, expect, it } from 'vitest';
import { parseAbnf, recursiveRules } from './abnf.ts';
import { derivations, texts } from './generate.ts';
import { grammarOf, isMailbox, pathRefusal, refusal, toOctets } from './oracle.ts';
import { decode, encode } from './punycode.ts';
import { recogniser } from './recognise.ts';
import { addressListRows, addrSpecRows, pathRows, smtpRows } from './tricky.ts';

const header = grammarOf('rfc5322-addr-spec');
const smtp = grammarOf('rfc5321-mailbox');
const folder = process.env.MAILBOX_SYNTAX_DATA;

interface SmtpCase {
  path?: string;
  pathBase64?: string;
  parameters?: string;
  validAtMail: boolean;
  validAtRcpt: boolean;
}

/** A recogniser of the rule "a" of an ABNF. */
function recogniserOf(abnf: string) {
  const isDerived = recogniser(parseAbnf(abnf), 'a');
  return (text: string) => isDerived(Buffer.from(text));
}

describe('the recogniser', () => {
  it.each([
    ['a = "x" / "xy"', ['x', 'xy', 'XY'], ['', 'y', 'xyy']],
    // A first match of "x" would leave "yz" behind; a greedy repetition would leave nothing for the last "x".
    ['a = ("x" / "xy") "z"', ['xz', 'xyz'], ['xy', 'xyzz']],
    ['a = *"x" "x"', ['x', 'xxxx'], ['', 'y']],
    ['a = [ "x" ] *2"y" 2*3"z" 2"w"', ['zzww', 'xyyzzzww'], ['zww', 'xxzzww', 'yyyzzww', 'zzzzww', 'zzw']],
    ['a = *( *"x" [ "y" ] )', ['', 'xyyx'], ['z']],
    ['a = 2*( [ "x" ] )', ['', 'x', 'xxx'], ['y']],
    ['a = %d65-66 %x43 %b1000100 / %x61.62', ['ACD', 'BCD', 'ab'], ['acd', 'AB', 'CCD']],
    ['a = %s"x" "x"', ['xx', 'xX'], ['Xx']],
    ['a = b\n  "x" ; comment "\n\nB = "y;"', ['y;x'], ['y']],
    ['a = "x"\na =/ "y"', ['x', 'y'], ['xy']],
    // Recursion: nested, on the left, on the right, through nothing, in two rules at once.
    ['a = "(" *( "x" / a ) ")"', ['()', '(x(x)(()))'], ['(', '(()', '())', 'x']],
    ['a = [ a "," ] "x"', ['x', 'x,x,x'], ['', ',x', 'x,']],
    ['a = "x" [ "," a ]', ['x', 'x,x,x'], ['', ',x', 'x,']],
    ['a = [ a a ] / "x"', ['', 'x', 'xxx'], ['y', 'xy']],
    ['a = b / "x"\nb = "(" a ")" / c\nc = a "!"', ['x', '(x)!', '((x!)!)!!'], ['(x', '!', '(x)(x)']],
    ['a = "x" a "x" / "y"', ['y', 'xxyxx'], ['xy', 'yx', 'xxyx']],
  ])('%s', (abnf, derived, others) => {
    const isDerived = recogniserOf(abnf);
    expect(derived.filter((text) => !isDerived(text))).toEqual([]);
    expect(others.filter(isDerived)).toEqual([]);
  });

  it('says what a regular expression says', () => {
    const isDerived = recogniserOf('a = *( "ab" / 2*3"b" / [ "c" ] "a" *"d" ) "c"');
    const expression = /^(?:ab|b{2,3}|c?ad*)*c$/;
    const text = fc.array(fc.constantFrom(...'abcd'), { maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(text, (one) => {
        expect(isDerived(one)).toBe(expression.test(one));
      }),
      { seed: 5234, numRuns: 5000 },
    );
  });

  it('counts brackets as one would', () => {
    const isDerived = recogniserOf('a = *( "(" a ")" / "x" )');
    const isBalanced = (text: string) => {
      let depth = 0;
      for (const letter of text) {
        depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
        if (depth < 0) return false;
      }
      return depth === 0;
    };
    const text = fc.array(fc.constantFrom(...'(()x)'), { maxLength: 10 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(text, (one) => {
        expect(isDerived(one)).toBe(isBalanced(one));
      }),
      { seed: 5234, numRuns: 5000 },
    );
    expect(isDerived(`${'('.repeat(5000)}${')'.repeat(5000)}`)).toBe(true);
  });

  it.each([
    'a = b',
    'a = "x"\na = "y"',
    'a =/ "x"',
    'a = <prose>',
    'a = ( "x"',
    'a = "x" )',
    'a = %x100',
    'a =',
    '"x"',
  ])('refuses the ABNF %j', (abnf) => {
    expect(() => parseAbnf(abnf)).toThrow();
  });
});

describe('the grammars', () => {
  it('recurse in comments alone', () => {
    expect(recursiveRules(smtp)).toEqual(new Set());
    expect(recursiveRules(header)).toEqual(new Set(['comment', 'ccontent']));
  });

  it.each([
    [header, 'group'],
    [header, 'addr-spec'],
    [smtp, 'Mailbox'],
    [smtp, 'Reverse-path'],
    [smtp, 'esmtp-param'],
  ])('derive what they recognise', (grammar, rule) => {
    const isDerived = recogniser(grammar, rule);
    fc.assert(
      fc.property(derivations(grammar, rule, { repeats: 1, depth: 1 }), (text) => {
        expect(isDerived(Buffer.from(text))).toBe(true);
      }),
      { seed: 5234, numRuns: 500 },
    );
  });
});

describe('the oracle', () => {
  it.each(smtpRows)('Mailbox %j: %s (%s)', (address, valid) => {
    expect(isMailbox(address), refusal(address) ?? 'valid').toBe(valid);
  });

  it.each(pathRows)('path %j: %s at MAIL, %s at RCPT (%s)', (path, mail, rcpt) => {
    expect([pathRefusal(path, 'MAIL') === null, pathRefusal(path, 'RCPT') === null]).toEqual([mail, rcpt]);
  });

  const isAddrSpec = recogniser(header, 'addr-spec');
  it.each(addrSpecRows)('addr-spec %j: %s (%s)', (address, valid) => {
    expect(isAddrSpec(toOctets(address))).toBe(valid);
  });

  const isAddressList = recogniser(header, 'address-list');
  it.each(addressListRows)('address-list %j: %s (%s)', (addresses, valid) => {
    expect(isAddressList(toOctets(addresses))).toBe(valid);
  });

  it('takes without SMTPUTF8 what it takes with it and is ASCII', () => {
    fc.assert(
      fc.property(fc.oneof(texts.derived, texts.domain), (text) => {
        const isAscii = /^[\0-\x7f]*$/.test(text);
        expect(isMailbox(text, { smtputf8: false })).toBe(isAscii && isMailbox(text));
      }),
      { seed: 6531, numRuns: 1000 },
    );
  });

  it.skipIf(folder === undefined || !existsSync(join(folder, 'public-cases.ndjson')))(
    'agrees with public suites where they have a verdict',
    () => {
      const lines = readFileSync(join(folder as string, 'public-cases.ndjson'), 'utf8')
        .trimEnd()
        .split('\n');
      const cases = lines.map((line) => JSON.parse(line) as { address: string; rfc5321: boolean | null });
      const decided = cases.filter(({ rfc5321 }) => rfc5321 !== null);
      expect(decided.length).toBeGreaterThan(300);
      expect(decided.filter(({ address, rfc5321 }) => isMailbox(address) !== rfc5321)).toEqual([]);
    },
  );

  it.skipIf(folder === undefined || !existsSync(join(folder, 'smtp-cases.ndjson')))(
    'agrees with public cases of paths',
    () => {
      const lines = readFileSync(join(folder as string, 'smtp-cases.ndjson'), 'utf8')
        .trimEnd()
        .split('\n');
      const cases = lines.map((line) => JSON.parse(line) as SmtpCase);
      const wrong = cases.filter(({ path, pathBase64, parameters, validAtMail, validAtRcpt }) => {
        const octets = path === undefined ? Buffer.from(pathBase64 as string, 'base64') : toOctets(path);
        const smtputf8 = parameters?.split(' ').includes('SMTPUTF8') ?? false;
        const verdicts = (['MAIL', 'RCPT'] as const).map(
          (command) => pathRefusal(octets, command, { smtputf8 }) === null,
        );
        return verdicts[0] !== validAtMail || verdicts[1] !== validAtRcpt;
      });
      expect(cases.length).toBeGreaterThan(30);
      expect(wrong).toEqual([]);
    },
  );
});

describe('the Punycode of the oracle', () => {
  const label = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });

  it('decodes what it encoded', () => {
    fc.assert(
      fc.property(label, (text) => {
        expect(decode(encode(text))).toBe(text);
      }),
      { seed: 3492, numRuns: 5000 },
    );
  });

  it('encodes as tr46 does', () => {
    const letters = fc.array(fc.constantFrom(...'ab0éüß用漢яगא'), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(letters, (list) => {
        const text = list.join('');
        const options = { checkBidi: false, checkHyphens: false, useSTD3ASCIIRules: false };
        const expected = /^[a-z0]*$/.test(text) ? text : `xn--${encode(text)}`;
        expect(tr46.toASCII(text, options)).toBe(expected);
      }),
      { seed: 3492, numRuns: 2000 },
    );
  });

  it.each(['0', 'a\u00e9', '99999999', 'ls8h=', 'a-!'])('refuses %j', (text) => {
    expect(decode(text)).toBe(null);
  });
});
