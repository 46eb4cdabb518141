// Brings queued calls to agents: the call that waits longest goes to the agent who is idle longest.
import { CallState, DNRole, ReleasingParty } from "../../gateway/tserver/attributes.ts";
import type { TServerError } from "../../gateway/tserver/errors.ts";
import { becomeNotReady } from "./agents.ts";
import { ring } from "./calls.ts";
import { errorOf, stateError } from "./errors.ts";
import { dnOf, type Leg, legIn } from "./legs.ts";
import { closeLeg, leaveCall } from "./leaving.ts";
import type { ReleaseWhileRinging } from "./options.ts";
import { divert, enqueue } from "./queues.ts";
import type { Call, DN, Party, SwitchState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** Offers every waiting call to the agent who is free for it, if there is one. */
export function deliverWaiting(turn: Turn): void {
  const { state } = turn;
  for (const call of [...state.waiting]) {
    for (const party of call.parties.filter(({ phase }) => phase === "queued")) {
      const queue = dnOf(state, party);
      const dn = queue && freeAgent(state, call, queue);
      if (queue && dn) deliver(turn, { call, party }, { queue, dn });
    }
  }
}

function deliver(turn: Turn, leg: Leg, { queue, dn }: { queue: DN; dn: DN }): void {
  const to: Party = {
    number: dn.number,
    isDN: true,
    role: DNRole.Destination,
    phase: "ringing",
    since: turn.time,
    queue: queue.number,
  };
  divert(turn, leg, { queue, to });
  leg.call.parties.push(to);
  ring(turn, { call: leg.call, party: to }, { dn });
}

function freeAgent({ agents, dns }: SwitchState, call: Call, { queue }: DN): DN | undefined {
  let free: DN | undefined;
  for (const AgentID of queue?.agents ?? []) {
    const at = agents.get(AgentID)?.at;
    const dn = at === undefined ? undefined : dns.get(at);
    if (!dn?.login?.ready || dn.calls.size > 0 || dn.outOfService) continue;
    if (call.passedBy?.has(dn.number)) continue;
    if (dn.login.idleSince < (free?.login?.idleSince ?? Infinity)) free = dn;
  }
  return free;
}

/** How a ringing leg at an agent's phone ends while its call goes back to its queue. */
export interface PassedBy {
  readonly name?: "EventReleased" | "EventAbandoned" | undefined;
  readonly callState?: CallState | undefined;
  readonly releasedBy: ReleasingParty;
}

/** The agent lets the call go by: it waits in its queue again, and is not offered to him for a while. */
export function backToQueue(turn: Turn, leg: Leg, { name, callState, releasedBy }: PassedBy): void {
  const { state } = turn;
  const { call, party } = leg;
  const dn = dnOf(state, party);
  const queue = state.dns.get(party.queue ?? "");
  // Somebody may have added the queue to the call once more meanwhile.
  const waits = call.parties.some(({ isDN, number }) => isDN && number === queue?.number);
  if (dn === undefined || queue === undefined || waits) {
    return leaveCall(turn, leg, { by: party, callState, name });
  }
  closeLeg(turn, leg, { name: name ?? "EventReleased", callState, releasedBy });
  call.parties = call.parties.filter((other) => other !== party);
  call.passedBy = (call.passedBy ?? new Set()).add(dn.number);
  const again: Party = {
    number: queue.number,
    isDN: true,
    role: DNRole.Destination,
    phase: "queued",
    since: turn.time,
  };
  call.parties.push(again);
  enqueue(turn, { call, party: again }, { dn: queue });
  turn.timings.push({
    afterMs: state.options.queueRetryMs,
    timer: { kind: "queueRetry", CallID: call.CallID, dn: dn.number },
  });
}

/** The agent's own will: what rings is declined, as this make of switch has it. */
export function decline(turn: Turn, leg: Leg, how: ReleaseWhileRinging): TServerError | undefined {
  const { party } = leg;
  if (typeof how === "object") return errorOf(how.error);
  if (how === "error" || (how === "queue" && party.queue === undefined)) {
    return stateError(turn.state);
  }
  const name = how === "abandoned" ? "EventAbandoned" : undefined;
  if (party.queue === undefined) {
    leaveCall(turn, leg, { by: party, name });
    return;
  }
  const callState = how === "queue" ? CallState.Redirected : undefined;
  backToQueue(turn, leg, { name, callState, releasedBy: ReleasingParty.Local });
}

/** The waiting call may be offered at `dn` again. */
export function retry({ state }: Turn, CallID: number, dn: string): void {
  for (const call of state.waiting) {
    if (call.CallID === CallID) call.passedBy?.delete(dn);
  }
}

/**
 * Nobody answered in time: the leg is taken away, the agent is not ready, and a queue's call waits
 * again (RONA). A call that came from no queue ends.
 */
export function takeAway(turn: Turn, dn: DN, leg: Leg): void {
  const callState = CallState.NoAnswer;
  if (leg.party.queue !== undefined) {
    backToQueue(turn, leg, { callState, releasedBy: ReleasingParty.Unknown });
  } else leaveCall(turn, leg, { callState });
  if (dn.login?.ready) becomeNotReady(turn, dn, {});
}

/** The leg of `dn` that has rung since the ringing numbered `ring`. */
export function ringingLeg(dn: DN, ring: number): Leg | undefined {
  for (const call of dn.calls) {
    const leg = legIn(call, dn);
    if (leg?.party.ring === ring && leg.party.phase === "ringing") return leg;
  }
  return undefined;
}
