import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { manualPage } from '../../src/cli/manual.ts';
import { reasons } from '../../src/index.ts';
import { records, running } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'manners-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('an address as argument', () => {
  it('is checked, several too, and before what files hold', async () => {
    const file = join(folder, 'list.txt');
    writeFileSync(file, 'c@x.example\n');
    const { code, stdout } = await running([
      'check',
      'a..b@x.example',
      file,
      'b@x.example',
      '--format',
      'ndjson',
    ]);
    expect(code).toBe(1);
    expect(records(stdout).map(({ file, line, input }) => [file, line, input])).toEqual([
      [null, 1, 'a..b@x.example'],
      [null, 2, 'b@x.example'],
      [file, 1, 'c@x.example'],
    ]);
  });

  it('is shown without a place', async () => {
    const { stdout } = await running(['check', 'a@x.example', '--format', 'text']);
    expect(stdout).toBe('valid  a@x.example\n1 valid, 0 invalid, 0 empty lines skipped\n');
  });

  it('is a file where there is one of that name, and where columns are read', async () => {
    const file = join(folder, 'people@home');
    writeFileSync(file, 'c@x.example\n');
    expect(records((await running(['check', file])).stdout)[0]?.input).toBe('c@x.example');
    const { code, stderr } = await running(['check', '--column', 'a', 'people@work.csv']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('people@work.csv: cannot be read')]);
  });
});

