// Genesys, by way of the gateway: the toolbar's wishes as commands (HTTP), the T-Server's events
// (WebSocket) as calls to IntegrationEventsHandler. The only class that knows the wire.
import { decodeToolbarEvent, type ToolbarEvent } from "../../../../gateway/protocol/events.ts";
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import type { Log } from "../../../../gateway/runtime/log.ts";
import type { IntegrationEventsHandler } from "../integrationEventsHandler.ts";
import type { CommandDetails } from "../toolbarView.ts";
import { type GatewayCommand, GatewayError, sendCommand } from "./gatewayCommands.ts";
import { GatewaySocket, type SocketLike } from "./gatewaySocket.ts";
import type { CallFeature, ICtiFeaturedVendorHandler } from "./ICtiVendorHandler.ts";
import { LiveCalls } from "./liveCalls.ts";
import { SeenEvents } from "./seenEvents.ts";

export interface VendorHandlerOptions {
  /** @default the tutorial's "http://localhost:8087/genesys/events" */
  readonly restEndpointUrl?: string;
  /** @default the tutorial's "ws://localhost:8087/genesysWs" */
  readonly wsEndpointUrl?: string;
  readonly fetch: typeof fetch;
  readonly connect: (url: string) => SocketLike;
  readonly clock: Clock;
  readonly log: Log;
}

export class VendorHandler implements ICtiFeaturedVendorHandler {
  private static readonly REST_ENDPOINT_URL = "http://localhost:8087/genesys/events";
  private static readonly WS_ENDPOINT_URL = "ws://localhost:8087/genesysWs";

  readonly #events: IntegrationEventsHandler;
  readonly #options: VendorHandlerOptions;
  readonly #socket: GatewaySocket;
  readonly #seen = new SeenEvents();
  readonly #live = new LiveCalls();
  #wantsAvailable = false;
  /** Why the agent is away, where a reason was given: to be told again after a reconnect. */
  #awayReason: string | undefined;
  /** The end of the queue of digits. */
  #digitsSent: Promise<void> = Promise.resolve();
  /** Whether calls are handed out to the agent, as the T-Server told. */
  #isReady = false;
  /** Whether the gateway has taken `initialize` on this connection. */
  #initialized = false;

