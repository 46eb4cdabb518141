// What the switch makes of a request that names one of ThisDN's calls.
import type { TServerError } from "../../gateway/tserver/errors.ts";
import type { TServerRequest } from "../../gateway/tserver/requests.ts";
import { answer, canSpeak, hold, retrieve } from "./calls.ts";
import { addInOneStep, completeConference, removeFrom } from "./conference.ts";
import { alternate, consult, reconnect } from "./consult.ts";
import { decline } from "./delivery.ts";
import { stateError } from "./errors.ts";
import type { Leg } from "./legs.ts";
import { endCall, leaveCall } from "./leaving.ts";
import { mergeCalls } from "./merge.ts";
import { queryCall } from "./queries.ts";
import { route } from "./routing.ts";
import type { ClientId, DN } from "./state.ts";
import { completeTransfer, redirect, transferInOneStep, transferMutely } from "./transfer.ts";
import type { Turn } from "./turn.ts";
import { addPairs, deleteAll, deletePair } from "./user_data.ts";
import { sendDTMF, setMute } from "./voice.ts";

/** A request that names a call. */
export type CallRequest = Extract<TServerRequest, { readonly ConnID: string }>;

interface OnLeg {
  readonly dn: DN;
  readonly leg: Leg;
  readonly client: ClientId;
  readonly request: CallRequest;
}

/** Acts on the leg, or says why not. */
export function onCall(turn: Turn, { dn, leg, client, request }: OnLeg): TServerError | void {
  switch (request.name) {
    case "RequestAnswerCall":
    case "RequestHoldCall":
    case "RequestRetrieveCall":
    case "RequestReleaseCall":
    case "RequestClearCall":
      return onPhase(turn, dn, { leg, name: request.name });
    case "RequestSetMuteOn":
    case "RequestSetMuteOff":
      return setMute(turn, leg, request.name === "RequestSetMuteOn");
    case "RequestSendDTMF":
      return sendDTMF(turn, leg, request.DTMFDigits);
    case "RequestAlternateCall":
      return alternate(turn, dn, { leg, ...request });
    case "RequestReconnectCall":
      return reconnect(turn, dn, { leg, ...request });
    case "RequestInitiateTransfer":
    case "RequestInitiateConference":
      return consult(turn, dn, { leg, ...request });
    case "RequestCompleteTransfer":
      return completeTransfer(turn, dn, { leg, ...request });
    case "RequestCompleteConference":
      return completeConference(turn, dn, { leg, ...request });
    case "RequestMergeCalls":
      return mergeCalls(turn, dn, { leg, ...request });
    case "RequestSingleStepTransfer":
      return transferInOneStep(turn, dn, { leg, ...request });
    case "RequestMuteTransfer":
      return transferMutely(turn, dn, { leg, ...request });
    case "RequestSingleStepConference":
      return addInOneStep(turn, dn, { leg, ...request });
    case "RequestDeleteFromConference":
      return removeFrom(turn, leg, request.OtherDN);
    case "RequestRedirectCall":
      return redirect(turn, dn, { leg, ...request });
    case "RequestRouteCall":
      return route(turn, dn, { leg, ...request });
    case "RequestAttachUserData":
    case "RequestUpdateUserData":
      return addPairs(turn, leg, request.UserData);
    case "RequestDeletePair":
      return deletePair(turn, leg, request.Key);
    case "RequestDeleteUserData":
      return deleteAll(turn, leg);
    case "RequestQueryCall":
      return queryCall(turn, leg, { client, request });
  }
}

type PhaseRequest =
  | "RequestAnswerCall"
  | "RequestHoldCall"
  | "RequestRetrieveCall"
  | "RequestReleaseCall"
  | "RequestClearCall";

function onPhase(
  turn: Turn,
  dn: DN,
  { leg, name }: { leg: Leg; name: PhaseRequest },
): TServerError | void {
  const { state } = turn;
  const { phase } = leg.party;
  switch (name) {
    case "RequestAnswerCall":
      if (phase !== "ringing" || !canSpeak(dn)) return stateError(state);
      return answer(turn, leg);
    case "RequestHoldCall":
      return phase === "connected" ? hold(turn, leg) : stateError(state);
    case "RequestRetrieveCall":
      if (phase !== "held" || !canSpeak(dn)) return stateError(state);
      return retrieve(turn, dn, leg);
    case "RequestReleaseCall":
      if (phase !== "ringing") return leaveCall(turn, leg);
      return decline(turn, leg, state.options.personality.releaseWhileRinging);
    case "RequestClearCall":
      return endCall(turn, leg.call, { by: leg.party });
  }
}
