import { existsSync } from 'node:fs';
import { LF } from '../../batch/block.ts';
import { ReadError } from '../../batch/input/source.ts';
import type { Note } from '../../batch/notes.ts';
import { MAX_REMEMBERED } from '../../batch/output/division.ts';
import { csv, type Format } from '../../batch/output/write.ts';
import { checkersFor } from '../../batch/pool.ts';
import { BatchRun, type Receiver, type RunSetup } from '../../batch/run.ts';
import { LayoutError } from '../../batch/tables.ts';
import type { WithConventions } from '../../conventions/with-conventions.ts';
import { fill } from '../../messages/catalogue.ts';
import { type LevelSettings, levelTable, resolveLevels } from '../../profiles.ts';
import { ENDING_SIGNALS, type EndingSignal, type Io, isOutputError, Output, writePage } from '../io.ts';
import { escapeTable, escapeText, painter } from '../terminal.ts';
import { exits, isOptionError, usageError, version } from '../usage.ts';
import { en } from '../words/en.ts';
import { checkWords, formatNote, formatReadError, numberText } from '../words/wording.ts';
import type { CheckWords } from '../words/words.ts';
import type { DnsStage } from './dns.ts';
import { ArgumentInput, openInputs } from './inputs.ts';
import { type CheckOptions, readCheckOptions, setupOf } from './options.ts';
import { Progress } from './progress.ts';
import type { SplitFiles } from './split-files.ts';
import { summaryText } from './summary.ts';

/*
 * The command `check`: its options (options.ts) become a run of src/batch, whose output goes to standard output, to files
 * (split-files.ts) or through DNS (dns.ts), as text for a person (text.ts) or as the run wrote it. What it says besides is
 * progress.ts and summary.ts, in the words of ../words.
 *
 * A new option is a flag and a field of `CheckOptions` in options.ts, a line in `groups` of help.ts, and its words in
 * ../words/help.ts and the files beside it. Whatever a short run does not need is imported where it is used, and named in
 * `loadedLater` of tsup.config.ts.
 */

/** The byte order mark of UTF-8, by which a spreadsheet knows it. */
const MARK = Buffer.from('\ufeff');

/** What says that records were never checked. */
const UNREAD: ReadonlySet<Note['kind']> = new Set([
  'quote-unclosed',
  'no-field',
  'no-fields',
  'json-array',
  'json-spread',
]);

/** Columns where there is no terminal, and where it is too narrow to show anything. */
const USUAL_WIDTH = 100;
const MIN_WIDTH = 40;
/** Columns of a summary that goes to no terminal. */
const SUMMARY_WIDTH = 120;

/**
 * `check [FILE...]`: checks the records of files, or of standard input.
 * @param argv the arguments after `check`
 * @returns the exit code
 * @throws UsageError for arguments that it does not have; OutputError when standard output fails
 */
export async function check(argv: readonly string[], io: Io): Promise<number> {
  const options = await readCheckOptions(argv);
  if (options.help || options.version) {
    await writePage(options.help ? await helpOf(options) : `${version()}\n`, io.stdout);
    return exits.valid;
  }
  if (options.files.length === 0 && io.stdin.isTTY) {
    await writePage(await helpOf(options), io.stderr);
    return exits.failure;
  }
  const { addresses, files } = operandsOf(options);
  if (files.indexOf('-') !== files.lastIndexOf('-')) {
    throw usageError('stdin-twice');
  }
  const setup = setupOf(options, await levelsOf(options), await conventionsOf(options));
  const words = await checkWords(options.messages.language, en);
  const text = await textOf(options, words, io);
  const dns = options.dns ? (await import('./dns.ts')).dnsStage(options, setup.check, text, words) : null;
  return new Check(options, setup, words, dns?.format ?? text, io, dns).run(files, addresses);
}

/** The arguments that are addresses, since they hold an @ and name no file; and the files, standard input where there is neither. */
function operandsOf({ files, table, field, extract }: CheckOptions): {
  addresses: string[];
  files: string[];
} {
  const isAddress = (name: string) => name.includes('@') && !existsSync(name);
  const addresses = table || field || extract ? [] : files.filter(isAddress);
  const others = files.filter((name) => !addresses.includes(name));
  return { addresses, files: files.length === 0 ? ['-'] : others };
}

/** The levels that are asked for, checked. */
async function levelsOf({ profile, levels: source }: CheckOptions): Promise<LevelSettings | undefined> {
  if (source === null) return undefined;
  // Loaded only when it is needed, so that a small run starts fast.
  const { levelsFault, readLevels } = await import('../option-files.ts');
  const levels = await readLevels(source);
  try {
    resolveLevels(profile, levels, levelTable);
    return levels;
  } catch (error) {
    throw isOptionError(error) ? levelsFault(error, source) : error;
  }
}

