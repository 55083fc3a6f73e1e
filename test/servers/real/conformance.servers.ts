import { isAscii } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hosts } from '../hosts/all.ts';
import { loadPathCases, loadPracticeCases, loadSessionCases, loadSkips, type Skip } from '../smtp-cases.ts';
import { codesOf, type Departure, departureOf, isOurs, nameOf, wordsOf } from './departure.ts';
import { type Outcome, outcomesOf, repliesOf, withServer } from './outcomes.ts';
import { record, recordDialogue } from './recording.ts';
import { type HostResult, recordResults } from './results.ts';

const cases = loadPathCases();
const sessions = loadSessionCases();
const skips = loadSkips();
const practice = loadPracticeCases();
const results: HostResult[] = [];
const isRecording = process.env.RECORD_SERVERS === '1';

/** Each kind of refusal, and a good recipient among bad ones. */
const DIALOGUE = [
  'MAIL FROM:<john..doe@example.com>',
  'MAIL FROM:<john.doe@example.com>',
  'RCPT TO:<joe@[IPv6:2001:db8::1:1:1:1:1]>',
  'RCPT TO:<j\u00f6rg@example.com>',
  'DATA',
  'RCPT TO:<joe@example.com>',
  'DATA',
];

/** The skip of each case of a host, by the case's name. */
function skipsOf(host: string): Map<string, Skip['does']> {
  const own = skips.filter((skip) => skip.host === host);
  return new Map(own.flatMap(({ does, cases }) => cases.map((name) => [name, does] as const)));
}

/** Departures that no skip tells, and skips that tell of none. */
function unexplained(departures: ReadonlyMap<string, Departure>, host: string, kind: RegExp): string[] {
  const told = skipsOf(host);
  const names = new Set([...departures.keys(), ...told.keys()].filter((name) => kind.test(name)));
  return [...names].flatMap((name) => {
    const seen = departures.get(name) ?? 'as expected';
    const expected = told.get(name) ?? 'as expected';
    return seen === expected ? [] : [`${name}: ${seen}, and the fixtures say: ${expected}`];
  });
}

