// Holds the settings for whatever uses them, and keeps them for the next page and the other tabs.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Memory } from "../cti/memory.ts";
import type { Settings } from "./settings.ts";

export class SettingsStore {
  readonly #memory: Memory<Settings>;
  readonly #settings;

  constructor(memory: Memory<Settings>) {
    this.#memory = memory;
    this.#settings = signal(memory.load());
  }

  get settings(): ReadonlySignal<Settings> {
    return this.#settings;
  }

  change(change: Partial<Settings>): void {
    this.#settings.value = { ...this.#settings.value, ...change };
    this.#memory.save(this.#settings.value);
  }

  /** Another tab has changed them. */
  reload(): void {
    this.#settings.value = this.#memory.load();
  }
}
