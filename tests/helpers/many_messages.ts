// Made-up records of many calls, as the three sources tell them: the same from run to run. For tests and
// benchmarks of the sequence diagram.
import { seededRandom } from "../../gateway/runtime/random.ts";
import type { Source } from "../../web/workbench/sequence/message.ts";

export interface MadeRecord {
  readonly source: Source;
  readonly data: Readonly<Record<string, unknown>> & { readonly time: number };
}

interface ManyOptions {
  readonly count: number;
  /** When the first call begins; milliseconds since the epoch. */
  readonly from?: number;
  /** Calls at a time, whose messages mingle. */
  readonly lines?: number;
  readonly agents?: number;
}

/** How one call runs: source, route, name, and how long it takes to the next in milliseconds. */
const STEPS = [
  ["mock", "customer>tserver", "call", 2],
  ["mock", "tserver>gateway", "EventRinging", 1],
  ["trace", "gateway>toolbar", "EventRinging", 2],
  ["uef", "toolbar>fusion", "newCommEvent", 3],
  ["uef", "fusion>toolbar", "newCommEvent response", 900],
  ["uef", "fusion>toolbar", "onToolbarInteractionCommand", 2],
  ["trace", "toolbar>gateway", "Accept", 1],
  ["mock", "gateway>tserver", "RequestAnswerCall", 1],
  ["trace", "gateway>toolbar", "202", 4],
  ["mock", "tserver>gateway", "EventEstablished", 1],
  ["trace", "gateway>toolbar", "EventEstablished", 1],
  ["uef", "toolbar>fusion", "startCommEvent", 2],
  ["uef", "fusion>toolbar", "startCommEvent response", 2_000],
  ["mock", "customer>tserver", "hangup", 1],
  ["mock", "tserver>gateway", "EventReleased", 1],
  ["trace", "gateway>toolbar", "EventReleased", 1],
  ["uef", "toolbar>fusion", "closeCommEvent", 2],
  ["uef", "fusion>toolbar", "closeCommEvent response", 400],
] as const;

/** Every so many calls the T-Server refuses something. */
const ERROR_EVERY = 25;

/** Records in the order of their time; each source's ids rise by one. */
export function manyRecords(options: ManyOptions): MadeRecord[] {
  const { count, from = 1_800_000_000_000, lines = 4, agents = 1 } = options;
  const random = seededRandom(7);
  const drafts: { time: number; step: number; call: number }[] = [];
  const freeAt = Array.from({ length: lines }, (_, line) => from + line * 120);
  for (let call = 0; drafts.length < count; call++) {
    const line = call % lines;
    let time = freeAt[line]!;
    for (const [step, [, , , waitMs]] of STEPS.entries()) {
      drafts.push({ time, step, call });
      time += waitMs + Math.floor(random.next() * 3);
    }
    freeAt[line] = time;
  }
  const ids = { uef: 0, trace: 0, mock: 0 };
  return drafts
    .toSorted((a, b) => a.time - b.time)
    .slice(0, count)
    .map((draft) => record(draft, { ids, agents }));
}

function record(
  { time, step, call }: { time: number; step: number; call: number },
  { ids, agents }: { ids: Record<Source, number>; agents: number },
): MadeRecord {
  const [source, route, plainName] = STEPS[step]!;
  const isRefused = plainName === "EventEstablished" && call % ERROR_EVERY === ERROR_EVERY - 1;
  const name = isRefused ? "EventError" : plainName;
  const [sender, receiver] = route.split(">");
  const eventId = `CALL${String(call).padStart(6, "0")}`;
  const agent = call % agents;
  const common = { id: ++ids[source], time, from: sender, to: receiver, name, eventId };
  const connectionId = call.toString(16).padStart(16, "0");
  const number = `+1415555${String(call % 10_000).padStart(4, "0")}`;
  const agentId = String(1001 + agent);
  const dn = String(7001 + agent);
  const data = {
    mock: { ...common, connectionId, thisDN: dn, payload: { from: number, to: dn, name } },
    trace: {
      ...common,
      connectionId,
      agentId,
      payload: { eventName: name, ANI: number, thisDN: dn, cause: "ended", reason: "wrapup" },
    },
    uef: {
      ...common,
      agentId,
      kind: name.endsWith("response") ? "answer" : "operation",
      payload: { eventId, attributes: { SVCMCA_ANI: number } },
    },
  }[source];
  return { source, data };
}
