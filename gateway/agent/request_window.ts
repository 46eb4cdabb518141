// Remembers which commands were taken, so that one sent again under the same requestId is not done twice.
import type { Accepted, Command } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Refusal } from "./refusal.ts";

/** How long a requestId is remembered, in milliseconds. */
export const REQUEST_WINDOW_MS = 60_000;

/** How many are remembered for one agent. */
const MAX_REMEMBERED = 256;

/** These may be repeated by their nature, and have an effect that a client may need again. */
const ALWAYS_DONE: ReadonlySet<Command["type"]> = new Set(["initialize", "Reject"]);

export type Recalled =
  | { readonly ok: true; readonly accepted: Accepted }
  | { readonly ok: false; readonly refusal: Refusal };

interface Remembered {
  readonly command: string;
  readonly accepted: Accepted;
  readonly until: number;
}

export class RequestWindow {
  readonly #clock: Clock;
  /** By requestId, the oldest first. */
  readonly #remembered = new Map<string, Remembered>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What became of this command when it came before under the same requestId. */
  recall(command: Command): Recalled | undefined {
    const { requestId } = command;
    const found = requestId === undefined ? undefined : this.#remembered.get(requestId);
    if (!found || found.until <= this.#clock.now()) return undefined;
    if (found.command === inWords(command)) {
      return { ok: true, accepted: found.accepted };
    }
    return {
      ok: false,
      refusal: {
        code: "request-id-reused",
        field: "requestId",
        detail: `The requestId "${requestId}" belongs to another command of the last ` +
          `${REQUEST_WINDOW_MS / 1000} s. Choose a new one for each command`,
      },
    };
  }

  remember(command: Command, accepted: Accepted): void {
    const { requestId } = command;
    if (requestId === undefined || ALWAYS_DONE.has(command.type)) return;
    const now = this.#clock.now();
    for (const [id, { until }] of this.#remembered) {
      if (until > now && this.#remembered.size < MAX_REMEMBERED) break;
      this.#remembered.delete(id);
    }
    this.#remembered.set(requestId, {
      command: inWords(command),
      accepted,
      until: now + REQUEST_WINDOW_MS,
    });
  }

  /** It came to nothing: sent again, it is done again. */
  forget(requestId: string): void {
    this.#remembered.delete(requestId);
  }
}

/** The same for the same command, in whatever order its fields come. */
const inWords = (command: Command) => JSON.stringify(Object.entries(command).toSorted(byName));

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => one < other ? -1 : 1;
