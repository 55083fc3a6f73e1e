/** What each mail server was recorded to answer (`npm run record:servers`), as the playground reads it. */

import type { Recorded } from '../playground/hosts.ts';

/** Two ways to ask that Postfix has. */
const ways: Readonly<Record<string, string>> = { 'postfix-milter': 'milter', 'postfix-policy': 'policy' };

interface Run {
  date: string;
  hosts: Readonly<Record<string, string>>;
}

/** Codes alone, with the hook under `smtp` and under `mta`, and `host` where the server refuses before it asks. */
type Cell = [alone: string, smtp: string, mta: string, who?: 'host'];

interface Result {
  case: string;
  command: 'MAIL' | 'RCPT';
  hosts: Readonly<Record<string, Cell>>;
}

interface Case {
  id: string;
  path?: string;
  parameters?: string;
  mail?: string | null;
  rcpt?: string | null;
}

interface Skip {
  host: string;
  reason: string;
  cases: readonly string[];
}

/**
 * The recorded commands: what was sent, the reason that it deserves a refusal for, and what each server did.
 * @param read the text of a file of fixtures/
 */
export function recordedOf(read: (file: string) => string): Recorded {
  const rowsOf = (file: string): unknown[] =>
    read(file)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const [run, ...results] = rowsOf('servers/results.ndjson') as [Run, ...Result[]];
  const cases = new Map((rowsOf('smtp/paths.ndjson') as Case[]).map((one) => [one.id, one]));
  const because = new Map(
    (rowsOf('smtp/skips.ndjson') as Skip[]).flatMap(({ host, reason, cases: names }) =>
      names.map((name) => [`${host} ${name}`, reason] as const),
    ),
  );
  return {
    date: run.date,
    hosts: Object.entries(run.hosts).map(([name, title]) => ({
      name,
      title: ways[name] ? `${title} (${ways[name]})` : title,
    })),
    rows: results.flatMap(({ case: id, command, hosts }) => {
      const one = cases.get(id);
      // What legitimate senders send has no refusal to compare; octets that are no UTF-8 cannot be typed.
      if (one?.path === undefined) return [];
      const expected = command === 'MAIL' ? one.mail : one.rcpt;
      const cells = Object.entries(hosts).map(([name, [alone, smtp, mta, who]]) => {
        const reason = because.get(`${name} ${id} ${command}`);
        return [name, { alone, smtp, mta, own: who === 'host', ...(reason && { because: reason }) }] as const;
      });
      return [
        {
          command,
          path: one.path,
          parameters: one.parameters ?? '',
          reason: expected?.split(' ').at(-1) ?? null,
          cells: Object.fromEntries(cells),
        },
      ];
    }),
  };
}
