// The agent's way from nowhere to ready, and back after a lost link: register, log in, ready, each step
// taken when the T-Server has told of the one before.
import type { TServerEvent, TServerLink, UnnumberedRequest } from "../tserver/mod.ts";
import type { Outbox } from "./outbox.ts";
import {
  ABSENT,
  nextTowardsReady,
  type Presence,
  presenceAfter,
  type PresenceRequest,
} from "./presence.ts";

export interface RegistrationOptions {
  readonly agentId: string;
  readonly thisDN: string;
  readonly link: TServerLink;
  readonly outbox: Outbox;
  readonly newId: () => string;
}

export class Registration {
  readonly #options: RegistrationOptions;
  #presence: Presence = ABSENT;
  /** The `initialize` that is on its way. */
  #goal: string | undefined;
  /** The DN was registered when the link went down, and must be so again when it is back. */
  #mustResume = false;

  constructor(options: RegistrationOptions) {
    this.#options = options;
  }

  get presence(): Presence {
    return this.#presence;
  }

  /** An `initialize` is on its way. */
  get inProgress(): boolean {
    return this.#goal !== undefined;
  }

  /** Heads for ready. `advance` takes the steps. */
  start(requestId: string): void {
    this.#goal = requestId;
  }

  /** A step failed; the agent stays where it is. */
  giveUp(): void {
    this.#goal = undefined;
  }

  /** Takes note of an event. */
  apply(event: TServerEvent): void {
    if (event.name === "EventLinkDisconnected") this.#mustResume ||= this.#presence.registered;
    this.#presence = presenceAfter(this.#presence, event);
    const comesBack = event.name === "EventLinkConnected" && this.#mustResume;
    if (comesBack || event.name === "EventUnregistered") this.requestSnapshot();
  }

  /**
   * Takes the next step, unless it has been taken and waits for its answer. Returns the requestId of
   * the `initialize` that has just arrived at its goal.
   */
  advance(): string | undefined {
    const { link, outbox } = this.#options;
    const requestId = this.#goal;
    if (requestId === undefined || link.status === "down") return undefined;
    const step = nextTowardsReady(this.#presence);
    if (step === undefined) {
      this.#goal = undefined;
      return requestId;
    }
    if (!outbox.inFlight(step)) outbox.send(this.#request(step), { type: "initialize", requestId });
    return undefined;
  }

  /** Registers the DN (again): the T-Server answers with a snapshot of its calls. */
  requestSnapshot(): void {
    const { outbox, newId } = this.#options;
    this.#mustResume = false;
    if (outbox.inFlight("RequestRegisterAddress")) return;
    outbox.send(this.#request("RequestRegisterAddress"), {
      type: "initialize",
      requestId: newId(),
    });
  }

  #request(name: PresenceRequest): UnnumberedRequest {
    const { agentId, thisDN } = this.#options;
    return name === "RequestAgentLogin"
      ? { name, ThisDN: thisDN, AgentID: agentId }
      : { name, ThisDN: thisDN };
  }
}
