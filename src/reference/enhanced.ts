/** The enhanced status codes (RFC 3463 and IANA's registry of RFC 5248): facts that no language changes. */

import type { Step } from './replies.ts';
import { rowsOf } from './rows.ts';

interface EnhancedRow {
  /** The reply codes that the registry pairs it with; its list does not claim to be complete. */
  readonly replies: readonly string[];
  /** Reply codes that it also stands beside in use, by the RFC that defines it or by custom. */
  readonly alsoWith?: readonly string[];
  /** The steps of a session that speak of it; none where it is not bound to one. */
  readonly steps?: readonly Step[];
  readonly rfc: readonly string[];
}

export const enhancedRows = /* @__PURE__ */ rowsOf<EnhancedRow>()({
  'X.0.0': { replies: ['any'], rfc: ['3463#3.1'] },

  'X.1.0': { replies: [], alsoWith: ['250'], steps: ['MAIL', 'RCPT'], rfc: ['3463#3.2'] },
  'X.1.1': { replies: ['451', '550'], steps: ['RCPT'], rfc: ['3463#3.2'] },
  'X.1.2': { replies: [], alsoWith: ['550'], steps: ['RCPT'], rfc: ['3463#3.2'] },
  'X.1.3': { replies: ['501'], alsoWith: ['553'], steps: ['RCPT'], rfc: ['3463#3.2', '5248'] },
  'X.1.4': { replies: [], alsoWith: ['553'], steps: ['RCPT'], rfc: ['3463#3.2'] },
  'X.1.5': { replies: ['250'], alsoWith: ['251'], steps: ['RCPT'], rfc: ['3463#3.2'] },
  'X.1.6': { replies: [], alsoWith: ['550'], steps: ['RCPT'], rfc: ['3463#3.2'] },
  'X.1.7': { replies: [], alsoWith: ['501', '553'], steps: ['MAIL'], rfc: ['3463#3.2'] },
  'X.1.8': { replies: ['451', '501'], alsoWith: ['550'], steps: ['MAIL'], rfc: ['3463#3.2'] },
  'X.1.9': { replies: [], rfc: ['3886'] },
  'X.1.10': { replies: ['556'], steps: ['RCPT'], rfc: ['7505#4.1', '7504#4'] },

  'X.2.0': { replies: [], steps: ['RCPT'], rfc: ['3463#3.3'] },
  'X.2.1': { replies: [], alsoWith: ['450', '550'], steps: ['RCPT'], rfc: ['3463#3.3'] },
  'X.2.2': { replies: ['552'], alsoWith: ['452'], steps: ['RCPT', 'message'], rfc: ['3463#3.3'] },
  'X.2.3': { replies: ['552'], steps: ['MAIL', 'message'], rfc: ['3463#3.3'] },
  'X.2.4': { replies: ['450', '452'], steps: ['RCPT'], rfc: ['3463#3.3'] },

  'X.3.0': { replies: ['221', '250', '421', '451', '550', '554'], rfc: ['3463#3.4'] },
  'X.3.1': { replies: ['452'], rfc: ['3463#3.4'] },
  'X.3.2': { replies: ['453', '521'], alsoWith: ['421'], steps: ['connect'], rfc: ['3463#3.4', '7504#3'] },
  'X.3.3': { replies: [], rfc: ['3463#3.4'] },
  'X.3.4': { replies: ['552', '554'], steps: ['MAIL', 'message'], rfc: ['3463#3.4'] },
  'X.3.5': { replies: [], rfc: ['3463#3.4'] },
  'X.3.6': { replies: ['250', '251'], rfc: ['6710'] },

  'X.4.0': { replies: [], rfc: ['3463#3.5'] },
  'X.4.1': { replies: ['451'], rfc: ['3463#3.5'] },
  'X.4.2': { replies: ['421'], rfc: ['3463#3.5'] },
  'X.4.3': { replies: ['451', '550'], steps: ['MAIL', 'RCPT'], rfc: ['3463#3.5'] },
  'X.4.4': { replies: [], rfc: ['3463#3.5'] },
  'X.4.5': { replies: ['451'], rfc: ['3463#3.5'] },
  'X.4.6': { replies: [], rfc: ['3463#3.5'] },
  'X.4.7': { replies: [], rfc: ['3463#3.5'] },

  'X.5.0': {
    replies: [
      '220',
      '250',
      '251',
      '252',
      '253',
      '451',
      '452',
      '454',
      '458',
      '459',
      '501',
      '502',
      '503',
      '554',
    ],
    rfc: ['3463#3.6'],
  },
  'X.5.1': {
    replies: ['430', '500', '501', '503', '530', '550', '554', '555'],
    steps: ['MAIL', 'RCPT', 'DATA'],
    rfc: ['3463#3.6'],
  },
  'X.5.2': { replies: ['500', '501', '502', '550', '555'], rfc: ['3463#3.6'] },
  'X.5.3': { replies: ['451'], alsoWith: ['452', '550'], steps: ['RCPT'], rfc: ['3463#3.6'] },
  'X.5.4': {
    replies: ['451', '501', '502', '503', '504', '550', '555'],
    steps: ['MAIL', 'RCPT'],
    rfc: ['3463#3.6'],
  },
  'X.5.5': { replies: [], rfc: ['3463#3.6'] },
  'X.5.6': { replies: ['500'], steps: ['AUTH'], rfc: ['4954#6'] },

  'X.6.0': { replies: [], rfc: ['3463#3.7'] },
  'X.6.1': { replies: [], rfc: ['3463#3.7'] },
  'X.6.2': { replies: [], rfc: ['3463#3.7'] },
  'X.6.3': { replies: ['554'], rfc: ['3463#3.7'] },
  'X.6.4': { replies: ['250'], rfc: ['3463#3.7'] },
  'X.6.5': { replies: [], rfc: ['3463#3.7'] },
  'X.6.6': { replies: ['554'], rfc: ['4468'] },
  'X.6.7': { replies: ['550', '553'], steps: ['MAIL', 'RCPT'], rfc: ['6531#3.5', '6531#4.2'] },
  'X.6.8': { replies: ['252', '550', '553'], steps: ['VRFY', 'EXPN'], rfc: ['6531#4.2'] },
  'X.6.9': { replies: ['550'], alsoWith: ['554'], steps: ['message'], rfc: ['6531#3.5', '6531#4.2'] },
  'X.6.10': { replies: [], rfc: ['6531#4.2'] },

  'X.7.0': {
    replies: ['220', '235', '450', '454', '500', '501', '503', '504', '530', '535', '550'],
    rfc: ['3463#3.8'],
  },
  'X.7.1': {
    replies: ['451', '454', '502', '503', '533', '550', '551'],
    steps: ['MAIL', 'RCPT'],
    rfc: ['3463#3.8'],
  },
  'X.7.2': { replies: ['550'], steps: ['RCPT'], rfc: ['3463#3.8'] },
  'X.7.3': { replies: [], rfc: ['3463#3.8'] },
  'X.7.4': { replies: ['504'], rfc: ['3463#3.8'] },
  'X.7.5': { replies: [], rfc: ['3463#3.8'] },
  'X.7.6': { replies: [], rfc: ['3463#3.8'] },
  'X.7.7': { replies: [], rfc: ['3463#3.8'] },
  'X.7.8': { replies: ['535', '554'], steps: ['AUTH'], rfc: ['4954#6'] },
  'X.7.9': { replies: ['534'], steps: ['AUTH'], rfc: ['4954#6'] },
  'X.7.10': { replies: ['523'], rfc: ['5248'] },
  'X.7.11': { replies: ['524', '538'], steps: ['AUTH'], rfc: ['4954#6'] },
  'X.7.12': { replies: ['422', '432'], steps: ['AUTH'], rfc: ['4954#6'] },
  'X.7.13': { replies: ['525'], steps: ['AUTH'], rfc: ['5248'] },
  'X.7.14': { replies: ['535', '554'], rfc: ['5248'] },
  'X.7.15': { replies: ['450', '550'], rfc: ['6710'] },
  'X.7.16': { replies: ['552'], rfc: ['6710'] },
  'X.7.17': { replies: ['5XX'], rfc: ['7293'] },
  'X.7.18': { replies: ['5XX'], rfc: ['7293'] },
  'X.7.19': { replies: ['5XX'], rfc: ['7293'] },
  'X.7.20': { replies: ['550'], steps: ['message'], rfc: ['7372#3.1'] },
  'X.7.21': { replies: ['550'], steps: ['message'], rfc: ['7372#3.1'] },
  'X.7.22': { replies: ['550'], steps: ['message'], rfc: ['7372#3.1'] },
  'X.7.23': { replies: ['550'], steps: ['MAIL', 'RCPT', 'message'], rfc: ['7372#3.2'] },
  'X.7.24': { replies: ['451', '550'], steps: ['MAIL', 'RCPT', 'message'], rfc: ['7372#3.2'] },
  'X.7.25': { replies: ['550'], rfc: ['7372#3.3'] },
  'X.7.26': { replies: ['550'], steps: ['message'], rfc: ['7372#3.4'] },
  'X.7.27': { replies: ['550'], steps: ['MAIL'], rfc: ['7505#4.2'] },
  'X.7.28': { replies: [], rfc: ['draft-levine-mailbomb-header'] },
  'X.7.29': { replies: ['550'], steps: ['message'], rfc: ['8617'] },
  'X.7.30': { replies: ['550'], rfc: ['8689'] },
});

/** An enhanced status code without its first digit, `X.1.3`. */
export type EnhancedCode = keyof typeof enhancedRows;

/** The enhanced status codes that are known, `X.1.3`. */
export const enhancedCodes = Object.keys(enhancedRows) as EnhancedCode[];

/** The row of a code, with what it leaves out filled in. */
export function enhancedRow(code: EnhancedCode): Required<EnhancedRow> {
  const row: EnhancedRow = enhancedRows[code];
  return { alsoWith: [], steps: [], ...row };
}
