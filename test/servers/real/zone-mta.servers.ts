/** ./zone-mta in ZoneMTA's own receiver. The rest of ZoneMTA, which needs MongoDB, is not started. */

import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zoneMta } from '../hosts/installed.ts';
import { freePort, Program, temporaryFolder } from '../hosts/program.ts';

/** ZoneMTA's plugin handler and SMTP interface, which read the configuration of the folder that they run in. */
const RECEIVER = `
const { createRequire } = require('node:module');
const zoneMta = createRequire(${JSON.stringify(join(zoneMta, 'package.json'))});
const plugins = zoneMta('./lib/plugins');
const SMTPInterface = zoneMta('./lib/smtp-interface');
plugins.init('receiver');
plugins.handler.load(() => {
  const options = { maxRecipients: 100, disableReverseLookup: true, logger: false };
  const receiver = new SMTPInterface('feeder', options);
  receiver.setup(() => {
    // The main process gives each message its id. There is none here, and no queue, which is in MongoDB.
    receiver.sendCommand = (command, done) => setImmediate(done, null, '1');
    receiver.server.listen(Number(process.argv[2]), '127.0.0.1');
  });
});
`;

const CONVENTIONS = '{"example.com": {"characters": ["letters", "."]}}';

const toEnd: (() => unknown)[] = [];

async function start(section: object): Promise<{ port: number; log: () => string }> {
  const folder = temporaryFolder('zone-mta');
  toEnd.push(() => folder.remove());
  for (const name of ['config', 'node_modules']) mkdirSync(join(folder.path, name));
  symlinkSync(resolve('.'), join(folder.path, 'node_modules/mailbox-syntax'));
  const plugins = { 'modules/mailbox-syntax/zone-mta': { enabled: 'receiver', ordering: 10, ...section } };
  const config = { plugins, pluginsPath: './plugins', log: { level: 'info' }, dbs: { redis: {} } };
  writeFileSync(join(folder.path, 'config/default.js'), `module.exports = ${JSON.stringify(config)};`);
  writeFileSync(join(folder.path, 'own.json'), CONVENTIONS);
  writeFileSync(join(folder.path, 'receiver.cjs'), RECEIVER);
  const port = await freePort();
  const program = Program.start(process.execPath, ['receiver.cjs', String(port)], {
    cwd: folder.path,
    env: { ...process.env, NODE_PATH: join(folder.path, 'node_modules') },
  });
  toEnd.push(() => program.stop());
  await program.greets(port);
  return { port, log: () => program.output };
}

async function replies(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  const hear = async () => String((await once(socket, 'data'))[0]).trimEnd();
  await hear();
  const said: string[] = [];
  for (const line of ['HELO client.example', ...lines]) {
    socket.write(`${line}\r\n`);
    said.push(await hear());
  }
  socket.destroy();
  return said.slice(1);
}

const isThere = existsSync(zoneMta);

describe.skipIf(!isThere && !process.env.CI)("ZoneMTA's receiver with ./zone-mta", () => {
  let port = 0;
  let log = () => '';

  beforeAll(async () => {
    ({ port, log } = await start({ conventions: 'own.json' }));
  });

  afterAll(async () => {
    for (const end of toEnd.reverse()) await end();
  });

  it('answers as the hooks do', async () => {
    const said = await replies(port, [
      'MAIL FROM:<a..b@example.net>',
      'MAIL FROM:<ann@example.net>',
      'RCPT TO:<anna@exa mple.com>',
      'RCPT TO:<anna.b@example.com>',
      'RCPT TO:<anna_b@example.com>',
      'RCPT TO:<anna_b@example.net>',
    ]);
    expect(said[0]).toMatch(/^553 5\.1\.7 There is /);
    expect(said[1]).toMatch(/^250 /);
    expect(said[2]).toMatch(/^5\d\d /);
    expect(said[3]).toMatch(/^250 /);
    expect(said[4]).toBe('553 5.1.3 example.com has only letters and dots before the @; check the name');
    expect(said[5]).toMatch(/^250 /);
  });

  it('logs refusals without the address', () => {
    expect(log()).toContain('Initialized mailbox-syntax');
    expect(log()).toMatch(
      /refusal id=\S+ src=127\.0\.0\.1 command=RCPT reply=553 enhanced=5\.1\.3 reason=convention-character/,
    );
    expect(log()).not.toContain('anna_b');
  });

  it('refuses nothing in a dry run', async () => {
    const dry = await start({ dryRun: true });
    const said = await replies(dry.port, ['MAIL FROM:<a..b@example.net>']);
    expect(said[0]).toMatch(/^250 /);
    expect(dry.log()).toContain('would-refuse id=');
  });

  it('tells ZoneMTA what is wrong with its section', async () => {
    const wrong = await start({ replyStyle: '550' });
    expect(wrong.log()).toContain('Failed loading plugin mailbox-syntax');
    expect(wrong.log()).toContain('replyStyle: expected 553, rfc5321 or 501, got "550"');
  });
});
