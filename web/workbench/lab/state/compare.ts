// The switch's view and the gateway's side by side: rows for the tables, and where the two differ. Pure.
import type { SessionCall, SessionView } from "../../../../gateway/protocol/mod.ts";
import type { Overview, Phase, WatchedAgent, WatchedCall, WatchedDN } from "../schemas.ts";

/** What the gateway says of something, and whether that is what the switch says. */
export interface GatewaySays {
  readonly says: string;
  readonly differs: boolean;
}

/** An agent, logged in or not. */
export interface AgentRow {
  readonly agentId: string;
  /** Where the agent is, or has the desk. */
  readonly dn: string;
  readonly standing: WatchedAgent["state"];
  readonly reason: string;
  readonly since: number | undefined;
  readonly toolbars: number;
  readonly gateway: GatewaySays;
}

/** A phone, with the agent who is logged in. */
export interface PhoneRow {
  readonly dn: string;
  readonly agentId: string | undefined;
  readonly isInService: boolean;
  readonly registered: boolean;
  readonly calls: number;
  readonly gateway: GatewaySays;
}

/** A queue or route point, and who waits there. */
export interface QueueRow {
  readonly dn: string;
  readonly isRoutePoint: boolean;
  readonly agents: number;
  readonly waiting: number;
  /** When the call that waits the longest came there. */
  readonly longestSince: number | undefined;
}

/** An agent's or customer's part in a call. */
export interface Leg {
  /** Empty where it is withheld. */
  readonly number: string;
  readonly isPhone: boolean;
  readonly phase: Phase;
  readonly since: number;
}

/** A call at the switch; or one that the gateway alone believes in, which has no legs. */
export interface CallRow {
  readonly connectionId: string;
  readonly eventId: string;
  readonly legs: readonly Leg[];
  /** The phase of the call as a whole, and since when. */
  readonly phase: Phase | undefined;
  readonly since: number | undefined;
  /** Where it waits, or came from. */
  readonly queue: string | undefined;
  readonly gateway: GatewaySays;
}

export interface StateRows {
  readonly calls: readonly CallRow[];
  readonly agents: readonly AgentRow[];
  readonly phones: readonly PhoneRow[];
  readonly queues: readonly QueueRow[];
  /** How many rows differ. */
  readonly differences: number;
}

/** What the gateway calls each phase of a phone's part. */
const STATES: Readonly<Record<Phase, SessionCall["state"] | undefined>> = {
  dialing: "dialing",
  ringing: "ringing",
  connected: "established",
  held: "held",
  queued: undefined,
};

const AGENT_WORDS: Readonly<Record<SessionView["agentState"], string>> = {
  unknown: "unknown",
  loggedOut: "logged out",
  notReady: "not ready",
  ready: "ready",
};

/** AgentWorkMode of after-call work. */
const AFTER_CALL_WORK = 3;

export function stateRows(
  overview: Overview,
  sessions: readonly SessionView[] | undefined,
): StateRows {
  const known = sessions ?? [];
  const byDN = new Map(known.map((session) => [session.thisDN, session]));
  const phones = new Map(overview.dns.filter(({ queue }) => !queue).map((dn) => [dn.dn, dn]));
  const isTold = sessions !== undefined;
  const calls = [
    ...overview.calls.map((call) => callRow(call, { phones, byDN, isTold })),
    ...onlyInGateway(overview, known),
  ];
  const rows = {
    calls,
    agents: overview.agents.map((agent) => agentRow(agent, { sessions: known, isTold })),
    phones: [...phones.values()].map((dn) => phoneRow(dn, { session: byDN.get(dn.dn), isTold })),
    queues: overview.dns.flatMap((dn) => dn.queue ? [queueRow(dn, overview)] : []),
  };
  const differing = [...rows.calls, ...rows.agents, ...rows.phones]
    .filter(({ gateway }) => gateway.differs);
  return { ...rows, differences: differing.length };
}

const NOT_TOLD: GatewaySays = { says: "not told", differs: false };
const NO_SESSION: GatewaySays = { says: "not served", differs: false };

