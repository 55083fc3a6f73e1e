import { describe, expect, it } from 'vitest';
import { domainReplyFor } from '../../src/dns.ts';
import { parsePath, type ReasonCode, reasons, replyFor } from '../../src/index.ts';
import {
  anyCommand,
  confusedPairs,
  differences,
  type EnhancedExplanation,
  type Explanation,
  referenceEn as en,
  enhancedCodes,
  explain,
  referenceFr as fr,
  nearestCodes,
  permittedReplies,
  type ReasonExplanation,
  type ReferenceWords,
  type ReplyExplanation,
  replyCodes,
} from '../../src/reference/reference.ts';
import { optionError } from '../calls.ts';
import { loadFacts } from './facts.ts';

const reasonCodes = Object.keys(reasons) as ReasonCode[];
const everyCode = [...replyCodes, ...enhancedCodes, ...reasonCodes];
const languages: [string, ReferenceWords][] = [
  ['en', en],
  ['fr', fr],
];

const found = (code: string, words?: ReferenceWords) => explain(code, words) as Explanation;
const reply = (code: string, words?: ReferenceWords) => found(code, words) as ReplyExplanation;
const enhanced = (code: string, words?: ReferenceWords) => found(code, words) as EnhancedExplanation;
const reason = (code: string, words?: ReferenceWords) => found(code, words) as ReasonExplanation;

