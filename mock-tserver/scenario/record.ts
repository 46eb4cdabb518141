// Makes a scenario file of what happened at a gateway and its mock: what people, toolbars and controls did
// as steps with the times between, what the toolbars were told as expectations. Pure.
import { stringify } from "yaml";
import type { TraceRecord } from "../../gateway/protocol/trace.ts";
import type { JournalEntry } from "../control_schemas.ts";
import type { MockSettings } from "../settings.ts";
import { formatDuration } from "./duration.ts";
import { recordedAgents } from "./recorded_cast.ts";
import { changedSettings, settingsAtStart } from "./recorded_settings.ts";
import { RecordedRun, type RecordedStep } from "./recorded_steps.ts";

/** What a recording is made of. */
export interface Recording {
  readonly title: string;
  /** The T-Server's journal since its last reset, complete. */
  readonly journal: readonly JournalEntry[];
  /** What toolbars and the gateway said to each other since then, complete and in order. */
  readonly trace: readonly TraceRecord[];
  /** The T-Server's settings at the end. */
  readonly settings: MockSettings;
  /** The agents who are logged in, and their DNs. */
  readonly agents: Readonly<Record<string, string>>;
}

/** Steps closer to each other than this follow at once, in milliseconds; the time is not lost. */
const MIN_PAUSE_MS = 5;

/** The text of a scenario file; undefined when nobody did anything. */
export function recordedScenario(recording: Recording): string | undefined {
  const { title, journal, trace, settings } = recording;
  const sources = { journal, trace };
  const agents = recordedAgents(sources, { known: recording.agents, settings });
  const run = new RecordedRun(sources, agents);
  const steps = timed(run.steps(), run.endedAt);
  if (steps.length === 0) return undefined;
  const atStart = changedSettings(settingsAtStart(journal, settings));
  const file = {
    title,
    ...(run.openCalls && { openCalls: true }),
    agents,
    ...(Object.keys(atStart).length > 0 && { settings: atStart }),
    steps: [...steps, ...run.counts()],
  };
  const head = "# yaml-language-server: $schema=../docs/scenario.schema.json\n";
  return head +
    stringify(file, { flowCollectionPadding: true, lineWidth: 0, aliasDuplicateObjects: false });
}

/** Steps with the pauses between them and up to the end; they are in order. */
function timed(steps: readonly RecordedStep[], endedAt: number): object[] {
  let now = steps[0]?.time ?? endedAt;
  const pause = (until: number, settles = false) => {
    const pauseMs = Math.round(until - now);
    if (pauseMs < MIN_PAUSE_MS) return settles ? [{ after: "0ms" }] : [];
    now += pauseMs;
    return [{ after: formatDuration(pauseMs) }];
  };
  const paced = steps.flatMap(({ time, step, settles }) => [...pause(time, settles), step]);
  return [...paced, ...pause(endedAt)];
}
