import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * The ways of docs/deployment.md: the units of systemd, and what `npm run deb` makes. The units run under a systemd of
 * their own with the real Postfix as Debian configures it: systemd/throw-away.sh boots it over a copy of /, and
 * systemd/inside.sh runs there.
 */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const here = fileURLToPath(new URL('systemd', import.meta.url));

/** Why there can be no systemd of one's own here; null where there can. */
function missing(): string | null {
  if (process.platform !== 'linux') return 'systemd is a part of Linux';
  if (process.getuid?.() !== 0) return 'a systemd of its own needs root';
  for (const [program, name] of [
    ['systemd-nspawn', 'systemd-container'],
    ['postfix', 'postfix'],
    ['swaks', 'swaks'],
    ['dpkg-deb', 'dpkg'],
  ] as const) {
    if (spawnSync(program, ['--version']).error)
      return `${program} is not installed: apt-get install ${name}`;
  }
  const mounts = spawnSync('unshare', [
    '--mount',
    '--pid',
    '--fork',
    'mount',
    '-t',
    'tmpfs',
    'tmpfs',
    '/mnt',
  ]);
  return mounts.status === 0 ? null : `nothing can be mounted here: ${String(mounts.stderr).trim()}`;
}

const why = missing();
if (why !== null) console.warn(`skipped, the units of systemd: ${why}`);

/** For what other programs do, in milliseconds. */
const LONG = 900_000;

