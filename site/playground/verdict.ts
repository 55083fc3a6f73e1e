/** How the playground checks: as the state says. */

import { type MailboxResult, parseMailbox, parsePath, type Reason } from 'mailbox-syntax';
import { parseHeaderMailbox } from 'mailbox-syntax/header';
import { parseMailboxWithNearMiss } from 'mailbox-syntax/near-miss';
import { parsersOf, readRules } from './rules.ts';
import { readHex, readLevels, type State } from './state.ts';

/** A verdict, whatever was read. */
export interface Verdict {
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

/** Checks what the field holds. */
export function check(state: State): Verdict {
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
  const parsers = grammar === 'header' ? null : parsersOf(state);
  const call = (name: string, entry: string, more: readonly string[] = []) => {
    const list = [...more, ...shown];
    const beginning = parsers ? withRules(state, name) : `import { ${name} } from '${entry}';\n`;
    return `${beginning}\nconst result = ${name}(${given}${list.length > 0 ? `, { ${list.join(', ')} }` : ''});\nconsole.log(result.valid, result.reasons, result.suggestion);`;
  };
  if (grammar === 'path') {
    const result = (parsers?.parsePath ?? parsePath)(input, { ...options, command: role });
    const program = call('parsePath', 'mailbox-syntax', [`command: '${role}'`]);
    return { ...result, result, text, program };
  }
  if (grammar === 'header') {
    const result = parseHeaderMailbox(input, options);
    return { ...result, result, text, program: call('parseHeaderMailbox', 'mailbox-syntax/header') };
  }
  if (parsers) {
    const result = parsers.parseMailbox(input, options);
    return { ...result, result, text, program: call('parseMailbox', '') };
  }
  const result = nearMiss ? parseMailboxWithNearMiss(input, options) : parseMailbox(input, options);
  const program = nearMiss
    ? call('parseMailboxWithNearMiss', 'mailbox-syntax/near-miss')
    : call('parseMailbox', 'mailbox-syntax');
  return { ...result, result, text, program };
}

/** The lines of a program that has naming rules: it gets its parser from them. */
function withRules(state: State, name: string): string {
  const { conventions, fault } = { conventions: state.conventions.trim(), fault: readRules(state).fault };
  const isOwn = conventions !== '' && !fault;
  const names = [
    ...(state.providers ? ['providers'] : []),
    ...(isOwn ? ['readConventions'] : []),
    'withConventions',
  ];
  const rules = [...(state.providers ? ['...providers'] : []), ...(isOwn ? ['...own'] : [])];
  const isMailbox = name === 'parseMailbox' && state.nearMiss;
  return [
    ...(isOwn ? ["import { readFileSync } from 'node:fs';"] : []),
    `import { ${names.join(', ')} } from 'mailbox-syntax/conventions';`,
    ...(isMailbox ? ["import { parseMailboxWithNearMiss as parse } from 'mailbox-syntax/near-miss';"] : []),
    '',
    ...(isOwn ? ["const own = readConventions(readFileSync('conventions.json'));"] : []),
    `const { ${name} } = withConventions({ ${rules.join(', ')} }${isMailbox ? ', { parse }' : ''});`,
    '',
  ].join('\n');
}

/** A value as a program has it; what is invisible is escaped. */
function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value).replaceAll('"', "'");
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replace(/[^\x20-\x7e\p{L}\p{N}\p{M}]/gu, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`)}'`;
}
