// What happened at the switch, whatever was told of it.
import type { ToolbarEvent } from "../../gateway/protocol/mod.ts";
import type { JournalEntry } from "../../mock-tserver/control_schemas.ts";

const TALKS: ReadonlySet<string> = new Set([
  "EventEstablished",
  "EventHeld",
  "EventRetrieved",
]);

export class Truth {
  /** DNs and the calls that were established there. */
  readonly #established = new Set<string>();
  /** Calls that somebody answered, or asked to: where nobody is registered, the switch tells nothing else. */
  readonly #answered = new Set<string>();

  take({ name, thisDN, eventId = "" }: JournalEntry): void {
    if (TALKS.has(name)) this.#established.add(`${thisDN} ${eventId}`);
    if (name === "answer" || name === "RequestAnswerCall") this.#answered.add(eventId);
  }

  /** Ends that say of a call that it was established when it never was. */
  contradicted(told: readonly ToolbarEvent[]): string[] {
    return told.flatMap((event) =>
      event.eventName === "EventReleased" && event.reason === "wrapup" &&
        !this.#answered.has(event.eventId) &&
        !this.#established.has(`${event.thisDN} ${event.eventId}`)
        ? [`call ${event.eventId} was never established and ended as "wrapup"`]
        : []
    );
  }
}
