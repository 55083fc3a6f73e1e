/**
 * Recognises what a grammar derives, by trying every alternative at once: rules become automata, sets of their states
 * are followed octet by octet, and a recursive rule is entered as Earley's algorithm enters one. There is no first
 * match and no greedy repetition, so that a verdict is that of the grammar and not of the order in which it is written.
 */

import { type Element, type Grammar, recursiveRules } from './abnf.ts';

/** A state of a rule's automaton, before its sets are formed. */
interface State {
  /** Reached without an octet. */
  empty: number[];
  octets: (readonly [first: number, last: number, target: number])[];
  /** A recursive rule, and where its automaton goes on after it. */
  calls: (readonly [rule: string, target: number])[];
}

/** A set of states that one rule's automaton can be in. */
interface StateSet {
  id: number;
  rule: string;
  states: readonly number[];
  accepts: boolean;
  /** The next set by octet: undefined where it is not known yet, null where there is none. */
  next: (StateSet | null | undefined)[];
  calls: readonly (readonly [rule: string, after: StateSet])[];
}

/** Tells of octets whether a rule derives them. */
export type Recogniser = (octets: Uint8Array) => boolean;

/** The recogniser of one rule of a grammar. Rule names ignore case. */
export function recogniser(grammar: Grammar, ruleName: string): Recogniser {
  const machine = new Machine(grammar);
  const start = machine.start(ruleName.toLowerCase());
  return (octets) => machine.accepts(start, octets);
}

/** A run of a rule that began at `origin` and is now in `set`. */
interface Item {
  set: StateSet;
  origin: number;
}

class Machine {
  private readonly recursive: Set<string>;
  private readonly states: State[] = [];
  private readonly ends = new Map<string, number>();
  private readonly starts = new Map<string, StateSet>();
  private readonly sets = new Map<string, StateSet>();

  constructor(private readonly grammar: Grammar) {
    this.recursive = recursiveRules(grammar);
  }

  /** The set of states in which a rule begins. */
  start(rule: string): StateSet {
    const known = this.starts.get(rule);
    if (known) return known;
    const element = this.grammar.get(rule);
    if (!element) throw new Error(`there is no rule ${rule}`);
    const from = this.state();
    this.ends.set(rule, this.build(element, from));
    const set = this.setOf(rule, [from]);
    this.starts.set(rule, set);
    return set;
  }

  accepts(start: StateSet, octets: Uint8Array): boolean {
    let set: StateSet | null = start;
    for (let index = 0; index < octets.length; index++) {
      if (set.calls.length > 0) return this.acceptsRecursively(start, octets);
      set = this.step(set, octets[index] as number);
      if (!set) return false;
    }
    return set.calls.length > 0 ? this.acceptsRecursively(start, octets) : set.accepts;
  }

  /** Earley's algorithm, with sets of states in place of dotted rules. */
  private acceptsRecursively(start: StateSet, octets: Uint8Array): boolean {
    /** By place and rule: the runs that wait for that rule to end. */
    const waiting: Map<string, Item[]>[] = [];
    let items: Item[] = [{ set: start, origin: 0 }];
    for (let place = 0; ; place++) {
      const here = new Map<string, Item[]>();
      waiting[place] = here;
      const endedHere = new Set<string>();
      const seen = new Set<number>();
      const queue: Item[] = [];
      const add = (set: StateSet, origin: number): void => {
        const key = set.id * (octets.length + 1) + origin;
        if (seen.has(key)) return;
        seen.add(key);
        queue.push({ set, origin });
      };
      for (const { set, origin } of items) add(set, origin);
      let isWhole = false;
      for (const { set, origin } of queue) {
        for (const [rule, after] of set.calls) {
          const waiters = here.get(rule);
          if (waiters) waiters.push({ set: after, origin });
          else here.set(rule, [{ set: after, origin }]);
          add(this.start(rule), place);
          if (endedHere.has(rule)) add(after, origin);
        }
        if (!set.accepts) continue;
        if (set.rule === start.rule && origin === 0) isWhole = true;
        if (origin === place) endedHere.add(set.rule);
        for (const waiter of waiting[origin]?.get(set.rule) ?? []) add(waiter.set, waiter.origin);
      }
      if (place === octets.length) return isWhole;
      items = [];
      for (const { set, origin } of queue) {
        const next = this.step(set, octets[place] as number);
        if (next) items.push({ set: next, origin });
      }
      if (items.length === 0) return false;
    }
  }

  private step(set: StateSet, octet: number): StateSet | null {
    const known = set.next[octet];
    if (known !== undefined) return known;
    const targets = set.states.flatMap((id) =>
      (this.states[id] as State).octets
        .filter(([first, last]) => first <= octet && octet <= last)
        .map(([, , target]) => target),
    );
    const next = targets.length === 0 ? null : this.setOf(set.rule, targets);
    set.next[octet] = next;
    return next;
  }

  /** The set of these states and of all that they reach without an octet. */
  private setOf(rule: string, from: readonly number[]): StateSet {
    const closure = new Set(from);
    for (const id of closure) for (const target of (this.states[id] as State).empty) closure.add(target);
    const states = [...closure].sort((a, b) => a - b);
    const key = `${rule} ${states.join(' ')}`;
    const known = this.sets.get(key);
    if (known) return known;
    const set: StateSet = {
      id: this.sets.size,
      rule,
      states,
      accepts: closure.has(this.ends.get(rule) as number),
      next: new Array(256),
      calls: [],
    };
    this.sets.set(key, set);
    const after = new Map<string, number[]>();
    for (const id of states) {
      for (const [called, target] of (this.states[id] as State).calls) {
        after.set(called, [...(after.get(called) ?? []), target]);
      }
    }
    set.calls = [...after].map(([called, targets]) => [called, this.setOf(rule, targets)] as const);
    return set;
  }

  private state(): number {
    return this.states.push({ empty: [], octets: [], calls: [] }) - 1;
  }

  /** Adds what an element derives after `from`; returns the state after it. */
  private build(element: Element, from: number): number {
    const here = this.states[from] as State;
    switch (element.kind) {
      case 'octet': {
        const to = this.state();
        for (const [first, last] of element.ranges) here.octets.push([first, last, to]);
        return to;
      }
      case 'sequence':
        return element.parts.reduce((state, part) => this.build(part, state), from);
      case 'choice': {
        const to = this.state();
        for (const part of element.parts) {
          const first = this.state();
          here.empty.push(first);
          this.emptyStep(this.build(part, first), to);
        }
        return to;
      }
      case 'repeat':
        return this.repeat(element, from);
      case 'rule': {
        if (!this.recursive.has(element.name)) {
          return this.build(this.grammar.get(element.name) as Element, from);
        }
        const to = this.state();
        here.calls.push([element.name, to]);
        return to;
      }
    }
  }

  private repeat({ min, max, part }: Element & { kind: 'repeat' }, from: number): number {
    let state = from;
    for (let count = 0; count < min; count++) state = this.build(part, state);
    const to = this.state();
    if (max === Number.POSITIVE_INFINITY) {
      const loop = this.state();
      this.emptyStep(state, loop);
      this.emptyStep(this.build(part, loop), loop);
      this.emptyStep(loop, to);
      return to;
    }
    for (let count = min; count < max; count++) {
      this.emptyStep(state, to);
      // A state of its own, or the way out would lie inside a part that loops.
      const next = this.state();
      this.emptyStep(state, next);
      state = this.build(part, next);
    }
    this.emptyStep(state, to);
    return to;
  }

  private emptyStep(from: number, to: number): void {
    (this.states[from] as State).empty.push(to);
  }
}
