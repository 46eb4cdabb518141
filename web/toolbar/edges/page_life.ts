// The page's life as the browser tells of it.
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { type LifeChange, type PageLife, watchClock } from "../wakes.ts";

interface Browser {
  readonly window: Pick<Window, "addEventListener">;
  readonly document: Pick<Document, "addEventListener" | "visibilityState">;
  readonly navigator: Pick<Navigator, "onLine">;
}

export function pageLife({ window, document, navigator }: Browser, clock: Clock): PageLife {
  return {
    get isVisible() {
      return document.visibilityState === "visible";
    },
    get isOnline() {
      return navigator.onLine;
    },
    watch(told: (change: LifeChange) => void) {
      document.addEventListener(
        "visibilitychange",
        () => told(document.visibilityState === "visible" ? "visible" : "hidden"),
      );
      watchClock(clock, () => told("resumed"));
      // Page Lifecycle API: a page that was frozen goes on, also while it is hidden.
      document.addEventListener("resume", () => told("resumed"));
      window.addEventListener("pageshow", (event) => event.persisted && told("resumed"));
      window.addEventListener("online", () => told("online"));
      window.addEventListener("offline", () => told("offline"));
    },
  };
}
