// The steps of a recording: each entry of journal and trace that somebody caused becomes a step, each
// event that a toolbar was told an expectation.
import type { TraceRecord } from "../../gateway/protocol/trace.ts";
import type { JournalEntry } from "../control_schemas.ts";
import { merge } from "./merge.ts";

/** A step of the file and when it was. */
export interface RecordedStep {
  readonly time: number;
  readonly step: object;
}

interface Sources {
  readonly journal: readonly JournalEntry[];
  readonly trace: readonly TraceRecord[];
}

type Fields = Readonly<Record<string, unknown>>;

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

/** A recording's calls by the names that it gives them, and its steps. */
export class RecordedCalls {
  readonly agents: Readonly<Record<string, string>>;
  readonly #sources: Sources;
  readonly #names = new Map<string, string>();
  readonly #initialized = new Set<string>();
  #linkIsUp = true;

  constructor(known: Readonly<Record<string, string>>, sources: Sources) {
    this.#sources = sources;
    const told = sources.trace.flatMap(({ agentId, payload }) => {
      const { thisDN } = payload as Fields;
      return typeof thisDN === "string" ? [[agentId, thisDN] as const] : [];
    });
    const agents = new Map([...Object.entries(known), ...told]);
    const dns = new Set(agents.values());
    for (const { from, name, thisDN } of sources.journal) {
      if (from !== "customer" || name !== "call" || !thisDN || dns.has(thisDN)) continue;
      agents.set(`at-${thisDN}`, thisDN);
      dns.add(thisDN);
    }
    this.agents = Object.fromEntries(agents);
    this.#nameCalls();
  }

  /** Whether a call that a toolbar was told of had not ended. */
  get openCalls(): boolean {
    const { trace } = this.#sources;
    const released = new Set(
      trace.filter(({ name }) => name === "EventReleased").map(({ eventId }) => eventId),
    );
    return trace.some(({ to, eventId }) =>
      to === "toolbar" && eventId !== undefined && !released.has(eventId)
    );
  }

  /** Agents whose toolbars were there before the recording connect and are ready first. */
  prelude(time: number): RecordedStep[] {
    const present = [...new Set(this.#sources.trace.map(({ agentId }) => agentId))];
    return present.flatMap((agent) => {
      const connect = { time, step: { toolbar: "connect", agent } };
      const first = this.#sources.trace.find(({ agentId, from }) =>
        agentId === agent && from === "toolbar"
      );
      if (first?.name === "initialize") return [connect];
      this.#initialized.add(agent);
      return [
        connect,
        { time, step: { command: "initialize", agent } },
        { time, step: { expect: { toolbar: "EventRegistered", agent } } },
      ];
    });
  }

  /** What was done and what was told. */
  steps(): RecordedStep[] {
    const { journal, trace } = this.#sources;
    return merge(journal, trace).flatMap((merged) =>
      "entry" in merged
        ? [...this.#linkStep(merged.entry), ...this.#personStep(merged.entry)]
        : this.#toolbarSteps(merged.record, merged.index)
    );
  }

  /** How often each call met what matters at the T-Server; no release request is worth saying too. */
  counts(): object[] {
    return [...this.#names].flatMap(([connectionId, call]) =>
      COUNTED.flatMap((tserver) => {
        const times = this.#sources.journal.filter((entry) =>
          entry.name === tserver && entry.connectionId === connectionId &&
          !(entry.from === "tserver" && entry.dropped)
        ).length;
        if (times === 0 && tserver !== "RequestReleaseCall") return [];
        return [{ expect: { tserver, call, times } }];
      })
    );
  }

  #nameCalls(): void {
    const { journal, trace } = this.#sources;
    const begun = [
      ...journal.filter(({ from, name }) => from === "customer" && name === "call"),
      ...trace.filter(({ to, name }) => to === "toolbar" && name === "EventDialing"),
    ].toSorted((a, b) => a.time - b.time);
    for (const { connectionId } of begun) {
      if (connectionId === undefined || this.#names.has(connectionId)) continue;
      this.#names.set(connectionId, `call${this.#names.size + 1}`);
    }
  }

  #call(connectionId: string | undefined): { call?: string } {
    const call = connectionId === undefined ? undefined : this.#names.get(connectionId);
    return call === undefined ? {} : { call };
  }

