/** `examples/scale/duckdb.ts` in DuckDB. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error a module without types
import { broken, international } from '../../bench/lists.mjs';
import { addMailboxFunctions } from '../../examples/scale/duckdb.ts';
import { parseMailbox } from '../../src/index.ts';

describe('DuckDB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-syntax-duckdb-'));
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    connection = await instance.connect();
    addMailboxFunctions(connection);
  });

  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  });

  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();

  it('has functions of an address', async () => {
    const values = [
      `'Anna@EXAMPLE.com'`,
      `'a..b@example.com'`,
      `'jörg@bücher.example'`,
      `'"a"@example.com'`,
      `''`,
    ];
    const sql = `SELECT mailbox_valid(a), mailbox_reasons(a), mailbox_suggestion(a), mailbox_canonical(a)
      FROM (VALUES ${values.map((value) => `(${value})`).join()}, (NULL)) AS t(a)`;
    expect(await rows(sql)).toEqual([
      [true, [], null, 'Anna@example.com'],
      [false, ['local-part-empty-atom'], 'a.b@example.com', null],
      [true, [], null, 'jörg@bücher.example'],
      [true, ['local-part-quoted', 'local-part-needless-quoting'], 'a@example.com', 'a@example.com'],
      [false, ['input-empty'], null, null],
      [null, null, null, null],
    ]);
    // Of a constant and of an expression.
    expect(await rows(`SELECT mailbox_valid(lower('A@Example.com')), mailbox_valid(NULL)`)).toEqual([
      [true, null],
    ]);
  });

  it('says of every row of a table what parseMailbox says', async () => {
    const list = [...broken(20_000, 0.2), ...international(5000)].map((a: string) =>
      a.replace(/[\r\n]+/g, ' '),
    );
    const path = join(folder, 'list.csv');
    const cells = list.map((address, index) =>
      index % 100 === 0 ? '' : `"${address.replaceAll('"', '""')}"`,
    );
    writeFileSync(path, `id,email\n${cells.map((cell, index) => `${index},${cell}\n`).join('')}`);
    await connection.run(
      `CREATE TABLE people AS SELECT * FROM read_csv('${path}', header = true, columns = {'id': 'INTEGER', 'email': 'VARCHAR'})`,
    );
    const found = await rows(
      'SELECT mailbox_valid(email), mailbox_reasons(email), mailbox_suggestion(email) FROM people ORDER BY id',
    );
    const expected = list.map((address, index) => {
      if (index % 100 === 0) return [null, null, null];
      const { valid, reasons, suggestion } = parseMailbox(address);
      return [valid, reasons.map(({ code }) => code), suggestion];
    });
    expect(found).toEqual(expected);
    const counted = await rows(
      'SELECT mailbox_valid(email) AS valid, count(*) FROM people GROUP BY ALL ORDER BY ALL',
    );
    const count = (valid: boolean | null) => String(expected.filter(([found]) => found === valid).length);
    expect(counted).toEqual([false, true, null].map((valid) => [valid, count(valid)]));
  });

  it('takes options', async () => {
    const other = await instance.connect();
    addMailboxFunctions(other, { profile: 'form', smtputf8: false });
    const reader = await other.runAndReadAll(
      `SELECT mailbox_valid('"a b"@example.com'), mailbox_valid('j@bücher.example')`,
    );
    expect(reader.getRowsJson()).toEqual([[false, false]]);
    other.closeSync();
    expect(() => addMailboxFunctions(connection, { profile: 'strict' as never })).toThrow(/"strict"/);
  });
});
