/**
 * One server of bench/servers.mjs: `node bench/server-process.mjs KIND DIST`. It tells its port by
 * a message, and ends with the process that started it.
 */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [kind, dist] = process.argv.slice(2);
const entry = (/** @type {string} */ name) => import(pathToFileURL(resolve(dist, name)).href);

process.on('disconnect', () => process.exit());
process.send(kind === 'milter' ? await milter() : await smtp());

async function milter() {
  const { milterServer } = await entry('milter.js');
  const { port } = await milterServer().listen({ host: '127.0.0.1', port: 0 });
  return port;
}

async function smtp() {
  const { SMTPServer } = await import('smtp-server');
  const { mailboxHooks } = await entry('smtp-server.js');
  const trivial = {
    onMailFrom: (_address, _session, callback) => callback(),
    onRcptTo: (_address, _session, callback) => callback(),
  };
  const server = new SMTPServer({
    ...(kind === 'ours' ? mailboxHooks() : trivial),
    lenientAddressParsing: true,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return server.server.address().port;
}
