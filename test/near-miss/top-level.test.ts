import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parse } from 'tldts';
import { describe, expect, it } from 'vitest';
import { isTopLevel } from '../../src/near-miss/top-level.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const labels = letters.flatMap((a) => letters.flatMap((b) => [a + b, ...letters.map((c) => a + b + c)]));
const words = 'info museum photography travelersinsurance gmail localhost example hotmail comm'.split(' ');

describe('the top-level domains', () => {
  it('are those of the public suffix list, and those under which there are only longer ones', () => {
    const isIcann = (label: string) => parse(label, { validateHostname: false }).isIcann === true;
    const other = [...labels, ...words].filter((label) => isTopLevel(label) !== isIcann(label));
    // Nothing can be registered directly under these; the list has "co.za" and no "za".
    expect(other.filter((label) => !isTopLevel(label))).toEqual([]);
    expect(other).toContain('za');
    expect(other.length).toBeLessThan(25);
  });

  it('are all labels that are not of ASCII letters, which no slip for one leads to', () => {
    for (const label of ['рф', 'xn--p1ai', '中国']) expect(isTopLevel(label)).toBe(true);
    for (const label of ['c0m', 'com1', '', 'con']) expect(isTopLevel(label)).toBe(false);
  });

  it('are generated from the installed list', () => {
    const script = fileURLToPath(new URL('../../scripts/generate-top-labels.mjs', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});
