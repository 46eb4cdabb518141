// What a toolbar that connects in the middle of a call must be told to be right. Pure.
import type { ToolbarEvent } from "../protocol/mod.ts";

/** Events of one call, oldest first; a client that knows the seed's four names gets along with them. */
export type Recap = readonly ToolbarEvent[];

/** The recap after one more event of the call. */
export function recapAfter(recap: Recap, event: ToolbarEvent): Recap {
  const established = recap.filter(({ eventName }) => eventName === "EventEstablished");
  switch (event.eventName) {
    case "EventHeld":
      return [...established, event];
    // Taken back, the call is again what its EventEstablished said.
    case "EventRetrieved":
      return established.length > 0 ? established : [event];
    default:
      return [event];
  }
}
