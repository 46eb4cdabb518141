// The T-Library events as they are written down, on the link to a remote T-Server and in the mock's
// journal: one schema each. The types of the port are the authority: a schema that says something else
// does not compile.
import { z } from "zod";
import {
  AddressInfoType,
  CallInfoType,
  CallState,
  CallType,
  DNRole,
  PartyState,
  WorkMode,
} from "./attributes.ts";
import type { EventName, TServerEvent } from "./events.ts";

const optional = z.exactOptional;
const text = optional(z.string());
const pairs = z.record(z.string(), z.union([z.string(), z.number()]));
const connId = z.string().describe("16 hex digits, never to be read as a number");
const state = (values: Readonly<Record<string, number>>) =>
  Object.entries(values).map(([name, value]) => `${value} ${name}`).join(", ");
const callType = z.enum(CallType).describe(state(CallType));
const callState = z.enum(CallState).describe(state(CallState));
const role = z.enum(DNRole).describe(state(DNRole));
const partyState = z.enum(PartyState).describe(state(PartyState));
const workMode = z.enum(WorkMode).describe(state(WorkMode));

const stamp = {
  time: z.number().describe("Milliseconds since the epoch"),
  EventSequenceNumber: z.int().min(0).describe("Rises by one with each event of this T-Server"),
};

const ofDN = {
  ...stamp,
  ThisDN: z.string(),
  ReferenceID: optional(z.int().describe("The request that caused it")),
};

const ofAgent = {
  ...ofDN,
  AgentID: z.string(),
  AgentWorkMode: optional(workMode),
  Reasons: optional(pairs),
};

const ofCall = {
  ...ofDN,
  ConnID: connId,
  PreviousConnID: text,
  TransferConnID: text,
  CallUUID: z.string().describe("Names the call for its whole life"),
  CallID: z.int(),
  CallType: callType,
  CallState: callState,
  ThisDNRole: role,
  OtherDN: text,
  OtherDNRole: optional(role),
  ThirdPartyDN: text,
  ThirdPartyDNRole: optional(role),
  ThisQueue: text,
  ANI: text,
  DNIS: text,
  UserData: optional(pairs),
  DTMFDigits: text,
  Extensions: optional(pairs),
};

const snapshots = z.array(z.object({
  ConnID: connId,
  CallUUID: z.string(),
  CallType: callType,
  PartyState: partyState,
  OtherDN: text,
  ANI: text,
  DNIS: text,
  ThisQueue: text,
  PreviousConnID: text,
  UserData: optional(pairs),
}));

const event = <Name extends EventName, Shape extends z.core.$ZodShape>(name: Name, shape: Shape) =>
  z.object({ name: z.literal(name), ...shape });

/** Every event, by its name. */
export const EVENT_SCHEMAS = {
  EventServerConnected: event("EventServerConnected", stamp),
  EventServerDisconnected: event("EventServerDisconnected", stamp),
  EventLinkConnected: event("EventLinkConnected", stamp),
  EventLinkDisconnected: event("EventLinkDisconnected", stamp),
  EventRegistered: event("EventRegistered", { ...ofDN, calls: snapshots }),
  EventUnregistered: event("EventUnregistered", {
    ...ofDN,
    ErrorCode: optional(z.int()),
    ErrorMessage: text,
  }),
  EventDNOutOfService: event("EventDNOutOfService", ofDN),
  EventDNBackInService: event("EventDNBackInService", ofDN),
  EventOffHook: event("EventOffHook", ofDN),
  EventOnHook: event("EventOnHook", ofDN),
  EventAddressInfo: event("EventAddressInfo", {
    ...ofDN,
    AddressInfoType: z.enum(AddressInfoType),
    calls: snapshots,
    AgentID: text,
    AgentWorkMode: optional(workMode),
    ready: optional(z.boolean()),
  }),
  EventPartyInfo: event("EventPartyInfo", {
    ...ofDN,
    ConnID: connId,
    CallInfoType: z.enum(CallInfoType),
    CallType: callType,
    parties: z.array(z.object({ DN: text, DNRole: role, PartyState: partyState })),
  }),
  EventAgentLogin: event("EventAgentLogin", ofAgent),
  EventAgentLogout: event("EventAgentLogout", ofAgent),
  EventAgentReady: event("EventAgentReady", ofAgent),
  EventAgentNotReady: event("EventAgentNotReady", ofAgent),
  EventDialing: event("EventDialing", ofCall),
  EventRinging: event("EventRinging", ofCall),
  EventEstablished: event("EventEstablished", ofCall),
  EventHeld: event("EventHeld", ofCall),
  EventRetrieved: event("EventRetrieved", ofCall),
  EventDestinationBusy: event("EventDestinationBusy", ofCall),
  EventReleased: event("EventReleased", ofCall),
  EventAbandoned: event("EventAbandoned", ofCall),
  EventNetworkReached: event("EventNetworkReached", ofCall),
  EventQueued: event("EventQueued", ofCall),
  EventDiverted: event("EventDiverted", ofCall),
  EventRouteRequest: event("EventRouteRequest", ofCall),
  EventRouteUsed: event("EventRouteUsed", ofCall),
  EventPartyChanged: event("EventPartyChanged", ofCall),
  EventPartyAdded: event("EventPartyAdded", ofCall),
  EventPartyDeleted: event("EventPartyDeleted", ofCall),
  EventAttachedDataChanged: event("EventAttachedDataChanged", ofCall),
  EventMuteOn: event("EventMuteOn", ofCall),
  EventMuteOff: event("EventMuteOff", ofCall),
  EventDTMFSent: event("EventDTMFSent", ofCall),
  EventError: event("EventError", {
    ...stamp,
    ReferenceID: z.int(),
    ErrorCode: z.int(),
    ErrorMessage: z.string(),
    ThisDN: text,
    ConnID: text,
  }),
} satisfies { [Name in EventName]: z.ZodType<Extract<TServerEvent, { readonly name: Name }>> };
