// Says how a leg ended: the reason, the cause and who released it. Decided by what the T-Server told,
// never by which button was pressed.
import type { ReleaseCause, ReleasedBy, ReleaseReason } from "../protocol/mod.ts";
import { CallState as TCallState, ReleasingParty } from "../tserver/mod.ts";
import type { CallInput } from "./input.ts";
import type { Call } from "./state.ts";

/** How a leg ended, as EventReleased tells the toolbar. */
export interface Release {
  readonly reason: ReleaseReason;
  readonly cause: ReleaseCause;
  readonly releasedBy: ReleasedBy;
  readonly sourceEvent: string;
}

/** Describes the end of `call`, which `input` brought about. */
export function describeRelease(call: Call, input: CallInput): Release {
  return {
    reason: call.wasEstablished ? "wrapup" : "reject",
    cause: causeOf(call, input),
    releasedBy: releasedBy(call, input),
    sourceEvent: input.name,
  };
}

/** CallStates of EventReleased that name the cause by themselves. */
const TOLD_BY_CALL_STATE: Readonly<Partial<Record<TCallState, ReleaseCause>>> = {
  [TCallState.Abandoned]: "abandoned",
  [TCallState.Transferred]: "transferred",
  [TCallState.Redirected]: "redirected",
  [TCallState.Forwarded]: "redirected",
  [TCallState.NoAnswer]: "missed",
  [TCallState.DroppedNoAnswer]: "missed",
  [TCallState.Busy]: "busy",
  [TCallState.GeneralError]: "failed",
  [TCallState.SystemError]: "failed",
  [TCallState.SitDetected]: "failed",
  [TCallState.SitInvalidNum]: "failed",
  [TCallState.AllTrunksBusy]: "failed",
};

function causeOf(call: Call, input: CallInput): ReleaseCause {
  if (input.name === "Lost") return "lost";
  const told = TOLD_BY_CALL_STATE[input.event.CallState];
  if (told !== undefined) return told;
  if (call.wasEstablished) return "ended";
  if (DROPPED_STATES.has(input.event.CallState)) return "failed";
  if (call.direction === "outbound") return outboundCause(call, input);
  return releasedBy(call, input) === "customer" ? "abandoned" : "declined";
}

function outboundCause(call: Call, input: CallInput): ReleaseCause {
  if (call.unreached !== undefined) return TOLD_BY_CALL_STATE[call.unreached] ?? "busy";
  return releasedBy(call, input) === "customer" ? "failed" : "cancelled";
}

function releasedBy(call: Call, input: CallInput): ReleasedBy {
  if (input.name === "Lost") return "unknown";
  const { event } = input;
  const party = event.Extensions?.ReleasingParty;
  if (party === ReleasingParty.Local) return "agent";
  // The far side of a call that never reached anybody is the network.
  if (UNREACHED_STATES.has(event.CallState)) return "network";
  if (call.unreached !== undefined && UNREACHED_STATES.has(call.unreached)) return "network";
  if (party === ReleasingParty.Remote) return "customer";
  // Without release tracking: only a caller abandons, and only our own request is answered to us.
  if (event.name === "EventAbandoned") return "customer";
  if (CUSTOMER_STATES.has(event.CallState) || call.unreached !== undefined) return "customer";
  if (event.ReferenceID !== undefined) return "agent";
  return NETWORK_STATES.has(event.CallState) ? "network" : "unknown";
}

const CUSTOMER_STATES: ReadonlySet<TCallState> = new Set([
  TCallState.RemoteRelease,
  TCallState.Abandoned,
]);

/** The switch took the call away by itself. */
const DROPPED_STATES: ReadonlySet<TCallState> = new Set([TCallState.Cleared, TCallState.Dropped]);

const UNREACHED_STATES: ReadonlySet<TCallState> = new Set([
  TCallState.SitDetected,
  TCallState.SitInvalidNum,
  TCallState.AllTrunksBusy,
  TCallState.NoAnswer,
  TCallState.DroppedNoAnswer,
]);

const NETWORK_STATES: ReadonlySet<TCallState> = new Set([
  ...DROPPED_STATES,
  TCallState.GeneralError,
  TCallState.SystemError,
]);
