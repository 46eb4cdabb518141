// The word or two beside a message's name that tell it from others of the same name.
// It reads payloads leniently: they belong to others and may change.
import { sayNumber } from "../../shared/say_number.ts";
import { findField } from "./find_field.ts";
import type { Source } from "./message.ts";

/** Payload fields worth a note, in the order they are looked for, by source. */
const FIELDS: Readonly<Record<Source, readonly string[]>> = {
  uef: ["command", "reason", "agentState", "state", "message"],
  trace: ["reason", "code", "toNumber", "title"],
  mock: ["ErrorMessage"],
};

/** The longest note, in characters. */
const MAX_NOTE_CHARS = 40;

/** What to write beside the name; may be empty. */
export function noteOf(source: Source, name: string, payload: unknown): string {
  if (source === "mock") return mockNote(name, payload);
  if (source === "trace" && (name === "EventRinging" || name === "EventDialing")) {
    return sayNumber(text(findField(payload, "ANI")));
  }
  for (const field of FIELDS[source]) {
    const note = text(findField(payload, field));
    if (note !== "") return sayNumber(note);
  }
  return "";
}

/** A request and the event that it caused share a ReferenceID; people's acts name a number. */
function mockNote(name: string, payload: unknown): string {
  if (name === "call") return sayNumber(text(findField(payload, "from")));
  const reference = findField(payload, "ReferenceID");
  return [
    ...(typeof reference === "number" ? [`#${reference}`] : []),
    ...FIELDS.mock.map((field) => text(findField(payload, field))),
  ].filter((part) => part !== "").join(" ");
}

function text(value: unknown): string {
  if (typeof value !== "string") return "";
  return value.length > MAX_NOTE_CHARS ? `${value.slice(0, MAX_NOTE_CHARS - 1)}…` : value;
}
