// One agent = one session, the only writer of its calls. A command becomes a request; only T-Server
// events change anything. All that an agent needs lives in here, so that sessions can be spread.
import type { Accepted, Command } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { Random } from "../runtime/random.ts";
import {
  type DNOwner,
  isCallEvent,
  isCallNews,
  type TServerEvent,
  type TServerLink,
} from "../tserver/mod.ts";
import { announceAgent, announceFailure, type Failure } from "./announce.ts";
import { CallKeeper } from "./call_keeper.ts";
import { type Attachment, type Deliver, EventJournal } from "./journal.ts";
import { type Asked, Outbox, type PendingRequest } from "./outbox.ts";
import { type Plan, planCommand } from "./plan.ts";
import type { Refusal } from "./refusal.ts";
import { Registration } from "./registration.ts";

export interface AgentIdentity {
  readonly agentId: string;
  /** The DN at which the agent takes calls. */
  readonly thisDN: string;
}

export interface SessionLimits {
  /** How long the T-Server may take to answer a request, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** Requests of one agent that may wait for an answer at a time. */
  readonly maxPendingRequests: number;
  /** Calls that are over and remembered, for one agent. */
  readonly maxReleasedCalls: number;
}

export interface SessionDeps {
  readonly link: TServerLink;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  /** Makes an id that was never used before. */
  readonly newId: () => string;
  /** Sees what the agent's toolbars are told. */
  readonly onTold?: Deliver;
}

type RequestPlan = Extract<Plan, { do: "request" }>;

export type CommandOutcome =
  | { readonly ok: true; readonly accepted: Accepted }
  | { readonly ok: false; readonly refusal: Refusal };

export class AgentSession implements DNOwner {
  readonly agentId: string;
  readonly thisDN: string;
  readonly #deps: SessionDeps;
  readonly #requestTimeoutMs: number;
  readonly #journal: EventJournal;
  readonly #keeper: CallKeeper;
  readonly #outbox: Outbox;
  readonly #registration: Registration;

