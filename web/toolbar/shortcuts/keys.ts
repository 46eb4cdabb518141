// What can be done by a key, and which keys may be used for it. Pure.
import * as z from "zod/mini";

/** In the order in which they are listed. */
export const ACTIONS = [
  "accept",
  "end",
  "hold",
  "mute",
  "keypad",
  "transfer",
  "availability",
  "dial",
  "history",
  "help",
] as const;
export type Action = typeof ACTIONS[number];

/** A key for each action as `chordOf` writes it; empty for none. */
export const Keys = z.record(z.enum(ACTIONS), z.string().check(z.maxLength(24)));
export type Keys = z.infer<typeof Keys>;

/**
 * Single letters: browsers leave them to the page, and a screen reader that wants them takes them before the
 * page does. They work in the toolbar alone, can be changed, and can be turned off (WCAG 2.1.4).
 */
export const DEFAULT_KEYS: Keys = {
  accept: "A",
  end: "E",
  hold: "H",
  mute: "M",
  keypad: "K",
  transfer: "T",
  availability: "V",
  dial: "D",
  history: "Y",
  help: "?",
};

export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const MODIFIERS: ReadonlySet<string> = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph"]);

/** The pressed key with its modifiers, such as "A" or "Alt+Shift+A"; undefined while only these are down. */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | undefined {
  if (MODIFIERS.has(key)) return undefined;
  // What Shift makes of other keys is a key of its own: "?" is where it is on any keyboard.
  const isLetter = key.toLowerCase() !== key.toUpperCase();
  const name = key.length === 1 ? key.toUpperCase() : key;
  return [
    ...(ctrlKey ? ["Ctrl"] : []),
    ...(metaKey ? ["Meta"] : []),
    ...(altKey ? ["Alt"] : []),
    ...(shiftKey && (isLetter || key.length > 1) ? ["Shift"] : []),
    name,
  ].join("+");
}

/** Why a key cannot be used. */
export type KeyProblem =
  /** The browser, the system or a screen reader needs it. */
  | { readonly name: "reserved" }
  | { readonly name: "taken"; readonly by: Action };

/** Digits are for the keypad, "/" and "'" for Firefox' quick search. */
const NEEDED = /^[0-9*#+/' ]$/;

/** Whether `chord` can be the key of `action`, beside the others; undefined when it can. */
export function problemOf(chord: string, action: Action, keys: Keys): KeyProblem | undefined {
  const parts = chord === "+" ? ["+"] : chord.split("+");
  const key = parts.at(-1) ?? "";
  const has = (modifier: string) => parts.length > 1 && parts.includes(modifier);
  const isBrowsers = has("Ctrl") || has("Meta") || (has("Alt") && !has("Shift"));
  // Named keys, such as Tab, Enter, Escape, F5 and the arrows, move the focus, press buttons or scroll.
  if (isBrowsers || [...key].length !== 1 || NEEDED.test(key)) return { name: "reserved" };
  const by = ACTIONS.find((other) => other !== action && keys[other] === chord);
  return by && { name: "taken", by };
}

/** What a pressed key does. */
export function actionOf(press: KeyPress, keys: Keys): Action | undefined {
  const chord = chordOf(press);
  return chord === undefined ? undefined : ACTIONS.find((action) => keys[action] === chord);
}

/** How an element's `aria-keyshortcuts` names it; undefined for none. */
export function ariaKey(chord: string): string | undefined {
  return chord === "" ? undefined : chord.replace("Ctrl", "Control");
}
