// What the agent has set in this browser: how a call is heard and seen, and the keys. Read leniently: what
// cannot be understood is as if it had never been set.
import * as z from "zod/mini";
import { DEFAULT_KEYS, Keys } from "../shortcuts/keys.ts";

/** The ring tones; attention/tones.ts has their notes. */
export const TONES = ["classic", "soft", "chime"] as const;
export type Tone = typeof TONES[number];

/** How a call is heard that rings while the agent talks in another. */
export const DURING_CALLS = ["softly", "silently"] as const;

/** The loudest that can be set. */
export const MAX_VOLUME = 100;

export const Settings = z.object({
  sound: z.catch(z.boolean(), true),
  tone: z.catch(z.enum(TONES), "classic"),
  /** 0 to MAX_VOLUME. */
  volume: z.catch(z.int().check(z.minimum(0), z.maximum(MAX_VOLUME)), 60),
  duringCalls: z.catch(z.enum(DURING_CALLS), "softly"),
  /** The agent wants the browser to show calls while the page is hidden; the browser must allow it, too. */
  notifications: z.catch(z.boolean(), false),
  /** Whether keys do anything at all. */
  shortcuts: z.catch(z.boolean(), true),
  keys: z.catch(Keys, DEFAULT_KEYS),
});
export type Settings = z.infer<typeof Settings>;

/** Nothing was set. */
export const DEFAULT_SETTINGS: Settings = Settings.parse({});
