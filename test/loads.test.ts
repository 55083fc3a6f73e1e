import { expect, it } from 'vitest';

// A module that throws while it is loaded takes the whole of each test file with it that names it, and a file without
// tests is no failure to `npm run mutate`. Here it is one.
it('loads', async () => {
  await expect(import('../src/index.ts')).resolves.toHaveProperty('parseMailbox');
  await expect(import('../src/near-miss/index.ts')).resolves.toHaveProperty('parseMailboxWithNearMiss');
  await expect(import('../src/suffix/index.ts')).resolves.toHaveProperty('parseMailboxWithSuffix');
});
