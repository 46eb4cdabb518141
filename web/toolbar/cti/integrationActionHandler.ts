// From the inside out: what the agent wants, in the toolbar or in Fusion, goes to the supplier. A wish
// becomes a request that the UI shows as pending; it never changes a call.
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { type Failure, failureOf, type Outcome } from "./outcome.ts";
import type {
  AskedBy,
  CallRequest,
  CommandDetails,
  DialRequest,
  IToolbarView,
} from "./toolbarView.ts";
import type { CallFeature, ICtiFeaturedVendorHandler } from "./vendor/ICtiVendorHandler.ts";

/**
 * How long an event may take after the supplier took a request, in milliseconds. Longer than the
 * gateway's own time-outs: it counts when the event itself was lost, as when the gateway restarted.
 */
export const EVENT_LIMIT_MS = 20_000;

const EVENT_MISSING: Failure = {
  code: "no-event",
  detail: "The T-Server has not answered yet",
};

export interface IntegrationActionOptions {
  readonly clock: Clock;
  /** A new unique id. */
  readonly newId: () => string;
}

export class IntegrationActionHandler {
  readonly #vendor: ICtiFeaturedVendorHandler;
  readonly #view: IToolbarView;
  readonly #options: IntegrationActionOptions;

  constructor(
    vendorHandler: ICtiFeaturedVendorHandler,
    view: IToolbarView,
    options: IntegrationActionOptions,
  ) {
    this.#vendor = vendorHandler;
    this.#view = view;
    this.#options = options;
  }

  /** The agent takes calls from now on, or no more, for which there may be a reason. */
  async toggleAgentAvailability(available: boolean, reason?: string): Promise<Outcome> {
    this.#view.show({ type: "availability-asked", available });
    const asked = available
      ? this.#vendor.makeAgentAvailable()
      : this.#vendor.makeAgentUnavailable(reason);
    const outcome = await outcomeOf(asked);
    if (!outcome.ok) this.#view.show({ type: "availability-failed", failure: outcome });
    return outcome;
  }

  /** Tries to reach the gateway now, in place of waiting for the next attempt. */
  reconnectNow(): void {
    this.#vendor.reconnectNow();
  }

  /** Connects for calls that went on while the page was reloaded; the agent takes no new ones. */
  takeUpCalls(): void {
    this.#view.show({ type: "connection", status: "opening" });
    this.#vendor.takeUpCalls();
  }

  /** Connects to learn how an agent stands who takes no calls, after a reload. */
  learnState(): void {
    this.#view.show({ type: "connection", status: "opening" });
    this.#vendor.learnState();
  }

  acceptIncomingCall(eventId: string, askedBy: AskedBy = "toolbar"): Promise<Outcome> {
    return this.#ask("Accept", { eventId, askedBy }, () => this.#vendor.acceptCall(eventId));
  }

  rejectCall(eventId: string, askedBy: AskedBy = "toolbar"): Promise<Outcome> {
    return this.#ask("Reject", { eventId, askedBy }, () => this.#vendor.rejectCall(eventId));
  }

  disconnectCall(eventId: string, askedBy: AskedBy = "toolbar"): Promise<Outcome> {
    return this.#ask("Reject", { eventId, askedBy }, () => this.#vendor.hangupCall(eventId));
  }

  holdCall(eventId: string, askedBy: AskedBy = "toolbar"): Promise<Outcome> {
    return this.#ask("Hold", { eventId, askedBy }, () => this.#vendor.holdCall(eventId));
  }

  retrieveCall(eventId: string, askedBy: AskedBy = "toolbar"): Promise<Outcome> {
    return this.#ask("Retrieve", { eventId, askedBy }, () => this.#vendor.retrieveCall(eventId));
  }

  /** Mutes, sends digits, transfers, joins and so on. */
  useFeature(
    feature: CallFeature,
    eventId: string,
    details: CommandDetails = {},
  ): Promise<Outcome> {
    const asked = { eventId, askedBy: "toolbar", details } as const;
    return this.#ask(feature, asked, () => this.#vendor.useFeature(feature, eventId, details));
  }

  /** Dials; `requestId` is Fusion's event id where Fusion asked. */
  async makeOutboundCall(
    phoneNumber: string,
    { askedBy = "toolbar", requestId = this.#options.newId() }: Partial<DialRequest> = {},
  ): Promise<Outcome> {
    const request: DialRequest = { requestId, phoneNumber, askedBy };
    this.#view.show({ type: "dial-sent", request });
    const outcome = await outcomeOf(this.#vendor.makeOutboundCall(phoneNumber, requestId));
    if (outcome.ok) {
      this.#watch(() => this.#view.show({ type: "dial-failed", request, failure: EVENT_MISSING }));
    } else this.#view.show({ type: "dial-failed", request, failure: outcome });
    return outcome;
  }

  async #ask(
    command: CallCommandType,
    asked: Omit<CallRequest, "id" | "command">,
    send: () => Promise<void>,
  ): Promise<Outcome> {
    const request: CallRequest = { ...asked, id: this.#options.newId(), command };
    this.#view.show({ type: "request-sent", request });
    const outcome = await outcomeOf(send());
    if (outcome.ok) {
      this.#watch(() =>
        this.#view.show({ type: "request-failed", request, failure: EVENT_MISSING })
      );
    } else this.#view.show({ type: "request-failed", request, failure: outcome });
    return outcome;
  }

  #watch(eventIsMissing: () => void): void {
    this.#options.clock.setTimer(EVENT_LIMIT_MS, eventIsMissing);
  }
}

async function outcomeOf(asked: Promise<void>): Promise<Outcome> {
  try {
    await asked;
    return { ok: true };
  } catch (error) {
    return { ok: false, ...failureOf(error) };
  }
}
