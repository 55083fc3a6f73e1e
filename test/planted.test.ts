/**
 * Each invariant fails where its fault is planted: a copy of the sources is built in which one line is wrong. A fault that
 * no property notices, or a line that is no longer there, fails here.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invariants, RUNS, SEED, type Subject } from './oracle/invariants.ts';

const source = (file: string) => fileURLToPath(new URL(`../src/${file}`, import.meta.url));

interface Fault {
  /** What is wrong then. */
  why: string;
  file: string;
  /** What stands once in the file, and what is planted there. */
  line: string;
  wrong: string;
}

const planted: { readonly [K in keyof typeof invariants]: readonly Fault[] } = {
  'what explains never decides': [
    {
      why: 'whatever looks like the code of a page is refused',
      file: 'damage/no-address.ts',
      line: 'const isHidden = at < 0 && (',
      wrong: 'const isHidden = (',
    },
    {
      why: 'words before a wide colon are a label even where an atom holds them',
      file: 'damage/labels.ts',
      line: '(hasSpecial(part.slice(0, length + 1)) || ',
      wrong: '(true || ',
    },
    {
      why: 'an entity without its semicolon is one even where there is an "@"',
      file: 'damage/substitutes.ts',
      line: 'isCut ? isAt && !rest.separator : ',
      wrong: 'isCut ? true : ',
    },
    {
      why: 'a reason that explains is an error of its own',
      file: 'profiles.ts',
      line: "'encoding-smart-quotes': 'wwewe'",
      wrong: "'encoding-smart-quotes': 'ewewe'",
    },
    {
      why: 'white space is taken off that an atom may hold',
      file: 'damage/wrapping.ts',
      line: 'if (!/[\\t-\\r ]/.test(part.slice(0, from))) from = 0;',
      wrong: '',
    },
  ],
  'isMailbox has the verdict of parseMailbox': [
    {
      why: 'a local part may be an octet longer',
      file: 'is-mailbox.ts',
      line: 'limits.localPart + 1)',
      wrong: 'limits.localPart + 2)',
    },
    {
      why: 'joiners are not looked at',
      file: 'is-mailbox.ts',
      line: 'hasJoinerFault(local) || ',
      wrong: '',
    },
    {
      why: 'seven groups and "::" are an IPv6 address',
      file: 'is-mailbox.ts',
      line: '(?:\\\\w+\\\\W+){6}',
      wrong: '(?:\\\\w+\\\\W+){7}',
    },
    {
      why: 'the parser does not put the Bidi rule to a domain',
      file: 'checks/idna.ts',
      line: 'if (labels.some(({ form }) => maybeBidi(form))) checkBidi(labels);',
      wrong: '',
    },
    {
      why: 'a last label of digits is right',
      file: 'is-mailbox.ts',
      line: '/_|(?:^|\\.)\\d+$/',
      wrong: '/_/',
    },
  ],
  'what a short cut decides the full parser says too': [
    {
      why: 'two hyphens in a label are plain',
      file: 'grammar/plain.ts',
      line: '1cc11?11111i1',
      wrong: '1cc11e11111i1',
    },
    {
      why: 'a last label of digits is plain',
      file: 'grammar/plain.ts',
      line: '1cd1be11111i1   ',
      wrong: '1cd1be11111ic   ',
    },
    {
      why: 'a hyphen before the "@" is invalid',
      file: 'grammar/plain.ts',
      line: '?6664?8111761   ',
      wrong: '?6664?1111761   ',
    },
    {
      why: 'a mark may compose with the letter before it',
      file: 'checks/plain-international.ts',
      line: 'return !(marks & MARK) || text.normalize() === text;',
      wrong: 'return true;',
    },
    {
      why: 'a label may look like ASCII',
      file: 'checks/plain-international.ts',
      line: 'if (bits & feature.alike) marks |= ALIKE;',
      wrong: '',
    },
    {
      why: 'a capital letter is plain in a domain',
      file: 'checks/plain-international.ts',
      line: 'state !== PLAIN',
      wrong: 'state < PLAIN',
    },
  ],
};

/** The sources with a fault. */
async function subjectWith(fault: Fault): Promise<Subject> {
  const result = await build({
    stdin: {
      contents: `export { parseMailbox, parsePath, isMailbox } from './index.ts';
import { plain, INVALID } from './grammar/plain.ts';
import { isPlainInternational } from './checks/plain-international.ts';
export const isPlain = (text) => plain(text) > INVALID || isPlainInternational(text);
export const isPlainlyInvalid = (text) => plain(text) === INVALID;`,
      resolveDir: source(''),
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    plugins: [
      {
        name: 'plant',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            if (path !== source(fault.file)) return null;
            const written = readFileSync(path, 'utf8').split(fault.line);
            if (written.length !== 2) throw new Error(`${fault.file} has not once: ${fault.line}`);
            return { contents: written.join(fault.wrong), loader: 'ts' };
          });
        },
      },
    ],
  });
  const code = result.outputFiles[0]?.text as string;
  return import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

// Without a fault they hold, with the same seed and as often: test/invariants.test.ts
describe.each(Object.entries(invariants))('%s', (name, property) => {
  it.each(planted[name as keyof typeof planted])('fails where $why', async (fault) => {
    const { failed } = await fc.check(property(await subjectWith(fault)) as fc.IRawProperty<unknown>, {
      seed: SEED,
      numRuns: RUNS[name as keyof typeof RUNS],
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  });
});
