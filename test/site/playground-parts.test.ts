import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkList } from '../../site/playground/check-list.ts';
import { dialogue } from '../../site/playground/dialogue.ts';
import { type Host, hostOf, type Recorded } from '../../site/playground/hosts.ts';
import { pieces, shown } from '../../site/playground/pieces.ts';
import { readRules } from '../../site/playground/rules.ts';
import { beginning, readHash, readHex, readLevels, type State, toHash } from '../../site/playground/state.ts';
import { check } from '../../site/playground/verdict.ts';
import { recordedOf } from '../../site/src/hosts.ts';
import { formatReason, parsePath } from '../../src/index.ts';
import { en } from '../../src/messages/en.ts';

const BAD = 'anna..schmidt@exam_ple.com';

const state: State = { ...beginning, address: BAD };
const session = (some: Partial<State>) =>
  dialogue({ ...state, ...some }).lines.flatMap(({ from, text }) =>
    /^(?:220|250|EHLO)/.test(text) ? [] : [`${from[0]}: ${text}`],
  );

describe('the dialogue', () => {
  it('goes on to 354 with a good recipient', () => {
    const { lines } = dialogue({ ...state, address: 'anna@example.com' });
    expect(lines.map(({ text }) => text)).toEqual([
      '220 mail.example ESMTP',
      'EHLO client.example',
      '250-mail.example',
      '250-8BITMIME',
      '250-SMTPUTF8',
      '250 ENHANCEDSTATUSCODES',
      'MAIL FROM:<someone@example.org>',
      '250 2.1.0 Sender accepted',
      'RCPT TO:<anna@example.com>',
      '250 2.1.5 Recipient accepted',
      'DATA',
      '354 Send the message, then a line with a single dot',
    ]);
    expect(lines.at(-1)?.agrees).toBe(true);
  });

  it('refuses a bad recipient and a bad sender', () => {
    const [reason] = parsePath(`<${BAD}>`, { command: 'RCPT' }).reasons;
    const words = reason ? formatReason(reason) : '';
    expect(session({})).toEqual([
      'c: MAIL FROM:<someone@example.org>',
      `c: RCPT TO:<${BAD}>`,
      `s: 553 5.1.3 ${words}`,
      'c: DATA',
      's: 503 5.5.1 No valid recipients',
    ]);
    expect(session({ role: 'MAIL' })).toEqual([
      `c: MAIL FROM:<${BAD}>`,
      `s: 553 5.1.7 ${words}`,
      'c: RCPT TO:<someone@example.org>',
      's: 503 5.5.1 MAIL first',
      'c: DATA',
      's: 503 5.5.1 No valid recipients',
    ]);
  });

  it('asks for SMTPUTF8 where the address needs it and the server has it', () => {
    const address = 'j\u00f6rg@example.com';
    expect(session({ address })[0]).toBe('c: MAIL FROM:<someone@example.org> SMTPUTF8');
    expect(session({ address, role: 'MAIL' })[0]).toBe(`c: MAIL FROM:<${address}> SMTPUTF8`);
    expect(session({ address }).at(-1)).toMatch(/^s: 354/);
    expect(session({ address, role: 'MAIL' }).at(-1)).toMatch(/^s: 354/);
    expect(session({ address, smtputf8: false })).toContainEqual(expect.stringMatching(/^s: 553 5\.6\.7 /));
    expect(session({ address, role: 'MAIL', smtputf8: false })).toContainEqual(
      expect.stringMatching(/^s: 550 5\.6\.7 /),
    );
  });

  it('takes an empty sender for the null path', () => {
    expect(session({ address: '', role: 'MAIL' }).at(-1)).toMatch(/^s: 354/);
    expect(session({ address: '' })).toContainEqual(`s: 553 5.1.3 ${en.reasons['path-null-recipient']}`);
  });
});

