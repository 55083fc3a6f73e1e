/** What a refusal can mean, whatever its code: facts that no language changes. */

import { rowsOf } from './rows.ts';

/** Who can do something about a refusal. `wait`: the sending server tries again by itself. */
export type Actor = 'sender' | 'sender-admin' | 'recipient' | 'recipient-admin' | 'wait' | 'none';

interface MeaningRow {
  /** Who must act. */
  readonly actor: Actor;
  /** Whose address it is about, which is then worth a check; null where it is about something else. */
  readonly about: 'sender' | 'recipient' | null;
}

/** Each meaning, those of an address first. */
export const meaningRows = /* @__PURE__ */ rowsOf<MeaningRow>()({
  'recipient-syntax': { actor: 'sender', about: 'recipient' },
  'sender-syntax': { actor: 'sender', about: 'sender' },
  'recipient-name': { actor: 'sender', about: 'recipient' },
  'recipient-unknown': { actor: 'sender', about: 'recipient' },
  'recipient-moved': { actor: 'sender', about: 'recipient' },
  'recipient-domain': { actor: 'sender', about: 'recipient' },
  'recipient-disabled': { actor: 'recipient', about: 'recipient' },
  suppressed: { actor: 'sender-admin', about: 'recipient' },
  'mailbox-full': { actor: 'recipient', about: 'recipient' },
  'recipient-restricted': { actor: 'recipient-admin', about: 'recipient' },
  'sender-domain': { actor: 'sender-admin', about: 'sender' },
  'sender-refused': { actor: 'sender-admin', about: 'sender' },
  'sender-not-owned': { actor: 'sender', about: 'sender' },
  smtputf8: { actor: 'sender', about: 'recipient' },
  relaying: { actor: 'sender', about: null },
  'login-failed': { actor: 'sender', about: null },
  'client-blocked': { actor: 'sender-admin', about: null },
  'client-name': { actor: 'sender-admin', about: null },
  authentication: { actor: 'sender-admin', about: null },
  content: { actor: 'sender', about: null },
  policy: { actor: 'recipient-admin', about: null },
  'too-large': { actor: 'sender', about: null },
  'too-many-recipients': { actor: 'sender', about: null },
  rate: { actor: 'sender-admin', about: null },
  greylisting: { actor: 'wait', about: null },
  busy: { actor: 'wait', about: null },
  unreachable: { actor: 'recipient-admin', about: null },
  loop: { actor: 'recipient-admin', about: null },
  configuration: { actor: 'recipient-admin', about: null },
  encryption: { actor: 'sender-admin', about: null },
  protocol: { actor: 'sender-admin', about: null },
  'no-failure': { actor: 'none', about: null },
  temporary: { actor: 'wait', about: null },
  permanent: { actor: 'recipient-admin', about: null },
});

/** What a refusal means, `recipient-unknown`. */
export type Meaning = keyof typeof meaningRows;

/** Every meaning. */
export const meanings = Object.keys(meaningRows) as Meaning[];

/** What an enhanced code says where the words of the reply say nothing more exact (RFC 3463 and the registry). */
export const meaningOfEnhanced: Readonly<Record<string, Meaning>> = {
  '1.0': 'recipient-unknown',
  '1.1': 'recipient-unknown',
  '1.2': 'recipient-domain',
  '1.3': 'recipient-syntax',
  '1.4': 'recipient-unknown',
  '1.6': 'recipient-moved',
  '1.7': 'sender-syntax',
  '1.8': 'sender-domain',
  '1.10': 'recipient-domain',
  '2.1': 'recipient-disabled',
  '2.2': 'mailbox-full',
  '2.3': 'too-large',
  '2.4': 'recipient-restricted',
  '3.1': 'busy',
  '3.2': 'busy',
  '3.4': 'too-large',
  '3.5': 'configuration',
  '4.1': 'unreachable',
  '4.2': 'unreachable',
  '4.3': 'unreachable',
  '4.4': 'recipient-domain',
  '4.5': 'busy',
  '4.6': 'loop',
  '4.7': 'unreachable',
  '5.1': 'protocol',
  '5.2': 'protocol',
  '5.3': 'too-many-recipients',
  '5.4': 'protocol',
  '5.5': 'protocol',
  '6.0': 'content',
  '6.1': 'content',
  '6.2': 'content',
  '6.3': 'content',
  '6.7': 'smtputf8',
  '6.8': 'smtputf8',
  '6.9': 'smtputf8',
  '7.0': 'policy',
  '7.1': 'policy',
  '7.2': 'recipient-restricted',
  '7.8': 'login-failed',
  '7.9': 'login-failed',
  '7.10': 'encryption',
  '7.11': 'encryption',
  '7.13': 'login-failed',
  '7.20': 'authentication',
  '7.21': 'authentication',
  '7.22': 'authentication',
  '7.23': 'authentication',
  '7.24': 'authentication',
  '7.25': 'client-name',
  '7.26': 'authentication',
  '7.27': 'sender-domain',
  '7.28': 'rate',
  '7.29': 'authentication',
  '7.30': 'encryption',
};

/** What a reply code says where neither words nor an enhanced code do. */
export const meaningOfReply: Readonly<Record<string, Meaning>> = {
  421: 'busy',
  450: 'busy',
  451: 'busy',
  452: 'busy',
  454: 'login-failed',
  500: 'protocol',
  501: 'protocol',
  502: 'protocol',
  503: 'protocol',
  504: 'protocol',
  521: 'recipient-domain',
  530: 'login-failed',
  534: 'login-failed',
  535: 'login-failed',
  538: 'encryption',
  551: 'recipient-moved',
  552: 'mailbox-full',
  553: 'recipient-name',
  555: 'protocol',
  556: 'recipient-domain',
};
