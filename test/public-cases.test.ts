/**
 * Cases of public test suites, which are not part of this repository. MAILBOX_SYNTAX_DATA names the folder that holds
 * public-cases.ndjson and smtp-cases.ndjson; without it nothing of this file runs.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMailbox, parsePath } from '../src/index.ts';

interface PublicCase {
  address: string;
  /** null where the sources disagree. */
  rfc5321: boolean | null;
  source: string;
}

interface SmtpCase {
  id: string;
  path?: string;
  pathBase64?: string;
  parameters?: string;
  validAtMail: boolean;
  validAtRcpt: boolean;
}

const folder = process.env.MAILBOX_SYNTAX_DATA;

function read<T>(name: string): T[] {
  const path = join(folder as string, name);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T);
}

function smtpInput({ path, pathBase64 }: SmtpCase): string | Uint8Array {
  return path ?? new Uint8Array(Buffer.from(pathBase64 as string, 'base64'));
}

/** Keywords of a case, but those that only MAIL has. */
function parametersAt(command: 'MAIL' | 'RCPT', { parameters = '' }: SmtpCase): string {
  const words = parameters
    .split(' ')
    .filter((word) => word !== '' && (command === 'MAIL' || word !== 'SMTPUTF8'));
  return words.map((word) => ` ${word}`).join('');
}

it.skipIf(folder === undefined)('finds the public cases in the folder that MAILBOX_SYNTAX_DATA names', () => {
  expect(read<PublicCase>('public-cases.ndjson').length).toBeGreaterThan(0);
  expect(read<SmtpCase>('smtp-cases.ndjson').length).toBeGreaterThan(0);
});

if (folder !== undefined) {
  const addresses = read<PublicCase>('public-cases.ndjson');
  const decided = addresses.filter(({ rfc5321 }) => rfc5321 !== null);
  const paths = read<SmtpCase>('smtp-cases.ndjson');

  it('has cases to run', () => {
    const disputed = addresses.length - decided.length;
    const agreeing = decided.filter(
      ({ address, rfc5321 }) => parseMailbox(address, { profile: 'rfc' }).valid === rfc5321,
    );
    console.log(
      `public cases: ${agreeing.length} of ${decided.length} addresses agree (${disputed} disputed), ${paths.length} paths twice`,
    );
    expect(decided.length).toBeGreaterThan(0);
    expect(paths.length).toBeGreaterThan(0);
  });

  describe('addresses', () => {
    it.each(decided)('$source: $address', ({ address, rfc5321 }) => {
      const { valid, reasons } = parseMailbox(address, { profile: 'rfc' });
      expect(valid, JSON.stringify(reasons)).toBe(rfc5321);
    });
  });

  describe.each(['MAIL', 'RCPT'] as const)('paths at %s', (command) => {
    it.each(paths)('$id', (one) => {
      const smtputf8 = one.parameters?.split(' ').includes('SMTPUTF8') ?? false;
      const expected = command === 'MAIL' ? one.validAtMail : one.validAtRcpt;
      const { valid, reasons } = parsePath(smtpInput(one), { command, smtputf8 });
      expect(valid, JSON.stringify(reasons)).toBe(expected);
    });

    it.each(paths.filter(({ parameters }) => parameters))('$id with its parameters', (one) => {
      const expected = command === 'MAIL' ? one.validAtMail : one.validAtRcpt;
      const octets = Buffer.concat([Buffer.from(smtpInput(one)), Buffer.from(parametersAt(command, one))]);
      expect(parsePath(octets, { command }).valid).toBe(expected);
    });
  });
}
