// The browser's notifications. A frame of another origin may show them once its origin is allowed to, and
// may not ask: only a window of its own can.
import type { NotificationLeave, Notifications } from "../attention/notifier.ts";

export interface NotificationsOptions {
  /** `Notification`, where the browser has it. */
  readonly api: typeof Notification | undefined;
  /** The page is framed by one of another origin. */
  readonly isForeignFrame: boolean;
  readonly icon: string;
}

export function browserNotifications(
  { api, isForeignFrame, icon }: NotificationsOptions,
): Notifications {
  const leave = (): NotificationLeave => {
    if (!api) return "absent";
    if (api.permission === "granted") return "granted";
    // Such a frame is told "denied" also where nobody was ever asked.
    if (isForeignFrame) return "window";
    return api.permission === "default" ? "ask" : "denied";
  };
  return {
    get leave() {
      return leave();
    },
    async ask() {
      await api?.requestPermission();
      return leave();
    },
    show({ tag, title, body }, onClick) {
      if (!api || api.permission !== "granted") return undefined;
      try {
        // The call is heard by itself; it stays until it is decided.
        const shown = new api(title, { tag, body, icon, silent: true, requireInteraction: true });
        shown.onclick = onClick;
        return shown;
      } catch {
        // Chrome on Android has none outside of a service worker.
        return undefined;
      }
    },
  };
}

/** Whether the page around this one is of another origin. */
export function isForeignFrame(window: Window): boolean {
  try {
    return window.top === null || window.top.location.origin !== window.location.origin;
  } catch {
    return true;
  }
}
