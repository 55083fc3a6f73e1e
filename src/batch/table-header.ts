import { lineEndLength } from './block.ts';
import { ADDED_COLUMNS } from './csv.ts';
import { LayoutError } from './layout.ts';
import type { Writing } from './setup.ts';

/** The header of all tables of a run, which is written once. */
export class TableHeader {
  private first: Buffer | null = null;

  constructor(private readonly writing: Writing) {}

  /**
   * What is written of a file's header: that of the first one.
   * @param bom the byte order mark before it
   * @param header the row with its line end; empty where there is none
   * @throws LayoutError for one that is not like the first
   */
  add(bom: Uint8Array, header: Uint8Array, delimiter: number): Uint8Array {
    if (this.writing !== 'rows' && this.writing !== 'records') return new Uint8Array();
    const end = header.length - lineEndLength(header, 0, header.length);
    const row = Buffer.from(header.subarray(0, end));
    if (this.first !== null) {
      if (this.first.equals(row)) return new Uint8Array();
      throw new LayoutError('its columns are not those of the first file', { kind: 'other-columns' });
    }
    this.first = row;
    if (header.length === 0) return bom;
    const added = ADDED_COLUMNS.map((name) => String.fromCharCode(delimiter) + name).join('');
    const columns = Buffer.from(this.writing === 'rows' ? added : '');
    const lineEnd = end === header.length ? Buffer.from('\n') : header.subarray(end);
    return Buffer.concat([bom, row, columns, lineEnd]);
  }
}
