// The calls that live as far as the gateway has told. Says which of them have ended unheard, as after a
// restart of the gateway; changes nothing else.
import type { ToolbarEventOf } from "../../../../gateway/protocol/events.ts";
import type { CallChangeEvent, CallEvent } from "../integrationEventsHandler.ts";

type ReleasedEvent = ToolbarEventOf<"EventReleased">;
type NamedCalls = ToolbarEventOf<"EventRegistered">["calls"];

interface LiveCall {
  readonly event: CallEvent | CallChangeEvent;
  readonly wasEstablished: boolean;
}

export class LiveCalls {
  /** By eventId, the current one last. */
  readonly #calls = new Map<string, LiveCall>();

  get isEmpty(): boolean {
    return this.#calls.size === 0;
  }

  /** Takes note of an event about a live call; all but a hold make it the current one. */
  note(event: CallEvent): void {
    const offered = event.eventName === "EventRinging" || event.eventName === "EventDialing";
    const known = this.#calls.get(event.eventId);
    if (event.eventName !== "EventHeld") this.#calls.delete(event.eventId);
    this.#calls.set(event.eventId, { event, wasEstablished: !offered || !!known?.wasEstablished });
  }

  /** Takes note of a change in a live call, which may name it anew; returns whether it was answered. */
  change(event: CallChangeEvent): boolean {
    const known = this.#calls.get(event.eventId) ?? this.#previous(event);
    if (!known) return false;
    if (known.event.eventId !== event.eventId) this.#calls.delete(known.event.eventId);
    this.#calls.set(event.eventId, { ...known, event });
    return known.wasEstablished;
  }

  forget(eventId: string): void {
    this.#calls.delete(eventId);
  }

  /** The connectionId of a call, or of the current one when none is named. */
  connectionIdOf(eventId: string | undefined): string | undefined {
    const call = eventId === undefined
      ? [...this.#calls.values()].at(-1)
      : this.#calls.get(eventId);
    return call?.event.connectionId;
  }

  /** The ends of the calls that `named` does not have; none when it is not told. */
  endsUnheard(named: NamedCalls): ReleasedEvent[] {
    if (named === undefined) return [];
    const living = new Set(named.map(({ eventId }) => eventId));
    return [...this.#calls.values()].filter(({ event }) => !living.has(event.eventId)).map(lost);
  }

  /** The end of a call that the gateway does not know. */
  endOf(connectionId: string | undefined): ReleasedEvent | undefined {
    const call = this.#withConnection(connectionId);
    return call && lost(call);
  }

  #previous(event: CallChangeEvent): LiveCall | undefined {
    if (event.eventName !== "EventPartyChanged") return undefined;
    return this.#withConnection(event.previousConnectionId);
  }

  #withConnection(connectionId: string | undefined): LiveCall | undefined {
    return [...this.#calls.values()].find(({ event }) => event.connectionId === connectionId);
  }
}

function lost({ event, wasEstablished }: LiveCall): ReleasedEvent {
  return {
    ...event,
    eventName: "EventReleased",
    allowedCommands: [],
    reason: wasEstablished ? "wrapup" : "reject",
    cause: "lost",
    releasedBy: "unknown",
    sourceEvent: "Lost",
  };
}