describe('the dialogue of a server', () => {
  const recorded: Recorded = recordedOf((name) =>
    readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'),
  );
  const host = (name: string) => hostOf(recorded, name) as Host;
  const refusal = (name: string, some: Partial<State>) => {
    const { lines, answer } = dialogue({ ...state, profile: 'mta', ...some }, host(name));
    return { said: lines.find(({ agrees }) => agrees === false)?.text, answer };
  };

  it('is of every server that was recorded', () => {
    expect(recorded.hosts.map(({ name }) => name)).toEqual([
      'smtp-server',
      'haraka',
      'postfix-milter',
      'postfix-policy',
      'sendmail',
      'exim',
      'opensmtpd',
    ]);
    expect(hostOf(recorded, '<b>')).toBe(null);
    expect(recorded.hosts.filter(({ name }) => !host(name).smtputf8).map(({ name }) => name)).toEqual([
      'sendmail',
      'opensmtpd',
    ]);
  });

  it('says what was recorded of every command', () => {
    for (const { name } of recorded.hosts) {
      for (const profile of ['mta', 'smtp'] as const) {
        for (const { command, path, parameters, cells } of recorded.rows) {
          // Of the others a client of today sends another command: one with SMTPUTF8 where the server has it.
          if (parameters !== '' || !/^<[ -~]*>$/.test(path)) continue;
          const { lines } = dialogue(
            { ...state, grammar: 'path', address: path, role: command, profile },
            host(name),
          );
          const at = lines.findIndex(
            ({ text }) => text === `${command} ${command === 'MAIL' ? 'FROM' : 'TO'}:${path}`,
          );
          const codes = cells[name]?.[profile] ?? '';
          expect(
            lines[at + 1]?.text.startsWith(codes),
            `${name} ${profile} ${command} ${path}: ${codes}, ${lines[at + 1]?.text}`,
          ).toBe(true);
        }
      }
    }
  });

  it('tells the server’s own refusal from that of the hook', () => {
    const address = 'a..b@example.com';
    expect(refusal('exim', { address })).toMatchObject({
      said: expect.stringMatching(/^553 5\.1\.3 There is more/),
      answer: { from: 'exact', alone: '250', who: 'hook' },
    });
    expect(refusal('opensmtpd', { address: '"john doe"@example.com' })).toMatchObject({
      said: '501 5.1.3',
      answer: { from: 'exact', who: 'host', because: 'it refuses every quoted local part' },
    });
    // Postfix takes the quotes off before its policy service is asked.
    expect(refusal('postfix-policy', { address })).toMatchObject({
      said: undefined,
      answer: { who: 'none' },
    });
  });

  it('goes by commands with the same reason where this one was not recorded', () => {
    const { said, answer } = refusal('exim', { address: 'x..yz@mail.example' });
    expect(said).toMatch(/^553 5\.1\.3 /);
    expect(answer).toMatchObject({ from: 'alike', counts: { host: 0 } });
    expect(refusal('exim', { address: 'anna@example.net' })).toMatchObject({ answer: { from: 'none' } });
  });

  it('keeps to levels and rules that are not those of the recording', () => {
    const address = 'a..b@example.com';
    expect(refusal('exim', { address, levels: 'local-part-empty-atom=warning' }).said).toBe(undefined);
    const conventions = '{"example.com": {"blocked": ["user"]}}';
    expect(refusal('exim', { address: 'user@example.com', conventions }).said).toMatch(
      /^553 5\.1\.3 .*example\.com/,
    );
  });
});

describe('naming rules of a site', () => {
  const conventions = '{"example.com": {"characters": ["letters"]}}';

  it('are asked, in a path too, beside misspelt providers', () => {
    const own = { ...state, conventions };
    expect(check({ ...own, address: 'a1@example.com' }).reasons[0]?.code).toBe('convention-character');
    expect(check({ ...own, address: '<a1@example.com>', grammar: 'path' }).reasons[0]?.code).toBe(
      'convention-character',
    );
    expect(check({ ...own, address: 'anna@gmial.com' }).suggestion).toBe('anna@gmail.com');
    expect(check({ ...own, address: 'a1@example.com' }).program).toContain(
      'withConventions({ ...own }, { parse })',
    );
  });

  it('that are wrong are told with their place, and asked nothing', () => {
    const { fault, parsers } = readRules({ conventions: '{\n "example.com": {"minOctets": "3"}}' });
    expect(fault).toMatchObject({ line: 2, key: '"example.com".minOctets' });
    expect(parsers).toBe(null);
    expect(readRules({ conventions: '<b>' }).fault?.message).toContain('this is not JSON');
  });
});

