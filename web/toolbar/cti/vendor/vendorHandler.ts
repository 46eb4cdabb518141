// Genesys, by way of the gateway: the toolbar's wishes as commands (HTTP), the T-Server's events
// (WebSocket) as calls to IntegrationEventsHandler. The only class that knows the wire.
import { decodeToolbarEvent, type ToolbarEvent } from "../../../../gateway/protocol/events.ts";
import { decodeResume, encodeResume } from "../../../../gateway/protocol/resume.ts";
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import type { Log } from "../../../../gateway/runtime/log.ts";
import type { Random } from "../../../../gateway/runtime/random.ts";
import type { IntegrationEventsHandler } from "../integrationEventsHandler.ts";
import { forgetful, type Memory } from "../memory.ts";
import type { CommandDetails } from "../toolbarView.ts";
import { AgentRegistration } from "./agentRegistration.ts";
import { type GatewayCommand, GatewayError, REPEATABLE, sendCommand } from "./gatewayCommands.ts";
import { GatewaySocket, type SocketLike } from "./gatewaySocket.ts";
import type { CallFeature, ICtiFeaturedVendorHandler } from "./ICtiVendorHandler.ts";
import { LiveCalls, type RememberedCall, type Stamp } from "./liveCalls.ts";
import { SeenEvents } from "./seenEvents.ts";

export interface VendorHandlerOptions {
  /** @default the tutorial's "http://localhost:8087/genesys/events" */
  readonly restEndpointUrl?: string;
  /** @default the tutorial's "ws://localhost:8087/genesysWs" */
  readonly wsEndpointUrl?: string;
  readonly fetch: typeof fetch;
  readonly connect: (url: string) => SocketLike;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** A new unique id. */
  readonly newId: () => string;
  /** Where the live calls outlast the page. @default the page forgets them */
  readonly calls?: Memory<readonly RememberedCall[]>;
}

export class VendorHandler implements ICtiFeaturedVendorHandler {
  private static readonly REST_ENDPOINT_URL = "http://localhost:8087/genesys/events";
  private static readonly WS_ENDPOINT_URL = "ws://localhost:8087/genesysWs";

  readonly #events: IntegrationEventsHandler;
  readonly #options: VendorHandlerOptions;
  readonly #socket: GatewaySocket;
  readonly #seen = new SeenEvents();
  readonly #live: LiveCalls;
  readonly #agent: AgentRegistration;
  /** The end of the queue of digits. */
  #digitsSent: Promise<void> = Promise.resolve();
  /** Counts the connections, and so tells one from the next. */
  #connections = 0;
  /** The gateway's snapshot is all that the connection was opened for. */
  #onlyLearns = false;
  /** Whether this connection said where it goes on. */
  #resumes = false;

