import { describe, expect, it } from 'vitest';
import {
  checkLines,
  checkOctets,
  LayoutError,
  nodeStream,
  ReadError,
  webStream,
} from '../../src/batch/index.ts';
import { optionError } from '../calls.ts';

/** Everything that can be iterated. */
async function all(source: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of source);
}

describe('options', () => {
  it.each([
    [{ file: 5 }, 'file: expected a string or null, got the number 5'],
    [{ field: 'email' }, 'field: expected an array of names, got "email"'],
    [{ field: [1] }, 'field: expected an array of names, got an array'],
    [{ jobs: 0 }, 'jobs: expected a whole number from 1, got the number 0'],
    [{ column: 1, field: ['email'] }, 'column: expected nothing, since field is set, got the number 1'],
    [null, 'options: expected an object, got null'],
  ])('%j is a TypeError', (options, message) => {
    expect(() => checkOctets([], options as never)).toThrow(optionError(message));
  });

  it.each([[{ file: null }], [{ file: 'list.txt' }], [{ field: ['user', 'email'] }]])(
    '%j is taken, and a list without lines has no addresses',
    async (options) => {
      const checked = checkOctets([], { format: 'none', jobs: 1, ...options });
      for await (const _ of checked);
      expect(await checked.summary).toMatchObject({ valid: 0, invalid: 0 });
    },
  );

  it.each([
    { format: 'none' },
    { column: 'email' },
    { delimiter: ';', column: 1 },
    { header: false },
    { field: ['email'] },
    { only: 'valid' },
    { dedupe: false },
    { jobs: 1 },
  ])('of the others are a TypeError of checkLines: %j', (options) => {
    const name = Object.keys(options).find((key) => key !== 'column') ?? 'column';
    const message = 'checkLines does not take this option; checkOctets, nodeStream and webStream do';
    expect(() => checkLines([], options as never)).toThrow(TypeError);
    expect(() => checkLines([], { [name]: Object.entries(options)[0]?.[1] } as never)).toThrow(
      `${name}: ${message}`,
    );
    expect(checkOctets([], options as never)).toHaveProperty('summary');
    expect(nodeStream(options as never)).toHaveProperty('write');
    expect(webStream(options as never)).toHaveProperty('writable');
    const lines = checkLines([], { [name]: undefined, file: 'list.txt' } as never);
    expect(lines[Symbol.asyncIterator]).toBeTypeOf('function');
  });
});

describe('a table', () => {
  it.each([
    [{ column: 'mail' }, { kind: 'no-column-named', column: '"mail"', fields: '"name", "email"' }],
    [{ column: 3 }, { kind: 'no-column-numbered', column: 3, width: 2 }],
  ])('without the column %j is a LayoutError with its details', async (options, details) => {
    const error = await all(checkOctets([Buffer.from('name,email\n')], options)).catch((error) => error);
    expect(error).toBeInstanceOf(LayoutError);
    expect(error).toMatchObject({ name: 'LayoutError', code: 'ERR_MAILBOX_LAYOUT', details });
  });
});

describe('a source', () => {
  const octets = Buffer.from('a@b.example\n');

  it.each([
    [octets, 'an object (Uint8Array)'],
    [new Uint8Array(octets), 'an object (Uint8Array)'],
    ['a@b.example', '"a@b.example"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [5, 'the number 5'],
    [{}, 'an object'],
  ])('is octets in chunks: %j', (source, got) => {
    const message = `source: expected an iterable or stream of Uint8Array chunks, such as [octets], got ${got}`;
    for (const takes of [checkLines, checkOctets]) {
      expect(() => takes(source as never)).toThrow(optionError(message));
    }
  });

  it('is a list of chunks, or a stream of them', async () => {
    for (const source of [[octets], new Blob([octets]).stream()]) {
      const found = [];
      for await (const { input } of checkLines(source as never)) found.push(input);
      expect(found).toEqual(['a@b.example']);
    }
    for (const source of [[octets], new Blob([octets]).stream()]) {
      const checked = checkOctets(source as never, { format: 'none', jobs: 1 });
      for await (const _ of checked);
      expect(await checked.summary).toMatchObject({ valid: 1, invalid: 0 });
    }
  });

  it.each([checkLines, checkOctets])('has no other chunks: %o', async (takes) => {
    const message = 'source: expected chunks of octets (Uint8Array), got "a@b.example"';
    const fault = await all(takes(['a@b.example'] as never)).catch((error) => error);
    expect(fault).toBeInstanceOf(TypeError);
    expect(fault).toMatchObject({ name: 'ChunkError', code: 'ERR_MAILBOX_CHUNK', message });
  });

  it.each([checkLines, checkOctets])('that fails is a ReadError with its cause: %o', async (takes) => {
    const cause = new TypeError('terminated');
    async function* failing() {
      yield octets;
      throw cause;
    }
    const fault = await all(takes(failing())).catch((error) => error);
    expect(fault).toBeInstanceOf(ReadError);
    expect(fault).toMatchObject({ name: 'ReadError', code: 'ERR_MAILBOX_READ' });
    expect([fault.message, fault.cause]).toEqual(['terminated', cause]);
  });
});
