/**
 * Rows by their names, of which the compiler remembers the names alone: what is in each would fill the declarations, and
 * no type asks for it.
 */
export function rowsOf<Row>() {
  return <const T extends Readonly<Record<string, Row>>>(rows: T): { readonly [Name in keyof T]: Row } =>
    rows;
}
