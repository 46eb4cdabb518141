// The handset: off the hook while its DN dials or talks. Told only where the switch tells of it.
import type { DN } from "./state.ts";
import { legsAt } from "./legs.ts";
import { tellDN, type Turn } from "./turn.ts";

/** The handset is lifted, unless it is already. */
export function goOffHook(turn: Turn, dn: DN): void {
  if (dn.offHook) return;
  dn.offHook = true;
  tellHook(turn, dn, "EventOffHook");
}

/** The handset is put down, once no call needs it. */
export function goOnHook(turn: Turn, dn: DN): void {
  const inUse = legsAt(dn).some(({ party }) =>
    party.phase !== "ringing" && party.phase !== "queued"
  );
  if (!dn.offHook || inUse) return;
  dn.offHook = false;
  tellHook(turn, dn, "EventOnHook");
}

function tellHook(turn: Turn, dn: DN, name: "EventOffHook" | "EventOnHook"): void {
  if (turn.state.options.personality.onHook === "none") return;
  tellDN(turn, dn, { name, ThisDN: dn.number });
}
