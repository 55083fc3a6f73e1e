import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDomain, type DnsResolver, type DomainResult, domainReplyFor } from '../../src/dns.ts';
import { optionError } from '../calls.ts';
import { type DnsServer, hasKnot, resolverOn, startKnot } from './knot.ts';
import { emptyAnswer, startLame } from './lame.ts';

const shown = (result: DomainResult) => {
  const [mail, rcpt] = (['MAIL', 'RCPT'] as const).map((command) => {
    const reply = domainReplyFor(result, { command });
    return reply && `${reply.code} ${reply.enhanced}`;
  });
  return [result.status, result.accepts, mail, rcpt];
};

const GOOD = [true, null, null];
const REFUSED = [false, '550 5.1.8', '550 5.1.2'];
const LATER = [null, '451 4.4.3', '451 4.4.3'];

// Where everything is to be tested, its absence is a failure.
describe.skipIf(!hasKnot && !process.env.CI)('checkDomain with knotd (apt-get install knot)', () => {
  let server: DnsServer;
  beforeAll(async () => {
    server = await startKnot();
  });
  afterAll(() => server?.stop());

  const check = (domain: string, thorough = false) =>
    checkDomain(domain, { resolver: server.resolver(), thorough });

  it.each([
    ['mx.example', 'mx', GOOD],
    ['MX.Example', 'mx', GOOD],
    ['second.example', 'mx', GOOD],
    ['mixed.example', 'mx', GOOD],
    ['alias.example', 'mx', GOOD],
    ['mxalias.example', 'mx', GOOD],
    ['mxip2.example', 'mx', GOOD],
    ['mxpart.example', 'mx', GOOD],
    ['many.example', 'temporary', LATER],
    ['b\u00fccher.example', 'mx', GOOD],
    ['xn--bcher-kva.example', 'mx', GOOD],
    ['implicit.example', 'implicit-mx', GOOD],
    ['implicit6.example', 'implicit-mx', GOOD],
    ['null.example', 'null-mx', [false, '550 5.7.27', '556 5.1.10']],
    ['null5.example', 'null-mx', [false, '550 5.7.27', '556 5.1.10']],
    ['aliasnull.example', 'null-mx', [false, '550 5.7.27', '556 5.1.10']],
    ['nowhere.example', 'no-domain', REFUSED],
    ['dangling.example', 'no-domain', REFUSED],
    ['text.example', 'no-host', REFUSED],
    ['deep.example', 'no-host', REFUSED],
    ['mxip.example', 'no-usable-mx', REFUSED],
    ['mxgone.example', 'no-usable-mx', REFUSED],
    ['mxtext.example', 'no-usable-mx', REFUSED],
    ['mxfailing.example', 'temporary', LATER],
    ['mxoutside.example', 'temporary', LATER],
    ['host.broken', 'temporary', LATER],
    ['elsewhere.test', 'temporary', LATER],
  ] as const)('%s: %s', async (domain, status, [accepts, mail, rcpt]) => {
    expect(shown(await check(domain))).toEqual([status, accepts, mail, rcpt]);
  });

  it('sends A-labels', async () => {
    expect((await check('B\u00dcCHER.example', false)).status).toBe('malformed');
    expect((await check('b\u00fccher.example')).domain).toBe('xn--bcher-kva.example');
  });

  it('stops at the first host that is good, in the order of preference', async () => {
    expect((await check('order.example')).exchanges).toEqual([
      {
        host: 'mail.example',
        preference: 10,
        addresses: ['192.0.2.25', '2001:db8::25'],
        private: false,
        fault: null,
        alias: null,
      },
      { host: 'mail2.example', preference: 20, addresses: null, private: null, fault: null, alias: null },
    ]);
  });

  it('looks at all hosts when thorough', async () => {
    const { exchanges } = await check('order.example', true);
    expect(exchanges.map(({ addresses }) => addresses)).toEqual([
      ['192.0.2.25', '2001:db8::25'],
      ['192.0.2.26'],
    ]);
    expect(exchanges.map(({ alias }) => alias)).toEqual([false, false]);
    expect((await check('mxalias.example', true)).exchanges).toMatchObject([{ alias: true, fault: null }]);
  });

  it('says of each host what is wrong with it', async () => {
    const faults = async (domain: string) => (await check(domain)).exchanges.map(({ fault }) => fault);
    expect(await faults('second.example')).toEqual(['no-address', null]);
    expect(await faults('mixed.example')).toEqual(['null-mx', null]);
    expect(await faults('mxip2.example')).toEqual(['ip-address', null]);
    expect(await faults('mxpart.example')).toEqual(['temporary', null]);
  });

  it('reads an answer that only TCP can carry, and asks for 5 of its hosts', async () => {
    for (const thorough of [false, true]) {
      const asked: string[] = [];
      const own = server.resolver();
      const noting = (name: string) => {
        asked.push(name);
        return name;
      };
      const resolver: DnsResolver = {
        resolveMx: (name) => own.resolveMx(noting(name)),
        resolve4: (name) => own.resolve4(noting(name)),
        resolve6: (name) => own.resolve6(noting(name)),
        resolveCname: (name) => own.resolveCname(noting(name)),
      };
      const { exchanges, status, accepts, cause } = await checkDomain('many.example', { resolver, thorough });
      expect([status, accepts, cause]).toEqual(['temporary', null, 'ETOOMANYHOSTS']);
      expect(exchanges).toHaveLength(20);
      expect(exchanges.filter(({ fault }) => fault === 'no-address')).toHaveLength(5);
      expect(asked).toHaveLength(1 + 5 * (thorough ? 3 : 2));
      expect(new Set(asked).size).toBe(6);
    }
  });

  it('finds the fifth host', async () => {
    expect(await check('five.example')).toMatchObject({ status: 'mx', accepts: true });
  });

  it('holds 20 addresses of a host', async () => {
    expect((await check('wide.example')).exchanges[0]?.addresses).toHaveLength(20);
  });

  it.each([
    ['mxinside.example', true],
    ['mxloop.example', true],
    ['inside.example', true],
    ['zeros.example', true],
    ['mxhalf.example', false],
    ['mx.example', false],
  ])('says of %s whether its addresses are private: %s', async (domain, isPrivate) => {
    const { accepts, exchanges } = await check(domain);
    // A network of one's own may be meant.
    expect(accepts).toBe(true);
    expect(exchanges[0]?.private).toBe(isPrivate);
  });

  it('names the cause of a temporary failure', async () => {
    expect((await check('host.broken')).cause).toBe('ESERVFAIL');
    expect((await check('elsewhere.test')).cause).toBe('EREFUSED');
    expect((await check('mxfailing.example')).cause).toBe('ESERVFAIL');
  });
});

