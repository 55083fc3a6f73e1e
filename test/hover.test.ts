import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The sources of the entries, as the build lists them. */
function entries(): string[] {
  const build = readFileSync(join(ROOT, 'tsup.config.ts'), 'utf8');
  const [, list = ''] = /entry: \{\n( +index:.*?)\}/s.exec(build) ?? [];
  const sources = [...list.matchAll(/'(src\/[\w/.-]+\.ts)'/g)].map(([, path]) => path as string);
  const dom = /'(src\/forms\/dom\.ts)'/.exec(build)?.[1];
  return [...new Set([...sources, ...(dom ? [dom] : [])])].map((path) => join(ROOT, path));
}

const roots = entries();
const program = ts.createProgram(roots, {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  skipLibCheck: true,
});
const checker = program.getTypeChecker();

const isOurs = (node: ts.Node) => dirname(node.getSourceFile().fileName).startsWith(join(ROOT, 'src'));
const isDescribed = (symbol: ts.Symbol) => symbol.getDocumentationComment(checker).length > 0;
const tagsOf = (symbol: ts.Symbol) => symbol.getJsDocTags(checker).map(({ name }) => name);

/** What an entry exports, under `file: name`. */
function* exported(): Generator<[name: string, symbol: ts.Symbol]> {
  for (const path of roots) {
    const file = program.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${path} is not a module`);
    for (const symbol of checker.getExportsOfModule(module)) {
      const isAlias = symbol.flags & ts.SymbolFlags.Alias;
      yield [
        `${path.slice(ROOT.length)}: ${symbol.name}`,
        isAlias ? checker.getAliasedSymbol(symbol) : symbol,
      ];
    }
  }
}

/** The members that the declaration of a type writes down, those of a union's parts too. */
function* membersOf(node: ts.Node): Generator<ts.TypeElement | ts.ClassElement> {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) yield* node.members;
  else if (ts.isClassDeclaration(node)) yield* node.members.filter(ts.isPropertyDeclaration);
  else if (ts.isTypeAliasDeclaration(node)) yield* membersOf(node.type);
  else if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
    for (const part of node.types) yield* membersOf(part);
  } else if (ts.isParenthesizedTypeNode(node)) yield* membersOf(node.type);
}

it('every entry is read', () => {
  expect(roots.length).toBeGreaterThan(12);
  expect([...exported()].length).toBeGreaterThan(80);
});

it('every export has a description', () => {
  const bare = [...exported()].filter(([, symbol]) => !isDescribed(symbol)).map(([name]) => name);
  expect(bare).toEqual([]);
});

it('every exported function has one example', () => {
  const without = [...exported()]
    .filter(([, symbol]) => symbol.flags & ts.SymbolFlags.Function)
    .filter(([, symbol]) => tagsOf(symbol).filter((tag) => tag === 'example').length !== 1)
    .map(([name]) => name);
  expect(without).toEqual([]);
});

it('every property of an exported type has a description', () => {
  const bare = new Set<string>();
  for (const [name, symbol] of exported()) {
    for (const declaration of symbol.declarations?.filter(isOurs) ?? []) {
      for (const member of membersOf(declaration)) {
        const property = member.name && checker.getSymbolAtLocation(member.name);
        const isPrivate = ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private;
        // The discriminant of a union's part says what it is by its type.
        const isKind = property?.name === 'kind' && ts.isTypeLiteralNode(member.parent);
        if (property && !isPrivate && !isKind && !isDescribed(property)) bare.add(`${name}.${property.name}`);
      }
    }
  }
  expect([...bare]).toEqual([]);
});
