// Plays a ring tone for as long as it is wanted, in one tab of the agent at a time.
import type { Clock, Timer } from "../../../gateway/runtime/clock.ts";
import type { Ring } from "./ring.ts";
import { type Phrase, PHRASES } from "./tones.ts";
import type { Turn, Turns } from "./turns.ts";

/**
 * What makes sounds: `locked` until the browser has seen a gesture in the page, `absent` where it makes none.
 */
export interface Sounder {
  readonly state: "ready" | "locked" | "absent";
  /** Tells when the state has changed. */
  watch(changed: () => void): void;
  /** To be called in a gesture: the browser lets it sound from now on. */
  unlock(): void;
  play(phrase: Phrase, gain: number): void;
  /** Ends what is being played. */
  hush(): void;
}

/** The turn that a tab takes to be heard. */
const RINGING = "ringing";

export interface RingerOptions {
  readonly sounder: Sounder;
  readonly turns: Turns;
  readonly clock: Clock;
}

export class Ringer {
  readonly #options: RingerOptions;
  #wanted: Ring | undefined;
  /** Waits for this tab's turn, or has it; only a tab that can be heard asks for one. */
  #turn: Turn | undefined;
  #next: Timer | undefined;

  constructor(options: RingerOptions) {
    this.#options = options;
    options.sounder.watch(() => this.#go());
  }

  /** Rings in this way from now on, or no more. */
  ring(wanted: Ring | undefined): void {
    const before = this.#wanted;
    this.#wanted = wanted;
    if (before?.tone === wanted?.tone && before?.gain === wanted?.gain) return;
    // A change of tone or volume is heard at once.
    if (wanted && this.#next) this.#play();
    this.#go();
  }

  #go(): void {
    const { sounder, turns } = this.#options;
    const canRing = this.#wanted !== undefined && sounder.state === "ready";
    if (canRing && !this.#turn) this.#turn = turns.take(RINGING, () => this.#play());
    if (!canRing) this.#stop();
  }

  #play(): void {
    const { sounder, clock } = this.#options;
    this.#next?.cancel();
    if (!this.#wanted) return;
    const phrase = PHRASES[this.#wanted.tone];
    sounder.hush();
    sounder.play(phrase, this.#wanted.gain);
    this.#next = clock.setTimer(phrase.everyMs, () => this.#play());
  }

  #stop(): void {
    if (this.#next) this.#options.sounder.hush();
    this.#next?.cancel();
    this.#next = undefined;
    this.#turn?.end();
    this.#turn = undefined;
  }
}
