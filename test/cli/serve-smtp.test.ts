import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { serveSmtp } from '../../src/cli/serve/hosts.ts';
import { SmtpClient } from '../servers/smtp-client.ts';

it('serve smtp answers as docs/servers.md shows', async () => {
  const page = readFileSync(new URL('../../docs/servers.md', import.meta.url), 'utf8');
  const [, block = ''] = /<!-- serve-smtp:begin -->\n```\n(.*?)```/s.exec(page) ?? [];
  const said = block.split('\n').filter((line) => /^[CS]: /.test(line));
  // The greeting and EHLO, which the client says by itself.
  const commands = said.filter((line) => line.startsWith('C: ')).map((line) => line.slice(3));
  const replies = said.filter((line) => line.startsWith('S: ')).map((line) => line.slice(3));
  expect(commands[0]).toBe('EHLO client.example');
  expect(commands.length).toBeGreaterThan(5);

  const running = await serveSmtp({
    site: {},
    place: { host: '127.0.0.1', port: 0 },
    io: {} as Io,
    onWarning: () => {},
  });
  try {
    const client = await SmtpClient.connect((running.place as { port: number }).port);
    expect(await client.askAll(commands.slice(1))).toEqual(replies.slice(2));
    await client.close();
  } finally {
    await running.stop();
  }
});
