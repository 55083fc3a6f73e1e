import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { records, running } from './running.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'levels-'));
  await writeFile(join(folder, 'levels.json'), '{"domain-dotless":"error"}');
  await writeFile(join(folder, 'broken.json'), '{');
  await writeFile(join(folder, 'unknown.json'), '{"no-such-reason":"off"}');
});
afterAll(() => rm(folder, { recursive: true }));

describe('check --levels', () => {
  const stdin = 'user@localhost\n';

  it('takes a file or JSON', async () => {
    for (const levels of [join(folder, 'levels.json'), ' {"domain-dotless":"error"}']) {
      const { code, stdout } = await running(['check', '--levels', levels], { stdin });
      expect([code, records(stdout)[0]?.valid]).toEqual([1, false]);
    }
    const { code, stdout } = await running(['check', '--levels', '{"domain-dotless":"off"}'], { stdin });
    expect([code, records(stdout)[0]?.reasons]).toEqual([0, []]);
    expect((await running(['check'], { stdin })).code).toBe(0);
  });

  it.each([
    ['missing.json', /^--levels: \S+missing\.json cannot be read: there is no such file$/],
    ['broken.json', /^--levels: \S+broken\.json is not JSON: /],
    ['unknown.json', /^--levels: \S+unknown\.json: unknown reason: "no-such-reason"$/],
    ['{"domain-dotles":"off"}', /^--levels: unknown reason: "domain-dotles"; did you mean domain-dotless\?$/],
    ['{"domain-dotless":', /^--levels: this is not JSON: /],
    ['{"domain-dotless":"no"}', /^--levels: expected error, warning or off for domain-dotless, got "no"$/],
  ])('refuses %s', async (levels, words) => {
    const asked = levels.startsWith('{') ? levels : join(folder, levels);
    const { code, stderr } = await running(['check', '--levels', asked], { stdin });
    expect(code).toBe(2);
    expect(stderr.replace(/^mailbox-syntax check: |\nSee: .*\n$/g, '')).toMatch(words);
  });
});

describe('check --encoding', () => {
  it.each([
    ['windows1252', 'windows-1252'],
    ['ANSI', 'windows-1252'],
    ['latin-1', 'windows-1252'],
    ['Win-1250', 'windows-1250'],
    ['UTF_8', 'utf-8'],
    ['utf-8-sig', 'utf-8'],
    ['iso-8859_15', 'iso-8859-15'],
    ['latin_2', 'latin2'],
    ['mac-roman', 'macintosh'],
    ['cp936', 'gbk'],
    ['cp932', 'shift_jis'],
    ['klingon', null],
  ])('%s: did you mean %s?', async (encoding, meant) => {
    const { code, stderr } = await running(['check', '--encoding', encoding], { stdin: 'a@b.example' });
    const hint = meant === null ? '' : `; did you mean ${meant}?`;
    expect(stderr).toContain(`unknown encoding: ${JSON.stringify(encoding)}${hint}\n`);
    expect(code).toBe(2);
    const asked = await running(['check', '--encoding', meant ?? 'utf-8'], { stdin: 'a@b.example' });
    expect(asked.code).toBe(0);
  });
});
