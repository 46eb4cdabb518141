// Keeps the DN registered, and takes the agent from nowhere to ready: register, log in, ready, each step
// once, and only when the T-Server has told of the one before.
import type { AgentState } from "../protocol/mod.ts";
import { Backoff } from "../runtime/backoff.ts";
import type { Clock, Timer } from "../runtime/clock.ts";
import type { Random } from "../runtime/random.ts";
import {
  AddressInfoType,
  type TServerEvent,
  type TServerLink,
  type UnnumberedRequest,
} from "../tserver/mod.ts";
import type { Outbox, PendingRequest } from "./outbox.ts";
import {
  ABSENT,
  isPresenceRequest,
  nextTowardsReady,
  type Presence,
  presenceAfter,
  type PresenceRequest,
} from "./presence.ts";
import { type Standing, standingAfter, UNTOLD } from "./standing.ts";

/** The longest waits before a registration that failed is tried again, in milliseconds. */
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

export interface RegistrationOptions {
  readonly agentId: string;
  readonly thisDN: string;
  readonly link: TServerLink;
  readonly clock: Clock;
  readonly random: Random;
  readonly outbox: Outbox;
}

/** What came of an `initialize`. */
export type InitializeOutcome =
  | { readonly requestId: string; readonly ok: true }
  | { readonly requestId: string; readonly ok: false; readonly step: PresenceRequest };

export class Registration {
  readonly #options: RegistrationOptions;
  readonly #backoff: Backoff;
  #presence: Presence = ABSENT;
  #standing: Standing = UNTOLD;
  /** The `initialize` that is on its way, and the steps it has taken. */
  #goal: { readonly requestId: string; readonly taken: Set<PresenceRequest> } | undefined;
  /** The DN was registered once, and is registered again whenever the T-Server forgets. */
  #isKept = false;
  /** EventSequenceNumber of the latest EventUnregistered. */
  #unregisteredAt = 0;
  #retry: Timer | undefined;

  constructor(options: RegistrationOptions) {
    this.#options = options;
    const { random } = options;
    this.#backoff = new Backoff({ firstMs: FIRST_RETRY_MS, lastMs: LAST_RETRY_MS, random });
  }

  get presence(): Presence {
    return this.#presence;
  }

  /** Where the agent stands, and how. */
  get now(): { readonly state: AgentState; readonly standing: Standing } {
    return { state: this.#presence.agent, standing: this.#standing };
  }

  /** How the agent stands, or stood when the T-Server told of it last. */
  get standing(): Standing {
    return this.#standing;
  }

  /** An `initialize` is on its way. */
  get inProgress(): boolean {
    return this.#goal !== undefined;
  }

  /** The T-Server sends the DN's events, and no snapshot is awaited. */
  get isSettled(): boolean {
    return this.#presence.registered &&
      this.#options.outbox.inFlight("RequestRegisterAddress") === undefined;
  }

  /** The DN was registered, and is being registered again. */
  get isResuming(): boolean {
    return this.#isKept && !this.#presence.registered;
  }

  /** Heads for ready; `advance` takes the steps. Returns the request that is answered in the end. */
  start(requestId: string): string {
    this.#goal ??= { requestId, taken: new Set() };
    return this.#goal.requestId;
  }

  /** Heads for ready no more: the agent does not want to. */
  giveUp(): void {
    this.#goal = undefined;
  }

  /** Registers the DN and keeps it so, without logging the agent in. */
  keep(): void {
    this.#isKept = true;
    this.requestSnapshot();
  }

  /** Takes note of an event. */
  apply(event: TServerEvent): void {
    if (this.#isOvertaken(event)) return this.#retryLater();
    this.#presence = presenceAfter(this.#presence, event);
    const { agent } = this.#presence;
    this.#standing = standingAfter(this.#standing, event, {
      agent,
      now: this.#options.clock.now(),
    });
    this.#isKept ||= this.#presence.registered;
    if (event.name === "EventRegistered") this.#backoff.reset();
    const isForgotten = event.name === "EventLinkConnected" || event.name === "EventUnregistered";
    if (isForgotten && this.#isKept) this.requestSnapshot();
  }

  /** An EventRegistered that the end of the registration has overtaken: the DN is not registered. */
  #isOvertaken(event: TServerEvent): boolean {
    if (event.name === "EventLinkDisconnected") this.#unregisteredAt = 0;
    if (event.name === "EventUnregistered") this.#unregisteredAt = event.EventSequenceNumber;
    return event.name === "EventRegistered" && event.EventSequenceNumber < this.#unregisteredAt;
  }

  /** Takes the next step, unless its answer is still awaited; says when the way has come to its end. */
  advance(): InitializeOutcome | undefined {
    const { link, outbox } = this.#options;
    if (!this.#goal || link.status === "down") return undefined;
    const { requestId, taken } = this.#goal;
    const step = nextTowardsReady(this.#presence);
    const isSnapshotAwaited = outbox.inFlight("RequestRegisterAddress") !== undefined;
    if (isSnapshotAwaited || (step !== undefined && outbox.inFlight(step))) return undefined;
    if (step !== undefined && !taken.has(step)) {
      taken.add(step);
      outbox.send(this.#request(step));
      return undefined;
    }
    this.#goal = undefined;
    // A step that was taken and did not lead on would be taken for ever.
    return step === undefined ? { requestId, ok: true } : { requestId, ok: false, step };
  }

  /** A request failed. Returns the `initialize` that it has ended, if it was a step of one. */
  failed({ request, asked }: PendingRequest): string | undefined {
    if (asked || !isPresenceRequest(request)) return undefined;
    const goal = this.#goal?.requestId;
    this.#goal = undefined;
    if (request === "RequestRegisterAddress" && this.#isKept) this.#retryLater();
    return goal;
  }

  /** Registers the DN (again): the T-Server answers with a snapshot of its calls. */
  requestSnapshot(): void {
    const { link, outbox } = this.#options;
    this.#retry?.cancel();
    if (link.status === "down" || outbox.inFlight("RequestRegisterAddress")) return;
    outbox.send(this.#request("RequestRegisterAddress"));
  }

  /** Asks where the agent stands, when nobody knows and nobody is on the way to ready. */
  askAgentState(): void {
    const { outbox, thisDN } = this.#options;
    if (this.#goal || this.#presence.agent !== "unknown") return;
    outbox.send({
      name: "RequestQueryAddress",
      ThisDN: thisDN,
      AddressInfoType: AddressInfoType.DNStatus,
    });
  }

  close(): void {
    this.#retry?.cancel();
  }

  #retryLater(): void {
    this.#retry?.cancel();
    const waitMs = this.#backoff.next();
    this.#retry = this.#options.clock.setTimer(waitMs, () => this.requestSnapshot());
  }

  #request(name: PresenceRequest): UnnumberedRequest {
    const { agentId, thisDN } = this.#options;
    return name === "RequestAgentLogin"
      ? { name, ThisDN: thisDN, AgentID: agentId }
      : { name, ThisDN: thisDN };
  }
}
