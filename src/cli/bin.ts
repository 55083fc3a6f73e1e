#!/usr/bin/env node

// `serve` reads its options anew at SIGHUP: one that comes while the program is being loaded is not to end it.
if (process.argv[2] === 'serve')
  for (const signal of ['SIGHUP', 'SIGUSR1'] as const) process.on(signal, () => {});
const { run } = await import('./main.ts');
const { exits } = await import('./usage.ts');

// What it stays if nothing is left to wait for and the command has not ended.
process.exitCode = exits.failure;
// Not `await`: the single executable is CommonJS.
run(process.argv.slice(2), process).then((code) => {
  // Not process.exit(), which would cut off what is still being written.
  process.exitCode = code;
  // All is written by then, but standard input may still be waited for.
  if (code >= exits.SIGHUP) process.exit();
});
