import hapi from '@hapi/address';
import emailValidator from 'email-validator';
import isemail from 'isemail';
import validator from 'validator';
import { string } from 'yup';
import { z } from 'zod';
import { parseMailbox } from '../../src/index.ts';

/** What each package says of an address when it is called as its documentation begins. */
const PEERS: readonly [name: string, accepts: (address: string) => boolean][] = [
  ['validator.js', (address) => validator.isEmail(address)],
  ['zod', (address) => z.email().safeParse(address).success],
  ['yup', (address) => string().email().isValidSync(address)],
  ['email-validator', (address) => emailValidator.validate(address)],
  ['isemail', (address) => isemail.validate(address)],
  ['@hapi/address', (address) => hapi.isEmailValid(address)],
];

/** Addresses on which packages differ, and what decides. */
const ADDRESSES: readonly [address: string, why: string][] = [
  ['anna@example.com', 'an ordinary address'],
  ["o'neill@example.com", 'an apostrophe is atext (RFC 5322 3.2.3)'],
  ['anna+tag@example.com', 'so is a plus sign'],
  ['anna/sales=eu@example.com', '/ and = before the @ (RFC 5321 4.1.2, atext)'],
  ['anna`s@example.com', 'a grave accent before the @'],
  ['anna!#$%&*@example.com', 'other signs of atext before the @'],
  ['_@example.com', 'one character is enough'],
  ['anna@example.museum', 'an ending of six letters'],
  ['anna@example.xn--p1ai', 'an ending as an A-label (RFC 5890 2.3.2.1)'],
  ['anna@mail.xn--bcher-kva.example', 'an A-label in the middle'],
  ['anna@a--b.example.com', 'two hyphens, not in the third and fourth position'],
  ['anna@3com.example', 'a label can start with a digit (RFC 1123 2.1)'],
  ['jörg@example.com', 'non-ASCII before the @ (RFC 6531 3.3)'],
  ['anna@bücher.example', 'non-ASCII after the @'],
  ['用户@例子.测试', 'both'],
  ['anna@faß.example', 'ß is a letter of IDNA2008 (RFC 5892)'],
  ['"john doe"@example.com', 'a quoted local part (RFC 5321 4.1.2)'],
  ['"a@b"@example.com', 'an @ inside the quotes'],
  ['anna@[192.0.2.1]', 'an IPv4 literal (RFC 5321 4.1.3)'],
  ['anna@[IPv6:2001:db8::1]', 'an IPv6 literal'],
  ['anna@localhost', 'a domain without a dot'],
  ['anna..b@example.com', 'two dots'],
  ['.anna@example.com', 'a dot first'],
  ['anna.@example.com', 'a dot last'],
  ['anna@example..com', 'an empty label'],
  ['anna@example.com.', 'a dot at the end (RFC 5321 has none)'],
  ['anna@-example.com', 'a leading hyphen (RFC 1123 2.1)'],
  ['anna@exa_mple.com', 'an underscore'],
  ['anna@example.123', 'a numeric ending (RFC 1123 2.1)'],
  ['anna@xn--a.example', 'an A-label that stands for nothing (RFC 5891 5.3)'],
  ['anna@i♥ny.example', 'a symbol in a domain (RFC 5892 2)'],
  [`${'a'.repeat(65)}@example.com`, '65 octets before the @ (RFC 5321 4.5.3.1.1)'],
  [`${'ö'.repeat(33)}@example.com`, '66 octets in 33 letters'],
  [
    `anna@${Array.from({ length: 25 }, () => 'abcdefghi').join('.')}.example`,
    '262 octets in all (RFC 3696, erratum 1690)',
  ],
  ['anna@example.com\n', 'a line feed at the end'],
  ['anna@example.com ', 'a space at the end'],
  ['anna @example.com', 'a space before the @'],
  ['Anna <anna@example.com>', 'a display name'],
  ['anna(work)@example.com', 'a comment (RFC 5322 3.2.2, not in RFC 5321)'],
  ['an\u200Bna@example.com', 'an invisible character, U+200B'],
  ['anna\u0000@example.com', 'NUL'],
  ['=?utf-8?q?j=C3=B6rg?=@example.com', 'an encoded-word (RFC 2047 5)'],
  ['', 'nothing'],
];

/** An address in a cell, shortened in the middle, with what does not show as its number. */
function shown(address: string): string {
  if (address === '') return '(empty)';
  const short = address.length > 40 ? `${address.slice(0, 12)}…${address.slice(-14)}` : address;
  const text = short.replaceAll(/[|\p{Cc}\p{Cf}]/gu, (character) => {
    const hexadecimal = (character.codePointAt(0) as number).toString(16).toUpperCase();
    return `<U+${hexadecimal.padStart(4, '0')}>`;
  });
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text.replace(/ $/, '<U+0020>')}\``;
}

interface Row {
  readonly address: string;
  readonly why: string;
  readonly own: readonly boolean[];
  readonly peers: readonly boolean[];
}

const rows = (): Row[] =>
  ADDRESSES.map(([address, why]) => ({
    address,
    why,
    own: (['rfc', 'smtp', 'form'] as const).map((profile) => parseMailbox(address, { profile }).valid),
    peers: PEERS.map(([, accepts]) => accepts(address)),
  }));

/** The addresses on which anything differs, by running every package. */
export function migrationTable(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const head = ['address', 'what decides', '`rfc`', '`smtp`', '`form`', ...PEERS.map(([name]) => name)];
  const differing = rows().filter(({ own, peers }) => new Set([...own, ...peers]).size > 1);
  const cells = differing.map(({ address, why, own, peers }) =>
    line([shown(address), why, ...[...own, ...peers].map((accepted) => (accepted ? 'yes' : 'no'))]),
  );
  return line(head) + line(head.map(() => '---')) + cells.join('');
}

/** How many of all the addresses each package answers as profile `smtp` does. */
export function agreementTable(): string {
  const all = rows();
  const counts = PEERS.map(([name], index) => {
    const same = all.filter(({ own, peers }) => peers[index] === own[1]).length;
    return `| ${name} | ${same} of ${all.length} |\n`;
  });
  return `| package | same answer as profile \`smtp\` |\n| --- | --- |\n${counts.join('')}`;
}
