// Notices that the page was away: the computer slept, the browser froze the page or showed another one, or
// the network was gone. What is done about it others decide.
import type { Clock } from "../../gateway/runtime/clock.ts";

export type LifeChange = "visible" | "hidden" | "resumed" | "online" | "offline";

/** What the browser tells of the page's life. */
export interface PageLife {
  readonly isVisible: boolean;
  readonly isOnline: boolean;
  watch(told: (change: LifeChange) => void): void;
}

/** How often the clock is looked at, in milliseconds. */
export const LOOK_EVERY_MS = 5_000;

/** A timer that is so much too late, in milliseconds, was held up by sleep. */
export const JUMP_MS = 10_000;

export interface WakeOptions {
  readonly life: PageLife;
  /** The page is back: whatever it believes may be old. */
  readonly onWake: (wake: { readonly networkChanged: boolean }) => void;
  readonly onNetwork: (network: "there" | "none") => void;
}

export function watchForWakes({ life, onWake, onNetwork }: WakeOptions): void {
  if (!life.isOnline) onNetwork("none");
  life.watch((change) => {
    switch (change) {
      case "visible":
      case "resumed":
        return onWake({ networkChanged: false });
      case "online":
        onNetwork("there");
        return onWake({ networkChanged: true });
      case "offline":
        return onNetwork("none");
      case "hidden":
        return;
    }
  });
}

/** Tells when the clock has jumped, which the browser tells nobody: the computer slept. */
export function watchClock(clock: Clock, jumped: () => void): void {
  const look = (dueAt: number) => {
    const now = clock.now();
    if (now - dueAt > JUMP_MS) jumped();
    clock.setTimer(LOOK_EVERY_MS, () => look(now + LOOK_EVERY_MS));
  };
  look(clock.now());
}
