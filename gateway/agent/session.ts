// One agent = one session, the only writer of its calls. A command becomes a request; only T-Server
// events change anything. All that an agent needs lives in here, so that sessions can be spread.
import { AgentCalls, allowedCommands, type Call, type CallInput, transition } from "../call/mod.ts";
import type { Accepted, CallCommandType, Command, CommandType } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import {
  type DNOwner,
  type EventError,
  type EventRegistered,
  isCallEvent,
  TServerErrors,
  type TServerEvent,
  type TServerLink,
} from "../tserver/mod.ts";
import {
  announceAgent,
  announceCall,
  announceRefused,
  announceTimeout,
  announceUnknown,
} from "./announce.ts";
import { type Attachment, type Deliver, EventJournal } from "./journal.ts";
import { Outbox, type PendingRequest } from "./outbox.ts";
import { type Plan, planCommand } from "./plan.ts";
import type { Refusal } from "./refusal.ts";
import { Registration } from "./registration.ts";
import { missedInputs } from "./snapshot.ts";

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
  /** Makes an id that was never used before. */
  readonly newId: () => string;
  /** Sees what the agent's toolbars are told. */
  readonly onTold?: Deliver;
}

export type CommandOutcome =
  | { readonly ok: true; readonly accepted: Accepted }
  | { readonly ok: false; readonly refusal: Refusal };

export class AgentSession implements DNOwner {
  readonly agentId: string;
  readonly thisDN: string;
  readonly #deps: SessionDeps;
  readonly #requestTimeoutMs: number;
  readonly #journal: EventJournal;
  readonly #calls: AgentCalls;
  readonly #outbox: Outbox;
  readonly #registration: Registration;

