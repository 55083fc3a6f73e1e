/**
 * The ways people break an address. Each takes a good one apart and answers a bad one;
 * all stay ASCII, so that every contestant sees the kind of string it knows best.
 *
 * @typedef {{name: string, broken: (local: string, domain: string) => string}} Break
 */

const capitalised = (/** @type {string} */ word) => word.charAt(0).toUpperCase() + word.slice(1);

/** @type {Break[]} */
export const breaks = [
  { name: 'no @', broken: (local, domain) => `${local}${domain}` },
  { name: 'a dot for @', broken: (local, domain) => `${local}.${domain}` },
  { name: '@ twice', broken: (local, domain) => `${local}@@${domain}` },
  { name: 'a second @', broken: (local, domain) => `${local}@${domain}@${domain}` },
  { name: 'at in words', broken: (local, domain) => `${local} at ${domain}` },
  { name: 'nothing before @', broken: (_local, domain) => `@${domain}` },
  { name: 'nothing after @', broken: (local) => `${local}@` },
  { name: 'the local part alone', broken: (local) => local },
  { name: 'two dots before @', broken: (local, domain) => `${local}..x@${domain}` },
  { name: 'a dot first', broken: (local, domain) => `.${local}@${domain}` },
  { name: 'a dot before @', broken: (local, domain) => `${local}.@${domain}` },
  { name: 'two dots after @', broken: (local, domain) => `${local}@${domain.replace('.', '..')}` },
  { name: 'a dot after @', broken: (local, domain) => `${local}@.${domain}` },
  { name: 'a dot last', broken: (local, domain) => `${local}@${domain}.` },
  { name: 'a comma for a dot', broken: (local, domain) => `${local}@${domain.replace('.', ',')}` },
  { name: 'a comma last', broken: (local, domain) => `${local}@${domain},` },
  { name: 'a space first', broken: (local, domain) => ` ${local}@${domain}` },
  { name: 'a space last', broken: (local, domain) => `${local}@${domain} ` },
  { name: 'a line end last', broken: (local, domain) => `${local}@${domain}\r\n` },
  { name: 'a space in the local part', broken: (local, domain) => `${local} x@${domain}` },
  { name: 'a space after @', broken: (local, domain) => `${local}@ ${domain}` },
  {
    name: 'a space in the domain',
    broken: (local, domain) => `${local}@${domain.replace('.', '. ')}`,
  },
  { name: 'mailto:', broken: (local, domain) => `mailto:${local}@${domain}` },
  { name: 'angle brackets', broken: (local, domain) => `<${local}@${domain}>` },
  {
    name: 'a display name',
    broken: (local, domain) => `${capitalised(local)} <${local}@${domain}>`,
  },
  {
    name: 'two addresses',
    broken: (local, domain) => `${local}@${domain}; ${local}2@${domain}`,
  },
  { name: 'an underscore in the domain', broken: (local, domain) => `${local}@my_${domain}` },
  { name: 'a hyphen first in a label', broken: (local, domain) => `${local}@-${domain}` },
  {
    name: 'a hyphen last in a label',
    broken: (local, domain) => `${local}@${domain.replace('.', '-.')}`,
  },
  { name: 'an unquoted bracket', broken: (local, domain) => `${local}(x)@${domain}` },
  { name: 'an unquoted colon', broken: (local, domain) => `${local}:x@${domain}` },
  { name: 'an open quote', broken: (local, domain) => `"${local}@${domain}` },
  { name: 'a backslash', broken: (local, domain) => `${local}\\x@${domain}` },
  { name: 'a slash after it', broken: (local, domain) => `${local}@${domain}/` },
  {
    name: 'a local part over 64',
    broken: (local, domain) => `${`${local}.`.repeat(Math.ceil(64 / local.length))}x@${domain}`,
  },
];
