// One call as the T-Server and the gateway tell it.
import { CallState, CallType, DNRole } from "../../gateway/tserver/attributes.ts";
import type { CallEvent } from "../../gateway/tserver/events.ts";
import type { ToolbarEventOf } from "../../gateway/protocol/mod.ts";

const leg = {
  time: 1_790_000_000_000,
  ThisDN: "7001",
  ConnID: "3fc1a7d200000001",
  CallUUID: "6B9VAXKJ5D0QOJ63AH4U2Q1LZC8D7NFE",
  CallID: 1,
  CallType: CallType.Inbound,
  CallState: CallState.Ok,
  ThisDNRole: DNRole.Destination,
  OtherDN: "+14155550100",
  OtherDNRole: DNRole.Origination,
  ANI: "+14155550100",
  DNIS: "7001",
};

export const RINGING: CallEvent<"EventRinging"> = {
  name: "EventRinging",
  EventSequenceNumber: 1,
  ...leg,
};

export const ESTABLISHED: CallEvent<"EventEstablished"> = {
  name: "EventEstablished",
  EventSequenceNumber: 2,
  ReferenceID: 1,
  ...leg,
};

export const RELEASED: CallEvent<"EventReleased"> = {
  name: "EventReleased",
  EventSequenceNumber: 3,
  ReferenceID: 2,
  ...leg,
};

export const TOLD: ToolbarEventOf<"EventReleased"> = {
  eventName: "EventReleased",
  eventId: leg.CallUUID,
  connectionId: leg.ConnID,
  ANI: leg.ANI,
  DNIS: leg.DNIS,
  direction: "inbound",
  allowedCommands: [],
  requestId: "1f6f2b52-6f0f-4a5e-8a35-3a1f5c1d9e11",
  reason: "wrapup",
  cause: "ended",
  releasedBy: "agent",
  sourceEvent: "EventReleased",
  seq: 1,
  epoch: "0b6a4f0e-52a1-4f0e-9f9e-6c3f0a3d1c22",
  time: "2026-09-21T12:00:00.000Z",
  thisDN: "7001",
};
