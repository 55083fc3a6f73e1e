import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Fact {
  code: string;
  class: string;
  source: string;
  /** Reply codes beside an enhanced one. */
  basic?: string[];
}

/** The facts that the reference restates, from the folder of public data; null without it. */
export function loadFacts() {
  const folder = process.env.MAILBOX_SYNTAX_DATA;
  if (!folder) return null;
  return JSON.parse(readFileSync(join(folder, 'smtp-replies.json'), 'utf8')) as {
    reply: Fact[];
    enhanced: Fact[];
    commands: Record<string, Record<string, string[]> | string[]>;
  };
}
