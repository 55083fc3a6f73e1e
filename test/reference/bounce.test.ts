import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MailboxResult } from '../../src/index.ts';
import {
  type Bounce,
  meanings,
  readBounce,
  referenceEn,
  referenceFr,
  wildRowsOf,
} from '../../src/reference/reference.ts';
import { wildRows } from '../../src/reference/wild/rows.ts';

interface Expected {
  code: string | null;
  enhanced: string | null;
  meaning: string;
  command?: string;
  /** The address at fault, as the bounce has it. */
  address?: string;
  role?: string;
  /** What a check of it finds: errors and warnings. */
  reasons?: string[];
  suggestion?: string;
}

interface Case {
  id: string;
  /** Who wrote the reply. */
  server: string;
  text: string;
  kind?: Bounce['kind'];
  expect: Expected[];
  /** Where the wording stands; addresses and hosts are replaced. */
  source?: string;
  why?: string;
}

const read = (name: string): Case[] =>
  readFileSync(new URL(`../../fixtures/bounces/${name}.ndjson`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const cases = read('bounces');
/** Put together in the forms that servers, services, programs and languages use. */
const worded = read('worded');

describe('readBounce, on what servers really send', () => {
  it('has more than forty cases of more than fifteen servers', () => {
    expect(cases.length).toBeGreaterThan(40);
    expect(new Set(cases.map(({ server }) => server)).size).toBeGreaterThan(15);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const { source } of cases) expect(source).toMatch(/^https?:\/\//);
  });

  it('has ids of their own for those that were put together', () => {
    expect(worded.length).toBeGreaterThan(150);
    expect(new Set(worded.map(({ id }) => id)).size).toBe(worded.length);
  });

  it.each([...cases, ...worded])('$id: $server', ({ text, kind, expect: expected }) => {
    const bounce = readBounce(text);
    const found = bounce.replies.map((reply, index): Expected => {
      const wanted = expected[index];
      return {
        code: reply.code,
        enhanced: reply.enhanced,
        meaning: reply.meaning,
        ...(wanted?.command !== undefined && { command: String(reply.command) }),
        ...((wanted?.address !== undefined || reply.address?.result.valid === false) &&
          reply.address && {
            address: reply.address.address,
            reasons: reply.address.result.reasons.map(({ code }) => code),
          }),
        ...(wanted?.role !== undefined && { role: String(reply.address?.role) }),
        ...(reply.address?.result.suggestion && { suggestion: reply.address.result.suggestion }),
      };
    });
    expect(found).toEqual(expected);
    if (kind) expect(bounce.kind).toBe(kind);
    expect(bounce.truncated).toBe(false);
  });
});

/** Letters without a code, records of events and lines of logs, as they are put together: meaning, address, what is found. */
const SHAPES: readonly [
  shape: string,
  text: string,
  meaning: string,
  address: string | null,
  ...reasons: string[],
][] = [
  [
    'Exchange in German',
    'Fehler bei der Nachrichtenzustellung an folgende Empf\u00e4nger oder Gruppen:\n\nanna@example.com\nDie eingegebene E-Mail-Adresse konnte nicht gefunden werden.',
    'recipient-unknown',
    'anna@example.com',
  ],
  [
    'Exchange in French, with typographic apostrophes',
    '\u00c9chec de la remise pour ces destinataires ou groupes\u00a0:\n\nanna@example.com\nL\u2019adresse de messagerie que vous avez entr\u00e9e est introuvable.',
    'recipient-unknown',
    'anna@example.com',
  ],
  [
    'Exchange in Japanese',
    '\u6b21\u306e\u53d7\u4fe1\u8005\u307e\u305f\u306f\u30b0\u30eb\u30fc\u30d7\u3078\u306e\u914d\u4fe1\u306b\u5931\u6557\u3057\u307e\u3057\u305f:\n\nanna@example.com\n\u96fb\u5b50\u30e1\u30fc\u30eb \u30a2\u30c9\u30ec\u30b9\u304c\u898b\u3064\u304b\u308a\u307e\u305b\u3093\u3067\u3057\u305f\u3002',
    'recipient-unknown',
    'anna@example.com',
  ],
  [
    'Gmail in Spanish',
    'No se ha encontrado la direcci\u00f3n\nTu mensaje no se ha entregado a ana@example.com porque no se ha encontrado la direcci\u00f3n.',
    'recipient-unknown',
    'ana@example.com',
  ],
  [
    'Gmail in Dutch',
    'Adres niet gevonden\nJe bericht is niet bezorgd bij anna@example.com omdat het adres niet kan worden gevonden.',
    'recipient-unknown',
    'anna@example.com',
  ],
  [
    'a full mailbox in Russian',
    '\u041d\u0435 \u0443\u0434\u0430\u043b\u043e\u0441\u044c \u0434\u043e\u0441\u0442\u0430\u0432\u0438\u0442\u044c \u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u0435.\n\u042f\u0449\u0438\u043a \u043f\u0435\u0440\u0435\u043f\u043e\u043b\u043d\u0435\u043d: anna@example.com',
    'mailbox-full',
    'anna@example.com',
  ],
  [
    'an event of SendGrid, whose identifier is no address',
    '[{"email":"anna@example.com","smtp-id":"<x@example>","event":"bounce","reason":"550 5.1.1 The email account that you tried to reach does not exist","status":"5.1.1"}]',
    'recipient-unknown',
    'anna@example.com',
  ],
  [
    'an event that says no more than "invalid"',
    '[{"email":"anna.@example.com","event":"dropped","reason":"Invalid","status":"5.5.0"}]',
    'recipient-syntax',
    'anna.@example.com',
    'local-part-empty-atom',
  ],
  [
    'a notification of Amazon SES',
    JSON.stringify(
      {
        bounce: {
          bouncedRecipients: [
            {
              emailAddress: 'anna..b@example.com',
              diagnosticCode:
                'smtp; 553 5.1.3 The recipient address <anna..b@example.com> is not a valid RFC 5321 address.',
            },
          ],
        },
        mail: { source: 'me@example.org' },
      },
      null,
      2,
    ),
    'recipient-syntax',
    'anna..b@example.com',
    'local-part-empty-atom',
  ],
  [
    'a line of the log of Exim, without a code',
    '2026-11-30 10:00:00 H=(client) [192.0.2.9] F=<me@example.org> rejected RCPT <a..b@example.com>: malformed address: .b@example.com may not follow a.',
    'recipient-syntax',
    'a..b@example.com',
    'local-part-empty-atom',
  ],
  [
    'a warning of Postfix, without a code',
    'postfix/smtpd[1]: warning: Illegal address syntax from unknown[192.0.2.9] in RCPT command: <anna schmidt@example.com>',
    'recipient-syntax',
    'anna schmidt@example.com',
    'local-part-space',
  ],
  [
    'a space in what Sendmail repeats',
    '553 5.1.3 anna@exam ple.com... Invalid host name',
    'recipient-syntax',
    'anna@exam ple.com',
    'domain-space',
  ],
  [
    'a dot between quotes',
    "smtplib.SMTPRecipientsRefused: {'anna@example.com.': (501, b'5.1.3 Bad recipient address syntax')}",
    'recipient-syntax',
    'anna@example.com.',
    'domain-trailing-dot',
  ],
  [
    'a comma for a dot',
    'SMTP Error: The following recipients failed: anna@example,com: 501 5.1.3 Bad recipient address syntax',
    'recipient-syntax',
    'anna@example,com',
    'domain-forbidden-character',
  ],
  [
    'a line of the log of cPanel',
    '2026-11-30 10:00:00 1qAbCd-0001xy-2Z ** anna@example.com R=lookuphost T=remote_smtp H=mx.example.com [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<anna@example.com>: 550-5.1.1 The email account that you tried to reach does not exist.\\n550 5.1.1 https://support.google.com/mail/',
    'recipient-unknown',
    'anna@example.com',
  ],
  ['a word that is no name of a mailbox', '451 too many errors from your ip (192.0.2.2)', 'rate', null],
];

describe('readBounce, on other languages and programs', () => {
  it.each(SHAPES)('%s', (_, text, meaning, address, ...reasons) => {
    const [reply] = readBounce(text).replies;
    expect(reply?.meaning).toBe(meaning);
    expect(reply?.address?.address ?? null).toBe(address);
    expect(reply?.address?.result.reasons.map(({ code }) => code) ?? []).toEqual(reasons);
  });

  it('takes no sentence of a letter to a friend for a bounce', () => {
    for (const text of [
      'Hallo Anna, ich habe das Buch nicht gefunden. Gru\u00df, anna@example.com',
      'Merci, le fichier est introuvable. anna@example.com',
      'The parcel was delivered to anna@example.com yesterday.',
    ])
      expect(readBounce(text).replies).toEqual([]);
  });

  it('reads a long line of addresses, quotes and fields in linear time', () => {
    const encoded = ['Status:', 'DATA', 'RCPT TO'].map((word) => `${word}${' '.repeat(3000)}\rX`.repeat(20));
    const part = `--b\nContent-Transfer-Encoding: base64\n\n${btoa(encoded.join('\n'))}\n--b--\n`;
    expect(readBounce(part).replies).toEqual([]);
    expect(readBounce(`Undeliverable: user unknown a${'\u0301\u0327'.repeat(250_000)}`).replies).toHaveLength(
      1,
    );
    const long = (unit: string) => readBounce(`550 5.1.1 ${unit.repeat(20_000)}`).replies.length;
    for (const unit of ['a@b, ', "'a@b' ", '"to": "a@', 'a.b', '"id": "x@y" ']) expect(long(unit)).toBe(1);
  });
});

const line = '553 5.1.3 The recipient address <a..b@example.com> is not a valid RFC 5321 address. gsmtp';
const first = (text: string | Uint8Array) => readBounce(text).replies[0];

describe('readBounce', () => {
  it('says who must act, in both languages', () => {
    const [en] = readBounce(line).replies;
    const [fr] = readBounce(line, { words: referenceFr }).replies;
    expect(en?.actor.words).toBe(referenceEn.actors.sender);
    expect(fr?.words.name).toBe(referenceFr.meanings['recipient-syntax'].name);
    expect(en?.server).toBe('Gmail');
    expect(en?.told.map(({ by }) => by)).toEqual(['words', 'enhanced']);
  });

  it.each([
    ['CRLF', `${line}\r\n`],
    ['CR', `${line}\r`],
    ['a quote', `> > ${line}`],
    ['a bar', `| ${line}`],
    ['folding', line.replaceAll(' ', '\n   ')],
    ['entities of HTML', line.replace('<', '&lt;').replace('>', '&gt;')],
    ['a mark of a server', `<<< ${line}`],
    ['another mark', `S: ${line}`],
    [
      'octets of windows-1252',
      Uint8Array.from([...`Hallo J\xf6rg:\n\n${line}`].map((one) => one.charCodeAt(0))),
    ],
  ])('reads a reply with %s', (_, text) => {
    expect(first(text)).toMatchObject({
      code: '553',
      enhanced: '5.1.3',
      meaning: 'recipient-syntax',
      address: { role: 'recipient', address: 'a..b@example.com', result: { suggestion: 'a.b@example.com' } },
    });
  });

  it.each([
    '',
    'Hello',
    'Please call 553 5133 today',
    'It costs 550 euros, and 5.1.3 is a version',
    'From 192.0.2.1 port 25, 554 messages',
    '2024-05-03 10:11:12',
    'The web service failed: HTTP error 503 after three attempts',
    'the server answered with HTTP status code 502 Bad Gateway',
  ])('finds no reply in %j', (text) => {
    expect(readBounce(text).replies).toEqual([]);
  });

  it('takes 553 for a matter of syntax where the address itself shows that', () => {
    expect(first('553 <anna@exam_ple.com>: rejected')).toMatchObject({ meaning: 'recipient-syntax' });
    expect(first('553 <anna@example.com>: rejected')).toMatchObject({ meaning: 'recipient-name' });
    const session = 'MAIL FROM:<a..b@example.com>\n553 Not here';
    expect(first(session)).toMatchObject({
      meaning: 'sender-syntax',
      address: { role: 'sender', address: 'a..b@example.com' },
    });
  });

  it('checks addresses as it is told to', () => {
    const check = (address: string): MailboxResult => ({
      valid: false,
      mailbox: null,
      reasons: [],
      suggestion: `${address}!`,
    });
    expect(readBounce(line, { check }).replies[0]?.address?.result.suggestion).toBe('a..b@example.com!');
  });

  it('refuses wrong types', () => {
    expect(() => readBounce(null as never)).toThrow(TypeError);
    expect(() => readBounce('', { words: 'fr' as never })).toThrow(TypeError);
    expect(() => readBounce('', { check: 1 as never })).toThrow(TypeError);
    expect(() => readBounce('', null as never)).toThrow(TypeError);
  });

  it('reads so much and no more', () => {
    const long = `${line}\n${'x'.repeat(600 * 1024)}\n550 5.1.1 User unknown`;
    const bounce = readBounce(long);
    expect(bounce.truncated).toBe(true);
    expect(bounce.replies.map(({ code }) => code)).toEqual(['553']);
    const many = Array.from({ length: 1000 }, (_, index) => `550 5.1.1 <a${index}@example.com> User unknown`);
    expect(readBounce(many.join('\n')).replies.length).toBe(50);
  });

  // Each would take minutes if the work were not linear.
  it.each([
    ['brackets', '<'.repeat(500_000)],
    ['closed brackets', '<>'.repeat(250_000)],
    ['an address that never ends', `553 5.1.3 <${'a@'.repeat(250_000)}`],
    ['codes', '553 5.1.3 '.repeat(50_000)],
    ['codes with dashes', '553-'.repeat(120_000)],
    ['lines of codes', '553-5.1.3 x\n'.repeat(40_000)],
    ['quotes', '> '.repeat(250_000)],
    ['lines of quotes', '>\n'.repeat(250_000)],
    ['boundaries', '--a\nContent-Type: text/plain\n\n'.repeat(15_000)],
    ['entities', '&lt;'.repeat(120_000)],
    ['half of HTML', `--a\nContent-Type: text/html\n\n${'<p'.repeat(200_000)}`],
    ['quoted-printable', `--a\nContent-Transfer-Encoding: quoted-printable\n\n${'='.repeat(400_000)}`],
    ['base64', `--a\nContent-Transfer-Encoding: base64\n\n${'QQ=='.repeat(100_000)}`],
    ['fields', 'Diagnostic-Code: smtp; 550 x\n'.repeat(17_000)],
    ['recipients', 'Final-Recipient: rfc822; a@b\nAction: failed\nStatus: 5.1.1\n\n'.repeat(8_000)],
    ['folded fields', `Diagnostic-Code: smtp; 550 x\n${' y\n'.repeat(160_000)}`],
    ['blanks', `553${' '.repeat(500_000)}x`],
    ['words', 'in reply to '.repeat(40_000)],
    ['dots', `553 ${'.'.repeat(400_000)}`],
    ['surrogates', '\ud800'.repeat(400_000)],
    ['controls', '550 \0\u001b[2J\u202e<a\0@b>\n'.repeat(10_000)],
  ])('is not held up by %s', (_, text) => {
    expect(() => readBounce(text)).not.toThrow();
  });

  it.each([
    ['553', 'recipient-syntax'],
    ['5.1.3', 'recipient-syntax'],
    ['5.1.1', 'recipient-unknown'],
    ['550', 'recipient-unknown'],
    ['452', 'too-many-recipients'],
    ['4.2.2', 'mailbox-full'],
  ])('tells first what %s mostly means: %s', (code, meaning) => {
    expect(wildRowsOf(code)[0]?.meaning).toBe(meaning);
  });

  it('tells last what is said with another code before', () => {
    const told = wildRowsOf('5.7.1').map(({ meaning }) => meaning);
    expect(told.slice(0, 5)).toContain('relaying');
    expect(told.indexOf('recipient-unknown')).toBeGreaterThan(told.indexOf('content'));
  });

  it('knows every meaning in words, and says each with a full stop', () => {
    for (const words of [referenceEn, referenceFr]) {
      for (const meaning of meanings) {
        const { name, meaning: said, help } = words.meanings[meaning];
        expect(name).not.toMatch(/[.]$/);
        for (const text of [said, help]) expect(text).toMatch(/[.]$/);
      }
    }
    for (const { meaning, words, replies, servers, source } of wildRows) {
      expect(meanings).toContain(meaning);
      expect(source).toMatch(/^https:\/\//);
      expect(servers.length).toBeGreaterThan(0);
      for (const word of words) expect(word).toBe(word.toLowerCase());
      for (const reply of replies) expect(reply).toMatch(/^(?:[45]\d\d|[45]\.\d+\.\d+)(?: [45]\.\d+\.\d+)?$/);
    }
  });
});
