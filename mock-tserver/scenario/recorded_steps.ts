// The steps of a recording: what people, toolbars and controls did become steps, each event that a
// toolbar was told an expectation.
import type { TraceRecord } from "../../gateway/protocol/trace.ts";
import type { JournalEntry } from "../control_schemas.ts";
import { merge, type Merged } from "./merge.ts";
import { type Fields, RecordedCalls, type Sources } from "./recorded_cast.ts";
import { RecordedControls } from "./recorded_controls.ts";
import type { Message } from "./stage.ts";

/** A step of the file and when it was. */
export interface RecordedStep {
  readonly time: number;
  readonly step: object;
  /** The T-Server said something since the step before that no step waits for. */
  readonly settles?: boolean;
}

/** Fields of a toolbar's event that replaying must bring again. */
const TELLING = [
  "reason",
  "cause",
  "releasedBy",
  "sourceEvent",
  "ANI",
  "code",
  "type",
  "errorCode",
];

/** What is counted of each call at the T-Server. */
const COUNTED = [
  "RequestAnswerCall",
  "RequestReleaseCall",
  "EventRinging",
  "EventEstablished",
  "EventReleased",
  "EventAbandoned",
  "EventError",
];

/** The name of an answer to a command: its status. */
const STATUS = /^\d{3}$/;

/** Makes the steps of a recording. */
export class RecordedRun {
  readonly #sources: Sources;
  readonly #agents: Readonly<Record<string, string>>;
  readonly #calls: RecordedCalls;
  readonly #controls: RecordedControls;
  /** What happened from the first thing on that somebody did. */
  readonly #merged: readonly Merged[];
  readonly #initialized = new Set<string>();
  readonly #toolbars = new Map<string, number>();

  constructor(sources: Sources, agents: Readonly<Record<string, string>>) {
    this.#sources = sources;
    this.#agents = agents;
    this.#calls = new RecordedCalls(sources);
    this.#controls = new RecordedControls(agents);
    const merged = merge(sources.journal, sources.trace);
    const begin = merged.findIndex(isDeed);
    this.#merged = begin < 0 ? [] : merged.slice(begin);
  }

  /** Whether a call that a toolbar was told of had not ended. */
  get openCalls(): boolean {
    const { trace } = this.#sources;
    const told = trace.filter(({ to, eventId }) => to === "toolbar" && eventId !== undefined);
    const released = new Set(
      told.filter(({ name }) => name === "EventReleased").map(({ eventId }) => eventId),
    );
    return told.some(({ eventId }) => !released.has(eventId));
  }

  /** When the last thing happened. */
  get endedAt(): number {
    const last = this.#merged.at(-1);
    return last === undefined ? 0 : timeOf(last);
  }

  /** Nothing when nobody did anything. */
  steps(): RecordedStep[] {
    const [first] = this.#merged;
    if (first === undefined) return [];
    const steps = this.#prelude(timeOf(first));
    let settles = false;
    for (const merged of this.#merged) {
      if ("entry" in merged && merged.entry.from === "tserver") settles = true;
      const made = "entry" in merged
        ? this.#entrySteps(merged.entry)
        : this.#recordSteps(merged.record, merged.index);
      const time = timeOf(merged);
      for (const step of made) {
        steps.push({ time, step, settles: settles && !("expect" in step) });
        settles = false;
      }
    }
    return steps;
  }