/** The conventions that are asked for; loaded only then. */
async function conventionsOf({ conventions }: CheckOptions): Promise<WithConventions | undefined> {
  return conventions === null
    ? undefined
    : (await import('../option-files.ts')).readConventionsFile(conventions);
}

async function helpOf({ messages }: CheckOptions): Promise<string> {
  return (await import('./help.ts')).checkHelp(messages.language);
}

/** The format for a person, where it is asked for: by name, or by a terminal. */
async function textOf(options: CheckOptions, words: CheckWords, io: Io): Promise<Format | null> {
  const { format, messages, quiet, valid, invalid, fix } = options;
  const isAsked = format === 'text' || (format === null && io.stdout.isTTY === true);
  if (!isAsked || quiet || valid !== null || invalid !== null) return null;
  const { text } = await import('./text.ts');
  // Some terminals say that they have 0 columns.
  const width = Math.max(MIN_WIDTH, io.stdout.columns || USUAL_WIDTH);
  const { addresses, files } = operandsOf(options);
  const isTerminal = io.stdout.isTTY === true;
  const namesPlace = addresses.length === 0 || files.length > 0;
  return text({ messages, words, paint: painter(io), width, isTerminal, namesPlace, fix });
}

/** One run of `check`. */
class Check implements Receiver {
  readonly keeps: boolean;
  private readonly stdout: Output;
  private readonly stderr: Output;
  private split: SplitFiles | null = null;
  private progressLine: Progress | null = null;
  private endsLine = true;
  private hasFailed = false;
  /** The exit code of the signal that ended the run. */
  private interruption: number | null = null;

  constructor(
    private readonly options: CheckOptions,
    private readonly setup: RunSetup,
    private readonly words: CheckWords,
    private readonly text: Format | null,
    private readonly io: Io,
    private readonly dns: DnsStage | null,
  ) {
    this.stdout = new Output(io.stdout);
    this.stderr = new Output(io.stderr);
    // Any other stream may pass on what it is given.
    this.keeps = !('fd' in io.stdout);
  }

  async run(names: readonly string[], addresses: readonly string[]): Promise<number> {
    const inputs = openInputs(names, this.io);
    if (addresses.length > 0) inputs.unshift(new ArgumentInput(addresses));
    const expected = inputs.reduce<number | null>(
      (sum, { size }) => (sum === null || size === null ? null : sum + size),
      0,
    );
    const checkers = await checkersFor(this.setup.check, this.options.jobs, expected, this.text);
    const { isNumbered, check } = this.setup;
    const setup = { ...this.setup, isNumbered: isNumbered || this.text !== null };
    const run = new BatchRun(setup, checkers, this);
    const interrupt = (signal: EndingSignal) => {
      this.interruption = exits[signal];
      run.stop();
    };
    for (const signal of ENDING_SIGNALS) this.io.once?.(signal, interrupt);
    this.progressLine = Progress.on(
      this.io,
      names.includes('-'),
      run.summary,
      () => readSoFar(inputs),
      expected,
      this.words,
    );
    try {
      await this.openSplit();
      if (this.options.bom) await this.head(MARK);
      if (check.writing === 'csv' && !this.text) await this.head(Buffer.from(csv(check).head));
      if (this.dns) await this.head(this.dns.head);
      for (const input of inputs) {
        if (this.isInterrupted) break;
        await this.readInput(run, input);
      }
      await run.end();
      await this.finish(run);
    } catch (error) {
      // Whoever reads the output has seen enough: the findings so far decide.
      if (!(isOutputError(error) && error.isClosed)) throw error;
    } finally {
      for (const signal of ENDING_SIGNALS) this.io.off?.(signal, interrupt);
      this.progressLine?.end();
      await this.split?.abandon();
      for (const input of inputs) input.close();
      await checkers.close();
    }
    if (this.interruption !== null) return this.interruption;
    if (this.hasFailed) return exits.failure;
    return run.summary.invalid > 0 || this.dns?.hasRefused ? exits.invalid : exits.valid;
  }

  private get isInterrupted(): boolean {
    return this.interruption !== null;
  }

  async records(octets: Uint8Array, valid: boolean): Promise<void> {
    if (!this.dns) return this.put(octets, valid);
    const { accepted, refused } = await this.dns.decide(octets);
    await this.put(accepted, true);
    await this.put(refused, false);
  }

  private async put(octets: Uint8Array, valid: boolean): Promise<void> {
    if (this.isSplit) await this.unhindered()?.write(octets, valid ? 'valid' : 'invalid');
    else if (!this.options.quiet) await this.toStdout(octets);
  }

  async part(octets: Uint8Array): Promise<void> {
    if (this.isSplit) await this.unhindered()?.write(octets, 'invalid', true);
    else await this.toStdout(octets, true);
  }

  async head(octets: Uint8Array): Promise<void> {
    await this.unhindered()?.head(octets);
    if (this.isSplit) return;
    if (!this.options.quiet) await this.toStdout(octets, true);
  }

