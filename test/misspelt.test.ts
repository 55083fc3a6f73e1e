import { describe, expect, it } from 'vitest';
import { calls, type PublicCall } from './calls.ts';

const withOptions = Object.entries(calls).filter(([, { options }]) => options);

/** Calls with further options. */
async function callWith({ call, args }: PublicCall, added: object): Promise<unknown> {
  return call(...([...args.slice(0, -1), { ...(args.at(-1) as object), ...added }] as never[]));
}

/** A name in another case, with separators, and with one slip. */
function misspellings(name: string): string[] {
  const middle = name.length >> 1;
  const [before, after] = [name.slice(0, middle), name.slice(middle)];
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [
    name.toUpperCase(),
    `${name[0]?.toUpperCase()}${name.slice(1)}`,
    snake === name ? `${before}-${after}` : snake,
    snake.replaceAll('_', '-'),
    name.slice(0, -1),
    `${before}${before.at(-1)}${after}`,
    `${before.slice(0, -1)}${after[0]}${before.at(-1)}${after.slice(1)}`,
    `${name}s`,
  ].filter((written) => written !== name);
}

/** Names that callers and libraries have of their own. */
const foreign = [
  ...['path', 'signal', 'label', 'labels', 'lang', 'locale', 'vendor', 'version', 'type', 'name', 'value'],
  ...['libraryOptions', 'comment', 'reader', 'sender', 'id', 'context', 'title', 'host', 'port', 'user'],
  ...['session', 'octets', 'data', 'limit', 'min', 'max', 'required', 'trim', 'debug', 'logger', 'input'],
  ...['abortEarly', 'strict', 'async', 'cwd', 'cache', 'retries', 'prefix', 'schema', 'params', 'mode'],
];

describe('the options of a call', () => {
  it.each(withOptions)('a misspelled option of %s is refused, and the right one named', async (_, known) => {
    for (const name of known.options ?? []) {
      for (const written of misspellings(name)) {
        if (known.options?.includes(written)) continue;
        const error = await callWith(known, { [written]: undefined }).catch((error: unknown) => error);
        expect(error, written).toMatchObject({
          name: 'OptionError',
          code: 'ERR_MAILBOX_UNKNOWN_OPTION',
          option: written,
          expected: name,
          message: `options: unknown option "${written}"; did you mean "${name}"?`,
        });
      }
    }
  });

  it.each([
    ['parseMailbox', 'profil', 'profile'],
    ['parseMailbox', 'level', 'levels'],
    ['parseMailbox', 'smtputf', 'smtputf8'],
    ['parseMailbox', 'maxOktet', 'maxOctets'],
    ['parsePath', 'comand', 'command'],
    ['emailSchema', 'form', 'output'],
    ['emailField', 'form', 'output'],
  ])('%s refuses %s and names %s', async (name, written, meant) => {
    await expect(callWith(calls[name] as PublicCall, { [written]: 'ascii' })).rejects.toMatchObject({
      code: 'ERR_MAILBOX_UNKNOWN_OPTION',
      option: written,
      expected: meant,
      value: 'ascii',
    });
  });

  it.each(withOptions)('%s knows all its names and ignores those of others', async (name, known) => {
    const added = Object.fromEntries([...foreign, ...(known.options ?? [])].map((name) => [name, undefined]));
    // A browser has the elements that this one needs.
    if (name === 'attach') return;
    const required = Object.fromEntries(Object.entries(known.args.at(-1) as object));
    await expect(callWith(known, { ...added, ...required })).resolves.not.toBeInstanceOf(Error);
  });
});
