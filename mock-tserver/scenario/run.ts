// A scenario that runs: its clock, its calls, what was seen so far and what may not be seen.
import { CallsByName } from "./calls_by_name.ts";
import type { Prohibition } from "./expectation.ts";
import { isMeant, type Pattern, type PatternContext } from "./pattern.ts";
import type { PlacedStep, Scenario } from "./scenario.ts";
import type { Message, Stage } from "./stage.ts";

/** How long something may take where the file does not say, in milliseconds. */
export const DEFAULT_WITHIN_MS = 2_000;

/** What must not come until the scenario ends. */
export interface Standing {
  readonly never: Prohibition;
  readonly placed: PlacedStep;
}

/** The state of one run. */
export class Run implements PatternContext {
  readonly scenario: Scenario;
  readonly stage: Stage;
  readonly calls = new CallsByName();
  /** The ids of the fault rules in force, by the names that the file gave them. */
  readonly faults = new Map<string, number>();
  readonly sequence: Message[] = [];
  readonly standing: Standing[] = [];
  readonly defaultAgent: string;
  readonly startedAt: number;
  /** When the last step that did something was done. */
  actedAt: number;
  /** How far each observer's messages have met expectations, as places in the sequence. */
  readonly cursors = new Map<string, number>();
  #requests = 0;

  constructor(scenario: Scenario, stage: Stage) {
    this.scenario = scenario;
    this.stage = stage;
    this.defaultAgent = Object.keys(scenario.agents)[0] ?? "";
    this.startedAt = this.actedAt = stage.now();
    stage.observe((message) => this.see(message));
  }

  nameOf(message: Message): string | undefined {
    return this.calls.nameOf(message);
  }

  see(message: Message): void {
    this.calls.learn(message);
    this.sequence.push(message);
  }

  /** A request id that no command of this run had, nor of the one before at the same server. */
  newRequestId(): string {
    return `scenario-${this.startedAt.toString(36)}-${++this.#requests}`;
  }

  /** Where the agent's phone is. */
  dnOf(agent = this.defaultAgent): string {
    return this.scenario.agents[agent] ?? "";
  }

  /** The ConnID of a call; waits for it where an agent has only just asked for the call. */
  async connectionId(name: string): Promise<string | undefined> {
    const known = () => this.calls.ids(name) !== undefined;
    if (!known()) await this.wait(this.actedAt + DEFAULT_WITHIN_MS, known);
    return this.calls.ids(name)?.connectionId;
  }

  /** Waits until `isMet`, or the time is over and what was under way has been seen. */
  async wait(untilMs: number, isMet: () => boolean = () => false): Promise<void> {
    if (isMet()) return;
    await this.stage.wait(Math.max(untilMs, this.stage.now()) + this.stage.graceMs, isMet);
  }

  /** The messages that `pattern` means, from a place in the sequence on. */
  meant(pattern: Pattern, from = 0): Message[] {
    return this.sequence.slice(from).filter((message) => isMeant(pattern, message, this));
  }
}
