import { once } from 'node:events';
import { connect } from 'node:net';
import { plausible } from './lists.mjs';
import { CONNECTIONS, median, startServer } from './servers-start.mjs';
import { markdownTable, short } from './table.mjs';

const PAIRS = 5;

/**
 * smtp-server with our hooks and with hooks that accept everything, in turn.
 *
 * @param {number} rounds
 * @param {number} seconds
 * @param {string} dist
 */
export async function smtpReport(rounds, seconds, dist) {
  // Two processes of the same program can differ by some per cent for as long as they live: so there are several.
  const pairs = [];
  const addresses = plausible(10_000);
  const rows = [];
  try {
    for (let pair = 0; pair < PAIRS; pair++) {
      pairs.push({ ours: await startServer('ours', dist), trivial: await startServer('trivial', dist) });
    }
    for (const manner of ['stepwise', 'pipelined']) {
      const rates = { ours: [], trivial: [] };
      for (const pair of pairs) {
        for (const server of Object.values(pair)) await measure(server, addresses, manner, 1);
      }
      for (let round = 0; round < rounds; round++) {
        const pair = pairs[round % PAIRS];
        const names = round % 2 === 0 ? ['ours', 'trivial'] : ['trivial', 'ours'];
        for (const name of names) rates[name].push(await measure(pair[name], addresses, manner, seconds));
      }
      for (const [unit, title] of [
        ['wall', 'a second'],
        ['processor', 'a second of processor time'],
      ]) {
        const [a, b] = [rates.ours, rates.trivial].map((list) => list.map((rate) => rate[unit]));
        const ratio = median(a.map((rate, round) => rate / b[round]));
        rows.push([`${manner}, ${title}`, short(median(a)), short(median(b)), ratio.toFixed(3)]);
      }
    }
  } finally {
    for (const { ours, trivial } of pairs) {
      ours.stop();
      trivial.stop();
    }
  }
  return markdownTable(['smtp-server, commands', 'our hooks', 'trivial hooks', 'ratio'], rows);
}

/** MAIL, RCPT and RSET without end; how many commands were answered, by both clocks. */
async function measure({ port, usage }, addresses, manner, seconds) {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, (_, index) => join(port, index)));
  const before = usage();
  const start = performance.now();
  const answered = await Promise.all(
    clients.map((socket, index) =>
      transactions(socket, addresses, index * 500, manner, start + seconds * 1000),
    ),
  );
  const took = (performance.now() - start) / 1000;
  const worked = usage().seconds - before.seconds;
  for (const socket of clients) socket.destroy();
  const commands = answered.reduce((sum, count) => sum + count);
  return { wall: commands / took, processor: commands / worked };
}

async function join(port, index) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'data');
  socket.write(`EHLO client${index}.example\r\n`);
  await once(socket, 'data');
  return socket;
}

function transactions(socket, addresses, from, manner, end) {
  let next = from;
  const commands = () => {
    const address = () => addresses[next++ % addresses.length];
    return [`MAIL FROM:<${address()}>\r\n`, `RCPT TO:<${address()}>\r\n`, 'RSET\r\n'];
  };
  return new Promise((resolve, reject) => {
    let answered = 0;
    let awaited = 0;
    let waiting = [];
    const go = () => {
      if (waiting.length === 0) {
        if (performance.now() > end) return resolve(answered);
        waiting = commands();
      }
      const sent = manner === 'pipelined' ? waiting.splice(0) : waiting.splice(0, 1);
      awaited = sent.length;
      socket.write(sent.join(''));
    };
    socket.on('data', (octets) => {
      for (let at = octets.indexOf(10); at >= 0; at = octets.indexOf(10, at + 1)) {
        answered++;
        awaited--;
      }
      if (octets[0] === 0x35) reject(new Error(`refused: ${octets}`));
      if (awaited === 0) go();
    });
    socket.on('error', reject);
    go();
  });
}
