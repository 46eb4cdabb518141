// How requests, events and people's acts are written into the journal.
import type { TServerEvent } from "../gateway/tserver/events.ts";
import type { TServerRequest } from "../gateway/tserver/requests.ts";
import type { JournalRow } from "./journal.ts";
import type { ControlAction } from "./control_actions.ts";
import type { Call } from "./switch/state.ts";
import type { PersonInput } from "./switch/step.ts";

type Ids = Pick<JournalRow, "connectionId" | "eventId" | "thisDN">;

/** The row of a request from a client; `call` is the one it names, where the switch knows it. */
export function requestRow(request: TServerRequest, call: Call | undefined): JournalRow {
  return {
    from: "gateway",
    to: "tserver",
    name: request.name,
    ...messageIds({ CallUUID: call?.CallUUID, ...request }),
    payload: request,
  };
}

/** The row of an event to the clients. */
export function eventRow(event: TServerEvent): JournalRow {
  return {
    from: "tserver",
    to: "gateway",
    name: event.name,
    ...messageIds(event),
    payload: event,
  };
}

/** The row of what was done from outside. */
export function controlRow({ name, payload }: ControlAction): JournalRow {
  return {
    from: "control",
    to: "tserver",
    name,
    ...("dn" in payload && { thisDN: payload.dn }),
    payload,
  };
}

/** The row of what somebody did with a phone; `call` is the one it was done to. */
export function personRow(
  input: PersonInput,
  { call, byItself }: { call: Call; byItself: boolean },
): JournalRow {
  const { kind, action, ...rest } = input;
  return {
    from: kind === "phone" ? "softphone" : "customer",
    to: "tserver",
    name: action,
    connectionId: call.ConnID,
    eventId: call.CallUUID,
    ...("dn" in input && { thisDN: input.dn }),
    ...("to" in input && { thisDN: input.to }),
    ...(byItself && { byItself }),
    payload: rest,
  };
}

interface Message {
  readonly name: string;
  readonly ConnID?: string;
  readonly CallUUID?: string | undefined;
  readonly ThisDN?: string;
}

function messageIds({ ConnID, CallUUID, ThisDN }: Message): Ids {
  return {
    ...(ConnID !== undefined && { connectionId: ConnID }),
    ...(CallUUID !== undefined && { eventId: CallUUID }),
    ...(ThisDN !== undefined && { thisDN: ThisDN }),
  };
}
