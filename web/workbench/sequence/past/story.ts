// One call's messages as they are kept, what they come to in a line, and what is missing among them.
// Pure.
import { sayCount } from "../../../shared/say_number.ts";
import { findField } from "../find_field.ts";
import { type Message, type Source, SOURCE_TITLES, SOURCES } from "../message.ts";
import { addMessages, createTimeline } from "../timeline.ts";

/** How many messages of one call are kept; the first ones. */
export const MAX_STORY_MESSAGES = 1_000;

/** How many calls are kept; the oldest go first. */
export const MAX_CALLS = 500;

/** How long a call is kept after its last message, in milliseconds: a week. */
export const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1_000;

/** A call in a line. */
export interface CallSummary {
  /** Its CallUUID, which is its eventId everywhere. */
  readonly id: string;
  readonly startedAt: number;
  /** The time of its last message. */
  readonly lastAt: number;
  /** When it was released; undefined as long as nobody told. */
  readonly endedAt: number | undefined;
  readonly customer: string | undefined;
  /** Why it ended, in the gateway's words, where the gateway told. */
  readonly cause: string | undefined;
  readonly agentIds: readonly string[];
  readonly count: number;
}

/** A call and its messages, in their order. */
export interface Story {
  readonly summary: CallSummary;
  readonly messages: readonly Message[];
}

/** Puts what is kept of a call and what else is known of it together, each message once. */
export function tell(id: string, ...parts: readonly (readonly Message[])[]): Story | undefined {
  const byKey = new Map(parts.flat().map((message) => [message.key, message]));
  if (byKey.size === 0) return undefined;
  const timeline = createTimeline();
  addMessages(timeline, [...byKey.values()]);
  const messages = timeline.messages.slice(0, MAX_STORY_MESSAGES);
  return { summary: summarise(id, messages), messages };
}

/** Names of events that end a call. */
const ENDS: ReadonlySet<string> = new Set(["EventReleased", "EventAbandoned"]);

function summarise(id: string, messages: readonly Message[]): CallSummary {
  const end = messages.findLast(({ name }) => ENDS.has(name));
  const cause = messages.map(({ source, name, payload }) =>
    source === "trace" && name === "EventReleased" ? findField(payload, "cause") : undefined
  ).findLast((found) => typeof found === "string");
  return {
    id,
    startedAt: messages[0]!.time,
    lastAt: messages.at(-1)!.time,
    endedAt: end?.time,
    customer: messages.find(({ customer }) => customer !== undefined)?.customer,
    cause: typeof cause === "string" ? cause : undefined,
    agentIds: [...new Set(messages.flatMap(({ agentId }) => agentId ?? []))],
    count: messages.length,
  };
}

/** The ids of the calls that are to be forgotten: too old, or too many. */
export function expired(summaries: readonly CallSummary[], now: number): string[] {
  const newestFirst = summaries.toSorted((a, b) => b.lastAt - a.lastAt);
  return newestFirst
    .filter(({ lastAt }, place) => place >= MAX_CALLS || now - lastAt > MAX_AGE_MS)
    .map(({ id }) => id);
}

/** What a call's story begins with when its beginning is there. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  "call",
  "MakeCall",
  "onOutgoingEvent",
  "RequestMakeCall",
  "RequestInitiateConference",
  "RequestInitiateTransfer",
  "EventDialing",
  "EventQueued",
  "EventRinging",
]);

/** What is missing of a call's story, in sentences. */
export function gapsOf({ messages }: Pick<Story, "messages">): string[] {
  const told = new Set<Source>(messages.map(({ source }) => source));
  const silent = SOURCES.filter((source) => !told.has(source)).map((source) =>
    SOURCE_TITLES[source]
  );
  const first = messages[0];
  return [
    ...(first && !BEGINNINGS.has(first.name) ? ["Its beginning is no longer kept."] : []),
    ...silent.map((title) => `Nothing is kept of what ${title} said to each other.`),
    ...(messages.length === MAX_STORY_MESSAGES
      ? [`Of its messages the first ${sayCount(MAX_STORY_MESSAGES)} are kept.`]
      : []),
  ];
}

/** Whether a call is meant by what somebody looks for: a part of its id, number, agent or cause. */
export function isMeant(summary: CallSummary, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const digits = wanted.replaceAll(/[\s().-]/g, "");
  const { id, customer = "", cause = "", agentIds } = summary;
  return id.toLowerCase().includes(wanted) || cause.includes(wanted) ||
    (digits !== "" && customer.includes(digits)) || agentIds.includes(wanted);
}
