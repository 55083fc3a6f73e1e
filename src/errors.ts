/** Errors for wrong use, and how they describe what they got. Bad addresses are results, never errors. */

/**
 * Why an argument or an option was refused: its type, its value, an option that does not exist but looks like one that
 * does, or a reason code that does not exist.
 */
export type OptionErrorCode =
  | 'ERR_MAILBOX_ARG_TYPE'
  | 'ERR_MAILBOX_ARG_VALUE'
  | 'ERR_MAILBOX_UNKNOWN_OPTION'
  | 'ERR_MAILBOX_UNKNOWN_REASON';

/**
 * A call used wrongly: a wrong type, a wrong value, an unknown reason code, or a misspelled option. The message says
 * where, what was expected and what was got.
 * @example
 * ```ts
 * try { parseMailbox('user@example.com', { profile: 'strict' }) } catch (error) {
 *   error.code;     // 'ERR_MAILBOX_ARG_VALUE'
 *   error.option;   // 'profile'
 *   error.expected; // 'rfc, smtp, form, mta or interoperable'
 * }
 * ```
 */
export class OptionError extends TypeError {
  /** The name of the class. */
  override readonly name = 'OptionError';

  /**
   * @param code why it was refused
   * @param option the name of the argument or option
   * @param expected what is accepted, in words
   * @param value what was got
   * @param message the text, where it is another than `OPTION: expected …, got …`
   */
  constructor(code: OptionErrorCode, option: string, expected: string, value: unknown, message: string) {
    super(message);
    Object.assign(this, { code, option, expected, value });
  }

  /** Why it was refused; stable. */
  declare readonly code: OptionErrorCode;
  /** The name of the argument or option, `levels.CODE` for a level. */
  declare readonly option: string;
  /** What is accepted, in words; for an unknown option the name that was probably meant. */
  declare readonly expected: string;
  /** What was got. */
  declare readonly value: unknown;
}

type Refusal = (option: string, expected: string, value: unknown, got?: string) => OptionError;

const refusal =
  (code: OptionErrorCode): Refusal =>
  (option, expected, value, got = describe(value)) =>
    new OptionError(code, option, expected, value, `${option}: expected ${expected}, got ${got}`);

/** The error for an argument or option of a wrong type. */
export const wrongType: Refusal = /* @__PURE__ */ refusal('ERR_MAILBOX_ARG_TYPE');

/** The error for an argument or option of the right type whose value is not accepted. */
export const wrongValue: Refusal = /* @__PURE__ */ refusal('ERR_MAILBOX_ARG_VALUE');

/** A list of values in words: `553, rfc5321 or 501`. */
export function oneOf(values: readonly string[]): string {
  return values.join(', ').replace(/, (?!.*,)/, ' or ');
}

/**
 * Checks a value that is one of a few strings.
 * @throws {OptionError} if it is not
 */
export function checkChoice<T extends string>(option: string, values: readonly T[], value: unknown): T {
  if (values.includes(value as T)) return value as T;
  throw (typeof value === 'string' ? wrongValue : wrongType)(option, oneOf(values), value);
}

/**
 * Checks a switch.
 * @throws {OptionError} if it is neither true nor false
 */
export function checkFlag(option: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw wrongType(option, 'true or false', value);
}

/**
 * Checks that options are an object without a misspelled name.
 * @param call what to write where the options are a number, as the index is in `list.map(parseMailbox)`
 * @throws {OptionError} if they are not
 */
export function checkOptions(
  options: unknown,
  names: readonly string[],
  call?: string,
): asserts options is object {
  if (options === null || typeof options !== 'object' || tagOf(options) === 'Array') {
    const error = wrongType('options', 'an object', options);
    if (call && typeof options === 'number') error.message += `; write ${call}`;
    throw error;
  }
  rejectMisspelledOptions(options, names);
}

/** The error for levels of a reason that does not exist. */
export function unknownReason(code: string, level: unknown): OptionError {
  return new OptionError(
    'ERR_MAILBOX_UNKNOWN_REASON',
    `levels.${code}`,
    'a reason code',
    level,
    `levels: unknown reason ${describe(code)}`,
  );
}

/** The error for an option that does not exist where one does that was probably meant. */
export function unknownOption(name: string, meant: string, value: unknown): OptionError {
  const message = `options: unknown option ${describe(name)}; did you mean ${describe(meant)}?`;
  return new OptionError('ERR_MAILBOX_UNKNOWN_OPTION', name, meant, value, message);
}

/** A value in an error message: its text when it is short and plain, else its type. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.replace(/^(.{40}).+/s, '$1…'));
  if (value === null || value === undefined) return `${value}`;
  if (/^[nb]/.test(typeof value)) return `the ${typeof value} ${value}`;
  if (typeof value !== 'object') return `a ${typeof value}`;
  const tag = tagOf(value);
  return tag === 'Array' ? 'an array' : tag === 'Object' ? 'an object' : `an object (${tag})`;
}

/** The tag of a value, `Map` say. A proxy can throw at any access. */
function tagOf(value: unknown): string {
  try {
    return Object.prototype.toString.call(value).slice('[object '.length, -1);
  } catch {
    return 'Object';
  }
}

/** Whether a value is an object of names and values, and not a Map, say, whose entries would be ignored. */
export function isPlainObject(value: unknown): value is object {
  return tagOf(value) === 'Object';
}

/**
 * The entries of an object that a caller has given.
 * @throws {OptionError} if a getter of it throws, or it is a proxy that does
 */
export function entriesOf<T>(option: string, value: { readonly [name: string]: T } | object): [string, T][] {
  try {
    return Object.entries(value);
  } catch {
    throw wrongType(option, 'an object that can be read', value);
  }
}

/** A property of what a caller has given; undefined where there is none, or it cannot be read. */
export function propertyOf(value: unknown, name: string): unknown {
  try {
    return (value as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

const withoutStyle = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** Whether two words are the same without at most that many letters of the one and of the other. */
function isNear(a: string, b: string, ofA: number, ofB = ofA): boolean {
  if (a === b) return true;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return isNear(restA, restB, ofA, ofB);
  return (ofA > 0 && isNear(restA, b, ofA - 1, ofB)) || (ofB > 0 && isNear(a, restB, ofA, ofB - 1));
}

/**
 * Whether a name is a known one misspelled: in case or separators, or by one slip, by two in a long name: a letter that
 * is missing, added, wrong or in another place. A slip leaves the first letter as it is, and two make another word of a
 * short one: `labels` and `reader` are not `levels` and `header`.
 */
export function isMisspelled(name: string, known: string): boolean {
  const [a, b] = [withoutStyle(name), withoutStyle(known)];
  return a[0] === b[0] && isNear(a, b, b.length < 8 ? 1 : 2);
}

/**
 * Rejects `smtpUtf8`, `max_octets` and `profil`, which would be ignored. Other unknown names are ignored: they may be the
 * caller's own, or a context that a library passes along.
 * @throws {OptionError} if a name looks like a known one
 */
export function rejectMisspelledOptions(options: object, names: readonly string[]): void {
  for (const [name, value] of entriesOf('options', options)) {
    const meant = names.includes(name) ? null : names.find((known) => isMisspelled(name, known));
    if (meant) throw unknownOption(name, meant, value);
  }
}
