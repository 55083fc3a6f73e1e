import type { ReferenceWords } from './words.ts';

/** A template with its places filled in: `{name}`. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** "a, b and c" in a language. */
export function listOf(items: readonly string[], words: ReferenceWords): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${words.labels.and} ${items.at(-1)}`;
}
