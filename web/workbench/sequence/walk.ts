// Where the keys lead from one message to another. Pure.

export type Step = "next" | "previous" | "pageDown" | "pageUp" | "first" | "last";

/** The steps of the keys that walk through the list. */
export const KEY_STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  PageDown: "pageDown",
  PageUp: "pageUp",
  Home: "first",
  End: "last",
};

/** From place `at` to another between 0 and `last`. */
export function stepFrom(
  at: number,
  step: Step,
  { last, pageRows }: { last: number; pageRows: number },
): number {
  const to = {
    next: at + 1,
    previous: at - 1,
    pageDown: at + pageRows,
    pageUp: at - pageRows,
    first: 0,
    last,
  }[step];
  return Math.max(0, Math.min(last, to));
}
