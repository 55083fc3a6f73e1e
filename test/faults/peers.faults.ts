import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../src/servers/listen.ts';
import { encodePacket } from '../../src/servers/milter-packets.ts';
import { installCommand, Served } from '../cli/served.ts';
import { mail, milterSays, NEGOTIATION, Peer, rcpt, resources } from './daemon.ts';

let folder = '';
const toEnd: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await installCommand();
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

function serve(...argv: string[]): Served {
  const served = new Served(folder, argv);
  toEnd.push(() => served.kill());
  return served;
}

const LISTEN = ['--listen', '127.0.0.1:0'] as const;

async function peerOf(served: Served): Promise<Peer> {
  const peer = await Peer.connect(await served.place());
  if (!peer) throw new Error('no one listens');
  toEnd.push(() => peer.socket.destroy());
  return peer;
}

const POLICY =
  'request=smtpd_access_policy\nprotocol_state=RCPT\nsender=a@example.com\nrecipient=a@[IPv6:2001:db8::1:1:1:1:1]\nsize=0\n\n';

/** For each protocol: what a host sends in one session, and what must come back. */
const conversations: [host: string, sent: Buffer, expected: RegExp][] = [
  [
    'milter',
    Buffer.concat([
      NEGOTIATION,
      encodePacket('D', 'Mi\0queue\0'),
      mail('<a@example.com>'),
      rcpt('<a..b@example.com>'),
      rcpt('<jörg@example.com>'),
      encodePacket('A'),
      encodePacket('Q'),
    ]),
    /^\0\0\0\rO.{12}\0\0\0\x01c\0\0\0.y553 5\.1\.3 [^\0]+\0\0\0\0.y553 5\.6\.7 [^\0]+\0$/s,
  ],
  ['postfix', Buffer.from(POLICY + POLICY), /^(?:action=553 5\.1\.3 [^\n]+\n\n){2}$/],
  ['exim', Buffer.from('rcpt <a..b@example.com>\n'), /^553 5\.1\.3 [^\n]+\n$/],
];

/** What begins a request and takes more than 30 octets to end it. */
const slowly: Readonly<Record<string, Buffer>> = {
  milter: mail(`<${'a'.repeat(60)}@example.com>`),
  postfix: Buffer.from(POLICY),
  exim: Buffer.from(`rcpt <${'a'.repeat(60)}@example.com>\n`),
};

