import { transform } from 'esbuild';
import ts from 'typescript';

/**
 * Turns each top-level `var` that nothing assigns back into the `const` it was before esbuild bundled it. V8 embeds the
 * value of a constant in compiled code but loads a variable at each use, which costs `isMailbox` a fifth of its speed.
 *
 * The syntax tree says what stands at the top level, and esbuild, which resolves scopes, what is assigned.
 *
 * @throws if the result assigns a constant
 */
export async function topLevelConstants(code: string): Promise<string> {
  const all = withConstants(code, () => true);
  const positions = positionsOfConstants(all);
  const assigned = new Set((await assignments(all)).map(({ declared }) => positions.get(declared)));
  const result = withConstants(code, (name) => !assigned.has(name));
  const [fault] = await assignments(result);
  if (fault) throw new Error(`${fault.text} Line ${fault.line}: ${fault.lineText.trim()}`);
  return result;
}

const parse = (code: string) => ts.createSourceFile('chunk.js', code, ts.ScriptTarget.Latest, true);

interface Declaration {
  node: ts.VariableDeclaration;
  names: string[];
}

/** The declarations of the `var` statements at the top level; a name declared twice could not be constant. */
function topLevelVars(file: ts.SourceFile): Declaration[] {
  const declarations = file.statements.filter(isVarStatement).flatMap(declarationsOf);
  const functions = file.statements.filter(ts.isFunctionDeclaration).map(({ name }) => name?.text);
  const names = [...declarations.flatMap((declaration) => declaration.names), ...functions];
  const isOnce = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  return declarations.filter((declaration) => declaration.names.every(isOnce));
}

function isVarStatement(statement: ts.Statement): statement is ts.VariableStatement {
  return ts.isVariableStatement(statement) && !(statement.declarationList.flags & ts.NodeFlags.BlockScoped);
}

const declarationsOf = ({ declarationList }: ts.VariableStatement): Declaration[] =>
  declarationList.declarations.map((node) => ({ node, names: namesIn(node.name) }));

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}

/** The code with a statement for each declaration, `const` for those whose names all are wanted so. */
function withConstants(code: string, isConstant: (name: string) => boolean): string {
  const file = parse(code);
  const candidates = new Set(topLevelVars(file).map(({ node }) => node));
  let result = '';
  let end = 0;
  for (const statement of file.statements.filter(isVarStatement)) {
    const written = declarationsOf(statement).map(({ node, names }) => {
      const text = node.getFullText(file).trim();
      if (!candidates.has(node) || !names.every(isConstant)) return `var ${text};`;
      return node.initializer ? `const ${text};` : `const ${text} = void 0;`;
    });
    result += code.slice(end, statement.getStart(file)) + written.join('\n');
    end = statement.end;
  }
  return result + code.slice(end);
}

/** Where each top-level constant is declared, as `line:column` in octets, which is how esbuild counts. */
function positionsOfConstants(code: string): Map<string, string> {
  const file = parse(code);
  const positions = new Map<string, string>();
  const visit = (name: ts.BindingName) => {
    if (ts.isIdentifier(name)) {
      const start = name.getStart(file);
      const { line, character } = file.getLineAndCharacterOfPosition(start);
      positions.set(`${line + 1}:${Buffer.byteLength(code.slice(start - character, start))}`, name.text);
    } else {
      for (const element of name.elements) if (ts.isBindingElement(element)) visit(element.name);
    }
  };
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name } of statement.declarationList.declarations) visit(name);
  }
  return positions;
}

/** What assigns a constant, as esbuild finds it. */
async function assignments(code: string) {
  const { warnings } = await transform(code, { logLevel: 'silent', logLimit: 0 });
  return warnings
    .filter(({ id }) => id === 'assign-to-constant')
    .map(({ text, location, notes }) => {
      const declared = notes[0]?.location;
      return {
        text,
        line: location?.line ?? 0,
        lineText: location?.lineText ?? '',
        declared: `${declared?.line}:${declared?.column}`,
      };
    });
}