describe('checkDomain with servers that are of no use', () => {
  const QUICK = 400;

  it.each([
    ['never answers', () => null],
    ['answers with nonsense', () => Buffer.from('not DNS at all, but octets enough for a header')],
    ['answers with the first octets alone', (query: Buffer) => emptyAnswer(query).subarray(0, 7)],
    ['cuts the question short', (query: Buffer) => emptyAnswer(query).subarray(0, query.length - 3)],
    [
      'answers another question',
      (query: Buffer) => {
        const answer = emptyAnswer(query, { rcode: 3 });
        answer[13] = 0x7a;
        return answer;
      },
    ],
    [
      'has another number than the question',
      (query: Buffer) => {
        const answer = emptyAnswer(query, { rcode: 3 });
        answer.writeUInt16BE((answer.readUInt16BE(0) + 1) & 0xffff, 0);
        return answer;
      },
    ],
    ['is truncated and has no TCP', (query: Buffer) => emptyAnswer(query, { truncated: true })],
    ['fails', (query: Buffer) => emptyAnswer(query, { rcode: 2 })],
    ['refuses', (query: Buffer) => emptyAnswer(query, { rcode: 5 })],
    ['implements nothing', (query: Buffer) => emptyAnswer(query, { rcode: 4 })],
    ['takes the question for malformed', (query: Buffer) => emptyAnswer(query, { rcode: 1 })],
    [
      'counts records that are not there',
      (query: Buffer) => {
        const answer = emptyAnswer(query);
        answer.writeUInt16BE(9, 6);
        return answer;
      },
    ],
  ] as [string, (query: Buffer) => Buffer | null][])('is temporary when the server %s', async (_, answer) => {
    const server = await startLame(answer);
    try {
      const resolver = resolverOn(server.port, QUICK / 2);
      const result = await checkDomain('anna.example', { resolver, timeout: QUICK });
      expect(shown(result)).toEqual(['temporary', ...LATER]);
      expect(result.cause).toMatch(/^E[A-Z]+$/);
      expect(server.asked.length).toBeGreaterThan(0);
      expect(new Set(server.asked.map((name) => name.toLowerCase()))).toEqual(new Set(['anna.example']));
    } finally {
      await server.stop();
    }
  });

  it('takes an empty answer for a domain without a host, and NXDOMAIN for none', async () => {
    for (const [rcode, status] of [
      [0, 'no-host'],
      [3, 'no-domain'],
      // Node does not tell response codes that DNS does not use for questions from an empty answer.
      [11, 'no-host'],
    ] as const) {
      const server = await startLame((query) => emptyAnswer(query, { rcode }));
      const result = await checkDomain('anna.example', { resolver: resolverOn(server.port) });
      await server.stop();
      expect(result.status).toBe(status);
    }
  });

  it('is temporary when nothing listens', async () => {
    const server = await startLame(() => null);
    await server.stop();
    const result = await checkDomain('anna.example', { resolver: resolverOn(server.port), timeout: QUICK });
    expect(shown(result)).toEqual(['temporary', ...LATER]);
  });

  it('gives up a resolver that never comes back', async () => {
    const never = () => new Promise<never>(() => {});
    const resolver: DnsResolver = { resolveMx: never, resolve4: never, resolve6: never };
    expect(await checkDomain('anna.example', { resolver, timeout: 20 })).toMatchObject({
      status: 'temporary',
      cause: 'ETIMEOUT',
    });
    const half: DnsResolver = {
      ...resolver,
      resolveMx: async () => [{ exchange: 'a.example', priority: 1 }],
    };
    expect(await checkDomain('anna.example', { resolver: half, timeout: 20 })).toMatchObject({
      status: 'temporary',
      exchanges: [{ host: 'a.example', fault: 'temporary' }],
    });
  });

  it.each([
    ['no list', async () => 7],
    ['no records', async () => [null]],
    ['no host', async () => [{ priority: 1 }]],
    ['an error that is no Error', () => Promise.reject('lost')],
    ['an error without a code', () => Promise.reject(new Error('lost'))],
    [
      'an error at once',
      () => {
        throw new Error('lost');
      },
    ],
  ])('is temporary when the resolver gives %s', async (_, resolveMx) => {
    const none = async () => [];
    const resolver = { resolveMx, resolve4: none, resolve6: none } as unknown as DnsResolver;
    expect((await checkDomain('anna.example', { resolver })).status).toBe('temporary');
  });

  it('asks for no host that is no host name, and passes nothing of it on raw', async () => {
    const asked: string[] = [];
    const hosts = [
      'a.example\r\nRCPT TO:<b@c.example>',
      'x y',
      '\u202eb\u00fccher',
      'a..b',
      'x'.repeat(300),
      'm_x.example',
    ];
    const note = async (name: string) => {
      asked.push(name);
      return ['192.0.2.1'];
    };
    const resolver: DnsResolver = {
      resolveMx: async () => hosts.map((exchange, priority) => ({ exchange, priority })),
      resolve4: note,
      resolve6: async () => ['not an address\r\n'],
    };
    const { status, exchanges } = await checkDomain('anna.example', { resolver, thorough: true });
    expect(status).toBe('mx');
    expect(asked).toEqual(['m_x.example']);
    expect(exchanges.map(({ fault }) => fault)).toEqual([...Array(5).fill('not-a-name'), null]);
    expect(exchanges.map(({ host }) => host)).toEqual([
      'a.example\\013\\010rcpt\\032to:<b@c.example>',
      'x\\032y',
      '\\226\\128\\174b\\195\\188cher',
      'a..b',
      'x'.repeat(255),
      'm_x.example',
    ]);
    expect(exchanges.at(-1)?.addresses).toEqual(['192.0.2.1']);
    const only: DnsResolver = { ...resolver, resolveMx: async () => [{ exchange: 'a\nb', priority: 0 }] };
    expect((await checkDomain('anna.example', { resolver: only })).status).toBe('no-usable-mx');
  });

  it.each([
    ['a\\\\b\\.c\\;d f\\010.example', 'a\\\\b\\.c\\;d\\032f\\010.example'],
    ['a\\', 'a\\\\'],
    ['a\\9.example', 'a\\\\9.example'],
    ['a\\256.example', 'a\\\\256.example'],
    ['a\\\u0001', 'a\\\\\\001'],
  ])('shows %j as a zone file has it', async (exchange, shown) => {
    const resolver: DnsResolver = {
      resolveMx: async () => [{ exchange, priority: 0 }],
      resolve4: async () => [],
      resolve6: async () => [],
    };
    const { exchanges } = await checkDomain('anna.example', { resolver });
    expect(exchanges[0]?.host).toBe(shown);
  });

  it('passes on no cause that is no code', async () => {
    const fail = () => Promise.reject(Object.assign(new Error(), { code: 'E\r\nQUIT' }));
    const resolver: DnsResolver = { resolveMx: fail, resolve4: fail, resolve6: fail };
    expect(await checkDomain('anna.example', { resolver })).toMatchObject({ cause: 'EUNKNOWN' });
  });

  it('is temporary when only one kind of address could be asked for', async () => {
    const fail = () => Promise.reject(Object.assign(new Error(), { code: 'ESERVFAIL' }));
    const resolver: DnsResolver = { resolveMx: async () => [], resolve4: async () => [], resolve6: fail };
    expect((await checkDomain('anna.example', { resolver })).status).toBe('temporary');
    const found: DnsResolver = { ...resolver, resolve4: async () => ['192.0.2.1'] };
    expect((await checkDomain('anna.example', { resolver: found })).status).toBe('implicit-mx');
  });
});

