// How components come by their words, and by how numbers look.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Phones } from "../numbers/phones.ts";
import type { Say } from "./catalogue.ts";
import type { Language } from "./languages.ts";
import type { Speech } from "./words.ts";

/** All that depends on who reads. */
export interface Voice extends Speech {
  readonly phones: Phones;
  /** Speaks this language from now on. */
  readonly chooseLanguage: (language: Language) => void;
}

/** Given to all components by app.tsx, anew when the language changes. */
export const VoiceContext = createContext<Voice | undefined>(undefined);

/** For what words a state; only below `VoiceContext.Provider`. */
export function useVoice(): Voice {
  const voice = useContext(VoiceContext);
  if (!voice) throw new Error("Cannot speak: the component is not below a VoiceContext.Provider");
  return voice;
}

/** `const say = useWords()`, and then `say("call.with", { party })`. */
export function useWords(): Say {
  return useVoice().say;
}

/** How numbers are shown and read. */
export function usePhones(): Phones {
  return useVoice().phones;
}
