// What the switch makes of a client's request: an act, or the EventError that refuses it.
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import type { RequestName } from "../../gateway/tserver/requests.ts";
import { becomeNotReady, becomeReady, logIn, logOut } from "./agents.ts";
import { onCall } from "./call_requests.ts";
import { register, unregister } from "./clients.ts";
import { makeCall } from "./dialling.ts";
import { legAt } from "./legs.ts";
import { queryAddress } from "./queries.ts";
import { type Asker, tellError, type Turn } from "./turn.ts";

/** Acts on the request, or tells its client why not. */
export function takeRequest(turn: Turn, asker: Asker): void {
  const error = tryRequest(turn, asker);
  if (error) tellError(turn, asker, error);
}

/** What a queue, and a DN out of service, can be asked all the same. */
const ALWAYS: ReadonlySet<RequestName> = new Set<RequestName>([
  "RequestUnregisterAddress",
  "RequestQueryAddress",
]);

function tryRequest(turn: Turn, asker: Asker): TServerError | void {
  const { client, request } = asker;
  const { state } = turn;
  if (!state.linkIsUp) return TServerErrors.NoSwitch;
  if (request.name === "RequestRegisterAddress") return register(turn, asker);
  const dn = state.dns.get(request.ThisDN);
  if (!dn?.clients.has(client)) return TServerErrors.DNNotRegistered;
  if (!ALWAYS.has(request.name)) {
    const isRouting = request.name === "RequestRouteCall" && dn.queue?.isRoutePoint;
    if (dn.queue !== undefined && !isRouting) return TServerErrors.BadDNType;
    if (dn.outOfService) return TServerErrors.OutOfService;
  }
  switch (request.name) {
    case "RequestUnregisterAddress":
      return unregister(turn, asker, dn);
    case "RequestAgentLogin":
      return logIn(turn, dn, request);
    case "RequestAgentLogout":
      return logOut(turn, dn);
    case "RequestAgentReady":
      return becomeReady(turn, dn);
    case "RequestAgentNotReady":
      return becomeNotReady(turn, dn, request);
    case "RequestMakeCall":
      return makeCall(turn, dn, request);
    case "RequestQueryAddress":
      return queryAddress(turn, dn, { client, request });
    default: {
      const leg = legAt(state, dn, request.ConnID);
      return leg ? onCall(turn, { dn, leg, client, request }) : TServerErrors.InvalidConnID;
    }
  }
}
