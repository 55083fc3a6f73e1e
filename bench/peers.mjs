import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import hapi from '@hapi/address';
import { isValid as isHarakaValid } from '@haraka/email-address';
import { type } from 'arktype';
import emailAddresses from 'email-addresses';
import isemail from 'isemail';
import validator from 'validator';
import { z } from 'zod';

/**
 * One published way of checking an address, as its documentation tells a user to call it.
 *
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} version
 * @property {boolean} international  whether it knows non-ASCII addresses
 * @property {(address: string) => boolean} accepts
 */

/** The fastest complete grammar: what we want to be faster than. */
export const HARAKA = '@haraka/email-address';

/** What a browser does for `<input type=email>`: no grammar, one expression. */
export const HTML5 = 'HTML5 expression';

/*
 * The definition of a valid e-mail address in the HTML standard (4.10.5.1.5), written out:
 *   email   = 1*( atext / "." ) "@" label *( "." label )
 *   label   = let-dig [ [ ldh-str ] let-dig ]    ; at most 63 characters
 *   atext, let-dig, ldh-str as in RFC 5322 3.2.3 and RFC 1034 3.5
 */
const letDig = '[A-Za-z0-9]';
const label = `${letDig}(?:[A-Za-z0-9-]{0,61}${letDig})?`;
export const html5Source = `^[A-Za-z0-9.!#$%&'*+/=?^_\`{|}~-]+@${label}(?:\\.${label})*$`;
const html5 = new RegExp(html5Source);

const zodEmail = z.email();
const arktypeEmail = type('string.email');

/** @type {Peer[]} */
export const peers = [
  {
    name: HARAKA,
    version: versionOf('@haraka/email-address'),
    international: true,
    accepts: (address) => isHarakaValid(address),
  },
  {
    name: 'isemail',
    version: versionOf('isemail'),
    international: true,
    accepts: (address) => isemail.validate(address),
  },
  {
    name: 'validator',
    version: versionOf('validator'),
    international: true,
    accepts: (address) => validator.isEmail(address),
  },
  {
    name: '@hapi/address',
    version: versionOf('@hapi/address'),
    international: true,
    accepts: (address) => hapi.isEmailValid(address),
  },
  {
    name: 'email-addresses',
    version: versionOf('email-addresses'),
    international: true,
    accepts: (address) => emailAddresses.parseOneAddress({ input: address, rfc6532: true }) !== null,
  },
  {
    name: 'zod z.email()',
    version: versionOf('zod'),
    international: false,
    accepts: (address) => zodEmail.safeParse(address).success,
  },
  {
    name: 'arktype string.email',
    version: versionOf('arktype'),
    international: false,
    accepts: (address) => arktypeEmail.allows(address),
  },
  {
    name: HTML5,
    version: 'WHATWG',
    international: false,
    accepts: (address) => html5.test(address),
  },
];

/**
 * The version of an installed package, from its package.json (which not every package exports).
 *
 * @param {string} name
 * @returns {string}
 */
function versionOf(name) {
  const roots = createRequire(import.meta.url).resolve.paths(name) ?? [];
  for (const root of roots) {
    try {
      return JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8')).version;
    } catch {
      // not in this node_modules: look in the next one up
    }
  }
  throw new Error(`${name} is not installed: npm install`);
}
