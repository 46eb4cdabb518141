// One line on whether Fusion hears what the toolbar does; the phone works either way.
import { useWords } from "../i18n/use_words.ts";
import type { ToolbarState } from "../state/model.ts";
import { failureWord } from "../state/words.ts";

const WORDS = {
  connecting: "fusion.connecting",
  connected: "fusion.connected",
  alone: "fusion.none",
  failed: "fusion.none",
} as const;

const TONES = { connecting: "accent", connected: "good", alone: "quiet", failed: "bad" } as const;

export function FusionStatusLine({ fusion: { status, failure } }: Pick<ToolbarState, "fusion">) {
  const say = useWords();
  return (
    <p class={`fusion fusion--${status}`} role="status">
      <span class={`tone-${TONES[status]}`}>
        <span class="dot" aria-hidden="true" />
      </span>
      <span>
        {failure ? say("fusion.failed", { reason: failureWord(say, failure) }) : say(WORDS[status])}
      </span>
    </p>
  );
}
