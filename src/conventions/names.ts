/** Lists of names: what stands before the @, in any case, with a `*` at either end for anything. */

/** Whether a name is in a list. */
export type HasName = (name: string) => boolean;

/** Names are the same in any case and composed or not. */
function comparable(name: string): string {
  return name.normalize().toLowerCase();
}

/** A list of names, to be looked up. */
export function namesOf(list: readonly string[] = []): HasName {
  const exact = new Set<string>();
  const patterns: ((name: string) => boolean)[] = [];
  for (const item of list) {
    const pattern = comparable(item);
    const inner = pattern.replace(/^\*|\*$/g, '');
    const [startsOpen, endsOpen] = [pattern.startsWith('*'), pattern.endsWith('*')];
    if (startsOpen && endsOpen) patterns.push((name) => name.includes(inner));
    else if (startsOpen) patterns.push((name) => name.endsWith(inner));
    else if (endsOpen) patterns.push((name) => name.startsWith(inner));
    else exact.add(pattern);
  }
  return (given) => {
    const name = comparable(given);
    return exact.has(name) || patterns.some((fits) => fits(name));
  };
}
