import { escapeActive } from '../../batch/output/write.ts';
import { fill } from '../../messages/catalogue.ts';
import { formatReason } from '../../messages/format.ts';
import { type Bounce, type BounceReply, MAX_BOUNCE, readBounce } from '../../reference/bounce/read.ts';
import type { ReferenceWords } from '../../reference/words.ts';
import { excerpts } from '../excerpt.ts';
import type { Io } from '../io.ts';
import { escapeText, type Paint, wrap } from '../terminal.ts';

/** What `explain -` shows. */
export interface ShownBounce {
  page: string;
  /** Whether there was a reply in it. */
  isFound: boolean;
}

/** Reads a bounce from standard input and lays out what it says. */
export async function explainBounce(
  stdin: Io['stdin'],
  { words, format, width, paint }: { words: ReferenceWords; format: string; width: number; paint: Paint },
): Promise<ShownBounce> {
  const { parseMailboxWithSuffix } = await import('../../suffix/index.ts');
  const bounce = readBounce(await readSome(stdin), {
    words,
    check: (address) => parseMailboxWithSuffix(address),
  });
  const isFound = bounce.replies.length > 0;
  if (format === 'json') return { page: `${escapeActive(JSON.stringify(bounce, null, 2))}\n`, isFound };
  return { page: toText(bounce, words, width, paint), isFound };
}

/** As much of an input as is read of a bounce, and one octet more, which tells that there was more. */
async function readSome(stdin: Io['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BOUNCE) break;
  }
  stdin.destroy?.();
  return Buffer.concat(chunks);
}

function toText({ replies, truncated }: Bounce, words: ReferenceWords, width: number, paint: Paint): string {
  const { bounce } = words;
  const parts = replies.map((reply) => ofReply(reply, words, width, paint));
  if (parts.length === 0) parts.push(wrap(bounce.nothing, width));
  if (truncated) parts.push(wrap(bounce.truncated, width));
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function ofReply(reply: BounceReply, words: ReferenceWords, width: number, paint: Paint): string[] {
  const { bounce } = words;
  const codes = [reply.code, reply.enhanced].filter((code) => code !== null).join(' ');
  const server = reply.server === null ? '' : ` ${fill(bounce.saidBy, { server: reply.server })}`;
  const indent = '  ';
  const lines: string[] =
    codes === '' ? [] : [paint('dim', `${fill(bounce.said, { code: codes })}${server}`)];
  const say = (label: string, text: string) => {
    lines.push(paint('dim', label));
    for (const line of wrap(text, width - indent.length)) lines.push(indent + line);
  };
  if (reply.text !== '') for (const line of wrap(escapeText(reply.text), width - 2)) lines.push(`  ${line}`);
  say(bounce.meaning, `${reply.words.name}. ${reply.words.meaning}`);
  say(
    bounce.told,
    reply.told.map(({ by, text }) => fill(bounce.by[by], { text: escapeText(text) })).join(', '),
  );
  say(bounce.actor, reply.actor.words);
  say(bounce.help, reply.words.help);
  if (reply.address) lines.push(...ofAddress(reply.address, words, width, paint));
  if (reply.source !== null) say(bounce.source, reply.source);
  return lines;
}

function ofAddress(
  { role, address, result }: NonNullable<BounceReply['address']>,
  words: ReferenceWords,
  width: number,
  paint: Paint,
): string[] {
  const { bounce, labels, messages } = words;
  const { valid, reasons, suggestion } = result;
  const lines = [paint('dim', bounce.address[role])];
  for (const { shown, columns } of excerpts(address, reasons, width - 2)) {
    lines.push(
      `  ${shown}`,
      ...columns.map(([from, to]) => `  ${' '.repeat(from)}${paint('red', '^'.repeat(to - from))}`),
    );
  }
  const items = [valid ? bounce.valid : bounce.invalid];
  for (const reason of reasons) {
    items.push(`${labels.level[reason.level]}: ${formatReason(reason, messages)} (${reason.code})`);
  }
  for (const item of items) for (const line of wrap(item, width - 2)) lines.push(`  ${line}`);
  if (suggestion !== null) {
    lines.push(`  ${paint('green', fill(bounce.suggestion, { suggestion: escapeText(suggestion) }))}`);
  }
  return lines;
}