  /** The files that are written, with nothing of the progress before what a terminal shows of them. */
  private unhindered(): SplitFiles | null {
    if (this.split?.isTerminal) this.progressLine?.clear();
    return this.split;
  }

  /** Whether valid and invalid records go to files, and nothing to standard output. */
  private get isSplit(): boolean {
    return this.options.valid !== null || this.options.invalid !== null;
  }

  async duplicates(octets: Uint8Array): Promise<void> {
    await this.unhindered()?.write(octets, 'duplicates');
  }

  /** Says something about a file on standard error, whose own errors are ignored. */
  async note(file: string | null, note: Note): Promise<void> {
    // Rows that were never checked: what else was found says nothing of the whole.
    if (UNREAD.has(note.kind)) this.hasFailed = true;
    await this.say(file, formatNote(note, this.words));
  }

  private async say(file: string | null, what: string): Promise<void> {
    const { note, standardInput } = this.words;
    const said = fill(note, { file: file === null ? standardInput : escapeText(file), note: what });
    await this.toStderr(`mailbox-syntax: ${said}\n`);
  }

  progress(): void {
    this.progressLine?.show();
  }

  private async openSplit(): Promise<void> {
    const { valid, invalid, duplicates } = this.options;
    if (!this.isSplit && duplicates === null) return;
    // Loaded only when it is needed, so that a small run starts fast.
    const { SplitFiles } = await import('./split-files.ts');
    this.split = new SplitFiles({ valid, invalid, duplicates });
    await this.split.open();
  }

  private async readInput(run: BatchRun, input: ReturnType<typeof openInputs>[number]): Promise<void> {
    try {
      await run.read(await input.open(), input.file);
    } catch (error) {
      if (!(error instanceof ReadError || error instanceof LayoutError)) throw error;
      // What was found before comes before.
      await run.end();
      this.hasFailed = true;
      const why = formatReadError(error, input.file, this.words);
      await this.say(input.file, fill(this.words.unreadable, { why }));
    }
  }

  private async finish(run: BatchRun): Promise<void> {
    const { summary, known } = run;
    this.progressLine?.end();
    const isSummed = this.options.summary || this.isInterrupted;
    const isSaidBelow = isSummed && this.isOneTerminal;
    // Of what could not be read there is nothing to count.
    const isNothing = this.hasFailed && summary.lines === 0;
    if (this.text && !isSaidBelow && !isNothing) await this.stdout.write(this.text.tail(summary));
    await this.stdout.flush();
    if (known?.isFull) {
      const count = numberText(MAX_REMEMBERED, this.words.numbers);
      await this.say('--dedupe', fill(this.words.dedupeFull, { count }));
    }
    if (isSummed) {
      const { env, stderr } = this.io;
      const layout = {
        isInterrupted: this.isInterrupted,
        namesFiles: this.options.files.length > 1,
        isTable: this.options.table !== null,
        width: stderr.columns || SUMMARY_WIDTH,
        words: this.words,
        paint: painter({ env, stdout: stderr }),
        isTerminal: stderr.isTTY === true,
      };
      await this.toStderr(summaryText(summary, layout));
      if (this.dns) await this.toStderr(this.dns.summary());
      // A summary that was requested and cannot be written is a failure; a closed reader is not.
      await this.stderr.flush().catch((error: unknown) => {
        if (!(isOutputError(error) && error.isClosed)) this.hasFailed = true;
      });
    }
    if (!this.split) return;
    if (this.hasFailed || this.isInterrupted) {
      await this.toStderr(`mailbox-syntax: ${this.words.nothingSplit}\n`);
    } else await this.split.finish();
  }

  private async toStdout(octets: Uint8Array, isPart = false): Promise<void> {
    if (octets.length === 0) return;
    if (this.io.stdout.isTTY) this.progressLine?.clear();
    // The last row of a table may lack its end, and another table may follow.
    if (!this.endsLine) await this.stdout.write('\n');
    const isShown = this.io.stdout.isTTY === true && this.options.format === 'csv';
    await this.stdout.writeOctets(isShown ? Buffer.from(escapeTable(octets)) : octets);
    this.endsLine = isPart || octets[octets.length - 1] === LF;
  }

  /** Whether both outputs are shown among each other. */
  private get isOneTerminal(): boolean {
    return this.io.stdout.isTTY === true && this.io.stderr.isTTY === true;
  }

  private async toStderr(words: string): Promise<void> {
    this.progressLine?.clear();
    if (!this.endsLine && this.isOneTerminal) {
      await this.stdout.write('\n');
      this.endsLine = true;
    }
    await this.stderr.write(words).catch(() => {});
  }
}

function readSoFar(inputs: ReturnType<typeof openInputs>): number {
  return inputs.reduce((sum, { octets }) => sum + octets, 0);
}
