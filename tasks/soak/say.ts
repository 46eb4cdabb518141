// The account as text: one line while it runs, a table at the end, and each problem with what led to it.
import type { JournalEntry } from "../../mock-tserver/control_schemas.ts";
import { columns } from "../command_line.ts";
import type { Count, Problem } from "./account.ts";
import type { StepReport } from "./step.ts";
import type { Figures, SoakResult } from "./run.ts";
import { namesOf } from "./truth.ts";
import type { Recorded } from "./toolbars/record.ts";

/** Problems that are printed whole, and lines of a record around each. */
const MAX_PROBLEMS = 10;
const LINES_AROUND = 40;

/** What happened so long before and after still counts as around it, in milliseconds. */
const AROUND_MS = 15_000;

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** The line that is drawn over and over on a terminal. */
export function progressLine(figures: Figures): string {
  const { elapsedMs, phase, calls, liveCalls, steps, restarts, told } = figures;
  return `${seconds(elapsedMs).padStart(8)}  ${phase}  calls ${calls}  live ${liveCalls}  ` +
    `steps ${steps}  restarts ${restarts}  records ${told}`;
}

/** A step as it begins; the seed and its number find it again. */
export function stepLine({ number, what, from }: StepReport, seed: number): string {
  return `${clockTime(from)}  seed ${seed} step ${number}: ${what}`;
}

const MEANINGS: Readonly<Record<Count, string>> = {
  legs: "legs told of",
  releases: "EventReleased",
  synthesised: "  synthesised by the gateway or the toolbar",
  endsAlone: "  of legs not told of before",
  endsAgain: "told again after a broken connection",
  listedAfterRestart: "ended by EventRegistered's list alone, the gateway restarted",
  listedBesideAnother: "ended by that list alone, another toolbar had heard the end",
  forgotten: "forgotten by a reload",
  connections: "connections",
  breaks: "  that broke",
  reloads: "reloads",
  unheardExcused: "legs that nobody could tell of",
  reasonsExcused: "reasons that nobody could know",
};

/** All figures at the end. */
export function summary(result: SoakResult): string {
  const { counts, countsByKind: { seed, resuming, ours } } = result;
  const rows = (Object.keys(MEANINGS) as Count[]).map((name) =>
    [
      MEANINGS[name],
      `${counts[name]} (seed ${seed[name]}, resuming ${resuming[name]}, ours ${ours[name]})`,
    ] as const
  );
  return columns([
    ["time", seconds(result.durationMs)],
    ["agents", `${result.agents} with ${result.toolbars} toolbars`],
    ["calls at the switch", `${result.calls}`],
    ["agent legs there", `${result.legs.length}`],
    ["steps of trouble", `${result.steps.length}`],
    ["gateway restarts", `${result.restarts}`],
    ...rows,
    ["problems", problemCounts(result.problems)],
    ["seed", `${result.seed}`],
  ]);
}

function problemCounts(problems: readonly Problem[]): string {
  const byKind = Map.groupBy(problems, ({ kind }) => kind);
  const parts = [...byKind].map(([kind, all]) => `${kind} ${all.length}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

/** Each problem with the toolbar's record, the switch's journal and the steps around it. */
export function sayProblems(result: SoakResult): string {
  return result.problems.slice(0, MAX_PROBLEMS).map((problem) => sayProblem(problem, result))
    .join("\n");
}

function sayProblem(problem: Problem, { records, journal, legs, steps }: SoakResult): string {
  const { kind, toolbar, dn, eventId, at, detail } = problem;
  const entries = records.find(({ name }) => name === toolbar)?.entries ?? [];
  const isNear = (time: number) => Math.abs(time - at) <= AROUND_MS;
  const isAbout = (entry: Recorded) =>
    !("event" in entry) || !entry.event.eventId || entry.event.eventId === eventId;
  const about = entries.filter((entry) => isNear(entry.at) && isAbout(entry));
  const middle = about.findIndex((entry) => entry.at >= at);
  const record = about.slice(Math.max(0, middle - LINES_AROUND / 2), middle + LINES_AROUND / 2);
  const names = new Set(
    legs.filter((leg) => leg.dn === dn && namesOf(leg).includes(eventId)).flatMap(namesOf),
  ).add(eventId);
  const rows = journal.filter((row) => names.has(row.eventId ?? "") && isNear(row.time));
  return [
    `${kind}: ${toolbar} (DN ${dn}), call ${eventId}, ${clockTime(at)}: ${detail}`,
    "  its record",
    ...record.map((entry) => `    ${clockTime(entry.at)}  ${sayEntry(entry)}`),
    "  the switch's journal of the call",
    ...rows.map((row) => `    ${clockTime(row.time)}  ${sayRow(row)}`),
    "  steps",
    ...steps.filter(({ from, to }) => from - AROUND_MS <= at && to + AROUND_MS >= at).map((step) =>
      `    ${clockTime(step.from)} to ${clockTime(step.to)}  ${step.number}: ${step.what}`
    ),
    "",
  ].join("\n");
}

function sayEntry(entry: Recorded): string {
  switch (entry.kind) {
    case "opened":
      return `opened ${entry.query}`;
    case "lost":
      return `lost ${entry.isClean ? "cleanly" : "uncleanly"}`;
    case "reloaded":
      return "reloaded";
    case "asked":
      return `asked ${entry.command}: ${entry.answer}`;
    case "told":
    case "shown": {
      const { eventName, epoch, seq, eventId, connectionId, reason, cause, calls } = entry.event;
      const words = [
        eventName,
        `${epoch.slice(0, 8)}:${seq}`,
        eventId,
        connectionId,
        reason,
        cause,
        calls && `[${calls.map((call) => call.eventId).join(" ")}]`,
      ];
      return `${entry.kind} ${words.filter(Boolean).join(" ")}`;
    }
  }
}

function sayRow({ from, to, name, thisDN, connectionId, dropped }: JournalEntry): string {
  return [`${from} > ${to}`, name, thisDN, connectionId, dropped && "dropped"].filter(Boolean)
    .join(" ");
}

function clockTime(ms: number): string {
  return Number.isFinite(ms) ? new Date(ms).toISOString().slice(11, 23) : "the end";
}
