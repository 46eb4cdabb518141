// Route points: a call waits there until a client routes it, or until it goes to the default destination.
import { DNRole } from "../../gateway/tserver/attributes.ts";
import type { TServerError } from "../../gateway/tserver/errors.ts";
import { offer } from "./calls.ts";
import { newcomer } from "./dialling.ts";
import { stateError } from "./errors.ts";
import { type Leg, legIn } from "./legs.ts";
import { divert, startRouteTimeout } from "./queues.ts";
import type { DN, Party } from "./state.ts";
import type { Turn } from "./turn.ts";

/** Sends a call that waits at the route point `dn` to OtherDN (TRouteCall), or says why not. */
export function route(
  turn: Turn,
  dn: DN,
  { leg, OtherDN }: { leg: Leg; OtherDN: string },
): TServerError | undefined {
  const { call } = leg;
  if (leg.party.phase !== "queued") return stateError(turn.state);
  const target = newcomer(turn, dn, { call, dialled: OtherDN });
  if ("code" in target) return target;
  const to: Party = {
    number: target.number,
    isDN: target.isDN,
    role: DNRole.Destination,
    phase: "ringing",
    since: turn.time,
    queue: dn.number,
  };
  divert(turn, leg, { queue: dn, to });
  call.parties.push(to);
  offer(turn, { call, party: to });
}

/**
 * Nobody routed the call that came to `dn` with the number `ring`: it goes to the default destination;
 * where that cannot take it, it waits as long again.
 */
export function routeByDefault(turn: Turn, dn: DN, ring: number): void {
  const OtherDN = dn.queue?.defaultTo;
  if (OtherDN === undefined) return;
  for (const call of dn.calls) {
    const leg = legIn(call, dn);
    if (leg?.party.ring !== ring || leg.party.phase !== "queued") continue;
    if (dn.outOfService || route(turn, dn, { leg, OtherDN })) startRouteTimeout(turn, leg, dn);
    return;
  }
}