describe.each(hosts.map((host) => [host.name, host] as const))('%s', (name, host) => {
  let before: Outcome[] = [];
  // Under `smtp`, for which the fixtures speak, and as the hooks come, under `mta`.
  let after: Outcome[] = [];
  let byDefault: Outcome[] = [];
  const senders: { before: Outcome[]; after: Outcome[] } = { before: [], after: [] };
  const conversations: [string, string[]][] = [];

  beforeAll(async () => {
    const missing = host.missing();
    if (missing !== null) throw new Error(missing);
    await withServer(host, 'none', async (running) => {
      before = await outcomesOf(running, cases);
      senders.before = await outcomesOf(running, practice);
    });
    await withServer(host, 'ours', async (running) => {
      byDefault = await outcomesOf(running, cases);
      senders.after = await outcomesOf(running, practice);
    });
    await withServer(host, 'smtp', async (running) => {
      after = await outcomesOf(running, cases);
      for (const each of sessions) conversations.push([each.id, await repliesOf(running, each)]);
    });
    results.push({ name, version: host.version(), before, after, byDefault, senders });
    if (!isRecording) return;
    if (name !== 'smtp-server') await record(host, cases, sessions);
    if (name === 'postfix-milter') await recordDialogue(host, 'postfix-milter-dialogue', DIALOGUE);
  });

  it('does not know us before', () => {
    expect(before.filter(({ asked, reply }) => asked || isOurs(wordsOf(reply))).map(nameOf)).toEqual([]);
    expect(before.filter(({ reply }) => /^2/.test(reply)).length).toBeGreaterThan(0);
  });

  it('says what each path deserves, but for what a skip tells', () => {
    const departures = new Map(after.map((outcome) => [nameOf(outcome), departureOf(outcome)] as const));
    const left = new Map([...departures].filter(([, departure]) => departure !== null));
    if (isRecording) writeDepartures(name, after);
    expect(unexplained(left, name, /^smtp-/)).toEqual([]);
  });

  it('refuses nothing that a legitimate sender sends and that it accepts alone', () => {
    const accepted = new Set(senders.before.filter(({ reply }) => reply.startsWith('2')).map(nameOf));
    expect(accepted.size).toBeGreaterThan(100);
    const lost = senders.after.filter((each) => accepted.has(nameOf(each)) && !each.reply.startsWith('2'));
    expect(lost.map((each) => `${nameOf(each)} ${each.case.path}: ${each.reply}`)).toEqual([]);
  });

  it('says under mta what it says under smtp, or accepts what mta accepts', () => {
    const left = new Map(byDefault.map((each) => [nameOf(each), departureOf(each, 'mta')] as const));
    const told = skipsOf(name);
    // smtp-server hides whether a domain was sent as A-labels, of which `mta` accepts any.
    const hidden = new Set(
      byDefault.filter(({ case: each }) => name === 'smtp-server' && !isAscii(each.path)).map(nameOf),
    );
    const wrong = [...left].filter(
      ([of, departure]) =>
        departure !== null && !told.has(of) && !(departure === 'accepts' && hidden.has(of)),
    );
    expect(wrong).toEqual([]);
  });

  it('refuses nothing that is valid because of us', () => {
    const wrong = [...after, ...byDefault].filter(
      (outcome) => departureOf(outcome) === 'WE REFUSE WHAT IS VALID',
    );
    expect(wrong.map((outcome) => `${nameOf(outcome)}: ${outcome.reply}`)).toEqual([]);
    // Nor does it refuse more than it did.
    const accepted = new Set(before.filter(({ reply }) => reply.startsWith('2')).map(nameOf));
    const lost = after.filter((outcome) => {
      const { case: each, command, reply } = outcome;
      const isValid = (command === 'MAIL' ? each.mail : each.rcpt) === null;
      return isValid && accepted.has(nameOf(outcome)) && !reply.startsWith('2');
    });
    expect(lost.map(nameOf)).toEqual([]);
  });

  it('holds conversations as it should, but for what a skip tells', () => {
    const departures = new Map<string, Departure>();
    conversations.forEach(([id, replies], index) => {
      const steps = sessions[index]?.steps ?? [];
      const wrong = steps.findIndex(([, expected], at) => !codesOf(replies[at] ?? '').startsWith(expected));
      if (wrong < 0) return;
      const reply = replies[wrong] ?? '';
      departures.set(id, reply.startsWith('2') || reply.startsWith('354') ? 'accepts' : 'refuses');
    });
    if (isRecording) writeConversations(name, conversations);
    expect(unexplained(departures, name, /^session-/)).toEqual([]);
  });

  it('never sends 354 where every recipient was refused', () => {
    for (const [id, replies] of conversations) {
      const steps = sessions.find((session) => session.id === id)?.steps ?? [];
      const isGood = steps.some(([line, reply]) => line.startsWith('RCPT') && reply === '250');
      if (!isGood) expect(replies.filter((reply) => reply.startsWith('354'))).toEqual([]);
    }
  });
});

/** For the one who writes skips: what a server did otherwise than expected. */
function writeDepartures(name: string, outcomes: readonly Outcome[]): void {
  const rows = outcomes.flatMap((outcome) => {
    const does = departureOf(outcome);
    return does === null ? [] : [JSON.stringify([does, nameOf(outcome), outcome.asked, outcome.reply])];
  });
  mkdirSync('.servers', { recursive: true });
  writeFileSync(`.servers/${name}-paths.ndjson`, `${rows.join('\n')}\n`);
}

function writeConversations(name: string, conversations: readonly [string, string[]][]): void {
  const rows = conversations.map(([id, replies]) => JSON.stringify([id, replies.map(codesOf)]));
  mkdirSync('.servers', { recursive: true });
  writeFileSync(`.servers/${name}-sessions.ndjson`, `${rows.join('\n')}\n`);
}

afterAll(() => {
  if (isRecording && results.length === hosts.length) recordResults(results);
});
