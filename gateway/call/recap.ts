// What a toolbar that connects in the middle of a call must be told to be right. Pure.
import type { ToolbarEvent } from "../protocol/mod.ts";

/** Events of one call, oldest first; a client that knows the seed's four names gets along with them. */
export type Recap = readonly ToolbarEvent[];

/** What an event of a call tells of the call as it is now; what it leaves out is so no more. */
const LASTING: ReadonlySet<string> = new Set([
  "connectionId",
  "ANI",
  "since",
  "userData",
  "muted",
  "parties",
  "consults",
  "consultsFor",
  "allowedCommands",
]);

function updated(earlier: ToolbarEvent, later: ToolbarEvent): ToolbarEvent {
  const event: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(earlier)) if (!LASTING.has(name)) event[name] = value;
  for (const [name, value] of Object.entries(later)) if (LASTING.has(name)) event[name] = value;
  return event as unknown as ToolbarEvent;
}

/** The recap after one more event of the call. */
export function recapAfter(recap: Recap, event: ToolbarEvent): Recap {
  const established = recap.filter(({ eventName }) => eventName === "EventEstablished");
  switch (event.eventName) {
    case "EventHeld":
      return [...established, event];
    // Taken back, the call is again established, and otherwise as it is now.
    case "EventRetrieved":
      return established.length > 0 ? established.map((one) => updated(one, event)) : [event];
    case "EventDialing":
    case "EventRinging":
    case "EventEstablished":
    case "EventReleased":
      return [event];
    // What changes within a state is told again by the event that led to it, brought up to date.
    default:
      return recap.map((earlier) => updated(earlier, event));
  }
}
