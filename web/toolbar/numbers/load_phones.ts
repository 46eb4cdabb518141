// Loads the numbering plans when there is time for them.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Log } from "../../../gateway/runtime/log.ts";
import type { Country } from "./country.ts";
import { type Phones, plainPhones } from "./phones.ts";

export interface LoadPhonesOptions {
  /** Resolves when the page is drawn and has nothing better to do. */
  readonly idle: Promise<void>;
  readonly country: () => Promise<Country | undefined>;
  readonly log: Log;
}

/** Plain at first; numbers stay so where the rest cannot be had. */
export function loadPhones({ idle, country, log }: LoadPhonesOptions): ReadonlySignal<Phones> {
  const phones = signal(plainPhones);
  const load = async () => {
    await idle;
    const [{ libraryPhones }, home] = await Promise.all([import("./phone_library.ts"), country()]);
    phones.value = libraryPhones(home, plainPhones);
  };
  load().catch((error) => log.warn("Cannot load what phone numbers look like", { error }));
  return phones;
}
