// Watches whether the framed toolbar gets in touch, and finds out what is wrong when it does not. No DOM:
// the clock, and what asks whether anything is at the address, are injected.
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";

/** How long a toolbar may take to get in touch before the agent is told what to check, in milliseconds. */
export const TOOLBAR_LIMIT_MS = 8_000;

/**
 * How it stands with the frame: `waiting` for the first word, `connected`, `silent` when the page is there
 * and says nothing, `unreachable` when nothing is at its address, `refused` when this page may not frame it.
 */
export type FrameState = "waiting" | "connected" | "silent" | "unreachable" | "refused";

export interface FrameWatchDeps {
  readonly clock: Clock;
  readonly isConnected: ReadonlySignal<boolean>;
  /** Resolves when something answers at the toolbar's address, rejects when nothing does. */
  readonly probe: () => Promise<unknown>;
}

export interface FrameWatch {
  readonly state: ReadonlySignal<FrameState>;
  /** The browser refused to frame the address. */
  refused(): void;
  /** The frame is being loaded once more. */
  restart(): void;
  close(): void;
}

/** Watches from now on. */
export function watchFrame({ clock, isConnected, probe }: FrameWatchDeps): FrameWatch {
  const state = signal<FrameState>("waiting");
  let timer: Timer | undefined;

  const wait = () => {
    timer?.cancel();
    state.value = "waiting";
    timer = clock.setTimer(TOOLBAR_LIMIT_MS, () => void findOut());
  };

  const findOut = async () => {
    const found = await probe().then(() => "silent" as const, () => "unreachable" as const);
    // It may have got in touch, or been loaded anew, meanwhile.
    if (state.value === "waiting" && !isConnected.value) state.value = found;
  };

  const stop = effect(() => {
    if (!isConnected.value) return wait();
    timer?.cancel();
    state.value = "connected";
  });

  return {
    state,
    refused() {
      timer?.cancel();
      state.value = "refused";
    },
    restart: wait,
    close() {
      stop();
      timer?.cancel();
    },
  };
}
