#!/usr/bin/env node
/*
 * npm run deb [-- FOLDER]: makes in release, or in FOLDER, the command as a single executable that brings its own Node, a
 * Debian package of it for amd64, and image/, of which podman, buildah or docker build an image. On Debian 12 or later,
 * with binutils. Two builds of one commit are the same, octet by octet.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildExecutable } from './executable.mjs';
import { manPage } from './man-page.mjs';

if (process.platform !== 'linux' || process.arch !== 'x64') {
  throw new Error(`only Linux on x64, and this is ${process.platform} on ${process.arch}`);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const { version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Seconds since 1970: https://reproducible-builds.org/specs/source-date-epoch/ */
const epoch = Number(
  process.env.SOURCE_DATE_EPOCH ??
    execFileSync('git', ['-C', root, 'log', '-1', '--format=%ct'], { encoding: 'utf8' }),
);
process.env.SOURCE_DATE_EPOCH = String(epoch);

const release = resolve(process.argv[2] ?? join(root, 'release'));
const work = mkdtempSync(join(tmpdir(), 'mailbox-syntax-deb-'));
try {
  const executable = join(work, 'mailbox-syntax');
  const parts = await buildExecutable(executable, folder(work, 'build'));
  const tree = folder(work, 'tree');
  fill(tree, executable, parts);
  const deb = `mailbox-syntax_${version}_amd64.deb`;
  // Level 6 takes two and a half times as long for a package that is smaller by an eighth.
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z2', '--build', tree, join(work, deb)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  fillImage(folder(work, 'image'), executable);
  mkdirSync(release, { recursive: true });
  for (const name of ['mailbox-syntax', deb, 'image']) {
    rmSync(join(release, name), { recursive: true, force: true });
    cpSync(join(work, name), join(release, name), { recursive: true, preserveTimestamps: true });
  }
  for (const name of ['mailbox-syntax', deb]) {
    const octets = readFileSync(join(release, name));
    console.log(`${createHash('sha256').update(octets).digest('hex')}  ${name}  ${octets.length} octets`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** What is in the package. */
function fill(tree, executable, parts) {
  const put = (path, content, mode = 0o644) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
    chmodSync(join(tree, path), mode);
  };
  put('usr/bin/mailbox-syntax', readFileSync(executable), 0o755);

  const servers = join(root, 'examples/servers');
  const units = readdirSync(servers).filter((name) => /^mailbox-syntax.*@/.test(name));
  const vendor = join(tree, 'usr/lib/systemd/system');
  for (const name of units) cpSync(join(servers, name), join(vendor, name), { recursive: true });

  const help = (...argv) => execFileSync(executable, argv, { encoding: 'utf8' });
  const date = new Date(epoch * 1000).toISOString().slice(0, 10);
  put('usr/share/man/man1/mailbox-syntax.1.gz', packed(manPage(help, date)));

  const doc = 'usr/share/doc/mailbox-syntax';
  put(`${doc}/changelog.gz`, packed(readFileSync(join(root, 'CHANGELOG.md'))));
  put(`${doc}/copyright`, copyright(parts));
  for (const name of readdirSync(servers)) {
    if (!units.includes(name))
      cpSync(join(servers, name), join(tree, doc, 'examples', name), { recursive: true });
  }
  for (const name of ['deployment.md', 'servers.md', 'command.md']) {
    put(`${doc}/${name}`, readFileSync(join(root, 'docs', name)));
  }

  settle(tree);
  const files = filesOf(tree);
  const octets = files.reduce((sum, file) => sum + lstatSync(file).size, 0);
  const sums = files.map((file) => {
    const sum = createHash('md5').update(readFileSync(file)).digest('hex');
    return `${sum}  ${relative(tree, file)}\n`;
  });
  put('DEBIAN/control', control(Math.ceil(octets / 1024)));
  put('DEBIAN/md5sums', sums.join(''));
  for (const name of ['postinst', 'prerm', 'postrm']) {
    put(`DEBIAN/${name}`, readFileSync(join(root, 'packaging/debian', name)), 0o755);
  }
  settle(tree);
}

/** What an image is built of: the executable, and the libraries that it is linked with, as they are here. */
function fillImage(image, executable) {
  copyFileSync(join(root, 'packaging/Containerfile'), join(image, 'Containerfile'));
  const put = (path, from) => {
    mkdirSync(dirname(join(image, 'root', path)), { recursive: true });
    copyFileSync(from, join(image, 'root', path));
  };
  put('usr/bin/mailbox-syntax', executable);
  const linked = execFileSync('ldd', [executable], { encoding: 'utf8' });
  for (const [, path] of linked.matchAll(/(?:^|\s)(\/\S+) \(0x/g)) put(path, path);
  settle(join(image, 'root'));
}

function control(installedSize) {
  return `Package: mailbox-syntax
Version: ${version}
Architecture: amd64
Maintainer: The authors of mailbox-syntax
Section: mail
Priority: optional
Depends: libc6 (>= 2.28), libgcc-s1, libstdc++6 (>= 9)
Suggests: postfix | exim4 | sendmail-bin | opensmtpd
Installed-Size: ${installedSize}
Description: check of email addresses as a mail server must do it
 ${description}.
 .
 The command mailbox-syntax with its own Node.js, and units of systemd that run
 it for Postfix, Sendmail and Exim.
`;
}

function copyright(parts) {
  const ours = { name: 'mailbox-syntax', license: readFileSync(join(root, 'LICENSE'), 'utf8') };
  return [ours, ...parts]
    .map(({ name, license }) => `${name}\n${'='.repeat(name.length)}\n\n${license}\n`)
    .join('\n');
}

/** Modes and times that say nothing of who built it, or when. */
function settle(path) {
  const stat = lstatSync(path);
  if (stat.isDirectory()) {
    for (const name of readdirSync(path)) settle(join(path, name));
    chmodSync(path, 0o755);
  } else if (stat.isFile()) {
    chmodSync(path, stat.mode & 0o100 ? 0o755 : 0o644);
  }
  lutimesSync(path, epoch, epoch);
}

function filesOf(path) {
  if (!lstatSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function packed(content) {
  const octets = gzipSync(content, { level: 9 });
  // The system that packed it, which Node writes there.
  octets[9] = 0xff;
  return octets;
}

function folder(...path) {
  mkdirSync(join(...path));
  return join(...path);
}
