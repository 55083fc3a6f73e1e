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

  it('asks for that many at once and no more, and for all in the end', async () => {
    const { resolver, asked, most } = counting(soon);
    const check = domainChecker({ resolver, concurrency: 3 });
    const domains = Array.from({ length: 20 }, (_, index) => `d${index}.example`);
    const results = await Promise.all(domains.map((domain) => check(domain)));
    expect(most.running).toBe(3);
    expect(asked).toEqual(domains);
    expect(results.map(({ domain }) => domain)).toEqual(domains);
  });

  it('forgets a verdict when it is old, and a temporary failure sooner', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'Date'] });
    const steady = counting(good);
    const failing = counting(fails);
    const check = domainChecker({ resolver: steady.resolver, maxAge: 1000, maxAgeTemporary: 10 });
    const checkFailing = domainChecker({ resolver: failing.resolver, maxAge: 1000, maxAgeTemporary: 10 });
    for (const wait of [0, 5, 6, 980, 9, 1]) {
      vi.advanceTimersByTime(wait);
      // The clock of the machine may be set meanwhile.
      vi.setSystemTime(Date.now() - 86_400_000);
      expect((await check('a.example')).status).toBe('mx');
      expect((await checkFailing('a.example')).status).toBe('temporary');
    }
    expect(steady.asked).toHaveLength(2);
    expect(failing.asked).toHaveLength(4);
  });

  it('remembers that many domains, those asked for last', async () => {
    const { resolver, asked } = counting(good);
    const check = domainChecker({ resolver, cacheSize: 2 });
    for (const domain of ['a.example', 'b.example', 'a.example', 'c.example', 'a.example', 'b.example']) {
      await check(domain);
    }
    expect(asked).toEqual(['a.example', 'b.example', 'c.example', 'b.example']);
  });

  it('remembers what takes that many octets, though each domain be large', async () => {
    const many = async (name: string) =>
      Array.from({ length: 400 }, (_, index) => ({
        exchange: `${'x'.repeat(60)}.${index}.${name}`,
        priority: index,
      }));
    const { resolver, asked } = counting(many);
    const check = domainChecker({ resolver, cacheOctets: 15_000 });
    for (const domain of ['a.example', 'b.example', 'c.example', 'c.example', 'b.example']) {
      expect((await check(domain)).exchanges).toHaveLength(20);
    }
    // Each takes some 7,000.
    for (const domain of ['c.example', 'a.example']) await check(domain);
    expect(asked).toEqual(['a.example', 'b.example', 'c.example', 'a.example']);
    const none = counting(many);
    const checkNone = domainChecker({ resolver: none.resolver, cacheOctets: 0 });
    for (let time = 0; time < 2; time++) expect((await checkNone('a.example')).status).toBe('mx');
    expect(none.asked).toHaveLength(2);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    [
      'rejects with a code that throws',
      () =>
        Promise.reject(
          Object.defineProperty({}, 'code', {
            get() {
              throw new Error('no');
            },
          }),
        ),
    ],
    [
      'is a promise in name only',
      () => Object.fromEntries([['then', (_: unknown, reject: (why: unknown) => void) => reject(null)]]),
    ],
    ['is no promise', () => 7],
    [
      'has records that throw',
      async () => [
        Object.defineProperty({}, 'exchange', {
          get() {
            throw new Error('no');
          },
        }),
      ],
    ],
    [
      'has records that change',
      async () => {
        let times = 0;
        return [
          Object.defineProperty({ priority: 1 }, 'exchange', {
            get: () => (times++ === 0 ? 'a.example' : 7),
          }),
        ];
      },
    ],
  ])('never rejects, nor remembers for ever, whatever a resolver does: it %s', async (_, resolveMx) => {
    const asked = { count: 0 };
    const resolver = {
      resolveMx: (() => {
        asked.count++;
        return resolveMx();
      }) as never,
      resolve4: async () => ['192.0.2.1'],
      resolve6: async () => [],
    };
    const check = domainChecker({ resolver, maxAge: 0, maxAgeTemporary: 0 });
    for (let time = 0; time < 2; time++) {
      expect(['temporary', 'mx']).toContain((await check('a.example')).status);
    }
    expect(asked.count).toBe(2);
  });

  it('goes on after a server that never answers', async () => {
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
