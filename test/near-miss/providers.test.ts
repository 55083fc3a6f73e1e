import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findNearMiss } from '../../src/near-miss/find.ts';
import { mailDomains } from '../../src/near-miss/providers.ts';
import { isTopLevel } from '../../src/near-miss/top-level.ts';

const names = [...new Set(mailDomains().map(({ name }) => name))];
const source = readFileSync(new URL('../../src/near-miss/providers.ts', import.meta.url), 'utf8');
const table = source.slice(source.indexOf('{') + 1, source.indexOf('} as const'));
const meantBy = (domain: string) => {
  const found = findNearMiss(domain, isTopLevel);
  return found && domain.slice(0, found.from) + found.meant;
};

describe('the providers', () => {
  it('are at least 140, each with a source', () => {
    expect(names.length).toBeGreaterThanOrEqual(140);
    const sourceOf = new Map<string, string | undefined>();
    for (const [, name, rest] of table.matchAll(/^ {2}'?([\w.-]+)'?:(.*(?:\n {4}.*)*)/gm)) {
      sourceOf.set(name as string, /\/\/ (https:\/\/\S+\.\S+)/.exec(rest as string)?.[1]);
    }
    expect(names.filter((name) => !sourceOf.get(name))).toEqual([]);
  });

  it('are each there once, under endings that exist', () => {
    const domains = mailDomains().map(({ domain }) => domain);
    expect(new Set(domains).size).toBe(domains.length);
    for (const domain of domains) {
      expect(domain).toMatch(/^[a-z\d-]+(?:\.[a-z\d]+)+$/);
      expect(isTopLevel(domain.slice(domain.lastIndexOf('.') + 1))).toBe(true);
    }
  });

  it.each(mailDomains())('are never taken for a slip: $domain', ({ domain }) => {
    expect(meantBy(domain)).toBeNull();
  });

  it.each(mailDomains())('are found without their dots: $domain', ({ domain, name, ending }) => {
    const written = `${name}${ending}`.replaceAll('.', '');
    // "yahoocoin" reads as co.in, and "rocom" may be a host of its own.
    const found = meantBy(written);
    expect([domain, null]).toContain(found);
    if (name.length > 4) expect(found).toBe(domain);
  });

  it.each(mailDomains())('are found with their ending twice: $domain', ({ domain, ending }) => {
    expect(meantBy(`${domain}.${ending}`)).toBe(domain);
  });

  it('have regional ones in every part of the world', () => {
    const domains = new Set(mailDomains().map(({ domain }) => domain));
    const regional =
      'libero.it naver.com uol.com.br docomo.ne.jp wp.pl att.net bigpond.com ukr.net abv.bg telenet.be bluewin.ch ' +
      'seznam.cz freemail.hu sapo.pt otenet.gr walla.co.il xtra.co.nz mweb.co.za rediffmail.com hanmail.net';
    for (const domain of regional.split(' ')) expect(domains).toContain(domain);
  });
});
