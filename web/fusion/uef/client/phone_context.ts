// The phone context: publishing, subscribing, and turning what a callback does into a result.
import { UefError } from "../errors.ts";
import type {
  Attributes,
  EventCallback,
  IMcaEventRequest,
  IPhoneContext,
  ISubscriptionContext,
} from "../types.ts";
import { CONTROLLABLE_EVENTS, EVENTS, OPERATIONS, PHONE } from "../vocabulary.ts";
import { contentOf } from "./requests.ts";
import { eventResponse, operationResponse } from "./responses.ts";
import type { EventResult, Session } from "./session.ts";

/** The phone channel of a session; `frameOrigin` is the desktop's. */
export function createPhoneContext(session: Session, frameOrigin: string): IPhoneContext {
  const stops = new Set<() => void>();

  const subscribe = (
    request: IMcaEventRequest,
    callback: EventCallback,
    once: boolean,
  ): ISubscriptionContext => {
    const { name: event, data } = contentOf(request) ?? foreign("Subscription");
    const { appClassification } = data;
    if (event === "onOutgoingEvent" && appClassification === undefined) {
      // Word for word what a live pod throws, synchronously: one missing setter must not be found late.
      throw new UefError("app-classification", "App Classification missing in payload");
    }
    const subscription = {
      dispose() {
        if (stops.delete(stop)) stop();
      },
    };
    const stop = session.listen({
      event,
      ...typeof appClassification === "string" && { appClassification },
      onEvent(payload) {
        if (once) subscription.dispose();
        return answerOf(event, payload, callback);
      },
    });
    stops.add(stop);
    return subscription;
  };

  return {
    async publish(request) {
      const { name, data } = contentOf(request) ?? foreign("Publish");
      return operationResponse(name, await session.request(name, data));
    },
    subscribe: (request, callback) => subscribe(request, callback, false),
    subscribeOnce: (request, callback) => subscribe(request, callback, true),
    getSupportedEvents: () => [...EVENTS],
    getSupportedActions: () => [...OPERATIONS],
    dispose() {
      for (const stop of stops) stop();
      stops.clear();
    },
    getChannel: () => PHONE.channel,
    getChannelType: () => PHONE.channelType,
    getFrameOrigin: () => frameOrigin,
    getToolbarName: () => session.host.toolbarName,
    getVersion: () => session.host.version,
    getEventSource: () => "toolbar",
  };
}

/**
 * Runs a callback. A controllable event is answered with what the event's data then says; a callback
 * that returns without setting a result has succeeded, one that throws or rejects has failed.
 */
async function answerOf(
  event: string,
  payload: Attributes,
  callback: EventCallback,
): Promise<EventResult | undefined> {
  const response = eventResponse(payload);
  const controllable = CONTROLLABLE_EVENTS.some((name) => name === event);
  let answer: unknown;
  try {
    answer = await callback(response);
  } catch (error) {
    if (!controllable) throw error;
    return { error: error instanceof Error ? error.message : String(error) };
  }
  if (!controllable) return undefined;
  const data = response.getResponseData();
  // There is no setter for the text, so that toolbars write it on the object that they resolve with.
  const told = typeof answer === "object" && answer !== null ? answer : {};
  const text = "resultDisplayString" in told ? String(told.resultDisplayString) : "";
  return {
    result: data.getResult() || "success",
    resultDisplayString: data.getResultDisplayString() || text,
    outData: data.getOutdata(),
  };
}

function foreign(what: "Publish" | "Subscription"): never {
  const message = `Unknown request object. Make it with requestHelper.create${what}Request()`;
  throw new UefError("invalid-data", message);
}
