import { describe, type OptionError } from '../../errors.ts';
import type { Place } from '../../servers/listen.ts';
import type { SiteOptions } from '../../servers/site.ts';
import { LACKS_PARSER, OF_ENDINGS, type SiteLevels } from '../../servers/site-levels.ts';
import { type Io, writePage } from '../io.ts';
import { levelsFault, readConventionsFile, readLevels } from '../option-files.ts';
import { exits, isOptionError, isUsageError, UsageError, version } from '../usage.ts';
import { Counters, type Metrics, serveMetrics } from './counters.ts';
import type { Running } from './hosts.ts';
import { ServeLog, sinkFor } from './log.ts';
import { readServeOptions, type ServeOptions, serveHelp } from './options.ts';
import { inheritedSocket, tellReady } from './systemd.ts';

/*
 * The command `serve`: reads its options (options.ts), starts a host (hosts.ts), and follows signals until it is stopped. What
 * it tells of its work is log.ts and counters.ts; the field of an event stays what it is, since programs read it.
 */

/**
 * The command `serve`: answers for a mail server until SIGINT or SIGTERM.
 * @param argv what follows the word `serve`
 * @returns the exit code: 0 when it was stopped
 * @throws UsageError for what cannot be done
 */
export async function serve(argv: readonly string[], io: Io): Promise<number> {
  const options = readServeOptions(argv, inheritedSocket(io.env, process.pid));
  if (options === 'help' || options === 'version') {
    await writePage(options === 'help' ? serveHelp() : `${version()}\n`, io.stdout);
    return exits.valid;
  }
  // A server goes on when its output is not read.
  for (const stream of [io.stdout, io.stderr]) stream.on('error', () => {});
  const log = new ServeLog(sinkFor(io.stderr), options.logAddresses);
  const counters = new Counters();
  const site = () => siteOf(options, log, counters);
  // From here on: what would end the process by default may come before it listens.
  let running: Running | null = null;
  let isRereadWanted = false;
  let isRereading = false;
  // One after the other: of two at once the earlier might be the last to be read, and win.
  const rereadWanted = async () => {
    if (!running || isRereading) return;
    isRereading = true;
    while (isRereadWanted) {
      isRereadWanted = false;
      await reread(options, site, running, log);
    }
    isRereading = false;
  };
  const leave = onSignals({
    SIGHUP() {
      isRereadWanted = true;
      rereadWanted();
    },
    SIGUSR1: () => log.event('counters', counters.summary()),
  });
  const stopped = untilSignal();
  try {
    running = await startHost(options, await site(), io, log);
    const metrics = await startMetrics(options, running, counters, log);
    // What was changed meanwhile may have been read, or not.
    await rereadWanted();
    if (running.place) io.stdout.write(`listening on ${formatPlace(options.name, running.place)}\n`);
    await tellReady(io.env, (message) => log.event('warning', { message }));
    await Promise.race(running.ended ? [stopped, running.ended] : [stopped]);
    await running.stop();
    await metrics?.stop();
  } finally {
    leave();
  }
  return exits.valid;
}

/** The options of the site, with the levels and the conventions that the files have now. */
async function siteOf(options: ServeOptions, log: ServeLog, counters: Counters): Promise<SiteOptions> {
  const { profile, replyStyle, onError, exemptAuthenticated, exemptNetworks, helpUrl } = options;
  const { dryRun, levels, suffix, conventions } = options;
  const levelsNow = levels === null ? undefined : await readLevels(levels);
  if (suffix && !raisesEnding(levelsNow)) {
    const message = '--suffix refuses nothing until --levels makes an error of what it finds';
    log.event('warning', { message });
  }
  return {
    profile,
    replyStyle,
    onError,
    exemptAuthenticated,
    exemptNetworks,
    helpUrl,
    dryRun,
    levels: levelsNow,
    parse: suffix ? (await import('../../suffix/index.ts')).parsePathWithSuffix : undefined,
    conventions: conventions === null ? undefined : await readConventionsFile(conventions),
    onAcceptance: counters.onAcceptance,
    onRefusal(refusal) {
      counters.refusal(refusal);
      log.refusal(refusal);
    },
  };
}

