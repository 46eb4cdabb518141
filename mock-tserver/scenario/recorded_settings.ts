// The settings that a recorded run began with. The server tells those at its end; the journal tells
// what was changed on the way.
import { ControlAction } from "../control_actions.ts";
import type { JournalEntry } from "../control_schemas.ts";
import { MockSettings, MockSettingsPatch } from "../settings.ts";

const DEFAULTS: Readonly<Record<string, unknown>> = MockSettings.parse({});

/** What a file can say of settings. */
const SAYABLE = [...Object.keys(MockSettingsPatch.shape), "queues", "routePoints"];

/** The settings at the start, `atEnd` being those at the end. */
export function settingsAtStart(
  journal: readonly JournalEntry[],
  atEnd: MockSettings,
): MockSettings {
  const actions = journal.filter(({ from }) => from === "control")
    .map((entry) => ControlAction.parse(entry));
  const changed = actions.find((action) =>
    action.name === "changeSettings" || action.name === "restore"
  );
  const start = changed?.payload.before ?? atEnd;
  const added = new Set(
    actions.flatMap((action) =>
      action.name === "addQueue" || action.name === "addRoutePoint" ? [action.payload.dn] : []
    ),
  );
  const atStart = <Queue extends { readonly dn: string }>(queues: readonly Queue[]) =>
    queues.filter(({ dn }) => !added.has(dn));
  return { ...start, queues: atStart(start.queues), routePoints: atStart(start.routePoints) };
}

/** What a file says of settings: where they are not as they are by default. */
export function changedSettings(settings: MockSettings): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) =>
      SAYABLE.includes(name) && JSON.stringify(value) !== JSON.stringify(DEFAULTS[name])
    ),
  );
}
