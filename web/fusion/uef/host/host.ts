// The desktop's half of the framework: sessions, subscriptions, operations in, events out. What an
// operation means is decided by the desktop that is injected.
import type { Clock, Timer } from "../../../../gateway/runtime/clock.ts";
import type { UefRecord } from "../../../shared/uef_record.ts";
import type { Port } from "../port.ts";
import type { Attributes } from "../types.ts";
import { CONTROLLABLE_EVENTS, type EventName } from "../vocabulary.ts";
import {
  decodeOperation,
  decodeToHost,
  MARK,
  type Operation,
  type Refusal,
  type ToClient,
  type ToHostOf,
} from "../wire.ts";

/** How long a toolbar may take to answer a controllable event, in milliseconds. */
export const RESULT_TIMEOUT_MS = 10_000;

/** The most subscriptions a session may hold; a toolbar needs four. */
export const MAX_SUBSCRIPTIONS = 64;

/** What the desktop answers to an operation. */
export type Answer =
  | { readonly ok: true; readonly payload: Attributes }
  | { readonly ok: false; readonly error: Refusal };

/** What became of an event. */
export type Delivery =
  | { readonly outcome: "delivered"; readonly outData?: unknown }
  | { readonly outcome: "failed"; readonly detail: string };

/** One message, before it gets its number and time. */
export type Traffic = Omit<UefRecord, "id" | "time">;

export interface HostDeps {
  readonly port: Port;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly toolbarName: string;
  readonly version: string;
  readonly appClassification: string;
  readonly answer: (operation: Operation) => Answer;
  /** A toolbar arrived, or went (undefined). */
  readonly onSession: (toolbar: { applicationName: string; version: string } | undefined) => void;
  readonly onTraffic: (traffic: Traffic) => void;
}

export interface Host {
  /** Sends an event to whoever subscribed; resolves when a controllable one was answered. */
  fire(event: EventName, payload: Attributes): Promise<Delivery>;
  close(): void;
}

interface Subscription {
  readonly event: string;
  readonly appClassification: string | undefined;
}

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
    const { toolbarName, version: ours } = deps;
    post({ mark: MARK, session: id, kind: "welcome", toolbarName, version: ours });
  };

  const publish = ({ session, id, operation: name, data }: ToHostOf<"publish">) => {
    const about = eventIdOf(data);
    record({ from: "toolbar", kind: "operation", name, ...about, payload: data });
    const decoded = decodeOperation(name, data);
    const answer: Answer = decoded.ok ? deps.answer(decoded.operation) : decoded;
    record(
      answer.ok
        ? {
          from: "fusion",
          kind: "answer",
          name: `${name} response`,
          ...about,
          payload: answer.payload,
        }
        : {
          from: "fusion",
          kind: "answer",
          name: `${name} error`,
          ...about,
          payload: answer.error,
        },
    );
    const reply = answer.ok ? { payload: answer.payload } : { error: answer.error };
    post({ mark: MARK, session, kind: "answer", id, ...reply });
  };

  const subscribe = ({ id, event, appClassification }: ToHostOf<"subscribe">) => {
    if (subscriptions.size >= MAX_SUBSCRIPTIONS) return;
    subscriptions.set(id, { event, appClassification });
    record({
      from: "toolbar",
      kind: "session",
      name: `subscribe ${event}`,
      payload: { event, appClassification },
    });
  };

  const settle = (message: ToHostOf<"result">) => {
    const { id, result, resultDisplayString, outData, error } = message;
    const entry = waiting.get(id);
    if (!entry) return;
    waiting.delete(id);
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
          const detail = `The toolbar did not answer ${event} within ${RESULT_TIMEOUT_MS} ms`;
          settle({ outcome: "failed", detail });
        });
        waiting.set(id, { settle, timer, event, ...eventIdOf(payload) });
      }
      post({ mark: MARK, session, kind: "event", id, subscription, payload });
      if (!waiting.has(id)) settle({ outcome: "delivered" });
    });

  return {
    async fire(event, payload) {
      const subscribed = [...subscriptions].filter(([, entry]) => entry.event === event);
      const hearing = subscribed.filter(([, { appClassification }]) =>
        appClassification === undefined || appClassification === deps.appClassification
      );
      if (hearing.length === 0) {
        return { outcome: "failed", detail: unheard(event, subscribed[0]?.[1], deps) };
      }
      record({ from: "fusion", kind: "event", name: event, ...eventIdOf(payload), payload });
      const deliveries = await Promise.all(hearing.map(([id]) => deliver(event, id, payload)));
      // Two subscriptions are two callbacks, as on a pod; the first answer that helps is the answer.
      return deliveries.find(({ outcome }) => outcome === "delivered") ?? deliveries[0]!;
    },
    close() {
      stop();
      forget();
    },
  };
}

function unheard(event: string, other: Subscription | undefined, deps: HostDeps): string {
  return other
    ? `The toolbar hears ${event} for "${other.appClassification}" only; ` +
      `this desktop is "${deps.appClassification}"`
    : `The toolbar has not subscribed to ${event}`;
}

function eventIdOf(data: Attributes): { eventId?: string } {
  const eventId = data.eventId ?? data.commUuid;
  return typeof eventId === "string" ? { eventId } : {};
}
