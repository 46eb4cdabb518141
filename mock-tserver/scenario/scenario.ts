// A scenario as it is run: what its file says, with the place of each step.
import type { z } from "zod";
import type { Heading, Step } from "./language.ts";
import type { Position } from "./source.ts";

/** One step and its place in the file. */
export interface PlacedStep {
  readonly step: Step;
  readonly at: Position;
  /** The line as it is written, to be shown with a failure. */
  readonly text: string;
}

/** A scenario that can be run. */
export interface Scenario extends z.infer<typeof Heading> {
  /** The file's name, as it was given. */
  readonly file: string;
  readonly steps: readonly PlacedStep[];
}
