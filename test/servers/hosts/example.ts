import { readFileSync } from 'node:fs';

const EXAMPLES = new URL('../../../examples/servers/', import.meta.url);

/** A file of examples/servers as it stands there, but for its ports and paths: what people copy is what is tested. */
export function example(name: string, replace: Readonly<Record<string, string | number>>): string {
  let text = readFileSync(new URL(name, EXAMPLES), 'utf8');
  for (const [from, to] of Object.entries(replace)) {
    if (!text.includes(from)) throw new Error(`examples/servers/${name} has no ${from} to replace`);
    text = text.replaceAll(from, String(to));
  }
  return text;
}
