// Pure: holds one toolbar's record against the legs at the switch. Knows nothing of how the gateway works:
// every leg that the toolbar was told of must have ended there once, in order, and as it ended.
import type { StepReport } from "./step.ts";
import type { Recorded, Told, ToolbarRecord } from "./toolbars/record.ts";
import { Excuses, RECOVERY_MS } from "./excuses.ts";
import { Life } from "./life.ts";
import { type Leg, namesOf } from "./truth.ts";

export type ProblemKind =
  /** Told of a leg, and never of its end. */
  | "loss"
  /** Told of an end once too often. */
  | "duplicate"
  /** Told of a leg again that was over. */
  | "reborn"
  /** Told of an end while the leg went on. */
  | "premature"
  /** Told of the wrong reason. */
  | "reason"
  /** Not told of a leg at all. */
  | "unheard"
  /** (epoch, seq) did not rise. */
  | "order";

export interface Problem {
  readonly kind: ProblemKind;
  readonly toolbar: string;
  readonly dn: string;
  readonly eventId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly detail: string;
}

export const COUNTS = [
  "legs",
  "releases",
  "synthesised",
  "endsAlone",
  "endsAgain",
  "listedAfterRestart",
  "listedBesideAnother",
  "forgotten",
  "connections",
  "breaks",
  "reloads",
  "unheardExcused",
  "reasonsExcused",
] as const;
export type Count = typeof COUNTS[number];
export type Counts = Record<Count, number>;

export interface Account {
  readonly counts: Counts;
  readonly problems: readonly Problem[];
}

export interface Circumstances {
  readonly legs: readonly Leg[];
  readonly steps: readonly StepReport[];
  /** Toolbars that the agent has; what one was told, a client that says nothing is not told again. */
  readonly toolbars: number;
}

/** After so long a broken connection makes no end doubtful any more, the time in which it went unnoticed included, in milliseconds. */
const DOUBTFUL_MS = 75_000;

/** What was told so shortly before the toolbar closed its connection may not have been read, in milliseconds. */
const IN_FLIGHT_MS = 250;

/** A toolbar may hear of an end before the journal's own clock says so, in milliseconds. */
const SKEW_MS = 50;

export const noCounts = (): Counts => Object.fromEntries(COUNTS.map((name) => [name, 0])) as Counts;

/** Judges one toolbar's record. */
export function accountOf(record: ToolbarRecord, circumstances: Circumstances): Account {
  return new Accountant(record, circumstances).account();
}

class Accountant {
  readonly #record: ToolbarRecord;
  readonly #circumstances: Circumstances;
  readonly #legs: ReadonlyMap<string, readonly Leg[]>;
  readonly #counts = noCounts();
  readonly #problems: Problem[] = [];
  readonly #excuses: Excuses;
  readonly #newest = new Map<string, number>();
  #life = new Life();
  #lives: Life[] = [this.#life];
  #connection = 0;
  #isConnected = false;
  /** How and when each connection ended. */
  readonly #ends = new Map<number, { readonly at: number; readonly isClean: boolean }>();

