// Time for everything below main.ts, so that tests and scenarios can own it.

/** A timer that has not fired yet. */
export interface Timer {
  /** Stops the timer; does nothing when it has fired or was cancelled before. */
  cancel(): void;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `fire` once, `delayMs` (0 to `MAX_DELAY_MS`) from now, never within this call. */
  setTimer(delayMs: number, fire: () => void): Timer;
}

/** The longest delay a timer can hold, in milliseconds; `setTimeout` fires at once beyond it. */
export const MAX_DELAY_MS = 2_147_483_647;

/** Waits for `promise`, but no longer than `atMostMs`. */
export async function waitFor(
  promise: Promise<unknown>,
  { clock, atMostMs }: { readonly clock: Clock; readonly atMostMs: number },
): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = clock.setTimer(atMostMs, resolve);
  try {
    await Promise.race([promise, late]);
  } finally {
    timer.cancel();
  }
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(delayMs, fire) {
    const id = setTimeout(fire, delayMs);
    return { cancel: () => clearTimeout(id) };
  },
};
