// The switch as plain data: DNs, agents, calls, parties and who is registered for what.
// Nothing here acts; `step.ts` is the one door through which the state changes.
import {
  type CallType,
  DNRole,
  type KVList,
  type WorkMode,
} from "../../gateway/tserver/attributes.ts";
import { type Random, randomToken } from "../../gateway/runtime/random.ts";
import type { Habits, SwitchOptions } from "./options.ts";

/** One client's connection to the T-Server. */
export type ClientId = number;

/**
 * How a party stands in its call.
 *
 *     dialing ──────────────┐ the other side answers
 *     ringing ── answers ───┴─> connected <── retrieve ── hold ──> held
 *     queued ── an agent is free: the queue's party gives way to one that rings
 *
 * `dialing`: it called and waits. `ringing`: it is being called. `connected`: it hears and speaks.
 * `held`: it put the call aside. `queued`: it is a queue. From each of them the party can leave.
 */
export type Phase = "dialing" | "ringing" | "connected" | "held" | "queued";

/** One who is in a call. */
export interface Party {
  /** A DN or an outside number; absent where the caller withholds it. */
  readonly number?: string;
  /** Whether the party is a DN of this switch, whose clients are told of the call. */
  readonly isDN: boolean;
  role: DNRole;
  phase: Phase;
  /** When the phase began, in milliseconds since the epoch. */
  since: number;
  /** Nobody hears it. */
  muted?: boolean;
  /** It was connected at some time. */
  talked?: boolean;
  /** The queue that the call came from (AttributeThisQueue). */
  queue?: string | undefined;
  /** Numbers this ringing, or this waiting at a route point, among all, so that a timer of an earlier one does nothing. */
  ring?: number;
}

/** A call, from its first ring to its end. */
export interface Call {
  /** A warm switchover gives the call another one. */
  ConnID: string;
  readonly CallUUID: string;
  readonly CallID: number;
  readonly CallType: CallType;
  readonly ANI?: string;
  readonly DNIS?: string;
  UserData: KVList;
  /** When it began, in milliseconds since the epoch. */
  readonly beganAt: number;
  /** Nobody once the call has ended. */
  parties: Party[];
  /** The call on whose behalf this one consults somebody. */
  consultOf?: Call | undefined;
  /** The call that this one was joined to, and ended by. */
  joined?: Call;
  /** DNs that let the call go by while it waits in a queue. */
  passedBy?: Set<string> | undefined;
}

/** An agent's session at a DN. */
export interface Login {
  readonly AgentID: string;
  readonly ready: boolean;
  readonly AgentWorkMode?: WorkMode;
  readonly Reasons?: KVList;
  /** When the agent came to stand so, in milliseconds since the epoch. */
  readonly since: number;
  /** Rises among all agents each time one becomes free: the lowest has been idle the longest. */
  readonly idleSince: number;
  /** Numbers this after-call work among all, so that a timer of an earlier one does nothing. */
  readonly wrapUp?: number;
}

/** What makes a DN a queue or a route point. */
export interface Queue {
  /** Who takes its calls, by AgentID. */
  readonly agents: readonly string[];
  /** A route point says EventRouteRequest and EventRouteUsed besides what a queue says, or instead of it. */
  readonly isRoutePoint: boolean;
  readonly ringTimeoutMs?: number | undefined;
  /** Where a route point's call goes that nobody routes within `routeTimeoutMs`. */
  readonly defaultTo?: string | undefined;
  readonly routeTimeoutMs?: number | undefined;
}

/** A phone of the switch, or a queue. */
export interface DN {
  readonly number: string;
  /** The clients that get the DN's events. */
  readonly clients: Set<ClientId>;
  /** The DN's calls, in the order they came. */
  readonly calls: Set<Call>;
  readonly queue?: Queue | undefined;
  login?: Login | undefined;
  outOfService?: boolean;
  offHook?: boolean;
}

/** An agent, logged in or not. */
export interface Agent {
  readonly AgentID: string;
  /** The DN on the agent's desk; an agent may log in elsewhere. */
  readonly desk: string;
  readonly habits?: Habits | undefined;
  /** The DN where the agent is logged in. */
  at?: string | undefined;
}

/** The whole switch. */
export interface SwitchState {
  options: SwitchOptions;
  readonly dns: Map<string, DN>;
  readonly agents: Map<string, Agent>;
  /** Whose desk each DN is on, by AgentID. */
  readonly agentAtDesk: Map<string, string>;
  readonly clients: Set<ClientId>;
  readonly calls: Map<string, Call>;
  /** Calls that ended, the oldest first. */
  readonly ended: Map<string, Call>;
  linkIsUp: boolean;
  /** Where the search for a free DN goes on. */
  nextDN: number;
  callsMade: number;
  eventsMade: number;
  /** Counts ringings, idle times and after-call works. */
  turnsMade: number;
  /** Calls that wait in queues, in the order they came. */
  readonly waiting: Set<Call>;
  /** How often ConnIDs were given anew: a warm switchover. */
  switchovers: number;
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
    agentAtDesk: new Map(),
    clients: new Set(),
    calls: new Map(),
    ended: new Map(),
    linkIsUp: true,
    nextDN: firstProvisionedDN,
    callsMade: 0,
    eventsMade: 0,
    turnsMade: 0,
    waiting: new Set(),
    switchovers: 0,
    connIDBase: base.toString(16).padStart(CONN_ID_COUNTER_DIGITS, "0"),
    callUUIDBase: randomToken(random, CALL_UUID_CHARS - CALL_UUID_COUNTER_DIGITS),
  };
}

/** The ids of the next call. */
export function nextCallIds(state: SwitchState): Pick<Call, "ConnID" | "CallUUID" | "CallID"> {
  const CallID = ++state.callsMade;
  const token = CallID.toString(36).toUpperCase().padStart(CALL_UUID_COUNTER_DIGITS, "0");
  return { ConnID: connIDOf(state, CallID), CallUUID: state.callUUIDBase + token, CallID };
}

/** The ConnID of a call now; each warm switchover changes its first half. */
export function connIDOf({ connIDBase, switchovers }: SwitchState, CallID: number): string {
  const base = (parseInt(connIDBase, 16) + switchovers) % 0x1_0000_0000;
  return hex(base) + hex(CallID);
}

const hex = (number: number) => number.toString(16).padStart(CONN_ID_COUNTER_DIGITS, "0");
