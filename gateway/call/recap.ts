// What a toolbar that connects in the middle of a call must be told to be right. Pure.
import type { ToolbarEvent } from "../protocol/mod.ts";

/** An event of a call, and a later one that tells how the call is now. */
interface Told {
  readonly event: ToolbarEvent;
  readonly latest?: ToolbarEvent;
}

/** What is told again of one call, the oldest first; put into words by `recapEvents` when it is. */
export type Recap = readonly Told[];

/** The events to tell; a client that knows the seed's four names gets along with them. */
export function recapEvents(recap: Recap): readonly ToolbarEvent[] {
  return recap.map(({ event, latest }) => latest ? updated(event, latest) : event);
}

/** The event that was told last of the call. */
export function latestIn(recap: Recap): ToolbarEvent | undefined {
  const last = recap.at(-1);
  return last?.latest ?? last?.event;
}

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
  switch (event.eventName) {
    case "EventHeld":
      return [...recap.filter(isEstablished), { event }];
    // Taken back, the call is again established, and otherwise as it is now.
    case "EventRetrieved": {
      const established = recap.filter(isEstablished);
      return established.length > 0 ? broughtUpToDate(established, event) : [{ event }];
    }
    case "EventDialing":
    case "EventRinging":
    case "EventEstablished":
    case "EventReleased":
      return [{ event }];
    // What changes within a state is told again by the event that led to it, brought up to date.
    default:
      return broughtUpToDate(recap, event);
  }
}

const isEstablished = ({ event }: Told) => event.eventName === "EventEstablished";

/** Whatever came between is outdated: the latest event tells all that lasts. */
const broughtUpToDate = (recap: Recap, latest: ToolbarEvent): Recap =>
  recap.map(({ event }) => ({ event, latest }));
