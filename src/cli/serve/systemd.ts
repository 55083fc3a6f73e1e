import { execFile } from 'node:child_process';
import type { Place } from '../../servers/listen.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage.ts';

/*
 * What systemd and those that follow it agree on with the services that they start: sockets that are handed over,
 * sd_listen_fds(3), and word that a service is ready, sd_notify(3).
 */

/** The descriptor of the first socket that is handed over. */
const FIRST_SOCKET = 3;

/**
 * The socket that this process was started with; null where there is none.
 * @throws UsageError where there are several
 */
export function inheritedSocket(env: Io['env'], pid: number): Place | null {
  const { LISTEN_PID, LISTEN_FDS } = env;
  // A child inherits the variables without being meant.
  if (LISTEN_FDS === undefined || Number(LISTEN_PID) !== pid) return null;
  if (LISTEN_FDS === '0') return null;
  if (LISTEN_FDS === '1') return { fd: FIRST_SOCKET };
  throw new UsageError(`LISTEN_FDS=${LISTEN_FDS}: a process serves one socket; start one for each`);
}

/**
 * Tells the service manager that the service is ready, where it wants to know. Node has no datagrams on Unix sockets,
 * so that systemd's own program says it; it is there wherever the variable is set by systemd.
 */
export function tellReady(env: Io['env'], onWarning: (message: string) => void): Promise<void> {
  if (env.NOTIFY_SOCKET === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    execFile('systemd-notify', ['--ready'], (error) => {
      if (error)
        onWarning(`cannot tell the service manager that all is ready: ${error.code ?? error.message}`);
      resolve();
    });
  });
}
