// The cases of fixtures/ in a form that any engine can read.
import { readdirSync, readFileSync } from 'node:fs';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

function* lines(folder) {
  for (const file of readdirSync(new URL(folder, FIXTURES)).filter((name) => name.endsWith('.ndjson'))) {
    const text = readFileSync(new URL(`${folder}${file}`, FIXTURES), 'utf8');
    for (const line of text.trimEnd().split('\n')) yield JSON.parse(line);
  }
}

function toCase({ id, input, inputBase64, valid, expect, suggestion, command, options }, parser) {
  return {
    id,
    parser: command ? 'parsePath' : parser,
    input: input ?? [...Buffer.from(inputBase64, 'base64')],
    valid,
    expect,
    suggestion,
    // The repair of a base64 word is atob's, which an engine alone does not have.
    needsAtob: expect.some(([code]) => code === 'local-part-encoded-word') && /\?b\?/i.test(input ?? ''),
    // The letters of other encodings are TextDecoder's.
    needsTextDecoder: expect.some(([code]) => code === 'encoding-malformed-utf8'),
    options: command ? { ...options, command } : options,
  };
}

/** JSON of all cases; what JavaScript would take for a line end in it is escaped. */
export function allCases() {
  const cases = [
    ...[...lines('syntax/')].map((one) => toCase(one, 'parseMailbox')),
    ...[...lines('near-miss/')].map((one) => toCase(one, 'parseMailboxWithNearMiss')),
    ...[...lines('suffix/')].map((one) => toCase(one, 'parseMailboxWithSuffix')),
    ...[...lines('header/')].filter(({ list }) => !list).map((one) => toCase(one, 'parseHeaderMailbox')),
  ];
  const text = JSON.stringify(cases).replaceAll('</', '<\\/');
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
