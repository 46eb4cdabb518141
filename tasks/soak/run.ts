// One run of the soak: builds the stage, lets calls come and things go wrong for as long as asked, calms
// everything down, and takes the account.
import type { Clock } from "../../gateway/runtime/clock.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { accountOf, type Counts, noCounts, type Problem } from "./account.ts";
import { Chaos } from "./chaos.ts";
import type { StepReport } from "./step.ts";
import { Stage } from "./stage.ts";
import { eventually, pause, seedOf } from "./time.ts";
import { OurToolbar } from "./toolbars/our_toolbar.ts";
import type { ToolbarKind } from "./toolbars/record.ts";
import { ResumingToolbar } from "./toolbars/resuming_toolbar.ts";
import { SeedToolbar } from "./toolbars/seed_toolbar.ts";
import type { Toolbar } from "./toolbars/toolbar.ts";
import { type Desk, Traffic } from "./traffic.ts";
import { type Leg, legsOf } from "./truth.ts";

/** The agents' first login and DN; the others follow. */
const FIRST_AGENT = 1_001;
const FIRST_DN = 7_001;

/** How long everything may take to be well again in the end, in milliseconds. */
const QUIET_WITHIN_MS = 60_000;

/** After the last reconnect, what is under way may take so long to be told, in milliseconds. */
const SETTLE_MS = 2_000;

/** How often the journal is read and the figures are shown, in milliseconds. */
const EVERY_MS = 500;

export interface SoakOptions {
  readonly durationMs: number;
  readonly agents: number;
  readonly seed: number;
  /** Calls a second. */
  readonly rate: number;
  readonly clock: Clock;
  readonly onStep: (step: StepReport) => void;
  readonly onFigures: (figures: Figures) => void;
}

/** How it stands while it runs. */
export interface Figures {
  readonly elapsedMs: number;
  readonly phase: string;
  readonly calls: number;
  readonly liveCalls: number;
  readonly steps: number;
  readonly restarts: number;
  readonly told: number;
}

export interface SoakResult {
  readonly seed: number;
  readonly agents: number;
  readonly toolbars: number;
  readonly durationMs: number;
  readonly calls: number;
  readonly legs: readonly Leg[];
  readonly restarts: number;
  readonly steps: readonly StepReport[];
  readonly counts: Counts;
  readonly countsByKind: Readonly<Record<ToolbarKind, Counts>>;
  readonly problems: readonly Problem[];
  /** What did not become well in the end, a phrase each. */
  readonly unwell: readonly string[];
  readonly records: readonly Toolbar[];
  readonly journal: Stage["mock"]["journal"];
  readonly gatewaySaid: string;
}

const TOOLBARS = { seed: SeedToolbar, resuming: ResumingToolbar, ours: OurToolbar } as const;

/** Which toolbars an agent has, by turns. */
const KINDS: readonly (readonly ToolbarKind[])[] = [
  ["seed"],
  ["resuming"],
  ["ours"],
  ["resuming", "seed"],
  ["seed"],
  ["resuming", "resuming"],
  ["ours", "seed"],
];

