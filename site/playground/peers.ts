/** What others say of an address: the browser itself, and packages that many forms use. Loaded when asked for. */

import isemail from 'isemail';
import isEmailModule from 'validator/es/lib/isEmail.js';
import { email, safeParse } from 'zod/mini';

// Its types are those of CommonJS, in a file that is none.
const isEmail = isEmailModule as unknown as (text: string) => boolean;

/** One that was asked. */
interface Peer {
  name: string;
  accepts: boolean;
  /** What it makes of the address, where it changes it. */
  as: string | null;
}

/** The expression of the HTML standard (4.10.5.1.5, "valid email address"). */
const HTML =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** Puts an address to all of them. */
export function peers(address: string): Peer[] {
  const field = document.createElement('input');
  field.type = 'email';
  field.required = true;
  field.value = address;
  return [
    { name: 'type=email', accepts: field.checkValidity(), as: field.value === address ? null : field.value },
    { name: 'HTML', accepts: HTML.test(address), as: null },
    { name: 'zod', accepts: safeParse(email(), address).success, as: null },
    { name: 'validator.js', accepts: isEmail(address), as: null },
    { name: 'isemail', accepts: isemail.validate(address), as: null },
  ];
}