  constructor(integrationEventsHandler: IntegrationEventsHandler, options: VendorHandlerOptions) {
    this.#events = integrationEventsHandler;
    this.#options = options;
    this.#socket = new GatewaySocket({
      url: options.wsEndpointUrl ?? VendorHandler.WS_ENDPOINT_URL,
      connect: options.connect,
      clock: options.clock,
      onOpen: () => void this.webSocketOnOpenHandler(),
      onMessage: (event) => this.webSocketOnMessage(event),
      onError: (event) => this.webSocketErrorHandler(event),
      onClose: (event) => this.webSocketCloseHandler(event),
    });
  }

  /** Registers the agent, which makes it ready; on a connection that is not open yet, once it is. */
  async makeAgentAvailable(): Promise<void> {
    this.#wantsAvailable = true;
    if (this.#socket.isOpen) return await this.#initialize();
    this.#socket.open();
  }

  takeUpCalls(): void {
    this.#socket.open();
  }

  /** The agent takes no more calls. Live ones go on, and so does the connection that tells of them. */
  async makeAgentUnavailable(reason?: string): Promise<void> {
    this.#wantsAvailable = false;
    this.#awayReason = reason;
    if (this.#initialized) return await this.#sendNotReady();
    if (!this.#live.isEmpty) return;
    this.#socket.close();
    this.#events.connectionHandler("closed");
  }

  async makeOutboundCall(phoneNumber: string, eventId: string): Promise<void> {
    await this.#send({ type: "MakeCall", toNumber: phoneNumber, requestId: eventId });
  }

  async acceptCall(eventId?: string): Promise<void> {
    await this.#sendOnCall("Accept", eventId);
  }

  async rejectCall(eventId?: string): Promise<void> {
    await this.#sendOnCall("Reject", eventId);
  }

  /** The same command as `rejectCall`: RequestReleaseCall is what either becomes. */
  async hangupCall(eventId?: string): Promise<void> {
    await this.#sendOnCall("Reject", eventId);
  }

  async holdCall(eventId?: string): Promise<void> {
    await this.#sendOnCall("Hold", eventId);
  }

  async retrieveCall(eventId?: string): Promise<void> {
    await this.#sendOnCall("Retrieve", eventId);
  }

  async useFeature(
    feature: CallFeature,
    eventId: string,
    details: CommandDetails = {},
  ): Promise<void> {
    const send = () => this.#sendOnCall(feature, eventId, details);
    if (feature !== "SendDtmf") return await send();
    // One after the other: digits that overtake each other are another number.
    const sent = this.#digitsSent.then(send);
    this.#digitsSent = sent.catch(() => {});
    await sent;
  }

  async webSocketOnOpenHandler(): Promise<void> {
    this.#events.connectionHandler("open");
    await this.#register();
  }

  webSocketErrorHandler(_event: Event): void {
    this.#options.log.debug("The WebSocket reports an error; its close follows");
  }

  webSocketCloseHandler(event: CloseEvent | undefined): void {
    this.#initialized = false;
    this.#options.log.info("The WebSocket is closed; it is opened again", { code: event?.code });
    this.#events.connectionHandler("reconnecting");
  }

  webSocketOnMessage({ data }: MessageEvent): void {
    const event = typeof data === "string" ? decodeToolbarEvent(data) : undefined;
    if (!event) this.#options.log.debug("Ignored a message that is not an event known here");
    else if (this.#seen.add(event)) this.#dispatch(event);
  }

  #dispatch(event: ToolbarEvent): void {
    switch (event.eventName) {
      case "EventRegistered":
        // A call that the gateway does not name ended while it was away, or it was.
        for (const end of this.#live.endsUnheard(event.calls)) this.#dispatch(end);
        this.#isReady = true;
        return this.#events.makeAgentAvailable(event);
      case "EventSnapshot":
        for (const end of this.#live.endsUnheard(event.calls)) this.#dispatch(end);
        return this.#events.snapshotHandler(event);
      case "EventAgentReady":
        this.#isReady = true;
        return this.#events.makeAgentAvailable(event);
      case "EventAgentNotReady":
      case "EventAgentLogout":
        this.#isReady = false;
        return this.#events.makeAgentUnavailable(event);
      case "EventRinging":
      case "EventDialing":
        this.#live.note(event);
        return this.#events.incomingCallHandler(event);
      case "EventEstablished":
      case "EventRetrieved":
      case "EventHeld":
        this.#live.note(event);
        return this.#events.callAcceptedHandler(event);
      case "EventMuteOn":
      case "EventMuteOff":
      case "EventDTMFSent":
      case "EventAttachedDataChanged":
      case "EventCommandsChanged":
      case "EventPartyAdded":
      case "EventPartyDeleted":
        this.#live.change(event);
        return this.#events.callChangedHandler(event);
      case "EventPartyChanged": {
        const isAnswered = this.#live.change(event);
        return this.#events.partyChangedHandler(event, { isAnswered });
      }
      case "EventReleased":
        this.#live.forget(event.eventId);
        return this.#events.callHangupHandler(event);
      case "EventError":
        if (event.type === "initialize") this.#initialized = false;
        return this.#events.requestFailedHandler(event);
      case "EventLinkConnected":
        this.#registerLate();
        return this.#events.linkHandler(event);
      case "EventLinkDisconnected":
        return this.#events.linkHandler(event);
      case "EventDNBackInService":
        this.#registerLate();
        return this.#events.serviceHandler(event, { isReady: this.#isReady });
      case "EventDNOutOfService":
        return this.#events.serviceHandler(event, { isReady: this.#isReady });
    }
  }

  /** An agent who could not be registered while the T-Server or the DN was away is when it is back. */
  #registerLate(): void {
    if (!this.#initialized && this.#socket.isOpen) void this.#register();
  }

  async #register(): Promise<void> {
    try {
      await this.#initialize();
      // Connected for the sake of a live call only: registering has made the agent ready.
      if (!this.#wantsAvailable) await this.#sendNotReady();
    } catch (error) {
      this.#events.registrationFailedHandler(error);
    }
  }

  async #initialize(): Promise<void> {
    await this.#send({ type: "initialize" });
    this.#initialized = true;
  }

  async #sendNotReady(): Promise<void> {
    const reason = this.#awayReason;
    await this.#send({ type: "NotReady", ...(reason !== undefined && { reason }) });
  }

  async #sendOnCall(
    type: string,
    eventId: string | undefined,
    details: CommandDetails = {},
  ): Promise<void> {
    const connectionId = this.#live.connectionIdOf(eventId);
    if (eventId !== undefined && connectionId === undefined) {
      throw new GatewayError("unknown-call", "This call is over, or was never offered here");
    }
    // Without a connectionId the gateway takes the one live call, or says that there is not just one.
    try {
      await this.#send({ type, ...(connectionId !== undefined && { connectionId }), ...details });
    } catch (error) {
      const isGone = error instanceof GatewayError && error.code === "unknown-call";
      const end = isGone ? this.#live.endOf(connectionId) : undefined;
      if (!end) throw error;
      this.#dispatch(end);
      if (type !== "Reject") throw error;
    }
  }

  async #send(command: GatewayCommand): Promise<void> {
    const { restEndpointUrl: url = VendorHandler.REST_ENDPOINT_URL, fetch, clock } = this.#options;
    await sendCommand(command, { url, fetch, clock });
  }
}