describe.each(conversations)('serve %s', (host, sent, expected) => {
  it('answers alike when the octets are cut anywhere', async () => {
    const served = serve(host, ...LISTEN);
    for (let cut = 1; cut < sent.length; cut++) {
      const peer = await peerOf(served);
      peer.socket.setNoDelay(true);
      peer.socket.write(sent.subarray(0, cut));
      // So that the pieces arrive apart.
      await new Promise((resolve) => setTimeout(resolve, 2));
      peer.socket.end(sent.subarray(cut));
      expect(await peer.until(() => false), `cut at ${cut}`).toMatch(expected);
    }
  });

  it('survives peers that leave anywhere, politely or not', async () => {
    const served = serve(host, ...LISTEN);
    await served.place();
    const before = resources(served.process.pid as number);
    for (let cut = 0; cut < sent.length; cut++) {
      const [polite, rude] = [await peerOf(served), await peerOf(served)];
      polite.socket.end(sent.subarray(0, cut));
      rude.socket.write(sent.subarray(0, cut), () => rude.socket.resetAndDestroy());
      await Promise.all([polite.closed(), rude.closed()]);
    }
    const peer = await peerOf(served);
    peer.socket.end(sent);
    expect(await peer.until(() => false)).toMatch(expected);
    expect(resources(served.process.pid as number).descriptors).toBeLessThanOrEqual(before.descriptors + 2);
  });

  it('closes on garbage and a length of 2^32-1, says no 5yz to it, and serves others meanwhile', async () => {
    const served = serve(host, ...LISTEN);
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % below;
    };
    for (let round = 0; round < 1000; round++) {
      const garbage = Buffer.from(Array.from({ length: 1 + random(3000) }, () => random(256)));
      const start = [Buffer.from([255, 255, 255, 255]), NEGOTIATION, Buffer.alloc(0)][round % 3] as Buffer;
      const peer = await peerOf(served);
      peer.socket.end(Buffer.concat([start, garbage]));
      const said = await peer.until(() => false);
      // A line of garbage may be a request to Exim by no chance: its word is none.
      expect(said).not.toMatch(/\b5\d\d 5\.\d/);
    }
    const peer = await peerOf(served);
    peer.socket.end(sent);
    expect(await peer.until(() => false)).toMatch(expected);
    served.process.kill('SIGTERM');
    expect(await served.ended()).toEqual([0, null]);
  });

  it('closes a connection on which one octet comes a second, when 30 are over', async () => {
    const served = serve(host, ...LISTEN);
    const slow = await peerOf(served);
    const octets = slowly[host] as Buffer;
    let next = 0;
    const drip = setInterval(() => slow.socket.write(octets.subarray(next, ++next)), 1000);
    toEnd.push(() => clearInterval(drip));
    const quick = await peerOf(served);
    quick.socket.end(sent);
    expect(await quick.until(() => false)).toMatch(expected);
    await slow.closed();
    expect(await served.events('warning')).toMatchObject([{ message: 'a request takes too long' }]);
  });

  it('serves one connection beside 2,000 that are idle', async () => {
    const served = serve(host, ...LISTEN);
    const place = await served.place();
    const idle: Peer[] = [];
    while (idle.length < 2000) {
      const peers = await Promise.all(Array.from({ length: 100 }, () => Peer.connect(place)));
      idle.push(...peers.filter((peer) => peer !== null));
    }
    toEnd.push(() => idle.map(({ socket }) => socket.destroy()));
    // Half of them in the middle of something.
    for (const [index, { socket }] of idle.entries()) if (index % 2 === 0) socket.write(sent.subarray(0, 9));
    for (let round = 0; round < 200; round++) {
      const peer = await peerOf(served);
      peer.socket.end(sent);
      expect(await peer.until(() => false)).toMatch(expected);
    }
    expect(idle.filter(({ isClosed }) => isClosed)).toHaveLength(0);
    const { memory } = resources(served.process.pid as number);
    expect(memory).toBeLessThan(250e6);
  });

  it('has no more descriptors nor memory after 200,000 commands', async () => {
    const path = `${folder}/${host}.sock`;
    const served = serve(host, '--listen', `unix:${path}`, '--log-addresses', 'none');
    const place = await served.place();
    const pid = served.process.pid as number;
    served.process.stderr?.removeAllListeners('data').resume();
    const run = async (commands: number) => {
      const workers = Array.from({ length: 16 }, () => work(host, place, commands / 16));
      await Promise.all(workers);
    };
    // So much is the engine's: compiled code, a heap that has found its size.
    await run(100_000);
    const before = resources(pid);
    await run(100_000);
    const middle = resources(pid);
    await run(100_000);
    const after = resources(pid);
    // The last connections may still be closing; what is kept for good stays.
    await expect
      .poll(() => resources(pid).descriptors, { timeout: 5000 })
      .toBeLessThanOrEqual(before.descriptors);
    const megabytes = [before, middle, after].map(({ memory }) => Math.round(memory / 1e6));
    console.log(`serve ${host}: ${megabytes.join(', ')} MB after 100,000, 200,000, 300,000 commands`);
    expect(Math.min(middle.memory, after.memory)).toBeLessThan(before.memory * 1.1 + 8e6);
  });
});

/** Sends that many commands, half of them to be refused, and checks every answer. */
async function work(host: string, place: Place, commands: number) {
  if (host === 'exim') {
    for (let sent = 0; sent < commands; sent++) {
      const peer = (await Peer.connect(place)) as Peer;
      const said = await peer.ask(sent % 2 ? 'rcpt <@>\n' : 'mail <a@example.com>\n', (text) =>
        text.endsWith('\n'),
      );
      expect(said).toMatch(sent % 2 ? /^553 5\.1\.3 / : /^\n$/);
      peer.socket.destroy();
    }
    return;
  }
  for (let sent = 0; sent < commands; ) {
    const peer = (await Peer.connect(place)) as Peer;
    if (host === 'milter') await milterSays(peer, NEGOTIATION);
    for (let inSession = 0; inSession < 100; inSession += 2, sent += 2) {
      if (host === 'milter') {
        expect(await milterSays(peer, mail('<a@example.com>'))).toBe('\0\0\0\x01c');
        expect(await milterSays(peer, rcpt('<a..b@example.com>'))).toContain('y553 5.1.3 ');
      } else {
        const said = await peer.ask(POLICY + POLICY, (text) => text.split('\n\n').length === 3);
        expect(said).toMatch(/^(?:action=553 [^\n]+\n\n){2}$/);
      }
    }
    peer.socket.destroy();
  }
}
