import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { haraka, type RunningHaraka, startHaraka } from '../hosts/haraka.ts';
import { SmtpClient } from '../smtp-client.ts';

const INI = 'config/mailbox-syntax.ini';
const BAD = 'MAIL FROM:<a@i\u2665you.example> SMTPUTF8';

beforeAll(() => {
  const missing = haraka.missing();
  if (missing !== null) throw new Error(missing);
});

async function withHaraka(files: Record<string, string>, use: (running: RunningHaraka) => Promise<void>) {
  const running = await startHaraka('ours', files);
  try {
    await use(running);
  } finally {
    await running.stop();
  }
}

async function ask({ port }: RunningHaraka, ...lines: string[]): Promise<string> {
  const client = await SmtpClient.connect(port);
  const replies = await client.askAll(lines);
  await client.close();
  return replies.at(-1) as string;
}

/** Asks until the reply is as expected: Haraka looks at its files a moment after they change. */
async function becomes(running: RunningHaraka, line: string, expected: RegExp): Promise<void> {
  let reply = '';
  for (let tries = 0; tries < 100 && !expected.test(reply); tries++) {
    reply = await ask(running, line);
    if (!expected.test(reply)) await wait(100);
  }
  expect(reply).toMatch(expected);
}

describe('mailbox-syntax/haraka in config/plugins, after npm install of the packed package', () => {
  it('is loaded by its name, and logs reasons without addresses', () =>
    withHaraka({}, async (running) => {
      expect(await ask(running, BAD)).toMatch(/^553 5\.1\.7 .*U\+2665/);
      expect(running.log()).toContain('loading mailbox-syntax/haraka');
      expect(running.log()).toMatch(/\[mailbox-syntax\/haraka\] .*mail:domain-disallowed-code-point/);
    }));

  it('follows its .ini when it changes, and stays as it is when the new one is wrong', () =>
    withHaraka({ [INI]: '[main]\nreply_style=501\n' }, async (running) => {
      expect(await ask(running, BAD)).toMatch(/^501 5\.1\.7 /);
      writeFileSync(join(running.folder, INI), '[main]\ndry_run=true\n');
      await becomes(running, BAD, /^250 /);
      writeFileSync(join(running.folder, INI), '[main]\ndry_run=maybe\n');
      const complaint = /settings stay as they were: dry_run: expected true or false, got "maybe"/;
      for (let tries = 0; tries < 100 && !complaint.test(running.log()); tries++) await wait(100);
      expect(running.log()).toMatch(complaint);
      expect(await ask(running, BAD)).toMatch(/^250 /);
      writeFileSync(join(running.folder, INI), '[levels]\ndomain-disallowed-code-point=warning\n');
      await becomes(running, BAD, /^250 /);
      await becomes(running, 'MAIL FROM:<j\u00f6rg@example.com>', /^550 5\.6\.7 /);
    }));

  it('refuses SMTPUTF8 where Haraka does not offer it', () =>
    withHaraka(
      {
        'config/connection.ini':
          '[main]\nsmtputf8=false\n[message]\n[max]\nline_length=512\n[headers]\n[uuid]\n[haproxy]\n',
      },
      async (running) => {
        expect(await ask(running, 'MAIL FROM:<a@example.com> SMTPUTF8')).toMatch(/^555 5\.5\.4 /);
        expect(await ask(running, 'MAIL FROM:<j\u00f6rg@example.com>')).toMatch(/^550 5\.6\.7 /);
      },
    ));

  it.each([
    ['[main]\nprofile=strict\n', 'profile: expected rfc, smtp, form, mta or interoperable, got "strict"'],
    [
      '[main]\nreply_stlye=501\n',
      'reply_stlye: unknown setting; expected profile, reply_style, dry_run, on_error, exempt_authenticated, exempt_networks or help_url',
    ],
    ['[levels]\nno-such-reason=off\n', 'no-such-reason'],
    [
      '[level]\nlocal-part-quoted=off\n',
      'level: unknown setting; expected the sections main, levels, levels.MAIL or levels.RCPT',
    ],
  ])('stops Haraka where the .ini says %j', async (ini, message) => {
    await expect(startHaraka('ours', { [INI]: ini })).rejects.toThrow(message);
  });
});