  constructor(integrationEventsHandler: IntegrationEventsHandler, options: VendorHandlerOptions) {
    this.#events = integrationEventsHandler;
    this.#options = options;
    this.#live = new LiveCalls(options.calls ?? forgetful([]));
    this.#agent = new AgentRegistration({
      clock: options.clock,
      send: (command) => this.#send(command),
      onFailure: (error) => this.#events.registrationFailedHandler(error),
    });
    this.#socket = new GatewaySocket({
      url: () => this.#address(),
      connect: options.connect,
      clock: options.clock,
      random: options.random,
      onOpen: () => void this.webSocketOnOpenHandler(),
      onMessage: (event) => this.webSocketOnMessage(event),
      onError: (event) => this.webSocketErrorHandler(event),
      onClose: (event, retryInMs) => this.webSocketCloseHandler(event, retryInMs),
    });
  }

  /** Whether a call lived when it was last heard of, also by the page before a reload. */
  get hasCalls(): boolean {
    return !this.#live.isEmpty;
  }

  /** Registers the agent, which makes it ready; on a connection that is not open yet, once it is. */
  async makeAgentAvailable(): Promise<void> {
    this.#socket.open();
    await this.#agent.come();
  }

  takeUpCalls(): void {
    this.#socket.open();
  }

  learnState(): void {
    this.#onlyLearns = true;
    this.#socket.open();
  }

  reconnectNow(): void {
    this.#socket.tryNow();
  }

  /** The connection may be dead: see GatewaySocket. */
  checkConnection(after: { readonly networkChanged: boolean }): void {
    this.#socket.check(after);
  }

  /** The agent takes no more calls. Live ones go on, and so does the connection that tells of them. */
  async makeAgentUnavailable(reason?: string): Promise<void> {
    const { isRegistered, isSettling } = this.#agent;
    await this.#agent.leave(reason);
    if (isRegistered || isSettling || this.hasCalls) return;
    this.#agent.disconnected();
    this.#socket.close();
    this.#events.connectionHandler({ status: "closed" });
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
    this.#events.connectionHandler({ status: "open" });
    await this.#agent.connected({ resumes: this.#resumes });
  }

  webSocketErrorHandler(_event: Event): void {
    this.#options.log.debug("The WebSocket reports an error; its close follows");
  }

  webSocketCloseHandler(event: CloseEvent | undefined, retryInMs: number): void {
    this.#agent.disconnected();
    this.#options.log.info("The WebSocket is closed; it is opened again", { code: event?.code });
    this.#events.connectionHandler({ status: "reconnecting", retryInMs });
  }

  webSocketOnMessage({ data }: MessageEvent): void {
    const event = typeof data === "string" ? decodeToolbarEvent(data) : undefined;
    if (!event) this.#options.log.debug("Ignored a message that is not an event known here");
    else if (this.#seen.add(event)) this.#dispatch(event);
  }

  #dispatch(event: ToolbarEvent): void {
    switch (event.eventName) {
      case "EventRegistered":
        this.#endUnheard(event);
        this.#agent.registered();
        return this.#events.makeAgentAvailable(event);
      case "EventSnapshot": {
        this.#endUnheard(event);
        const isComing = this.#agent.agree(event);
        return this.#events.snapshotHandler(event, { isComing });
      }
      case "EventAgentReady":
        this.#agent.changed(event);
        return this.#events.makeAgentAvailable(event);
      case "EventAgentNotReady":
      case "EventAgentLogout":
        this.#agent.changed(event);
        return this.#events.makeAgentUnavailable(event);
      case "EventRinging":
      case "EventDialing":
        return this.#events.incomingCallHandler(this.#live.note(event));
      case "EventEstablished":
      case "EventRetrieved":
      case "EventHeld":
        return this.#events.callAcceptedHandler(this.#live.note(event));
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
        if (event.type === "initialize") this.#agent.failed();
        return this.#events.requestFailedHandler(event);
      case "EventLinkConnected":
        void this.#agent.registerLate();
        return this.#events.linkHandler(event);
      case "EventLinkDisconnected":
        return this.#events.linkHandler(event);
      case "EventDNBackInService":
        void this.#agent.registerLate();
        return this.#events.serviceHandler(event, this.#agent);
      case "EventDNOutOfService":
        return this.#events.serviceHandler(event, this.#agent);
    }
  }

  /** Ends the calls that the gateway does not name: they were over before, or while it was away. */
  #endUnheard(event: Extract<ToolbarEvent, { eventName: "EventRegistered" | "EventSnapshot" }>) {
    for (const end of this.#live.endsUnheard(event.calls, event)) this.#dispatch(end);
  }

  /**
   * Where to connect. Who comes back says how far it was told, and which calls it believes alive. After
   * a reload only the calls are known: their events must come again, to be shown.
   */
  #address(): string {
    const since = this.#seen.newest;
    const isBack = since !== undefined || this.hasCalls || this.#onlyLearns;
    // Said also when there are none: who says nothing is taken for one that cannot.
    const resume = encodeResume({ since, calls: this.#live.claims });
    const isReadable = decodeResume(resume).ok;
    this.#resumes = isBack && isReadable;
    this.#connections++;
    const url = new URL(this.#options.wsEndpointUrl ?? VendorHandler.WS_ENDPOINT_URL);
    // What the gateway could not read would keep the toolbar out for good: rather start anew.
    if (!isReadable) return url.href;
    for (const [name, value] of Object.entries(resume)) url.searchParams.set(name, value);
    return url.href;
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
      const end = isGone ? this.#live.endOf(connectionId, this.#stamp) : undefined;
      if (!end) throw error;
      this.#dispatch(end);
      if (type !== "Reject") throw error;
    }
  }

  /** For an event that only the toolbar knows of. */
  get #stamp(): Stamp {
    const { epoch = "", seq = 1 } = this.#seen.newest ?? {};
    const time = new Date(this.#options.clock.now()).toISOString();
    return { epoch, seq, time, thisDN: "" };
  }

  async #send(command: GatewayCommand): Promise<void> {
    const { restEndpointUrl: url = VendorHandler.REST_ENDPOINT_URL, fetch, clock, newId } =
      this.#options;
    const connection = this.#connections;
    // On one connection it is one gateway, which knows the command again by its requestId.
    const isSameGateway = () => this.#socket.isOpen && this.#connections === connection;
    const mayRepeat = () => REPEATABLE.has(command.type) || isSameGateway();
    await sendCommand({ requestId: newId(), ...command }, { url, fetch, clock, mayRepeat });
  }
}