  constructor({ agentId, thisDN }: AgentIdentity, limits: SessionLimits, deps: SessionDeps) {
    const { link, clock, log, random, newId, onTold } = deps;
    this.agentId = agentId;
    this.thisDN = thisDN;
    this.#deps = deps;
    this.#requestTimeoutMs = limits.requestTimeoutMs;
    this.#journal = new EventJournal({
      epoch: newId(),
      thisDN,
      clock,
      ...(onTold && { onTold }),
    });
    this.#outbox = new Outbox({
      link,
      clock,
      maxPending: limits.maxPendingRequests,
      timeoutMs: limits.requestTimeoutMs,
      onTimeout: (pending) => this.#timedOut(pending),
    });
    const outbox = this.#outbox;
    this.#registration = new Registration({ agentId, thisDN, link, clock, random, outbox });
    this.#keeper = new CallKeeper({
      agentId,
      journal: this.#journal,
      outbox: this.#outbox,
      log,
      maxReleased: limits.maxReleasedCalls,
      requestSnapshot: () => this.#registration.requestSnapshot(),
    });
    link.own(thisDN, this);
  }

  /** How many toolbars of the agent are connected. */
  get toolbars(): number {
    return this.#journal.toolbars;
  }

  /** Tells a toolbar all that happens from now on, until it is detached. */
  attach(deliver: Deliver): Attachment {
    return this.#journal.attach(deliver);
  }

  /** Takes a command. What comes of it is told to the toolbars as events. */
  command(command: Command): CommandOutcome {
    const plan = planCommand(command, {
      thisDN: this.thisDN,
      presence: this.#registration.presence,
      calls: this.#keeper.calls,
    });
    const refusal = this.#refusalOf(plan);
    if (refusal) return { ok: false, refusal };
    const asked = { type: command.type, requestId: requestIdOf(command) ?? this.#deps.newId() };
    return { ok: true, accepted: { ...asked, ...this.#carryOut(plan, asked) } };
  }

  /** Applies an event of the T-Server. */
  receive(event: TServerEvent): void {
    this.#registration.apply(event);
    switch (event.name) {
      case "EventLinkDisconnected":
        this.#journal.append({ eventName: event.name });
        this.#abandonRequests();
        break;
      case "EventLinkConnected":
        this.#journal.append({ eventName: event.name });
        break;
      case "EventRegistered":
        this.#outbox.take(event.ReferenceID);
        this.#keeper.agreeWith(event);
        break;
      case "EventUnregistered":
      case "EventAgentLogin":
        this.#outbox.take(event.ReferenceID);
        break;
      case "EventAgentReady":
      case "EventAgentNotReady":
      case "EventAgentLogout": {
        const pending = this.#outbox.take(event.ReferenceID);
        // On the way to ready a toolbar hears one word for all of it: EventRegistered.
        if (this.#registration.inProgress) break;
        this.#journal.append(announceAgent(event, pending?.asked?.requestId));
        break;
      }
      case "EventError": {
        const pending = this.#outbox.take(event.ReferenceID);
        if (pending) this.#failed(pending, { code: "refused", error: event });
        break;
      }
      default:
        if (isCallEvent(event)) this.#keeper.receive(event);
        else if (isCallNews(event)) this.#keeper.receiveNews(event);
    }
    this.#advance();
  }

  /** Gives up what it waits for. */
  close(): void {
    this.#registration.close();
    this.#outbox.takeWhere(() => true);
  }

  /** Only what really needs the T-Server is refused for its sake. */
  #refusalOf(plan: Plan): Refusal | undefined {
    if (plan.do === "catchUp") return undefined;
    if (plan.do === "request" && this.#repeatedBy(plan)) return undefined;
    // Until the DN is registered again the link is as good as down.
    const isResuming = this.#registration.isResuming && plan.do !== "initialize";
    if (this.#deps.link.status === "down" || isResuming) {
      return {
        code: "link-down",
        detail: "The T-Server link is down or has just come back. Try again in a moment",
      };
    }
    if (plan.do === "refuse") return plan.refusal;
    if (!this.#outbox.isFull) return undefined;
    return {
      code: "too-many-requests",
      detail: "Too many requests wait for the T-Server's answer. Wait for the events they cause",
    };
  }

  /** The request on its way that a repeated command asks for again. */
  #repeatedBy({ request, connID, isOnce }: RequestPlan): PendingRequest | undefined {
    return isOnce ? this.#outbox.inFlight(request.name, connID) : undefined;
  }

  /** Does what was planned. What it returns of a repeated command names the request on its way. */
  #carryOut(plan: Plan, asked: Asked): Partial<Accepted> {
    switch (plan.do) {
      case "refuse":
        return {};
      case "initialize": {
        const requestId = this.#registration.start(asked.requestId);
        this.#advance();
        return { requestId };
      }
      case "catchUp":
        for (const event of plan.over.recap) this.#journal.catchUp(event);
        return { connectionId: plan.over.call.connID };
      case "request": {
        const { request, connID } = plan;
        const repeated = this.#repeatedBy(plan);
        if (!repeated) this.#outbox.send(request, { asked, connID });
        const { requestId } = repeated?.asked ?? asked;
        return { requestId, ...(connID !== undefined && { connectionId: connID }) };
      }
    }
  }

  #advance(): void {
    const arrival = this.#registration.advance();
    if (!arrival) return;
    const { requestId } = arrival;
    if (!arrival.ok) {
      const asked = { type: "initialize", requestId } as const;
      const failure = { code: "no-effect" } as const;
      this.#journal.append(announceFailure({ asked, request: arrival.step, failure }));
      return;
    }
    const calls = this.#keeper.news().map(({ call }) => ({
      eventId: call.callUUID,
      connectionId: call.connID,
    }));
    this.#journal.append({ eventName: "EventRegistered", agentId: this.agentId, calls, requestId });
    this.#keeper.catchUp();
  }

  #timedOut(pending: PendingRequest): void {
    const { agentId } = this;
    this.#deps.log.warn("T-Server has not answered", { agentId, request: pending.request });
    this.#failed(pending, { code: "timeout", timeoutMs: this.#requestTimeoutMs });
    this.#advance();
  }

  #abandonRequests(): void {
    for (const pending of this.#outbox.takeWhere(() => true)) {
      this.#failed(pending, { code: "link-down" });
    }
  }

  #failed(pending: PendingRequest, failure: Failure): void {
    const { request, connID } = pending;
    const goal = this.#registration.failed(pending);
    const asked = pending.asked ?? (goal && { type: "initialize" as const, requestId: goal });
    const call = connID === undefined ? undefined : this.#keeper.calls.find(connID)?.call;
    if (asked) this.#journal.append(announceFailure({ asked, request, failure, call }));
    // Whether the call still is as we think, only the switch can say.
    if (call) this.#registration.requestSnapshot();
  }
}

/** Oracle's outbound client names its call by `connectionId`, which then serves as the request's id. */
function requestIdOf(command: Command): string | undefined {
  if (command.requestId !== undefined) return command.requestId;
  return command.type === "MakeCall" ? command.connectionId || undefined : undefined;
}
