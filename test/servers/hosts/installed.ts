/** Where the mail servers are that `scripts/install-servers.sh` installs. */

import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');

/** The folder of what was not installed into the system. */
const folder = resolve(process.env.MAILBOX_SYNTAX_SERVERS || join(cache, 'mailbox-syntax-servers'));

/** Packages of Debian that were only unpacked. */
export const debian = (path: string) => join(folder, 'debian', path);

/** What OpenDKIM was unpacked into. */
export const dkim = (path: string) => join(folder, 'dkim', path);

/** Haraka, with its packages beside it. */
export const haraka = join(folder, 'haraka/node_modules/Haraka');

/** ZoneMTA, with its packages beside it. */
export const zoneMta = join(folder, 'zone-mta/node_modules/zone-mta');

/** The built package that the servers are to ask. */
export const built = resolve('dist');

/** A program on the PATH or where servers are, null where there is none. */
export function program(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.map((path) => join(path, name)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What lacks, in words, of files that must be there; null where nothing does. */
export function missingOf(title: string, files: readonly (string | null)[]): string | null {
  if (process.getuid?.() !== 0) return `${title}: the tests must run as root to start it`;
  if (!existsSync(join(built, 'bin.js'))) return 'there is no build: run npm run build';
  const lacks = files.some((file) => file === null || !existsSync(file));
  return lacks ? `${title} is not installed: run scripts/install-servers.sh as root` : null;
}
