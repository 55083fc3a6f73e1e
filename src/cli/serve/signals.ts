/*
 * `serve` reads its options anew at SIGHUP, and writes its counters at SIGUSR1. Either would end the process, or open
 * Node's debugger, if it came while the program is still being loaded: so this is the first thing that is loaded.
 */
if (process.argv[2] === 'serve') {
  for (const signal of ['SIGHUP', 'SIGUSR1'] as const) process.on(signal, () => {});
}
