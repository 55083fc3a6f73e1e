/** The recipes of docs/command.md for a column that other tools put right, as they stand there. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing } from '../missing.ts';
import { running } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'table-recipes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const blocks = [...readFileSync('docs/command.md', 'utf8').matchAll(/^```sh\n([^`]*)\n```$/gm)].map(
  ([, command]) => command ?? '',
);

/** The one command that begins so. */
function recipe(start: string): string {
  const found = blocks.filter((command) => command.startsWith(start));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

const shell = (command: string) => execFileSync('sh', ['-ec', command], { cwd: folder, encoding: 'utf8' });

const PEOPLE = `Name,Email,City
"Adler, Anna",anna@x.example ,Graz
Ben,b..c@x.example,"two
lines"
Cleo,none,
Dan,+d@x.example,Köln
Eve,,Gent
Finn,Jörg@Bücher.example,Ulm
`;

beforeAll(async () => {
  writeFileSync(join(folder, 'people.csv'), PEOPLE);
  const [program, command, file, ...options] = recipe('mailbox-syntax check people.csv').split(' ');
  const [sign, target] = options.splice(-2);
  expect([program, command, file, sign, target]).toEqual([
    'mailbox-syntax',
    'check',
    'people.csv',
    '>',
    'checked.csv',
  ]);
  const { code, stdout } = await running(['check', join(folder, 'people.csv'), ...options]);
  expect(code).toBe(1);
  writeFileSync(join(folder, 'checked.csv'), stdout);
});

/** The options for semicolons, as the page has them. */
const semicolons = /give Miller `([^`]+)`, and `csvgrep` and `csvcut` `([^`]+)`/.exec(
  readFileSync('docs/command.md', 'utf8'),
);

async function withSemicolons(command: string): Promise<string> {
  const stdin = 'Name;Email\n"Adler; Anna";anna@x.example \nBen;b..c@x.example\nCleo;c@x.example\n';
  const argv = ['check', '--column', 'Email', '--format', 'csv', '--fix'];
  writeFileSync(join(folder, 'semicolons.csv'), (await running(argv, { stdin })).stdout);
  return shell(command.replace('checked.csv', 'semicolons.csv'));
}

const miller = missing(['mlr'], 'miller');
const csvkit = missing(['csvgrep', 'csvcut'], 'csvkit');

describe('a column put right', () => {
  it.skipIf(miller)('by Miller, of a table with semicolons', async () => {
    const command = recipe('mlr ').replace('mlr ', `mlr ${semicolons?.[1]} `);
    expect(await withSemicolons(command)).toBe(
      'Name;Email\n"Adler; Anna";anna@x.example\nBen;b.c@x.example\nCleo;c@x.example\n',
    );
  });

  it.skipIf(csvkit)('by csvkit, of a table with semicolons', async () => {
    const command = recipe('csvgrep ').replace('csvgrep ', `csvgrep ${semicolons?.[2]} `);
    expect(await withSemicolons(command)).toMatch(
      /^Email,reason,clean\nanna@x\.example ,mailbox-edge-white-space,anna@x\.example\nb\.\.c@/,
    );
  });

  it.skipIf(miller)(`by Miller${miller ? ` (${miller})` : ''}`, () => {
    expect(shell(recipe('mlr '))).toBe(
      PEOPLE.replace('anna@x.example ,', 'anna@x.example,')
        .replace('b..c@', 'b.c@')
        .replace('Bücher', 'bücher'),
    );
  });

  it.skipIf(csvkit)(`by csvkit${csvkit ? ` (${csvkit})` : ''}`, () => {
    expect(shell(recipe('csvgrep '))).toBe(
      `Email,reason,clean
anna@x.example ,mailbox-edge-white-space,anna@x.example
b..c@x.example,local-part-empty-atom,b.c@x.example
none,mailbox-placeholder,
Jörg@Bücher.example,domain-label-upper-case,Jörg@bücher.example
`,
    );
  });
});

describe('docs/command.fr.md', () => {
  const page = readFileSync('docs/command.fr.md', 'utf8');
  const commands = [...page.matchAll(/^```sh\n([^`]*)```$/gm)].flatMap(([, lines = '']) =>
    lines.trimEnd().split('\n'),
  );

  it('has commands of today alone, and options that the command has', async () => {
    const help = (await running(['check', '--help'])).stdout;
    const checks = commands.filter((line) => line.startsWith('mailbox-syntax check '));
    expect(checks.length).toBeGreaterThan(6);
    const inText = [...page.matchAll(/`(--[a-z][a-z-]*)/g)].map(([, option = '']) => option);
    const inCommands = [...checks.join(' ').matchAll(/--[a-z][a-z-]*/g)].map(String);
    for (const option of new Set([...inText, ...inCommands])) expect(help).toContain(option);
  });

  it.skipIf(miller)('puts a column right as it says', async () => {
    const found = commands.find((line) => line.startsWith('mlr '));
    writeFileSync(join(folder, 'clients.csv'), 'Nom;E-mail\nA;a@x.example \nB;b@x.example\nC;aucune\n');
    const recipe = commands.find((line) => line.includes('--fix > verifie.csv')) ?? '';
    expect(recipe).toBe('mailbox-syntax check clients.csv --column E-mail --format csv --fix > verifie.csv');
    const argv = ['check', join(folder, 'clients.csv'), '--column', 'E-mail', '--format', 'csv', '--fix'];
    writeFileSync(join(folder, 'verifie.csv'), (await running(argv)).stdout);
    expect(shell(found ?? '')).toBe('Nom;E-mail\nA;a@x.example\nB;b@x.example\nC;aucune\n');
  });
});
