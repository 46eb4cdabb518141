// What can be done with a call from Fusion beside answering and ending it: which buttons the toolbar
// supports, and how the call stands (held, muted, recorded). Pure.
import * as z from "zod/mini";

/** A pair of commands of which one undoes the other. */
export type Toggle = "hold" | "mute" | "record";
export const TOGGLES = {
  hold: { on: "hold", off: "unhold" },
  mute: { on: "mute", off: "unmute" },
  record: { on: "record", off: "stopRecord" },
} as const;

/** The toolbar's answer to getActiveInteractionCommands. */
export const Abilities = z.object({
  supportedCommands: z._default(z.array(z.string()), []),
  supportedFeatures: z._default(
    z.array(z.object({ name: z.string(), isEnabled: z.boolean() })),
    [],
  ),
});
export type Abilities = z.infer<typeof Abilities>;

/** A toolbar that has not been asked, or does not know the question. */
export const NO_ABILITIES: Abilities = { supportedCommands: [], supportedFeatures: [] };

/** Whether the toolbar said that it feeds a transcript. */
export const feedsTranscript = ({ supportedFeatures }: Abilities): boolean =>
  supportedFeatures.some(({ name, isEnabled }) => name === "transcriptEnabled" && isEnabled);

/** How a call stands, as far as Fusion was told. */
export interface Controls {
  readonly hold: boolean;
  readonly mute: boolean;
  readonly record: boolean;
  /** What the toolbar said may not be pressed now. */
  readonly disabled: readonly string[];
}

export const NEW_CONTROLS: Controls = { hold: false, mute: false, record: false, disabled: [] };

/** The controls after a command has come true; commands that change none of them change nothing. */
export function controlsAfter(controls: Controls, action: string): Controls {
  const found = Object.entries(TOGGLES).find(([, { on, off }]) => action === on || action === off);
  return found ? { ...controls, [found[0]]: action === found[1].on } : controls;
}

/** The controls after the toolbar said which buttons may be pressed. */
export function controlsWith(
  controls: Controls,
  states: readonly { readonly name: string; readonly isEnabled: boolean }[],
): Controls {
  const named = new Set(states.map(({ name }) => name));
  const off = states.filter(({ isEnabled }) => !isEnabled).map(({ name }) => name);
  return {
    ...controls,
    disabled: [...controls.disabled.filter((name) => !named.has(name)), ...off],
  };
}
