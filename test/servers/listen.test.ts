import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LineSplitter } from '../../src/servers/lines.ts';
import { type Daemon, daemon, type Limits, type Place } from '../../src/servers/listen.ts';
import type { Session } from '../../src/servers/session.ts';

const toClose: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/**
 * A protocol that shows what the frame does: each line is echoed; `engage` and `leave` set whether a stop must wait,
 * `end` ends, `fault` too, `throw` is a fault of ours, `flood` answers with 4 MiB.
 */
function echo(): Session {
  const splitter = new LineSplitter(1000);
  const session = {
    requests: 0,
    isEngaged: false,
    get isMidway() {
      return splitter.isMidway;
    },
    receive(octets: Uint8Array) {
      let sent = '';
      for (const each of splitter.push(octets).lines) {
        session.requests++;
        const line = Buffer.from(each).toString();
        if (line === 'throw') throw new Error('broken on purpose');
        if (line === 'engage' || line === 'leave') session.isEngaged = line === 'engage';
        sent += line === 'flood' ? 'x'.repeat(4 << 20) : `${line}\n`;
        if (line === 'end') return { send: Buffer.from(sent), end: true };
        if (line === 'fault') return { send: Buffer.from(sent), end: true, fault: 'as asked for' };
      }
      return { send: sent === '' ? null : Buffer.from(sent), end: false };
    },
  };
  return session;
}

interface Started {
  server: Daemon;
  place: Place;
  warnings: string[];
}

/** A daemon on a free port, or at a path. */
async function start(limits: Limits = {}, where: Place = { host: '127.0.0.1', port: 0 }): Promise<Started> {
  const warnings: string[] = [];
  const server = daemon(
    echo,
    { drainTimeout: 200, onWarning: (message) => warnings.push(message), ...limits },
    60_000,
  );
  const place = await server.listen(where);
  toClose.push(() => server.close());
  return { server, place, warnings };
}

/** A client that gathers what it is told. */
async function client({ place }: Pick<Started, 'place'>, options: { allowHalfOpen?: boolean } = {}) {
  const socket = connect({ ...place, ...options } as never);
  const told = { text: '', isClosed: false };
  socket.setEncoding('latin1');
  socket.on('data', (text) => {
    told.text += text;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    told.isClosed = true;
  });
  toClose.push(() => socket.destroy());
  await once(socket, 'connect');
  return { socket, told };
}

/** Waits until something is so; fails after ten seconds. */
async function until(isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(isSo(), String(isSo)).toBe(true), { timeout: 10_000, interval: 5 });
}

const closed = (socket: Socket) => (socket.destroyed ? Promise.resolve() : once(socket, 'close'));

describe('A connection of a daemon', () => {
  it('is answered, also when its octets come one by one', async () => {
    const { socket, told } = await client(await start());
    for (const character of 'one\ntwo\n') {
      socket.write(character);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => told.text.length >= 'one\ntwo\n'.length);
    expect(told.text).toBe('one\ntwo\n');
  });

  it('ends when its session ends, with the last answer', async () => {
    const { socket, told } = await client(await start());
    socket.write('one\nend\nmore\n');
    await closed(socket);
    expect(told.text).toBe('one\nend\n');
  });

  it('gets its answer after it has closed its own side', async () => {
    const { socket, told } = await client(await start(), { allowHalfOpen: true });
    socket.end('one\nflood\ntwo\n');
    await closed(socket);
    expect(told.text).toHaveLength(8 + (4 << 20));
  });

  it('loses nothing of the last answer when the peer goes on talking', async () => {
    const { socket, told } = await client(await start());
    socket.write(`flood\nend\n${'more\n'.repeat(100_000)}`);
    await closed(socket);
    expect(told.text).toHaveLength((4 << 20) + 4);
  });

  it('ends without a word on a fault, which is reported; others go on', async () => {
    const started = await start();
    const other = await client(started);
    const { socket, told } = await client(started);
    socket.write('throw\n');
    await closed(socket);
    expect(told.text).toBe('');
    const another = await client(started);
    another.socket.write('fault\n');
    await closed(another.socket);
    expect(started.warnings).toEqual(['internal error: Error: broken on purpose', 'as asked for']);
    other.socket.write('still here\n');
    await until(() => other.told.text === 'still here\n');
  });

  it('gives no warning when it is reset', async () => {
    const started = await start();
    const { socket } = await client(started);
    socket.write('one\n');
    socket.resetAndDestroy();
    await until(() => started.server.connections === 0);
    expect(started.warnings).toEqual([]);
  });
});