describe('checkDomain without DNS', () => {
  const noOne = () => Promise.reject(new Error('was asked'));
  const resolver: DnsResolver = { resolveMx: noOne, resolve4: noOne, resolve6: noOne };

  it.each(['[192.0.2.1]', '[IPv6:2001:db8::1]'])('asks no one for %s', async (domain) => {
    expect(shown(await checkDomain(domain, { resolver }))).toEqual(['address-literal', ...GOOD]);
  });

  it.each([
    ['', 'domain-empty', 0, 0],
    ['exam_ple.com', 'domain-underscore', 4, 5],
    ['a..b', 'domain-empty-label', 2, 2],
    ['b@example.com', 'domain-at-sign', 1, 2],
    ['example.com\r\nDATA', 'encoding-control-character', 11, 13],
    ['example.com.', 'domain-trailing-dot', 11, 12],
  ])('asks no one for %j', async (domain, code, start, end) => {
    const result = await checkDomain(domain, { resolver });
    expect(shown(result)).toEqual(['malformed', false, '553 5.1.7', '553 5.1.3']);
    expect(result.reasons[0]).toMatchObject({ code, start, end });
    expect(domainReplyFor(result, { command: 'RCPT', style: '501' })?.code).toBe(501);
  });

  const found = <T>(record: T) => Promise.resolve([record]);
  const mailHost = { ...resolver, resolveMx: () => found({ exchange: 'mx.example', priority: 1 }) };

  it('does without a resolver that can ask for aliases', async () => {
    const plain = { ...mailHost, resolve4: () => found('192.0.2.1'), resolve6: () => found('2001:db8::1') };
    const { status, exchanges } = await checkDomain('a.example', { resolver: plain, thorough: true });
    expect(status).toBe('mx');
    expect(exchanges).toMatchObject([{ host: 'mx.example', addresses: ['192.0.2.1', '2001:db8::1'] }]);
  });

  it('has a resolver of its own, which is given up in time', async () => {
    const { status, accepts } = await checkDomain('a.invalid', { timeout: 1 });
    // RFC 6761 6.4: there is no such name, whether or not somebody says so within a millisecond.
    expect(['temporary', 'no-domain']).toContain(status);
    expect(accepts).toBe(status === 'temporary' ? null : false);
  });

  it('asks for a domain of 253 octets', async () => {
    const domain = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;
    expect(domain).toHaveLength(253);
    expect((await checkDomain(domain, { resolver })).status).toBe('temporary');
    expect((await checkDomain(`${domain}d`, { resolver })).status).toBe('malformed');
  });

  it.each([
    [() => checkDomain(7 as never), 'domain: expected a string, got the number 7'],
    [() => checkDomain('a.example', null as never), 'options: expected an object, got null'],
    [
      () => checkDomain('a.example', { timeout: 0 }),
      'timeout: expected more than 0 milliseconds, got the number 0',
    ],
    [
      () => checkDomain('a.example', { timeout: '5' as never }),
      'timeout: expected a number of milliseconds, got "5"',
    ],
    [
      () => checkDomain('a.example', { thorough: 1 as never }),
      'thorough: expected true or false, got the number 1',
    ],
    [
      () => checkDomain('a.example', { resolver: {} as never }),
      'resolver: expected a resolver of node:dns/promises with the method resolveMx, got an object',
    ],
  ])('refuses wrong types', async (call, message) => {
    await expect(call()).rejects.toThrow(optionError(message));
  });

  it('refuses a result that is none', () => {
    expect(() => domainReplyFor({ status: 'odd' as never, reasons: [] }, { command: 'MAIL' })).toThrow(
      TypeError,
    );
    expect(() => domainReplyFor(null as never, { command: 'MAIL' })).toThrow(TypeError);
    expect(() => domainReplyFor({ status: 'mx', reasons: [] }, { command: 'DATA' as never })).toThrow(
      TypeError,
    );
  });
});
