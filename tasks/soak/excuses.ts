// Pure: what a gateway cannot be blamed for, judged by the steps of trouble.
import type { StepReport } from "./step.ts";
import type { ToolbarRecord } from "./toolbars/record.ts";
import type { Leg } from "./truth.ts";

type Period = Pick<Leg, "from" | "to">;

/** After trouble with the link the gateway may need so long to know of the calls again, in milliseconds. */
export const RECOVERY_MS = 12_000;

/** A step that is over may have begun to work before it was noted, in milliseconds. */
const EDGE_MS = 1_000;

export class Excuses {
  readonly #steps: readonly StepReport[];
  readonly #record: ToolbarRecord;

  constructor(steps: readonly StepReport[], record: ToolbarRecord) {
    this.#steps = steps;
    this.#record = record;
  }

  /** Whether there was trouble from the first moment to the last, so that nobody could ask the switch. */
  isTroubled({ from, to }: Period, scopes: readonly StepReport["scope"][]): boolean {
    let calmFrom = from;
    for (const step of this.#steps) {
      if (!scopes.includes(step.scope) || step.from - EDGE_MS > calmFrom) continue;
      calmFrom = Math.max(calmFrom, step.to + RECOVERY_MS);
    }
    return calmFrom >= to;
  }

  /**
   * The toolbar could not be reached at the time, and the gateway that knew was gone before it came back:
   * nobody was left who could tell it.
   */
  isForgotten(time: Period): boolean {
    const isCutOff = this.#steps.some(({ scope, from, to }) =>
      scope !== "link" && from - EDGE_MS <= time.to && to + RECOVERY_MS >= time.from
    );
    const back = this.#record.entries.find(({ kind, at }) => kind === "opened" && at >= time.from);
    return isCutOff && back !== undefined &&
      this.hasGatewayEnded({ from: time.from, to: back.at });
  }

  /** Whether a gateway ended in this time, and forgot. */
  hasGatewayEnded(time: Period): boolean {
    return this.#steps.some(({ forgets, from, to }) =>
      forgets && to >= time.from && from <= time.to
    );
  }

  /** A call whose first events are lost is one that nobody knows to ask for. */
  isHidden({ from, to }: Leg): boolean {
    return this.#steps.some((step) =>
      step.hides && step.from - EDGE_MS <= to && step.to + EDGE_MS >= from
    );
  }
}
