/**
 * Something that changes: whoever waits looks again after each change. Nothing is left hanging on it, as each race with a
 * promise that never settles would leave a reaction in memory.
 */
export class Signal {
  private readonly wakes = new Set<() => void>();

  /** Waits for the next change. */
  next(): Promise<void> {
    return new Promise((resolve) => this.wakes.add(resolve));
  }

  wake(): void {
    for (const wake of this.wakes) wake();
    this.wakes.clear();
  }
}

/** A queue that runs asynchronous tasks one at a time and exposes how many are pending. */
export class SerialQueue {
  /** How many are not done. */
  pending = 0;
  private last: Promise<void> = Promise.resolve();
  private failure: { error: unknown } | null = null;

  /** @param changed is told of each task that is done */
  constructor(private readonly changed: Signal) {}

  /** Runs a task after all that were added before. After a failure no task is run. */
  add(task: () => Promise<void>): void {
    this.pending++;
    this.last = this.last.then(async () => {
      try {
        if (!this.failure) await task();
      } catch (error) {
        this.failure = { error };
      }
      this.pending--;
      this.changed.wake();
    });
  }

  /**
   * Waits until fewer than `size` tasks are pending.
   * @throws what one of them threw
   */
  async whenSizeBelow(size: number): Promise<void> {
    while (this.pending >= size && !this.failure) await this.changed.next();
    if (this.failure) throw this.failure.error;
  }
}
