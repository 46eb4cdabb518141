// How what toolbars are told and what the mock's journal holds become messages of a scenario.
import type { Message, ToolbarName } from "./stage.ts";
import type { JournalEntry } from "../control_schemas.ts";

/** An event that a toolbar was told, as text. */
export function toldMessage(text: string, { agent, as }: ToolbarName): Message {
  const event = JSON.parse(text);
  const { eventName, time, connectionId, eventId, thisDN } = event;
  return {
    time: Date.parse(time),
    from: "gateway",
    to: "toolbar",
    name: eventName,
    agent,
    as,
    thisDN,
    ...(connectionId && { connectionId }),
    ...(eventId && { eventId }),
    payload: event,
  };
}

/** An entry of the mock's journal. */
export function journalMessage({ id: _id, ...entry }: JournalEntry): Message {
  return entry;
}
