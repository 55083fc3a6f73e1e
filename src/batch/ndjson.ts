import type { Messages } from '../messages/catalogue.ts';
import { formatReason } from '../messages/format.ts';
import type { Format } from './format.ts';
import type { Verdict } from './verdict.ts';

/** What JSON may hold raw, but what acts upon a terminal, or ends a line for some readers. */
const active = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu;

/** One JSON object a line, always with the same keys in the same order; `inputBase64` and `inputOctets` come behind them. */
export function ndjson(messages: Messages): Format {
  return {
    head: '',
    verdict: (verdict) => `${escapeActive(JSON.stringify(toRecord(verdict, messages)))}\n`,
    tail: () => '',
  };
}

function toRecord(verdict: Verdict, messages: Messages) {
  const { file, line, input, malformed, inputOctets, result, reply } = verdict;
  const { valid, reasons, mailbox, suggestion } = result;
  return {
    file,
    line,
    input,
    valid,
    reasons: reasons.map((reason) => {
      const { code, level, start, end, octets } = reason;
      return { code, level, start, end, octets, message: formatReason(reason, messages) };
    }),
    mailbox,
    reply: reply && { code: reply.code, enhanced: reply.enhanced, text: reply.text },
    suggestion,
    ...(malformed && { inputBase64: Buffer.from(malformed).toString('base64') }),
    ...(inputOctets !== null && { inputOctets }),
  };
}

/** JSON with what acts upon a terminal escaped. */
export function escapeActive(json: string): string {
  return json.replace(active, escapeUnit);
}

/** A UTF-16 unit as JSON writes it; all of `active` are single units. */
function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
