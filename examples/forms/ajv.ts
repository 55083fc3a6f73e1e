// Ajv: a keyword that keeps the reasons, and the formats `email` and `idn-email` of JSON Schema, which say yes or no.
//   npm install mailbox-syntax ajv
import { Ajv, type ErrorObject, type FuncKeywordDefinition, type SchemaValidateFunction } from 'ajv';
import { isMailbox, type MailboxOptions } from 'mailbox-syntax';
import { emailSchema } from 'mailbox-syntax/standard';

/** `{"type": "string", "mailbox": {"profile": "form"}}`; `true` for the options of a form. */
const mailbox: FuncKeywordDefinition = {
  keyword: 'mailbox',
  type: 'string',
  schemaType: ['boolean', 'object'],
  errors: 'full',
  compile(options: boolean | MailboxOptions) {
    if (options === false) return () => true;
    const { validate } = emailSchema(options === true ? {} : options)['~standard'];
    const check: SchemaValidateFunction = (input: unknown) => {
      const { issues } = validate(input);
      check.errors = (issues ?? []).map(
        ({ message, ...params }): Partial<ErrorObject> => ({ keyword: 'mailbox', message, params }),
      );
      return !issues;
    };
    return check;
  },
};

/** Teaches an Ajv the keyword and the two formats: RFC 5321 4.1.2 and RFC 6531 3.3, as JSON Schema asks for. */
export function addMailbox(ajv: Ajv): Ajv {
  ajv.addKeyword(mailbox);
  ajv.addFormat('email', (input) => isMailbox(input, { profile: 'rfc', smtputf8: false }));
  ajv.addFormat('idn-email', (input) => isMailbox(input, { profile: 'rfc' }));
  return ajv;
}

export const ajv = addMailbox(new Ajv({ allErrors: true }));

export const isSignUp = ajv.compile({
  type: 'object',
  required: ['name', 'email'],
  properties: { name: { type: 'string', minLength: 1 }, email: { type: 'string', mailbox: true } },
});
