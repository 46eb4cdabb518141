// What the benchmark and a load generator say to each other: an order and a reply, each a JSON text on a
// line of its own. Types only.
import type { HistogramData } from "../measure/histogram.ts";

/**
 * How a server is spoken to. `gateway`: commands make events, the T-Server's controls let calls come.
 * `echo`: the same, but calls come by themselves. `publish`: an event is posted, and comes back.
 */
export type Style = "gateway" | "echo" | "publish";

/** A server under load. */
export interface Target {
  /** Host and port. */
  readonly authority: string;
  readonly style: Style;
  /** Host and port of the mock T-Server's controls. */
  readonly mock?: string;
}

/** What crosses the wire in one call, word by word, recorded from hookswitch. */
export interface Messages {
  /** The answer to each type of command. */
  readonly answers: Readonly<Record<string, string>>;
  /** The events that each type of command leads to. */
  readonly events: Readonly<Record<string, readonly string[]>>;
}

/** `call`: whole calls. `exchange`: one command and its event, in a call that goes on. */
export type LoopKind = "call" | "exchange";

/** Calls that begin at fixed times, whatever becomes of those before them. */
export interface OpenPlan {
  readonly callsPerSecond: number;
  readonly seconds: number;
  /** All agents connect again in this time from the beginning, in seconds; absent for none. */
  readonly stormSeconds?: number;
}

export type Order =
  | {
    readonly do: "connect";
    readonly target: Target;
    /** The agents' numbers: the first, and how many. */
    readonly first: number;
    readonly count: number;
    readonly toolbarsPerAgent: number;
    /** Connections for commands that the agents share. */
    readonly commandLines: number;
    /** The local address to connect from; the system's choice when absent. */
    readonly localAddress?: string;
    /** A client that follows the tutorial says nothing of its calls. */
    readonly saysCalls: boolean;
    readonly messages?: Messages;
  }
  /** The first `agents` agents start anew whenever they are done. */
  | { readonly do: "loop"; readonly kind: LoopKind; readonly agents: number }
  | { readonly do: "mark" }
  /** Ends the loop, when what is under way is done. */
  | { readonly do: "rest" }
  | { readonly do: "open"; readonly plan: OpenPlan }
  /** Plays one call and writes down what crosses the wire. */
  | { readonly do: "record" };

/** What was done since the generator began. */
export interface Counts {
  readonly calls: number;
  readonly exchanges: number;
  readonly events: number;
}

/** What came of calls at fixed times. */
export interface OpenOutcome {
  /** From the intended time of the release to EventReleased, in microseconds. */
  readonly release: HistogramData;
  /** How late the generator itself was with it, in microseconds. */
  readonly lateness: HistogramData;
  readonly calls: number;
  /** Calls that were told no EventReleased, and those that were told more than one. */
  readonly missing: number;
  readonly doubled: number;
  readonly reconnects: number;
}

export interface Replies {
  readonly connect: { readonly seconds: number };
  readonly loop: Record<string, never>;
  readonly mark: Counts;
  readonly rest: Counts;
  readonly open: OpenOutcome;
  readonly record: Messages;
}

export type Reply<Name extends Order["do"] = Order["do"]> =
  | { readonly ok: true; readonly value: Replies[Name] }
  | { readonly ok: false; readonly why: string };
