import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeNegotiation,
  encodePacket,
  encodeReply,
  nulTerminated,
  PacketSplitter,
  readNegotiation,
} from '../../src/servers/milter-packets.ts';
import { octets } from './wire.ts';

/** The packets of octets that come in pieces, as letter and data. */
function split(input: Uint8Array, size = input.length || 1) {
  const splitter = new PacketSplitter();
  const found: [string, string][] = [];
  for (let from = 0; from < input.length; from += size) {
    const { packets, fault } = splitter.push(Uint8Array.from(input.subarray(from, from + size)));
    for (const { command, data } of packets) found.push([command, Buffer.from(data).toString('latin1')]);
    if (fault !== null) return { found, fault };
  }
  return { found, fault: null, isMidway: splitter.isMidway };
}

describe('packets', () => {
  const packet = fc.tuple(fc.constantFrom(...'OCDMRAQK'), fc.uint8Array({ maxLength: 300 }));

  it('come out as they went in, wherever they are cut', () => {
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (list, size) => {
        const input = Buffer.concat(list.map(([command, data]) => encodePacket(command, data)));
        expect(split(input, size)).toEqual({
          found: list.map(([command, data]) => [command, Buffer.from(data).toString('latin1')]),
          fault: null,
          isMidway: list.length > 0 ? false : expect.anything(),
        });
      }),
    );
  });

  it('are waited for, from the first octet of the length on', () => {
    const whole = encodePacket('M', '<a@example.com>\0');
    for (let cut = 1; cut < whole.length; cut++) {
      expect(split(whole.subarray(0, cut), 1)).toEqual({ found: [], fault: null, isMidway: true });
    }
  });

  it.each([
    ['of no length', '\0\0\0\0'],
    ['of 2^32-1 octets', '\xff\xff\xff\xff'],
    ['one octet longer than any packet', '\0\x02\0\x01M'],
    ['one octet longer than is held of a command', '\0\0\x80\x01M'],
    ['of 2^31 octets', '\x80\0\0\0'],
  ])('%s are a fault, and those before it count', (_, text) => {
    const before = encodePacket('A');
    const input = Buffer.concat([before, octets(text)]);
    for (const size of [1, 3, input.length]) {
      expect(split(input, size)).toEqual({ found: [['A', '']], fault: 'a packet of a wrong length' });
    }
  });

  it('may be 131,072 octets long where they are a piece of a message, which is not kept', () => {
    const input = Buffer.concat([
      encodePacket('B', new Uint8Array(131_071).fill(0x78)),
      encodePacket('M', new Uint8Array(32_767).fill(0x79)),
    ]);
    for (const size of [1, 3, 1000]) {
      const { found, isMidway } = split(input, size);
      expect(found.map(([command, data]) => [command, data.length])).toEqual([
        ['B', 0],
        ['M', 32_767],
      ]);
      expect(isMidway).toBe(false);
    }
    const splitter = new PacketSplitter();
    splitter.push(input.subarray(0, 5));
    const before = process.memoryUsage().arrayBuffers;
    for (let from = 5; from < 100_000; from += 1000) splitter.push(input.subarray(from, from + 1000));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000);
    expect(splitter.isMidway).toBe(true);
  });

  it('take no room for what is only announced', () => {
    const before = process.memoryUsage().arrayBuffers;
    const splitters = Array.from({ length: 2000 }, () => new PacketSplitter());
    for (const splitter of splitters) splitter.push(octets('\0\0\x80\0M<'));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2_000_000);
    expect(splitters.every(({ isMidway }) => isMidway)).toBe(true);
  });
});

describe('what packets hold', () => {
  it('a reply: its codes, its text with every % doubled, NUL', () => {
    expect(encodeReply(553, '5.1.3', '100 % of %s').toString('latin1')).toBe(
      '\0\0\0\x19y553 5.1.3 100 %% of %%s\0',
    );
  });

  it('a negotiation, which a later version may lengthen', () => {
    const given = { version: 6, actions: 0x1ff, protocol: 0x1fffff };
    const packet = encodeNegotiation(given);
    expect(packet.toString('latin1')).toBe('\0\0\0\rO\0\0\0\x06\0\0\x01\xff\0\x1f\xff\xff');
    const data = Buffer.concat([packet.subarray(5), octets('more')]);
    expect(readNegotiation(data)).toEqual(given);
    expect(readNegotiation(data.subarray(0, 11))).toBeNull();
  });

  it.each([
    ['', null],
    ['a', null],
    ['a\0b', null],
    ['\0', ['']],
    ['a\0', ['a']],
    ['a\0\0b c\0', ['a', '', 'b c']],
  ])('octets that end at NUL: %j', (text, expected) => {
    const found = nulTerminated(octets(text));
    expect(found?.map((each) => Buffer.from(each).toString()) ?? null).toEqual(expected);
  });
});
