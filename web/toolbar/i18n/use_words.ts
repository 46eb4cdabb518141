// How components come by their words.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Say } from "./catalogue.ts";
import type { Speech } from "./words.ts";

/** Given to all components by app.tsx, anew when the language changes. */
export const SpeechContext = createContext<Speech | undefined>(undefined);

/** The language that is spoken; only below `SpeechContext.Provider`. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("Cannot speak: the component is not below a SpeechContext.Provider");
  return speech;
}

/** `const say = useWords()`, and then `say("call.with", { party })`. */
export function useWords(): Say {
  return useSpeech().say;
}
