// A backup T-Server takes over. Hot: it knows what the primary knew. Warm: it finds the calls at the
// switch and gives them ConnIDs of its own, without the data that was attached to them.
import { tellAll, type Turn } from "./turn.ts";
import { connIDOf } from "./state.ts";

/** How much the backup knows. */
export type SwitchoverMode = "hot" | "warm";

/** The backup takes over; each client sees the link go down and come up. */
export function switchOver(turn: Turn, mode: SwitchoverMode): void {
  const { state } = turn;
  if (state.linkIsUp) tellAll(turn, { name: "EventLinkDisconnected" });
  state.linkIsUp = true;
  if (mode === "warm") loseKnowledge(turn);
  tellAll(turn, { name: "EventLinkConnected" });
}

function loseKnowledge({ state }: Turn): void {
  state.switchovers++;
  for (const dn of state.dns.values()) dn.clients.clear();
  const live = [...state.calls.values()];
  state.calls.clear();
  for (const call of live) {
    call.ConnID = connIDOf(state, call.CallID);
    call.UserData = {};
    state.calls.set(call.ConnID, call);
  }
}
