import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DnsResolver, domainChecker } from '../../src/dns.ts';
import { resolverOn } from './knot.ts';
import { emptyAnswer, startLame } from './lame.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A resolver that counts, and answers when it is let. */
function counting(answer: (name: string) => Promise<{ exchange: string; priority: number }[]>) {
  const asked: string[] = [];
  let running = 0;
  const most = { running: 0 };
  const resolver: DnsResolver = {
    async resolveMx(name) {
      asked.push(name);
      running++;
      most.running = Math.max(most.running, running);
      try {
        return await answer(name);
      } finally {
        running--;
      }
    },
    resolve4: async () => ['192.0.2.1'],
    resolve6: async () => [],
  };
  return { resolver, asked, most };
}

const good = async (name: string) => [{ exchange: `mail.${name}`, priority: 10 }];
const soon = async (name: string) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return good(name);
};
const fails = () => Promise.reject(Object.assign(new Error(), { code: 'ESERVFAIL' }));

describe('domainChecker', () => {
  it('asks once for a domain, however it is written and however often', async () => {
    const { resolver, asked } = counting(soon);
    const check = domainChecker({ resolver });
    const domains = ['b\u00fccher.example', 'xn--bcher-kva.example', 'XN--BCHER-KVA.Example'];
    const results = await Promise.all([...domains, ...domains].map((domain) => check(domain)));
    await check(domains[0] as string);
    expect(asked).toEqual(['xn--bcher-kva.example']);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['mx']));
  });

  it('asks for so many at once and no more, and for all in the end', async () => {
    const { resolver, asked, most } = counting(soon);
    const check = domainChecker({ resolver, concurrency: 3 });
    const domains = Array.from({ length: 20 }, (_, index) => `d${index}.example`);
    const results = await Promise.all(domains.map((domain) => check(domain)));
    expect(most.running).toBe(3);
    expect(asked).toEqual(domains);
    expect(results.map(({ domain }) => domain)).toEqual(domains);
  });

  it('forgets a verdict when it is old, and a temporary failure sooner', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const steady = counting(good);
    const failing = counting(fails);
    const check = domainChecker({ resolver: steady.resolver, maxAge: 1000, maxAgeTemporary: 10 });
    const checkFailing = domainChecker({ resolver: failing.resolver, maxAge: 1000, maxAgeTemporary: 10 });
    for (const wait of [0, 5, 6, 980, 9, 1]) {
      vi.setSystemTime(Date.now() + wait);
      expect((await check('a.example')).status).toBe('mx');
      expect((await checkFailing('a.example')).status).toBe('temporary');
    }
    expect(steady.asked).toHaveLength(2);
    expect(failing.asked).toHaveLength(4);
  });

  it('remembers so many domains, those asked for last', async () => {
    const { resolver, asked } = counting(good);
    const check = domainChecker({ resolver, cacheSize: 2 });
    for (const domain of ['a.example', 'b.example', 'a.example', 'c.example', 'a.example', 'b.example']) {
      await check(domain);
    }
    expect(asked).toEqual(['a.example', 'b.example', 'c.example', 'b.example']);
  });

  it('goes on behind a server that never answers', async () => {
    const silent = await startLame((query) =>
      query.includes('good') ? emptyAnswer(query, { rcode: 3 }) : null,
    );
    const check = domainChecker({ resolver: resolverOn(silent.port, 100), timeout: 150, concurrency: 2 });
    const domains = ['a.example', 'b.example', 'c.example', 'good.example'];
    const results = await Promise.all(domains.map((domain) => check(domain)));
    await silent.stop();
    expect(results.map(({ status }) => status)).toEqual(['temporary', 'temporary', 'temporary', 'no-domain']);
  });

  it('refuses wrong types', async () => {
    expect(() => domainChecker({ concurrency: 0 })).toThrow(
      'concurrency: expected a number from 1, got the number 0',
    );
    expect(() => domainChecker({ cacheSize: 'many' as never })).toThrow(TypeError);
    expect(() => domainChecker({ timeout: Number.NaN })).toThrow(TypeError);
    await expect(domainChecker()(7 as never)).rejects.toThrow('domain: expected a string, got the number 7');
  });
});
