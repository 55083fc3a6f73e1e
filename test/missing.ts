import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Why tests that start programs cannot run; null where they can. In CI they must: there it is an error.
 * @param programs names, found by PATH, or paths
 * @param packages of Debian
 * @throws Error in CI, where a program is missing
 */
export function missing(programs: readonly string[], packages: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const absent = programs.find(
    (name) => !(name.startsWith('/') ? [''] : folders).some((folder) => existsSync(join(folder, name))),
  );
  if (absent === undefined) return null;
  const reason = `there is no ${absent}: apt-get install ${packages}`;
  if (process.env.CI) throw new Error(reason);
  return reason;
}
