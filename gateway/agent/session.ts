// One agent = one session, the only writer of its calls. A command becomes a request; only T-Server
// events change anything. All that an agent needs lives in here, so that sessions can be spread.
import type { Command, Resume, SessionView } from "../protocol/mod.ts";
import { type DNOwner, isCallEvent, isCallNews, type TServerEvent } from "../tserver/mod.ts";
import { Absence } from "./absence.ts";
import {
  announceAgent,
  announceAgentState,
  announceFailure,
  type Failure,
  named,
  standingFields,
} from "./announce.ts";
import { type Attachment, Attendance } from "./attendance.ts";
import { Audit } from "./audit.ts";
import { CallKeeper } from "./call_keeper.ts";
import { CommandDesk, type CommandOutcome } from "./command_desk.ts";
import type { Deliver } from "./entry.ts";
import { EventJournal } from "./journal.ts";
import type { SessionLimits } from "./limits.ts";
import { NO_MEMORY } from "./memory.ts";
import { Outbox, type PendingRequest } from "./outbox.ts";
import { Reconciler } from "./reconciler.ts";
import { Registration } from "./registration.ts";
import { RequestWindow } from "./request_window.ts";
import type { AgentIdentity, SessionDeps } from "./session_deps.ts";
import { Uncertainty } from "./uncertainty.ts";
import { viewOf } from "./view.ts";

export class AgentSession implements DNOwner {
  readonly agentId: string;
  readonly thisDN: string;
  readonly #deps: SessionDeps;
  readonly #requestTimeoutMs: number;
  readonly #journal: EventJournal;
  readonly #keeper: CallKeeper;
  readonly #outbox: Outbox;
  readonly #registration: Registration;
  readonly #reconciler: Reconciler;
  readonly #requests: RequestWindow;
  readonly #desk: CommandDesk;
  readonly #uncertainty: Uncertainty;
  readonly #audit: Audit;
  readonly #absence: Absence;
  readonly #attendance: Attendance;
  /** How agent and calls stand. */
  readonly view: () => SessionView;

