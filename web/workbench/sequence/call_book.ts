// Which messages belong to one call. Everybody names a call in his own way: the T-Server by ConnID,
// the gateway by CallUUID (eventId), and who asks for one by the request, before it has any other
// name. Which names mean the same is learned from messages that carry two of them. The book grows in
// place, like the timeline that it belongs to.
import type { Message } from "./message.ts";

export interface Call {
  /** The CallUUID, or the first name that was heard as long as that is not known. */
  readonly id: string;
  /** Counts the calls of this page from 0; it chooses the colour and never changes. */
  readonly index: number;
  /** The customer's number, once a message told it. */
  readonly customer: string | undefined;
  /** The time of its first message: milliseconds since the epoch. */
  readonly startedAt: number;
  /** The agents whose phones or toolbars it was at. */
  readonly agentIds: readonly string[];
}

export interface CallBook {
  readonly calls: Map<string, Call>;
  /** From a call's other names to its CallUUID. */
  readonly names: Map<string, string>;
  /** When a message first used a name, of whatever kind. */
  readonly mentions: Map<string, number>;
  /** Whose DNs are: the agent last seen at each. */
  readonly agents: Map<string, string>;
  nextIndex: number;
}

export function createCallBook(): CallBook {
  return {
    calls: new Map(),
    names: new Map(),
    mentions: new Map(),
    agents: new Map(),
    nextIndex: 0,
  };
}

type Named = Pick<Message, "eventId" | "connectionId" | "requestId">;

/** The call that a message belongs to; undefined for one of the agent, the link or the page. */
export function callOf({ calls, names }: CallBook, message: Named): Call | undefined {
  const { eventId, connectionId, requestId } = message;
  const find = (name: string | undefined) =>
    name === undefined ? undefined : calls.get(names.get(name) ?? name);
  return find(eventId) ?? find(connectionId) ?? find(requestId);
}

/** The agent whom a message concerns, by name or by the DN; undefined where nobody told. */
export function agentOf({ agents }: CallBook, message: Message): string | undefined {
  return message.agentId ?? (message.dn === undefined ? undefined : agents.get(message.dn));
}

/**
 * Takes note of whom and of which call a message tells. Returns the time from which on messages may
 * belong to another call or agent than before, or count from another start; Infinity when this one
 * changes nothing.
 */
export function learnCall(book: CallBook, message: Message): number {
  const { calls, mentions, agents } = book;
  const { eventId, connectionId, requestId, time, agentId, dn } = message;
  let since = Infinity;
  if (agentId !== undefined && dn !== undefined && agents.get(dn) !== agentId) {
    agents.set(dn, agentId);
    since = -Infinity;
  }
  for (const name of [eventId, connectionId, requestId]) {
    if (name !== undefined && time < (mentions.get(name) ?? Infinity)) mentions.set(name, time);
  }
  // Fusion gives an eventId to more than calls, so a call begins where switch or gateway tell of it.
  if (message.source === "uef") return Math.min(since, grow(book, callOf(book, message), message));
  if (eventId !== undefined) {
    for (const name of [connectionId, requestId]) {
      if (name === undefined || book.names.get(name) === eventId) continue;
      since = Math.min(since, bind(book, name, eventId));
    }
  }
  const id = eventId ?? (connectionId && (book.names.get(connectionId) ?? connectionId));
  if (!id) return Math.min(since, grow(book, callOf(book, message), message));
  const isNew = !calls.has(id);
  since = Math.min(since, grow(book, calls.get(id) ?? newCall(book, id), message));
  return isNew ? Math.min(since, mentions.get(id) ?? time) : since;
}

/** Adds what a message tells of its call; returns from when on messages differ by that. */
function grow(book: CallBook, known: Call | undefined, message: Message): number {
  if (!known) return Infinity;
  const next = grown(known, message, agentOf(book, message));
  book.calls.set(known.id, next);
  const isOther = next.startedAt !== known.startedAt || next.agentIds !== known.agentIds;
  return isOther ? next.startedAt : Infinity;
}

function newCall(book: CallBook, id: string): Call {
  const startedAt = book.mentions.get(id) ?? Infinity;
  return { id, index: book.nextIndex++, customer: undefined, startedAt, agentIds: [] };
}

/** The call with what a message adds; the same object when that is nothing. */
function grown(call: Call, { time, customer }: Message, agentId: string | undefined): Call {
  const isAgentNew = agentId !== undefined && !call.agentIds.includes(agentId);
  const isCustomerNew = call.customer === undefined && customer !== undefined;
  if (!isAgentNew && !isCustomerNew && time >= call.startedAt) return call;
  return {
    ...call,
    customer: call.customer ?? customer,
    startedAt: Math.min(call.startedAt, time),
    agentIds: isAgentNew ? [...call.agentIds, agentId] : call.agentIds,
  };
}

/** From now on `name` means the call `eventId`; returns when it was first used. */
function bind({ calls, names, mentions }: CallBook, name: string, eventId: string): number {
  names.set(name, eventId);
  const early = calls.get(name);
  if (early && name !== eventId) {
    calls.delete(name);
    const known = calls.get(eventId);
    calls.set(eventId, {
      ...early,
      ...known,
      id: eventId,
      customer: known?.customer ?? early.customer,
      startedAt: Math.min(early.startedAt, known?.startedAt ?? Infinity),
      agentIds: [...new Set([...known?.agentIds ?? [], ...early.agentIds])],
    });
  }
  const since = mentions.get(name) ?? Infinity;
  const call = calls.get(eventId);
  if (call && since < call.startedAt) calls.set(eventId, { ...call, startedAt: since });
  return since;
}

/** Forgets the calls that none of the kept messages belongs to. */
export function forgetCalls(book: CallBook, kept: readonly Message[]): void {
  const ids = new Set<string>();
  const used = new Set<string>();
  for (const message of kept) {
    const call = callOf(book, message);
    if (call) ids.add(call.id);
    for (const name of [message.eventId, message.connectionId, message.requestId]) {
      if (name !== undefined) used.add(name);
    }
  }
  for (const id of book.calls.keys()) if (!ids.has(id)) book.calls.delete(id);
  for (const [name, id] of book.names) if (!ids.has(id)) book.names.delete(name);
  for (const name of book.mentions.keys()) if (!used.has(name)) book.mentions.delete(name);
}
