// The desktop's half of the framework: sessions, subscriptions, operations in, events out. What an
// operation means is decided by the desktop that is injected.
import type { Clock, Timer } from "../../../../gateway/runtime/clock.ts";
import type { Port } from "../port.ts";
import type { Answer, Delivery, Traffic, Traits } from "./answers.ts";
import type { Attributes } from "../types.ts";
import { CONTROLLABLE_EVENTS, type EventName } from "../vocabulary.ts";
import {
  decodeOperation,
  decodeToHost,
  MARK,
  type Operation,
  type ToClient,
  type ToHostOf,
} from "../wire.ts";

export type { Answer, Delivery, Traffic, Traits } from "./answers.ts";

/** How long a toolbar may take to answer a controllable event, in milliseconds. */
export const RESULT_TIMEOUT_MS = 10_000;

/** The most subscriptions a session may hold; a toolbar needs four. */
export const MAX_SUBSCRIPTIONS = 64;

export interface HostDeps {
  readonly port: Port;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly toolbarName: string;
  readonly version: string;
  readonly appClassification: string;
  readonly traits: () => Traits;
  readonly answer: (operation: Operation) => Answer;
  /** Carries out those operations whose answer takes its time; undefined for all others. */
  readonly answerLater?: (operation: Operation) => Promise<Answer> | undefined;
  /** An operation was taken that is to be heard in other tabs, too. */
  readonly onPropagated?: (operation: Operation) => void;
  /** The toolbar listens to an event from now on. */
  readonly onListening?: (event: string) => void;
  /** A toolbar arrived, or went (undefined). */
  readonly onSession: (toolbar: { applicationName: string; version: string } | undefined) => void;
  readonly onTraffic: (traffic: Traffic) => void;
}

export interface Host {
  /** Sends an event to whoever subscribed; resolves when a controllable one was answered. */
  fire(event: EventName, payload: Attributes): Promise<Delivery>;
  /** Whether anybody subscribed to an event about this communication. */
  hears(event: EventName, eventId: string): boolean;
  /** Asks everybody who subscribed; resolves with the first objection, or none. */
  confirm(event: EventName, payload: Attributes): Promise<string | undefined>;
  close(): void;
}

interface Subscription {
  readonly event: string;
  readonly appClassification: string | undefined;
  /** Only events about this communication. */
  readonly eventId: string | undefined;
}

/** How many events are remembered after they were answered, to know a second answer. */
const MAX_ANSWERED = 64;

interface Waiting {
  readonly settle: (delivery: Delivery) => void;
  readonly timer: Timer;
}

