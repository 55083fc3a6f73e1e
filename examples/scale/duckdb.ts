import {
  BOOLEAN,
  type DuckDBConnection,
  DuckDBScalarFunction,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { isMailbox, type MailboxOptions, parseMailbox } from 'mailbox-syntax';

/**
 * Gives the queries of a connection four functions of an address: `mailbox_valid`, `mailbox_reasons` (codes, warnings
 * included), `mailbox_suggestion`, and `mailbox_canonical`, the form under which the same mailbox is the same text. Each
 * is NULL for NULL.
 */
export function addMailboxFunctions(
  connection: DuckDBConnection,
  options: Omit<MailboxOptions, 'levels'> = {},
): void {
  const add = (name: string, returnType: DuckDBType, value: (address: string) => DuckDBValue) =>
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name,
        returnType,
        parameterTypes: [VARCHAR],
        mainFunction(_info, input, output) {
          const addresses = input.getColumnVector(0);
          for (let row = 0; row < input.rowCount; row++) {
            const address = addresses.getItem(row);
            output.setItem(row, address === null ? null : value(String(address)));
          }
          output.flush();
        },
      }),
    );
  const parse = (address: string) => parseMailbox(address, options);
  // Wrong options are refused here, and not in the middle of a query.
  parse('');
  add('mailbox_valid', BOOLEAN, (address) => isMailbox(address, options));
  add('mailbox_reasons', LIST(VARCHAR), (address) =>
    listValue(parse(address).reasons.map(({ code }) => code)),
  );
  add('mailbox_suggestion', VARCHAR, (address) => parse(address).suggestion);
  add('mailbox_canonical', VARCHAR, (address) => {
    const { mailbox } = parse(address);
    return mailbox && (mailbox.ascii ?? mailbox.unicode);
  });
}