  constructor({ agentId, thisDN }: AgentIdentity, limits: SessionLimits, deps: SessionDeps) {
    const { link, clock, newId, onTold } = deps;
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
    this.#calls = new AgentCalls({ maxReleased: limits.maxReleasedCalls });
    this.#outbox = new Outbox({
      link,
      clock,
      maxPending: limits.maxPendingRequests,
      timeoutMs: limits.requestTimeoutMs,
      onTimeout: (pending) => this.#timedOut(pending),
    });
    this.#registration = new Registration({ agentId, thisDN, link, outbox: this.#outbox, newId });
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
    const plan = this.#plan(command);
    if (plan.do === "refuse") return { ok: false, refusal: plan.refusal };
    const requestId = requestIdOf(command) ?? this.#deps.newId();
    const connectionId = this.#carryOut(plan, command.type, requestId);
    return {
      ok: true,
      accepted: { requestId, type: command.type, ...(connectionId && { connectionId }) },
    };
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
        this.#agreeWith(event);
        break;
      case "EventUnregistered":
      case "EventAgentLogin":
        this.#outbox.take(event.ReferenceID);
        break;
      case "EventAgentReady":
      case "EventAgentNotReady":
      case "EventAgentLogout": {
        const asked = this.#outbox.take(event.ReferenceID);
        // On the way to ready a toolbar hears one word for all of it: EventRegistered.
        if (this.#registration.inProgress) break;
        this.#journal.append(announceAgent(event, asked?.requestId));
        break;
      }
      case "EventError":
        this.#refused(event);
        break;
      default:
        if (isCallEvent(event)) this.#applyToCall(event.ConnID, { name: event.name, event });
    }
    this.#advance();
  }

  #plan(command: Command): Plan {
    if (this.#deps.link.status === "down") {
      return refuse({
        code: "link-down",
        detail: "The T-Server link is down. Try again when EventLinkConnected has come",
      });
    }
    if (this.#outbox.isFull) {
      return refuse({
        code: "too-many-requests",
        detail: "Too many requests wait for the T-Server's answer. Wait for the events they cause",
      });
    }
    return planCommand(command, {
      thisDN: this.thisDN,
      presence: this.#registration.presence,
      calls: this.#calls,
    });
  }

  /** Returns the ConnID of the call concerned. */
  #carryOut(
    plan: Exclude<Plan, { do: "refuse" }>,
    type: CommandType,
    requestId: string,
  ): string | undefined {
    switch (plan.do) {
      case "initialize":
        this.#registration.start(requestId);
        this.#advance();
        return undefined;
      case "catchUp":
        this.#journal.catchUp(plan.over.announced);
        return plan.over.call.connID;
      case "request": {
        const { request, connID } = plan;
        // Asked again for the same thing: one request is enough, its event answers both.
        const repeated = connID !== undefined && this.#outbox.inFlight(request.name, connID);
        if (!repeated) this.#outbox.send(request, { type, requestId, connID });
        return connID;
      }
    }
  }

  #advance(): void {
    const requestId = this.#registration.advance();
    if (requestId === undefined) return;
    this.#journal.append({ eventName: "EventRegistered", agentId: this.agentId, requestId });
    for (const { announced } of this.#calls.live()) this.#journal.catchUp(announced);
  }

  #agreeWith(snapshot: EventRegistered): void {
    this.#calls.restartSequence();
    const known = this.#calls.live().map(({ call }) => call.connID);
    for (const { connID, input } of missedInputs(known, snapshot)) {
      this.#applyToCall(connID, input);
    }
  }

  #applyToCall(connID: string, input: CallInput): void {
    const asked = input.name === "Lost" ? undefined : this.#outbox.take(input.event.ReferenceID);
    const tracked = this.#calls.find(connID);
    const result = transition(tracked?.call, input);
    if (result.outcome !== "moved") return this.#notMoved(connID, result);
    const { call, announce, release } = result;
    this.#dropMoot(call);
    const announced = announce
      ? this.#journal.append(
        announceCall({ name: announce, call, release, requestId: asked?.requestId }),
      ).event
      : tracked?.announced;
    if (announced) this.#calls.put({ call, announced });
    if (release?.cause === "lost") {
      this.#deps.log.warn("Call lost: the switch no longer has it", this.#fields(connID));
    }
  }

  #notMoved(
    connID: string,
    { outcome, why }: { outcome: "ignored" | "desync"; why: string },
  ): void {
    const fields = { ...this.#fields(connID), why };
    if (outcome === "ignored") return this.#deps.log.debug("T-Server event ignored", fields);
    this.#deps.log.warn("Call out of step with the switch, asking for a snapshot", fields);
    this.#registration.requestSnapshot();
  }

  /** A request for what the call no longer allows was overtaken: its answer concerns nobody. */
  #dropMoot({ connID, state }: Call): void {
    const allowed = allowedCommands(state);
    this.#outbox.takeWhere((pending) =>
      pending.connID === connID && !allowed.includes(pending.type as CallCommandType)
    );
  }

  #refused(event: EventError): void {
    const pending = this.#outbox.take(event.ReferenceID);
    if (!pending) return;
    const call = this.#callOf(pending);
    this.#failed(pending, announceRefused(pending, event, call));
    // The switch does not know a call that lives for us.
    if (call && event.ErrorCode === TServerErrors.InvalidConnID.code) {
      this.#registration.requestSnapshot();
    }
  }

  #timedOut(pending: PendingRequest): void {
    this.#deps.log.warn("T-Server has not answered", {
      agentId: this.agentId,
      request: pending.request,
    });
    const call = this.#callOf(pending);
    this.#failed(pending, announceTimeout(pending, this.#requestTimeoutMs, call));
  }

  #abandonRequests(): void {
    for (const pending of this.#outbox.takeWhere(() => true)) {
      this.#failed(pending, announceUnknown(pending, this.#callOf(pending)));
    }
  }

  #failed(pending: PendingRequest, announcement: Parameters<EventJournal["append"]>[0]): void {
    if (pending.type === "initialize") this.#registration.giveUp();
    this.#journal.append(announcement);
  }

  #callOf({ connID }: PendingRequest): Call | undefined {
    return connID === undefined ? undefined : this.#calls.find(connID)?.call;
  }

  #fields(connID: string) {
    return { agentId: this.agentId, connectionId: connID };
  }
}

const refuse = (refusal: Refusal): Plan => ({ do: "refuse", refusal });

/** Oracle's outbound client names its call by `connectionId`, which then serves as the request's id. */
function requestIdOf(command: Command): string | undefined {
  if (command.requestId !== undefined) return command.requestId;
  return command.type === "MakeCall" ? command.connectionId || undefined : undefined;
}
