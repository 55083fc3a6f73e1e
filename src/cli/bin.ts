#!/usr/bin/env node
import { run } from './main.ts';
import { exits } from './usage.ts';

// Not process.exit(), which would cut off what is still being written.
const code = await run(process.argv.slice(2), process);
process.exitCode = code;
// All is written by then, but standard input may still be waited for.
if (code >= exits.SIGHUP) process.exit();
