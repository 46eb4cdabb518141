// What the settings mean to the switch's model.
import { PERSONALITIES } from "./personalities.ts";
import type { MockSettings } from "./settings.ts";
import type { NewQueue } from "./switch/queues.ts";
import type { Habits, SwitchOptions } from "./switch/options.ts";

/** What the settings mean to the switch. */
export function switchOptions(
  { limits, switch: chosen, agent, queue }: MockSettings,
): SwitchOptions {
  const { personality, ...own } = chosen;
  return {
    maxCalls: limits.calls,
    maxCallsPerDN: limits.callsPerDN,
    maxEndedCalls: limits.endedCalls,
    maxDNs: limits.dns,
    maxUserDataChars: limits.userDataChars,
    personality: { ...PERSONALITIES[personality], ...given(own) },
    habits: habitsOf(agent),
    queueRetryMs: queue.retryAfter,
  };
}

/** The queues and route points that the settings name. */
export function queuesOf(
  { queues, routePoints }: Pick<MockSettings, "queues" | "routePoints">,
): NewQueue[] {
  return [
    ...queues.map(({ ringTimeout, ...queue }) => ({
      ...queue,
      ringTimeoutMs: habitsOf({ ringTimeout }).ringTimeoutMs,
    })),
    ...routePoints.map(({ dn, defaultTo, routeTimeout }) => ({
      dn,
      agents: [],
      routePoint: true,
      defaultTo,
      routeTimeoutMs: routeTimeout,
    })),
  ];
}

type Never = number | "never" | undefined;

/** The habits of an agent, from settings in which "never" is a word. */
export function habitsOf(
  { autoAnswer, ringTimeout, afterCallWork }: {
    autoAnswer?: Never;
    ringTimeout?: Never;
    afterCallWork?: Never;
  },
): Habits {
  return {
    autoAnswerMs: milliseconds(autoAnswer),
    ringTimeoutMs: milliseconds(ringTimeout),
    afterCallWorkMs: milliseconds(afterCallWork),
  };
}

const milliseconds = (value: Never) => value === "never" ? undefined : value;

/** An object without the keys whose value is undefined. */
function given<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
