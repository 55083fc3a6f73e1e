// What is run in every runtime. It is also handed over as text, to engines that have no modules: it may use nothing but
// ECMAScript itself.

/**
 * Checks cases of fixtures/ and says which came out otherwise.
 * @param {object} api the functions of the package that this runtime has
 * @param {object[]} cases as runtimes.mjs prepares them
 */
export function probe(api, cases) {
  const failed = [];
  let passed = 0;
  for (const one of cases) {
    const parse = api[one.parser];
    if (!parse) continue;
    const input = typeof one.input === 'string' ? one.input : new Uint8Array(one.input);
    const { reasons, valid, suggestion } = parse(input, one.options);
    const found = reasons.map(({ code, start, end }) => [code, start, end]);
    const isOpen =
      one.suggestion === undefined ||
      (one.needsAtob && typeof atob === 'undefined') ||
      (one.needsTextDecoder && typeof TextDecoder === 'undefined');
    const isSame =
      JSON.stringify(found) === JSON.stringify(one.expect) &&
      valid === one.valid &&
      (isOpen || suggestion === one.suggestion);
    if (isSame) passed++;
    else failed.push(`${one.id}: ${JSON.stringify([valid, suggestion, found])}`);
  }
  return { passed, failed };
}

/** One use of each entry that has words, replies or questions: what it must say stands in runtimes.mjs. */
export async function speak(api) {
  const result = api.parseMailbox('a..b@example.com');
  const mx = async () => [{ exchange: '', priority: 0 }];
  const none = async () => [];
  const domain = await api.checkDomain('b\u00fccher.example', {
    resolver: { resolveMx: mx, resolve4: none, resolve6: none },
  });
  const parsed = await api.emailSchema()['~standard'].validate('Anna@Example.com');
  return [
    api.replyFor(result, { command: 'RCPT' }).text,
    api.formatReason(result.reasons[0], api.fr),
    api.explain('354').name,
    api.explain('553', api.referenceFr).name,
    `${domain.domain} ${domain.status} ${api.domainReplyFor(domain, { command: 'RCPT' }).code}`,
    parsed.value,
  ];
}
