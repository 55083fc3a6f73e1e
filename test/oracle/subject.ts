/** The package that is tested: its sources, or with TEST_DIST=1 what was built of them. */

type Subject = typeof import('../../src/index.ts');

const built = new URL('../../dist/index.js', import.meta.url).href;

export const subject: Subject = process.env.TEST_DIST
  ? ((await import(/* @vite-ignore */ built)) as Subject)
  : await import('../../src/index.ts');
