// The messages that the diagram holds, in the order they happened, and the calls they tell of.
// Pure: the streams that feed it and the drawing of it are elsewhere.
import { type CallBook, EMPTY_CALL_BOOK, forgetCalls, learnCalls } from "./call_book.ts";
import type { Lifeline, Message, Source } from "./message.ts";

/** How many messages are kept; the oldest go first. */
export const MAX_MESSAGES = 2_000;

/** How many go at once when there are too many, so that the rest is not swept for each arrival. */
export const DROP_MESSAGES = 200;

export interface Timeline {
  /** In order of time; within a millisecond, cause before effect. */
  readonly messages: readonly Message[];
  readonly calls: CallBook;
  /** How many were dropped to keep the bound. */
  readonly dropped: number;
}

export const EMPTY_TIMELINE: Timeline = { messages: [], calls: EMPTY_CALL_BOOK, dropped: 0 };

/** Puts newly heard messages where they belong; one may have happened before others already here. */
export function addMessages(timeline: Timeline, arrivals: readonly Message[]): Timeline {
  if (arrivals.length === 0) return timeline;
  const messages = [...timeline.messages];
  for (const arrival of arrivals) insert(messages, arrival);
  const calls = learnCalls(timeline.calls, arrivals);
  if (messages.length <= MAX_MESSAGES) return { ...timeline, messages, calls };
  const kept = messages.slice(messages.length - MAX_MESSAGES + DROP_MESSAGES);
  return {
    messages: kept,
    calls: forgetCalls(calls, kept),
    dropped: timeline.dropped + messages.length - kept.length,
  };
}

function insert(messages: Message[], arrival: Message): void {
  let end = messages.length;
  while (end > 0 && messages[end - 1]!.time > arrival.time) end--;
  let start = end;
  while (start > 0 && messages[start - 1]!.time === arrival.time) start--;
  const sameTime = [...messages.slice(start, end), arrival];
  messages.splice(start, end - start, ...causeFirst(sameTime));
}

/**
 * Orders what happened within one millisecond. Each source tells its own messages in order, which
 * is kept; between sources the one goes first that is nearer to where a chain of messages starts.
 */
function causeFirst(messages: readonly Message[]): Message[] {
  const queues = new Map<Source, Message[]>();
  for (const message of messages) {
    const queue = queues.get(message.source);
    if (queue) queue.push(message);
    else queues.set(message.source, [message]);
  }
  if (queues.size === 1) return [...messages];
  const ordered: Message[] = [];
  while (ordered.length < messages.length) {
    const heads = [...queues.values()].filter((queue) => queue.length > 0);
    const first = heads.reduce((best, queue) => step(queue[0]!) < step(best[0]!) ? queue : best);
    ordered.push(first.shift()!);
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
