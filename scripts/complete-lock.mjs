// Completes package-lock.json: `npm run lock` after a change of dependencies.
//
// A registry that serves the builds of some platforms only makes npm 11 write a lock file without the others, which
// `npm ci` then refuses ("Missing: … from lock file"). Their versions stand in the package that wants them, their
// platform in their names; only their integrity cannot be known here.
import { readFileSync, writeFileSync } from 'node:fs';

const PLATFORM =
  /-(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+)(?:-(\w+))?$/;

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { '': root, ...packages } = lock.packages;
let added = 0;

for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
    if (places.some((place) => packages[place]?.version)) continue;
    const [, os, cpu, abi = ''] = name.match(PLATFORM) ?? [];
    if (!os || !/^\d+\.\d+\.\d+$/.test(version))
      throw new Error(`cannot tell the platform of ${name}@${version}`);
    packages[places[1]] = {
      version,
      cpu: [cpu],
      dev: true,
      ...(os === 'linux' && { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] }),
      optional: true,
      os: [os],
    };
    added++;
  }
}

const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = { '': root, ...Object.fromEntries(sorted) };
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} packages of other platforms added`);
