/** So many line numbers are named. */
const NAMED = 5;

/** Lines of a file of which there is something to say. */
export class Spots {
  count = 0;
  private readonly first: number[] = [];

  add(line: number): void {
    this.count++;
    if (this.first.length < NAMED) this.first.push(line);
  }

  /** `line 3`, `lines 3, 5`, `7 lines, the first 3, 5, 8, 9, 11`. */
  toString(): string {
    const { count, first } = this;
    if (count > first.length) return `${count} lines, the first ${first.join(', ')}`;
    return `${count === 1 ? 'line' : 'lines'} ${first.join(', ')}`;
  }
}
