#!/usr/bin/env node
import { run } from './main.ts';

// Not process.exit(), which would cut off what is still being written.
process.exitCode = await run(process.argv.slice(2), process);
