// Brings the agent's wish to the gateway, on each connection anew: registers one who wants calls, sets one
// who has left not ready. Knows of no calls.
import type { ToolbarEventOf } from "../../../../gateway/protocol/events.ts";
import type { Clock, Timer } from "../../../../gateway/runtime/clock.ts";
import { AFTER_CALL_WORK, AgentWish } from "./agentWish.ts";
import type { GatewayCommand } from "./gatewayCommands.ts";

/**
 * How long the gateway may take to say how things stand after the toolbar came back, in milliseconds;
 * one that knows nothing of it never says so.
 */
export const SNAPSHOT_LIMIT_MS = 5_000;

export interface AgentRegistrationOptions {
  readonly clock: Clock;
  readonly send: (command: GatewayCommand) => Promise<void>;
  /** What nobody waits for was refused. */
  readonly onFailure: (error: unknown) => void;
}

export class AgentRegistration {
  readonly #options: AgentRegistrationOptions;
  readonly #wish = new AgentWish();
  #isConnected = false;
  /** Whether the gateway keeps the agent registered on behalf of this connection. */
  #isRegistered = false;
  #isReady = false;
  /** Registering makes the agent ready, which is not wanted: it is taken back at once. */
  #isForCalls = false;
  /** While the gateway's snapshot is awaited. */
  #snapshotIsLate: Timer | undefined;

  constructor(options: AgentRegistrationOptions) {
    this.#options = options;
  }

  get isRegistered(): boolean {
    return this.#isRegistered;
  }

  /** The connection is open, and how things stand on it is not known yet. */
  get isSettling(): boolean {
    return this.#snapshotIsLate !== undefined;
  }

  /** Whether calls are handed out to the agent, as the T-Server told. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** The agent wants calls. */
  async come(): Promise<void> {
    this.#wish.comes();
    if (this.#isConnected) await this.#initialize();
  }

  /** The agent wants no more calls; who is not registered now is not ready later, either. */
  async leave(reason: string | undefined): Promise<void> {
    this.#wish.leaves(reason);
    if (this.#isRegistered) await this.#sendNotReady();
  }

  /** The connection is open; one that `resumes` is told by a snapshot how things stand. */
  async connected({ resumes }: { readonly resumes: boolean }): Promise<void> {
    this.#isConnected = true;
    if (!resumes) return await this.#register();
    this.#snapshotIsLate = this.#options.clock.setTimer(SNAPSHOT_LIMIT_MS, () => {
      this.#snapshotIsLate = undefined;
      void this.#register();
    });
  }

  /** The connection is gone, or given up. */
  disconnected(): void {
    this.#stopWaiting();
    this.#isConnected = false;
    this.#isRegistered = false;
  }

  /** An agent who could not be registered while the T-Server or the DN was away is when it is back. */
  async registerLate(): Promise<void> {
    const isOwed = this.#isConnected && !this.#isRegistered && !this.#snapshotIsLate;
    if (isOwed) await this.#register();
  }

  registered(): void {
    this.#isReady = true;
    if (this.#isForCalls || this.#wish.hasLeft) return;
    this.#wish.comes();
    this.#wish.isTold();
  }

  /** The gateway took `initialize`, and nothing came of it. */
  failed(): void {
    this.#isRegistered = false;
  }

  /** The agent's state has changed, whoever did it. */
  changed(
    event: ToolbarEventOf<"EventAgentReady" | "EventAgentNotReady" | "EventAgentLogout">,
  ): void {
    this.#isReady = event.eventName === "EventAgentReady";
    this.#wish.follow(event);
  }

  /** The gateway has said where the agent stands; returns whether the agent is made ready now. */
  agree({ agentState, workMode }: ToolbarEventOf<"EventSnapshot">): boolean {
    if (agentState !== "unknown") this.#isReady = agentState === "ready";
    // One that nobody waits for follows a lost T-Server link: the agent's state comes as an event.
    if (!this.#snapshotIsLate) return false;
    this.#stopWaiting();
    this.#isRegistered = true;
    const isAtWork = agentState === "notReady" && workMode === AFTER_CALL_WORK;
    const isComing = this.#wish.available && agentState !== "ready" && !isAtWork;
    const isLeaving = this.#wish.hasLeft && agentState !== "loggedOut";
    if (isComing) void this.#register();
    else if (isLeaving) this.#sendNotReady().catch(this.#options.onFailure);
    else this.#wish.isTold();
    return isComing;
  }

  #stopWaiting(): void {
    this.#snapshotIsLate?.cancel();
    this.#snapshotIsLate = undefined;
  }

  async #register(): Promise<void> {
    try {
      this.#isForCalls = !this.#wish.available;
      // Until EventRegistered it is still to be told: what is heard before is older.
      if (!this.#isForCalls) this.#wish.comes();
      await this.#initialize();
      // Connected for the sake of a live call only: registering has made the agent ready.
      if (this.#isForCalls || this.#wish.hasLeft) await this.#sendNotReady();
    } catch (error) {
      this.#options.onFailure(error);
    }
  }

  async #initialize(): Promise<void> {
    await this.#options.send({ type: "initialize" });
    this.#isRegistered = true;
  }

  async #sendNotReady(): Promise<void> {
    const { reason } = this.#wish;
    await this.#options.send({ type: "NotReady", ...(reason !== undefined && { reason }) });
    if (!this.#wish.available) this.#wish.isTold();
  }
}
