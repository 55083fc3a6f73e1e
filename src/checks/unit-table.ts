/** A page, and a bit that tells a unit that is known from one that is not. */
const PAGE = 256;
export const KNOWN = 0x40000000;

const EMPTY = /* @__PURE__ */ new Int32Array(PAGE);

/**
 * What was found out of each UTF-16 unit so far, in pages that are made when a unit of them is first met. Only a
 * memory: it changes no answer. A unit that is not known yet has 0.
 */
export class UnitTable {
  private readonly pages: Int32Array[] = new Array(PAGE).fill(EMPTY);

  get(code: number): number {
    return (this.pages[code >> 8] as Int32Array)[code & 0xff] as number;
  }

  set(code: number, value: number): void {
    let page = this.pages[code >> 8] as Int32Array;
    if (page === EMPTY) {
      page = new Int32Array(PAGE);
      this.pages[code >> 8] = page;
    }
    page[code & 0xff] = value;
  }
}
