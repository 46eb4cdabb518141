// The calls that live as far as the gateway has told, also to the page before a reload. Says which of
// them have ended unheard, as after a restart of the gateway; changes nothing else.
import * as z from "zod/mini";
import { Direction, type ToolbarEventOf } from "../../../../gateway/protocol/events.ts";
import { type Claim, MAX_CLAIMS } from "../../../../gateway/protocol/resume.ts";
import type { CallChangeEvent, CallEvent } from "../integrationEventsHandler.ts";
import type { Memory } from "../memory.ts";

type ReleasedEvent = ToolbarEventOf<"EventReleased">;
type NamedCalls = ToolbarEventOf<"EventRegistered">["calls"];

/** What is the same in every event of one moment. */
export type Stamp = Pick<ReleasedEvent, "seq" | "epoch" | "time" | "thisDN">;

/** What a call's end has to say, should nobody else tell it; nothing else of it is remembered. */
export const RememberedCall = z.object({
  eventId: z.string(),
  connectionId: z.string(),
  ANI: z.string(),
  direction: Direction,
  consults: z.optional(z.string()),
  wasEstablished: z.boolean(),
  /** As the gateway told first: one that was restarted knows of the call only from then on. */
  startedAt: z.optional(z.string()),
  establishedAt: z.optional(z.string()),
});
export type RememberedCall = z.infer<typeof RememberedCall>;

export class LiveCalls {
  /** By eventId, the current one last. */
  readonly #calls: Map<string, RememberedCall>;
  readonly #memory: Memory<readonly RememberedCall[]>;

  constructor(memory: Memory<readonly RememberedCall[]>) {
    this.#memory = memory;
    this.#calls = new Map(memory.load().map((call) => [call.eventId, call]));
  }

  get isEmpty(): boolean {
    return this.#calls.size === 0;
  }

  /** The calls as a toolbar that comes back names them. */
  get claims(): Claim[] {
    return [...this.#calls.values()]
      .map(({ eventId, wasEstablished }): Claim => ({
        id: eventId,
        state: wasEstablished ? "established" : "ringing",
      }))
      .slice(-MAX_CLAIMS);
  }

  /**
   * Takes note of an event about a live call; all but a hold make it the current one. Returns the event
   * with the times that were told first.
   */
  note<Event extends CallEvent>(event: Event): Event {
    const offered = event.eventName === "EventRinging" || event.eventName === "EventDialing";
    const known = this.#calls.get(event.eventId);
    if (event.eventName !== "EventHeld") this.#calls.delete(event.eventId);
    const times = offered ? {} : firstTimes(known, event);
    this.#set({ ...event, ...times }, { wasEstablished: !offered || !!known?.wasEstablished });
    return { ...event, ...times };
  }

  /** Takes note of a change in a live call, which may name it anew; returns whether it was answered. */
  change(event: CallChangeEvent): boolean {
    const known = this.#calls.get(event.eventId) ?? this.#previous(event);
    if (!known) return false;
    if (known.eventId !== event.eventId) this.#calls.delete(known.eventId);
    this.#set({ ...event, ...firstTimes(known, event) }, known);
    return known.wasEstablished;
  }

  forget(eventId: string): void {
    if (this.#calls.delete(eventId)) this.#save();
  }

  /** The connectionId of a call, or of the current one when none is named. */
  connectionIdOf(eventId: string | undefined): string | undefined {
    const call = eventId === undefined
      ? [...this.#calls.values()].at(-1)
      : this.#calls.get(eventId);
    return call?.connectionId;
  }

  /** The ends of the calls that `named` does not have; none when it is not told. */
  endsUnheard(named: NamedCalls, stamp: Stamp): ReleasedEvent[] {
    if (named === undefined) return [];
    const living = new Set(named.map(({ eventId }) => eventId));
    return [...this.#calls.values()]
      .filter(({ eventId }) => !living.has(eventId))
      .map((call) => lost(call, stamp));
  }

  /** The end of a call that the gateway does not know. */
  endOf(connectionId: string | undefined, stamp: Stamp): ReleasedEvent | undefined {
    const call = this.#withConnection(connectionId);
    return call && lost(call, stamp);
  }

  #set(
    { eventId, connectionId, ANI, direction, consults, startedAt, establishedAt }:
      | CallEvent
      | CallChangeEvent,
    { wasEstablished }: Pick<RememberedCall, "wasEstablished">,
  ): void {
    const call = { eventId, connectionId, ANI, direction, consults, wasEstablished };
    this.#calls.set(eventId, { ...call, startedAt, establishedAt });
    this.#save();
  }

  #save(): void {
    this.#memory.save([...this.#calls.values()]);
  }

  #previous(event: CallChangeEvent): RememberedCall | undefined {
    if (event.eventName !== "EventPartyChanged") return undefined;
    return this.#withConnection(event.previousConnectionId);
  }

  #withConnection(wanted: string | undefined): RememberedCall | undefined {
    return [...this.#calls.values()].find(({ connectionId }) => connectionId === wanted);
  }
}

type Times = Pick<RememberedCall, "startedAt" | "establishedAt">;

function firstTimes(known: Times | undefined, event: Times): Times {
  const startedAt = earlier(known?.startedAt, event.startedAt);
  const establishedAt = earlier(known?.establishedAt, event.establishedAt);
  return {
    ...(startedAt !== undefined && { startedAt }),
    ...(establishedAt !== undefined && { establishedAt }),
  };
}

/** Times in one form, ISO 8601 in UTC, are in the order of their texts. */
function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

function lost(
  { wasEstablished, ...call }: RememberedCall,
  { seq, epoch, time, thisDN }: Stamp,
): ReleasedEvent {
  return {
    ...{ seq, epoch, time, thisDN },
    ...call,
    eventName: "EventReleased",
    allowedCommands: [],
    reason: wasEstablished ? "wrapup" : "reject",
    cause: "lost",
    releasedBy: "unknown",
    sourceEvent: "Lost",
    synthesised: true,
  };
}
