import type { OctetSource } from '../input/source.ts';
import { linesOf } from '../input/splitter.ts';
import { type PlacedAddress, readRecord, recordOf } from './record.ts';
import { TextScanner } from './text-scanner.ts';

/** The addresses of a text as a list of records. */
export class ExtractSource implements OctetSource {
  private readonly scanner = new TextScanner();
  /** What was found and not yet handed over. */
  private found: Uint8Array = NOTHING;
  private isEnded = false;
  private fault: { error: unknown } | null = null;
  private searching: Promise<void> | null = null;

  constructor(private readonly source: OctetSource) {}

  /** The lines of the text so far. */
  get lines(): number {
    return this.scanner.lines;
  }

  /** Resolves once something was found, or all is read. */
  ready(): Promise<void> {
    if (this.found.length > 0 || this.isEnded) return Promise.resolve();
    this.searching ??= this.search().finally(() => {
      this.searching = null;
    });
    return this.searching;
  }

  async read(room: Uint8Array): Promise<number> {
    await this.ready();
    const taken = this.found.subarray(0, room.length);
    if (taken.length === 0 && this.fault) throw this.fault.error;
    room.set(taken);
    this.found = this.found.subarray(taken.length);
    return taken.length;
  }

  /** Reads no further. */
  close(): void {
    this.isEnded = true;
  }

  private async search(): Promise<void> {
    const { scanner, source } = this;
    while (this.found.length === 0 && !this.isEnded) {
      const records: PlacedAddress[] = [];
      try {
        await source.ready();
        const count = await source.read(scanner.room);
        if (count === 0) this.end(records);
        else scanner.take(count, records);
      } catch (error) {
        // What came before the fault is whole.
        this.fault = { error };
        this.end(records);
      }
      this.found = Buffer.concat(records.map(recordOf));
    }
  }

  private end(found: PlacedAddress[]): void {
    this.scanner.end(found);
    this.isEnded = true;
  }
}

const NOTHING: Uint8Array = Buffer.alloc(0);

/**
 * The addresses of a text, one after the other.
 * @throws ReadError
 */
export async function* extracted(source: OctetSource): AsyncGenerator<PlacedAddress> {
  for await (const { octets } of linesOf(new ExtractSource(source))) {
    const { line, column, start } = readRecord(octets, 0);
    yield { line, column, octets: octets.subarray(start) };
  }
}
