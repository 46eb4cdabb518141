// Takes from a running hookswitch what a scenario is made of: the mock's journal, the trace, the
// settings and the agents.
import { TraceRecord } from "../../gateway/protocol/trace.ts";
import { DNList, JournalPage, MockSettings } from "../../mock-tserver/control_schemas.ts";
import { recordedScenario } from "../../mock-tserver/scenario/mod.ts";
import { UsageError } from "../command_line.ts";
import { eventData } from "./event_stream.ts";

type Send = (request: Request) => Response | Promise<Response>;

export interface RecordOptions {
  /** Where it serves, such as http://localhost:8087. */
  readonly base: string;
  readonly send: Send;
  readonly title: string;
}

/**
 * The scenario file of what happened there since the mock's last reset.
 * @throws {UsageError} when nothing happened, or too much to be kept
 */
export async function record({ base, send, title }: RecordOptions): Promise<string> {
  const get = async (path: string) => {
    const response = await send(new Request(new URL(path, base)));
    if (response.ok) return response;
    await response.body?.cancel();
    throw new UsageError(
      `Cannot record from ${base}: ${path} was answered with ${response.status}`,
    );
  };
  const journal = JournalPage.parse(await (await get("/mock/journal")).json());
  const { dns } = DNList.parse(await (await get("/mock/dns")).json());
  const settings = MockSettings.parse(await (await get("/mock/settings")).json());
  const trace: TraceRecord[] = [];
  const { body } = await get("/trace?follow=false");
  if (body) {
    for await (const data of eventData(body)) trace.push(TraceRecord.parse(JSON.parse(data)));
  }

  if (journal.entries.length === 0) {
    throw new UsageError("Cannot record: nothing has happened since the mock was reset");
  }
  const agents = Object.fromEntries(
    dns.flatMap(({ agentId, dn }) => agentId === undefined ? [] : [[agentId, dn]]),
  );
  return recordedScenario({ title, journal: journal.entries, trace, settings, agents });
}
