// The messages that the diagram holds, in the order they happened, and the calls they tell of. It grows
// in place: whoever draws it is told from where on it differs, and copies nothing. The streams that
// feed it are elsewhere.
import { type CallBook, callOf, createCallBook, forgetCalls, learnCall } from "./call_book.ts";
import type { Lifeline, Message, Source } from "./message.ts";

/** How many messages are kept; the oldest go first. */
export const MAX_MESSAGES = 20_000;

/** How many go at once when there are too many, so that the rest is not swept for each arrival. */
export const DROP_MESSAGES = 2_000;

export interface Timeline {
  /** In order of time; within a millisecond, cause before effect. */
  readonly messages: Message[];
  readonly calls: CallBook;
  /** How many were dropped to keep the bound. */
  dropped: number;
}

export function createTimeline(): Timeline {
  return { messages: [], calls: createCallBook(), dropped: 0 };
}

/**
 * Puts newly heard messages where they belong; one may have happened before others already here.
 * Returns the index of the first message that is new, elsewhere or of another call than before. Costs
 * what is new, not what is there, as long as messages come in order.
 */
export function addMessages(timeline: Timeline, arrivals: readonly Message[]): number {
  const { messages, calls } = timeline;
  if (arrivals.length === 0) return messages.length;
  const fresh = arrivals.toSorted((a, b) => a.time - b.time);
  const start = firstSince(messages, fresh[0]!.time);
  const later = messages.splice(start);
  for (const group of millisecondsOf(later, fresh)) {
    for (const message of causeFirst(group)) messages.push(message);
  }
  let since = Infinity;
  for (const arrival of arrivals) since = Math.min(since, learnCall(calls, arrival));
  const excess = messages.length - MAX_MESSAGES;
  if (excess <= 0) return Math.min(start, firstSince(messages, since));
  messages.splice(0, excess + DROP_MESSAGES);
  timeline.dropped += excess + DROP_MESSAGES;
  forgetCalls(calls, messages);
  return 0;
}

/** All messages of one call, by any of its names. */
export function messagesOf({ messages, calls }: Timeline, name: string): Message[] {
  const call = callOf(calls, { eventId: name });
  return call ? messages.filter((message) => callOf(calls, message)?.id === call.id) : [];
}

/** The messages of several calls, by the calls' ids; it looks no further back than they do. */
export function messagesByCall(
  { messages, calls }: Timeline,
  ids: readonly string[],
): Map<string, Message[]> {
  const found = new Map(ids.map((id) => [id, [] as Message[]]));
  const starts = ids.map((id) => calls.calls.get(id)?.startedAt ?? Infinity);
  for (let at = firstSince(messages, Math.min(...starts)); at < messages.length; at++) {
    const message = messages[at]!;
    found.get(callOf(calls, message)?.id ?? "")?.push(message);
  }
  return found;
}

/** The index of the first message at `time` or later. */
function firstSince(messages: readonly Message[], time: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle]!.time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Merges two lists that are in order of time; yields what happened within one millisecond. */
function* millisecondsOf(
  before: readonly Message[],
  fresh: readonly Message[],
): Generator<readonly Message[]> {
  let b = 0;
  let f = 0;
  while (b < before.length || f < fresh.length) {
    const time = Math.min(before[b]?.time ?? Infinity, fresh[f]?.time ?? Infinity);
    const group: Message[] = [];
    while (before[b]?.time === time) group.push(before[b++]!);
    while (fresh[f]?.time === time) group.push(fresh[f++]!);
    yield group;
  }
}

/**
 * Orders what happened within one millisecond. Each source tells its own messages in order, which
 * is kept; between sources the one goes first that is nearer to where a chain of messages starts.
 */
function causeFirst(messages: readonly Message[]): readonly Message[] {
  if (messages.length === 1) return messages;
  const queues = [...Map.groupBy(messages, ({ source }): Source => source).values()]
    .map((queue) => ({ queue, next: 0 }));
  if (queues.length === 1) return messages;
  const ordered: Message[] = [];
  while (ordered.length < messages.length) {
    const heads = queues.filter(({ queue, next }) => next < queue.length);
    const first = heads.reduce((best, head) =>
      step(head.queue[head.next]!) < step(best.queue[best.next]!) ? head : best
    );
    ordered.push(first.queue[first.next++]!);
  }
  return ordered;
}

/** A command runs from Fusion to the T-Server, and what it brought about runs back. */
const STEPS: Readonly<Partial<Record<`${Lifeline}>${Lifeline}`, number>>> = {
  "fusion>toolbar": 0,
  "toolbar>gateway": 1,
  "gateway>tserver": 2,
  "softphone>tserver": 2,
  "customer>tserver": 2,
  "tserver>customer": 3,
  "tserver>softphone": 3,
  "tserver>gateway": 3,
  "gateway>toolbar": 4,
  "toolbar>fusion": 5,
};

const step = ({ from, to }: Message): number => STEPS[`${from}>${to}`] ?? 0;
