// All that is said to Fusion and heard from it, for the rest of the toolbar. Knows Fusion's words and
// nothing of the supplier; where there is no Fusion it does nothing, silently.
import type { ToolbarEventOf } from "../../../../gateway/protocol/events.ts";
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import type { Log } from "../../../../gateway/runtime/log.ts";
import type { Random } from "../../../../gateway/runtime/random.ts";
import { forgetful, type Memory } from "../memory.ts";
import type { Failure, Outcome } from "../outcome.ts";
import { AgentPresence } from "./agentPresence.ts";
import { Communications, type RememberedCommunication } from "./communications.ts";
import { type FusionConnection, FusionUnavailableError } from "./frameworkClient.ts";
import { type AskedCall, OutgoingCalls } from "./outgoingCalls.ts";
import { type FusionChannel, publish, publishUntilTaken } from "./publish.ts";
import { subscribeToFusion } from "./subscriptions.ts";
import type { Tokens } from "./uefTypes.ts";
import { closeReasonOf } from "./closeReason.ts";
import { endsWrapUp, isOfferTimeout } from "./wrapUp.ts";

/** What the rest of the toolbar does for Fusion; `eventId` is the supplier's name for the call. */
export interface FusionListener {
  /** A button in Fusion, by one of INTERACTION_COMMANDS. */
  interactionCommand(command: string, eventId: string, inData: Tokens): Promise<Outcome>;
  setAvailability(available: boolean): Promise<Outcome>;
  /** A number was clicked in Fusion, which names the call `fusionEventId`. */
  outgoingCall(phoneNumber: string, fusionEventId: string): void;
  contactFound(eventId: string, name: string): void;
  /** Fusion's wrap-up window for a call opened, or the agent is done with it. */
  wrapUpChanged(eventId: string, change: "opened" | "done"): void;
  connectionChanged(status: "connected" | "alone" | "failed", failure?: Failure): void;
}

/** What outlasts a reload of the toolbar. */
export interface FusionMemory {
  /**
   * Names the life of the Fusion page around the toolbar. One that was loaded anew has another, and knows
   * nothing of what the one before was told.
   */
  readonly page: string;
  /** What Fusion was told of each call. */
  readonly told: Memory<readonly RememberedCommunication[]>;
  /** The calls that Fusion asked for. */
  readonly asked: Memory<readonly AskedCall[]>;
}

export interface FusionHandlerOptions {
  readonly connect: () => Promise<FusionConnection>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** @default the page forgets it */
  readonly memory?: FusionMemory;
  /** Why something was not done, in the agent's language. @default the failure's own English */
  readonly wording?: ((failure: Failure) => string) | undefined;
}

/** What Fusion is told of a call that the supplier announces. */
export interface AnnouncedCall {
  readonly eventId: string;
  readonly ANI: string;
  readonly direction: "inbound" | "outbound";
  /** The command that caused the call, where there was one. */
  readonly requestId?: string | undefined;
}

/** What Fusion is told of a call that is over. */
export type EndedCall = Pick<
  ToolbarEventOf<"EventReleased">,
  "eventId" | "ANI" | "reason" | "cause"
>;

export class FusionHandler {
  readonly #options: FusionHandlerOptions;
  readonly #channel = Promise.withResolvers<FusionChannel | undefined>();
  readonly #outgoing: OutgoingCalls;
  readonly #presence: AgentPresence;
  readonly #communications: Communications;
  /** Calls that Fusion has shown for as long as it would. */
  readonly #runOut = new Set<string>();
  #listener: FusionListener | undefined;

