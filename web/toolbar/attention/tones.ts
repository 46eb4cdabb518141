// The ring tones as notes: synthesised, so that there is no file to load and none to license. Pure.
import type { Tone } from "../settings/settings.ts";

/** One sound; of several frequencies at once it is their chord. */
export interface Note {
  /** From the beginning of the phrase, in seconds. */
  readonly at: number;
  readonly forSeconds: number;
  readonly hz: readonly number[];
  /** `bell` dies away by itself, `steady` lasts. */
  readonly shape: "steady" | "bell";
}

/** What is played again and again while a call rings. */
export interface Phrase {
  readonly everyMs: number;
  readonly notes: readonly Note[];
}

const steady = (at: number, forSeconds: number, ...hz: readonly number[]): Note => ({
  at,
  forSeconds,
  hz,
  shape: "steady",
});
const bell = (at: number, forSeconds: number, ...hz: readonly number[]): Note => ({
  ...steady(at, forSeconds, ...hz),
  shape: "bell",
});

export const PHRASES: Readonly<Record<Tone, Phrase>> = {
  // The two frequencies of a ringing telephone, twice.
  classic: { everyMs: 3_000, notes: [steady(0, 0.4, 440, 480), steady(0.6, 0.4, 440, 480)] },
  // A major third, slowly.
  soft: { everyMs: 3_500, notes: [bell(0, 1.2, 523.25), bell(0.35, 1.4, 659.25)] },
  // Four steps up.
  chime: {
    everyMs: 3_500,
    notes: [
      bell(0, 0.6, 587.33),
      bell(0.14, 0.6, 739.99),
      bell(0.28, 0.6, 880),
      bell(0.42, 1.1, 1174.66),
    ],
  },
};
