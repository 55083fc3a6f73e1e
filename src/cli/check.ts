import { createReadStream, fstatSync } from 'node:fs';
import type { JudgeBare } from '../header/header-mailbox.ts';
import { parseMailbox } from '../parse.ts';
import { type CheckOptions, checkHelp, readCheckOptions } from './check-options.ts';
import { painter } from './colour.ts';
import { csv } from './csv.ts';
import type { DnsStage } from './dns-stage.ts';
import { escapeText } from './escape.ts';
import type { Counts, Format } from './format.ts';
import type { Io } from './io.ts';
import { type Line, ReadError, readLines } from './lines.ts';
import { ndjson } from './ndjson.ts';
import { Output, OutputError, writePage } from './output.ts';
import { text } from './text.ts';
import { exits, UsageError } from './usage.ts';
import { type JudgeOptions, judgeLine, type Verdict } from './verdict.ts';
import { version } from './version.ts';

/** An address is shown on lines of at most so many columns, however wide the terminal is. */
const MAX_WIDTH = 100;
const MIN_WIDTH = 40;

/** So many UTF-16 units are gathered before they are written. */
const WRITE_UNITS = 1 << 16;

/**
 * `check [FILE...]`: judges the lines of files, or of standard input.
 * @param argv the arguments behind `check`
 * @returns the exit code
 * @throws UsageError for arguments that it does not have; OutputError when standard output fails
 */
export async function check(argv: readonly string[], io: Io): Promise<number> {
  const options = readCheckOptions(argv);
  if (options.help || options.version) {
    await writePage(options.help ? checkHelp() : `${version()}\n`, io.stdout);
    return exits.valid;
  }
  if (options.files.length === 0 && io.stdin.isTTY) {
    await writePage(checkHelp(), io.stderr);
    return exits.failure;
  }
  const files = options.files.length > 0 ? options.files : ['-'];
  if (files.indexOf('-') !== files.lastIndexOf('-')) {
    throw new UsageError('standard input (-) can be read only once');
  }
  const dns = options.dns ? (await import('./dns-stage.ts')).dnsStage(options) : null;
  return new Check(options, await parserOf(options), formatOf(options, io), io, dns).run(files);
}

/** The public suffix list and the grammar of headers are read only when they are asked for: the rest starts fast. */
async function parserOf(options: CheckOptions): Promise<JudgeOptions['parse']> {
  const { profile, smtputf8, suffix, nearMiss } = options;
  let judge: JudgeBare = parseMailbox;
  if (suffix) {
    const { parseMailboxWithSuffix } = await import('../suffix.ts');
    judge = (input, how) => parseMailboxWithSuffix(input, { ...how, nearMiss });
  }
  if (options.grammar === 'rfc5321') return (input) => judge(input, { profile, smtputf8 });
  const { HeaderJudge } = await import('../header/header-mailbox.ts');
  const header = new HeaderJudge({ profile, smtputf8 }, judge);
  return (input) => header.judge(input);
}

function formatOf({ format, messages, dns }: CheckOptions, io: Io): Format {
  switch (format ?? (io.stdout.isTTY ? 'text' : 'ndjson')) {
    case 'ndjson':
      return ndjson(messages);
    case 'csv':
      return csv(messages, { dns: dns !== null });
    case 'text': {
      // Some terminals say that they have 0 columns.
      const width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, io.stdout.columns || MAX_WIDTH));
      return text({ messages, paint: painter(io), width });
    }
  }
}

/**
 * Node reads a folder on standard input as if it were empty.
 * @throws ReadError
 */
function refuseFolder(stdin: object): void {
  const fd = 'fd' in stdin ? stdin.fd : undefined;
  if (typeof fd !== 'number' || !fstatSync(fd).isDirectory()) return;
  throw new ReadError(Object.assign(new Error('it is a folder'), { code: 'EISDIR' }));
}

/** One run of `check`. */
class Check {
  private readonly counts: Counts = { valid: 0, warned: 0, invalid: 0, empty: 0 };
  private readonly stdout: Output;
  private readonly stderr: Output;
  private readonly how: JudgeOptions;
  private hasFailed = false;
  private pending = '';
  /** Verdicts that wait for DNS. */
  private waiting: Verdict[] = [];

