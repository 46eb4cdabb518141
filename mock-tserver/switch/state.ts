// The switch as plain data: DNs, agents, calls, parties and who is registered for what.
// Nothing here acts; `step.ts` is the one door through which the state changes.
import {
  type CallType,
  DNRole,
  type KVList,
  type WorkMode,
} from "../../gateway/tserver/attributes.ts";
import { type Random, randomToken } from "../../gateway/runtime/random.ts";

/** One client's connection to the T-Server. */
export type ClientId = number;

/**
 * How a party stands in its call.
 *
 *     dialing ──────────────┐ the other side answers
 *     ringing ── answers ───┴─> connected <── retrieve ── hold ──> held
 *
 * `dialing`: it called and waits. `ringing`: it is being called. `connected`: it hears and speaks.
 * `held`: it put the call aside. From each of them the party can leave the call.
 */
export type Phase = "dialing" | "ringing" | "connected" | "held";

/** One who is in a call. */
export interface Party {
  /** A DN or an outside number; absent where the caller withholds it. */
  readonly number?: string;
  /** Whether the party is a DN of this switch, whose clients are told of the call. */
  readonly isDN: boolean;
  readonly role: DNRole;
  phase: Phase;
}

/** A call, from its first ring to its end. */
export interface Call {
  readonly ConnID: string;
  readonly CallUUID: string;
  readonly CallID: number;
  readonly CallType: CallType;
  readonly ANI?: string;
  readonly DNIS?: string;
  readonly UserData: KVList;
  /** Nobody once the call has ended. */
  parties: Party[];
}

/** An agent's session at a DN. */
export interface Login {
  readonly AgentID: string;
  readonly ready: boolean;
  readonly AgentWorkMode?: WorkMode;
  readonly Reasons?: KVList;
}

/** A phone of the switch. */
export interface DN {
  readonly number: string;
  /** The clients that get the DN's events. */
  readonly clients: Set<ClientId>;
  /** ConnIDs of the DN's calls, in the order they came. */
  readonly calls: Set<string>;
  login?: Login | undefined;
}

/** An agent, logged in or not. */
export interface Agent {
  readonly AgentID: string;
  /** The DN on the agent's desk; an agent may log in elsewhere. */
  readonly desk: string;
  /** The DN where the agent is logged in. */
  at?: string | undefined;
}

/** What the switch may hold, and how it behaves. */
export interface SwitchOptions {
  readonly maxCalls: number;
  readonly maxCallsPerDN: number;
  readonly maxEndedCalls: number;
  readonly maxDNs: number;
  readonly releasingParty: boolean;
}

/** The whole switch. */
export interface SwitchState {
  options: SwitchOptions;
  readonly dns: Map<string, DN>;
  readonly agents: Map<string, Agent>;
  readonly clients: Set<ClientId>;
  readonly calls: Map<string, Call>;
  /** Calls that ended, the oldest first. */
  readonly ended: Map<string, Call>;
  linkIsUp: boolean;
  /** Where the search for a free DN goes on. */
  nextDN: number;
  callsMade: number;
  eventsMade: number;
  /** What the ConnIDs and CallUUIDs of this run begin with. */
  readonly connIDBase: string;
  readonly callUUIDBase: string;
}

const CONN_ID_COUNTER_DIGITS = 8;
const CALL_UUID_COUNTER_DIGITS = 7;
const CALL_UUID_CHARS = 32;

/** What a switch begins with. */
export interface NewSwitch {
  readonly options: SwitchOptions;
  readonly firstProvisionedDN: number;
  /** Makes the ids of one run differ from another's. */
  readonly random: Random;
}

/** A switch without DNs. */
export function createSwitchState({ options, firstProvisionedDN, random }: NewSwitch): SwitchState {
  const base = Math.floor(random.next() * 0x100_0000);
  return {
    options,
    dns: new Map(),
    agents: new Map(),
    clients: new Set(),
    calls: new Map(),
    ended: new Map(),
    linkIsUp: true,
    nextDN: firstProvisionedDN,
    callsMade: 0,
    eventsMade: 0,
    connIDBase: base.toString(16).padStart(CONN_ID_COUNTER_DIGITS, "0"),
    callUUIDBase: randomToken(random, CALL_UUID_CHARS - CALL_UUID_COUNTER_DIGITS),
  };
}

/** The ids of the next call. */
export function nextCallIds(state: SwitchState): Pick<Call, "ConnID" | "CallUUID" | "CallID"> {
  const CallID = ++state.callsMade;
  const counter = CallID.toString(16).padStart(CONN_ID_COUNTER_DIGITS, "0");
  const token = CallID.toString(36).toUpperCase().padStart(CALL_UUID_COUNTER_DIGITS, "0");
  return { ConnID: state.connIDBase + counter, CallUUID: state.callUUIDBase + token, CallID };
}

/** The DN of a party that is one. */
export function dnOf(state: SwitchState, { isDN, number }: Party): DN | undefined {
  return isDN && number !== undefined ? state.dns.get(number) : undefined;
}

/** A party together with its call. */
export interface Leg {
  readonly call: Call;
  readonly party: Party;
}

/** The part of `dn` in the live call with this ConnID. */
export function legAt(state: SwitchState, dn: DN, ConnID: string): Leg | undefined {
  const call = state.calls.get(ConnID);
  const party = call?.parties.find(({ isDN, number }) => isDN && number === dn.number);
  return call && party && { call, party };
}

/** The parts of `dn` in its live calls, in the order the calls came. */
export function legsAt(state: SwitchState, dn: DN): Leg[] {
  return Array.from(dn.calls, (ConnID) => legAt(state, dn, ConnID)).filter((leg) =>
    leg !== undefined
  );
}

/** The first who is in the call with the leg's party. */
export function otherParty({ call, party }: Leg): Party | undefined {
  return call.parties.find((other) => other !== party);
}

/** The party of `call` that is no DN of this switch. */
export function outsideParty(call: Call): Party | undefined {
  return call.parties.find(({ isDN }) => !isDN);
}

/** The parties of `call`, `first` before the others. */
export function partiesFrom(call: Call, first: Party): Party[] {
  return [first, ...call.parties.filter((party) => party !== first)];
}