describe('what is misspelled', () => {
  it.each([
    [['chek'], 'unknown command: "chek"; did you mean check?'],
    [['a@x.example'], 'to check an address: mailbox-syntax check ADDRESS'],
    [['frobnicate'], 'unknown command: "frobnicate"\n'],
    [['check', '--colum', 'x'], "Unknown option '--colum'; did you mean --column?"],
    [['check', '--sufix'], "Unknown option '--sufix'; did you mean --suffix?"],
    [['check', '--dup', 'x'], "Unknown option '--dup'; did you mean --duplicates?"],
    [['check', '--frob'], "Unknown option '--frob'\n"],
    [['explain', '--lst'], "Unknown option '--lst'; did you mean --list?"],
    [['completion', 'tcsh'], 'expected bash, zsh, fish, got "tcsh"'],
  ])('%j is said, with what was meant where that is clear', async (argv, words) => {
    const { code, stderr } = await running(argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('help and version', () => {
  it.each([['-V'], ['--version'], ['check', '-V'], ['explain', '-V'], ['completion', '-V']])(
    'the version by %s %s',
    async (...argv) => {
      const { code, stdout } = await running(argv.filter((word) => word !== undefined));
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
    },
  );

  it('help COMMAND is COMMAND --help', async () => {
    expect(await running(['help', 'check'])).toEqual(await running(['check', '--help']));
  });

  it('explain --list has every code, a line each', async () => {
    const { stdout } = await running(['explain', '--list']);
    const codes = stdout.trimEnd().split('\n');
    expect(codes).toEqual(expect.arrayContaining(['553', 'X.1.3', ...Object.keys(reasons)]));
    expect(JSON.parse((await running(['explain', '--list', '--format', 'json'])).stdout)).toEqual(codes);
  });

  it('the manual page is made of the help', async () => {
    await expect(manualPage()).toMatchFileSnapshot('../../man/mailbox-syntax.1');
    const help = (await running(['check', '--help'])).stdout;
    for (const option of help.match(/--[a-z][a-z0-9-]*/g) ?? []) {
      expect(manualPage()).toContain(option.replaceAll('-', '\\-'));
    }
  });
});

describe('completion', () => {
  const script = async (shell: string) => {
    const { stdout } = await running(['completion', shell]);
    const file = join(folder, shell);
    writeFileSync(file, stdout);
    return file;
  };

  it.each([
    [['ch'], 'check'],
    [['check', '--by'], '--by-domain'],
    [['check', '--profile', 'm'], 'mta'],
    [['explain', 'local-part-empty-a'], 'local-part-empty-atom'],
    [['serve', 'mil'], 'milter'],
    [['completion', 'z'], 'zsh'],
  ])('bash completes %j to %s', async (words, completed) => {
    const commands = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _mailbox_syntax; echo "\${COMPREPLY[@]}"`;
    const out = execFileSync('bash', ['-c', commands, await script('bash'), 'mailbox-syntax', ...words], {
      encoding: 'utf8',
    });
    expect(out.trim()).toBe(completed);
  });

  const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

  it.skipIf(!has('zsh') && !process.env.CI)('zsh reads its script (apt-get install zsh)', async () => {
    execFileSync('zsh', ['-n', await script('zsh')]);
  });

  it.skipIf(!has('fish') && !process.env.CI)(
    'fish completes from its script (apt-get install fish)',
    async () => {
      const commands = `source ${await script('fish')}; complete -C 'mailbox-syntax check --by'`;
      expect(execFileSync('fish', ['-c', commands], { encoding: 'utf8' })).toContain('--by-domain');
    },
  );

  it('names in each shell every option that a help names', async () => {
    const help = (await running(['check', '--help'])).stdout;
    for (const shell of ['bash', 'zsh', 'fish']) {
      const text = readFileSync(await script(shell), 'utf8');
      for (const option of help.match(/--[a-z][a-z0-9-]*/g) ?? []) expect(text).toContain(option.slice(2));
    }
  });
});

describe('a terminal', () => {
  const hebrew = '\u05d0\u05d1..\u05d2@\u05d3.example';

  it('is given runs from right to left apart, so that carets stand under their dots', async () => {
    const { stdout } = await running(['check', hebrew], { terminal: { stdout: true, columns: 80 } });
    const lines = stdout.split('\n').map((line) => line.replace(/\x1b\[\d+m/g, ''));
    const at = lines.findIndex((line) => line.includes('\u2067'));
    expect(lines[at]).toBe('    \u2067\u05d0\u05d1\u2069..\u2067\u05d2\u2069@\u2067\u05d3\u2069.example');
    // Isolates take no column.
    const [text = '', carets = ''] = lines
      .slice(at, at + 2)
      .map((line) => line.replace(/[\u2067\u2069]/g, ''));
    expect(text.slice(0, carets.indexOf('^') + 1)).toMatch(/\.$/);
  });

  it('is given them apart in a summary too, so that numbers stay beside what they count', async () => {
    const stdin = `a@\u05d0\u05d1.example\n${hebrew}\n`;
    const { stderr } = await running(['check', '-q', '--by-domain'], {
      stdin,
      terminal: { stderr: true, columns: 80 },
    });
    const plain = stderr.replace(/\x1b\[\d+m/g, '');
    expect(plain).toMatch(/\n {2}\u2067\u05d0\u05d1\u2069\.example {2}1 {2}/);
    expect(plain).toContain('line 2  \u2067\u05d0\u05d1\u2069..\u2067\u05d2\u2069@');
    expect((await running(['check', '-q', '--by-domain'], { stdin })).stderr).not.toMatch(/[\u2066-\u2069]/);
  });

  it('shows as much of a long address as there is room for', async () => {
    const long = `anna..${'b'.repeat(60)}@${'c'.repeat(60)}.example`;
    for (const columns of [40, 60, 80]) {
      const { stdout } = await running(['check', long], { terminal: { stdout: true, columns } });
      const line = stdout.replace(/\x1b\[\d+m/g, '').split('\n')[1] ?? '';
      expect(line).toMatch(/^ {4}anna\.\.b+.*\u2026$/);
      expect(line.length).toBeGreaterThan(columns - 5);
      expect(line.length).toBeLessThanOrEqual(columns);
    }
  });

  it('is given no isolates where there is none', async () => {
    const { stdout } = await running(['check', hebrew, '--format', 'text']);
    expect(stdout).not.toMatch(/[\u2066-\u2069]/);
  });

  it('is used in its whole width', async () => {
    const long = `${'a'.repeat(150)}..b@x.example`;
    const { stdout } = await running(['check', long], { terminal: { stdout: true, columns: 200 } });
    expect(stdout).toContain(long);
  });
});
