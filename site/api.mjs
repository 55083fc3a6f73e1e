// What each entry exports, read from the sources by the compiler of TypeScript: names, types and documentation.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = new URL('../', import.meta.url);
const FORMAT = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.WriteArrowStyleSignature;

/** The sources of the entries by the name that users import them by. */
export function readEntries() {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
  const config = readFileSync(new URL('tsup.config.ts', ROOT), 'utf8');
  const sources = new Map(
    [...config.matchAll(/'?([\w-]+)'?: '(src\/[\w/.-]+\.ts)'/g)].map(([, name, path]) => [name, path]),
  );
  return Object.entries(exports).flatMap(([key, value]) => {
    const file = /([\w-]+)\.js$/.exec(value?.import?.default ?? '')?.[1];
    // Those of the languages are not named one by one.
    const language = /^messages-(.+)$/.exec(file ?? '')?.[1];
    const source = sources.get(file) ?? (language ? `src/messages/${language}.ts` : undefined);
    return source
      ? [{ name: `mailbox-syntax${key.slice(1)}`, path: key === '.' ? 'index' : file, source }]
      : [];
  });
}

/** Every entry with its exports. */
export function readApi() {
  const found = readEntries().filter(({ path }) => !path.startsWith('messages-'));
  const files = found.map(({ source }) => fileURLToPath(new URL(source, ROOT)));
  const { config } = ts.readConfigFile(fileURLToPath(new URL('tsconfig.json', ROOT)), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, lib: ['ES2022', 'ES2024.String', 'DOM', 'DOM.Iterable'] },
    fileURLToPath(ROOT),
  );
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  return found.map(({ name, path }, index) => {
    const file = program.getSourceFile(files[index]);
    const module = checker.getSymbolAtLocation(file);
    return {
      name,
      path,
      summary:
        /^\/\*\*\s*([\s\S]*?)\*\//
          .exec(file.text)?.[1]
          .replace(/\s*\n \* ?/g, ' ')
          .trim()
          // The page has the name of the entry as its heading.
          .replace(/^'\.[\w/-]*': (.)/, (_, first) => first.toUpperCase()) ?? '',
      exports: module ? checker.getExportsOfModule(module).map((symbol) => describe(symbol, checker)) : [],
    };
  });
}

function describe(symbol, checker) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declarations = target.getDeclarations() ?? [];
  const [declaration] = declarations;
  const tags = target.getJsDocTags(checker);
  const text = (tag) => ts.displayPartsToString(tag.text).trim();
  const of = (name) => tags.filter((tag) => tag.name === name).map(text);
  return {
    name: symbol.name,
    ...shape(declaration, declarations, checker, target),
    summary: ts.displayPartsToString(target.getDocumentationComment(checker)).replace(/\s*\n\s*/g, ' '),
    parameters: of('param').map((said) => {
      const [, name = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(said) ?? [];
      return { name, text: rest };
    }),
    returns: of('returns')[0] ?? null,
    throws: of('throws').join(' ') || null,
    examples: of('example'),
  };
}

function shape(declaration, declarations, checker, symbol) {
  if (ts.isFunctionDeclaration(declaration)) {
    const overloads = declarations.filter((one) => !one.body || declarations.length === 1);
    const signatures = overloads.map((one) => {
      const signature = checker.getSignatureFromDeclaration(one);
      return `function ${symbol.name}${checker.signatureToString(signature, one, ts.TypeFormatFlags.NoTruncation)}`;
    });
    return { kind: 'function', signature: signatures.join('\n') };
  }
  if (ts.isInterfaceDeclaration(declaration)) return { kind: 'interface', signature: plain(declaration) };
  if (ts.isTypeAliasDeclaration(declaration)) return { kind: 'type', signature: plain(declaration) };
  if (ts.isClassDeclaration(declaration)) {
    const members = declaration.members
      .filter((one) => !one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword))
      .map((one) =>
        `  ${
          one.body
            ? one
                .getText()
                .slice(0, one.body.pos - one.getStart())
                .trim()
            : one.getText()
        };`.replace(/;;$/, ';'),
      );
    return { kind: 'class', signature: `class ${symbol.name} {\n${members.join('\n')}\n}` };
  }
  const type = checker.typeToString(
    checker.getTypeOfSymbolAtLocation(symbol, declaration),
    declaration,
    FORMAT,
  );
  return {
    kind: 'const',
    signature: `const ${symbol.name}: ${type.length > 600 ? `${type.slice(0, 600)} …` : type}`,
  };
}

/** A declaration without `export`. */
function plain(declaration) {
  const text = declaration.getText().replace(/^export /, '');
  return text.length > 4000 ? `${text.slice(0, 4000)}\n…` : text;
}
