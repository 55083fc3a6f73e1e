import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { ServeLog } from '../../src/cli/serve-log.ts';
import type { Refusal } from '../../src/servers/site.ts';
import { records } from './running.ts';

const refusal: Refusal = {
  command: 'RCPT',
  address: '<a..b@example.com> NOTIFY=NEVER',
  octets: null,
  client: '192.0.2.1',
  reply: { code: 553, enhanced: '5.1.3', text: 'Remove the dot', reason: 'local-part-empty-atom' },
  accepted: false,
};

/** What a log wrote of one refusal. */
function written(given: Partial<Refusal>, addresses: 'none' | 'domain' | 'full' = 'full') {
  const stream = new PassThrough();
  new ServeLog(stream, addresses).refusal({ ...refusal, ...given });
  const [record] = records(String(stream.read()));
  return record ?? {};
}

it('writes a refusal as one line', () => {
  expect(written({})).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    event: 'refusal',
    command: 'RCPT',
    address: '<a..b@example.com> NOTIFY=NEVER',
    client: '192.0.2.1',
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

it('leaves lines out while nobody reads, and says how many', async () => {
  const stream = new PassThrough({ highWaterMark: 200 });
  const log = new ServeLog(stream, 'full');
  for (let line = 0; line < 1000; line++) log.event('counters', { line });
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
