#!/usr/bin/env node
import './serve/signals.ts';
import { run } from './main.ts';
import { exits } from './usage.ts';

// What it stays if nothing is left to wait for and the command has not ended.
process.exitCode = exits.failure;
// Not `await`: the single executable is CommonJS.
run(process.argv.slice(2), process).then((code) => {
  // Not process.exit(), which would cut off what is still being written.
  process.exitCode = code;
  // All is written by then, but standard input may still be waited for.
  if (code >= exits.SIGHUP) process.exit();
});
