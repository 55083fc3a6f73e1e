import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

/** A regular expression of a program. */
export interface Expression {
  /** Its line, from 1. */
  line: number;
  /** As it is written there. */
  text: string;
  source: string;
  flags: string;
}

/** The regular expressions of a file. */
export interface Collected {
  expressions: Expression[];
  /** Those that cannot be told from the text: the line, and what is not known there. */
  unknown: string[];
}

/** What a piece of a program comes to: text, an expression, a list of those, or a function. */
type Value = string | Pattern | Value[] | Callable;
type Pattern = Pick<Expression, 'source' | 'flags'>;

interface Callable {
  parameters: string[];
  body: ts.Expression;
  scope: Scope;
}

/** The values of a function's parameters, by their names. */
type Scope = ReadonlyMap<string, Value>;

class Unknown extends Error {}

const trees = new Map<string, ts.SourceFile>();

/**
 * The regular expressions of a TypeScript or JavaScript file: literals, `new RegExp(…)` and `unicodePattern(…)`. What
 * they are built of is followed through constants, also of other files, templates, lists and functions of one expression.
 * @param file its path
 * @param given what stands for names that get their text only when the program runs
 * @param text what the file holds, where it is not on the disk
 */
export function expressionsOf(
  file: string,
  given: Readonly<Record<string, string>> = {},
  text?: string,
): Collected {
  const tree = text === undefined ? treeOf(file) : parse(file, text);
  const collected: Collected = { expressions: [], unknown: [] };
  const scope: Scope = new Map(Object.entries(given));
  const visit = (node: ts.Node): void => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    try {
      const pattern = ts.isRegularExpressionLiteral(node)
        ? literal(node)
        : isConstruction(node) && construct(node, scope);
      if (pattern) collected.expressions.push({ line, text: node.getText(), ...pattern });
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      collected.unknown.push(`${line}: ${error.message}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return collected;
}

function treeOf(file: string): ts.SourceFile {
  const known = trees.get(file);
  const tree = known ?? parse(file, readFileSync(file, 'utf8'));
  if (!known) trees.set(file, tree);
  return tree;
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function literal({ text }: ts.RegularExpressionLiteral): Pattern {
  const end = text.lastIndexOf('/');
  return { source: text.slice(1, end), flags: text.slice(end + 1) };
}

type Construction = ts.NewExpression | ts.CallExpression;

function isConstruction(node: ts.Node): node is Construction {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  return ['RegExp', 'unicodePattern'].includes(node.expression.getText()) && !!node.arguments?.length;
}

function construct(node: Construction, scope: Scope): Pattern {
  const [of, having] = node.arguments as ts.NodeArray<ts.Expression>;
  const value = evaluate(of as ts.Expression, scope);
  const pattern = typeof value === 'string' ? { source: value, flags: '' } : value;
  if (!('source' in pattern)) throw unknown(node);
  if (node.expression.getText() === 'unicodePattern') return { ...pattern, flags: 'gu' };
  return having ? { ...pattern, flags: textOf(having, scope) } : pattern;
}

function unknown(node: ts.Node): Unknown {
  return new Unknown(node.getText());
}

function textOf(node: ts.Expression, scope: Scope): string {
  const value = evaluate(node, scope);
  if (typeof value !== 'string') throw unknown(node);
  return value;
}

function listOf(node: ts.Expression, scope: Scope): Value[] {
  const value = evaluate(node, scope);
  if (!Array.isArray(value)) throw unknown(node);
  return value;
}

function evaluate(node: ts.Expression, scope: Scope): Value {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (ts.isRegularExpressionLiteral(node)) return literal(node);
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map((span) => textOf(span.expression, scope) + span.literal.text);
    return node.head.text + spans.join('');
  }
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') {
    if (ts.isNoSubstitutionTemplateLiteral(node.template)) return node.template.rawText ?? '';
  }
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return evaluate(node.expression, scope);
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return textOf(node.left, scope) + textOf(node.right, scope);
  }
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.flatMap((item) =>
      ts.isSpreadElement(item) ? listOf(item.expression, scope) : [evaluate(item, scope)],
    );
  }
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    return { parameters: node.parameters.map(({ name }) => name.getText()), body: node.body, scope };
  }
  if (ts.isIdentifier(node)) return scope.get(node.text) ?? constant(node, scope);
  if (ts.isPropertyAccessExpression(node)) return property(node, scope);
  if (isConstruction(node)) return construct(node, scope);
  if (ts.isCallExpression(node)) return call(node, scope);
  throw unknown(node);
}

/** `x.source`, `limits.label`. */
function property(node: ts.PropertyAccessExpression, scope: Scope): Value {
  const { expression, name } = node;
  if (ts.isIdentifier(expression)) {
    const module = importOf(expression);
    if (module?.isNamespace) return exported(module.file, name.text, node);
  }
  const value = evaluate(expression, scope);
  if (name.text === 'source' && typeof value === 'object' && 'source' in value) return value.source;
  throw unknown(node);
}

/** `words.join('|')`, `words.map((word) => …)`, `'a b'.split(' ')`, `'aXb'.replace(/X/g, WORDS)`, `bracketed(WORDS)`. */
function call(node: ts.CallExpression, scope: Scope): Value {
  const { expression } = node;
  const [first, second] = node.arguments;
  if (ts.isPropertyAccessExpression(expression) && first) {
    const { text: method } = expression.name;
    if (method === 'join') return listOf(expression.expression, scope).join(textOf(first, scope));
    if (method === 'split') return textOf(expression.expression, scope).split(textOf(first, scope));
    if (method === 'replace' && second && ts.isRegularExpressionLiteral(first)) {
      const { source, flags } = literal(first);
      return textOf(expression.expression, scope).replace(new RegExp(source, flags), textOf(second, scope));
    }
    if (method === 'map') {
      const apply = evaluate(first, scope);
      return listOf(expression.expression, scope).map((item) => run(apply, [item], node));
    }
    throw unknown(node);
  }
  const callee = evaluate(expression, scope);
  if (typeof callee === 'string') return callee;
  return run(
    callee,
    node.arguments.map((argument) => evaluate(argument, scope)),
    node,
  );
}

function run(value: Value, given: Value[], node: ts.Node): Value {
  if (typeof value !== 'object' || !('body' in value)) throw unknown(node);
  const names = value.parameters.map((name, index) => [name, given[index] as Value] as const);
  return evaluate(value.body, new Map([...value.scope, ...names]));
}

/** The value of a constant that stands in the same function, in one around it, in the file, or in another one. */
function constant(name: ts.Identifier, scope: Scope): Value {
  for (let block: ts.Node = name.parent; block; block = block.parent) {
    const statements = ts.isBlock(block) || ts.isSourceFile(block) ? block.statements : [];
    const found = declared(statements, name.text);
    if (found) return evaluate(found, scope);
  }
  const module = importOf(name);
  if (!module) throw unknown(name);
  return exported(module.file, module.name, name);
}

/** What a constant, or a function that only returns, is set to. */
function declared(statements: readonly ts.Statement[], name: string): ts.Expression | undefined {
  for (const statement of statements) {
    if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const))
      continue;
    for (const declaration of statement.declarationList.declarations) {
      if (declaration.name.getText() === name) return declaration.initializer;
    }
  }
  return undefined;
}

function exported(file: string, name: string, node: ts.Node): Value {
  const found = declared(treeOf(file).statements, name);
  if (!found) throw unknown(node);
  return evaluate(found, new Map());
}

/** Where an imported name comes from. */
function importOf(node: ts.Identifier): { file: string; name: string; isNamespace: boolean } | undefined {
  const tree = node.getSourceFile();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !from.startsWith('.')) continue;
    const file = resolve(tree.fileName, '..', from);
    if (ts.isNamespaceImport(bindings)) {
      if (bindings.name.text === node.text) return { file, name: '', isNamespace: true };
    } else {
      const found = bindings.elements.find(({ name }) => name.text === node.text);
      if (found) return { file, name: (found.propertyName ?? found.name).text, isNamespace: false };
    }
  }
  return undefined;
}
