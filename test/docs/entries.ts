import { readFileSync } from 'node:fs';

/** What each entry of the package is for, and the name in .size-limit.json under which its size is held. */
const ENTRIES: Readonly<Record<string, [purpose: string, ...sizes: string[]]>> = {
  '.': [
    '`parseMailbox`, `isMailbox`, `parsePath`, `replyFor`, `formatReason`',
    'parseMailbox',
    'isMailbox',
    'replyFor',
  ],
  './is-mailbox': [
    '`isMailbox` alone, sharing no file with the others, and the `fallback` of the lazy entries',
    'is-mailbox: isMailbox',
  ],
  './standard': ['forms: a [Standard Schema](https://standardschema.dev)', 'standard: emailSchema'],
  './dom': ['forms: a plain `<input>`, with messages and the suggestion as a button', 'dom: attach'],
  './standard/lazy': [
    '`./standard` in two parts: the first decides ordinary addresses, the rest is loaded when it is needed',
  ],
  './dom/lazy': ['`./dom` in the same two parts'],
  './near-miss': [
    '"Did you mean gmail.com?", beside `./standard` or `./dom`',
    'standard: emailSchema with near-miss: parseMailboxWithNearMiss',
  ],
  './messages': [
    '`languageFor` and `formMessagesFor`: the language for a person, its texts loaded on demand',
  ],
  './messages/LANG': ['the texts of forms and logs in one language', 'messages/fr: frForm'],
  './suffix': ['endings that exist, public suffixes (tldts)', 'suffix: parseMailboxWithSuffix'],
  './header': [
    'mailboxes and lists of message headers (RFC 5322)',
    'header: parseHeaderMailbox, parseAddressList',
  ],
  './conventions': ["a site's naming rules, and those of providers, as data", 'conventions: withConventions'],
  './dns': ['whether a domain accepts mail', 'dns: checkDomain'],
  './reference': ['every SMTP reply, enhanced code and reason in words', 'reference: explain'],
  './smtp-server': ['hooks for smtp-server'],
  './haraka': ['a plugin for Haraka'],
  './milter': ['a milter for Postfix and Sendmail'],
  './postfix': ['a policy service for Postfix'],
  './exim': ['a socket for Exim'],
  './opensmtpd': ['a filter for OpenSMTPD'],
  './zone-mta': ['a plugin for ZoneMTA and WildDuck'],
  './batch': ['lists: files and streams of any length'],
  './iife': ['one file for `<script>`', 'the build for <script>'],
};

/** The most octets of what a page loads first of an entry in two parts, minified and gzipped. */
export const FIRST_PARTS = { './standard/lazy': 600, './dom/lazy': 1800 } as const;

interface Limit {
  name: string;
  limit: string;
}

const json = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')) as T;

/** Every entry of package.json, what it is for, and the most that it weighs (minified, gzip). */
export function entriesTable(): string {
  const limits = new Map(json<Limit[]>('.size-limit.json').map(({ name, limit }) => [name, limit]));
  const exported = Object.keys(json<{ exports: object }>('package.json').exports)
    .filter((name) => name !== './package.json')
    .map((name) => name.replace(/^\.\/messages\/.*/, './messages/LANG'));
  const rows = [...new Set([...Object.keys(ENTRIES), ...exported])].map((name) => {
    const [purpose, ...sizes] = ENTRIES[name] ?? [];
    if (purpose === undefined || !exported.includes(name))
      throw new Error(`ENTRIES and package.json differ: ${name}`);
    const shown = sizes.map((size) => {
      const limit = limits.get(size);
      if (limit === undefined) throw new Error(`.size-limit.json has no ${size}`);
      // What is measured together with another entry says so.
      const [, other] = /^(\w+): \w+ with /.exec(size) ?? [];
      if (other) return `${limit} with \`./${other}\``;
      return sizes.length > 1 ? `\`${size}\` ${limit}` : limit;
    });
    if (name in FIRST_PARTS) shown.push(`${FIRST_PARTS[name as keyof typeof FIRST_PARTS] / 1000} kB first`);
    return `| \`mailbox-syntax${name.slice(1)}\` | ${purpose} | ${shown.join(', ')} |\n`;
  });
  return `| entry | for | at most |\n| --- | --- | --- |\n${rows.join('')}`;
}
