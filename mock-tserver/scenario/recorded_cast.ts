// Who was in a recorded run: the calls by the names that the file gives them, and the agents. A call is
// told from others as the replay tells it, by CallsByName.
import type { TraceRecord } from "../../gateway/protocol/trace.ts";
import type { JournalEntry } from "../control_schemas.ts";
import type { MockSettings } from "../settings.ts";
import { CallsByName } from "./calls_by_name.ts";
import { merge, type Merged } from "./merge.ts";
import type { Message } from "./stage.ts";

/** What was said and done, all of it. */
export interface Sources {
  readonly journal: readonly JournalEntry[];
  readonly trace: readonly TraceRecord[];
}

/** What is read of payloads, whatever they are. */
export type Fields = Readonly<Record<string, unknown>>;

/** The calls that a file can name: customers' calls, and those that an agent was told EventDialing of. */
export class RecordedCalls {
  readonly #calls = new CallsByName();
  readonly #names: string[] = [];

  constructor({ journal, trace }: Sources) {
    const messages = merge(journal, trace).map(messageOf);
    for (const message of messages) {
      const { connectionId, eventId } = message;
      const begins = (message.from === "customer" && message.name === "call") ||
        (message.to === "toolbar" && message.name === "EventDialing");
      if (
        begins && connectionId !== undefined && eventId !== undefined &&
        this.nameOf(message) === undefined
      ) {
        const name = `call${this.#names.length + 1}`;
        this.#names.push(name);
        this.#calls.name(name, { connectionId, eventId });
      }
      this.#calls.learn(message);
    }
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** The name of the call that a message is about. */
  nameOf(message: Message): string | undefined {
    return this.#calls.nameOf(message);
  }
}

function messageOf(merged: Merged): Message {
  return "entry" in merged ? merged.entry : merged.record;
}

/** The agents who had a part, and their DNs; a DN that is nobody's gets an agent of its own. */
export function recordedAgents(
  { journal, trace }: Sources,
  { known, settings }: {
    readonly known: Readonly<Record<string, string>>;
    readonly settings: MockSettings;
  },
): Record<string, string> {
  const desks = new Map(settings.agents.map(({ agentId, dn }) => [agentId, dn]));
  for (const { name, payload } of journal) {
    const { AgentID, ThisDN } = (payload ?? {}) as Fields;
    if (name === "RequestAgentLogin") desks.set(String(AgentID), String(ThisDN));
  }
  for (const { agentId, payload } of trace) {
    const { thisDN } = (payload ?? {}) as Fields;
    if (typeof thisDN === "string") desks.set(agentId, thisDN);
  }
  const members = settings.queues.flatMap(({ agents }) => agents);
  const agents = new Map(Object.entries(known));
  for (const agent of [...trace.map(({ agentId }) => agentId), ...members]) {
    const dn = desks.get(agent);
    if (dn !== undefined) agents.set(agent, dn);
  }
  const taken = new Set([...agents.values(), ...queueDNs(settings)]);
  for (const { from, name, thisDN } of journal) {
    if (thisDN === undefined || taken.has(thisDN) || !DEEDS_AT_DNS.has(`${from} ${name}`)) continue;
    if (ADDED.has(name)) {
      taken.add(thisDN);
      continue;
    }
    const [owner] = [...desks].find(([, dn]) => dn === thisDN) ?? [];
    agents.set(owner ?? `at-${thisDN}`, thisDN);
    taken.add(thisDN);
  }
  return Object.fromEntries(agents);
}

/** What is done at a DN, which the replay must have. */
const DEEDS_AT_DNS: ReadonlySet<string> = new Set([
  "customer call",
  "softphone answer",
  "softphone hangup",
  "control setService",
  "control unregister",
  "control addQueue",
  "control addRoutePoint",
]);

/** The file adds these itself. */
const ADDED: ReadonlySet<string> = new Set(["addQueue", "addRoutePoint"]);

const queueDNs = ({ queues, routePoints }: MockSettings) =>
  [...queues, ...routePoints].map(({ dn }) => dn);
