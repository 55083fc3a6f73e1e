/** Where the page of a code is: `replies/553/`, `enhanced/x.1.3/`, `reasons/domain-space/`. */
export function pathOfCode(code: string): string {
  if (/^\d{3}$/.test(code)) return `replies/${code}/`;
  if (/^[245X]\.\d/i.test(code)) return `enhanced/x${code.slice(1).toLowerCase()}/`;
  return `reasons/${code}/`;
}
