// What Fusion says to the toolbar, and the answers it gets: one subscription an event in a page's life.
// Decides nothing: it asks `FusionSubscriber`.
import type { Outcome } from "../outcome.ts";
import { APP_CLASSIFICATION } from "./communications.ts";
import type { FusionChannel } from "./publish.ts";
import {
  answerTo,
  type CommandAnswer,
  commandOf,
  outDataOf,
  outgoingIdOf,
  updatedIdOf,
} from "./uefResponse.ts";
import type { SubscribedEvent, Tokens } from "./uefTypes.ts";

/**
 * The commands on a call that this toolbar carries out, in Fusion's words. Not among them is recording,
 * which the switch is not asked for.
 */
export const INTERACTION_COMMANDS = [
  "accept",
  "reject",
  "wrapup",
  "disconnect",
  "setActive",
  "hold",
  "unhold",
  "mute",
  "unmute",
  "transfer",
] as const;

/** Who is told, with the calls named as Fusion names them. */
export interface FusionSubscriber {
  interactionCommand(command: string, fusionId: string, inData: Tokens): Promise<Outcome>;
  setAvailability(available: boolean): Promise<Outcome>;
  outgoingCall(fusionId: string, outData: Tokens): void;
  dataUpdated(fusionId: string, outData: Tokens): void;
  agentState(): Tokens;
  /** The calls that Fusion knows of and that are not over. */
  openCalls(): readonly string[];
}

/** Subscribes to all that Fusion says; to be called once in the page's life. */
export function subscribeToFusion(channel: FusionChannel, subscriber: FusionSubscriber): void {
  const { requests, phone, log } = channel;
  // Each in its own try: on a real pod, one that throws must not take the others with it.
  const subscribe = (event: SubscribedEvent, callback: (event: unknown) => unknown) => {
    try {
      const request = requests.createSubscriptionRequest(event);
      request.setAppClassification?.(APP_CLASSIFICATION);
      phone.subscribe(request, callback);
    } catch (error) {
      log.warn(`Cannot subscribe to ${event}`, { error });
    }
  };
  subscribe("onToolbarInteractionCommand", async (event) => {
    const { command, eventId, inData } = commandOf(event);
    const outcome = await subscriber.interactionCommand(command, eventId, inData);
    return answerTo(event, answerFrom(outcome));
  });
  subscribe("onToolbarAgentCommand", async (event) => {
    return answerTo(event, await answerAgentCommand(commandOf(event).command, subscriber));
  });
  subscribe("onOutgoingEvent", (event) => {
    subscriber.outgoingCall(outgoingIdOf(event), outDataOf(event));
  });
  subscribe("onDataUpdated", (event) => {
    subscriber.dataUpdated(updatedIdOf(event), outDataOf(event));
  });
}

async function answerAgentCommand(
  command: string,
  subscriber: FusionSubscriber,
): Promise<CommandAnswer> {
  switch (command) {
    case "getCurrentAgentState":
      return { result: "success", outData: subscriber.agentState() };
    case "getActiveEngagements": {
      const engagements = subscriber.openCalls().map((eventId) => ({ eventId }));
      return { result: "success", outData: { activeCount: engagements.length, engagements } };
    }
    case "getActiveInteractionCommands": {
      const outData = { supportedCommands: [...INTERACTION_COMMANDS], supportedFeatures: [] };
      return { result: "success", outData };
    }
    case "makeAvailable":
    case "makeUnavailable":
      return answerFrom(await subscriber.setAvailability(command === "makeAvailable"));
    default:
      return { result: "error", displayString: `This toolbar does not know "${command}"` };
  }
}

function answerFrom(outcome: Outcome): CommandAnswer {
  return outcome.ok ? { result: "success" } : { result: "error", displayString: outcome.detail };
}
