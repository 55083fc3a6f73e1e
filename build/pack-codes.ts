import ts from 'typescript';

/** What the build calls the list of the codes of mailboxes, and what makes a table of a value for each of them. */
const LIST = 'mailboxCodes';
const TABLE = 'tableOfCodes';
/** The module that has both. */
export const CODES_MODULE = '\0codes';

/**
 * The module of the codes that a mailbox can have, in the order of the table of reasons. It is text, a part a line, which
 * takes half the room of the codes.
 */
export function codesModule(codes: readonly string[]): string {
  const lines = new Map<string, string[]>();
  for (const code of codes) {
    const [, part = '', fact = ''] = /^(local-part|[^-]+)-(.*)$/.exec(code) ?? [];
    lines.set(part, [...(lines.get(part) ?? []), fact]);
  }
  const text = Array.from(lines, ([part, facts]) => [part, ...facts].join(' ')).join('\n');
  return `const codesOf = (text) => text.split("\\n").flatMap((line) => {
  const [part, ...facts] = line.split(" ");
  return facts.map((fact) => part + "-" + fact);
});
export const ${LIST} = /* @__PURE__ */ codesOf(\`${text}\`);
export const ${TABLE} = (values, others) => {
  const list = values.split ? values.split(" ") : values;
  return Object.assign(Object.fromEntries(${LIST}.map((code, index) => [code, list[index]])), others);
};
`;
}

/**
 * Writes the codes of reasons in a module by their place in one list. A code is a text of twenty letters that a browser's
 * bundle has three times: in the table of levels, in the messages, and where it is reported. Only inside functions, and
 * in tables that have a value for each code, since a minifier drops no unused constant that reads a list.
 */
export function packCodes(source: string, codes: readonly string[]): string {
  const file = ts.createSourceFile('chunk.js', source, ts.ScriptTarget.Latest, true);
  const edits: { start: number; end: number; text: string }[] = [];
  const place = new Map(codes.map((code, index) => [code, `${LIST}[${index}] /* ${code} */`]));

  const visit = (node: ts.Node, isInFunction: boolean): void => {
    if (ts.isObjectLiteralExpression(node) && !isInFunction) {
      const table = tableText(node);
      if (table) {
        edits.push({ start: node.getStart(file), end: node.end, text: table });
        return;
      }
    }
    if (ts.isStringLiteral(node) && isInFunction) {
      const text = place.get(node.text);
      const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
      if (text) edits.push({ start: node.getStart(file), end: node.end, text: isName ? `[${text}]` : text });
    }
    const isFunction = ts.isFunctionLike(node) || ts.isPropertyDeclaration(node);
    ts.forEachChild(node, (child) => visit(child, isInFunction || isFunction));
  };

  /** The call that makes an object with a value for each code; null for any other object. */
  const tableText = ({ properties }: ts.ObjectLiteralExpression): string | null => {
    const values = new Map<string, ts.Expression>();
    const others: string[] = [];
    for (const property of properties) {
      if (!ts.isPropertyAssignment(property)) return null;
      const name = ts.isComputedPropertyName(property.name) ? '' : property.name.text;
      if (codes.includes(name)) values.set(name, property.initializer);
      else others.push(property.getText(file));
    }
    if (values.size < codes.length) return null;
    const list = codes.map((code) => values.get(code) as ts.Expression);
    const areWords = list.every((value) => ts.isStringLiteral(value) && /^\w+$/.test(value.text));
    const written = areWords
      ? JSON.stringify(list.map((value) => (value as ts.StringLiteral).text).join(' '))
      : `[\n${list.map((value) => value.getText(file)).join(',\n')}\n]`;
    const rest = others.length > 0 ? `, {\n${others.join(',\n')}\n}` : '';
    return `/* @__PURE__ */ ${TABLE}(${written}${rest})`;
  };

  visit(file, false);
  if (edits.length === 0) return source;
  let result = `import { ${LIST}, ${TABLE} } from ${JSON.stringify(CODES_MODULE)};\n`;
  let end = 0;
  for (const edit of edits.sort((a, b) => a.start - b.start)) {
    result += source.slice(end, edit.start) + edit.text;
    ({ end } = edit);
  }
  return result + source.slice(end);
}
