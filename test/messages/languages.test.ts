import { describe, expect, it } from 'vitest';
import { languageFor } from '../../src/messages/index.ts';

describe('languageFor', () => {
  it.each([
    ['fr', 'fr'],
    ['fr-CH', 'fr'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['pt_BR.UTF-8', 'pt-BR'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-SG-x-private', 'zh-Hans'],
    ['cmn-Hans', 'zh-Hans'],
    ['arb-EG', 'ar'],
    // Another script, or another language
    ['zh-TW', 'en'],
    ['zh-Hant', 'en'],
    ['hi-Latn', 'en'],
    ['nl', 'en'],
    // What is no tag, or not all of it
    ['de-', 'de'],
    ['de--AT', 'de'],
    ['zh-', 'zh-Hans'],
    ['-', 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['de-@', 'de'],
  ])('gets for %j %s', (tag, language) => {
    expect(languageFor(tag)).toBe(language);
  });

  it('tries the tags in turn', () => {
    expect(languageFor(['gsw', 'zh-TW', 'ko-KR', 'en'])).toBe('ko');
    expect(languageFor(['nl', 'sv'], ['it', 'pl'])).toBe('it');
  });

  it('reads a tag of any length', () => {
    expect(languageFor(`de${'-a'.repeat(50_000)}`)).toBe('de');
    expect(languageFor(`de${'-'.repeat(100_000)}`)).toBe('de');
  });
});