  /** How often each call met what matters at the T-Server; no release request is worth saying too. */
  counts(): object[] {
    const counts = new Map<string, number>();
    for (const entry of this.#sources.journal) {
      if (!COUNTED.includes(entry.name) || (entry.from === "tserver" && entry.dropped)) continue;
      const key = `${this.#calls.nameOf(entry)} ${entry.name}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return this.#calls.names.flatMap((call) =>
      COUNTED.flatMap((tserver) => {
        const times = counts.get(`${call} ${tserver}`) ?? 0;
        if (times === 0 && tserver !== "RequestReleaseCall") return [];
        return [{ expect: { tserver, call, times } }];
      })
    );
  }

  /** Agents whose toolbars were there before the recording connect and are ready first. */
  #prelude(time: number): RecordedStep[] {
    const agents = [...new Set(this.#sources.trace.map(({ agentId }) => agentId))];
    return agents.flatMap((agent) => {
      const steps: object[] = [];
      if (this.#wasPresent(agent)) steps.push(...this.#connect(agent));
      if (this.#wasInitialized(agent)) {
        this.#initialized.add(agent);
        const registered = { tserver: "EventRegistered", dn: this.#agents[agent] };
        steps.push({ command: "initialize", agent }, { expect: registered }, { after: "0ms" });
      }
      return steps.map((step) => ({ time, step }));
    });
  }

  /** Whether a toolbar of the agent was there already: it was told something, or left, before any came. */
  #wasPresent(agent: string): boolean {
    const first = this.#sources.trace.find((record) =>
      record.agentId === agent &&
      (record.to === "toolbar" ? !STATUS.test(record.name) : /connect$/.test(record.name))
    );
    return first !== undefined && first.name !== "connect";
  }

  /** Whether the agent was registered already: a command came that is not initialize, or news of the DN. */
  #wasInitialized(agent: string): boolean {
    const dn = this.#agents[agent];
    const first = this.#merged.find((merged) =>
      "entry" in merged
        ? merged.entry.from === "tserver" && merged.entry.thisDN === dn
        : merged.record.agentId === agent && isCommand(merged.record)
    );
    return first !== undefined && !("record" in first && first.record.name === "initialize");
  }

  #call(message: Message): { call?: string } {
    const call = this.#calls.nameOf(message);
    return call === undefined ? {} : { call };
  }

  #entrySteps(entry: JournalEntry): object[] {
    const { from, name, thisDN, payload, byItself } = entry;
    if (byItself) return [];
    if (from === "control") return this.#controls.steps(entry);
    const call = this.#call(entry);
    if (from === "softphone") {
      const agent = Object.keys(this.#agents).find((agent) => this.#agents[agent] === thisDN);
      return agent === undefined ? [] : [{ phone: name, agent, ...call }];
    }
    if (from !== "customer" || call.call === undefined) return [];
    if (name !== "call") return [{ customer: name === "noAnswer" ? "no-answer" : name, ...call }];
    const { from: number, to, UserData = {} } = payload as Fields;
    return [{
      customer: "call",
      ...call,
      ...(number !== undefined && { from: number }),
      to,
      ...(Object.keys(UserData as object).length > 0 && { userData: UserData }),
    }];
  }

  #recordSteps(record: TraceRecord, index: number): object[] {
    const { from, name, agentId: agent, connectionId, payload } = record;
    if (name === "connect") return this.#connect(agent);
    if (name === "disconnect") return this.#disconnect(agent);
    if (from === "toolbar") return [this.#commandStep(record, index)];
    if (STATUS.test(name)) return [];
    const call = this.#call(record);
    if (connectionId !== undefined && call.call === undefined) return [];
    const fields = payload as Fields;
    const told = TELLING.filter((field) => fields[field] !== undefined);
    const where = Object.fromEntries(told.map((field) => [field, fields[field]]));
    return [{ expect: { toolbar: name, agent, ...call, ...(told.length > 0 && { where }) } }];
  }

  /** Another toolbar takes the place of the one that is there, as on a reload: it is told all that one is. */
  #connect(agent: string): object[] {
    this.#toolbars.set(agent, (this.#toolbars.get(agent) ?? 0) + 1);
    return [{ toolbar: "connect", agent }];
  }

  /** Only the last one that leaves is missed. */
  #disconnect(agent: string): object[] {
    const left = Math.max(0, (this.#toolbars.get(agent) ?? 0) - 1);
    this.#toolbars.set(agent, left);
    return left > 0 ? [] : [{ toolbar: "disconnect", agent }];
  }

  #commandStep(record: TraceRecord, index: number): object {
    const { name, agentId: agent, payload } = record;
    const { type: _type, requestId: _id, connectionId, ...rest } = payload as Fields;
    const answer = this.#answerTo(agent, index);
    const answered = (answer?.payload ?? {}) as Fields;
    const refused = answer && answer.name !== "202" ? { refused: answered.code } : {};
    const begun = this.#callOfRequest(answered.requestId).call;
    const begins = name !== "MakeCall" && begun !== undefined && { begins: begun };
    const call = name === "MakeCall" ? this.#callOfRequest(answered.requestId) : this.#call(record);
    const isUnknown = typeof connectionId === "string" && connectionId !== "" &&
      name !== "MakeCall" && call.call === undefined;
    const fields = { ...(isUnknown ? { connectionId } : {}), ...rest };
    return {
      command: name,
      agent,
      ...call,
      ...begins,
      ...(Object.keys(fields).length > 0 && { with: fields }),
      ...refused,
    };
  }

  #answerTo(agent: string, index: number): TraceRecord | undefined {
    const { trace } = this.#sources;
    for (let at = index + 1; at < trace.length; at++) {
      const record = trace[at];
      if (record?.agentId === agent && record.to === "toolbar" && STATUS.test(record.name)) {
        return record;
      }
    }
  }

  #callOfRequest(requestId: unknown): { call?: string } {
    const dialing = this.#sources.trace.find(({ name, payload }) =>
      name === "EventDialing" && (payload as Fields).requestId === requestId
    );
    return dialing === undefined ? {} : this.#call(dialing);
  }
}

const timeOf = (merged: Merged) => "entry" in merged ? merged.entry.time : merged.record.time;

const isCommand = ({ from, name }: TraceRecord) =>
  from === "toolbar" && name !== "connect" && name !== "disconnect";

/** Whether somebody did something, other than in answer to something. */
function isDeed(merged: Merged): boolean {
  if ("record" in merged) return merged.record.from === "toolbar";
  const { from, byItself } = merged.entry;
  return from !== "tserver" && from !== "gateway" && !byItself;
}