  #linkStep({ time, name }: JournalEntry): RecordedStep[] {
    const goesDown = name === "EventLinkDisconnected" && this.#linkIsUp;
    const goesUp = name === "EventLinkConnected" && !this.#linkIsUp;
    if (!goesDown && !goesUp) return [];
    this.#linkIsUp = goesUp;
    return [{ time, step: { link: goesUp ? "up" : "down" } }];
  }

  #personStep({ time, from, name, connectionId, thisDN, payload }: JournalEntry): RecordedStep[] {
    const call = this.#call(connectionId);
    if (from === "softphone") {
      const agent = Object.keys(this.agents).find((agent) => this.agents[agent] === thisDN);
      return agent === undefined ? [] : [{ time, step: { phone: name, agent, ...call } }];
    }
    if (from !== "customer" || call.call === undefined) return [];
    if (name !== "call") {
      const customer = name === "noAnswer" ? "no-answer" : name;
      return [{ time, step: { customer, ...call } }];
    }
    const { from: number, to, UserData = {} } = payload as Fields;
    return [{
      time,
      step: {
        customer: "call",
        ...call,
        ...(number !== undefined && { from: number }),
        to,
        ...(Object.keys(UserData as object).length > 0 && { userData: UserData }),
      },
    }];
  }

  #toolbarSteps(record: TraceRecord, index: number): RecordedStep[] {
    const { time, from, name, agentId: agent, connectionId, payload } = record;
    if (from === "toolbar") return this.#commandSteps(record, index);
    if (/^\d/.test(name)) return [];
    const call = this.#call(connectionId);
    if (connectionId !== undefined && call.call === undefined) return [];
    const fields = payload as Fields;
    const told = TELLING.filter((field) => fields[field] !== undefined);
    const where = Object.fromEntries(told.map((field) => [field, fields[field]]));
    return [{
      time,
      step: { expect: { toolbar: name, agent, ...call, ...(told.length > 0 && { where }) } },
    }];
  }

  #commandSteps(record: TraceRecord, index: number): RecordedStep[] {
    const { time, name, agentId: agent, payload } = record;
    const { type: _type, requestId: _id, connectionId, ...rest } = payload as Fields;
    const answer = this.#sources.trace.slice(index + 1)
      .find(({ agentId, to, name }) => agentId === agent && to === "toolbar" && /^\d/.test(name));
    const answered = (answer?.payload ?? {}) as Fields;
    const refused = answer && answer.name !== "202" ? { refused: answered.code } : {};
    const begun = this.#callOfRequest(answered.requestId).call;
    const begins = name !== "MakeCall" && begun !== undefined && { begins: begun };
    const call = name === "MakeCall"
      ? this.#callOfRequest(answered.requestId)
      : this.#call(typeof connectionId === "string" ? connectionId : undefined);
    const unknown = typeof connectionId === "string" && connectionId && name !== "MakeCall" &&
      call.call === undefined;
    const fields = { ...(unknown ? { connectionId } : {}), ...rest };
    const step = {
      command: name,
      agent,
      ...call,
      ...begins,
      ...(Object.keys(fields).length > 0 && { with: fields }),
      ...refused,
    };
    // A toolbar that says initialize again has reloaded.
    const again = name === "initialize" && this.#initialized.has(agent);
    if (name === "initialize") this.#initialized.add(agent);
    return [...(again ? [{ time, step: { toolbar: "connect", agent } }] : []), { time, step }];
  }

  #callOfRequest(requestId: unknown): { call?: string } {
    const dialing = this.#sources.trace.find(({ name, payload }) =>
      name === "EventDialing" && (payload as Fields).requestId === requestId
    );
    return this.#call(dialing?.connectionId);
  }
}
