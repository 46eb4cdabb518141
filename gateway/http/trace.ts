// What toolbars and the gateway say to each other, for the workbench to draw and for recordings (GET /trace).
// Holds nothing that the toolbars do not see themselves; served only where the composition root asks.
import type { Context } from "hono";
import type { Refusal, Watcher } from "../agent/mod.ts";
import type { Accepted, Command, ToolbarEvent, TraceRecord } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";
import { type LoggedText, TextLog } from "../runtime/text_log.ts";
import { problemResponse, PROBLEMS } from "./problems.ts";

/**
 * Records that are kept for a recording. A call leaves as many here as in the mock T-Server's journal,
 * which keeps as many.
 */
export const MAX_KEPT = 10_000;

/** Records that a page is told when it begins to follow; the latest. */
const MAX_REPEATED = 500;

/** Records that may wait for one reader before it is dropped. */
const MAX_WAITING = 1_000;

/** Readers at a time. */
const MAX_READERS = 64;

type Reader = ReadableStreamDefaultController<Uint8Array>;

/** What was said; an event is the text that toolbars were told. */
type Said =
  | { readonly by: "command"; readonly what: Command }
  | { readonly by: "answer"; readonly what: Accepted | Refusal }
  | { readonly by: "event"; readonly what: ToolbarEvent }
  | { readonly by: "connection"; readonly what: "connect" | "disconnect" };

/** A record before it is put into the words that readers get, which is when somebody reads it. */
type Note = Said & Pick<TraceRecord, "journalId" | "agentId">;

/** Where a record stands among what others wrote down. */
export interface TracePlace {
  /** The id of the latest entry in the T-Server's journal. */
  readonly journalId?: () => number;
}

export interface TraceOptions extends TracePlace {
  readonly clock: Clock;
}

export class TraceHub {
  readonly #options: TraceOptions;
  /** Notes as JSON. */
  readonly #kept = new TextLog();
  readonly #readers = new Set<Reader>();
  readonly #encoder = new TextEncoder();
  #lastId = 0;

  constructor(options: TraceOptions) {
    this.#options = options;
  }

  command(agentId: string, command: Command): void {
    this.#note(agentId, "command", JSON.stringify(command));
  }

  /** `text` is `Accepted` or a `Refusal` as JSON. */
  answer(agentId: string, text: string): void {
    this.#note(agentId, "answer", text);
  }

  /** Writes down what happens between an agent's toolbars and the gateway. */
  watcherOf(agentId: string): Watcher {
    return {
      told: ({ text }) => this.#note(agentId, "event", text),
      came: () => this.#note(agentId, "connection", '"connect"'),
      went: () => this.#note(agentId, "connection", '"disconnect"'),
    };
  }

  /**
   * Server-sent events: the latest that are newer than Last-Event-ID, then what happens; with
   * `?follow=false` all that is kept, and no more.
   */
  readonly route = (c: Context): Response => {
    const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
    // Hono answers HEAD with GET's handler: nobody would read or cancel the stream.
    if (c.req.method === "HEAD") return new Response(null, { headers });
    if (this.#readers.size >= MAX_READERS) {
      return problemResponse("too-many-readers", { detail: `${MAX_READERS} pages watch already` });
    }
    const since = Number(c.req.header("last-event-id") ?? 0) || 0;
    const follows = c.req.query("follow") !== "false";
    let reader: Reader | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        reader = controller;
        controller.enqueue(this.#encoder.encode(": trace\n\n"));
        const first = follows ? Math.max(since, this.#lastId - MAX_REPEATED) : since;
        for (const logged of this.#kept.after(first)) controller.enqueue(this.#encode(logged));
        if (follows) this.#readers.add(controller);
        else controller.close();
      },
      cancel: () => void (reader && this.#readers.delete(reader)),
    }, { highWaterMark: MAX_WAITING });
    return new Response(stream, { headers });
  };

  /** Ends every stream. */
  close(): void {
    for (const reader of this.#readers) reader.close();
    this.#readers.clear();
  }

  /** `what` is JSON. */
  #note(agentId: string, by: Said["by"], what: string): void {
    const { clock, journalId } = this.#options;
    const place = journalId ? `"journalId":${journalId()},` : "";
    const text = `{${place}"agentId":${JSON.stringify(agentId)},"by":"${by}","what":${what}}`;
    const logged = { id: ++this.#lastId, time: clock.now(), text };
    this.#kept.add(logged);
    if (this.#kept.size > MAX_KEPT) this.#kept.dropOldest();
    // Put into words for nobody, a record costs as much as what it records.
    if (this.#readers.size === 0) return;
    const bytes = this.#encode(logged);
    for (const reader of this.#readers) {
      if ((reader.desiredSize ?? 0) > 0) {
        reader.enqueue(bytes);
        continue;
      }
      this.#readers.delete(reader);
      reader.close();
    }
  }

  #encode(logged: LoggedText): Uint8Array {
    const record = recordOf(logged);
    return this.#encoder.encode(`id: ${record.id}\ndata: ${JSON.stringify(record)}\n\n`);
  }
}

function recordOf({ id, time, text }: LoggedText): TraceRecord {
  const { journalId, agentId, ...said }: Note = JSON.parse(text);
  const place = { id, time, ...(journalId !== undefined && { journalId }) };
  const isOfToolbar = said.by === "command" || said.by === "connection";
  const way = isOfToolbar
    ? { from: "toolbar", to: "gateway" } as const
    : { from: "gateway", to: "toolbar" } as const;
  return { ...place, ...way, agentId, ...wordsOf(said) };
}

function wordsOf(said: Said): Pick<TraceRecord, "name" | "payload" | "connectionId" | "eventId"> {
  switch (said.by) {
    case "connection":
      return { name: said.what, payload: {} };
    case "command":
      return { name: said.what.type, ...callIn(said.what), payload: said.what };
    case "answer": {
      const { what } = said;
      if ("requestId" in what) return { name: "202", ...callIn(what), payload: what };
      return { name: String(PROBLEMS[what.code].status), payload: what };
    }
    case "event":
      return { name: said.what.eventName, ...callIn(said.what), payload: said.what };
  }
}

/** The call that a message names, if it names one. */
function callIn(message: object): Pick<TraceRecord, "connectionId" | "eventId"> {
  const { connectionId, eventId } = message as Partial<Record<"connectionId" | "eventId", unknown>>;
  return {
    ...(typeof connectionId === "string" && connectionId !== "" && { connectionId }),
    ...(typeof eventId === "string" && eventId !== "" && { eventId }),
  };
}
