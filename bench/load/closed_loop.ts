// A closed loop: agents that start anew whenever they are done, so that the server is as busy as it can be.
import type { Agent } from "./agent.ts";
import type { LoopKind } from "./orders.ts";

/** Counts what is done. */
export interface LoopTally {
  calls: number;
  exchanges: number;
}

export class ClosedLoop {
  readonly #done: Promise<unknown>;
  #isEnding = false;

  constructor(agents: readonly Agent[], kind: LoopKind, tally: LoopTally) {
    const go = kind === "call" ? this.#calls : this.#exchanges;
    this.#done = Promise.all(agents.map((agent) => go.call(this, agent, tally)));
  }

  /** Ends it; resolves when what is under way is done. */
  async rest(): Promise<void> {
    this.#isEnding = true;
    await this.#done;
  }

  /** Three commands in, four events out. */
  async #calls(agent: Agent, tally: LoopTally): Promise<void> {
    while (!this.#isEnding) {
      await readyAndRing(agent);
      await agent.command("Accept", "EventEstablished");
      await agent.command("Reject", "EventReleased");
      tally.calls++;
      tally.exchanges += 3;
    }
  }

  /** One command in, one event out, in a call that goes on. */
  async #exchanges(agent: Agent, tally: LoopTally): Promise<void> {
    await readyAndRing(agent);
    await agent.command("Accept", "EventEstablished");
    while (!this.#isEnding) {
      await agent.command("Hold", "EventHeld");
      await agent.command("Retrieve", "EventRetrieved");
      tally.exchanges += 2;
    }
    await agent.command("Reject", "EventReleased");
  }
}

/** Where calls come by themselves, one comes when the agent is ready: what rings is awaited before. */
async function readyAndRing(agent: Agent): Promise<void> {
  if (agent.isCalledWhenReady) {
    const ringing = agent.next("EventRinging");
    await agent.command("Ready", "EventAgentReady");
    await ringing;
    return;
  }
  await agent.command("Ready", "EventAgentReady");
  await agent.ring();
}
