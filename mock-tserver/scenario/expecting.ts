// The steps that look: what must come, what must not, and the words when it is otherwise.
import { formatDuration } from "./duration.ts";
import type { Expectation, Prohibition } from "./expectation.ts";
import { describe, differences, isMeant, isOfKind, observerOf } from "./pattern.ts";
import { DEFAULT_WITHIN_MS, type Run } from "./run.ts";
import type { PlacedStep } from "./scenario.ts";

/** Why a step failed: one sentence or two; undefined when it did not. */
export type Verdict = string | undefined;

/** Waits for the message, or for the time to count. */
export async function expectMessage(run: Run, expectation: Expectation): Promise<Verdict> {
  return expectation.times === undefined
    ? await expectNext(run, expectation)
    : await expectTimes(run, expectation, expectation.times);
}

async function expectNext(run: Run, expectation: Expectation): Promise<Verdict> {
  const within = expectation.within ?? DEFAULT_WITHIN_MS;
  const deadline = run.actedAt + within;
  const observer = observerOf(expectation, run);
  const from = run.cursors.get(observer) ?? 0;
  let looked = from;
  let found = -1;
  const look = () => {
    for (; found < 0 && looked < run.sequence.length; looked++) {
      const message = run.sequence[looked];
      if (message && isMeant(expectation, message, run)) found = looked;
    }
    return found >= 0;
  };
  await run.wait(deadline, look);
  const expected = `Expected within ${formatDuration(within)} ${describe(expectation, run)}`;
  const message = look() ? run.sequence[found] : undefined;
  if (message === undefined) {
    return `${expected}, but ${nearest(run, expectation, from)}`;
  }
  if (message.time > deadline + run.stage.graceMs) {
    const late = formatDuration(message.time - run.actedAt);
    return `${expected}, but it came after ${late}`;
  }
  run.cursors.set(observer, found + 1);
}

/** What there was instead of the message. */
function nearest(run: Run, expectation: Expectation, from: number): string {
  const ofKind = run.sequence.slice(from).filter((message) => isOfKind(expectation, message, run));
  const last = ofKind.at(-1);
  if (last) return `the one that came differs: ${differences(expectation, last).join(", ")}`;
  return run.meant(expectation).length > 0
    ? "it came before a message that an earlier step waited for"
    : "none came";
}

async function expectTimes(run: Run, expectation: Expectation, times: number): Promise<Verdict> {
  await run.wait(expectation.within === undefined ? 0 : run.actedAt + expectation.within);
  const count = run.meant(expectation).length;
  if (count === times) return;
  return `Expected ${describe(expectation, run)} ${times} times, but it came ${count} times`;
}

/** Waits while the message must not come; without a time it must not come at all. */
export async function forbidMessage(
  run: Run,
  never: Prohibition,
  placed: PlacedStep,
): Promise<Verdict> {
  if (never.for === undefined) {
    run.standing.push({ never, placed });
    return forbidden(run, never);
  }
  const from = run.sequence.length;
  await run.wait(run.stage.now() + never.for, () => run.meant(never, from).length > 0);
  return forbidden(run, never, from);
}

/** Says so when a message came that must not have come since the place `from`. */
export function forbidden(run: Run, never: Prohibition, from = 0): Verdict {
  const [message] = run.meant(never, from);
  if (message === undefined) return undefined;
  const after = formatDuration(message.time - run.startedAt);
  return `${describe(never, run)} must never come, but it came ${after} after the start`;
}
