import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { hosts } from '../hosts/all.ts';
import { program } from '../hosts/installed.ts';
import { withServer } from './outcomes.ts';

/** The commands of examples/servers/README.md, as a person would type them, and what comes back. */
const commands = readFileSync(new URL('../../../examples/servers/README.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('swaks '))
  .map((line) => line.replaceAll("'", '').split(' ').slice(1));

/** The address of the commands, and the one that the README names for Haraka. */
const BAD = 'joe@[IPv6:2001:db8::1:1:1:1:1]';
const BAD_AT_HARAKA = 'j\u00f6rg@example.com';

const expected: RegExp[][] = [
  [/^ -> MAIL FROM:<j[^>]+>\n<\*\* (?:553[ -]5\.1\.7|550 5\.6\.7) /m],
  [/^ -> RCPT TO:<j[^>]+>\n<\*\* 553[ -]5\.(?:1\.3|6\.7) /m],
  [
    /^ -> RCPT TO:<j[^>]+>\n<\*\* 553[ -]5\.(?:1\.3|6\.7) /m,
    /^ -> RCPT TO:<joe@example\.com>\n<- {2}250 /m,
    /^ -> DATA\n<- {2}354 /m,
    /^ -> \.\n<- {2}250 /m,
  ],
];

beforeAll(() => {
  if (program('swaks') === null)
    throw new Error('swaks is not installed: run scripts/install-servers.sh as root');
});

describe.each(hosts.map((host) => [host.name, host] as const))('swaks against %s', (name, host) => {
  it('shows what the README says', async () => {
    const missing = host.missing();
    if (missing !== null) throw new Error(missing);
    expect(commands.length).toBe(expected.length);
    await withServer(host, 'ours', async ({ port }) => {
      for (const [index, args] of commands.entries()) {
        const said = await swaks(
          args.map((arg) => {
            const at = arg === '127.0.0.1:25' ? `127.0.0.1:${port}` : arg;
            return name === 'haraka' ? at.replace(BAD, BAD_AT_HARAKA) : at;
          }),
        );
        for (const pattern of expected[index] as RegExp[]) expect(said).toMatch(pattern);
      }
    });
  });
});

/** What swaks prints; its exit code tells of refusals, which are what is wanted. */
function swaks(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program('swaks') as string, args, { timeout: 60_000 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
