/** `examples/scale/parallel.sh` with GNU parallel on this machine. Several are tried by `npm run test:scale`. */

import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installCommand } from '../cli/served.ts';
import { missing } from '../missing.ts';
import { difficultList, newFolder, writeCommand } from './programs.ts';

const reason = missing(['parallel'], 'parallel');

describe.skipIf(reason)(`GNU parallel${reason ? ` (${reason})` : ''}`, () => {
  let folder = '';
  let installed = '';
  const at = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = newFolder();
    installed = await installCommand();
    writeFileSync(at('list.txt'), difficultList(6000));
  });

  afterAll(() => {
    for (const path of [folder, installed]) rmSync(path, { recursive: true, force: true });
  });

  function parallel(command: string, ...args: string[]) {
    const env = { ...process.env, HOME: folder, CHECK: command, BLOCK: '128k' };
    return spawnSync('sh', ['examples/scale/parallel.sh', ...args], { env, maxBuffer: 1 << 28 });
  }

  it.each([[[]], [['--retries', '2']]])(
    'writes what one process writes, without the header: %j',
    (options) => {
      const command = writeCommand(folder, installed);
      const { stdout } = spawnSync(command, ['check', '-j1', '--format', 'csv', at('list.txt')], {
        maxBuffer: 1 << 28,
      });
      const { status, stdout: verdicts } = parallel(command, at('list.txt'), ...options);
      expect(status).toBe(0);
      expect(verdicts.equals(stdout.subarray(stdout.indexOf('\n') + 1))).toBe(true);
    },
  );

  it('does not hide that a block failed', () => {
    const command = writeCommand(
      folder,
      installed,
      `[ -e '${at('first')}' ] || { touch '${at('first')}'; kill -9 $$; }`,
    );
    expect(parallel(command, at('list.txt')).status).toBe(1);
  });
});
