// Which of Fusion's reasons the end of a call is. The wire's two words decide what Fusion does, a finer reason
// only tells why; docs/decisions/0010-close-reasons.md. Pure.
import type { ToolbarEventOf } from "../../../../gateway/protocol/events.ts";
import type { FusionHabits } from "./frameworkClient.ts";
import type { CloseReason } from "./uefTypes.ts";

type Released = Pick<ToolbarEventOf<"EventReleased">, "reason" | "cause">;

/** Why a call is over that was never established; those that are not here are the agent's own doing. */
const UNANSWERED: Readonly<Partial<Record<Released["cause"], CloseReason>>> = {
  abandoned: "ABANDONED",
  cancelled: "CANCELED",
  missed: "MISSED",
  busy: "MISSED",
  failed: "MISSED",
  lost: "MISSED",
};

/** The reason of an end; `hasRunOut` when Fusion's own time for the offer was over. */
export function closeReasonOf({ reason, cause }: Released, hasRunOut: boolean): CloseReason {
  // TRANSFERRED would take the agent's wrap-up away, which the wire says there is.
  if (reason === "wrapup") return "WRAPUP";
  return UNANSWERED[cause] ?? (hasRunOut ? "TIMEOUT" : "REJECT");
}

/** The reason as this Fusion is to hear it. */
export function told(reason: CloseReason, { closeReasons }: FusionHabits): CloseReason {
  return closeReasons === "all" || reason === "WRAPUP" ? reason : "REJECT";
}
