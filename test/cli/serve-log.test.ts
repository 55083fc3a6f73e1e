import { PassThrough } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { fileSink, ServeLog, streamSink } from '../../src/cli/serve/log.ts';
import type { Refusal } from '../../src/servers/site.ts';
import { records } from './running.ts';

const write = vi.hoisted(() => vi.fn());
vi.mock('node:fs', async (actual) => ({ ...(await actual<object>()), writeSync: write }));

const refusal: Refusal = {
  command: 'RCPT',
  address: '<a..b@example.com> NOTIFY=NEVER',
  octets: null,
  client: '192.0.2.1',
  helo: 'mx.example',
  queueId: '4B2C',
  counterpart: '<joe@sender.example>',
  reply: { code: 553, enhanced: '5.1.3', text: 'Remove the dot', reason: 'local-part-empty-atom' },
  accepted: false,
};

/** What a log wrote of one refusal. */
function written(given: Partial<Refusal>, addresses: 'none' | 'domain' | 'full' = 'full') {
  const stream = new PassThrough();
  new ServeLog(streamSink(stream), addresses).refusal({ ...refusal, ...given });
  const [record] = records(String(stream.read()));
  return record ?? {};
}

it('writes a refusal as one line', () => {
  expect(written({})).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    event: 'refusal',
    command: 'RCPT',
    address: '<a..b@example.com> NOTIFY=NEVER',
    sender: '<joe@sender.example>',
    client: '192.0.2.1',
    helo: 'mx.example',
    queueId: '4B2C',
    code: 553,
    enhanced: '5.1.3',
    reason: 'local-part-empty-atom',
    text: 'Remove the dot',
    accepted: false,
  });
});

it.each([
  ['<a..b@example.com> ORCPT=rfc822;secret@other.example', 'example.com'],
  ['<@relay.example:a@b..c>', 'b..c'],
  ['<"secret@x"@b_.example>', 'b_.example'],
  ['a@b secret', 'b'],
  ['<"secret@name> "@exa_mple.com>', 'exa_mple.com'],
  ['<"\\"secret@x"@b.example> AUTH=secret@c.example', 'b.example'],
  ['<joe@"secret words">', null],
  ['<"secret@b.example>', null],
  ['<joe@b.example?subject=secret>', null],
  ['<joe@b.example,secret>', null],
  ['<joe(secret@b.example)@c.example>', null],
  ['<joe@b.example(secret)>', null],
  ['<joe\\@secret>', null],
  ['<joe@[192.0.2.1]>', '[192.0.2.1]'],
  ['<joe@b\u00fccher.example>', 'b\u00fccher.example'],
  ['<secret@secret@b.example>', 'b.example'],
  ['secret', null],
  ['<secret', null],
])('shows of %j the domain alone, when asked to', (address, domain) => {
  const record = written({ address }, 'domain');
  expect(record.domain).toBe(domain);
  expect(JSON.stringify(record)).not.toContain('secret');
});

it('tells what was thrown, without what that may quote where no address may be shown', () => {
  const fault = {
    reply: { ...refusal.reply, code: 451, reason: null },
    cause: new RangeError('secret is out of range'),
  };
  expect(written(fault)).toMatchObject({ event: 'fault', cause: expect.stringContaining('secret is out') });
  expect(written(fault, 'none').cause).toBe('RangeError');
  expect(written({ ...fault, cause: 'secret' }, 'domain').cause).toBe('string');
});

it('leaves lines out while no one reads, and says how many', async () => {
  const stream = new PassThrough({ highWaterMark: 200 });
  const log = new ServeLog(streamSink(stream), 'full');
  for (let line = 0; line < 1000; line++) log.refusal(refusal);
  expect(stream.writableLength + stream.readableLength).toBeLessThan(1000);
  let text = '';
  stream.on('data', (octets) => {
    text += octets;
  });
  while (!text.includes('lost')) await new Promise((resolve) => setImmediate(resolve));
  const kept = records(text);
  expect(kept.at(-1)).toMatchObject({ event: 'lost', lines: 1000 - (kept.length - 1) });
  log.event('counters', { line: 'after' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(text).toContain('after');
});

it('keeps what happens to the service itself until there is room, in order and bounded', async () => {
  const stream = new PassThrough({ highWaterMark: 200 });
  const log = new ServeLog(streamSink(stream), 'full');
  for (let line = 0; line < 10; line++) log.refusal(refusal);
  for (let number = 0; number < 40; number++) log.event('reload', { number });
  let text = '';
  stream.on('data', (octets) => {
    text += octets;
  });
  while (!text.includes('lost')) await new Promise((resolve) => setImmediate(resolve));
  const kept = records(text);
  const reloads = kept.filter(({ event }) => event === 'reload').map(({ number }) => number);
  expect(reloads).toEqual(Array.from({ length: 32 }, (_, index) => 8 + index));
  const refusals = kept.filter(({ event }) => event === 'refusal').length;
  expect(kept.at(-1)).toMatchObject({ event: 'lost', lines: 10 - refusals + 8 });
});

it('goes on with a file once its disk has room again, after the line that it could not end', () => {
  const written: string[] = [];
  let room = Number.POSITIVE_INFINITY;
  write.mockImplementation((_, octets: Uint8Array, from = 0) => {
    const length = Math.min(room, octets.length - from);
    if (length === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    written.push(Buffer.from(octets).toString('utf8', from, from + length));
    room -= length;
    return length;
  });
  const log = new ServeLog(fileSink(2), 'full');
  log.event('one');
  room = 20;
  for (let line = 0; line < 5; line++) log.refusal(refusal);
  expect(log.lost).toBe(5);
  room = Number.POSITIVE_INFINITY;
  log.event('two');
  const lines = written.join('').trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toHaveLength(20);
  const events = [0, 2, 3].map((index) => JSON.parse(lines[index] as string));
  expect(events).toMatchObject([{ event: 'one' }, { event: 'lost', lines: 5 }, { event: 'two' }]);
});
