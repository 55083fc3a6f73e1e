// Examples of the documentation as modules that a page can run: compiled here, since the policy of the pages allows no
// script that is made in them.

import ts from 'typescript';

/** The outside of a module: its imports stay before the function, the rest becomes its body. */
const HEAD = `/* made by site/examples.mjs */`;

/** What runs in Node alone. */
const OF_NODE = /^src\/(?:servers\/|batch\/|dns\.)/;

/**
 * What compiles examples, for the entries of the package.
 * @param {readonly {name: string, source: string}[]} entries as readEntries gives them
 * @param {ReadonlyMap<string, readonly string[]>} exported the names of the values of each entry
 */
export function compilerOf(entries, exported) {
  const inPage = new Set(entries.filter(({ source }) => !OF_NODE.test(source)).map(({ name }) => name));

  /**
   * An example as a module with `run(show)`, which hands over the text and the value of each statement that is an
   * expression; null where a page cannot run it, or where it shows nothing.
   * @param {string} code
   * @param {string | null} entry where names come from that it does not import
   */
  return function compile(code, entry = null) {
    const file = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
    if (file.parseDiagnostics.length > 0) return null;
    const imports = file.statements.filter(ts.isImportDeclaration);
    if (imports.some(({ moduleSpecifier }) => !inPage.has(moduleSpecifier.text))) return null;
    if (imports.length === 0 && (entry === null || !inPage.has(entry))) return null;

    const shown = [];
    const visit = (statement) => {
      if (ts.isExpressionStatement(statement)) shown.push(statement.expression);
      else if (ts.isIfStatement(statement)) visit(statement.thenStatement);
      else if (ts.isBlock(statement)) statement.statements.forEach(visit);
      else if (ts.isTryStatement(statement)) {
        visit(statement.tryBlock);
        if (statement.catchClause) visit(statement.catchClause.block);
      }
    };
    file.statements.forEach(visit);
    const writes = /\bconsole\.(?:log|error)\b/.test(code);
    const own = shown.filter((one) => !one.getText().startsWith('console.') && !isAssignment(one));
    if (own.length === 0 && !writes) return null;

    const needed = missing(file, imports, entry, exported);
    if (needed === null) return null;
    let body = code;
    for (const one of [...own].reverse()) {
      const text = one.getText();
      body = `${body.slice(0, one.getStart())}__show(${JSON.stringify(text)}, ${text})${body.slice(one.getEnd())}`;
    }
    const end = imports.at(-1)?.getEnd() ?? 0;
    const shift = imports.length > 0 ? end : 0;
    const log = writes
      ? 'const console = { log: (...all) => __show(null, ...all), error: (...all) => __show(null, ...all) };\n'
      : '';
    return `${HEAD}\n${needed}${body.slice(0, shift)}\nexport async function run(__show) {\n${log}${body.slice(shift)}\n}\n`;
  };
}

const isAssignment = (node) =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;

/** What the page itself has. */
const GLOBALS = new Set([
  'console',
  'JSON',
  'Object',
  'Array',
  'Promise',
  'Uint8Array',
  'TextEncoder',
  'undefined',
  'Error',
  'Math',
]);

/** Imports of the names that an example uses and neither declares nor imports; null where one comes from nowhere. */
function missing(file, imports, entry, exported) {
  const declared = new Set();
  const used = new Set();
  const walk = (node) => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isName =
        (ts.isVariableDeclaration(parent) && parent.name === node) ||
        (ts.isBindingElement(parent) && parent.name === node) ||
        (ts.isParameter(parent) && parent.name === node) ||
        (ts.isFunctionDeclaration(parent) && parent.name === node) ||
        ts.isImportSpecifier(parent) ||
        ts.isImportClause(parent);
      const isProperty =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        (ts.isBindingElement(parent) && parent.propertyName === node);
      if (isName) declared.add(node.text);
      else if (!isProperty) used.add(node.text);
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  const wanted = [...used].filter((name) => !declared.has(name) && !GLOBALS.has(name));
  const lines = [];
  for (const name of wanted) {
    const from = [entry, 'mailbox-syntax'].find((one) => one !== null && exported.get(one)?.includes(name));
    if (!from || imports.length > 0) return null;
    lines.push(`import { ${name} } from '${from}';\n`);
  }
  return lines.join('');
}
