// One turn of the switch: the state it works on and the events that it makes for clients.
// Decides who gets which event and which copy of it; not what happens.
import { CallState, type DNRole, type ReleasingParty } from "../../gateway/tserver/attributes.ts";
import type { TServerError } from "../../gateway/tserver/errors.ts";
import type {
  CallEventName,
  CallNewsName,
  EventName,
  TServerEvent,
} from "../../gateway/tserver/events.ts";
import type { RequestName, TServerRequest } from "../../gateway/tserver/requests.ts";
import { dnOf, type Leg, onlyOther } from "./legs.ts";
import type { Call, ClientId, DN, Party, Phase, SwitchState } from "./state.ts";
import type { Timing } from "./timers.ts";

/** An event and the clients that get it; the copy of the client that asked has its ReferenceID. */
export interface Outgoing {
  readonly event: TServerEvent;
  readonly copies: readonly Copy[];
}

/** What one client gets of an event. */
export interface Copy {
  readonly client: ClientId;
  readonly event: TServerEvent;
}

/** The client whose request is being acted on. */
export interface Asker<Request extends TServerRequest = TServerRequest> {
  readonly client: ClientId;
  readonly request: Request;
}

/** What happens between an input and the events it makes. */
export interface Turn {
  readonly state: SwitchState;
  readonly time: number;
  readonly asker?: Asker | undefined;
  /** An event has told the asker of its request's success. */
  replied?: boolean;
  readonly events: Outgoing[];
  /** What is to happen later, if nothing comes between. */
  readonly timings: Timing[];
  /** The call that began in this turn. */
  begun?: Call | undefined;
  /** The part of somebody outside whose phone began to ring in this turn. */
  called?: Leg | undefined;
  /** The call in which somebody answered in this turn. */
  answered?: Call | undefined;
}

/** The party stands so from now on. */
export function enterPhase({ time }: Pick<Turn, "time">, party: Party, phase: Phase): void {
  if (party.phase !== phase) party.since = time;
  party.phase = phase;
}

/** The events for ThisDN that tell of a request's success: the first of them carries its ReferenceID. */
const ANSWERED_BY: Readonly<Record<RequestName, EventName | readonly EventName[]>> = {
  RequestRegisterAddress: "EventRegistered",
  RequestUnregisterAddress: "EventUnregistered",
  RequestAgentLogin: "EventAgentLogin",
  RequestAgentLogout: "EventAgentLogout",
  RequestAgentReady: "EventAgentReady",
  RequestAgentNotReady: "EventAgentNotReady",
  RequestAnswerCall: "EventEstablished",
  RequestReleaseCall: "EventReleased",
  RequestHoldCall: "EventHeld",
  RequestRetrieveCall: "EventRetrieved",
  RequestMakeCall: "EventDialing",
  RequestSetMuteOn: "EventMuteOn",
  RequestSetMuteOff: "EventMuteOff",
  RequestSendDTMF: "EventDTMFSent",
  RequestAlternateCall: "EventRetrieved",
  RequestReconnectCall: "EventRetrieved",
  RequestSingleStepTransfer: "EventReleased",
  RequestMuteTransfer: "EventReleased",
  RequestInitiateTransfer: "EventDialing",
  RequestCompleteTransfer: "EventReleased",
  RequestInitiateConference: "EventDialing",
  RequestMergeCalls: "EventReleased",
  RequestCompleteConference: "EventReleased",
  RequestSingleStepConference: "EventPartyAdded",
  RequestDeleteFromConference: ["EventPartyDeleted", "EventReleased"],
  RequestRedirectCall: "EventReleased",
  RequestRouteCall: "EventRouteUsed",
  RequestClearCall: "EventReleased",
  RequestAttachUserData: "EventAttachedDataChanged",
  RequestUpdateUserData: "EventAttachedDataChanged",
  RequestDeletePair: "EventAttachedDataChanged",
  RequestDeleteUserData: "EventAttachedDataChanged",
  RequestQueryAddress: "EventAddressInfo",
  RequestQueryCall: "EventPartyInfo",
};

function answers(event: EventName, request: RequestName): boolean {
  const names = ANSWERED_BY[request];
  return typeof names === "string" ? names === event : names.includes(event);
}

type Stamp = "time" | "EventSequenceNumber";
type Unstamped<E> = E extends TServerEvent ? Omit<E, Stamp> : never;

