/**
 * The rules that every text a person reads is held to, over all messages with their examples, the fixtures and every
 * character with a name filled in. CONTRIBUTING.md has the rules in words.
 */

import { describe, expect, it } from 'vitest';
import { wordFor } from '../../src/forms/wording.ts';
import { parseAddressList, parseHeaderMailbox } from '../../src/header/index.ts';
import {
  formatReason,
  type Messages,
  parseMailbox,
  parsePath,
  type Reason,
  type ReasonCode,
  type ReasonRow,
  reasons,
} from '../../src/index.ts';
import { textOf } from '../../src/messages/catalogue.ts';
import { en, enForm } from '../../src/messages/en.ts';
import { type FormMessages, formTextKeys } from '../../src/messages/form.ts';
import { fr } from '../../src/messages/fr.ts';
import { formMessagesFor, languages } from '../../src/messages/index.ts';
import { PROFILES } from '../../src/profiles.ts';
import { parseMailboxWithSuffix } from '../../src/suffix/index.ts';
import { loadHeaderCases, loadSuffixCases, loadSyntaxCases } from '../fixtures.ts';

/** What is in no message of ours, so that an echo would show. */
const LOCAL = 'zqxwv';
const HOST = 'vwxqz.example';

/** The names of characters that people know, put wherever a character can be wrong. */
const named = Object.keys(en.characters).map((name) =>
  String.fromCodePoint(Number.parseInt(name.slice(2), 16)),
);
const places = named.flatMap((sign) => [
  `${sign}${LOCAL}@${HOST}`,
  `${LOCAL}${sign}${LOCAL}@${HOST}`,
  `${LOCAL}${sign}@${HOST}`,
  `"${LOCAL}${sign}${LOCAL}"@${HOST}`,
  `"${LOCAL}\\${sign}"@${HOST}`,
  `${LOCAL}@${sign}${HOST}`,
  `${LOCAL}@vwxqz${sign}.example`,
  `${LOCAL}@${HOST}${sign}`,
  `${LOCAL}@[127.0.0.1${sign}]`,
]);

/** Every reason that the examples, the fixtures and these places yield, in every profile. */
function allReasons(): Reason[] {
  const found: Reason[] = [];
  const add = (result: { reasons: Reason[] }) => found.push(...result.reasons);
  for (const { example } of Object.values(reasons) as ReasonRow[]) {
    const { bad, as, options } = example;
    if (as === 'MAIL' || as === 'RCPT') add(parsePath(bad, { ...options, command: as }));
    else if (as === 'octets') add(parseMailbox(new Uint8Array(Buffer.from(bad, 'latin1')), options));
    else if (as === 'suffix') add(parseMailboxWithSuffix(bad, options));
    else if (as === 'header') add(parseHeaderMailbox(bad, options));
    else if (as === 'list') add(parseAddressList(bad, options));
    else add(parseMailbox(bad, options));
  }
  for (const profile of PROFILES) {
    for (const text of places) {
      add(parseMailbox(text, { profile }));
      add(parseHeaderMailbox(text, { profile }));
      add(parsePath(`<${text}>`, { profile, command: 'RCPT' }));
    }
    for (const { input, as, options } of [
      ...loadSyntaxCases(),
      ...loadSuffixCases(),
      ...loadHeaderCases(),
    ] as {
      input: string | Uint8Array;
      as?: string;
      options?: object;
    }[]) {
      if (as === 'MAIL' || as === 'RCPT') add(parsePath(input, { profile, ...options, command: as }));
      else add(parseMailbox(input, { profile }));
    }
  }
  return found;
}

const found = allReasons();
const isForm = ({ code }: Reason) => Object.hasOwn(formTextKeys, code);

