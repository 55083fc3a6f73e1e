import type { Summary } from '../../batch/tally.ts';
import { fill } from '../../messages/catalogue.ts';
import type { Io, OutputStream } from '../io.ts';
import { count } from '../words/wording.ts';
import type { CheckWords, NumberWords } from '../words/words.ts';

/** A run that is done within this time shows no progress. In milliseconds, as all here. */
const PATIENCE = 400;
const INTERVAL = 200;

const CLEAR = '\r\x1b[K';

/** A line on a terminal that says how far a run is. */
export class Progress {
  private readonly begun = performance.now();
  private shownAt = this.begun + PATIENCE - INTERVAL;
  private isShown = false;
  private readonly timer: NodeJS.Timeout;

  /** Null where the output is not a terminal, and where somebody types, into whose line it would write. */
  static on(
    { stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>,
    readsStdin: boolean,
    summary: Summary,
    octets: () => number,
    expected: number | null,
    words: CheckWords,
  ): Progress | null {
    const isTyped = readsStdin && stdin.isTTY;
    return stderr.isTTY && !isTyped ? new Progress(stderr, summary, octets, expected, words) : null;
  }

  private constructor(
    private readonly stderr: OutputStream,
    private readonly summary: Summary,
    private readonly octets: () => number,
    private readonly expected: number | null,
    private readonly words: CheckWords,
  ) {
    // Also while nothing comes.
    this.timer = setInterval(() => this.show(), INTERVAL);
    this.timer.unref();
  }

  /** Shows how far it is, if that was not shown just now. */
  show(): void {
    const now = performance.now();
    if (now - this.shownAt < INTERVAL) return;
    this.shownAt = now;
    this.isShown = true;
    const width = Math.max(20, (this.stderr.columns || 80) - 1);
    this.stderr.write(CLEAR + this.line(now - this.begun).slice(0, width));
  }

  /** Takes the line away, so that something else can be written. */
  clear(): void {
    if (this.isShown) this.stderr.write(CLEAR);
    this.isShown = false;
  }

  end(): void {
    clearInterval(this.timer);
    this.clear();
    // Whatever is still delivered shows nothing more.
    this.shownAt = Number.POSITIVE_INFINITY;
  }

  private line(elapsed: number): string {
    const { lines, invalid } = this.summary;
    const { counts, progress, numbers } = this.words;
    const parts = [
      count(lines, counts.lines, numbers),
      fill(progress.rate, { rate: rate(lines / (elapsed / 1000), numbers) }),
      count(invalid, counts.invalid, numbers),
    ];
    const octets = this.octets();
    if (this.expected && octets > 0) {
      const share = Math.min(1, octets / this.expected);
      const left = duration((elapsed / share) * (1 - share));
      parts.push(`${Math.floor(share * 100)} %`, fill(progress.left, { time: left }));
    }
    return parts.join(', ');
  }
}

function rate(number: number, { decimal }: NumberWords): string {
  if (number >= 1e6) return `${(number / 1e6).toFixed(1).replace('.', decimal)} M`;
  return number >= 1e3 ? `${Math.round(number / 1e3)} k` : String(Math.round(number));
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
