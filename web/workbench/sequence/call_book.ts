// Which messages belong to one call. Everybody names a call in his own way: the T-Server by ConnID,
// the gateway by CallUUID (eventId), and who asks for one by the request, before it has any other
// name. Which names mean the same is learned from messages that carry two of them.
import type { Message } from "./message.ts";

export interface Call {
  /** The CallUUID, or the first name that was heard as long as that is not known. */
  readonly id: string;
  /** Counts the calls of this page from 0; it chooses the colour and never changes. */
  readonly index: number;
  /** The customer's number, once a message told it. */
  readonly customer: string | undefined;
}

export interface CallBook {
  readonly calls: ReadonlyMap<string, Call>;
  /** From a call's other names to its CallUUID. */
  readonly names: ReadonlyMap<string, string>;
  readonly nextIndex: number;
}

export const EMPTY_CALL_BOOK: CallBook = { calls: new Map(), names: new Map(), nextIndex: 0 };

type Named = Pick<Message, "eventId" | "connectionId" | "requestId">;

/** The call that a message belongs to; undefined for one of the agent, the link or the page. */
export function callOf({ calls, names }: CallBook, message: Named): Call | undefined {
  for (const name of [message.eventId, message.connectionId, message.requestId]) {
    const call = name && calls.get(names.get(name) ?? name);
    if (call) return call;
  }
  return undefined;
}

/** Takes note of the calls that new messages tell of. */
export function learnCalls(book: CallBook, messages: readonly Message[]): CallBook {
  const calls = new Map(book.calls);
  const names = new Map(book.names);
  let nextIndex = book.nextIndex;
  // Fusion gives an eventId to more than calls, so a call begins where switch or gateway tell of it.
  for (const message of messages.filter(({ source }) => source !== "uef")) {
    const { eventId, connectionId, requestId, customer } = message;
    for (const name of [connectionId, requestId]) {
      if (!eventId || !name) continue;
      names.set(name, eventId);
      const early = calls.get(name);
      if (!early) continue;
      calls.delete(name);
      calls.set(eventId, { ...early, ...calls.get(eventId), id: eventId });
    }
    const id = eventId ?? (connectionId && (names.get(connectionId) ?? connectionId));
    if (!id) continue;
    const known = calls.get(id) ?? { id, index: nextIndex++, customer: undefined };
    calls.set(id, { ...known, customer: known.customer ?? customer });
  }
  return { calls, names, nextIndex };
}

/** Forgets the calls that none of the kept messages belongs to. */
export function forgetCalls(book: CallBook, kept: readonly Message[]): CallBook {
  const ids = new Set(kept.map((message) => callOf(book, message)?.id));
  return {
    calls: new Map([...book.calls].filter(([id]) => ids.has(id))),
    names: new Map([...book.names].filter(([, id]) => ids.has(id))),
    nextIndex: book.nextIndex,
  };
}
