import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { gather, records, running } from './running.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-files-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('check: files that are no lists', () => {
  it.each([
    ['people.xlsx', 'PK\x03\x04\x14\0', 'a workbook or a ZIP archive'],
    ['people.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a document of an old Office'],
    ['people.pdf', '%PDF-1.7\n', 'it is a PDF'],
    ['people.bz2', 'BZh91AY&SY', 'bzip2 -dc'],
    ['people.xz', '\xfd7zXZ\0', 'xz -dc'],
    ['people.zst', '\x28\xb5\x2f\xfd', 'zstd -dc'],
    ['people.7z', '7z\xbc\xaf\x27\x1c', 'a 7z archive'],
    ['people.sqlite', 'SQLite format 3\0', 'an SQLite database'],
  ])('names %s by its first octets, and ends with 2', async (name, start, words) => {
    await writeFile(
      at(name),
      Buffer.concat([Buffer.from(start, 'latin1'), Buffer.from('\nrest@x.example\n')]),
    );
    for (const argv of [[], ['--column', '1']]) {
      const { code, stdout, stderr } = await running(['check', at(name), ...argv]);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(words)]);
    }
  });

  it('reads a list that begins with the same letters', async () => {
    for (const start of ['BZhang', 'PK', '%PD', 'SQLite', '7z', '(']) {
      const { stdout } = await running(['check'], { stdin: `${start}@x.example\n` });
      expect(records(stdout)[0]?.input).toBe(`${start}@x.example`);
    }
  });
});

describe('check: what cannot be written', () => {
  it.each([
    ['ENOSPC', 2],
    ['EPIPE', 0],
  ])('a summary that ends in %s: exit code %i', async (code, expected) => {
    const stderr = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error(code), { code }));
      },
    });
    const io = {
      stdin: Readable.from([Buffer.from('a@x.example\n')]),
      stdout: gather().stream,
      stderr,
      env: {},
    };
    expect(await run(['check', '-q', '--summary'], io)).toBe(expected);
  });
});
