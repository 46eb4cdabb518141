// What Fusion knows of the agent: tells it of each change once (agentStateEventOperation) and answers
// when it asks. Says nothing of calls.
import { type FusionChannel, publishUntilTaken } from "./publish.ts";
import type { Tokens } from "./uefTypes.ts";

/** The one line of a soft phone, as Fusion counts them. */
const PHONE_LINE_ID = "1";

export class AgentPresence {
  readonly #channel: Promise<FusionChannel | undefined>;
  #available: boolean | undefined;
  #reason = "";
  #last: Promise<void> = Promise.resolve();

  /** `channel` resolves with undefined when the toolbar stands alone. */
  constructor(channel: Promise<FusionChannel | undefined>) {
    this.#channel = channel;
  }

  /** Tells Fusion whether the agent takes calls, and why not, unless it was told the same before. */
  set(available: boolean, reason = ""): void {
    if (this.#available === available && this.#reason === reason) return;
    this.#available = available;
    this.#reason = reason;
    const { state, stateDisplayString } = this.outData;
    this.#last = this.#last.then(async () => {
      const channel = await this.#channel;
      if (!channel) return;
      await publishUntilTaken(channel, "agentStateEventOperation", {
        isDue: () => this.#available === available && this.#reason === reason,
        fill(request) {
          request.setEventId(PHONE_LINE_ID);
          request.setIsAvailable(available);
          request.setIsLoggedIn(true);
          request.setState(state);
          request.setStateDisplayString(stateDisplayString);
          request.setReason(reason || null);
          request.setReasonDisplayString(reason);
          request.setInData({ phoneLineId: PHONE_LINE_ID });
        },
      });
    });
  }

  /** The answer to getCurrentAgentState. */
  get outData(): Tokens & { readonly state: string; readonly stateDisplayString: string } {
    const isAvailable = this.#available ?? false;
    return {
      channel: "PHONE",
      channelType: "ORA_SVC_PHONE",
      isAvailable,
      isLoggedIn: this.#available !== undefined,
      state: isAvailable ? "AVAILABLE" : "UNAVAILABLE",
      stateDisplayString: isAvailable ? "Available" : "Unavailable",
      reason: this.#reason || null,
      reasonDisplayString: this.#reason,
    };
  }
}
