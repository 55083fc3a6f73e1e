import type { Io } from './io.ts';

const codes = { red: 31, green: 32, yellow: 33, dim: 2 } as const;

export type Paint = (colour: keyof typeof codes, text: string) => string;

/**
 * Paints text for standard output, or leaves it as it is. FORCE_COLOR decides when it is set, then NO_COLOR, then
 * whether there is a terminal: Node's own order. Deliberate: not styleText of node:util, which Node has since 20.12 only
 * and which asks the process instead of what the command was given.
 */
export function painter({ env, stdout }: Pick<Io, 'env' | 'stdout'>): Paint {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = env;
  const isColoured =
    force === undefined
      ? !no && stdout.isTTY === true && terminal !== 'dumb'
      : force !== '0' && force !== 'false';
  return isColoured ? (colour, text) => `\x1b[${codes[colour]}m${text}\x1b[0m` : (_, text) => text;
}
