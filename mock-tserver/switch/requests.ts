// What the switch makes of a client's request: an act, or the EventError that refuses it.
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import type {
  RequestAnswerCall,
  RequestHoldCall,
  RequestReleaseCall,
  RequestRetrieveCall,
} from "../../gateway/tserver/requests.ts";
import { becomeNotReady, becomeReady, logIn, logOut } from "./agents.ts";
import { answer, canSpeak, endCall, hold, retrieve } from "./calls.ts";
import { register, unregister } from "./clients.ts";
import { makeCall } from "./dialling.ts";
import { type DN, legAt } from "./state.ts";
import { type Asker, tellError, type Turn } from "./turn.ts";

/** Acts on the request, or tells its client why not. */
export function takeRequest(turn: Turn, asker: Asker): void {
  const error = tryRequest(turn, asker);
  if (error !== undefined) tellError(turn, asker, error);
}

function tryRequest(turn: Turn, asker: Asker): TServerError | undefined {
  const { client, request } = asker;
  if (!turn.state.linkIsUp) return TServerErrors.NoSwitch;
  if (request.name === "RequestRegisterAddress") return register(turn, asker);
  const dn = turn.state.dns.get(request.ThisDN);
  if (!dn?.clients.has(client)) return TServerErrors.DNNotRegistered;
  switch (request.name) {
    case "RequestUnregisterAddress":
      unregister(turn, asker, dn);
      break;
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
    default:
      return onCall(turn, dn, request);
  }
}

type CallRequest =
  | RequestAnswerCall
  | RequestReleaseCall
  | RequestHoldCall
  | RequestRetrieveCall;

function onCall(turn: Turn, dn: DN, { name, ConnID }: CallRequest): TServerError | undefined {
  const { state } = turn;
  const leg = legAt(state, dn, ConnID);
  if (leg === undefined) return TServerErrors.InvalidConnID;
  const { phase } = leg.party;
  switch (name) {
    case "RequestAnswerCall":
      if (phase !== "ringing" || !canSpeak(state, dn)) return TServerErrors.IncorrectObjectState;
      answer(turn, leg);
      break;
    case "RequestHoldCall":
      if (phase !== "connected") return TServerErrors.IncorrectObjectState;
      hold(turn, leg);
      break;
    case "RequestRetrieveCall":
      if (phase !== "held" || !canSpeak(state, dn)) return TServerErrors.IncorrectObjectState;
      retrieve(turn, dn, leg);
      break;
    case "RequestReleaseCall":
      endCall(turn, leg.call, { by: leg.party });
  }
}
