// The call generator of the server, with the readings that its charts are drawn from. The server generates;
// whether all ended as promised is read from the switch, the gateway and the page's own toolbars.
import { computed, signal } from "@preact/signals";
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import type { LabClient } from "../client.ts";
import { chartsOf, type Reading, verdictOf } from "./reading.ts";
import { NEW_PLAN, type PlanForm, planOf } from "./plan_form.ts";
import { NO_SAMPLES, readings, type Samples, withReading } from "./samples.ts";
import { agentNames, connectToolbars, type ToolbarEdge, type Toolbars } from "./toolbars.ts";

/** How often a run is read, in milliseconds. */
export const READ_MS = 500;

/** After the run, what is still on its way has so many readings to arrive before it counts as missing. */
export const SETTLING_READINGS = 20;

export interface GeneratorDeskOptions {
  readonly client: Pick<
    LabClient,
    "figures" | "generate" | "stopGenerator" | "counts" | "health"
  >;
  readonly clock: Clock;
  readonly edge: ToolbarEdge;
  /** What the agents of this page's toolbars are called, before their number. */
  readonly prefix: string;
}

export type GeneratorDesk = ReturnType<typeof createGeneratorDesk>;

/** What had ended and was told before the run. */
interface Baseline {
  readonly ended: number;
  readonly told: number;
}

const NOTHING_HEARD = { begun: 0, ended: 0, doubled: 0 } as const;

export function createGeneratorDesk({ client, clock, edge, prefix }: GeneratorDeskOptions) {
  const form = signal(NEW_PLAN);
  const wrong = signal<{ field: keyof PlanForm; why: string } | undefined>(undefined);
  const samples = signal<Samples<Reading>>(NO_SAMPLES);
  const problem = signal<string | undefined>(undefined);
  const isStarting = signal(false);
  let toolbars: Toolbars | undefined;
  let baseline: Baseline | undefined;
  let isReading = false;
  let settling = 0;

  const newest = computed(() => samples.value.newest);
  const isRunning = computed(() =>
    newest.value !== undefined && newest.value.figures.state !== "done"
  );

  /** Both counters at one time, as nearly as can be. */
  async function count(): Promise<Baseline | undefined> {
    const [counts, health] = await Promise.all([client.counts(), client.health()]);
    if (!counts.ok || !health.ok) return undefined;
    const { told, synthesised } = health.value.releases;
    // An end that a toolbar's claim brought about is one that the switch owed before the run, or never.
    const found = synthesised["missing-from-snapshot"] ?? 0;
    return { ended: counts.value.endedLegs, told: told + found };
  }

  async function readOnce(): Promise<boolean> {
    const [figures, now] = await Promise.all([client.figures(), count()]);
    if (!figures.ok) {
      problem.value = figures.detail;
      return false;
    }
    const { state } = figures.value;
    // A run that was over when the page came has no counters of its own.
    if (state === "idle" || (baseline === undefined && state === "done")) return false;
    baseline ??= now;
    const reading = {
      figures: figures.value,
      ended: (now?.ended ?? 0) - (baseline?.ended ?? 0),
      told: (now?.told ?? 0) - (baseline?.told ?? 0),
      heard: toolbars?.heard.counts ?? NOTHING_HEARD,
    };
    samples.value = withReading(samples.value, reading);
    if (reading.figures.state !== "done") return true;
    settling++;
    return verdictOf(reading).tone === "bad" && settling < SETTLING_READINGS;
  }

  async function follow(): Promise<void> {
    if (isReading) return;
    isReading = true;
    const goesOn = await readOnce();
    isReading = false;
    if (goesOn) clock.setTimer(READ_MS, () => void follow());
    else leave();
  }

  function leave(): void {
    toolbars?.close();
    toolbars = undefined;
  }

  async function begin(): Promise<void> {
    const filled = planOf(form.value);
    wrong.value = filled.ok ? undefined : { field: filled.field, why: filled.why };
    if (!filled.ok) return;
    leave();
    const agents = agentNames(prefix, filled.toolbars);
    toolbars = await connectToolbars(agents, { edge, clock });
    if (agents.length > 0 && toolbars.dns.length === 0) {
      leave();
      problem.value = "None of the toolbars could be registered. Is the link to the switch up?";
      return;
    }
    baseline = await count();
    settling = 0;
    samples.value = NO_SAMPLES;
    const dns = toolbars.dns.length > 0 ? { dns: toolbars.dns } : {};
    const started = await client.generate({ ...filled.plan, ...dns });
    problem.value = started.ok ? undefined : started.detail;
    if (started.ok) await follow();
    else leave();
  }

  return {
    form,
    wrong,
    problem,
    newest,
    isRunning,
    /** The toolbars are being connected. */
    isStarting,
    verdict: computed(() => newest.value && verdictOf(newest.value)),
    charts: computed(() => chartsOf(readings(samples.value))),
    /** The readings behind the charts. */
    readings: computed(() => readings(samples.value)),
    fill(change: Partial<PlanForm>): void {
      form.value = { ...form.value, ...change };
      wrong.value = undefined;
    },
    /** Follows a run that somebody else has begun. */
    read: follow,
    async start(): Promise<void> {
      if (isStarting.value || isRunning.value) return;
      isStarting.value = true;
      await begin();
      isStarting.value = false;
    },
    async stop(): Promise<void> {
      const stopped = await client.stopGenerator();
      problem.value = stopped.ok ? undefined : stopped.detail;
    },
  };
}
