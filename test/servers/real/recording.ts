/** Records what a server and we say to one another, for the tests that need no server. */

import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Host, Wire } from '../hosts/host.ts';
import { linesOf, type PathCase, type SessionCase } from '../smtp-cases.ts';
import { SmtpClient } from '../smtp-client.ts';
import { repliesOf, withServer } from './outcomes.ts';

const FOLDER = new URL('../../../fixtures/servers/', import.meta.url);

/** Enough to see every kind of answer, few enough to read. */
const RECORDED = /^smtp-0(?:01|02|04|05|09|10|11|17|21|27|28|34|35|36|37|39|45|53|62|66|71|82|90|92|93)$/;
const LONG = 50;

/** Writes fixtures/servers/HOST.ndjson: a line about the run, then a line a connection. */
export async function record(
  host: Host,
  cases: readonly PathCase[],
  sessions: readonly SessionCase[],
): Promise<void> {
  const wires = await withServer(host, 'ours', async (running) => {
    for (const each of sessions) if (each.steps.length < LONG) await repliesOf(running, each);
    const client = await SmtpClient.connect(running.port);
    for (const each of cases.filter(({ id }) => RECORDED.test(id))) {
      for (const command of ['MAIL', 'RCPT'] as const) {
        await client.askAll(['RSET', ...linesOf(each, command)]);
      }
    }
    await client.close();
    // What is written down beside the wire may come a moment later.
    await setTimeout(500);
    return running.wires();
  });
  const about = { server: host.version(), date: new Date().toISOString().slice(0, 10) };
  const lines = [about, ...wires.filter((wire) => wire.length > 0).map((wire): { wire: Wire } => ({ wire }))];
  writeFileSync(new URL(`${host.name}.ndjson`, FOLDER), lines.map(toLine).join(''));
}

/** JSON in ASCII, so that nothing of what went over the wire disturbs a terminal or an editor. */
function toLine(row: object): string {
  const json = JSON.stringify(row).replace(
    /[\x7f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}

/** What people see: the lines of a conversation with their replies, for the README. */
export async function recordDialogue(host: Host, name: string, lines: readonly string[]): Promise<void> {
  const said = await withServer(host, 'ours', async ({ port }) => {
    const client = await SmtpClient.connect(port);
    const replies = await client.askAll(lines);
    await client.close();
    return lines.map((line, index) => `C: ${line}\nS: ${replies[index]?.replaceAll('\n', '\nS: ')}\n`);
  });
  writeFileSync(new URL(`${name}.txt`, FOLDER), `${said.join('')}`);
}
