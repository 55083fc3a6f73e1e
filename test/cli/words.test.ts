import { describe, expect, it } from 'vitest';
import { checkHelp } from '../../src/cli/check/help.ts';
import { columnsOf } from '../../src/cli/terminal.ts';
import { en } from '../../src/cli/words/en.ts';
import { fr } from '../../src/cli/words/fr.ts';
import { helpFr } from '../../src/cli/words/help-fr.ts';
import { count } from '../../src/cli/words/wording.ts';
import { running } from './running.ts';

/** Every text in an object, with the way to it. */
function textsIn(value: unknown, way = ''): [way: string, text: string][] {
  if (typeof value === 'string') return [[way, value]];
  return Object.entries(value as object).flatMap(([name, inner]) => textsIn(inner, `${way}.${name}`));
}

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('the words of check', () => {
  it('fill in the same in both languages', () => {
    const filled = (words: unknown) => textsIn(words).map(([way, text]) => [way, placeholders(text)]);
    expect(filled(fr)).toEqual(filled(en));
  });

  it('are written as French is', () => {
    for (const [, text] of [...textsIn(fr), ...textsIn(helpFr)]) {
      expect(text).not.toMatch(/ [;:!?\u00bb]|\u00ab |[a-z\u00e0-\u00ff]'|[^\u00a0][;!?](?!\w)/i);
    }
  });

  it('count as each language does', () => {
    const lines = (number: number, words: typeof en) => count(number, words.counts.lines, words.numbers);
    expect([0, 1, 2, 1e6].map((number) => lines(number, en))).toEqual([
      '0 lines',
      '1 line',
      '2 lines',
      '1,000,000 lines',
    ]);
    expect([0, 1, 2, 1e6].map((number) => lines(number, fr))).toEqual([
      '0 ligne',
      '1 ligne',
      '2 lignes',
      '1\u202f000\u202f000 lignes',
    ]);
  });

  it.each(['en', 'fr'])('%s: the help fits 80 columns and 40 rows', (language) => {
    const lines = checkHelp(language).split('\n');
    expect(lines.filter((line) => columnsOf(line.replaceAll('\u00a0', ' ')) > 80)).toEqual([]);
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.length - 1).toBeLessThanOrEqual(40);
  });
});

