// One tab at a time: the toolbars of one agent in one browser each hear of a call, and what is heard or seen
// beside the pages must not come once for each of them.

/** A turn that was asked for; the tab has it from when it is told so until it ends it. */
export interface Turn {
  end(): void;
}

export interface Turns {
  /** Asks for a turn; `mine` is called when this tab has it, which may be at once or never. */
  take(name: string, mine: () => void): Turn;
  /** Whether the agent looks at one of the tabs. */
  isSeen(): Promise<boolean>;
}

/** A browser without the Web Locks API: each tab is the only one, as far as it knows. */
export function turnsAlone(isVisible: () => boolean): Turns {
  return {
    take(_, mine) {
      mine();
      return { end() {} };
    },
    isSeen: () => Promise.resolve(isVisible()),
  };
}
