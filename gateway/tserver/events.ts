// Events from a T-Server, by their T-Library names and attributes.
import type { CallState, CallType, DNRole, KVList, PartyState, WorkMode } from "./attributes.ts";

interface Event<Name extends string> {
  readonly name: Name;
  /** When the T-Server made the event: milliseconds since the epoch (TimeinSecs and TimeinuSecs). */
  readonly time: number;
  /** Rises by one with each event that a T-Server makes while it runs. */
  readonly EventSequenceNumber: number;
}

interface DNEvent<Name extends string> extends Event<Name> {
  readonly ThisDN: string;
  /** The request that caused the event; absent for other clients, and when nobody asked. */
  readonly ReferenceID?: number;
}

/** The link between T-Server and switch is up; also the first event on a new connection. */
export type EventLinkConnected = Event<"EventLinkConnected">;

/** The link is down: nothing that happens at the switch is told until it is up again. */
export type EventLinkDisconnected = Event<"EventLinkDisconnected">;

/** One call of a DN as the T-Server sees it now. */
export interface CallSnapshot {
  readonly ConnID: string;
  readonly CallUUID: string;
  readonly CallType: CallType;
  readonly PartyState: PartyState;
  readonly OtherDN?: string;
  readonly ANI?: string;
  readonly DNIS?: string;
  readonly UserData?: KVList;
}

/** The DN's events will come from now on. `calls` is Extensions' list (conn-%d, ps-%d), unpacked. */
export interface EventRegistered extends DNEvent<"EventRegistered"> {
  readonly calls: readonly CallSnapshot[];
}

export type EventUnregistered = DNEvent<"EventUnregistered">;

interface AgentEvent<Name extends string> extends DNEvent<Name> {
  readonly AgentID: string;
  readonly AgentWorkMode?: WorkMode;
  readonly Reasons?: KVList;
}

export type EventAgentLogin = AgentEvent<"EventAgentLogin">;
export type EventAgentLogout = AgentEvent<"EventAgentLogout">;
export type EventAgentReady = AgentEvent<"EventAgentReady">;
export type EventAgentNotReady = AgentEvent<"EventAgentNotReady">;

export const CALL_EVENT_NAMES = [
  "EventDialing",
  "EventRinging",
  "EventEstablished",
  "EventHeld",
  "EventRetrieved",
  "EventDestinationBusy",
  "EventReleased",
  "EventAbandoned",
] as const;
export type CallEventName = typeof CALL_EVENT_NAMES[number];

/**
 * Something happened to ThisDN's leg of a call.
 * ANI, DNIS and OtherDN are optional on every one of them (GenEM, VMEventsandModels).
 */
export interface CallEvent<Name extends CallEventName = CallEventName> extends DNEvent<Name> {
  /** Names the call for this T-Server: 16 hex digits, never to be read as a number. */
  readonly ConnID: string;
  /** Names the call for its whole life, across transfers and switchovers: 32 letters and digits. */
  readonly CallUUID: string;
  /** The switch's own number for the call; 0 while unknown. */
  readonly CallID: number;
  readonly CallType: CallType;
  readonly CallState: CallState;
  readonly ThisDNRole: DNRole;
  readonly OtherDN?: string;
  readonly OtherDNRole?: DNRole;
  readonly ANI?: string;
  readonly DNIS?: string;
  readonly UserData?: KVList;
  /** May hold "ReleasingParty", see `ReleasingParty`. */
  readonly Extensions?: KVList;
}

/** The request with this ReferenceID failed; only the client that made it is told. */
export interface EventError extends Event<"EventError"> {
  readonly ReferenceID: number;
  /** See `errors.ts`. */
  readonly ErrorCode: number;
  readonly ErrorMessage: string;
  readonly ThisDN?: string;
  readonly ConnID?: string;
}

export type AnyCallEvent = { [Name in CallEventName]: CallEvent<Name> }[CallEventName];

export type TServerEvent =
  | EventLinkConnected
  | EventLinkDisconnected
  | EventRegistered
  | EventUnregistered
  | EventAgentLogin
  | EventAgentLogout
  | EventAgentReady
  | EventAgentNotReady
  | AnyCallEvent
  | EventError;

export type EventName = TServerEvent["name"];
