/** The worker's script as it is built, beside whatever file of the build this is part of. */
export const workerUrl = new URL('./batch-worker.js', import.meta.url);
