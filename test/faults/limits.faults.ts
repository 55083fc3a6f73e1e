/** What is scarce or goes wrong around a daemon: room for its log, files, memory, places at its sockets, time. */

import { execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodePacket } from '../../src/servers/milter-packets.ts';
import { records } from '../cli/running.ts';
import { installCommand, Served, until } from '../cli/served.ts';
import { mail, milterSays, NEGOTIATION, Peer, resources } from './daemon.ts';

let folder = '';
const toEnd: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await installCommand();
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

const LISTEN = ['--listen', '127.0.0.1:0'] as const;

function serve(...argv: string[]): Served {
  const served = new Served(folder, argv);
  toEnd.push(() => served.kill());
  return served;
}

/** The command with a process of its own, and what it prints on standard output. */
function start(command: string, argv: readonly string[], options: SpawnOptions = {}) {
  const child = spawn(command, argv, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const told = { out: '', err: '' };
  child.stdout?.on('data', (text) => (told.out += text));
  child.stderr?.on('data', (text) => (told.err += text));
  toEnd.push(async () => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await ended;
    }
  });
  const port = async () => {
    await until(() => told.out.includes('\n'));
    return Number(/:(\d+)\n$/.exec(told.out)?.[1]);
  };
  return { child, told, port };
}

async function peerAt(port: number): Promise<Peer | null> {
  const peer = await Peer.connect({ host: '127.0.0.1', port });
  if (peer) toEnd.push(() => peer.socket.destroy());
  return peer;
}

const BIN = 'dist/bin.js';

describe.skipIf(process.getuid?.() !== 0)('a full disk', () => {
  it('costs lines of the log, which goes on when there is room again, and no verdict', async () => {
    const disk = await mkdtemp(join(tmpdir(), 'mailbox-syntax-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    toEnd.push(() => {
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    });
    const log = join(disk, 'log');
    const descriptor = openSync(log, 'a');
    const served = start(process.execPath, [BIN, 'serve', 'milter', ...LISTEN], {
      stdio: ['ignore', 'pipe', descriptor],
    });
    closeSync(descriptor);
    const peer = (await peerAt(await served.port())) as Peer;
    await milterSays(peer, NEGOTIATION);
    const refuse = async (count: number) => {
      for (let round = 0; round < count; round++) {
        expect(await milterSays(peer, mail('<a..b@example.com>'))).toContain('y553 5.1.7 ');
      }
    };
    const rest = join(disk, 'rest');
    writeFileSync(rest, Buffer.alloc(48 << 10));
    await refuse(500);
    expect(statSync(log).size).toBeLessThan(64 << 10);
    rmSync(rest);
    await refuse(3);
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    const whole = lines.flatMap((line) => (line.endsWith('}') ? [JSON.parse(line)] : []));
    const [lost] = whole.filter(({ event }) => event === 'lost');
    const refusals = whole.filter(({ event }) => event === 'refusal').length;
    expect(refusals + Number(lost?.lines)).toBe(503);
    expect(whole.slice(-4).map(({ event }) => event)).toEqual(['lost', 'refusal', 'refusal', 'refusal']);
  });
});

describe('few open files', () => {
  it('are said at the start and when they are used up, and cost no one who is served', async () => {
    const argv = ['-c', 'ulimit -n 64; exec "$@"', 'sh', process.execPath, BIN, 'serve', 'milter', ...LISTEN];
    const served = start('sh', argv);
    const port = await served.port();
    const first = (await peerAt(port)) as Peer;
    expect(await milterSays(first, NEGOTIATION)).toContain('O');
    for (let count = 0; count < 100; count++) await peerAt(port);
    await until(() => served.told.err.includes('turned away'));
    const messages = records(served.told.err).map(({ message }) => String(message));
    expect(messages[0]).toMatch(/^room for \d+ connections only: raise the limit of open files/);
    expect(messages[1]).toMatch(/^more than \d+ connections: turned away$/);
    expect(await milterSays(first, mail('<a..b@example.com>'))).toContain('y553 5.1.7 ');
  });
});

