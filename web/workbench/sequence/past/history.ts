// What the server still keeps: the gateway's trace and the mock's journal, read once and whole.
import { eventReader } from "../../../shared/event_stream.ts";
import { keyed } from "../admit.ts";
import type { Message, Source } from "../message.ts";
import { READERS } from "../read_records.ts";
import { addMessages, createTimeline, messagesOf } from "../timeline.ts";

export interface HistorySources {
  /** The text of GET /trace?follow=false: server-sent events. */
  trace(): Promise<string>;
  /** The entries of GET /mock/journal. */
  journal(): Promise<readonly unknown[]>;
}

/** All that the server keeps of a call; nothing of a source that cannot be read. */
export async function historyOf(id: string, sources: HistorySources): Promise<Message[]> {
  const [trace, journal] = await Promise.all([
    sources.trace().then(recordsOf).catch(() => []),
    sources.journal().catch(() => []),
  ]);
  const timeline = createTimeline();
  addMessages(timeline, [...readAll("trace", trace), ...readAll("mock", journal)]);
  return messagesOf(timeline, id);
}

function readAll(source: Source, records: readonly unknown[]): Message[] {
  return records.flatMap((data) => {
    const heard = READERS[source](data);
    return heard ? [keyed(heard)] : [];
  });
}

function recordsOf(text: string): unknown[] {
  const records: unknown[] = [];
  eventReader(({ data }) => records.push(JSON.parse(data)))(text);
  return records;
}
