// What befalls DNs from outside: out of service and back, registrations that are taken away, queues that go.
import { CallState } from "../../gateway/tserver/attributes.ts";
import { TServerErrors } from "../../gateway/tserver/errors.ts";
import { legsAt } from "./legs.ts";
import { leaveCall } from "./leaving.ts";
import type { DN } from "./state.ts";
import { tellClient, tellDN, type Turn } from "./turn.ts";

/** Takes the DN out of service, which ends its part in every call, or brings it back. */
export function setService(turn: Turn, dn: DN, inService: boolean): void {
  if (inService === !dn.outOfService) return;
  dn.outOfService = !inService;
  const name = inService ? "EventDNBackInService" : "EventDNOutOfService";
  tellDN(turn, dn, { name, ThisDN: dn.number });
  if (inService) return;
  for (const leg of legsAt(dn)) leaveCall(turn, leg, { callState: CallState.Dropped });
}

/** Ends every client's registration for the DN, as after a change of the configuration. */
export function takeRegistrations(turn: Turn, dn: DN): void {
  const clients = [...dn.clients];
  dn.clients.clear();
  const { code, text } = TServerErrors.DNNotConfigured;
  for (const client of clients) {
    tellClient(turn, client, {
      name: "EventUnregistered",
      ThisDN: dn.number,
      ErrorCode: code,
      ErrorMessage: text,
    });
  }
}

/** Takes a queue from the switch, and with it the calls that wait there and the registrations for it. */
export function removeQueue(turn: Turn, dn: DN): void {
  for (const leg of legsAt(dn)) leaveCall(turn, leg, { callState: CallState.Dropped });
  takeRegistrations(turn, dn);
  turn.state.dns.delete(dn.number);
}
