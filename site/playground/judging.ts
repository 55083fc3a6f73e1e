/** How the playground judges: as the state says. */

import { type MailboxResult, parseMailbox, parsePath, type Reason } from 'mailbox-syntax';
import { providers, withConventions } from 'mailbox-syntax/conventions';
import { parseHeaderMailbox } from 'mailbox-syntax/header';
import { parseMailboxWithNearMiss } from 'mailbox-syntax/near-miss';
import { readHex, readLevels, type State } from './state.ts';

const ofProviders = withConventions(providers);

/** A verdict, whatever was read. */
export interface Judged {
  valid: boolean;
  reasons: readonly Reason[];
  suggestion: string | null;
  mailbox: MailboxResult['mailbox'];
  /** The whole result, to show as JSON. */
  result: object;
  /** The text that the places of the reasons count in; octets are decoded. */
  text: string;
  /** The call, as a program has it. */
  program: string;
}

/** Judges what the field holds. */
export function judge(state: State): Judged {
  const { address, grammar, profile, role, smtputf8, nearMiss } = state;
  const octets = state.hex ? readHex(address) : null;
  const input = octets ?? address;
  const text = octets ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets) : address;
  const { levels } = readLevels(state.levels);
  const options = { profile, smtputf8, ...(Object.keys(levels).length > 0 && { levels }) };
  const shown = Object.entries(options)
    .filter(
      ([name, value]) =>
        !(name === 'profile' && value === 'smtp') && !(name === 'smtputf8' && value === true),
    )
    .map(([name, value]) => `${name}: ${literal(value)}`);
  const given = octets
    ? `Uint8Array.of(${[...octets].map((octet) => `0x${octet.toString(16).padStart(2, '0')}`).join(', ')})`
    : literal(address);
  const call = (name: string, entry: string, more: readonly string[] = []) => {
    const list = [...more, ...shown];
    return `import { ${name} } from '${entry}';\n\nconst result = ${name}(${given}${list.length > 0 ? `, { ${list.join(', ')} }` : ''});\nconsole.log(result.valid, result.reasons, result.suggestion);`;
  };
  if (grammar === 'path') {
    const result = parsePath(input, { ...options, command: role });
    return {
      ...result,
      mailbox: result.mailbox,
      result,
      text,
      program: call('parsePath', 'mailbox-syntax', [`command: '${role}'`]),
    };
  }
  if (grammar === 'header') {
    const result = parseHeaderMailbox(input, options);
    return { ...result, result, text, program: call('parseHeaderMailbox', 'mailbox-syntax/header') };
  }
  if (state.providers) {
    const result = ofProviders.parseMailbox(input, options);
    const program = `import { providers, withConventions } from 'mailbox-syntax/conventions';\n\nconst { parseMailbox } = withConventions(providers);\nconst result = parseMailbox(${given}${shown.length > 0 ? `, { ${shown.join(', ')} }` : ''});\nconsole.log(result.valid, result.reasons, result.suggestion);`;
    return { ...result, result, text, program };
  }
  const result = nearMiss ? parseMailboxWithNearMiss(input, options) : parseMailbox(input, options);
  const program = nearMiss
    ? call('parseMailboxWithNearMiss', 'mailbox-syntax/near-miss')
    : call('parseMailbox', 'mailbox-syntax');
  return { ...result, result, text, program };
}

/** A value as a program has it; what is invisible is escaped. */
function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value).replaceAll('"', "'");
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replace(/[^\x20-\x7e\p{L}\p{N}\p{M}]/gu, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`)}'`;
}
