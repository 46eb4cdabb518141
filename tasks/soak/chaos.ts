// Makes trouble for as long as a run lasts: one step after another, drawn from the seed, with calm between.
import type { Step, StepOptions, StepReport } from "./step.ts";
import { DRAWS } from "./steps.ts";
import { between, oneOf, pause } from "./time.ts";

export interface ChaosOptions extends StepOptions {
  readonly onStep: (step: StepReport) => void;
}

/** The wait from one step to the next, and the calm after every few of them, in milliseconds. */
const BETWEEN_MS = [100, 1_800] as const;
const CALM_MS = 9_000;
const STEPS_TO_CALM = 7;

export class Chaos {
  readonly #options: ChaosOptions;
  readonly steps: StepReport[] = [];
  #isStopped = false;

  constructor(options: ChaosOptions) {
    this.#options = options;
  }

  /** Makes trouble until `stop`; resolves when the last step is over. */
  async run(): Promise<void> {
    const { clock, random } = this.#options;
    let before: Promise<unknown> = Promise.resolve();
    while (!this.#isStopped) {
      const step = oneOf(random, DRAWS)(this.#options);
      const waitMs = between(random, BETWEEN_MS);
      const isOverlapping = random.next() < 0.3 && this.steps.at(-1)?.scope !== step.scope &&
        step.scope !== "gateway" && this.steps.at(-1)?.scope !== "gateway";
      if (!isOverlapping) await before;
      if (this.#isStopped) break;
      before = Promise.all([before, this.#take(step)]);
      await pause(clock, waitMs);
      if (this.steps.length % STEPS_TO_CALM === 0) await this.#calm(before);
    }
    await before;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #calm(before: Promise<unknown>): Promise<void> {
    const { clock } = this.#options;
    await before;
    for (let ms = 0; ms < CALM_MS && !this.#isStopped; ms += 250) await pause(clock, 250);
  }

  async #take({ what, scope, hides = false, forgets = false, act }: Step): Promise<void> {
    const { clock, onStep } = this.#options;
    const from = clock.now();
    const number = this.steps.length + 1;
    const report: StepReport = { number, what, scope, hides, forgets, from, to: Infinity };
    this.steps.push(report);
    onStep(report);
    await act();
    report.to = clock.now();
  }
}
