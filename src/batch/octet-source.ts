/** Octets that are read one after the other. */
export interface OctetSource {
  /**
   * Reads into `room`, which is not empty, and returns how many octets it put there; 0 at the end.
   * @throws ReadError
   */
  read(room: Uint8Array): Promise<number>;
  /** Resolves when `read` need not wait for anybody. */
  ready(): Promise<void>;
}

/** For what need not be waited for. */
export const READY = Promise.resolve();

/** A source of which the first octets were looked at. */
export class PeekedSource implements OctetSource {
  constructor(
    private head: Uint8Array,
    private readonly rest: OctetSource,
  ) {}

  ready(): Promise<void> {
    return this.head.length > 0 ? READY : this.rest.ready();
  }

  async read(room: Uint8Array): Promise<number> {
    const { head } = this;
    if (head.length === 0) return this.rest.read(room);
    const taken = head.subarray(0, room.length);
    room.set(taken);
    this.head = head.subarray(taken.length);
    return taken.length;
  }
}
