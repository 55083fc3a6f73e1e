import { readFileSync } from 'node:fs';
import { wordFor } from '../../src/forms/wording.ts';
import { type Profile, parseMailbox } from '../../src/index.ts';
import { enForm } from '../../src/messages/en.ts';

const PROFILES: readonly Profile[] = ['rfc', 'smtp', 'mta', 'interoperable', 'form'];

/** The members of each kind of damage: those of the fixtures, which their tests hold. */
function kinds(): Map<string, string[]> {
  const members = new Map<string, string[]>();
  const lines = readFileSync(new URL('../../fixtures/syntax/kinds.ndjson', import.meta.url), 'utf8');
  for (const line of lines.trim().split('\n')) {
    const { input, why } = JSON.parse(line) as { input?: string; why: string };
    if (input !== undefined) members.set(why, [...(members.get(why) ?? []), input]);
  }
  return members;
}

/** What one profile says of an input: three cells of the table. */
function said(input: string, profile: Profile): string {
  const { reasons, suggestion } = parseMailbox(input, { profile });
  const [first] = reasons;
  return [
    first ? `\`${first.code}\` (${first.level})` : '',
    first ? wordFor(first, enForm) : '',
    suggestion === null ? '' : code(suggestion),
  ].join(' | ');
}

const code = (text: string) => `\`\` ${visible(text)} \`\``;

/** What does not show, or would end a cell, as its number. */
const visible = (text: string) =>
  text.replaceAll(/[|`]|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Z}/gu, (character) => {
    const hexadecimal = (character.codePointAt(0) as number).toString(16).toUpperCase();
    return `<U+${hexadecimal.padStart(4, '0')}>`;
  });

/** Every kind of damage in every profile: the first reason, the words of a form for it, and the suggestion. */
export function damagePage(): string {
  let page =
    '# Damage, kind by kind\n\nWhat each profile says first of an address that people or programs damaged, in the words of a form, and what it suggests. The inputs are those of `fixtures/syntax/kinds.ndjson`.\n';
  for (const [why, inputs] of kinds()) {
    page += `\n## ${why.replace(/\.$/, '')}\n\n| input | profile | first reason | words | suggestion |\n| --- | --- | --- | --- | --- |\n`;
    for (const input of inputs) {
      const groups = new Map<string, Profile[]>();
      for (const profile of PROFILES) {
        const row = said(input, profile);
        groups.set(row, [...(groups.get(row) ?? []), profile]);
      }
      for (const [row, profiles] of groups) page += `| ${code(input)} | ${profiles.join(', ')} | ${row} |\n`;
    }
  }
  return page;
}
