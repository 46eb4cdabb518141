// What one step of trouble is, and what it may lay its hands on.
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import type { Stage } from "./stage.ts";
import type { Desk } from "./traffic.ts";

/**
 * Whom a step concerns: "link" what the gateway knows of the switch, "toolbars" what toolbars hear of the
 * gateway; a gateway that ends concerns both.
 */
export type Scope = "link" | "toolbars" | "gateway";

export interface Step {
  readonly what: string;
  readonly scope: Scope;
  /** It may keep the gateway from hearing of a call at all. */
  readonly hides?: boolean;
  /** It ends a gateway, and with it all that it remembered. */
  readonly forgets?: boolean;
  readonly act: () => Promise<unknown>;
}

export interface StepOptions {
  readonly stage: Stage;
  readonly desks: readonly [Desk, ...Desk[]];
  readonly clock: Clock;
  readonly random: Random;
}

/** Draws the particulars of a step. */
export type Draw = (chaos: StepOptions) => Step;

/** One step, as the report tells it. */
export interface StepReport extends Pick<Step, "what" | "scope"> {
  readonly number: number;
  readonly hides: boolean;
  readonly forgets: boolean;
  /** Milliseconds since the epoch. */
  readonly from: number;
  to: number;
}