export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { clock, seed, rate, agents, durationMs, onStep, onFigures } = options;
  const random = seededRandom(seed);
  const ownRandom = () => seededRandom(seedOf(random));
  const dnOf = new Map(
    Array.from({ length: agents }, (_, n) => [`${FIRST_AGENT + n}`, `${FIRST_DN + n}`] as const),
  );
  await using stage = await Stage.start({ agents: dnOf, seed, clock, random: ownRandom() });
  const { mock, authority } = stage;
  const desks = [...dnOf].map(([agentId, dn], n): Desk => ({
    agentId,
    dn,
    toolbars: (KINDS[n % KINDS.length] ?? []).map((kind, place) => {
      const name = `${agentId}/${kind}${place > 0 ? `-${place + 1}` : ""}`;
      return new TOOLBARS[kind]({ name, agentId, dn, authority, clock, random: ownRandom() });
    }),
  }));
  const [first, ...others] = desks;
  if (!first) throw new RangeError("Cannot soak without agents: at least one is needed");
  const all = { desks: [first, ...others] as const, clock };
  const toolbars = desks.flatMap((desk) => desk.toolbars);
  const traffic = new Traffic({ ...all, mock, random: ownRandom(), rate });
  const chaos = new Chaos({ ...all, stage, random: ownRandom(), onStep });
  const unwell: string[] = [];

  const began = clock.now();
  let phase = "connecting";
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      await mock.readJournal();
      onFigures({
        elapsedMs: clock.now() - began,
        phase,
        calls: traffic.begun,
        liveCalls: traffic.live,
        steps: chaos.steps.length,
        restarts: stage.restarts,
        told: toolbars.reduce((sum, { entries }) => sum + entries.length, 0),
      });
      await pause(clock, EVERY_MS);
    }
  };
  const watching = watch();

  const expect = async (what: string, isSo: () => Promise<boolean> | boolean) => {
    if (await eventually(clock, { withinMs: QUIET_WITHIN_MS, isSo })) return;
    unwell.push(what);
  };
  const allUpSince = async (marks: readonly number[]) => {
    for (const [index, toolbar] of toolbars.entries()) {
      await expect(
        `${toolbar.name} was not told how things stand`,
        () => toolbar.isUpSince(marks[index] ?? 0),
      );
    }
  };

  await expect("the gateway's link did not come up", () => stage.isLinkUp());
  for (const toolbar of toolbars) toolbar.start();
  await allUpSince(toolbars.map(() => 0));

  phase = "soaking";
  const running = [traffic.run(), chaos.run()];
  await Promise.race([pause(clock, durationMs), watching]);

  phase = "calming";
  chaos.stop();
  await traffic.stop();
  await Promise.all(running);
  stage.linkProxy.clear();
  stage.toolbarProxy.clear();
  await mock.clearFaults();
  await mock.post("/link", { up: true });
  await expect("the gateway's link did not come up", () => stage.isLinkUp());
  await expect("calls live on at the switch", async () => {
    const calls = await mock.calls();
    await Promise.all(calls.flatMap(({ connectionId, parties }) => [
      mock.post(`/calls/${connectionId}/hangup`),
      ...parties.filter(({ isDN }) => isDN).map(({ number }) =>
        mock.post(`/dns/${number}/hangup`, { connectionId })
      ),
    ]));
    return calls.length === 0;
  });

  phase = "reconnecting";
  await pause(clock, SETTLE_MS);
  const marks = toolbars.map(({ entries }) => entries.length);
  for (const toolbar of toolbars) toolbar.reconnect();
  await allUpSince(marks);
  await pause(clock, SETTLE_MS);
  isOver = true;
  await watching;
  await mock.readJournal();
  for (const toolbar of toolbars) toolbar.stop();

  const legs = legsOf(mock.journal, new Set(dnOf.values()));
  const countsByKind = { seed: noCounts(), resuming: noCounts(), ours: noCounts() };
  const counts = noCounts();
  const problems = desks.flatMap((desk) =>
    desk.toolbars.flatMap((toolbar) => {
      const circumstances = { legs, steps: chaos.steps, toolbars: desk.toolbars.length };
      const account = accountOf(toolbar, circumstances);
      for (const sum of [counts, countsByKind[toolbar.kind]]) addTo(sum, account.counts);
      return account.problems;
    })
  );
  await stage[Symbol.asyncDispose]();
  return {
    seed,
    agents,
    toolbars: toolbars.length,
    durationMs: clock.now() - began,
    calls: new Set(legs.map(({ eventId }) => eventId)).size,
    legs,
    restarts: stage.restarts,
    steps: chaos.steps,
    counts,
    countsByKind,
    problems,
    unwell,
    records: toolbars,
    journal: mock.journal,
    gatewaySaid: stage.said,
  };
}

function addTo(sum: Counts, more: Counts): void {
  for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += more[name];
}
