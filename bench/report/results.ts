// What one run of the benchmark found; the JSON in bench/results is this.
import type { CpuFigures } from "../sections/cpu.ts";
import type { LatencyFigures } from "../sections/latency.ts";
import type { MicroRow } from "../sections/micro.ts";
import type { MockFigures } from "../sections/mock.ts";
import type { ScaleFigures } from "../sections/scale.ts";
import type { StartFigures } from "../sections/start.ts";

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  /** Programs and their versions. */
  readonly versions: Readonly<Record<string, string>>;
  /** The load of one minute before the run: other work makes figures worse. */
  readonly loadBefore: number;
}

export interface Results {
  readonly mode: "quick" | "full";
  /** ISO 8601, UTC. */
  readonly begun: string;
  readonly seconds: number;
  /** The commit that was measured. */
  readonly commit: string;
  readonly machine: Machine;
  readonly cpu?: CpuFigures;
  readonly latency?: LatencyFigures;
  readonly scale?: ScaleFigures;
  readonly start?: StartFigures;
  readonly mock?: MockFigures;
  readonly micro?: readonly MicroRow[];
}
