import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { unicodePattern } from '../src/unicode-pattern.ts';

const SOURCE = new URL('../src/', import.meta.url);

/** The regular expression literals of a module. */
function literalsOf(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest));
  return found;
}

const hasProperty = (literal: string) => /\\p\{/i.test(literal);

describe('unicodePattern', () => {
  it('compiles a source once and starts each search at the beginning', () => {
    const pattern = unicodePattern('\\p{Nd}');
    expect(pattern.test('a٣')).toBe(true);
    expect(pattern.lastIndex).toBe(2);
    expect(unicodePattern('\\p{Nd}')).toBe(pattern);
    expect(pattern.lastIndex).toBe(0);
  });

  it('is how the library names properties of Unicode, since V8 expands those of a literal when it loads a module', () => {
    expect(literalsOf('const a = () => /\\p{M}/u.test(b) && /c/.test(b);').filter(hasProperty)).toEqual([
      '/\\p{M}/u',
    ]);
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) =>
      literalsOf(readFileSync(new URL(file, SOURCE), 'utf8'))
        .filter(hasProperty)
        .map((literal) => `${file}: ${literal}`),
    );
    expect(found).toEqual([]);
  });
});
