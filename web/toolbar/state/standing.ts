// Where the agent stands, in one word with what belongs to it: what the header draws. Derived from the
// state, of which what matters most to the agent comes first. Pure.
import { AFTER_CALL_WORK } from "../cti/vendor/agentWish.ts";
import type { CallView, ToolbarState } from "./model.ts";

/** After so many attempts nobody counts on the next one. */
export const TRIES_UNTIL_LOST = 4;

/** `since` is on the gateway's clock, `nextTryAt` on this page's. */
export type Standing =
  /** Not connected, and nobody wants to be. */
  | { readonly name: "offline" }
  | { readonly name: "connecting" }
  /** The connection is gone and is made again; calls go on meanwhile. */
  | { readonly name: "reconnecting"; readonly nextTryAt: number }
  /** It could not be made again for a while. */
  | { readonly name: "gateway-lost"; readonly nextTryAt: number }
  /** This computer has no network. */
  | { readonly name: "no-network" }
  /** The gateway does not reach the T-Server. */
  | { readonly name: "link-lost" }
  /** The agent's DN cannot be used. */
  | { readonly name: "out-of-service" }
  | { readonly name: "ringing"; readonly since: number }
  | { readonly name: "dialling"; readonly since: number }
  | { readonly name: "on-call"; readonly since: number }
  /** All of the agent's calls are parked. */
  | { readonly name: "held"; readonly since: number }
  /** Work after a call: at the switch, which hands out no calls, or in Fusion's form alone. */
  | { readonly name: "wrapping-up"; readonly by: "switch" | "fusion"; readonly since: number }
  /** On the way to taking no more calls. */
  | { readonly name: "leaving" }
  | { readonly name: "available"; readonly since?: number }
  | { readonly name: "not-ready"; readonly reason?: string; readonly since?: number };

export type StandingName = Standing["name"];

export function standingOf(state: ToolbarState): Standing {
  return ofConnection(state) ?? ofCalls(state.calls) ?? ofAgent(state);
}

function ofConnection({ agent, network, linkUp, dnInService }: ToolbarState): Standing | undefined {
  const { status, lost } = agent;
  if (status === "reconnecting" && network === "none") return { name: "no-network" };
  if (status === "reconnecting") {
    const { tries = 0, nextTryAt = 0 } = lost ?? {};
    return { name: tries >= TRIES_UNTIL_LOST ? "gateway-lost" : "reconnecting", nextTryAt };
  }
  if (status === "offline" || status === "connecting") return { name: status };
  if (!linkUp) return { name: "link-lost" };
  return dnInService ? undefined : { name: "out-of-service" };
}

/** The call that asks most of the agent. */
function ofCalls(calls: readonly CallView[]): Standing | undefined {
  const inPhase = (phase: CallView["phase"]) => calls.find((call) => call.phase === phase);
  const ringing = inPhase("RINGING");
  if (ringing) return { name: "ringing", since: ringing.since };
  const talking = inPhase("ACCEPTED");
  if (talking) return { name: "on-call", since: talking.acceptedAt ?? talking.since };
  const dialling = inPhase("DIALLING");
  if (dialling) return { name: "dialling", since: dialling.since };
  const held = inPhase("HELD");
  return held && { name: "held", since: held.since };
}

function ofAgent({ agent, wrapUp }: ToolbarState): Standing {
  const { status, since, reason, workMode } = agent;
  if (status === "leaving") return { name: "leaving" };
  if (status === "unavailable" && workMode === AFTER_CALL_WORK) {
    return { name: "wrapping-up", by: "switch", since: since ?? 0 };
  }
  if (wrapUp) return { name: "wrapping-up", by: "fusion", since: wrapUp.since };
  const counted = since !== undefined && { since };
  if (status === "available") return { name: "available", ...counted };
  return { name: "not-ready", ...(reason !== undefined && { reason }), ...counted };
}
