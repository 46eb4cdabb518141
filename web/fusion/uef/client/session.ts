// One session of a toolbar with the desktop that frames it: handshake, requests with their answers,
// subscriptions with their events. Knows no operation and no event by name.
import type { Clock, Timer } from "../../../../gateway/runtime/clock.ts";
import { UefError } from "../errors.ts";
import type { Port } from "../port.ts";
import type { Attributes } from "../types.ts";
import { decodeToClient, MARK, type ToClientOf, type ToHost, type ToHostOf } from "../wire.ts";

/** How often the client knocks while the desktop is not ready, in milliseconds. */
export const HELLO_EVERY_MS = 250;

/** When the client gives up, in milliseconds; a desktop that is there answers at once. */
export const HANDSHAKE_TIMEOUT_MS = 10_000;

/** How long an operation may wait for its answer, in milliseconds. */
export const ANSWER_TIMEOUT_MS = 10_000;

export interface SessionDeps {
  readonly port: Port;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** What a callback made of an event; sent back only for controllable ones. */
export type EventResult = Pick<
  ToHostOf<"result">,
  "result" | "resultDisplayString" | "outData" | "error"
>;

export interface Listener {
  readonly event: string;
  readonly appClassification?: string;
  /** Only events about this communication. */
  readonly eventId?: string;
  /** Gives a result for a controllable event, and nothing for the others. */
  readonly onEvent: (payload: Attributes) => Promise<EventResult | undefined>;
}

/** What came back for a request. */
export interface Reply {
  readonly payload: Attributes;
  /** The toolbar gets no getters with it, as on some pods. */
  readonly isBare: boolean;
}

/** What the desktop said of itself. */
export type HostFacts = Pick<
  ToClientOf<"welcome">,
  "toolbarName" | "version" | "hasRecordContext" | "hasControlStates"
>;

export interface Session {
  readonly host: HostFacts;
  /** Never settles when the desktop loses the reply, as pods do. */
  request(operation: string, data: Attributes): Promise<Reply>;
  listen(listener: Listener): () => void;
  dispose(): void;
}

/** A message without its envelope. */
type Body<Message> = Message extends unknown ? Omit<Message, "mark" | "session"> : never;

/** Opens a session, knocking until the desktop answers: either page may load first. */
export function openSession(
  who: { readonly applicationName: string; readonly version: string },
  deps: SessionDeps,
): Promise<Session> {
  const { port, clock, newId } = deps;
  const session = newId();
  const post = (body: Body<ToHost>) => port.post({ ...body, mark: MARK, session });
  return new Promise((resolve, reject) => {
    let timer: Timer;
    const startedAt = clock.now();
    const knock = () => {
      if (clock.now() - startedAt >= HANDSHAKE_TIMEOUT_MS) {
        stop();
        return reject(
          new UefError(
            "no-host",
            `No Fusion desktop answered within ${HANDSHAKE_TIMEOUT_MS} ms. ` +
              "Check that the framing page is the simulated Fusion desktop, and that its settings " +
              "name the UI Events Framework as the toolbar's API",
          ),
        );
      }
      timer = clock.setTimer(HELLO_EVERY_MS, knock);
      post({ kind: "hello", ...who });
    };
    const stop = port.onMessage((raw) => {
      const message = decodeToClient(raw);
      if (message?.kind !== "welcome" || message.session !== session) return;
      stop();
      timer.cancel();
      resolve(new OpenSession(message, post, deps));
    });
    knock();
  });
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: UefError) => void;
  readonly timer: Timer;
}

class OpenSession implements Session {
  readonly host: Session["host"];
  readonly #post: (body: Body<ToHost>) => void;
  readonly #deps: SessionDeps;
  readonly #stop: () => void;
  readonly #waiting = new Map<string, Waiting>();
  readonly #listeners = new Map<string, Listener>();
  #disposed = false;

  constructor(
    welcome: ToClientOf<"welcome">,
    post: (body: Body<ToHost>) => void,
    deps: SessionDeps,
  ) {
    this.host = welcome;
    this.#post = post;
    this.#deps = deps;
    this.#stop = deps.port.onMessage((raw) => {
      const message = decodeToClient(raw);
      if (message?.session !== welcome.session) return;
      if (message.kind === "answer") this.#settle(message);
      if (message.kind === "event") void this.#deliver(message);
    });
  }

  request(operation: string, data: Attributes): Promise<Reply> {
    if (this.#disposed) return Promise.reject(disposed(`publish "${operation}"`));
    const id = this.#deps.newId();
    return new Promise((resolve, reject) => {
      const timer = this.#deps.clock.setTimer(ANSWER_TIMEOUT_MS, () => {
        this.#waiting.delete(id);
        const message = `Fusion did not answer "${operation}" within ${ANSWER_TIMEOUT_MS} ms`;
        reject(new UefError("no-answer", message));
      });
      this.#waiting.set(id, { resolve, reject, timer });
      this.#post({ kind: "publish", id, operation, data });
    });
  }

  listen(listener: Listener): () => void {
    if (this.#disposed) throw disposed(`subscribe to "${listener.event}"`);
    const id = this.#deps.newId();
    const { event, appClassification, eventId } = listener;
    this.#listeners.set(id, listener);
    this.#post({
      kind: "subscribe",
      id,
      event,
      ...appClassification && { appClassification },
      ...eventId && { eventId },
    });
    return () => {
      if (this.#listeners.delete(id)) this.#post({ kind: "unsubscribe", id });
    };
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#post({ kind: "bye" });
    this.#stop();
    this.#listeners.clear();
    for (const { reject, timer } of this.#waiting.values()) {
      timer.cancel();
      reject(disposed("wait for an answer"));
    }
    this.#waiting.clear();
  }

  #settle({ id, payload, isBare = false, error }: ToClientOf<"answer">): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    waiting.timer.cancel();
    if (error) waiting.reject(new UefError(error.code, error.message));
    else if (payload) waiting.resolve({ payload, isBare });
  }

  async #deliver({ id, subscription, payload }: ToClientOf<"event">): Promise<void> {
    const result = await this.#listeners.get(subscription)?.onEvent(payload);
    if (result && !this.#disposed) this.#post({ kind: "result", id, ...result });
  }
}

const disposed = (attempt: string) =>
  new UefError("disposed", `Cannot ${attempt}: the provider was disposed`);