  constructor(
    options: CheckOptions,
    parse: JudgeOptions['parse'],
    private readonly format: Format,
    private readonly io: Io,
    private readonly dns: DnsStage | null,
  ) {
    this.stdout = new Output(io.stdout);
    this.stderr = new Output(io.stderr);
    this.how = {
      parse,
      reply: { command: options.command, style: options.replyStyle },
    };
  }

  async run(names: readonly string[]): Promise<number> {
    try {
      this.pending = this.format.head;
      for (const name of names) await this.readFile(name);
      this.pending += this.format.tail(this.counts);
      await this.stdout.write(this.pending);
      await this.stdout.flush();
    } catch (error) {
      // Whoever reads the output has seen enough: the findings so far decide.
      if (!(error instanceof OutputError && error.isClosed)) throw error;
    }
    if (this.hasFailed) return exits.failure;
    const { invalid, dns } = this.counts;
    return invalid > 0 || (dns && dns.refused > 0) ? exits.invalid : exits.valid;
  }

  private async readFile(name: string): Promise<void> {
    const file = name === '-' ? null : name;
    try {
      let line = 0;
      if (file === null) refuseFolder(this.io.stdin);
      for await (const lines of readLines(file === null ? this.io.stdin : createReadStream(file))) {
        for (const octets of lines) {
          line++;
          this.judge(line === 1 ? await this.withoutBom(octets, file) : octets, file, line);
          if (this.pending.length >= WRITE_UNITS) await this.writePending();
        }
        await this.decide();
        // A person who types lines, or a program that waits, gets what there is.
        await this.writePending();
      }
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      this.hasFailed = true;
      await this.writePending();
      await this.note(file, wordsFor(error.cause));
    }
  }

  private judge(line: Line, file: string | null, number: number): void {
    if (line.length === 0) {
      this.counts.empty++;
      return;
    }
    const verdict = judgeLine(line, file, number, this.how);
    if (this.dns) this.waiting.push(verdict);
    else this.finish(verdict);
  }

  /** Asks DNS for what waits for it. */
  private async decide(): Promise<void> {
    const { waiting } = this;
    if (!this.dns || waiting.length === 0) return;
    this.waiting = [];
    for (const verdict of await this.dns(waiting)) this.finish(verdict);
  }

  private finish(verdict: Verdict): void {
    const { counts } = this;
    if (verdict.dns !== undefined) {
      counts.dns ??= { refused: 0, undecided: 0 };
      if (verdict.dns?.accepts === false) counts.dns.refused++;
      if (verdict.dns?.accepts === null) counts.dns.undecided++;
    }
    if (!verdict.result.valid) counts.invalid++;
    else {
      counts.valid++;
      if (verdict.result.reasons.length > 0) counts.warned++;
    }
    this.pending += this.format.verdict(verdict);
  }

  private async writePending(): Promise<void> {
    const { pending } = this;
    this.pending = '';
    if (pending !== '') await this.stdout.write(pending);
  }

  /** The first line of a file without a byte order mark, which is no part of an address. */
  private async withoutBom(line: Line, file: string | null): Promise<Line> {
    const { octets, length } = line;
    const [first, second, third] = octets;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
      await this.note(file, 'looks like UTF-16; save it as UTF-8');
    }
    if (first !== 0xef || second !== 0xbb || third !== 0xbf) return line;
    await this.note(file, 'skipped the byte order mark (BOM) at the beginning');
    return { octets: octets.subarray(3), length: length - 3 };
  }

  /** Says something about a file on standard error, whose own faults are nobody's concern. */
  private async note(file: string | null, words: string): Promise<void> {
    const line = `mailbox-syntax: ${escapeText(file ?? 'standard input')}: ${words}\n`;
    await this.stderr.write(line).catch(() => {});
  }
}

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ENXIO: 'this is no file that can be read',
};

function wordsFor({ code, message }: NodeJS.ErrnoException): string {
  return `cannot be read: ${(code && faults[code]) ?? escapeText(message)}`;
}
