import { describe, expect, it } from 'vitest';
import { type Conventions, withConventions } from '../../src/conventions/index.ts';
import { emailSchema } from '../../src/forms/standard-schema.ts';
import { formMessagesFor, languages } from '../../src/messages/index.ts';
import { conventionLevels } from '../../src/profiles.ts';
import { reasons } from '../../src/reasons.ts';

/** What a form in a language says of an address. */
async function said(language: string, rules: Conventions[string], address: string): Promise<string[]> {
  const parse = withConventions({ 'example.com': rules }).parseMailbox;
  const schema = emailSchema({ parse, messages: await formMessagesFor(language) });
  const { issues = [] } = schema['~standard'].validate(address);
  return issues.map(({ message }) => message);
}

const codes = Object.keys(conventionLevels) as (keyof typeof conventionLevels)[];

describe.each(languages)('a form in %s', (language) => {
  it.each(codes)('says %s in its own words', async (code) => {
    const { bad, options } = reasons[code].example;
    const { conventions } = options as { conventions: Record<string, Conventions[string]> };
    const rules = conventions['example.com'] as Conventions[string];
    const [own = ''] = await said(language, rules, bad);
    const [english] = await said('en', rules, bad);
    expect(own).toContain('example.com');
    expect(own).not.toMatch(/[{}]|undefined|null|\.$/);
    expect(own.length).toBeLessThanOrEqual(110);
    if (language !== 'en') expect(own).not.toBe(english);
  });

  it('has a name for each class of characters and each sign that has one in English', async () => {
    const all = ['letters', 'lowercase', 'digits', 'unicode-letters', ..."._+'/=~#* -&"];
    const [own = ''] = await said(language, { characters: all }, '"\\(" @example.com'.replace(' ', ''));
    expect(own).not.toMatch(/unicode-letters|lowercase|undefined/);
    // A sign by its name, which can have it in brackets for those who do not know the name.
    expect(own.replace(/[\u2066-\u2069]/g, '')).not.toMatch(/(?:^|[,、،] ?)[._+'/=~*-](?=[,、،]|$)/u);
  });
});

describe('in languages', () => {
  it.each([
    ['de', 'Bei example.com sind vor dem @ nur Buchstaben von a bis z, Ziffern und $ erlaubt'],
    ['es', 'En example.com solo se admiten letras sin acentos, números y $ antes de la @'],
    ['pl', 'W domenie example.com przed znakiem @ mogą być tylko litery od a do z, cyfry i $'],
    ['ja', 'example.com では、@ より前に使えるのは半角英字、半角数字、$だけです'],
    ['zh-CN', '在 example.com，@ 前面只能使用英文字母、数字和$'],
    ['ko', 'example.com에서는 @ 앞에 영문자, 숫자, $만 사용할 수 있습니다'],
    // The domain and the sign keep their order among letters from right to left (UAX 9).
    ['ar', 'لا يُسمح قبل الرمز @ في \u2068example.com\u2069 إلا بما يلي: حروف إنجليزية، أرقام و\u2066$\u2069'],
  ])('a list has its own signs: %s', async (language, expected) => {
    const rules = { characters: ['letters', 'digits', '$'] };
    expect(await said(language, rules, 'a_b@example.com')).toEqual([expected]);
  });

  it.each([
    ['en', 'A name at example.com has at most 1 octet', 'A name at example.com has at most 2 octets'],
    ['fr', 'Chez example.com, un nom a au plus 1 octet', 'Chez example.com, un nom a au plus 2 octets'],
    [
      'es',
      'En example.com, el nombre puede tener como máximo 1 byte',
      'En example.com, el nombre puede tener como máximo 2 bytes',
    ],
    // One form for any number.
    [
      'pl',
      'W domenie example.com największa liczba bajtów w nazwie to 1',
      'W domenie example.com największa liczba bajtów w nazwie to 2',
    ],
    [
      'ar',
      'الحد الأقصى لعدد وحدات البايت في الاسم في \u2068example.com\u2069 هو 1',
      'الحد الأقصى لعدد وحدات البايت في الاسم في \u2068example.com\u2069 هو 2',
    ],
  ])('a number agrees with what is counted: %s', async (language, one, two) => {
    expect(await said(language, { maxOctets: 1 }, 'anna@example.com')).toEqual([one]);
    expect(await said(language, { maxOctets: 2 }, 'anna@example.com')).toEqual([two]);
  });

  it("a site's own words are found by what is left of a tag, else in English", async () => {
    const words = { en: 'First and last name', pt: 'Nome e sobrenome', 'zh-Hans': '名和姓' };
    const rules = { characters: ['letters', '.'], words };
    expect(await said('pt-BR', rules, 'a_b@example.com')).toEqual(['Nome e sobrenome']);
    expect(await said('zh', rules, 'a_b@example.com')).toEqual(['名和姓']);
    expect(await said('de', rules, 'a_b@example.com')).toEqual(['First and last name']);
  });
});
