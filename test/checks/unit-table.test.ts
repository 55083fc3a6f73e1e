import { expect, it } from 'vitest';
import { KNOWN, UnitTable } from '../../src/checks/unit-table.ts';

it('remembers what was found out of each unit, and knows nothing of the others', () => {
  const table = new UnitTable();
  const found = new Map([
    [0x436, KNOWN | 1],
    [0x437, KNOWN | 2],
    [0xffff, KNOWN],
  ]);
  for (const [unit, bits] of found) table.set(unit, bits);
  for (let unit = 0; unit < 0x10000; unit++) expect(table.get(unit)).toBe(found.get(unit) ?? 0);
  expect(new UnitTable().get(0x436)).toBe(0);
});