describe('check --lang fr', () => {
  const STDIN = 'ok@example.com\n\na..b@example.com\nuser@localhost\n<a@b.example>\n';

  it('says everything that a person reads in French', async () => {
    const { stdout } = await running(['check', '--format', 'text', '--lang', 'fr'], { stdin: STDIN });
    expect(stdout.replaceAll('\u00a0', '~')).toMatchInlineSnapshot(`
      "stdin:1: valide  ok@example.com
      stdin:3: non valide
          a..b@example.com
            ^
          erreur~: Il y a plusieurs points de suite avant le @ ; gardez-en un
                   local-part-empty-atom, RFC 5321 4.1.2
          réponse SMTP~: 553 5.1.3
          vouliez-vous dire~: a.b@example.com
      stdin:4: valide, 1 avertissement
          user@localhost
               ^^^^^^^^^
          avertissement~: Le domaine n’a pas de point et ne fonctionne que dans un réseau local ; ajoutez
                          une terminaison comme .com
                          domain-dotless, RFC 5321 2.3.5
      stdin:5: non valide
          <a@b.example>
          ^1          ^2
          [1, 2] erreur~: Les chevrons autour de l’adresse n’en font pas partie ; supprimez-les
                          mailbox-angle-brackets, RFC 5321 4.1.2
          réponse SMTP~: 553 5.1.3
          vouliez-vous dire~: a@b.example
      2 valides (dont 1 avec avertissement), 2 non valides, 1 ligne vide ignorée
      "
    `);
  });

  it('sums up in French', async () => {
    const argv = ['check', '-q', '--summary', '--dedupe', '--lang', 'fr'];
    const { stderr } = await running(argv, { stdin: `${STDIN}ok@example.com\n` });
    expect(stderr.replaceAll('\u00a0', '~').replace(/ +/g, ' ')).toMatchInlineSnapshot(`
      "6 lignes~: 3 valides (dont 1 avec avertissement), 2 non valides, 1 ligne vide, 1 doublon écarté
       local-part-empty-atom 1 ████████████████████████ ligne 3 a..b@example.com
       mailbox-angle-brackets 1 ████████████████████████ ligne 5 <a@b.example>
       avertissements~:
       domain-dotless 1 ████████████████████████ ligne 4 user@localhost
      "
    `);
  });

  it('changes no key and no code', async () => {
    const ndjson = async (lang: string) => {
      const { stdout } = await running(['check', '--lang', lang], { stdin: STDIN });
      return stdout.replace(/"message":"[^"]*"/g, '');
    };
    expect(await ndjson('fr')).toBe(await ndjson('en'));
  });

  it.each([
    [['b\ufffdd.txt'], '', 'un nom qui n\u2019est pas en UTF-8 ne peut \u00eatre donn\u00e9'],
    [['nulle-part.txt'], '', 'nulle-part.txt~: lecture impossible~: ce fichier n\u2019existe pas'],
    [
      ['--column', 'courriel', '-'],
      'a,b\n',
      'colonne introuvable~: "courriel"~; la premi\u00e8re ligne a "a", "b"',
    ],
    [['--column', '5', '--header', '-'], 'a,b\n', 'colonne introuvable~: 5~; la premi\u00e8re ligne en a 2'],
    [['--field', 'a', '-'], '{}\nx\ny\n', 'entr\u00e9e standard~: pas du JSON~: lignes 2, 3'],
    [
      ['-'],
      '\ufeffa@b.example\n',
      'entr\u00e9e standard~: la marque d\u2019ordre des octets (BOM) du d\u00e9but a \u00e9t\u00e9 ignor\u00e9e',
    ],
    [
      ['--column', 'a', '-'],
      'a\n"b',
      'le guillemet double ouvert \u00e0 la ligne 2 n\u2019est jamais ferm\u00e9, et la suite (1 ligne) a \u00e9t\u00e9 lue comme un seul champ',
    ],
  ])('notes in French: %j', async (argv, stdin, words) => {
    const { stderr } = await running(['check', '--lang', 'fr', ...argv], { stdin });
    expect(stderr.replaceAll('\u00a0', '~')).toContain(words);
  });

  it.each([
    [['check', '--odd', '--lang', 'fr'], 'option inconnue~: --odd'],
    [['check', '--lang=fr', '--jobs'], 'il manque la valeur de l\u2019option -j, --jobs'],
    [['check', '--lang', 'fr', '--suffix=1'], 'l\u2019option --suffix ne prend pas de valeur'],
    [['check', '--lang', 'fr', '--column', '--dns'], 'il manque la valeur de l\u2019option --column, et'],
    [
      ['check', '--profile', 'x', '--lang', 'fr'],
      '--profile~: valeur attendue~: smtp, rfc, form, mta, interoperable~; re\u00e7ue~: "x"',
    ],
    [['check', '--lang', 'fr', '--header'], '--header nécessite --column'],
    [['check', '--lang', 'fr', '--encoding', 'ansi'], 'encodage inconnu~: "ansi"~; vouliez-vous'],
    [
      ['check', '--lang', 'fr', '-', '-'],
      'l\u2019entr\u00e9e standard (-) ne peut \u00eatre lue qu\u2019une fois',
    ],
    [
      ['check', '--lang', 'fr', '--levels', 'nulle-part'],
      'nulle-part~: lecture impossible~: ce fichier n\u2019existe pas',
    ],
    [['check', '--lang', 'fr', '--levels', '{"x":"off"}'], '--levels~: raison inconnue~: "x"'],
    [
      ['check', '--lang', 'fr', '--levels', '{"domain-dotless":1}'],
      'pour domain-dotless~: error, warning ou off~; re\u00e7ue~: 1',
    ],
    [
      ['check', '--lang', 'fr', '--valid', 'x', '--invalid', 'x'],
      'ne peuvent \u00eatre le m\u00eame fichier',
    ],
    [
      ['check', '--lang', 'fr', '--valid', 'nulle/part'],
      'nulle/part~: \u00e9criture impossible~: ce dossier n\u2019existe pas',
    ],
    [['explain', '--lang', 'fr', '5533'], 'code inconnu~: "5533"~; les plus proches sont'],
    [['explain', '--lang', 'fr'], 'nombre de codes attendu~: un ou deux'],
    [
      ['explain', '553', '--format', 'x', '--lang', 'fr'],
      '--format~: valeur attendue~: text, json~; re\u00e7ue~: "x"',
    ],
    [['chek', '--lang', 'fr'], 'commande inconnue~: "chek"'],
  ])('faults in French: %j', async (argv, words) => {
    const { code, stderr } = await running(argv, { stdin: STDIN });
    const said = stderr.replaceAll('\u00a0', '~');
    expect(said).toContain(words);
    if (!said.includes('\u00e9criture')) expect(said).toContain('\nVoir~: mailbox-syntax ');
    expect(code).toBe(2);
  });

  it.each([
    [['check', '--lang', 'constructor']],
    [['check', '--odd', '--', '--lang', 'fr']],
    [['check', '--odd', '--lang']],
    [['serve', '--lang', 'fr']],
  ])('faults in English: %j', async (argv) => {
    const { code, stderr } = await running(argv, { stdin: STDIN });
    expect([code, stderr]).toEqual([2, expect.stringContaining('\nSee: mailbox-syntax ')]);
  });

  it('has its help in French', async () => {
    expect((await running(['check', '--lang', 'fr', '--help'])).stdout).toMatch(/^Usage\u00a0: .*\nVérifie /);
    expect((await running(['check', '--help'])).stdout).toMatch(/^Usage: .*\nChecks /);
  });
});
