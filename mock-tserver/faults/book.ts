// The fault rules in force: which of them strike a message. Counts what they do; does nothing itself.
import type { Random } from "../../gateway/runtime/random.ts";
import type { FaultEffect, FaultInfo, FaultRule } from "./rule.ts";

/** What a rule looks at in a message. */
export interface Struck {
  readonly name: string;
  readonly ThisDN?: string;
}

interface Entry {
  readonly id: number;
  readonly rule: FaultRule;
  /** Milliseconds since the epoch. */
  readonly since: number;
  seen: number;
  struck: number;
}

/** What the rules depend on. */
export interface FaultBookOptions {
  /** Chance of its own, so that a rule changes no delay drawn elsewhere. */
  readonly random: Random;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The rules, the oldest first. */
export class FaultBook {
  readonly #options: FaultBookOptions;
  readonly #entries = new Map<number, Entry>();
  #lastId = 0;

  constructor(options: FaultBookOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Puts a rule into force. */
  add(rule: FaultRule): FaultInfo {
    const id = ++this.#lastId;
    const entry = { id, rule, since: this.#options.now(), seen: 0, struck: 0 };
    this.#entries.set(id, entry);
    return info(entry);
  }

  list(): FaultInfo[] {
    return Array.from(this.#entries.values(), info);
  }

  find(id: number): FaultInfo | undefined {
    const entry = this.#entries.get(id);
    return entry && info(entry);
  }

  /** Takes a rule out of force; whether there was one. */
  remove(id: number): boolean {
    return this.#entries.delete(id);
  }

  /** Takes every rule out of force; ids go on rising. */
  clear(): void {
    this.#entries.clear();
  }

  /** What befalls this message, in the order of the rules. */
  strike(message: Struck): FaultEffect[] {
    if (this.#entries.size === 0) return NONE;
    const effects: FaultEffect[] = [];
    for (const entry of this.#entries.values()) {
      if (this.#strikes(entry, message)) effects.push(entry.rule.effect);
    }
    return effects;
  }

  #strikes(entry: Entry, { name, ThisDN }: Struck): boolean {
    const { match, times = Infinity } = entry.rule;
    if (match.message !== name || (match.dn !== undefined && match.dn !== ThisDN)) return false;
    entry.seen++;
    const age = this.#options.now() - entry.since;
    const isDue = (match.nth === undefined || match.nth === entry.seen) &&
      age >= (match.fromMs ?? 0) && age <= (match.untilMs ?? Infinity) && entry.struck < times;
    // Drawn whenever chance could decide, so that the same seed decides the same.
    const isLucky = match.probability === undefined ||
      this.#options.random.next() < match.probability;
    if (!isDue || !isLucky) return false;
    entry.struck++;
    return true;
  }
}

const NONE: FaultEffect[] = [];

function info({ id, rule, seen, struck }: Entry): FaultInfo {
  return { id, rule, seen, struck };
}
