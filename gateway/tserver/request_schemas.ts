// The T-Library requests as the link to a remote T-Server carries them, one schema each. The types of
// the port are the authority: a schema that says something else does not compile.
import { z } from "zod";
import { AddressInfoType, CallInfoType, MergeType, WorkMode } from "./attributes.ts";
import type { RequestName, TServerRequest } from "./requests.ts";

const optional = z.exactOptional;
const text = z.string();
const pairs = z.record(z.string(), z.union([z.string(), z.number()]));

const ofDN = { ReferenceID: z.int(), ThisDN: text };
const ofCall = { ...ofDN, ConnID: text };
const dialling = { OtherDN: text, UserData: optional(pairs) };
const ofPair = { ...ofCall, PreviousConnID: optional(text) };
const completing = { ...ofCall, TransferConnID: optional(text) };

const request = <Name extends RequestName, Shape extends z.core.$ZodShape>(
  name: Name,
  shape: Shape,
) => z.strictObject({ name: z.literal(name), ...shape });

/** Every request, by its name. */
export const REQUEST_SCHEMAS = {
  RequestRegisterAddress: request("RequestRegisterAddress", ofDN),
  RequestUnregisterAddress: request("RequestUnregisterAddress", ofDN),
  RequestAgentLogin: request("RequestAgentLogin", { ...ofDN, AgentID: text }),
  RequestAgentLogout: request("RequestAgentLogout", ofDN),
  RequestAgentReady: request("RequestAgentReady", ofDN),
  RequestAgentNotReady: request("RequestAgentNotReady", {
    ...ofDN,
    AgentWorkMode: optional(z.enum(WorkMode)),
    Reasons: optional(pairs),
  }),
  RequestAnswerCall: request("RequestAnswerCall", ofCall),
  RequestReleaseCall: request("RequestReleaseCall", ofCall),
  RequestHoldCall: request("RequestHoldCall", ofCall),
  RequestRetrieveCall: request("RequestRetrieveCall", ofCall),
  RequestMakeCall: request("RequestMakeCall", { ...ofDN, ...dialling }),
  RequestSetMuteOn: request("RequestSetMuteOn", ofCall),
  RequestSetMuteOff: request("RequestSetMuteOff", ofCall),
  RequestSendDTMF: request("RequestSendDTMF", { ...ofCall, DTMFDigits: text }),
  RequestAlternateCall: request("RequestAlternateCall", ofPair),
  RequestReconnectCall: request("RequestReconnectCall", ofPair),
  RequestSingleStepTransfer: request("RequestSingleStepTransfer", { ...ofCall, ...dialling }),
  RequestMuteTransfer: request("RequestMuteTransfer", { ...ofCall, ...dialling }),
  RequestInitiateTransfer: request("RequestInitiateTransfer", { ...ofCall, ...dialling }),
  RequestCompleteTransfer: request("RequestCompleteTransfer", completing),
  RequestInitiateConference: request("RequestInitiateConference", { ...ofCall, ...dialling }),
  RequestCompleteConference: request("RequestCompleteConference", {
    ...ofCall,
    ConferenceConnID: optional(text),
  }),
  RequestMergeCalls: request("RequestMergeCalls", { ...completing, MergeType: z.enum(MergeType) }),
  RequestSingleStepConference: request("RequestSingleStepConference", { ...ofCall, ...dialling }),
  RequestDeleteFromConference: request("RequestDeleteFromConference", { ...ofCall, OtherDN: text }),
  RequestRedirectCall: request("RequestRedirectCall", { ...ofCall, ...dialling }),
  RequestRouteCall: request("RequestRouteCall", { ...ofCall, OtherDN: text }),
  RequestClearCall: request("RequestClearCall", ofCall),
  RequestAttachUserData: request("RequestAttachUserData", { ...ofCall, UserData: pairs }),
  RequestUpdateUserData: request("RequestUpdateUserData", { ...ofCall, UserData: pairs }),
  RequestDeletePair: request("RequestDeletePair", { ...ofCall, Key: text }),
  RequestDeleteUserData: request("RequestDeleteUserData", ofCall),
  RequestQueryAddress: request("RequestQueryAddress", {
    ...ofDN,
    AddressInfoType: z.enum(AddressInfoType),
  }),
  RequestQueryCall: request("RequestQueryCall", { ...ofCall, CallInfoType: z.enum(CallInfoType) }),
} satisfies {
  [Name in RequestName]: z.ZodType<Extract<TServerRequest, { readonly name: Name }>>;
};
