import type { Judged } from './reasons-only.ts';
import type { ShapeTemplate } from './shape-template.ts';
import { MAX_SHAPES, NONE, Shapes } from './shapes.ts';

/**
 * What ordinary ways to go wrong amount to, learnt from the judge itself: what it found of a text holds for every other
 * text of its shape. Property tests prove it.
 */
export class ShapeMemory {
  /** Where the symbols of the text stand that was asked for last. */
  readonly shapes = new Shapes();
  private readonly known: Shape[] = [];
  /** One more than the place of each shape in `known`; 0 where it is not there. */
  private readonly places = new Uint16Array(MAX_SHAPES);
  /** The shape of the text that was asked for last. */
  private asked = NONE;
  /** The shapes that were met since `take`. */
  private met: Shape[] = [];

  /** What is known of the shape of a text, which stands at `from` to `to`; null for nothing. */
  find(octets: Uint8Array, from: number, to: number): Shape | null {
    const asked = this.shapes.find(octets, from, to);
    this.asked = asked;
    const place = asked === NONE ? 0 : (this.places[asked] as number);
    return place === 0 ? null : (this.known[place - 1] as Shape);
  }

  /** Counts the text that was asked for last, whose shape is known. */
  count(shape: Shape, octets: Uint8Array, from: number, to: number, line: number): void {
    if (shape.count++ > 0) return;
    shape.line = line;
    shape.octets = octets;
    shape.from = from;
    shape.to = to;
    this.met.push(shape);
  }

  /** Learns what became of the text that was asked for last and is not known. */
  learn({ valid, reasons }: Judged): void {
    if (this.asked === NONE || this.known.length === MAX_LEARNT) return;
    this.places[this.asked] = this.known.push(new Shape(valid, reasons));
  }

  /** Forgets what is written of texts. */
  forgetTemplates(): void {
    for (const shape of this.known) shape.template = undefined;
  }

  /** The shapes that were met, which begin to be counted anew. */
  take(): readonly Shape[] {
    const { met } = this;
    this.met = [];
    return met;
  }
}

/** What is known of a shape, and how often it was met in a block, where first. */
export class Shape implements Judged {
  /** What is written of its texts; null where that cannot be known, undefined where nobody has tried. */
  template: ShapeTemplate | null | undefined;
  count = 0;
  line = 0;
  octets = NOTHING;
  from = 0;
  to = 0;

  constructor(
    readonly valid: boolean,
    readonly reasons: Judged['reasons'],
  ) {}
}

/** So many shapes are remembered. */
const MAX_LEARNT = 1 << 12;
const NOTHING: Uint8Array = new Uint8Array();
