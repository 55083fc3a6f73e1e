import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseMailbox } from '../src/index.ts';

/** One line of attacks.ndjson, which is not part of this repository. */
interface Attack {
  id: string;
  class: string;
  report: string;
  severity: 'error' | 'warning' | 'info';
  address?: string;
  bytes_hex?: string;
  build?: (string | { repeat: string; times: number })[];
}

/** Warnings that only a list of domains can give. */
const OF_DOMAIN_LISTS = new Set(['A115', 'A117']);

/**
 * Deliberate: U+00DF has no warning. It is an ordinary letter of German names, PVALID in IDNA2008 (RFC 5892 2.6), and its
 * capital form is two letters, which no change of case turns back into one.
 */
const OF_SHARP_S = new Set(['A066', 'A093']);

const DATA = process.env.MAILBOX_SYNTAX_DATA;

function inputOf({ address, bytes_hex, build }: Attack): string | Uint8Array {
  if (bytes_hex !== undefined) return new Uint8Array(Buffer.from(bytes_hex, 'hex'));
  if (address !== undefined) return address;
  return (build ?? []).map((one) => (typeof one === 'string' ? one : one.repeat.repeat(one.times))).join('');
}

describe.skipIf(!DATA)('attacks.ndjson (MAILBOX_SYNTAX_DATA)', () => {
  const attacks = DATA
    ? readFileSync(join(DATA, 'attacks.ndjson'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Attack)
    : [];
  const table: string[] = [];

  it('has attacks in it', () => {
    expect(attacks.length).toBeGreaterThan(50);
  });

  it.each(attacks)('$id $class: $report', (attack) => {
    const { valid, reasons } = parseMailbox(inputOf(attack));
    const codes = [...new Set(reasons.map(({ code }) => code))];
    table.push(
      [attack.id, attack.severity.padEnd(7), valid ? 'valid  ' : 'invalid', codes.join(' ') || '-'].join(
        '  ',
      ),
    );
    if (attack.severity === 'error') expect(valid).toBe(false);
    if (OF_SHARP_S.has(attack.id)) expect(codes).toEqual([]);
    else if (attack.severity === 'warning' && !OF_DOMAIN_LISTS.has(attack.id)) expect(codes).not.toEqual([]);
  });

  afterAll(() => {
    console.log(table.join('\n'));
    expect(table).toHaveLength(attacks.length);
  });
});
