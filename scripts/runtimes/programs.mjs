// The programs that the runtimes run, as text.
import { readFileSync } from 'node:fs';

const probe = readFileSync(new URL('probe.mjs', import.meta.url), 'utf8').replaceAll(/^export /gm, '');

/** Entry and what is taken from it, by its name in the probe. */
const ENTRIES = {
  'mailbox-syntax': { parseMailbox: '', parsePath: '', replyFor: '', formatReason: '' },
  'mailbox-syntax/header': { parseHeaderMailbox: '' },
  'mailbox-syntax/near-miss': { parseMailboxWithNearMiss: '' },
  'mailbox-syntax/suffix': { parseMailboxWithSuffix: '' },
  'mailbox-syntax/standard': { emailSchema: '' },
  'mailbox-syntax/messages/fr': { fr: '' },
  'mailbox-syntax/reference': { explain: '', referenceFr: '' },
  'mailbox-syntax/dns': { checkDomain: '', domainReplyFor: '' },
};

/** `{ a, b as c }` for import, or `{ a, b: c }` for require. */
const taken = (names, as) =>
  `{ ${Object.entries(names)
    .map(([name, other]) => (other === '' ? name : `${name}${as}${other}`))
    .join(', ')} }`;

const names = Object.values(ENTRIES)
  .flatMap((entry) => Object.entries(entry).map(([name, other]) => other || name))
  .join(', ');

const imports = Object.entries(ENTRIES)
  .map(([entry, list]) => `import ${taken(list, ' as ')} from '${entry}';`)
  .join('\n');

const requires = Object.entries(ENTRIES)
  .map(([entry, list]) => `const ${taken(list, ': ')} = require('${entry}');`)
  .join('\n');

const report = (cases) => `
const api = { ${names} };
const report = async () => ({ ...probe(api, ${cases}), said: await speak(api) });`;

/** A module that prints its report. */
export const esm = (cases) =>
  `${imports}\n${probe}${report(cases)}\nconsole.log(JSON.stringify(await report()));`;

export const cjs = (cases) =>
  `${requires}\n${probe}${report(cases)}\nreport().then((found) => console.log(JSON.stringify(found)));`;

/** A worker that answers with its report. */
export const worker = (cases) =>
  `${imports}\n${probe}${report(cases)}\nexport default { fetch: async () => Response.json(await report()) };`;

/** A page whose text becomes the report; its modules come through an import map. */
export const page = (cases) => {
  const files = { '': 'index', '/messages/fr': 'messages-fr' };
  const map = Object.keys(ENTRIES).map((entry) => {
    const path = entry.slice('mailbox-syntax'.length);
    const file = files[path] ?? path.slice(1);
    return [entry, `/node_modules/mailbox-syntax/dist/${file}.js`];
  });
  const all = Object.fromEntries([...map, ['tldts', '/node_modules/tldts/dist/index.esm.min.js']]);
  return `<!doctype html><meta charset="utf-8"><script type="importmap">${JSON.stringify({ imports: all })}</script>
<script type="module">${imports}\n${probe}${report(cases)}
document.body.textContent = JSON.stringify(await report());</script>`;
};

/** A page with a plain script, and no modules at all. */
export const scriptPage = (cases) => `<!doctype html><meta charset="utf-8">
<script src="node_modules/mailbox-syntax/dist/mailbox-syntax.iife.js"></script>
<body><script>${bare(cases)}
document.body.textContent = said;</script>`;

/** For an engine with nothing but ECMAScript, after the IIFE build: leaves the report in `said`. */
export const bare = (cases) => `${probe}
var { parseMailbox, parsePath, replyFor, formatReason, fr } = mailboxSyntax;
var result = parseMailbox('a..b@example.com');
var said = JSON.stringify({
  ...probe({ parseMailbox, parsePath }, ${cases}),
  said: [replyFor(result, { command: 'RCPT' }).text, formatReason(result.reasons[0], fr)],
  globals: [typeof URL, typeof TextEncoder, typeof TextDecoder],
});`;

/** Checks types by use, without @types/node and the DOM. In a .cts file `import` becomes require. */
export const types = `${imports}
const result = parseMailbox('a@b.example');
if (result.valid) {
  const ascii: string | null = result.mailbox.ascii;
  void ascii;
} else {
  const nothing: null = result.mailbox;
  void nothing;
}
const reason = result.reasons[0];
if (reason?.code === 'domain-label-too-long') {
  const limit: number = reason.args.limit;
  void limit;
}
const text: string = formatReason({ code: 'input-empty', args: {} }, fr);
const explanation = explain(553);
if (explanation?.kind === 'reply') explanation.class.digit satisfies '2' | '3' | '4' | '5';
const status: Promise<string> = checkDomain('a.example').then((found) => found.status);
// @ts-expect-error there is no such command
replyFor(result, { command: 'DATA' });
// @ts-expect-error a number is not an address
parseMailbox(7);
void [text, status, parsePath, parseHeaderMailbox, parseMailboxWithSuffix, domainReplyFor, referenceFr];
void emailSchema()['~standard'].validate('a@b.example');
`;
