/** A number with its noun. */
export function count(number: number, one: string, many: string, shown = String(number)): string {
  return `${shown} ${number === 1 ? one : many}`;
}
