// Plays a scenario on a stage, step by step, and says how it went.
import * as acting from "./acting.ts";
import { expectMessage, forbidden, forbidMessage, type Verdict } from "./expecting.ts";
import { brokenPromises } from "./promise.ts";
import { Run } from "./run.ts";
import type { PlacedStep, Scenario } from "./scenario.ts";
import { sequenceText } from "./sequence_text.ts";
import type { Message, Stage } from "./stage.ts";

/** How a scenario went. */
export interface Outcome {
  readonly scenario: Scenario;
  /** All that was seen, in the order in which it was seen. */
  readonly sequence: readonly Message[];
  /** How long it took on the stage's clock, in milliseconds. */
  readonly elapsedMs: number;
  readonly failure?: Failure;
}

/** Where and why a scenario failed. */
export interface Failure {
  readonly placed: PlacedStep;
  readonly why: string;
  /** The sequence so far as text. */
  readonly sequence: string;
}

/** How far a play is. */
export interface Progress {
  /** The place of the step at hand among the steps. */
  readonly index: number;
  readonly placed: PlacedStep;
  /** All that was seen up to now, as text. */
  sequence(): string;
}

export interface PlayOptions {
  /** Is told each step before it is played. */
  readonly onStep?: (progress: Progress) => void;
}

/** Plays `scenario` to its end or to the first step that fails. Never throws for what the file says. */
export async function play(
  scenario: Scenario,
  stage: Stage,
  { onStep }: PlayOptions = {},
): Promise<Outcome> {
  const run = new Run(scenario, stage);
  const failed = await playSteps(run, onStep) ?? await checkEnd(run);
  const { sequence, startedAt } = run;
  const elapsedMs = stage.now() - startedAt;
  if (failed === undefined) return { scenario, sequence, elapsedMs };
  return { scenario, sequence, elapsedMs, failure: { ...failed, sequence: textOf(run) } };
}

function textOf(run: Run): string {
  const { sequence, startedAt } = run;
  return sequenceText(sequence, { startedAt, nameOf: (message) => run.nameOf(message) });
}

type Failed = Omit<Failure, "sequence"> | undefined;

async function playSteps(run: Run, onStep: PlayOptions["onStep"]): Promise<Failed> {
  const { settings, steps } = run.scenario;
  const [first] = steps;
  if (settings && first) {
    const why = await acting.settings(run, { settings });
    if (why !== undefined) return { placed: first, why };
  }
  for (const [index, placed] of steps.entries()) {
    onStep?.({ index, placed, sequence: () => textOf(run) });
    const why = await playStep(run, placed);
    if (why !== undefined) return { placed, why };
    const broken = brokenStanding(run);
    if (broken) return broken;
  }
}

async function playStep(run: Run, placed: PlacedStep): Promise<Verdict> {
  const { step } = placed;
  if ("expect" in step) return await expectMessage(run, step.expect);
  if ("never" in step) return await forbidMessage(run, step.never, placed);
  const verdict = await act(run, step);
  run.actedAt = run.stage.now();
  return verdict;
}

type ActingStep = Exclude<PlacedStep["step"], { expect: unknown } | { never: unknown }>;

async function act(run: Run, step: ActingStep): Promise<Verdict> {
  if ("after" in step) return void await run.stage.wait(run.stage.now() + step.after, () => false);
  if ("customer" in step) return await acting.customer(run, step);
  if ("phone" in step) return await acting.phone(run, step);
  if ("toolbar" in step) return await acting.toolbar(run, step);
  if ("command" in step) return await acting.command(run, step);
  if ("settings" in step) return await acting.settings(run, step);
  if ("link" in step) return await acting.link(run, step);
  if ("fault" in step) return await acting.fault(run, step);
  if ("switchover" in step) return await acting.switchover(run, step);
  if ("connection" in step) return await acting.connection(run, step);
  if ("dn" in step) return await acting.dn(run, step);
  return await acting.control(run, step);
}

function brokenStanding(run: Run): Failed {
  for (const { never, placed } of run.standing) {
    const why = forbidden(run, never);
    if (why !== undefined) return { placed, why };
  }
}

/** What must hold whatever the file says: every call that a toolbar was told of has ended, once. */
async function checkEnd(run: Run): Promise<Failed> {
  await run.wait(0);
  const broken = brokenStanding(run);
  const placed = run.scenario.steps.at(-1);
  if (broken || placed === undefined) return broken;
  const [promise] = brokenPromises(run.sequence, {
    openCalls: run.scenario.openCalls,
    nameOf: (message) => run.nameOf(message),
  });
  return promise === undefined ? undefined : { placed, why: `At the end ${promise}` };
}

/** A failure as text: the place in the file, the line, why, and the sequence. */
export function sayFailure({ scenario, failure }: Outcome): string {
  if (failure === undefined) return "";
  const { placed: { at, text }, why, sequence } = failure;
  const number = String(at.line).padStart(6);
  return `${scenario.file}:${at.line}:${at.column}: ${why}\n${number} | ${text}\n\n${sequence}`;
}
