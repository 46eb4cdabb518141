// One agent's session over a fake T-Server, and a toolbar that notes what it is told.
import {
  AgentSession,
  type CallMemory,
  type JournalEntry,
  ReleaseTally,
  type SessionLimits,
} from "../../gateway/agent/mod.ts";
import type { Command, ToolbarEvent, ToolbarEventName } from "../../gateway/protocol/mod.ts";
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";
import { silentLog } from "../../gateway/runtime/log.ts";
import {
  CallType,
  type EventRegistered,
  type PartyState,
  TServerLink,
} from "../../gateway/tserver/mod.ts";
import { leastChance } from "./chance.ts";
import { CALL_UUID, CONN_ID, FakeTServer } from "./fake_tserver.ts";

export const REQUEST_TIMEOUT_MS = 5_000;

/** Audit and grace are so long that only tests about them meet them. */
export const LIMITS: SessionLimits = {
  requestTimeoutMs: REQUEST_TIMEOUT_MS,
  maxPendingRequests: 4,
  maxReleasedCalls: 2,
  maxReleasedAgeMs: 1_800_000,
  maxHistoryEvents: 16,
  maxHistoryAgeMs: 600_000,
  auditMs: 1_800_000,
  toolbarGraceMs: 3_600_000,
  idleTimeoutMs: 30_000,
};

/** A toolbar that listens to a session. */
export class FakeToolbar {
  readonly told: ToolbarEvent[] = [];
  readonly deliver = ({ event }: JournalEntry) => void this.told.push(event);

  /** The names of what it was told; `skip` of them left out. */
  names(skip = 0): ToolbarEventName[] {
    return this.told.slice(skip).map(({ eventName }) => eventName);
  }

  /** The newest event of this name. */
  last<Name extends ToolbarEventName>(name: Name): Extract<ToolbarEvent, { eventName: Name }> {
    const found = this.told.findLast(({ eventName }) => eventName === name);
    if (!found) throw new Error(`Not told ${name}; told: ${this.names().join(", ")}`);
    return found as Extract<ToolbarEvent, { eventName: Name }>;
  }

  count(name: ToolbarEventName): number {
    return this.names().filter((told) => told === name).length;
  }
}

/** Agent 1001 at DN 7001, its T-Server and one toolbar. */
export function agentUnderTest(
  limits: Partial<SessionLimits> = {},
  { memory, isLinkUp = true }: { readonly memory?: CallMemory; readonly isLinkUp?: boolean } = {},
) {
  const clock = new ManualClock();
  const tserver = new FakeTServer();
  const link = new TServerLink(tserver, { clock, log: silentLog, random: leastChance });
  const tally = new ReleaseTally();
  let ids = 0;
  const session = new AgentSession(
    { agentId: "1001", thisDN: "7001" },
    { ...LIMITS, ...limits },
    { link, clock, log: silentLog, random: leastChance, newId: () => `id-${++ids}`, tally, memory },
  );
  const toolbar = new FakeToolbar();
  const attachment = session.attach(toolbar.deliver);
  if (isLinkUp) tserver.say({ name: "EventLinkConnected" });
  return { clock, tserver, session, toolbar, attachment, tally };
}

/** As `agentUnderTest`, after a whole `initialize`. */
export function readyAgent(...given: Parameters<typeof agentUnderTest>) {
  const agent = agentUnderTest(...given);
  const { session, tserver } = agent;
  session.command({ type: "initialize" });
  register(tserver);
  logIn(tserver);
  ready(tserver);
  return agent;
}

/** Answers the newest RequestRegisterAddress, with this snapshot. */
export function register(tserver: FakeTServer, calls: EventRegistered["calls"] = []): void {
  const { ReferenceID } = tserver.last("RequestRegisterAddress");
  tserver.say({ name: "EventRegistered", ReferenceID, ThisDN: "7001", calls });
}

/** Answers it with a snapshot that was taken before everything that has been told: it changes nothing. */
export function registerUnchanged(tserver: FakeTServer): void {
  const { ReferenceID } = tserver.last("RequestRegisterAddress");
  const old = { time: 0, EventSequenceNumber: 0, calls: [] };
  tserver.sayAgain({ name: "EventRegistered", ReferenceID, ThisDN: "7001", ...old });
}

/** The call of `sayCall` as a snapshot has it. */
export function inSnapshot(state: PartyState): EventRegistered["calls"][number] {
  return {
    ConnID: CONN_ID,
    CallUUID: CALL_UUID,
    CallType: CallType.Inbound,
    PartyState: state,
    ANI: "+14155550100",
  };
}

export function logIn(tserver: FakeTServer): void {
  const { ReferenceID } = tserver.last("RequestAgentLogin");
  tserver.say({ name: "EventAgentLogin", ReferenceID, ThisDN: "7001", AgentID: "1001" });
  tserver.say({ name: "EventAgentNotReady", ThisDN: "7001", AgentID: "1001" });
}

export function ready(tserver: FakeTServer): void {
  const { ReferenceID } = tserver.last("RequestAgentReady");
  tserver.say({ name: "EventAgentReady", ReferenceID, ThisDN: "7001", AgentID: "1001" });
}

/** The code with which the session refused a command; undefined when it took it. */
export function refusalOf(session: AgentSession, command: Command): string | undefined {
  const outcome = session.command(command);
  return outcome.ok ? undefined : outcome.refusal.code;
}
