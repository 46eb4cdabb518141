// How an agent's session stands, for who looks on from outside: copies, never the session's own. Pure.
import type { SessionView } from "../protocol/mod.ts";
import type { CallKeeper } from "./call_keeper.ts";
import type { Outbox } from "./outbox.ts";
import type { Registration } from "./registration.ts";

/** What a session consists of, as far as it is looked at. */
export interface Viewed {
  readonly registration: Pick<Registration, "presence">;
  readonly keeper: Pick<CallKeeper, "calls">;
  readonly outbox: Pick<Outbox, "pendingFor">;
}

export function viewOf(
  { agentId, thisDN, toolbars }: Pick<SessionView, "agentId" | "thisDN" | "toolbars">,
  { registration, keeper, outbox }: Viewed,
): SessionView {
  const { registered, inService, agent } = registration.presence;
  return {
    agentId,
    thisDN,
    toolbars,
    registered,
    inService,
    agentState: agent,
    calls: keeper.calls.live().flatMap(({ call }) => {
      const { connID, callUUID, joinedUUID, state, direction, ani } = call;
      if (state === "none" || state === "released") return [];
      return [{
        connectionId: connID,
        eventId: joinedUUID ?? callUUID,
        state,
        direction,
        ANI: ani,
        pending: outbox.pendingFor(connID).map(({ request }) => request),
      }];
    }),
  };
}
