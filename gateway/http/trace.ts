// What toolbars and the gateway say to each other, for the workbench to draw and for recordings (GET /trace).
// Holds nothing that the toolbars do not see themselves; served only where the composition root asks.
import type { Context } from "hono";
import type { JournalEntry, Refusal, Watcher } from "../agent/mod.ts";
import type { Accepted, Command, TraceRecord } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";
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
  readonly #kept: TraceRecord[] = [];
  readonly #readers = new Set<Reader>();
  readonly #encoder = new TextEncoder();
  #lastId = 0;

  constructor(options: TraceOptions) {
    this.#options = options;
  }

  command(agentId: string, command: Command): void {
    const connectionId = "connectionId" in command ? command.connectionId : undefined;
    this.#record({
      from: "toolbar",
      to: "gateway",
      name: command.type,
      agentId,
      ...(connectionId && { connectionId }),
      payload: command,
    });
  }

  answer(agentId: string, answer: Accepted | Refusal): void {
    const accepted = "requestId" in answer;
    const connectionId = accepted ? answer.connectionId : undefined;
    this.#record({
      from: "gateway",
      to: "toolbar",
      name: accepted ? "202" : String(PROBLEMS[answer.code].status),
      agentId,
      ...(connectionId && { connectionId }),
      payload: answer,
    });
  }

  /** Writes down what happens between an agent's toolbars and the gateway. */
  watcherOf(agentId: string): Watcher {
    const toolbar = { from: "toolbar", to: "gateway", agentId, payload: {} } as const;
    return {
      told: (entry) => this.#event(agentId, entry),
      came: () => this.#record({ ...toolbar, name: "connect" }),
      went: () => this.#record({ ...toolbar, name: "disconnect" }),
    };
  }

  #event(agentId: string, { event }: JournalEntry): void {
    this.#record({
      from: "gateway",
      to: "toolbar",
      name: event.eventName,
      agentId,
      ..."connectionId" in event && event.connectionId && { connectionId: event.connectionId },
      ..."eventId" in event && event.eventId && { eventId: event.eventId },
      payload: event,
    });
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
        for (const record of this.#kept.slice(follows ? -MAX_REPEATED : -MAX_KEPT)) {
          if (record.id > since) controller.enqueue(this.#encode(record));
        }
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

  #record(what: Omit<TraceRecord, "id" | "time">): void {
    const { clock, journalId } = this.#options;
    const record = {
      id: ++this.#lastId,
      time: clock.now(),
      ...(journalId && { journalId: journalId() }),
      ...what,
    };
    this.#kept.push(record);
    // Many at a time: to take away one at each record would move all the others.
    if (this.#kept.length >= 2 * MAX_KEPT) this.#kept.splice(0, MAX_KEPT);
    // Written down for nobody, a record costs as much as what it records.
    if (this.#readers.size === 0) return;
    const bytes = this.#encode(record);
    for (const reader of this.#readers) {
      if ((reader.desiredSize ?? 0) > 0) {
        reader.enqueue(bytes);
        continue;
      }
      this.#readers.delete(reader);
      reader.close();
    }
  }

  #encode(record: TraceRecord): Uint8Array {
    return this.#encoder.encode(`id: ${record.id}\ndata: ${JSON.stringify(record)}\n\n`);
  }
}
