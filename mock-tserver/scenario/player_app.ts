// Scenarios over HTTP: GET lists the files, POST plays one against the running server, GET run tells
// how it goes, DELETE run stops it.
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ProblemError, problemResponse } from "../admin/problem.ts";
import { MAX_BODY_BYTES, readBody } from "../admin/read.ts";
import { ControlError } from "../control_error.ts";
import { NoBody } from "../control_schemas.ts";
import type { ScenarioFile, ScenarioLibrary } from "./library.ts";
import { Player, type PlayerDeps } from "./player.ts";
import { readScenario, sayProblems } from "./read.ts";
import type { ScenarioEntry, ScenarioText } from "./run_schemas.ts";

export interface PlayerAppDeps extends PlayerDeps {
  readonly library: ScenarioLibrary;
}

/** The app; its paths are below where it is mounted. */
export function createPlayerApp(deps: PlayerAppDeps): { app: Hono; close(): void } {
  const player = new Player(deps);
  const app = new Hono();
  app.use(bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () =>
      problemResponse("body-too-large", { detail: `Send at most ${MAX_BODY_BYTES} bytes` }),
  }));
  app.get("/", async (c) => {
    const scenarios = (await deps.library()).map(entryOf);
    return c.json({ scenarios, ...(player.run && { run: player.run }) });
  });
  app.all("/", () => methodNotAllowed("GET"));
  const find = async (name: string) => {
    const found = (await deps.library()).find((each) => each.name === name);
    if (found !== undefined) return found;
    throw new ProblemError("not-found", { detail: `There is no scenario "${name}"` });
  };
  app.get("/run", (c) => c.json(needed(player.run)));
  app.delete("/run", async (c) => c.json(needed(await player.stop())));
  app.all("/run", () => methodNotAllowed("GET, DELETE"));
  app.post("/:name/play", async (c) => {
    await readBody(c, NoBody);
    const name = c.req.param("name");
    const found = await find(name);
    const read = readScenario(found.text, found.file);
    if (!read.ok) {
      throw new ProblemError("wrong-state", { detail: sayProblems(found.file, read) });
    }
    const run = player.start(name, read.scenario);
    return c.json(run, 201, { location: c.req.path.replace(/[^/]+\/play$/, "run") });
  });
  app.all("/:name/play", () => methodNotAllowed("POST"));
  app.get("/:name", async (c) => c.json(textOf(await find(c.req.param("name")))));
  app.all("/:name", () => methodNotAllowed("GET"));
  app.onError((error) => {
    if (error instanceof ProblemError) return problemResponse(error.code, error.details);
    if (!(error instanceof ControlError)) throw error;
    return problemResponse(error.code, { detail: error.message });
  });
  return { app, close: () => void player.stop() };
}

function entryOf({ name, file, text }: ScenarioFile): ScenarioEntry {
  const read = readScenario(text, file);
  if (!read.ok) return { name, title: name, tags: [], steps: 0, problem: sayProblems(file, read) };
  const { title, description, tags = [], steps } = read.scenario;
  return {
    name,
    title,
    ...(description !== undefined && { description }),
    tags,
    steps: steps.length,
  };
}

function textOf(file: ScenarioFile): ScenarioText {
  const read = readScenario(file.text, file.file);
  const stepLines = read.ok ? read.scenario.steps.map(({ at }) => at.line) : [];
  return { ...entryOf(file), text: file.text, stepLines };
}

function methodNotAllowed(allow: string): Response {
  return problemResponse("method-not-allowed", { detail: `Use ${allow}`, headers: { allow } });
}

function needed<Run>(run: Run | undefined): Run {
  if (run !== undefined) return run;
  throw new ProblemError("not-found", { detail: "No scenario was played. POST to one's play" });
}