describe('the parts of the page', () => {
  it('cuts an address where spans begin and end', () => {
    const spans = [
      { start: 0, end: 3 },
      { start: 2, end: 4 },
      { start: 4, end: 4 },
    ];
    expect(pieces(6, spans)).toEqual([
      { start: 0, end: 2, reasons: [1] },
      { start: 2, end: 3, reasons: [1, 2] },
      { start: 3, end: 4, reasons: [2] },
      { start: 4, end: 4, reasons: [3] },
      { start: 4, end: 6, reasons: [] },
    ]);
    expect(pieces(0, [{ start: 0, end: 0 }])).toEqual([{ start: 0, end: 0, reasons: [1] }]);
  });

  it.each([
    ['a', 'a'],
    [' ', '\u2423'],
    ['\0', 'U+0000'],
    ['\u202e', 'U+202E'],
    ['\u00a0', 'U+00A0'],
    ['\u3164', 'U+3164'],
    ['\ud800', 'U+D800'],
    ['\u{e0041}', 'U+E0041'],
    ['\u0301', '\u25cc\u0301'],
  ])('shows %j as %j', (character, expected) => {
    expect(shown(character)).toBe(expected);
  });

  it('keeps all of its state in a link, and believes no other', () => {
    const other: State = {
      address: 'a+b c&d=\u00e9#%41@x',
      grammar: 'path',
      profile: 'form',
      role: 'MAIL',
      style: '501',
      smtputf8: false,
      nearMiss: false,
      providers: true,
      hex: true,
      conventions: '{"example.com": {"blocked": ["a&b"]}}',
      host: 'exim',
      levels: 'domain-dotless=error',
      language: 'fr',
    };
    expect(readHash(toHash(other), state)).toEqual(other);
    expect(readHash('#profile=strict&role=__proto__&smtputf8=maybe&lang=tlh', state)).toEqual(state);
    expect(readHash('', state)).toEqual(state);
  });
});

describe('levels and octets', () => {
  it('reads levels, and names what it cannot read', () => {
    expect(readLevels('domain-dotless=error, domain-underscore=off')).toEqual({
      levels: { 'domain-dotless': 'error', 'domain-underscore': 'off' },
      fault: null,
    });
    expect(readLevels('domain-dotless=loud').fault).toBe('domain-dotless=loud');
    expect(readLevels('__proto__=off').fault).toBe('__proto__=off');
  });

  it('reads octets in hex', () => {
    expect(readHex('61 40\n62')).toEqual(Uint8Array.of(0x61, 0x40, 0x62));
    expect(readHex('6')).toBe(null);
    expect(readHex('xy')).toBe(null);
  });
});

describe('a list', () => {
  it('of lines', () => {
    const { csv, ...counts } = checkList('anna@example.com\r\na..b@example.com\r\n\r\n"a,b"@example.com\n');
    expect(counts).toMatchObject({ total: 3, invalid: 1, empty: 1 });
    expect(counts.found[0]).toMatchObject({ line: 2, suggestion: 'a.b@example.com' });
    expect(csv).toContain('a..b@example.com,false,local-part-empty-atom,a.b@example.com\r\n');
  });

  it('of a table whose column of addresses is found', () => {
    const table = 'Name;Email\n"Schmidt; Anna";anna@gmial.com\n"Bo ""B""\nX";bo@example.com\n;\n';
    const { csv, ...counts } = checkList(`\ufeff${table}`);
    expect(counts).toMatchObject({ total: 2, invalid: 0, warned: 1, empty: 1 });
    expect(csv.split('\r\n')).toEqual([
      'Name,Email,valid,reason,suggestion',
      '"Schmidt; Anna",anna@gmial.com,true,domain-near-miss,anna@gmail.com',
      '"Bo ""B""\nX",bo@example.com,true,,',
      ',,,,',
      '',
    ]);
  });

  it('keeps a formula out of what it writes itself', () => {
    expect(checkList('=a@example.com').csv).toMatch(/\r\n'=a@example\.com,true,/);
    expect(checkList('Name,Email\n=1+1,anna@example.com').csv).toContain('\r\n=1+1,anna@example.com,');
  });
});
