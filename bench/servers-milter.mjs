import { once } from 'node:events';
import { connect } from 'node:net';
import { broken } from './lists.mjs';
import { CONNECTIONS, median, startServer } from './servers-start.mjs';
import { markdownTable, short } from './table.mjs';

/** A share of the addresses that deserve a refusal. */
const BROKEN = 0.1;

/**
 * The milter daemon, asked as Postfix does: macros and command in one write, then the answer is
 * awaited. Each connection has one question under way.
 *
 * @param {number} rounds
 * @param {number} seconds
 * @param {string} dist
 */
export async function milterReport(rounds, seconds, dist) {
  const server = await startServer('milter', dist);
  const questions = broken(10_000, BROKEN).map((address, index) => question(address, index));
  const speeds = [];
  const perProcessorSecond = [];
  const times = { middle: [], late: [] };
  let memory = [];
  try {
    await load(server.port, questions, 2);
    for (let round = 0; round < rounds; round++) {
      const before = server.usage();
      const { verdicts, took, latencies } = await load(server.port, questions, seconds);
      const after = server.usage();
      perProcessorSecond.push(verdicts / (after.seconds - before.seconds));
      memory.push(after.memory);
      speeds.push((verdicts / took) * 1000);
      times.middle.push(latencies[Math.floor(latencies.length * 0.5)]);
      times.late.push(latencies[Math.floor(latencies.length * 0.99)]);
    }
  } finally {
    server.stop();
  }
  memory = memory.map((octets) => Math.round(octets / 1e6));
  return markdownTable(
    ['milter', ''],
    [
      ['verdicts a second', short(median(speeds))],
      ['verdicts a second of processor time', short(median(perProcessorSecond))],
      ['median time of a verdict', `${median(times.middle).toFixed(2)} ms`],
      ['99th percentile', `${median(times.late).toFixed(2)} ms`],
      ['memory after the first and the last round', `${memory[0]} MB, ${memory.at(-1)} MB`],
    ],
  );
}

/** The packets of MAIL or RCPT in turn, macros first. */
function question(address, index) {
  const letter = index % 2 === 0 ? 'M' : 'R';
  const name = letter === 'M' ? 'mail' : 'rcpt';
  const macros = `D${letter}{${name}_addr}\0${address}\0{${name}_host}\0example.com\0{${name}_mailer}\0smtp\0`;
  return Buffer.concat([packet(macros), packet(`${letter}<${address}>\0`)]);
}

function packet(content) {
  const octets = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(octets.length);
  return Buffer.concat([length, octets]);
}

async function load(port, questions, seconds) {
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => join(port)));
  // Room for all from the start: what grows would be collected in the middle of somebody's time.
  const times = { list: new Float64Array(Math.ceil(seconds * 200_000)), count: 0 };
  const start = performance.now();
  await Promise.all(
    sockets.map((socket, index) => ask(socket, questions, index * 600, start + seconds * 1000, times)),
  );
  const took = performance.now() - start;
  for (const socket of sockets) socket.destroy();
  const latencies = times.list.subarray(0, times.count).sort();
  return { verdicts: latencies.length, took, latencies };
}

async function join(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.write(Buffer.from('0000000d4f00000006000001ff001fffff', 'hex'));
  await once(socket, 'data');
  return socket;
}

function ask(socket, questions, from, end, times) {
  let next = from;
  let asked = 0;
  return new Promise((resolve, reject) => {
    const go = () => {
      asked = performance.now();
      if (asked > end) return resolve();
      socket.write(questions[next++ % questions.length]);
    };
    socket.on('data', (octets) => {
      if (octets.length !== 4 + octets.readUInt32BE()) return reject(new Error('an answer came in pieces'));
      times.list[times.count++] = performance.now() - asked;
      go();
    });
    socket.on('close', () => reject(new Error('the daemon has left')));
    go();
  });
}
