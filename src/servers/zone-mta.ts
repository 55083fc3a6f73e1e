/** mailbox-syntax/zone-mta: a plugin for ZoneMTA 3, and so for WildDuck, which sends through it. */

import { readFileSync } from 'node:fs';
import { readConventions, withConventions } from '../conventions/index.ts';
import { type MailboxHook, type MailboxHooksOptions, mailboxHooks, type Refusal } from './smtp-server.ts';

/** The part of ZoneMTA's plugin instance that is used. */
export interface ZoneMtaApp {
  /** The section of the plugin in ZoneMTA's configuration. */
  config: Readonly<Record<string, unknown>> | true;
  /** ZoneMTA's log. */
  logger: { info(prefix: string, format: string, ...values: unknown[]): void };
  /** Adds a hook; one that calls `next` with an Error refuses, by its `responseCode`. */
  addHook(name: 'smtp:mail_from' | 'smtp:rcpt_to', hook: MailboxHook): void;
}

/** What ZoneMTA calls the plugin in its log. */
export const title = 'mailbox-syntax';

/**
 * Loads the plugin: ZoneMTA calls it. Its section holds the options of `mailboxHooks`, and as `conventions` the name of a
 * file. What is wrong there is told to ZoneMTA, which logs it and goes on without the plugin.
 * @example
 * ```js
 * // config/plugins/mailbox-syntax.js
 * module.exports = { 'modules/mailbox-syntax/zone-mta': { enabled: 'receiver', ordering: 10 } };
 * ```
 */
export function init(app: ZoneMtaApp, done: (error?: Error) => void): void {
  try {
    const hooks = mailboxHooks({ ...optionsOf(app.config), onRefusal: (refusal) => log(app, refusal) });
    app.addHook('smtp:mail_from', hooks.onMailFrom);
    app.addHook('smtp:rcpt_to', hooks.onRcptTo);
  } catch (error) {
    done(error as Error);
    return;
  }
  done();
}

function optionsOf(config: ZoneMtaApp['config']): MailboxHooksOptions {
  const section = typeof config === 'object' ? config : {};
  const { enabled, ordering, conventions, ...options } = section;
  if (conventions === undefined) return options;
  return { ...options, conventions: withConventions(readConventions(readFileSync(String(conventions)))) };
}

/** One line a refusal; the address stays out, since ZoneMTA logs it itself. */
function log({ logger }: ZoneMtaApp, { command, reply, accepted, session, client }: Refusal): void {
  const event = reply.reason === null ? 'fault' : accepted ? 'would-refuse' : 'refusal';
  const values = [session.id, client, command, reply.code, reply.enhanced, reply.reason];
  logger.info('mailbox-syntax', `${event} id=%s src=%s command=%s reply=%s enhanced=%s reason=%s`, ...values);
}
