// Reads what the three sources tell into messages of the diagram. Pure, and lenient: what cannot be
// read is left out, as a diagram with a gap is better than none.
import { TraceRecord } from "../../../gateway/protocol/trace.ts";
import { JournalEntry } from "../../shared/mock_client.ts";
import { UefRecord } from "../../shared/uef_record.ts";
import { callFacts } from "./call_facts.ts";
import { findField } from "./find_field.ts";
import type { Message, Source } from "./message.ts";
import { noteOf } from "./note.ts";

/** A message as its source numbers it. */
export interface Heard {
  readonly id: number;
  readonly message: Omit<Message, "key">;
}

/** Reads a source's record; undefined for one that is no message, or cannot be read. */
export type Reader = (data: unknown) => Heard | undefined;

/** An answer to a command is traced by its status alone. */
const HTTP_STATUS = /^\d{3}$/;

/** A toolbar's connection, which is no message. */
const COMES_AND_GOES: ReadonlySet<string> = new Set(["connect", "disconnect"]);

/** Names that say that something went wrong: errors, refusals, and links that are gone. */
const ERROR_NAME = /^(EventError|EventLinkDisconnected|EventServerDisconnected|[45]\d\d)$|error$/;

/** Ends of a call that nobody wanted. */
const FAILED_ENDS: ReadonlySet<unknown> = new Set(["failed", "lost"]);

/** A record of GET /trace: toolbar and gateway. */
export const readTrace: Reader = (data) => {
  const { data: record } = TraceRecord.safeParse(data);
  if (!record) return undefined;
  const { id, time, from, to, name, payload, agentId } = record;
  if (COMES_AND_GOES.has(name)) return undefined;
  const message = {
    source: "trace",
    time,
    from,
    to,
    name,
    payload,
    agentId,
    ...dnOf(payload),
    ...noteOf("trace", name, payload),
    ...callFacts("trace", record),
    ...(isError(name, payload) && { isError: true }),
    ...(HTTP_STATUS.test(name) && { isReply: true }),
  } as const;
  return { id, message };
};

/** An entry of the mock's journal: gateway, T-Server and people. */
export const readJournal: Reader = (data) => {
  const { data: entry } = JournalEntry.safeParse(data);
  if (!entry) return undefined;
  const { id, time, from, to, name, payload, thisDN, dropped } = entry;
  // The control interface is no party to a call: the diagram shows what comes of it.
  if (from === "control") return undefined;
  const message = {
    source: "mock",
    time,
    from,
    to,
    name,
    payload,
    ...noteOf("mock", name, payload),
    ...callFacts("mock", entry),
    ...(thisDN !== undefined && { dn: thisDN }),
    ...agentOf(payload),
    ...(isError(name, payload) && { isError: true }),
    ...(dropped && { isLost: true, isError: true }),
  } as const;
  return { id, message };
};

/** A record of the broadcast channel "hookswitch-uef": Fusion and toolbar. */
export const readUef: Reader = (data) => {
  const { data: record } = UefRecord.safeParse(data);
  if (!record) return undefined;
  const { id, time, from, to, kind, name, payload, agentId } = record;
  const isReply = kind === "answer" || kind === "result";
  const message = {
    source: "uef",
    time,
    from,
    to,
    name,
    payload,
    ...(isReply ? { note: "" } : noteOf("uef", name, payload)),
    ...callFacts("uef", record),
    ...(agentId !== undefined && { agentId }),
    ...(isError(name, payload) && { isError: true }),
    ...(isReply && { isReply }),
  } as const;
  return { id, message };
};

export const READERS: Readonly<Record<Source, Reader>> = {
  uef: readUef,
  trace: readTrace,
  mock: readJournal,
};

/** What the toolbar is told names its agent's DN; which DNs are whose is learned from that. */
function dnOf(payload: unknown): Pick<Message, "dn"> {
  const dn = findField(payload, "thisDN");
  return typeof dn === "string" ? { dn } : {};
}

/** A login names the agent besides the DN. */
function agentOf(payload: unknown): Pick<Message, "agentId"> {
  const agentId = findField(payload, "AgentID");
  return typeof agentId === "string" ? { agentId } : {};
}

function isError(name: string, payload: unknown): boolean {
  if (ERROR_NAME.test(name)) return true;
  return name === "EventReleased" && FAILED_ENDS.has(findField(payload, "cause"));
}
