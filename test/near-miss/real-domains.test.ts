import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { findNearMiss } from '../../src/near-miss/find.ts';
import { mailDomains } from '../../src/near-miss/providers.ts';
import { isTopLevel } from '../../src/near-miss/top-level.ts';

const require = createRequire(import.meta.url);
const read = (path: string) =>
  readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

const sources: Record<string, string[]> = {
  'email-providers': require('email-providers/all.json'),
  'fixtures/near-miss/free-mail-domains.txt': read('near-miss/free-mail-domains.txt'),
  'fixtures/suffix/real-domains.txt': read('suffix/real-domains.txt'),
  'fixtures/near-miss/universities.txt': read('near-miss/universities.txt'),
};
const real = new Set(Object.values(sources).flat());
const typos = new Map(
  read('near-miss/typo-domains.txt').map((line) => line.split(/ +# /) as [string, string]),
);
const misses = (domain: string) => {
  const found = findNearMiss(domain, isTopLevel);
  return found && domain.slice(0, found.from) + found.meant;
};

describe('real domains', () => {
  it('are 25,000 at least', () => {
    expect(real.size).toBeGreaterThan(25_000);
  });

  it.each(Object.entries(sources))(
    'of %s are never taken for a slip, but for known typo domains',
    (_, list) => {
      expect(list.filter((domain) => !typos.has(domain) && misses(domain) !== null)).toEqual([]);
    },
  );

  it.each([...typos])('are not these, which are in the lists: %s: %s', (domain, why) => {
    expect(real).toContain(domain);
    expect(misses(domain)).not.toBeNull();
    expect(why).toMatch(/\.$/);
  });

  it('leave room for slips: two letters swapped at the end of a name lead back to the provider', () => {
    const slips = mailDomains()
      .filter(({ name }) => name.length > 4)
      .map(({ name, ending, domain }) => {
        const swapped = `${name.slice(0, -2)}${name.slice(-1)}${name.slice(-2, -1)}.${ending}`;
        return { domain, swapped };
      })
      .filter(({ domain, swapped }) => swapped !== domain && !real.has(swapped));
    expect(slips.length).toBeGreaterThan(200);
    expect(slips.filter(({ domain, swapped }) => misses(swapped) !== domain)).toEqual([]);
  });
});
