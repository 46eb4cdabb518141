// Reads a scenario file, or says all that is wrong with it and where. Never throws.
import { z } from "zod";
import { findings, shown, unknown } from "./explain.ts";
import { Heading, keywordOf, KEYWORDS, MAX_STEPS, type Step, STEPS } from "./language.ts";
import { checkNames } from "./names.ts";
import type { PlacedStep, Scenario } from "./scenario.ts";
import { MAX_FILE_CHARS, type Position, type Problem, Source } from "./source.ts";

export type ReadResult =
  | { readonly ok: true; readonly scenario: Scenario }
  /** What is wrong, from the top of the file down; at least one. */
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly source: Source };

/** What stands in no text: NUL, and the mark that a decoder leaves for bytes that it cannot read. */
const NO_TEXT = /[\0\ufffd]/;

/** The scenario that `text`, the content of `file`, describes. */
export function readScenario(text: string, file: string): ReadResult {
  if (text.length > MAX_FILE_CHARS) {
    const message = `The file has ${text.length} characters, ${MAX_FILE_CHARS} are allowed`;
    return { ok: false, problems: [{ line: 1, column: 1, message }], source: new Source("") };
  }
  const wrong = text.search(NO_TEXT);
  if (wrong >= 0) {
    const line = text.slice(0, wrong).split("\n").length;
    const message = "The file is no text in UTF-8. Save it as such";
    return { ok: false, problems: [{ line, column: 1, message }], source: new Source("") };
  }
  try {
    return readSource(new Source(text), file);
  } catch (error) {
    // Lists within lists without end are more than the stack holds.
    if (!(error instanceof RangeError)) throw error;
    const message = "The file is nested too deeply to be read";
    return { ok: false, problems: [{ line: 1, column: 1, message }], source: new Source("") };
  }
}

function readSource(source: Source, file: string): ReadResult {
  const read = source.problems.length > 0 ? source.problems : check(source);
  if (!Array.isArray(read)) return { ok: true, scenario: { ...read, file } };
  const problems = read.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { ok: false, problems, source };
}

function check(source: Source): Omit<Scenario, "file"> | Problem[] {
  const data = dataOf(source);
  if ("problem" in data) return [data.problem];
  const { steps, ...heading } = data.map;
  const problems = problemsOf(source, { schema: HeadingAndSteps, value: data.map, path: [] });
  if (!Array.isArray(steps)) return problems;
  steps.forEach((step: unknown, index) => problems.push(...checkStep(source, step, index)));
  if (problems.length > 0) return problems;

  const placed = steps.map((step: object, index): PlacedStep => {
    const at = source.position(["steps", index]);
    const keyword = keywordOf(step) ?? "after";
    return { step: STEPS[keyword].parse(step) as Step, at, text: source.line(at.line) };
  });
  const scenario = { ...Heading.parse(heading), steps: placed };
  const misnamed = checkNames(scenario).map(({ index, path, message }) => ({
    ...source.position(["steps", index, ...path]),
    message,
  }));
  return misnamed.length > 0 ? misnamed : scenario;
}

/** Steps are looked at one by one, so that what is wrong in one is said by its own schema. */
const HeadingAndSteps = Heading.extend({
  steps: z.array(z.unknown()).min(1, "must have at least one step").max(MAX_STEPS),
});

function dataOf(source: Source): { map: Record<string, unknown> } | { problem: Problem } {
  const problem = (message: string) => ({ problem: { ...source.position([]), message } });
  let data: unknown;
  try {
    data = source.data;
  } catch (error) {
    const isTooMuch = error instanceof ReferenceError &&
      error.message.startsWith("Excessive alias");
    if (isTooMuch) return problem("The aliases (*name) stand for too much. Write the steps out");
    return problem(error instanceof Error ? error.message : "The file cannot be read");
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return problem(
      `A scenario is a map with title and steps; the file holds ${
        data === null ? "nothing" : shown(data)
      }`,
    );
  }
  return { map: data as Record<string, unknown> };
}

function checkStep(source: Source, step: unknown, index: number): Problem[] {
  const path = ["steps", index];
  if (typeof step !== "object" || step === null || Array.isArray(step)) {
    return [{
      ...source.position(path),
      message: `A step is a map such as "after: 2s", not ${shown(step)}. Steps: ${
        KEYWORDS.join(", ")
      }`,
    }];
  }
  const keyword = keywordOf(step);
  if (keyword === undefined) {
    const [first = ""] = Object.keys(step);
    return [{ ...source.keyPosition(path, first), message: unknown("step", first, KEYWORDS) }];
  }
  const others = KEYWORDS.filter((other) =>
    Object.hasOwn(step, other) && !Object.hasOwn(STEPS[keyword].shape, other)
  );
  const first = others[0];
  if (first !== undefined) {
    const message = `A step does one thing, here ${keyword}. Begin another with - ${first}`;
    return [{ ...source.keyPosition(path, first), message }];
  }
  return problemsOf(source, { schema: STEPS[keyword], value: step, path });
}

interface Part {
  readonly schema: z.ZodType;
  readonly value: unknown;
  /** Where `value` is in the file. */
  readonly path: readonly PropertyKey[];
}

function problemsOf(source: Source, { schema, value, path }: Part): Problem[] {
  return findings(schema, value).map((finding) => {
    const whole = [...path, ...finding.path];
    const at: Position = finding.key === undefined
      ? source.position(whole)
      : source.keyPosition(whole, finding.key);
    return { ...at, message: finding.message };
  });
}

/** The problems as lines, each with its place, the text there, and a mark below the column. */
export function sayProblems(
  file: string,
  { problems, source }: Extract<ReadResult, { ok: false }>,
): string {
  return problems.map(({ line, column, message }) => {
    const number = String(line).padStart(6);
    return `${file}:${line}:${column}: ${message}\n` +
      `${number} | ${source.line(line)}\n${" ".repeat(6)} | ${" ".repeat(column - 1)}^`;
  }).join("\n");
}