/** Every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

describe('explain', () => {
  it('knows 34 reply codes and 81 enhanced codes', () => {
    expect(replyCodes).toHaveLength(34);
    expect(enhancedCodes).toHaveLength(81);
  });

  it('is typed by the code that is written', () => {
    expect(explain(553).steps).toEqual(explain('553').steps);
    expect(explain('5.1.3').registered).toBe(explain('X.1.3').registered);
    expect(explain('domain-space', fr).part.name).toBe('domain');
    const any: string = '553';
    // @ts-expect-error: of a code that is not known there may be nothing
    expect(explain(any).code).toBe('553');
    expect(differences(explain(354), explain(553)).length).toBeGreaterThan(3);
  });

  it('finds a code however it is given', () => {
    expect(explain(553)).toEqual(explain(' 553 '));
    expect(found('LOCAL-PART-EMPTY').code).toBe('local-part-empty');
    expect(found('x.1.3').code).toBe('X.1.3');
  });

  it.each([
    '',
    '5',
    '5533',
    '999',
    '3.1.3',
    '5.1',
    '5.1.3.1',
    '5.1.99',
    'constructor',
    'toString',
    '__proto__',
  ])('does not know %j', (code) => {
    expect(explain(code)).toBeNull();
  });

  it('refuses wrong types', () => {
    expect(() => explain(null as never)).toThrow(
      optionError('code: expected a string or a number, got null'),
    );
    expect(() => explain('553', 'fr' as never)).toThrow(
      optionError('words: expected referenceEn or referenceFr, got "fr"'),
    );
  });

  it.each(everyCode)('%s: says the same facts in both languages', (code) => {
    const facts = (words: ReferenceWords) => {
      const one = found(code, words);
      const { source } = one;
      if (one.kind === 'reply')
        return [one.class.digit, one.steps, one.enhanced, one.reasons, one.dialogue, source];
      if (one.kind === 'enhanced') return [one.subject.digit, one.steps, one.replies, one.reasons, source];
      return [one.part.name, one.levels, one.example, one.replies, one.since, source];
    };
    expect(facts(fr)).toEqual(facts(en));
  });

  it('shows refusals of an address in the words that the package gives them', () => {
    const spoken: string[] = [];
    for (const { dialogue } of replyCodes.map((code) => reply(code))) {
      dialogue.forEach((line, index) => {
        const [, command, path = ''] = /^C: (MAIL FROM|RCPT TO):(.*)$/.exec(dialogue[index - 1] ?? '') ?? [];
        if (!command) return;
        const options = { command: command === 'MAIL FROM' ? 'MAIL' : 'RCPT' } as const;
        const ours = replyFor(parsePath(path, { ...options, parameters: ['SIZE'] }), options);
        if (ours) expect(line).toBe(`S: ${ours.code} ${ours.enhanced} ${ours.text}`);
        if (ours) spoken.push(line.slice(3, 6));
      });
    }
    expect(spoken).toEqual(['501', '553', '553', '555']);
    const noMail = domainReplyFor({ status: 'null-mx', reasons: [] }, { command: 'RCPT' });
    expect(reply('556').dialogue.at(-1)).toBe(`S: 556 ${noMail?.enhanced} ${noMail?.text}`);
  });

  it('says 354 and 553 apart', () => {
    expect(reply('354')).toMatchObject({
      class: { digit: '3' },
      steps: ['DATA'],
      enhanced: [],
      reasons: [],
    });
    expect(reply('553')).toMatchObject({
      class: { digit: '5' },
      steps: ['MAIL', 'RCPT', 'VRFY'],
      enhanced: ['5.1.3', '5.1.4', '5.1.7', '5.6.7', '5.6.8'],
    });
    expect(reply('553').reasons).toContain('local-part-empty-atom');
    expect(reply('501').reasons).toContain('path-unclosed');
  });

  it('has the first digit in every enhanced code beside a reply, and none beside 3yz', () => {
    for (const code of replyCodes) {
      const { class: of, enhanced: beside } = reply(code);
      if (of.digit === '3') expect(beside, code).toEqual([]);
      for (const one of beside) expect(one[0], code).toBe(of.digit);
    }
  });

  it('gives only those replies beside an enhanced code that have its first digit', () => {
    expect(enhanced('4.1.8').replies).toEqual({ registered: ['451'], inUse: [] });
    expect(enhanced('5.1.8').replies).toEqual({ registered: ['501'], inUse: ['550'] });
    expect(enhanced('X.1.8')).toMatchObject({
      class: null,
      replies: { registered: ['451', '501'], inUse: ['550'] },
    });
    expect(enhanced('5.1.3').reasons).toContain('domain-underscore');
    expect(enhanced('4.1.3').reasons).toEqual([]);
  });

  it.each(reasonCodes)('%s: has the replies that replyFor gives', (code) => {
    const result = { reasons: [{ code, level: 'error', start: 0, end: 0, octets: [0, 0], args: {} }] };
    for (const command of ['MAIL', 'RCPT'] as const) {
      for (const style of ['553', 'rfc5321', '501'] as const) {
        const given = replyFor(result as never, { command, style });
        expect(reason(code).replies[command][style]).toBe(`${given?.code} ${given?.enhanced}`);
      }
    }
  });

  it.each(replyCodes)('%s: is explained for what every reason is answered with', (code) => {
    const answered = reasonCodes.filter((one) =>
      ['MAIL', 'RCPT'].some((command) => reason(one).replies[command as 'MAIL']['553'].startsWith(code)),
    );
    expect(reply(code).reasons).toEqual(answered);
  });

  it('explains every reply that may answer a step', () => {
    const listed = Object.values(permittedReplies).flatMap((lists) => Object.values(lists).flat());
    for (const code of [...listed, ...anyCommand]) expect(explain(code)).not.toBeNull();
    // What is in no list is no reply of SMTP.
    for (const code of replyCodes) expect(reply(code).steps, code).not.toEqual([]);
  });
});

describe.each(languages)('the words in %s', (language, words) => {
  it('are all there', () => {
    expect(words.language).toBe(language);
    expect(words.messages.language).toBe(language);
    for (const text of textsIn(words)) expect(text).not.toMatch(/^\s*$/);
  });

  it('are sentences, on one line, without what a terminal would act upon', () => {
    const sentences = [
      ...Object.values(words.why),
      ...Object.values(words.replies).flatMap(({ meaning, when, fix, next = '-.' }) => [
        meaning,
        when,
        fix,
        next,
      ]),
      ...Object.values(words.enhanced).flatMap(({ meaning, when = '-.', fix = '-.' }) => [
        meaning,
        when,
        fix,
      ]),
      ...Object.values(words.pairs).flat(),
    ];
    for (const text of sentences) {
      expect(text).toMatch(/[.]$/);
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]| {2}/u);
    }
  });

  it('give each code a name of its own', () => {
    const names = replyCodes.map((code) => words.replies[code].name);
    // 550 and 450 could be named alike; they are not.
    expect(new Set(names).size).toBe(names.length);
  });

  it('fill in all their places', () => {
    for (const [index, a] of everyCode.entries()) {
      const b = everyCode[(index * 31 + 17) % everyCode.length] as string;
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const sentences = differences(found(one, words), found(other, words), words);
        expect(sentences.length).toBeGreaterThan(0);
        for (const sentence of sentences) {
          expect(sentence).not.toMatch(/\{\w+\}|undefined/);
        }
      }
    }
  });
});

describe('French', () => {
  it('has a no-break space before its double signs, and inside its quotes', () => {
    const { messages, ...own } = fr;
    for (const text of textsIn(own)) expect(text).not.toMatch(/ [;:!?\u00bb](?!\w)|\u00ab /);
  });

  it('is not English', () => {
    const texts = (words: ReferenceWords) =>
      everyCode.flatMap((code) => {
        const one = found(code, words);
        return one.kind === 'reason' ? [one.why, one.message] : [one.meaning];
      });
    const english = texts(en);
    for (const [index, text] of texts(fr).entries()) expect(text).not.toBe(english[index]);
  });
});

describe('differences', () => {
  it('of 354 and 553', () => {
    expect(differences(found('354'), found('553'))).toMatchInlineSnapshot(`
      [
        "354: Good so far: the server waits for more. 553: No: the same request will fail again.",
        "They never answer the same thing: 354 answers DATA; 553 answers MAIL, RCPT and VRFY.",
        "354 never carries an enhanced status code; 553 may, such as 5.1.3, 5.1.4 and 5.1.7.",
        "354 is an invitation to go on; 553 is a refusal. After 354 the server reads text and no commands until the dot; after 553 it waits for the next command.",
        "553 is about one address; 354 is about the message, for all recipients that were accepted.",
        "Both may occur in one transaction: one recipient gets 553, another 250, and DATA then gets 354. Where every recipient is refused, DATA gets 503 or 554 and never 354.",
        "A wrong address is refused with 553 before 354. After it there is one more reply only, that to the whole message (250, 4yz, 550, 552 or 554), and 553 is not among them.",
      ]
    `);
    const [first] = differences(found('553', fr), found('354', fr), fr);
    expect(first).toMatch(/^553.*354/);
  });

  it.each([
    ['450', '550', 'After 450 the same may be sent again later; after 550 it must be changed first.'],
    ['550', '450', 'After 450 the same may be sent again later; after 550 it must be changed first.'],
    [
      '550',
      '553',
      'Both are of the class "permanent negative (5yz)": a client acts on the first digit and treats them alike.',
    ],
    ['501', '354', 'Both can answer DATA.'],
    ['501', '220', 'Both can answer STARTTLS.'],
    ['501', '521', 'They never answer the same thing: 501 answers any command; 521 answers the connection.'],
    ['500', '501', 'Both can answer any command.'],
    ['553', '5.1.3', '5.1.3 can come with 553: 553 5.1.3.'],
    ['X.1.3', '553', 'X.1.3 can come with 553: 553 5.1.3.'],
    ['553', '5.7.1', '5.7.1 does not usually come with 553.'],
    ['4.1.3', '553', '4.1.3 does not usually come with 553.'],
    ['5.1.3', '5.1.7', 'Both are about addressing.'],
    ['5.1.3', '5.7.1', '5.1.3 is about addressing, 5.7.1 about security and policy.'],
    ['501', 'domain-underscore', 'domain-underscore is answered with 501 in the style rfc5321 and 501.'],
    ['local-part-empty', '354', 'local-part-empty is not answered with 354 in any style.'],
    [
      '5.6.7',
      'domain-needs-smtputf8',
      'domain-needs-smtputf8 is answered with 5.6.7 in the style 553, rfc5321 and 501.',
    ],
    ['5.1.1', 'local-part-empty', 'local-part-empty is not answered with 5.1.1 in any style.'],
    ['local-part-empty', 'local-part-space', 'As errors both get the same replies.'],
    [
      'local-part-empty',
      'path-unclosed',
      'As errors they get different replies: local-part-empty 553 5.1.3 / 501 5.1.3; path-unclosed 501 5.5.4 (at RCPT).',
    ],
    ['553', '553', '553 and 553 are the same.'],
  ])('%s %s: %s', (a, b, sentence) => {
    expect(differences(found(a), found(b))).toContain(sentence);
  });
});

describe('nearestCodes', () => {
  it.each([
    ['559', '556'],
    ['55', '550'],
    ['5.1.33', '5.1.3'],
    ['4.4.33', '4.4.3'],
    ['9.1.3', '5.1.3'],
    ['local-part-empty-atoms', 'local-part-empty-atom'],
    ['domain_underscore', 'domain-underscore'],
    ['underscore', 'domain-underscore'],
    ['DomainTooLong', 'domain-too-long'],
  ])('of %s: %s', (asked, nearest) => {
    expect(nearestCodes(asked)[0]).toBe(nearest);
  });

  it('is always there, and quick for anything', () => {
    for (const asked of ['', 'x'.repeat(1e6), '\u0000', '9'.repeat(1e5), '.'.repeat(1e5)]) {
      const nearest = nearestCodes(asked);
      expect(nearest).toHaveLength(3);
      for (const code of nearest) expect(explain(code)).not.toBeNull();
    }
  });
});

const facts = loadFacts();

describe.skipIf(!facts)('the facts, beside the public data (MAILBOX_SYNTAX_DATA)', () => {
  it('have the same reply codes', () => {
    expect(replyCodes).toEqual(facts?.reply.map(({ code }) => code));
  });

  it('have the same enhanced codes, with the replies of the registry', () => {
    const listed = facts?.enhanced.filter(({ code }) => code.startsWith('X')) ?? [];
    expect(enhancedCodes).toEqual(listed.map(({ code }) => code));
    for (const { code, basic = [] } of listed) {
      expect(enhanced(code).replies.registered, code).toEqual(basic);
    }
  });

  it('permit what RFC 5321 permits', () => {
    const own = (step: keyof typeof permittedReplies) => {
      const { intermediate = [], success = [], error = [] } = permittedReplies[step];
      return new Set<string>([...intermediate, ...success, ...error]);
    };
    for (const [command, lists] of Object.entries(facts?.commands ?? {})) {
      if (command === 'any') {
        expect([...anyCommand].sort()).toEqual([...(lists as string[])].sort());
        continue;
      }
      const of = lists as Record<string, string[]>;
      const atOnce = Object.entries(of).filter(([name]) => !name.startsWith('afterDot'));
      const permitted = own(command as keyof typeof permittedReplies);
      for (const code of atOnce.flatMap(([, codes]) => codes)) {
        // 500 may answer any command.
        if (!(anyCommand as readonly string[]).includes(code)) expect(permitted, command).toContain(code);
      }
      // 530 comes from the extensions STARTTLS and AUTH.
      const beyond = [...permitted].filter((code) => !atOnce.flatMap(([, codes]) => codes).includes(code));
      expect(
        beyond.filter((code) => code !== '530'),
        command,
      ).toEqual([]);
    }
    const { afterDotS = [], afterDotE = [] } = (facts?.commands.DATA ?? {}) as Record<string, string[]>;
    expect(own('message')).toEqual(new Set([...afterDotS, ...afterDotE]));
  });
});

describe('pairs of codes that people confuse', () => {
  it.each([
    ['English', en],
    ['French', fr],
  ] as const)('have a sentence of their own in %s, and no sentence is of another pair', (_, words) => {
    const keys = confusedPairs.map((pair) => [...pair].sort().join(' '));
    expect(Object.keys(words.pairs).sort()).toEqual([...keys].sort());
    for (const pair of confusedPairs) {
      const [a, b] = pair.map((code) => explain(code, words));
      if (!a || !b) throw new Error(pair.join(' '));
      const own = words.pairs[[...pair].sort().join(' ')] ?? [];
      expect(own.length).toBeGreaterThan(0);
      expect(differences(a, b, words)).toEqual(expect.arrayContaining([...own]));
    }
  });
});