function agentRow(
  { agentId, desk, dn = desk, state, workMode, reasons, since }: WatchedAgent,
  { sessions, isTold }: { sessions: readonly SessionView[]; isTold: boolean },
): AgentRow {
  const session = sessions.find((each) => each.agentId === agentId);
  const reason = Object.values(reasons ?? {}).join(", ") ||
    (workMode === AFTER_CALL_WORK ? "after-call work" : "");
  return {
    agentId,
    dn,
    standing: state,
    reason,
    since,
    toolbars: session?.toolbars ?? 0,
    gateway: !isTold ? NOT_TOLD : session === undefined ? NO_SESSION : {
      says: AGENT_WORDS[session.agentState],
      // Who is not registered is told nothing: then the gateway does not claim to know.
      differs: session.agentState !== "unknown" && session.agentState !== state,
    },
  };
}

function phoneRow(
  { dn, agentId, outOfService, registered, calls }: WatchedDN,
  { session, isTold }: { session: SessionView | undefined; isTold: boolean },
): PhoneRow {
  const isInService = outOfService !== true;
  const says = () => {
    if (!isTold) return NOT_TOLD;
    if (session === undefined) return NO_SESSION;
    return {
      says: !session.inService ? "out of service" : session.registered ? "registered" : "idle",
      differs: (session.registered && !registered) || session.inService !== isInService,
    };
  };
  return { dn, agentId, isInService, registered, calls: calls.length, gateway: says() };
}

function queueRow({ dn, queue }: WatchedDN, { calls }: Overview): QueueRow {
  const waiting = calls.flatMap(({ parties }) =>
    parties.filter(({ number, state }) => number === dn && state === "queued")
  );
  return {
    dn,
    isRoutePoint: queue?.routePoint === true,
    agents: queue?.agents.length ?? 0,
    waiting: waiting.length,
    longestSince: waiting.length === 0 ? undefined : Math.min(...waiting.map(({ since }) => since)),
  };
}

interface Around {
  readonly phones: ReadonlyMap<string, WatchedDN>;
  readonly byDN: ReadonlyMap<string, SessionView>;
  readonly isTold: boolean;
}

function callRow(call: WatchedCall, { phones, byDN, isTold }: Around): CallRow {
  const { connectionId, eventId, parties } = call;
  const legs = parties.map(({ number = "", isDN, state, since }) => ({
    number,
    isPhone: isDN && phones.has(number),
    phase: state,
    since,
  }));
  const told = legs.filter(({ isPhone, number }) => isPhone && byDN.has(number));
  const views = told.map(({ number, phase }) => {
    const session = byDN.get(number);
    const mine = session && legOf(session, call);
    const says = mine?.state ?? "no call";
    return {
      says: told.length > 1 ? `${number} ${says}` : says,
      // A phone that the gateway is not told of cannot be known there.
      differs: session?.registered === true && says !== STATES[phase],
    };
  });
  const phase = phaseOf(legs);
  return {
    connectionId,
    eventId,
    legs,
    phase,
    since: Math.max(...legs.filter((leg) => leg.phase === phase).map(({ since }) => since)),
    queue: parties.find(({ state }) => state === "queued")?.number ??
      parties.find(({ queue }) => queue !== undefined)?.queue,
    gateway: !isTold ? NOT_TOLD : views.length === 0 ? NO_SESSION : {
      says: views.map(({ says }) => says).join(", "),
      differs: views.some(({ differs }) => differs),
    },
  };
}

function legOf({ calls }: SessionView, call: WatchedCall): SessionCall | undefined {
  return calls.find(({ connectionId }) => connectionId === call.connectionId) ??
    calls.find(({ eventId }) => eventId === call.eventId);
}

function onlyInGateway({ calls }: Overview, sessions: readonly SessionView[]): CallRow[] {
  return sessions.flatMap(({ thisDN, calls: believed }) =>
    believed.filter((leg) =>
      !calls.some(({ connectionId, eventId, parties }) =>
        (connectionId === leg.connectionId || eventId === leg.eventId) &&
        parties.some(({ number }) => number === thisDN)
      )
    ).map(({ connectionId, eventId, state }) => ({
      connectionId,
      eventId,
      legs: [],
      phase: undefined,
      since: undefined,
      queue: undefined,
      gateway: { says: `${thisDN} ${state}`, differs: true },
    }))
  );
}

/** What is said of a call whose parties stand differently: what it waits for, or else how it is talked. */
function phaseOf(legs: readonly Leg[]): Phase | undefined {
  const order: readonly Phase[] = ["queued", "ringing", "dialing", "held", "connected"];
  return order.find((phase) => legs.some((leg) => leg.phase === phase));
}
