// One turn of the switch: the state it works on and the events that it makes for clients.
// Decides who gets which event and which copy of it; not what happens.
import { CallState, DNRole, ReleasingParty } from "../../gateway/tserver/attributes.ts";
import type { TServerError } from "../../gateway/tserver/errors.ts";
import type { CallEventName, EventName, TServerEvent } from "../../gateway/tserver/events.ts";
import type { RequestName, TServerRequest } from "../../gateway/tserver/requests.ts";
import {
  type Call,
  type ClientId,
  type DN,
  dnOf,
  type Leg,
  otherParty,
  type SwitchState,
} from "./state.ts";

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
export interface Asker {
  readonly client: ClientId;
  readonly request: TServerRequest;
}

/** What happens between an input and the events it makes. */
export interface Turn {
  readonly state: SwitchState;
  readonly time: number;
  readonly asker?: Asker | undefined;
  readonly events: Outgoing[];
  /** The call that began in this turn. */
  begun?: Call;
}

/** The event for ThisDN that tells of a request's success and so carries its ReferenceID. */
const ANSWERED_BY = {
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
} as const satisfies Record<RequestName, EventName>;

type Stamp = "time" | "EventSequenceNumber";
type Unstamped<E> = E extends TServerEvent ? Omit<E, Stamp> : never;

/** Tells every client that is registered for `dn`. While the link is down there is nothing to tell. */
export function tellDN(turn: Turn, dn: DN, unstamped: Unstamped<TServerEvent>): void {
  if (!turn.state.linkIsUp || dn.clients.size === 0) return;
  const event = stamp(turn, unstamped);
  const { asker } = turn;
  const answer = asker !== undefined && dn.number === asker.request.ThisDN &&
      event.name === ANSWERED_BY[asker.request.name]
    ? { ...event, ReferenceID: asker.request.ReferenceID }
    : event;
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

/** Tells of what became of a party's part in a call; nobody is told of a party outside. */
export function tellParty(
  turn: Turn,
  leg: Leg,
  { name, callState = CallState.Ok, releasedBy }: {
    name: CallEventName;
    callState?: CallState | undefined;
    releasedBy?: ReleasingParty | undefined;
  },
): void {
  const { call, party } = leg;
  const dn = dnOf(turn.state, party);
  if (dn === undefined) return;
  const other = otherParty(leg);
  tellDN(turn, dn, {
    name,
    ThisDN: dn.number,
    ConnID: call.ConnID,
    CallUUID: call.CallUUID,
    CallID: call.CallID,
    CallType: call.CallType,
    CallState: callState,
    ThisDNRole: party.role,
    ...(other?.number !== undefined && { OtherDN: other.number }),
    OtherDNRole: other?.role ?? DNRole.Unknown,
    ...numbersAndData(call),
    ...(releasedBy !== undefined && turn.state.options.releasingParty &&
      { Extensions: { ReleasingParty: releasedBy } }),
  });
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
