// A stage in real time on the server that runs: commands go through its own HTTP side, toolbars are
// attached in process, and the mock's journal is heard as it is written.
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { MockControl } from "../control.ts";
import { ask } from "./ask.ts";
import { Lookout } from "./lookout.ts";
import { journalMessage, toldMessage } from "./messages.ts";
import type { Stage, ToolbarName } from "./stage.ts";

/** How much later than it was due a timer may fire, in milliseconds. */
const GRACE_MS = 100;

/** Requests are answered in process; the address is one that a gateway always takes. */
const BASE = "http://localhost";

/** The gateway's own door, as toolbars use it. */
export interface Door {
  fetch(request: Request): Response | Promise<Response>;
  attach(agentId: string, deliver: (entry: { readonly text: string }) => void): { detach(): void };
}

export interface LiveStageOptions {
  readonly door: Door;
  readonly control: Pick<MockControl, "subscribe" | "calls">;
  readonly clock: Clock;
  /** Ends the play: what is waited for or asked afterwards rejects with its reason. */
  readonly signal: AbortSignal;
}

/** A stage for one play. */
export function createLiveStage({ door, control, clock, signal }: LiveStageOptions): Stage {
  const lookout = new Lookout(clock, signal);
  const toolbars = new Map<string, { detach(): void }>();
  // A toolbar is told how calls ended while nobody listened; those before are no part of the play.
  const before = new Set(control.calls().map(({ eventId }) => eventId));
  const unsubscribe = control.subscribe((entry) => lookout.tell(journalMessage(entry)));
  const keyOf = ({ agent, as }: ToolbarName) => `${agent}/${as}`;
  return {
    now: () => clock.now(),
    graceMs: GRACE_MS,
    async request(request) {
      signal.throwIfAborted();
      return await ask((sent) => door.fetch(sent), { base: BASE, request });
    },
    connect(toolbar) {
      toolbars.get(keyOf(toolbar))?.detach();
      const deliver = ({ text }: { text: string }) => {
        const message = toldMessage(text, toolbar);
        if (!before.has(message.eventId ?? "")) lookout.tell(message);
      };
      toolbars.set(keyOf(toolbar), door.attach(toolbar.agent, deliver));
      return Promise.resolve();
    },
    disconnect(toolbar) {
      toolbars.get(keyOf(toolbar))?.detach();
      toolbars.delete(keyOf(toolbar));
      return Promise.resolve();
    },
    observe: (listener) => lookout.observe(listener),
    wait: (untilMs, isMet) => lookout.wait(untilMs, isMet),
    close() {
      unsubscribe();
      for (const toolbar of toolbars.values()) toolbar.detach();
      toolbars.clear();
      return Promise.resolve();
    },
  };
}
