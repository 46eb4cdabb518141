// The generator over HTTP: POST starts one, GET tells its figures (idle before the first), DELETE stops it.
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import { ProblemError, problemResponse } from "../admin/problem.ts";
import { MAX_BODY_BYTES, readBody } from "../admin/read.ts";
import type { MockControl } from "../control.ts";
import { ControlError } from "../control_error.ts";
import { IDLE } from "./figures.ts";
import { Generator } from "./generator.ts";
import { GeneratorPlan } from "./plan.ts";

/** What generators are made of. */
export interface GeneratorAppDeps {
  readonly control: MockControl;
  readonly clock: Clock;
  readonly random: Random;
}

/** The app, for one generator at a time; its path is where it is mounted. */
export function createGeneratorApp(deps: GeneratorAppDeps): { app: Hono; close(): void } {
  let generator: Generator | undefined;
  const running = () => generator !== undefined && generator.figures.state !== "done";
  const app = new Hono();
  app.use(bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () =>
      problemResponse("body-too-large", { detail: `Send at most ${MAX_BODY_BYTES} bytes` }),
  }));
  app.post("/", async (c) => {
    const plan = await readBody(c, GeneratorPlan);
    if (running()) {
      throw new ProblemError("wrong-state", {
        detail: "A generator runs already. DELETE stops it",
      });
    }
    try {
      generator = new Generator(plan, deps);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new ProblemError("wrong-state", { detail: error.message });
    }
    return c.json(generator.figures, 201);
  });
  app.get("/", (c) => c.json(generator?.figures ?? IDLE));
  app.delete("/", (c) => {
    needed(generator).stop();
    return c.json(needed(generator).figures);
  });
  app.all("/", () => {
    const allow = "GET, POST, DELETE";
    return problemResponse("method-not-allowed", { detail: `Use ${allow}`, headers: { allow } });
  });
  app.onError((error) => {
    if (error instanceof ProblemError) return problemResponse(error.code, error.details);
    if (error instanceof ControlError) {
      return problemResponse(error.code, { detail: error.message });
    }
    throw error;
  });
  return { app, close: () => generator?.stop() };
}

function needed(generator: Generator | undefined): Generator {
  if (generator !== undefined) return generator;
  throw new ProblemError("not-found", { detail: "No generator was started. POST a plan" });
}
