// The account of a run as JSON: the figures, and of each problem everything that is known of its call.
import type { SoakResult } from "./run.ts";

export function reportOf(result: SoakResult): string {
  const { records, journal, legs, problems, ...figures } = result;
  const told = problems.map((problem) => ({
    ...problem,
    record: records.find(({ name }) => name === problem.toolbar)?.entries.filter((entry) =>
      !("event" in entry) || entry.event.eventId === undefined ||
      entry.event.eventId === problem.eventId
    ),
    journal: journal.filter(({ eventId }) => eventId === problem.eventId),
  }));
  return `${JSON.stringify({ ...figures, legs: legs.length, problems: told }, undefined, 2)}\n`;
}
