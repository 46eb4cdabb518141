// Events from a T-Server, by their T-Library names and attributes.
import type {
  AddressInfoType,
  CallInfoType,
  CallState,
  CallType,
  DNRole,
  KVList,
  PartyState,
  WorkMode,
} from "./attributes.ts";

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

/** The link between T-Server and switch is up; on a new connection it follows EventServerConnected. */
export type EventLinkConnected = Event<"EventLinkConnected">;

/** The link is down: nothing that happens at the switch is told until it is up again. */
export type EventLinkDisconnected = Event<"EventLinkDisconnected">;

/** The client's own library has connected to the T-Server; its EventSequenceNumber is 0. */
export type EventServerConnected = Event<"EventServerConnected">;

/**
 * The client's own library has lost its connection, and with it every registration; opening the port
 * again connects anew. No T-Server made it: its EventSequenceNumber is 0.
 */
export type EventServerDisconnected = Event<"EventServerDisconnected">;

/** One call of a DN as the T-Server sees it now. */
export interface CallSnapshot {
  readonly ConnID: string;
  readonly CallUUID: string;
  readonly CallType: CallType;
  readonly PartyState: PartyState;
  readonly OtherDN?: string;
  readonly ANI?: string;
  readonly DNIS?: string;
  readonly ThisQueue?: string;
  readonly PreviousConnID?: string;
  readonly UserData?: KVList;
}

/** The DN's events will come from now on. `calls` is Extensions' list (conn-%d, ps-%d), unpacked. */
export interface EventRegistered extends DNEvent<"EventRegistered"> {
  readonly calls: readonly CallSnapshot[];
}

/** The DN's events come no more; without ReferenceID nobody asked, and ErrorCode says why. */
export interface EventUnregistered extends DNEvent<"EventUnregistered"> {
  readonly ErrorCode?: number;
  readonly ErrorMessage?: string;
}

/** The DN cannot be used: its requests fail and it is not called. */
export type EventDNOutOfService = DNEvent<"EventDNOutOfService">;
export type EventDNBackInService = DNEvent<"EventDNBackInService">;

/** The handset is lifted or put down; never the sign that a call is over. */
export type EventOffHook = DNEvent<"EventOffHook">;
export type EventOnHook = DNEvent<"EventOnHook">;

/** Answers RequestQueryAddress; `calls` is what EventRegistered has. */
export interface EventAddressInfo extends DNEvent<"EventAddressInfo"> {
  readonly AddressInfoType: AddressInfoType;
  readonly calls: readonly CallSnapshot[];
  readonly AgentID?: string;
  readonly AgentWorkMode?: WorkMode;
  /** Whether calls from queues are offered at the DN. */
  readonly ready?: boolean;
}

/** Answers RequestQueryCall: who is in the call. */
export interface EventPartyInfo extends DNEvent<"EventPartyInfo"> {
  readonly ConnID: string;
  readonly CallInfoType: CallInfoType;
  readonly CallType: CallType;
  readonly parties: readonly {
    readonly DN?: string;
    readonly DNRole: DNRole;
    readonly PartyState: PartyState;
  }[];
}

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

/** Events of a call that leave ThisDN's leg in the state it is in. */
export const CALL_NEWS_NAMES = [
  "EventNetworkReached",
  "EventQueued",
  "EventDiverted",
  "EventRouteRequest",
  "EventRouteUsed",
  "EventPartyChanged",
  "EventPartyAdded",
  "EventPartyDeleted",
  "EventAttachedDataChanged",
  "EventMuteOn",
  "EventMuteOff",
  "EventDTMFSent",
] as const;
export type CallNewsName = typeof CALL_NEWS_NAMES[number];

/**
 * Something happened to ThisDN's leg of a call.
 * ANI, DNIS and OtherDN are optional on every one of them (GenEM, VMEventsandModels).
 */
export interface CallEvent<Name extends CallEventName | CallNewsName = CallEventName>
  extends DNEvent<Name> {
  /** Names the call for this T-Server: 16 hex digits, never to be read as a number. */
  readonly ConnID: string;
  /**
   * The ConnID that the party knew the call by, in EventPartyChanged; in a consultation the call
   * that is held meanwhile.
   */
  readonly PreviousConnID?: string;
  /** The call that this one was transferred into. */
  readonly TransferConnID?: string;
  /** Names the call for its whole life, across transfers and switchovers: 32 letters and digits. */
  readonly CallUUID: string;
  /** The switch's own number for the call; 0 while unknown. */
  readonly CallID: number;
  readonly CallType: CallType;
  readonly CallState: CallState;
  readonly ThisDNRole: DNRole;
  readonly OtherDN?: string;
  readonly OtherDNRole?: DNRole;
  /** Who did it to the others: transferred, added or removed; or where the call goes. */
  readonly ThirdPartyDN?: string;
  readonly ThirdPartyDNRole?: DNRole;
  /** The queue that the call waits in or came from. */
  readonly ThisQueue?: string;
  readonly ANI?: string;
  readonly DNIS?: string;
  readonly UserData?: KVList;
  readonly DTMFDigits?: string;
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
export type AnyCallNews = { [Name in CallNewsName]: CallEvent<Name> }[CallNewsName];

export type TServerEvent =
  | EventServerConnected
  | EventServerDisconnected
  | EventLinkConnected
  | EventLinkDisconnected
  | EventRegistered
  | EventUnregistered
  | EventDNOutOfService
  | EventDNBackInService
  | EventOffHook
  | EventOnHook
  | EventAddressInfo
  | EventPartyInfo
  | EventAgentLogin
  | EventAgentLogout
  | EventAgentReady
  | EventAgentNotReady
  | AnyCallEvent
  | AnyCallNews
  | EventError;

export type EventName = TServerEvent["name"];

/** Every event's name. */
export const EVENT_NAMES = [
  "EventServerConnected",
  "EventServerDisconnected",
  "EventLinkConnected",
  "EventLinkDisconnected",
  "EventRegistered",
  "EventUnregistered",
  "EventDNOutOfService",
  "EventDNBackInService",
  "EventOffHook",
  "EventOnHook",
  "EventAddressInfo",
  "EventPartyInfo",
  "EventAgentLogin",
  "EventAgentLogout",
  "EventAgentReady",
  "EventAgentNotReady",
  ...CALL_EVENT_NAMES,
  ...CALL_NEWS_NAMES,
  "EventError",
] as const satisfies readonly EventName[];

const MOVES: ReadonlySet<string> = new Set(CALL_EVENT_NAMES);

/** Whether the event moves ThisDN's leg from one state to another. */
export function isCallEvent(event: TServerEvent): event is AnyCallEvent {
  return MOVES.has(event.name);
}

const NEWS: ReadonlySet<string> = new Set(CALL_NEWS_NAMES);

/** Whether the event is about a call and leaves ThisDN's leg in the state it is in. */
export function isCallNews(event: TServerEvent): event is AnyCallNews {
  return NEWS.has(event.name);
}
