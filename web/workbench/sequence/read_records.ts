// Reads what the three sources tell into messages of the diagram. Pure, and lenient: what cannot be
// read is left out, as a diagram with a gap is better than none.
import { TraceRecord } from "../../../gateway/protocol/trace.ts";
import { JournalEntry } from "../../shared/mock_client.ts";
import { UefRecord } from "../../shared/uef_record.ts";
import { callFacts } from "./call_facts.ts";
import type { Message } from "./message.ts";
import { noteOf } from "./note.ts";

/** A message as its source numbers it, and whom it concerns where the source tells. */
export interface Heard {
  readonly id: number;
  readonly message: Omit<Message, "key">;
  readonly agentId?: string;
  readonly dn?: string;
}

/** An answer to a command is traced by its status alone. */
const HTTP_STATUS = /^\d{3}$/;

/** A toolbar's connection, which is no message. */
const COMES_AND_GOES: ReadonlySet<string> = new Set(["connect", "disconnect"]);

/** A record of GET /trace: toolbar and gateway. */
export function readTrace(data: unknown): Heard | undefined {
  const { data: record } = TraceRecord.safeParse(data);
  if (!record) return undefined;
  const { id, time, from, to, name, payload, agentId } = record;
  if (COMES_AND_GOES.has(name)) return undefined;
  const note = noteOf("trace", name, payload);
  const message = {
    source: "trace",
    time,
    from,
    to,
    name,
    note,
    payload,
    ...callFacts("trace", record),
    ...(HTTP_STATUS.test(name) && { isReply: true }),
  } as const;
  return { id, message, agentId };
}

/** An entry of the mock's journal: gateway, T-Server and people. */
export function readJournal(data: unknown): Heard | undefined {
  const { data: entry } = JournalEntry.safeParse(data);
  if (!entry) return undefined;
  const { id, time, from, to, name, payload, thisDN, dropped } = entry;
  // The control interface is no party to a call: the diagram shows what comes of it.
  if (from === "control") return undefined;
  const note = noteOf("mock", name, payload);
  const message = {
    source: "mock",
    time,
    from,
    to,
    name,
    note,
    payload,
    ...callFacts("mock", entry),
    ...(dropped && { isLost: true }),
  } as const;
  return { id, message, ...(thisDN !== undefined && { dn: thisDN }) };
}

/** A record of the broadcast channel "hookswitch-uef": Fusion and toolbar. */
export function readUef(data: unknown): Heard | undefined {
  const { data: record } = UefRecord.safeParse(data);
  if (!record) return undefined;
  const { id, time, from, to, kind, name, payload } = record;
  const isReply = kind === "answer" || kind === "result";
  const message = {
    source: "uef",
    time,
    from,
    to,
    name,
    note: isReply ? "" : noteOf("uef", name, payload),
    payload,
    ...callFacts("uef", record),
    ...(isReply && { isReply }),
  } as const;
  return { id, message };
}
