// One request of every kind from DN 7001, for tests that go through all of them.
import { MergeType } from "../../gateway/tserver/attributes.ts";
import type { RequestName, TServerRequest } from "../../gateway/tserver/requests.ts";
import type { TestClient } from "./mock_bench.ts";

/** A number outside the switch that no other test customer has. */
export const OUTSIDE = "+14155550199";

type Unnumbered<R> = R extends TServerRequest ? Omit<R, "ReferenceID"> : never;

/** What a request asks for where it names a call. */
export interface Sample {
  readonly name: RequestName;
  readonly ConnID: string;
  readonly ThisDN?: string;
  readonly OtherDN?: string;
}

/** The request called `name`, complete. */
export function sample(
  { name, ConnID, ThisDN = "7001", OtherDN = OUTSIDE }: Sample,
): Unnumbered<TServerRequest> {
  switch (name) {
    case "RequestAgentLogin":
      return { name, ThisDN, AgentID: "1001" };
    case "RequestMakeCall":
      return { name, ThisDN, OtherDN };
    case "RequestRegisterAddress":
    case "RequestUnregisterAddress":
    case "RequestAgentLogout":
    case "RequestAgentReady":
    case "RequestAgentNotReady":
      return { name, ThisDN };
    case "RequestQueryAddress":
      return { name, ThisDN, AddressInfoType: 17 };
    case "RequestQueryCall":
      return { name, ThisDN, ConnID, CallInfoType: 0 };
    case "RequestMergeCalls":
      return { name, ThisDN, ConnID, MergeType: MergeType.ForConference };
    case "RequestSendDTMF":
      return { name, ThisDN, ConnID, DTMFDigits: "12#" };
    case "RequestAttachUserData":
    case "RequestUpdateUserData":
      return { name, ThisDN, ConnID, UserData: { order: "A-17" } };
    case "RequestDeletePair":
      return { name, ThisDN, ConnID, Key: "order" };
    case "RequestSingleStepTransfer":
    case "RequestMuteTransfer":
    case "RequestInitiateTransfer":
    case "RequestInitiateConference":
    case "RequestSingleStepConference":
    case "RequestDeleteFromConference":
    case "RequestRedirectCall":
    case "RequestRouteCall":
      return { name, ThisDN, ConnID, OtherDN };
    default:
      return { name, ThisDN, ConnID };
  }
}

/** Sends it and returns its ReferenceID. */
export function sendSample(client: TestClient, what: Sample): number {
  return client.send(sample(what));
}
