import type { Block, BlockResult } from './block.ts';
import type { Format } from './format.ts';
import { judgeLines, judgeLongRecord } from './line-shape.ts';
import { judgeNdjson } from './ndjson-shape.ts';
import { parserOf } from './parser.ts';
import { RecordJudge } from './record-judge.ts';
import { judgeLongRow, judgeRows } from './row-shape.ts';
import type { JudgeSetup } from './setup.ts';
import { linesOfWindows1252 } from './windows-1252-lines.ts';

/** Judges blocks, one after the other. The same in this process and in a worker. */
export interface BlockJudge {
  /** @param memory may be used for what is written */
  judge(block: Block, memory: ArrayBuffer | null): BlockResult;
}

/**
 * Makes a judge of blocks.
 * @param text a format for a person, in place of what the setup says is written
 */
export async function blockJudge(setup: JudgeSetup, text: Format | null = null): Promise<BlockJudge> {
  const judge = new RecordJudge(setup, await parserOf(setup), text);
  const { shape } = setup;
  return {
    judge(block, memory) {
      judge.begin(block, memory);
      if (block.long && block.rows) judgeLongRow(block, block.long, block.rows, judge);
      else if (block.long) judgeLongRecord(block, block.long, judge);
      else if (shape.kind === 'ndjson') judgeNdjson(block, shape.field, judge);
      else if (block.rows) judgeRows(block, block.rows, judge);
      else judgeLines(block, judge);
      // The head of a long record may end within a character.
      if (!block.long) judge.count.windows1252 = linesOfWindows1252(block.octets);
      return judge.end();
    },
  };
}