/** Each message with its code, filled in by all reasons; those that no reason chose, as they are. */
function spoken(messages: Messages): [code: ReasonCode, text: string][] {
  const texts = new Map<string, [ReasonCode, string]>();
  const add = (code: ReasonCode, text: string) => texts.set(`${code} ${text}`, [code, text]);
  for (const reason of found) add(reason.code, formatReason(reason, messages));
  for (const [code, message] of Object.entries(messages.reasons) as [ReasonCode, string | object][]) {
    for (const text of Object.values(typeof message === 'string' ? [message] : message)) {
      for (const args of [{ repair: 'suggested' }, { repair: 'unknown' }]) add(code, textOf(text, args));
    }
  }
  return [...texts.values()];
}

/** The same of a form, by the key of the text. */
function spokenInForm(form: FormMessages): [key: string, text: string][] {
  const texts = new Map(Object.entries(form.texts).map(([key, text]) => [text, key]));
  for (const reason of found.filter(isForm)) {
    const key = textOf(formTextKeys[reason.code as keyof typeof formTextKeys], reason.args).split(' ')[0];
    texts.set(wordFor(reason, form), key as string);
  }
  return [...texts].map(([text, key]) => [key, text]);
}

const longest = (texts: readonly (readonly [string, string])[]) =>
  texts.reduce((most, one) => (one[1].length > most[1].length ? one : most));

/** What cannot be seen, so that no one can take it out. */
const INVISIBLE =
  /^encoding-(?:lone|control|c1|line|non|private|unassigned|byte|bidi|invisible|replacement|malformed)|contextj/;

/** Words that the house does without, and those that blame or plead. */
const UNWANTED =
  /\b(?:may not|nor|may stand|stands? (?:before|after|here)|there can be no|so many|nothing may|beyond ASCII|belongs? to|of its own|please|sorry|invalid|forbidden|illegal|mends?|nobody|behind|user ?name|local.?part|you|your)\b/i;

const log = spoken(en);
const form = spokenInForm(enForm);

describe('the messages of logs and replies', () => {
  it('are all looked at, and none is longer than 110 characters', () => {
    const [code, text] = longest(log);
    console.log(`log: ${log.length} messages; the longest, ${text.length} characters: ${code}: ${text}`);
    expect(new Set(log.map(([code]) => code)).size).toBe(Object.keys(reasons).length);
    expect(log.filter(([, text]) => text.length > 110)).toEqual([]);
  });

  it.each([
    ['are one line of plain ASCII', /^[ -~]+$/],
    ['say what is wrong; what to do', /^[^;]+; [^;]+$/],
    [
      'begin with a capital, or the domain of a rule, and end without a full stop',
      /^(?:[A-Z]|\{words\}|[a-z]+\.[a-z.]+ ).*[^.!?:;,]$/,
    ],
    ['are one sentence', /^(?:(?!\. ).)*$/],
    ['have no exclamation mark and no double space', /^(?:(?![!]| {2}).)*$/],
  ])('%s', (_, rule) => {
    expect(log.filter(([, text]) => !rule.test(text))).toEqual([]);
  });

  it('have none of the unwanted words', () => {
    expect(log.filter(([, text]) => UNWANTED.test(text))).toEqual([]);
  });

  it('never say to remove what cannot be seen', () => {
    expect(log.filter(([code, text]) => INVISIBLE.test(code) && /\bremove\b/i.test(text))).toEqual([]);
  });

  it('never repeat the address', () => {
    expect(log.filter(([, text]) => text.includes(LOCAL) || text.includes('vwxqz'))).toEqual([]);
  });

  it('say to remove only what the suggestion removes, in the local part and the domain', () => {
    const misleading = found.filter(
      (reason) =>
        /^(?:local-part|domain)-/.test(reason.code) &&
        (reason.args as { repair?: string }).repair !== 'suggested' &&
        /; (?:remove|keep one)/.test(formatReason(reason)) &&
        // The same mailbox either way.
        reason.code !== 'local-part-quoted-pair',
    );
    expect([...new Set(misleading.map(({ code }) => code))]).toEqual([]);
  });

  it('in French are no longer than 140 characters', () => {
    const texts = spoken(fr);
    const [code, text] = longest(texts);
    console.log(`fr: ${texts.length} messages; the longest, ${text.length} characters: ${code}: ${text}`);
    expect(texts.filter(([, text]) => text.length > 140)).toEqual([]);
  });
});

