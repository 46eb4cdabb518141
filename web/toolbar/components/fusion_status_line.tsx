// One line on whether Fusion hears what the toolbar does; the phone works either way.
import type { ToolbarState } from "../state/model.ts";

const WORDS = {
  connecting: "Connecting to Fusion…",
  connected: "Connected to Fusion",
  alone: "Not connected to Fusion",
  failed: "Not connected to Fusion",
} as const;

const TONES = { connecting: "accent", connected: "good", alone: "quiet", failed: "bad" } as const;

export function FusionStatusLine({ fusion: { status, detail } }: Pick<ToolbarState, "fusion">) {
  return (
    <p class={`fusion fusion--${status}`} role="status">
      <span class={`tone-${TONES[status]}`}>
        <span class="dot" aria-hidden="true" />
      </span>
      <span>
        {WORDS[status]}
        {status === "failed" && `: ${detail}`}
      </span>
    </p>
  );
}
