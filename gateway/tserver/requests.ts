// Requests to a T-Server, by their T-Library names and attributes.
// A request promises nothing: what it brought about is told by events alone.
import type { KVList, WorkMode } from "./attributes.ts";

interface Request<Name extends string> {
  readonly name: Name;
  /** Chosen by the client, unique on its connection; echoed by the event that the request causes. */
  readonly ReferenceID: number;
  /** The DN on whose behalf the request is made. */
  readonly ThisDN: string;
}

interface CallRequest<Name extends string> extends Request<Name> {
  readonly ConnID: string;
}

/** Asks for the events of a DN; answered by EventRegistered with a snapshot of the DN's calls. */
export type RequestRegisterAddress = Request<"RequestRegisterAddress">;

/** Gives the events of a DN up; answered by EventUnregistered. */
export type RequestUnregisterAddress = Request<"RequestUnregisterAddress">;

export interface RequestAgentLogin extends Request<"RequestAgentLogin"> {
  readonly AgentID: string;
}

export type RequestAgentLogout = Request<"RequestAgentLogout">;

export type RequestAgentReady = Request<"RequestAgentReady">;

export interface RequestAgentNotReady extends Request<"RequestAgentNotReady"> {
  readonly AgentWorkMode?: WorkMode;
  readonly Reasons?: KVList;
}

/** Answers a call that rings at ThisDN. */
export type RequestAnswerCall = CallRequest<"RequestAnswerCall">;

/** Ends ThisDN's part in a call, whether it rings, dials, talks or is held. */
export type RequestReleaseCall = CallRequest<"RequestReleaseCall">;

export type RequestHoldCall = CallRequest<"RequestHoldCall">;

export type RequestRetrieveCall = CallRequest<"RequestRetrieveCall">;

export interface RequestMakeCall extends Request<"RequestMakeCall"> {
  /** The number or DN to call. */
  readonly OtherDN: string;
  readonly UserData?: KVList;
}

export type TServerRequest =
  | RequestRegisterAddress
  | RequestUnregisterAddress
  | RequestAgentLogin
  | RequestAgentLogout
  | RequestAgentReady
  | RequestAgentNotReady
  | RequestAnswerCall
  | RequestReleaseCall
  | RequestHoldCall
  | RequestRetrieveCall
  | RequestMakeCall;

export type RequestName = TServerRequest["name"];
