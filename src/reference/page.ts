/**
 * Where the page of a code is in the reference on the web, below its root: `replies/553/`, `enhanced/x.1.3/`,
 * `reasons/domain-space/`. A code that is not known gets the path that it would have.
 * @example
 * ```ts
 * pageOf('5.1.3'); // 'enhanced/x.1.3/'
 * ```
 */
export function pageOf(code: string): string {
  if (/^\d{3}$/.test(code)) return `replies/${code}/`;
  if (/^[245X]\.\d/i.test(code)) return `enhanced/x${code.slice(1).toLowerCase()}/`;
  return `reasons/${code}/`;
}
