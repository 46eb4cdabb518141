// What the agent wants: calls, or none and why. It is the agent's own word, here or elsewhere; that the
// gateway sets an agent aside who has no toolbar does not change it.
import type { ToolbarEventOf } from "../../../../gateway/protocol/events.ts";

/** The work mode of an agent who finishes what a call has left to do: the switch makes it end. */
export const AFTER_CALL_WORK = "AfterCallWork";

/** The gateway's reason for an agent whose last toolbar is gone. */
const NO_TOOLBAR = "no toolbar";

export class AgentWish {
  #available = false;
  #reason: string | undefined;
  /** The agent has said so here, and the gateway does not know yet. */
  #isUntold = false;

  get available(): boolean {
    return this.#available;
  }

  /** Why the agent is away, where a reason was given: to be told again after a reconnect. */
  get reason(): string | undefined {
    return this.#reason;
  }

  /** The agent has left here, and the gateway does not know yet. */
  get hasLeft(): boolean {
    return !this.#available && this.#isUntold;
  }

  comes(): void {
    this.#available = true;
    this.#isUntold = true;
  }

  leaves(reason: string | undefined): void {
    this.#available = false;
    this.#reason = reason;
    this.#isUntold = true;
  }

  /** The gateway knows. */
  isTold(): void {
    this.#isUntold = false;
  }

  /** The agent's state changed at the switch: by another toolbar, at the phone, or by a supervisor. */
  follow({ eventName, reason, workMode }: ToolbarEventOf<
    "EventAgentReady" | "EventAgentNotReady" | "EventAgentLogout"
  >): void {
    // What is told of the past, after a reconnect, is older than what the agent said last.
    if (this.#isUntold) return;
    if (eventName === "EventAgentReady") this.#available = true;
    else if (reason !== NO_TOOLBAR && workMode !== AFTER_CALL_WORK) this.#available = false;
  }
}
