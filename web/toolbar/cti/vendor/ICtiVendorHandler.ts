// What any telephony supplier must do for the toolbar. Says nothing of how.
import type { CallCommandType } from "../../../../gateway/protocol/commands.ts";
import type { CommandDetails } from "../toolbarView.ts";

/**
 * Each method resolves when the supplier has taken the request, and rejects when it has not; what
 * happens then is told to IntegrationEventsHandler. `eventId` names the call, by default the current one.
 */
export interface ICtiVendorHandler {
  makeAgentAvailable(): Promise<void>;
  makeAgentUnavailable(): Promise<void>;
  /** `eventId` comes back as `requestId` in the events that the call causes. */
  makeOutboundCall(phoneNumber: string, eventId: string): Promise<void>;
  acceptCall(eventId?: string): Promise<void>;
  rejectCall(eventId?: string): Promise<void>;
  hangupCall(eventId?: string): Promise<void>;
}

/** A supplier that can also park a call and take it back, and find the calls that a reload left. */
export interface ICtiHoldingVendorHandler extends ICtiVendorHandler {
  holdCall(eventId?: string): Promise<void>;
  retrieveCall(eventId?: string): Promise<void>;
  /** Connects to hear of calls that go on, without making the agent available. */
  takeUpCalls(): void;
  /** Connects to learn how the agent stands, without making anything of the agent. */
  learnState(): void;
  /** Tries to come back now, where the connection was lost. */
  reconnectNow(): void;
}

/** What can be done with a call beside answering, parking and ending it. */
export type CallFeature = Exclude<CallCommandType, "Accept" | "Reject" | "Hold" | "Retrieve">;

/** A supplier that mutes, sends digits, transfers and joins calls, and takes a reason for absence. */
export interface ICtiFeaturedVendorHandler extends ICtiHoldingVendorHandler {
  makeAgentUnavailable(reason?: string): Promise<void>;
  /** Asks for it with what it needs: a number, or digits. The call's allowedCommands say which there are. */
  useFeature(feature: CallFeature, eventId: string, details?: CommandDetails): Promise<void>;
}
