// Queues and route points: a call waits at one until an agent is free. Who that is, is decided in delivery.
import { type CallState, DNRole } from "../../gateway/tserver/attributes.ts";
import { stopWaiting } from "./leaving.ts";
import type { Leg } from "./legs.ts";
import type { DN, Party, SwitchState } from "./state.ts";
import { enterPhase, tellParty, type Turn } from "./turn.ts";

/** What a queue begins with. */
export interface NewQueue {
  readonly dn: string;
  readonly agents: readonly string[];
  readonly routePoint: boolean;
  readonly ringTimeoutMs?: number | undefined;
  readonly defaultTo?: string | undefined;
  readonly routeTimeoutMs?: number | undefined;
}

/** Adds a queue, which is a DN like the others but for the phone. */
export function addQueue(state: SwitchState, { dn, routePoint, ...more }: NewQueue): void {
  state.dns.set(dn, {
    number: dn,
    clients: new Set(),
    calls: new Set(),
    queue: { ...more, isRoutePoint: routePoint },
  });
}

/** Whether calls are queued at `dn`: at a queue always, at a route point as the make of switch has it. */
function queues({ options: { personality } }: SwitchState, { queue }: DN): boolean {
  return !queue?.isRoutePoint || personality.routePointQueues;
}

/** The call waits at the queue `dn`, behind those that came before. */
export function enqueue(
  turn: Turn,
  leg: Leg,
  { dn, callState }: { dn: DN; callState?: CallState | undefined },
): void {
  enterPhase(turn, leg.party, "queued");
  dn.calls.add(leg.call);
  turn.state.waiting.add(leg.call);
  if (queues(turn.state, dn)) tellParty(turn, leg, { name: "EventQueued", callState });
  if (dn.queue?.isRoutePoint) tellParty(turn, leg, { name: "EventRouteRequest" });
  startRouteTimeout(turn, leg, dn);
}

/** From now on the route point waits for somebody to route the call, if it has a default destination. */
export function startRouteTimeout({ state, timings }: Turn, { party }: Leg, dn: DN): void {
  const { defaultTo, routeTimeoutMs } = dn.queue ?? {};
  if (defaultTo === undefined || routeTimeoutMs === undefined) return;
  const ring = ++state.turnsMade;
  party.ring = ring;
  timings.push({ afterMs: routeTimeoutMs, timer: { kind: "routeTimeout", dn: dn.number, ring } });
}

/** The call leaves the queue for the agent who is to take it. */
export function divert(turn: Turn, leg: Leg, { queue, to }: { queue: DN; to: Party }): void {
  const { call, party } = leg;
  queue.calls.delete(call);
  const third = { party: to, role: DNRole.Destination };
  if (queue.queue?.isRoutePoint) tellParty(turn, leg, { name: "EventRouteUsed", third });
  if (queues(turn.state, queue)) tellParty(turn, leg, { name: "EventDiverted", third });
  call.parties = call.parties.filter((other) => other !== party);
  stopWaiting(turn.state, call);
}
