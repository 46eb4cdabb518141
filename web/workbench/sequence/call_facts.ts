// What a record tells of its call: its names and the customer's number. Payloads belong to others
// and may change, so they are read leniently.
import { findField } from "./find_field.ts";
import type { Message, Source } from "./message.ts";

export interface Told {
  readonly name: string;
  readonly eventId?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly payload?: unknown;
}

export type CallFacts = Pick<Message, "eventId" | "connectionId" | "requestId" | "customer">;

/** The facts that are there; a record of no call has none. */
export function callFacts(source: Source, record: Told): CallFacts {
  const { eventId, connectionId } = record;
  const requestId = requestOf(source, record);
  const customer = customerOf(source, record);
  return {
    ...(eventId && { eventId }),
    ...(connectionId && { connectionId }),
    ...(requestId && { requestId }),
    ...(customer && { customer }),
  };
}

/** RequestMakeCall names no call; the EventDialing that it causes has its ReferenceID and a name. */
function requestOf(source: Source, { name, payload }: Told): string | undefined {
  if (source === "trace") return text(findField(payload, "requestId"));
  if (name !== "RequestMakeCall" && name !== "EventDialing") return undefined;
  const reference = findField(payload, "ReferenceID");
  return typeof reference === "number" ? `ReferenceID ${reference}` : undefined;
}

/** Only from those that tell it beyond doubt: ANI at the T-Server is the caller, whoever that is. */
function customerOf(source: Source, { name, payload }: Told): string | undefined {
  if (source === "trace") return text(findField(payload, "ANI"));
  return source === "mock" && name === "call" ? text(findField(payload, "from")) : undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
