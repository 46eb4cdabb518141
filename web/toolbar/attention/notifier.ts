// Shows calls that ring as the browser's notifications, while the agent looks at none of the tabs; in one tab
// of the agent at a time, and for as long as the call rings.
import type { Turn, Turns } from "./turns.ts";

/**
 * `ask` asks the agent, when asked to. `window`: this frame may not ask, a window of its own may.
 * `denied`: the agent has said no, which only the browser's settings change. `absent`: the browser has none.
 */
export type NotificationLeave = "granted" | "ask" | "window" | "denied" | "absent";

export interface ShownNotification {
  close(): void;
}

/** The browser's notifications. */
export interface Notifications {
  readonly leave: NotificationLeave;
  /** To be called in a gesture; resolves with the answer. */
  ask(): Promise<NotificationLeave>;
  /** Shows one in place of another of the same tag; undefined where the browser refuses. */
  show(notice: Notice, onClick: () => void): ShownNotification | undefined;
}

export interface Notice {
  /** Names the call. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
}

export interface NotifierOptions {
  readonly notifications: Notifications;
  readonly turns: Turns;
  /** Brings the page to the front. */
  readonly focus: () => void;
}

interface Showing {
  readonly turn: Turn;
  shown?: ShownNotification | undefined;
}

export class Notifier {
  readonly #options: NotifierOptions;
  readonly #showing = new Map<string, Showing>();

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  /** These calls are to be seen from now on, and no others. */
  show(notices: readonly Notice[]): void {
    const wanted = new Set(notices.map(({ tag }) => tag));
    for (const [tag, showing] of this.#showing) if (!wanted.has(tag)) this.#end(tag, showing);
    for (const notice of notices) if (!this.#showing.has(notice.tag)) this.#begin(notice);
  }

  #begin(notice: Notice): void {
    const { turns } = this.#options;
    const showing: Showing = {
      turn: { end: () => turn?.end() },
    };
    this.#showing.set(notice.tag, showing);
    const turn: Turn | undefined = turns.take(`notifying ${notice.tag}`, () => {
      void this.#present(notice, showing);
    });
  }

  async #present(notice: Notice, showing: Showing): Promise<void> {
    const { notifications, turns, focus } = this.#options;
    const isWanted = () => this.#showing.get(notice.tag) === showing;
    if (await turns.isSeen() || !isWanted()) return;
    showing.shown = notifications.show(notice, () => {
      focus();
      showing.shown?.close();
    });
  }

  #end(tag: string, { turn, shown }: Showing): void {
    this.#showing.delete(tag);
    shown?.close();
    turn.end();
  }
}
