import { describe, expect, it } from 'vitest';
import { LineSplitter } from '../../src/servers/lines.ts';
import { octets } from './wire.ts';

/** The lines of octets that come in pieces, and whether one was too long. */
function split(text: string, limit: number, size: number) {
  const splitter = new LineSplitter(limit);
  const lines: string[] = [];
  for (let from = 0; from < text.length; from += size) {
    const found = splitter.push(octets(text.slice(from, from + size)));
    lines.push(...found.lines.map((line) => Buffer.from(line).toString('latin1')));
    if (found.isTooLong) return { lines, isTooLong: true, isMidway: splitter.isMidway };
  }
  return { lines, isTooLong: false, isMidway: splitter.isMidway };
}

describe.each([1, 2, 3, 7, 1000])('lines that come in pieces of %i', (size) => {
  it('end at LF or CRLF, and at nothing else', () => {
    const text = 'one\ntwo\r\n\n\r\na\rb\r\r\n\xff\0\n';
    expect(split(text, 10, size)).toEqual({
      lines: ['one', 'two', '', '', 'a\rb\r', '\xff\0'],
      isTooLong: false,
      isMidway: false,
    });
  });

  it('are waited for', () => {
    expect(split('one\ntw', 10, size)).toEqual({ lines: ['one'], isTooLong: false, isMidway: true });
  });

  it('may be as long as the limit, and one octet longer they are too long', () => {
    const tooLong = { lines: ['ok', '12345'], isTooLong: true };
    expect(split('ok\n12345\n12345', 5, size)).toEqual({ ...tooLong, isTooLong: false, isMidway: true });
    expect(split('ok\n12345\n123456', 5, size)).toMatchObject(tooLong);
    expect(split('ok\n12345\n123456\nok\n', 5, size)).toMatchObject(tooLong);
  });
});

it('holds no more than the limit of a line without end', () => {
  const splitter = new LineSplitter(100);
  let pushed = 0;
  while (!splitter.push(octets('x')).isTooLong) pushed++;
  expect(pushed).toBe(100);
});
