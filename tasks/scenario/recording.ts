// Takes from a running hookswitch what a scenario is made of: the mock's journal, the trace, the
// settings and the agents. A recording is whole, or there is none.
import { TraceRecord } from "../../gateway/protocol/trace.ts";
import { DNList, JournalPage, MockSettings } from "../../mock-tserver/control_schemas.ts";
import { readScenario, recordedScenario } from "../../mock-tserver/scenario/mod.ts";
import { UsageError } from "../command_line.ts";
import { eventData } from "./event_stream.ts";

type Send = (request: Request) => Response | Promise<Response>;

export interface RecordOptions {
  /** Where it serves, such as http://localhost:8087. */
  readonly base: string;
  readonly send: Send;
  readonly title: string;
}

/** What to do when it cannot be recorded from the beginning. */
const SOONER = "Reset the mock (deno task trigger reset), and record sooner after it";

/**
 * The scenario file of what happened there since the mock's last reset.
 * @throws {UsageError} when nothing happened, or more than is kept or a file can hold
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
  const kept: TraceRecord[] = [];
  const { body } = await get("/trace?follow=false");
  if (body) {
    for await (const data of eventData(body)) kept.push(TraceRecord.parse(JSON.parse(data)));
  }

  if (journal.lost > 0) throw startsLate(`the first ${journal.lost} of the mock's journal`);
  const [first] = kept;
  if (first !== undefined && first.id > 1 && first.time >= journal.beganAt) {
    throw startsLate("the first messages of the toolbars");
  }
  const firstId = journal.entries[0]?.id ?? journal.lastId + 1;
  const trace = kept.filter(({ time, journalId = 0 }) =>
    time >= journal.beganAt && journalId >= firstId - 1
  );
  const agents = Object.fromEntries(
    dns.flatMap(({ agentId, dn }) => agentId === undefined ? [] : [[agentId, dn]]),
  );
  const text = recordedScenario({ title, journal: journal.entries, trace, settings, agents });
  if (text === undefined) {
    throw new UsageError("Cannot record: nothing has happened since the mock was reset");
  }
  const read = readScenario(text, "recording");
  if (read.ok) return text;
  const [problem] = read.problems;
  throw new UsageError(`Cannot record: ${problem?.message}. ${SOONER}`);
}

function startsLate(what: string): UsageError {
  return new UsageError(
    `Cannot record from the beginning: ${what} since the reset are no longer kept. ${SOONER}`,
  );
}
