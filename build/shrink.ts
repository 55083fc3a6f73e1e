import { transform } from 'esbuild';
import ts from 'typescript';

/**
 * Puts the number in place of each top-level constant that is one and is not exported. A user's minifier cannot: esbuild
 * inlines only the constants that precede everything else in a file.
 */
export async function inlineNumbers(code: string): Promise<string> {
  const file = ts.createSourceFile('chunk.js', code, ts.ScriptTarget.Latest, true);
  const exported = new Set(file.statements.flatMap(namesExportedBy));
  const define: Record<string, string> = { ...globals };
  let rest = '';
  let end = 0;
  for (const statement of file.statements) {
    const [name, value] = numberIn(statement) ?? [];
    if (name === undefined || value === undefined || exported.has(name)) continue;
    define[name] = value;
    rest += code.slice(end, statement.getFullStart());
    end = statement.end;
  }
  // A name that nothing declares is what esbuild defines; where a function has its own of that name, it is left alone.
  const result = await transform(rest + code.slice(end), { define, minifySyntax: true, target: 'es2022' });
  return result.code;
}

/** Shorter names of the same built-in things. */
const globals = {
  'Number.parseInt': 'parseInt',
  'Number.POSITIVE_INFINITY': 'Infinity',
};

function namesExportedBy(statement: ts.Statement): string[] {
  if (!ts.isExportDeclaration(statement)) return [];
  const { exportClause } = statement;
  if (!exportClause || !ts.isNamedExports(exportClause)) return [];
  return exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}

/**
 * Writes functions as constants, `const f = (a) => a` for `function f(a) { return a }`, which is shorter, and which a
 * minifier does not do. They come first, so that they are there for whatever runs when the module is loaded.
 */
export function arrowFunctions(code: string): string {
  const file = ts.createSourceFile('chunk.js', code, ts.ScriptTarget.Latest, true);
  let functions = '';
  let rest = '';
  let end = 0;
  for (const statement of file.statements) {
    if (!ts.isFunctionDeclaration(statement) || !isArrowLike(statement)) continue;
    const { name, parameters, body, modifiers } = statement;
    const comment = code.slice(statement.getFullStart(), statement.getStart(file));
    const isAsync = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
    const list = parameters.map((parameter) => parameter.getText(file)).join(', ');
    functions += `${comment}const ${name?.text} = ${isAsync ? 'async ' : ''}(${list}) => ${body?.getText(file)};`;
    rest += code.slice(end, statement.getFullStart());
    end = statement.end;
  }
  return `${functions}\n${rest}${code.slice(end)}`;
}

/** Whether a function can be written with an arrow: it is not a generator, and has no `this` or `arguments` of its own. */
function isArrowLike(statement: ts.FunctionDeclaration): boolean {
  if (statement.asteriskToken || !statement.name || !statement.body) return false;
  if (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return false;
  return !/\b(?:this|arguments|new\.target)\b/.test(statement.body.getText());
}

/** The name and the value of a statement such as `const BASE = 36;`. */
function numberIn(statement: ts.Statement): [name: string, value: string] | null {
  if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const))
    return null;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (!declaration?.initializer || others.length > 0 || statement.modifiers) return null;
  const { name, initializer } = declaration;
  if (!ts.isIdentifier(name) || !/^-?\d[\w.]*$/.test(initializer.getText())) return null;
  return [name.text, initializer.getText()];
}
