// From the outside in: what the supplier and Fusion say goes to the toolbar's UI, to Fusion and to
// IntegrationActionHandler. Asks the supplier for nothing itself.
import type { ToolbarEventOf } from "../../../gateway/protocol/events.ts";
import type { FusionHandler } from "./fusion/fusionHandler.ts";
import type { IntegrationActionHandler } from "./integrationActionHandler.ts";
import { failureIn, failureOf } from "./outcome.ts";
import { carryOut } from "./fusionCommands.ts";
import type { ConnectionChange, IToolbarView } from "./toolbarView.ts";

type OfferEvent = ToolbarEventOf<"EventRinging" | "EventDialing">;
type TalkEvent = ToolbarEventOf<"EventEstablished" | "EventHeld" | "EventRetrieved">;

/** An event about a live call. */
export type CallEvent = OfferEvent | TalkEvent;

/** An event about what happens in a live call, which goes on. */
export type CallChangeEvent = ToolbarEventOf<
  | "EventMuteOn"
  | "EventMuteOff"
  | "EventDTMFSent"
  | "EventAttachedDataChanged"
  | "EventCommandsChanged"
  | "EventPartyAdded"
  | "EventPartyDeleted"
  | "EventPartyChanged"
>;

export class IntegrationEventsHandler {
  readonly #view: IToolbarView;
  readonly #fusion: FusionHandler;
  readonly #held = new Set<string>();

  constructor(view: IToolbarView, fusionHandler: FusionHandler) {
    this.#view = view;
    this.#fusion = fusionHandler;
  }

  /** The agent is ready; one who was registered just now is told which calls live. */
  makeAgentAvailable(event: ToolbarEventOf<"EventRegistered" | "EventAgentReady">): void {
    this.#view.show({ type: "event", event });
    if (event.eventName === "EventRegistered") this.#agreeOnCalls(event.calls);
    this.#fusion.makeAgentAvailable();
  }

  /** The agent takes no more calls. */
  makeAgentUnavailable(event: ToolbarEventOf<"EventAgentNotReady" | "EventAgentLogout">): void {
    this.#view.show({ type: "event", event });
    this.#fusion.makeAgentUnavailable(event.reason);
  }

  /** A call rings here, or one from here rings at the other party. */
  incomingCallHandler(event: OfferEvent): void {
    this.#view.show({ type: "event", event });
    if (isConsultation(event)) return;
    this.#fusion.showIncomingCallNotificationInFusion(event);
  }

  /** The call is connected, or was taken on hold or back. */
  callAcceptedHandler(event: TalkEvent): void {
    this.#view.show({ type: "event", event });
    if (isConsultation(event)) return;
    // A page that was reloaded meets a call that it never announced; one announced is left alone.
    this.#fusion.showIncomingCallNotificationInFusion(event);
    this.#fusion.notifyCallAcceptedToFusion(event.eventId);
    const isHeld = event.eventName === "EventHeld";
    if (isHeld) this.#held.add(event.eventId);
    else this.#held.delete(event.eventId);
    this.#fusion.reportControlToFusion(event.eventId, isHeld ? "hold" : "unhold");
    // A page that was reloaded meets a call that is muted already.
    if (event.muted) this.#fusion.reportControlToFusion(event.eventId, "mute");
  }

  /** Something happened in the call, which goes on. Fusion has a word for muting only. */
  callChangedHandler(event: CallChangeEvent): void {
    this.#view.show({ type: "event", event });
    if (isConsultation(event)) return;
    const { eventId, eventName } = event;
    if (eventName === "EventMuteOn") this.#fusion.reportControlToFusion(eventId, "mute");
    if (eventName === "EventMuteOff") this.#fusion.reportControlToFusion(eventId, "unmute");
  }

  /** Somebody else is on the line: the agent who was consulted has the customer now. */
  partyChangedHandler(
    event: ToolbarEventOf<"EventPartyChanged">,
    { isAnswered }: { readonly isAnswered: boolean },
  ): void {
    this.#view.show({ type: "event", event });
    if (isConsultation(event)) return;
    this.#fusion.showIncomingCallNotificationInFusion(event);
    if (isAnswered) this.#fusion.notifyCallAcceptedToFusion(event.eventId);
  }

