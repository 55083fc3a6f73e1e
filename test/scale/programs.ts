import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error a module without types
import { broken, international } from '../../bench/lists.mjs';

/** A new folder of its own. Whoever asks for it removes it. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'mailbox-syntax-scale-'));
}

/**
 * Writes a program `mailbox-syntax` for a shell.
 * @param before what it does first; `$PPID` is who started it
 * @param installed what `installCommand` made
 */
export function writeCommand(folder: string, installed: string, before = ''): string {
  const path = join(folder, 'mailbox-syntax');
  writeFileSync(path, `#!/bin/sh\n${before}\nexec '${process.execPath}' '${installed}/dist/bin.js' "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

/**
 * A list that is hard to cut: good and wrong addresses, empty lines, line ends of both kinds, octets that are letters in no
 * encoding, a line longer than a block, a byte order mark first and no line end last.
 */
export function difficultList(lines: number): Buffer {
  const addresses: string[] = [...broken(lines, 0.2), ...international(Math.ceil(lines / 10))];
  const parts: Buffer[] = [Buffer.from('\ufeff')];
  addresses.forEach((address, index) => {
    parts.push(Buffer.from(`${address.replace(/[\r\n]+/g, ' ')}${index % 7 === 0 ? '\r\n' : '\n'}`));
    if (index % 50 === 0) parts.push(Buffer.from('\n'));
    if (index % 90 === 0)
      parts.push(Buffer.from('j\xf6\x81rg@example.com\n"a,b"@example.com\n=1+1@example.com\n', 'latin1'));
    if (index === lines >> 1) parts.push(Buffer.from(`${'x'.repeat(200_000)}@example.com\n`));
  });
  parts.push(Buffer.from('last@example.com'));
  return Buffer.concat(parts);
}
