import { createRequire } from 'node:module';

/** The version of this package. It is looked up by name, so that it is found from the sources and from the build. */
export function version(): string {
  const { version } = createRequire(import.meta.url)('mailbox-syntax/package.json') as { version: string };
  return version;
}
