// Answers to questions: what a DN is doing, and who is in a call. Changes nothing.
import { AddressInfoType, CallInfoType } from "../../gateway/tserver/attributes.ts";
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import type { RequestQueryAddress, RequestQueryCall } from "../../gateway/tserver/requests.ts";
import { callsOf, PARTY_STATES } from "./clients.ts";
import type { Leg } from "./legs.ts";
import type { DN } from "./state.ts";
import { type Asker, tellClient, type Turn } from "./turn.ts";

const ADDRESS_INFO: ReadonlySet<number> = new Set(Object.values(AddressInfoType));
const CALL_INFO: ReadonlySet<number> = new Set(Object.values(CallInfoType));

/** Tells the client that asked of the DN, its agent and its calls. */
export function queryAddress(
  turn: Turn,
  dn: DN,
  { client, request }: Asker<RequestQueryAddress>,
): TServerError | undefined {
  if (!ADDRESS_INFO.has(request.AddressInfoType)) return TServerErrors.UnsupportedOperation;
  const { login } = dn;
  tellClient(turn, client, {
    name: "EventAddressInfo",
    ReferenceID: request.ReferenceID,
    ThisDN: dn.number,
    AddressInfoType: request.AddressInfoType,
    calls: callsOf(dn),
    ...(login && { AgentID: login.AgentID, ready: login.ready }),
    ...(login?.AgentWorkMode !== undefined && { AgentWorkMode: login.AgentWorkMode }),
  });
}

/** Tells the client that asked who is in the call. */
export function queryCall(
  turn: Turn,
  { call }: Leg,
  { client, request }: Asker<RequestQueryCall>,
): TServerError | undefined {
  if (!CALL_INFO.has(request.CallInfoType)) return TServerErrors.UnsupportedOperation;
  tellClient(turn, client, {
    name: "EventPartyInfo",
    ReferenceID: request.ReferenceID,
    ThisDN: request.ThisDN,
    ConnID: call.ConnID,
    CallType: call.CallType,
    CallInfoType: request.CallInfoType,
    parties: call.parties.map(({ number, role, phase }) => ({
      ...(number !== undefined && { DN: number }),
      DNRole: role,
      PartyState: PARTY_STATES[phase],
    })),
  });
}
