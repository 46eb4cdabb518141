// Remembers, for as long as the tab lives, that the agent wants calls: a reload connects by itself.

const KEY = "hookswitch.available";

export interface AvailabilityMemory {
  load(): boolean;
  save(available: boolean): void;
}

/** Memory in the page's sessionStorage; a browser that denies it to framed pages only forgets. */
export function sessionMemory(storage: () => Storage): AvailabilityMemory {
  return {
    load() {
      try {
        return storage().getItem(KEY) === "yes";
      } catch {
        return false;
      }
    },
    save(available) {
      try {
        if (available) storage().setItem(KEY, "yes");
        else storage().removeItem(KEY);
      } catch {
        // Nothing to do: the next reload starts unavailable.
      }
    },
  };
}