  constructor(record: ToolbarRecord, circumstances: Circumstances) {
    this.#record = record;
    this.#circumstances = circumstances;
    this.#excuses = new Excuses(circumstances.steps, record);
    const ours = circumstances.legs.filter(({ dn }) => dn === record.dn);
    const named = ours.flatMap((leg) => namesOf(leg).map((name) => ({ name, leg })));
    this.#legs = new Map(
      [...Map.groupBy(named, ({ name }) => name)].map(([name, all]) =>
        [name, all.map(({ leg }) => leg)] as const
      ),
    );
  }

  account(): Account {
    for (const entry of this.#record.entries) this.#take(entry);
    for (const [eventId, call] of this.#life.calls) {
      if (!call.isOpen) continue;
      const { endedByList = "unexcused" } = call;
      if (endedByList !== "unexcused") this.#counts[endedByList]++;
      else this.#problem("loss", { eventId, at: call.openedAt, detail: "no EventReleased" });
    }
    this.#findUnheard();
    return { counts: this.#counts, problems: this.#problems };
  }

  #take(entry: Recorded): void {
    const { kind } = this.#record;
    switch (entry.kind) {
      case "opened":
        this.#connection++;
        this.#isConnected = true;
        this.#counts.connections++;
        break;
      case "lost":
        if (this.#isConnected && !entry.isClean) this.#counts.breaks++;
        if (this.#isConnected) this.#ends.set(this.#connection, entry);
        this.#isConnected = false;
        break;
      case "reloaded":
        this.#counts.reloads++;
        this.#counts.forgotten +=
          [...this.#life.calls.values()].filter(({ isOpen }) => isOpen).length;
        this.#life.endedAt = entry.at;
        this.#life = new Life();
        this.#lives.push(this.#life);
        this.#newest.clear();
        break;
      case "told":
        this.#checkOrder(entry.event, entry.at);
        this.#life.isUp(entry.event, entry.at);
        if (kind !== "ours") this.#book(entry.event, entry.at);
        if (kind === "seed") this.#endByList(entry.event, entry.at);
        break;
      case "shown":
        if (kind === "ours") this.#book(entry.event, entry.at);
    }
  }

  #checkOrder({ epoch, seq, eventName, eventId = "" }: Told, at: number): void {
    const newest = this.#newest.get(epoch) ?? 0;
    if (seq <= newest) {
      const detail = `${eventName} has seq ${seq} after ${newest} in epoch ${epoch}`;
      this.#problem("order", { eventId, at, detail });
    }
    this.#newest.set(epoch, Math.max(seq, newest));
  }

  #book(event: Told, at: number): void {
    const { eventId } = event;
    if (eventId === undefined) return;
    if (event.eventName === "EventReleased") this.#release(event, { eventId, at });
    else if (this.#life.tell(event, { eventId, at })) {
      this.#counts.legs++;
      const { opened } = this.#life.call(eventId);
      const there = this.#legs.get(eventId)?.length ?? 0;
      if (opened <= there) return;
      const detail = `${event.eventName} opens leg ${opened} of ${there}`;
      this.#problem("reborn", { eventId, at, detail });
    }
  }

  #release(event: Told, { eventId, at }: { readonly eventId: string; readonly at: number }): void {
    const call = this.#life.call(eventId);
    const legs = this.#legs.get(eventId) ?? [];
    const { isOpen, wasEstablished } = call;
    if (!isOpen && call.released >= legs.length) {
      const before = call.releasedOn === undefined ? undefined : this.#ends.get(call.releasedOn);
      const age = (before?.at ?? 0) - (call.releasedAt ?? 0);
      const isDoubtful = this.#record.kind === "seed" && before &&
        age <= (before.isClean ? IN_FLIGHT_MS : DOUBTFUL_MS);
      if (isDoubtful) {
        this.#counts.endsAgain++;
        call.releasedOn = this.#connection;
      } else {
        const detail = `end ${call.released + 1} of ${legs.length}`;
        this.#problem("duplicate", { eventId, at, detail });
      }
      return;
    }
    this.#counts.releases++;
    if (!isOpen) this.#counts.endsAlone++;
    if (event.synthesised || event.cause === "lost") this.#counts.synthesised++;
    this.#life.release({ eventId, at, connection: this.#connection });
    const over = legs.filter(({ to }) => to <= at + SKEW_MS);
    // Under a name that it has no more it may have ended for who did not see it change.
    if (over.length === 0 && !legs.some(({ formerIds }) => formerIds.includes(eventId))) {
      this.#problem("premature", { eventId, at, detail: "the leg goes on at the switch" });
    }
    this.#checkReason(event, { eventId, at, wasEstablished, leg: over.at(-1) });
  }

  #checkReason({ reason }: Told, { eventId, at, wasEstablished, leg }: {
    readonly eventId: string;
    readonly at: number;
    readonly wasEstablished: boolean;
    readonly leg: Leg | undefined;
  }): void {
    if (!leg) return;
    const isTalked = wasEstablished || leg.establishedAt !== undefined;
    const right = isTalked ? "wrapup" : "reject";
    if (reason === right) return;
    // An answer that nobody could tell the gateway of cannot be known.
    const unknown = { from: leg.establishedAt ?? leg.from, to: leg.to };
    const isExcused = this.#excuses.isTroubled(unknown, ["link", "gateway"]) ||
      this.#excuses.isForgotten(unknown);
    if (!wasEstablished && isExcused) {
      this.#counts.reasonsExcused++;
      return;
    }
    this.#problem("reason", { eventId, at, detail: `"${reason}" in place of "${right}"` });
  }

  /** A tutorial client says nothing of what it believes: the list is all that can be told to it. */
  #endByList({ eventName, calls }: Told, at: number): void {
    if (eventName !== "EventRegistered" || !calls) return;
    const named = new Set(calls.map(({ eventId }) => eventId));
    for (const [eventId, call] of this.#life.calls) {
      // The first such list decides: what comes later excuses nothing.
      if (!call.isOpen || named.has(eventId) || call.endedByList) continue;
      call.endedByList = this.#excuses.hasGatewayEnded({ from: call.openedAt, to: at })
        ? "listedAfterRestart"
        : this.#circumstances.toolbars > 1
        ? "listedBesideAnother"
        : "unexcused";
    }
  }

  /** Legs that lived in a time in which this toolbar could have been told of them. */
  #findUnheard(): void {
    const legs = this.#circumstances.legs.filter(({ dn }) => dn === this.#record.dn);
    for (const leg of legs) {
      const life = this.#lives.find(({ upAt, endedAt }) =>
        upAt !== undefined && upAt < leg.from && endedAt > leg.to + RECOVERY_MS
      );
      if (!life || namesOf(leg).some((name) => life.calls.has(name))) continue;
      const scopes = this.#record.kind === "resuming"
        ? ["link", "gateway"] as const
        : ["link", "gateway", "toolbars"] as const;
      const isExcused = this.#excuses.isHidden(leg) || this.#excuses.isTroubled(leg, scopes) ||
        this.#excuses.isForgotten(leg);
      if (isExcused) this.#counts.unheardExcused++;
      else {
        const detail = "the leg was never told of";
        this.#problem("unheard", { eventId: leg.eventId, at: leg.from, detail });
      }
    }
  }

  #problem(
    kind: ProblemKind,
    { eventId, at, detail }: { eventId: string; at: number; detail: string },
  ): void {
    const { name, dn } = this.#record;
    this.#problems.push({ kind, toolbar: name, dn, eventId, at, detail });
  }
}