describe('The limits of a daemon', () => {
  it('close a connection that is silent', async () => {
    const started = await start({ idleTimeout: 100 });
    const { socket } = await client(started);
    await closed(socket);
    expect(started.warnings).toEqual(['silent for too long']);
  });

  it('close one that never says anything, though an idle one may stay', async () => {
    const started = await start({ readTimeout: 200, idleTimeout: 60_000 });
    const idle = await client(started);
    idle.socket.write('one\n');
    const silent = await client(started);
    await closed(silent.socket);
    expect(started.warnings).toEqual(['nothing was said']);
    await until(() => started.server.connections === 1);
  });

  it('close one whose request does not end, however often an octet comes', async () => {
    const started = await start({ readTimeout: 600 });
    const { socket, told } = await client(started);
    const drip = setInterval(() => socket.write('x'), 20);
    await until(() => told.isClosed);
    clearInterval(drip);
    expect(told.text).toBe('');
    expect(started.warnings).toEqual(['a request takes too long']);
  });

  it('let each request have its time, though there is always one under way', async () => {
    const started = await start({ readTimeout: 1500 });
    const { socket, told } = await client(started);
    // Every piece ends a line and begins the next one; together they take longer than the read timeout.
    for (let piece = 0; piece < 25; piece++) {
      socket.write('a\nb');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    socket.write('\n');
    await until(() => told.text.endsWith('b\n'));
    expect(told.isClosed).toBe(false);
    expect(started.warnings).toEqual([]);
  });

  it('close one that does not take its answers, of which only a few are made', async () => {
    const flood = Buffer.from('flood\n'.padStart(70_000, 'x\n'));
    const started = await start({ readTimeout: 1500 });
    const socket = connect(started.place as never);
    socket.on('error', () => {});
    toClose.push(() => socket.destroy());
    socket.pause();
    const before = process.memoryUsage().rss;
    for (let asked = 0; asked < 1000; asked++) socket.write(flood);
    await until(() => started.warnings.length > 0);
    expect(started.warnings).toEqual(['answers are not taken']);
    // 4 GB would have been asked for.
    expect(process.memoryUsage().rss - before).toBeLessThan(500e6);
  });

  it('turn away one connection too many, and say so once', async () => {
    const started = await start({ maxConnections: 2 });
    const first = await client(started);
    await client(started);
    for (let more = 0; more < 3; more++) await closed((await client(started)).socket);
    expect(started.warnings).toEqual(['more than 2 connections: turned away']);
    first.socket.destroy();
    await until(() => started.server.connections === 1);
    const { socket, told } = await client(started);
    socket.write('one\n');
    await until(() => told.text === 'one\n');
  });

  it.each([
    ['maxConnections', 0],
    ['idleTimeout', 2 ** 31],
    ['readTimeout', '5'],
    ['drainTimeout', null],
    ['onWarning', 'log'],
  ])('are checked: %s %j', (name, value) => {
    expect(() => daemon(echo, { [name]: value }, 1000)).toThrow(`${name}: expected`);
  });
});

describe('A stop of a daemon', () => {
  it('closes who is idle, waits for who is engaged, and serves who comes meanwhile', async () => {
    const started = await start({ drainTimeout: 60_000 });
    const idle = await client(started);
    idle.socket.write('one\n');
    const silent = await client(started);
    const midway = await client(started);
    const engaged = await client(started);
    engaged.socket.write('engage\n');
    midway.socket.write('beg');
    await until(() => engaged.told.text !== '' && idle.told.text !== '' && started.server.connections === 4);
    await new Promise((resolve) => setTimeout(resolve, 20));
    let isStopped = false;
    const stopped = started.server.close().then(() => {
      isStopped = true;
    });
    await closed(idle.socket);
    const late = await client(started);
    late.socket.write('late\n');
    await closed(late.socket);
    expect(late.told.text).toBe('late\n');

    midway.socket.write('un\n');
    await closed(midway.socket);
    expect(midway.told.text).toBe('begun\n');
    engaged.socket.write('one\n');
    await until(() => engaged.told.text === 'engage\none\n');
    expect(isStopped).toBe(false);
    engaged.socket.write('leave\n');
    await closed(engaged.socket);
    await stopped;
    expect(engaged.told.text).toBe('engage\none\nleave\n');
    await closed(silent.socket);
    const [error] = await once(connect(started.place as never), 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    expect(started.warnings).toEqual([]);
  });

  it('waits no longer than the drain may last', async () => {
    const started = await start({ drainTimeout: 100 });
    const { socket, told } = await client(started);
    socket.write('engage\n');
    await until(() => told.text !== '');
    await started.server.close();
    expect(started.warnings).toEqual(['still in use at the end of the drain']);
  });

  it('waits for a last answer that is still being taken', async () => {
    const started = await start({ drainTimeout: 10_000 });
    const { socket, told } = await client(started);
    socket.pause();
    socket.write('flood\n');
    await until(() => started.server.connections === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = started.server.close();
    socket.resume();
    await stopped;
    await closed(socket);
    expect(told.text).toHaveLength(4 << 20);
  });
});

describe('a Unix socket', () => {
  let path = '';
  const inFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-'));
    toClose.push(() => rmSync(folder, { recursive: true, force: true }));
    path = join(folder, 'socket');
    return { path };
  };

  it('serves, and leaves no file behind', async () => {
    const started = await start({}, inFolder());
    expect(started.place).toEqual({ path });
    const { socket, told } = await client(started);
    socket.write('one\n');
    await until(() => told.text === 'one\n');
    socket.destroy();
    await started.server.close();
    expect(existsSync(path)).toBe(false);
  });

  it('is taken over from a process that was killed', async () => {
    const where = inFolder();
    const code = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => console.log('up'))`;
    const child = spawn(process.execPath, ['-e', code]);
    toClose.push(() => child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    // As long as it lives, it keeps its socket.
    await expect(start({}, where)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(statSync(path).isSocket()).toBe(true);
    const { socket, told } = await client(await start({}, where));
    socket.write('one\n');
    await until(() => told.text === 'one\n');
  });

  it('never takes the place of another file', async () => {
    const where = inFolder();
    writeFileSync(path, 'keep');
    await expect(start({}, where)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    chmodSync(path, 0o600);
    expect(statSync(path).size).toBe(4);
  });

  it('is refused where its path is longer than the kernel keeps', async () => {
    const { path } = inFolder();
    const most = process.platform === 'linux' ? 107 : 103;
    const long = path.padEnd(most, 'x');
    expect(await start({}, { path: long }).then(({ place }) => place)).toEqual({ path: long });
    await expect(start({}, { path: `${long}x` })).rejects.toThrow(
      `place.path: expected the path of a socket of at most ${most} octets, got one of ${most + 1}`,
    );
    await expect(start({}, { path: '' })).rejects.toThrow(
      `place.path: expected the path of a socket of at most ${most} octets, got ""`,
    );
  });

  it('goes to one of many that start at once on what a dead process left', async () => {
    for (let round = 0; round < 10; round++) {
      const where = inFolder();
      const code = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
      await once(spawn(process.execPath, ['-e', code]), 'exit');
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => start({}, where)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { socket, told } = await client({ place: where });
      socket.write('one\n');
      await until(() => told.text === 'one\n');
      socket.destroy();
      expect(existsSync(`${path}.lock`)).toBe(false);
    }
  });

  it('is not kept from its owner by the lock of one that was killed', async () => {
    const where = inFolder();
    const code = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
    await once(spawn(process.execPath, ['-e', code]), 'exit');
    mkdirSync(`${path}.lock`);
    const minuteAgo = Date.now() / 1000 - 60;
    utimesSync(`${path}.lock`, minuteAgo, minuteAgo);
    expect((await start({}, where)).place).toEqual(where);
  });

  it('needs its folder', async () => {
    await expect(start({}, { path: '/no-such-folder/socket' })).rejects.toMatchObject({
      code: expect.any(String),
    });
  });
});

it('says when a port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  toClose.push(() => other.close());
  const { port } = other.address() as { port: number };
  await expect(start({}, { host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
