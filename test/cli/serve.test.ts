/** `serve smtp` in this process: the server is started, asked and stopped as a terminal would. */

import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { SmtpClient } from '../servers/smtp-client.ts';
import { gather, running } from './running.ts';

/** Starts the command and resolves when it listens. */
async function serving(...options: string[]) {
  const stdout = gather();
  const stderr = gather();
  const others = new Set(process.listeners('SIGTERM'));
  const ended = run(['serve', 'smtp', ...options], {
    stdin: Readable.from([]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: {},
  });
  const listening = /^listening on smtp:\/\/(?:\[(.+)\]|(.+)):(\d+)\n$/;
  let found: RegExpExecArray | null = null;
  while (!found) {
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 10)), ended]);
    found = listening.exec(stdout.text());
    if (!found && stderr.text() !== '') throw new Error(stderr.text());
  }
  return {
    host: (found[1] ?? found[2]) as string,
    port: Number(found[3]),
    stderr: stderr.text,
    /** What a signal does; those who run the tests listen for it too. */
    stop(): Promise<number> {
      for (const listener of process.listeners('SIGTERM')) if (!others.has(listener)) listener('SIGTERM');
      return ended;
    },
  };
}

describe('serve smtp', () => {
  it('refuses bad addresses, says so, and stops at a signal although a client stays', async () => {
    const server = await serving('--listen', '127.0.0.1:0');
    try {
      const client = await SmtpClient.connect(server.port, server.host);
      expect(await client.ask('MAIL FROM:<a..b@example.com>')).toMatch(/^553 5\.1\.7 /);
      expect(await client.ask('MAIL FROM:<user@example.com>')).toMatch(/^250 /);
      expect(await client.ask('RCPT TO:<user@example.com>')).toMatch(/^250 /);
      expect(await client.ask('DATA')).toMatch(/^354 /);
      expect(await client.ask('Subject: none\r\n\r\nnothing\r\n.')).toMatch(/^250 /);
    } finally {
      expect(await server.stop()).toBe(0);
    }
    expect(server.stderr()).toMatch(
      /^refused MAIL <a\.\.b@example\.com> from 127\.0\.0\.1: 553 5\.1\.7 local-part-empty-atom: /,
    );
  });

  it('listens on IPv6, in the style that is asked for', async () => {
    const server = await serving('--listen', '[::1]:0', '--reply-style', '501', '--profile', 'form');
    try {
      const client = await SmtpClient.connect(server.port, server.host);
      expect(await client.ask('MAIL FROM:<user@localhost>')).toMatch(/^501 5\.1\.7 /);
    } finally {
      expect(await server.stop()).toBe(0);
    }
  });

  it('says where it cannot listen, and why', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    try {
      const { code, stderr } = await running(['serve', 'smtp', '--listen', `127.0.0.1:${port}`]);
      expect(code).toBe(2);
      expect(stderr).toContain(`cannot listen on 127.0.0.1:${port}: something else listens there`);
    } finally {
      other.close();
    }
  });

  it.each([
    [['--profile', 'strict'], '--profile: expected one of rfc, smtp, form, interoperable, got "strict"'],
    [['--reply-style', '550'], '--reply-style: expected 553, rfc5321 or 501, got "550"'],
    [['--listen', '127.0.0.1'], '--listen: expected HOST:PORT'],
    [['--listen', '127.0.0.1:65536'], '--listen: expected HOST:PORT'],
    [['smtp'], 'expected one host, got "smtp" and "smtp"'],
  ])('refuses %j', async (options, words) => {
    const { code, stderr } = await running(['serve', 'smtp', ...options]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it.each([
    [[], 'name a host to serve: '],
    [['pigeon'], 'there is no host "pigeon"'],
  ])('refuses the hosts %j', async (hosts, words) => {
    const { code, stderr } = await running(['serve', ...hosts]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it('has help and a version', async () => {
    expect((await running(['serve', '--help'])).stdout).toMatch(/^Usage: mailbox-syntax serve /);
    expect((await running(['serve', '--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('check', () => {
  it('refuses a folder on standard input', async () => {
    const fd = openSync('.', 'r');
    try {
      const stderr = gather();
      const stdin = Object.assign(Readable.from([]), { fd });
      const code = await run(['check'], { stdin, stdout: gather().stream, stderr: stderr.stream, env: {} });
      expect(code).toBe(2);
      expect(stderr.text()).toBe('mailbox-syntax: standard input: cannot be read: this is a folder\n');
    } finally {
      closeSync(fd);
    }
  });
});
