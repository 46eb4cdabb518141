// What every context can do: publish its operations, subscribe to its events, and turn what a callback
// does into a result. Knows no context by name.
import { UefError } from "../errors.ts";
import type {
  Attributes,
  EventCallback,
  IContext,
  IEventRequest,
  IOperationResponse,
  ISubscriptionContext,
} from "../types.ts";
import {
  CONTROLLABLE_EVENTS,
  ENGAGEMENT_OPERATIONS,
  EVENTS,
  PHONE_EVENTS,
  PHONE_OPERATIONS,
  RECORD_EVENTS,
  RECORD_OPERATIONS,
  TOOLBAR_OPERATIONS,
} from "../vocabulary.ts";
import { contentOf } from "./requests.ts";
import { eventResponse } from "./responses.ts";
import type { EventResult, Reply, Session } from "./session.ts";

/** What a kind of context does. */
export interface ContextKind {
  /** As it is called in an error: "the phone context". */
  readonly name: string;
  readonly operations: readonly string[];
  readonly events: readonly string[];
  /** The communication that it belongs to. */
  readonly eventId?: string;
  /** Makes of a reply what the toolbar gets. */
  readonly respond: (operation: string, data: Attributes, reply: Reply) => IOperationResponse;
}

/** A context of a session. */
export function createContext(session: Session, kind: ContextKind): IContext {
  const stops = new Set<() => void>();

  const subscribe = (
    request: IEventRequest,
    callback: EventCallback,
    once: boolean,
  ): ISubscriptionContext => {
    const { name: event, data } = contentOf(request) ?? foreign("Subscription");
    if (typeof callback !== "function") {
      const message =
        `Cannot subscribe to "${event}" without a callback: it is the second argument`;
      throw new UefError("invalid-data", message);
    }
    if (!kind.events.includes(event)) throw elsewhere(kind, "subscribe to", event);
    const { appClassification, fields } = data;
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
      ...kind.eventId !== undefined && { eventId: kind.eventId },
      onEvent(payload) {
        // Only some fields of the record may be asked for.
        if (Array.isArray(fields) && !fields.includes(payload.fieldName)) {
          return Promise.resolve(undefined);
        }
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
      if (!kind.operations.includes(name)) throw elsewhere(kind, "publish", name);
      const flaw = flawOf(data);
      if (flaw !== undefined) throw unsendable(`Cannot publish "${name}"`, flaw);
      const about = kind.eventId === undefined ? data : { ...data, eventId: kind.eventId };
      return kind.respond(name, data, await session.request(name, about));
    },
    subscribe: (request, callback) => subscribe(request, callback, false),
    subscribeOnce: (request, callback) => subscribe(request, callback, true),
    getSupportedEvents: () => [...kind.events],
    getSupportedActions: () => [...kind.operations],
    dispose() {
      for (const stop of stops) stop();
      stops.clear();
    },
  };
}

/** A context that Oracle's examples use at once, and its declarations as a promise. */
export function eitherWay<Context extends IContext>(
  context: Context,
): Context & PromiseLike<Context> {
  const promise = Promise.resolve(context);
  return { ...context, then: (done, failed) => promise.then(done, failed) };
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
  const response = eventResponse(event, payload);
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
  const flaw = flawOf(data.getOutdata());
  if (flaw !== undefined) {
    return {
      error: unsendable(`Cannot answer "${event}" with what setOutdata() got`, flaw).message,
    };
  }
  return {
    result: data.getResult() || "success",
    resultDisplayString: data.getResultDisplayString() || text,
    outData: data.getOutdata(),
  };
}

/** Where each operation and event belongs, for who looks for it in another place. */
const HOMES: readonly (readonly [string, readonly string[]])[] = [
  ["the phone context", [...PHONE_OPERATIONS, ...PHONE_EVENTS]],
  ["the engagement context, which startCommEvent's response has", ENGAGEMENT_OPERATIONS],
  [
    "a record, such as the engagement context's getWrapupContext()",
    [...RECORD_OPERATIONS, ...RECORD_EVENTS],
  ],
  ["the phone context's getToolbarContext()", TOOLBAR_OPERATIONS],
];

/** Whatever crosses must be plain data; a circle would cross, and break who reads it. */
function flawOf(data: unknown): string | undefined {
  try {
    structuredClone(data);
    JSON.stringify(data);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const unsendable = (attempt: string, flaw: string) =>
  new UefError(
    "invalid-data",
    `${attempt}: it holds more than plain data. ` +
      `Give texts, numbers, booleans, and lists and objects of these (${firstLine(flaw)})`,
  );

const firstLine = (text: string) => text.split("\n", 1)[0] ?? "";

function elsewhere({ name }: ContextKind, attempt: string, word: string): UefError {
  const home = HOMES.find(([, words]) => words.includes(word))?.[0];
  const isEvent = EVENTS.some((event) => event === word);
  const hint = isEvent && attempt === "publish"
    ? "It is an event: subscribe() to it"
    : !isEvent && attempt !== "publish"
    ? "It is an operation: publish() it"
    : home === name || !home
    ? "This desktop does not offer it"
    : `It belongs to ${home}`;
  return new UefError("wrong-context", `Cannot ${attempt} "${word}" on ${name}. ${hint}`);
}

function foreign(what: "Publish" | "Subscription"): never {
  const message = `Unknown request object. Make it with requestHelper.create${what}Request()`;
  throw new UefError("invalid-data", message);
}