  /** The call is over. */
  callHangupHandler(event: ToolbarEventOf<"EventReleased">): void {
    this.#view.show({ type: "event", event });
    this.#held.delete(event.eventId);
    if (isConsultation(event)) return;
    this.#fusion.notifyCallDisconnectedToFusion(event);
  }

  /** A command that was taken has failed after all; the call goes on. */
  requestFailedHandler(event: ToolbarEventOf<"EventError">): void {
    this.#view.show({ type: "event", event });
    if (event.type === "MakeCall" && event.eventId === undefined) {
      this.#fusion.notifyOutboundCallFailedToFusion(event.requestId, failureIn(event));
    }
  }

  /**
   * The gateway has said how things stand, after what was missed. `isComing` when the agent wants calls
   * and is being made ready for them.
   */
  snapshotHandler(
    event: ToolbarEventOf<"EventSnapshot">,
    { isComing }: { readonly isComing: boolean },
  ): void {
    this.#view.show({ type: "event", event });
    this.#agreeOnCalls(event.calls);
    if (isComing) return this.#view.show({ type: "availability-asked", available: true });
    const { agentState } = event;
    if (agentState === "ready") this.#fusion.makeAgentAvailable();
    else if (agentState !== "unknown") this.#fusion.makeAgentUnavailable();
  }

  /** What Fusion holds open and the gateway does not name is over, whoever missed its end. */
  #agreeOnCalls(calls: ToolbarEventOf<"EventRegistered">["calls"]): void {
    if (calls) this.#fusion.closeAllBut(calls.map(({ eventId }) => eventId));
  }

  linkHandler(event: ToolbarEventOf<"EventLinkConnected" | "EventLinkDisconnected">): void {
    this.#view.show({ type: "event", event });
  }

  /** The DN went out of service, in which no calls come, or is back; `isReady` says whether they do then. */
  serviceHandler(
    event: ToolbarEventOf<"EventDNOutOfService" | "EventDNBackInService">,
    { isReady }: { readonly isReady: boolean },
  ): void {
    this.#view.show({ type: "event", event });
    if (event.eventName === "EventDNOutOfService") this.#fusion.makeAgentUnavailable();
    else if (isReady) this.#fusion.makeAgentAvailable();
  }

  connectionHandler(connection: ConnectionChange): void {
    this.#view.show({ type: "connection", ...connection });
  }

  registrationFailedHandler(error: unknown): void {
    const failure = failureOf(error, "registration");
    this.#view.show({ type: "availability-failed", failure });
  }

  /** Opens the way to Fusion and does what it asks for; to be called once, when the page starts. */
  async listenToToolbarInteractionCommandsFromFusion(
    actions: IntegrationActionHandler,
  ): Promise<void> {
    await this.#fusion.initialize({
      interactionCommand: (command, eventId, inData) =>
        carryOut(actions, { command, eventId, inData, isHeld: this.#held.has(eventId) }),
      setAvailability: (available) => actions.toggleAgentAvailability(available),
      outgoingCall: (phoneNumber, fusionEventId) => {
        void this.#placeForFusion(actions, phoneNumber, fusionEventId);
      },
      contactFound: (eventId, name) => this.#view.show({ type: "contact-found", eventId, name }),
      wrapUpChanged: (eventId, change) => this.#view.show({ type: `wrap-up-${change}`, eventId }),
      connectionChanged: (status, failure) =>
        this.#view.show({ type: "fusion", status, ...(failure && { failure }) }),
    });
  }

  async #placeForFusion(
    actions: IntegrationActionHandler,
    phoneNumber: string,
    fusionEventId: string,
  ): Promise<void> {
    const outcome = await actions.makeOutboundCall(phoneNumber, {
      askedBy: "fusion",
      requestId: fusionEventId,
    });
    if (!outcome.ok) await this.#fusion.notifyOutboundCallFailedToFusion(fusionEventId, outcome);
  }
}

/** The customer's engagement is the held call's; what colleagues say to each other is not Fusion's. */
const isConsultation = ({ consults }: { readonly consults?: string | undefined }) =>
  consults !== undefined;