  constructor(options: FusionHandlerOptions) {
    this.#options = options;
    const channel = this.#channel.promise;
    const { page, told, asked } = options.memory ?? FORGETFUL;
    this.#outgoing = new OutgoingCalls(asked);
    this.#presence = new AgentPresence(channel);
    this.#communications = new Communications({
      channel,
      onContact: (fusionId, outData) => void this.#tellContact(fusionId, outData),
      onWrapUp: (fusionId) => void this.#tellWrapUp(fusionId, "opened"),
      page,
      told,
    });
  }

  /** Opens the way to Fusion and subscribes: once in the page's life, however often it is called. */
  async initialize(listener: FusionListener): Promise<void> {
    if (this.#listener) return;
    this.#listener = listener;
    const { connect, clock, random, log } = this.#options;
    try {
      const channel = { ...await connect(), clock, random, log };
      await publish(channel, "getConfigurationOperation", {
        fill: (request) => request.setConfigType("TOOLBAR"),
      });
      this.#subscribe(channel, listener);
      await publish(channel, "readyForOperationOperation", {
        fill: (request) => request.setReadiness(true),
      });
      this.#channel.resolve(channel);
      listener.connectionChanged("connected");
    } catch (error) {
      this.#channel.resolve(undefined);
      const { code, message: detail } = error instanceof FusionUnavailableError
        ? error
        : { code: "fusion", message: "Fusion cannot be used" };
      if (code === "alone") return listener.connectionChanged(code);
      log.warn("Cannot connect to Fusion", { error });
      listener.connectionChanged("failed", { code, detail });
    }
  }

  /** agentStateEventOperation: Fusion enables its phone. */
  makeAgentAvailable(): void {
    this.#presence.set(true);
  }

  /** agentStateEventOperation: Fusion greys its phone out. */
  makeAgentUnavailable(reason?: string): void {
    this.#presence.set(false, reason);
  }

  /** newCommEvent: Fusion looks the number up and shows its dialog, for an outbound call its dialling panel. */
  showIncomingCallNotificationInFusion(call: AnnouncedCall): void {
    const { eventId, ANI, direction, requestId } = call;
    this.#outgoing.placed(requestId, eventId);
    const inbound = direction === "inbound";
    this.#communications.announce(this.#outgoing.fusionIdOf(eventId), {
      ...this.#outgoing.outDataOf(eventId),
      SVCMCA_ANI: ANI,
      SVCMCA_COMMUNICATION_DIRECTION: inbound ? "ORA_SVC_INBOUND" : "ORA_SVC_OUTBOUND",
    });
  }

  /** startCommEvent: Fusion opens the engagement. */
  notifyCallAcceptedToFusion(eventId: string): void {
    const outgoing = this.#outgoing.outDataOf(eventId);
    this.#communications.start(this.#outgoing.fusionIdOf(eventId), outgoing);
  }

  /** A command on the call has come true: Fusion's button follows, where Fusion takes such news. */
  reportControlToFusion(eventId: string, action: "hold" | "unhold" | "mute" | "unmute"): void {
    this.#communications.report(this.#outgoing.fusionIdOf(eventId), action);
  }

  /** closeCommEvent: Fusion discards its dialog (REJECT) or opens the wrap-up window (WRAPUP). */
  notifyCallDisconnectedToFusion({ eventId, ANI, ...end }: EndedCall): void {
    const reason = closeReasonOf(end, this.#runOut.delete(eventId));
    this.#communications.close(this.#outgoing.fusionIdOf(eventId), reason, { SVCMCA_ANI: ANI });
    this.#outgoing.over(eventId);
  }

  /** closeCommEvent for every call that Fusion holds open and that is not among the living. */
  closeAllBut(eventIds: readonly string[]): void {
    const living = eventIds.map((eventId) => this.#outgoing.fusionIdOf(eventId));
    this.#communications.closeAllBut(new Set(living));
  }

  /** outboundCommError: a call cannot be placed. Says nothing of calls that Fusion did not ask for. */
  async notifyOutboundCallFailedToFusion(
    fusionEventId: string,
    failure: Failure,
  ): Promise<void> {
    if (!this.#outgoing.failed(fusionEventId)) return;
    const channel = await this.#channel.promise;
    if (!channel) return;
    const { wording = IN_ENGLISH } = this.#options;
    await publishUntilTaken(channel, "outboundCommError", {
      fill(request) {
        request.setCommUuid(fusionEventId);
        request.setErrorCode(failure.code);
        request.setErrorMsg(wording(failure));
      },
    });
  }

  #subscribe(channel: FusionChannel, listener: FusionListener): void {
    const { wording = IN_ENGLISH } = this.#options;
    const worded = (outcome: Outcome): Outcome =>
      outcome.ok ? outcome : { ...outcome, detail: wording(outcome) };
    subscribeToFusion(channel, {
      setAvailability: async (available) => worded(await listener.setAvailability(available)),
      agentState: () => this.#presence.outData,
      openCalls: () => this.#communications.openIds,
      dataUpdated: (updatedId, outData) => {
        const fusionId = this.#communications.ownIdOf(updatedId);
        if (isOfferTimeout(outData)) return void this.#declineRunOut(fusionId);
        if (endsWrapUp(outData)) return void this.#tellWrapUp(fusionId, "done");
        void this.#tellContact(fusionId, outData);
      },
      interactionCommand: async (command, namedId, inData) => {
        const fusionId = this.#communications.ownIdOf(namedId);
        const eventId = await this.#outgoing.eventIdOf(fusionId);
        if (eventId === undefined) return worded(NOT_PLACED);
        return worded(await listener.interactionCommand(command, eventId, inData));
      },
      outgoingCall: (fusionId, outData) => {
        if (!this.#outgoing.asked(fusionId, outData)) return;
        listener.outgoingCall(String(outData["SVCMCA_ANI"] ?? ""), fusionId);
      },
    });
  }

  /** What rings no more in Fusion is declined at the switch, whose event then closes it. */
  async #declineRunOut(fusionId: string): Promise<void> {
    const eventId = await this.#outgoing.eventIdOf(fusionId);
    if (eventId === undefined) return;
    this.#runOut.add(eventId);
    await this.#listener?.interactionCommand("reject", eventId, {});
  }

  async #tellWrapUp(fusionId: string, change: "opened" | "done"): Promise<void> {
    const eventId = await this.#outgoing.eventIdOf(fusionId);
    this.#listener?.wrapUpChanged(eventId ?? fusionId, change);
  }

  async #tellContact(fusionId: string, outData: Tokens): Promise<void> {
    const name = outData["SVCMCA_CONTACT_NAME"] ?? outData["SVCMCA_DISPLAY_NAME"];
    if (typeof name !== "string" || name === "") return;
    const eventId = await this.#outgoing.eventIdOf(fusionId);
    if (eventId !== undefined) this.#listener?.contactFound(eventId, name);
  }
}

const IN_ENGLISH = ({ detail }: Failure) => detail;

const NOT_PLACED: Outcome = { ok: false, code: "not-placed", detail: "The call was not placed" };

const FORGETFUL: FusionMemory = { page: "", told: forgetful([]), asked: forgetful([]) };
