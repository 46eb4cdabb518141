// A stage in virtual time: gateway and mock in this process, on a clock that jumps from timer to timer.
// Commands and controls go through the gateway's own HTTP side, so that what is tested is what serves.
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";
import {
  ask,
  journalMessage,
  type Message,
  type Scenario,
  type Stage,
  toldMessage,
  type ToolbarName,
} from "../../mock-tserver/scenario/mod.ts";
import { createWorld } from "./world.ts";

const BASE = "http://localhost";

/** A stage for one play of `scenario`. */
export function createVirtualStage({ agents }: Pick<Scenario, "agents">, seed: number): Stage {
  const clock = new ManualClock();
  const { gateway, mock } = createWorld({ agents, seed, clock });
  const toolbars = new Map<string, { detach(): void }>();
  const listeners: ((message: Message) => void)[] = [];
  const tell = (message: Message) => listeners.forEach((listener) => listener(message));
  mock.control.subscribe((entry) => tell(journalMessage(entry)));
  const keyOf = ({ agent, as }: ToolbarName) => `${agent}/${as}`;
  clock.advance(0);
  return {
    now: () => clock.now(),
    graceMs: 0,
    request: (request) => ask(gateway.fetch, { base: BASE, request }),
    connect(toolbar) {
      toolbars.get(keyOf(toolbar))?.detach();
      const deliver = ({ text }: { text: string }) => tell(toldMessage(text, toolbar));
      toolbars.set(keyOf(toolbar), gateway.attach(toolbar.agent, deliver));
      return Promise.resolve();
    },
    disconnect(toolbar) {
      toolbars.get(keyOf(toolbar))?.detach();
      toolbars.delete(keyOf(toolbar));
      return Promise.resolve();
    },
    observe: (listener) => void listeners.push(listener),
    wait(untilMs, isMet) {
      while (!isMet()) {
        const next = Math.min(clock.nextDueAt ?? untilMs, untilMs);
        const isEnd = (clock.nextDueAt ?? Infinity) > untilMs;
        clock.advance(Math.max(0, next - clock.now()));
        if (isEnd) break;
      }
      return Promise.resolve();
    },
    async close() {
      await gateway.drain();
      mock.close();
    },
  };
}
