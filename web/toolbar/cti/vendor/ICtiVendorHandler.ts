// What any telephony supplier must do for the toolbar. Says nothing of how.

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
}
