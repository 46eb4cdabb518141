// The word or two beside a message's name that tell it from others of the same name.
// It reads payloads leniently: they belong to others and may change.
import { sayNumber } from "../../shared/say_number.ts";
import { findField } from "./find_field.ts";
import type { Message, Source } from "./message.ts";

/** Payload fields worth a note, in the order they are looked for, by source. */
const FIELDS: Readonly<Record<Source, readonly string[]>> = {
  uef: ["command", "reason", "agentState", "state", "message"],
  trace: ["reason", "code", "toNumber", "title"],
  mock: ["ErrorMessage"],
};

/** Fields that hold a number of somebody's. */
const NUMBER_FIELDS: ReadonlySet<string> = new Set(["ANI", "from", "toNumber"]);

/** The longest note, in characters. */
const MAX_NOTE_CHARS = 40;

type Note = Pick<Message, "note" | "noteIsNumber">;

/** What to write beside the name; may be empty. */
export function noteOf(source: Source, name: string, payload: unknown): Note {
  if (source === "mock") return mockNote(name, payload);
  if (source === "trace" && (name === "EventRinging" || name === "EventDialing")) {
    return fieldNote(payload, "ANI");
  }
  for (const field of FIELDS[source]) {
    const found = fieldNote(payload, field);
    if (found.note !== "") return found;
  }
  return { note: "" };
}

/** A request and the event that it caused share a ReferenceID; people's acts name a number. */
function mockNote(name: string, payload: unknown): Note {
  if (name === "call") return fieldNote(payload, "from");
  const reference = findField(payload, "ReferenceID");
  const note = [
    ...(typeof reference === "number" ? [`#${reference}`] : []),
    ...FIELDS.mock.map((field) => text(findField(payload, field))),
  ].filter((part) => part !== "").join(" ");
  return { note };
}

function fieldNote(payload: unknown, field: string): Note {
  const note = sayNumber(text(findField(payload, field)));
  return { note, ...(note !== "" && NUMBER_FIELDS.has(field) && { noteIsNumber: true }) };
}

function text(value: unknown): string {
  if (typeof value !== "string") return "";
  return value.length > MAX_NOTE_CHARS ? `${value.slice(0, MAX_NOTE_CHARS - 1)}…` : value;
}
