// Lets what fell due happen, unless it was overtaken.
import { endAfterCallWork } from "./after_call.ts";
import { answer, canSpeak } from "./calls.ts";
import { retry, ringingLeg, takeAway } from "./delivery.ts";
import { routeByDefault } from "./routing.ts";
import type { SwitchTimer } from "./timers.ts";
import type { Turn } from "./turn.ts";

/** The timer has run out. */
export function fire(turn: Turn, timer: SwitchTimer): void {
  const dn = turn.state.dns.get(timer.dn);
  if (dn === undefined) return;
  switch (timer.kind) {
    case "autoAnswer": {
      const leg = ringingLeg(dn, timer.ring);
      if (leg && canSpeak(dn)) answer(turn, leg);
      break;
    }
    case "ringTimeout": {
      const leg = ringingLeg(dn, timer.ring);
      if (leg) takeAway(turn, dn, leg);
      break;
    }
    case "routeTimeout":
      routeByDefault(turn, dn, timer.ring);
      break;
    case "wrapUpEnd":
      endAfterCallWork(turn, dn, timer.wrapUp);
      break;
    case "queueRetry":
      retry(turn, timer.CallID, timer.dn);
  }
}
