import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inheritedSocket } from '../../src/cli/serve/systemd.ts';
import { records } from './running.ts';
import { installCommand, until } from './served.ts';

// What systemd itself hands over and is told: test/servers/real/deployment.servers.ts.

let folder = '';
const toEnd: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await installCommand();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

/** A port on which a socket listens, whose only holder is the process that is started with it as its descriptor 3. */
async function startWithSocket(argv: string, env: NodeJS.ProcessEnv = {}) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { fd } = (server as unknown as { _handle: { fd: number } })._handle;
  const { port } = server.address() as { port: number };
  const program = `LISTEN_PID=$$ exec "${process.execPath}" dist/bin.js serve ${argv}`;
  const child: ChildProcess = spawn('/bin/sh', ['-c', program], {
    cwd: folder,
    env: { ...process.env, LISTEN_FDS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', fd],
  });
  server.close();
  const said = { out: '', err: '' };
  child.stdout?.on('data', (text) => {
    said.out += text;
  });
  child.stderr?.on('data', (text) => {
    said.err += text;
  });
  const ended = once(child, 'close');
  toEnd.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { port, child, said, ended };
}

async function ask(port: number, line: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  toEnd.push(() => socket.destroy());
  let text = '';
  socket.setEncoding('latin1').on('data', (more) => {
    text += more;
  });
  socket.write(line);
  await until(() => text.endsWith('\n'));
  return text;
}

describe('A socket that the service manager has opened', () => {
  it('is served: whoever connected before is answered too', async () => {
    const { port, child, said, ended } = await startWithSocket('exim');
    expect(await ask(port, 'rcpt <a..b@example.com>\n')).toMatch(/^553 5\.1\.3 /);
    expect(said.out).toBe(`listening on exim://127.0.0.1:${port}\n`);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('is not that of a place of one’s own', async () => {
    const { said, ended } = await startWithSocket('exim --listen 127.0.0.1:0');
    expect(await ended).toEqual([2, null]);
    expect(said.err).toMatch(/--listen: leave it out, the service manager has opened the socket/);
  });

  it('is one', async () => {
    const { said, ended } = await startWithSocket('exim', { LISTEN_FDS: '2' });
    expect(await ended).toEqual([2, null]);
    expect(said.err).toMatch(/LISTEN_FDS=2: a process serves one socket/);
  });

  it('has to be a socket', async () => {
    const program = `LISTEN_PID=$$ LISTEN_FDS=1 exec "${process.execPath}" dist/bin.js serve exim 3</dev/null`;
    const child = spawn('/bin/sh', ['-c', program], { cwd: folder });
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(err).toMatch(/^mailbox-syntax serve: cannot listen on exim\+fd:3: /);
  });

  it('is not meant for a child of the process that it was given to', () => {
    expect(inheritedSocket({ LISTEN_PID: '17', LISTEN_FDS: '1' }, 17)).toEqual({ fd: 3 });
    expect(inheritedSocket({ LISTEN_PID: '17', LISTEN_FDS: '1' }, 18)).toBeNull();
    expect(inheritedSocket({ LISTEN_PID: '17', LISTEN_FDS: '0' }, 17)).toBeNull();
    expect(inheritedSocket({ LISTEN_PID: '17' }, 17)).toBeNull();
    expect(inheritedSocket({}, 17)).toBeNull();
  });
});

it('serves where the service manager cannot be told that it is ready', async () => {
  const { port, said } = await startWithSocket('exim', { NOTIFY_SOCKET: '/run/none', PATH: '/nowhere' });
  expect(await ask(port, 'rcpt <a@example.com>\n')).toBe('\n');
  await until(() => said.err.endsWith('\n'));
  expect(records(said.err)).toMatchObject([
    {
      event: 'warning',
      message: expect.stringMatching(/^cannot tell the service manager that all is ready: /),
    },
  ]);
});
