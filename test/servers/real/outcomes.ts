/** Puts every case to a server that runs, and says what became of it. */

import type { Hook, Host, Running } from '../hosts/host.ts';
import { type Command, linesOf, type PathCase, type SessionCase } from '../smtp-cases.ts';
import { SmtpClient } from '../smtp-client.ts';

/** What became of a path at a command. */
export interface Outcome {
  case: PathCase;
  command: Command;
  /** The whole reply; `closed` where the server hung up. */
  reply: string;
  /** Whether the server asked us about this path. */
  asked: boolean;
}

/** Starts a server, lets `use` speak to it, and ends it, whatever comes of that. */
export async function withServer<T>(
  host: Host,
  hook: Hook,
  use: (running: Running) => Promise<T>,
): Promise<T> {
  const running = await host.start(hook);
  try {
    return await use(running);
  } finally {
    await running.stop();
  }
}

/** Every path at MAIL and at RCPT, each in a transaction of its own. */
export async function outcomesOf(running: Running, cases: readonly PathCase[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let client = await SmtpClient.connect(running.port);
  for (const each of cases) {
    for (const command of ['MAIL', 'RCPT'] as const) {
      if ((command === 'MAIL' ? each.mail : each.rcpt) === undefined) continue;
      let outcome = await outcomeOf(client, running, each, command);
      if (client.closed) {
        // A server that has heard too much nonsense in one session hangs up: this was not yet an answer.
        client = await SmtpClient.connect(running.port);
        outcome = await outcomeOf(client, running, each, command);
        if (client.closed) client = await SmtpClient.connect(running.port);
      }
      outcomes.push(outcome);
    }
  }
  await client.close();
  return outcomes;
}

async function outcomeOf(
  client: SmtpClient,
  running: Running,
  each: PathCase,
  command: Command,
): Promise<Outcome> {
  const lines = ['RSET', ...linesOf(each, command)];
  for (const line of lines.slice(0, -1)) await client.ask(line);
  const before = running.asked();
  const reply = await client.ask(lines.at(-1) as string | Uint8Array);
  return { case: each, command, reply, asked: running.asked() > before };
}

/** The replies to a conversation, as many as there are. */
export async function repliesOf({ port }: Running, { pipelined, steps }: SessionCase): Promise<string[]> {
  const client = await SmtpClient.connect(port);
  try {
    const lines = steps.map(([line]) => line);
    return pipelined ? await client.pipeline(lines) : await client.askAll(lines);
  } finally {
    await client.close();
  }
}