  constructor({ agentId, thisDN }: AgentIdentity, limits: SessionLimits, deps: SessionDeps) {
    const { link, clock, log, random, newId, watcher, tally } = deps;
    this.agentId = agentId;
    this.thisDN = thisDN;
    this.#deps = deps;
    this.#requestTimeoutMs = limits.requestTimeoutMs;
    this.#journal = new EventJournal({
      epoch: newId(),
      thisDN,
      clock,
      maxHistoryEvents: limits.maxHistoryEvents,
      maxHistoryAgeMs: limits.maxHistoryAgeMs,
      ...(watcher && { watcher }),
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
      clock,
      journal: this.#journal,
      outbox,
      log,
      tally,
      maxReleased: limits.maxReleasedCalls,
      maxReleasedAgeMs: limits.maxReleasedAgeMs,
      requestSnapshot: () => this.#registration.requestSnapshot(),
    });
    this.#reconciler = new Reconciler({
      agentId,
      journal: this.#journal,
      keeper: this.#keeper,
      log,
      tally,
      agentNow: () => this.#registration.now,
    });
    this.#requests = new RequestWindow(clock);
    this.#desk = new CommandDesk({
      thisDN,
      link,
      newId,
      journal: this.#journal,
      keeper: this.#keeper,
      outbox: this.#outbox,
      registration: this.#registration,
      requests: this.#requests,
    });
    this.#uncertainty = new Uncertainty({
      agentId,
      thisDN,
      clock,
      journal: this.#journal,
      keeper: this.#keeper,
      outbox: this.#outbox,
      agentNow: () => this.#registration.now,
      failed: (pending, failure) => this.#failed(pending, failure),
    });
    this.#audit = new Audit({
      clock,
      everyMs: limits.auditMs,
      isNeeded: () => this.#keeper.hasLiveCalls,
      ask: () => this.#registration.requestSnapshot(),
    });
    this.#absence = new Absence({
      thisDN,
      clock,
      outbox: this.#outbox,
      registration: this.#registration,
      graceMs: limits.toolbarGraceMs,
    });
    this.#attendance = new Attendance({
      agentId,
      clock,
      memory: deps.memory ?? NO_MEMORY,
      journal: this.#journal,
      registration: this.#registration,
      reconciler: this.#reconciler,
      absence: this.#absence,
      idleTimeoutMs: limits.idleTimeoutMs,
    });
    const viewed = { registration: this.#registration, keeper: this.#keeper, outbox };
    this.view = () => viewOf(this, viewed);
    link.own(thisDN, this);
  }

  /** How many toolbars of the agent are connected. */
  get toolbars(): number {
    return this.#journal.toolbars;
  }

  /**
   * Tells a toolbar all that happens from now on, until it is detached. One that comes back is told what
   * it missed since, and then in EventSnapshot how things stand.
   */
  attach(deliver: Deliver, resume?: Resume): Attachment {
    return this.#attendance.attach(deliver, resume);
  }

  /** Takes a command. What comes of it is told to the toolbars as events. */
  command(command: Command): CommandOutcome {
    const outcome = this.#desk.take(command);
    this.#advance();
    return outcome;
  }

  /** Applies an event of the T-Server. */
  receive(event: TServerEvent): void {
    this.#applyToRegistration(event);
    switch (event.name) {
      case "EventLinkDisconnected":
        this.#uncertainty.begin();
        break;
      case "EventLinkConnected":
        this.#journal.append({ eventName: event.name });
        break;
      case "EventRegistered":
        this.#outbox.take(event.ReferenceID);
        this.#reconciler.endFormerLegs(event);
        this.#keeper.agreeWith(event);
        this.#reconciler.settle();
        // On the way to ready the ends come after EventRegistered, unless there was doubt of the calls.
        if (this.#uncertainty.isOn || !this.#registration.inProgress) {
          this.#reconciler.endAllUnknown();
        }
        this.#uncertainty.end();
        this.#registration.askAgentState();
        break;
      case "EventAddressInfo":
        if (this.#outbox.take(event.ReferenceID)) this.#tellAgentState();
        break;
      case "EventUnregistered":
      case "EventAgentLogin":
        this.#outbox.take(event.ReferenceID);
        break;
      case "EventAgentReady":
      case "EventAgentNotReady":
      case "EventAgentLogout": {
        const requestId = this.#outbox.take(event.ReferenceID)?.asked?.requestId;
        const { inProgress, standing } = this.#registration;
        // On the way to ready a toolbar hears one word for all of it: EventRegistered.
        if (inProgress) break;
        this.#journal.append(announceAgent(event, { standing, requestId }));
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
    this.#audit.check();
  }

  #applyToRegistration(event: TServerEvent): void {
    const { inService } = this.#registration.presence;
    this.#registration.apply(event);
    if (this.#registration.presence.inService !== inService) this.#tellService();
  }

  /** Whether the DN can be used: told when it changes, and to who comes late. */
  #tellService(): void {
    const { inService } = this.#registration.presence;
    this.#journal.append({ eventName: inService ? "EventDNBackInService" : "EventDNOutOfService" });
  }

  /** Gives up what it waits for. */
  close(): void {
    this.#attendance.close();
    this.#absence.end();
    this.#audit.close();
    this.#registration.close();
    this.#outbox.takeWhere(() => true);
  }

  #advance(): void {
    const outcome = this.#registration.advance();
    if (!outcome) return;
    const { requestId } = outcome;
    if (!outcome.ok) {
      const asked = { type: "initialize", requestId } as const;
      const failure = { code: "no-effect" } as const;
      this.#journal.append(announceFailure({ asked, request: outcome.step, failure }));
      return;
    }
    const calls = named([...this.#reconciler.over(), ...this.#keeper.calls.live()]);
    const { agentId } = this;
    const standing = standingFields(this.#registration.standing);
    this.#journal.append({ eventName: "EventRegistered", agentId, ...standing, calls, requestId });
    if (!this.#registration.presence.inService) this.#tellService();
    this.#reconciler.endAllUnknown();
    this.#keeper.catchUp();
  }

  #timedOut(pending: PendingRequest): void {
    const { agentId } = this;
    this.#deps.log.warn("T-Server has not answered", { agentId, request: pending.request });
    this.#failed(pending, { code: "timeout", timeoutMs: this.#requestTimeoutMs });
    this.#advance();
  }

  /** Where the agent stands was unknown, and the switch has told. */
  #tellAgentState(): void {
    const { presence: { agent }, inProgress, standing } = this.#registration;
    if (inProgress || agent === "unknown") return;
    this.#journal.append(announceAgentState(agent, { agentId: this.agentId, standing }));
  }

  #failed(pending: PendingRequest, failure: Failure): void {
    const { request, connID } = pending;
    const goal = this.#registration.failed(pending);
    if (pending.asked) this.#requests.forget(pending.asked.requestId);
    const asked = pending.asked ?? (goal && { type: "initialize" as const, requestId: goal });
    const call = connID === undefined ? undefined : this.#keeper.calls.find(connID)?.call;
    if (asked) this.#journal.append(announceFailure({ asked, request, failure, call }));
    // Not ready, but the switch has said how the calls stand.
    if (goal && this.#registration.isSettled) this.#reconciler.endAllUnknown();
    // Whether the call still is as we think, only the switch can say.
    if (call) this.#registration.requestSnapshot();
  }
}