/** Tells every client that is registered for `dn`. While the link is down there is nothing to tell. */
export function tellDN(turn: Turn, dn: DN, unstamped: Unstamped<TServerEvent>): void {
  if (!turn.state.linkIsUp || dn.clients.size === 0) return;
  const event = stamp(turn, unstamped);
  const { asker } = turn;
  const replies = asker !== undefined && !turn.replied && dn.number === asker.request.ThisDN &&
    answers(event.name, asker.request.name);
  if (replies) turn.replied = true;
  const answer = replies ? { ...event, ReferenceID: asker.request.ReferenceID } : event;
  const copies = Array.from(
    dn.clients,
    (client) => ({ client, event: client === asker?.client ? answer : event }),
  );
  turn.events.push({ event: answer, copies });
}

/** Tells every client, whatever it is registered for. */
export function tellAll(turn: Turn, unstamped: Unstamped<TServerEvent>): void {
  const event = stamp(turn, unstamped);
  turn.events.push({
    event,
    copies: Array.from(turn.state.clients, (client) => ({ client, event })),
  });
}

/** Tells one client alone. */
export function tellClient(
  turn: Turn,
  client: ClientId,
  unstamped: Unstamped<TServerEvent>,
): void {
  const event = stamp(turn, unstamped);
  turn.events.push({ event, copies: [{ client, event }] });
}

/** Tells the client that asked that its request failed. */
export function tellError(turn: Turn, { client, request }: Asker, error: TServerError): void {
  tellClient(turn, client, {
    name: "EventError",
    ReferenceID: request.ReferenceID,
    ErrorCode: error.code,
    ErrorMessage: error.text,
    ThisDN: request.ThisDN,
    ...("ConnID" in request && { ConnID: request.ConnID }),
  });
}

/** What an event of a call says beside what the call itself says. */
export interface News {
  readonly name: CallEventName | CallNewsName;
  readonly callState?: CallState | undefined;
  readonly releasedBy?: ReleasingParty | undefined;
  /** The party to be shown as OtherDN; by default the only other one. */
  readonly other?: Party | undefined;
  readonly otherRole?: DNRole;
  /** Who did it to the others, or where the call goes, and as what. */
  readonly third?: { readonly party: Pick<Party, "number">; readonly role: DNRole };
  readonly PreviousConnID?: string | undefined;
  readonly TransferConnID?: string | undefined;
  readonly DTMFDigits?: string | undefined;
}

/** Tells of what became of a party's part in a call; nobody is told of a party outside. */
export function tellParty(turn: Turn, leg: Leg, news: News): void {
  const dn = dnOf(turn.state, leg.party);
  if (dn !== undefined) tellDN(turn, dn, callEvent(turn.state, { dn, leg, news }));
}

interface Told {
  readonly dn: DN;
  readonly leg: Leg;
  readonly news: News;
}

function callEvent({ options }: SwitchState, { dn, leg, news }: Told): Unstamped<TServerEvent> {
  const { call, party } = leg;
  const { third, releasedBy, TransferConnID, DTMFDigits } = news;
  const other = news.other ?? onlyOther(leg);
  // In EventPartyChanged it says that the call had another ConnID, and nothing else.
  const consultOf = news.name === "EventPartyChanged" ? undefined : call.consultOf?.ConnID;
  const PreviousConnID = news.PreviousConnID ?? consultOf;
  const ThisQueue = party.phase === "queued" ? party.number : party.queue;
  return {
    name: news.name,
    ThisDN: dn.number,
    ConnID: call.ConnID,
    ...(PreviousConnID !== undefined && { PreviousConnID }),
    ...(TransferConnID !== undefined && { TransferConnID }),
    CallUUID: call.CallUUID,
    CallID: call.CallID,
    CallType: call.CallType,
    CallState: news.callState ?? CallState.Ok,
    ThisDNRole: party.role,
    ...(other?.number !== undefined && { OtherDN: other.number }),
    ...(other !== undefined && { OtherDNRole: news.otherRole ?? other.role }),
    ...(third?.party.number !== undefined && { ThirdPartyDN: third.party.number }),
    ...(third !== undefined && { ThirdPartyDNRole: third.role }),
    ...(ThisQueue !== undefined && { ThisQueue }),
    ...numbersAndData(call),
    ...(DTMFDigits !== undefined && { DTMFDigits }),
    ...(releasedBy !== undefined && options.personality.releasingParty &&
      { Extensions: { ReleasingParty: releasedBy } }),
  };
}

/** ANI, DNIS and UserData, as far as the call has them. */
export function numbersAndData({ ANI, DNIS, UserData }: Call): Pick<Call, "ANI" | "DNIS"> & {
  readonly UserData?: Call["UserData"];
} {
  return {
    ...(ANI !== undefined && { ANI }),
    ...(DNIS !== undefined && { DNIS }),
    ...(Object.keys(UserData).length > 0 && { UserData }),
  };
}

function stamp(turn: Turn, unstamped: Unstamped<TServerEvent>): TServerEvent {
  return { ...unstamped, time: turn.time, EventSequenceNumber: ++turn.state.eventsMade };
}