describe('SIGHUP', () => {
  it.each([1, 2, 3])('ends nothing, from the first moment of the program on (%i)', async () => {
    const { child, told, port } = start(process.execPath, [BIN, 'serve', 'milter', ...LISTEN]);
    // Before, the process is Node's alone: as soon as it catches the signal, it is ours.
    const catchesIt = () => {
      const caught = /^SigCgt:\s*([\da-f]+)$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'latin1'));
      return (BigInt(`0x${caught?.[1] ?? 0}`) & 1n) === 1n;
    };
    while (!catchesIt()) await new Promise((resolve) => setTimeout(resolve, 1));
    while (!told.out.includes('\n')) {
      child.kill('SIGHUP');
      child.kill('SIGUSR1');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const peer = (await peerAt(await port())) as Peer;
    expect(await milterSays(peer, NEGOTIATION)).toContain('O');
    expect(child.signalCode).toBeNull();
    expect(told.err).not.toContain('Debugger');
  });
});

describe('peers that say nothing', () => {
  it.each(['milter', 'postfix', 'exim'])('lose their place at %s, and no other does', async (host) => {
    const served = serve(host, ...LISTEN);
    const { port } = (await served.place()) as { port: number };
    const silent = (await peerAt(port)) as Peer;
    const idle = (await peerAt(port)) as Peer;
    if (host === 'milter') await milterSays(idle, NEGOTIATION);
    if (host === 'postfix') {
      const said = await idle.ask(
        'request=smtpd_access_policy\nprotocol_state=CONNECT\n\n',
        (text) => text !== '',
      );
      expect(said).toBe('action=DUNNO\n\n');
    }
    await silent.closed();
    const cut = host === 'exim' ? ['silent for too long', 'nothing was said'] : ['nothing was said'];
    expect(cut).toContain((await served.events('warning'))[0]?.message);
    if (host !== 'exim') expect(idle.isClosed).toBe(false);
  });

  it('do not shut the metrics to others for longer than they may take', async () => {
    const served = serve('milter', ...LISTEN, '--metrics', '127.0.0.1:0');
    const [metrics] = await served.events('metrics');
    const url = new URL(String(metrics?.url));
    const silent: Peer[] = [];
    while (silent.length < 64) {
      const peer = await peerAt(Number(url.port));
      if (peer) silent.push(peer);
    }
    await Promise.all(silent.map((peer) => peer.closed()));
    expect(await (await fetch(url)).text()).toContain('mailbox_syntax_connections 0');
  });
});

describe('a socket that a dead process left', () => {
  it('goes to one of those that start at once', async () => {
    for (let round = 0; round < 5; round++) {
      const path = join(folder, `shared-${round}.sock`);
      const dead = new Served(folder, ['milter', '--listen', `unix:${path}`]);
      await dead.place();
      await dead.kill();
      const started = Array.from({ length: 4 }, () => serve('milter', '--listen', `unix:${path}`));
      await until(
        () => started.filter((each) => each.out !== '' || each.process.exitCode !== null).length === 4,
      );
      expect(started.filter(({ out }) => out !== '')).toHaveLength(1);
      const peer = (await Peer.connect({ path })) as Peer;
      expect(await milterSays(peer, NEGOTIATION)).toContain('O');
      peer.socket.destroy();
    }
  });
});

describe('4,000 peers that do not end their packets', () => {
  it.each([
    ['of the greatest length that is held', 32_768, 'M'],
    ['of a message', 131_072, 'B'],
  ])('%s, stay within the memory of the unit', async (_, length, letter) => {
    const served = serve('milter', ...LISTEN);
    const place = await served.place();
    const begun = Buffer.concat([
      NEGOTIATION,
      encodePacket(letter, Buffer.alloc(length - 1, 0x78)).subarray(0, -1),
    ]);
    for (let count = 0; count < 4000; count += 100) {
      const peers = await Promise.all(Array.from({ length: 100 }, () => Peer.connect(place)));
      for (const peer of peers) {
        toEnd.push(() => peer?.socket.destroy());
        peer?.socket.write(begun);
      }
      await Promise.all(peers.map((peer) => peer?.until((text) => text.length >= 17)));
    }
    const { memory } = resources(served.process.pid as number);
    console.log(`${letter}: ${Math.round(memory / 1e6)} MB`);
    expect(memory).toBeLessThan(512 << 20);
  });
});
