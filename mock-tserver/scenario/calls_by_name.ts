// The calls of a running scenario by the names that its file gives them.
import type { Message } from "./stage.ts";

/** What the switch calls one call. */
export interface NamedIds {
  readonly connectionIds: Set<string>;
  readonly eventIds: Set<string>;
  /** The latest ConnID, by which commands name the call. */
  connectionId: string;
}

/** Names and ids, each way. */
export class CallsByName {
  readonly #calls = new Map<string, NamedIds>();
  /** Names of calls that an agent asked for, by the command's request id. */
  readonly #asked = new Map<string, string>();

  /** The call has these ids from now on. */
  name(name: string, { connectionId, eventId }: { connectionId: string; eventId: string }): void {
    this.#calls.set(name, {
      connectionIds: new Set([connectionId]),
      eventIds: new Set([eventId]),
      connectionId,
    });
  }

  /** The call that the command with this request id begins is called `name`. */
  ask(name: string, requestId: string): void {
    this.#asked.set(requestId, name);
  }

  ids(name: string): NamedIds | undefined {
    return this.#calls.get(name);
  }

  /** Learns ids from a message: a call that was asked for begins, or one gets another ConnID. */
  learn({ to, name, connectionId, eventId, payload }: Message): void {
    if (connectionId === undefined || eventId === undefined) return;
    const asked = to === "toolbar" && name === "EventDialing" && textOf(payload, "requestId");
    const begun = asked ? this.#asked.get(asked) : undefined;
    if (begun !== undefined && !this.#calls.has(begun)) this.name(begun, { connectionId, eventId });
    // Who was transferred knows a call by the consultation's eventId; its ConnID changes for both names.
    const previous = to === "toolbar" ? textOf(payload, "previousConnectionId") : undefined;
    for (const call of this.#calls.values()) {
      if (!call.eventIds.has(eventId) && call.connectionId !== previous) continue;
      if (call.connectionIds.has(connectionId)) continue;
      call.connectionIds.add(connectionId);
      // A fault may have put any ConnID into an event; commands use what a toolbar was told.
      if (to === "toolbar") call.connectionId = connectionId;
    }
  }

  /** The name of the call that a message is about. */
  nameOf({ connectionId, eventId }: Message): string | undefined {
    const calls = [...this.#calls];
    // A call that was transferred goes on under the ConnID of another.
    const found = calls.find(([, ids]) => eventId !== undefined && ids.eventIds.has(eventId)) ??
      calls.find(([, ids]) => connectionId !== undefined && ids.connectionIds.has(connectionId));
    return found?.[0];
  }
}

function textOf(payload: unknown, field: string): string | undefined {
  if (typeof payload !== "object" || payload === null) return undefined;
  const value = (payload as Readonly<Record<string, unknown>>)[field];
  return typeof value === "string" ? value : undefined;
}
