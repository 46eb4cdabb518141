// Attribute values of the T-Library that hookswitch uses, by their T-Library names.
// Numbers are the T-Library's own (tlib_ext.h); nothing here decides anything.

/** A list of key-value pairs, as UserData, Reasons and Extensions carry them. */
export type KVList = Readonly<Record<string, string | number>>;

/** What kind of call a leg belongs to (AttributeCallType). */
export const CallType = { Unknown: 0, Internal: 1, Inbound: 2, Outbound: 3, Consult: 4 } as const;
export type CallType = typeof CallType[keyof typeof CallType];

/** How the call stood when an event was sent (AttributeCallState); mostly why a leg ended. */
export const CallState = {
  Ok: 0,
  Transferred: 1,
  Conferenced: 2,
  GeneralError: 3,
  SystemError: 4,
  RemoteRelease: 5,
  Busy: 6,
  NoAnswer: 7,
  SitDetected: 8,
  AllTrunksBusy: 10,
  SitInvalidNum: 11,
  Cleared: 19,
  Abandoned: 21,
  Redirected: 22,
  Forwarded: 23,
  Dropped: 26,
  DroppedNoAnswer: 27,
  Unknown: 28,
} as const;
export type CallState = typeof CallState[keyof typeof CallState];

/** The part a DN plays in a call (AttributeThisDNRole, AttributeOtherDNRole). */
export const DNRole = {
  Unknown: 0,
  Origination: 1,
  Destination: 2,
  ConferenceMember: 3,
  NewParty: 4,
  AddedBy: 5,
  DeletedBy: 6,
  TransferredBy: 7,
  DeletedParty: 8,
  ConferencedBy: 9,
  Observer: 10,
} as const;
export type DNRole = typeof DNRole[keyof typeof DNRole];

/** An agent's working mode (AttributeAgentWorkMode). */
export const WorkMode = {
  Unknown: 0,
  ManualIn: 1,
  AutoIn: 2,
  AfterCallWork: 3,
  AuxWork: 4,
  NoCallDisconnect: 5,
  WalkAway: 6,
  ReturnBack: 7,
} as const;
export type WorkMode = typeof WorkMode[keyof typeof WorkMode];

/** The state of a party in the snapshot that comes with EventRegistered (ps-%d in Extensions). */
export const PartyState = {
  Initiated: 0x1,
  Queued: 0x9,
  Alerting: 0xa,
  Connected: 0xc,
  Held: 0xe,
} as const;
export type PartyState = typeof PartyState[keyof typeof PartyState];

/** What becomes of the agent when two calls are merged (AttributeMergeType): leaves them, or stays. Numbers from memory. */
export const MergeType = { ForTransfer: 1, ForConference: 2 } as const;
export type MergeType = typeof MergeType[keyof typeof MergeType];

/** What RequestQueryAddress asks of a DN (AttributeAddressInfoType). */
export const AddressInfoType = { AddressStatus: 0, CallsQuery: 9, DNStatus: 17 } as const;
export type AddressInfoType = typeof AddressInfoType[keyof typeof AddressInfoType];

/** What RequestQueryCall asks of a call (AttributeCallInfoType). */
export const CallInfoType = { PartiesQuery: 0, StatusQuery: 1 } as const;
export type CallInfoType = typeof CallInfoType[keyof typeof CallInfoType];

/**
 * Who hung up, in Extensions of EventReleased and EventAbandoned under the key "ReleasingParty".
 * A switch sends it only where call release tracking is switched on (TSCSTA, CSTACallReleaseTracking).
 */
export const ReleasingParty = {
  Local: "1 Local",
  Remote: "2 Remote",
  Unknown: "3 Unknown",
} as const;
export type ReleasingParty = typeof ReleasingParty[keyof typeof ReleasingParty];
