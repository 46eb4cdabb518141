// What a client's connection means to the T-Server: the link, and the DNs it is registered for.
import { PartyState } from "../../gateway/tserver/attributes.ts";
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import type { CallSnapshot } from "../../gateway/tserver/events.ts";
import { type Leg, legsAt, onlyOther } from "./legs.ts";
import type { ClientId, DN, Phase } from "./state.ts";
import { type Asker, numbersAndData, tellAll, tellClient, type Turn } from "./turn.ts";

/** A new client hears EventLinkConnected: at once, or when the link comes up. */
export function connectClient(turn: Turn, client: ClientId): void {
  turn.state.clients.add(client);
  if (turn.state.linkIsUp) tellClient(turn, client, { name: "EventLinkConnected" });
}

/** A client's registrations end with its connection. */
export function disconnectClient({ state }: Turn, client: ClientId): void {
  state.clients.delete(client);
  for (const dn of state.dns.values()) dn.clients.delete(client);
}

/** While the link is down calls go on untold; clients find out by registering again. */
export function setLink(turn: Turn, up: boolean): void {
  if (turn.state.linkIsUp === up) return;
  turn.state.linkIsUp = up;
  tellAll(turn, { name: up ? "EventLinkConnected" : "EventLinkDisconnected" });
}

/** Registers the asking client for ThisDN, anew if need be, and tells it of the DN's calls. */
export function register(turn: Turn, { client, request }: Asker): TServerError | undefined {
  const dn = turn.state.dns.get(request.ThisDN);
  if (dn === undefined) return TServerErrors.DNNotConfigured;
  dn.clients.add(client);
  tellClient(turn, client, {
    name: "EventRegistered",
    ThisDN: dn.number,
    ReferenceID: request.ReferenceID,
    calls: callsOf(dn),
  });
  if (dn.outOfService) {
    tellClient(turn, client, { name: "EventDNOutOfService", ThisDN: dn.number });
  }
}

/** Ends the asking client's registration for `dn`. */
export function unregister(turn: Turn, { client, request }: Asker, dn: DN): void {
  dn.clients.delete(client);
  tellClient(turn, client, {
    name: "EventUnregistered",
    ThisDN: dn.number,
    ReferenceID: request.ReferenceID,
  });
}

/** The calls of `dn` as a client is told of them. */
export function callsOf(dn: DN): CallSnapshot[] {
  return legsAt(dn).map(snapshot);
}

/** How a party's phase is told. */
export const PARTY_STATES: Readonly<Record<Phase, PartyState>> = {
  dialing: PartyState.Initiated,
  ringing: PartyState.Alerting,
  connected: PartyState.Connected,
  held: PartyState.Held,
  queued: PartyState.Queued,
};

function snapshot(leg: Leg): CallSnapshot {
  const { call, party } = leg;
  const other = onlyOther(leg);
  return {
    ConnID: call.ConnID,
    CallUUID: call.CallUUID,
    CallType: call.CallType,
    PartyState: PARTY_STATES[party.phase],
    ...(other?.number !== undefined && { OtherDN: other.number }),
    ...(party.queue !== undefined && { ThisQueue: party.queue }),
    ...(call.consultOf !== undefined && { PreviousConnID: call.consultOf.ConnID }),
    ...numbersAndData(call),
  };
}
