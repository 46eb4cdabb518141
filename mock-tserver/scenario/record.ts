// Makes a scenario file of what happened at a gateway and its mock: what people and toolbars did as
// steps with the times between, what the toolbars were told as expectations. Pure.
import { stringify } from "yaml";
import type { TraceRecord } from "../../gateway/protocol/trace.ts";
import type { JournalEntry } from "../control_schemas.ts";
import { MockSettings, MockSettingsPatch } from "../settings.ts";
import { formatDuration } from "./duration.ts";
import { RecordedCalls, type RecordedStep } from "./recorded_steps.ts";

/** What a recording is made of. */
export interface Recording {
  readonly title: string;
  /** The T-Server's journal since its last reset, complete. */
  readonly journal: readonly JournalEntry[];
  /** What toolbars and the gateway said to each other, in order. */
  readonly trace: readonly TraceRecord[];
  readonly settings: MockSettings;
  /** Agents and their DNs, as far as they are known. */
  readonly agents: Readonly<Record<string, string>>;
}

/** Steps closer to each other than this follow at once, in milliseconds; the time is not lost. */
const MIN_PAUSE_MS = 5;

/** The text of a scenario file. */
export function recordedScenario(recording: Recording): string {
  const { title, journal, settings } = recording;
  const begin = journal[0]?.time ?? 0;
  const trace = recording.trace.filter(({ time }) => time >= begin);
  const calls = new RecordedCalls(recording.agents, { journal, trace });
  const steps = timed([...calls.prelude(begin), ...calls.steps()]);
  const patch = changedSettings(settings);
  const file = {
    title,
    ...(calls.openCalls && { openCalls: true }),
    agents: calls.agents,
    ...(Object.keys(patch).length > 0 && { settings: patch }),
    steps: [...steps, ...calls.counts()],
  };
  const head = "# yaml-language-server: $schema=../docs/scenario.schema.json\n";
  return head + stringify(file, { flowCollectionPadding: true, lineWidth: 0 });
}

/** Steps with the pauses between them; they are in order. */
function timed(steps: readonly RecordedStep[]): object[] {
  let now = steps[0]?.time ?? 0;
  return steps.flatMap(({ time, step }) => {
    const pauseMs = Math.round(time - now);
    if (pauseMs < MIN_PAUSE_MS) return [step];
    now += pauseMs;
    return [{ after: formatDuration(pauseMs) }, step];
  });
}

/** The settings that a file can name, where they are not as they are by default. */
function changedSettings(settings: MockSettings): Record<string, unknown> {
  const known = Object.keys(MockSettingsPatch.shape);
  const fallback: Readonly<Record<string, unknown>> = MockSettings.parse({});
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) =>
      known.includes(name) && JSON.stringify(value) !== JSON.stringify(fallback[name])
    ),
  );
}
