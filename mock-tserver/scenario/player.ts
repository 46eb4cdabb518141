// Plays scenarios against the running server, one at a time, and says how the play stands. Before a
// play the mock is reset; afterwards it is cleared up and has the settings that it had before.
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { MockControl } from "../control.ts";
import { ControlError } from "../control_error.ts";
import { play, type Progress } from "./play.ts";
import type { ScenarioRun } from "./run_schemas.ts";
import type { PlacedStep, Scenario } from "./scenario.ts";
import type { Stage } from "./stage.ts";

/** Makes the stage for one play; what is done on it after `signal` is aborted rejects with its reason. */
export type OpenStage = (signal: AbortSignal) => Stage;

export interface PlayerDeps {
  readonly control: Pick<MockControl, "reset" | "restore" | "settings">;
  readonly clock: Clock;
  readonly openStage: OpenStage;
  /** The DN of an agent at the server that runs. */
  readonly dnOf: (agentId: string) => string;
}

/** The reason of a play that somebody stopped. */
const STOPPED = Symbol("stopped");

type Ending = Pick<ScenarioRun, "state" | "failure">;

export class Player {
  readonly #deps: PlayerDeps;
  #plays = 0;
  #current: Play | undefined;

  constructor(deps: PlayerDeps) {
    this.#deps = deps;
  }

  /** The play that runs, or the last one. */
  get run(): ScenarioRun | undefined {
    return this.#current?.run;
  }

  /**
   * Begins to play.
   * @throws {ControlError} while another play runs, or when an agent is at another DN than in the file
   */
  start(name: string, scenario: Scenario): ScenarioRun {
    if (this.#current?.run.state === "running") {
      const message = `Scenario "${this.#current.run.name}" is being played. DELETE stops it`;
      throw new ControlError("wrong-state", message);
    }
    for (const [agent, dn] of Object.entries(scenario.agents)) {
      const here = this.#deps.dnOf(agent);
      if (here === dn) continue;
      const message = `Agent ${agent} is at DN ${here} here, but at ${dn} in the scenario. ` +
        `Start hookswitch with the agents of the file`;
      throw new ControlError("wrong-state", message);
    }
    this.#current = new Play({ id: ++this.#plays, name, scenario }, this.#deps);
    return this.#current.run;
  }

  /** Stops the play, if one runs, and resolves when all is cleared up. */
  async stop(): Promise<ScenarioRun | undefined> {
    await this.#current?.stop();
    return this.run;
  }
}

interface Played {
  readonly id: number;
  readonly name: string;
  readonly scenario: Scenario;
}

/** One play, from its begin on. */
class Play {
  readonly #played: Played;
  readonly #deps: PlayerDeps;
  readonly #stopping = new AbortController();
  readonly #startedAt: number;
  readonly #done: Promise<void>;
  #endedAt: number | undefined;
  #ending: Ending = { state: "running" };
  #progress: Progress | undefined;

  constructor(played: Played, deps: PlayerDeps) {
    this.#played = played;
    this.#deps = deps;
    this.#startedAt = deps.clock.now();
    this.#done = this.#play();
  }

  get run(): ScenarioRun {
    const { id, name, scenario } = this.#played;
    const index = this.#progress?.index ?? 0;
    const at = scenario.steps[index];
    return {
      id,
      name,
      title: scenario.title,
      ...this.#ending,
      step: index + 1,
      steps: scenario.steps.length,
      at: at ? lineOf(at) : { line: 1, column: 1, text: "" },
      elapsedMs: (this.#endedAt ?? this.#deps.clock.now()) - this.#startedAt,
      sequence: this.#progress?.sequence() ?? "",
    };
  }

  async stop(): Promise<void> {
    this.#stopping.abort(STOPPED);
    await this.#done;
  }

  async #play(): Promise<void> {
    const { control, clock, openStage } = this.#deps;
    const settings = control.settings();
    control.reset();
    const stage = openStage(this.#stopping.signal);
    let ending: Ending;
    try {
      // What the reset ended is told before the scenario begins.
      await stage.wait(clock.now(), () => false);
      const { failure } = await play(this.#played.scenario, stage, {
        onStep: (progress) => this.#progress = progress,
      });
      ending = failure === undefined
        ? { state: "passed" }
        : { state: "failed", failure: { ...lineOf(failure.placed), why: failure.why } };
    } catch (error) {
      ending = error === STOPPED ? { state: "stopped" } : this.#broken(error);
    }
    this.#endedAt = clock.now();
    await stage.close();
    control.restore(settings);
    this.#ending = ending;
  }

  /** The server could not do what the step asks for, such as attach one more toolbar. */
  #broken(error: unknown): Ending {
    const why = `It could not be played: ${error instanceof Error ? error.message : String(error)}`;
    return { state: "failed", failure: { ...this.run.at, why } };
  }
}

function lineOf({ at, text }: PlacedStep) {
  return { ...at, text };
}