let folder = '';
const build = (name: string, ...argv: string[]) =>
  execFileSync('npm', ['run', '--silent', name, '--', ...argv], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** What inside.sh says, by name, with these files laid over /. */
async function boot(files: string): Promise<Record<string, string>> {
  const child = spawn(join(here, 'throw-away.sh'), [files, join(here, 'inside.sh')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`it ended with ${status}: ${out}\n${err}`);
  return Object.fromEntries(
    out.split('\n').flatMap((line) => {
      const [name, value] = line.split('\t');
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The command as npm installs it, and the units as docs/deployment.md has them copied. */
function fromNpm(): string {
  const files = join(folder, 'npm');
  const installed = join(files, 'usr/lib/node_modules/mailbox-syntax');
  const units = join(files, 'etc/systemd/system');
  for (const path of [installed, units, join(files, 'usr/bin')]) mkdirSync(path, { recursive: true });
  build('build');
  for (const name of ['package.json', 'dist', 'node_modules/tldts', 'node_modules/tldts-core']) {
    cpSync(join(root, name), join(installed, name), { recursive: true });
  }
  symlinkSync('../lib/node_modules/mailbox-syntax/dist/bin.js', join(files, 'usr/bin/mailbox-syntax'));
  const examples = join(root, 'examples/servers');
  for (const name of readdirSync(examples).filter((each) => /^mailbox-syntax.*@/.test(each))) {
    cpSync(join(examples, name), join(units, name), { recursive: true });
  }
  return files;
}

/** What `npm run deb` makes, made once. */
function release(): string {
  const made = join(folder, 'release');
  if (!existsSync(made)) build('deb', made);
  return made;
}

const packageIn = (made: string) =>
  join(made, readdirSync(made).find((name) => name.endsWith('.deb')) as string);

function fromPackage(): string {
  const files = join(folder, 'deb');
  mkdirSync(join(files, 'deb'), { recursive: true });
  cpSync(packageIn(release()), join(files, 'deb/mailbox-syntax.deb'));
  return files;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-systemd-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REFUSED = /^553 5\.1\.3 [^|]+/;
/** MAIL of a good sender, RCPT of a bad recipient, RCPT of a good one. */
const BOTH = /^250 2\.1\.0 Ok\|553 5\.1\.3 [^|]+\|250 2\.1\.5 Ok$/;

describe.skipIf(why !== null).each([
  ['as npm installs it', fromNpm],
  ['from the Debian package, without Node', fromPackage],
])('The units of systemd, %s', (_, install) => {
  let said: Record<string, string> = {};
  const isPackage = install === fromPackage;

  beforeAll(async () => {
    said = await boot(install());
  }, LONG);

  it('have nothing wrong', () => {
    expect(said.verify).toBe('');
    expect(said.sockets).toBe('');
    expect(said.exposure).toMatch(/: (?:0|1)\.\d OK/);
    expect(said['journal-faults']).toBe('');
  });

  it('start a service when somebody asks', () => {
    expect(said.idle).toBe('inactive');
  });

  it.each(['y', 'n'])('are reached by Postfix with chroot = %s', (chroot) => {
    expect(said[`chroot-${chroot}`]).toBe(chroot);
    expect(said[`milter-${chroot}`]).toMatch(BOTH);
    expect(said[`milter-mail-${chroot}`]).toMatch(/^553 5\.1\.7 /);
    expect(said[`policy-${chroot}`]).toMatch(BOTH);
  });

  it('let in whom the socket is for, and others not', () => {
    expect(said['socket-files']?.split('|')).toEqual([
      'drwxr-xr-x root root /var/spool/postfix/mailbox-syntax',
      'drwxr-xr-x root root /run/mailbox-syntax',
      'srw-rw---- root postfix /var/spool/postfix/mailbox-syntax/milter.sock',
      'srw-rw---- root postfix /var/spool/postfix/mailbox-syntax/postfix.sock',
      'srw-rw---- root Debian-exim /run/mailbox-syntax/exim.sock',
    ]);
    expect(said['exim-user']).toMatch(REFUSED);
    expect(said['other-user']).toBe('Permission denied');
    expect(said['postfix-user']).toBe('Permission denied');
  });

  it('leave the others alone when one is restarted', () => {
    expect(said['others-left']).toBe('yes');
  });

  it('lose no command while a service is restarted or killed', () => {
    expect(said.restarted).toBe('yes');
    expect(said['during-restarts']).toBe('4 250 2.1.0|4 250 2.1.5|4 553 5.1.3');
    expect(said['after-kill']).toMatch(BOTH);
  });

  it('go on once a broken file of levels is right again', () => {
    expect(said['broken-levels']).toMatch(/^(?:auto-restart|start)$/);
    expect(said['broken-socket']).toBe('active');
    expect(said['repaired-levels']).toBe('250 2.1.0 Ok|250 2.1.5 Ok|250 2.1.5 Ok');
    expect(said['reloaded-levels']).toMatch(BOTH);
  });

  it('have a limit of memory that as many peers as are let in do not reach', () => {
    expect(said.peers).toBe('4095');
    expect(Number(said.connections)).toBeGreaterThan(4090);
    expect(said['mail-with-peers']).toMatch(BOTH);
    expect(said.survived).toBe('yes');
    // The limit is one that the kernel holds: where systemd could not set it, there is no number.
    expect(Number(said['memory-with-peers'])).toBeGreaterThan(2 ** 24);
    expect(Number(said['memory-with-peers'])).toBeLessThan(Number(said['memory-limit']));
  });

  it('listen by themselves where there is no socket unit, before the start is over', () => {
    expect(said['socket-removed']).toBe('postfix.sock');
    expect(said['after-start']).toBe('3 open');
    expect(said['own-socket']).toMatch(BOTH);
  });

  it.runIf(isPackage)('come, go on and go with the package', () => {
    expect(said.node).toBe('none');
    expect(said.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(said.man).toMatch(/MAILBOX-SYNTAX\(1\).*serve HOST/);
    expect(said.upgraded).toMatch(BOTH);
    expect(said.removed).toBe("ls: cannot access '/usr/bin/mailbox-syntax': No such file or directory");
  });
});

const whyNoPackage =
  why ??
  (spawnSync('strip', ['--version']).error ? 'strip is not installed: apt-get install binutils' : null);

it.skipIf(whyNoPackage !== null)(
  'The Debian package is the same, octet by octet, when it is built again',
  () => {
    const again = join(folder, 'again');
    build('deb', again);
    expect(readFileSync(packageIn(again)).equals(readFileSync(packageIn(release())))).toBe(true);
  },
  LONG,
);

const whyNoImage =
  whyNoPackage ??
  (spawnSync('buildah', ['--version']).error ? 'buildah is not installed: apt-get install buildah' : null);
if (whyNoImage !== null) console.warn(`skipped, the image: ${whyNoImage}`);

describe.skipIf(whyNoImage !== null)('The image', () => {
  /** In stores of its own. */
  const buildah = (argv: string[], input = '') => {
    const stores = ['--root', join(folder, 'images'), '--runroot', join(folder, 'containers')];
    const program = ['buildah', ...stores, '--storage-driver', 'vfs', ...argv];
    // What is mounted for a container ends with the name space.
    return execFileSync('unshare', ['--mount', ...program], {
      encoding: 'utf8',
      input,
      stdio: 'pipe',
      maxBuffer: 2 ** 26,
    });
  };
  let container = '';

  beforeAll(() => {
    buildah(['bud', '--isolation', 'chroot', '--tag', 'mailbox-syntax', join(release(), 'image')]);
    container = buildah(['from', 'localhost/mailbox-syntax']).trim();
  }, LONG);

  it('serves a milter as nobody, unless told otherwise', () => {
    const { OCIv1 } = JSON.parse(buildah(['inspect', container]));
    expect(OCIv1.config).toMatchObject({
      User: '65534:65534',
      Entrypoint: ['/usr/bin/mailbox-syntax'],
      Cmd: ['serve', 'milter', '--listen', '0.0.0.0:8899'],
    });
  });

  it('has all that the command needs, with workers and what is loaded later', () => {
    const run = (argv: string[], input = '') =>
      buildah(['run', '--isolation', 'chroot', container, '/usr/bin/mailbox-syntax', ...argv], input);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(run(['--version'])).toBe(`${version}\n`);
    // More than one block, so that workers have something to do.
    const list = Array.from({ length: 60_000 }, (_, index) => `user${index}@example.com\n`).join('');
    const rows = run(['check', '--format', 'csv', '--lang', 'fr', '--suffix', '--jobs', '2'], list).split(
      '\r\n',
    );
    expect(rows).toHaveLength(60_002);
    expect(rows.filter((row) => row.includes('@example.com,true,'))).toHaveLength(60_000);
    expect(run(['serve', '--help'])).toContain('Usage: mailbox-syntax serve');
  });
});