/** Whether some level is that of an error for how a domain ends. */
function raisesEnding(levels: SiteLevels | undefined): boolean {
  return [levels, levels?.MAIL, levels?.RCPT].some((each) =>
    Object.entries(each ?? {}).some(([code, level]) => OF_ENDINGS.test(code) && level === 'error'),
  );
}

async function startHost(options: ServeOptions, site: SiteOptions, io: Io, log: ServeLog): Promise<Running> {
  const { name, host, place } = options;
  try {
    return await host.start({ site, place, io, onWarning: (message) => log.event('warning', { message }) });
  } catch (error) {
    throw place ? toUsage(error, formatPlace(name, place), options.levels) : error;
  }
}

async function startMetrics(
  { metrics }: ServeOptions,
  running: Running,
  counters: Counters,
  log: ServeLog,
): Promise<Metrics | null> {
  if (!metrics) return null;
  try {
    const started = await serveMetrics(metrics, () => counters.prometheus(running.connections(), log.lost));
    log.event('metrics', { url: `${formatPlace('http', started.place)}/metrics` });
    return started;
  } catch (error) {
    await running.stop();
    throw toUsage(error, formatPlace('http', metrics), null);
  }
}

/** Reads levels and conventions anew; a file that is broken changes nothing. */
async function reread(
  { levels, conventions }: ServeOptions,
  site: () => Promise<SiteOptions>,
  running: Running,
  log: ServeLog,
): Promise<void> {
  if (levels === null && conventions === null) {
    const why = 'there is no --levels and no --conventions to read again';
    return log.event('reload', { done: false, why });
  }
  try {
    running.configure(await site());
    log.event('reload', { done: true });
  } catch (error) {
    const { message } = toUsage(error, '', levels);
    const kept = [levels && 'the levels', conventions && 'the conventions'].filter(Boolean).join(' and ');
    log.event('reload', { done: false, why: `${message}; ${kept} stay as they were` });
  }
}

/** What is wrong in words for who started it: a wrong option, or a place where one cannot listen. */
function toUsage(error: unknown, where: string, levels: string | null): Error {
  if (isUsageError(error) || !(error instanceof Error)) return error as Error;
  if (isOptionError(error)) return toUsageError(error, levels);
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return error;
  const causes: Readonly<Record<string, string>> = {
    EADDRINUSE: 'something else listens there',
    // A socket whose folder is missing fails so too.
    EACCES: /unix:/.test(where)
      ? 'there is no such folder, or it needs more rights'
      : 'that needs more rights',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no host of that name',
    ENOENT: 'there is no such folder',
  };
  return new UsageError(`cannot listen on ${where}: ${causes[code ?? ''] ?? error.message}`);
}

/** The error of the flag for that of the option. */
function toUsageError(error: OptionError, levels: string | null): UsageError {
  const { option, expected, value, message } = error;
  if (levels !== null && /^levels(?:\.|$)/.test(option)) {
    // A level that is one, and cannot be had here; or levels of a command that are none.
    const isOfServe = expected === 'no level' || /^levels\.(?:MAIL|RCPT)$/.test(option);
    const said = message.replace(/^levels\./, 'levels: ').replace(LACKS_PARSER, 'it needs --suffix');
    return isOfServe ? new UsageError(`--${said}`) : levelsFault(error, levels);
  }
  if (option === 'place.path')
    return new UsageError(`--listen: expected ${expected}, got ${describe(value)}`);
  const flag = option.replace(/\[.*/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new UsageError(`--${flag}: expected ${expected}, got ${describe(value)}`);
}

function formatPlace(name: string, place: Place): string {
  if ('path' in place) return `${name}+unix:${place.path}`;
  if ('fd' in place) return `${name}+fd:${place.fd}`;
  return `${name}://${place.host.includes(':') ? `[${place.host}]` : place.host}:${place.port}`;
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process as it would without us. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const leave = onSignals({ SIGINT: stop, SIGTERM: stop });
    function stop() {
      leave();
      resolve();
    }
  });
}

/** Listens to signals; returns how to do so no longer. */
function onSignals(listeners: { [S in NodeJS.Signals]?: () => void }): () => void {
  const list = Object.entries(listeners) as [NodeJS.Signals, () => void][];
  for (const [signal, listener] of list) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of list) process.off(signal, listener);
  };
}
