// What each command, event and field means, in a sentence for the documentation and the AsyncAPI
// document. The types see to it that none is missing; no decision needs them.
import type { ReleaseCause } from "./events.ts";
import type { CommandType } from "./commands.ts";
import type { ToolbarEventName } from "./events.ts";

export const COMMAND_MEANINGS: Readonly<Record<CommandType, string>> = {
  initialize: "Register the DN, log the agent in and make it ready; answered by EventRegistered",
  Accept: "Answer the ringing call (RequestAnswerCall)",
  Reject: "Decline or hang up (RequestReleaseCall); may be repeated",
  Hold: "Park the established call (RequestHoldCall)",
  Retrieve: "Take the held call back (RequestRetrieveCall)",
  Mute: "Nobody in the call hears the agent (RequestSetMuteOn)",
  Unmute: "They hear the agent again (RequestSetMuteOff)",
  SendDtmf: "Send digits to the far end (RequestSendDTMF)",
  Transfer: "Hand the call over in one step (RequestSingleStepTransfer)",
  InitiateTransfer: "Hold the call and consult somebody (RequestInitiateTransfer)",
  CompleteTransfer: "Hand the call over to who is consulted (RequestCompleteTransfer)",
  Conference: "Add somebody in one step (RequestSingleStepConference)",
  InitiateConference: "Hold the call and consult somebody to add (RequestInitiateConference)",
  CompleteConference: "Add who is consulted (RequestCompleteConference)",
  RemoveParty: "Remove a party from the conference (RequestDeleteFromConference)",
  Alternate: "Change between the held call and this one (RequestAlternateCall)",
  Reconnect: "End the consultation and take the held call back (RequestReconnectCall)",
  Redirect: "Send the ringing call elsewhere (RequestRedirectCall)",
  Merge: "Join the held call and this one, which are two calls (RequestMergeCalls)",
  AttachUserData: "Add data to the call (RequestAttachUserData)",
  UpdateUserData: "Give data of the call other values (RequestUpdateUserData)",
  DeleteUserData: "Take one pair out of the call's data (RequestDeletePair)",
  MakeCall: "Call a number (RequestMakeCall)",
  Ready: "Take calls (RequestAgentReady)",
  NotReady: "Take no calls (RequestAgentNotReady)",
};

export const EVENT_MEANINGS: Readonly<Record<ToolbarEventName, string>> = {
  EventRegistered: "The agent is registered, logged in and ready",
  EventSnapshot: "How agent and calls stand, after a reconnect or a lost T-Server link",
  EventAgentReady: "The agent takes calls",
  EventAgentNotReady: "The agent takes no calls",
  EventAgentLogout: "The agent is logged out",
  EventRinging: "A call is offered",
  EventDialing: "A call that the agent made is on its way",
  EventEstablished: "The agent and the customer talk",
  EventHeld: "The call is parked",
  EventRetrieved: "The call is taken back",
  EventMuteOn: "Nobody in the call hears the agent",
  EventMuteOff: "They hear the agent again",
  EventDTMFSent: "The digits were sent",
  EventPartyAdded: "Somebody joined the call",
  EventPartyDeleted: "Somebody left the call, which goes on",
  EventPartyChanged: "The agent talks to somebody else now; `connectionId` may be another",
  EventAttachedDataChanged: "The call's data is another",
  EventCommandsChanged: "Another call of the agent changed, and with it what this one allows",
  EventReleased: "The call is over; exactly once for each call",
  EventError: "A command failed; the call goes on",
  EventLinkConnected: "The T-Server link is up again",
  EventLinkDisconnected: "The T-Server link is down: nothing is known until it is back",
  EventDNOutOfService: "The agent's DN cannot be used: no calls come or can be made",
  EventDNBackInService: "The agent's DN can be used again",
};

/** What is sent to prove that the connection lives. */
export const HEARTBEAT_MEANINGS = {
  EventHeartbeat: "The gateway lives; answered with Heartbeat. Is no event of the agent's",
  Heartbeat: "The toolbar lives: its answer to EventHeartbeat",
} as const;

/** The fields of commands and events, by name. */
export const FIELD_MEANINGS: Readonly<Record<string, string>> = {
  type: "The command; in EventError the one that failed; `Heartbeat` on the socket",
  connectionId: "The T-Server's ConnID, 16 hex digits as a string",
  requestId:
    "Chosen by the client or else by the gateway; comes back in the answer and in the events caused",
  toNumber: "The number or DN to call, or of the party meant",
  digits: "What to dial, or was dialled, in the call",
  otherDN: "The party that joined or left",
  muted: "Nobody in the call hears the agent",
  parties: "Who joined the call besides the customer and the agent, in that order",
  consults: "`connectionId` of the call that this consultation is about",
  consultsFor: "What this agent began the consultation for: `transfer` or `conference`",
  key: "The name of a pair in `userData`",
  previousConnectionId: "What `connectionId` was before",
  reason:
    "Why: of NotReady in the agent's words, of EventReleased `reject` (never established) or `wrapup`",
  eventName: "The event",
  eventId: "The call's name for its whole life: the T-Server's CallUUID",
  ANI: "The customer's number; empty when the switch does not tell",
  DNIS: "The number that the customer dialled",
  queue: "The queue that the call came through",
  startedAt: "When the call was first heard of, ISO 8601 in UTC on the gateway's clock",
  establishedAt: "When it was answered; absent while it was not",
  since: "When the state began that the call or the agent is in",
  workMode:
    "How the agent is so, in the T-Library's words: `AfterCallWork` while a call is wrapped up",
  direction: "`inbound` or `outbound`",
  userData: "The data attached to the call at the switch",
  allowedCommands: "The commands that the call allows now",
  seq: "Rises with each event that the agent's toolbars are told",
  epoch: "Names the life of `seq`; a restarted gateway begins a new one",
  time: "When the gateway told it first, ISO 8601 in UTC",
  thisDN: "The agent's DN",
  agentId: "The agent",
  cause: "What ended the call, see below",
  releasedBy: "`agent`, `customer`, `network` or `unknown`",
  sourceEvent:
    "The T-Server's own name for the end, for example EventAbandoned; `Lost` when a snapshot showed it",
  synthesised: "The T-Server never told of this end: the gateway found the call gone",
  agentState: "`unknown`, `loggedOut`, `notReady` or `ready`",
  recovered: "The toolbar was told every event since the one that it named",
  calls:
    "The live calls, in EventRegistered also those that ended unheard; one that the toolbar shows and that is not here is over",
  code: "`refused` by the T-Server, `timeout` without its answer, `link-down`, or `no-effect`",
  detail: "One sentence: what happened and what to do",
  errorCode: "The T-Server's error number",
  errorMessage: "The T-Server's error text",
  intervalMs: "How long it is until the next one, in milliseconds",
  leaseMs: "Who is not heard of for longer than this is taken for gone, in milliseconds",
};

export const CAUSE_MEANINGS: Readonly<Record<ReleaseCause, string>> = {
  declined: "the agent did not take the ringing call",
  ended: "an established call was hung up",
  abandoned: "the customer gave up while it rang",
  missed: "nobody answered in time",
  redirected: "the switch sent the ringing call elsewhere",
  transferred: "the call went on to somebody else",
  cancelled: "the agent gave up while dialling",
  busy: "the called number was busy",
  failed: "the network or the called party refused",
  lost: "the switch no longer has it; nobody saw the end",
};
