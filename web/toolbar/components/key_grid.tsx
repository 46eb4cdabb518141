// The twelve keys of a telephone.
import { useWords } from "../i18n/use_words.ts";

/** In reading order; call_tools.css makes it a telephone's block where there is room. */
export const DIAL_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

/** What is read aloud for keys that are no numbers. */
const SPOKEN = { "*": "keypad.star", "#": "keypad.hash" } as const;

export function KeyGrid({ onKey }: { readonly onKey: (key: string) => void }) {
  const say = useWords();
  return (
    <div class="keypad__keys">
      {DIAL_KEYS.map((key) => (
        <button
          key={key}
          type="button"
          class="keypad__key"
          aria-label={key === "*" || key === "#" ? say(SPOKEN[key]) : undefined}
          onClick={() => onKey(key)}
        >
          {key}
        </button>
      ))}
    </div>
  );
}
