// Requests to a T-Server, by their T-Library names and attributes.
// A request promises nothing: what it brought about is told by events alone.
import type { AddressInfoType, CallInfoType, KVList, MergeType, WorkMode } from "./attributes.ts";

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

/** Nobody in the call hears ThisDN any more, and so until RequestSetMuteOff. */
export type RequestSetMuteOn = CallRequest<"RequestSetMuteOn">;
export type RequestSetMuteOff = CallRequest<"RequestSetMuteOff">;

export interface RequestSendDTMF extends CallRequest<"RequestSendDTMF"> {
  readonly DTMFDigits: string;
}

interface DiallingRequest<Name extends string> extends Request<Name> {
  /** The number or DN to call. */
  readonly OtherDN: string;
  readonly UserData?: KVList;
}

interface DiallingCallRequest<Name extends string> extends CallRequest<Name> {
  /** The number or DN to call. */
  readonly OtherDN: string;
  readonly UserData?: KVList;
}

export type RequestMakeCall = DiallingRequest<"RequestMakeCall">;

interface PairRequest<Name extends string> extends CallRequest<Name> {
  /** The other call of the two: the held one. May be left out where only one fits. */
  readonly PreviousConnID?: string;
}

/** Holds the call with this ConnID and takes the held one back. */
export type RequestAlternateCall = PairRequest<"RequestAlternateCall">;

/** Releases the call with this ConnID and takes the held one back. */
export type RequestReconnectCall = PairRequest<"RequestReconnectCall">;

/** Hands the call over to OtherDN in one step, whose phone rings. */
export type RequestSingleStepTransfer = DiallingCallRequest<"RequestSingleStepTransfer">;

/** Consults OtherDN and completes the transfer without waiting for an answer. */
export type RequestMuteTransfer = DiallingCallRequest<"RequestMuteTransfer">;

/** Holds the call and consults OtherDN, whom it may then be transferred to. */
export type RequestInitiateTransfer = DiallingCallRequest<"RequestInitiateTransfer">;

/** Joins the held call with this ConnID and its consultation, and leaves both; this ConnID stays. */
export interface RequestCompleteTransfer extends CallRequest<"RequestCompleteTransfer"> {
  /** The consultation. May be left out: it is known which belongs to the call. */
  readonly TransferConnID?: string;
}

/** Holds the call and consults OtherDN, who may then be joined to it. */
export type RequestInitiateConference = DiallingCallRequest<"RequestInitiateConference">;

/** Joins the held call with this ConnID and its consultation, and stays in it; this ConnID stays. */
export interface RequestCompleteConference extends CallRequest<"RequestCompleteConference"> {
  /** The consultation. May be left out: it is known which belongs to the call. */
  readonly ConferenceConnID?: string;
}

/** Joins two calls of ThisDN that have nothing to do with each other; the held call's ConnID stays. */
export interface RequestMergeCalls extends CallRequest<"RequestMergeCalls"> {
  /** The other call. May be left out where only one fits. */
  readonly TransferConnID?: string;
  readonly MergeType: MergeType;
}

/** Adds OtherDN to the call in one step; its phone rings. */
export type RequestSingleStepConference = DiallingCallRequest<"RequestSingleStepConference">;

export interface RequestDeleteFromConference extends CallRequest<"RequestDeleteFromConference"> {
  /** Who is to leave. */
  readonly OtherDN: string;
}

/** Sends a call that rings at ThisDN to OtherDN instead. */
export type RequestRedirectCall = DiallingCallRequest<"RequestRedirectCall">;

/** Sends a call that waits at the route point ThisDN to OtherDN; answered by EventRouteUsed. */
export interface RequestRouteCall extends CallRequest<"RequestRouteCall"> {
  /** The number or DN that is to have the call. */
  readonly OtherDN: string;
}

/** Ends the call for everybody in it. */
export type RequestClearCall = CallRequest<"RequestClearCall">;

/** Adds pairs to the call's data; a key that is there already gets the new value. */
export interface RequestAttachUserData extends CallRequest<"RequestAttachUserData"> {
  readonly UserData: KVList;
}

export interface RequestUpdateUserData extends CallRequest<"RequestUpdateUserData"> {
  readonly UserData: KVList;
}

export interface RequestDeletePair extends CallRequest<"RequestDeletePair"> {
  readonly Key: string;
}

/** Removes all of the call's data. */
export type RequestDeleteUserData = CallRequest<"RequestDeleteUserData">;

export interface RequestQueryAddress extends Request<"RequestQueryAddress"> {
  readonly AddressInfoType: AddressInfoType;
}

export interface RequestQueryCall extends CallRequest<"RequestQueryCall"> {
  readonly CallInfoType: CallInfoType;
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
  | RequestMakeCall
  | RequestSetMuteOn
  | RequestSetMuteOff
  | RequestSendDTMF
  | RequestAlternateCall
  | RequestReconnectCall
  | RequestSingleStepTransfer
  | RequestMuteTransfer
  | RequestInitiateTransfer
  | RequestCompleteTransfer
  | RequestInitiateConference
  | RequestCompleteConference
  | RequestMergeCalls
  | RequestSingleStepConference
  | RequestDeleteFromConference
  | RequestRedirectCall
  | RequestRouteCall
  | RequestClearCall
  | RequestAttachUserData
  | RequestUpdateUserData
  | RequestDeletePair
  | RequestDeleteUserData
  | RequestQueryAddress
  | RequestQueryCall;

export type RequestName = TServerRequest["name"];

/** Every request's name. */
export const REQUEST_NAMES = [
  "RequestRegisterAddress",
  "RequestUnregisterAddress",
  "RequestAgentLogin",
  "RequestAgentLogout",
  "RequestAgentReady",
  "RequestAgentNotReady",
  "RequestAnswerCall",
  "RequestReleaseCall",
  "RequestHoldCall",
  "RequestRetrieveCall",
  "RequestMakeCall",
  "RequestSetMuteOn",
  "RequestSetMuteOff",
  "RequestSendDTMF",
  "RequestAlternateCall",
  "RequestReconnectCall",
  "RequestSingleStepTransfer",
  "RequestMuteTransfer",
  "RequestInitiateTransfer",
  "RequestCompleteTransfer",
  "RequestInitiateConference",
  "RequestCompleteConference",
  "RequestMergeCalls",
  "RequestSingleStepConference",
  "RequestDeleteFromConference",
  "RequestRedirectCall",
  "RequestRouteCall",
  "RequestClearCall",
  "RequestAttachUserData",
  "RequestUpdateUserData",
  "RequestDeletePair",
  "RequestDeleteUserData",
  "RequestQueryAddress",
  "RequestQueryCall",
] as const satisfies readonly RequestName[];
