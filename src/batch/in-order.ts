/** Does things that take their time one after the other, and tells how many are on their way. */
export class InOrder {
  /** How many are not done. */
  pending = 0;
  private last: Promise<void> = Promise.resolve();
  private fault: { error: unknown } | null = null;
  private readonly waiting = new Set<() => void>();

  /** Does something behind all that came before. After a fault nothing more is done. */
  add(act: () => Promise<void>): void {
    this.pending++;
    this.last = this.last.then(async () => {
      try {
        if (!this.fault) await act();
      } catch (error) {
        this.fault = { error };
      }
      this.pending--;
      for (const wake of [...this.waiting]) wake();
    });
  }

  /**
   * Waits until fewer than so many are on their way.
   * @throws what one of them threw
   */
  async below(width: number): Promise<void> {
    while (this.pending >= width && !this.fault) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.waiting.delete(wake);
          resolve();
        };
        this.waiting.add(wake);
      });
    }
    if (this.fault) throw this.fault.error;
  }
}
