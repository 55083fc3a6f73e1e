import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether Debian's knot is installed. */
export const hasKnot = spawnSync('knotd', ['--version']).status === 0;

/** Domains of every kind that `checkDomain` tells apart. */
const ZONE = `$ORIGIN example.
$TTL 60
@            SOA   ns hostmaster 1 3600 600 86400 60
@            NS    ns
ns           A     127.0.0.1
mail         A     192.0.2.25
mail         AAAA  2001:db8::25
mail2        A     192.0.2.26
mx           MX    10 mail
order        MX    20 mail2
order        MX    10 MAIL
second       MX    10 gone
second       MX    20 mail2
null         MX    0 .
null5        MX    5 .
mixed        MX    0 .
mixed        MX    10 mail
implicit     A     192.0.2.80
implicit6    AAAA  2001:db8::80
text         TXT   "no host here"
alias        CNAME mx
aliasnull    CNAME null
dangling     CNAME gone
mxalias      MX    10 mailalias
mailalias    CNAME mail
mxip         MX    10 192.0.2.25.
mxip2        MX    10 192.0.2.25.
mxip2        MX    20 mail
mxgone       MX    10 gone
mxtext       MX    10 text
mxfailing    MX    10 host.broken.
mxpart       MX    10 host.broken.
mxpart       MX    20 mail
mxoutside    MX    10 host.elsewhere.
xn--bcher-kva MX   10 mail
below.deep   A     192.0.2.81
mxinside     MX    10 inside
inside       A     10.0.0.1
inside       AAAA  fd00::1
mxloop       MX    10 loop
loop         A     127.0.0.1
loop         AAAA  ::1
mxhalf       MX    10 half
half         A     192.168.1.1
half         A     192.0.2.82
zeros        A     0.0.0.0
wide         MX    10 wide-host
`;

/** Too many records to fit into a UDP answer, so that TCP is used. */
const MANY = Array.from(
  { length: 120 },
  (_, index) => `many MX ${index} not-here-${index}-${'x'.repeat(40)}\n`,
).join('');

/** A host of many addresses. */
const WIDE = Array.from({ length: 200 }, (_, index) => `wide-host A 192.0.2.${index + 1}\n`).join('');

/** The fifth host is good, of six. */
const FIVE = ['gone', 'gone1', 'gone2', 'gone3', 'mail', 'mail2']
  .map((host, index) => `five MX ${index} ${host}\n`)
  .join('');

export interface DnsServer {
  port: number;
  /** A resolver that asks this server. */
  resolver(): Resolver;
  stop(): Promise<void>;
}

/** A resolver of Node that asks a server on this machine. */
export function resolverOn(port: number, timeout = 2000): Resolver {
  const resolver = new Resolver({ timeout, tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  return resolver;
}

/**
 * Starts a real DNS server on a free port of 127.0.0.1, which has the zones `example.` and `broken.`; the second has
 * no file and gives SERVFAIL. It knows nothing else: REFUSED.
 */
export async function startKnot(): Promise<DnsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-knot-'));
  const port = await freePort();
  writeFileSync(join(folder, 'example.zone'), `${ZONE}many MX 200 mail\n${MANY}${WIDE}${FIVE}`);
  writeFileSync(
    join(folder, 'knot.conf'),
    `server:
  listen: 127.0.0.1@${port}
  rundir: "${folder}"
  udp-workers: 1
  tcp-workers: 1
  background-workers: 1
database:
  storage: "${folder}"
zone:
  - domain: example.
    storage: "${folder}"
    file: example.zone
    journal-content: none
  - domain: broken.
    storage: "${folder}"
    file: broken.zone
    journal-content: none
`,
  );
  const child = spawn('knotd', ['-c', join(folder, 'knot.conf')], { stdio: ['ignore', 'pipe', 'pipe'] });
  // A test run that dies must not leave a server behind.
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  try {
    await untilItAnswers(child, port);
  } catch (error) {
    kill();
    throw error;
  }
  return {
    port,
    resolver: () => resolverOn(port),
    async stop() {
      process.off('exit', kill);
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that TCP has free; UDP hardly has another user there. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilItAnswers(child: ChildProcess, port: number): Promise<void> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) throw new Error(`knotd ended: ${output}`);
    const found = await resolverOn(port, 200)
      .resolve4('ns.example')
      .catch(() => null);
    if (found) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`knotd does not answer: ${output}`);
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  });
}
