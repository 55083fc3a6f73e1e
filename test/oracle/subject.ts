/** The package that is tested: its sources, or with TEST_DIST=1 what was built of them. */

type Subject = typeof import('../../src/index.ts');
type HeaderSubject = typeof import('../../src/header/index.ts');

const built = (name: string): string => new URL(`../../dist/${name}.js`, import.meta.url).href;

export const subject: Subject = process.env.TEST_DIST
  ? ((await import(/* @vite-ignore */ built('index'))) as Subject)
  : await import('../../src/index.ts');

export const headerSubject: HeaderSubject = process.env.TEST_DIST
  ? ((await import(/* @vite-ignore */ built('header'))) as HeaderSubject)
  : await import('../../src/header/index.ts');
