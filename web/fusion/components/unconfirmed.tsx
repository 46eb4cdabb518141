// The way out of a call that a reloaded toolbar does not know any more.
import type { Communication } from "../communication.ts";
import type { Desk } from "../desk.ts";

/** Shown while the toolbar that runs now has not announced the call. */
export function Unconfirmed({ call, desk }: { call: Communication; desk: Desk }) {
  if (call.announced && !desk.isSecondTab) return null;
  return (
    <p class="unconfirmed">
      {desk.isSecondTab
        ? "Another tab told of this call; its end is heard only if it is propagated, too. "
        : "The toolbar was reloaded and has not confirmed this call. "}
      <button type="button" class="button button--link" onClick={() => desk.dismiss(call.eventId)}>
        Dismiss
      </button>
    </p>
  );
}
