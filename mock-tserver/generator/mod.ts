// The face of the call generator.
export type { Figures, ReleasedCalls } from "./figures.ts";
export { type Floor, type FloorCall, phoneFloor } from "./floor.ts";
export { Generator, type GeneratorDeps } from "./generator.ts";
export { GeneratorPlan, type GeneratorPlanInput } from "./plan.ts";
