// A generator's plan as it is filled in, and as the mock takes it. Pure.

/** What is filled in; numbers as they are typed. */
export interface PlanForm {
  /** Calls a second. */
  readonly rate: string;
  readonly seconds: string;
  /** How long it rings and how long a call is talked, on average in seconds. */
  readonly ringSeconds: string;
  readonly talkSeconds: string;
  /** Shares in percent. */
  readonly abandon: string;
  readonly rona: string;
  /** The queue's DN; empty for the agents' own DNs in turn. */
  readonly queue: string;
  /** Toolbars that the page connects for the run; 0 to use whoever is ready. */
  readonly toolbars: string;
}

export const NEW_PLAN: PlanForm = {
  rate: "2",
  seconds: "60",
  ringSeconds: "1",
  talkSeconds: "3",
  abandon: "10",
  rona: "5",
  queue: "5000",
  toolbars: "8",
};

/** The most toolbars that one page connects. */
export const MAX_TOOLBARS = 40;

interface Bounds {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly isWhole?: true;
}

/** The fields in the order of the form. */
export const PLAN_FIELDS: Readonly<Record<keyof PlanForm, Bounds>> = {
  rate: { label: "Calls a second", min: 0.01, max: 200 },
  seconds: { label: "For, seconds", min: 1, max: 86_400 },
  ringSeconds: { label: "Ringing, seconds", min: 0, max: 600 },
  talkSeconds: { label: "Talk time, seconds", min: 0, max: 3_600 },
  abandon: { label: "Abandoned, %", min: 0, max: 100 },
  rona: { label: "Left ringing (RONA), %", min: 0, max: 100 },
  queue: { label: "Queue", min: 0, max: 0 },
  toolbars: { label: "Toolbars of its own", min: 0, max: MAX_TOOLBARS, isWhole: true },
};

export interface Plan {
  readonly rate: number;
  readonly forMs: number;
  readonly ringTime: { readonly uniform: readonly [number, number] };
  readonly talkTime: { readonly uniform: readonly [number, number] };
  readonly abandonRate: number;
  readonly ronaRate: number;
  readonly to?: string;
  readonly dns?: readonly string[];
}

export type FilledPlan =
  | { readonly ok: true; readonly plan: Plan; readonly toolbars: number }
  | { readonly ok: false; readonly field: keyof PlanForm; readonly why: string };

export function planOf(form: PlanForm): FilledPlan {
  const numbers = new Map<keyof PlanForm, number>();
  for (const [name, { min, max, isWhole }] of Object.entries(PLAN_FIELDS)) {
    const field = name as keyof PlanForm;
    if (field === "queue") continue;
    const number = Number(form[field]);
    const isRead = form[field].trim() !== "" && number >= min && number <= max;
    if (!isRead || (isWhole && !Number.isInteger(number))) {
      const why = `${isWhole ? "A whole number from" : "From"} ${min} to ${max}`;
      return { ok: false, field, why };
    }
    numbers.set(field, number);
  }
  const queue = form.queue.trim();
  if (queue !== "" && !/^[0-9]{1,16}$/.test(queue)) {
    return { ok: false, field: "queue", why: "1 to 16 digits, such as 5000" };
  }
  const of = (field: keyof PlanForm) => numbers.get(field) ?? 0;
  return {
    ok: true,
    toolbars: of("toolbars"),
    plan: {
      rate: of("rate"),
      forMs: Math.round(of("seconds") * 1_000),
      ringTime: around(of("ringSeconds")),
      talkTime: around(of("talkSeconds")),
      abandonRate: of("abandon") / 100,
      ronaRate: of("rona") / 100,
      ...(queue !== "" && { to: queue }),
    },
  };
}

/** From half to one and a half of a mean. */
function around(seconds: number): { readonly uniform: readonly [number, number] } {
  return { uniform: [Math.round(seconds * 500), Math.round(seconds * 1_500)] };
}
