/** What the package takes before it is asked for anything, and for a first address. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const NAMES = ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array'] as const;

let octets = 0;

beforeEach(() => {
  vi.resetModules();
  octets = 0;
  for (const name of NAMES) {
    const counted = new Proxy(globalThis[name], {
      construct(target, args, newTarget) {
        const array = Reflect.construct(target, args, newTarget) as Uint8Array;
        octets += array.byteLength;
        return array;
      },
    });
    vi.stubGlobal(name, counted);
  }
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('loads with 16 kB of typed arrays at most, and takes 64 kB at most for addresses of four scripts', async () => {
  const { parseMailbox } = await import('../src/index.ts');
  expect(octets).toBeGreaterThan(1024);
  expect(octets).toBeLessThanOrEqual(16 * 1024);
  for (const address of [
    'jörg@bücher.example',
    'иван@почта.example',
    '用户@例子.example',
    'ελένη@παράδειγμα.example',
  ]) {
    expect(parseMailbox(address).valid).toBe(true);
    expect(parseMailbox(`.${address}`).valid).toBe(false);
  }
  expect(octets).toBeLessThanOrEqual(64 * 1024);
});
