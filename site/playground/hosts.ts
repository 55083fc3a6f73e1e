/** What a mail server answers to a command, by what was recorded of it. */

type Command = 'MAIL' | 'RCPT';

/** What one server did with a recorded command. */
interface Cell {
  /** Its codes without us, `501 5.1.3`. */
  alone: string;
  /** With our hook under these profiles. */
  smtp: string;
  mta: string;
  /** Whether it refused before the hook was asked. */
  own: boolean;
  /** Why it departs from what the command deserves, in English. */
  because?: string;
}

/** One recorded command. */
interface Row {
  command: Command;
  path: string;
  parameters: string;
  /** The first reason to refuse it; null for none. */
  reason: string | null;
  cells: Readonly<Record<string, Cell>>;
}

/** All that was recorded. */
export interface Recorded {
  date: string;
  hosts: readonly { name: string; title: string }[];
  rows: readonly Row[];
}

/** A server, as a session sees it. */
export interface Host {
  name: string;
  title: string;
  date: string;
  /** Whether it offers SMTPUTF8: it accepted a recorded command that has the parameter. */
  smtputf8: boolean;
  /** How it accepts. */
  accepts: Readonly<Record<Command, string>>;
  rows: readonly Row[];
}

/** The server with this name; null where there is no recording of it. */
export function hostOf(recorded: Recorded, name: string): Host | null {
  const host = recorded.hosts.find((one) => one.name === name);
  if (!host) return null;
  const { date, rows } = recorded;
  const accepted = (command: Command) =>
    mostOf(
      rows.flatMap((row) => {
        const alone = row.command === command ? row.cells[name]?.alone : undefined;
        return alone?.startsWith('2') ? [alone] : [];
      }),
    ) ?? '250';
  return {
    ...host,
    date,
    smtputf8: rows.some(
      ({ parameters, cells }) => /\bSMTPUTF8\b/.test(parameters) && cells[name]?.alone.startsWith('2'),
    ),
    accepts: { MAIL: accepted('MAIL'), RCPT: accepted('RCPT') },
    rows,
  };
}

/** What a server answers to a command that our hook would refuse or accept. */
export interface HostAnswer {
  /** `exact`: this command was recorded; `alike`: others with its reason; `none`: nothing like it. */
  from: 'exact' | 'alike' | 'none';
  /** Its codes without us; null where the recorded ones differ. */
  alone: string | null;
  /** Whether it refuses by itself, our hook does, or the command passes. */
  who: 'host' | 'hook' | 'none';
  /** The codes of a refusal by the host itself. */
  codes: string | null;
  /** How many recorded commands end in each way. */
  counts: Readonly<Record<'host' | 'hook' | 'none', number>>;
  because: string | null;
}

/** A command, as a client sends it. */
export interface Sent {
  command: Command;
  path: string;
  /** After the path; for a recipient of a message that needs it, SMTPUTF8 too. */
  parameters: string;
  /** The first reason against it; null for none. */
  reason: string | null;
}

/** What is known of a command at a server. */
export function answerAt(
  { name, rows }: Host,
  { command, path, parameters, reason }: Sent,
  profile: string,
): HostAnswer {
  const ofCommand = rows.filter((row) => row.command === command);
  const exact = ofCommand.filter((row) => row.path === path && row.parameters === parameters);
  const alike = ofCommand.filter((row) => row.reason === reason && reason !== null);
  const found = exact.length > 0 ? exact : alike;
  const cells = found.flatMap(({ cells }) => cells[name] ?? []);
  const ends = cells.map((cell) => endOf(cell, profile));
  const counts = { host: 0, hook: 0, none: 0 };
  for (const end of ends) counts[end]++;
  const only = (['host', 'hook', 'none'] as const).find((end) => counts[end] === cells.length);
  const isKnown = cells.length > 0 && only !== undefined;
  return {
    from: exact.length > 0 ? 'exact' : cells.length > 0 ? 'alike' : 'none',
    alone:
      cells.length > 0 && cells.every(({ alone }) => alone === cells[0]?.alone)
        ? (cells[0]?.alone ?? null)
        : null,
    // Where the recorded ones differ, the hook's own verdict is what can be told.
    who: isKnown ? only : reason === null ? 'none' : 'hook',
    codes: mostOf(cells.filter(({ own }) => own).map(({ mta }) => mta)),
    counts,
    because: mostOf(cells.flatMap(({ because }) => because ?? [])),
  };
}

/** How a recorded command ended under a profile; under others than those that were recorded, by `smtp`. */
function endOf(cell: Cell, profile: string): 'host' | 'hook' | 'none' {
  const codes = profile === 'mta' ? cell.mta : cell.smtp;
  if (cell.own && !codes.startsWith('2')) return 'host';
  return codes.startsWith('2') ? 'none' : 'hook';
}

function mostOf(list: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
