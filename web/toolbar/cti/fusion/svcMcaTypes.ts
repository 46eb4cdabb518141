// The part of Oracle's older API, svcMca.tlb.api, that this toolbar uses, as types.
import type { Tokens } from "./uefTypes.ts";

/** Given a reply, or what Fusion says by itself: plain data, with no getters. */
export type SvcMcaCallback = (message: Tokens) => void;

/** A command from Fusion: answered by filling it in and handing it to its own sendResponse(). */
export interface SvcMcaCommand extends Tokens {
  sendResponse(command: object): void;
}

/** `window.svcMca.tlb.api`, once the script at `oraApiSource` has run. */
export interface SvcMcaApi {
  getConfiguration(configType: string, callback: SvcMcaCallback): void;
  readyForOperation(readiness: boolean, callback: SvcMcaCallback): void;
  agentStateEvent(
    channel: string,
    eventId: string,
    isAvailable: boolean,
    isLoggedIn: boolean,
    stateCd: string,
    stateDisplayString: string,
    reasonCd: string | null,
    reasonDisplayString: string,
    inData: Tokens,
    callback: SvcMcaCallback,
    channelType: string,
  ): void;
  newCommEvent(
    channel: string,
    appClassification: string,
    eventId: string,
    inData: Tokens,
    lookupObject: null,
    callback: SvcMcaCallback,
    channelType: string,
  ): void;
  startCommEvent(
    channel: string,
    appClassification: string,
    eventId: string,
    inData: Tokens,
    callback: SvcMcaCallback,
    channelType: string,
  ): void;
  closeCommEvent(
    channel: string,
    appClassification: string,
    eventId: string,
    inData: Tokens,
    reason: string,
    callback: SvcMcaCallback,
    channelType: string,
  ): void;
  outboundCommError(
    channel: string,
    commUuid: string,
    errorCode: string,
    errorMsg: string,
    callback: SvcMcaCallback,
    channelType: string,
  ): void;
  /** Of newer versions only; it has no reply that is known. */
  interactionControlStateChanged?(eventId: string, actionName: string, states: unknown[]): void;
  onOutgoingEvent(
    channel: string,
    appClassification: string,
    callback: SvcMcaCallback,
    channelType: string,
  ): void;
  onDataUpdated(
    channel: string,
    appClassification: string,
    callback: SvcMcaCallback,
    channelType: string,
  ): void;
  onToolbarInteractionCommand(executor: (command: SvcMcaCommand) => void): void;
  onToolbarAgentCommand(
    channel: string,
    channelType: string,
    executor: (command: SvcMcaCommand) => void,
  ): void;
}

/** What the page's address says when a Fusion with the older API has framed it. */
export interface SvcMcaPlace {
  /** `oraApiSource`: an address, or a path on the framing page's origin. */
  readonly apiSource: string;
  /** `oraParentFrame`: the origin of the page that frames this one. */
  readonly parentFrame: string;
}
