/** The naming rules that a state names: a site's own, and those of providers. */

import { parseMailbox } from 'mailbox-syntax';
import {
  ConventionsError,
  providers,
  readConventions,
  type WithConventions,
  withConventions,
} from 'mailbox-syntax/conventions';
import { parseMailboxWithNearMiss } from 'mailbox-syntax/near-miss';
import type { State } from './state.ts';

/** What of a state names rules. */
type RulesState = Partial<Pick<State, 'conventions' | 'providers' | 'nearMiss'>>;

let last: { key: string; read: ReadConventions } | undefined;

/** The parsers with the rules that the state names, and what is wrong with what was typed. */
interface ReadConventions {
  parsers: WithConventions | null;
  fault: ConventionsError | null;
}

/** Reads the naming rules: a site's own, and those of providers. Those that are wrong are left out, and told. */
export function readRules(state: RulesState): ReadConventions {
  const key = `${state.providers} ${state.nearMiss} ${state.conventions}`;
  if (last?.key === key) return last.read;
  let own = {};
  let fault: ConventionsError | null = null;
  try {
    if (state.conventions?.trim()) own = readConventions(state.conventions);
  } catch (error) {
    if (!(error instanceof ConventionsError)) throw error;
    fault = error;
  }
  const rules = { ...(state.providers && providers), ...own };
  const parse = state.nearMiss ? parseMailboxWithNearMiss : parseMailbox;
  const parsers = Object.keys(rules).length > 0 ? withConventions(rules, { parse }) : null;
  last = { key, read: { parsers, fault } };
  return last.read;
}

/** The parsers with the rules that the state names; null where it names none. */
export function parsersOf(state: RulesState): WithConventions | null {
  return readRules(state).parsers;
}