/** Listens on the port from now on. */
export function createHost(deps: HostDeps): Host {
  let session: string | undefined;
  const subscriptions = new Map<string, Subscription>();
  const waiting = new Map<
    string,
    Waiting & { readonly event: string; readonly eventId?: string }
  >();
  /** Events that are answered, or were given up: the newest last. */
  const answered = new Map<string, string>();
  const replies = new Set<Timer>();

  const post = (message: ToClient) => deps.port.post(message);
  const record = (traffic: Omit<Traffic, "to">) =>
    deps.onTraffic({ ...traffic, to: traffic.from === "fusion" ? "toolbar" : "fusion" });

  const forget = () => {
    subscriptions.clear();
    for (const { settle, timer } of waiting.values()) {
      timer.cancel();
      settle({ outcome: "failed", detail: "The toolbar has gone" });
    }
    waiting.clear();
    answered.clear();
    for (const timer of replies) timer.cancel();
    replies.clear();
  };

  const noteAnswered = (id: string, event: string) => {
    answered.set(id, event);
    for (const oldest of [...answered.keys()].slice(0, -MAX_ANSWERED)) answered.delete(oldest);
  };

  const open = ({ session: id, applicationName, version }: ToHostOf<"hello">) => {
    // A client knocks until it is answered, so that the same session may say hello more than once.
    if (session !== id) {
      session = id;
      forget();
      record({
        from: "toolbar",
        kind: "session",
        name: "initialize",
        payload: { applicationName, version },
      });
      deps.onSession({ applicationName, version });
    }
    const { toolbarName, version: ours, traits } = deps;
    const { lacksRecordContext, lacksControlStates } = traits();
    post({
      mark: MARK,
      session: id,
      kind: "welcome",
      toolbarName,
      version: ours,
      hasRecordContext: !lacksRecordContext,
      hasControlStates: !lacksControlStates,
    });
  };

  const publish = (message: ToHostOf<"publish">) => {
    const { session: asked, id, operation: name, data } = message;
    const about = eventIdOf(data);
    record({ from: "toolbar", kind: "operation", name, ...about, payload: data });
    const reply = (answer: Answer) => {
      // Another page of the toolbar may have come meanwhile.
      if (session !== asked) return;
      const envelope = { mark: MARK, session: asked, kind: "answer", id } as const;
      if (answer.ok) {
        const { payload } = answer;
        record({ from: "fusion", kind: "answer", name: `${name} response`, ...about, payload });
        const { givesNoGetters } = deps.traits();
        return post({ ...envelope, payload, ...givesNoGetters && { isBare: true } });
      }
      const { error, isSilent } = answer;
      const ending = isSilent ? "dropped" : "error";
      record({
        from: "fusion",
        kind: "answer",
        name: `${name} ${ending}`,
        ...about,
        payload: error,
      });
      // With neither payload nor error the toolbar's half forgets the request, and settles nothing.
      post(isSilent ? envelope : { ...envelope, error });
    };
    const send = (answer: Answer) => {
      if (!answer.ok || !answer.delayMs) return reply(answer);
      const timer = deps.clock.setTimer(answer.delayMs, () => {
        replies.delete(timer);
        reply(answer);
      });
      replies.add(timer);
    };
    const decoded = decodeOperation(name, data);
    if (!decoded.ok) return send(decoded);
    const later = deps.answerLater?.(decoded.operation);
    if (later) return void later.then(send);
    const answer = deps.answer(decoded.operation);
    if (answer.ok && data.propagateToTabs === true) deps.onPropagated?.(decoded.operation);
    send(answer);
  };

  const subscribe = ({ id, event, appClassification, eventId }: ToHostOf<"subscribe">) => {
    if (subscriptions.size >= MAX_SUBSCRIPTIONS) return;
    subscriptions.set(id, { event, appClassification, eventId });
    record({
      from: "toolbar",
      kind: "session",
      name: `subscribe ${event}`,
      ...eventId !== undefined && { eventId },
      payload: { event, appClassification },
    });
    deps.onListening?.(event);
  };

  const settle = (message: ToHostOf<"result">) => {
    const { id, result, resultDisplayString, outData, error } = message;
    const entry = waiting.get(id);
    if (!entry) return ignore(message);
    waiting.delete(id);
    noteAnswered(id, entry.event);
    entry.timer.cancel();
    const ok = error === undefined && result === "success";
    record({
      from: "toolbar",
      kind: "result",
      name: `${entry.event} ${ok ? "response" : "error"}`,
      ...entry.eventId && { eventId: entry.eventId },
      payload: { result, resultDisplayString, outData, error },
    });
    const detail = error || resultDisplayString || `The toolbar answered "${result}"`;
    entry.settle(ok ? { outcome: "delivered", outData } : { outcome: "failed", detail });
  };

  /** The first answer counts: a second one, or one that comes too late, is only told of. */
  const ignore = ({ id, mark: _, session: __, kind: ___, ...payload }: ToHostOf<"result">) => {
    const event = answered.get(id);
    if (!event) return;
    record({ from: "toolbar", kind: "result", name: `${event} answer ignored`, payload });
  };

  const stop = deps.port.onMessage((raw) => {
    const message = decodeToHost(raw);
    if (!message) return;
    if (message.kind === "hello") return open(message);
    if (message.session !== session) return;
    switch (message.kind) {
      case "publish":
        return publish(message);
      case "subscribe":
        return subscribe(message);
      case "unsubscribe":
        return void subscriptions.delete(message.id);
      case "result":
        return settle(message);
      case "bye":
        session = undefined;
        forget();
        record({ from: "toolbar", kind: "session", name: "dispose", payload: {} });
        return deps.onSession(undefined);
    }
  });

  /** Sends to one subscription; settles at once when no answer is due. */
  const deliver = (event: EventName, subscription: string, payload: Attributes) =>
    new Promise<Delivery>((settle) => {
      if (session === undefined) return settle({ outcome: "failed", detail: "No toolbar" });
      const id = deps.newId();
      if (CONTROLLABLE_EVENTS.includes(event)) {
        const timer = deps.clock.setTimer(RESULT_TIMEOUT_MS, () => {
          waiting.delete(id);
          noteAnswered(id, event);
          const detail = `The toolbar did not answer ${event} within ${RESULT_TIMEOUT_MS} ms`;
          settle({ outcome: "failed", detail });
        });
        waiting.set(id, { settle, timer, event, ...eventIdOf(payload) });
      }
      post({ mark: MARK, session, kind: "event", id, subscription, payload });
      if (!waiting.has(id)) settle({ outcome: "delivered" });
    });

  const subscribedTo = (event: EventName) =>
    [...subscriptions].filter(([, entry]) => entry.event === event);
  const hearing = (event: EventName, eventId: unknown) =>
    subscribedTo(event).filter(([, entry]) =>
      (entry.appClassification ?? deps.appClassification) === deps.appClassification &&
      (entry.eventId === undefined || entry.eventId === eventId)
    );
  const send = (event: EventName, payload: Attributes, to: ReturnType<typeof hearing>) => {
    record({ from: "fusion", kind: "event", name: event, ...eventIdOf(payload), payload });
    return Promise.all(to.map(([id]) => deliver(event, id, payload)));
  };

  return {
    async fire(event, payload) {
      const listeners = hearing(event, payload.eventId);
      if (listeners.length === 0) {
        const detail = unheard(event, subscribedTo(event)[0]?.[1], deps);
        return { outcome: "failed", detail, isUnheard: true };
      }
      const deliveries = await send(event, payload, listeners);
      // Two subscriptions are two callbacks, as on a pod; the first answer that helps is the answer.
      return deliveries.find(({ outcome }) => outcome === "delivered") ?? deliveries[0]!;
    },
    hears: (event, eventId) => hearing(event, eventId).length > 0,
    async confirm(event, payload) {
      const deliveries = await send(event, payload, hearing(event, payload.eventId));
      const objection = deliveries.find((delivery) => delivery.outcome === "failed");
      return objection?.detail;
    },
    close() {
      stop();
      forget();
    },
  };
}

function unheard(event: string, other: Subscription | undefined, deps: HostDeps): string {
  return other?.appClassification
    ? `The toolbar hears ${event} for "${other.appClassification}" only; ` +
      `this desktop is "${deps.appClassification}"`
    : `The toolbar has not subscribed to ${event}`;
}

function eventIdOf(data: Attributes): { eventId?: string } {
  const eventId = data.eventId ?? data.commUuid;
  return typeof eventId === "string" ? { eventId } : {};
}