describe('the messages of forms', () => {
  it('are all looked at, and none is longer than 90 characters', () => {
    const [key, text] = longest(form);
    console.log(`form: ${form.length} messages; the longest, ${text.length} characters: ${key}: ${text}`);
    expect(new Set(form.map(([key]) => key)).size).toBe(Object.keys(enForm.texts).length);
    expect(form.filter(([, text]) => text.length > 90)).toEqual([]);
  });

  it.each([
    ['begin with what to do', /^(?:Enter|Retype|Remove|Replace|Check|Use|Type) /],
    [
      'are one sentence or two, the last without a full stop',
      /^[^.]+(?:\.com)?(?:\. [A-Z].*[^.])?$|[(]\.[)]/,
    ],
    ['have no semicolon and no exclamation mark outside quotation marks', /^(?:“[;!]”|[^;!])*$/],
  ])('%s', (_, rule) => {
    expect(form.filter(([, text]) => !rule.test(text))).toEqual([]);
  });

  it('have none of the unwanted words, and no jargon', () => {
    const jargon = /octet|UTF|SMTP|ASCII|NFC|\bIP|IPv|RFC|U\+|domain|\bhost\b/i;
    expect(form.filter(([, text]) => UNWANTED.test(text) || jargon.test(text))).toEqual([]);
  });

  it('never say to remove what cannot be seen', () => {
    expect(
      form.filter(([key, text]) => /Invisible|Damaged|Unknown/.test(key) && /remove/i.test(text)),
    ).toEqual([]);
  });

  it('are all used, and no two are the same', () => {
    const used = Object.values(formTextKeys).flatMap((use) =>
      Object.values(typeof use === 'string' ? [use] : use).map((one) => (one as string).split(' ')[0]),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(enForm.texts).sort());
    expect(new Set(Object.values(enForm.texts)).size).toBe(Object.keys(enForm.texts).length);
  });
});

describe.each(languages)('the form messages in %s', (language) => {
  const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

  it('have the same texts and placeholders as English, each once', async () => {
    const { texts, phrases, language: tag } = await formMessagesFor(language);
    expect(tag).toBe(language);
    expect(Object.keys(texts).sort()).toEqual(Object.keys(enForm.texts).sort());
    for (const [key, text] of Object.entries(texts)) {
      expect(placeholders(text), key).toEqual(placeholders(enForm.texts[key as keyof typeof texts]));
    }
    expect(placeholders(phrases.didYouMean)).toEqual(['suggestion']);
  });

  it('are one line each, no longer than 100 characters, and keep the signs that the English shows', async () => {
    const messages = await formMessagesFor(language);
    for (const [key, text] of spokenInForm(messages)) {
      // Only isolates of a script that is written from right to left are allowed among what cannot be seen.
      expect(text, key).toMatch(/^[\P{C}\u2066-\u2069]{1,100}$/u);
      expect(text, key).not.toMatch(/^\s|\s$|\s\s|[.!;\u3002\u0964\uff01\uff1b]$|undefined|NaN/);
    }
    for (const [key, text] of Object.entries(messages.texts)) {
      const english = enForm.texts[key as keyof typeof messages.texts];
      for (const sign of ['@', 'xn--', '(-)', '(.)', "(')", '_', '.com']) {
        if (english.includes(sign)) expect(text, key).toContain(sign);
      }
    }
  });

  it('say different things with different words', async () => {
    const { texts } = await formMessagesFor(language);
    expect(new Set(Object.values(texts)).size).toBe(Object.keys(texts).length);
  });
});
