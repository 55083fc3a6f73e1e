/** So many line numbers are named. */
const NAMED = 5;

/** Lines of a file of which there is something to say. */
export class Spots {
  count = 0;
  /** The first of them. */
  readonly first: number[] = [];

  add(line: number): void {
    this.count++;
    if (this.first.length < NAMED) this.first.push(line);
  }
}
