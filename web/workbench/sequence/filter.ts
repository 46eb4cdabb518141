// Which messages the reader wants to see. Pure.
import { agentOf, type Call, type CallBook } from "./call_book.ts";
import type { Lifeline, Message } from "./message.ts";

export interface Filter {
  /** Only this call, by its index in the call book. */
  readonly call: number | undefined;
  /** Only this agent, with what concerns nobody in particular. */
  readonly agentId: string | undefined;
  /** Only messages that one of these sends or gets; all when there are none. */
  readonly lifelines: ReadonlySet<Lifeline>;
  /** Only names that contain this, without regard to case. */
  readonly text: string;
  /** Whether replies are drawn; without them the diagram reads as the tutorial's do. */
  readonly withReplies: boolean;
  readonly onlyErrors: boolean;
}

export const NO_FILTER: Filter = {
  call: undefined,
  agentId: undefined,
  lifelines: new Set(),
  text: "",
  withReplies: true,
  onlyErrors: false,
};

/** Whether a message of a call, or of none, is to be drawn. */
export type Wanted = (message: Message, call: Call | undefined) => boolean;

/** Makes the question that a filter puts to each message. */
export function wantedBy(filter: Filter, book: CallBook): Wanted {
  const { agentId, lifelines, withReplies, onlyErrors } = filter;
  const text = filter.text.trim().toLowerCase();
  return (message, call) =>
    (withReplies || !message.isReply) &&
    (!onlyErrors || message.isError === true) &&
    (filter.call === undefined || call?.index === filter.call) &&
    (lifelines.size === 0 || lifelines.has(message.from) || lifelines.has(message.to)) &&
    (text === "" || message.name.toLowerCase().includes(text)) &&
    (agentId === undefined || concerns(agentId, message, { call, book }));
}

/** A customer and a queue are nobody's; what they do is shown with the agents of their call. */
function concerns(
  agentId: string,
  message: Message,
  { call, book }: { call: Call | undefined; book: CallBook },
): boolean {
  const found = agentOf(book, message);
  if (found !== undefined) return found === agentId;
  if (call !== undefined) return call.agentIds.length === 0 || call.agentIds.includes(agentId);
  return message.dn === undefined;
}

/** How many things the filter narrows the diagram by, beside the agent that the page shows at first. */
export function narrowings(filter: Filter, usual: Filter): number {
  return [
    filter.call !== usual.call,
    filter.agentId !== usual.agentId,
    filter.lifelines.size > 0,
    filter.text.trim() !== "",
    filter.withReplies !== usual.withReplies,
    filter.onlyErrors,
  ].filter(Boolean).length;
}

/** The set with the lifeline in it, or without it when it was. */
export function toggled(lifelines: ReadonlySet<Lifeline>, lifeline: Lifeline): Set<Lifeline> {
  const next = new Set(lifelines);
  if (!next.delete(lifeline)) next.add(lifeline);
  return next;
}
