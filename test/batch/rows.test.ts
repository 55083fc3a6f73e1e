import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LF } from '../../src/batch/block.ts';
import { checkOctets, type OctetOptions } from '../../src/batch/index.ts';
import {
  type Chunk,
  lineBoundaries,
  type Memory,
  RecordSplitter,
  RowBoundaries,
} from '../../src/batch/input/splitter.ts';
import { fieldContent, RowReader } from '../../src/batch/rows.ts';
import { parseMailbox } from '../../src/index.ts';
import { chunks, cuts } from './inputs.ts';

const ADDED = 4;

const content = fc.string({
  unit: fc.constantFrom(...[...'ab@."\'=,;\t \r\n', 'é', '例', 'user@example.com', 'a..b@example.com']),
  maxLength: 6,
});

/** A table that is right by RFC 4180, and its octets. */
const table = fc
  .record({
    rows: fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(content, { minLength: width, maxLength: width }), { minLength: 1 }),
      ),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    isEnded: fc.boolean(),
    alwaysQuoted: fc.boolean(),
  })
  .filter(({ rows }) => rows.every((row) => row.length > 1 || row[0] !== ''))
  .map(({ rows, delimiter, lineEnd, isEnded, alwaysQuoted }) => {
    const field = (text: string) =>
      alwaysQuoted || /["\r\n]/.test(text) || text.includes(delimiter) || text === ''
        ? `"${text.replaceAll('"', '""')}"`
        : text;
    const text = rows.map((row) => row.map(field).join(delimiter)).join(lineEnd) + (isEnded ? lineEnd : '');
    return { rows, delimiter, text };
  });

async function written(
  text: string | Uint8Array,
  options: OctetOptions,
  lengths = [1 << 16],
): Promise<string> {
  const pieces: Uint8Array[] = [];
  const run = checkOctets(chunks(Buffer.from(text as string), lengths), {
    format: 'csv',
    jobs: 1,
    ...options,
  });
  for await (const piece of run) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('RowReader', () => {
  it('reads what csv-parse reads', () => {
    fc.assert(
      fc.property(table, fc.nat(4), ({ text, delimiter }, column) => {
        const octets = Buffer.from(text);
        const reader = new RowReader(delimiter.charCodeAt(0), column);
        const found: (string | undefined)[] = [];
        const counts: number[] = [];
        for (let start = 0; start < octets.length; start = reader.next) {
          reader.read(octets, start, octets.length);
          const { field } = reader;
          counts.push(reader.fields);
          if (field.from < 0) found.push(undefined);
          else if (field.rawEnd >= 0) found.push(fieldContent(octets, field).toString());
          else found.push(octets.subarray(field.from, field.to).toString());
        }
        const records = parse(octets, {
          delimiter,
          relax_column_count: true,
          record_delimiter: ['\r\n', '\n'],
        });
        expect(found).toEqual(records.map((record) => record[column]));
        expect(counts).toEqual(records.map((record) => record.length));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, string[]]>([
    ['a"b,c', ['a"b', 'c']],
    ['"a"b,c', ['ab', 'c']],
    ['"a""b"c"d,e', ['a"bc"d', 'e']],
    ['"a,b', ['a,b']],
    ['a,', ['a', '']],
    ['"",""', ['', '']],
    ['a,b\r', ['a', 'b\r']],
  ])('reads %j as %j', (text, fields) => {
    const octets = Buffer.from(text);
    const found = fields.map((_, column) => {
      const reader = new RowReader(0x2c, column);
      reader.read(octets, 0, octets.length);
      expect(reader.fields).toBe(fields.length);
      const { field } = reader;
      return (
        field.rawEnd >= 0 ? fieldContent(octets, field) : octets.subarray(field.from, field.to)
      ).toString();
    });
    expect(found).toEqual(fields);
  });
});

describe('RecordSplitter', () => {
  /** Memory that is never clean. */
  const memory: Memory = {
    take: (size) => new Uint8Array(size).fill(LF).buffer,
    give: () => {},
  };

  function pieces(
    octets: Uint8Array,
    lengths: readonly number[],
    delimiter: number | null,
    eager: boolean,
  ): Chunk[] {
    const splitter = new RecordSplitter(
      delimiter === null ? lineBoundaries : new RowBoundaries(delimiter),
      memory,
      true,
    );
    const found: Chunk[] = [];
    for (const chunk of chunks(octets, lengths)) {
      for (let rest = chunk; rest.length > 0; ) {
        const room = splitter.buffer();
        const taken = rest.subarray(0, room.length);
        room.set(taken);
        splitter.advance(taken.length);
        rest = rest.subarray(taken.length);
        if (eager || splitter.isFull) found.push(...splitter.take());
      }
    }
    found.push(...splitter.end());
    return found;
  }

  it('loses and cuts nothing', () => {
    fc.assert(
      fc.property(table, cuts, fc.boolean(), ({ text, delimiter }, lengths, eager) => {
        const octets = Buffer.from(text);
        const found = pieces(octets, lengths, delimiter.charCodeAt(0), eager);
        expect(Buffer.concat(found.map((piece) => piece.octets)).toString()).toBe(text);
        let records = 0;
        for (const piece of found) {
          records += parse(Buffer.from(piece.octets), {
            delimiter,
            relax_column_count: true,
            record_delimiter: ['\r\n', '\n'],
          }).length;
        }
        expect(records).toBe(
          parse(octets, { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n'] }).length,
        );
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a line', null, (fill: string) => fill],
    [
      'a quoted field with line ends',
      0x2c,
      (fill: string) => `x,"${fill.replaceAll('aaaaaaaa', '\r\naa""aa')}",y`,
    ],
  ] as const)('passes on %s of several megabytes in parts', (_, delimiter, wrap) => {
    const long = wrap('a'.repeat(3 << 20));
    for (const lineEnd of ['\n', '\r\n', '']) {
      for (const lengths of [[70_001], [(1 << 20) + 3], [long.length + 8, 1], [long.length + 9, 1, 1]]) {
        const before = 'x@y.example,1\n';
        const after = lineEnd === '' ? '' : 'z@y.example,2\n';
        const found = pieces(Buffer.from(before + long + lineEnd + after), lengths, delimiter, false);
        const parts = found.filter(({ kind }) => kind === 'part');
        const ends = found.filter((piece) => piece.kind === 'long');
        const whole = found.filter(({ kind }) => kind === 'records');
        if (ends.length === 0) {
          // It came in one chunk.
          expect(Buffer.concat(whole.map(({ octets }) => octets)).toString()).toBe(
            before + long + lineEnd + after,
          );
          continue;
        }
        expect(Buffer.concat(parts.map(({ octets }) => octets)).toString() === long).toBe(true);
        expect(ends.map(({ long: { length } }) => length)).toEqual([long.length]);
        expect(Buffer.from(ends[0]?.octets.subarray(1 << 20) ?? []).toString()).toBe(lineEnd);
        expect(ends[0]?.long.lines).toBe(long.split('\n').length);
        expect(Buffer.concat(whole.map(({ octets }) => octets)).toString()).toBe(before + after);
      }
    }
  });
});

describe('a table with columns added', () => {
  it('keeps every other column to the octet', async () => {
    await fc.assert(
      fc.asyncProperty(table, cuts, fc.boolean(), async ({ text, rows, delimiter }, lengths, isMarked) => {
        const marked = (isMarked ? '\ufeff' : '') + text;
        const width = rows[0]?.length as number;
        const out = await written(marked, { column: width, delimiter, header: false }, lengths);
        expect(withoutAdded(out, delimiter)).toBe(marked);
        const records = parse(out, {
          delimiter,
          bom: true,
          record_delimiter: ['\r\n', '\n'],
          relax_column_count: true,
        });
        const verdicts = rows.map((row) => {
          const address = row[width - 1] as string;
          if (address.trim() === '') return ['', ''];
          const { valid, reasons } = parseMailbox(address);
          return [String(valid), (reasons.find(({ level }) => level === 'error') ?? reasons[0])?.code ?? ''];
        });
        expect(records.map((record) => record.slice(width, width + 2))).toEqual(verdicts);
        for (const record of records) {
          expect(record.length).toBe(width + ADDED);
          for (const field of record.slice(width)) expect(field).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('fills up short rows, keeps blank ones, and skips what is not there', async () => {
    const out = await written('name,mail\r\nAnna,anna@example.com\r\n\r\nBen\r\n', { column: 'mail' });
    expect(out.split('\r\n')).toEqual([
      'name,mail,valid,reason,message,suggestion',
      'Anna,anna@example.com,true,,,',
      '',
      'Ben,,,,,',
      '',
    ]);
  });

  it('passes on a row of megabytes to the octet', async () => {
    const long = `"${'x"",\r\n'.repeat(1 << 18)}",b@example.com`;
    for (const lengths of [[1 << 16], [1 << 21]]) {
      const out = await written(`text,mail\r\n${long}\r\ny,c@example.com\r\n`, { column: 'mail' }, lengths);
      const [, first = '', rest = ''] = /^text,mail,[^\r]*\r\n([\s\S]*"),(b@[\s\S]*)$/.exec(out) ?? [];
      expect(`${first},b@example.com` === long).toBe(true);
      expect(rest).toMatch(/^b@example\.com,false,input-too-long,[^\r]+\r\ny,c@example\.com,true,,,\r\n$/);
    }
  });

  it.each<[string, OctetOptions, string]>([
    ['id;mail\n1;a@b.example\n', { column: 'mail' }, 'id;mail;valid;reason;message;suggestion'],
    ['id\tmail\n1\ta@b.example\n', { column: 2 }, 'id\tmail\tvalid\treason\tmessage\tsuggestion'],
    ['1,a@b.example\n', { column: 2 }, '1,a@b.example,true,,,'],
    ['1,a@b.example\n', { column: 2, header: true }, '1,a@b.example,valid,reason,message,suggestion'],
    ['"the, mail"\na@b.example\n', { column: 'The, Mail ' }, '"the, mail",valid,reason,message,suggestion'],
    ['a b\n', { column: 1, delimiter: ' ', header: false }, /^a b false /.source],
  ])('finds out of %j how it is made', async (text, options, first) => {
    const [line = ''] = (await written(text, options)).split('\n');
    if (first.startsWith('^')) expect(line).toMatch(new RegExp(first));
    else expect(line).toBe(first);
  });

  it.each<[string, OctetOptions, string]>([
    ['id,mail\n', { column: 'email' }, 'there is no column "email": the first row has "id", "mail"'],
    ['id,mail\n', { column: 3 }, 'there is no column 3: the first row has 2'],
  ])('says of %j that it lacks the column', async (text, options, words) => {
    await expect(written(text, options)).rejects.toThrow(words);
  });

  it('reads a header of a million columns', async () => {
    const out = await written(`${','.repeat(900_000)}mail\n`, { column: 'mail' });
    expect(out).toContain('mail,valid');
  });
});

/** A table without the last four columns of each row. */
function withoutAdded(text: string, delimiter: string): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const octets = Buffer.from(text.slice(mark.length));
  const kept = [Buffer.from(mark)];
  const reader = new RowReader(delimiter.charCodeAt(0), 0);
  for (let start = 0; start < octets.length; start = reader.next) {
    reader.all = [];
    reader.read(octets, start, octets.length);
    const first = reader.all[reader.fields - ADDED];
    // Of a quoted field the quote stands before it.
    const quoted = octets[(first?.from as number) - 1] === 0x22 ? 1 : 0;
    kept.push(
      octets.subarray(start, (first?.from as number) - quoted - 1),
      octets.subarray(reader.end, reader.next),
    );
  }
  return Buffer.concat(kept).toString();
}
