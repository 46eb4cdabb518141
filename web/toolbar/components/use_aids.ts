// How components come by settings, history and sound, and by the keys of what they offer.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Aids } from "../aids.ts";
import { type Action, ariaKey } from "../shortcuts/keys.ts";

/** Given to all components by app.tsx. */
export const AidsContext = createContext<Aids | undefined>(undefined);

/** Only below `AidsContext.Provider`. */
export function useAids(): Aids {
  const aids = useContext(AidsContext);
  if (!aids) throw new Error("Cannot help: the component is not below an AidsContext.Provider");
  return aids;
}

export interface KeyOfAction {
  /** What a button says, with its key. */
  readonly hint: (says: string) => string;
  /** For `aria-keyshortcuts`; undefined for none. */
  readonly aria: string | undefined;
}

/** The key of an action, as the agent has set it. */
export function useKeyOf(action: Action): KeyOfAction {
  const { shortcuts, keys } = useAids().settings.settings.value;
  const key = shortcuts ? keys[action] : "";
  return {
    hint: (says) => key === "" ? says : `${says} (${key})`,
    aria: ariaKey(key),
  };
}
